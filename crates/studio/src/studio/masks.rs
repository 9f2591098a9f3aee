//! What is kept of a picture of the person's own: cut out here, to be seen before anything is sent.

use super::Studio;
use crate::library::generations;
use crate::run::blocking;
use crate::view::{GenerationView, MaskFoundView, MaskView, MaskWayView, SourceKind, SourceView};
use crate::{Error, library::Library};
use std::path::Path;
use std::sync::Arc;
use voxelize::{MaskSource, MaskWay, ReconstructError, picture};

impl Studio {
    /// Cuts the thing out of a generation's own picture, as a candidate; gives the one that is there where it was cut out
    /// this way before, and where the picture has a transparent ground. Takes up to some seconds, and sends nothing.
    pub async fn mask(&self, generation: &str, way: MaskWayView) -> Result<GenerationView, Error> {
        let id = generation.to_owned();
        let found = self.read(move |rows| generations::view(rows, &id)).await?;
        let found = found.ok_or(Error::Missing("generation"))?;
        if found.candidates.iter().filter_map(|one| one.mask).any(|mask| mask.serves(way)) {
            return Ok(found);
        }
        let Some(SourceView { kind: SourceKind::Picture, path, picture: Some(hash) }) = found.source else {
            return Err(Error::NotNow("only a picture of your own has a mask"));
        };
        let (library, id) = (Arc::clone(&self.driver.library), generation.to_owned());
        let view = blocking(move || {
            let (png, mask) = cut_out(&library, &hash, way).map_err(|error| named(&path, error))?;
            let hash = library.files().put(&png)?;
            library.write_naming(&[(&hash, &png)], |rows| {
                if generations::source(rows, &id)?.is_none() {
                    return Ok(None);
                }
                generations::keep_cut_out(rows, &id, way.index(), &hash, mask)?;
                generations::touch(rows, &id)?;
                generations::view(rows, &id)
            })
        });
        let view = view.await?.ok_or(Error::Missing("generation"))?;
        self.driver.emit(view.clone());
        Ok(view)
    }

    /// Makes sure that a candidate of a generation's own picture is one that was cut out of it.
    pub(super) async fn mask_own_picture(&self, generation: &str, candidate: u8) -> Result<(), Error> {
        let id = generation.to_owned();
        let source = self.read(move |rows| generations::source(rows, &id)).await?;
        let way = MaskWayView::ALL.into_iter().find(|way| way.index() == candidate);
        match (source, way) {
            (Some(SourceView { kind: SourceKind::Picture, .. }), Some(way)) => {
                self.mask(generation, way).await.map(drop)
            }
            _ => Ok(()),
        }
    }
}

/// The mask that a picture brings with it, if it does. Fails where that leaves nothing.
pub fn of_its_own(picture: image::RgbaImage) -> Result<Option<MaskView>, ReconstructError> {
    if !voxelize::has_mask(&picture) {
        return Ok(None);
    }
    voxelize::cut_out(picture, MaskWay::Auto)?;
    Ok(Some(MaskView { way: MaskWayView::Auto, found: MaskFoundView::Alpha }))
}

fn cut_out(library: &Library, hash: &str, way: MaskWayView) -> Result<(Vec<u8>, MaskView), Error> {
    let refused = |error: &dyn std::fmt::Display| Error::Refused(error.to_string());
    let picture = picture::decode(&library.files().get(hash)?).map_err(|error| refused(&error))?;
    let cut = voxelize::cut_out(picture, way.into()).map_err(|error| refused(&error))?;
    let png = picture::encode(&cut.picture).map_err(|error| refused(&error))?;
    Ok((png, MaskView { way, found: found(cut.source, way) }))
}

/// A refusal names the file.
fn named(path: &str, error: Error) -> Error {
    match error {
        Error::Refused(reason) => {
            let name = Path::new(path).file_name().unwrap_or_default().to_string_lossy();
            Error::Refused(format!("{name}: {reason}"))
        }
        error => error,
    }
}

fn found(source: MaskSource, way: MaskWayView) -> MaskFoundView {
    match (source, way) {
        (MaskSource::Alpha, _) => MaskFoundView::Alpha,
        (MaskSource::FloodAgreed, _) => MaskFoundView::GroundAgreed,
        (MaskSource::FloodEven, _) => MaskFoundView::GroundEven,
        (MaskSource::FloodAlone, MaskWayView::Auto) if voxelize::mask_model().is_err() => {
            MaskFoundView::GroundUnchecked
        }
        (MaskSource::FloodAlone, _) => MaskFoundView::Ground,
        (MaskSource::Model, _) => MaskFoundView::Subject,
        (MaskSource::Whole, MaskWayView::Whole) => MaskFoundView::Whole,
        (MaskSource::Whole, _) => MaskFoundView::Nothing,
    }
}

impl MaskView {
    /// Whether it is what would be found in this way.
    fn serves(self, way: MaskWayView) -> bool {
        self.way == way || self.found == MaskFoundView::Alpha
    }
}

impl MaskWayView {
    const ALL: [Self; 4] = [Self::Auto, Self::Ground, Self::Subject, Self::Whole];

    /// The index of the candidate that is cut out this way.
    #[must_use]
    pub fn index(self) -> u8 {
        self as u8
    }
}

impl From<MaskWayView> for MaskWay {
    fn from(way: MaskWayView) -> Self {
        match way {
            MaskWayView::Auto => Self::Auto,
            MaskWayView::Ground => Self::Ground,
            MaskWayView::Subject => Self::Subject,
            MaskWayView::Whole => Self::Whole,
        }
    }
}
