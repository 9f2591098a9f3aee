//! The body: which cells are solid in the end, and what colour each has.

use super::inside::inside;
use super::shell::Shell;
use crate::mesh::TriMesh;
use glam::{IVec3, UVec3, Vec3};

/// Solid cells.
pub struct Grid {
    size: UVec3,
    solid: Vec<bool>,
}

impl Grid {
    /// The shell and all that it encloses.
    pub fn of_shell(shell: &Shell, mesh: &TriMesh, positions: &[Vec3]) -> Self {
        let inner = inside(shell, mesh, positions);
        let solid = shell.solid.iter().zip(inner).map(|(&shell, inner)| shell || inner).collect();
        Self { size: shell.size, solid }
    }

    /// Takes away each cell whose 26 neighbours are all solid. So filling only adds, what it adds touches no empty
    /// cell, and the shell stays in one piece.
    pub fn hollow(&mut self) {
        let kept = (0..self.solid.len()).map(|at| self.solid[at] && !self.is_buried(at)).collect();
        self.solid = kept;
    }

    fn is_buried(&self, offset: usize) -> bool {
        let at = self.position(offset);
        for dz in -1..=1 {
            for dy in -1..=1 {
                for dx in -1..=1 {
                    if !self.is_solid(at + IVec3::new(dx, dy, dz)) {
                        return false;
                    }
                }
            }
        }
        true
    }

    /// Whether a solid cell has an empty one at a face.
    pub fn is_exposed(&self, offset: usize) -> bool {
        let at = self.position(offset);
        let faces = [IVec3::X, IVec3::Y, IVec3::Z, IVec3::NEG_X, IVec3::NEG_Y, IVec3::NEG_Z];
        self.solid[offset] && faces.iter().any(|&face| !self.is_solid(at + face))
    }

    /// Linear light of each solid cell: what the surface left there, or that of the nearest cell that has some.
    pub fn paint(&self, shell: &Shell) -> Vec<Option<Vec3>> {
        let mut colors: Vec<Option<Vec3>> = vec![None; self.solid.len()];
        let mut wave = Vec::new();
        for (offset, light) in shell.light.iter().enumerate() {
            if light.w > 0.0 && shell.solid[offset] {
                // Cells that were hollowed out still pass their colour on.
                colors[offset] = Some(light.truncate() / light.w);
                wave.push(offset);
            }
        }
        while !wave.is_empty() {
            let mut next = Vec::new();
            for &offset in &wave {
                let at = self.position(offset);
                for face in [IVec3::X, IVec3::NEG_X, IVec3::Y, IVec3::NEG_Y, IVec3::Z, IVec3::NEG_Z] {
                    let neighbour = at + face;
                    if self.is_solid(neighbour) {
                        let there = shell.offset(neighbour.as_uvec3());
                        if colors[there].is_none() {
                            colors[there] = colors[offset];
                            next.push(there);
                        }
                    }
                }
            }
            wave = next;
        }
        // A cell that no surface reaches has no colour of its own; it is dropped with the empty ones.
        colors.iter().zip(&self.solid).map(|(&color, &solid)| color.filter(|_| solid)).collect()
    }

    fn is_solid(&self, at: IVec3) -> bool {
        if at.min_element() < 0 || at.cmpge(self.size.as_ivec3()).any() {
            return false;
        }
        let at = at.as_uvec3();
        self.solid
            [at.x as usize + self.size.x as usize * (at.y as usize + self.size.y as usize * at.z as usize)]
    }

    fn position(&self, offset: usize) -> IVec3 {
        let (width, depth) = (self.size.x as usize, self.size.y as usize);
        IVec3::new(
            (offset % width) as i32,
            (offset / width % depth) as i32,
            (offset / (width * depth)) as i32,
        )
    }
}
