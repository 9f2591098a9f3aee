//! A folder to run the command in, with a home of its own, and what a run left behind.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;
use voxel::{Scene, VoxelModel, vox};

/// The folder. The command runs in it, so words can name files in it as they are.
pub struct Bench {
    folder: TempDir,
}

impl Bench {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Where the command keeps its library and its built-in service.
    pub fn home(&self) -> PathBuf {
        self.path("home")
    }

    /// The names of everything in the folder, hidden files too, but for the home.
    pub fn names(&self) -> Vec<String> {
        names_in(self.folder.path()).into_iter().filter(|name| name != "home").collect()
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).unwrap();
    }

    /// A `.vox` file in the folder, which has to be sound.
    pub fn scene(&self, name: &str) -> Scene {
        let scene = vox::read(&self.read(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(scene.warnings, [""; 0], "{name}");
        scene
    }

    /// A `.vox` file in the folder, as one model.
    pub fn model(&self, name: &str) -> VoxelModel {
        self.scene(name).flatten().unwrap()
    }

    /// The command with these words: no keyring, no token, no screen.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_voxelier"));
        command.args(words).current_dir(self.folder.path()).env("VOXELIER_HOME", self.home());
        for variable in ["DBUS_SESSION_BUS_ADDRESS", "VOXELIER_TOKEN", "DISPLAY", "WAYLAND_DISPLAY"] {
            command.env_remove(variable);
        }
        // Without it, Mesa's drivers complain on stderr.
        command.env("XDG_RUNTIME_DIR", self.folder.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs the command to its end.
    pub fn run(&self, words: &[&str]) -> Ended {
        Ended::of(words, self.command(words).output().unwrap())
    }

    /// Runs the command with a token for `--service`.
    pub fn run_with_token(&self, token: &str, words: &[&str]) -> Ended {
        Ended::of(words, self.command(words).env("VOXELIER_TOKEN", token).output().unwrap())
    }
}

pub fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A file of the test data of another crate of ours.
pub fn data(path: &str) -> String {
    format!("{}/../{path}", env!("CARGO_MANIFEST_DIR"))
}

/// How a run ended.
pub struct Ended {
    words: String,
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Ended {
    pub fn of(words: &[&str], output: Output) -> Self {
        Self {
            words: words.join(" "),
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// It did what was asked. Gives what it said on stdout and on stderr.
    pub fn done(self) -> (String, String) {
        assert_eq!(self.code, Some(0), "voxelier {}: {}", self.words, self.stderr);
        (self.stdout, self.stderr)
    }

    /// It did what was asked, and said nothing on stderr. Gives what it said on stdout.
    pub fn done_quietly(self) -> String {
        let words = self.words.clone();
        let (stdout, stderr) = self.done();
        assert_eq!(stderr, "", "voxelier {words}");
        stdout
    }

    /// It failed with exit code 1, nothing on stdout and, as its last line on stderr, the sentence that it gives.
    pub fn failed(self) -> String {
        assert_eq!(self.code, Some(1), "voxelier {}: {}{}", self.words, self.stdout, self.stderr);
        assert_eq!(self.stdout, "", "voxelier {}", self.words);
        assert!(!self.stderr.contains("panicked"), "voxelier {}: {}", self.words, self.stderr);
        let last = self.stderr.lines().last().unwrap_or_default();
        let sentence = last.strip_prefix("voxelier: ");
        sentence.unwrap_or_else(|| panic!("voxelier {}: {}", self.words, self.stderr)).to_owned()
    }

    /// It was used wrongly: exit code 2. Gives what it said on stderr.
    pub fn misused(self) -> String {
        assert_eq!(self.code, Some(2), "voxelier {}: {}{}", self.words, self.stdout, self.stderr);
        assert_eq!(self.stdout, "", "voxelier {}", self.words);
        self.stderr
    }
}

/// `voxelier serve` on the folder `data` of a bench, until this is dropped.
pub struct Serving {
    process: Child,
    pub url: String,
}

impl Serving {
    pub fn start(bench: &Bench) -> Self {
        let words = ["serve", "--listen", "127.0.0.1:0", "--data-dir", "data"];
        let mut process = bench.command(&words).stderr(Stdio::inherit()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim_end().strip_prefix("listening on ");
        let url = url.unwrap_or_else(|| panic!("serve said {line:?}")).to_owned();
        Self { process, url }
    }

    /// Sends a signal by name, waits for the end, and gives the exit code where there is one.
    #[cfg(unix)]
    pub fn signal(mut self, name: &str) -> Option<i32> {
        let sent = Command::new("kill").args(["-s", name, &self.process.id().to_string()]).status();
        assert!(sent.unwrap().success());
        self.process.wait().unwrap().code()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Hides every driver from a command: those of Vulkan, and those of OpenGL.
#[cfg(target_os = "linux")]
pub fn without_adapter(command: &mut Command) -> &mut Command {
    for variable in ["VK_ICD_FILENAMES", "VK_DRIVER_FILES", "__EGL_VENDOR_LIBRARY_FILENAMES"] {
        command.env(variable, "/nonexistent");
    }
    command
}
