//! Boxes around boxes around placed models, so that a ray asks few of them (tree.wgsl).

use bytemuck::{Pod, Zeroable};
use glam::Vec3;

/// `Crate` of tree.wgsl.
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
#[repr(C)]
pub struct Crate {
    pub low: Vec3,
    /// Of a leaf the model, of others the first of two children, which stand side by side.
    pub first: u32,
    pub high: Vec3,
    pub is_leaf: u32,
}

/// A tree of crates around boxes, from the outermost. Half of what a crate holds is in each of its two.
pub fn packed(boxes: &[(Vec3, Vec3)]) -> Vec<Crate> {
    let mut order: Vec<usize> = (0..boxes.len()).collect();
    let mut crates = vec![Crate::zeroed()];
    if !boxes.is_empty() {
        pack(boxes, &mut order, 0, &mut crates);
    }
    crates
}

fn pack(boxes: &[(Vec3, Vec3)], inside: &mut [usize], at: usize, crates: &mut Vec<Crate>) {
    let corners = inside.iter().map(|&one| boxes[one]);
    let (low, high) = corners
        .reduce(|(low, high), (other_low, other_high)| (low.min(other_low), high.max(other_high)))
        .unwrap_or_default();
    if let [one] = inside {
        crates[at] = Crate { low, first: *one as u32, high, is_leaf: 1 };
        return;
    }
    let first = crates.len();
    crates[at] = Crate { low, first: first as u32, high, is_leaf: 0 };
    crates.extend([Crate::zeroed(); 2]);
    let axis = (high - low).max_position();
    let middle = |&one: &usize| boxes[one].0[axis] + boxes[one].1[axis];
    inside.sort_by(|a, b| middle(a).total_cmp(&middle(b)));
    let (near, far) = inside.split_at_mut(inside.len() / 2);
    pack(boxes, near, first, crates);
    pack(boxes, far, first + 1, crates);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_box_is_in_a_crate_that_holds_it_and_none_is_deep_inside() {
        let corner = |at: u32| Vec3::new((at * 37 % 101) as f32, (at * 53 % 97) as f32, (at % 7) as f32);
        let boxes: Vec<_> = (0..1_000).map(|at| (corner(at), corner(at) + Vec3::splat(3.0))).collect();
        let crates = packed(&boxes);
        let mut left = vec![(0, 1)];
        let (mut seen, mut deepest) = (vec![false; boxes.len()], 0);
        while let Some((at, depth)) = left.pop() {
            let one = crates[at];
            deepest = deepest.max(depth);
            if one.is_leaf == 1 {
                assert_eq!((one.low, one.high), boxes[one.first as usize]);
                seen[one.first as usize] = true;
                continue;
            }
            for child in [one.first as usize, one.first as usize + 1] {
                assert!(one.low.cmple(crates[child].low).all() && one.high.cmpge(crates[child].high).all());
                left.push((child, depth + 1));
            }
        }
        assert!(seen.iter().all(|seen| *seen));
        assert!(deepest <= 11, "the shader keeps 16 crates in mind, and {deepest} are inside each other");
    }
}
