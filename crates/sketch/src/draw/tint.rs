//! What things are made of: a colour, and how much it shines.

/// A colour in sRGB, and how much it shines, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tint {
    pub colour: [u8; 3],
    pub gloss: f32,
}

impl Tint {
    pub const fn matte(r: u8, g: u8, b: u8) -> Self {
        Self { colour: [r, g, b], gloss: 0.15 }
    }

    pub const fn glossy(r: u8, g: u8, b: u8) -> Self {
        Self { colour: [r, g, b], gloss: 0.7 }
    }

    /// Darker, by a share of its lightness; lighter where the share is negative.
    pub fn darker(self, by: f32) -> Self {
        let change = |channel: u8| {
            let channel = f32::from(channel);
            let changed = if by > 0.0 { channel * (1.0 - by) } else { channel - (255.0 - channel) * by };
            changed.round() as u8
        };
        Self { colour: self.colour.map(change), ..self }
    }

    pub fn lighter(self, by: f32) -> Self {
        self.darker(-by)
    }
}

pub const WOOD: Tint = Tint::matte(176, 112, 62);
pub const PALE_WOOD: Tint = Tint::matte(214, 162, 102);
pub const DARK_WOOD: Tint = Tint::matte(116, 70, 42);
pub const GOLD: Tint = Tint::glossy(248, 196, 62);
pub const IRON: Tint = Tint::glossy(112, 120, 136);
pub const STEEL: Tint = Tint::glossy(196, 206, 220);
pub const STONE: Tint = Tint::matte(166, 168, 178);
pub const DARK_STONE: Tint = Tint::matte(118, 120, 134);
pub const COAL: Tint = Tint::matte(62, 60, 74);
pub const GRASS: Tint = Tint::matte(122, 196, 78);
pub const LEAF: Tint = Tint::matte(72, 160, 74);
pub const DARK_LEAF: Tint = Tint::matte(44, 120, 70);
pub const SOIL: Tint = Tint::matte(146, 98, 64);
pub const SAND: Tint = Tint::matte(238, 206, 138);
pub const WATER: Tint = Tint::glossy(74, 164, 236);
pub const ICE: Tint = Tint::glossy(190, 230, 250);
pub const SNOW: Tint = Tint::matte(244, 248, 255);
pub const GLASS: Tint = Tint::glossy(198, 232, 246);
pub const FLAME: Tint = Tint::matte(255, 138, 40);
pub const GLOW: Tint = Tint::matte(255, 222, 92);
pub const RED: Tint = Tint::matte(226, 66, 62);
pub const BLUE: Tint = Tint::matte(62, 122, 224);
pub const GREEN: Tint = Tint::matte(78, 176, 88);
pub const PURPLE: Tint = Tint::matte(150, 92, 214);
pub const PINK: Tint = Tint::matte(246, 150, 186);
pub const WHITE: Tint = Tint::matte(248, 246, 242);
pub const CREAM: Tint = Tint::matte(250, 232, 198);
pub const BONE: Tint = Tint::matte(240, 232, 212);
pub const LEATHER: Tint = Tint::matte(152, 94, 58);
pub const SKIN: Tint = Tint::matte(250, 200, 154);
pub const CLAY: Tint = Tint::matte(206, 116, 76);
pub const SLATE: Tint = Tint::matte(84, 92, 112);
