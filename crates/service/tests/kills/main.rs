//! `kill -9` at every stage of a job: same end, one charge, no refund or one.
//!
//! The service runs in a process of its own, which is this program once more: it says when it reaches the stage and
//! goes no further, then it is killed. Hence no test harness; each scenario is a function below.

#[path = "../customer/mod.rs"]
mod customer;
mod doomed;

use customer::Customer;
use doomed::Doomed;
use service::Accounts;
use tempfile::TempDir;

/// Every stage, and whether the ledger shows the charge when the process dies there.
const STAGES: [(&str, bool); 5] =
    [("charged", false), ("queued", true), ("claimed", true), ("made", true), ("stored", true)];

#[tokio::main]
async fn main() {
    if doomed::is_asked_for() {
        return doomed::run().await;
    }
    for (stage, charged) in STAGES {
        a_job_outlives_its_service(stage, charged).await;
        a_failing_job_is_refunded_once(stage).await;
    }
    a_job_that_kills_its_service_three_times_is_refunded().await;
    a_job_in_living_hands_is_left_alone_until_they_die().await;
    println!("all scenarios of kill -9 passed");
}

fn folder() -> (TempDir, Customer) {
    let folder = tempfile::tempdir().expect("a folder");
    let token = Accounts::open(folder.path()).expect("accounts").add("ann", Some(2)).expect("an account");
    (folder, Customer::new(token.expose()))
}

/// What the ledger shows besides the grant, and the balance. Opened while nobody else lives or while somebody does.
fn ledger(folder: &TempDir) -> (Vec<String>, i64) {
    let accounts = Accounts::open(folder.path()).expect("a killed service leaves no lock behind");
    let rows = accounts.ledger().expect("a ledger");
    let kinds = rows.iter().filter(|row| row.job.is_some()).map(|row| row.kind.to_string()).collect();
    (kinds, rows.iter().map(|row| row.tokens).sum())
}

async fn a_job_outlives_its_service(stage: &str, charged: bool) {
    let (folder, customer) = folder();
    let mut first = Doomed::start(folder.path(), stage);
    let unanswered = customer.submit(&first.url, &customer::disc());
    first.wait_for_the_stage();
    first.kill();
    drop(unanswered.await);
    let taken = if charged { (vec!["charge".to_owned()], 1) } else { (vec![], 2) };
    assert_eq!(ledger(&folder), taken, "killed at {stage}");

    let second = Doomed::start(folder.path(), "");
    let job = customer.submit(&second.url, &customer::disc()).await.expect("no error").expect("an answer");
    let end = customer.finish(&second.url, &job).await;
    assert_eq!(end["state"], "completed", "killed at {stage}: {end}");
    assert_eq!(end["balance"], 1);
    assert_eq!(ledger(&folder), (vec!["charge".to_owned()], 1), "killed at {stage}");
}

async fn a_failing_job_is_refunded_once(stage: &str) {
    let (folder, customer) = folder();
    let mut first = Doomed::start(folder.path(), stage);
    let unanswered = customer.submit(&first.url, &customer::nothing());
    first.wait_for_the_stage();
    first.kill();
    drop(unanswered.await);

    let second = Doomed::start(folder.path(), "");
    let job = customer.submit(&second.url, &customer::nothing()).await.expect("no error").expect("an answer");
    let end = customer.finish(&second.url, &job).await;
    assert_eq!(end["state"], "failed", "killed at {stage}: {end}");
    assert_eq!(ledger(&folder), (vec!["charge".to_owned(), "refund".to_owned()], 2), "killed at {stage}");
}

async fn a_job_that_kills_its_service_three_times_is_refunded() {
    let (folder, customer) = folder();
    for _ in 0..3 {
        let mut service = Doomed::start(folder.path(), "claimed");
        let unanswered = customer.submit(&service.url, &customer::disc());
        service.wait_for_the_stage();
        service.kill();
        drop(unanswered.await);
    }
    let last = Doomed::start(folder.path(), "");
    let job = customer.submit(&last.url, &customer::disc()).await.expect("no error").expect("an answer");
    let end = customer.finish(&last.url, &job).await;
    assert_eq!(end["state"], "failed", "{end}");
    assert_eq!(ledger(&folder), (vec!["charge".to_owned(), "refund".to_owned()], 2));
}

async fn a_job_in_living_hands_is_left_alone_until_they_die() {
    let (folder, customer) = folder();
    let mut holder = Doomed::start(folder.path(), "claimed");
    let answer = customer.submit(&holder.url, &customer::disc());
    holder.wait_for_the_stage();
    let job = answer.await.expect("no error").expect("an answer");
    let neighbour = Doomed::start(folder.path(), "");
    // More than one round of the neighbour's looking around.
    tokio::time::sleep(std::time::Duration::from_millis(2_500)).await;
    assert_eq!(customer.status(&neighbour.url, &job).await["state"], "running");
    holder.kill();
    let end = customer.finish(&neighbour.url, &job).await;
    assert_eq!(end["state"], "completed", "{end}");
    assert_eq!(ledger(&folder), (vec!["charge".to_owned()], 1));
}
