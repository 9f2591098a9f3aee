//! Cells by their place in [`VoxelModel::cells`](crate::VoxelModel::cells), and what lies around them.

use glam::UVec3;

/// A box of cells.
#[derive(Clone, Copy)]
pub(super) struct Grid {
    size: UVec3,
}

impl Grid {
    /// The face towards -z, as a bit of [`Self::open_faces`].
    pub(super) const UNDERSIDE: u8 = 1 << 4;

    pub(super) fn new(size: UVec3) -> Self {
        Self { size }
    }

    pub(super) fn size(self) -> UVec3 {
        self.size
    }

    pub(super) fn len(self) -> usize {
        self.size.x as usize * self.size.y as usize * self.size.z as usize
    }

    pub(super) fn offset(self, at: UVec3) -> usize {
        at.x as usize + self.size.x as usize * (at.y as usize + self.size.y as usize * at.z as usize)
    }

    pub(super) fn position(self, offset: usize) -> UVec3 {
        // A model has at most 2^24 cells, and narrow numbers divide faster.
        let row = offset as u32 / self.size.x;
        UVec3::new(offset as u32 % self.size.x, row % self.size.y, row / self.size.y)
    }

    /// The cells that share a face with one: six, and fewer at the sides of the box.
    pub(super) fn neighbors(self, offset: usize) -> impl Iterator<Item = usize> {
        self.around(offset).into_iter().flatten()
    }

    /// The faces of a cell, as bits, behind which the box ends or `is_open` holds.
    pub(super) fn open_faces(self, offset: usize, is_open: impl Fn(usize) -> bool) -> u8 {
        let faces = self.around(offset).into_iter().zip(0..);
        faces.map(|(next, face)| u8::from(next.is_none_or(&is_open)) << face).sum()
    }

    /// The cells behind each face, none beyond the box: those towards -x, x, -y, y, -z and z.
    fn around(self, offset: usize) -> [Option<usize>; 6] {
        let at = self.position(offset).to_array();
        let steps = [1, self.size.x as usize, self.size.x as usize * self.size.y as usize];
        std::array::from_fn(|face| {
            let axis = face / 2;
            if face % 2 == 0 {
                (at[axis] > 0).then(|| offset - steps[axis])
            } else {
                (at[axis] + 1 < self.size[axis]).then(|| offset + steps[axis])
            }
        })
    }

    /// The cells that lie at most `radius` cells, corners counted as sides, from a marked one or from beyond the box.
    pub(super) fn dilated(self, mut marked: Vec<bool>, radius: u32) -> Vec<bool> {
        let steps = [1, self.size.x as usize, self.size.x as usize * self.size.y as usize];
        for (axis, step) in steps.into_iter().enumerate() {
            let (length, radius) = (self.size[axis] as usize, radius.min(self.size[axis]) as usize);
            for start in (0..self.len()).filter(|&offset| self.position(offset)[axis] == 0) {
                let mut line: Vec<bool> = (0..length).map(|place| marked[start + place * step]).collect();
                spread(&mut line, radius);
                line.iter().enumerate().for_each(|(place, &mark)| marked[start + place * step] = mark);
            }
        }
        marked
    }
}

/// Marks what lies at most `radius` places from a mark or from beyond the ends.
fn spread(line: &mut [bool], radius: usize) {
    let marks = line.to_vec();
    walk(marks.iter().zip(line.iter_mut()), radius);
    walk(marks.iter().zip(line.iter_mut()).rev(), radius);
}

/// Marks the places behind each mark, and the first ones of all.
fn walk<'a>(places: impl Iterator<Item = (&'a bool, &'a mut bool)>, radius: usize) {
    let mut left = radius;
    for (&is_mark, place) in places {
        left = if is_mark { radius + 1 } else { left };
        *place |= left > 0;
        left = left.saturating_sub(1);
    }
}
