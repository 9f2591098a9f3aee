//! The page that shows the works.

use crate::works::{Work, Works};
use std::fmt::Write as _;

const HEAD: &str = "\
# Gallery

What the built-in engine makes, without a graphics card and without a network. Each model is filled and has at most 255
colours; it is shown from the front and from behind. `cargo xtask gallery` makes this page and its pictures.
";

const FOOT: &str = "
The pictures and meshes that aren't drawn or computed here have their sources and licences in
[gallery/own/LICENSE.md](gallery/own/LICENSE.md) and `crates/voxelize/tests/data/LICENSE.md`.
";

/// Markdown.
pub fn write(works: &Works) -> String {
    let mut page = HEAD.to_owned();
    section(
        &mut page,
        "From words",
        "The drawing that was made of the words, and the model.",
        &works.prompts,
    );
    section(&mut page, "From small to large", "One drawing at five sizes.", &works.sizes);
    section(&mut page, "From meshes", "glTF, GLB, OBJ, and four formulas.", &works.meshes);
    section(
        &mut page,
        "From pictures",
        "Sprites keep their alpha; in photos the thing is told from its ground.",
        &works.pictures,
    );
    page + FOOT
}

fn section(page: &mut String, title: &str, about: &str, works: &[Work]) {
    let _ = write!(page, "\n## {title}\n\n{about}\n\n| | |\n|---|---|\n");
    for pair in works.chunks(2) {
        let cells = pair.iter().map(|work| {
            let (caption, file, size) = (&work.caption, work.file(), work.model.size());
            format!("{caption}, {} × {} × {}<br>![{caption}](gallery/{file})", size.x, size.y, size.z)
        });
        let _ = writeln!(page, "| {} |", cells.collect::<Vec<_>>().join(" | "));
    }
}
