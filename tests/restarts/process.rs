//! A process of its own: this program once more, in another role, until it is killed.

use std::env;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, ChildStdout, Command, Stdio};
use tokio::task::block_in_place;

/// What a process says when it has come to the point where it is to be killed.
const HERE: &str = "here";

/// What everything that a process is told begins with in its environment.
const PREFIX: &str = "RESTARTS_";

/// A living process.
pub struct Process {
    child: Child,
    says: BufReader<ChildStdout>,
}

impl Process {
    /// Starts one in a role, and tells it these things by name.
    pub fn start(role: &str, told: &[(&str, &str)]) -> Self {
        let mut command = Command::new(env::current_exe().expect("this program"));
        command.env(format!("{PREFIX}role"), role);
        command.envs(told.iter().map(|(name, value)| (format!("{PREFIX}{name}"), value)));
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it starts");
        let says = BufReader::new(child.stdout.take().expect("its output"));
        Self { child, says }
    }

    /// The next line that it says.
    pub fn line(&mut self) -> String {
        let mut line = String::new();
        block_in_place(|| self.says.read_line(&mut line)).expect("it speaks");
        line.trim().to_owned()
    }

    /// Returns once it has come to its point.
    pub fn wait_for_its_point(&mut self) {
        assert_eq!(self.line(), HERE, "it has to come to its point first");
    }

    /// As `kill -9` does.
    pub fn kill(&mut self) {
        self.child.kill().expect("it is alive");
        self.child.wait().expect("it is gone");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The role of this process, if it is such a one. It ends with the process that started it, whatever ends that.
pub fn role() -> Option<String> {
    let role = told("role")?;
    std::thread::spawn(|| {
        let _ = std::io::stdin().read(&mut [0]);
        std::process::exit(1);
    });
    Some(role)
}

/// Something that this process was told.
pub fn told(name: &str) -> Option<String> {
    env::var(format!("{PREFIX}{name}")).ok()
}

/// Goes no further than the point that this process was told.
pub fn stop_at_its_point(reached: &str) {
    if told("point").as_deref() == Some(reached) {
        say(HERE);
        loop {
            std::thread::park();
        }
    }
}

/// Says a line to whoever started this process.
pub fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).expect("somebody listens");
}
