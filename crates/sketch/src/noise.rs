//! Soft noise, the same every time.

/// Value noise on a lattice of whole numbers.
pub struct Noise {
    seed: u64,
}

impl Noise {
    pub fn new(seed: u64) -> Self {
        Self { seed }
    }

    /// 0 to 1, about even, changing slowly within a unit.
    pub fn at(&self, x: f32, y: f32) -> f32 {
        let smooth = |t: f32| t * t * (3.0 - 2.0 * t);
        let (left, top) = (x.floor(), y.floor());
        let (u, v) = (smooth(x - left), smooth(y - top));
        let corner = |right: i64, down: i64| self.corner(left as i64 + right, top as i64 + down);
        let along = |down: i64| corner(0, down) * (1.0 - u) + corner(1, down) * u;
        along(0) * (1.0 - v) + along(1) * v
    }

    fn corner(&self, x: i64, y: i64) -> f32 {
        let place =
            (x as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (y as u64).wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
        (mixed(place ^ self.seed) >> 40) as f32 / (1_u64 << 24) as f32
    }
}

/// Near numbers give numbers far apart (the finish of splitmix64).
pub fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}
