//! A progress bar for what takes longer than a second.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::{Duration, Instant};

/// A bar that stays hidden for its first second.
pub(super) struct Progress {
    bar: ProgressBar,
    from: Instant,
    wanted: bool,
}

impl Progress {
    /// Of so many runs.
    pub(super) fn new(length: u64, wanted: bool) -> Self {
        Progress::of("runs", length, wanted)
    }

    /// Of so many of something.
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

    /// That many more are done.
    pub(super) fn add(&self, done: u64) {
        if self.wanted && self.bar.is_hidden() && self.from.elapsed() > Duration::from_secs(1) {
            self.bar
                .set_draw_target(ProgressDrawTarget::stderr_with_hz(8));
        }
        self.bar.inc(done);
    }

    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
