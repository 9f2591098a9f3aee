//! Which voxel lies under a point of the picture: a line of sight walks through the grid, cell by cell, on the CPU.

use crate::slices::Slices;
use glam::{DVec3, IVec3, UVec3, Vec3};
use voxel::{Placement, Scene, VoxelModel};

/// A line of sight: `origin + t x direction`, in voxels of the scene, for every `t` above `from`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ray {
    /// Where `t` is 0.
    pub origin: DVec3,
    /// Where it goes. It need not have the length 1.
    pub direction: DVec3,
    /// What is before this `t` isn't seen; minus infinity where all is.
    pub from: f64,
}

/// The first voxel on a line of sight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Which of the scene's placements.
    pub placement: usize,
    /// Its cell in that placement's model.
    pub cell: UVec3,
    /// Its palette index, 1 to 255.
    pub index: u8,
    /// Where the line enters it, in voxels of the scene.
    pub point: Vec3,
}

/// The first voxel that slices leave of a scene on a line of sight; `None` where there is none. Hidden placements are
/// looked through.
#[must_use]
pub fn pick(scene: &Scene, slices: Slices, ray: Ray) -> Option<Hit> {
    if !ray.origin.is_finite() || !ray.direction.is_finite() {
        return None;
    }
    let mut nearest: Option<(f64, Hit)> = None;
    for (at, placement) in scene.placements.iter().enumerate().filter(|(_, placement)| !placement.hidden) {
        let Some(model) = scene.models.get(placement.model) else { continue };
        let size = placement.rotation.apply_size(model.size()).as_ivec3();
        let low = placement.origin.max(slices.low);
        let high = placement.origin.saturating_add(size).min(slices.high);
        let Some(enters) = ray.enters(low, high) else { continue };
        if nearest.is_some_and(|(t, _)| t <= enters) {
            continue;
        }
        let cells = Cells::new(model, placement);
        let walk = Walk::new(ray, low, high, enters);
        let found = walk.map(|(t, at)| (t, cells.of(at))).find(|&(_, cell)| cells.index(cell) != 0);
        let Some((t, cell)) = found.filter(|&(t, _)| nearest.is_none_or(|(nearest, _)| t < nearest)) else {
            continue;
        };
        let point = (ray.origin + ray.direction * t).as_vec3();
        nearest = Some((t, Hit { placement: at, cell, index: cells.index(cell), point }));
    }
    nearest.map(|(_, hit)| hit)
}

impl Ray {
    /// The `t` where the line enters a box; `None` where it misses it.
    fn enters(&self, low: IVec3, high: IVec3) -> Option<f64> {
        if low.cmpge(high).any() {
            return None;
        }
        let (low, high) = (low.as_dvec3(), high.as_dvec3());
        let (mut enters, mut leaves) = (self.from, f64::INFINITY);
        for axis in 0..3 {
            let (origin, direction) = (self.origin[axis], self.direction[axis]);
            if direction == 0.0 {
                if origin < low[axis] || origin >= high[axis] {
                    return None;
                }
                continue;
            }
            let (one, other) = ((low[axis] - origin) / direction, (high[axis] - origin) / direction);
            enters = enters.max(one.min(other));
            leaves = leaves.min(one.max(other));
        }
        (enters < leaves && enters.is_finite() && leaves.is_finite()).then_some(enters)
    }
}

/// The cells of a box in the order in which a line passes through them, each with the `t` where it enters. Cells that
/// it only touches are left out.
struct Walk {
    ray: Ray,
    low: IVec3,
    high: IVec3,
    next: Option<(f64, IVec3)>,
}

impl Walk {
    fn new(ray: Ray, low: IVec3, high: IVec3, enters: f64) -> Self {
        let point = ray.origin + ray.direction * enters;
        // Rounding may put it a hair outside.
        let first = point.floor().as_ivec3().clamp(low, high - 1);
        Self { ray, low, high, next: Some((enters, first)) }
    }

    /// Where the line leaves a cell: `t`, and the axis across which it does.
    fn exit(&self, at: IVec3) -> Option<(f64, usize)> {
        let mut nearest: Option<(f64, usize)> = None;
        for axis in (0..3).filter(|&axis| self.ray.direction[axis] != 0.0) {
            let direction = self.ray.direction[axis];
            let side = f64::from(at[axis]) + if direction > 0.0 { 1.0 } else { 0.0 };
            let t = (side - self.ray.origin[axis]) / direction;
            if nearest.is_none_or(|(nearest, _)| t < nearest) {
                nearest = Some((t, axis));
            }
        }
        nearest
    }
}

impl Iterator for Walk {
    type Item = (f64, IVec3);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (enters, at) = self.next.take()?;
            let (leaves, axis) = self.exit(at)?;
            let mut behind = at;
            behind[axis] += if self.ray.direction[axis] > 0.0 { 1 } else { -1 };
            if behind[axis] >= self.low[axis] && behind[axis] < self.high[axis] {
                self.next = Some((leaves.max(enters), behind));
            }
            if leaves > enters {
                return Some((enters, at));
            }
        }
    }
}

/// A placed model's cells by their places in the scene.
struct Cells<'a> {
    model: &'a VoxelModel,
    /// For each axis of the model, where it points to in the scene.
    axes: [IVec3; 3],
    shift: IVec3,
}

impl<'a> Cells<'a> {
    fn new(model: &'a VoxelModel, placement: &Placement) -> Self {
        let axes = IVec3::AXES.map(|axis| placement.rotation.apply(axis));
        Self { model, axes, shift: placement.shift(model.size()) }
    }

    /// The model's cell at a place that it covers.
    fn of(&self, at: IVec3) -> UVec3 {
        let from = at.saturating_sub(self.shift);
        let side = |axis: IVec3| {
            let along = (from * axis).element_sum();
            // A cell's lowest corner is its highest one along an axis that runs backwards.
            if axis.element_sum() > 0 { along } else { along - 1 }
        };
        IVec3::from_array(self.axes.map(side)).as_uvec3()
    }

    fn index(&self, cell: UVec3) -> u8 {
        let cell = cell.as_ivec3();
        self.model.at(cell.x, cell.y, cell.z)
    }
}
