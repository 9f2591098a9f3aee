//! What candidates look like.

use image::RgbaImage;
use proptest::prelude::*;
use sketch::{Sketch, draw};

/// A picture, small enough to count in.
const SIDE: u32 = 64;

fn drawn(prompt: &str) -> Sketch {
    draw(prompt, 7).unwrap_or_else(|unknown| panic!("{prompt}: {unknown}"))
}

fn pictures(sketch: &Sketch) -> Vec<RgbaImage> {
    let picture = |png: &[u8]| image::load_from_memory(png).expect("a picture").into_rgba8();
    sketch.candidates.iter().map(|candidate| picture(&candidate.png)).collect()
}

fn solid(picture: &RgbaImage) -> Vec<bool> {
    let step = picture.width() / SIDE;
    let at = |at: u32| picture.get_pixel(at % SIDE * step + step / 2, at / SIDE * step + step / 2).0[3] > 127;
    (0..SIDE * SIDE).map(at).collect()
}

/// How many bodies a mask has; cells touch at their sides.
fn bodies(mut open: Vec<bool>) -> usize {
    let mut count = 0;
    for start in 0..open.len() {
        let mut next = vec![start];
        count += usize::from(open[start]);
        while let Some(at) = next.pop() {
            if std::mem::take(&mut open[at]) {
                let (x, y, side) = (at % SIDE as usize, at / SIDE as usize, SIDE as usize);
                next.extend((x > 0).then(|| at - 1));
                next.extend((x + 1 < side).then(|| at + 1));
                next.extend((y > 0).then(|| at - side));
                next.extend((y + 1 < side).then(|| at + side));
            }
        }
    }
    count
}

#[test]
fn candidates_are_three_different_pictures_on_clear_ground_and_always_the_same() {
    for prompt in [
        "a rustic wooden treasure chest",
        "a green sword",
        "a tower",
        "a small blue castle",
        "🐉",
        "a frog on a mushroom",
        "a cat in a basket",
        "a penguin with a top hat",
        "a lantern under a mushroom",
        "a basket full of apples",
        "a knight with a sword and a shield",
        "a mirror ball",
        "a blue cat",
    ] {
        let sketch = drawn(prompt);
        assert_eq!(sketch, drawn(prompt));
        let [a, b, c] = &sketch.candidates;
        assert!(a.png != b.png && b.png != c.png && a.png != c.png, "{prompt}");
        for picture in pictures(&sketch) {
            assert_eq!((picture.dimensions(), picture.get_pixel(0, 0).0[3]), ((512, 512), 0), "{prompt}");
            let solid = picture.pixels().filter(|pixel| pixel.0[3] > 127).count();
            assert!(solid > 10_000, "{prompt}: {solid} pixels");
        }
    }
}

/// How far the channels of two pictures are apart on average, where either shows.
fn difference(a: &RgbaImage, b: &RgbaImage) -> f64 {
    let shown: Vec<_> = a.pixels().zip(b.pixels()).filter(|(a, b)| a.0[3] > 127 || b.0[3] > 127).collect();
    let apart = |(a, b): &(&image::Rgba<u8>, &image::Rgba<u8>)| {
        (0..4).map(|channel| f64::from(a.0[channel].abs_diff(b.0[channel]))).sum::<f64>()
    };
    shown.iter().map(apart).sum::<f64>() / (4 * shown.len()) as f64
}

#[test]
fn an_eye_tells_the_candidates_apart() {
    for prompt in [
        "a fire hydrant",
        "a goblin",
        "a red apple",
        "a snowman",
        "a knight",
        "a blue whale",
        "a mossy stone golem",
    ] {
        let [a, b, c] = <[RgbaImage; 3]>::try_from(pictures(&drawn(prompt))).expect("three");
        for (one, other) in [(&a, &b), (&b, &c), (&a, &c)] {
            assert!(difference(one, other) > 8.0, "{prompt}: {}", difference(one, other));
        }
    }
}

#[test]
fn other_seeds_give_other_candidates() {
    let first = drawn("a tower");
    assert!((0..8).any(|seed| draw("a tower", seed).is_ok_and(|other| other.candidates != first.candidates)));
}

#[test]
fn every_part_is_one_body_with_nothing_too_thin_to_build() {
    let mut wrong = Vec::new();
    for name in sketch::parts() {
        let sketch = drawn(name);
        assert_eq!(sketch.reading.things[0].name, name);
        let mask = solid(&pictures(&sketch)[0]);
        let cells = (0..mask.len()).filter(|at| mask[*at]).count();
        let thin = (0..mask.len()).filter(|at| mask[*at] && is_thin(&mask, *at)).count();
        let bodies = bodies(mask);
        if bodies != 1 || cells < 400 || thin * 50 > cells {
            wrong.push(format!("{name}: {bodies} bodies, {thin} of {cells} cells are thin"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether no square of two cells within the mask covers a cell: too thin for a model.
fn is_thin(mask: &[bool], at: usize) -> bool {
    let (x, y, side) = (at % SIDE as usize, at / SIDE as usize, SIDE as usize);
    let corners = [(0, 0), (1, 0), (0, 1), (1, 1)];
    let is_square = |left: usize, top: usize| {
        corners.iter().all(|(right, down)| {
            let (x, y) = (left + right, top + down);
            x < side && y < side && mask[y * side + x]
        })
    };
    !corners.iter().any(|(left, up)| x >= *left && y >= *up && is_square(x - left, y - up))
}

#[test]
fn there_are_parts_for_what_emoji_lack() {
    let mut names: Vec<&str> = sketch::parts().collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert!(names.len() == count && count >= 60, "{count}");
}

#[test]
fn things_together_are_one_body() {
    for prompt in [
        "a frog on a mushroom",
        "a sword and a shield",
        "a cat in a basket",
        "a key with a coin and a ring",
        "a lantern under a mushroom",
        "a barrel full of apples",
        "a cat with a crown",
    ] {
        assert_eq!(bodies(solid(&pictures(&drawn(prompt))[0])), 1, "{prompt}");
    }
}

#[test]
fn colours_and_languages_mean_the_same() {
    assert_eq!(drawn("a blue dragon").candidates, drawn("ein blauer Drache").candidates);
    assert_ne!(drawn("a blue dragon").candidates, drawn("a red dragon").candidates);
}

#[test]
fn a_detail_changes_only_the_detail() {
    let [plain, blue] =
        ["a lighthouse", "a lighthouse with blue stripes"].map(|prompt| pictures(&drawn(prompt)).remove(0));
    let changed = plain.pixels().zip(blue.pixels()).filter(|(a, b)| a != b).count();
    let solid = plain.pixels().filter(|pixel| pixel.0[3] > 127).count();
    assert!((solid / 20..solid / 2).contains(&changed), "{changed} of {solid} pixels");
}

#[test]
fn sizes_change_the_proportions() {
    let ratio = |prompt: &str| {
        let mask = solid(&pictures(&drawn(prompt))[0]);
        let extent = |across: &dyn Fn(usize) -> usize| {
            let used: Vec<usize> = (0..mask.len()).filter(|at| mask[*at]).map(across).collect();
            used.iter().max().zip(used.iter().min()).map_or(0, |(high, low)| high - low + 1)
        };
        extent(&|at| at / SIDE as usize) as f32 / extent(&|at| at % SIDE as usize) as f32
    };
    let [plain, tall, wide] = ["a castle", "a tall castle", "a wide castle"].map(ratio);
    assert!(tall > 1.2 * plain && wide < 0.85 * plain, "{plain} {tall} {wide}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_prompt_makes_it_panic(
        words in prop::collection::vec(prop::sample::select(vec![
            "tiny", "huge", "tall", "long", "red", "mossy", "snowy", "rainbow", "castle", "sword", "🐉", "hat", "on", "in",
            "under", "with", "full of", "rock", "tower", "a", "crown", "の上の", "dragon", "neon",
        ]), 1..16),
        seed in any::<u64>(),
    ) {
        if let Ok(sketch) = draw(&words.join(" "), seed) {
            prop_assert!(sketch.candidates.iter().all(|candidate| candidate.png.starts_with(b"\x89PNG")));
        }
    }
}
