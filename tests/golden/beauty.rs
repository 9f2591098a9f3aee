//! Paths of light through models of every kind.

use crate::gallery::Picture;
use crate::matter::{lantern, shelf};
use crate::models::file;
use crate::scenes::turned;
use crate::views::{SIZE, in_studio, picture, seen};
use viewport::{Background, View};

/// Paths through each pixel: few, since the noise is smoothed out.
pub const SAMPLES: u32 = 12;

pub fn pictures() -> Vec<Picture> {
    let behind = |mut picture: Picture, background| {
        picture.request.background = background;
        picture
    };
    vec![
        in_studio(seen("beauty-truck", &file("assets/vox/truck.vox"), SIZE)),
        in_studio(seen("beauty-shelf", &shelf(), SIZE)),
        behind(seen("beauty-lantern-at-night", &lantern(), SIZE), Background::Color([10, 11, 16])),
        behind(picture("beauty-turned", &turned(), View::Iso, SIZE), Background::Color([236, 232, 224])),
        behind(seen("beauty-transparent", &file("assets/vox/statue.vox"), SIZE), Background::Transparent),
    ]
}
