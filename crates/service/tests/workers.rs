//! Workers with generators that are slow, fail, panic, or make too much.

mod customer;

use customer::Customer;
use serde_json::{Value, json};
use service::generators::{
    Cancel, Drawing, Generators, ImageGenerator, JobFailure, ReliefGenerator, ShapeGenerator,
};
use service::{Accounts, Config, Faults, RunningService, Service};
use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use voxel::VoxelSize;
use voxelize::TriMesh;
use wire::{Prompt, Seed, path};

/// What a generator does instead of drawing or building.
#[derive(Clone, Copy)]
enum Odd {
    Panics,
    Refuses,
    WaitsToBeCancelled,
    MakesTwo,
    MakesTooMuch,
}

impl ShapeGenerator for Odd {
    fn mesh(&self, picture: &[u8], size: VoxelSize, cancel: &Cancel) -> Result<TriMesh, JobFailure> {
        match self {
            Self::Panics => panic!("a bug"),
            Self::WaitsToBeCancelled => loop {
                cancel.check()?;
                std::thread::sleep(Duration::from_millis(5));
            },
            Self::Refuses => Err(JobFailure("this picture is too blue; try a red one".to_owned())),
            Self::MakesTwo | Self::MakesTooMuch => ReliefGenerator.mesh(picture, size, cancel),
        }
    }
}

impl ImageGenerator for Odd {
    fn images(&self, _: &Prompt, _: Seed, _: &Cancel) -> Result<Drawing, JobFailure> {
        let images = match self {
            Self::MakesTwo => vec![vec![1], vec![2]],
            _ => vec![vec![0; 20 << 20]; 3],
        };
        Ok(Drawing { images, words: None })
    }
}

/// A service, and its one customer, who has two tokens.
struct Shop {
    folder: TempDir,
    customer: Customer,
    running: RunningService,
    stop: oneshot::Sender<()>,
}

impl Shop {
    async fn open(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let token = Accounts::open(folder.path()).expect("accounts").add("ann", Some(2)).expect("an account");
        let (running, stop) = start(folder.path(), change).await;
        Self { folder, customer: Customer::new(token.expose()), running, stop }
    }

    async fn odd(odd: Odd) -> Self {
        Self::open(|config| config.generators = Generators { images: Arc::new(odd), shapes: Arc::new(odd) })
            .await
    }

    async fn reopen(self, change: impl FnOnce(&mut Config)) -> Self {
        self.stop.send(()).expect("it listens for its end");
        self.running.stopped().await;
        let (running, stop) = start(self.folder.path(), change).await;
        Self { running, stop, ..self }
    }

    fn url(&self) -> String {
        self.running.url()
    }

    async fn submit(&self) -> String {
        self.customer.submit(&self.url(), &customer::disc()).await.expect("no error").expect("an answer")
    }

    async fn finish(&self, job: &str) -> Value {
        self.customer.finish(&self.url(), job).await
    }

    async fn wait_until_running(&self, job: &str) {
        while self.customer.status(&self.url(), job).await["state"] != "running" {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    fn ledger(&self) -> Vec<i64> {
        let rows = Accounts::open(self.folder.path()).expect("accounts").ledger().expect("a ledger");
        rows.iter().map(|row| row.tokens).collect()
    }
}

async fn start(folder: &Path, change: impl FnOnce(&mut Config)) -> (RunningService, oneshot::Sender<()>) {
    let mut config = Config::serve(folder);
    config.images_interval = None;
    change(&mut config);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
    let (stop, stopping) = oneshot::channel::<()>();
    let shutdown = async {
        let _ = stopping.await;
    };
    (Service::start(listener, config, shutdown).await.expect("it starts"), stop)
}

#[tokio::test]
async fn a_generator_that_panics_fails_its_job_and_not_the_service() {
    let shop = Shop::odd(Odd::Panics).await;
    let end = shop.finish(&shop.submit().await).await;
    assert_eq!(end["state"], "failed");
    assert!(!end["error"].as_str().unwrap().contains("a bug"));
    assert_eq!(shop.ledger(), [2, -1, 1]);
    let shop = shop.reopen(|config| config.workers = 1).await;
    let other = json!({ "prompt": "a sword" });
    let (status, answer) = shop.customer.post(&shop.url(), path::IMAGES, &other).await.unwrap();
    assert_eq!(status, 200);
    shop.finish(answer["jobId"].as_str().unwrap()).await;
}

#[tokio::test]
async fn a_worker_that_panics_fails_its_job_unless_the_result_is_stored() {
    for (stage, state, ledger) in [
        ("claimed", "failed", vec![2, -1, 1]),
        ("made", "failed", vec![2, -1, 1]),
        ("stored", "completed", vec![2, -1]),
    ] {
        let panic_at = move |reached: &'static str| assert_ne!(reached, stage, "as the test wants it");
        let shop = Shop::open(|config| {
            config.workers = 1;
            config.faults = Faults::new(panic_at);
        })
        .await;
        let first = shop.submit().await;
        assert_eq!(shop.finish(&first).await["state"], state, "{stage}");
        // The only worker is still at work.
        let other = json!({ "prompt": "a sword" });
        let (_, answer) = shop.customer.post(&shop.url(), path::IMAGES, &other).await.unwrap();
        shop.finish(answer["jobId"].as_str().unwrap()).await;
        assert_eq!(shop.ledger(), ledger, "{stage}");
    }
}

#[tokio::test]
async fn what_breaks_between_charge_and_queue_takes_no_token_and_stores_no_key() {
    let panic_at = |reached: &'static str| assert_ne!(reached, "charged", "as the test wants it");
    let shop = Shop::open(|config| config.faults = Faults::new(panic_at)).await;
    let (status, answer) = shop.customer.post(&shop.url(), path::VOXELIZE, &customer::disc()).await.unwrap();
    assert_eq!(status, 500);
    assert!(answer["error"].is_string());
    assert_eq!(shop.ledger(), [2]);
    let shop = shop.reopen(|_| {}).await;
    assert_eq!(shop.finish(&shop.submit().await).await["state"], "completed");
    assert_eq!(shop.ledger(), [2, -1]);
}

#[tokio::test]
async fn a_generators_reason_is_told_as_it_is() {
    let shop = Shop::odd(Odd::Refuses).await;
    let job = shop.customer.submit(&shop.url(), &customer::nothing()).await.unwrap().unwrap();
    let end = shop.finish(&job).await;
    assert_eq!(end, json!({ "state": "failed", "error": "this picture is too blue; try a red one" }));
    assert_eq!(shop.ledger(), [2, -1, 1]);
}

#[tokio::test]
async fn a_result_that_no_client_would_take_fails() {
    for odd in [Odd::MakesTwo, Odd::MakesTooMuch] {
        let shop = Shop::odd(odd).await;
        let body = json!({ "prompt": "a sword" });
        let (_, answer) = shop.customer.post(&shop.url(), path::IMAGES, &body).await.unwrap();
        assert_eq!(shop.finish(answer["jobId"].as_str().unwrap()).await["state"], "failed");
    }
}

#[tokio::test]
async fn a_running_job_ends_cancelled_once_its_worker_stops_and_only_once() {
    let shop = Shop::odd(Odd::WaitsToBeCancelled).await;
    let job = shop.submit().await;
    shop.wait_until_running(&job).await;
    for _ in 0..3 {
        let cancel = json!({ "jobId": job });
        let (status, _) = shop.customer.post(&shop.url(), path::CANCEL, &cancel).await.unwrap();
        assert_eq!(status, 200);
    }
    assert_eq!(shop.finish(&job).await, json!({ "state": "failed", "error": "cancelled" }));
    assert_eq!(shop.ledger(), [2, -1, 1]);
}

#[tokio::test]
async fn a_running_job_tells_how_long_it_runs() {
    let shop = Shop::odd(Odd::WaitsToBeCancelled).await;
    let job = shop.submit().await;
    shop.wait_until_running(&job).await;
    let first = shop.customer.status(&shop.url(), &job).await;
    tokio::time::sleep(Duration::from_millis(20)).await;
    let second = shop.customer.status(&shop.url(), &job).await;
    assert!(second["executionTime"].as_u64() > first["executionTime"].as_u64());
    assert_eq!(second["delayTime"], first["delayTime"]);
}

#[tokio::test]
async fn work_in_hand_goes_back_to_the_queue_when_the_service_stops() {
    let mut shop = Shop::odd(Odd::WaitsToBeCancelled).await;
    let job = shop.submit().await;
    // More often than a job may die: stopping in good order takes no attempt.
    for _ in 0..4 {
        shop.wait_until_running(&job).await;
        let odd = Arc::new(Odd::WaitsToBeCancelled);
        let slow = Generators { images: odd.clone(), shapes: odd };
        shop = shop.reopen(|config| config.generators = slow).await;
    }
    let shop = shop.reopen(|_| {}).await;
    assert_eq!(shop.finish(&job).await["state"], "completed");
    assert_eq!(shop.ledger(), [2, -1]);
}
