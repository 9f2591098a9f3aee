//! The thread that owns the graphics card: it draws frames for the page and thumbnails for the history.

use super::beauty::Beauty;
use super::cards::Cards;
use super::desk::Desk;
use super::pane::Place;
use super::protocol::{CameraView, HEADER_BYTES, Input, Notice, VoxelView};
use super::server::Outgoing;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, oneshot};
use viewport::{Frame, Quality, RenderRequest};
use voxel::Scene;

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
    /// Not this.
    pub fn failed(error: impl std::fmt::Display) -> Self {
        Self::Failed(error.to_string())
    }
}

enum Order {
    Connect(mpsc::UnboundedSender<Outgoing>),
    Input(Input),
    Show { turn: Turn, place: Place, shown: Option<Shown> },
    Picture { reply: oneshot::Sender<Result<Vec<u8>, RendererError>> },
    Subject { reply: oneshot::Sender<Option<Subject>> },
    Thumbnail { scene: Box<Scene>, reply: oneshot::Sender<Result<Vec<u8>, RendererError>> },
}

/// What stands on the stage, and how it is seen there.
#[derive(Clone, Debug)]
pub struct Subject {
    pub scene: Arc<Scene>,
    pub request: RenderRequest,
}

/// A model's id and what it looks like.
pub type Shown = (String, Arc<Scene>);

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

    /// Shows a model there, or nothing, unless a newer wish for that place has been met already.
    pub fn show(&self, turn: Turn, place: Place, shown: Option<Shown>) {
        self.order(Order::Show { turn, place, shown });
    }

    /// What the page shows of the main model, as a PNG: its beauty render where there is one.
    pub async fn picture(&self) -> Result<Vec<u8>, RendererError> {
        let (reply, answer) = oneshot::channel();
        self.order(Order::Picture { reply });
        answer.await.unwrap_or_else(|_| Err(stopped()))
    }

    /// What stands on the stage; `None` where nothing does, or two models do.
    pub async fn subject(&self) -> Option<Subject> {
        let (reply, answer) = oneshot::channel();
        self.order(Order::Subject { reply });
        answer.await.ok().flatten()
    }

    /// A small picture of a scene for the history: PNG on a transparent ground.
    pub async fn thumbnail(&self, scene: Scene) -> Result<Vec<u8>, RendererError> {
        let (reply, answer) = oneshot::channel();
        self.order(Order::Thumbnail { scene: Box::new(scene), reply });
        answer.await.unwrap_or_else(|_| Err(stopped()))
    }

    /// A thread that is gone has said why already; there is nobody left to tell.
    fn order(&self, order: Order) {
        let _ = self.orders.send(order);
    }
}

fn stopped() -> RendererError {
    RendererError::NoAdapter("the drawing thread has stopped".to_owned())
}

/// The thread's own state.
struct Painter {
    cards: Result<Cards, RendererError>,
    desk: Desk,
    /// Kept, since a device that was lost takes its copy with it. By place.
    shown: [Option<Shown>; 2],
    /// The newest wishes that were met, by place.
    turns: [Turn; 2],
    page: Option<mpsc::UnboundedSender<Outgoing>>,
    sequence: u32,
    /// What the page knows of the camera.
    camera: Option<CameraView>,
    /// What the page knows of the pointer.
    pointed: Option<VoxelView>,
    beauty: Option<Beauty>,
}

impl Painter {
    fn new() -> Self {
        let cards = Cards::open();
        let software = cards.as_ref().is_ok_and(Cards::is_software);
        Self {
            cards,
            desk: Desk::new(software, Instant::now()),
            shown: [None, None],
            turns: [Turn(0); 2],
            page: None,
            sequence: 0,
            camera: None,
            pointed: None,
            beauty: None,
        }
    }

    /// Works until the last [`Renderer`] is gone: waits for orders, takes all there are, then draws if need be.
    fn run(mut self, inbox: &Receiver<Order>) {
        loop {
            let is_tracing = self.beauty.as_ref().is_some_and(|beauty| !beauty.is_done());
            let pause = if is_tracing { Some(Duration::ZERO) } else { self.desk.sleeps(Instant::now()) };
            let first = match pause {
                Some(pause) => inbox.recv_timeout(pause),
                None => inbox.recv().map_err(RecvTimeoutError::from),
            };
            match first {
                Ok(order) => self.take(order),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            while let Ok(order) = inbox.try_recv() {
                self.take(order);
            }
            if self.beauty.is_some() && self.desk.pace().is_behind() {
                self.end_beauty();
            }
            // While light is traced, nothing moves by itself.
            if self.beauty.is_none() {
                self.desk.tick(Instant::now());
            }
            self.tell_pointed();
            if self.desk.wants_frame() {
                self.draw();
            } else {
                self.trace();
            }
        }
    }

    fn take(&mut self, order: Order) {
        match order {
            Order::Connect(page) => {
                self.page = Some(page);
                (self.camera, self.pointed) = (None, None);
                self.desk.pace().connected();
                self.tell_showing();
                if let Err(error) = &self.cards {
                    self.tell(Notice::Trouble { message: error.to_string() });
                }
            }
            Order::Input(input) => {
                self.desk.apply(&input, Instant::now());
                match input {
                    Input::Pick { x, y } => self.tell(Notice::Picked { voxel: self.desk.voxel_at(x, y) }),
                    Input::Beauty { on: true } => self.begin_beauty(),
                    _ => {}
                }
            }
            Order::Show { turn, place, shown } => {
                if turn > self.turns[place as usize] {
                    self.turns[place as usize] = turn;
                    self.show(place, shown);
                }
            }
            Order::Picture { reply } => {
                let picture = self.picture();
                let _ = reply.send(picture.and_then(|frame| frame.to_png().map_err(RendererError::failed)));
            }
            Order::Subject { reply } => {
                let scene = self.shown[Place::Main as usize].as_ref().map(|(_, scene)| Arc::clone(scene));
                let subject = scene.zip(self.desk.portrait());
                let _ = reply.send(subject.map(|(scene, request)| Subject { scene, request }));
            }
            Order::Thumbnail { scene, reply } => {
                let picture = self.cards.as_ref().map_err(Clone::clone);
                let _ = reply.send(picture.and_then(|cards| cards.thumbnail(&scene)));
            }
        }
    }

    fn show(&mut self, place: Place, shown: Option<Shown>) {
        let scene = shown.as_ref().map(|(_, scene)| Arc::clone(scene));
        let id = |shown: &Option<Shown>| shown.as_ref().map(|(id, _)| id.clone());
        let is_changed = id(&shown).is_some() && id(&shown) == id(&self.shown[place as usize]);
        self.shown[place as usize] = shown;
        self.upload(place);
        if is_changed {
            self.desk.change(place, scene, Instant::now());
        } else {
            self.desk.show(place, scene);
        }
        self.tell_showing();
    }

    /// Gives the graphics card what is shown.
    fn upload(&mut self, place: Place) {
        let Ok(cards) = &mut self.cards else { return };
        let scene = self.shown[place as usize].as_ref().map(|(_, scene)| &**scene);
        if let Err(error) = cards.show(place, scene) {
            self.tell(Notice::Trouble { message: error.to_string() });
        }
    }

    fn tell_showing(&mut self) {
        let [model, beside] = self.shown.each_ref().map(|shown| shown.as_ref().map(|(id, _)| id.clone()));
        self.tell(Notice::Showing { model, beside });
    }

    /// The voxel under the pointer changes as the pointer, the camera or the model moves. No frame is drawn for it.
    fn tell_pointed(&mut self) {
        let pointed = self.desk.pointed();
        if pointed != self.pointed {
            self.pointed.clone_from(&pointed);
            self.tell(Notice::Pointed { voxel: pointed });
        }
    }

    fn begin_beauty(&mut self) {
        self.desk.settle();
        let (Ok(cards), Some((_, scene)), Some(request)) =
            (&mut self.cards, &self.shown[Place::Main as usize], self.desk.portrait())
        else {
            return;
        };
        match cards.expose(scene, &request) {
            Ok(exposure) => {
                let beauty = Beauty::new(exposure);
                self.tell(Notice::Beauty { progress: Some(beauty.view()) });
                self.beauty = Some(beauty);
            }
            Err(error) => self.tell(Notice::Trouble { message: error.to_string() }),
        }
    }

    fn end_beauty(&mut self) {
        self.beauty = None;
        self.tell(Notice::Beauty { progress: None });
    }

    /// Traces a little of a beauty render, if there is one, and shows what is worth it.
    fn trace(&mut self) {
        let is_free = !self.desk.pace().waits_for_page();
        let Some(beauty) = self.beauty.as_mut().filter(|beauty| !beauty.is_done()) else { return };
        match beauty.step(is_free) {
            Ok(None) => {}
            Ok(Some(frame)) => {
                let progress = Some(beauty.view());
                self.sequence = self.sequence.wrapping_add(1);
                self.desk.pace().refined(self.sequence);
                let size = (frame.width, frame.height);
                self.send(Outgoing::Frame(message(&[frame], size, self.sequence, Quality::Full).into()));
                self.tell(Notice::Beauty { progress });
            }
            Err(error) => {
                self.end_beauty();
                self.tell(Notice::Trouble { message: error.to_string() });
                // A card that was lost is opened again with the plain picture.
                self.desk.pace().changed();
            }
        }
    }

    fn picture(&mut self) -> Result<Frame, RendererError> {
        if let Some(beauty) = &mut self.beauty {
            return beauty.picture();
        }
        let cards = self.cards.as_mut().map_err(|error| error.clone())?;
        let nothing = || RendererError::failed("there is no model on the stage, or there are two");
        cards.render(Place::Main, &self.desk.portrait().ok_or_else(nothing)?)
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
        let Ok(cards) = &mut self.cards else { return Ok(()) };
        let (size, quality) = self.desk.frame();
        let started = Instant::now();
        let background = self.desk.background();
        let mut parts = Vec::new();
        for shot in self.desk.shots(size) {
            let request =
                RenderRequest { size: shot.size, camera: shot.camera, quality, background, look: shot.look };
            parts.push(cards.render(shot.place, &request)?);
        }
        self.sequence = self.sequence.wrapping_add(1);
        self.desk.pace().sent(self.sequence, quality, started.elapsed());
        let camera = self.desk.view();
        if self.camera != Some(camera) {
            self.camera = Some(camera);
            self.tell(Notice::Camera { camera });
        }
        self.send(Outgoing::Frame(message(&parts, size, self.sequence, quality).into()));
        Ok(())
    }

    /// Opens a device that was lost again, with what was shown. Whether there is a new one.
    fn reopen(&mut self) -> bool {
        if !self.cards.as_ref().is_ok_and(Cards::is_lost) {
            return false;
        }
        self.cards = Cards::open();
        self.upload(Place::Main);
        self.upload(Place::Beside);
        self.cards.is_ok()
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

/// Header and pixels of one frame, made of parts that stand side by side.
fn message(parts: &[Frame], (width, height): (u32, u32), sequence: u32, quality: Quality) -> Vec<u8> {
    let flags = u32::from(quality == Quality::Draft);
    let mut bytes = Vec::with_capacity(HEADER_BYTES + 4 * width as usize * height as usize);
    for field in [sequence, width, height, flags] {
        bytes.extend_from_slice(&field.to_le_bytes());
    }
    if let [whole] = parts {
        bytes.extend_from_slice(&whole.rgba);
        return bytes;
    }
    let mut rows: Vec<_> =
        parts.iter().map(|part| part.rgba.chunks_exact(4 * part.width.max(1) as usize)).collect();
    for _ in 0..height {
        rows.iter_mut().filter_map(Iterator::next).for_each(|row| bytes.extend_from_slice(row));
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_parts_of_a_frame_stand_side_by_side() {
        let part = |width: u32, value: u8| Frame { width, height: 2, rgba: vec![value; 8 * width as usize] };
        let bytes = message(&[part(1, 5), part(2, 7)], (3, 2), 9, Quality::Full);
        assert_eq!(bytes[..HEADER_BYTES], [9, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]);
        let row = [[5; 4], [7; 4], [7; 4]].concat();
        assert_eq!(bytes[HEADER_BYTES..], [row.clone(), row].concat());
        let whole = message(&[part(3, 5)], (3, 2), 1, Quality::Draft);
        assert_eq!((whole[12], &whole[HEADER_BYTES..]), (1, &[5; 24][..]));
    }
}
