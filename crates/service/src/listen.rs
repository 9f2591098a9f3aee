//! Connections: as many as the machine bears, each with a limit on how long it may keep silent.

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::future::Future;
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Open answers have so long to finish once the service is asked to stop.
const GRACE: Duration = Duration::from_secs(5);

/// A request's head has so long to arrive, and an idle connection to send the next one. Longer than the pauses between
/// two polls of a client, so that it keeps its connection.
const SILENCE: Duration = Duration::from_secs(45);

/// A request's head may have so many bytes.
const HEAD: usize = 64 << 10;

/// So many connections are open at once; further ones wait. Below the 1,024 files that a process may open by default.
const SEATS: usize = 768;

/// A pause after the system refused to accept a connection, for want of memory or files.
const BREATH: Duration = Duration::from_millis(100);

/// Answers on `listener` with `router` until `stop`, then lets open answers finish.
pub async fn listen(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let open = GracefulShutdown::new();
    let seats = Arc::new(Semaphore::new(SEATS));
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            accepted = accept(&listener, &seats) => match accepted {
                Ok((stream, seat)) => seat_down(stream, seat, router.clone(), &open),
                Err(error) => tracing::warn!(%error, "a connection could not be accepted"),
            },
        }
    }
    drop(listener);
    if tokio::time::timeout(GRACE, open.shutdown()).await.is_err() {
        tracing::warn!("some connections were still open when the service stopped");
    }
}

async fn accept(
    listener: &TcpListener,
    seats: &Arc<Semaphore>,
) -> io::Result<(TcpStream, OwnedSemaphorePermit)> {
    let seat = Arc::clone(seats).acquire_owned().await.map_err(io::Error::other)?;
    match listener.accept().await {
        Ok((stream, _)) => Ok((stream, seat)),
        Err(error) => {
            tokio::time::sleep(BREATH).await;
            Err(error)
        }
    }
}

fn seat_down(stream: TcpStream, seat: OwnedSemaphorePermit, router: Router, open: &GracefulShutdown) {
    // Answers are small and awaited: none shall wait for a full packet.
    let _ = stream.set_nodelay(true);
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(SILENCE).max_buf_size(HEAD);
    let connection = http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    let connection = open.watch(connection);
    tokio::spawn(async move {
        // A connection that breaks is its client's business.
        let _ = connection.await;
        drop(seat);
    });
}
