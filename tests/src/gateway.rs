//! A gateway between a studio and a service, which may change or answer what passes through it.

use std::net::SocketAddr;
use std::sync::Arc;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// The gateway. It forwards one request a connection, and answers nothing by itself while the service is away.
pub struct Gateway {
    /// Its base URL.
    pub url: String,
}

/// A request on its way.
pub struct Request {
    /// The request line and the headers, in order.
    lines: Vec<String>,
    body: Vec<u8>,
}

/// What becomes of a request.
pub enum Passage {
    /// The service gets it.
    Forward,
    /// The service never sees it; these bytes are the answer.
    Answer(Vec<u8>),
}

impl Gateway {
    /// Forwards to the service at `address` whatever `look` lets through, as `look` leaves it.
    pub async fn start(
        address: SocketAddr,
        look: impl Fn(&mut Request) -> Passage + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("its address"));
        let look = Arc::new(look);
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.expect("a connection");
                let look = Arc::clone(&look);
                // A connection that breaks is its ends' business.
                tokio::spawn(async move { pass(stream, address, &*look).await });
            }
        });
        Self { url }
    }

    /// As a service that has never heard of idempotency keys: it doesn't see them, so it doesn't echo them either.
    pub async fn without_keys(address: SocketAddr) -> Self {
        Self::start(address, |request| {
            request.remove(wire::IDEMPOTENCY_KEY);
            Passage::Forward
        })
        .await
    }
}

impl Request {
    /// Whether it goes to one of `wire::path`.
    #[must_use]
    pub fn is_to(&self, path: &str) -> bool {
        self.lines.first().is_some_and(|line| line.contains(path))
    }

    /// Takes a header out.
    pub fn remove(&mut self, name: &str) {
        self.lines.retain(|line| !is_header(line, name));
    }

    fn length(&self) -> usize {
        let length = self.lines.iter().find(|line| is_header(line, "content-length"));
        let length = length.and_then(|line| line.split_once(':')?.1.trim().parse().ok());
        length.unwrap_or(0)
    }

    async fn read(stream: &mut TcpStream) -> std::io::Result<Self> {
        let mut bytes = Vec::new();
        let end = loop {
            if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
                break end;
            }
            if stream.read_buf(&mut bytes).await? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
        };
        let lines = String::from_utf8_lossy(&bytes[..end]).split("\r\n").map(str::to_owned).collect();
        let mut request = Self { lines, body: bytes.split_off(end + 4) };
        let missing = request.length().saturating_sub(request.body.len());
        stream.take(missing as u64).read_to_end(&mut request.body).await?;
        Ok(request)
    }

    fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.lines.join("\r\n").into_bytes();
        // The service closes the connection after its answer, which tells where that ends.
        bytes.extend_from_slice(b"\r\nconnection: close\r\n\r\n");
        bytes.extend_from_slice(&self.body);
        bytes
    }
}

fn is_header(line: &str, name: &str) -> bool {
    line.split_once(':').is_some_and(|(this, _)| this.eq_ignore_ascii_case(name))
}

async fn pass(
    mut client: TcpStream,
    address: SocketAddr,
    look: &(impl Fn(&mut Request) -> Passage + Sync),
) -> std::io::Result<()> {
    let mut request = Request::read(&mut client).await?;
    request.remove("connection");
    match look(&mut request) {
        Passage::Answer(bytes) => client.write_all(&bytes).await?,
        Passage::Forward => {
            let mut service = TcpStream::connect(address).await?;
            service.write_all(&request.to_bytes()).await?;
            tokio::io::copy(&mut service, &mut client).await?;
        }
    }
    client.shutdown().await
}

/// An answer with a JSON body.
#[must_use]
pub fn json(status: u16, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\
        connection: close\r\n\r\n{body}"
    )
    .into_bytes()
}
