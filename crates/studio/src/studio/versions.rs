//! Versions of a model: changed here, without a service, beside the model as it was received.

use super::{Studio, own};
use crate::library::models;
use crate::run::blocking;
use crate::time::now_ms;
use crate::view::{GenerationView, PaletteView, TweakedView, VersionView};
use crate::{Error, Tweaks, facts, library::generations};
use std::path::Path;
use std::sync::{Arc, PoisonError};
use uuid::Uuid;
use voxel::{Palette, Scene, palettes, vox};

/// The scene of the model that was changed last, by the content hash of its file: a slider asks for the same one many
/// times a second.
pub type Opened = Option<(String, Arc<Scene>)>;

impl Studio {
    /// What a model looks like with changes; nothing is kept. Changes of a version are changes of the model that it is a
    /// version of.
    pub async fn tweaked(&self, model: &str, tweaks: Tweaks) -> Result<(Scene, TweakedView), Error> {
        let base = self.base(model).await?;
        let scene = self.scene(&base.vox).await?;
        blocking(move || {
            let tweaked = tweaks.apply(&scene)?;
            let facts = facts::of_scene(&tweaked).map_err(Error::Refused)?;
            let view = TweakedView { size: facts.size, voxels: facts.voxels, colors: facts.swatches };
            Ok((tweaked, view))
        })
        .await
    }

    /// Keeps a model with changes as a version beside it.
    pub async fn save_version(&self, model: &str, tweaks: Tweaks) -> Result<GenerationView, Error> {
        let base = self.base(model).await?;
        let scene = self.scene(&base.vox).await?;
        let library = Arc::clone(&self.driver.library);
        let view = blocking(move || {
            let tweaked = tweaks.apply(&scene)?;
            let one = tweaked.flatten().map_err(|error| Error::Refused(error.to_string()))?;
            let bytes = vox::write_with_materials(&one, &tweaked.materials);
            let facts = facts::of(&bytes).map_err(Error::Refused)?;
            let hash = library.files().put(&bytes)?;
            let id = Uuid::now_v7().to_string();
            let version = VersionView { base: base.id, tweaks };
            let new = models::NewModel {
                id: &id,
                // No service made it, so it is a run of its own.
                run: &id,
                generation: &base.generation,
                candidate: base.candidate,
                options: &base.options,
                version: Some(&version),
                vox: &hash,
                bytes: bytes.len(),
                facts: &facts,
                created_at: now_ms(),
            };
            library.write_naming(&[(&hash, &bytes)], |rows| {
                // Somebody may have deleted it meanwhile.
                if models::base(rows, &version.base)?.is_none() {
                    return Ok(None);
                }
                models::insert(rows, &new)?;
                generations::touch(rows, &base.generation)?;
                generations::view(rows, &base.generation)
            })
        });
        let view = view.await?.ok_or(Error::Missing("model"))?;
        self.driver.emit(view.clone());
        Ok(view)
    }

    /// The palettes that come with the program.
    #[must_use]
    pub fn palettes() -> Vec<PaletteView> {
        let view = |palette: &palettes::BuiltIn| view_of(palette.title, &palette.palette());
        palettes::BUILT_IN.iter().map(view).collect()
    }

    /// The palette of an artist's file: `.hex`, `.gpl`, `.pal`, `.ase`, `.vox`, or a picture's colours.
    pub async fn read_palette(path: &Path) -> Result<PaletteView, Error> {
        let path = path.to_path_buf();
        blocking(move || {
            let bytes = own::read(&path, MAX_PALETTE_BYTES)?;
            let palette = crate::read_palette(&bytes).map_err(|error| own::refused(&path, error))?;
            Ok(view_of(&own::name_of(&path), &palette))
        })
        .await
    }

    async fn base(&self, model: &str) -> Result<models::Base, Error> {
        let id = model.to_owned();
        self.read(move |rows| models::base(rows, &id)).await?.ok_or(Error::Missing("model"))
    }

    /// The scene of a file of the library.
    async fn scene(&self, hash: &str) -> Result<Arc<Scene>, Error> {
        let lock = || self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, scene)) = lock().as_ref().filter(|(opened, _)| opened == hash) {
            return Ok(Arc::clone(scene));
        }
        let bytes = self.blob(hash).await?;
        let scene = blocking(move || vox::read(&bytes).map_err(|error| Error::Refused(error.to_string())));
        let scene = Arc::new(scene.await?);
        *lock() = Some((hash.to_owned(), Arc::clone(&scene)));
        Ok(scene)
    }
}

/// The largest palette file that is taken: a `.vox` file or a picture may be large and have few colours.
const MAX_PALETTE_BYTES: u64 = 64 << 20;

fn view_of(name: &str, palette: &Palette) -> PaletteView {
    PaletteView { name: name.to_owned(), colors: palette.colors().iter().map(ToString::to_string).collect() }
}
