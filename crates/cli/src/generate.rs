//! `voxelier generate`: words become a model, kept in the app's history.

use crate::arguments::{GenerateArguments, TOKEN};
use crate::failure::Failure;
use crate::progress::Progress;
use crate::voxelize::facts;
use crate::{output, palette, runtime, tell};
use service::{Config, EmbeddedAccount, Service};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use studio::view::{ColorView, GenerationView, OptionsView, RunPhase, RunView, TexturingView, TroubleCode};
use studio::{EmbeddedService, Error, Secrets, Studio, StudioConfig, Token};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use viewport::{Background, Bounds, Camera, Gpu, Look, Quality, RenderRequest, View, Viewport};
use voxel::{ColorMode, Palette, Scene, Texturing, VoxelizeOptions, vox};

/// A service that can't be reached, and has nothing of ours yet, is given up after so long. The app is more patient:
/// somebody is there who can see it wait.
const PATIENCE: Duration = Duration::from_secs(5);

/// Pixels along each side of a history thumbnail.
const THUMBNAIL: u32 = 256;

pub fn run(arguments: &GenerateArguments) -> Result<(), Failure> {
    output::check_vox(&arguments.output)?;
    if let Some(folder) = &arguments.images {
        output::check_folder("--images", folder)?;
    }
    let palette = arguments.options.palette.as_deref().map(palette::find).transpose()?;
    runtime::block_on(generate(arguments, palette.as_ref()))
}

async fn generate(arguments: &GenerateArguments, palette: Option<&Palette>) -> Result<(), Failure> {
    let home = studio::default_home().map_err(Failure::new)?;
    let library = home.join("library");
    let config = |secrets| StudioConfig::new(&library, secrets);
    let Some(service) = &arguments.service else {
        let (embedded, stop) = embed(&home.join("service")).await?;
        let config = config(Secrets::memory()).with_embedded(embedded);
        let studio = Studio::open(config).await.map_err(Failure::new)?;
        let made = make(&studio, arguments, palette).await;
        stop.stop().await;
        return made;
    };
    let flag = |error| Failure::flag("--service", error);
    let config = match token()? {
        Some(token) => config(Secrets::memory()).with_service(service, token).map_err(flag)?,
        None => config(Secrets::system().await).with_listed(service),
    };
    let studio = Studio::open(config).await.map_err(|error| match error {
        Error::NoToken => Failure::flag("--service", format!("put the service's token into {TOKEN}")),
        Error::Service(_) => flag(error),
        error => Failure::new(error),
    })?;
    make(&studio, arguments, palette).await
}

/// The token that the environment names, if it names one.
fn token() -> Result<Option<Token>, Failure> {
    let Some(text) = std::env::var_os(TOKEN).filter(|text| !text.is_empty()) else { return Ok(None) };
    let token = text.to_str().and_then(Token::new);
    let token = token
        .ok_or_else(|| Failure::flag(TOKEN, "this is no token: one has visible ASCII characters only"))?;
    Ok(Some(token))
}

/// The embedded service of this command, and what stops it.
struct Embedded {
    running: service::RunningService,
    stop: oneshot::Sender<()>,
}

impl Embedded {
    async fn stop(self) {
        let _ = self.stop.send(());
        self.running.stopped().await;
    }
}

async fn embed(data_dir: &Path) -> Result<(EmbeddedService, Embedded), Failure> {
    let failed =
        |error: &dyn std::fmt::Display| Failure::new(format!("the built-in service can't start: {error}"));
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.map_err(|error| failed(&error))?;
    let account = EmbeddedAccount::for_this_launch();
    let token = Token::new(account.token.expose()).ok_or_else(|| failed(&"its token is none"))?;
    let (stop, stopping) = oneshot::channel();
    let shutdown = async {
        let _ = stopping.await;
    };
    let running = Service::start(listener, Config::embedded(data_dir, account), shutdown).await;
    let running = running.map_err(|error| failed(&error))?;
    Ok((EmbeddedService { url: running.url(), token }, Embedded { running, stop }))
}

async fn make(
    studio: &Arc<Studio>,
    arguments: &GenerateArguments,
    palette: Option<&Palette>,
) -> Result<(), Failure> {
    let seed = arguments.seed.map(wire::Seed::get);
    let drawn = studio.generate(&arguments.prompt, seed).await;
    let drawn = drawn.map_err(|error| Failure::refused("PROMPT", &error))?;
    let drawn = finished(studio, &drawn).await?;
    if let Some(folder) = &arguments.images {
        write_images(studio, &drawn, folder).await?;
    }
    if let Some(words) = drawn.words.as_ref().filter(|words| !words.ignored.is_empty()) {
        tell::aside(format!("drew {}; ignored {}", words.drew.join(", "), words.ignored.join(", ")));
    }
    let candidate = arguments.pick - 1;
    if !drawn.candidates.iter().any(|drawn| drawn.index == candidate) {
        return Err(Failure::flag("--pick", format!("the service sent no image {}", arguments.pick)));
    }
    let built = studio.voxelize(&drawn.id, candidate, view_of(&arguments.options.get())).await;
    let built = built.map_err(Failure::new)?;
    let built = finished(studio, &built).await?;
    let model = built.models.first().ok_or_else(|| Failure::new("the service made no model"))?;
    let bytes = studio.vox(&model.id).await.map_err(Failure::new)?;
    let scene = vox::read(&bytes).map_err(Failure::new)?;
    keep_thumbnail(studio, &model.id, &scene).await;
    let told = match palette {
        Some(palette) => {
            let snapped = palette::snap(&scene.flatten().map_err(Failure::new)?, palette)?;
            output::write(&arguments.output, &vox::write(&snapped))?;
            facts(&snapped)
        }
        None => {
            output::write(&arguments.output, &bytes)?;
            scene.flatten().map(|model| facts(&model)).unwrap_or_default()
        }
    };
    let seed = built.seed.map(|seed| format!(", seed {seed}")).unwrap_or_default();
    tell::result(format!("{}: {told}{seed}", arguments.output.display()))
}

/// Follows a generation's newest run until it rests, with a progress line; anything but a result is a failure.
async fn finished(studio: &Arc<Studio>, generation: &GenerationView) -> Result<GenerationView, Failure> {
    let run = generation.runs.first().ok_or_else(|| Failure::new("nothing was started"))?;
    let mut progress = Progress::start(run.kind);
    let started = Instant::now();
    let ended = studio.follow(&generation.id, &run.id, |run| {
        progress.show(run);
        is_stuck(run, started)
    });
    let ended = ended.await;
    progress.finish();
    let ended = ended.map_err(Failure::new)?;
    if ended.phase == RunPhase::Done {
        return studio.generation(&generation.id).await.map_err(Failure::new);
    }
    if ended.phase == RunPhase::Submitting {
        // Nothing was taken yet, and this command is the only one that could go on with it.
        let _ = studio.cancel(&run.id).await;
    }
    Err(ended.trouble.as_ref().map_or_else(|| Failure::new("it was cancelled"), Failure::from))
}

/// Whether waiting any longer is no use here: nobody brings another token, and an address that leads nowhere may
/// well be mistyped.
fn is_stuck(run: &RunView, started: Instant) -> bool {
    run.trouble.as_ref().is_some_and(|trouble| match trouble.code {
        TroubleCode::SignIn => true,
        TroubleCode::Offline => run.phase == RunPhase::Submitting && started.elapsed() > PATIENCE,
        _ => false,
    })
}

async fn write_images(studio: &Studio, generation: &GenerationView, folder: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|error| Failure::file(folder, output::reason(&error)))?;
    for candidate in &generation.candidates {
        let bytes = studio.blob(&candidate.picture).await.map_err(Failure::new)?;
        // A service may send JPEG or WebP; the files are PNG whatever it sends.
        let png = if bytes.starts_with(b"\x89PNG") { bytes } else { to_png(&bytes)? };
        output::write(&folder.join(format!("{}.png", candidate.index + 1)), &png)?;
    }
    Ok(())
}

fn to_png(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let picture = voxelize::picture::decode(bytes).map_err(Failure::new)?;
    let (width, height) = picture.dimensions();
    viewport::Frame { width, height, rgba: picture.into_raw() }.to_png().map_err(Failure::new)
}

/// The history's thumbnail. Without a graphics adapter the app makes it later.
async fn keep_thumbnail(studio: &Studio, model: &str, scene: &Scene) {
    let drawn = || -> Option<Vec<u8>> {
        let mut viewport = Viewport::new(Arc::new(Gpu::new().ok()?)).ok()?;
        viewport.show(scene).ok()?;
        let request = RenderRequest {
            size: (THUMBNAIL, THUMBNAIL),
            camera: Camera::framing(Bounds::of(scene)?, View::Iso, 1.0),
            quality: Quality::Full,
            background: Background::Transparent,
            look: Look::default(),
        };
        viewport.render(&request).ok()?.to_png().ok()
    };
    if let Some(png) = drawn() {
        let _ = studio.set_thumbnail(model, &png).await;
    }
}

fn view_of(options: &VoxelizeOptions) -> OptionsView {
    OptionsView {
        voxel_size: options.voxel_size.get(),
        palette_size: options.palette_size.get(),
        fill: options.fill,
        texturing: match options.texturing {
            Texturing::Textured => TexturingView::Textured,
            Texturing::Gray => TexturingView::Gray,
        },
        color: match options.color {
            ColorMode::Surface => ColorView::Surface,
            ColorMode::Vertex => ColorView::Vertex,
        },
    }
}
