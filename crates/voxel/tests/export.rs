//! Exported files, read back by readers that aren't ours: a closed surface that looks outwards holds as much as the
//! model has voxels.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use glam::Vec3;
use std::collections::BTreeMap;
use voxel::{Rgb, VoxelModel, export, vox};

fn model() -> VoxelModel {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/vox/truck.vox");
    vox::read(&std::fs::read(path).unwrap()).unwrap().flatten().unwrap()
}

/// Corners of triangles, three each, by linear colour in thousandths.
type Triangles = BTreeMap<[i32; 3], Vec<Vec3>>;

fn key(color: [f32; 3]) -> [i32; 3] {
    color.map(|channel| (channel * 1000.0).round() as i32)
}

/// Six times the volume inside a surface is the sum of what its triangles span with the origin.
fn volume(triangles: &Triangles) -> f32 {
    let spanned = |corners: &[Vec3]| corners[0].dot(corners[1].cross(corners[2]));
    triangles.values().flat_map(|corners| corners.chunks_exact(3)).map(spanned).sum::<f32>() / 6.0
}

/// What every file must show: volume, ground, centre and colours.
fn check(triangles: &Triangles, up: usize) {
    let model = model();
    assert!((volume(triangles) - model.voxel_count() as f32).abs() < 0.5, "{}", volume(triangles));
    let corners = || triangles.values().flatten().copied();
    let (low, high) = (corners().reduce(Vec3::min).unwrap(), corners().reduce(Vec3::max).unwrap());
    assert_eq!(low[up], 0.0);
    let sideways = (0..3).filter(|&axis| axis != up);
    assert!(sideways.clone().all(|axis| low[axis] == -high[axis]), "{low} {high}");
    let linear = |color: Rgb| {
        <[u8; 3]>::from(color).map(|channel| {
            let encoded = f32::from(channel) / 255.0;
            if encoded <= 0.04045 { encoded / 12.92 } else { ((encoded + 0.055) / 1.055).powf(2.4) }
        })
    };
    let worn = model.voxels().map(|(_, index)| key(linear(model.palette().get(index).unwrap())));
    let hidden_or_shown: std::collections::BTreeSet<_> = worn.collect();
    assert!(triangles.len() > 5 && triangles.keys().all(|color| hidden_or_shown.contains(color)));
}

#[test]
fn a_glb_holds_the_model_with_its_colours_and_y_up() {
    let bytes = export::glb(&model()).unwrap();
    let gltf = gltf::Gltf::from_slice(&bytes).unwrap();
    let mut triangles = Triangles::new();
    for primitive in gltf.meshes().next().unwrap().primitives() {
        let reader = primitive.reader(|_| gltf.blob.as_deref());
        let positions: Vec<Vec3> = reader.read_positions().unwrap().map(Vec3::from).collect();
        let normals: Vec<Vec3> = reader.read_normals().unwrap().map(Vec3::from).collect();
        let [r, g, b, alpha] = primitive.material().pbr_metallic_roughness().base_color_factor();
        assert_eq!(alpha, 1.0);
        let corners: Vec<usize> =
            reader.read_indices().unwrap().into_u32().map(|corner| corner as usize).collect();
        for corner in corners.chunks_exact(3) {
            let [a, b, c] = [positions[corner[0]], positions[corner[1]], positions[corner[2]]];
            assert_eq!((b - a).cross(c - a).normalize(), normals[corner[0]]);
        }
        triangles.entry(key([r, g, b])).or_default().extend(corners.iter().map(|&corner| positions[corner]));
        let bounds = primitive.bounding_box();
        assert_eq!(Vec3::from(bounds.min), positions.iter().copied().reduce(Vec3::min).unwrap());
        assert_eq!(Vec3::from(bounds.max), positions.iter().copied().reduce(Vec3::max).unwrap());
    }
    check(&triangles, 1);
}

#[test]
fn an_obj_holds_the_model_with_its_colours_and_y_up() {
    let files = export::obj(&model(), "truck.mtl").unwrap();
    let load_mtl = |path: &std::path::Path| {
        assert_eq!(path.to_str(), Some("truck.mtl"));
        tobj::load_mtl_buf(&mut files.mtl.as_bytes())
    };
    let options = tobj::LoadOptions { triangulate: true, ..Default::default() };
    let (models, materials) = tobj::load_obj_buf(&mut files.obj.as_bytes(), &options, load_mtl).unwrap();
    let materials = materials.unwrap();
    let mut triangles = Triangles::new();
    for mesh in models.iter().map(|model| &model.mesh) {
        let color = materials[mesh.material_id.unwrap()].diffuse.unwrap();
        let corner = |&index: &u32| Vec3::from_slice(&mesh.positions[3 * index as usize..]);
        triangles.entry(key(color)).or_default().extend(mesh.indices.iter().map(corner));
    }
    check(&triangles, 1);
}
