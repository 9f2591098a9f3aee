//! The one door into this crate: what a face can ask for.

mod archives;
mod choices;
mod exports;
mod history;
mod masks;
mod own;
mod versions;
mod watch;
mod work;

use crate::client::Client;
use crate::library::{Library, generations, models, runs, settings};
use crate::run::{Driver, Faults, Run, Sent, Stage, blocking};
use crate::service::{EmbeddedService, normalized};
use crate::time::now_ms;
use crate::view::{ColorView, Event, GenerationView, OptionsView, RunKind, RunPhase, RunView, TexturingView};
use crate::{Error, Secrets, Token};
use lease::Owner;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::broadcast;
use uuid::Uuid;
use voxel::{ColorMode, PaletteSize, Texturing, VoxelSize, VoxelizeOptions};
use watch::{Seen, keep_up};
use wire::{Prompt, Seed};

/// How often rows that other programs changed, and runs that lost their owner, are looked for.
const ROUND: Duration = Duration::from_secs(1);

/// How a studio is set up.
pub struct StudioConfig {
    library: PathBuf,
    secrets: Secrets,
    embedded: Option<EmbeddedService>,
    guest: Option<(String, Token)>,
    listed: Option<String>,
    faults: Faults,
    poll_near: Duration,
    poll_far: Duration,
}

impl StudioConfig {
    /// A studio on the library in this folder, which is made where it is missing.
    #[must_use]
    pub fn new(library: impl Into<PathBuf>, secrets: Secrets) -> Self {
        Self {
            library: library.into(),
            secrets,
            embedded: None,
            guest: None,
            listed: None,
            faults: Faults::default(),
            poll_near: Duration::from_millis(200),
            poll_far: Duration::from_secs(2),
        }
    }

    /// The embedded service of this launch.
    #[must_use]
    pub fn with_embedded(mut self, service: EmbeddedService) -> Self {
        self.embedded = Some(service);
        self
    }

    /// New work goes to this service, with this token, for this process only: settings and keyring stay as they are.
    pub fn with_service(mut self, url: &str, token: Token) -> Result<Self, Error> {
        self.guest = Some((normalized(url)?, token));
        Ok(self)
    }

    /// New work goes to the service that is listed under this name or address, with its kept token, for this process
    /// only: settings stay as they are.
    #[must_use]
    pub fn with_listed(mut self, name: impl Into<String>) -> Self {
        self.listed = Some(name.into());
        self
    }

    /// Where tests stop it.
    #[must_use]
    pub fn with_faults(mut self, faults: Faults) -> Self {
        self.faults = faults;
        self
    }

    /// How long to wait between polls of a service that isn't embedded.
    #[must_use]
    pub fn with_poll(mut self, pause: Duration) -> Self {
        self.poll_far = pause;
        self
    }
}

/// The app without a face.
pub struct Studio {
    driver: Arc<Driver>,
    opened: std::sync::Mutex<versions::Opened>,
}

impl Studio {
    /// Opens the library and goes on with every run that doesn't rest and that no other living program drives.
    pub async fn open(config: StudioConfig) -> Result<Arc<Self>, Error> {
        let client = Client::new().map_err(Error::Internal)?;
        let folder = config.library.clone();
        let (library, owner, owners) = blocking(move || {
            let library = Library::open(&folder)?;
            let owners = folder.join("owners");
            lease::sweep(&owners);
            let owner = Owner::enter(&owners).map_err(|source| Error::file(&owners, source))?;
            Ok((library, owner, owners))
        })
        .await?;
        let library = Arc::new(library);
        let guest = match config.listed {
            Some(name) => Some(choices::find_listed(&library, &config.secrets, name).await?),
            None => config.guest,
        };
        let (events, _) = broadcast::channel(1024);
        let driver = Arc::new(Driver {
            library,
            client,
            secrets: config.secrets,
            embedded: config.embedded,
            guest,
            events,
            owner,
            owners,
            faults: config.faults,
            poll_near: config.poll_near,
            poll_far: config.poll_far,
            active: std::sync::Mutex::default(),
        });
        driver.adopt().await?;
        tidy(Arc::clone(&driver.library));
        let studio = Arc::new(Self { driver, opened: std::sync::Mutex::default() });
        let seen = studio.read(Seen::now).await?;
        tokio::spawn(keep_up(Arc::downgrade(&studio), seen));
        Ok(studio)
    }

    /// Every change, as it happens.
    #[must_use]
    pub fn events(&self) -> broadcast::Receiver<Event> {
        self.driver.events.subscribe()
    }

    /// Asks for three images of a prompt. The row is saved, the run starts, and this returns at once.
    pub async fn generate(&self, prompt: &str, seed: Option<u64>) -> Result<GenerationView, Error> {
        let prompt = Prompt::new(prompt).map_err(|error| Error::Refused(error.to_string()))?;
        let seed = seed.map(Seed::new).transpose().map_err(|error| Error::Refused(error.to_string()))?;
        let service = self.service_for_new_work().await?;
        let generation = Uuid::now_v7().to_string();
        let run = new_run(&generation, RunKind::Images, None, &service);
        let (id, owner) = (run.id.clone(), self.driver.owner.name().to_owned());
        let view = self
            .write(move |rows| {
                let new = generations::NewGeneration {
                    id: &generation,
                    prompt: prompt.as_str(),
                    seed: seed.and_then(|seed| i64::try_from(seed.get()).ok()),
                    service: &service,
                    created_at: run.created_at,
                    source: None,
                };
                generations::insert(rows, &new)?;
                runs::insert(rows, &run, &owner)?;
                generations::view(rows, &generation)
            })
            .await?;
        self.started(&id, view)
    }

    /// Asks for a model of a candidate. The row is saved, the run starts, and this returns at once. A generation that
    /// began with a mesh of the person's own is voxelized here instead; one that began with a picture is masked first.
    pub async fn voxelize(
        &self,
        generation: &str,
        candidate: u8,
        options: OptionsView,
    ) -> Result<GenerationView, Error> {
        let options = checked(options)?;
        self.is_kept(generation).await?;
        if let Some(view) = self.voxelize_own_mesh(generation, options).await? {
            return Ok(view);
        }
        self.mask_own_picture(generation, candidate).await?;
        let service = self.service_for_new_work().await?;
        let run = new_run(generation, RunKind::Voxelize, Some((candidate, options)), &service);
        let (id, owner, generation) =
            (run.id.clone(), self.driver.owner.name().to_owned(), generation.to_owned());
        let view = self
            .write(move |rows| {
                if generations::picture(rows, &generation, candidate)?.is_none() {
                    return Ok((false, None));
                }
                // The very same is on its way: a second press must not pay for it twice.
                let is_new = !runs::is_on_its_way(rows, &generation, candidate, &options)?;
                if is_new {
                    runs::insert(rows, &run, &owner)?;
                }
                Ok((is_new, generations::view(rows, &generation)?))
            })
            .await?;
        match view {
            (true, view) => self.started(&id, view),
            (false, view) => view.ok_or(Error::Missing("image")),
        }
    }

    fn started(&self, run: &str, view: Option<GenerationView>) -> Result<GenerationView, Error> {
        let view = view.ok_or(Error::Missing("image"))?;
        self.driver.emit(view.clone());
        self.driver.drive(run);
        Ok(view)
    }

    /// Stops a run: at once where nothing was sent, else as soon as the service says so.
    pub async fn cancel(&self, run: &str) -> Result<GenerationView, Error> {
        self.change_run(run, |run| {
            if run.rests() {
                return Err(Error::NotNow("this has ended already"));
            }
            run.cancel();
            Ok(())
        })
        .await
    }

    /// Tries a run that ended without a result again.
    pub async fn resend(&self, run: &str) -> Result<GenerationView, Error> {
        let id = run.to_owned();
        if let Some(found) = self.read(move |rows| runs::get(rows, &id)).await? {
            self.is_kept(&found.generation).await?;
        }
        self.change_run(run, |run| match run.stage {
            Stage::Done => Err(Error::NotNow("this has its result already")),
            _ if !run.rests() => Err(Error::NotNow("this is on its way already")),
            _ => {
                run.again(Uuid::new_v4().to_string());
                Ok(())
            }
        })
        .await
    }

    async fn change_run(
        &self,
        id: &str,
        change: impl FnOnce(&mut Run) -> Result<(), Error> + Send + 'static,
    ) -> Result<GenerationView, Error> {
        let (run, owner) = (id.to_owned(), self.driver.owner.name().to_owned());
        let owners = self.driver.owners.clone();
        let view = self.write(move |rows| {
            let Some(mut found) = runs::get(rows, &run)? else { return Ok(Err(Error::Missing("run"))) };
            let was_resting = found.rests();
            if let Err(error) = change(&mut found) {
                return Ok(Err(error));
            }
            runs::save(rows, &found)?;
            // Another living program may drive it; then its loop sees the change.
            let theirs =
                runs::unrested(rows)?.into_iter().find(|(id, _)| *id == run).and_then(|(_, owner)| owner);
            if was_resting || theirs.is_none_or(|theirs| theirs != owner && lease::is_dead(&owners, &theirs))
            {
                runs::set_owner(rows, &run, &owner)?;
            }
            Ok(generations::view(rows, &found.generation)?.ok_or(Error::Missing("generation")))
        });
        let view = view.await??;
        self.driver.emit(view.clone());
        self.driver.drive(id);
        Ok(view)
    }

    /// A generation with all that came of it.
    pub async fn generation(&self, id: &str) -> Result<GenerationView, Error> {
        let id = id.to_owned();
        self.read(move |rows| generations::view(rows, &id)).await?.ok_or(Error::Missing("generation"))
    }

    /// Waits until a run rests, or until `stop` says that it has seen enough; tells every change on the way.
    pub async fn follow(
        &self,
        generation: &str,
        run: &str,
        mut stop: impl FnMut(&RunView) -> bool,
    ) -> Result<RunView, Error> {
        let mut events = self.events();
        loop {
            let view = self.generation(generation).await?;
            let now = view.runs.into_iter().find(|view| view.id == run).ok_or(Error::Missing("run"))?;
            if is_at_rest(now.phase) || stop(&now) {
                return Ok(now);
            }
            // A missed event costs a second at most.
            let _ = tokio::time::timeout(ROUND, events.recv()).await;
        }
    }

    /// The bytes of a picture.
    pub async fn blob(&self, hash: &str) -> Result<Vec<u8>, Error> {
        let (library, hash) = (Arc::clone(&self.driver.library), hash.to_owned());
        blocking(move || library.files().get(&hash)).await
    }

    /// The `.vox` file of a model, as it was received.
    pub async fn vox(&self, model: &str) -> Result<Vec<u8>, Error> {
        let (file, _) = self.model(model).await?;
        self.blob(&file).await
    }

    async fn model(&self, id: &str) -> Result<(String, String), Error> {
        let id = id.to_owned();
        self.read(move |rows| models::file(rows, &id)).await?.ok_or(Error::Missing("model"))
    }

    /// Models that have no thumbnail yet, newest first.
    pub async fn models_without_thumbnail(&self) -> Result<Vec<String>, Error> {
        self.read(models::without_thumbnail).await
    }

    /// Keeps a model's thumbnail (PNG). Whoever has a graphics adapter makes it.
    pub async fn set_thumbnail(&self, model: &str, png: &[u8]) -> Result<(), Error> {
        let (library, model, png) = (Arc::clone(&self.driver.library), model.to_owned(), png.to_vec());
        let view = blocking(move || {
            let hash = library.files().put(&png)?;
            library.write_naming(&[(&hash, &png)], |rows| match models::set_thumbnail(rows, &model, &hash)? {
                Some(generation) => {
                    generations::touch(rows, &generation)?;
                    generations::view(rows, &generation)
                }
                None => Ok(None),
            })
        });
        if let Some(view) = view.await? {
            self.driver.emit(view);
        }
        Ok(())
    }

    async fn service_for_new_work(&self) -> Result<String, Error> {
        match &self.driver.guest {
            Some((url, _)) => Ok(url.clone()),
            None => Ok(self.read(settings::get).await?.service),
        }
    }

    async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&rusqlite::Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, Error> {
        let library = Arc::clone(&self.driver.library);
        blocking(move || library.read(work)).await
    }

    async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&rusqlite::Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, Error> {
        let library = Arc::clone(&self.driver.library);
        blocking(move || library.write(work)).await
    }
}

/// Clears away what is no longer wanted, in the background: with a long history it takes a while.
fn tidy(library: Arc<Library>) {
    tokio::task::spawn_blocking(move || {
        if let Err(error) = library.tidy(now_ms()) {
            tracing::error!(%error, "the library could not be tidied");
        }
    });
}

/// Runs are let go of where they stand: as safe as a crash, which every step is made for.
impl Drop for Studio {
    fn drop(&mut self) {
        self.driver.stop();
    }
}

fn new_run(generation: &str, kind: RunKind, build: Option<(u8, VoxelizeOptions)>, service: &str) -> Run {
    Run {
        id: Uuid::now_v7().to_string(),
        generation: generation.to_owned(),
        kind,
        candidate: build.map(|(candidate, _)| candidate),
        options: build.map(|(_, options)| options),
        service: service.to_owned(),
        key: Uuid::new_v4().to_string(),
        created_at: now_ms(),
        stage: Stage::Submitting { sent: Sent::No },
        cancelling: false,
        working: false,
        delay_ms: 0,
        execution_ms: 0,
        heard_at: None,
        retry_at: None,
        failing_since: None,
        failures: 0,
        trouble: None,
        balance: None,
        charged: None,
    }
}

fn is_at_rest(phase: RunPhase) -> bool {
    use RunPhase::{Cancelling, Queued, Running, Storing, Submitting};
    !matches!(phase, Submitting | Queued | Running | Storing | Cancelling)
}

/// The page's options, checked.
/// Options that make sense.
pub(crate) fn checked(options: OptionsView) -> Result<VoxelizeOptions, Error> {
    let refused = |error: voxel::OptionsError| Error::Refused(error.to_string());
    Ok(VoxelizeOptions {
        voxel_size: VoxelSize::new(options.voxel_size.into()).map_err(refused)?,
        palette_size: PaletteSize::new(options.palette_size.into()).map_err(refused)?,
        fill: options.fill,
        texturing: match options.texturing {
            TexturingView::Textured => Texturing::Textured,
            TexturingView::Gray => Texturing::Gray,
        },
        color: match options.color {
            ColorView::Surface => ColorMode::Surface,
            ColorView::Vertex => ColorMode::Vertex,
        },
    })
}
