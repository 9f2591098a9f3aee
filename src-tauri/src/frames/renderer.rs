//! The thread that owns the graphics card: it draws frames for the page and thumbnails for the history.

use super::desk::{Desk, REST};
use super::protocol::{HEADER_BYTES, Input, Notice};
use super::server::Outgoing;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Instant;
use tokio::sync::{mpsc, oneshot};
use viewport::{Background, Bounds, Camera, Frame, Gpu, Look, Quality, RenderRequest, View, Viewport};
use voxel::Scene;

/// Pixels along each side of a history thumbnail.
const THUMBNAIL_SIDE: u32 = 256;

/// Why nothing can be drawn.
#[derive(Clone, Debug, thiserror::Error)]
pub enum RendererError {
    /// Neither this nor anything else, until the app starts again.
    #[error("{0}")]
    NoAdapter(String),
    /// Not this, for a reason of its own.
    #[error("{0}")]
    Failed(String),
}

impl RendererError {
    fn failed(error: impl std::fmt::Display) -> Self {
        Self::Failed(error.to_string())
    }
}

enum Order {
    Connect(mpsc::UnboundedSender<Outgoing>),
    Input(Input),
    Show { turn: Turn, shown: Option<Shown> },
    Thumbnail { scene: Box<Scene>, reply: oneshot::Sender<Result<Vec<u8>, RendererError>> },
}

/// A model's id and what it looks like.
type Shown = (String, Box<Scene>);

/// Whose wish to show something is the newest: files are read side by side, and the slowest must not win.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn(u64);

/// A handle to the drawing thread; it ends when the last handle is dropped.
#[derive(Clone)]
pub struct Renderer {
    orders: Sender<Order>,
    turns: Arc<AtomicU64>,
}

impl Renderer {
    /// Starts the thread. A missing graphics adapter is told to whoever connects, and to whoever wants a picture.
    pub fn start() -> Self {
        let (orders, inbox) = channel();
        thread::Builder::new()
            .name("viewport".to_owned())
            .spawn(move || Painter::new().run(&inbox))
            .map(drop)
            .unwrap_or_else(|error| eprintln!("voxelier: the drawing thread could not start: {error}"));
        Self { orders, turns: Arc::default() }
    }

    /// Taken when somebody wishes to see something, before its file is read.
    pub fn turn(&self) -> Turn {
        Turn(self.turns.fetch_add(1, Ordering::Relaxed) + 1)
    }

    /// Frames and notices go to this page from now on.
    pub fn connect(&self, page: mpsc::UnboundedSender<Outgoing>) {
        self.order(Order::Connect(page));
    }

    /// Takes one message of the page.
    pub fn input(&self, input: Input) {
        self.order(Order::Input(input));
    }

    /// Shows a scene, or nothing, unless a newer wish has been met already.
    pub fn show(&self, turn: Turn, shown: Option<(String, Scene)>) {
        let shown = shown.map(|(model, scene)| (model, Box::new(scene)));
        self.order(Order::Show { turn, shown });
    }

    /// A small picture of a scene for the history: PNG on a transparent ground.
    pub async fn thumbnail(&self, scene: Scene) -> Result<Vec<u8>, RendererError> {
        let (reply, answer) = oneshot::channel();
        self.order(Order::Thumbnail { scene: Box::new(scene), reply });
        answer
            .await
            .unwrap_or_else(|_| Err(RendererError::NoAdapter("the drawing thread has stopped".to_owned())))
    }

    /// A thread that is gone has said why already; there is nobody left to tell.
    fn order(&self, order: Order) {
        let _ = self.orders.send(order);
    }
}

/// The thread's own state.
struct Painter {
    gpu: Result<(Arc<Gpu>, Viewport), RendererError>,
    desk: Desk,
    /// Kept, since a device that was lost takes its copy with it.
    shown: Option<Shown>,
    turn: Turn,
    page: Option<mpsc::UnboundedSender<Outgoing>>,
    sequence: u32,
}

impl Painter {
    fn new() -> Self {
        let gpu = open_gpu();
        let software = gpu.as_ref().is_ok_and(|(gpu, _)| gpu.is_software());
        Self { gpu, desk: Desk::new(software), shown: None, turn: Turn(0), page: None, sequence: 0 }
    }

    /// Works until the last [`Renderer`] is gone: waits for orders, takes all there are, then draws if need be.
    fn run(mut self, inbox: &Receiver<Order>) {
        loop {
            let first = if self.desk.waits_for_rest() {
                inbox.recv_timeout(REST)
            } else {
                inbox.recv().map_err(RecvTimeoutError::from)
            };
            match first {
                Ok(order) => self.take(order),
                Err(RecvTimeoutError::Timeout) => self.desk.rested(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
            while let Ok(order) = inbox.try_recv() {
                self.take(order);
            }
            if self.desk.wants_frame() {
                self.draw();
            }
        }
    }

    fn take(&mut self, order: Order) {
        match order {
            Order::Connect(page) => {
                self.page = Some(page);
                self.desk.connected();
                self.tell_showing();
                if let Err(error) = &self.gpu {
                    self.tell(Notice::Trouble { message: error.to_string() });
                }
            }
            Order::Input(input) => self.desk.apply(&input),
            Order::Show { turn, shown } => {
                if turn > self.turn {
                    self.turn = turn;
                    self.shown = shown;
                    self.show();
                }
            }
            Order::Thumbnail { scene, reply } => {
                let _ = reply.send(self.thumbnail(&scene));
            }
        }
    }

    fn show(&mut self) {
        self.upload();
        self.desk.show(self.shown.as_ref().and_then(|(_, scene)| Bounds::of(scene)));
        self.tell_showing();
    }

    /// Gives the graphics card what is shown.
    fn upload(&mut self) {
        let Ok((_, viewport)) = &mut self.gpu else { return };
        let uploaded = match &self.shown {
            Some((_, scene)) => viewport.show(scene),
            None => {
                viewport.clear();
                Ok(())
            }
        };
        if let Err(error) = uploaded {
            self.tell(Notice::Trouble { message: error.to_string() });
        }
    }

    fn tell_showing(&mut self) {
        let model = self.shown.as_ref().map(|(model, _)| model.clone());
        self.tell(Notice::Showing { model });
    }

    fn draw(&mut self) {
        let Err(error) = self.draw_once() else { return };
        if self.reopen() && self.draw_once().is_ok() {
            return;
        }
        self.desk.failed();
        self.tell(Notice::Trouble { message: error.to_string() });
    }

    fn draw_once(&mut self) -> Result<(), RendererError> {
        let Ok((_, viewport)) = &mut self.gpu else { return Ok(()) };
        let (camera, size, quality) = self.desk.frame();
        let started = Instant::now();
        let (look, background) = self.desk.look();
        let request = RenderRequest { size, camera, quality, background, look };
        let frame = viewport.render(&request).map_err(RendererError::failed)?;
        self.sequence = self.sequence.wrapping_add(1);
        self.desk.sent(self.sequence, quality, started.elapsed());
        self.send(Outgoing::Frame(message(&frame, self.sequence, quality).into()));
        Ok(())
    }

    /// Opens a device that was lost again, with what was shown. Whether there is a new one.
    fn reopen(&mut self) -> bool {
        if !self.gpu.as_ref().is_ok_and(|(gpu, _)| gpu.is_lost()) {
            return false;
        }
        self.gpu = open_gpu();
        self.upload();
        self.gpu.is_ok()
    }

    fn thumbnail(&mut self, scene: &Scene) -> Result<Vec<u8>, RendererError> {
        let (gpu, _) = self.gpu.as_ref().map_err(Clone::clone)?;
        // A viewport of its own, so that the page's stays as it is.
        let mut viewport = Viewport::new(Arc::clone(gpu)).map_err(RendererError::failed)?;
        viewport.show(scene).map_err(RendererError::failed)?;
        let bounds = Bounds::of(scene).ok_or_else(|| RendererError::failed("the model is empty"))?;
        let request = RenderRequest {
            size: (THUMBNAIL_SIDE, THUMBNAIL_SIDE),
            camera: Camera::framing(bounds, View::Iso, 1.0),
            quality: Quality::Full,
            background: Background::Transparent,
            look: Look::default(),
        };
        let frame = viewport.render(&request).map_err(RendererError::failed)?;
        frame.to_png().map_err(RendererError::failed)
    }

    fn tell(&mut self, notice: Notice) {
        self.send(Outgoing::Notice(notice));
    }

    fn send(&mut self, outgoing: Outgoing) {
        if self.page.as_ref().is_some_and(|page| page.send(outgoing).is_err()) {
            self.page = None;
        }
    }
}

fn open_gpu() -> Result<(Arc<Gpu>, Viewport), RendererError> {
    let gpu = Arc::new(Gpu::new().map_err(|error| RendererError::NoAdapter(error.to_string()))?);
    let viewport = Viewport::new(Arc::clone(&gpu)).map_err(RendererError::failed)?;
    Ok((gpu, viewport))
}

/// Header and pixels of one frame.
fn message(frame: &Frame, sequence: u32, quality: Quality) -> Vec<u8> {
    let flags = u32::from(quality == Quality::Draft);
    let mut bytes = Vec::with_capacity(HEADER_BYTES + frame.rgba.len());
    for field in [sequence, frame.width, frame.height, flags] {
        bytes.extend_from_slice(&field.to_le_bytes());
    }
    bytes.extend_from_slice(&frame.rgba);
    bytes
}
