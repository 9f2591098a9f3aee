//! Files of the person's own: a picture waits for its mask, a mesh is voxelized here, a `.vox` file is a model already.

use super::{Studio, checked, masks};
use crate::library::{generations, models};
use crate::run::blocking;
use crate::service::EMBEDDED;
use crate::time::now_ms;
use crate::view::{GenerationView, MaskView, OptionsView, SourceKind, SourceView};
use crate::{Error, facts};
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use uuid::Uuid;
use voxel::{VoxelSize, VoxelizeOptions, vox};

/// A picture leaves as base64 in a request, which has a limit.
const MAX_PICTURE_BYTES: u64 = (wire::limit::REQUEST as u64 - 4096) / 4 * 3;

/// The largest `.vox` file that is opened: what a service may send.
const MAX_VOX_BYTES: u64 = wire::limit::VOXELIZE_ANSWER as u64;

impl Studio {
    /// Takes a file into the history as a new generation: a picture, whose candidates [`Studio::mask`] makes, or which is
    /// one itself where it has a transparent ground; a mesh (voxelized here with these options) or a `.vox` file as its
    /// model. Nothing is sent anywhere.
    pub async fn open_file(&self, path: &Path, options: OptionsView) -> Result<GenerationView, Error> {
        // It is read again later, perhaps from another working directory.
        let path = std::path::absolute(path).map_err(|source| Error::file(path, source))?;
        let options = checked(options)?;
        let kind = kind_of(&path);
        let kept = match kind {
            SourceKind::Picture => blocking(move || picture_of(path)).await?,
            SourceKind::Mesh => blocking(move || mesh_of(path, options)).await?,
            SourceKind::Vox => blocking(move || vox_of(path)).await?,
        };
        let place = kept.path.display().to_string();
        self.keep_own(kind, kept, place).await
    }

    /// Takes a picture that lies in no file, such as a pasted one, into the history as [`Studio::open_file`] does.
    pub async fn open_picture(&self, name: &str, bytes: Vec<u8>) -> Result<GenerationView, Error> {
        let name = PathBuf::from(name);
        let kept = blocking(move || picture_from(name, bytes)).await?;
        self.keep_own(SourceKind::Picture, kept, String::new()).await
    }

    /// `place` is where it was, where it was in a file.
    async fn keep_own(&self, kind: SourceKind, kept: Kept, place: String) -> Result<GenerationView, Error> {
        let library = std::sync::Arc::clone(&self.driver.library);
        let view = blocking(move || {
            let hash = library.files().put(&kept.bytes)?;
            let picture = (kind == SourceKind::Picture).then(|| hash.clone());
            let source = SourceView { kind, path: place, picture };
            let (id, created_at) = (Uuid::now_v7().to_string(), now_ms());
            let name = name_of(&kept.path);
            let new = generations::NewGeneration {
                id: &id,
                prompt: &name,
                seed: None,
                service: EMBEDDED,
                created_at,
                source: Some(&source),
            };
            library.write_naming(&[(&hash, &kept.bytes)], |rows| {
                generations::insert(rows, &new)?;
                if let Some(mask) = kept.mask {
                    generations::keep_cut_out(rows, &id, mask.way.index(), &hash, mask)?;
                }
                if let Some(model) = &kept.model {
                    insert_model(rows, &id, model, &hash, kept.bytes.len())?;
                }
                generations::view(rows, &id)
            })
        });
        let view = view.await?.ok_or(Error::Missing("generation"))?;
        self.driver.emit(view.clone());
        Ok(view)
    }

    /// Voxelizes the mesh of a generation again, from where it lies; `None` where it did not begin with a mesh.
    pub(super) async fn voxelize_own_mesh(
        &self,
        generation: &str,
        options: VoxelizeOptions,
    ) -> Result<Option<GenerationView>, Error> {
        let id = generation.to_owned();
        let source = self.read(move |rows| generations::source(rows, &id)).await?;
        let Some(SourceView { kind: SourceKind::Mesh, path, .. }) = source else { return Ok(None) };
        // An archive takes only the file's name along.
        if !Path::new(&path).is_absolute() {
            return Err(Error::NotNow("the mesh stayed on the machine that this came from: open it again"));
        }
        let (library, id) = (std::sync::Arc::clone(&self.driver.library), generation.to_owned());
        let view = blocking(move || {
            let Kept { bytes, model: Some(model), .. } = mesh_of(PathBuf::from(path), options)? else {
                return Ok(None);
            };
            let hash = library.files().put(&bytes)?;
            library.write_naming(&[(&hash, &bytes)], |rows| {
                if generations::prompt(rows, &id)?.is_none() {
                    return Ok(None);
                }
                insert_model(rows, &id, &model, &hash, bytes.len())?;
                generations::touch(rows, &id)?;
                generations::view(rows, &id)
            })
        });
        let view = view.await?.ok_or(Error::Missing("generation"))?;
        self.driver.emit(view.clone());
        Ok(Some(view))
    }
}

/// What is kept of a file.
struct Kept {
    path: PathBuf,
    /// The picture, or the `.vox` file.
    bytes: Vec<u8>,
    /// Where the picture has one of its own.
    mask: Option<MaskView>,
    model: Option<Built>,
}

struct Built {
    options: VoxelizeOptions,
    facts: facts::Facts,
}

/// By the ending; whatever isn't a mesh or a `.vox` file is taken for a picture, whose first bytes tell.
fn kind_of(path: &Path) -> SourceKind {
    match path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).as_deref() {
        Some("glb" | "gltf" | "obj") => SourceKind::Mesh,
        Some("vox") => SourceKind::Vox,
        _ => SourceKind::Picture,
    }
}

fn picture_of(path: PathBuf) -> Result<Kept, Error> {
    let bytes = read(&path, MAX_PICTURE_BYTES)?;
    picture_from(path, bytes)
}

fn picture_from(path: PathBuf, bytes: Vec<u8>) -> Result<Kept, Error> {
    if bytes.len() as u64 > MAX_PICTURE_BYTES {
        return Err(refused(&path, format!("the picture is larger than {} MiB", MAX_PICTURE_BYTES >> 20)));
    }
    let picture = voxelize::picture::decode(&bytes).map_err(|error| refused(&path, error))?;
    let mask = masks::of_its_own(picture).map_err(|error| refused(&path, error))?;
    Ok(Kept { path, bytes, mask, model: None })
}

fn mesh_of(path: PathBuf, options: VoxelizeOptions) -> Result<Kept, Error> {
    let mesh = voxelize::load_mesh(&path).map_err(|error| refused(&path, error))?;
    let model = voxelize::voxelize(&mesh, &options).map_err(|error| refused(&path, error))?;
    let bytes = vox::write(&model);
    let facts = facts::of(&bytes).map_err(|error| refused(&path, error))?;
    Ok(Kept { path, bytes, mask: None, model: Some(Built { options, facts }) })
}

fn vox_of(path: PathBuf) -> Result<Kept, Error> {
    let bytes = read(&path, MAX_VOX_BYTES)?;
    let facts = facts::of(&bytes).map_err(|error| refused(&path, error))?;
    // Nobody knows how it was made; its size is the one option that can be seen.
    let longest = facts.size.into_iter().max().unwrap_or(0);
    let mut options = VoxelizeOptions::default();
    if let Ok(size) = VoxelSize::new(longest.into()) {
        options.voxel_size = size;
    }
    Ok(Kept { path, bytes, mask: None, model: Some(Built { options, facts }) })
}

fn insert_model(
    rows: &rusqlite::Connection,
    generation: &str,
    model: &Built,
    vox: &str,
    bytes: usize,
) -> rusqlite::Result<()> {
    let id = Uuid::now_v7().to_string();
    let new = models::NewModel {
        id: &id,
        // No service made it, so it is a run of its own.
        run: &id,
        generation,
        candidate: 0,
        options: &model.options,
        version: None,
        vox,
        bytes,
        facts: &model.facts,
        created_at: now_ms(),
    };
    models::insert(rows, &new)
}

/// Reads a file, but never more than `limit` bytes of it.
pub(super) fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Error> {
    let failed = |source| Error::file(path, source);
    let mut bytes = Vec::new();
    File::open(path).map_err(failed)?.take(limit + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > limit {
        return Err(refused(path, format!("the file is larger than {} MiB", limit >> 20)));
    }
    Ok(bytes)
}

pub(super) fn refused(path: &Path, reason: impl std::fmt::Display) -> Error {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    Error::Refused(format!("{name} can't be opened: {reason}"))
}

/// What the history calls it: the file's name without its ending.
pub(super) fn name_of(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().chars().take(200).collect()).unwrap_or_default()
}
