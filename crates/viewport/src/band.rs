//! A part of a picture, over all of its width.

use glam::{Mat4, Vec3};

/// So many rows of a picture, from one on.
#[derive(Clone, Copy, Debug)]
pub struct Band {
    /// The first of them.
    pub top: u32,
    /// How many are drawn. The last band may reach beyond the picture.
    pub rows: u32,
    /// How many the whole picture has.
    pub of: u32,
}

impl Band {
    /// How many of its rows are rows of the picture.
    pub fn inside(self) -> u32 {
        self.rows.min(self.of - self.top)
    }

    /// Its share of the picture's height.
    pub fn height(self) -> f32 {
        self.rows as f32 / self.of as f32
    }

    /// Its middle, in the picture's clip space: 1 is at the top.
    pub fn middle(self) -> f32 {
        1.0 - (2 * self.top + self.rows) as f32 / self.of as f32
    }

    /// Clip space of the band from that of the whole picture.
    pub fn clip_from_whole(self) -> Mat4 {
        if self.rows == self.of {
            return Mat4::IDENTITY;
        }
        let (height, middle) = (self.height(), self.middle());
        Mat4::from_scale(Vec3::new(1.0, 1.0 / height, 1.0)) * Mat4::from_translation(Vec3::Y * -middle)
    }
}
