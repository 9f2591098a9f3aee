//! Somebody of a team: an app that is signed in to the team's service.

use service::Config;
use std::sync::Arc;
use std::time::Duration;
use studio::view::{GenerationView, ServiceChange, SettingsView};
use studio::{Secrets, Studio, StudioConfig};
use tests::following;
use tests::home::Home;
use tests::host::Host;

/// The name of the account.
pub const NAME: &str = "ann";

/// How often the app asks how a job stands.
const POLL: Duration = Duration::from_millis(50);

/// The member, the team's service, and the folder of both.
pub struct Member {
    pub home: Home,
    pub service: Host,
    pub studio: Arc<Studio>,
    /// Good for the account.
    pub token: String,
}

impl Member {
    /// Signs in to an account of so many tokens, or of no balance record at all.
    pub async fn sign_in(tokens: Option<u32>, change: impl FnOnce(&mut Config)) -> Self {
        let home = Home::empty();
        let token = home.add_account(NAME, tokens);
        let service = Host::serve(&home.service(), change).await;
        Self::open(home, service, token).await
    }

    /// Closes the app, and opens it again after something has happened without it.
    pub async fn away(self, meanwhile: impl AsyncFnOnce(&Home, &mut Host)) -> Self {
        let Self { home, mut service, studio, token } = self;
        drop(studio);
        meanwhile(&home, &mut service).await;
        Self::open(home, service, token).await
    }

    /// Tokens live in memory here, so each start begins with signing in.
    async fn open(home: Home, service: Host, token: String) -> Self {
        let config = StudioConfig::new(home.library(), Secrets::memory()).with_poll(POLL);
        let studio = Studio::open(config).await.expect("the library opens");
        let member = Self { home, service, studio, token };
        member.enter(&member.service.url(), Some(&member.token)).await;
        member
    }

    /// Chooses a service, with another token or with the one that is known.
    pub async fn enter(&self, url: &str, token: Option<&str>) -> SettingsView {
        let listed = self.studio.settings().await.expect("settings").services;
        let was = listed.into_iter().find(|one| one.url == url).map(|one| one.url);
        let token = token.map(str::to_owned);
        let change = ServiceChange { was, name: String::new(), url: url.to_owned(), token };
        self.studio.keep_service(change).await.expect("a service");
        self.studio.choose_service(Some(url)).await.expect("settings")
    }

    /// The balance that the app shows.
    pub async fn balance(&self) -> Option<i64> {
        self.studio.settings().await.expect("settings").service.balance
    }

    /// Three images of a prompt.
    pub async fn draw(&self, prompt: &str) -> GenerationView {
        let generation = self.studio.generate(prompt, Some(1)).await.expect("a generation");
        following::done(&self.studio, &generation).await
    }
}
