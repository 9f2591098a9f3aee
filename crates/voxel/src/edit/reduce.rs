//! Fewer colours.

use super::EditError;
use super::outside::Outside;
use crate::color::{linear_of, linear_of_oklab, oklab_of, srgb_of};
use crate::{Palette, Rgb, VoxelModel};
use glam::Vec3;

/// Rounds of moving each new colour to the middle of those it stands for.
const ROUNDS: usize = 16;

/// The model with a palette of at most `limit` colours. Colours that nothing wears go first; where that isn't enough,
/// colours are joined so that they err least in Oklab, counted by voxels that can be seen. The order stays.
///
/// # Errors
/// [`EditError::Colors`] where `limit` isn't 1 to 255.
pub fn reduce(model: &VoxelModel, limit: usize) -> Result<VoxelModel, EditError> {
    if !(1..=Palette::MAX).contains(&limit) {
        return Err(EditError::Colors(limit));
    }
    if model.palette().len() <= limit {
        return Ok(model.clone());
    }
    let swatches = swatches(model);
    let mut groups = merged(&swatches, limit);
    settle(&swatches, &mut groups);
    groups.sort_by_key(|group| group.members.iter().copied().min());
    let colors = groups.iter().map(|group| group.color(&swatches)).collect();
    let mut indices = [0; 256];
    for (new, group) in (1..=u8::MAX).zip(&groups) {
        for &member in &group.members {
            indices[usize::from(swatches[member].index)] = new;
        }
    }
    let cells = model.cells().iter().map(|&index| indices[usize::from(index)]).collect();
    Ok(VoxelModel::new(model.size(), cells, Palette::new(colors).unwrap_or_default())?)
}

/// A colour that is worn.
struct Swatch {
    index: u8,
    color: Rgb,
    lab: Vec3,
    weight: f32,
}

fn swatches(model: &VoxelModel) -> Vec<Swatch> {
    // Hidden voxels count for next to nothing: enough to give theirs a colour where no seen one is near.
    const HIDDEN: f32 = 1e-3;
    let outside = Outside::of(model);
    let mut weights = [0.0; 256];
    for (offset, &index) in model.cells().iter().enumerate() {
        weights[usize::from(index)] += if outside.is_exposed(offset) { 1.0 } else { HIDDEN };
    }
    let indices = (1..=u8::MAX).zip(model.palette().colors());
    let worn = indices.filter(|&(index, _)| weights[usize::from(index)] > 0.0);
    worn.map(|(index, &color)| Swatch {
        index,
        color,
        lab: oklab_of(linear_of(color)),
        weight: weights[usize::from(index)],
    })
    .collect()
}

/// Swatches that become one colour.
struct Group {
    members: Vec<usize>,
    mean: Vec3,
    weight: f32,
}

impl Group {
    fn of(swatches: &[Swatch], members: Vec<usize>) -> Self {
        let sum = |weigh: &dyn Fn(&Swatch) -> Vec3| -> Vec3 {
            members.iter().map(|&member| weigh(&swatches[member])).sum()
        };
        let weight = sum(&|swatch| Vec3::splat(swatch.weight)).x;
        let mean = sum(&|swatch| swatch.lab * swatch.weight) / weight;
        Self { members, mean, weight }
    }

    /// By how much the sum of squared errors grows where both become one (Ward 1963).
    fn cost(&self, other: &Self) -> f32 {
        let weight = self.weight * other.weight / (self.weight + other.weight);
        weight * self.mean.distance_squared(other.mean)
    }

    /// A colour that all members share stays exact.
    fn color(&self, swatches: &[Swatch]) -> Rgb {
        let mut colors = self.members.iter().map(|&member| swatches[member].color);
        match colors.next() {
            Some(first) if colors.all(|color| color == first) => first,
            _ => srgb_of(linear_of_oklab(self.mean)),
        }
    }
}

/// Joins the two groups that cost least until there are few enough.
fn merged(swatches: &[Swatch], limit: usize) -> Vec<Group> {
    let mut groups: Vec<Group> =
        (0..swatches.len()).map(|member| Group::of(swatches, vec![member])).collect();
    while groups.len() > limit {
        let pairs = (0..groups.len()).flat_map(|high| (0..high).map(move |low| (low, high)));
        let costs = pairs.map(|(low, high)| (groups[low].cost(&groups[high]), low, high));
        let Some((_, low, high)) = costs.min_by(|a, b| a.0.total_cmp(&b.0)) else { break };
        let mut members = groups.swap_remove(high).members;
        members.append(&mut groups[low].members);
        groups[low] = Group::of(swatches, members);
    }
    groups
}

/// Moves each swatch to the group whose mean is nearest, until all stay.
fn settle(swatches: &[Swatch], groups: &mut Vec<Group>) {
    for _ in 0..ROUNDS {
        let mut members = vec![Vec::new(); groups.len()];
        for (member, swatch) in swatches.iter().enumerate() {
            let distances = groups.iter().map(|group| group.mean.distance_squared(swatch.lab)).enumerate();
            let nearest = distances.min_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(group, _)| group);
            members[nearest].push(member);
        }
        let is_settled = groups.iter().zip(&members).all(|(group, members)| {
            group.members.len() == members.len()
                && members.iter().all(|member| group.members.contains(member))
        });
        if is_settled {
            return;
        }
        members.retain(|members| !members.is_empty());
        *groups = members.into_iter().map(|members| Group::of(swatches, members)).collect();
    }
}
