//! Does the model fit what is known? The `[expect.X]` sections of a file, held against what the model says.
//!
//! A worth is exact. A share of runs is an estimate over the draws of `zopa run --runs N`: it fits, or does not, only where its
//! whole 95% Wilson interval says so; otherwise it cannot be told at that number of runs. What would have to change is said only
//! where it was computed: for a worth every single option of the draft that would do it, and for a share the nearest value of
//! each no-deal value and each ratifier's threshold at which the estimate is as expected.
//!
//! ```
//! # extern crate zopa_core as zopa;
//! use zopa::expectations::{Playing, Verdict, judge};
//! use zopa::format::{Source, read};
//! use zopa::game::compile;
//!
//! let source = Source::from_text("haggle.toml", r#"
//!     schema = 1
//!     [party.buyer]
//!     no_deal = 20
//!     [party.seller]
//!     [issue.price]
//!     range = { from = 50, to = 150, step = 5 }
//!     buyer  = { from = 100, to = 0 }
//!     seller = { from = 0, to = 100 }
//!     [draft.first]
//!     text = { price = 145 }
//!     [expect.not-that]          # the buyer turned 145 down
//!     what  = "worth"
//!     of    = "buyer"
//!     draft = "first"
//!     below = "no_deal"
//!     [expect.settled]           # and they settled in the end
//!     what     = "handshake"
//!     at_least = 0.9
//! "#);
//! let scenario = read(&source, &[])?.scenario;
//! let judged = judge(&scenario, &compile(&scenario), Playing::DEFAULT, &|_| {})?;
//! assert!(judged.iter().all(|judged| judged.verdict == Verdict::Fits));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod moves;
mod share;
mod words;
mod worth;

pub use moves::Move;
pub use share::ShareFound;
pub use words::{told_changes, told_expected, told_found};
pub use worth::{OptionChange, WorthFound};

use crate::game::Game;
use crate::scenario::{Expectation, Fact, Scenario};
use crate::space::Entangled;
use crate::trials::Trials;

/// How runs are played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Playing {
    /// The master seed.
    pub seed: u64,
    /// The number of runs, ≥ 1; one is played where nothing is drawn.
    pub runs: u64,
}

impl Playing {
    /// 400 runs, which know a share to within ± 5 percentage points, with the seed of whoever gives none.
    pub const DEFAULT: Playing = Playing {
        seed: 42,
        runs: 400,
    };

    /// The number of runs that are played for a scenario: none where only worths are expected.
    pub fn plays(self, scenario: &Scenario) -> u64 {
        let share = |expected: &Expectation| matches!(expected.fact, Fact::Share { .. });
        match scenario.expectations.iter().any(share) {
            false => 0,
            true if scenario.draws_nothing() => 1,
            true => self.runs,
        }
    }
}

/// Whether an expectation fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The model says what is expected.
    Fits,
    /// It says something else.
    DoesNotFit,
    /// The interval of the share, or the rounding of the worth, lies on both sides of a bound.
    CannotBeTold,
}

impl Verdict {
    /// Its word in documents.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Fits => "fits",
            Verdict::DoesNotFit => "does_not_fit",
            Verdict::CannotBeTold => "cannot_be_told",
        }
    }

    /// Of a number that is known to lie somewhere in an interval: whether the whole interval is as expected, or nothing of it.
    fn of(all: bool, nothing: bool) -> Self {
        match (all, nothing) {
            (true, _) => Verdict::Fits,
            (false, true) => Verdict::DoesNotFit,
            (false, false) => Verdict::CannotBeTold,
        }
    }
}

/// An expectation with its verdict.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged<'s> {
    /// What is expected.
    pub expected: &'s Expectation,
    /// Whether it fits.
    pub verdict: Verdict,
    /// What the model says.
    pub found: Found,
}

/// What the model says.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// What a draft is worth.
    Worth(WorthFound),
    /// How often a claim holds.
    Share(ShareFound),
}

/// Judges every expectation of a scenario, in file order. `game` is the scenario's own; `done` is called with the number of runs
/// just finished, from any thread; there are [`Playing::plays`] in total, and more if the change that a share needs is sought.
///
/// # Errors
/// [`Entangled`] if links and rules tie too many issues together.
pub fn judge<'s>(
    scenario: &'s Scenario,
    game: &Game,
    playing: Playing,
    done: &(dyn Fn(u64) + Sync),
) -> Result<Vec<Judged<'s>>, Entangled> {
    let plays = playing.plays(scenario);
    let trials = Trials::new(scenario, playing.seed)?.without_rotations();
    let runs = trials.all(plays, done);
    let mut judged = Vec::new();
    for expected in &scenario.expectations {
        let (verdict, found) = match expected.fact {
            Fact::Worth { of, draft } => {
                let (verdict, found) = worth::judge(scenario, game, expected, of, draft);
                (verdict, Found::Worth(found))
            }
            Fact::Share { claim, by } => {
                let mut found = ShareFound::of(&trials, &runs, claim, by);
                let verdict = found.verdict(expected);
                match verdict {
                    Verdict::Fits => {}
                    Verdict::DoesNotFit => {
                        found.moves = moves::moves(scenario, expected, playing)?;
                    }
                    Verdict::CannotBeTold => found.runs_needed = found.runs_that_tell(expected),
                }
                (verdict, Found::Share(found))
            }
        };
        judged.push(Judged {
            expected,
            verdict,
            found,
        });
    }
    Ok(judged)
}
