//! Measures the frame loop in the real window: `loop APP`.
//!
//! From a move of the mouse to the pixels on the screen, beside two floors that are measured in the same run: the same
//! picture drawn and nothing else, and a frame of the same size that is ready and only has to get there. Prints tables for
//! docs/performance.md.

mod models;
mod render;
mod screen;
mod transport;

use screen::{B, CONTROL, Screen};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use tests::artist::Artist;
use tests::desktop::{Desktop, Failure, Monitor};
use tokio::task::block_in_place;
use viewport::Quality;
use voxel::vox;

/// The canvas that is measured.
const CANVAS: (u32, u32) = (1280, 720);

/// Times that each thing is done.
const ROUNDS: usize = 40;

/// Longer than the app waits before it draws well what has come to rest.
const STILL: Duration = Duration::from_millis(700);

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [app] = &arguments[..] else {
        eprintln!("usage: loop APP");
        return ExitCode::from(2);
    };
    match measure(app).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("loop: {failure}");
            ExitCode::FAILURE
        }
    }
}

async fn measure(app: &Path) -> Result<(), Failure> {
    let home = tempfile::tempdir()?;
    let models = models::all()?;
    for (name, model) in &models {
        std::fs::write(home.path().join(format!("{name}.vox")), vox::write(model))?;
    }
    println!("| model | drawn as | render | transport | both | input to screen | ratio |");
    println!("|---|---|---|---|---|---|---|");
    let mut drags = Vec::new();
    let desktop = Desktop::open_on(Monitor { size: (2200, 1200), scale: 1 }, app, home.path()).await?;
    let artist = Artist::at(&desktop);
    let canvas = artist.size_canvas(CANVAS).await?;
    let screen = Screen::open(desktop.display(), canvas)?;
    let mut open = String::new();
    for (name, model) in models {
        artist.click("open-file").await?;
        artist.open_as(&home.path().join(format!("{name}.vox"))).await?;
        open = artist.wait_for_model(&open).await?;
        artist.wait_for_stillness().await?;
        let mut floor = render::Floor::of(model)?;
        for (words, quality, size) in [
            ("half as large, while it turns", Quality::Draft, (CANVAS.0 / 2, CANVAS.1 / 2)),
            ("in full, at rest", Quality::Full, CANVAS),
        ] {
            block_in_place(|| screen.rest(STILL))?;
            let render = block_in_place(|| floor.times(size, quality, ROUNDS))?;
            let transport = transport::times(&desktop.page, &screen, size, ROUNDS).await?;
            let whole = match quality {
                Quality::Draft => block_in_place(|| turning(&screen))?,
                Quality::Full => block_in_place(|| restyling(&screen))?,
            };
            print_row(name, words, [render, transport, whole]);
        }
        drags.push((name, drag(&artist, &screen).await?));
    }
    println!("\n| model | moves of the mouse in a second | frames drawn for them | the last one's after |");
    println!("|---|---|---|---|");
    for (name, Drag { moves, frames, last }) in drags {
        println!("| {name} | {moves} | {frames} | {} |", milliseconds(last));
    }
    desktop.close().await
}

/// From each move of a drag to its picture.
fn turning(screen: &Screen) -> Result<Vec<Duration>, Failure> {
    screen.point(-200, 0)?;
    screen.press(true)?;
    // What a press alone changes is over.
    screen.rest(STILL)?;
    let mut times = Vec::with_capacity(ROUNDS);
    for round in 0..=ROUNDS as i16 {
        let before = screen.look()?;
        let since = Instant::now();
        screen.point(8 * round - 192, 0)?;
        times.push(screen.wait_for_change(&before, since)?);
    }
    screen.press(false)?;
    screen.rest(STILL)?;
    // The first one wakes everything up.
    Ok(times.split_off(1))
}

/// From each stroke of a key that changes what is behind the model to its picture.
fn restyling(screen: &Screen) -> Result<Vec<Duration>, Failure> {
    let mut times = Vec::with_capacity(ROUNDS);
    for _ in 0..=ROUNDS + ROUNDS % 2 {
        screen.rest(Duration::from_millis(60))?;
        let before = screen.look()?;
        let since = Instant::now();
        screen.strike(&[CONTROL, B])?;
        times.push(screen.wait_for_change(&before, since)?);
    }
    Ok(times.split_off(1))
}

/// A drag whose mouse tells more than can be drawn.
struct Drag {
    moves: u32,
    frames: u64,
    /// From the last move to the last picture of the drag.
    last: Duration,
}

async fn drag(artist: &Artist<'_>, screen: &Screen) -> Result<Drag, Failure> {
    const MOVES: i16 = 250;
    block_in_place(|| screen.rest(STILL))?;
    let before = artist.frames().await?;
    let last = block_in_place(|| {
        screen.point(-250, 0)?;
        screen.press(true)?;
        for step in 1..=MOVES {
            screen.point(2 * step - MOVES, 0)?;
            std::thread::sleep(Duration::from_secs(1) / MOVES as u32);
        }
        // Shorter than the app waits for rest: what comes then is another picture.
        let last = screen.last_change(Instant::now(), Duration::from_millis(130))?;
        screen.press(false)?;
        screen.rest(STILL)?;
        Ok::<_, Failure>(last)
    })?;
    // The one that is drawn at rest is none of the drag's.
    let frames = artist.frames().await? - before - 1;
    Ok(Drag { moves: MOVES as u32, frames, last })
}

fn print_row(model: &str, drawn: &str, times: [Vec<Duration>; 3]) {
    let [render, transport, whole] = times.map(Spread::of);
    let both = render.median + transport.median;
    let ratio = whole.median.as_secs_f64() / both.as_secs_f64();
    let cells = [render, transport].map(|spread| milliseconds(spread.median));
    let whole = format!("{}, p95 {}", milliseconds(whole.median), milliseconds(whole.p95));
    println!(
        "| {model} | {drawn} | {} | {} | {} | {whole} | {ratio:.2} |",
        cells[0],
        cells[1],
        milliseconds(both)
    );
}

struct Spread {
    median: Duration,
    p95: Duration,
}

impl Spread {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
        Self { median: at(50), p95: at(95) }
    }
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1e3)
}
