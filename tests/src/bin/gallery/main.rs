//! Makes the gallery: voxelizes prompts, meshes and pictures, photographs each from two sides, and writes the page that
//! shows them. `gallery docs`.

mod camera;
mod page;
mod shapes;
mod works;

use camera::Studio;
use image::codecs::jpeg::JpegEncoder;
use std::error::Error;
use std::fs::{self, File};
use std::path::Path;
use std::process::ExitCode;
use works::{Work, Works};

/// Of the pictures, as JPEG has it: so that voxels keep their edges.
const QUALITY: u8 = 92;

fn main() -> ExitCode {
    let Some(docs) = std::env::args_os().nth(1) else {
        eprintln!("usage: gallery FOLDER");
        return ExitCode::from(2);
    };
    match make(Path::new(&docs)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("gallery: {error}");
            ExitCode::FAILURE
        }
    }
}

fn make(docs: &Path) -> Result<(), Box<dyn Error>> {
    let pictures = docs.join("gallery");
    let mut studio = Studio::open()?;
    let works = Works::make(&pictures.join("own"))?;
    for work in works.all() {
        let file = File::create(pictures.join(work.file()))?;
        JpegEncoder::new_with_quality(file, QUALITY).encode_image(&studio.photograph(work)?)?;
        println!("{}: {} voxels", work.caption, work.model.voxel_count());
    }
    forget_old(&pictures, &works)?;
    fs::write(docs.join("gallery.md"), page::write(&works))?;
    Ok(())
}

/// Removes pictures of works that are shown no more.
fn forget_old(pictures: &Path, works: &Works) -> std::io::Result<()> {
    let shown: Vec<String> = works.all().map(Work::file).collect();
    for file in fs::read_dir(pictures)? {
        let file = file?;
        let name = file.file_name();
        let name = name.to_string_lossy();
        if name.ends_with(".jpg") && !shown.iter().any(|shown| *shown == *name) {
            fs::remove_file(file.path())?;
        }
    }
    Ok(())
}
