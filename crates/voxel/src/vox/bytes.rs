//! A cursor that never leaves its bytes, and the format's strings and lists of attributes.

use super::{VoxError, limits};

/// Reads from the front of a slice; `what` names it in errors.
#[derive(Clone)]
pub(super) struct Bytes<'a> {
    left: &'a [u8],
    what: &'a str,
}

impl<'a> Bytes<'a> {
    pub(super) fn new(left: &'a [u8], what: &'a str) -> Self {
        Self { left, what }
    }

    pub(super) fn len(&self) -> usize {
        self.left.len()
    }

    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8], VoxError> {
        let (taken, left) =
            self.left.split_at_checked(length).ok_or_else(|| VoxError::Short(self.what.to_owned()))?;
        self.left = left;
        Ok(taken)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], VoxError> {
        let (taken, left) =
            self.left.split_first_chunk().ok_or_else(|| VoxError::Short(self.what.to_owned()))?;
        self.left = left;
        Ok(*taken)
    }

    pub(super) fn u32(&mut self) -> Result<u32, VoxError> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn i32(&mut self) -> Result<i32, VoxError> {
        self.array().map(i32::from_le_bytes)
    }

    pub(super) fn f32(&mut self) -> Result<f32, VoxError> {
        self.array().map(f32::from_le_bytes)
    }

    /// A number of things that follow, each of at least `least` bytes: checked against what is left.
    pub(super) fn count(&mut self, least: usize) -> Result<usize, VoxError> {
        let count = self.u32()? as usize;
        if count > self.len() / least {
            return Err(VoxError::Damaged(format!("{} counts {count} entries and holds fewer", self.what)));
        }
        Ok(count)
    }

    fn string(&mut self) -> Result<&'a [u8], VoxError> {
        let length = self.u32()? as usize;
        if length > limits::STRING {
            return Err(VoxError::TooLarge(format!("{} has a text of {length} bytes", self.what)));
        }
        self.take(length)
    }

    pub(super) fn attributes(&mut self) -> Result<Attributes<'a>, VoxError> {
        let count = self.count(8)?;
        if count > limits::ATTRIBUTES {
            return Err(VoxError::TooLarge(format!("{} has {count} attributes", self.what)));
        }
        let entries = (0..count).map(|_| Ok((self.string()?, self.string()?)));
        Ok(Attributes { entries: entries.collect::<Result<_, _>>()? })
    }
}

/// Names and values of a node, a layer or a material.
pub(super) struct Attributes<'a> {
    entries: Vec<(&'a [u8], &'a [u8])>,
}

impl<'a> Attributes<'a> {
    /// The value of a name, where it is text.
    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        let (_, value) = self.entries.iter().find(|(key, _)| *key == name.as_bytes())?;
        Some(std::str::from_utf8(value).unwrap_or("\u{fffd}"))
    }

    pub(super) fn is_hidden(&self) -> bool {
        self.get("_hidden") == Some("1")
    }

    /// A finite number; `None` where there is none.
    pub(super) fn number(&self, name: &str) -> Option<f32> {
        self.get(name)?.trim().parse().ok().filter(|number: &f32| number.is_finite())
    }
}
