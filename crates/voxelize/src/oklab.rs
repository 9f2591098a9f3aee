//! Colours: sRGB bytes, linear light, and Oklab, in which distances are what people see.

use glam::{Mat3, Vec3};
use std::sync::LazyLock;

/// Linear light of each sRGB byte.
static LINEAR: LazyLock<[f32; 256]> = LazyLock::new(|| {
    std::array::from_fn(|byte| {
        let value = byte as f32 / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
});

/// Linear light, 0 to 1 per channel, of an sRGB colour.
pub fn linear_of([r, g, b]: [u8; 3]) -> Vec3 {
    let table = &*LINEAR;
    Vec3::new(table[usize::from(r)], table[usize::from(g)], table[usize::from(b)])
}

/// The nearest sRGB colour of linear light; what is outside the gamut is clipped.
pub fn srgb_of(linear: Vec3) -> [u8; 3] {
    linear.to_array().map(|value| {
        let value = if value.is_finite() { value.clamp(0.0, 1.0) } else { 0.0 };
        let encoded =
            if value <= 0.003_130_8 { value * 12.92 } else { 1.055 * value.powf(1.0 / 2.4) - 0.055 };
        (encoded * 255.0).round() as u8
    })
}

/// The grey of the same luminance.
pub fn gray_of(linear: Vec3) -> Vec3 {
    Vec3::splat(linear.dot(Vec3::new(0.212_6, 0.715_2, 0.072_2)))
}

/// Linear light to Oklab (Björn Ottosson, 2020).
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
pub fn linear_of_oklab(lab: Vec3) -> Vec3 {
    let root = Mat3::from_cols(
        Vec3::new(1.0, 1.0, 1.0),
        Vec3::new(0.396_337_78, -0.105_561_346, -0.089_484_18),
        Vec3::new(0.215_803_76, -0.063_854_17, -1.291_485_5),
    ) * lab;
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

    #[test]
    fn every_byte_survives_the_way_to_oklab_and_back() {
        for byte in 0..=255 {
            for color in [[byte, byte, byte], [byte, 0, 255 - byte], [255, byte, 7]] {
                assert_eq!(srgb_of(linear_of(color)), color);
                assert_eq!(srgb_of(linear_of_oklab(oklab_of(linear_of(color)))), color);
            }
        }
    }
}
