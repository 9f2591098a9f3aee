//! Colours as light and as people see them: sRGB, linear light, Oklab, CIELAB.

mod difference;
mod lab;

pub use difference::ciede2000;
pub use lab::{lab_of, linear_of_lab};

use crate::Rgb;
use glam::{Mat3, Vec3};
use std::sync::LazyLock;

/// Linear light of each sRGB byte.
static LINEAR: LazyLock<[f32; 256]> =
    LazyLock::new(|| std::array::from_fn(|byte| decoded(byte as f32 / 255.0)));

/// Linear light of an sRGB value, both 0 to 1.
fn decoded(value: f32) -> f32 {
    if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

/// Linear light, 0 to 1 per channel.
#[must_use]
#[inline]
pub fn linear_of(color: Rgb) -> Vec3 {
    let table = &*LINEAR;
    Vec3::new(table[usize::from(color.r)], table[usize::from(color.g)], table[usize::from(color.b)])
}

/// Parts of linear light, each smaller than the smallest step between two bytes.
const PARTS: usize = 4096;

/// How linear light becomes bytes.
struct Encoding {
    /// The byte at the lower end of each part.
    bytes: [u8; PARTS + 1],
    /// From which light on each byte is too low.
    ends: [f32; 256],
}

static ENCODING: LazyLock<Encoding> = LazyLock::new(|| {
    let end = |byte: usize| if byte < 255 { decoded((byte as f32 + 0.5) / 255.0) } else { f32::MAX };
    let ends = std::array::from_fn(end);
    let byte = |part: usize| ends.partition_point(|&end| end <= part as f32 / PARTS as f32) as u8;
    Encoding { bytes: std::array::from_fn(byte), ends }
});

/// The nearest sRGB colour of linear light; what is outside the gamut is clipped, and what isn't finite is black.
#[must_use]
#[inline]
pub fn srgb_of(linear: Vec3) -> Rgb {
    let encoding = &*ENCODING;
    let byte = |value: f32| {
        let value = if value.is_finite() { value.clamp(0.0, 1.0) } else { 0.0 };
        let byte = encoding.bytes[(value * PARTS as f32) as usize];
        byte + u8::from(value >= encoding.ends[usize::from(byte)])
    };
    Rgb::new(byte(linear.x), byte(linear.y), byte(linear.z))
}

/// Linear light to Oklab (Björn Ottosson, 2020): lightness 0 to 1, then green to red, then blue to yellow. Distances
/// are about what people see.
#[must_use]
#[inline]
pub fn oklab_of(linear: Vec3) -> Vec3 {
    let lms = Mat3::from_cols(
        Vec3::new(0.412_221_47, 0.211_903_5, 0.088_302_46),
        Vec3::new(0.536_332_55, 0.680_699_5, 0.281_718_85),
        Vec3::new(0.051_445_995, 0.107_396_96, 0.629_978_7),
    ) * linear;
    let root = Vec3::from_array(lms.to_array().map(f32::cbrt));
    Mat3::from_cols(
        Vec3::new(0.210_454_26, 1.977_998_5, 0.025_904_037),
        Vec3::new(0.793_617_8, -2.428_592_2, 0.782_771_77),
        Vec3::new(-0.004_072_047, 0.450_593_7, -0.808_675_77),
    ) * root
}

/// Oklab to linear light.
#[must_use]
#[inline]
pub fn linear_of_oklab(oklab: Vec3) -> Vec3 {
    let root = Mat3::from_cols(
        Vec3::new(1.0, 1.0, 1.0),
        Vec3::new(0.396_337_78, -0.105_561_346, -0.089_484_18),
        Vec3::new(0.215_803_76, -0.063_854_17, -1.291_485_5),
    ) * oklab;
    let lms = root * root * root;
    Mat3::from_cols(
        Vec3::new(4.076_741_7, -1.268_438, -0.004_196_086),
        Vec3::new(-3.307_711_6, 2.609_757_4, -0.703_418_6),
        Vec3::new(0.230_969_94, -0.341_319_38, 1.707_614_7),
    ) * lms
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_colour_survives_the_way_to_oklab_and_to_cielab_and_back(bytes: [u8; 3]) {
            let color = Rgb::from(bytes);
            prop_assert_eq!(srgb_of(linear_of(color)), color);
            prop_assert_eq!(srgb_of(linear_of_oklab(oklab_of(linear_of(color)))), color);
            prop_assert_eq!(srgb_of(linear_of_lab(lab_of(color))), color);
        }

        #[test]
        fn light_becomes_the_nearest_byte(light in 0f32..=1.0) {
            let encoded = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
            let off = encoded * 255.0 - f32::from(srgb_of(Vec3::splat(light)).g);
            prop_assert!(off.abs() < 0.501, "{off}");
        }
    }

    #[test]
    fn what_is_no_light_is_no_panic() {
        assert_eq!(srgb_of(Vec3::new(f32::NAN, f32::INFINITY, 9.0)), Rgb::new(0, 0, 255));
    }
}
