//! Thousands of damaged bodies, the same ones in every run: whoever is on the other end, nothing here panics.

mod exercise;

use exercise::exercise;

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

    fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }
}

/// Every shape of the contract, as it should be.
const BODIES: [&str; 10] = [
    r#"{"jobId":"0198f2aa-7c5e","balance":4,"charged":true}"#,
    r#"{"state":"queued","delayTime":1200,"executionTime":0}"#,
    r#"{"state":"running","delayTime":1200.5,"executionTime":45000.0,"eta":null}"#,
    r#"{"state":"completed","executionTime":38000,"output":{"seed":9007199254740991,"images":[{"index":0,"image_base64":"iVBORw0KGgo="},{"index":1.0,"image_base64":"data:image/png;base64,iVBORw0KGgo"},{"index":2,"image_base64":"_-8"}],"words":{"drew":["castle"],"colours":["blue"],"ignored":["rustic"]}}}"#,
    r#"{"state":"completed","executionTime":210000,"output":{"filename":"../voxel_00000.vox","vox_base64":"Vk9YIA=="},"balance":4,"charged":true}"#,
    r#"{"state":"failed","error":"the image is one plain colour: there is nothing to build"}"#,
    r#"{"error":"this account is out of tokens","code":"INSUFFICIENT_TOKENS","transient":true}"#,
    r#"{"prompt":"a rustic wooden treasure chest","seed":12345}"#,
    r#"{"image_base64":"iVBORw0KGgo=","voxel_size":32,"texturing":"textured","fill":false,"color":"surface","palette_size":32}"#,
    r#"{"jobId":"0198f2aa-7c5e"}"#,
];

/// What a value may be replaced with.
const VALUES: [&str; 24] = [
    "null",
    "true",
    "false",
    "0",
    "-1",
    "1.5",
    "32.0",
    "1e400",
    "-1e400",
    "9007199254740992",
    "18446744073709551615",
    "99999999999999999999",
    "\"\"",
    "\" \"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"gray\"",
    "\"data:\"",
    "\"data:,\"",
    "\"====\"",
    "[]",
    "{}",
    "[[[[[[[[]]]]]]]]",
    "\"\u{202e}龍\"",
];

/// The byte ranges of a body's values: whatever stands between a colon or comma and the next comma or bracket.
fn values(body: &str) -> Vec<std::ops::Range<usize>> {
    let starts = body.bytes().enumerate().filter(|&(_, byte)| matches!(byte, b':' | b',' | b'['));
    let value = |(start, _): (usize, u8)| {
        let length = body[start + 1..].find([',', '}', ']'])?;
        Some(start + 1..start + 1 + length)
    };
    starts.filter_map(value).collect()
}

fn damage(body: &mut Vec<u8>, random: &mut Random) {
    let at = random.below(body.len());
    match random.below(6) {
        0 => body[at] ^= 1 << random.below(8),
        1 => body[at] = random.next() as u8,
        2 => body.truncate(at.max(1)),
        3 => {
            let end = at + random.below(48).min(body.len() - at);
            let part = body[at..end].to_vec();
            let target = random.below(body.len());
            body.splice(target..target, part);
        }
        _ => {
            let Ok(text) = std::str::from_utf8(body) else { return };
            let places = values(text);
            if let Some(place) = places.get(random.below(places.len())) {
                body.splice(place.clone(), random.pick(&VALUES).bytes());
            }
        }
    }
}

#[test]
fn no_damage_to_a_body_makes_a_panic() {
    let mut random = Random(2025);
    for body in BODIES {
        exercise(body.as_bytes());
        for _ in 0..4_000 {
            let mut damaged = body.as_bytes().to_vec();
            for _ in 0..=random.below(5) {
                damage(&mut damaged, &mut random);
            }
            exercise(&damaged);
        }
    }
}

#[test]
fn bodies_that_only_nest_are_refused_before_the_stack_ends() {
    for body in ["[".repeat(1 << 20), "{\"output\":".repeat(1 << 18), "[{\"a\":".repeat(1 << 18)] {
        exercise(body.as_bytes());
    }
}
