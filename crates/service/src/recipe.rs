//! From a job's request to its output.

use crate::generators::{Cancel, Drawing, Generators, JobFailure};
use crate::store::jobs::{Claimed, JobKind};
use voxel::{VoxelizeOptions, vox};
use wire::{CandidateImage, ImagesRequest, Output, Seed, limit};

/// Makes a job's output object, as JSON.
pub fn make(generators: &Generators, job: &Claimed, cancel: &Cancel) -> Result<String, JobFailure> {
    cancel.check()?;
    let output = match job.kind {
        JobKind::Images => draw(generators, job, cancel)?,
        JobKind::Voxelize => build(generators, job, cancel)?,
    };
    cancel.check()?;
    let output = output.to_json().to_string();
    let most = match job.kind {
        JobKind::Images => limit::IMAGES_ANSWER,
        JobKind::Voxelize => limit::VOXELIZE_ANSWER,
    };
    // Some bytes are left for what stands around the output in an answer.
    if output.len() + 1024 > most {
        return Err(JobFailure("the result is larger than 64 MiB; ask for something smaller".to_owned()));
    }
    Ok(output)
}

fn draw(generators: &Generators, job: &Claimed, cancel: &Cancel) -> Result<Output, JobFailure> {
    let request = ImagesRequest::parse(job.request.as_bytes()).map_err(because)?;
    let seed = request.seed.map_or_else(|| Seed::new(0), Ok).map_err(because)?;
    let Drawing { images, words } = generators.images.images(&request.prompt, seed, cancel)?;
    if images.len() != 3 {
        return Err(JobFailure(format!(
            "the generator made {} images and not three; try again",
            images.len()
        )));
    }
    let images = images.into_iter().zip(0..).map(|(image, index)| CandidateImage { index, image }).collect();
    Ok(Output::Images { seed: Some(seed), images, words })
}

fn build(generators: &Generators, job: &Claimed, cancel: &Cancel) -> Result<Output, JobFailure> {
    let options: VoxelizeOptions = serde_json::from_str(&job.request).map_err(because)?;
    let picture = job.picture.as_deref().ok_or_else(|| JobFailure("the picture is gone".to_owned()))?;
    let mesh = generators.shapes.mesh(picture, options.voxel_size, cancel)?;
    cancel.check()?;
    let model = voxelize::voxelize(&mesh, &options).map_err(because)?;
    Ok(Output::Model { filename: filename(&job.id), vox: vox::write(&model) })
}

fn because(error: impl ToString) -> JobFailure {
    JobFailure(error.to_string())
}

/// A name that tells files apart and nothing about anybody: the end of a job's id is its random part.
fn filename(id: &str) -> String {
    let short = id.len().checked_sub(8).and_then(|from| id.get(from..)).unwrap_or(id);
    format!("voxel_{short}.vox")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_the_end_of_its_job() {
        assert_eq!(filename("0190a1b2-0000-7000-8000-0123456789ab"), "voxel_456789ab.vox");
        assert_eq!(filename("short"), "voxel_short.vox");
    }
}
