//! What belongs to the thing in the picture, and what is ground.
//!
//! A picture's alpha decides where it is real. Else the ground is what is like the picture's border and hangs together
//! with it ([`flood`]), and a model that has learnt to see things ([`model`]) has a say. [`choice`] weighs the two, and
//! [`cut`] gives the picture the alpha that says it.

mod alpha;
mod choice;
mod cut;
mod flood;
mod frame;
mod ground;
mod model;

pub use alpha::{is_real as has_mask, of as mask_of};
pub use cut::{CutOut, cut_out};
pub use model::{MaskModelError, check as mask_model};

/// The eight neighbours.
const AROUND: [(i64, i64); 8] = [(-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1)];

/// How to look for the thing in a picture that has no alpha of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MaskWay {
    /// By ground and model, whichever is surer.
    #[default]
    Auto,
    /// All that doesn't look like the ground at the border.
    Ground,
    /// What the model takes for the thing.
    Subject,
    /// The whole picture.
    Whole,
}

/// How a mask was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaskSource {
    /// The picture has an alpha of its own.
    Alpha,
    /// By flood fill, and the model sees the same thing.
    FloodAgreed,
    /// By flood fill over a ground so even that it leaves no doubt; the model sees less or more.
    FloodEven,
    /// By flood fill alone: the model sees nothing, is missing, or was not asked.
    FloodAlone,
    /// By the model: the flood fill found another thing or none, or was not asked.
    Model,
    /// All of it is the thing: nothing stands out, or that was wished.
    Whole,
}

/// Yes or no for each pixel, rows from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mask {
    pub width: usize,
    pub height: usize,
    /// Whether each pixel belongs to the thing.
    pub inside: Vec<bool>,
}

impl Mask {
    /// Whether a pixel is inside; beyond the border nothing is.
    pub fn at(&self, x: i64, y: i64) -> bool {
        let fits = x >= 0 && y >= 0 && (x as usize) < self.width && (y as usize) < self.height;
        fits && self.inside[x as usize + self.width * y as usize]
    }

    /// Column and row of a pixel.
    fn place(&self, at: usize) -> (usize, usize) {
        (at % self.width, at / self.width)
    }

    /// The pixels to the left, right, above and below; `None` for those outside the mask.
    pub fn neighbours(&self, at: usize) -> [Option<usize>; 4] {
        let (x, y) = self.place(at);
        let (x, y) = (x as i64, y as i64);
        [(-1, 0), (1, 0), (0, -1), (0, 1)].map(|(dx, dy)| {
            self.at(x + dx, y + dy).then(|| (x + dx) as usize + self.width * (y + dy) as usize)
        })
    }

    /// Column and row of those of the eight neighbours that are inside.
    fn around(&self, at: usize) -> impl Iterator<Item = (usize, usize)> {
        let (x, y) = self.place(at);
        let (x, y) = (x as i64, y as i64);
        let neighbours = AROUND.into_iter().map(move |(dx, dy)| (x + dx, y + dy));
        neighbours.filter(|&(x, y)| self.at(x, y)).map(|(x, y)| (x as usize, y as usize))
    }

    /// The connected parts, corners counting as contact: for each pixel the part that it belongs to, and the sizes of
    /// all parts.
    pub fn parts(&self) -> (Vec<Option<usize>>, Vec<usize>) {
        let mut part_of = vec![None; self.inside.len()];
        let mut sizes = Vec::new();
        for start in (0..self.inside.len()).filter(|&at| self.inside[at]) {
            if part_of[start].is_some() {
                continue;
            }
            let part = sizes.len();
            let mut open = vec![start];
            part_of[start] = Some(part);
            sizes.push(0);
            while let Some(at) = open.pop() {
                sizes[part] += 1;
                for (x, y) in self.around(at) {
                    let next = x + self.width * y;
                    if part_of[next].is_none() {
                        part_of[next] = Some(part);
                        open.push(next);
                    }
                }
            }
        }
        (part_of, sizes)
    }

    /// The number of pixels inside.
    pub fn count(&self) -> usize {
        self.inside.iter().filter(|&&inside| inside).count()
    }
}
