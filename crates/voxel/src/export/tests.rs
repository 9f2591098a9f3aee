use super::*;
use crate::{Palette, Rgb, Scene, VoxelModel};
use glam::UVec3;

/// An L: two red voxels along x, a blue one on top of the first.
fn l_shape() -> VoxelModel {
    let palette = Palette::new(vec![Rgb::new(255, 0, 0), Rgb::new(9, 9, 9), Rgb::new(0, 0, 188)]).unwrap();
    VoxelModel::new(UVec3::new(2, 1, 2), vec![1, 1, 3, 0], palette).unwrap()
}

#[test]
fn an_obj_has_one_material_for_each_colour_in_use_and_shares_corners() {
    let files = obj(&l_shape(), "thing", &ExportOptions::default()).unwrap();
    let lines = |text: &str, start: &str| text.lines().filter(|line| line.starts_with(start)).count();
    assert!(files.obj.starts_with("mtllib thing.mtl\n"));
    assert_eq!(lines(&files.mtl, "newmtl"), 2);
    assert!(files.mtl.contains("newmtl color_3\nKd 0.000000 0.000000 0.502887\n"), "{}", files.mtl);
    // Front, back, bottom, left, right and half a top of red; five faces of blue.
    assert_eq!(lines(&files.obj, "f "), 11);
    // Twelve corners, and two where the merged front and back of red end below the blue.
    assert_eq!(lines(&files.obj, "v "), 14);
    assert!(files.obj.contains("v -1 2 0.5\n"), "the front is at +z, the ground at y = 0: {}", files.obj);
    assert!(!files.obj.contains("-0 "), "{}", files.obj);
}

#[test]
fn a_name_of_a_material_file_stays_on_its_line() {
    assert!(
        obj(&l_shape(), "a\nf 1 1 1", &ExportOptions::default())
            .unwrap()
            .obj
            .starts_with("mtllib af 1 1 1.mtl\n")
    );
}

#[test]
fn a_glb_is_framed_as_its_header_says() {
    let file = glb(&l_shape(), &ExportOptions::default()).unwrap();
    let word = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().unwrap()) as usize;
    assert_eq!((&file[..4], word(4), word(8)), (b"glTF".as_slice(), 2, file.len()));
    let json_length = word(12);
    let json = std::str::from_utf8(&file[20..20 + json_length]).unwrap();
    assert!(json.contains(r#""max":[1.0,1.0,0.5],"min":[-1.0,0.0,-0.5]"#), "{json}");
    let binary = 20 + json_length;
    assert_eq!(&file[binary + 4..binary + 8], b"BIN\0");
    assert_eq!(word(binary), 11 * (4 * 24 + 24));
    assert_eq!(file.len(), binary + 8 + word(binary));
}

#[test]
fn a_ply_holds_as_many_bytes_as_its_header_counts() {
    let file = ply(&l_shape(), &ExportOptions::default()).unwrap();
    let header = file.windows(11).position(|bytes| bytes == b"end_header\n").unwrap() + 11;
    assert!(std::str::from_utf8(&file[..header]).unwrap().contains("element vertex 44\n"));
    assert_eq!(file.len(), header + 11 * (4 * 15 + 17));
}

#[test]
fn a_model_without_voxels_still_makes_files() {
    let empty = VoxelModel::new(UVec3::ONE, vec![0], Palette::default()).unwrap();
    let options = ExportOptions { paint: Paint::Texture, ..ExportOptions::default() };
    let file = glb(&empty, &options).unwrap();
    assert!(
        std::str::from_utf8(&file[20..]).unwrap().contains(r#""scenes":[{}]"#),
        "no binary part, no mesh"
    );
    assert_eq!(obj(&empty, "m", &ExportOptions::default()).unwrap().mtl, "");
    assert!(ply(&empty, &options).unwrap().ends_with(b"end_header\n"));
}

#[test]
fn exports_are_the_same_twice() {
    let scene = Scene::of(l_shape());
    for format in [Format::Vox, Format::VoxScene, Format::Glb, Format::Obj, Format::Ply, Format::Qb] {
        for paint in [Paint::Materials, Paint::Texture] {
            let options = ExportOptions { paint, ..ExportOptions::default() };
            let once = export(&scene, format, "m", &options).unwrap();
            assert_eq!(Ok(once), export(&scene, format, "m", &options));
        }
    }
}

#[test]
fn squares_hold_the_same_surface_in_more_faces() {
    let lines = |faces| {
        let options = ExportOptions { faces, ..ExportOptions::default() };
        let text = obj(&l_shape(), "m", &options).unwrap().obj;
        text.lines().filter(|line| line.starts_with("f ")).count()
    };
    // Three voxels have eighteen sides, and two pairs of them touch.
    assert_eq!((lines(Faces::Merged), lines(Faces::Squares)), (11, 14));
}

#[test]
fn a_surface_of_too_many_squares_is_refused_before_it_takes_memory() {
    // Layers with room between: two large rectangles each, merged.
    let cells = (0..256_usize).flat_map(|z| std::iter::repeat_n(u8::from(z % 2 == 0), 1 << 16)).collect();
    let model =
        VoxelModel::new(UVec3::splat(256), cells, Palette::new(vec![Rgb::default()]).unwrap()).unwrap();
    let options = ExportOptions { faces: Faces::Squares, ..ExportOptions::default() };
    assert!(matches!(glb(&model, &options), Err(ExportError::TooManyFaces(16_908_288))));
    assert!(glb(&model, &ExportOptions::default()).is_ok());
}

#[test]
fn endings_name_formats_in_any_case() {
    assert_eq!(Format::of_ending("GLB"), Some(Format::Glb));
    assert_eq!(Format::of_ending("vox"), Some(Format::Vox));
    assert_eq!(Format::of_ending("stl"), None);
}
