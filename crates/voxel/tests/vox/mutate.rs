//! Thousands of damaged files, the same ones in every run.

use super::damage::{Random, damage};
use super::data;
use super::exercise::exercise;

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
