//! The service under test, and who speaks to it.

use crate::reply::Reply;
use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};
use service::{Accounts, Config, EmbeddedAccount, RunningService, Service};
use std::net::Ipv4Addr;
use std::sync::Once;
use std::time::Duration;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use wire::path;

/// How long a job may take on a slow machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A service, and a token that it knows.
pub struct Target {
    pub url: String,
    pub token: String,
    client: Client,
    ours: Option<Ours>,
}

/// What only a service that we started ourselves has.
struct Ours {
    folder: TempDir,
    running: RunningService,
    stop: oneshot::Sender<()>,
}

impl Target {
    /// The service that the environment names, or one of ours.
    pub async fn any() -> Self {
        let named = std::env::var("VOXELIER_CONTRACT_URL").ok();
        let token = std::env::var("VOXELIER_CONTRACT_TOKEN").ok();
        match named.zip(token) {
            Some((url, token)) => {
                Self { url: url.trim_end_matches('/').to_owned(), token, client: client(), ours: None }
            }
            None => Self::start(|_| {}).await,
        }
    }

    /// One of ours without an images limit, unless `change` says otherwise, and an account of 100 tokens.
    pub async fn ours(change: impl FnOnce(&mut Config)) -> Option<Self> {
        if std::env::var_os("VOXELIER_CONTRACT_URL").is_some() {
            eprintln!("only our own service promises this");
            return None;
        }
        Some(Self::start(change).await)
    }

    async fn start(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut config = Config::serve(folder.path());
        config.images_interval = None;
        change(&mut config);
        let accounts = Accounts::open(folder.path()).expect("the accounts open");
        let token = accounts.add("ann", Some(100)).expect("an account").expose().to_owned();
        Self::run(folder, config, token).await
    }

    /// The service as the app embeds it.
    pub async fn embedded() -> Option<Self> {
        if std::env::var_os("VOXELIER_CONTRACT_URL").is_some() {
            return None;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let account = EmbeddedAccount::for_this_launch();
        let token = account.token.expose().to_owned();
        let config = Config::embedded(folder.path(), account);
        Some(Self::run(folder, config, token).await)
    }

    async fn run(folder: TempDir, config: Config, token: String) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
        let (stop, stopping) = oneshot::channel::<()>();
        let shutdown = async {
            let _ = stopping.await;
        };
        let running = Service::start(listener, config, shutdown).await.expect("the service starts");
        Self { url: running.url(), token, client: client(), ours: Some(Ours { folder, running, stop }) }
    }

    /// Stops a service of ours as SIGTERM does, and starts it again on the same folder.
    pub async fn restart(mut self, change: impl FnOnce(&mut Config)) -> Self {
        let Ours { folder, running, stop } = self.ours.take().expect("only ours restarts");
        stop.send(()).expect("the service listens for its end");
        running.stopped().await;
        let mut config = Config::serve(folder.path());
        config.images_interval = None;
        change(&mut config);
        Self::run(folder, config, self.token).await
    }

    /// The accounts of a service of ours, as the command opens them beside it.
    pub fn accounts(&self) -> Accounts {
        let ours = self.ours.as_ref().expect("only ours shows its accounts");
        Accounts::open(ours.folder.path()).expect("the accounts open")
    }

    /// A further account's token.
    pub fn add_account(&self, name: &str, tokens: Option<u32>) -> String {
        self.accounts().add(name, tokens).expect("an account").expose().to_owned()
    }

    /// What the ledger holds for a job, as kinds in order.
    pub fn entries(&self, job: &str) -> Vec<String> {
        let rows = self.accounts().ledger().expect("a ledger");
        let rows = rows.into_iter().filter(|row| row.job.as_deref() == Some(job));
        rows.map(|row| row.kind.to_string()).collect()
    }

    /// The balance of an account by name.
    pub fn balance(&self, name: &str) -> Option<i64> {
        let accounts = self.accounts().list().expect("a list");
        accounts.into_iter().find(|account| account.name == name).expect("the account").balance
    }

    /// A request without a token.
    pub fn bare(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.url))
    }

    /// A request of the account's.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.bare(method, path).bearer_auth(&self.token)
    }

    /// Posts JSON as the account.
    pub async fn post(&self, path: &str, body: &Value) -> Reply {
        send(self.request(Method::POST, path).json(body)).await
    }

    /// Posts JSON as somebody else.
    pub async fn post_as(&self, token: &str, path: &str, body: &Value) -> Reply {
        send(self.bare(Method::POST, path).bearer_auth(token).json(body)).await
    }

    /// Posts JSON under an idempotency key.
    pub async fn post_keyed(&self, key: &str, path: &str, body: &Value) -> Reply {
        send(self.request(Method::POST, path).header(wire::IDEMPOTENCY_KEY, key).json(body)).await
    }

    /// Posts JSON under an idempotency key as somebody else.
    pub async fn post_keyed_as(&self, token: &str, key: &str, path: &str, body: &Value) -> Reply {
        let request = self.bare(Method::POST, path).bearer_auth(token);
        send(request.header(wire::IDEMPOTENCY_KEY, key).json(body)).await
    }

    /// How a job stands.
    pub async fn status(&self, job: &str) -> Reply {
        self.status_as(&self.token, job).await
    }

    /// How a job stands, asked by somebody else. Ids are visible ASCII; what a URL escapes is none of them.
    pub async fn status_as(&self, token: &str, job: &str) -> Reply {
        let place = format!("{}?jobId={job}", path::STATUS);
        send(self.bare(Method::GET, &place).bearer_auth(token)).await
    }

    /// Polls a job to its end.
    pub async fn finish(&self, job: &str) -> Reply {
        let polling = async {
            loop {
                let reply = self.status(job).await;
                assert_eq!(reply.status, 200, "{}", reply.body);
                if ["completed", "failed"].contains(&reply.body["state"].as_str().unwrap_or_default()) {
                    return reply;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(PATIENCE, polling).await.expect("the job comes to an end")
    }

    /// Submits an images job; where a limit holds it up, sends again when the time is up.
    pub async fn submit_images(&self, body: &Value) -> Reply {
        loop {
            let reply = self.post(path::IMAGES, body).await;
            if reply.status != 429 {
                return reply;
            }
            let seconds = reply.header("retry-after").expect("429 says when").parse().expect("whole seconds");
            tokio::time::sleep(Duration::from_secs(seconds)).await;
        }
    }

    /// Cancels a job.
    pub async fn cancel(&self, job: &str) -> Reply {
        self.post(path::CANCEL, &json!({ "jobId": job })).await
    }
}

/// Sends a request and reads its answer.
pub async fn send(request: RequestBuilder) -> Reply {
    Reply::read(request.send().await.expect("an answer")).await
}

fn client() -> Client {
    static PROVIDER: Once = Once::new();
    PROVIDER.call_once(|| {
        rustls::crypto::ring::default_provider().install_default().expect("the first provider");
    });
    Client::builder().no_proxy().timeout(PATIENCE).build().expect("a client")
}
