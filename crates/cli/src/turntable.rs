//! `voxelier turntable`: a `.vox` file turns once around, as a GIF, an animated PNG or a folder of PNGs.

use crate::arguments::TurntableArguments;
use crate::failure::Failure;
use crate::output;
use crate::render::{failure, shown, viewport_of, watched};
use crate::stop::Stop;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::time::Duration;
use viewport::{
    Look, PictureError, Quality, RenderRequest, Turntable, TurntableError, Viewport, Watch, write_apng,
    write_gif, write_sequence,
};

pub fn run(arguments: &TurntableArguments) -> Result<(), Failure> {
    let (path, stop) = (&arguments.output, Stop::listen());
    let kind = Kind::of(path)?;
    if kind == Kind::Gif && arguments.ground.transparent {
        return Err(Failure::flag("--transparent", "a GIF has no soft edges; write an animated PNG (.png)"));
    }
    if kind == Kind::Folder {
        output::check_new_folder(path)?;
    } else {
        output::check(path)?;
    }
    let (scene, bounds) = shown(&arguments.input)?;
    let first = RenderRequest {
        size: arguments.size,
        camera: arguments.eye.camera_before_turning(bounds, arguments.size),
        quality: Quality::Full,
        background: arguments.ground.background(),
        look: Look::default(),
    };
    let length = Duration::from_secs_f32(arguments.seconds);
    let turn = Turntable::new(first, arguments.frames, length).map_err(refused)?;
    let mut viewport = viewport_of(&arguments.input, &scene)?;
    watched("turning", &stop, |watch| match kind {
        Kind::Gif => output::stream(path, |file| written(path, write_gif(&mut viewport, &turn, file, watch))),
        Kind::Apng => {
            output::stream(path, |file| written(path, write_apng(&mut viewport, &turn, file, watch)))
        }
        Kind::Folder => {
            output::folder(path, |folder| written(path, fill(folder, &mut viewport, &turn, watch)))
        }
    })
}

/// Draws the frames into a folder: 0001.png and so on.
fn fill(
    folder: &Path,
    viewport: &mut Viewport,
    turn: &Turntable,
    watch: &mut Watch<'_>,
) -> Result<(), PictureError> {
    let open = |frame: u32| Ok(BufWriter::new(File::create(folder.join(format!("{:04}.png", frame + 1)))?));
    write_sequence(viewport, turn, open, watch)
}

fn written(path: &Path, result: Result<(), PictureError>) -> Result<(), Failure> {
    result.map_err(|error| failure(path, error))
}

fn refused(error: TurntableError) -> Failure {
    Failure::flag(if error == TurntableError::Length { "--seconds" } else { "--frames" }, error)
}

/// What is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Gif,
    Apng,
    Folder,
}

impl Kind {
    fn of(path: &Path) -> Result<Self, Failure> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("gif") => Ok(Self::Gif),
            Some("png" | "apng") => Ok(Self::Apng),
            None => Ok(Self::Folder),
            Some(_) if path.is_dir() => Ok(Self::Folder),
            Some(_) => {
                let sentence = "the name must end in .gif or .png, or be that of a folder";
                Err(Failure::flag("--output", sentence))
            }
        }
    }
}
