//! The app without its window: a studio and its embedded service on one home.

use service::Config;
use std::sync::Arc;
use studio::view::{GenerationView, OptionsView};
use studio::{Faults, Secrets, Studio, StudioConfig};
use tests::following;
use tests::home::Home;
use tests::host::Host;

/// The app, open.
pub struct App {
    pub home: Arc<Home>,
    pub service: Host,
    pub studio: Arc<Studio>,
}

impl App {
    /// Opens it for the first time.
    pub async fn open() -> Self {
        Self::open_on(Arc::new(Home::empty()), |_| {}).await
    }

    /// Opens it on a home, beside whatever else is open there.
    pub async fn open_on(home: Arc<Home>, change: impl FnOnce(&mut Config)) -> Self {
        Self::start(home, change, Faults::default()).await
    }

    /// Opens it on a home, with a studio that is stopped or delayed at some point.
    pub async fn open_with(home: Arc<Home>, faults: Faults) -> Self {
        Self::start(home, |_| {}, faults).await
    }

    async fn start(home: Arc<Home>, change: impl FnOnce(&mut Config), faults: Faults) -> Self {
        let (service, embedded) = Host::embed(&home.service(), change).await;
        let config = StudioConfig::new(home.library(), Secrets::memory()).with_embedded(embedded);
        let studio = Studio::open(config.with_faults(faults)).await.expect("the library opens");
        Self { home, service, studio }
    }

    /// Closes it: runs are let go of where they stand, and the service puts its work back.
    pub async fn close(mut self) -> Arc<Home> {
        drop(self.studio);
        self.service.switch_off().await;
        self.home
    }

    /// Three images of a prompt.
    pub async fn draw(&self, prompt: &str, seed: Option<u64>) -> GenerationView {
        let generation = self.studio.generate(prompt, seed).await.expect("a generation");
        following::done(&self.studio, &generation).await
    }

    /// A model of one of them; the generation as it is then.
    pub async fn build(&self, drawn: &GenerationView, candidate: u8, options: OptionsView) -> GenerationView {
        let generation = self.studio.voxelize(&drawn.id, candidate, options).await.expect("a run");
        following::done(&self.studio, &generation).await
    }

    /// The file of a generation's newest model.
    pub async fn vox(&self, built: &GenerationView) -> Vec<u8> {
        let model = built.models.first().expect("a model");
        self.studio.vox(&model.id).await.expect("its file")
    }

    /// Throws a generation away and deletes it.
    pub async fn delete(&self, generation: &str) {
        let ids = [generation.to_owned()];
        self.studio.trash(&ids).await.expect("it is there");
        self.studio.delete(&ids).await.expect("it is in the trash");
    }
}
