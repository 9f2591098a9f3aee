//! One body: parts that don't touch get a strut between them.

use super::mask::Mask;

/// Joins all parts of a mask, each to the one nearest to it, by the shortest struts; what touches by a corner only is
/// joined by faces. Mirrored masks stay mirrored.
pub fn join(mask: &mut Mask) {
    bridge(mask);
    loop {
        let (part_of, sizes) = mask.parts();
        if sizes.len() < 2 {
            return;
        }
        let ways: Vec<_> = (0..sizes.len()).flat_map(|part| shortest(mask, &part_of, part)).collect();
        for (from, to) in ways {
            strut(mask, from, to);
        }
        bridge(mask);
    }
}

type Place = (i64, i64);

/// The shortest ways from one part to any other. Where there are many, the lowest and those nearest to the middle.
fn shortest(mask: &Mask, part_of: &[Option<usize>], part: usize) -> Vec<(Place, Place)> {
    let rim = |at: usize| {
        let (x, y) = ((at % mask.width) as i64, (at / mask.width) as i64);
        [(1, 0), (-1, 0), (0, 1), (0, -1)].iter().any(|&(dx, dy)| !mask.at(x + dx, y + dy)).then_some((x, y))
    };
    let (mut ours, mut others) = (Vec::new(), Vec::new());
    for (at, &there) in part_of.iter().enumerate() {
        if let (Some(there), Some(place)) = (there, rim(at)) {
            if there == part { ours.push(place) } else { others.push(place) }
        }
    }
    let middle = mask.width as i64 - 1;
    let mut best = (i64::MAX, 0, 0);
    let mut ways = Vec::new();
    for &from in &ours {
        for &to in &others {
            let length = (from.0 - to.0).pow(2) + (from.1 - to.1).pow(2);
            if length > best.0 {
                continue;
            }
            let key = (length, -(from.1 + to.1), (from.0 + to.0 - middle).abs());
            if key < best {
                best = key;
                ways.clear();
            }
            if key == best {
                ways.push((from, to));
            }
        }
    }
    ways
}

/// A line of cells; where it runs between two, both.
fn strut(mask: &mut Mask, from: Place, to: Place) {
    let steps = 2 * (from.0 - to.0).abs().max((from.1 - to.1).abs());
    for step in 0..=steps {
        // The cells at most half a cell away.
        let along = |from: i64, to: i64| {
            let twice = 2 * (from * steps + (to - from) * step);
            -(steps - twice).div_euclid(2 * steps)..=(twice + steps).div_euclid(2 * steps)
        };
        for y in along(from.1, to.1) {
            for x in along(from.0, to.0) {
                mask.inside[x as usize + mask.width * y as usize] = true;
            }
        }
    }
}

/// Fills both corners where two cells touch by a corner only.
fn bridge(mask: &mut Mask) {
    loop {
        let before = mask.clone();
        for y in 0..mask.height as i64 - 1 {
            for x in 0..mask.width as i64 - 1 {
                let [a, b, c, d] = [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(dx, dy)| before.at(x + dx, y + dy));
                if (a && d && !b && !c) || (b && c && !a && !d) {
                    for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                        mask.inside[(x + dx) as usize + mask.width * (y + dy) as usize] = true;
                    }
                }
            }
        }
        if *mask == before {
            return;
        }
    }
}
