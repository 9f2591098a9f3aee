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
    /// The wheel; positive steps come nearer. What is under the pointer stays there.
    Zoom {
        /// Notches of a wheel.
        steps: f32,
        /// Share of the canvas from its left edge.
        x: f32,
        /// Share of the canvas from its upper edge.
        y: f32,
    },
    /// The pointer was let go: draw at rest quality.
    Rest,
    /// Show all of the model, keeping the direction.
    Frame,
    /// Show all of what is highlighted or left by slices, keeping the direction.
    FrameSelection,
    /// Look from a side; all of the model stays in view where it was.
    Look {
        /// Where the eye goes, from the model: x, y and z.
        direction: [f32; 3],
    },
    /// Look as told.
    Camera {
        /// From where.
        camera: CameraView,
        /// Whether to go there by a short move.
        smooth: bool,
    },
    /// The pointer is over the canvas and presses nothing.
    Point {
        /// Share of the canvas from its left edge.
        x: f32,
        /// Share of the canvas from its upper edge.
        y: f32,
    },
    /// The pointer has left the canvas.
    Leave,
    /// Which voxel is here? Answered by [`Notice::Picked`].
    Pick {
        /// Share of the canvas from its left edge.
        x: f32,
        /// Share of the canvas from its upper edge.
        y: f32,
    },
    /// Trace paths of light through what is shown, until it is as good as it gets or anything changes.
    Beauty {
        /// No: show the plain picture again.
        on: bool,
    },
    /// Whether the person wants things to move.
    Motion {
        /// No: the camera jumps instead.
        reduced: bool,
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
    /// The model turns gently while nobody touches anything.
    pub turns: bool,
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
            turns: false,
            projection: ProjectionStyle::Perspective,
            slices: [[0.0, 1.0]; 3],
            highlight: None,
        }
    }
}

/// Where the eye is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CameraView {
    /// Turn around the up axis in degrees, -180 to 180: 0 looks at the front, 90 at the right side.
    pub yaw: f32,
    /// Height above the horizon in degrees, -90 to 90.
    pub pitch: f32,
    /// From the eye to the target, in voxels.
    pub distance: f32,
    /// What it looks at, in voxels: x, y and z.
    pub target: [f32; 3],
    /// The angle between the lower and the upper edge of the picture, in degrees, 1 to 120.
    pub field_of_view: f32,
    /// All of the model is in view and stays so when the window changes; distance and target follow from that.
    pub framed: bool,
}

/// One voxel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct VoxelView {
    /// Its cell in its model, from 0, in MagicaVoxel's axes: x to the right, y away, z up.
    pub position: [u32; 3],
    /// Its palette index, 1 to 255.
    pub index: u8,
    /// Its colour, `#rrggbb`.
    pub color: String,
    /// It is one of the model that is shown beside for comparison.
    pub beside: bool,
}

/// How far a beauty render is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BeautyView {
    /// Paths of light through each pixel so far.
    pub samples: u32,
    /// How many there will be.
    pub of: u32,
    /// Seconds until then; absent before there is anything to go by.
    pub seconds_left: Option<f32>,
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
        /// The id of the model beside it; absent where none is compared.
        beside: Option<String>,
    },
    /// The next frame is seen from here.
    Camera {
        /// Where the eye is.
        camera: CameraView,
    },
    /// The voxel under the pointer has changed.
    Pointed {
        /// Absent where there is none.
        voxel: Option<VoxelView>,
    },
    /// The answer to [`Input::Pick`].
    Picked {
        /// Absent where there is none.
        voxel: Option<VoxelView>,
    },
    /// How far the beauty render is.
    Beauty {
        /// Absent where there is none, or none any more.
        progress: Option<BeautyView>,
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
