//! The page's style as the viewport takes it.

use super::protocol::{ProjectionStyle, Style};
use viewport::{Background, Bounds, Camera, Look, Projection, Slices};

/// A plain colour that every palette stands out from.
const PLAIN: [u8; 3] = [58, 60, 66];

impl Style {
    /// What is behind the model.
    pub fn background(&self) -> Background {
        if self.plain { Background::Color(PLAIN) } else { Background::Studio }
    }

    /// What of a model with these bounds is drawn. At least one layer along each axis always is.
    pub fn look(&self, bounds: Option<Bounds>) -> Look {
        let mut slices = Slices::default();
        if let Some(bounds) = bounds {
            for (axis, [low, high]) in self.slices.into_iter().enumerate() {
                let (first, last) = (bounds.low[axis] as i32, bounds.high[axis] as i32);
                let at = |share: f32| (share.clamp(0.0, 1.0) * (last - first) as f32).round() as i32;
                let from = first.saturating_add(at(low)).min(last - 1);
                let to = first.saturating_add(at(high)).max(from + 1);
                // The box itself may be wider than the whole voxels in it: what isn't cut stays open.
                if low > 0.0 {
                    slices.low[axis] = from;
                }
                if high < 1.0 {
                    slices.high[axis] = to;
                }
            }
        }
        Look {
            edges: self.edges,
            grid: self.grid,
            ground: self.ground,
            shadow: self.shadow,
            wireframe: self.wireframe,
            slices,
            highlight: self.highlight.filter(|index| *index > 0),
            sun_turn: 0.0,
        }
    }

    /// Gives the camera this style's projection.
    pub fn project(&self, camera: &mut Camera) {
        match self.projection {
            ProjectionStyle::Perspective => camera.projection = Projection::Perspective,
            ProjectionStyle::Parallel => camera.projection = Projection::Parallel,
            ProjectionStyle::Isometric => camera.make_isometric(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds() -> Option<Bounds> {
        Some(Bounds { low: [-4.0, 0.0, 0.0].into(), high: [4.0, 10.0, 1.0].into() })
    }

    fn sliced(slices: [[f32; 2]; 3]) -> Slices {
        Style { slices, ..Style::default() }.look(bounds()).slices
    }

    #[test]
    fn an_untouched_style_draws_everything() {
        assert_eq!(Style::default().look(bounds()), Look::default());
        assert_eq!(Style::default().look(None), Look::default());
    }

    #[test]
    fn slices_are_shares_of_the_models_box() {
        let slices = sliced([[0.25, 0.75], [0.0, 0.5], [0.0, 1.0]]);
        assert_eq!((slices.low[0], slices.high[0]), (-2, 2));
        assert_eq!((slices.low[1], slices.high[1]), (i32::MIN, 5));
        assert_eq!((slices.low[2], slices.high[2]), (i32::MIN, i32::MAX));
    }

    #[test]
    fn slices_that_cross_leave_a_layer_and_nonsense_cuts_nothing_off_the_edge() {
        let crossed = sliced([[1.0, 0.0], [0.9, 0.1], [f32::NAN, -3.0]]);
        for axis in 0..3 {
            assert!(crossed.low[axis] < crossed.high[axis], "{crossed:?}");
        }
        assert_eq!((crossed.low[0], crossed.high[0]), (3, 4));
    }
}
