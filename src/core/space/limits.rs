//! The limits of a search, in steps and in memory, and how it is stopped.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// The steps that several searches may spend together. Each takes its steps from it, one search after the other, so that a
/// command with many questions ends as well. Searches that share one must not run at the same time: what each gets would
/// depend on chance.
#[derive(Debug)]
pub struct Budget {
    left: AtomicU64,
}

impl Budget {
    /// The number of full-length searches that a budget pays for by default.
    pub const SEARCHES: u64 = 10;

    /// A budget of this many steps.
    pub const fn steps(steps: u64) -> Self {
        Budget {
            left: AtomicU64::new(steps),
        }
    }

    /// A budget for [`Budget::SEARCHES`] searches of this length.
    pub const fn of_searches(steps: u64) -> Self {
        Budget::steps(steps.saturating_mul(Budget::SEARCHES))
    }

    /// True if the budget is spent.
    pub fn is_spent(&self) -> bool {
        self.left() == 0
    }

    /// The steps that are left.
    pub fn left(&self) -> u64 {
        self.left.load(Ordering::Relaxed)
    }

    fn spend(&self, steps: u64) {
        let left = self.left().saturating_sub(steps);
        self.left.store(left, Ordering::Relaxed);
    }
}

/// The cost limit of a search. It is counted in steps, not in seconds, so that the same limit gives the same answer
/// everywhere.
#[derive(Debug, Clone, Copy)]
pub struct Limits<'a> {
    /// The most steps: partial deals looked at, or points merged. A step takes about 5 to 50 ns.
    pub steps: u64,
    /// The most bytes that a search keeps in its layers, lists and tables, by their number of entries.
    pub memory: u64,
    /// The budget that it shares with other searches.
    pub budget: Option<&'a Budget>,
    /// Set from outside to stop the search soon.
    pub stop: Option<&'a AtomicBool>,
}

impl<'a> Limits<'a> {
    /// About a second's worth of steps, and [`Limits::MEMORY`].
    pub const DEFAULT: Limits<'static> = Limits::steps(20_000_000);

    /// The most that a search keeps by default: 800 MB. What else a command holds, above all the game, comes on top.
    pub const MEMORY: u64 = 800_000_000;

    /// At most this many steps.
    pub const fn steps(steps: u64) -> Limits<'static> {
        Limits {
            steps,
            memory: Limits::MEMORY,
            budget: None,
            stop: None,
        }
    }

    /// The same limits with the steps taken from a budget.
    pub const fn out_of(self, budget: &'a Budget) -> Limits<'a> {
        Limits {
            budget: Some(budget),
            ..self
        }
    }

    /// The steps that a search can really take.
    pub fn left(&self) -> u64 {
        let left = self.budget.map_or(u64::MAX, Budget::left);
        left.min(self.steps)
    }

    /// What is left of the budget for all searches together.
    pub fn in_all(&self) -> u64 {
        let left = self.budget.map(Budget::left);
        left.unwrap_or(self.steps.saturating_mul(Budget::SEARCHES))
    }

    /// Pays for work outside a search; returns false if nothing is left to begin one with.
    pub fn pay(&self, steps: u64) -> bool {
        if let Some(budget) = self.budget {
            budget.spend(steps);
        }
        self.left() > 0
    }

    /// The limits with this fraction of the steps.
    pub(super) fn part(&self, parts: u64) -> Limits<'a> {
        Limits {
            steps: self.steps / parts,
            ..*self
        }
    }

    pub(super) fn meter(&self) -> Meter<'_> {
        self.meter_at(1)
    }

    /// A meter of things of which `a_step` count as one step.
    pub(super) fn meter_at(&self, a_step: u64) -> Meter<'_> {
        let granted = self.left().saturating_mul(a_step);
        Meter {
            left: granted,
            granted,
            a_step,
            budget: self.budget,
            stop: self.stop,
        }
    }
}

/// Counts the steps of a search.
#[derive(Debug)]
pub(super) struct Meter<'a> {
    left: u64,
    granted: u64,
    /// The number of counted things that make one step of the budget.
    a_step: u64,
    budget: Option<&'a Budget>,
    stop: Option<&'a AtomicBool>,
}

/// Steps between two looks at the flag.
const LOOK_EVERY: u64 = 1 << 14;

impl Meter<'_> {
    /// Takes one step; returns false if none is left.
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

    /// The steps that were taken.
    pub(super) fn spent(&self) -> u64 {
        self.granted - self.left
    }

    /// Takes steps whose number is only known afterwards; the next one finds out if that was too many.
    #[inline]
    pub(super) fn owe(&mut self, steps: u64) {
        self.left = self.left.saturating_sub(steps);
    }

    /// Takes many steps at once; returns false if too few are left.
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

impl Drop for Meter<'_> {
    fn drop(&mut self) {
        if let Some(budget) = self.budget {
            budget.spend(self.spent().div_ceil(self.a_step));
        }
    }
}
