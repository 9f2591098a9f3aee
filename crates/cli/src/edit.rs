//! `voxelier edit`: a `.vox` file is edited and written anew.

use crate::arguments::EditArguments;
use crate::export::{one_model, scene_of};
use crate::failure::Failure;
use crate::steps::Step;
use crate::voxelize::facts;
use crate::{output, palette, tell};
use voxel::edit::Edit;
use voxel::vox;

pub fn run(arguments: &EditArguments) -> Result<(), Failure> {
    let (input, path) = (&arguments.input, &arguments.output);
    output::check_vox(path)?;
    let edits: Vec<(String, Edit)> = arguments.steps.0.iter().map(edit_of).collect::<Result<_, _>>()?;
    let mut scene = scene_of(input)?;
    let mut model = one_model(input, &scene)?;
    for (flag, edit) in &edits {
        model = edit.apply(&model).map_err(|error| Failure::flag(flag, error))?;
    }
    if !scene.materials.is_empty() && edits.iter().any(|(_, edit)| edit.renumbers_colors()) {
        tell::aside("with other colours the materials are lost: all is plain paint now");
        scene.materials.clear();
    }
    output::write(path, &vox::write_with_materials(&model, &scene.materials))?;
    tell::result(format!("{}: {}", path.display(), facts(&model)))
}

/// A step's flag and what it does.
fn edit_of(step: &Step) -> Result<(String, Edit), Failure> {
    Ok(match step {
        Step::Edit(name, edit) => (format!("--{name}"), edit.clone()),
        Step::Palette(name) => ("--palette".to_owned(), Edit::Snap(palette::find(name)?)),
    })
}
