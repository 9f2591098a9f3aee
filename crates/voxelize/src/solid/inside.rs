//! Which cells a shell encloses.

use super::cells::Cells;
use super::cut::Placed;
use super::lines::Lines;
use super::parts::bodies;
use super::winding::Winding;
use crate::parallel;
use glam::UVec3;

/// The shell and all that it encloses. Where it leaks, `lines` along three axes vote; where no two agree, winding numbers
/// decide. An open sheet encloses nothing.
pub fn solid(placed: &Placed<'_>, shell: &Cells, lines: &Lines) -> Cells {
    let solid = shell.or(&shell.enclosed());
    if lines.inside.without(&solid).is_empty() {
        return solid;
    }
    let bodies = bodies(placed);
    if bodies.is_empty() {
        return solid;
    }
    let lines = Lines::of(placed, &bodies);
    let winding = Winding::of(placed, &bodies);
    let open: Vec<UVec3> = lines.undecided.without(&solid).iter().collect();
    let judged = parallel::each(open.chunks(512).collect(), |cells| {
        let is_inside = |at: &&UVec3| winding.at(at.as_vec3() + 0.5) > 0.5;
        cells.iter().filter(is_inside).copied().collect::<Vec<_>>()
    });
    let mut all = solid.or(&lines.inside);
    judged.into_iter().flatten().for_each(|at| all.insert(at));
    all.or(&all.enclosed())
}
