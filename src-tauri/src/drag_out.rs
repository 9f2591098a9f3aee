//! A file dragged out of the window, into a folder or another program.
//!
//! The page can't do that: what it drags is data of its own, and no file. So GTK drags for it, from the moment at which the
//! page sees that somebody means to. Only on Linux so far.

use std::path::Path;
use tauri::WebviewWindow;

/// Why nothing is dragged.
#[derive(Debug, thiserror::Error)]
pub enum DragError {
    #[error("files can't be dragged out of the window on this system: export them instead")]
    #[cfg_attr(target_os = "linux", expect(dead_code, reason = "said by other systems"))]
    Unknown,
    #[error("the window could not begin to drag: {0}")]
    Window(String),
}

/// Drags a file, with the button that is held down, until it is let go.
#[cfg(target_os = "linux")]
pub async fn drag(window: &WebviewWindow, file: &Path) -> Result<(), DragError> {
    let failed = |reason: &dyn std::fmt::Display| DragError::Window(reason.to_string());
    let uri = gtk::glib::filename_to_uri(file, None).map_err(|error| failed(&error))?.to_string();
    let (over, end) = tokio::sync::oneshot::channel();
    let source = window.clone();
    let begun = window.run_on_main_thread(move || {
        if let Ok(widget) = source.gtk_window() {
            begin(&widget, uri, over);
        }
    });
    begun.map_err(|error| failed(&error))?;
    // Where nothing was begun, the sender is gone.
    end.await.map_err(|_| failed(&"the pointer is somebody else's"))
}

#[cfg(not(target_os = "linux"))]
pub async fn drag(_: &WebviewWindow, _: &Path) -> Result<(), DragError> {
    Err(DragError::Unknown)
}

/// Begins to drag; `over` hears of the end.
#[cfg(target_os = "linux")]
fn begin(window: &gtk::ApplicationWindow, uri: String, over: tokio::sync::oneshot::Sender<()>) {
    use gtk::gdk::DragAction;
    use gtk::glib::object::ObjectExt as _;
    use gtk::prelude::WidgetExt as _;
    use std::cell::Cell;
    use std::rc::Rc;

    /// The main button.
    const BUTTON: i32 = 1;
    let targets = gtk::TargetList::new(&[]);
    targets.add_uri_targets(0);
    let given = window.connect_drag_data_get(move |_, _, data, _, _| {
        data.set_uris(&[&uri]);
    });
    // Whoever takes the file asks for it after it was let go, and before the drag ends.
    let (given, over) = (Rc::new(Cell::new(Some(given))), Cell::new(Some(over)));
    let ended = Rc::new(Cell::new(None));
    let (taken, own) = (Rc::clone(&given), Rc::clone(&ended));
    ended.set(Some(window.connect_drag_end(move |window, _| {
        taken.take().into_iter().chain(own.take()).for_each(|handler| window.disconnect(handler));
        if let Some(over) = over.take() {
            let _ = over.send(());
        }
    })));
    let begun = window.drag_begin_with_coordinates(&targets, DragAction::COPY, BUTTON, None, -1, -1);
    if begun.is_none() {
        given.take().into_iter().chain(ended.take()).for_each(|handler| window.disconnect(handler));
    }
}
