//! `voxelier account`: accounts and their ledger, also while the service runs.

use crate::arguments::{AccountArguments, AccountCommand, DataDir};
use crate::failure::Failure;
use crate::{output, tell};
use service::{Accounts, LedgerRow};

pub fn run(arguments: &AccountArguments) -> Result<(), Failure> {
    match &arguments.command {
        AccountCommand::Add { name, tokens, service } => add(&open(service)?, name, *tokens),
        AccountCommand::List { service } => list(&open(service)?),
        AccountCommand::Grant { name, tokens, service } => {
            let balance = open(service)?.grant(name, *tokens).map_err(Failure::new)?;
            tell::result(format!("{name} has {balance} tokens"))
        }
        AccountCommand::Ledger { json: true, service } => ledger_json(&open(service)?),
        AccountCommand::Ledger { json: false, service } => ledger(&open(service)?),
    }
}

fn open(service: &DataDir) -> Result<Accounts, Failure> {
    output::check_folder("--data-dir", &service.data_dir)?;
    Accounts::open(&service.data_dir).map_err(|error| Failure::flag("--data-dir", error))
}

fn add(accounts: &Accounts, name: &str, tokens: Option<u32>) -> Result<(), Failure> {
    let token = accounts.add(name, tokens).map_err(Failure::new)?;
    match tokens {
        Some(tokens) => tell::result(format!("added {name} with {tokens} tokens"))?,
        None => tell::result(format!("added {name} without a balance"))?,
    }
    tell::result(format!("keep this bearer token, it is shown only once: {}", token.expose()))
}

fn list(accounts: &Accounts) -> Result<(), Failure> {
    for account in accounts.list().map_err(Failure::new)? {
        match account.balance {
            Some(balance) => tell::result(format!("{}\t{balance}", account.name))?,
            None => tell::result(format!("{}\tno balance", account.name))?,
        }
    }
    Ok(())
}

fn ledger(accounts: &Accounts) -> Result<(), Failure> {
    for row in accounts.ledger().map_err(Failure::new)? {
        let job = row.job.as_deref().unwrap_or("-");
        let LedgerRow { at, account, kind, tokens, .. } = &row;
        tell::result(format!("{at}\t{account}\t{kind}\t{tokens:+}\t{job}"))?;
    }
    Ok(())
}

fn ledger_json(accounts: &Accounts) -> Result<(), Failure> {
    let rows = accounts.ledger().map_err(Failure::new)?;
    tell::result(serde_json::to_string(&rows).map_err(Failure::new)?)
}
