//! How long a search may take, and how it is stopped.

use std::sync::atomic::{AtomicBool, Ordering};

/// What a search may cost. It is counted in steps, not in seconds, so that the same limit gives the same answer
/// everywhere.
#[derive(Debug, Clone, Copy)]
pub struct Limits<'a> {
    /// The most steps: partial deals looked at, or points merged. A step takes about 5 to 50 ns.
    pub steps: u64,
    /// Set by somebody else to stop the search soon.
    pub stop: Option<&'a AtomicBool>,
}

impl Limits<'_> {
    /// As many steps as are taken in about a second.
    pub const DEFAULT: Limits<'static> = Limits::steps(20_000_000);

    /// At most this many steps.
    #[must_use]
    pub const fn steps(steps: u64) -> Limits<'static> {
        Limits { steps, stop: None }
    }

    pub(super) fn meter(&self) -> Meter<'_> {
        Meter {
            left: self.steps,
            stop: self.stop,
        }
    }
}

/// Counts the steps of a search.
#[derive(Debug)]
pub(super) struct Meter<'a> {
    left: u64,
    stop: Option<&'a AtomicBool>,
}

/// Steps between two looks at the flag.
const LOOK_EVERY: u64 = 1 << 14;

impl Meter<'_> {
    /// Takes one step; `false`: no more.
    #[inline]
    pub(super) fn step(&mut self) -> bool {
        if self.left == 0 {
            return false;
        }
        self.left -= 1;
        if self.left.is_multiple_of(LOOK_EVERY) {
            self.look();
        }
        true
    }

    /// The steps that are left.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    /// Takes many steps at once; `false`: no more.
    pub(super) fn steps(&mut self, steps: u64) -> bool {
        self.left = self.left.saturating_sub(steps);
        self.look();
        self.left > 0
    }

    #[cold]
    fn look(&mut self) {
        if self.stop.is_some_and(|stop| stop.load(Ordering::Relaxed)) {
            self.left = 0;
        }
    }
}
