//! The settings: which service new work goes to, and its token.

use super::Studio;
use crate::library::settings;
use crate::service::{EMBEDDED, normalized};
use crate::view::{Event, ServiceKind, ServiceView, SettingsChange, SettingsView};
use crate::{Error, Token};

impl Studio {
    /// The settings, without secrets.
    pub async fn settings(&self) -> Result<SettingsView, Error> {
        let found = self.read(|rows| {
            let settings = settings::get(rows)?;
            let balance = settings::balance(rows, &settings.service)?;
            Ok((settings, balance))
        });
        let (settings, balance) = found.await?;
        let is_embedded = settings.service == EMBEDDED;
        let has_token = is_embedded || self.driver.secrets.get(&settings.service).await?.is_some();
        Ok(SettingsView {
            revision: u64::try_from(settings.revision).unwrap_or(0),
            service: ServiceView {
                kind: if is_embedded { ServiceKind::Embedded } else { ServiceKind::Remote },
                url: settings.url,
                has_token,
                balance,
            },
            secrets: self.driver.secrets.describe(),
            library: self.driver.library.folder().display().to_string(),
        })
    }

    /// Changes which service new work goes to, and its token. Runs that waited for a token go on by themselves.
    pub async fn change_settings(&self, change: SettingsChange) -> Result<SettingsView, Error> {
        let kept = self.settings().await?.service.url;
        let service = match change.kind {
            ServiceKind::Embedded => EMBEDDED.to_owned(),
            ServiceKind::Remote => normalized(change.url.as_deref().unwrap_or(&kept))?,
        };
        let token = change.token.as_deref().filter(|token| !token.trim().is_empty());
        let token = token.map(|token| {
            Token::new(token)
                .ok_or_else(|| Error::Service("the token holds characters that no token has".to_owned()))
        });
        let token = token.transpose()?;
        if service != EMBEDDED
            && let Some(token) = &token
        {
            self.driver.secrets.set(&service, token).await?;
        }
        let url = if service == EMBEDDED { kept } else { service.clone() };
        let (chosen, is_new_token) = (service.clone(), token.is_some());
        self.write(move |rows| {
            if is_new_token {
                // It may be another account's.
                settings::set_balance(rows, &chosen, None)?;
            }
            settings::choose(rows, &chosen, &url)
        })
        .await?;
        if is_new_token {
            self.driver.token_arrived(&service).await?;
        }
        let settings = self.settings().await?;
        let _ = self.driver.events.send(Event::Settings { settings: settings.clone() });
        Ok(settings)
    }
}
