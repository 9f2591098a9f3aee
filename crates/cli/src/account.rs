//! `voxelier account`: accounts and their ledger, also while the service runs.

use crate::arguments::{AccountArguments, AccountCommand, DataDir};
use crate::failure::Failure;
use service::Accounts;

pub fn run(arguments: &AccountArguments) -> Result<(), Failure> {
    match &arguments.command {
        AccountCommand::Add { name, tokens, service } => add(&open(service)?, name, *tokens),
        AccountCommand::List { service } => list(&open(service)?),
        AccountCommand::Grant { name, tokens, service } => {
            let balance = open(service)?.grant(name, *tokens).map_err(Failure::new)?;
            println!("{name} has {balance} tokens");
            Ok(())
        }
        AccountCommand::Ledger { json: true, service } => ledger_json(&open(service)?),
        AccountCommand::Ledger { json: false, service } => ledger(&open(service)?),
    }
}

fn open(service: &DataDir) -> Result<Accounts, Failure> {
    Accounts::open(&service.data_dir).map_err(|error| Failure::flag("--data-dir", error))
}

fn add(accounts: &Accounts, name: &str, tokens: Option<u32>) -> Result<(), Failure> {
    let token = accounts.add(name, tokens).map_err(Failure::new)?;
    match tokens {
        Some(tokens) => println!("added {name} with {tokens} tokens"),
        None => println!("added {name} without a balance"),
    }
    println!("keep this bearer token, it is shown only once: {}", token.expose());
    Ok(())
}

fn list(accounts: &Accounts) -> Result<(), Failure> {
    for account in accounts.list().map_err(Failure::new)? {
        match account.balance {
            Some(balance) => println!("{}\t{balance}", account.name),
            None => println!("{}\tno balance", account.name),
        }
    }
    Ok(())
}

fn ledger(accounts: &Accounts) -> Result<(), Failure> {
    for row in accounts.ledger().map_err(Failure::new)? {
        let job = row.job.as_deref().unwrap_or("-");
        println!("{}\t{}\t{}\t{:+}\t{job}", row.at, row.account, row.kind, row.tokens);
    }
    Ok(())
}

fn ledger_json(accounts: &Accounts) -> Result<(), Failure> {
    let rows = accounts.ledger().map_err(Failure::new)?;
    println!("{}", serde_json::to_string(&rows).map_err(Failure::new)?);
    Ok(())
}
