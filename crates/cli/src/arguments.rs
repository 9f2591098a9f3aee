//! What can be said on the command line. Wrong usage ends with exit code 2 before anything is done.

use crate::eye::{EyeArguments, GroundArguments, picture_size};
use crate::steps::Steps;
use clap::builder::ArgPredicate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::net::SocketAddr;
use std::path::PathBuf;
use voxel::export::{ExportOptions, Faces, Paint, Pivot, VoxelScale};
use voxel::{ColorMode, PaletteSize, Texturing, VoxelSize, VoxelizeOptions};
use voxelize::MaskWay;
use wire::Seed;

/// The environment variable that a service's token is taken from.
pub const TOKEN: &str = "VOXELIER_TOKEN";

/// What `--palette` does, wherever it stands.
pub const PALETTE_HELP: &str = "\
Use the colours of a palette and no others: pico-8, endesga-32, resurrect-64, magicavoxel, or a file (.hex, .gpl, .pal, \
.ase, .png or .vox)";

const EXAMPLES: &str = "\
Examples:
  voxelier generate \"a rustic wooden treasure chest\" -o chest.vox
  voxelier generate \"a blue dragon\" --seed 7 --pick 2 --voxel-size 64 --images candidates -o dragon.vox
  voxelier voxelize sprite.png --voxel-size 48 --palette-size 16 -o sprite.vox
  voxelier voxelize spot.glb --voxel-size 128 --fill -o spot.vox
  voxelier render chest.vox --size 1280x720 --view iso -o chest.png
  voxelier turntable chest.vox --frames 48 --seconds 4 -o chest.gif
  voxelier export chest.vox -o chest.glb
  voxelier edit chest.vox --resize 24 --palette pico-8 -o small.vox
  voxelier history export --starred -o best.zip
  voxelier account add ann --tokens 20 --data-dir /srv/voxelier
  voxelier serve --listen 127.0.0.1:8040 --data-dir /srv/voxelier";

/// Words, pictures and meshes become voxel models for MagicaVoxel.
#[derive(Parser)]
#[command(name = "voxelier", version, about, after_help = EXAMPLES, arg_required_else_help = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Make a model from words, and keep it in the app's history
    #[command(after_help = "\
Examples:
  voxelier generate \"a rustic wooden treasure chest\" -o chest.vox
  voxelier generate \"a castle\" --seed 7 --pick 3 --images candidates --voxel-size 96 -o castle.vox
  VOXELIER_TOKEN=... voxelier generate \"a castle\" --service https://voxelai.studio -o castle.vox")]
    Generate(GenerateArguments),
    /// Make a model from a picture (PNG, JPEG, WebP) or a mesh (glTF, GLB, OBJ), without service or history
    #[command(after_help = "\
Examples:
  voxelier voxelize sprite.png --voxel-size 48 --palette-size 16 -o sprite.vox
  voxelier voxelize spot.glb --voxel-size 128 --fill --color vertex -o spot.vox
  voxelier voxelize sprite.png --palette endesga-32 -o sprite.vox
  voxelier voxelize photo.jpg --mask kept.png                  (shows what would be built)
  voxelier voxelize photo.jpg --mask-by ground -o thing.vox")]
    Voxelize(VoxelizeArguments),
    /// Draw a .vox file as a PNG
    #[command(after_help = "\
Examples:
  voxelier render chest.vox -o chest.png
  voxelier render chest.vox --size 1920x1080 --view front --transparent -o front.png
  voxelier render chest.vox --perspective --yaw 35 --pitch 25 --zoom 1.5 --background '#203040' -o close.png
  voxelier render chest.vox --beauty --samples 256 -o chest.png")]
    Render(RenderArguments),
    /// Draw a .vox file turning once around, as a GIF, an animated PNG, or a folder of PNGs
    #[command(after_help = "\
Examples:
  voxelier turntable chest.vox -o chest.gif
  voxelier turntable chest.vox --frames 90 --seconds 3 --transparent -o chest.png
  voxelier turntable chest.vox --size 1920x1080 --perspective -o frames/      (0001.png, 0002.png, ...)")]
    Turntable(TurntableArguments),
    /// Write a .vox file as a mesh, for Qubicle, or as a plain .vox file of one model
    #[command(after_help = "\
Examples:
  voxelier export chest.vox -o chest.glb
  voxelier export chest.vox -o chest.obj                 (writes chest.mtl beside it)
  voxelier export chest.vox --texture -o chest.obj       (and chest.png, the palette)
  voxelier export chest.vox --scale 0.1 --pivot center -o chest.glb
  voxelier export chest.vox -o chest.qb")]
    Export(ExportArguments),
    /// Edit a .vox file: size, colours, inside, direction. Edits are made in the order in which they are written
    #[command(
        override_usage = "voxelier edit <FILE.vox> <EDITS> -o <FILE.vox>",
        after_help = "\
Examples:
  voxelier edit chest.vox --resize 24 --palette pico-8 -o small.vox
  voxelier edit chest.vox --remove-floating --fill --hollow 2 -o shell.vox
  voxelier edit chest.vox --rotate z --mirror x --crop -o turned.vox
  voxelier edit chest.vox --palette-size 8 --recolor 3=#ff8000 -o orange.vox
  voxelier edit chest.vox --palette my-colours.gpl -o mine.vox"
    )]
    Edit(EditArguments),
    /// Carry parts of the app's history to another machine: prompts, images, models and versions in a zip file
    #[command(after_help = "\
Examples:
  voxelier history export -o all.zip
  voxelier history export dragon --starred -o dragons.zip
  voxelier history import dragons.zip              (what is there already is not doubled)")]
    History(HistoryArguments),
    /// Run the generation service for a team
    #[command(after_help = "\
Examples:
  voxelier account add ann --tokens 20 --data-dir /srv/voxelier
  voxelier serve --listen 127.0.0.1:8040 --data-dir /srv/voxelier")]
    Serve(ServeArguments),
    /// Manage the accounts of a service: works while the service runs
    #[command(after_help = "\
Examples:
  voxelier account add ann --tokens 20 --data-dir /srv/voxelier
  voxelier account grant ann 5 --data-dir /srv/voxelier
  voxelier account ledger --json --data-dir /srv/voxelier")]
    Account(AccountArguments),
}

#[derive(Args)]
pub struct GenerateArguments {
    /// What to make, in up to 500 characters
    pub prompt: String,
    /// The same prompt and seed make the same images (0 to 9007199254740991)
    #[arg(long, allow_negative_numbers = true, value_parser = seed)]
    pub seed: Option<Seed>,
    /// Which of the three candidate images to build
    #[arg(long, default_value_t = 1, allow_negative_numbers = true, value_parser = clap::value_parser!(u8).range(1..=3))]
    pub pick: u8,
    #[command(flatten)]
    pub options: OptionArguments,
    /// A folder to write the candidates into, as 1.png, 2.png and 3.png
    #[arg(long, value_name = "DIR")]
    pub images: Option<PathBuf>,
    /// Another service: one that the app lists, by its name or address, with the token that is kept for it; or any base
    /// URL with a token in VOXELIER_TOKEN
    #[arg(long, value_name = "NAME|URL")]
    pub service: Option<String>,
    /// The file to write
    #[arg(short, long, value_name = "FILE.vox")]
    pub output: PathBuf,
}

#[derive(Args)]
pub struct VoxelizeArguments {
    /// A picture (PNG, JPEG, WebP) or a mesh (.gltf, .glb, .obj)
    #[arg(value_name = "IMAGE|MESH")]
    pub input: PathBuf,
    #[command(flatten)]
    pub options: OptionArguments,
    /// How to tell the thing in a picture from its ground, where the picture has no transparency of its own
    #[arg(long, default_value = "auto", value_name = "WAY")]
    pub mask_by: MaskArgument,
    /// A PNG to write what is kept of the picture into; without -o that is all that is done
    #[arg(long, value_name = "FILE.png")]
    pub mask: Option<PathBuf>,
    /// The file to write
    #[arg(short, long, value_name = "FILE.vox", required_unless_present = "mask")]
    pub output: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MaskArgument {
    /// By ground and model, whichever is surer
    Auto,
    /// Everything that doesn't look like the ground at the picture's border
    Ground,
    /// What a model that has learnt to see things takes for the thing
    Model,
    /// Nothing is told apart: the whole picture
    None,
}

impl From<MaskArgument> for MaskWay {
    fn from(argument: MaskArgument) -> Self {
        match argument {
            MaskArgument::Auto => Self::Auto,
            MaskArgument::Ground => Self::Ground,
            MaskArgument::Model => Self::Subject,
            MaskArgument::None => Self::Whole,
        }
    }
}

/// The options of a voxelization; the defaults are the contract's.
#[derive(Args)]
pub struct OptionArguments {
    /// Voxels along the longest axis, 8 to 128
    #[arg(long, default_value = "32", value_name = "N", allow_negative_numbers = true, value_parser = voxel_size)]
    voxel_size: VoxelSize,
    /// Distinct colours at most, 2 to 256 (a .vox file holds 255); 256 with --palette
    #[arg(
        long,
        default_value = "32",
        default_value_if("palette", ArgPredicate::IsPresent, "256"),
        value_name = "N",
        allow_negative_numbers = true,
        value_parser = palette_size
    )]
    palette_size: PaletteSize,
    #[arg(long, value_name = "NAME|FILE", help = PALETTE_HELP)]
    pub palette: Option<String>,
    /// Fill the interior
    #[arg(long)]
    fill: bool,
    /// Full colour or greys
    #[arg(long, default_value = "textured")]
    texturing: TexturingArgument,
    /// Where a voxel's colour comes from
    #[arg(long, default_value = "surface")]
    color: ColorArgument,
}

impl OptionArguments {
    /// The checked options.
    pub fn get(&self) -> VoxelizeOptions {
        VoxelizeOptions {
            voxel_size: self.voxel_size,
            palette_size: self.palette_size,
            fill: self.fill,
            texturing: match self.texturing {
                TexturingArgument::Textured => Texturing::Textured,
                TexturingArgument::Gray => Texturing::Gray,
            },
            color: match self.color {
                ColorArgument::Surface => ColorMode::Surface,
                ColorArgument::Vertex => ColorMode::Vertex,
            },
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum TexturingArgument {
    Textured,
    Gray,
}

#[derive(Clone, Copy, ValueEnum)]
enum ColorArgument {
    Surface,
    Vertex,
}

#[derive(Args)]
pub struct RenderArguments {
    /// The model
    #[arg(value_name = "FILE.vox")]
    pub input: PathBuf,
    /// Pixels, up to 8192 along each side
    #[arg(long, default_value = "1024x1024", value_name = "WxH", value_parser = picture_size)]
    pub size: (u32, u32),
    #[command(flatten)]
    pub eye: EyeArguments,
    #[command(flatten)]
    pub ground: GroundArguments,
    /// Trace paths of light: soft light that is cast back by every surface, glass and lamps as they are. Takes a while
    #[arg(long)]
    pub beauty: bool,
    /// Paths through each pixel of a beauty render, 1 to 65536: the more, the less noise
    #[arg(
        long,
        default_value_t = 128,
        value_name = "N",
        requires = "beauty",
        allow_negative_numbers = true,
        value_parser = clap::value_parser!(u32).range(1..=65_536)
    )]
    pub samples: u32,
    /// Leave the noise of a beauty render in
    #[arg(long, requires = "beauty")]
    pub raw: bool,
    /// The file to write
    #[arg(short, long, value_name = "FILE.png")]
    pub output: PathBuf,
}

#[derive(Args)]
pub struct TurntableArguments {
    /// The model
    #[arg(value_name = "FILE.vox")]
    pub input: PathBuf,
    /// Pictures of a whole turn, 2 to 720
    #[arg(long, default_value_t = 48, value_name = "N", allow_negative_numbers = true)]
    pub frames: u32,
    /// How long a turn takes, up to 60
    #[arg(long, default_value_t = 4.0, value_name = "S", allow_negative_numbers = true, value_parser = seconds)]
    pub seconds: f32,
    /// Pixels, up to 8192 along each side
    #[arg(long, default_value = "512x512", value_name = "WxH", value_parser = picture_size)]
    pub size: (u32, u32),
    #[command(flatten)]
    pub eye: EyeArguments,
    #[command(flatten)]
    pub ground: GroundArguments,
    /// The file to write (.gif, or .png for an animated PNG), or a new folder for a PNG a frame
    #[arg(short, long, value_name = "FILE|DIR")]
    pub output: PathBuf,
}

#[derive(Args)]
pub struct ExportArguments {
    /// The model
    #[arg(value_name = "FILE.vox")]
    pub input: PathBuf,
    /// Which point of the model becomes the file's origin
    #[arg(long, default_value = "base")]
    pub pivot: PivotArgument,
    /// How long a voxel's side is, in the file's units (metres in glTF), 0.0001 to 1000
    #[arg(long, default_value = "1", value_name = "N", allow_negative_numbers = true, value_parser = voxel_scale)]
    pub scale: VoxelScale,
    /// Colour .glb and .obj by a picture of the palette and one material, not by a material for each colour
    #[arg(long)]
    pub texture: bool,
    /// Write a square for each visible side of a voxel, not merged rectangles
    #[arg(long)]
    pub squares: bool,
    /// Keep the models of a .vox scene and where they stand, not one model
    #[arg(long)]
    pub scene: bool,
    /// The file to write: its ending chooses the format (.glb, .obj, .ply, .qb or .vox)
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

impl ExportArguments {
    /// The checked options.
    pub fn options(&self) -> ExportOptions {
        ExportOptions {
            pivot: match self.pivot {
                PivotArgument::Base => Pivot::Base,
                PivotArgument::Center => Pivot::Center,
                PivotArgument::Corner => Pivot::Corner,
            },
            scale: self.scale,
            paint: if self.texture { Paint::Texture } else { Paint::Materials },
            faces: if self.squares { Faces::Squares } else { Faces::Merged },
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum PivotArgument {
    /// The middle of the underside
    Base,
    /// The middle of the model
    Center,
    /// The left, lower corner in front
    Corner,
}

#[derive(Args)]
pub struct EditArguments {
    /// The model; of several, all that are shown, as one
    #[arg(value_name = "FILE.vox")]
    pub input: PathBuf,
    #[command(flatten)]
    pub steps: Steps,
    /// The file to write
    #[arg(short, long, value_name = "FILE.vox")]
    pub output: PathBuf,
}

#[derive(Args)]
pub struct HistoryArguments {
    #[command(subcommand)]
    pub command: HistoryCommand,
}

#[derive(Subcommand)]
pub enum HistoryCommand {
    /// Write what matches into a zip file
    Export(HistoryExportArguments),
    /// Take in what a zip file holds
    Import {
        /// What an export wrote, here or elsewhere
        #[arg(value_name = "FILE.zip")]
        input: PathBuf,
    },
}

#[derive(Args)]
pub struct HistoryExportArguments {
    /// Words of prompt, tags or file name; none means all
    pub words: Vec<String>,
    /// Only what has a star
    #[arg(long)]
    pub starred: bool,
    /// Only what has this tag
    #[arg(long)]
    pub tag: Option<String>,
    /// The file to write
    #[arg(short, long, value_name = "FILE.zip")]
    pub output: PathBuf,
}

#[derive(Args)]
pub struct ServeArguments {
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8040", value_parser = address)]
    pub listen: SocketAddr,
    /// The folder of accounts, jobs and results; made where it is missing
    #[arg(long, value_name = "DIR")]
    pub data_dir: PathBuf,
}

#[derive(Args)]
pub struct AccountArguments {
    #[command(subcommand)]
    pub command: AccountCommand,
}

#[derive(Args)]
pub struct DataDir {
    /// The folder that the service runs on; made where it is missing
    #[arg(long, value_name = "DIR")]
    pub data_dir: PathBuf,
}

#[derive(Subcommand)]
pub enum AccountCommand {
    /// Add an account; the last line printed ends in its bearer token, which is shown this once
    Add {
        /// The account's name
        name: String,
        /// Tokens to start with; without it the account has no balance at all
        #[arg(long, value_name = "N", allow_negative_numbers = true)]
        tokens: Option<u32>,
        #[command(flatten)]
        service: DataDir,
    },
    /// List the accounts with their balances
    List {
        #[command(flatten)]
        service: DataDir,
    },
    /// Give an account more tokens
    Grant {
        /// The account's name
        name: String,
        /// How many
        #[arg(value_name = "N", allow_negative_numbers = true)]
        tokens: u32,
        #[command(flatten)]
        service: DataDir,
    },
    /// List every grant, charge and refund
    Ledger {
        /// As JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        service: DataDir,
    },
}

fn seed(text: &str) -> Result<Seed, String> {
    let number = text.parse().map_err(|_| wire::SeedError.to_string())?;
    Seed::new(number).map_err(|error| error.to_string())
}

fn voxel_size(text: &str) -> Result<VoxelSize, String> {
    let number = text.parse().map_err(|_| "it must be a whole number from 8 to 128".to_owned())?;
    VoxelSize::new(number).map_err(|error| error.to_string())
}

pub fn palette_size(text: &str) -> Result<PaletteSize, String> {
    let number = text.parse().map_err(|_| "it must be a whole number from 2 to 256".to_owned())?;
    PaletteSize::new(number).map_err(|error| error.to_string())
}

fn voxel_scale(text: &str) -> Result<VoxelScale, String> {
    let side = text.parse().map_err(|_| "it must be a number from 0.0001 to 1000".to_owned())?;
    VoxelScale::new(side).map_err(|error| error.to_string())
}

fn seconds(text: &str) -> Result<f32, String> {
    let seconds = text.parse().ok().filter(|seconds: &f32| *seconds > 0.0 && *seconds <= 60.0);
    seconds.ok_or_else(|| "it must be a number of seconds, more than 0 and up to 60".to_owned())
}

fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| "it must be an address and a port, such as 127.0.0.1:8040".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_definition_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn wrong_values_are_refused_before_anything_is_done() {
        for words in [
            &["generate", "a", "--pick", "4", "-o", "x.vox"][..],
            &["generate", "a", "--seed", "9007199254740992", "-o", "x.vox"],
            &["generate", "a", "--voxel-size", "129", "-o", "x.vox"],
            &["voxelize", "a.png", "--palette-size", "1", "-o", "x.vox"],
            &["voxelize", "a.png", "--seed", "1", "-o", "x.vox"],
            &["render", "a.vox", "--size", "0x9", "-o", "x.png"],
            &["render", "a.vox", "--size", "9000x9", "-o", "x.png"],
            &["render", "a.vox", "--view", "below", "-o", "x.png"],
            &["generate", "a"],
        ] {
            let words = std::iter::once("voxelier").chain(words.iter().copied());
            assert!(Arguments::try_parse_from(words).is_err());
        }
    }
}
