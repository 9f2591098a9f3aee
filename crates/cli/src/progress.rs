//! A line on the terminal that tells the truth about a run. Where stderr is no terminal, only what is in the way is
//! told, once.

use crate::tell;
use indicatif::{ProgressBar, ProgressStyle};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use studio::view::{RunKind, RunPhase, RunView, TroubleCode, TroubleView};

/// The line of work whose end can be foreseen: what share of it is done, and how long the rest will take.
pub fn bar(what: &'static str) -> ProgressBar {
    let bar = ProgressBar::new(1_000).with_message(what);
    let style = ProgressStyle::with_template("{spinner} {msg} {percent} % [{bar:30}] {eta} left");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> "));
    bar
}

/// The line of one run.
pub struct Progress {
    bar: ProgressBar,
    what: &'static str,
    /// What was in the way when it was last told without a terminal.
    told: Option<TroubleView>,
}

impl Progress {
    /// Starts the line.
    pub fn start(kind: RunKind) -> Self {
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        bar.set_message("sending");
        bar.enable_steady_tick(Duration::from_millis(120));
        let what = if kind == RunKind::Images { "drawing" } else { "building" };
        Self { bar, what, told: None }
    }

    /// Tells how the run stands.
    pub fn show(&mut self, run: &RunView) {
        if self.bar.is_hidden() && run.retry_at.is_some() && run.trouble != self.told {
            tell::aside(self.sentence(run));
            self.told.clone_from(&run.trouble);
        }
        self.bar.set_message(self.sentence(run));
    }

    /// Takes the line away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }

    fn sentence(&self, run: &RunView) -> String {
        let seconds = |ms: u64| format!("{:.1} s", ms as f64 / 1000.0);
        if let Some(at) = run.retry_at {
            let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
            let left = u128::from(at).saturating_sub(now).div_ceil(1000);
            return match &run.trouble {
                Some(trouble) if trouble.code != TroubleCode::Busy => {
                    format!("{}: next try in {left} s", trouble.message)
                }
                _ => format!("the service asks to wait: sending again in {left} s"),
            };
        }
        match run.phase {
            RunPhase::Submitting => "sending".to_owned(),
            RunPhase::Queued => format!("waiting for a worker, {}", seconds(run.delay_ms)),
            RunPhase::Running => {
                format!("{}, {} (waited {})", self.what, seconds(run.execution_ms), seconds(run.delay_ms))
            }
            RunPhase::Storing => "saving".to_owned(),
            RunPhase::Cancelling => "stopping".to_owned(),
            _ => String::new(),
        }
    }
}
