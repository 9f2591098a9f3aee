//! What the page sees: plain data, mirrored from rows, with TypeScript generated from it.
//!
//! Everything that can change carries a `revision`; the page applies only newer ones. Times are milliseconds since
//! 1970 in UTC. Pictures and files are named by their content hash and fetched as bytes, never sent as base64.

mod export;
mod history;
mod settings;

pub use export::{ExportOrder, FormatView, PivotView};
pub use history::{HistoryFacets, HistoryPage, HistoryQuery, TagView, TakenView};
pub use settings::{SecretsView, ServiceChange, ServiceKind, ServiceView, SettingsView};

use crate::Tweaks;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One prompt and all that came of it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct GenerationView {
    /// Its id.
    pub id: String,
    /// Grows with every change to it or to anything below it.
    pub revision: u64,
    /// What was asked for.
    pub prompt: String,
    /// The seed: as asked for, or as the service chose it; absent until it is known.
    pub seed: Option<u64>,
    /// The name of the service that it was asked of.
    pub service: String,
    /// When it was asked for.
    pub created_at: u64,
    /// The candidate images, ordered by index; empty until they have arrived.
    pub candidates: Vec<CandidateView>,
    /// The models built from candidates, newest first.
    pub models: Vec<ModelView>,
    /// Every run of this generation, newest first.
    pub runs: Vec<RunView>,
    /// What became of the prompt's words, where the service tells.
    pub words: Option<WordsView>,
    /// The file that it began with; absent where it began with words.
    pub source: Option<SourceView>,
    /// Whether the person put a star on it.
    pub starred: bool,
    /// What the person calls it, in order.
    pub tags: Vec<String>,
    /// Since when it has been in the trash.
    pub trashed_at: Option<u64>,
}

/// A file of the person's own that a generation began with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SourceView {
    /// What it is.
    pub kind: SourceKind,
    /// Where it was when it was opened; empty where it was in no file.
    pub path: String,
    /// The content hash of a picture, as it was.
    pub picture: Option<String>,
}

/// What a file of the person's own is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum SourceKind {
    /// A PNG, JPEG or WebP: what is cut out of it are the candidates.
    Picture,
    /// A glTF, GLB or OBJ: it is voxelized here, from where it lies.
    Mesh,
    /// A `.vox` file: a model as it is.
    Vox,
}

/// One candidate image.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CandidateView {
    /// 0, 1 or 2; of a picture of the person's own, which of the ways of `MaskWayView` it was cut out by.
    pub index: u8,
    /// The content hash of the picture.
    pub picture: String,
    /// How it was cut out of a picture of the person's own.
    pub mask: Option<MaskView>,
}

/// How the thing in a picture was told from its ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MaskView {
    /// How it was wished.
    pub way: MaskWayView,
    /// How it was done.
    pub found: MaskFoundView,
}

/// How to look for the thing in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum MaskWayView {
    /// By ground and model, whichever is surer.
    Auto,
    /// All that doesn't look like the ground.
    Ground,
    /// What the mask model takes for the thing.
    Subject,
    /// The whole picture.
    Whole,
}

/// How the thing in a picture was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum MaskFoundView {
    /// The picture has a transparent ground.
    Alpha,
    /// By the ground's colours, and the mask model sees the same thing.
    GroundAgreed,
    /// By the ground's colours, which leave no doubt.
    GroundEven,
    /// By the ground's colours alone: that was wished, or the mask model sees nothing.
    Ground,
    /// By the ground's colours, since the mask model is missing or damaged.
    GroundUnchecked,
    /// By the mask model.
    Subject,
    /// Nothing stands out: it is the whole picture.
    Nothing,
    /// It is the whole picture, as was wished.
    Whole,
}

/// One `.vox` file and how it was asked for.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ModelView {
    /// Its id.
    pub id: String,
    /// Which candidate it was built from.
    pub candidate: u8,
    /// The options that it was built with.
    pub options: OptionsView,
    /// The model that it is a version of, and what was changed about that one.
    pub version: Option<VersionView>,
    /// The content hash of its thumbnail (PNG); absent until one was rendered.
    pub thumbnail: Option<String>,
    /// Voxels along x, y and z (z is up).
    pub size: [u32; 3],
    /// How many voxels it has.
    pub voxels: u32,
    /// The colours that it wears, as `#rrggbb`, most worn first, with how many voxels wear each.
    pub colors: Vec<SwatchView>,
    /// Bytes of the `.vox` file.
    pub bytes: u32,
    /// When it arrived.
    pub created_at: u64,
}

/// What a version of a model is.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct VersionView {
    /// The model as it was received.
    pub base: String,
    /// What was changed about it.
    pub tweaks: Tweaks,
}

/// A model with changes that aren't kept.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TweakedView {
    /// Voxels along x, y and z (z is up).
    pub size: [u32; 3],
    /// How many voxels it has.
    pub voxels: u32,
    /// The colours that it wears, most worn first.
    pub colors: Vec<SwatchView>,
}

/// A palette that comes with the program, or an artist's own.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PaletteView {
    /// What it is called.
    pub name: String,
    /// Its colours, as `#rrggbb`.
    pub colors: Vec<String>,
}

/// One colour of a model.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SwatchView {
    /// `#rrggbb`.
    pub color: String,
    /// The palette index, 1 to 255.
    pub index: u8,
    /// How many voxels wear it.
    pub voxels: u32,
}

/// The options of a voxelization, as the page holds them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct OptionsView {
    /// 8 to 128.
    pub voxel_size: u32,
    /// 2 to 256; 256 means 255.
    pub palette_size: u32,
    /// Whether the interior is filled.
    pub fill: bool,
    /// Full colour or greys.
    pub texturing: TexturingView,
    /// Where colours come from.
    pub color: ColorView,
}

/// Options that the person keeps under a name.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PresetView {
    /// What they are called.
    pub name: String,
    /// What they are.
    pub options: OptionsView,
}

/// Full colour or greys.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum TexturingView {
    /// Full colour.
    Textured,
    /// Luminance only.
    Gray,
}

/// Where a voxel's colour comes from.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ColorView {
    /// The surface inside the voxel.
    Surface,
    /// The mesh's vertices.
    Vertex,
}

/// One job, from submission to rest.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RunView {
    /// Its id.
    pub id: String,
    /// The generation that it belongs to.
    pub generation: String,
    /// What it makes.
    pub kind: RunKind,
    /// For a voxelization: which candidate.
    pub candidate: Option<u8>,
    /// For a voxelization: the options.
    pub options: Option<OptionsView>,
    /// Where it stands.
    pub phase: RunPhase,
    /// When it was asked for.
    pub created_at: u64,
    /// Milliseconds in the service's queue, as the service last said.
    pub delay_ms: u64,
    /// Milliseconds of execution, as the service last said.
    pub execution_ms: u64,
    /// How many milliseconds of execution such work usually takes; absent where that isn't known, or it rests.
    pub usual_ms: Option<u64>,
    /// When the service last said so: the page counts on from there.
    pub heard_at: Option<u64>,
    /// When the next attempt is made, while it waits for a rate limit or for a connection.
    pub retry_at: Option<u64>,
    /// What is in the way, or why it ended without a result.
    pub trouble: Option<TroubleView>,
    /// Tokens left after the charge, where the service meters.
    pub balance: Option<i64>,
    /// Whether a token was taken.
    pub charged: Option<bool>,
}

/// What a run makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum RunKind {
    /// Three candidate images.
    Images,
    /// A model.
    Voxelize,
}

/// Where a run stands. The first five are on their way; the others are at rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum RunPhase {
    /// Being sent to the service (or waiting to be, see `retryAt`).
    Submitting,
    /// The service has it and no worker is on it yet.
    Queued,
    /// A worker is on it.
    Running,
    /// The result is being written to disk.
    Storing,
    /// Asked to stop; the service hasn't confirmed yet.
    Cancelling,
    /// The result is here.
    Done,
    /// It ended without a result; `trouble` says why.
    Failed,
    /// The person cancelled it.
    Cancelled,
    /// The service no longer knows the job.
    Lost,
    /// It may or may not have reached a service that can't say: the person decides whether to send it again.
    Unconfirmed,
}

/// What is in the way.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TroubleView {
    /// What the page acts on.
    pub code: TroubleCode,
    /// A sentence with the particulars, as the service or the system gave it.
    pub message: String,
}

/// The few codes on which the page acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum TroubleCode {
    /// 401: a token is needed, or the one there is wrong.
    SignIn,
    /// 402.
    OutOfTokens,
    /// 403 `NO_BALANCE`.
    NoBalance,
    /// The service can't be reached, or answers nonsense.
    Offline,
    /// 429: the images limit.
    Busy,
    /// 400: the service refused what was asked.
    Refused,
    /// The job failed, and the service says why.
    Failed,
    /// 404, or a job of somebody else.
    JobLost,
    /// See `RunPhase::Unconfirmed`.
    Unconfirmed,
    /// No room, or no right to write.
    Disk,
    /// The graphics adapter is missing.
    NoGpu,
    /// The request makes no sense (an id that isn't there, say).
    BadRequest,
    /// Anything else.
    Internal,
}

/// What became of a prompt's words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct WordsView {
    /// The concepts that were drawn.
    pub drew: Vec<String>,
    /// The colours and materials that were used.
    pub colours: Vec<String>,
    /// The words that had no effect.
    pub ignored: Vec<String>,
}

/// What is said to every window as things change.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "type", rename_all = "camelCase")]
#[ts(export)]
pub enum Event {
    /// A generation is new or has changed.
    Generation {
        /// As it is now.
        generation: Box<GenerationView>,
    },
    /// A generation was deleted.
    Deleted {
        /// Which.
        id: String,
    },
    /// Settings or the account's balance have changed.
    Settings {
        /// As they are now.
        settings: SettingsView,
    },
    /// Work on a run can't go on here, such as where the disk is full. It is tried again until it can.
    Trouble {
        /// Why.
        trouble: TroubleView,
    },
    /// More has changed than could be told, or is worth telling one by one: what is listed may be old.
    Missed,
}
