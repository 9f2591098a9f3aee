//! Scenes that turn: what their frames show, and what is in the files.
#![allow(clippy::unwrap_used, reason = "a test that fails may do so anywhere")]

use glam::UVec3;
use std::io;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;
use viewport::{
    Background, Bounds, Camera, Gpu, Look, PictureError, Quality, RenderRequest, Turntable, View, Viewport,
    write_apng, write_gif, write_sequence,
};
use voxel::{Palette, Rgb, Scene, VoxelModel};

const FRAMES: u32 = 6;

/// A white cube: it looks the same after each quarter turn.
fn cube() -> Scene {
    let palette = Palette::new(vec![Rgb::new(220, 220, 220)]).unwrap();
    Scene::of(VoxelModel::new(UVec3::splat(5), vec![1; 125], palette).unwrap())
}

fn shown() -> Viewport {
    let mut viewport = Viewport::new(Arc::new(Gpu::new().unwrap())).unwrap();
    viewport.show(&cube()).unwrap();
    viewport
}

fn request(background: Background) -> RenderRequest {
    let bounds = Bounds::of(&cube()).unwrap();
    let mut camera = Camera::framing(bounds, View::Iso, 1.5);
    camera.frame_turning(bounds, 1.5);
    RenderRequest { size: (60, 40), camera, quality: Quality::Full, background, look: Look::default() }
}

fn turn(background: Background, frames: u32) -> Turntable {
    Turntable::new(request(background), frames, Duration::from_secs(1)).unwrap()
}

fn whole(_: f32) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// The largest difference of a channel between two pictures.
fn apart(one: &[u8], other: &[u8]) -> u8 {
    assert_eq!(one.len(), other.len());
    one.iter().zip(other).map(|(one, other)| one.abs_diff(*other)).max().unwrap()
}

/// The frames of a PNG file as they are, and how often it plays; 0 is for ever.
fn read_apng(file: &[u8]) -> (Vec<Vec<u8>>, u32) {
    let mut png = png::Decoder::new(io::Cursor::new(file)).read_info().unwrap();
    let animation = *png.info().animation_control().unwrap();
    let frame = |_| {
        let mut frame = vec![0; png.output_buffer_size().unwrap()];
        png.next_frame(&mut frame).unwrap();
        frame
    };
    ((0..animation.num_frames).map(frame).collect(), animation.num_plays)
}

#[test]
fn the_light_stays_while_the_model_turns() {
    let mut viewport = shown();
    let turn = turn(Background::Studio, 4);
    let first = viewport.render(&turn.frame(0)).unwrap();
    let mut fixed_sun = turn.frame(1);
    fixed_sun.look.sun_turn = 0.0;
    assert!(apart(&viewport.render(&fixed_sun).unwrap().rgba, &first.rgba) > 40, "the sun would go around");
    for at in 1..4 {
        // Edges that fall between pixels may be rounded the other way.
        let frame = viewport.render(&turn.frame(at)).unwrap().rgba;
        let strays = frame.iter().zip(&first.rgba).filter(|(one, other)| one.abs_diff(**other) > 12).count();
        assert!(strays * 100 < frame.len(), "{strays} channels of frame {at} differ");
    }
}

#[test]
fn the_first_frame_is_the_picture_itself() {
    let mut viewport = shown();
    let still = viewport.render(&request(Background::Transparent)).unwrap();
    let mut file = Vec::new();
    write_apng(&mut viewport, &turn(Background::Transparent, FRAMES), &mut file, &mut whole).unwrap();
    let (frames, plays) = read_apng(&file);
    assert_eq!((frames.len(), plays), (FRAMES as usize, 0));
    assert!(frames[0] == still.rgba);
    assert!(frames[1] != still.rgba);
    let mut files = vec![Vec::new(); FRAMES as usize];
    let mut left = files.iter_mut();
    let open = |_| left.next().ok_or_else(|| io::Error::other("one file too many"));
    write_sequence(&mut viewport, &turn(Background::Transparent, FRAMES), open, &mut whole).unwrap();
    for (file, frame) in files.iter().zip(&frames) {
        let mut png = png::Decoder::new(io::Cursor::new(file)).read_info().unwrap();
        let mut pixels = vec![0; png.output_buffer_size().unwrap()];
        png.next_frame(&mut pixels).unwrap();
        assert!(pixels == *frame);
    }
}

#[test]
fn a_gif_plays_for_ever_and_shows_each_frame_in_its_colours() {
    let mut viewport = shown();
    let turn = turn(Background::Studio, FRAMES);
    let mut file = Vec::new();
    write_gif(&mut viewport, &turn, &mut file, &mut whole).unwrap();
    let mut options = gif::DecodeOptions::new();
    options.set_color_output(gif::ColorOutput::RGBA);
    let mut gif = options.read_info(file.as_slice()).unwrap();
    assert_eq!(gif.repeat(), gif::Repeat::Infinite);
    let mut screen = vec![0; 60 * 40 * 4];
    let (mut frames, mut time) = (0, 0);
    while let Some(frame) = gif.read_next_frame().unwrap() {
        for (on_screen, pixel) in screen.chunks_mut(4).zip(frame.buffer.chunks(4)) {
            if pixel[3] == 255 {
                on_screen.copy_from_slice(pixel);
            }
        }
        let exact = viewport.render(&turn.frame(frames)).unwrap().rgba;
        assert!(apart(&screen, &exact) < 24, "frame {frames} is {} off", apart(&screen, &exact));
        (frames, time) = (frames + 1, time + frame.delay);
    }
    assert_eq!((frames, time), (FRAMES, 100));
}

#[test]
fn whoever_watches_sees_it_go_on_and_can_end_it() {
    let mut viewport = shown();
    let turn = turn(Background::Studio, FRAMES);
    let mut told = Vec::new();
    let mut watch = |done: f32| {
        told.push(done);
        ControlFlow::Continue(())
    };
    write_gif(&mut viewport, &turn, io::sink(), &mut watch).unwrap();
    assert!(told.is_sorted() && told.last() == Some(&1.0), "{told:?}");
    let mut enough = |done: f32| if done < 0.5 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) };
    for stopped in [
        write_gif(&mut viewport, &turn, io::sink(), &mut enough),
        write_apng(&mut viewport, &turn, io::sink(), &mut enough),
        write_sequence(&mut viewport, &turn, |_| Ok(io::sink()), &mut enough),
    ] {
        assert!(matches!(stopped, Err(PictureError::Cancelled)));
    }
}
