//! Somebody who uses a service, and who submits under one key, again and again, until there is an answer.

use image::{ImageFormat, Rgba, RgbaImage};
use reqwest::Client;
use serde_json::{Value, json};
use std::io::Cursor;
use std::time::Duration;
use tokio::task::JoinHandle;
use wire::path;

/// A job's end may take so long on a slow machine.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Customer {
    token: String,
    client: Client,
}

impl Customer {
    pub fn new(token: &str) -> Self {
        // Plain HTTP needs none, but the client wants one; the first call sets it, further ones change nothing.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder().no_proxy().timeout(PATIENCE).build().expect("a client");
        Self { token: token.to_owned(), client }
    }

    /// Posts under the key; `None` where the service died before it answered.
    pub fn post(
        &self,
        url: &str,
        path: &str,
        body: &Value,
    ) -> impl Future<Output = Option<(u16, Value)>> + Send + 'static {
        let request = self.client.post(format!("{url}{path}")).bearer_auth(&self.token);
        let request = request.header(wire::IDEMPOTENCY_KEY, "one and the same").json(body);
        async move {
            let answer = request.send().await.ok()?;
            Some((answer.status().as_u16(), answer.json().await.ok()?))
        }
    }

    /// Submits a picture in the background; resolves to the job's id, or to `None` where there was no answer.
    pub fn submit(&self, url: &str, body: &Value) -> JoinHandle<Option<String>> {
        let answer = self.post(url, path::VOXELIZE, body);
        tokio::spawn(async move { answer.await?.1["jobId"].as_str().map(ToOwned::to_owned) })
    }

    /// How a job stands.
    pub async fn status(&self, url: &str, job: &str) -> Value {
        let request = self.client.get(format!("{url}{}?jobId={job}", path::STATUS)).bearer_auth(&self.token);
        request.send().await.expect("an answer").json().await.expect("JSON")
    }

    /// Polls a job to its end.
    pub async fn finish(&self, url: &str, job: &str) -> Value {
        let polling = async {
            loop {
                let status = self.status(url, job).await;
                if status["state"] == "completed" || status["state"] == "failed" {
                    return status;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(PATIENCE, polling).await.expect("the job comes to an end")
    }
}

/// A picture that becomes a model.
pub fn disc() -> Value {
    let inside = |x: u32, y: u32| (x as i32 - 16).pow(2) + (y as i32 - 16).pow(2) < 150;
    let colour = |x, y| if inside(x, y) { Rgba([200, (x * 6) as u8, 40, 255]) } else { Rgba([0; 4]) };
    body(&RgbaImage::from_fn(32, 32, colour))
}

/// A picture that shows nothing.
pub fn nothing() -> Value {
    body(&RgbaImage::new(32, 32))
}

fn body(picture: &RgbaImage) -> Value {
    let mut png = Cursor::new(Vec::new());
    picture.write_to(&mut png, ImageFormat::Png).expect("a PNG");
    json!({ "image_base64": wire::encode_base64(png.get_ref()), "voxel_size": 12 })
}
