//! What a picture shows, on whatever adapter this machine has.
#![allow(clippy::unwrap_used, reason = "a test that fails may do so anywhere")]

use glam::UVec3;
use std::sync::Arc;
use viewport::{Background, Bounds, Camera, Gpu, Look, Quality, RenderError, RenderRequest, View, Viewport};
use voxel::{Material, MaterialKind, Palette, Rgb, Scene, VoxelModel};

const RED: Rgb = Rgb::new(220, 40, 40);
const GREEN: Rgb = Rgb::new(40, 200, 60);
const BLUE: Rgb = Rgb::new(50, 80, 230);

/// A red cube with a green one to its right, a blue one on top, and nothing symmetric about it.
fn corner() -> Scene {
    let size = UVec3::new(3, 1, 2);
    let mut cells = vec![0; 6];
    cells[0] = 1;
    cells[1] = 2;
    cells[2] = 2;
    cells[3] = 3;
    Scene::of(VoxelModel::new(size, cells, Palette::new(vec![RED, GREEN, BLUE]).unwrap()).unwrap())
}

fn viewport() -> Viewport {
    Viewport::new(Arc::new(Gpu::new().unwrap())).unwrap()
}

fn request(scene: &Scene, view: View, size: (u32, u32)) -> RenderRequest {
    let bounds = Bounds::of(scene).unwrap();
    RenderRequest {
        size,
        camera: Camera::framing(bounds, view, size.0 as f32 / size.1 as f32),
        quality: Quality::Full,
        background: Background::Transparent,
        look: Look::default(),
    }
}

/// Which of the three colours a pixel is nearest to; `None` where nothing was drawn.
fn name([r, g, b, a]: [u8; 4]) -> Option<&'static str> {
    match a {
        0 => None,
        _ if r > g && r > b => Some("red"),
        _ if g > r && g > b => Some("green"),
        _ => Some("blue"),
    }
}

#[test]
fn the_front_view_shows_x_to_the_right_and_z_up() {
    let (scene, mut viewport) = (corner(), viewport());
    viewport.show(&scene).unwrap();
    let frame = viewport.render(&request(&scene, View::Front, (300, 200))).unwrap();
    assert_eq!(name(frame.pixel(65, 140)), Some("red"));
    assert_eq!(name(frame.pixel(235, 140)), Some("green"));
    assert_eq!(name(frame.pixel(65, 60)), Some("blue"));
    assert_eq!(name(frame.pixel(235, 60)), None);
    assert_eq!(frame.pixel(0, 0), [0, 0, 0, 0]);
}

#[test]
fn the_other_views_look_from_where_they_say() {
    let (scene, mut viewport) = (corner(), viewport());
    viewport.show(&scene).unwrap();
    let mut middle =
        |view, x, y| name(viewport.render(&request(&scene, view, (200, 200))).unwrap().pixel(x, y));
    assert_eq!(middle(View::Right, 100, 150), Some("green"));
    assert_eq!(middle(View::Left, 100, 150), Some("red"));
    assert_eq!(middle(View::Back, 40, 130), Some("green"), "from behind, x runs to the left");
    assert_eq!(middle(View::Top, 40, 100), Some("blue"));
    assert_eq!(middle(View::Top, 160, 100), Some("green"));
}

#[test]
fn the_same_request_gives_the_same_pixels() {
    let (scene, mut viewport) = (corner(), viewport());
    viewport.show(&scene).unwrap();
    let request = request(&scene, View::Iso, (161, 97));
    let first = viewport.render(&request).unwrap();
    viewport.render(&RenderRequest { size: (64, 64), quality: Quality::Draft, ..request.clone() }).unwrap();
    assert!(viewport.render(&request).unwrap() == first);
}

#[test]
fn every_size_from_one_pixel_on_is_drawn_and_others_are_refused() {
    let (scene, mut viewport) = (corner(), viewport());
    viewport.show(&scene).unwrap();
    for size in [(1, 1), (1, 77), (63, 2), (257, 129)] {
        for background in [Background::Studio, Background::Transparent, Background::Color([9, 9, 9])] {
            let frame =
                viewport.render(&RenderRequest { background, ..request(&scene, View::Iso, size) }).unwrap();
            assert_eq!(
                (frame.width, frame.height, frame.rgba.len()),
                (size.0, size.1, 4 * (size.0 * size.1) as usize)
            );
        }
    }
    for size in [(0, 9), (9, 0), (8193, 9)] {
        let refused = viewport.render(&RenderRequest { size, ..request(&scene, View::Iso, (9, 9)) });
        assert!(matches!(refused, Err(RenderError::Size { .. })));
    }
}

#[test]
fn slices_show_what_is_inside_and_leave_no_trace_when_they_are_gone() {
    // A red block with a blue heart.
    let cells = (0..125).map(|at| if at == 62 { 3 } else { 1 }).collect();
    let palette = Palette::new(vec![RED, GREEN, BLUE]).unwrap();
    let scene = Scene::of(VoxelModel::new(UVec3::splat(5), cells, palette).unwrap());
    let mut viewport = viewport();
    viewport.show(&scene).unwrap();
    let whole = request(&scene, View::Front, (100, 100));
    let before = viewport.render(&whole).unwrap();
    assert_eq!(name(before.pixel(50, 50)), Some("red"));
    let mut cut = whole.clone();
    cut.look.slices.low.y = 2;
    assert_eq!(name(viewport.render(&cut).unwrap().pixel(50, 50)), Some("blue"));
    cut.look.slices.high.y = 2;
    assert_eq!(name(viewport.render(&cut).unwrap().pixel(50, 50)), None, "nothing is left");
    assert!(viewport.render(&whole).unwrap() == before);
}

#[test]
fn what_stands_behind_glass_is_seen_through_it() {
    // Green glass before a red wall, touching it.
    let palette = Palette::new(vec![RED, GREEN]).unwrap();
    let cells = (0..18).map(|at| if at / 3 % 2 == 0 { 2 } else { 1 }).collect();
    let mut scene = Scene::of(VoxelModel::new(UVec3::new(3, 2, 3), cells, palette).unwrap());
    let mut viewport = viewport();
    viewport.show(&scene).unwrap();
    let request = request(&scene, View::Front, (60, 60));
    assert_eq!(name(viewport.render(&request).unwrap().pixel(30, 30)), Some("green"));
    scene.materials =
        vec![(2, Material { kind: MaterialKind::Glass, weight: 1.0, roughness: 0.0, flux: 0.0 })];
    viewport.show(&scene).unwrap();
    assert_eq!(name(viewport.render(&request).unwrap().pixel(30, 30)), Some("red"));
}

#[test]
fn an_empty_viewport_draws_its_wall() {
    let mut viewport = viewport();
    viewport.show(&Scene::default()).unwrap();
    let wall = RenderRequest {
        size: (32, 32),
        camera: Camera::default(),
        quality: Quality::Full,
        background: Background::Studio,
        look: Look::default(),
    };
    let frame = viewport.render(&wall).unwrap();
    assert!(frame.rgba.chunks(4).all(|pixel| pixel[3] == 255 && pixel[0] < 140));
}

#[test]
fn edges_over_a_transparent_ground_keep_their_colour() {
    let (scene, mut viewport) = (corner(), viewport());
    viewport.show(&scene).unwrap();
    let frame = viewport.render(&request(&scene, View::Iso, (200, 200))).unwrap();
    let edges = frame.rgba.chunks(4).filter(|pixel| (1..255).contains(&pixel[3]));
    assert!(edges.clone().count() > 20, "edges are smooth");
    for pixel in edges {
        assert!(pixel[..3].iter().any(|&channel| channel > 60), "an edge is dirty: {pixel:?}");
    }
}

#[test]
fn every_shader_is_valid_and_can_be_told_to_opengl() {
    use naga::back::{glsl, pipeline_constants::process_overrides};
    use naga::valid::{Capabilities, ValidationFlags, Validator};
    for (name, text) in viewport::shaders() {
        let module = naga::front::wgsl::parse_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut validator = Validator::new(ValidationFlags::all(), Capabilities::default());
        let info = validator.validate(&module).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        for entry in &module.entry_points {
            let (module, info) =
                process_overrides(&module, &info, Some((entry.stage, &entry.name)), &Default::default())
                    .unwrap();
            let pipeline = glsl::PipelineOptions {
                shader_stage: entry.stage,
                entry_point: entry.name.clone(),
                multiview: None,
            };
            let (mut told, options) = (String::new(), glsl::Options::default());
            glsl::Writer::new(&mut told, &module, &info, &options, &pipeline, Default::default())
                .and_then(|mut writer| writer.write())
                .unwrap_or_else(|error| panic!("{name}, {}: {error}", entry.name));
        }
    }
}

/// A plate whose faces merge into rectangles of many sizes.
fn patchwork() -> Scene {
    let side = 256_u32;
    let cells = (0..side * side).map(|at| {
        let (x, y) = (at % side, at / side);
        // A hash that is the same for patches of 1 to 8 voxels.
        let patch = 1 << ((x / 8 + y / 8) % 4);
        let mixed = (x / patch).wrapping_mul(0x9e37_79b9) ^ (y / patch).wrapping_mul(0x85eb_ca6b);
        1 + (mixed >> 13 & 1) as u8
    });
    let palette = Palette::new(vec![Rgb::new(250, 250, 250), Rgb::new(235, 235, 235)]).unwrap();
    Scene::of(VoxelModel::new(UVec3::new(side, side, 1), cells.collect(), palette).unwrap())
}

#[test]
fn nothing_shines_through_the_seams_of_a_closed_surface() {
    let (scene, mut viewport) = (patchwork(), viewport());
    viewport.show(&scene).unwrap();
    for quality in [Quality::Draft, Quality::Full] {
        for step in 0..14 {
            let mut request = request(&scene, View::Top, (320, 240));
            request.quality = quality;
            request.background = Background::Color([0, 0, 0]);
            request.camera = Camera {
                pitch: 0.4 + 0.08 * step as f32,
                yaw: 0.37 * step as f32,
                distance: 60.0,
                ..Camera::default()
            };
            if step % 2 == 1 {
                request.camera.projection = viewport::Projection::Parallel;
            }
            request.camera.target = Bounds::of(&scene).unwrap().center();
            let frame = viewport.render(&request).unwrap();
            let dark = (0..frame.width * frame.height)
                .map(|at| frame.pixel(at % frame.width, at / frame.width))
                .filter(|pixel| pixel[0] < 200)
                .count();
            assert_eq!(dark, 0, "{quality:?}, step {step}");
        }
    }
}

#[test]
fn a_face_that_looks_at_the_sky_and_the_sun_shows_the_colour_of_its_palette() {
    let mut viewport = viewport();
    for color in
        [Rgb::new(128, 128, 128), Rgb::new(176, 92, 60), Rgb::new(40, 70, 190), Rgb::new(12, 200, 90)]
    {
        let scene = Scene::of(
            VoxelModel::new(UVec3::splat(4), vec![1; 64], Palette::new(vec![color]).unwrap()).unwrap(),
        );
        viewport.show(&scene).unwrap();
        let [r, g, b, _] = viewport.render(&request(&scene, View::Top, (40, 40))).unwrap().pixel(20, 20);
        for (shown, meant) in [(r, color.r), (g, color.g), (b, color.b)] {
            assert!(shown.abs_diff(meant) <= 3, "{color:?} is shown as {r}, {g}, {b}");
        }
    }
}

#[test]
fn the_ground_is_dark_near_the_model_and_nowhere_else() {
    let mut viewport = viewport();
    for size in [UVec3::new(10, 8, 14), UVec3::new(30, 30, 2), UVec3::new(2, 2, 40)] {
        let cells = vec![1; size.element_product() as usize];
        let palette = Palette::new(vec![Rgb::new(255, 255, 255)]).unwrap();
        let scene = Scene::of(VoxelModel::new(size, cells, palette).unwrap());
        viewport.show(&scene).unwrap();
        let mut request = request(&scene, View::Top, (200, 200));
        request.background = Background::Color([255, 255, 255]);
        request.camera.distance *= 8.0;
        let frame = viewport.render(&request).unwrap();
        // Voxels across a pixel.
        let pixel = 2.0 * request.camera.distance * 15_f32.to_radians().tan() / 200.0;
        // As far as the shadow of a corner falls, and where the sky is hidden.
        let reach = size.as_vec3().length() * 1.2 + 24.0;
        let dark = (0..40_000).filter(|at| frame.pixel(at % 200, at / 200)[0] < 240);
        let far: Vec<_> = dark
            .map(|at| glam::Vec2::new((at % 200) as f32 - 99.5, (at / 200) as f32 - 99.5) * pixel)
            .filter(|at| at.length() > reach)
            .collect();
        assert!(far.is_empty(), "{size}: dark at {:?}", far.first());
    }
}
