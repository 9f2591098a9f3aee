//! Tokens, kept in the system's keyring, or in memory where there is none.

use crate::view::SecretsView;
use crate::{Error, Token};
use keyring::Entry;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use uuid::Uuid;

/// The name under which the keyring lists our entries.
const APPLICATION: &str = "Voxelier";

/// Where tokens are kept. A token belongs to a service, named by its base URL.
#[derive(Debug)]
pub struct Secrets(Keeper);

#[derive(Debug)]
enum Keeper {
    Keyring,
    /// Until the program ends, with the reason why there is nothing better.
    Memory {
        tokens: Mutex<HashMap<String, Token>>,
        reason: String,
    },
}

impl Secrets {
    /// The system's keyring if it really keeps what it is given, else memory. A locked keyring answers a question
    /// for a secret as if there was none, so only a round trip tells.
    pub async fn system() -> Self {
        match tokio::task::spawn_blocking(round_trip).await {
            Ok(Ok(())) => Self(Keeper::Keyring),
            Ok(Err(reason)) => Self::in_memory(&reason),
            Err(_) => Self::in_memory("it could not be asked"),
        }
    }

    /// Memory only.
    #[must_use]
    pub fn memory() -> Self {
        Self::in_memory("it was not asked for")
    }

    fn in_memory(reason: &str) -> Self {
        Self(Keeper::Memory { tokens: Mutex::default(), reason: reason.to_owned() })
    }

    /// Where tokens are kept, in a sentence.
    #[must_use]
    pub fn describe(&self) -> SecretsView {
        match &self.0 {
            Keeper::Keyring => {
                let message = "Tokens are kept in this system's keyring.".to_owned();
                SecretsView { keyring: true, message }
            }
            Keeper::Memory { reason, .. } => {
                let message = format!(
                    "The system's keyring can't be used ({reason}). A token is kept in memory until the app closes."
                );
                SecretsView { keyring: false, message }
            }
        }
    }

    /// The token of a service, if one is known.
    pub async fn get(&self, service: &str) -> Result<Option<Token>, Error> {
        match &self.0 {
            Keeper::Memory { tokens, .. } => Ok(locked(tokens).get(service).cloned()),
            Keeper::Keyring => {
                let answer = ask(service, Entry::get_password).await?;
                match answer {
                    Ok(text) => Ok(Token::new(&text)),
                    Err(keyring::Error::NoEntry) => Ok(None),
                    Err(error) => Err(Error::Keyring(error.to_string())),
                }
            }
        }
    }

    /// Keeps the token of a service.
    pub async fn set(&self, service: &str, token: &Token) -> Result<(), Error> {
        match &self.0 {
            Keeper::Memory { tokens, .. } => {
                locked(tokens).insert(service.to_owned(), token.clone());
                Ok(())
            }
            Keeper::Keyring => {
                let text = token.expose().to_owned();
                let answer = ask(service, move |entry| entry.set_password(&text)).await?;
                answer.map_err(|error| Error::Keyring(error.to_string()))
            }
        }
    }

    /// Forgets the token of a service, if one is known.
    pub async fn forget(&self, service: &str) -> Result<(), Error> {
        match &self.0 {
            Keeper::Memory { tokens, .. } => {
                locked(tokens).remove(service);
                Ok(())
            }
            Keeper::Keyring => match ask(service, Entry::delete_credential).await? {
                Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
                Err(error) => Err(Error::Keyring(error.to_string())),
            },
        }
    }
}

fn locked(tokens: &Mutex<HashMap<String, Token>>) -> std::sync::MutexGuard<'_, HashMap<String, Token>> {
    tokens.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The keyring's calls block, so they get a thread of their own.
async fn ask<T: Send + 'static>(
    service: &str,
    question: impl FnOnce(&Entry) -> keyring::Result<T> + Send + 'static,
) -> Result<keyring::Result<T>, Error> {
    let service = service.to_owned();
    let answer = tokio::task::spawn_blocking(move || question(&Entry::new(APPLICATION, &service)?));
    answer.await.map_err(|error| Error::Internal(error.to_string()))
}

/// Sets, gets and deletes a secret of no worth.
fn round_trip() -> Result<(), String> {
    let probe = format!("probe-{}", Uuid::new_v4().simple());
    let said = |error: keyring::Error| error.to_string();
    let entry = Entry::new(APPLICATION, &probe).map_err(said)?;
    entry.set_password(&probe).map_err(said)?;
    let kept = entry.get_password().map_err(said);
    entry.delete_credential().map_err(said)?;
    if kept? == probe { Ok(()) } else { Err("it did not give back what it was given".to_owned()) }
}
