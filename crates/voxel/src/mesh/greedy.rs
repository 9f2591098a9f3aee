//! Faces into rectangles, plane by plane.
//!
//! Bits find the faces, 64 cells at a time; work is then done for visible faces only. A plane's faces lie in lines of
//! bits along its first axis `a`, one line for each step of its second axis `b`. A rectangle starts at the lowest bit
//! left, grows along `a`, then along `b`.

use super::Mesh;
use super::occupancy::{Line, Occupancy};
use super::quad::{Face, Quad};
use crate::VoxelModel;
use glam::UVec3;

/// The light of a face whose corners are all open.
const OPEN: u8 = 0xff;

pub(super) fn mesh(model: &VoxelModel, shaded: bool) -> Mesh {
    let occupancy = Occupancy::of(model);
    let table = shaded.then(light_table);
    let mut mesh = Mesh::default();
    for face in Face::ALL {
        let lines = visible(&occupancy, face);
        let mut plane = Plane::new(model, face);
        for (layer, lines) in lines.chunks_exact(plane.height).enumerate() {
            plane.fill(lines, |a, b| {
                let [x, y, z] = cell(face, layer, a, b);
                let color = model.cells()[model.offset(x as u32, y as u32, z as u32)];
                let look = |table: &[u8; 512]| table[neighborhood(&occupancy, face, [x, y, z])];
                let light = table.as_ref().map_or(OPEN, look);
                Key { color, light }
            });
            plane.merge(layer, &mut mesh.quads);
        }
    }
    mesh
}

/// The axes (a, b) of a plane: bits run along a.
fn axes(face: Face) -> (usize, usize) {
    match face.axis() {
        0 => (1, 2),
        1 => (0, 2),
        _ => (0, 1),
    }
}

/// The cell at (a, b) of a layer.
fn cell(face: Face, layer: usize, a: usize, b: usize) -> [usize; 3] {
    let mut cell = [layer; 3];
    let (a_axis, b_axis) = axes(face);
    cell[a_axis] = a;
    cell[b_axis] = b;
    cell
}

/// The visible faces of every layer, layer after layer: for each step of b a line of bits along a.
fn visible(occupancy: &Occupancy, face: Face) -> Vec<Line> {
    let [width, depth, height] = occupancy.size().to_array().map(|side| side as usize);
    let step = |at: usize| if face.is_positive() { at + 2 } else { at };
    let rows = |layers: usize, rows: usize| {
        (0..layers).flat_map(move |layer| (0..rows).map(move |row| (layer, row)))
    };
    match face.axis() {
        0 => {
            let mut lines = vec![Line::default(); width * height];
            for (z, y) in rows(height, depth) {
                let faces = occupancy.faces_along([y + 1, z + 1], face.is_positive());
                for x in bits(faces) {
                    lines[z + height * x][y / 64] |= 1 << (y % 64);
                }
            }
            lines
        }
        1 => rows(depth, height)
            .map(|(y, z)| occupancy.faces_against([y + 1, z + 1], [step(y), z + 1]))
            .collect(),
        _ => rows(height, depth)
            .map(|(z, y)| occupancy.faces_against([y + 1, z + 1], [y + 1, step(z)]))
            .collect(),
    }
}

/// The nine cells in front of a face as bits: the one at (a + da, b + db) is bit (da + 1) + 3 (db + 1).
fn neighborhood(occupancy: &Occupancy, face: Face, cell: [usize; 3]) -> usize {
    // The first neighbour, counted with the margin: one step forth for the margin, one back for the neighbour.
    let mut first = cell;
    first[face.axis()] += if face.is_positive() { 2 } else { 0 };
    let (a_axis, b_axis) = axes(face);
    let at = |a: usize, b: usize| {
        let mut at = first;
        at[a_axis] += a;
        at[b_axis] += b;
        at
    };
    if a_axis == 0 {
        (0..3).fold(0, |bits, b| bits | occupancy.three(at(0, b)) << (3 * b))
    } else {
        (0..9).fold(0, |bits, cell| bits | occupancy.one(at(cell % 3, cell / 3)) << cell)
    }
}

/// The light of a face for each neighbourhood: two bits for each of the corners o, o+a, o+a+b, o+b. A corner between
/// two filled sides is darkest, whatever lies behind it.
fn light_table() -> [u8; 512] {
    std::array::from_fn(|cells| {
        let filled = |a: usize, b: usize| (cells >> (a + 3 * b) & 1) as u8;
        let corner = |a: usize, b: usize| match (filled(a, 1), filled(1, b)) {
            (1, 1) => 0,
            (side, other) => 3 - side - other - filled(a, b),
        };
        corner(0, 0) | corner(2, 0) << 2 | corner(2, 2) << 4 | corner(0, 2) << 6
    })
}

/// What two faces must share to become one.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Key {
    color: u8,
    light: u8,
}

impl Key {
    fn corner(self, corner: usize) -> u8 {
        self.light >> (2 * corner) & 3
    }

    /// Whether the light doesn't change along a, so that a longer rectangle looks the same.
    fn stretches_along_a(self) -> bool {
        self.corner(0) == self.corner(1) && self.corner(3) == self.corner(2)
    }

    fn stretches_along_b(self) -> bool {
        self.corner(0) == self.corner(3) && self.corner(1) == self.corner(2)
    }
}

/// The faces of one layer.
struct Plane {
    face: Face,
    width: usize,
    height: usize,
    lines: Vec<Line>,
    /// One for each (a, b), true where the line's bit is set.
    keys: Vec<Key>,
}

impl Plane {
    fn new(model: &VoxelModel, face: Face) -> Self {
        let (a, b) = axes(face);
        let (width, height) = (model.size()[a] as usize, model.size()[b] as usize);
        Self { face, width, height, lines: Vec::new(), keys: vec![Key::default(); width * height] }
    }

    fn fill(&mut self, lines: &[Line], key: impl Fn(usize, usize) -> Key) {
        self.lines.clear();
        self.lines.extend_from_slice(lines);
        for (b, &line) in lines.iter().enumerate() {
            for a in bits(line) {
                self.keys[a + self.width * b] = key(a, b);
            }
        }
    }

    /// Takes all faces out of the plane, as rectangles.
    fn merge(&mut self, layer: usize, quads: &mut Vec<Quad>) {
        for b in 0..self.height {
            while let Some(a) = bits(self.lines[b]).next() {
                let key = self.keys[a + self.width * b];
                let width = if key.stretches_along_a() { self.run(a, b, key) } else { 1 };
                clear(&mut self.lines[b], a, width);
                let mut height = 1;
                if key.stretches_along_b() {
                    while b + height < self.height && self.takes(a, b + height, width, key) {
                        clear(&mut self.lines[b + height], a, width);
                        height += 1;
                    }
                }
                quads.push(self.quad(layer, [a, b], [width, height], key));
            }
        }
    }

    /// How many faces with this key follow each other along a, the one at (a, b) included.
    fn run(&self, a: usize, b: usize, key: Key) -> usize {
        let line = &self.lines[b];
        let keys = &self.keys[self.width * b..self.width * (b + 1)];
        let like = |&at: &usize| line[at / 64] >> (at % 64) & 1 == 1 && keys[at] == key;
        (a..self.width).take_while(like).count()
    }

    /// Whether all `width` faces from (a, b) are there and have this key.
    fn takes(&self, a: usize, b: usize, width: usize, key: Key) -> bool {
        let line = self.lines[b];
        let there = spans(a, width).all(|(word, mask)| line[word] & mask == mask);
        let start = a + self.width * b;
        there && self.keys[start..start + width].iter().all(|&other| other == key)
    }

    fn quad(&self, layer: usize, [a, b]: [usize; 2], [width, height]: [usize; 2], key: Key) -> Quad {
        let mut origin = cell(self.face, layer, a, b);
        origin[self.face.axis()] += usize::from(self.face.is_positive());
        let origin = UVec3::from_array(origin.map(|side| side as u32));
        let (width, height) = (width as u32, height as u32);
        let corner = |corner| key.corner(corner);
        // (a, b) is (u, v) on x and z faces and (v, u) on y faces.
        let a_is_u = axes(self.face) == self.face.plane_axes();
        let extent = if a_is_u { [width, height] } else { [height, width] };
        let from_a = a_is_u == self.face.is_positive();
        let openness = if from_a { [0, 1, 2, 3] } else { [0, 3, 2, 1] }.map(corner);
        Quad::new(origin, self.face, extent, key.color, openness)
    }
}

/// The positions of the bits of a line, lowest first.
fn bits(line: Line) -> impl Iterator<Item = usize> {
    line.into_iter().enumerate().flat_map(|(word, mut left)| {
        std::iter::from_fn(move || {
            let bit = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            (bit < 64).then_some(64 * word + bit)
        })
    })
}

/// The words and masks of a run of `width` bits from `start`.
fn spans(start: usize, width: usize) -> impl Iterator<Item = (usize, u64)> {
    let end = start + width;
    (start / 64..end.div_ceil(64)).map(move |word| {
        let (low, high) = (start.saturating_sub(64 * word), (end - 64 * word).min(64));
        (word, (!0 << low) & (!0 >> (64 - high)))
    })
}

fn clear(line: &mut Line, start: usize, width: usize) {
    for (word, mask) in spans(start, width) {
        line[word] &= !mask;
    }
}
