//! Lines for a person: what a command made goes to stdout, everything else to stderr.

use crate::failure::Failure;
use std::fmt::Display;
use std::io::{self, ErrorKind, Write as _};

/// A line on stdout, at once: whoever reads it through a pipe may be waiting for it.
pub fn result(line: impl Display) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match writeln!(stdout, "{line}").and_then(|()| stdout.flush()) {
        // Whoever was reading has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| Failure::new(format!("the output can't be written: {error}"))),
    }
}

/// A line on stderr. Where it can't be written there is nobody left to tell.
pub fn aside(line: impl Display) {
    let _ = writeln!(io::stderr(), "voxelier: {line}");
}
