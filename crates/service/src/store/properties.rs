//! The ledger under every order of events: grants, submissions, workers that finish, fail or die, cancels.

use super::jobs::{self, JobKind, JobState, NewJob};
use super::{Store, accounts, ledger};
use crate::{EntryKind, LedgerRow};
use proptest::prelude::*;
use rusqlite::Connection;
use std::collections::BTreeMap;

#[derive(Clone, Copy, Debug)]
enum Event {
    Grant(u32),
    Submit,
    Claim { worker: u8 },
    Complete { worker: u8, job: usize },
    Fail { worker: u8, job: usize },
    Cancel { job: usize },
    Stop { worker: u8, job: usize },
    Die { worker: u8 },
    Reopen,
}

fn event() -> impl Strategy<Value = Event> {
    let worker = 0..3_u8;
    let job = 0..8_usize;
    prop_oneof![
        (0..4_u32).prop_map(Event::Grant),
        Just(Event::Submit),
        Just(Event::Submit),
        worker.clone().prop_map(|worker| Event::Claim { worker }),
        worker.clone().prop_map(|worker| Event::Claim { worker }),
        (worker.clone(), job.clone()).prop_map(|(worker, job)| Event::Complete { worker, job }),
        (worker.clone(), job.clone()).prop_map(|(worker, job)| Event::Fail { worker, job }),
        job.clone().prop_map(|job| Event::Cancel { job }),
        (worker.clone(), job).prop_map(|(worker, job)| Event::Stop { worker, job }),
        worker.prop_map(|worker| Event::Die { worker }),
        Just(Event::Reopen),
    ]
}

fn owner(worker: u8) -> String {
    format!("worker {worker}")
}

/// As the voxelize endpoint does it, in one transaction.
fn submit(rows: &Connection, account: i64, id: &str) -> rusqlite::Result<bool> {
    let left = ledger::balance(rows, account)?.unwrap_or(0) - 1;
    if left < 0 {
        return Ok(false);
    }
    ledger::charge(rows, account, id)?;
    let job = NewJob {
        id,
        account,
        kind: JobKind::Voxelize,
        key: None,
        body_hash: [0; 32],
        request: "{}",
        picture: Some(&[1]),
        balance: Some(left),
        charged: Some(true),
    };
    jobs::insert(rows, &job)?;
    Ok(true)
}

fn happen(store: &Store, account: i64, submitted: &mut Vec<String>, event: Event) -> rusqlite::Result<()> {
    let name = |submitted: &[String], job: usize| submitted.get(job).cloned().unwrap_or_default();
    match event {
        Event::Grant(tokens) => store.write(|rows| ledger::grant(rows, account, tokens)),
        Event::Submit => {
            let id = format!("job {}", submitted.len());
            if store.write(|rows| submit(rows, account, &id))? {
                submitted.push(id);
            }
            Ok(())
        }
        Event::Claim { worker } => store.write(|rows| jobs::claim(rows, &owner(worker)).map(drop)),
        Event::Complete { worker, job } => {
            store.write(|rows| jobs::complete(rows, &name(submitted, job), &owner(worker), "{}"))
        }
        Event::Fail { worker, job } => {
            store.write(|rows| jobs::fail(rows, &name(submitted, job), Some(&owner(worker)), "no luck"))
        }
        Event::Cancel { job } => store.write(|rows| jobs::cancel(rows, &name(submitted, job))),
        Event::Stop { worker, job } => {
            store.write(|rows| jobs::put_back(rows, &name(submitted, job), &owner(worker)))
        }
        Event::Die { worker } => store.write(|rows| jobs::requeue(rows, &owner(worker))),
        Event::Reopen => Ok(()),
    }
}

/// The entries of each job, by kind.
fn entries(rows: &[LedgerRow], kind: EntryKind) -> BTreeMap<&str, usize> {
    let mut counted = BTreeMap::new();
    for row in rows.iter().filter(|row| row.kind == kind) {
        *counted.entry(row.job.as_deref().unwrap_or_default()).or_default() += 1;
    }
    counted
}

fn check(store: &Store, account: i64, submitted: &[String], ended: &mut BTreeMap<String, JobState>) {
    let rows = store.read(ledger::all).unwrap();
    let sum: i64 = rows.iter().map(|row| row.tokens).sum();
    let balance = store.read(|rows| ledger::balance(rows, account)).unwrap();
    assert_eq!(balance.unwrap_or(0), sum);
    assert!(sum >= 0, "a balance of {sum}");
    let (charges, refunds) = (entries(&rows, EntryKind::Charge), entries(&rows, EntryKind::Refund));
    for id in submitted {
        let state = store.read(|rows| jobs::get(rows, id)).unwrap().unwrap().state;
        assert_eq!(charges.get(id.as_str()), Some(&1), "{id}");
        let refunded = refunds.get(id.as_str()).copied().unwrap_or(0);
        assert_eq!(refunded, usize::from(state == JobState::Failed), "{id} is {state:?}");
        let before = ended.get(id).copied().unwrap_or(state);
        assert_eq!(before, state, "{id} had ended");
        if matches!(state, JobState::Completed | JobState::Failed) {
            ended.insert(id.clone(), state);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn tokens_are_neither_lost_nor_made_in_any_order_of_events(events in prop::collection::vec(event(), 1..60)) {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        let account = store.write(|rows| accounts::insert(rows, "ann", &[7; 32])).unwrap().unwrap();
        let (mut submitted, mut ended) = (Vec::new(), BTreeMap::new());
        for event in events {
            if let Event::Reopen = event {
                drop(store);
                store = Store::open(folder.path()).unwrap();
            }
            happen(&store, account, &mut submitted, event).unwrap();
            check(&store, account, &submitted, &mut ended);
        }
    }
}

#[test]
fn a_job_whose_process_dies_three_times_fails_and_is_refunded() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let account = store.write(|rows| accounts::insert(rows, "ann", &[7; 32])).unwrap().unwrap();
    store.write(|rows| ledger::grant(rows, account, 1)).unwrap();
    store.write(|rows| submit(rows, account, "job")).unwrap();
    for death in 1..=3 {
        let claimed = store.write(|rows| jobs::claim(rows, "mortal")).unwrap();
        assert!(claimed.is_some(), "before death {death}");
        store.write(|rows| jobs::requeue(rows, "mortal")).unwrap();
    }
    let job = store.read(|rows| jobs::get(rows, "job")).unwrap().unwrap();
    assert_eq!(
        (job.state, store.read(|rows| ledger::balance(rows, account)).unwrap()),
        (JobState::Failed, Some(1))
    );
    assert!(job.error.unwrap().contains("three times"));
}

#[test]
fn a_service_that_stops_in_good_order_takes_no_attempt() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let account = store.write(|rows| accounts::insert(rows, "ann", &[7; 32])).unwrap().unwrap();
    store.write(|rows| ledger::grant(rows, account, 1)).unwrap();
    store.write(|rows| submit(rows, account, "job")).unwrap();
    for _ in 0..5 {
        assert!(store.write(|rows| jobs::claim(rows, "polite")).unwrap().is_some());
        store.write(|rows| jobs::put_back(rows, "job", "polite")).unwrap();
    }
    assert_eq!(store.read(|rows| jobs::get(rows, "job")).unwrap().unwrap().state, JobState::Queued);
}
