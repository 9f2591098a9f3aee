//! What is shown.

use crate::shapes;
use image::RgbaImage;
use std::error::Error;
use std::path::Path;
use voxel::{ColorMode, PaletteSize, Texturing, VoxelModel, VoxelSize, VoxelizeOptions};
use voxelize::{TriMesh, load_mesh, picture, reconstruct, voxelize};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What words are shown, and how large.
const PROMPTS: [(&str, i64); 24] = [
    ("a rustic wooden treasure chest", 64),
    ("a red dragon", 64),
    ("a stone tower", 64),
    ("a friendly robot", 64),
    ("a pirate ship", 64),
    ("a golden crown", 48),
    ("a cozy cottage", 64),
    ("a windmill", 64),
    ("a mushroom", 48),
    ("an octopus", 64),
    ("a blue crystal", 48),
    ("a lighthouse", 64),
    ("a potion", 40),
    ("a cactus", 48),
    ("a snowman", 48),
    ("an owl", 64),
    ("a floating island", 64),
    ("a cannon", 64),
    ("a lantern", 48),
    ("a pumpkin", 48),
    ("a sailboat", 64),
    ("a castle", 64),
    ("a unicorn", 64),
    ("a fire truck", 64),
];

/// The sizes at which one prompt is shown.
const SIZES: [i64; 5] = [8, 16, 32, 64, 128];

/// Pictures from `own`, with what they are, and how large.
const PICTURES: [(&str, &str, i64); 8] = [
    ("robot.png", "A sprite of a robot", 64),
    ("frog.png", "A sprite of a frog", 48),
    ("ladybug.png", "A sprite of a ladybug", 48),
    ("alien.png", "A sprite of an alien", 64),
    ("fish.png", "A sprite of a fish", 48),
    ("flower.jpg", "A photo of a dahlia", 96),
    ("rocket.jpg", "A photo of a rocket", 96),
    ("chelsea.jpg", "A photo of a cat", 96),
];

/// A model, and what it was made of.
pub struct Work {
    pub caption: String,
    /// The picture it was made of, if there was one.
    pub source: Option<RgbaImage>,
    /// Whether it looks away from the viewer, as its file has it.
    pub looks_away: bool,
    pub model: VoxelModel,
    slug: String,
}

impl Work {
    /// The name of its picture.
    pub fn file(&self) -> String {
        format!("{}.jpg", self.slug)
    }

    fn of_picture(caption: &str, picture: RgbaImage, size: i64) -> Result<Self> {
        let options = options(size)?;
        let model = voxelize(&reconstruct(&picture, options.voxel_size)?, &options)?;
        Ok(Self { source: Some(picture), ..Self::new(caption, model) })
    }

    fn of_mesh(caption: &str, mesh: &TriMesh, size: i64) -> Result<Self> {
        Ok(Self::new(caption, voxelize(mesh, &options(size)?)?))
    }

    fn new(caption: &str, model: VoxelModel) -> Self {
        let letters = caption.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' });
        Self {
            caption: caption.to_owned(),
            source: None,
            looks_away: false,
            model,
            slug: letters.collect::<String>().to_lowercase(),
        }
    }
}

/// All that is shown, by where it came from.
pub struct Works {
    pub prompts: Vec<Work>,
    /// One prompt from small to large.
    pub sizes: Vec<Work>,
    pub meshes: Vec<Work>,
    pub pictures: Vec<Work>,
}

impl Works {
    /// `own` is the folder of artists' files.
    pub fn make(own: &Path) -> Result<Self> {
        let prompt = |&(prompt, size): &(&str, i64)| of_prompt(prompt, prompt, size);
        let sized = |&size: &i64| of_prompt("a friendly robot", &format!("{size} voxels"), size);
        let picture = |&(file, caption, size): &(&str, &str, i64)| {
            let bytes = std::fs::read(own.join(file))?;
            Work::of_picture(caption, picture::decode(&bytes)?, size)
        };
        Ok(Self {
            prompts: PROMPTS.iter().map(prompt).collect::<Result<_>>()?,
            sizes: SIZES.iter().map(sized).collect::<Result<_>>()?,
            meshes: meshes(own)?,
            pictures: PICTURES.iter().map(picture).collect::<Result<_>>()?,
        })
    }

    pub fn all(&self) -> impl Iterator<Item = &Work> {
        self.prompts.iter().chain(&self.sizes).chain(&self.meshes).chain(&self.pictures)
    }
}

/// The first candidate of a prompt.
fn of_prompt(prompt: &str, caption: &str, size: i64) -> Result<Work> {
    let sketch = sketch::draw(prompt, 1)?;
    Work::of_picture(caption, picture::decode(&sketch.candidates[0].png)?, size)
}

fn meshes(own: &Path) -> Result<Vec<Work>> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/voxelize/tests/data");
    let spot = Work::of_mesh("Spot", &load_mesh(&tests.join("spot.glb"))?, 96)?;
    Ok(vec![
        Work { looks_away: true, ..spot },
        Work::of_mesh("A knight", &load_mesh(&own.join("knight.glb"))?, 128)?,
        Work::of_mesh("A character", &load_mesh(&tests.join("kenney-character.glb"))?, 64)?,
        Work::of_mesh("The Utah teapot", &load_mesh(&own.join("teapot.obj"))?, 96)?,
        Work::of_mesh("A trefoil knot", &shapes::knot(), 96)?,
        Work::of_mesh("A seashell", &shapes::shell(), 96)?,
        Work::of_mesh("A bottle without an inside", &shapes::bottle(), 96)?,
        Work::of_mesh("A rose", &shapes::rose(), 96)?,
    ])
}

/// A full model with as many colours as there can be.
fn options(size: i64) -> Result<VoxelizeOptions> {
    Ok(VoxelizeOptions {
        voxel_size: VoxelSize::new(size)?,
        palette_size: PaletteSize::new(256)?,
        fill: true,
        texturing: Texturing::Textured,
        color: ColorMode::Surface,
    })
}
