//! Inside or outside by counting: a line that starts outside is inside after an odd number of crossings.

use super::cells::Cells;
use super::cut::Placed;
use super::lines::{Edges, meetings};
use crate::mesh::Triangle;
use crate::parallel;

/// What the lines along the three axes say of each cell.
pub struct Votes {
    axes: Vec<Axis>,
}

/// What the lines along one axis say. Those that don't leave the mesh as often as they enter it say nothing.
struct Axis {
    yes: Cells,
    no: Cells,
}

impl Votes {
    pub fn of(placed: &Placed<'_>, triangles: &[Triangle]) -> Self {
        Self { axes: parallel::each(vec![0, 1, 2], |axis| Axis::of(placed, triangles, axis)) }
    }

    /// The cells that at least two lines take for inside.
    pub fn inside(&self) -> Cells {
        two_of_three(self.axes.iter().map(|axis| &axis.yes))
    }

    /// The cells that less than two lines agree on.
    pub fn undecided(&self) -> Cells {
        self.inside().or(&two_of_three(self.axes.iter().map(|axis| &axis.no))).not()
    }
}

fn two_of_three<'a>(sets: impl Iterator<Item = &'a Cells>) -> Cells {
    let sets: Vec<&Cells> = sets.collect();
    sets[0].and(sets[1]).or(&sets[1].and(sets[2])).or(&sets[2].and(sets[0]))
}

impl Axis {
    fn of(placed: &Placed<'_>, triangles: &[Triangle], axis: usize) -> Self {
        let size = placed.size;
        // Where lines cross the mesh for the first, third, fifth time, cells behind it are inside.
        let mut turns = Cells::none(size);
        let mut odd = Cells::none(size);
        for triangle in triangles {
            meetings(placed.corners(triangle), size, axis, Edges::Owned, |line, depth| {
                let mut behind = line;
                behind[axis] = (depth - 0.5).ceil().max(0.0) as u32;
                if behind[axis] < size[axis] {
                    turns.flip(behind);
                }
                odd.flip(line);
            });
        }
        let inside = turns.sums_along(axis);
        let silent = odd.sums_along(axis);
        Self { yes: inside.without(&silent), no: inside.or(&silent).not() }
    }
}
