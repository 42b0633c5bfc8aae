//! Where numbers had to be rounded: by how much a comparison can be off, and what depends on it.

use super::whole;
use crate::game::{Game, Within};
use crate::space::{self, DealCount, Limits};

/// What rounding can change in a game whose numbers have no common denominator that fits 64 bits.
#[derive(Debug, Clone, PartialEq)]
pub struct Rounded {
    /// The maximum error, in points, of a worth minus what it is compared with.
    pub by: f64,
    /// How many deals pass every gate if each gate asks for that much more, and if it asks for that much less; `None` where the
    /// numbers are equal, so that rounding lets no deal through and keeps none out.
    pub passing: Option<(DealCount, DealCount)>,
}

impl Rounded {
    /// What rounding can change in `round`; `None` where every number is exact.
    pub fn of(game: &Game, round: u32) -> Option<Self> {
        let slack = game.slack()?;
        let passing = |game: &Game| {
            let funnel = space::funnel(game, round, &Limits::DEFAULT).ok()?;
            Some(funnel.deals(Within::All).clone())
        };
        let (fewest, most) = (
            passing(&game.asking(slack))?,
            passing(&game.asking(-slack))?,
        );
        Some(Rounded {
            by: game.real(slack),
            passing: (fewest != most).then_some((fewest, most)),
        })
    }

    /// In words.
    pub fn told(&self) -> String {
        let on_it = match &self.passing {
            None => "No deal lies so close to a gate that it matters.".to_owned(),
            Some((fewest, most)) if fewest.exact().is_none() || most.exact().is_none() => format!(
                "How many deals lie that close to a gate was not counted to the end: at least {} and at most {} pass every gate.",
                whole(fewest.at_least()),
                whole(most.at_most())
            ),
            Some((fewest, most)) => format!(
                "Some deals lie that close to a gate: at least {} and at most {} pass every gate.",
                whole(fewest.at_least()),
                whole(most.at_most())
            ),
        };
        format!(
            "Rounded: the numbers have no common denominator that fits 64 bits, so that a worth can be off by {:.0e} points. {on_it}",
            self.by
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigUint;

    #[test]
    fn only_what_was_counted_is_laid_to_rounding() {
        let count = |least: u32, most: u32| {
            let [least, most] = [least, most].map(BigUint::from);
            let between = [least.clone(), least.clone(), most.clone()];
            DealCount::between(least, most, between)
        };
        let told = |fewest, most| {
            let rounded = Rounded {
                by: 1e-9,
                passing: Some((fewest, most)),
            };
            rounded.told()
        };
        let counted = told(count(3, 3), count(4, 4));
        assert!(counted.ends_with(
            "Some deals lie that close to a gate: at least 3 and at most 4 pass every gate."
        ));
        let open = told(count(3, 9), count(3, 10));
        assert!(
            open.ends_with(
                "was not counted to the end: at least 3 and at most 10 pass every gate."
            )
        );
    }
}
