//! Every option does what it says, all the way to the voxels of the file that comes back.

use crate::app::App;
use std::collections::HashSet;
use studio::view::{ColorView, OptionsView, TexturingView, TroubleCode};
use tests::following::small;
use voxel::{Rgb, VoxelModel, vox};

/// A model of a chest with these options, read back from its file.
async fn build(app: &App, options: OptionsView) -> VoxelModel {
    let drawn = app.draw("a rustic wooden treasure chest", Some(7)).await;
    let built = app.build(&drawn, 0, options).await;
    assert_eq!(built.models[0].options, options);
    vox::read(&app.vox(&built).await).expect("a .vox file").flatten().expect("one model")
}

/// The colours that are worn.
fn worn(model: &VoxelModel) -> HashSet<Rgb> {
    model.voxels().filter_map(|(_, index)| model.palette().get(index)).collect()
}

/// How many empty cells nothing can reach from outside.
fn enclosed(model: &VoxelModel) -> usize {
    let size = model.size().as_ivec3();
    let (mut reached, mut open) = (HashSet::new(), vec![[-1; 3]]);
    while let Some(at) = open.pop() {
        let inside = (0..3).all(|axis| (-1..=size[axis]).contains(&at[axis]));
        if inside && model.at(at[0], at[1], at[2]) == 0 && reached.insert(at) {
            for axis in 0..3 {
                for step in [-1, 1] {
                    let mut next = at;
                    next[axis] += step;
                    open.push(next);
                }
            }
        }
    }
    let around = (size + 2).element_product() as usize;
    around - reached.len() - model.voxel_count()
}

#[tokio::test]
async fn the_longest_side_has_exactly_the_voxels_that_were_asked_for() {
    let app = App::open().await;
    for voxel_size in [8, 33, 128] {
        let model = build(&app, OptionsView { voxel_size, ..small() }).await;
        assert_eq!(model.size().max_element(), voxel_size);
    }
}

#[tokio::test]
async fn no_more_colours_are_worn_than_were_asked_for() {
    let app = App::open().await;
    let mut most = 0;
    for (palette_size, limit) in [(2, 2), (5, 5), (256, 255)] {
        let model = build(&app, OptionsView { palette_size, voxel_size: 48, ..small() }).await;
        let colours = worn(&model).len();
        assert!(colours <= limit && colours > most, "{colours} colours of {palette_size}");
        most = colours;
    }
}

#[tokio::test]
async fn gray_wears_no_hue() {
    let app = App::open().await;
    let is_gray = |color: &Rgb| color.r == color.g && color.g == color.b;
    let gray = build(&app, OptionsView { texturing: TexturingView::Gray, ..small() }).await;
    assert!(worn(&gray).iter().all(is_gray), "{:?}", worn(&gray));
    let textured = build(&app, small()).await;
    assert!(!worn(&textured).iter().all(is_gray));
    assert!(worn(&gray).len() > 1, "shades stay apart");
}

#[tokio::test]
async fn fill_leaves_no_room_inside() {
    let app = App::open().await;
    let hollow = build(&app, OptionsView { voxel_size: 24, ..small() }).await;
    let filled = build(&app, OptionsView { voxel_size: 24, fill: true, ..small() }).await;
    assert!(enclosed(&hollow) > 0);
    assert_eq!(enclosed(&filled), 0);
    assert_eq!(filled.voxel_count(), hollow.voxel_count() + enclosed(&hollow));
    assert_eq!(filled.size(), hollow.size());
}

#[tokio::test]
async fn where_colours_come_from_changes_no_shape() {
    let app = App::open().await;
    let options = OptionsView { voxel_size: 32, palette_size: 256, ..small() };
    let surface = build(&app, options).await;
    let vertex = build(&app, OptionsView { color: ColorView::Vertex, ..options }).await;
    let cells = |model: &VoxelModel| model.voxels().map(|(at, _)| at).collect::<Vec<_>>();
    assert_eq!(cells(&surface), cells(&vertex));
    // Pictures are built with one colour for each voxel, which is that of its corners too.
    assert!(!worn(&surface).is_empty() && !worn(&vertex).is_empty());
}

#[tokio::test]
async fn options_out_of_range_are_refused_before_anything_is_sent() {
    let app = App::open().await;
    let drawn = app.draw("a barrel", Some(1)).await;
    for (options, field) in [
        (OptionsView { voxel_size: 7, ..small() }, "voxel size"),
        (OptionsView { voxel_size: 129, ..small() }, "voxel size"),
        (OptionsView { palette_size: 1, ..small() }, "palette size"),
        (OptionsView { palette_size: 257, ..small() }, "palette size"),
    ] {
        let error = app.studio.voxelize(&drawn.id, 0, options).await.expect_err("a refusal");
        assert_eq!(error.code(), TroubleCode::Refused);
        assert!(error.to_string().contains(field), "{error}");
    }
    assert_eq!((app.home.jobs("images"), app.home.jobs("voxelize")), (1, 0));
    assert_eq!(app.studio.generation(&drawn.id).await.expect("the generation").runs.len(), 1);
}
