//! What the page and the shell say to each other over the viewport's socket.
//!
//! The page sends [`Input`] as JSON text. The shell sends [`Notice`] as JSON text, and frames as binary messages:
//! a header of four little-endian `u32` (sequence number, width, height, flags; bit 0 of flags means draft)
//! followed by width x height x 4 bytes of RGBA, rows from the top. The page acknowledges each frame once it is
//! drawn; the next one is sent only then, so drags drop frames and never queue them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Bytes before the pixels of a frame.
pub const HEADER_BYTES: usize = 16;

/// What the page says.
#[derive(Clone, Debug, PartialEq, Deserialize, TS)]
#[serde(tag = "type", rename_all = "camelCase")]
#[ts(export)]
pub enum Input {
    /// The canvas has this many device pixels.
    Resize {
        /// Device pixels.
        width: u32,
        /// Device pixels.
        height: u32,
    },
    /// A drag that turns the model, as shares of the canvas height.
    Orbit {
        /// To the right.
        dx: f32,
        /// Downwards.
        dy: f32,
    },
    /// A drag that moves the model, as shares of the canvas height.
    Pan {
        /// To the right.
        dx: f32,
        /// Downwards.
        dy: f32,
    },
    /// The wheel; positive steps come nearer.
    Zoom {
        /// Notches of a wheel.
        steps: f32,
    },
    /// The pointer was let go: draw at rest quality.
    Rest,
    /// Show all of the model, keeping the direction.
    Frame,
    /// Look from one of the named sides and show all of the model.
    Look {
        /// `iso`, `front`, `right`, `back`, `left` or `top`.
        view: String,
    },
    /// What of the model is drawn, and how.
    Style {
        /// All of it, every time.
        style: Style,
    },
    /// The frame with this number is on the canvas.
    Drawn {
        /// Its sequence number.
        sequence: u32,
    },
}

/// What of the model is drawn, and how.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Style {
    /// Thin lines where voxels meet.
    pub edges: bool,
    /// Lines on the ground.
    pub grid: bool,
    /// The ground: the model darkens it.
    pub ground: bool,
    /// The shadow of the sun.
    pub shadow: bool,
    /// Outlines of faces instead of faces.
    pub wireframe: bool,
    /// A plain dark colour behind the model instead of the studio.
    pub plain: bool,
    /// How far things are drawn.
    pub projection: ProjectionStyle,
    /// What is shown along x, y and z: shares of the model's box from 0 to 1, low and high.
    pub slices: [[f32; 2]; 3],
    /// A palette index, 1 to 255, that keeps its colour while all others turn grey.
    pub highlight: Option<u8>,
}

/// How far things are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ProjectionStyle {
    /// Smaller.
    Perspective,
    /// As large as near ones.
    Parallel,
    /// As large as near ones, with all three axes equally foreshortened.
    Isometric,
}

impl Default for Style {
    /// The whole model in the sun, on the ground, in the studio.
    fn default() -> Self {
        Self {
            edges: false,
            grid: false,
            ground: true,
            shadow: true,
            wireframe: false,
            plain: false,
            projection: ProjectionStyle::Perspective,
            slices: [[0.0, 1.0]; 3],
            highlight: None,
        }
    }
}

/// What the shell says beside frames.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "type", rename_all = "camelCase")]
#[ts(export)]
pub enum Notice {
    /// What is being shown has changed.
    Showing {
        /// The model's id; absent where nothing is shown.
        model: Option<String>,
    },
    /// Nothing can be drawn, and why.
    Trouble {
        /// A sentence.
        message: String,
    },
}

/// Where the viewport's socket is and what opens it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ViewportAddress {
    /// `ws://127.0.0.1:PORT/?token=…`, good for this launch.
    pub url: String,
}
