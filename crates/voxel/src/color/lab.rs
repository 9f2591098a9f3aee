//! CIELAB under daylight (D65, 2°), the space that CIEDE2000 measures in.

use super::linear_of;
use crate::Rgb;
use glam::{DMat3, DVec3, Vec3};

/// Linear sRGB to XYZ (IEC 61966-2-1), as columns.
const XYZ: DMat3 = DMat3::from_cols(
    DVec3::new(0.412_456_4, 0.212_672_9, 0.019_333_9),
    DVec3::new(0.357_576_1, 0.715_152_2, 0.119_192),
    DVec3::new(0.180_437_5, 0.072_175, 0.950_304_1),
);

/// Where the cube root gives way to a line: (6/29)³.
const EPSILON: f64 = 216.0 / 24389.0;
/// The slope of that line: (29/3)³.
const KAPPA: f64 = 24389.0 / 27.0;

/// White: what linear light of 1, 1, 1 is in XYZ.
fn white() -> DVec3 {
    XYZ * DVec3::ONE
}

/// A colour in CIELAB: L* 0 to 100, a* and b* about -128 to 127.
#[must_use]
pub fn lab_of(color: Rgb) -> DVec3 {
    let root = |share: f64| if share > EPSILON { share.cbrt() } else { (KAPPA * share + 16.0) / 116.0 };
    let [x, y, z] = (XYZ * linear_of(color).as_dvec3() / white()).to_array().map(root);
    DVec3::new(116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z))
}

/// CIELAB to linear light, which may lie outside of what a screen shows.
#[must_use]
pub fn linear_of_lab(lab: DVec3) -> Vec3 {
    let y = (lab.x + 16.0) / 116.0;
    let root = DVec3::new(y + lab.y / 500.0, y, y - lab.z / 200.0);
    let share = root.to_array().map(|root| {
        let cube = root * root * root;
        if cube > EPSILON { cube } else { (116.0 * root - 16.0) / KAPPA }
    });
    (XYZ.inverse() * (DVec3::from_array(share) * white())).as_vec3()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_colours_have_their_known_values() {
        for (color, expected) in [
            (Rgb::new(0, 0, 0), [0.0, 0.0, 0.0]),
            (Rgb::new(255, 255, 255), [100.0, 0.0, 0.0]),
            (Rgb::new(255, 0, 0), [53.24, 80.09, 67.20]),
            (Rgb::new(0, 255, 0), [87.73, -86.18, 83.18]),
            (Rgb::new(0, 0, 255), [32.30, 79.19, -107.86]),
            (Rgb::new(119, 119, 119), [50.03, 0.0, 0.0]),
        ] {
            let error = (lab_of(color) - DVec3::from_array(expected)).abs().max_element();
            assert!(error < 0.01, "{color:?} is {}", lab_of(color));
        }
    }
}
