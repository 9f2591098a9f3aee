//! The way of a frame that is ready: over a socket to the page, onto the canvas, to the screen.

use crate::screen::Screen;
use fantoccini::Client;
use futures_util::{SinkExt as _, StreamExt as _};
use std::time::{Duration, Instant};
use tests::desktop::Failure;
use tokio::net::TcpListener;
use tokio::task::block_in_place;
use tokio_tungstenite::tungstenite::{Bytes, Message};

/// What the page does with a frame, in ui/src/state/frames.ts and ui/src/views/Viewport.svelte.
const PAGE: &str = "
    const canvas = document.querySelector('[data-testid=\"viewport-canvas\"]');
    const socket = new WebSocket(arguments[0]);
    socket.binaryType = 'arraybuffer';
    socket.onmessage = ({ data }) => {
        const header = new DataView(data);
        const [width, height] = [header.getUint32(4, true), header.getUint32(8, true)];
        if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
        const pixels = new Uint8ClampedArray(data, 16);
        canvas.getContext('2d').putImageData(new ImageData(pixels, width, height), 0, 0);
        socket.send('drawn');
    };";

/// Sends frames of this size, of two colours in turn; how long each takes to be on the screen.
pub async fn times(
    page: &Client,
    screen: &Screen,
    (width, height): (u32, u32),
    rounds: usize,
) -> Result<Vec<Duration>, Failure> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let url = format!("ws://{}", listener.local_addr()?);
    page.execute(PAGE, vec![url.into()]).await?;
    let stream = listener.accept().await?.0;
    stream.set_nodelay(true)?;
    let mut socket = tokio_tungstenite::accept_async(stream).await?;
    let frames = [40, 200].map(|shade| frame(width, height, shade));
    let mut times = Vec::with_capacity(rounds);
    for round in 0..=rounds {
        let before = block_in_place(|| screen.look())?;
        let since = Instant::now();
        socket.send(Message::Binary(frames[round % 2].clone())).await?;
        times.push(block_in_place(|| screen.wait_for_change(&before, since))?);
        socket.next().await.ok_or("the page has gone")??;
    }
    socket.close(None).await?;
    // The first one may give the canvas another size.
    Ok(times.split_off(1))
}

fn frame(width: u32, height: u32, shade: u8) -> Bytes {
    let mut bytes: Vec<u8> = [1, width, height, 0].into_iter().flat_map(u32::to_le_bytes).collect();
    bytes.resize(16 + 4 * width as usize * height as usize, shade);
    bytes.into()
}
