//! Which corners of rectangles triangles and lines are drawn between, in the order of their four vertices.

use crate::gpu::Gpu;

/// As many rectangles as indices of 16 bits tell apart. More are drawn in several goes.
const AT_ONCE: u32 = 1 << 14;

/// The indices of one kind of shape.
pub struct Indices {
    buffer: wgpu::Buffer,
    /// To a rectangle.
    each: u32,
}

impl Indices {
    /// Two triangles to a rectangle.
    pub fn triangles(gpu: &Gpu) -> Self {
        Self::new(gpu, [0, 1, 2, 0, 2, 3])
    }

    /// Its four sides.
    pub fn sides(gpu: &Gpu) -> Self {
        Self::new(gpu, [0, 1, 1, 2, 2, 3, 3, 0])
    }

    fn new<const N: usize>(gpu: &Gpu, pattern: [u16; N]) -> Self {
        let indices = (0..AT_ONCE).flat_map(|quad| pattern.map(|corner| 4 * quad as u16 + corner));
        let indices: Vec<u16> = indices.collect();
        let bytes: &[u8] = bytemuck::cast_slice(&indices);
        let buffer = gpu.device.create_buffer(&wgpu::BufferDescriptor {
            label: Some("indices"),
            size: bytes.len() as u64,
            usage: wgpu::BufferUsages::INDEX | wgpu::BufferUsages::COPY_DST,
            mapped_at_creation: false,
        });
        gpu.queue.write_buffer(&buffer, 0, bytes);
        Self { buffer, each: N as u32 }
    }

    /// Draws so many rectangles of the bound vertices.
    pub fn draw(&self, pass: &mut wgpu::RenderPass<'_>, quads: u32) {
        pass.set_index_buffer(self.buffer.slice(..), wgpu::IndexFormat::Uint16);
        for (first, count) in goes(quads) {
            pass.draw_indexed(0..self.each * count, 4 * first as i32, 0..1);
        }
    }
}

/// The first rectangle and the number of them in each go.
fn goes(quads: u32) -> impl Iterator<Item = (u32, u32)> {
    (0..quads).step_by(AT_ONCE as usize).map(move |first| (first, (quads - first).min(AT_ONCE)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rectangle_is_drawn_in_one_go_or_another() {
        assert_eq!(goes(0).count(), 0);
        assert_eq!(goes(AT_ONCE).collect::<Vec<_>>(), [(0, AT_ONCE)]);
        assert_eq!(goes(2 * AT_ONCE + 1).last(), Some((2 * AT_ONCE, 1)));
        assert_eq!(4 * (AT_ONCE - 1) + 3, u32::from(u16::MAX), "the last index of a go is the last there is");
    }
}
