//! What an artist changes about a model that is there: free, local, and undone by leaving it out.
//!
//! Tweaks are data. They are applied to the model as it was received, always in the same order, so that a slider that
//! goes back to where it was leaves no trace.

use crate::Error;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use voxel::edit::{Edit, Keep};
use voxel::{Axis, Palette, Rgb, Scene};

/// All that is changed about a model.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct Tweaks {
    /// Voxels along the longest axis, 1 to 256.
    pub size: Option<u32>,
    /// Whether only the largest body stays.
    pub without_floaters: bool,
    /// What becomes of the inside.
    pub inside: InsideTweak,
    /// What becomes of the colours.
    pub colors: ColorsTweak,
    /// Other values for colours, as they are after `colors`.
    pub recolors: Vec<Recolor>,
    /// Whether left and right change places.
    pub mirrored: bool,
    /// Quarter turns about the upright axis, 0 to 3, counterclockwise from above.
    pub turns: u8,
}

/// What becomes of the inside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export)]
pub enum InsideTweak {
    /// It stays as it is.
    #[default]
    AsIs,
    /// What is sealed is filled.
    Filled,
    /// Only a shell stays.
    Shell {
        /// Voxels, 1 or more.
        thickness: u32,
    },
}

/// What becomes of the colours.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export)]
pub enum ColorsTweak {
    /// They stay as they are.
    #[default]
    AsIs,
    /// They become fewer.
    Fewer {
        /// Colours at most, 1 to 255.
        count: u32,
    },
    /// They become those of a palette.
    Palette {
        /// What the palette is called.
        name: String,
        /// Its colours, as `#rrggbb`, 1 to 255 of them.
        colors: Vec<String>,
    },
}

/// Another value for a colour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Recolor {
    /// The palette index, 1 to 255.
    pub index: u8,
    /// `#rrggbb`.
    pub color: String,
}

impl Tweaks {
    /// A model that shows all of a scene, with these changes. Without any it is the scene as it was.
    ///
    /// # Errors
    /// A sentence where the scene is too large to be one model, a value makes no sense, or nothing would be left.
    pub fn apply(&self, scene: &Scene) -> Result<Scene, Error> {
        let edits = self.edits()?;
        if edits.is_empty() {
            return Ok(scene.clone());
        }
        let mut model = scene.flatten().map_err(|error| Error::Refused(error.to_string()))?;
        for edit in &edits {
            model = edit.apply(&model).map_err(|error| Error::Refused(error.to_string()))?;
        }
        let mut tweaked = Scene::of(model);
        if !edits.iter().any(Edit::renumbers_colors) {
            tweaked.materials.clone_from(&scene.materials);
        }
        Ok(tweaked)
    }

    /// The edits that these changes are, in the order in which they are made: what floats goes first, so that the size is
    /// that of what stays; the direction comes last, since nothing depends on it.
    fn edits(&self) -> Result<Vec<Edit>, Error> {
        let mut edits = Vec::new();
        if self.without_floaters {
            edits.extend([Edit::RemoveFloating(Keep::Largest), Edit::Crop]);
        }
        edits.extend(self.size.map(Edit::Resample));
        match self.inside {
            InsideTweak::AsIs => {}
            InsideTweak::Filled => edits.push(Edit::Fill),
            InsideTweak::Shell { thickness } => edits.push(Edit::Hollow(thickness)),
        }
        match &self.colors {
            ColorsTweak::AsIs => {}
            ColorsTweak::Fewer { count } => edits.push(Edit::Reduce(*count as usize)),
            ColorsTweak::Palette { colors, .. } => edits.push(Edit::Snap(palette_of(colors)?)),
        }
        for recolor in &self.recolors {
            edits.push(Edit::Recolor(recolor.index, color_of(&recolor.color)?));
        }
        if self.mirrored {
            edits.push(Edit::Mirror(Axis::X));
        }
        if !self.turns.is_multiple_of(4) {
            edits.push(Edit::Rotate(Axis::Z, i32::from(self.turns % 4)));
        }
        Ok(edits)
    }
}

fn palette_of(colors: &[String]) -> Result<Palette, Error> {
    let colors = colors.iter().map(|color| color_of(color)).collect::<Result<_, _>>()?;
    Palette::new(colors).map_err(|error| Error::Refused(error.to_string()))
}

fn color_of(text: &str) -> Result<Rgb, Error> {
    text.parse().map_err(|error: voxel::RgbError| Error::Refused(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use voxel::VoxelModel;

    /// A bar of red and blue, and a green bit beside it.
    fn bar() -> Scene {
        let colors = vec![Rgb::new(200, 0, 0), Rgb::new(0, 0, 200), Rgb::new(0, 200, 0)];
        let cells = vec![1, 1, 1, 2, 2, 0, 3];
        let model = VoxelModel::new([7, 1, 1].into(), cells, Palette::new(colors).unwrap()).unwrap();
        Scene::of(model)
    }

    fn colors(scene: &Scene) -> Vec<String> {
        let worn = |(_, index)| scene.palette.get(index).map(|color| color.to_string());
        scene.models[0].voxels().filter_map(worn).collect()
    }

    #[test]
    fn no_tweaks_change_nothing() {
        assert_eq!(Tweaks::default().apply(&bar()).unwrap(), bar());
    }

    #[test]
    fn tweaks_are_made_in_one_order_whatever_was_touched_first() {
        let tweaks = Tweaks {
            without_floaters: true,
            recolors: vec![Recolor { index: 2, color: "#ffffff".to_owned() }],
            mirrored: true,
            ..Tweaks::default()
        };
        let tweaked = tweaks.apply(&bar()).unwrap();
        assert_eq!(tweaked.models[0].voxel_count(), 5, "the green bit is gone");
        assert_eq!(colors(&tweaked)[..2], ["#ffffff", "#ffffff"], "{:?}", colors(&tweaked));
    }

    #[test]
    fn two_half_turns_are_none() {
        let turned = |turns| Tweaks { turns, ..Tweaks::default() }.apply(&bar()).unwrap();
        assert_eq!(turned(4), bar());
        assert_eq!(turned(1).models[0].size().to_array(), [1, 7, 1]);
    }

    #[test]
    fn values_that_make_no_sense_are_refused_in_a_sentence() {
        let palette = |colors: &[&str]| ColorsTweak::Palette {
            name: "mine".to_owned(),
            colors: colors.iter().map(|&color| color.to_owned()).collect(),
        };
        let wrong = [
            Tweaks { size: Some(9_000), ..Tweaks::default() },
            Tweaks { inside: InsideTweak::Shell { thickness: 0 }, ..Tweaks::default() },
            Tweaks { colors: ColorsTweak::Fewer { count: 0 }, ..Tweaks::default() },
            Tweaks { colors: palette(&[]), ..Tweaks::default() },
            Tweaks { colors: palette(&["red"]), ..Tweaks::default() },
            Tweaks { recolors: vec![Recolor { index: 9, color: "#000000".to_owned() }], ..Tweaks::default() },
        ];
        for tweaks in wrong {
            let refused = tweaks.apply(&bar());
            assert!(matches!(refused, Err(Error::Refused(_))), "{tweaks:?} made {refused:?}");
        }
    }
}
