//! Where a picture's body lies: what composing has to know about it.

use image::RgbaImage;
use image::imageops;
use std::ops::Range;

fn is_solid(picture: &RgbaImage, x: u32, y: u32) -> bool {
    picture.get_pixel(x, y).0[3] > 127
}

/// Cuts the clear border off. An all clear picture stays as it is.
pub fn trimmed(picture: &RgbaImage) -> RgbaImage {
    let (mut left, mut top, mut right, mut bottom) = (u32::MAX, u32::MAX, 0, 0);
    for (x, y, _) in picture.enumerate_pixels().filter(|(_, _, pixel)| pixel.0[3] > 8) {
        (left, top, right, bottom) = (left.min(x), top.min(y), right.max(x), bottom.max(y));
    }
    if left > right {
        return picture.clone();
    }
    imageops::crop_imm(picture, left, top, right - left + 1, bottom - top + 1).to_image()
}

/// How far below the upper edge the body begins, in the middle of a trimmed picture: where things can stand on it.
pub fn body_top(picture: &RgbaImage) -> u32 {
    let (width, height) = picture.dimensions();
    let middle = width * 3 / 8..(width * 5 / 8).max(width * 3 / 8 + 1).min(width);
    let tops = middle.filter_map(|x| (0..height).find(|y| is_solid(picture, x, *y)));
    let mut tops: Vec<u32> = tops.collect();
    tops.sort_unstable();
    tops.get(tops.len() / 2).copied().unwrap_or_default().min(height * 2 / 3)
}

/// Where a trimmed picture has its head, in pixels.
pub struct Head {
    pub top: u32,
    pub middle: u32,
    pub width: u32,
}

/// The head is what is broad and high: not a tail, and below the ears.
pub fn head(picture: &RgbaImage) -> Head {
    let (width, height) = picture.dimensions();
    let broad = |y: u32, x: Option<u32>| {
        let fits = |run: &Range<u32>| run.len() as u32 * 9 > 2 * width && x.is_none_or(|x| run.contains(&x));
        runs(picture, y).into_iter().find(fits)
    };
    let found = (0..height * 2 / 3).find_map(|y| {
        let run = broad(y, None)?;
        broad((y + height / 9).min(height - 1), Some((run.start + run.end) / 2)).map(|_| (y, run))
    });
    let (top, run) = found.unwrap_or((0, 0..width));
    // Where it is as broad as a head is.
    let row = (top + height / 9).min(height - 1);
    let middle = (run.start + run.end) / 2;
    let at = runs(picture, row).into_iter().find(|run| run.contains(&middle)).unwrap_or(run);
    Head { top, middle: (at.start + at.end) / 2, width: at.len() as u32 }
}

/// The solid stretches of a row.
fn runs(picture: &RgbaImage, y: u32) -> Vec<Range<u32>> {
    let mut runs: Vec<Range<u32>> = Vec::new();
    for x in (0..picture.width()).filter(|x| is_solid(picture, *x, y)) {
        match runs.last_mut() {
            Some(run) if run.end == x => run.end = x + 1,
            _ => runs.push(x..x + 1),
        }
    }
    runs
}

/// The side of the grid on which connection is looked at: about what a small model has.
const GRID: usize = 64;

/// How many bodies a picture has; specks don't count.
pub fn bodies(picture: &RgbaImage) -> usize {
    let (width, height) = picture.dimensions();
    let cell = |at: usize| {
        let (x, y) = ((at % GRID) as u32 * width / GRID as u32, (at / GRID) as u32 * height / GRID as u32);
        is_solid(picture, x, y)
    };
    let mut open: Vec<bool> = (0..GRID * GRID).map(cell).collect();
    let mut bodies = 0;
    for start in 0..open.len() {
        let mut size = 0;
        let mut next = vec![start];
        while let Some(at) = next.pop() {
            if std::mem::take(&mut open[at]) {
                size += 1;
                let (x, y) = (at % GRID, at / GRID);
                next.extend((x > 0).then(|| at - 1));
                next.extend((x + 1 < GRID).then(|| at + 1));
                next.extend((y > 0).then(|| at - GRID));
                next.extend((y + 1 < GRID).then(|| at + GRID));
            }
        }
        bodies += usize::from(size > 4);
    }
    bodies
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgba;

    fn drawn(side: u32, solid: impl Fn(u32, u32) -> bool) -> RgbaImage {
        RgbaImage::from_fn(side, side, |x, y| Rgba([9, 9, 9, if solid(x, y) { 255 } else { 0 }]))
    }

    #[test]
    fn bodies_are_counted() {
        assert_eq!(bodies(&drawn(128, |x, _| x > 60)), 1);
        assert_eq!(bodies(&drawn(128, |x, _| !(40..60).contains(&x))), 2);
        assert_eq!(bodies(&drawn(128, |_, _| false)), 0);
    }

    #[test]
    fn a_head_lies_between_its_ears_and_is_no_tail() {
        let cat = drawn(100, |x, y| match y {
            // A tail on the right.
            0..10 => x > 92,
            // Ears.
            10..20 => x > 92 || (5..12).contains(&x) || (43..50).contains(&x),
            20..40 => x > 92 || (5..50).contains(&x),
            _ => true,
        });
        let head = head(&cat);
        assert!((25..30).contains(&head.middle) && head.top == 20 && head.width == 45);
    }

    #[test]
    fn what_stands_on_a_thing_stands_on_its_middle() {
        assert_eq!(body_top(&drawn(90, |x, y| y > 30 || x < 9)), 31);
        assert_eq!(body_top(&drawn(90, |_, _| false)), 0);
    }
}
