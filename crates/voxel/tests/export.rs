//! Exported files, read back by readers that aren't ours: a closed surface that looks outwards holds as much as the
//! model has voxels.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use glam::{IVec3, UVec3, Vec3};
use std::collections::BTreeMap;
use voxel::export::{ExportOptions, Faces, Format, Paint, Pivot, VoxelScale};
use voxel::{Rgb, Scene, VoxelModel, export, vox};

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
    let bytes = export::glb(&model(), &ExportOptions::default()).unwrap();
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
    let files = export::obj(&model(), "truck", &ExportOptions::default()).unwrap();
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

/// A texture's colours at the corners of a mesh, three bytes each.
fn looked_up(picture: &[u8], places: &[[f32; 2]]) -> Vec<[u8; 3]> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    assert_eq!((info.width, info.height, info.color_type), (256, 1, png::ColorType::Rgb));
    let pixel = |&[u, v]: &[f32; 2]| {
        assert!((0.0..1.0).contains(&v));
        let at = 3 * (u * 256.0) as usize;
        [pixels[at], pixels[at + 1], pixels[at + 2]]
    };
    places.iter().map(pixel).collect()
}

/// The colours that can be seen: those of voxels with an open side.
fn seen(model: &VoxelModel) -> Vec<[u8; 3]> {
    let is_open = |at: UVec3| {
        let at = at.as_ivec3();
        let sides = IVec3::AXES.into_iter().flat_map(|axis| [at + axis, at - axis]);
        sides.into_iter().any(|side| model.at(side.x, side.y, side.z) == 0)
    };
    let open = model.voxels().filter(|&(at, _)| is_open(at));
    let mut colors: Vec<[u8; 3]> =
        open.map(|(_, index)| model.palette().get(index).unwrap().into()).collect();
    colors.sort_unstable();
    colors.dedup();
    colors
}

fn distinct(mut colors: Vec<[u8; 3]>) -> Vec<[u8; 3]> {
    colors.sort_unstable();
    colors.dedup();
    colors
}

#[test]
fn a_glb_with_a_texture_has_one_primitive_whose_places_name_the_colours() {
    let options = ExportOptions { paint: Paint::Texture, ..ExportOptions::default() };
    let bytes = export::glb(&model(), &options).unwrap();
    let gltf = gltf::Gltf::from_slice(&bytes).unwrap();
    let primitives: Vec<_> = gltf.meshes().next().unwrap().primitives().collect();
    let [primitive] = primitives.as_slice() else { panic!("{} primitives", primitives.len()) };
    let texture = primitive.material().pbr_metallic_roughness().base_color_texture().unwrap().texture();
    assert_eq!(texture.sampler().mag_filter(), Some(gltf::texture::MagFilter::Nearest));
    let gltf::image::Source::View { view, mime_type } = texture.source().source() else { panic!("a file") };
    assert_eq!(mime_type, "image/png");
    let picture = &gltf.blob.as_deref().unwrap()[view.offset()..view.offset() + view.length()];
    let reader = primitive.reader(|_| gltf.blob.as_deref());
    let places: Vec<[f32; 2]> = reader.read_tex_coords(0).unwrap().into_f32().collect();
    assert_eq!(places.len(), reader.read_positions().unwrap().count());
    assert_eq!(distinct(looked_up(picture, &places)), seen(&model()));
}

#[test]
fn an_obj_with_a_texture_names_the_picture_beside_it() {
    let options = ExportOptions { paint: Paint::Texture, ..ExportOptions::default() };
    let made = export::export(&Scene::of(model()), Format::Obj, "a truck", &options).unwrap();
    let [("mtl", mtl), ("png", picture)] = made.beside.as_slice() else { panic!("{:?}", made.beside) };
    let load_mtl = |_: &std::path::Path| tobj::load_mtl_buf(&mut mtl.as_slice());
    let settings = tobj::LoadOptions { triangulate: true, single_index: true, ..Default::default() };
    let (models, materials) = tobj::load_obj_buf(&mut made.file.as_slice(), &settings, load_mtl).unwrap();
    assert_eq!(materials.unwrap()[0].diffuse_texture.as_deref(), Some("a truck.png"));
    // The format counts v from below, and the picture is one pixel high.
    let places: Vec<[f32; 2]> = models
        .iter()
        .flat_map(|model| model.mesh.texcoords.chunks_exact(2))
        .map(|at| [at[0], at[1]])
        .collect();
    assert_eq!(distinct(looked_up(picture, &places)), seen(&model()));
}

/// The lowest and highest corners of a file, by a reader of glTF.
fn bounds(options: &ExportOptions) -> (Vec3, Vec3) {
    let bytes = export::glb(&model(), options).unwrap();
    let gltf = gltf::Gltf::from_slice(&bytes).unwrap();
    let boxes = gltf.meshes().next().unwrap().primitives().map(|primitive| primitive.bounding_box());
    let boxes = boxes.map(|bounds| (Vec3::from(bounds.min), Vec3::from(bounds.max)));
    boxes.reduce(|(low, high), (other_low, other_high)| (low.min(other_low), high.max(other_high))).unwrap()
}

#[test]
fn the_pivot_becomes_the_origin_and_a_voxel_as_long_as_was_asked_for() {
    let size = model().extent().map(|(low, high)| (high - low).as_vec3()).unwrap();
    assert_eq!(size, model().size().as_vec3(), "the truck fills its box");
    let turned = Vec3::new(size.x, size.z, size.y);
    let scale = VoxelScale::new(0.25).unwrap();
    for (pivot, low) in [
        (Pivot::Base, Vec3::new(-turned.x / 2.0, 0.0, -turned.z / 2.0)),
        (Pivot::Center, -turned / 2.0),
        (Pivot::Corner, Vec3::new(0.0, 0.0, -turned.z)),
    ] {
        let options = ExportOptions { pivot, scale, ..ExportOptions::default() };
        assert_eq!(bounds(&options), (low * 0.25, (low + turned) * 0.25), "{pivot:?}");
    }
}

#[test]
fn squares_enclose_what_merged_faces_do() {
    let options = ExportOptions { faces: Faces::Squares, ..ExportOptions::default() };
    assert_eq!(bounds(&options), bounds(&ExportOptions::default()));
    let bytes = export::glb(&model(), &options).unwrap();
    let gltf = gltf::Gltf::from_slice(&bytes).unwrap();
    let mut triangles = Triangles::new();
    for primitive in gltf.meshes().next().unwrap().primitives() {
        let reader = primitive.reader(|_| gltf.blob.as_deref());
        let positions: Vec<Vec3> = reader.read_positions().unwrap().map(Vec3::from).collect();
        let [r, g, b, _] = primitive.material().pbr_metallic_roughness().base_color_factor();
        let corners = reader.read_indices().unwrap().into_u32().map(|corner| positions[corner as usize]);
        triangles.entry(key([r, g, b])).or_default().extend(corners);
    }
    for corners in triangles.values().flat_map(|corners| corners.chunks_exact(3)) {
        let area = (corners[1] - corners[0]).cross(corners[2] - corners[0]).length() / 2.0;
        assert_eq!(area, 0.5);
    }
    check(&triangles, 1);
}

/// A matrix of a Qubicle file, read as its makers describe it: where it lies, and the voxels in it.
fn matrix(file: &[u8]) -> (IVec3, UVec3, BTreeMap<[u32; 3], [u8; 3]>) {
    let word = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().unwrap());
    assert_eq!(file[..4], [1, 1, 0, 0], "the version");
    let (format, orientation, compression, mask, count) = (word(4), word(8), word(12), word(16), word(20));
    assert_eq!((format, compression, mask, count), (0, 0, 0, 1), "RGBA, plain, no mask, one matrix");
    assert_eq!(orientation, 1, "right-handed");
    let at = 25 + usize::from(file[24]);
    let size = UVec3::new(word(at), word(at + 4), word(at + 8));
    let place = UVec3::new(word(at + 12), word(at + 16), word(at + 20)).as_ivec3();
    let cells = file[at + 24..].chunks_exact(4);
    assert_eq!(cells.len(), size.element_product() as usize);
    let voxels = cells.zip(0..).filter(|(cell, _)| cell[3] != 0).map(|(cell, number): (_, u32)| {
        assert_eq!(cell[3], 255);
        let at = [number % size.x, number / size.x % size.y, number / size.x / size.y];
        (at, [cell[0], cell[1], cell[2]])
    });
    (place, size, voxels.collect())
}

#[test]
fn a_qb_holds_every_voxel_with_y_up_and_the_front_towards_the_eye() {
    let model = model();
    let (width, depth, height) = model.size().into();
    for (pivot, place) in [
        (Pivot::Base, [-(width as i32) / 2, 0, depth as i32 / 2 - depth as i32]),
        (Pivot::Center, [-(width as i32) / 2, -(height as i32) / 2, depth as i32 / 2 - depth as i32]),
        (Pivot::Corner, [0, 0, -(depth as i32)]),
    ] {
        let options = ExportOptions { pivot, ..ExportOptions::default() };
        let (at, size, voxels) = matrix(&export::qb(&model, &options));
        assert_eq!((at.to_array(), size), (place, UVec3::new(width, height, depth)), "{pivot:?}");
        assert_eq!(voxels.len(), model.voxel_count());
        for (at, index) in model.voxels() {
            let color: [u8; 3] = model.palette().get(index).unwrap().into();
            assert_eq!(voxels.get(&[at.x, at.z, depth - 1 - at.y]), Some(&color), "{at}");
        }
    }
}

#[test]
fn a_vox_file_is_one_model_or_the_scene_as_it_is() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/multiple_model_scene.vox");
    let scene = vox::read(&std::fs::read(path).unwrap()).unwrap();
    let made = |format| {
        let file = export::export(&scene, format, "scene", &ExportOptions::default()).unwrap().file;
        vox::read(&file).unwrap()
    };
    assert_eq!(made(Format::Vox).models, [scene.flatten().unwrap()]);
    let whole = made(Format::VoxScene);
    assert!(scene.models.len() > 1);
    assert_eq!((whole.models, whole.placements), (scene.models, scene.placements));
}
