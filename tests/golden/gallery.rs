//! Draws pictures and compares them with the kept ones.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, RgbaImage};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use viewport::{Frame, Gpu, GpuError, RenderError, RenderRequest, Tracer, Viewport};
use voxel::Scene;

/// How far a channel may be from the kept one, of 255: rounding of another driver or processor, and no more.
const TOLERANCE: u8 = 6;

/// The share of pixels that may be farther away: those on edges, where a rounded coordinate falls on the other side.
const OUTLIERS: f64 = 0.005;

/// One picture of the suite.
#[derive(Clone)]
pub struct Picture {
    /// The name of its file, without the ending.
    pub name: String,
    pub scene: Scene,
    pub request: RenderRequest,
}

static GPU: LazyLock<Result<Arc<Gpu>, GpuError>> = LazyLock::new(|| Gpu::software().map(Arc::new));

/// Draws pictures and fails with all that differ from the kept ones. A picture that differs is left in
/// `tests/failures`, with another one that shows where.
pub fn check(pictures: &[Picture]) {
    check_drawn(pictures, |viewport, request| viewport.render(request).expect("the picture is drawn").rgba);
}

/// The same for pictures that are drawn in bands of so many rows, and put together.
pub fn check_in_bands(pictures: &[Picture], rows: u32) {
    check_drawn(pictures, |viewport, request| {
        let mut rgba = Vec::new();
        let put = |band: Frame| {
            rgba.extend(band.rgba);
            Ok::<_, RenderError>(())
        };
        viewport.render_bands(request, rows, put).expect("the bands are drawn");
        rgba
    });
}

/// The same for beauty renders of so many samples, smoothed.
pub fn check_traced(pictures: &[Picture], samples: u32) {
    let gpu = GPU.as_ref().unwrap_or_else(|error| panic!("{error}"));
    let tracer = Tracer::new(Arc::clone(gpu)).expect("a tracer");
    let trace = |picture: &Picture| {
        let mut exposure = tracer.expose(&picture.scene, &picture.request).expect("the scene is traced");
        while exposure.step().expect("a sample is taken") < samples {}
        let frame = exposure.picture(true).expect("the picture is developed");
        RgbaImage::from_raw(frame.width, frame.height, frame.rgba).expect("a picture has all its pixels")
    };
    compare_all(pictures, &pictures.iter().map(trace).collect::<Vec<_>>());
}

fn check_drawn(pictures: &[Picture], pixels: impl Fn(&mut Viewport, &RenderRequest) -> Vec<u8>) {
    let gpu = GPU.as_ref().unwrap_or_else(|error| panic!("{error}"));
    let mut viewport = Viewport::new(Arc::clone(gpu)).expect("a viewport");
    let draw = |picture: &Picture| {
        viewport.show(&picture.scene).expect("the scene is shown");
        let (width, height) = picture.request.size;
        let rgba = pixels(&mut viewport, &picture.request);
        RgbaImage::from_raw(width, height, rgba).expect("a picture has all its pixels")
    };
    compare_all(pictures, &pictures.iter().map(draw).collect::<Vec<_>>());
}

fn compare_all(pictures: &[Picture], drawn: &[RgbaImage]) {
    let compared = pictures.iter().zip(drawn);
    let wrong: Vec<String> =
        compared.filter_map(|(picture, actual)| compare(&picture.name, actual).err()).collect();
    assert!(wrong.is_empty(), "{}\nlook at tests/failures", wrong.join("\n"));
}

/// The names of all kept pictures. An update throws those away that are drawn no more, and has all the others.
pub fn kept(drawn: &BTreeSet<String>) -> BTreeSet<String> {
    let files = fs::read_dir(folder("golden/images")).expect("there is a folder of pictures");
    let files: Vec<PathBuf> = files.filter_map(|file| Some(file.ok()?.path())).collect();
    let name = |path: &PathBuf| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    if !is_update() {
        return files.iter().filter_map(name).collect();
    }
    for path in files.iter().filter(|path| name(path).is_none_or(|name| !drawn.contains(&name))) {
        fs::remove_file(path).expect("an old picture can be removed");
    }
    drawn.clone()
}

/// Whether pictures that differ are to be kept.
fn is_update() -> bool {
    std::env::var_os("VOXELIER_UPDATE_GOLDEN").is_some_and(|value| value == "1")
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn compare(name: &str, actual: &RgbaImage) -> Result<(), String> {
    let kept = folder("golden/images").join(format!("{name}.png"));
    let left = |what: &str| folder("failures").join(format!("{name}.{what}.png"));
    // What an earlier failure left.
    for old in ["actual", "difference"] {
        let _ = fs::remove_file(left(old));
    }
    let compared = match image::open(&kept) {
        Ok(expected) => difference(&expected.to_rgba8(), actual),
        Err(error) => Err(Wrong { reason: error.to_string(), picture: None }),
    };
    if is_update() && !matches!(compared, Ok(0.0)) {
        save(&kept, actual);
        return Ok(());
    }
    let Err(said) = compared else { return Ok(()) };
    save(&left("actual"), actual);
    if let Some(picture) = &said.picture {
        save(&left("difference"), picture);
    }
    Err(format!("{name}: {}", said.reason))
}

/// Why two pictures are not the same, and where: differences shine on black.
#[derive(Debug)]
struct Wrong {
    reason: String,
    picture: Option<RgbaImage>,
}

/// The share of outliers, where there are few enough.
fn difference(expected: &RgbaImage, actual: &RgbaImage) -> Result<f64, Wrong> {
    if expected.dimensions() != actual.dimensions() {
        let ((width, height), (now_width, now_height)) = (expected.dimensions(), actual.dimensions());
        let reason = format!("it was {width} x {height} and is {now_width} x {now_height}");
        return Err(Wrong { reason, picture: None });
    }
    let mut outliers = 0_u32;
    let picture = RgbaImage::from_fn(expected.width(), expected.height(), |x, y| {
        let (was, is) = (seen(expected.get_pixel(x, y).0), seen(actual.get_pixel(x, y).0));
        let apart: [u8; 4] = std::array::from_fn(|channel| was[channel].abs_diff(is[channel]));
        let most = apart.into_iter().max().unwrap_or_default();
        outliers += u32::from(most > TOLERANCE);
        let bright = |value: u8| value.saturating_mul(8);
        let [r, g, b, a] = apart.map(bright);
        image::Rgba([r.max(a), g.max(a), b.max(a), 255])
    });
    let share = f64::from(outliers) / f64::from(expected.width() * expected.height());
    if share <= OUTLIERS {
        return Ok(share);
    }
    let reason = format!(
        "{:.2} % of the pixels differ by more than {TOLERANCE}; {:.2} % may",
        share * 100.0,
        OUTLIERS * 100.0
    );
    Err(Wrong { reason, picture: Some(picture) })
}

/// A pixel as it looks: colour counts as much as it covers.
fn seen([r, g, b, a]: [u8; 4]) -> [u8; 4] {
    let cover = |channel: u8| (u16::from(channel) * u16::from(a) / 255) as u8;
    [cover(r), cover(g), cover(b), a]
}

fn save(path: &Path, picture: &RgbaImage) {
    let parent = path.parent().expect("a file lies in a folder");
    fs::create_dir_all(parent).expect("the folder can be made");
    let file = File::create(path).expect("the file can be written");
    let encoder = PngEncoder::new_with_quality(file, CompressionType::Best, FilterType::Adaptive);
    let picture = DynamicImage::from(picture.clone());
    let is_opaque = picture.to_rgba8().pixels().all(|pixel| pixel.0[3] == 255);
    let picture = if is_opaque { picture.to_rgb8().into() } else { picture };
    picture.write_with_encoder(encoder).expect("the picture can be written");
}

#[test]
fn a_picture_moved_by_one_pixel_is_another_picture() {
    let stripes = |shift: u32| {
        RgbaImage::from_fn(64, 64, |x, y| {
            let lit = (x + shift) % 16 < 8;
            image::Rgba([if lit { 200 } else { 60 }, (y * 2) as u8, 90, 255])
        })
    };
    assert_eq!(difference(&stripes(0), &stripes(0)).ok(), Some(0.0));
    let wrong = difference(&stripes(0), &stripes(1)).expect_err("it differs");
    let shown = wrong.picture.expect("the difference is shown");
    assert_eq!(shown.get_pixel(7, 0).0, [255, 0, 0, 255], "it shines where the pictures differ");
    assert_eq!(shown.get_pixel(4, 0).0, [0, 0, 0, 255]);
}

#[test]
fn rounding_and_a_few_stray_pixels_are_forgiven_and_more_are_not() {
    let flat = |value: u8| RgbaImage::from_pixel(50, 20, image::Rgba([value, 100, 100, 255]));
    assert!(difference(&flat(100), &flat(100 + TOLERANCE)).is_ok());
    assert!(difference(&flat(100), &flat(101 + TOLERANCE)).is_err());
    let mut strays = flat(100);
    for x in 0..5 {
        strays.put_pixel(x, 3, image::Rgba([0, 0, 0, 255]));
    }
    assert!(difference(&flat(100), &strays).is_ok(), "5 of 1,000 pixels");
    strays.put_pixel(9, 9, image::Rgba([0, 0, 0, 255]));
    assert!(difference(&flat(100), &strays).is_err(), "6 of 1,000 pixels");
}

#[test]
fn what_a_transparent_pixel_would_have_been_counts_for_nothing() {
    let clear = |value: u8| RgbaImage::from_pixel(4, 4, image::Rgba([value, value, value, 0]));
    assert!(difference(&clear(0), &clear(255)).is_ok());
    let solid = RgbaImage::from_pixel(4, 4, image::Rgba([0, 0, 0, 255]));
    assert!(difference(&clear(0), &solid).is_err());
}
