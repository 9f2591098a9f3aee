//! Accounts and what they hold, for whoever runs the service. Works while the service runs on the same folder.

use crate::store::{Store, accounts, ledger};
use crate::{LedgerRow, StoreError, Token, token};
use std::path::Path;

/// The accounts of a service's folder.
pub struct Accounts {
    store: Store,
}

/// One account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its name.
    pub name: String,
    /// Its tokens; `None` where it has no balance record.
    pub balance: Option<i64>,
}

impl Accounts {
    /// Opens a service's folder, which is made where it is missing.
    pub fn open(data_dir: &Path) -> Result<Self, StoreError> {
        Ok(Self { store: Store::open(data_dir)? })
    }

    /// Adds an account with a balance of `tokens`, or with no balance record at all. The token is shown this once:
    /// only its hash is kept.
    pub fn add(&self, name: &str, tokens: Option<u32>) -> Result<Token, AccountError> {
        let name = checked(name)?;
        let token = Token::random();
        self.store.write(|rows| {
            let Some(id) = accounts::insert(rows, name, &token::hash(token.expose()))? else {
                return Err(AccountError::Exists(name.to_owned()));
            };
            if let Some(tokens) = tokens {
                ledger::grant(rows, id, tokens)?;
            }
            Ok(token)
        })
    }

    /// The accounts, by name. That of an embedding program is not among them: it holds nothing.
    pub fn list(&self) -> Result<Vec<Account>, StoreError> {
        let listed: rusqlite::Result<_> = self.store.read(|rows| {
            let named = accounts::all_metered(rows)?;
            let account = |(id, name)| Ok(Account { name, balance: ledger::balance(rows, id)? });
            named.into_iter().map(account).collect()
        });
        Ok(listed?)
    }

    /// Gives an account more tokens; returns its new balance.
    pub fn grant(&self, name: &str, tokens: u32) -> Result<i64, AccountError> {
        self.store.write(|rows| {
            let Some(id) = accounts::metered_by_name(rows, name)? else {
                return Err(AccountError::Unknown(name.to_owned()));
            };
            ledger::grant(rows, id, tokens)?;
            Ok(ledger::balance(rows, id)?.unwrap_or(0))
        })
    }

    /// Every grant, charge and refund, in the order in which they happened.
    pub fn ledger(&self) -> Result<Vec<LedgerRow>, StoreError> {
        Ok(self.store.read(ledger::all)?)
    }
}

fn checked(name: &str) -> Result<&str, AccountError> {
    let fine = (1..=100).contains(&name.chars().count())
        && name.trim() == name
        && !name.chars().any(char::is_control)
        && name != accounts::EMBEDDED;
    if fine { Ok(name) } else { Err(AccountError::Name) }
}

impl From<rusqlite::Error> for AccountError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

/// Why an account was not added or changed.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// The name can't be one.
    #[error("an account's name has 1 to 100 characters, no space at its ends, and isn't \"embedded\"")]
    Name,
    /// There is one of this name.
    #[error("there is an account \"{0}\" already")]
    Exists(String),
    /// There is none of this name.
    #[error("there is no account \"{0}\"")]
    Unknown(String),
    /// The rows could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::EntryKind;

    fn accounts() -> (tempfile::TempDir, Accounts) {
        let folder = tempfile::tempdir().unwrap();
        let accounts = Accounts::open(folder.path()).unwrap();
        (folder, accounts)
    }

    #[test]
    fn no_tokens_is_not_the_same_as_none_given() {
        let (_folder, accounts) = accounts();
        accounts.add("ann", None).unwrap();
        accounts.add("bob", Some(0)).unwrap();
        let balances: Vec<_> = accounts.list().unwrap().into_iter().map(|account| account.balance).collect();
        assert_eq!(balances, [None, Some(0)]);
        assert_eq!(accounts.grant("ann", 3).unwrap(), 3);
        assert_eq!(accounts.grant("ann", u32::MAX).unwrap(), 3 + i64::from(u32::MAX));
    }

    #[test]
    fn names_are_unique_and_never_the_embedding_programs() {
        let (_folder, accounts) = accounts();
        accounts.add("ann", Some(1)).unwrap();
        assert!(matches!(accounts.add("ann", Some(9)), Err(AccountError::Exists(_))));
        for name in ["", " ann", "ann ", "a\nb", "embedded", &"x".repeat(101)] {
            assert!(matches!(accounts.add(name, None), Err(AccountError::Name)), "{name:?}");
        }
        assert!(matches!(accounts.grant("bob", 1), Err(AccountError::Unknown(_))));
        assert!(matches!(accounts.grant("embedded", 1), Err(AccountError::Unknown(_))));
        assert_eq!(accounts.list().unwrap(), [Account { name: "ann".into(), balance: Some(1) }]);
    }

    #[test]
    fn a_token_is_shown_once_and_stored_nowhere() {
        let (folder, accounts) = accounts();
        let token = accounts.add("ann", Some(1)).unwrap();
        assert!(token.expose().starts_with("vxl_") && token.expose().len() == 68);
        assert!(!format!("{token:?}").contains(token.expose()));
        drop(accounts);
        for entry in std::fs::read_dir(folder.path()).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            assert!(!bytes.windows(68).any(|window| window == token.expose().as_bytes()));
        }
    }

    #[test]
    fn the_ledger_tells_every_entry_in_order() {
        let (_folder, accounts) = accounts();
        accounts.add("ann", Some(2)).unwrap();
        accounts.grant("ann", 5).unwrap();
        let rows = accounts.ledger().unwrap();
        let told: Vec<_> = rows.iter().map(|row| (row.account.as_str(), row.kind, row.tokens)).collect();
        assert_eq!(told, [("ann", EntryKind::Grant, 2), ("ann", EntryKind::Grant, 5)]);
        assert!(rows[0].at.ends_with('Z') && rows[0].at.contains('T'), "{}", rows[0].at);
        assert_eq!(serde_json::to_value(&rows[0]).unwrap()["job"], serde_json::Value::Null);
    }
}
