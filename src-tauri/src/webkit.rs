//! What WebKitGTK has to be told before the first window.

/// Without a graphics card, compositing in the web process costs more than all the rest of a frame: on machines
/// where no render node exists it is switched off. Where there is one it stays on, for switching it off there makes
/// everything slow.
#[cfg(target_os = "linux")]
pub fn prepare() {
    const SWITCH: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";
    if std::env::var_os(SWITCH).is_none() && !has_render_node() {
        #[expect(unsafe_code, reason = "nothing else runs yet, so nothing reads the environment meanwhile")]
        // SAFETY: main calls this before it starts any thread; until then the app only takes its lock and a port.
        unsafe {
            std::env::set_var(SWITCH, "1");
        }
    }
}

/// Other systems bring their own web view.
#[cfg(not(target_os = "linux"))]
pub fn prepare() {}

#[cfg(target_os = "linux")]
fn has_render_node() -> bool {
    let Ok(nodes) = std::fs::read_dir("/dev/dri") else { return false };
    nodes.flatten().any(|node| node.file_name().to_string_lossy().starts_with("renderD"))
}
