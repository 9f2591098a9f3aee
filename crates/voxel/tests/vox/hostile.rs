//! Files made to harm end in a sentence.

use super::build::{chunk, file, group, model, numbers, shape, transform};
use super::data;
use voxel::vox::{self, VoxError};
use voxel::{Rotation, Scene};

fn error(bytes: &[u8]) -> VoxError {
    vox::read(bytes).expect_err("this file must be refused")
}

fn damaged(bytes: &[u8], part: &str) {
    let error = error(bytes);
    let sentence = error.to_string();
    assert!(matches!(error, VoxError::Damaged(_)) && sentence.contains(part), "{sentence}");
}

fn voxel() -> Vec<u8> {
    model([1, 1, 1], &[[0, 0, 0, 1]])
}

#[test]
fn each_hostile_file_is_refused_with_its_sentence() {
    let sentence = |name: &str| error(&data(&format!("hostile/{name}.vox"))).to_string();
    assert_eq!(sentence("bigchunk"), "the .vox file is cut short or damaged: the chunk XYZI ends too early");
    assert_eq!(
        sentence("bigcount"),
        "the .vox file is damaged: XYZI counts 2147483647 entries and holds fewer"
    );
    assert_eq!(
        sentence("bigsize"),
        "the .vox file is damaged: a model says it is 4294967295 x 4294967295 x 4294967295; each side is 1 to 256"
    );
    assert!(sentence("nest").starts_with("the .vox file is damaged: "), "{}", sentence("nest"));
    assert_eq!(sentence("trunc"), "the .vox file is cut short or damaged: the chunk MAIN ends too early");
    assert!(sentence("outside").contains("lies outside its model"), "{}", sentence("outside"));
    assert_eq!(error(&data("not_a.vox")), VoxError::Magic);
}

#[test]
fn a_wrong_rotation_opens_unrotated_with_a_warning() {
    for name in ["rotation-0", "rotation-255", "rotation-text", "rotation-huge"] {
        let scene = vox::read(&data(&format!("hostile/{name}.vox"))).unwrap();
        assert_eq!(scene.placements[0].rotation, Rotation::IDENTITY);
        assert_eq!(scene.warnings, ["a rotation in the file makes no sense, so its part stands unrotated"]);
        assert_eq!(scene.voxel_count(), 1);
    }
}

#[test]
fn every_prefix_of_a_file_is_refused() {
    let whole = vox::write_scene(&vox::read(&super::placing::nested()).unwrap()).unwrap();
    for length in 0..whole.len() {
        assert!(vox::read(&whole[..length]).is_err(), "{length} of {} bytes", whole.len());
    }
}

#[test]
fn other_magic_and_versions_are_refused() {
    assert_eq!(error(b""), VoxError::Magic);
    assert_eq!(error(b"GIF89a"), VoxError::Magic);
    assert_eq!(error(b"VOX \x97\0\0\0"), VoxError::Version(151));
}

#[test]
fn a_graph_that_loops_is_refused() {
    let graph = [voxel(), transform(0, 1, -1, &[], &[]), group(1, &[2]), transform(2, 1, 0, &[], &[])];
    damaged(&file(&graph), "loops");
}

#[test]
fn a_graph_that_fans_out_is_refused_before_it_takes_time_or_memory() {
    // Forty groups, each of which names the next one twice: 2^40 places.
    let mut chunks = vec![voxel()];
    chunks.extend((0..40).map(|id| group(id, &[id + 1, id + 1])));
    chunks.push(shape(40, 0));
    assert!(matches!(error(&file(&chunks)), VoxError::TooLarge(_)));
    // The same without any shape at its end.
    chunks.pop();
    chunks.push(group(40, &[]));
    assert!(matches!(error(&file(&chunks)), VoxError::TooLarge(_)));
    // One wide group.
    let wide = [voxel(), group(0, &vec![1; 3 << 20]), shape(1, 0)];
    assert!(matches!(error(&file(&wide)), VoxError::TooLarge(_)));
}

#[test]
fn models_that_only_claim_to_be_large_are_refused() {
    let empty = model([256, 256, 256], &[]);
    assert_eq!(vox::read(&file(&vec![empty.clone(); 2])).map(|scene| scene.models.len()), Ok(2));
    assert!(matches!(error(&file(&vec![empty; 17])), VoxError::TooLarge(_)));
    assert!(matches!(error(&file(&vec![model([1, 1, 1], &[]); 20_000])), VoxError::TooLarge(_)));
}

#[test]
fn one_large_model_in_many_places_is_refused() {
    let voxels: Vec<[u8; 4]> =
        (0..=255).flat_map(|x| (0..=255).flat_map(move |y| [[x, y, 0, 1], [x, y, 1, 1]])).collect();
    let many = [model([256, 256, 2], &voxels), group(0, &vec![1; 3_000]), shape(1, 0)];
    assert!(matches!(error(&file(&many)), VoxError::TooLarge(_)));
}

#[test]
fn a_nearly_empty_model_in_many_places_is_put_together() {
    let places = 20_000;
    let chunks = [model([256, 256, 256], &[[7, 8, 9, 3]]), group(0, &vec![1; places]), shape(1, 0)];
    let scene = vox::read(&file(&chunks)).unwrap();
    assert_eq!(scene.voxel_count(), places);
    assert_eq!(scene.flatten().unwrap().voxel_count(), 1);
}

#[test]
fn contradictions_are_refused() {
    let xyzi = chunk("XYZI", &numbers(&[0]));
    let size = chunk("SIZE", &numbers(&[1, 1, 1]));
    damaged(&file(std::slice::from_ref(&xyzi)), "voxels have no SIZE");
    damaged(&file(&[size.clone(), xyzi, size.clone()]), "a SIZE has no voxels");
    damaged(&file(&[size.clone(), size]), "a SIZE has no voxels");
    damaged(&file(&[model([1, 257, 1], &[])]), "each side is 1 to 256");
    damaged(&file(&[model([0, 1, 1], &[])]), "each side is 1 to 256");
    damaged(&file(&[model([2, 2, 2], &[[0, 2, 0, 1]])]), "(0, 2, 0) lies outside");
    damaged(&file(&[voxel(), shape(0, 1)]), "model 1 is placed and not there");
    damaged(&file(&[voxel(), transform(0, 9, 0, &[], &[])]), "node 9 is named and not there");
    damaged(&file(&[voxel(), shape(0, 0), group(0, &[])]), "two nodes are numbered 0");
    damaged(&file(&[chunk("MAIN", &[])]), "MAIN");
    damaged(&file(&[chunk("X\n\0Z", &[])]), "no readable name");
    for place in ["1 2", "1 2 3 4", "a b c", "99999999999 0 0", "1000001 0 0", "1.5 0 0", ""] {
        damaged(&file(&[voxel(), transform(0, 1, 0, &[], &[("_t", place)]), shape(1, 0)]), "stands nowhere");
    }
}

#[test]
fn a_palette_order_that_is_no_order_is_ignored_with_a_warning() {
    let scene = vox::read(&file(&[voxel(), chunk("IMAP", &[7; 256])])).unwrap();
    assert_eq!(scene.warnings, ["the palette's order makes no sense, so it stays as stored"]);
    assert_eq!(scene.models[0].cells(), [1]);
}

#[test]
fn a_file_without_models_is_a_scene_without_models() {
    assert_eq!(vox::read(&file(&[])).map(|scene| scene.models.len()), Ok(0));
    let scene: Scene = vox::read(&data("no_models.vox")).unwrap();
    assert_eq!((scene.models.len(), scene.placements.len(), scene.voxel_count()), (0, 0, 0));
    assert_eq!(scene.flatten().unwrap_err().to_string(), "the file shows no model");
}
