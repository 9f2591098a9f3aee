//! Pictures and turntables of what stands on the stage, as files. They are drawn on a card that is opened for them, so
//! that the stage stays free meanwhile.

use crate::frames::Subject;
use serde::Deserialize;
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use studio::export;
use ts_rs::TS;
use viewport::{
    Background, Gpu, PictureError, RenderRequest, Turntable, TurntableError, Viewport, write_apng, write_gif,
    write_png,
};

/// What to make.
#[derive(Clone, Debug, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TakeOrder {
    /// A picture, or a turn.
    pub kind: TakeKind,
    /// Width and height in pixels, each 1 to 8192; those of the stage where there are none.
    pub size: Option<(u32, u32)>,
    /// Whether nothing is behind the model. A GIF can't have that.
    pub transparent: bool,
    /// Of a turn.
    pub frames: u32,
    /// How long a turn takes.
    pub seconds: f32,
}

/// A picture, or a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum TakeKind {
    /// A PNG.
    Picture,
    /// Once around, as a GIF.
    Gif,
    /// Once around, as an animated PNG.
    Apng,
}

impl TakeKind {
    /// How its file ends.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Picture | Self::Apng => "png",
            Self::Gif => "gif",
        }
    }
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    #[error("{0}")]
    NoCard(String),
    #[error(transparent)]
    Picture(#[from] PictureError),
    #[error(transparent)]
    Turn(#[from] TurntableError),
    #[error(transparent)]
    File(#[from] studio::Error),
}

/// The take that is being made, if one is.
#[derive(Default)]
pub struct Takes(Mutex<Option<Arc<AtomicBool>>>);

impl Takes {
    /// Begins another take; one that is being made is given up.
    pub fn begin(&self) -> Arc<AtomicBool> {
        let wanted = Arc::new(AtomicBool::new(true));
        let before = self.lock().replace(Arc::clone(&wanted));
        if let Some(before) = before {
            before.store(false, Ordering::Relaxed);
        }
        wanted
    }

    /// Gives up the one that is being made.
    pub fn cancel(&self) {
        if let Some(wanted) = self.lock().take() {
            wanted.store(false, Ordering::Relaxed);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Arc<AtomicBool>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Draws into a file, which is there once it is whole. `told` hears which share is done. Whether it was made: not where
/// it is `wanted` no more.
pub fn make(
    subject: &Subject,
    order: &TakeOrder,
    path: &Path,
    wanted: &AtomicBool,
    mut told: impl FnMut(f32),
) -> Result<bool, TakeError> {
    let mut watch = |share| {
        told(share);
        if wanted.load(Ordering::Relaxed) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    match export::make(path, |file| draw(subject, order, BufWriter::new(file), &mut watch)) {
        Err(TakeError::Picture(PictureError::Cancelled)) => Ok(false),
        made => made.map(|()| true),
    }
}

fn draw(
    subject: &Subject,
    order: &TakeOrder,
    file: impl Write,
    watch: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> Result<(), TakeError> {
    let request = request(&subject.request, order);
    let gpu = Gpu::new().map_err(|error| TakeError::NoCard(error.to_string()))?;
    let mut viewport = Viewport::new(Arc::new(gpu)).map_err(PictureError::from)?;
    viewport.show(&subject.scene).map_err(PictureError::from)?;
    let turn =
        || Turntable::new(request.clone(), order.frames, Duration::from_secs_f32(seconds(order.seconds)));
    match order.kind {
        TakeKind::Picture => write_png(&mut viewport, &request, file, watch)?,
        TakeKind::Gif => write_gif(&mut viewport, &turn()?, file, watch)?,
        TakeKind::Apng => write_apng(&mut viewport, &turn()?, file, watch)?,
    }
    Ok(())
}

/// What is seen on the stage, in other pixels. A picture that is narrower than the stage is taken from farther away, so
/// that nothing is cut off.
fn request(stage: &RenderRequest, order: &TakeOrder) -> RenderRequest {
    let aspect = |(width, height): (u32, u32)| width as f32 / height.max(1) as f32;
    let size = order.size.unwrap_or(stage.size);
    let mut request = RenderRequest { size, ..stage.clone() };
    request.camera.distance *= (aspect(stage.size) / aspect(size).max(1e-3)).max(1.0);
    if order.transparent && order.kind != TakeKind::Gif {
        request.background = Background::Transparent;
    }
    request
}

/// A length that is no number is none.
fn seconds(seconds: f32) -> f32 {
    if seconds.is_finite() { seconds.clamp(0.0, 3600.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use viewport::{Bounds, Camera, Look, Quality};
    use voxel::{Palette, Rgb, Scene, VoxelModel};

    fn subject() -> Subject {
        let palette = Palette::new(vec![Rgb::new(200, 90, 40)]).unwrap();
        let scene = Scene::of(VoxelModel::new([8, 4, 4].into(), vec![1; 128], palette).unwrap());
        let mut camera = Camera::default();
        camera.frame(Bounds::of(&scene).unwrap(), 2.0);
        let request = RenderRequest {
            size: (200, 100),
            camera,
            quality: Quality::Full,
            background: Background::Studio,
            look: Look::default(),
        };
        Subject { scene: Arc::new(scene), request }
    }

    fn order(kind: TakeKind) -> TakeOrder {
        TakeOrder { kind, size: Some((40, 40)), transparent: false, frames: 4, seconds: 1.0 }
    }

    #[test]
    fn each_kind_makes_a_whole_file_and_tells_how_far_it_is() {
        let folder = std::env::temp_dir().join(format!("voxelier-takes-{}", uuid::Uuid::new_v4()));
        fs::create_dir(&folder).unwrap();
        for kind in [TakeKind::Picture, TakeKind::Gif, TakeKind::Apng] {
            let path = folder.join(format!("take.{}", kind.ending()));
            let mut shares = Vec::new();
            let made =
                make(&subject(), &order(kind), &path, &AtomicBool::new(true), |share| shares.push(share));
            assert!(made.unwrap(), "{kind:?}");
            assert!(shares.is_sorted() && shares.last().is_some_and(|&last| last <= 1.0), "{shares:?}");
            assert!(fs::metadata(&path).unwrap().len() > 100, "{kind:?}");
        }
        let cancelled = folder.join("cancelled.gif");
        let unwanted = AtomicBool::new(false);
        assert!(!make(&subject(), &order(TakeKind::Gif), &cancelled, &unwanted, |_| {}).unwrap());
        let wrong = TakeOrder { frames: 0, ..order(TakeKind::Gif) };
        assert!(make(&subject(), &wrong, &cancelled, &AtomicBool::new(true), |_| {}).is_err());
        let mut names: Vec<_> =
            fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["take.gif", "take.png"], "nothing half-made is left");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_narrow_picture_is_taken_from_farther_away() {
        let stage = subject().request;
        assert!(
            (request(&stage, &order(TakeKind::Picture)).camera.distance / stage.camera.distance - 2.0).abs()
                < 1e-4
        );
        let wide = TakeOrder { size: Some((400, 100)), ..order(TakeKind::Picture) };
        assert_eq!(request(&stage, &wide).camera, stage.camera);
    }

    #[test]
    fn another_take_gives_up_the_one_before() {
        let takes = Takes::default();
        let first = takes.begin();
        let second = takes.begin();
        assert!(!first.load(Ordering::Relaxed) && second.load(Ordering::Relaxed));
        takes.cancel();
        assert!(!second.load(Ordering::Relaxed));
    }
}
