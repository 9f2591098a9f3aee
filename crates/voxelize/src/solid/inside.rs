//! Which cells a shell encloses.

use super::cells::Cells;
use super::cut::Placed;
use super::lines::Lines;
use super::parts::Parts;
use super::winding::Winding;
use glam::UVec3;
use rayon::prelude::*;

/// The shell and all that it encloses. Where it leaks, `lines` along three axes vote, with the mesh's bodies alone; where no
/// two agree, winding numbers decide. An open sheet encloses nothing.
pub fn solid(placed: &Placed<'_>, shell: &Cells, mut lines: Lines) -> Cells {
    let (solid, inside) = rayon::join(|| shell.or(&shell.enclosed()), || lines.votes().inside());
    if inside.without(&solid).is_empty() {
        return solid;
    }
    let Parts { bodies, sheets } = Parts::of(placed);
    if bodies.is_empty() {
        return solid;
    }
    let count = || {
        lines.discount(placed, &sheets);
        lines.votes()
    };
    let (votes, winding) = rayon::join(count, || Winding::of(placed, &bodies));
    let open: Vec<UVec3> = votes.undecided().without(&solid).iter().collect();
    let is_inside = |at: &UVec3| winding.is_inside(at.as_vec3() + 0.5);
    let inner: Vec<UVec3> = open.into_par_iter().filter(is_inside).collect();
    let mut all = solid.or(&votes.inside());
    inner.into_iter().for_each(|at| all.insert(at));
    all.or(&all.enclosed())
}
