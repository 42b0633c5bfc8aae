//! A progress bar for work that takes longer than a second.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Set when a bar or a line is drawn.
static SEEN: AtomicBool = AtomicBool::new(false);

/// True if the user has seen a bar or a line that shows the progress of a command.
pub(super) fn is_seen() -> bool {
    SEEN.load(Ordering::Relaxed)
}

/// How long a search runs before a terminal shows it, and the interval of updates.
const EVERY: Duration = Duration::from_secs(2);

/// A line on a terminal that names the search in progress, if nobody knows how long it will take.
pub(super) struct Searching {
    bar: Option<ProgressBar>,
}

impl Searching {
    /// Starts; it ends when dropped.
    pub(super) fn of(what: &str, wanted: bool) -> Self {
        if !wanted {
            return Searching { bar: None };
        }
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(2));
        let template = format!("{what} … {{elapsed}}; Ctrl-C ends it and tells what is known");
        if let Ok(style) = ProgressStyle::with_template(&template) {
            bar.set_style(style);
        }
        bar.enable_steady_tick(EVERY);
        SEEN.store(!bar.is_hidden(), Ordering::Relaxed);
        Searching { bar: Some(bar) }
    }
}

impl Drop for Searching {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// A bar that stays hidden for its first second.
pub(super) struct Progress {
    bar: ProgressBar,
    from: Instant,
    wanted: bool,
}

impl Progress {
    /// A bar for this number of runs.
    pub(super) fn new(length: u64, wanted: bool) -> Self {
        Progress::of("runs", length, wanted)
    }

    /// A bar for this number of items.
    pub(super) fn of(what: &str, length: u64, wanted: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::hidden());
        let template =
            format!("{{bar:30}} {{human_pos}} of {{human_len}} {what}, {{per_sec}}, {{eta}} left");
        if let Ok(style) = ProgressStyle::with_template(&template) {
            bar.set_style(style);
        }
        Progress {
            bar,
            from: Instant::now(),
            wanted,
        }
    }

    /// Adds work that is done.
    pub(super) fn add(&self, done: u64) {
        if self.wanted && self.bar.is_hidden() && self.from.elapsed() > Duration::from_secs(1) {
            self.bar
                .set_draw_target(ProgressDrawTarget::stderr_with_hz(8));
            SEEN.store(!self.bar.is_hidden(), Ordering::Relaxed);
        }
        self.bar.inc(done);
    }

    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
