//! The settings: the services that the person lists, their tokens, and which of them new work goes to.

use super::Studio;
use crate::client::{CallError, Refusal, Target};
use crate::library::Library;
use crate::library::settings::{self, Listed};
use crate::run::blocking;
use crate::service::{EMBEDDED, normalized};
use crate::view::{Event, ServiceChange, ServiceKind, ServiceView, SettingsView};
use crate::{Error, Secrets, Token};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The most characters that a service's name has.
const NAME: usize = 60;

impl Studio {
    /// The settings, without secrets.
    pub async fn settings(&self) -> Result<SettingsView, Error> {
        let found = self
            .read(|rows| Ok((settings::get(rows)?, settings::listed(rows)?, settings::magicavoxel(rows)?)));
        let (chosen, listed, magicavoxel) = found.await?;
        let mut services = Vec::with_capacity(listed.len());
        for Listed { service, label, balance } in listed {
            // A keyring that refuses is told where a token is kept or used; the history opens without it.
            let has_token = self.driver.secrets.get(&service).await.is_ok_and(|token| token.is_some());
            let kind = ServiceKind::Remote;
            services.push(ServiceView { kind, name: label, url: service, has_token, balance });
        }
        let service = services.iter().find(|one| one.url == chosen.service).cloned();
        Ok(SettingsView {
            revision: u64::try_from(chosen.revision).unwrap_or(0),
            service: service.unwrap_or_else(embedded),
            services,
            secrets: self.driver.secrets.describe(),
            library: self.driver.library.folder().display().to_string(),
            magicavoxel,
        })
    }

    /// Where MagicaVoxel is, where the person has said so.
    pub async fn magicavoxel(&self) -> Result<Option<PathBuf>, Error> {
        Ok(self.read(settings::magicavoxel).await?.map(PathBuf::from))
    }

    /// Keeps where MagicaVoxel is.
    pub async fn keep_magicavoxel(&self, program: &Path) -> Result<SettingsView, Error> {
        let path = program.display().to_string();
        self.write(move |rows| settings::set_magicavoxel(rows, &path)).await?;
        self.settings_changed().await
    }

    /// New work goes to the listed service with this base URL, or to the embedded one.
    ///
    /// # Errors
    /// Where no such service is listed.
    pub async fn choose_service(&self, url: Option<&str>) -> Result<SettingsView, Error> {
        let service = url.map_or_else(|| Ok(EMBEDDED.to_owned()), normalized)?;
        let chosen = service.clone();
        let is_listed = self.write(move |rows| {
            let is_there = chosen == EMBEDDED || is_listed(rows, &chosen)?;
            if is_there {
                settings::choose(rows, &chosen)?;
            }
            Ok(is_there)
        });
        if !is_listed.await? {
            return Err(Error::Service(format!("this service isn't in the list: {service}")));
        }
        self.settings_changed().await
    }

    /// Lists a service, or changes one that is listed, and keeps its token. New work goes to a new one. Runs that waited
    /// for a token go on by themselves. A token stays with the address that it was given for.
    ///
    /// # Errors
    /// Where address, name or token can't be ones, another service has the address, or the keyring refuses.
    pub async fn keep_service(&self, change: ServiceChange) -> Result<SettingsView, Error> {
        let service = normalized(&change.url)?;
        let label = change.name.trim().to_owned();
        if label.chars().count() > NAME {
            return Err(Error::Service(format!("a service's name has at most {NAME} characters")));
        }
        let token = given(change.token.as_deref())?;
        let was = change.was.as_deref().map(normalized).transpose()?;
        if was.as_ref() != Some(&service) {
            let wanted = service.clone();
            if self.read(move |rows| is_listed(rows, &wanted)).await? {
                return Err(Error::Service(format!("this service is in the list already: {service}")));
            }
        }
        if let Some(token) = &token {
            self.driver.secrets.set(&service, token).await?;
        }
        let is_new = was.is_none();
        let moved = was.filter(|was| *was != service);
        let (kept, old, is_new_token) = (service.clone(), moved.clone(), token.is_some());
        self.write(move |rows| {
            settings::list(rows, &kept, &label)?;
            if is_new_token {
                // It may be another account's.
                settings::set_balance(rows, &kept, None)?;
            }
            let chosen = settings::get(rows)?.service;
            if let Some(old) = &old {
                settings::unlist(rows, old)?;
            }
            if is_new || old == Some(chosen) {
                settings::choose(rows, &kept)?;
            }
            Ok(())
        })
        .await?;
        // What has been kept goes on even where the keyring holds on to the old token.
        let forgotten = match moved {
            Some(old) => self.driver.secrets.forget(&old).await,
            None => Ok(()),
        };
        if is_new_token {
            self.driver.token_arrived(&service).await?;
        }
        let settings = self.settings_changed().await?;
        forgotten.map(|()| settings)
    }

    /// Takes a service from the list and forgets its token. Work that is on its way there waits for a token.
    ///
    /// # Errors
    /// Where the keyring refuses; then the service stays.
    pub async fn forget_service(&self, url: &str) -> Result<SettingsView, Error> {
        let service = normalized(url)?;
        self.driver.secrets.forget(&service).await?;
        self.write(move |rows| settings::unlist(rows, &service)).await?;
        self.settings_changed().await
    }

    /// Forgets the token of a service.
    ///
    /// # Errors
    /// Where the keyring refuses.
    pub async fn forget_token(&self, url: &str) -> Result<SettingsView, Error> {
        let service = normalized(url)?;
        self.driver.secrets.forget(&service).await?;
        // Whose it was goes with it.
        self.write(move |rows| settings::set_balance(rows, &service, None)).await?;
        self.settings_changed().await
    }

    /// Asks a service whether it takes a token: this one, or the one that is kept. Nothing is submitted or charged.
    ///
    /// # Errors
    /// Where it can't be reached, is no generation service, or doesn't take the token.
    pub async fn check_service(&self, url: &str, token: Option<&str>) -> Result<(), Error> {
        let url = normalized(url)?;
        let token = match given(token)? {
            Some(token) => token,
            None => self.driver.secrets.get(&url).await?.ok_or(Error::NoToken)?,
        };
        let answer = self.driver.client.check(&Target { url, token }).await;
        answer.map_err(|error| match error {
            CallError::Refused(Refusal { status: 401, .. }) => Error::BadToken,
            CallError::Refused(Refusal { body, .. }) => {
                Error::Service(format!("this address is no generation service: {}", body.error))
            }
            CallError::Unreachable { sentence, .. } => Error::Unreachable(sentence),
        })
    }

    async fn settings_changed(&self) -> Result<SettingsView, Error> {
        let settings = self.settings().await?;
        let _ = self.driver.events.send(Event::Settings { settings: settings.clone() });
        Ok(settings)
    }
}

/// The address and token of the service that is listed under this name, whatever its case, or this address. One without a
/// name goes by the host of its address, as the page shows it.
pub(super) async fn find_listed(
    library: &Arc<Library>,
    secrets: &Secrets,
    name: String,
) -> Result<(String, Token), Error> {
    let wanted = name.trim().to_lowercase();
    if wanted.is_empty() {
        return Err(Error::Service("name a service".to_owned()));
    }
    let library = Arc::clone(library);
    let listed = blocking(move || library.read(settings::listed)).await?;
    let address = normalized(&name).ok();
    let is_wanted = |one: &Listed| shown(one) == wanted || Some(&one.service) == address.as_ref();
    let Some(found) = listed.into_iter().find(is_wanted) else {
        return Err(match address {
            Some(_) => Error::NoToken,
            None => Error::Service(format!("no service is listed under this name: {}", name.trim())),
        });
    };
    let token = secrets.get(&found.service).await?.ok_or(Error::NoToken)?;
    Ok((found.service, token))
}

/// What a listed service goes by, in lower case: its name, or the host (and the port, if any) of its address.
fn shown(one: &Listed) -> String {
    if !one.label.is_empty() {
        return one.label.to_lowercase();
    }
    reqwest::Url::parse(&one.service).map(|url| url.authority().to_lowercase()).unwrap_or_default()
}

fn embedded() -> ServiceView {
    let (name, url) = (String::new(), String::new());
    ServiceView { kind: ServiceKind::Embedded, name, url, has_token: true, balance: None }
}

fn is_listed(rows: &rusqlite::Connection, service: &str) -> rusqlite::Result<bool> {
    Ok(settings::listed(rows)?.iter().any(|one| one.service == service))
}

/// A token as a form gives it; an empty field is none.
fn given(text: Option<&str>) -> Result<Option<Token>, Error> {
    let text = text.filter(|text| !text.trim().is_empty());
    let token = text.map(|text| {
        Token::new(text)
            .ok_or_else(|| Error::Service("the token holds characters that no token has".to_owned()))
    });
    token.transpose()
}
