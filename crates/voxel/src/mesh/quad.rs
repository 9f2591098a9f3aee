//! One rectangle of a mesh, packed into eight bytes.

use bytemuck::{Pod, Zeroable};
use glam::UVec3;

/// Which way a quad looks: the axis of its normal and the sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Towards -x (left).
    NegX,
    /// Towards +x (right).
    PosX,
    /// Towards -y (the front).
    NegY,
    /// Towards +y (the back).
    PosY,
    /// Towards -z (the underside).
    NegZ,
    /// Towards +z (the top).
    PosZ,
}

impl Face {
    /// All six, in the order of their codes 0 to 5.
    pub const ALL: [Self; 6] = [Self::NegX, Self::PosX, Self::NegY, Self::PosY, Self::NegZ, Self::PosZ];

    /// The axis of the normal: 0, 1 or 2 for x, y or z.
    #[must_use]
    pub const fn axis(self) -> usize {
        self as usize / 2
    }

    /// Whether the normal points along the axis rather than against it.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self as usize % 2 == 1
    }

    /// The axes u and v in the plane of the face, such that u x v is the positive normal: (y, z) for x faces,
    /// (z, x) for y faces, (x, y) for z faces.
    #[must_use]
    pub const fn plane_axes(self) -> (usize, usize) {
        ((self.axis() + 1) % 3, (self.axis() + 2) % 3)
    }

    /// The unit normal.
    #[must_use]
    pub fn normal(self) -> [f32; 3] {
        let mut normal = [0.0; 3];
        normal[self.axis()] = if self.is_positive() { 1.0 } else { -1.0 };
        normal
    }
}

/// A rectangle of equal faces: where it lies, which way it looks, its colour, and the light at its corners.
///
/// Two words, as a shader may unpack them (lowest bits first):
///
/// | word | bits | what |
/// |---|---|---|
/// | 0 | 0-8, 9-17, 18-26 | x, y, z of the lowest corner, 0 to 256, in voxel corners (not centres) |
/// | 0 | 27-29 | the face, in the order of [`Face::ALL`] |
/// | 1 | 0-7, 8-15 | extent along u and along v, less one |
/// | 1 | 16-23 | palette index, 1 to 255 |
/// | 1 | 24-25, 26-27, 28-29, 30-31 | openness of corners 0 to 3: 0 in a nook, 3 in the open |
///
/// Corners run counter-clockwise seen from outside, from the lowest one: `o, o+u, o+u+v, o+v` on faces with a positive
/// normal and `o, o+v, o+u+v, o+u` on the others; u and v are those of [`Face::plane_axes`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Pod, Zeroable)]
#[repr(C)]
pub struct Quad([u32; 2]);

impl Quad {
    /// A quad from its lowest corner (each 0 to 256), its face, its extents along u and v (each 1 to 256), and the
    /// openness (0 to 3) of its corners, two bits each, the first one lowest. It has no colour yet.
    #[must_use]
    pub(super) fn new(origin: UVec3, face: Face, [u, v]: [u32; 2], openness: u8) -> Self {
        let place = origin.x | origin.y << 9 | origin.z << 18 | (face as u32) << 27;
        Self([place, (u - 1) | (v - 1) << 8 | u32::from(openness) << 24])
    }

    /// Gives a quad without a colour a palette index.
    pub(super) fn paint(&mut self, color: u8) {
        self.0[1] |= u32::from(color) << 16;
    }

    /// The two packed words.
    #[must_use]
    pub fn words(self) -> [u32; 2] {
        self.0
    }

    /// The lowest corner, in voxel corners: 0 to 256 along each axis.
    #[must_use]
    pub fn origin(self) -> UVec3 {
        let place = self.0[0];
        UVec3::new(place & 0x1ff, place >> 9 & 0x1ff, place >> 18 & 0x1ff)
    }

    /// Which way it looks.
    #[must_use]
    pub fn face(self) -> Face {
        Face::ALL[(self.0[0] >> 27) as usize % 6]
    }

    /// The extents along u and v, each 1 to 256.
    #[must_use]
    pub fn extent(self) -> [u32; 2] {
        [(self.0[1] & 0xff) + 1, (self.0[1] >> 8 & 0xff) + 1]
    }

    /// The palette index, 1 to 255.
    #[must_use]
    pub fn color(self) -> u8 {
        (self.0[1] >> 16) as u8
    }

    /// How open each corner is to the light: 0 (in a nook) to 3 (in the open), in the order of [`Self::corners`].
    #[must_use]
    pub fn openness(self) -> [u8; 4] {
        std::array::from_fn(|corner| (self.0[1] >> (24 + 2 * corner) & 3) as u8)
    }

    /// The four corners, counter-clockwise seen from outside.
    #[must_use]
    pub fn corners(self) -> [UVec3; 4] {
        let (u_axis, v_axis) = self.face().plane_axes();
        let ([u_length, v_length], origin) = (self.extent(), self.origin());
        let (u, v) = (UVec3::AXES[u_axis] * u_length, UVec3::AXES[v_axis] * v_length);
        if self.face().is_positive() {
            [origin, origin + u, origin + u + v, origin + v]
        } else {
            [origin, origin + v, origin + u + v, origin + u]
        }
    }

    /// The same face as squares of one voxel each, without light at their corners; v before u.
    pub(crate) fn squares(self) -> impl Iterator<Item = Self> {
        let ([u_length, v_length], (u_axis, v_axis)) = (self.extent(), self.face().plane_axes());
        let at = move |u, v| self.origin() + UVec3::AXES[u_axis] * u + UVec3::AXES[v_axis] * v;
        let square = move |u, v| {
            let mut square = Self::new(at(u, v), self.face(), [1, 1], u8::MAX);
            square.paint(self.color());
            square
        };
        (0..v_length).flat_map(move |v| (0..u_length).map(move |u| square(u, v)))
    }

    /// The corners of its two triangles, counter-clockwise: cut along the diagonal whose ends are more open, so that
    /// the same nook looks the same on every face.
    #[must_use]
    pub fn triangles(self) -> [usize; 6] {
        let light = self.openness();
        if light[0] + light[2] >= light[1] + light[3] { [0, 1, 2, 0, 2, 3] } else { [1, 2, 3, 1, 3, 0] }
    }
}

impl std::fmt::Debug for Quad {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut quad = formatter.debug_struct("Quad");
        quad.field("origin", &self.origin()).field("face", &self.face()).field("extent", &self.extent());
        quad.field("color", &self.color()).field("openness", &self.openness()).finish()
    }
}
