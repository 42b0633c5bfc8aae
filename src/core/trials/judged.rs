//! The judgement of one game. Single runs, counts over many runs and sweeps all judge games here.

use crate::draws::{PathKey, Purpose};
use crate::durability::Outlook;
use crate::game::{Ending, Game, Settlement};
use crate::scenario::{ByClaim, Claim};
use crate::space::{Budget, Limits, Oracle};
use crate::talks::Course;

/// Whether each claim holds in a run; `None` where a search took too long, and for a deal's lasting where nothing is drawn.
pub type Answers = ByClaim<Option<bool>>;

/// How talks ended, and which claims hold of them.
#[derive(Debug)]
pub struct Judged {
    /// How they ended.
    pub settlement: Settlement,
    /// Whether each claim holds.
    pub answers: Answers,
    /// The years after, for a handshake in a file that says what a deal must outlive.
    pub outlook: Option<Outlook>,
    /// The year after ratification in which the deal is broken, 1…years; `None` if it is not, or nothing is drawn.
    pub broken_in: Option<u32>,
}

impl Judged {
    /// The limits of each search for a passing deal. A run shown alone and the same run in a table of many have the same
    /// limits, so that both say the same of one game.
    pub const LIMITS: Limits<'static> = Limits::steps(5_000_000);

    /// Whether some deal passes every gate on day one; `None`: the search took too long.
    pub fn on_day_one(game: &Game, oracle: &mut Oracle, limits: &Limits<'_>) -> Option<bool> {
        oracle.load(game, 0);
        oracle.ask(limits).decided()
    }

    /// Whether some deal passes every gate in some round; `None`: the searches took too long, one of them or all together.
    pub fn in_some_round(game: &Game, oracle: &mut Oracle, limits: &Limits<'_>) -> Option<bool> {
        Judged::by_round(game.frame().rounds, game, oracle, limits)
    }

    /// The same for day one and the rounds up to `last`.
    pub fn by_round(
        last: u32,
        game: &Game,
        oracle: &mut Oracle,
        limits: &Limits<'_>,
    ) -> Option<bool> {
        let budget = Budget::of_searches(limits.steps);
        oracle.load(game, 0);
        oracle.by_round(last, game, &limits.out_of(&budget))
    }

    /// Judges a game by how its talks ended. `oracle` was prepared for the game's scenario.
    pub fn of(
        game: &Game,
        course: Course,
        ending: Ending,
        oracle: &mut Oracle,
        limits: &Limits<'_>,
    ) -> Self {
        let settlement = Settlement::judge(game, ending);
        let day_one = Judged::on_day_one(game, oracle, limits);
        // A ratified deal proves that one is possible.
        let possible = if day_one == Some(true) || settlement.holds(Claim::Ratified) {
            Some(true)
        } else {
            Judged::in_some_round(game, oracle, limits)
        };
        let handshake = settlement.handshake();
        let outlook = handshake.and_then(|(deal, _)| Outlook::in_game(game, deal));
        let ratified = settlement.holds(Claim::Ratified);
        let drawn = course.chance && game.frame().durability.is_some();
        let broken_in = outlook.as_ref().filter(|_| drawn && ratified);
        let broken_in = broken_in.and_then(|outlook| {
            let path = PathKey::of("durability");
            outlook.broken_in(course.luck.uniform(Purpose::Breach, path, 0))
        });
        let answers = ByClaim::of(|claim| match claim {
            Claim::Lasting => drawn.then_some(ratified && broken_in.is_none()),
            Claim::PossibleDayOne => day_one,
            Claim::Possible => possible,
            Claim::Handshake | Claim::Reached | Claim::Ratified | Claim::Breakdown => {
                Some(settlement.holds(claim))
            }
        });
        Judged {
            settlement,
            answers,
            outlook,
            broken_in,
        }
    }
}
