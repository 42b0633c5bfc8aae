//! Present worth: the value on day one of a worth in a later round, to a party that values time.

use super::{About, Game, Points, Unit, parameters};
use crate::scenario::{Delay, PartyId};
use crate::sources::{Citation, RUBINSTEIN_1982};

/// The fact sheet.
pub(super) static ABOUT: About = About {
    name: "patience",
    title: "Patience and cost of delay",
    sentence: "How much less a deal is worth today if it comes later.",
    formula: "present worth = worth * patience^round, rounded down each round; or worth - cost_of_delay * round",
    parameters: parameters! {
        "patience": "factor a round", "above 0, to 1", default "1";
        "cost_of_delay": "points a round", ">= 0", default "0";
    },
    assumptions: "Only the reported present worth looks at it: gates and time-dependent tactics do not, because a deal and \
                  no deal are enjoyed from the same round on. A party has one of the two.",
    sources: &[Citation::Of(&RUBINSTEIN_1982)],
    example: "mar-a-lago",
};

impl Game {
    /// The worth on day one, to the party, of `worth` in `round`.
    pub fn present_worth(&self, party: PartyId, worth: Points, round: u32) -> Points {
        match self.frame().parties[party.index()].delay {
            Delay::Patience(factor) => {
                let factor = i128::from(Unit::BILLIONTH.points(factor).0);
                let one = i128::from(Unit::BILLIONTH.size());
                let once = |worth: i128| (worth * factor).div_euclid(one);
                // The factor is at most 1, so the product never outgrows the worth.
                let now = (0..round).fold(i128::from(worth.0), |worth, _| once(worth));
                Points(i64::try_from(now).unwrap_or(worth.0))
            }
            Delay::Cost(points) => worth - Points(self.unit().given(points).0 * i64::from(round)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::GameBuilder;
    use crate::scenario::Role;

    #[test]
    fn without_patience_given_nothing_is_lost() {
        let game = GameBuilder::new(&[2])
            .party("ann", Role::Signatory, &[&[0, 1]])
            .build()
            .unwrap();
        assert_eq!(game.present_worth(PartyId(0), Points(-7), 12), Points(-7));
    }

    #[test]
    fn discounting_floors_every_round() {
        let game = GameBuilder::new(&[2])
            .party("ann", Role::Signatory, &[&[0, 1]])
            .delay(PartyId(0), Delay::Patience(0.9))
            .build()
            .unwrap();
        assert_eq!(game.present_worth(PartyId(0), Points(101), 1), Points(90));
        assert_eq!(game.present_worth(PartyId(0), Points(101), 2), Points(81));
        assert_eq!(game.present_worth(PartyId(0), Points(-101), 1), Points(-91));
    }
}
