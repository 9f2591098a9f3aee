//! What all figures have: legs, a trunk, arms, a head.

use crate::draw::*;
use crate::parts::pieces::eyes;

/// What a figure wears, and what colour it is.
#[derive(Clone, Copy)]
pub struct Body {
    pub skin: Tint,
    pub coat: Tint,
    pub sleeves: Tint,
    pub gloves: Tint,
    pub trousers: Tint,
    pub boots: Tint,
    pub belt: Tint,
}

impl Body {
    /// Someone in plain clothes of one colour.
    pub fn dressed(coat: Tint) -> Self {
        Self {
            skin: SKIN,
            coat,
            sleeves: coat,
            gloves: SKIN,
            trousers: Tint::matte(98, 84, 92),
            boots: DARK_WOOD,
            belt: DARK_WOOD,
        }
    }

    /// Legs, trunk and arms.
    pub fn trunk(&self, c: &mut Canvas) {
        c.both(self.trousers, &block(0.41, 0.81, 0.15, 0.18).round(0.03));
        c.both(self.boots, &block(0.40, 0.90, 0.19, 0.10).round(0.035));
        c.both(self.sleeves, &bar((0.32, 0.57), (0.23, 0.70), 0.13));
        c.both(self.gloves, &disc(0.22, 0.735, 0.068));
        c.add(
            self.coat,
            &poly(&[(0.35, 0.50), (0.65, 0.50), (0.69, 0.77), (0.31, 0.77)]).round(0.03).bevel(0.07),
        );
        c.add(self.belt, &block(0.5, 0.725, 0.41, 0.06).round(0.02))
            .add(GOLD, &block(0.5, 0.725, 0.085, 0.07).round(0.018));
    }

    /// Trunk and arms in a robe down to the ground.
    pub fn robe(&self, c: &mut Canvas) {
        c.both(self.boots, &block(0.41, 0.915, 0.15, 0.07).round(0.03));
        c.both(self.sleeves, &poly(&[(0.34, 0.52), (0.40, 0.60), (0.26, 0.78), (0.15, 0.70)]).round(0.025));
        c.both(self.gloves, &disc(0.205, 0.75, 0.06));
        c.add(
            self.coat,
            &poly(&[(0.38, 0.48), (0.62, 0.48), (0.75, 0.88), (0.25, 0.88)]).round(0.03).bevel(0.08),
        );
        c.add(
            self.belt,
            &poly(&[(0.355, 0.655), (0.645, 0.655), (0.665, 0.715), (0.335, 0.715)]).round(0.008),
        );
    }

    /// A head with eyes.
    pub fn head(&self, c: &mut Canvas) {
        c.both(self.skin, &disc(0.29, 0.36, 0.05));
        c.add(self.skin, &block(0.5, 0.34, 0.42, 0.36).round(0.15).bevel(0.09));
        eyes(c, 0.5, 0.355, 0.18, 0.03);
    }
}

/// A beard under a face, by the height where it ends.
pub fn beard(c: &mut Canvas, tint: Tint, low: f32) {
    c.add(
        tint,
        &poly(&[
            (0.31, 0.39),
            (0.42, 0.42),
            (0.5, 0.41),
            (0.58, 0.42),
            (0.69, 0.39),
            (0.67, 0.52),
            (0.58, low - 0.06),
            (0.5, low),
            (0.42, low - 0.06),
            (0.33, 0.52),
        ])
        .round(0.015)
        .bevel(0.05),
    );
    c.both(tint.lighter(0.25), &bar((0.41, 0.435), (0.49, 0.415), 0.05));
}

/// A crown, by its base line.
pub fn crown(c: &mut Canvas, gem: Tint, base: f32, width: f32) {
    let half = width / 2.0;
    let (low, mid, high) = (base, base - 0.07, base - 0.15);
    c.add(
        GOLD,
        &poly(&[
            (0.5 - half, low),
            (0.5 - half * 1.1, high + 0.02),
            (0.5 - half * 0.5, mid),
            (0.5, high),
            (0.5 + half * 0.5, mid),
            (0.5 + half * 1.1, high + 0.02),
            (0.5 + half, low),
        ])
        .round(0.012),
    );
    c.add(gem, &disc(0.5, base - 0.045, 0.03));
}

/// A cape behind a figure.
pub fn cape(c: &mut Canvas, tint: Tint) {
    c.add(tint, &poly(&[(0.34, 0.50), (0.66, 0.50), (0.82, 0.90), (0.18, 0.90)]).round(0.02));
}
