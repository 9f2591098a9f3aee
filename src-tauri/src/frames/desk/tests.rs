use super::*;
use crate::frames::pace::REST;
use glam::UVec3;
use voxel::{Palette, Rgb, VoxelModel};

const SLOW: Duration = Duration::from_millis(60);
const FAST: Duration = Duration::from_millis(2);
const TURN: Input = Input::Orbit { dx: 0.1, dy: 0.0 };

/// A cube whose layers, from the ground up, wear the colours 1, 2, 1, 2 and so on.
fn cube(side: u32) -> Arc<Scene> {
    let palette = Palette::new(vec![Rgb::new(200, 0, 0), Rgb::new(0, 16, 255)]).unwrap();
    let layer = (side * side) as usize;
    let cells = (0..layer * side as usize).map(|at| 1 + (at / layer % 2) as u8).collect();
    Arc::new(Scene::of(VoxelModel::new(UVec3::splat(side), cells, palette).unwrap()))
}

/// A desk and its clock.
struct Seat {
    desk: Desk,
    now: Instant,
    sequence: u32,
    took: Duration,
}

impl Seat {
    /// With a cube of 8 voxels on a canvas of 801 x 600, whose first frame the page has drawn.
    fn take(took: Duration) -> Self {
        let now = Instant::now();
        let mut seat = Self { desk: Desk::new(took == SLOW, now), now, sequence: 0, took };
        seat.says(&Input::Resize { width: 801, height: 600 });
        seat.desk.show(Place::Main, Some(cube(8)));
        seat.draws();
        seat
    }

    fn says(&mut self, input: &Input) {
        self.desk.apply(input, self.now);
    }

    fn waits(&mut self, time: Duration) {
        self.now += time;
        self.desk.tick(self.now);
    }

    /// Draws a frame, which the page then has.
    fn draws(&mut self) -> Quality {
        assert!(self.desk.wants_frame());
        let (_, quality) = self.desk.frame();
        self.sequence += 1;
        self.desk.pace().sent(self.sequence, quality, self.took);
        self.says(&Input::Drawn { sequence: self.sequence });
        quality
    }

    /// Draws until nothing is left to draw, for a minute at most; how often.
    fn settles(&mut self) -> usize {
        let mut frames = 0;
        for _ in 0..2_000 {
            let Some(pause) = self.desk.sleeps(self.now) else { break };
            self.waits(pause.max(Duration::from_millis(1)));
            while self.desk.wants_frame() {
                self.draws();
                frames += 1;
            }
        }
        frames
    }

    fn camera(&self) -> Camera {
        self.desk.shots((801, 600))[0].camera.clone()
    }

    fn style(&self) -> Style {
        self.desk.style
    }
}

#[test]
fn nothing_is_drawn_while_nothing_changes() {
    let mut seat = Seat::take(FAST);
    seat.says(&Input::Resize { width: 801, height: 600 });
    seat.says(&Input::Point { x: 0.5, y: 0.5 });
    assert!(seat.desk.pointed().is_some());
    seat.says(&Input::Leave);
    assert!(!seat.desk.wants_frame() && seat.desk.sleeps(seat.now).is_none());
    assert_eq!(seat.settles(), 0);
}

#[test]
fn a_new_style_is_drawn_once() {
    let mut seat = Seat::take(FAST);
    let style = Style { edges: true, highlight: Some(3), ..Style::default() };
    seat.says(&Input::Style { style });
    let look = &seat.desk.shots((801, 600))[0].look;
    assert!(look.edges && look.highlight == Some(3));
    seat.draws();
    seat.says(&Input::Style { style });
    assert!(!seat.desk.wants_frame());
}

#[test]
fn a_projection_stays_through_other_changes_of_style() {
    let mut seat = Seat::take(FAST);
    let style = Style { projection: ProjectionStyle::Isometric, ..Style::default() };
    seat.says(&Input::Style { style });
    seat.settles();
    let isometric = seat.camera();
    assert_eq!(isometric.projection, Projection::Parallel);
    seat.says(&TURN);
    let turned = seat.camera();
    seat.says(&Input::Style { style: Style { grid: true, ..style } });
    seat.settles();
    assert_eq!(seat.camera(), turned);
    seat.says(&Input::Style { style: Style { grid: true, ..style } });
    seat.settles();
    assert!((seat.camera().yaw - isometric.yaw).abs() < 1e-4, "chosen again, it turns back");
}

#[test]
fn a_drag_on_a_slow_adapter_draws_drafts_and_then_one_good_frame() {
    let mut seat = Seat::take(SLOW);
    seat.says(&TURN);
    assert_eq!(seat.desk.frame(), ((401, 300), Quality::Draft));
    seat.draws();
    assert_eq!(seat.desk.sleeps(seat.now), Some(REST));
    assert_eq!(seat.settles(), 1);
    assert_eq!(seat.desk.frame().1, Quality::Full);
}

#[test]
fn input_that_is_no_number_moves_nothing_and_no_size_draws_nothing() {
    let mut seat = Seat::take(FAST);
    seat.says(&Input::Zoom { steps: f32::NAN, x: f32::INFINITY, y: f32::NAN });
    seat.says(&Input::Orbit { dx: f32::INFINITY, dy: f32::NAN });
    seat.says(&Input::Look { direction: [f32::NAN; 3] });
    let view = CameraView { distance: f32::NAN, target: [f32::INFINITY; 3], ..seat.desk.view() };
    seat.says(&Input::Camera { camera: CameraView { framed: false, ..view }, smooth: true });
    seat.says(&Input::Point { x: f32::NAN, y: 0.5 });
    seat.settles();
    let camera = format!("{:?}", seat.camera());
    assert!(!camera.contains("NaN") && !camera.contains("inf"), "{camera}");
    assert_eq!(seat.desk.pointed(), None);
    seat.says(&Input::Resize { width: 0, height: 600 });
    assert!(!seat.desk.wants_frame());
}

#[test]
fn the_pointer_finds_position_index_and_colour() {
    let mut seat = Seat::take(FAST);
    seat.says(&Input::Look { direction: [0.0, -1.0, 0.0] });
    seat.settles();
    let middle = seat.desk.voxel_at(0.51, 0.49).unwrap();
    assert_eq!((middle.position, middle.index, &*middle.color), ([4, 0, 4], 1, "#c80000"));
    let higher = seat.desk.voxel_at(0.51, 0.36).unwrap();
    assert_eq!((higher.position, higher.index, &*higher.color), ([4, 0, 5], 2, "#0010ff"));
    assert_eq!(seat.desk.voxel_at(0.01, 0.01), None);
    let mut slices = [[0.0, 1.0]; 3];
    slices[1][0] = 0.5;
    seat.says(&Input::Style { style: Style { slices, ..seat.style() } });
    assert_eq!(seat.desk.voxel_at(0.51, 0.49).unwrap().position, [4, 4, 4], "the front is cut off");
}

#[test]
fn a_framed_model_stays_framed_when_the_canvas_changes_and_an_artists_own_camera_stays_his() {
    let mut seat = Seat::take(FAST);
    let wide = seat.camera().distance;
    seat.says(&TURN);
    seat.says(&Input::Resize { width: 200, height: 600 });
    assert!(seat.camera().distance > wide * 1.5, "it would not fit any more");
    seat.says(&Input::Resize { width: 801, height: 600 });
    seat.says(&Input::Zoom { steps: 3.0, x: 0.5, y: 0.5 });
    let own = seat.camera();
    for (width, height) in [(1, 1), (3840, 2160), (0, 0), (200, 600)] {
        seat.says(&Input::Resize { width, height });
    }
    assert_eq!(seat.camera(), own);
    seat.says(&Input::Frame);
    seat.settles();
    assert!(seat.desk.view().framed);
}

#[test]
fn a_side_is_looked_at_by_a_short_move_that_ends_in_one_good_frame() {
    let mut seat = Seat::take(SLOW);
    seat.says(&Input::Look { direction: [0.0, 0.0, 1.0] });
    let frames = seat.settles();
    assert!(frames > 2, "{frames}");
    assert!(seat.camera().pitch > 1.5 && seat.desk.view().framed);
    assert!(!seat.desk.wants_frame() && seat.desk.frame().1 == Quality::Full);
    seat.says(&Input::Motion { reduced: true });
    seat.says(&Input::Look { direction: [1.0, 0.0, 0.0] });
    assert!(seat.camera().pitch == 0.0 && seat.settles() == 0 && seat.desk.wants_frame());
}

#[test]
fn a_move_waits_for_a_page_that_is_slow_and_spins_for_none_that_has_gone() {
    let mut seat = Seat::take(FAST);
    seat.says(&Input::Look { direction: [0.0, 0.0, 1.0] });
    seat.waits(Duration::from_millis(20));
    seat.desk.pace().sent(99, Quality::Full, FAST);
    assert_eq!(seat.desk.sleeps(seat.now), None);
}

#[test]
fn what_is_highlighted_can_be_framed() {
    let mut seat = Seat::take(FAST);
    let all = seat.camera().distance;
    let mut slices = [[0.0, 1.0]; 3];
    slices[2] = [0.0, 0.25];
    seat.says(&Input::Style { style: Style { slices, highlight: Some(2), ..seat.style() } });
    seat.says(&Input::FrameSelection);
    seat.settles();
    let view = seat.desk.view();
    assert_eq!((view.target, view.framed), ([4.0, 4.0, 1.5], false));
    assert!(view.distance < all);
}

#[test]
fn a_zoom_keeps_the_voxel_under_the_pointer() {
    let mut seat = Seat::take(FAST);
    let before = seat.desk.voxel_at(0.45, 0.42).unwrap();
    seat.says(&Input::Zoom { steps: 6.0, x: 0.45, y: 0.42 });
    assert_eq!(seat.desk.voxel_at(0.45, 0.42).unwrap(), before);
    assert!(!seat.desk.view().framed);
}

#[test]
fn an_idle_model_turns_only_where_it_may_and_stops_when_touched() {
    let mut seat = Seat::take(FAST);
    seat.waits(IDLE * 2);
    assert!(!seat.desk.wants_frame(), "off by default");
    seat.says(&Input::Style { style: Style { turns: true, ..seat.style() } });
    seat.draws();
    seat.waits(IDLE / 2);
    assert!(!seat.desk.wants_frame());
    let before = seat.camera().yaw;
    for _ in 0..20 {
        let pause = seat.desk.sleeps(seat.now).unwrap();
        seat.waits(pause);
        if seat.desk.wants_frame() {
            seat.draws();
        }
    }
    assert!(seat.camera().yaw != before && seat.desk.view().framed);
    seat.says(&Input::Point { x: 0.5, y: 0.5 });
    let touched = seat.camera();
    seat.waits(IDLE / 2);
    assert_eq!(seat.camera(), touched);
    seat.desk.show(Place::Main, None);
    seat.waits(IDLE * 2);
    seat.draws();
    assert_eq!(seat.desk.sleeps(seat.now), None, "nothing is there to turn");
}

#[test]
fn two_models_are_seen_by_one_camera_and_fit_their_halves() {
    let mut seat = Seat::take(FAST);
    let alone = seat.camera().distance;
    seat.desk.show(Place::Beside, Some(cube(16)));
    seat.says(&Input::Style { style: Style { highlight: Some(2), ..seat.style() } });
    let shots = seat.desk.shots((801, 600));
    assert_eq!(shots.iter().map(|shot| shot.size).collect::<Vec<_>>(), [(400, 600), (401, 600)]);
    assert_eq!([shots[0].look.highlight, shots[1].look.highlight], [Some(2), None]);
    let (main, beside) = (&shots[0].camera, &shots[1].camera);
    assert!(main.distance > alone, "half the stage is narrower");
    assert!((beside.distance / main.distance - 2.0).abs() < 1e-4);
    assert_eq!(beside.target.to_array(), [8.0; 3]);
    let (here, there) = (seat.desk.voxel_at(0.25, 0.5).unwrap(), seat.desk.voxel_at(0.75, 0.5).unwrap());
    assert!(!here.beside && there.beside);
    seat.says(&Input::Zoom { steps: 4.0, x: 0.7, y: 0.45 });
    assert_eq!(seat.desk.voxel_at(0.75, 0.5).map(|voxel| voxel.beside), Some(true));
    seat.says(&Input::Frame);
    seat.desk.show(Place::Beside, None);
    assert!((seat.camera().distance - alone).abs() < 1e-3 && seat.desk.shots((801, 600)).len() == 1);
}

#[test]
fn a_portrait_is_of_the_main_model_alone_and_ends_with_the_next_change() {
    let mut seat = Seat::take(SLOW);
    seat.says(&Input::Orbit { dx: 0.1, dy: 0.0 });
    seat.desk.settle();
    assert!(!seat.desk.wants_frame() && !seat.desk.pace().is_behind(), "what was owed is forgotten");
    let portrait = seat.desk.portrait().unwrap();
    assert_eq!((portrait.camera, portrait.size), (seat.camera(), (801, 600)));
    seat.says(&Input::Point { x: 0.5, y: 0.5 });
    assert!(!seat.desk.pace().is_behind(), "a pointer changes nothing");
    seat.says(&Input::Orbit { dx: 0.1, dy: 0.0 });
    assert!(seat.desk.pace().is_behind());
    seat.desk.settle();
    seat.says(&Input::Beauty { on: false });
    assert!(seat.desk.wants_frame(), "the plain picture comes back");
    seat.desk.show(Place::Beside, Some(cube(16)));
    assert!(seat.desk.portrait().is_none());
}
