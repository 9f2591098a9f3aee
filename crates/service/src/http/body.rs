//! Reading requests' bodies: bounded in size, in time, and in memory over all requests together.

use super::refusal::Refusal;
use axum::body::{BodyDataStream, Bytes};
use axum::http::{HeaderMap, header};
use futures_util::StreamExt as _;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout, timeout_at};
use wire::limit;

/// A pause within a body may last so long.
const PAUSE: Duration = Duration::from_secs(30);

/// A whole body, or room for it, may take so long: 32 MiB at 1.5 Mbit/s.
const PATIENCE: Duration = Duration::from_secs(180);

/// What is poured away of a refused body: more than any honest one.
const POURED: usize = 2 * limit::REQUEST;

/// The memory that all bodies may take together, in KiB. A body is in memory up to three times: as bytes, as JSON,
/// and decoded.
const ROOM: u32 = 128 << 10;

/// The memory for bodies.
pub struct Room(Arc<Semaphore>);

impl Default for Room {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(ROOM as usize)))
    }
}

/// A body, and the room that it takes until it is dropped.
pub struct Received {
    pub bytes: Bytes,
    _room: OwnedSemaphorePermit,
}

/// Reads a JSON body of at most 32 MiB. Memory grows with what has arrived, not with what was announced.
pub async fn read(room: &Room, headers: &HeaderMap, body: &mut BodyDataStream) -> Result<Received, Refusal> {
    check_type(headers)?;
    let announced = announced(headers).unwrap_or(limit::REQUEST as u64);
    if announced > limit::REQUEST as u64 {
        return Err(Refusal::too_large());
    }
    let deadline = Instant::now() + PATIENCE;
    let kib = u32::try_from(announced.div_ceil(1024)).unwrap_or(ROOM);
    let taken = timeout_at(deadline, Arc::clone(&room.0).acquire_many_owned(kib)).await;
    let taken = taken.map_err(|_| Refusal::busy())?.map_err(|_| Refusal::busy())?;
    let mut bytes = Vec::new();
    loop {
        let chunk = timeout_at(deadline.min(Instant::now() + PAUSE), body.next()).await;
        match chunk.map_err(|_| Refusal::too_slow())? {
            None => return Ok(Received { bytes: bytes.into(), _room: taken }),
            Some(Err(_)) => return Err(Refusal::cut_short()),
            Some(Ok(chunk)) if bytes.len() + chunk.len() > limit::REQUEST => return Err(Refusal::too_large()),
            Some(Ok(chunk)) => bytes.extend_from_slice(&chunk),
        }
    }
}

/// Receives the rest of a refused body without keeping it. Closing the connection in its middle would make most
/// clients report a broken connection instead of the refusal, and lose its sentence.
pub async fn pour_away(headers: &HeaderMap, body: &mut BodyDataStream) {
    // Whoever asks first is told before anything is sent, and whoever announces too much is not waited for.
    let too_much = announced(headers).is_some_and(|announced| announced > POURED as u64);
    if too_much || headers.contains_key(header::EXPECT) {
        return;
    }
    let pouring = async {
        let mut poured = 0;
        while let Some(Ok(chunk)) = body.next().await {
            poured += chunk.len();
            if poured > POURED {
                return;
            }
        }
    };
    let _ = timeout(PAUSE, pouring).await;
}

/// A body whose type isn't named is taken for JSON: it must be some to go further.
fn check_type(headers: &HeaderMap) -> Result<(), Refusal> {
    let Some(declared) = headers.get(header::CONTENT_TYPE) else { return Ok(()) };
    let essence = declared.to_str().unwrap_or_default().split(';').next().unwrap_or_default().trim();
    if essence.eq_ignore_ascii_case("application/json") { Ok(()) } else { Err(Refusal::not_json()) }
}

fn announced(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
