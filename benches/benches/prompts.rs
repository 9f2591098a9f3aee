//! From a sprite to a model, and all the way from words to the bytes of a `.vox` file.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use image::RgbaImage;
use voxel::VoxelModel;
use voxelier_benches::{options, sprite};

/// A flat thing, a round one, one with thin parts, and one drawn from parts of ours.
const PROMPTS: [&str; 4] = ["castle", "dragon", "bicycle", "treasure chest"];

fn sprites(criterion: &mut Criterion) {
    for size in [64, 128] {
        let mut group = criterion.benchmark_group(format!("sprite to {size}"));
        group.sample_size(20);
        for prompt in PROMPTS {
            let sprite = sprite(prompt);
            group.bench_function(prompt, |bencher| {
                bencher.iter_batched(|| sprite.clone(), |sprite| model(&sprite, size), BatchSize::LargeInput);
            });
        }
        group.finish();
    }
}

fn prompts(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("prompt to .vox at 64");
    group.sample_size(20);
    for prompt in PROMPTS {
        group.bench_function(prompt, |bencher| {
            bencher.iter(|| voxel::vox::write(&model(&sprite(prompt), 64)))
        });
    }
    group.finish();
}

fn model(sprite: &RgbaImage, size: i64) -> VoxelModel {
    let options = options(size, 32);
    let mesh = voxelize::reconstruct(sprite, options.voxel_size).expect("something to build");
    voxelize::voxelize(&mesh, &options).expect("something solid")
}

criterion_group!(benches, sprites, prompts);
criterion_main!(benches);
