//! What the body is painted with: the picture on its front, on its back the same without faces and windows, on its
//! sides the picture's colours from a little inside, so that no fringe of the old ground shows.

use super::cutout::Cutout;
use super::mask::Mask;
use crate::oklab::{oklab_of, srgb_of};
use glam::Vec3;
use image::{Rgba, RgbaImage};
use std::collections::VecDeque;

/// An inner part smaller than this share of the thing is painted over on the back.
const DETAIL: f32 = 0.12;

/// Neighbouring cells that differ by less belong to the same part, in Oklab.
const ALIKE: f32 = 0.07;

/// The front: every cell's colour, the rim's taken from one cell further in.
pub fn front(cutout: &Cutout) -> RgbaImage {
    picture(&cutout.mask, &without_fringe(cutout))
}

/// The back: inner details wear what surrounds them.
pub fn back(cutout: &Cutout) -> RgbaImage {
    let mut colors = without_fringe(cutout);
    paint_over_details(&cutout.mask, &mut colors);
    picture(&cutout.mask, &colors)
}

/// Cells at the rim mix with the old ground; they take the colour of the nearest cell that is all inside, if there is one near.
fn without_fringe(cutout: &Cutout) -> Vec<Vec3> {
    let mask = &cutout.mask;
    let is_core = |at: usize| {
        let (x, y) = ((at % mask.width) as i64, (at / mask.width) as i64);
        [(1, 0), (-1, 0), (0, 1), (0, -1)].iter().all(|&(dx, dy)| mask.at(x + dx, y + dy))
    };
    let cores: Vec<bool> = (0..mask.inside.len()).map(|at| mask.inside[at] && is_core(at)).collect();
    let mut colors = cutout.colors.clone();
    for at in (0..mask.inside.len()).filter(|&at| mask.inside[at] && !cores[at]) {
        let (x, y) = ((at % mask.width) as i64, (at / mask.width) as i64);
        let (mut sum, mut count) = (Vec3::ZERO, 0.0);
        for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1)] {
            if mask.at(x + dx, y + dy) {
                let next = (x + dx) as usize + mask.width * (y + dy) as usize;
                if cores[next] {
                    sum += cutout.colors[next];
                    count += 1.0;
                }
            }
        }
        if count > 0.0 {
            colors[at] = sum / count;
        }
    }
    colors
}

/// Parts of one colour that are small and don't touch the outline get the colour that surrounds them.
fn paint_over_details(mask: &Mask, colors: &mut [Vec3]) {
    let labs: Vec<Vec3> = colors.iter().map(|&color| oklab_of(color)).collect();
    let whole = mask.count() as f32;
    let mut seen = vec![false; mask.inside.len()];
    let mut detail = vec![false; mask.inside.len()];
    for start in 0..mask.inside.len() {
        if !mask.inside[start] || seen[start] {
            continue;
        }
        let mut part = vec![start];
        let mut touches_outline = false;
        seen[start] = true;
        let mut next = 0;
        while next < part.len() {
            let at = part[next];
            next += 1;
            for neighbour in neighbours(mask, at) {
                match neighbour {
                    None => touches_outline = true,
                    Some(there) if !seen[there] && labs[there].distance(labs[at]) < ALIKE => {
                        seen[there] = true;
                        part.push(there);
                    }
                    Some(_) => {}
                }
            }
        }
        if !touches_outline && (part.len() as f32) < whole * DETAIL {
            for at in part {
                detail[at] = true;
            }
        }
    }
    spread_into(mask, &detail, colors);
}

/// Fills marked cells from around them, nearest first.
fn spread_into(mask: &Mask, marked: &[bool], colors: &mut [Vec3]) {
    let mut open: VecDeque<usize> = (0..marked.len()).filter(|&at| mask.inside[at] && !marked[at]).collect();
    let mut done: Vec<bool> =
        mask.inside.iter().zip(marked).map(|(&inside, &marked)| inside && !marked).collect();
    while let Some(at) = open.pop_front() {
        for there in neighbours(mask, at).into_iter().flatten() {
            if !done[there] {
                done[there] = true;
                colors[there] = colors[at];
                open.push_back(there);
            }
        }
    }
}

/// The four neighbours; `None` for those outside the mask.
fn neighbours(mask: &Mask, at: usize) -> [Option<usize>; 4] {
    let (x, y) = ((at % mask.width) as i64, (at / mask.width) as i64);
    [(-1, 0), (1, 0), (0, -1), (0, 1)]
        .map(|(dx, dy)| mask.at(x + dx, y + dy).then(|| (x + dx) as usize + mask.width * (y + dy) as usize))
}

/// Colours as a picture, spread beyond the mask so that averages at its rim take nothing else in.
fn picture(mask: &Mask, colors: &[Vec3]) -> RgbaImage {
    let mut colors = colors.to_vec();
    let all = Mask { inside: vec![true; mask.inside.len()], ..*mask };
    let outside: Vec<bool> = mask.inside.iter().map(|&inside| !inside).collect();
    spread_into(&all, &outside, &mut colors);
    RgbaImage::from_fn(mask.width as u32, mask.height as u32, |x, y| {
        let [r, g, b] = srgb_of(colors[x as usize + mask.width * y as usize]);
        Rgba([r, g, b, 255])
    })
}
