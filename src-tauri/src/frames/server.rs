//! The socket that carries frames to the page: on loopback, opened by a token made for this launch.

use super::protocol::{Input, Notice, ViewportAddress};
use super::renderer::Renderer;
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::handshake::server::{ErrorResponse, Request, Response};
use tokio_tungstenite::tungstenite::http::StatusCode;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Bytes, Message};

/// The page's inputs are short; anything longer is no input.
const MAX_INPUT_BYTES: usize = 4 << 10;

/// What goes out to the page.
#[derive(Clone, Debug)]
pub enum Outgoing {
    /// A frame: header and pixels.
    Frame(Bytes),
    /// A sentence beside it.
    Notice(Notice),
}

/// The origins that a page of ours can have.
#[derive(Clone, Copy, Debug)]
pub struct Origin;

impl Origin {
    /// Whether a handshake's `Origin` header is our page's.
    #[must_use]
    pub fn is_ours(origin: &str) -> bool {
        matches!(origin, "tauri://localhost" | "http://tauri.localhost" | "https://tauri.localhost")
    }
}

/// Listens for the page.
pub struct FrameServer {
    address: ViewportAddress,
}

impl FrameServer {
    /// Binds a port of the system's choice on 127.0.0.1 and serves in the background.
    pub async fn start(renderer: Renderer) -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let token = uuid::Uuid::new_v4().simple().to_string();
        let url = format!("ws://{}/?token={token}", listener.local_addr()?);
        tokio::spawn(accept(listener, token, renderer));
        Ok(Self { address: ViewportAddress { url } })
    }

    /// What the page connects to.
    pub fn address(&self) -> ViewportAddress {
        self.address.clone()
    }
}

async fn accept(listener: TcpListener, token: String, renderer: Renderer) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(serve(stream, token.clone(), renderer.clone()));
            }
            // Out of file descriptors, say: give the system a moment instead of spinning.
            Err(_) => tokio::time::sleep(std::time::Duration::from_millis(100)).await,
        }
    }
}

/// One connection, from handshake to close. The newest one gets the frames.
async fn serve(stream: TcpStream, token: String, renderer: Renderer) {
    let _ = stream.set_nodelay(true);
    let mut config = WebSocketConfig::default();
    config.max_message_size = Some(MAX_INPUT_BYTES);
    config.max_frame_size = Some(MAX_INPUT_BYTES);
    // The error's size is the library's choice.
    #[expect(clippy::result_large_err, reason = "the handshake callback's type is given by tungstenite")]
    let check = |request: &Request, response: Response| {
        if may_enter(request, &token) {
            return Ok(response);
        }
        let mut refusal = ErrorResponse::new(Some("this socket belongs to Voxelier's own window".to_owned()));
        *refusal.status_mut() = StatusCode::FORBIDDEN;
        Err(refusal)
    };
    let Ok(socket) = tokio_tungstenite::accept_hdr_async_with_config(stream, check, Some(config)).await
    else {
        return;
    };
    let (mut sink, mut source) = socket.split();
    let (outgoing, mut queue) = mpsc::unbounded_channel();
    renderer.connect(outgoing);
    loop {
        tokio::select! {
            next = queue.recv() => {
                let Some(next) = next else { break };
                let message = match next {
                    Outgoing::Frame(bytes) => Message::Binary(bytes),
                    Outgoing::Notice(notice) => match serde_json::to_string(&notice) {
                        Ok(text) => Message::Text(text.into()),
                        Err(_) => continue,
                    },
                };
                if sink.send(message).await.is_err() {
                    break;
                }
            }
            heard = source.next() => match heard {
                Some(Ok(Message::Text(text))) => {
                    // What makes no sense is no input; the connection goes on.
                    if let Ok(input) = serde_json::from_str::<Input>(&text) {
                        renderer.input(input);
                    }
                }
                Some(Ok(Message::Close(_)) | Err(_)) | None => break,
                Some(Ok(_)) => {}
            },
        }
    }
}

fn may_enter(request: &Request, token: &str) -> bool {
    let origin = request.headers().get("origin").and_then(|origin| origin.to_str().ok());
    let given = request.uri().query().and_then(|query| query.strip_prefix("token="));
    origin.is_some_and(Origin::is_ours) && given == Some(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(origin: Option<&str>, query: &str) -> Request {
        let mut builder = Request::builder().uri(format!("ws://127.0.0.1:1/{query}"));
        if let Some(origin) = origin {
            builder = builder.header("origin", origin);
        }
        builder.body(()).unwrap()
    }

    #[test]
    fn only_our_own_page_with_this_launchs_token_may_enter() {
        assert!(may_enter(&request(Some("tauri://localhost"), "?token=abc"), "abc"));
        for (origin, query) in [
            (Some("tauri://localhost"), "?token=abd"),
            (Some("tauri://localhost"), ""),
            (Some("http://127.0.0.1:8000"), "?token=abc"),
            (Some("https://example.org"), "?token=abc"),
            (None, "?token=abc"),
        ] {
            assert!(!may_enter(&request(origin, query), "abc"), "{origin:?} {query}");
        }
    }
}
