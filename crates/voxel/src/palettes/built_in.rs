//! The palettes that come with the program.

use crate::{Palette, Rgb, vox};

/// A palette that has a name.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn {
    /// As it is typed: small letters, digits and dashes.
    pub name: &'static str,
    /// As it is shown, with its author.
    pub title: &'static str,
    /// Red, green and blue, from the highest byte of three. None for MagicaVoxel's own, which `vox` knows.
    colors: &'static [u32],
}

impl BuiltIn {
    /// Its colours.
    #[must_use]
    pub fn palette(&self) -> Palette {
        if self.colors.is_empty() {
            return vox::default_palette();
        }
        let color = |&color: &u32| Rgb::new((color >> 16) as u8, (color >> 8) as u8, color as u8);
        Palette::new(self.colors.iter().map(color).collect()).unwrap_or_default()
    }
}

/// The palette of this name; case, spaces and dashes don't matter.
#[must_use]
pub fn named(name: &str) -> Option<Palette> {
    let plain = |name: &str| -> String {
        name.chars()
            .filter(|letter| !matches!(letter, ' ' | '-' | '_'))
            .flat_map(char::to_lowercase)
            .collect()
    };
    let wanted = plain(name);
    BUILT_IN.iter().find(|built_in| plain(built_in.name) == wanted).map(BuiltIn::palette)
}

/// All of them, the smallest first.
pub const BUILT_IN: [BuiltIn; 4] = [
    BuiltIn { name: "pico-8", title: "PICO-8 by Lexaloffle", colors: &PICO_8 },
    BuiltIn { name: "endesga-32", title: "Endesga 32 by Endesga", colors: &ENDESGA_32 },
    BuiltIn { name: "resurrect-64", title: "Resurrect 64 by Kerrie Lake", colors: &RESURRECT_64 },
    BuiltIn { name: "magicavoxel", title: "MagicaVoxel's default palette by ephtracy", colors: &[] },
];

#[rustfmt::skip]
const PICO_8: [u32; 16] = [
    0x000000, 0x1d2b53, 0x7e2553, 0x008751, 0xab5236, 0x5f574f, 0xc2c3c7, 0xfff1e8,
    0xff004d, 0xffa300, 0xffec27, 0x00e436, 0x29adff, 0x83769c, 0xff77a8, 0xffccaa,
];

#[rustfmt::skip]
const ENDESGA_32: [u32; 32] = [
    0xbe4a2f, 0xd77643, 0xead4aa, 0xe4a672, 0xb86f50, 0x733e39, 0x3e2731, 0xa22633,
    0xe43b44, 0xf77622, 0xfeae34, 0xfee761, 0x63c74d, 0x3e8948, 0x265c42, 0x193c3e,
    0x124e89, 0x0099db, 0x2ce8f5, 0xffffff, 0xc0cbdc, 0x8b9bb4, 0x5a6988, 0x3a4466,
    0x262b44, 0x181425, 0xff0044, 0x68386c, 0xb55088, 0xf6757a, 0xe8b796, 0xc28569,
];

#[rustfmt::skip]
const RESURRECT_64: [u32; 64] = [
    0x2e222f, 0x3e3546, 0x625565, 0x966c6c, 0xab947a, 0x694f62, 0x7f708a, 0x9babb2,
    0xc7dcd0, 0xffffff, 0x6e2727, 0xb33831, 0xea4f36, 0xf57d4a, 0xae2334, 0xe83b3b,
    0xfb6b1d, 0xf79617, 0xf9c22b, 0x7a3045, 0x9e4539, 0xcd683d, 0xe6904e, 0xfbb954,
    0x4c3e24, 0x676633, 0xa2a947, 0xd5e04b, 0xfbff86, 0x165a4c, 0x239063, 0x1ebc73,
    0x91db69, 0xcddf6c, 0x313638, 0x374e4a, 0x547e64, 0x92a984, 0xb2ba90, 0x0b5e65,
    0x0b8a8f, 0x0eaf9b, 0x30e1b9, 0x8ff8e2, 0x323353, 0x484a77, 0x4d65b4, 0x4d9be6,
    0x8fd3ff, 0x45293f, 0x6b3e75, 0x905ea9, 0xa884f3, 0xeaaded, 0x753c54, 0xa24b6f,
    0xcf657f, 0xed8099, 0x831c5d, 0xc32454, 0xf04f78, 0xf68181, 0xfca790, 0xfdcbb0,
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_has_as_many_colours_as_its_name_says_and_none_twice() {
        for (name, expected) in
            [("pico-8", 16), ("endesga-32", 32), ("resurrect-64", 64), ("magicavoxel", 255)]
        {
            let palette = named(name).unwrap();
            assert_eq!(palette.len(), expected);
            assert_eq!(palette.colors().iter().collect::<BTreeSet<_>>().len(), expected, "{name}");
        }
    }

    #[test]
    fn names_are_found_however_they_are_written() {
        for name in ["PICO-8", "pico8", "Pico 8"] {
            assert_eq!(named(name).unwrap().colors()[8], Rgb::new(0xff, 0, 0x4d));
        }
        for name in ["", "-", "pico", "endesga-64", "../pico-8"] {
            assert_eq!(named(name), None);
        }
    }

    #[test]
    fn magica_voxels_own_begins_white_and_ends_in_greys() {
        let colors = named("MagicaVoxel").unwrap();
        assert_eq!(colors.get(1), Some(Rgb::new(255, 255, 255)));
        assert_eq!(colors.get(255), Some(Rgb::new(0x11, 0x11, 0x11)));
    }
}
