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
mod playing;
mod share;
mod verdict;
mod words;
mod worth;

pub use playing::Playing;
pub use share::{Move, ShareFound};
pub use verdict::Verdict;
pub use words::{told_changes, told_expected, told_found};
pub use worth::{OptionChange, WorthFound};

use crate::game::Game;
use crate::scenario::{Expectation, Fact, Scenario};
use crate::space::Entangled;
use crate::trials::Trials;

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
/// just finished, from any thread; there are [`Playing::plays`] in total. While the change that a share needs is sought, it is
/// called with 0.
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
                        found.moves = moves::moves(scenario, expected, playing, done)?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Source, read};
    use crate::game::{Deal, Within, compile};
    use crate::scenario::{Claim, OptionId};
    use crate::space::{Existence, Limits, existence};
    use crate::talks::{Course, Plan, Unwatched, play};

    fn flagship(expected: &str) -> Scenario {
        let text = include_str!("../../../scenarios/mar-a-lago.toml");
        let (model, _) = text.split_once("[expect.").unwrap();
        let source = Source::from_text("mar-a-lago.toml", format!("{model}\n{expected}"));
        read(&source, &[]).unwrap().scenario
    }

    fn judged(scenario: &Scenario, runs: u64) -> Vec<Judged<'_>> {
        let playing = Playing { seed: 42, runs };
        judge(scenario, &compile(scenario), playing, &|_| {}).unwrap()
    }

    #[test]
    fn possible_by_a_round_is_what_a_search_of_each_round_finds() {
        let scenario = flagship("");
        let trials = Trials::new(&scenario, 42).unwrap().without_rotations();
        let (plan, mut early) = (Plan::of(&scenario), 0);
        for run in trials.all(30, &|_| {}) {
            let luck = trials.luck(run.id);
            let game = trials.game(run.id);
            let plan = plan.of_course(Course::drawn(luck));
            let played = play(&plan, &game, Course::drawn(luck), &mut Unwatched);
            let game = played.game(&game);
            let mut possible = false;
            for round in 0..=scenario.time.rounds {
                let found = existence(&game, Within::All, round, &Limits::DEFAULT).unwrap();
                possible |= matches!(found, Existence::Yes(_));
                assert_eq!(trials.possible_by(&run, round), Some(possible), "{run:?}");
                early += u32::from(possible && round < scenario.time.rounds);
            }
            assert_eq!(run.holds(Claim::Possible), possible);
        }
        assert!(early > 0);
    }

    #[test]
    fn the_options_that_would_do_are_those_that_do() {
        let expected = "[expect.x]\nwhat = \"worth\"\nof = \"russia\"\ndraft = \"kyiv-washington\"\nat_least = 50\nbelow = 60\n";
        let scenario = flagship(expected);
        let (game, all) = (compile(&scenario), judged(&scenario, 1));
        let Found::Worth(found) = &all[0].found else {
            panic!("a worth")
        };
        assert_eq!(all[0].verdict, Verdict::DoesNotFit);
        assert_eq!(
            (game.real(found.worth), found.short),
            (42.5, Some(game.unit().points(7.5)))
        );
        let text = &scenario.drafts[found.draft].text;
        let mut enough = 0;
        for issue in game.issue_ids() {
            for to in game.option_ids(issue) {
                let mut deal: Vec<OptionId> = text.clone();
                deal[issue.index()] = to;
                let deal = Deal::new(deal);
                let worth = game.real(game.worth(found.of, &deal));
                let does = (50.0..60.0).contains(&worth)
                    && game.rules().iter().all(|rule| rule.allows(&deal));
                let told = found.changes.iter().any(|c| (c.issue, c.to) == (issue, to));
                assert_eq!(does, told, "{issue:?} {to:?}");
                enough += usize::from(does);
            }
        }
        assert_eq!(found.changes.len(), enough);
        assert!(enough > 0);
    }

    #[test]
    fn a_number_that_would_do_is_the_nearest_whole_one() {
        let scenario = flagship("[expect.x]\nwhat = \"possible_day_one\"\nat_most = 0.1\n");
        let all = judged(&scenario, 50);
        let Found::Share(found) = &all[0].found else {
            panic!("a share")
        };
        assert_eq!(all[0].verdict, Verdict::DoesNotFit);
        let russia = found
            .moves
            .iter()
            .find(|m| m.path == "party.russia.no_deal.value");
        let russia = russia.expect("a party that has more without a deal signs less");
        assert!(russia.to > russia.from);
        let share = |value: f64| {
            let changed = scenario.with_number(&russia.path, value).unwrap();
            match &judged(&changed, 50)[0].found {
                Found::Share(found) => found.count.share(),
                Found::Worth(_) => panic!("a share"),
            }
        };
        assert_eq!(share(russia.to).to_bits(), russia.share.to_bits());
        assert!(russia.share <= 0.1 && share(russia.to - 1.0) > 0.1);
    }
}
