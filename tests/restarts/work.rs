//! What is asked for when somebody dies, and how it has to end.

use crate::scene::{Scene, newest};
use std::collections::BTreeSet;
use studio::Studio;
use studio::view::{CandidateView, GenerationView, HistoryQuery, RunPhase, RunView, TroubleView};
use tests::following::{done, small};
use tests::generators::NOTHING;

/// The points of `studio::Faults`, in order.
pub const STUDIO_POINTS: [&str; 5] = ["submitting", "submitted", "waiting", "storing", "files"];

/// The points of `service::Faults`, in order.
pub const SERVICE_POINTS: [&str; 5] = ["charged", "queued", "claimed", "made", "stored"];

/// One job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Three images.
    Images,
    /// A model of one of three images.
    Model,
    /// A model of an image that shows nothing: the job fails.
    Failing,
}

impl Work {
    pub const ALL: [Self; 3] = [Self::Images, Self::Model, Self::Failing];

    pub fn name(self) -> &'static str {
        match self {
            Self::Images => "images",
            Self::Model => "a model",
            Self::Failing => "a model of nothing",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|work| work.name() == name)
    }

    /// Whether it comes to a point of the studio or of the service: images cost nothing, and what failed isn't kept.
    pub fn passes(self, point: &str) -> bool {
        match self {
            Self::Images => point != "charged",
            Self::Model => true,
            Self::Failing => !["storing", "files"].contains(&point),
        }
    }

    /// Makes what has to be there before: a model needs an image.
    pub async fn prepare(self, studio: &Studio) {
        if self != Self::Images {
            let drawn = self.draw(studio).await;
            done(studio, &drawn).await;
        }
    }

    /// Asks for it.
    pub async fn ask(self, studio: &Studio) -> GenerationView {
        if self == Self::Images {
            return self.draw(studio).await;
        }
        let drawn = newest(studio).await;
        studio.voxelize(&drawn.id, 1, small()).await.expect("a run")
    }

    async fn draw(self, studio: &Studio) -> GenerationView {
        let prompt = if self == Self::Failing { NOTHING } else { "a rustic wooden treasure chest" };
        studio.generate(prompt, Some(12_345)).await.expect("a generation")
    }
}

/// Everything that must not depend on who died on the way.
#[derive(Debug, PartialEq)]
pub struct End {
    pub phase: RunPhase,
    pub trouble: Option<TroubleView>,
    /// Whether a token was taken, and how many were left, as the studio shows it.
    pub charged: Option<bool>,
    pub balance: Option<i64>,
    pub pictures: Vec<CandidateView>,
    /// The bytes of each model's file.
    pub models: Vec<Vec<u8>>,
    /// How many runs the history shows.
    pub runs: usize,
    /// The names of the library's files, which are hashes of what they hold.
    pub files: BTreeSet<String>,
    /// Charges and refunds, in the ledger's order.
    pub entries: Vec<String>,
    /// Jobs that the service was given.
    pub jobs: [u32; 2],
    /// Locks on the library and on the service's rows.
    pub locks: [usize; 2],
}

impl End {
    /// How the newest generation's newest run has ended.
    pub async fn of(scene: &Scene, studio: &Studio, run: RunView) -> Self {
        let page = studio.list(&HistoryQuery::words(""), None, 0, 10).await.expect("a page");
        assert_eq!(page.total, 1, "one generation");
        let generation = newest(studio).await;
        let mut models = Vec::new();
        for model in &generation.models {
            models.push(studio.vox(&model.id).await.expect("the model's file"));
        }
        for candidate in &generation.candidates {
            studio.blob(&candidate.picture).await.expect("the candidate's file");
        }
        Self {
            phase: run.phase,
            trouble: run.trouble,
            charged: run.charged,
            balance: run.balance,
            pictures: generation.candidates,
            models,
            runs: generation.runs.len(),
            files: scene.home.files(),
            entries: scene.home.kinds(),
            jobs: [scene.home.jobs("images"), scene.home.jobs("voxelize")],
            locks: scene.home.locks(),
        }
    }
}
