//! A service that answers exactly what a test tells it to, byte for byte.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// What is done with one request.
pub enum Answer {
    /// These bytes are sent and the connection is closed.
    Bytes(Vec<u8>),
    /// Nothing, for as long as the client waits.
    Silence,
}

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Asked {
    pub head: String,
}

impl Asked {
    /// The value of a header, if it is there.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (this, value) = line.split_once(':')?;
            this.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

/// The service. The last answer is repeated for ever.
pub struct Scripted {
    pub url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Scripted {
    pub async fn start(answers: Vec<Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("its address"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let notes = Arc::clone(&asked);
        tokio::spawn(async move {
            let mut answers: VecDeque<Answer> = answers.into();
            loop {
                let (mut stream, _) = listener.accept().await.expect("a connection");
                let head = read_request(&mut stream).await;
                notes.lock().expect("nobody panicked").push(Asked { head });
                let last = answers.len() == 1;
                match answers.front() {
                    Some(Answer::Bytes(bytes)) => {
                        let _ = stream.write_all(bytes).await;
                        let _ = stream.shutdown().await;
                    }
                    _ => {
                        tokio::spawn(async move {
                            let _held = stream;
                            std::future::pending::<()>().await;
                        });
                    }
                }
                if !last {
                    answers.pop_front();
                }
            }
        });
        Self { url, asked }
    }

    /// Every request so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().expect("nobody panicked").clone()
    }

    /// The idempotency keys of the POSTs so far.
    pub fn keys(&self) -> Vec<String> {
        let posts = self.asked().into_iter().filter(|asked| asked.head.starts_with("POST"));
        posts.filter_map(|asked| asked.header("idempotency-key").map(str::to_owned)).collect()
    }
}

/// Reads head and body; returns the head.
async fn read_request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut chunk = [0; 65_536];
    loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
            let asked = Asked { head: head.clone() };
            let length = asked.header("content-length").map_or(0, |length| length.parse().expect("a length"));
            if bytes.len() >= end + 4 + length {
                return head;
            }
        }
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => return String::from_utf8_lossy(&bytes).into_owned(),
            Ok(length) => bytes.extend_from_slice(&chunk[..length]),
        }
    }
}

/// An answer with a JSON body.
pub fn json(status: u16, body: &str) -> Answer {
    with_headers(status, "content-type: application/json\r\n", body)
}

/// An answer with further header lines.
pub fn with_headers(status: u16, headers: &str, body: &str) -> Answer {
    let length = body.len();
    let head =
        format!("HTTP/1.1 {status} X\r\ncontent-length: {length}\r\nconnection: close\r\n{headers}\r\n");
    Answer::Bytes((head + body).into_bytes())
}
