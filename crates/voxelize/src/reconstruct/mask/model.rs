//! What a model that has learnt to see things takes for the thing: U2-Net-p (Qin and others 2020), run by `rten`.

use image::{GrayImage, RgbImage, imageops};
use rten::{Model, ModelOptions, RunOptions, ThreadPool, Value, op_registry};
use std::sync::{Arc, OnceLock};

/// The model takes pictures of this size, whatever their shape was.
const SIDE: u32 = 256;

/// Mean and deviation of red, green and blue in the pictures that it learnt from.
const MEANS: [f32; 3] = [0.485, 0.456, 0.406];
const DEVIATIONS: [f32; 3] = [0.229, 0.224, 0.225];

/// The same on every machine: how the work is shared out decides about the last bits of its sums.
const THREADS: usize = 4;

#[cfg(mask_model)]
static ONNX: Option<&[u8]> =
    Some(include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/mask/u2netp.onnx")));
#[cfg(not(mask_model))]
static ONNX: Option<&[u8]> = None;

/// The model's licence goes where the model goes.
#[cfg(mask_model)]
#[used]
static LICENCE: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/mask/LICENSES.md"));

/// Why the mask model can't be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MaskModelError {
    /// Its file was not there when the program was built.
    #[error("this program was built without the mask model: cargo xtask setup fetches it for the next build")]
    Missing,
    /// What was built in is no model, another one, or a part of one.
    #[error("the mask model in this program is damaged")]
    Damaged,
}

/// Whether there is a model that can be asked.
pub fn check() -> Result<(), MaskModelError> {
    eye().map(drop)
}

/// How much each pixel of a view belongs to the thing, 0 to 255.
pub fn look(view: &RgbImage) -> Result<GrayImage, MaskModelError> {
    eye()?.look(view).ok_or(MaskModelError::Damaged)
}

fn eye() -> Result<&'static Eye, MaskModelError> {
    static EYE: OnceLock<Result<Eye, MaskModelError>> = OnceLock::new();
    let open = || Eye::open(ONNX.ok_or(MaskModelError::Missing)?).ok_or(MaskModelError::Damaged);
    EYE.get_or_init(open).as_ref().map_err(|&error| error)
}

struct Eye {
    model: Model,
    threads: Arc<ThreadPool>,
}

impl Eye {
    fn open(onnx: &'static [u8]) -> Option<Self> {
        let operators = op_registry!(
            Add, Cast, Concat, Conv, Gather, MaxPool, Relu, Resize, Shape, Sigmoid, Slice, Unsqueeze
        );
        let model = ModelOptions::with_ops(operators).load_static_slice(onnx).ok()?;
        Some(Self { model, threads: Arc::new(ThreadPool::with_num_threads(THREADS)) })
    }

    fn look(&self, view: &RgbImage) -> Option<GrayImage> {
        let (input, output) = (*self.model.input_ids().first()?, *self.model.output_ids().first()?);
        let side = SIDE as usize;
        let pixels = Value::from_shape([1, 3, side, side], planes(view)).ok()?;
        let mut options = RunOptions::default();
        options.thread_pool = Some(Arc::clone(&self.threads));
        let [seen] = self.model.run_n(vec![(input, pixels.into())], [output], Some(options)).ok()?;
        let (shape, beliefs) = seen.into_shape_vec::<f32, 4>().ok()?;
        if shape != [1, 1, side, side] {
            return None;
        }
        let bytes =
            beliefs.into_iter().map(|belief| (belief.clamp(0.0, 1.0) * 255.0).round() as u8).collect();
        let seen = GrayImage::from_raw(SIDE, SIDE, bytes)?;
        Some(imageops::resize(&seen, view.width(), view.height(), imageops::FilterType::Triangle))
    }
}

/// All of red, then green, then blue, as the model has learnt them: relative to the brightest there is.
fn planes(view: &RgbImage) -> Vec<f32> {
    let small = imageops::resize(view, SIDE, SIDE, imageops::FilterType::Triangle);
    let brightest = f32::from(small.iter().copied().max().unwrap_or(255).max(1));
    let plane = |channel: usize| {
        let small = &small;
        small.pixels().map(move |pixel| {
            (f32::from(pixel.0[channel]) / brightest - MEANS[channel]) / DEVIATIONS[channel]
        })
    };
    (0..3).flat_map(plane).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;
    use std::path::Path;

    /// A field of a protocol buffer: a number below 128, or bytes.
    fn number(field: u8, value: u8) -> Vec<u8> {
        vec![field << 3, value]
    }

    fn bytes(field: u8, value: &[u8]) -> Vec<u8> {
        [&[field << 3 | 2, value.len() as u8], value].concat()
    }

    /// An ONNX file of one operator between `x` and `y`.
    fn onnx(operator: &str) -> &'static [u8] {
        let node = [bytes(1, b"x"), bytes(2, b"y"), bytes(4, operator.as_bytes())].concat();
        let graph = [bytes(1, &node), bytes(2, b"g"), bytes(11, &bytes(1, b"x")), bytes(12, &bytes(1, b"y"))];
        [number(1, 8), bytes(7, &graph.concat()), bytes(8, &number(2, 13))].concat().leak()
    }

    fn ball() -> RgbImage {
        RgbImage::from_fn(200, 160, |x, y| {
            let off = (f64::from(x) - 100.0).hypot(f64::from(y) - 80.0);
            if off < 45.0 { Rgb([220, 60 + off as u8, 40]) } else { Rgb([90, 110 + (y / 4) as u8, 120]) }
        })
    }

    #[test]
    fn the_model_is_built_in_where_it_was_fetched() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/mask/u2netp.onnx");
        assert_eq!(check(), if file.exists() { Ok(()) } else { Err(MaskModelError::Missing) });
    }

    #[test]
    fn a_model_that_is_built_in_sees_a_ball_on_a_table() {
        let seen = look(&ball());
        assert_eq!(seen.as_ref().map(drop).map_err(|&error| error), check(), "what is built in works");
        if let Ok(seen) = seen {
            assert_eq!(seen.dimensions(), (200, 160));
            assert!(seen.get_pixel(100, 80).0[0] > 200 && seen.get_pixel(10, 10).0[0] < 50);
        }
    }

    #[test]
    fn what_is_no_model_or_a_part_of_one_is_not_opened() {
        assert!(Eye::open(b"").and_then(|eye| eye.look(&ball())).is_none());
        assert!(Eye::open(b"\x89PNG and so on").is_none());
        let whole = ONNX.unwrap_or(onnx("Relu"));
        for length in (1..40).map(|part| whole.len() * part / 40) {
            assert!(Eye::open(&whole[..length]).and_then(|eye| eye.look(&ball())).is_none(), "{length}");
        }
    }

    #[test]
    fn a_model_that_answers_something_else_is_not_believed() {
        let eye = Eye::open(onnx("Relu")).expect("it can be run");
        assert!(eye.look(&ball()).is_none(), "three planes are no mask");
        assert!(Eye::open(onnx("Levitate")).is_none_or(|eye| eye.look(&ball()).is_none()));
    }

    #[test]
    fn the_mask_is_the_same_on_any_number_of_cores() {
        let Some(onnx) = ONNX else { return };
        let seen = [1, 2, 3, 7].map(|cores| {
            let eye = Eye::open(onnx).expect("it can be run");
            Eye { threads: Arc::new(ThreadPool::with_num_threads(cores)), ..eye }.look(&ball())
        });
        assert!(seen[0].is_some() && seen.iter().all(|one| *one == seen[0]));
    }
}
