//! Thousands of damaged palettes, the same ones in every run.

use super::build::{GPL, HEX, JASC, ase, vox};
use super::damage::{Random, damage};
use super::exercise::exercise;

#[test]
fn no_damage_to_a_palette_makes_a_panic() {
    let corpus = [HEX.as_bytes().to_vec(), GPL.as_bytes().to_vec(), JASC.as_bytes().to_vec(), ase(), vox()];
    let mut random = Random(32);
    for file in corpus {
        exercise(&file);
        for _ in 0..4_000 {
            let mut damaged = file.clone();
            for _ in 0..=random.below(5) {
                damage(&mut damaged, &mut random);
            }
            exercise(&damaged);
        }
    }
}
