//! The thing is what a flood from the border doesn't reach.

use super::Mask;
use super::ground::{Ground, border, oklabs};
use glam::Vec3;
use image::{GrayImage, RgbImage};

/// Ground may lie so far off its surface, in Oklab: this, and so many times what half of the border does, up to a limit.
const NEAR: f32 = 0.015;
const SPREADS: f32 = 4.0;
const FAR: f32 = 0.2;

/// A ground whose border lies off its surface by less is an even one, if the flood reaches so much of the border.
const EVEN: f32 = 0.02;
const REACHED: f32 = 0.95;

/// A shadow has the ground's colour at another brightness, but for so much, and no edge that is steeper, in Oklab per
/// pixel. The deepest leaves so much of the ground's lightness.
const TINT: f32 = 0.02;
const STEEP: f32 = 0.02;
const DEEPEST: f32 = 0.3;

/// Below this a pixel is ground to the model, above that it is not.
const GROUND: u8 = 77;
const THING: f32 = 230.0;

/// What a flood found.
pub struct Flood {
    /// Whether each pixel of the view belongs to the thing.
    pub inside: Vec<bool>,
    /// Whether the ground is so even that there is little doubt.
    pub is_even: bool,
}

/// Floods a view from its border. `belief` is how much the model takes each pixel for the thing's; without it, shadows
/// are taken for ground by their looks alone.
pub fn of(view: &RgbImage, belief: Option<&GrayImage>) -> Flood {
    let scene = Scene::of(view, belief.map(|belief| belief.as_raw().as_slice()));
    let near = scene.mask(|at| scene.off[at] < scene.tolerance);
    let mut ground = reach(&near, border(scene.width, scene.height));
    let is_even = scene.ground.spread < EVEN && scene.is_reached(&ground);
    if scene.ground.spread < EVEN {
        let ways = scene.mask(|at| ground[at] || scene.is_shadow(at));
        let start: Vec<usize> = (0..ground.len()).filter(|&at| ground[at]).collect();
        ground = reach(&ways, start.into_iter());
    }
    let mut thing = scene.mask(|at| !ground[at]);
    scene.open_holes(&mut thing);
    for _ in 0..scene.width.max(scene.height) / 256 {
        scene.peel(&mut thing);
    }
    Flood { inside: thing.inside, is_even }
}

/// What `ways` connects with the start.
fn reach(ways: &Mask, start: impl Iterator<Item = usize>) -> Vec<bool> {
    let mut reached = vec![false; ways.inside.len()];
    let mut open: Vec<usize> = start.filter(|&at| ways.inside[at]).collect();
    open.iter().for_each(|&at| reached[at] = true);
    while let Some(at) = open.pop() {
        for next in ways.neighbours(at).into_iter().flatten() {
            if !reached[next] {
                reached[next] = true;
                open.push(next);
            }
        }
    }
    reached
}

/// A view beside the ground that it would show without the thing.
struct Scene<'a> {
    width: usize,
    height: usize,
    labs: Vec<Vec3>,
    ground: Ground,
    /// How far each pixel is off the ground, and up to where it counts as ground.
    off: Vec<f32>,
    tolerance: f32,
    belief: Option<&'a [u8]>,
}

impl<'a> Scene<'a> {
    fn of(view: &RgbImage, belief: Option<&'a [u8]>) -> Self {
        let (width, height) = (view.width() as usize, view.height() as usize);
        let labs = oklabs(view);
        let ground = Ground::of(&labs, width, height);
        let off = labs.iter().zip(&ground.colors).map(|(lab, ground)| lab.distance(*ground)).collect();
        let tolerance = (NEAR + SPREADS * ground.spread).min(FAR);
        Self { width, height, labs, ground, off, tolerance, belief }
    }

    fn mask(&self, is_inside: impl Fn(usize) -> bool) -> Mask {
        let inside = (0..self.labs.len()).map(is_inside).collect();
        Mask { width: self.width, height: self.height, inside }
    }

    /// Whether the model doesn't object to a pixel being ground.
    fn may_be_ground(&self, at: usize) -> bool {
        self.belief.is_none_or(|belief| belief[at] < GROUND)
    }

    /// Whether the flood took the border, but for what stands on it.
    fn is_reached(&self, ground: &[bool]) -> bool {
        let (mut all, mut reached) = (0, 0);
        for at in border(self.width, self.height).filter(|&at| self.may_be_ground(at)) {
            all += 1;
            reached += usize::from(ground[at]);
        }
        all > 0 && reached as f32 >= REACHED * all as f32
    }

    fn is_shadow(&self, at: usize) -> bool {
        let (lab, ground) = (self.labs[at], self.ground.colors[at]);
        // Less light scales all of Oklab's axes alike.
        let share = lab.x / ground.x.max(1e-3);
        let tint = (lab - ground * share).length();
        (DEEPEST..1.0).contains(&share) && tint < TINT && self.may_be_ground(at) && self.slope(at) < STEEP
    }

    /// How steeply lightness changes at a pixel, over its neighbours (Sobel).
    fn slope(&self, at: usize) -> f32 {
        let (x, y) = ((at % self.width) as i64, (at / self.width) as i64);
        let light = |dx: i64, dy: i64| {
            let x = (x + dx).clamp(0, self.width as i64 - 1) as usize;
            let y = (y + dy).clamp(0, self.height as i64 - 1) as usize;
            self.labs[x + self.width * y].x
        };
        let across = |side: i64| light(side, -1) + 2.0 * light(side, 0) + light(side, 1);
        let along = |side: i64| light(-1, side) + 2.0 * light(0, side) + light(1, side);
        (across(1) - across(-1)).hypot(along(1) - along(-1)) / 8.0
    }

    /// Opens regions that the flood couldn't reach where they are ground: those that the model takes for it, and those
    /// that are exactly like it, unless they are small and the model is sure of them: the whites of eyes.
    fn open_holes(&self, thing: &mut Mask) {
        let enclosed = self.mask(|at| thing.inside[at] && self.off[at] < self.tolerance);
        let (part_of, sizes) = enclosed.parts();
        let (mut offs, mut beliefs) = (vec![0.0; sizes.len()], vec![0.0; sizes.len()]);
        for (at, part) in part_of.iter().enumerate().filter_map(|(at, part)| Some((at, (*part)?))) {
            offs[part] += self.off[at] / sizes[part] as f32;
            beliefs[part] +=
                self.belief.map_or(THING - 1.0, |belief| f32::from(belief[at])) / sizes[part] as f32;
        }
        let (whole, longest) = (thing.count(), self.width.max(self.height));
        let is_hole = |part: usize| {
            let is_exact = offs[part] < 0.002 + 1.5 * self.ground.spread;
            let is_believed = beliefs[part] < THING || sizes[part] * 50 > whole;
            let is_speck = sizes[part] < (longest * longest) >> 14;
            !is_speck && (beliefs[part] < 127.5 || (is_exact && is_believed))
        };
        for (at, part) in part_of.into_iter().enumerate() {
            thing.inside[at] &= !part.is_some_and(is_hole);
        }
    }

    /// Takes pixels off the rim that are more ground than thing: they differ from the ground by less than half as much
    /// as what is behind them.
    fn peel(&self, thing: &mut Mask) {
        let before = thing.clone();
        for at in (0..before.inside.len()).filter(|&at| before.inside[at]) {
            let (x, y) = ((at % self.width) as i64, (at / self.width) as i64);
            let is_rim = before.neighbours(at).contains(&None) && self.is_off_border(x, y);
            if !is_rim {
                continue;
            }
            let around = (-2..=2).flat_map(|dy| (-2..=2).map(move |dx| (x + dx, y + dy)));
            let behind = around.filter(|&(x, y)| before.at(x, y));
            let most =
                behind.map(|(x, y)| self.off[x as usize + self.width * y as usize]).fold(0.0, f32::max);
            thing.inside[at] = self.off[at] >= most * 0.5;
        }
    }

    fn is_off_border(&self, x: i64, y: i64) -> bool {
        (1..self.width as i64 - 1).contains(&x) && (1..self.height as i64 - 1).contains(&y)
    }
}
