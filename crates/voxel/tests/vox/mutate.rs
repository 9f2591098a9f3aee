//! Thousands of damaged files, the same ones in every run.

use super::data;
use super::exercise::exercise;

/// A small generator of numbers (splitmix64): the seed decides all of them.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}

/// Numbers that break counts and lengths.
const EDGES: [u32; 10] = [0, 1, 2, 255, 256, 257, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

fn damage(bytes: &mut Vec<u8>, random: &mut Random) {
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

#[test]
fn no_damage_to_a_file_makes_a_panic() {
    let corpus = ["no_models.vox", "costume.vox", "axes.vox", "materials.vox", "multiple_model_scene.vox"];
    let corpus =
        corpus.map(data).into_iter().chain([data("hostile/rotation-0.vox"), super::placing::nested()]);
    let mut random = Random(2024);
    for file in corpus {
        for _ in 0..2_000 {
            let mut damaged = file.clone();
            for _ in 0..=random.below(6) {
                damage(&mut damaged, &mut random);
            }
            exercise(&damaged);
        }
    }
}
