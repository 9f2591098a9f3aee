//! Whom to believe, flood or model, and where to look.

use super::flood::{self, Flood};
use super::frame::{Frame, SIDE};
use super::{Mask, MaskSource, MaskWay, model};
use crate::ReconstructError;
use image::{GrayImage, RgbaImage};

/// Flood and model see the same thing where they share more than this of what either sees: then the flood's edge is the
/// sharper one.
const SAME: f32 = 0.9;

/// Over an even ground the flood is right more often than the model, unless it finds less than this share of what the
/// model does: then the thing has the ground's colour.
const ENOUGH: f32 = 1.0 / 3.0;

/// A thing that covers less of the picture is none.
const LEAST: f32 = 0.002;

/// Parts of what the model sees count from this share of the largest one.
const BODY: f32 = 0.05;

/// The mask of an opaque picture. A thing that is small in it is looked at again, from nearby.
pub fn of(picture: &RgbaImage, way: MaskWay) -> Result<(Mask, MaskSource), ReconstructError> {
    let all = Frame::all(picture);
    let (mask, source) = look(picture, all, way)?;
    let frame = Frame::around(&mask);
    let shows_more = source == MaskSource::Model || all.longest() > SIDE;
    if source == MaskSource::Whole || !shows_more || frame.longest() * 10 > all.longest() * 9 {
        return Ok((mask, source));
    }
    match look(picture, frame, way)? {
        (_, MaskSource::Whole) => Ok((mask, source)),
        nearby => Ok(nearby),
    }
}

fn look(picture: &RgbaImage, frame: Frame, way: MaskWay) -> Result<(Mask, MaskSource), ReconstructError> {
    let view = frame.view(picture);
    let is_line = view.width() < 3 || view.height() < 3;
    let found = match way {
        _ if is_line => None,
        MaskWay::Whole => None,
        MaskWay::Ground => flooded(flood::of(&view, None), MaskSource::FloodAlone),
        MaskWay::Subject => seen(&model::look(&view)?),
        MaskWay::Auto => match model::look(&view) {
            Ok(belief) => weigh(flood::of(&view, Some(&belief)), seen(&belief)),
            Err(_) => flooded(flood::of(&view, None), MaskSource::FloodAlone),
        },
    };
    let all = view.width() as usize * view.height() as usize;
    let (inside, source) = found.unwrap_or_else(|| (vec![true; all], MaskSource::Whole));
    Ok((frame.mask(picture, &inside), source))
}

type Found = Option<(Vec<bool>, MaskSource)>;

fn flooded(flood: Flood, source: MaskSource) -> Found {
    is_something(&flood.inside).then_some((flood.inside, source))
}

fn seen(belief: &GrayImage) -> Found {
    let seen = bodies(belief);
    is_something(&seen).then_some((seen, MaskSource::Model))
}

fn weigh(flood: Flood, seen: Found) -> Found {
    let Some((seen, by_model)) = seen else {
        let source = if flood.is_even { MaskSource::FloodEven } else { MaskSource::FloodAlone };
        return flooded(flood, source);
    };
    let pairs = || flood.inside.iter().zip(&seen);
    let both = pairs().filter(|&(&flooded, &seen)| flooded && seen).count() as f32;
    let either = pairs().filter(|&(&flooded, &seen)| flooded || seen).count() as f32;
    if both > SAME * either {
        Some((flood.inside, MaskSource::FloodAgreed))
    } else if flood.is_even && both > ENOUGH * count(&seen) as f32 {
        Some((flood.inside, MaskSource::FloodEven))
    } else {
        Some((seen, by_model))
    }
}

/// What the model takes for the thing rather than for ground, without small parts.
fn bodies(belief: &GrayImage) -> Vec<bool> {
    let inside = belief.iter().map(|&belief| belief >= 128).collect();
    let (width, height) = (belief.width() as usize, belief.height() as usize);
    let (part_of, sizes) = Mask { width, height, inside }.parts();
    let least = sizes.iter().copied().max().unwrap_or(0) as f32 * BODY;
    part_of.into_iter().map(|part| part.is_some_and(|part| sizes[part] as f32 >= least)).collect()
}

fn is_something(inside: &[bool]) -> bool {
    count(inside) as f32 >= LEAST * inside.len() as f32
}

fn count(inside: &[bool]) -> usize {
    inside.iter().filter(|&&inside| inside).count()
}
