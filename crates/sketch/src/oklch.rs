//! Colours by lightness, chroma and hue, as the eye tells them apart (Oklab, Björn Ottosson 2020).

use std::sync::LazyLock;

/// Lightness 0 to 1, chroma 0 to about 0.37, hue in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Oklch {
    pub lightness: f32,
    pub chroma: f32,
    pub hue: f32,
}

impl Oklch {
    pub const fn new(lightness: f32, chroma: f32, hue: f32) -> Self {
        Self { lightness, chroma, hue }
    }

    pub fn of([r, g, b]: [u8; 3]) -> Self {
        let [r, g, b] = [r, g, b].map(linear);
        let l = (0.412_221_47 * r + 0.536_332_55 * g + 0.051_445_995 * b).cbrt();
        let m = (0.211_903_5 * r + 0.680_699_5 * g + 0.107_396_96 * b).cbrt();
        let s = (0.088_302_46 * r + 0.281_718_85 * g + 0.629_978_7 * b).cbrt();
        let lightness = 0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s;
        let a = 1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s;
        let b = 0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s;
        Self { lightness, chroma: a.hypot(b), hue: b.atan2(a).to_degrees().rem_euclid(360.0) }
    }

    /// The nearest colour of a screen: what it can't show loses chroma, not lightness.
    pub fn to_rgb(self) -> [u8; 3] {
        let mut chroma = self.chroma;
        loop {
            let rgb = Self { chroma, ..self }.to_linear();
            if chroma < 0.005 || rgb.iter().all(|channel| (-0.002..=1.002).contains(channel)) {
                return rgb.map(encoded);
            }
            chroma *= 0.92;
        }
    }

    fn to_linear(self) -> [f32; 3] {
        let (sin, cos) = self.hue.to_radians().sin_cos();
        let (a, b) = (self.chroma * cos, self.chroma * sin);
        let l = (self.lightness + 0.396_337_78 * a + 0.215_803_76 * b).powi(3);
        let m = (self.lightness - 0.105_561_346 * a - 0.063_854_17 * b).powi(3);
        let s = (self.lightness - 0.089_484_18 * a - 1.291_485_5 * b).powi(3);
        [
            4.076_741_7 * l - 3.307_711_6 * m + 0.230_969_94 * s,
            -1.268_438 * l + 2.609_757_4 * m - 0.341_319_38 * s,
            -0.004_196_086_3 * l - 0.703_418_6 * m + 1.707_614_7 * s,
        ]
    }

    /// Degrees from this hue to another, at most 180.
    pub fn hue_distance(self, hue: f32) -> f32 {
        let apart = (self.hue - hue).rem_euclid(360.0);
        apart.min(360.0 - apart)
    }
}

/// A channel's share of light. Pictures ask for it by the million, so each of the 256 is computed once.
fn linear(channel: u8) -> f32 {
    static TABLE: LazyLock<[f32; 256]> = LazyLock::new(|| {
        std::array::from_fn(|channel| {
            let encoded = channel as f32 / 255.0;
            if encoded <= 0.040_45 { encoded / 12.92 } else { ((encoded + 0.055) / 1.055).powf(2.4) }
        })
    });
    TABLE[usize::from(channel)]
}

fn encoded(linear: f32) -> u8 {
    let linear = linear.clamp(0.0, 1.0);
    let encoded = if linear <= 0.003_130_8 { linear * 12.92 } else { 1.055 * linear.powf(1.0 / 2.4) - 0.055 };
    (encoded * 255.0 + 0.5) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back_is_the_same_colour() {
        for rgb in [[0, 0, 0], [255, 255, 255], [255, 0, 0], [12, 200, 99], [128, 128, 128], [90, 60, 20]] {
            let back = Oklch::of(rgb).to_rgb();
            assert!(rgb.iter().zip(back).all(|(a, b)| a.abs_diff(b) <= 1), "{rgb:?} became {back:?}");
        }
    }

    #[test]
    fn what_a_screen_cannot_show_keeps_its_lightness() {
        let vivid = Oklch::new(0.9, 0.4, 260.0);
        assert!((Oklch::of(vivid.to_rgb()).lightness - 0.9).abs() < 0.03);
    }
}
