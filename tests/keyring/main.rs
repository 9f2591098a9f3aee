//! Tokens live in the system's keyring, or in memory where there is none; never in the library.
//!
//! Each test has a session bus, a home and a keyring of its own, so it sees nothing of whoever runs it.

use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const TOKEN: &str = "vx-3f9a-secret-of-this-test";
const UNLOCKED: &str =
    "printf '\\n' | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null";

/// Two programs, one after the other.
fn keep_then_recall() -> String {
    format!("\"$KEYCHAIN\" keep \"$LIBRARY\" {TOKEN}; \"$KEYCHAIN\" recall \"$LIBRARY\"")
}

/// What a shell script says that runs in a session of its own, with `$KEYCHAIN` and `$LIBRARY` set.
fn in_session(home: &TempDir, script: &str) -> String {
    let mut session = Command::new("dbus-run-session");
    session.args(["--", "bash", "-euc", script]);
    said(home, session)
}

fn said(home: &TempDir, mut command: Command) -> String {
    let library = home.path().join("library");
    for name in ["HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
        command.env(name, home.path());
    }
    command.env_remove("DBUS_SESSION_BUS_ADDRESS").env_remove("DISPLAY").env_remove("GNOME_KEYRING_CONTROL");
    command.env("KEYCHAIN", env!("CARGO_BIN_EXE_keychain")).env("LIBRARY", library);
    let output = command.output().expect("the session starts: cargo xtask setup installs what it needs");
    let (said, complained) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}{complained}");
    said.into_owned()
}

fn home() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// Whether any file of the library holds the token.
fn leaked(folder: &Path) -> bool {
    let entries = std::fs::read_dir(folder).expect("the library is there");
    entries.map(|entry| entry.expect("an entry").path()).any(|path| {
        if path.is_dir() {
            return leaked(&path);
        }
        let bytes = std::fs::read(&path).expect("a file");
        bytes.windows(TOKEN.len()).any(|window| window == TOKEN.as_bytes())
    })
}

#[test]
fn a_token_outlives_the_app_in_the_systems_keyring_and_stands_in_no_file_of_ours() {
    let home = home();
    let told = in_session(&home, &format!("{UNLOCKED}; {}", keep_then_recall()));
    assert_eq!(told.matches("keyring: true, token: true").count(), 2, "{told}");
    assert!(!told.contains(TOKEN));
    assert!(!leaked(&home.path().join("library")));
}

#[test]
fn a_forgotten_token_is_gone_from_the_keyring() {
    let home = home();
    let then_forget = "\"$KEYCHAIN\" forget \"$LIBRARY\"; \"$KEYCHAIN\" recall \"$LIBRARY\"";
    let told = in_session(&home, &format!("{UNLOCKED}; {}; {then_forget}", keep_then_recall()));
    assert_eq!(told.matches("keyring: true, token: true").count(), 2, "{told}");
    assert_eq!(told.matches("keyring: true, token: false").count(), 2, "{told}");
}

#[test]
fn without_a_keyring_a_token_lasts_until_the_app_closes_and_that_is_said() {
    let home = home();
    let mut plain = Command::new("bash");
    plain.args(["-euc", &keep_then_recall()]);
    forgets(&said(&home, plain));
    assert!(!leaked(&home.path().join("library")));
}

#[test]
fn a_keyring_that_stays_locked_is_not_taken_for_one_that_keeps_things() {
    let home = home();
    forgets(&in_session(&home, &keep_then_recall()));
    assert!(!leaked(&home.path().join("library")));
}

fn forgets(told: &str) {
    let [first, _, then, reason] = told.lines().collect::<Vec<_>>()[..] else { panic!("{told}") };
    assert_eq!(first, "keyring: false, token: true");
    assert_eq!(then, "keyring: false, token: false");
    assert!(reason.contains("memory until the app closes"), "{reason}");
}
