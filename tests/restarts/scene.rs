//! A home with an account on its service, and studios on its library.

use crate::work::{End, Work};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use studio::view::{GenerationView, HistoryQuery};
use studio::{Faults, Secrets, Studio, StudioConfig, Token};
use tests::following::rested;
use tests::generators::Clear;
use tests::home::{Home, library};
use tests::host::Host;

/// How often a studio asks how a job stands.
const POLL: Duration = Duration::from_millis(50);

/// The home, and the account's token.
pub struct Scene {
    pub home: Home,
    pub token: String,
}

impl Scene {
    /// An account of so many tokens.
    pub fn set(tokens: u32) -> Self {
        let home = Home::empty();
        let token = home.add_account("ann", Some(tokens));
        Self { home, token }
    }

    /// The service in this process.
    pub async fn host(&self) -> Host {
        Host::serve(&self.home.service(), |config| config.generators.images = Arc::new(Clear)).await
    }

    /// A studio in this process, on the service at `url`.
    pub async fn open(&self, url: &str, faults: Faults) -> Arc<Studio> {
        open(self.home.path(), url, &self.token, faults).await
    }

    /// Makes what `work` needs, with a studio that closes again.
    pub async fn prepare(&self, work: Work, url: &str) {
        work.prepare(&*self.open(url, Faults::default()).await).await;
    }

    /// How the newest run ends when a studio in this process goes on with it.
    pub async fn go_on(&self, url: &str) -> End {
        let studio = self.open(url, Faults::default()).await;
        let run = rested(&studio, &newest(&studio).await).await;
        End::of(self, &studio, run).await
    }
}

/// A studio on a home's library and on the service at `url`.
pub async fn open(home: &Path, url: &str, token: &str, faults: Faults) -> Arc<Studio> {
    let config = StudioConfig::new(library(home), Secrets::memory()).with_poll(POLL).with_faults(faults);
    let config = config.with_service(url, Token::new(token).expect("a token")).expect("an address");
    Studio::open(config).await.expect("the library opens")
}

/// The newest generation.
pub async fn newest(studio: &Studio) -> GenerationView {
    let page = studio.list(&HistoryQuery::words(""), None, 0, 1).await.expect("a page");
    page.generations.into_iter().next().expect("a generation")
}
