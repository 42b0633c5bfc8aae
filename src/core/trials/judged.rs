//! What came of one game: the one place that judges it, for whoever tells one run, counts many or sweeps over cells.

use crate::game::{Ending, Game, Settlement};
use crate::scenario::{ByClaim, Claim};
use crate::space::{Budget, Limits, Oracle};

/// Whether each claim holds in a run; `None` where a search was too long.
pub type Answers = ByClaim<Option<bool>>;

/// How talks ended, and what is claimed of them.
#[derive(Debug)]
pub struct Judged {
    /// How they ended.
    pub settlement: Settlement,
    /// Whether each claim holds.
    pub answers: Answers,
}

impl Judged {
    /// What each search for a passing deal may take: a run that is told and the same run in a table of many have the same
    /// limits, or they would say different things of one game.
    pub const LIMITS: Limits<'static> = Limits::steps(5_000_000);

    /// Whether some deal passes every gate on day one; `None`: the search was too long.
    pub fn on_day_one(game: &Game, oracle: &mut Oracle, limits: &Limits<'_>) -> Option<bool> {
        oracle.load(game, 0);
        oracle.ask(limits).decided()
    }

    /// Whether some deal passes every gate in some round; `None`: the searches were too long, each of them or all together.
    pub fn in_some_round(game: &Game, oracle: &mut Oracle, limits: &Limits<'_>) -> Option<bool> {
        let budget = Budget::of_searches(limits.steps);
        oracle.load(game, 0);
        oracle.in_some_round(game, &limits.out_of(&budget))
    }

    /// Judges a game by how its talks ended. The search was prepared for its scenario.
    pub fn of(game: &Game, ending: Ending, oracle: &mut Oracle, limits: &Limits<'_>) -> Self {
        let settlement = Settlement::judge(game, ending);
        let day_one = Judged::on_day_one(game, oracle, limits);
        // A ratified deal is a witness.
        let possible = if day_one == Some(true) || settlement.holds(Claim::Ratified) {
            Some(true)
        } else {
            Judged::in_some_round(game, oracle, limits)
        };
        let answers = ByClaim::of(|claim| match claim {
            Claim::PossibleDayOne => day_one,
            Claim::Possible => possible,
            Claim::Handshake | Claim::Reached | Claim::Ratified | Claim::Breakdown => {
                Some(settlement.holds(claim))
            }
        });
        Judged {
            settlement,
            answers,
        }
    }
}
