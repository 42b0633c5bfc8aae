//! The judgement of one game. Single runs, counts over many runs and sweeps all judge games here.

use crate::draws::{Luck, PathKey, Purpose};
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
        let broken_in = broken_in.and_then(|outlook| outlook.broken_in(breach(course.luck)));
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

/// The number in 0-1 that decides in which year a run's deal is broken.
///
/// The first is drawn; run r adds r times the golden ratio, whole numbers left out. So the numbers of many runs lie evenly, and
/// the share of deals that last is near its chance even in few runs: an interval for independent draws is too wide for it, and
/// never too narrow.
fn breach(luck: Luck) -> f64 {
    const GOLDEN: f64 = 0.618_033_988_749_894_9;
    let first = Luck { run: 0, ..luck };
    let first = first.uniform(Purpose::Breach, PathKey::of("durability"), 0);
    // Beyond 2^40 runs fewer digits would be left than there are runs.
    let place = first + GOLDEN * (luck.run % (1 << 40)) as f64;
    place - place.floor()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaches_lie_evenly_in_any_stretch_of_runs() {
        for (seed, from) in [(42, 0), (7, 1_000), (1, 123_456_789)] {
            let places: Vec<f64> = (from..from + 400)
                .map(|run| breach(Luck { seed, run }))
                .collect();
            for level in [0.02, 0.14, 0.5, 0.9] {
                let below = places.iter().filter(|place| **place < level).count() as f64;
                assert!(
                    (below / 400.0 - level).abs() < 0.01,
                    "{seed} {level} {below}"
                );
            }
        }
    }
}
