//! Faces into rectangles, plane by plane.
//!
//! Bits find the faces, their light and which of them look alike, a row at a time. A plane's rows run along its first axis
//! `a`, one for each step of its second axis `b`. A rectangle starts at the lowest bit left, grows along `a`, then along
//! `b`.

use super::light::Light;
use super::quad::{Face, Quad};
use super::rows::{Row, Rows, after, and, and_not, is_empty, run};
use crate::VoxelModel;
use glam::UVec3;

/// A row of faces.
#[derive(Clone, Copy)]
struct Faces<const W: usize> {
    /// Those that are in no rectangle yet. Where there are none, the rest means nothing.
    left: Row<W>,
    /// Those that are one with the next face along a.
    joined_a: Row<W>,
    /// Those that are one with the next face along b.
    joined_b: Row<W>,
    light: Light<W>,
}

/// The faces of one layer after the other.
pub(super) struct Plane<'a, const W: usize> {
    model: &'a VoxelModel,
    rows: &'a Rows<W>,
    face: Face,
    /// The axes of a, b and the layers.
    axes: [usize; 3],
    /// For each step of b.
    faces: Vec<Faces<W>>,
}

impl<'a, const W: usize> Plane<'a, W> {
    /// Rows may not run along the face's normal.
    pub(super) fn new(model: &'a VoxelModel, rows: &'a Rows<W>, face: Face) -> Self {
        let axes = [rows.axis, 3 - face.axis() - rows.axis, face.axis()];
        let none = Faces { left: [0; W], joined_a: [0; W], joined_b: [0; W], light: Light::OPEN };
        Self { model, rows, face, axes, faces: vec![none; model.size()[axes[1]] as usize] }
    }

    /// All faces, as rectangles.
    pub(super) fn merge(mut self, shaded: bool) -> Vec<Quad> {
        let mut quads = Vec::new();
        for layer in 0..self.model.size()[self.axes[2]] {
            if self.find(layer as usize, shaded) {
                let known = quads.len();
                self.take(layer, &mut quads);
                self.paint(&mut quads[known..]);
            }
        }
        quads
    }

    /// Finds the faces of a layer and their light; whether there are any.
    fn find(&mut self, layer: usize, shaded: bool) -> bool {
        let [a_axis, b_axis, axis] = self.axes;
        let Rows { steps, filled, like, .. } = self.rows;
        let mut place = [0; 3];
        place[axis] = layer;
        let mut at = self.rows.at(place);
        let mut found = false;
        for b in 0..self.faces.len() {
            let front = if self.face.is_positive() { at + steps[axis] } else { at - steps[axis] };
            let left = and_not(filled[at], filled[front]);
            let faces = &mut self.faces[b];
            faces.left = left;
            let mut even_b = [0; W];
            if !is_empty(left) {
                found = true;
                if shaded {
                    let step = steps[b_axis];
                    faces.light = Light::of(filled[front - step], filled[front], filled[front + step]);
                }
                faces.join_along_a(like[a_axis][at]);
                even_b = and(left, faces.light.is_even_along_b());
            }
            faces.joined_b = and(even_b, like[b_axis][at]);
            if b > 0 {
                let before = &mut self.faces[b - 1];
                before.joined_b = and(before.joined_b, even_b);
            }
            at += steps[b_axis];
        }
        found
    }

    /// Takes all faces out of the plane, as rectangles.
    fn take(&mut self, layer: u32, quads: &mut Vec<Quad>) {
        for b in 0..self.faces.len() {
            for word in 0..W {
                while self.faces[b].left[word] != 0 {
                    let a = 64 * word + self.faces[b].left[word].trailing_zeros() as usize;
                    let light = self.faces[b].light.of_face(a);
                    let (width, height) = self.rectangle(a, b);
                    quads.push(self.quad([a as u32, b as u32, layer], [width as u32, height as u32], light));
                }
            }
        }
    }

    /// Takes the rectangle from the face at (a, b) on out of the plane: its width and height.
    fn rectangle(&mut self, a: usize, b: usize) -> (usize, usize) {
        let end = self.faces[b].end(a);
        // Most rectangles lie in a single word of each row.
        let words = a / 64..end.div_ceil(64);
        let across: Row<W> = run(a, end);
        let mut height = 1;
        while let Some([row, next]) = self.faces[b + height - 1..].first_chunk() {
            if words.clone().any(|word| across[word] & !(row.joined_b[word] & next.left[word]) != 0) {
                break;
            }
            height += 1;
        }
        for row in &mut self.faces[b..b + height] {
            words.clone().for_each(|word| row.left[word] &= !across[word]);
        }
        (end - a, height)
    }

    /// Gives quads their colours: all at once, since most of the time goes by waiting for memory.
    fn paint(&self, quads: &mut [Quad]) {
        let behind = UVec3::AXES[self.face.axis()] * u32::from(self.face.is_positive());
        for quad in quads {
            let UVec3 { x, y, z } = quad.origin() - behind;
            quad.paint(self.model.cells()[self.model.offset(x, y, z)]);
        }
    }

    /// A quad without its colour.
    fn quad(&self, place: [u32; 3], [width, height]: [u32; 2], light: u8) -> Quad {
        let face = self.face;
        let origin = place.iter().zip(self.axes).map(|(&at, axis)| UVec3::AXES[axis] * at).sum::<UVec3>();
        let origin = origin + UVec3::AXES[face.axis()] * u32::from(face.is_positive());
        // (a, b) is (u, v) on x and z faces and (v, u) on y faces.
        let a_is_u = self.axes[0] == face.plane_axes().0;
        let extent = if a_is_u { [width, height] } else { [height, width] };
        let from_a = a_is_u == face.is_positive();
        Quad::new(origin, face, extent, if from_a { light } else { the_other_way(light) })
    }
}

impl<const W: usize> Faces<W> {
    /// Joins faces that look alike and whose light goes on as it would without joining. Two of even light that lie side by
    /// side are equally light: they share a side, with the corners at its ends.
    fn join_along_a(&mut self, like: Row<W>) {
        let even = and(self.left, self.light.is_even_along_a());
        self.joined_a = and(like, and(even, after(even)));
    }

    /// Where the faces end that are one along a with that at `a`.
    fn end(&self, a: usize) -> usize {
        let mut last = a;
        loop {
            let (word, bit) = (last / 64, last % 64);
            let next = self.left[word] >> 1 | self.left.get(word + 1).map_or(0, |next| next << 63);
            let more = ((self.joined_a[word] & next) >> bit).trailing_ones() as usize;
            last += more;
            if bit + more < 64 {
                return last + 1;
            }
        }
    }
}

/// Corners around the other way: the first stays, the second and the last change places.
fn the_other_way(light: u8) -> u8 {
    light & 0b0011_0011 | (light & 0b0000_1100) << 4 | (light & 0b1100_0000) >> 4
}
