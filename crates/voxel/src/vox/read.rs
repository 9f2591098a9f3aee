//! From bytes to a scene.

use super::chunks::{Chunk, chunks};
use super::graph::Graph;
use super::palette::{Colors, IndexMap};
use super::{VoxError, limits, material, place, walk};
use crate::{Material, Palette, Placement, Scene, VoxelModel};
use glam::UVec3;
use std::collections::BTreeMap;

/// Reads a whole `.vox` file: all models, where its scene graph places them, palette and materials.
///
/// - Of an animation (several frames in the graph, or models behind a PACK chunk), the first frame is shown; the
///   other models of a PACK are placed and hidden.
/// - Several models without a scene graph and without PACK stand side by side along x.
/// - A single model without a graph stands on the ground over the origin, as MagicaVoxel places it.
/// - A rotation that is none stands unrotated, with a sentence in [`Scene::warnings`].
/// - A voxel of index 0 is empty; of two voxels in one cell the later counts.
/// - A file without any model is a scene without any model.
///
/// # Errors
/// A [`VoxError`] for everything else that contradicts the format or exceeds [`limits`].
pub fn read(bytes: &[u8]) -> Result<Scene, VoxError> {
    let parts = Parts::of(&chunks(bytes)?)?;
    let used = parts.used_indices();
    let palette = parts.colors.palette(&parts.map, &used);
    let models = parts.models(&palette)?;
    let mut warnings = parts.warnings;
    warnings.extend_from_slice(&parts.graph.warnings);
    if parts.graph.is_animated || (parts.is_pack && models.len() > 1) {
        warnings.push("the file is an animation; its first frame is shown".to_owned());
    }
    let placements = if parts.graph.nodes.is_empty() {
        without_graph(&models, parts.is_pack)
    } else {
        walk::placements(&parts.graph, &models)?
    };
    let materials = parts.materials.iter().map(|(&index, &material)| (parts.map.shown(index), material));
    let materials: BTreeMap<u8, Material> = materials.collect();
    let scene = Scene { models, placements, palette, materials: materials.into_iter().collect(), warnings };
    if scene.voxel_count() > limits::SHOWN_VOXELS {
        return Err(VoxError::TooLarge(format!("it shows {} voxels", scene.voxel_count())));
    }
    Ok(scene)
}

/// A model as the file has it: four bytes a voxel.
struct Raw<'a> {
    size: UVec3,
    voxels: &'a [[u8; 4]],
}

/// What the chunks say, before anything is put together: the palette comes after the models.
struct Parts<'a> {
    models: Vec<Raw<'a>>,
    graph: Graph,
    colors: Colors,
    map: IndexMap,
    materials: BTreeMap<u8, Material>,
    is_pack: bool,
    warnings: Vec<String>,
}

impl<'a> Parts<'a> {
    fn of(chunks: &[Chunk<'a>]) -> Result<Self, VoxError> {
        let mut parts = Self {
            models: Vec::new(),
            graph: Graph::default(),
            colors: Colors::magica_voxel(),
            map: IndexMap::identity(),
            materials: BTreeMap::new(),
            is_pack: false,
            warnings: Vec::new(),
        };
        let (mut size, mut cells) = (None, 0);
        for chunk in chunks {
            match chunk.name {
                "PACK" => parts.is_pack = true,
                "SIZE" => {
                    let new = read_size(chunk)?;
                    cells += new.element_product() as usize;
                    if cells > limits::CELLS {
                        return Err(VoxError::TooLarge("its models have too many cells".to_owned()));
                    }
                    if size.replace(new).is_some() {
                        return Err(VoxError::Damaged("a SIZE has no voxels".to_owned()));
                    }
                }
                "XYZI" => {
                    let size = size.take();
                    let size = size.ok_or_else(|| VoxError::Damaged("voxels have no SIZE".to_owned()))?;
                    parts.add(size, chunk)?;
                }
                "RGBA" => parts.colors = Colors::read(chunk)?,
                "IMAP" => parts.map = IndexMap::read(chunk, &mut parts.warnings)?,
                "MATL" | "MATT" => parts.materials.extend(material::read(chunk)?),
                _ => parts.graph.take(chunk)?,
            }
        }
        if size.is_some() {
            return Err(VoxError::Damaged("a SIZE has no voxels".to_owned()));
        }
        Ok(parts)
    }

    fn add(&mut self, size: UVec3, chunk: &Chunk<'a>) -> Result<(), VoxError> {
        if self.models.len() >= limits::MODELS {
            return Err(VoxError::TooLarge(format!("it has more than {} models", limits::MODELS)));
        }
        let mut bytes = chunk.bytes();
        let count = bytes.count(4)?;
        let (voxels, _) = bytes.take(4 * count)?.as_chunks();
        let outside = |&&[x, y, z, _]: &&[u8; 4]| {
            u32::from(x) >= size.x || u32::from(y) >= size.y || u32::from(z) >= size.z
        };
        if let Some([x, y, z, _]) = voxels.iter().find(outside) {
            return Err(VoxError::Damaged(format!(
                "the voxel ({x}, {y}, {z}) lies outside its model of {} x {} x {}",
                size.x, size.y, size.z
            )));
        }
        self.models.push(Raw { size, voxels });
        Ok(())
    }

    fn used_indices(&self) -> [bool; 256] {
        let mut used = [false; 256];
        for &[.., index] in self.models.iter().flat_map(|model| model.voxels) {
            used[usize::from(index)] = true;
        }
        used
    }

    fn models(&self, palette: &Palette) -> Result<Vec<VoxelModel>, VoxError> {
        let model = |raw: &Raw<'_>| {
            let mut cells = vec![0; raw.size.element_product() as usize];
            for &[x, y, z, index] in raw.voxels {
                let at = UVec3::new(x.into(), y.into(), z.into());
                cells[(at.x + raw.size.x * (at.y + raw.size.y * at.z)) as usize] = self.map.shown(index);
            }
            VoxelModel::new(raw.size, cells, palette.clone())
                .map_err(|error| VoxError::Damaged(error.to_string()))
        };
        self.models.iter().map(model).collect()
    }
}

fn read_size(chunk: &Chunk<'_>) -> Result<UVec3, VoxError> {
    let mut bytes = chunk.bytes();
    let size = UVec3::new(bytes.u32()?, bytes.u32()?, bytes.u32()?);
    if size.min_element() == 0 || size.max_element() > VoxelModel::MAX_SIDE {
        let [x, y, z] = size.to_array();
        return Err(VoxError::Damaged(format!("a model says it is {x} x {y} x {z}; each side is 1 to 256")));
    }
    Ok(size)
}

/// Where models stand that no graph places.
fn without_graph(models: &[VoxelModel], is_pack: bool) -> Vec<Placement> {
    let mut next_x = None;
    let placed = models.iter().enumerate().map(|(model, voxels)| {
        let standing = place::standing(voxels.size());
        let mut origin = place::origin(standing, voxels.size());
        if !is_pack {
            origin.x = next_x.unwrap_or(origin.x);
            next_x = Some(origin.x + voxels.size().x as i32 + 1);
        }
        Placement { model, rotation: standing.rotation, origin, hidden: is_pack && model > 0 }
    });
    placed.take(limits::PLACEMENTS).collect()
}
