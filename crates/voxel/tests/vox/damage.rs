//! Damage to files, decided by a seed.

/// A small generator of numbers (splitmix64): the seed decides all of them.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}

/// Numbers that break counts and lengths.
const EDGES: [u32; 10] = [0, 1, 2, 255, 256, 257, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

/// Bends, cuts or copies a part of a file.
pub fn damage(bytes: &mut Vec<u8>, random: &mut Random) {
    let at = random.below(bytes.len());
    match random.below(6) {
        0 => bytes[at] ^= 1 << random.below(8),
        1 => bytes[at] = random.next() as u8,
        2 => {
            let word = EDGES[random.below(EDGES.len())].to_le_bytes();
            bytes.iter_mut().skip(at).zip(word).for_each(|(byte, new)| *byte = new);
        }
        3 => bytes.truncate(at.max(1)),
        4 => {
            let length = random.below(64).min(bytes.len() - at);
            let target = random.below(bytes.len() - length + 1);
            bytes.copy_within(at..at + length, target);
        }
        _ => {
            let end = at + random.below(48).min(bytes.len() - at);
            let part = bytes[at..end].to_vec();
            let target = random.below(bytes.len());
            bytes.splice(target..target, part);
        }
    }
}
