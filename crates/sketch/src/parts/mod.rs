//! Things that emoji lack, drawn from shapes: front views of one family, chunky, so that they hold at 32 voxels.

mod armour;
mod arms;
mod blades;
mod containers;
mod craft;
mod devices;
mod figures;
mod furniture;
mod homes;
mod land;
mod monuments;
mod pieces;
mod plants;
mod roadside;
mod tools;
mod towers;
mod town;
mod vehicles;

use crate::draw::{Canvas, Tint};
use image::RgbaImage;

/// Draws a thing.
type Draw = fn(&mut Canvas, Look);

/// One thing that can be drawn from shapes.
pub struct Part {
    /// Its English name.
    pub name: &'static str,
    /// The ways in which it can be drawn, the plainest first.
    draws: &'static [Draw],
}

/// How a thing is to look.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Look {
    /// Which of the ways in which it can be drawn.
    pub way: usize,
    /// A colour for its detail: a roof, a gem, a cape.
    pub accent: Option<Tint>,
}

impl Look {
    /// The colour of a detail: the one that is asked for, or the usual one.
    fn accent(self, usual: Tint) -> Tint {
        self.accent.unwrap_or(usual)
    }
}

impl Part {
    /// In how many ways it can be drawn.
    pub fn ways(&self) -> usize {
        self.draws.len()
    }

    /// Whether it has a detail that an accent colours.
    pub fn has_detail(&self) -> bool {
        let small = |accent| self.drawn(Canvas::of_side(40), Look { way: 0, accent });
        small(None) != small(Some(Tint::matte(1, 254, 3)))
    }

    /// Draws it on clear ground.
    pub fn picture(&self, look: Look) -> RgbaImage {
        self.drawn(Canvas::of_side(SIDE), look)
    }

    fn drawn(&self, mut canvas: Canvas, look: Look) -> RgbaImage {
        self.draws[look.way % self.draws.len()](&mut canvas, look);
        canvas.finish()
    }
}

/// The side of a drawing, in pixels: sprites are smaller still, and candidates are sized from either.
const SIDE: u32 = 320;

const fn part(name: &'static str, draws: &'static [Draw]) -> Part {
    Part { name, draws }
}

/// All of them, by theme.
pub fn all() -> impl Iterator<Item = &'static Part> {
    [
        containers::PARTS,
        homes::PARTS,
        towers::PARTS,
        town::PARTS,
        roadside::PARTS,
        monuments::PARTS,
        blades::PARTS,
        arms::PARTS,
        armour::PARTS,
        tools::PARTS,
        furniture::PARTS,
        devices::PARTS,
        plants::PARTS,
        land::PARTS,
        vehicles::PARTS,
        craft::PARTS,
        figures::PEOPLE,
        figures::FANTASY,
        figures::MONSTERS,
    ]
    .into_iter()
    .flatten()
}
