//! Palette reduction beside quantette: how far colours end from what they were, and how long it takes.

use criterion::{Criterion, criterion_group, criterion_main};
use image::imageops::{FilterType, resize};
use quantette::deps::palette::Srgb;
use quantette::{PaletteSize, Pipeline, QuantizeMethod};
use voxel::color;
use voxelier_benches::sprite;

/// About as many cells as a model of 128 voxels shows.
const SIDE: u32 = 200;

fn palettes(criterion: &mut Criterion) {
    for prompt in ["castle", "dragon", "rainbow"] {
        let colors = colors_of(prompt);
        for size in [16, 32, 255] {
            println!(
                "mean error (Oklab x 100), {prompt}, {size} colours: ours {:.3}, quantette {:.3}",
                error(&colors, &ours(&colors, size)),
                error(&colors, &quantette(&colors, size)),
            );
            let mut group = criterion.benchmark_group(format!("palette of {size}/{prompt}"));
            group.sample_size(20);
            group.bench_function("ours", |bencher| bencher.iter(|| ours(&colors, size)));
            group.bench_function("quantette", |bencher| bencher.iter(|| quantette(&colors, size)));
            group.finish();
        }
    }
}

/// The colours of a sprite's pixels that aren't clear.
fn colors_of(prompt: &str) -> Vec<[u8; 3]> {
    let picture = resize(&sprite(prompt), SIDE, SIDE, FilterType::Triangle);
    picture
        .pixels()
        .filter(|pixel| pixel.0[3] > 0)
        .map(|pixel| [pixel.0[0], pixel.0[1], pixel.0[2]])
        .collect()
}

fn ours(colors: &[[u8; 3]], size: u16) -> Vec<[u8; 3]> {
    let cells: Vec<Option<[u8; 3]>> = colors.iter().copied().map(Some).collect();
    voxelize::reduce(&cells, size.into(), false).0
}

/// Its better method, on all cores.
fn quantette(colors: &[[u8; 3]], size: u16) -> Vec<[u8; 3]> {
    let colors: Vec<Srgb<u8>> = colors.iter().map(|&color| Srgb::from(color)).collect();
    let pipeline = Pipeline::new()
        .palette_size(PaletteSize::try_from(size).expect("a size that is taken"))
        .quantize_method(QuantizeMethod::kmeans())
        .ditherer(None)
        .parallel(true);
    let input = pipeline.input_slice(colors.as_slice()).expect("not too many pixels");
    input.output_srgb8_palette().iter().map(|&color| color.into()).collect()
}

/// The mean distance between a colour and the nearest of a palette.
fn error(colors: &[[u8; 3]], palette: &[[u8; 3]]) -> f32 {
    let lab = |&rgb: &[u8; 3]| color::oklab_of(color::linear_of(rgb.into()));
    let palette: Vec<_> = palette.iter().map(lab).collect();
    let gap = |color| palette.iter().map(|entry| entry.distance(lab(color))).fold(f32::MAX, f32::min);
    colors.iter().map(gap).sum::<f32>() / colors.len() as f32 * 100.0
}

criterion_group!(benches, palettes);
criterion_main!(benches);
