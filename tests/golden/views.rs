//! A lettered block from all sides.

use crate::gallery::Picture;
use crate::models;
use viewport::{Background, Bounds, Camera, Look, Quality, RenderRequest, View};
use voxel::Scene;

/// The size of most pictures, in pixels.
pub const SIZE: (u32, u32) = (256, 192);

const VIEWS: [(&str, View); 7] = [
    ("iso", View::Iso),
    ("front", View::Front),
    ("right", View::Right),
    ("back", View::Back),
    ("left", View::Left),
    ("top", View::Top),
    ("bottom", View::Bottom),
];

/// What is behind most pictures: one colour, like the middle of the studio's. The grain of the studio's wall takes a lot
/// of room in a file.
const WALL: Background = Background::Color([98, 104, 114]);

/// A picture of a scene at full quality, by a named view.
pub fn picture(name: &str, scene: &Scene, view: View, size: (u32, u32)) -> Picture {
    let bounds = Bounds::of(scene).expect("the scene shows something");
    let camera = Camera::framing(bounds, view, size.0 as f32 / size.1 as f32);
    Picture { name: name.to_owned(), scene: scene.clone(), request: request(size, camera) }
}

/// The same by the camera that a person starts with, in perspective.
pub fn seen(name: &str, scene: &Scene, size: (u32, u32)) -> Picture {
    let bounds = Bounds::of(scene).expect("the scene shows something");
    let mut camera = Camera::default();
    camera.frame(bounds, size.0 as f32 / size.1 as f32);
    Picture { name: name.to_owned(), scene: scene.clone(), request: request(size, camera) }
}

/// The same in the studio.
pub fn in_studio(mut picture: Picture) -> Picture {
    picture.request.background = Background::Studio;
    picture
}

fn request(size: (u32, u32), camera: Camera) -> RenderRequest {
    RenderRequest { size, camera, quality: Quality::Full, background: WALL, look: Look::default() }
}

pub fn pictures() -> Vec<Picture> {
    let scene = models::lettered();
    let mut pictures: Vec<Picture> =
        VIEWS.iter().map(|&(name, view)| picture(&format!("view-{name}"), &scene, view, SIZE)).collect();
    let studio = in_studio(seen("studio-full", &scene, SIZE));
    let with = |name: &str, change: &dyn Fn(&mut RenderRequest)| {
        let mut picture = Picture { name: name.to_owned(), ..studio.clone() };
        change(&mut picture.request);
        picture
    };
    pictures.push(with("studio-draft", &|request| request.quality = Quality::Draft));
    pictures.push(with("transparent-full", &|request| request.background = Background::Transparent));
    pictures.push(with("transparent-draft", &|request| {
        request.background = Background::Transparent;
        request.quality = Quality::Draft;
    }));
    pictures.push(with("paper", &|request| request.background = Background::Color([236, 232, 224])));
    pictures.push(studio);
    pictures
}
