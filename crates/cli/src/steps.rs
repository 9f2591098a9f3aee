//! The edits on the command line, in the order in which they are written there.

use crate::arguments::{PALETTE_HELP, palette_size};
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Args, Command, FromArgMatches};
use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;
use voxel::edit::{Edit, Keep};
use voxel::{Axis, Rgb, VoxelModel};

/// What is to be done, first things first.
#[derive(Clone, Debug)]
pub struct Steps(pub Vec<Step>);

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// An edit, and the flag that asks for it.
    Edit(&'static str, Edit),
    /// The colours of a palette, by its name or path: it has to be found before anything is done.
    Palette(String),
}

/// Flags with a value, which may be written several times.
const VALUED: [&str; 8] =
    ["resize", "palette", "palette-size", "hollow", "mirror", "rotate", "remove-floating", "recolor"];

/// Flags without one.
const PLAIN: [(&str, Edit); 2] = [("fill", Edit::Fill), ("crop", Edit::Crop)];

const ROTATE_HELP: &str = "Turn it about x, y or z by a quarter, or by so many (-3 to 3); counterclockwise for \
                           somebody towards whom the axis points";
const FLOATING_HELP: &str = "Keep only the largest body, or every body of at least N voxels";

/// What `--remove-floating` without a number means.
const LARGEST: &str = "largest";

impl Args for Steps {
    fn augment_args(command: Command) -> Command {
        let group = VALUED.into_iter().chain(PLAIN.map(|(name, _)| name));
        command
            .next_help_heading("Edits")
            .arg(valued("resize", "N", "Bring it to N voxels along the longest axis, 1 to 256", resize))
            .arg(valued("palette", "NAME|FILE", PALETTE_HELP, palette))
            .arg(valued(
                "palette-size",
                "K",
                "Use K colours at most, 2 to 256 (a .vox file holds 255)",
                reduce,
            ))
            .arg(plain("fill", "Fill what is sealed; the inside takes the colour of the nearest wall"))
            .arg(valued("hollow", "N", "Leave a shell N voxels thick", hollow))
            .arg(valued("mirror", "AXIS", "Mirror it along x, y or z", mirror))
            .arg(valued("rotate", "AXIS[:QUARTERS]", ROTATE_HELP, rotate))
            .arg(plain("crop", "Cut empty margins off"))
            .arg(
                valued("remove-floating", "N", FLOATING_HELP, remove_floating)
                    .num_args(0..=1)
                    .default_missing_value(LARGEST),
            )
            .arg(valued(
                "recolor",
                "INDEX=#RRGGBB",
                "Give a colour of the palette, 1 to 255, a new value",
                recolor,
            ))
            .group(ArgGroup::new("edits").args(group).required(true).multiple(true))
            .next_help_heading(None)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Steps {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let valued = VALUED.into_iter().flat_map(|name| {
            let steps = matches.get_many::<Step>(name).into_iter().flatten().cloned();
            matches.indices_of(name).into_iter().flatten().zip(steps)
        });
        let plain = PLAIN.into_iter().filter_map(|(name, edit)| {
            let is_written = matches.value_source(name) == Some(ValueSource::CommandLine);
            let place = matches.index_of(name).filter(|_| is_written)?;
            Some((place, Step::Edit(name, edit)))
        });
        let mut steps: Vec<(usize, Step)> = valued.chain(plain).collect();
        steps.sort_by_key(|&(place, _)| place);
        Ok(Self(steps.into_iter().map(|(_, step)| step).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

fn valued(
    name: &'static str,
    value: &'static str,
    help: &'static str,
    parse: fn(&str) -> Result<Step, String>,
) -> Arg {
    let arg = Arg::new(name).long(name).value_name(value).help(help);
    arg.action(ArgAction::Append).allow_negative_numbers(true).value_parser(parse)
}

fn plain(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).help(help).action(ArgAction::SetTrue)
}

fn resize(text: &str) -> Result<Step, String> {
    Ok(Step::Edit("resize", Edit::Resample(number(text, 1..=VoxelModel::MAX_SIDE)?)))
}

fn palette(text: &str) -> Result<Step, String> {
    Ok(Step::Palette(text.to_owned()))
}

fn reduce(text: &str) -> Result<Step, String> {
    Ok(Step::Edit("palette-size", Edit::Reduce(palette_size(text)?.colors())))
}

fn hollow(text: &str) -> Result<Step, String> {
    Ok(Step::Edit("hollow", Edit::Hollow(number(text, 1..=VoxelModel::MAX_SIDE)?)))
}

fn mirror(text: &str) -> Result<Step, String> {
    Ok(Step::Edit("mirror", Edit::Mirror(axis(text)?)))
}

fn rotate(text: &str) -> Result<Step, String> {
    let (about, quarters) = text.split_once(':').unwrap_or((text, "1"));
    Ok(Step::Edit("rotate", Edit::Rotate(axis(about)?, number(quarters, -3..=3)?)))
}

fn remove_floating(text: &str) -> Result<Step, String> {
    let keep = if text == LARGEST { Keep::Largest } else { Keep::AtLeast(number(text, 1..=1 << 24)?) };
    Ok(Step::Edit("remove-floating", Edit::RemoveFloating(keep)))
}

fn recolor(text: &str) -> Result<Step, String> {
    let (index, color) = text.split_once('=').ok_or("it must be an index and a colour, such as 3=#ff8000")?;
    let color: Rgb = color.parse().map_err(|error: voxel::RgbError| error.to_string())?;
    Ok(Step::Edit("recolor", Edit::Recolor(number(index, 1..=u8::MAX)?, color)))
}

fn axis(text: &str) -> Result<Axis, String> {
    match text {
        "x" => Ok(Axis::X),
        "y" => Ok(Axis::Y),
        "z" => Ok(Axis::Z),
        _ => Err("the axis must be x, y or z".to_owned()),
    }
}

fn number<N: FromStr + PartialOrd + Display>(text: &str, range: RangeInclusive<N>) -> Result<N, String> {
    let number = text.parse().ok().filter(|number| range.contains(number));
    number.ok_or_else(|| format!("it must be a whole number from {} to {}", range.start(), range.end()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::Arguments;
    use clap::Parser as _;

    fn steps(words: &[&str]) -> Vec<Step> {
        let words = ["voxelier", "edit", "a.vox", "-o", "b.vox"].iter().chain(words);
        let arguments = Arguments::try_parse_from(words).unwrap();
        let crate::arguments::Command::Edit(arguments) = arguments.command else { panic!("it is an edit") };
        arguments.steps.0
    }

    #[test]
    fn edits_keep_the_order_in_which_they_are_written() {
        let words = "--mirror x --fill --palette pico-8 --rotate z:-1 --remove-floating --crop --mirror z \
                     --recolor 3=#ff8000 --remove-floating 9 --hollow 2 --palette-size 256 --resize 24";
        let orange = Rgb::new(255, 128, 0);
        let expected = [
            Step::Edit("mirror", Edit::Mirror(Axis::X)),
            Step::Edit("fill", Edit::Fill),
            Step::Palette("pico-8".to_owned()),
            Step::Edit("rotate", Edit::Rotate(Axis::Z, -1)),
            Step::Edit("remove-floating", Edit::RemoveFloating(Keep::Largest)),
            Step::Edit("crop", Edit::Crop),
            Step::Edit("mirror", Edit::Mirror(Axis::Z)),
            Step::Edit("recolor", Edit::Recolor(3, orange)),
            Step::Edit("remove-floating", Edit::RemoveFloating(Keep::AtLeast(9))),
            Step::Edit("hollow", Edit::Hollow(2)),
            Step::Edit("palette-size", Edit::Reduce(255)),
            Step::Edit("resize", Edit::Resample(24)),
        ];
        assert_eq!(steps(&words.split_whitespace().collect::<Vec<_>>()), expected);
    }
}
