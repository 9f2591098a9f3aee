//! Photographs of works: what they were made of, the front, the back.

use crate::works::Work;
use image::imageops::{self, FilterType};
use image::{DynamicImage, RgbImage, Rgba, RgbaImage};
use std::error::Error;
use std::f32::consts::PI;
use std::sync::Arc;
use viewport::{Background, Bounds, Camera, Gpu, Look, Quality, RenderRequest, Viewport};
use voxel::Scene;

/// The side of each of the two or three pictures beside each other, in pixels.
const SIDE: u32 = 240;

/// Drawn so much larger, and made smaller: edges as smooth as a browser shows them.
const FINER: u32 = 3;

/// What is behind the works, as in the middle of the app's stage.
const WALL: Background = Background::Color([98, 104, 114]);

pub struct Studio(Viewport);

impl Studio {
    pub fn open() -> Result<Self, Box<dyn Error>> {
        Ok(Self(Viewport::new(Arc::new(Gpu::software()?))?))
    }

    /// The source, if it is a picture, and the model from the front and from behind.
    pub fn photograph(&mut self, work: &Work) -> Result<RgbImage, Box<dyn Error>> {
        let mut pictures: Vec<RgbaImage> = work.source.iter().map(mounted).collect();
        pictures.extend(self.sides(work)?);
        let mut strip = RgbaImage::new(SIDE * pictures.len() as u32, SIDE);
        for (at, picture) in (0..).zip(&pictures) {
            imageops::overlay(&mut strip, picture, i64::from(SIDE) * at, 0);
        }
        Ok(DynamicImage::from(strip).into_rgb8())
    }

    fn sides(&mut self, work: &Work) -> Result<[RgbaImage; 2], Box<dyn Error>> {
        let scene = Scene::of(work.model.clone());
        let bounds = Bounds::of(&scene).ok_or("the model is empty")?;
        self.0.show(&scene)?;
        let mut look_from = |yaw: f32| -> Result<RgbaImage, Box<dyn Error>> {
            let mut camera = Camera { yaw, pitch: 0.32, ..Camera::default() };
            camera.frame(bounds, 1.0);
            let size = (SIDE * FINER, SIDE * FINER);
            let request = RenderRequest {
                size,
                camera,
                quality: Quality::Full,
                background: WALL,
                look: Look::default(),
            };
            let frame = self.0.render(&request)?;
            let drawn =
                RgbaImage::from_raw(frame.width, frame.height, frame.rgba).ok_or("a frame is cut off")?;
            Ok(imageops::resize(&drawn, SIDE, SIDE, FilterType::Triangle))
        };
        let front = if work.looks_away { 0.5 + PI } else { 0.5 };
        Ok([look_from(front)?, look_from(front + PI * 1.15)?])
    }
}

/// A picture on white, all of it in view.
fn mounted(picture: &RgbaImage) -> RgbaImage {
    let (width, height) = picture.dimensions();
    let scale = SIDE as f32 / width.max(height) as f32;
    let fitted = |side: u32| ((side as f32 * scale).round() as u32).max(1);
    let small = imageops::resize(picture, fitted(width), fitted(height), FilterType::Triangle);
    let mut mounted = RgbaImage::from_pixel(SIDE, SIDE, Rgba([255; 4]));
    let (x, y) = ((SIDE - small.width()) / 2, (SIDE - small.height()) / 2);
    imageops::overlay(&mut mounted, &small, i64::from(x), i64::from(y));
    mounted
}
