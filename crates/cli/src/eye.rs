//! Where pictures are seen from, and what is behind the model: flags that `render` and `turntable` share.

use crate::failure::Failure;
use clap::Args;
use std::path::Path;
use viewport::{Background, Bounds, Camera, Projection, View};

#[derive(Args)]
pub struct EyeArguments {
    /// Where to look from: iso, front, right, back, left, top or bottom
    #[arg(long, default_value = "iso", value_parser = view)]
    view: View,
    /// Turn around the model, in degrees: 0 is the front, 90 the right side. Instead of the view's
    #[arg(long, value_name = "DEGREES", allow_negative_numbers = true, value_parser = degrees::<360>)]
    yaw: Option<f32>,
    /// Height above the horizon, in degrees, -89 to 89. Instead of the view's
    #[arg(long, value_name = "DEGREES", allow_negative_numbers = true, value_parser = degrees::<89>)]
    pitch: Option<f32>,
    /// Draw far things smaller
    #[arg(long)]
    perspective: bool,
    /// Come so many times nearer: 1 shows all of the model
    #[arg(long, value_name = "FACTOR", default_value = "1", value_parser = zoom)]
    zoom: f32,
}

impl EyeArguments {
    /// The eye for a picture of a scene.
    pub fn camera(&self, bounds: Bounds, size: (u32, u32)) -> Camera {
        self.framing(bounds, size, Camera::frame)
    }

    /// The eye for pictures of a scene that turns.
    pub fn camera_before_turning(&self, bounds: Bounds, size: (u32, u32)) -> Camera {
        self.framing(bounds, size, Camera::frame_turning)
    }

    fn framing(
        &self,
        bounds: Bounds,
        (width, height): (u32, u32),
        frame: fn(&mut Camera, Bounds, f32),
    ) -> Camera {
        let aspect = width as f32 / height as f32;
        let mut camera = Camera::framing(bounds, self.view, aspect);
        camera.yaw = self.yaw.map_or(camera.yaw, f32::to_radians);
        camera.pitch = self.pitch.map_or(camera.pitch, f32::to_radians);
        if self.perspective {
            camera.projection = Projection::Perspective;
        }
        frame(&mut camera, bounds, aspect);
        camera.distance /= self.zoom;
        camera
    }
}

#[derive(Args)]
pub struct GroundArguments {
    /// Leave the background transparent
    #[arg(long, conflicts_with = "background")]
    pub transparent: bool,
    /// A plain background in this colour
    #[arg(long, value_name = "#RRGGBB", value_parser = color)]
    background: Option<[u8; 3]>,
}

impl GroundArguments {
    /// What is behind the model.
    pub fn background(&self) -> Background {
        match self.background {
            Some(color) => Background::Color(color),
            None if self.transparent => Background::Transparent,
            None => Background::Studio,
        }
    }
}

/// Refuses a file's name whose ending says something else than what is written.
pub fn check_ending(path: &Path, endings: &[&str], sentence: &str) -> Result<(), Failure> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    if ending.is_some_and(|ending| endings.contains(&ending.as_str())) {
        return Ok(());
    }
    Err(Failure::flag("--output", sentence))
}

pub fn picture_size(text: &str) -> Result<(u32, u32), String> {
    let wanted = || format!("it must be WIDTHxHEIGHT, each 1 to {}", viewport::MAX_SIDE);
    let (width, height) = text.split_once(['x', 'X']).ok_or_else(wanted)?;
    let side = |text: &str| text.parse().ok().filter(|side| (1..=viewport::MAX_SIDE).contains(side));
    Ok((side(width).ok_or_else(wanted)?, side(height).ok_or_else(wanted)?))
}

fn view(text: &str) -> Result<View, String> {
    text.parse().map_err(|()| "it must be iso, front, right, back, left, top or bottom".to_owned())
}

fn degrees<const MOST: u16>(text: &str) -> Result<f32, String> {
    let angle = text.parse().ok().filter(|angle: &f32| angle.abs() <= f32::from(MOST));
    angle.ok_or_else(|| format!("it must be a number from -{MOST} to {MOST}"))
}

fn zoom(text: &str) -> Result<f32, String> {
    let factor = text.parse().ok().filter(|factor| (0.1..=100.0).contains(factor));
    factor.ok_or_else(|| "it must be a number from 0.1 to 100".to_owned())
}

fn color(text: &str) -> Result<[u8; 3], String> {
    let wanted = || "it must be a hexadecimal colour, such as #203040".to_owned();
    let digits = text.strip_prefix('#').unwrap_or(text);
    if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Err(wanted());
    }
    let number = u32::from_str_radix(digits, 16).map_err(|_| wanted())?;
    let [_, r, g, b] = number.to_be_bytes();
    Ok([r, g, b])
}
