//! Meshes of models: the faces that can be seen, merged into rectangles, with ambient occlusion at their corners.

mod greedy;
mod light;
mod quad;
mod rows;

pub use quad::{Face, Quad};

use crate::VoxelModel;
use greedy::Plane;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use rows::Rows;

/// Up to so many cells one core is done before others would be awake.
const ALONE: usize = 64 * 64 * 64;

/// The visible surface of a model, in its own voxels: the model spans (0, 0, 0) to its size.
///
/// Quads are ordered by face, then plane: the same model gives the same mesh.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mesh {
    /// The rectangles.
    pub quads: Vec<Quad>,
}

/// The visible faces with ambient occlusion. Faces merge where their colour agrees and the light at every corner stays
/// what it would be without merging.
#[must_use]
pub fn mesh(model: &VoxelModel) -> Mesh {
    faces(model, true)
}

/// The visible faces without ambient occlusion (every corner open), merged wherever colours agree: the fewest
/// rectangles, for files that other programs light themselves.
#[must_use]
pub fn merged_faces(model: &VoxelModel) -> Mesh {
    faces(model, false)
}

fn faces(model: &VoxelModel, shaded: bool) -> Mesh {
    // How many words a row takes is known to the compiler, which makes a few plain operations of most rows.
    match model.size().x.div_ceil(64) {
        1 => in_rows::<1>(model, shaded),
        2 => in_rows::<2>(model, shaded),
        _ => in_rows::<4>(model, shaded),
    }
}

fn in_rows<const X: usize>(model: &VoxelModel, shaded: bool) -> Mesh {
    let rows = Rows::<X>::of(model);
    match model.size().y.div_ceil(64) {
        1 => merged(model, &rows, &rows.turned::<1>(model), shaded),
        2 => merged(model, &rows, &rows.turned::<2>(model), shaded),
        _ => merged(model, &rows, &rows.turned::<4>(model), shaded),
    }
}

fn merged<const X: usize, const Y: usize>(
    model: &VoxelModel,
    along_x: &Rows<X>,
    along_y: &Rows<Y>,
    shaded: bool,
) -> Mesh {
    let of_face = |face: Face| {
        if face.axis() == 0 {
            Plane::new(model, along_y, face).merge(shaded)
        } else {
            Plane::new(model, along_x, face).merge(shaded)
        }
    };
    let quads: Vec<Vec<Quad>> = if model.cells().len() > ALONE {
        Face::ALL.into_par_iter().map(of_face).collect()
    } else {
        Face::ALL.into_iter().map(of_face).collect()
    };
    Mesh { quads: quads.concat() }
}
