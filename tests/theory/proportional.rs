//! The proportional solution against brute force, and where it must agree with the egalitarian one.

use crate::random;
use crate::sized::config;
use proptest::prelude::*;
use zopa::game::{Deal, Points, Within};
use zopa::solutions::{Arena, Chosen, Egalitarian, NoSolution, Proportional, Solution};

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn is_leximin_of_gain_over_proportion(game in random::game(), proportions in prop::collection::vec(1_u32..=4, 0..=4)) {
        let players = game.signatories();
        // Over a common multiple of 1-4, quotients are whole numbers.
        let key = |deal: &Deal| -> Vec<i64> {
            let gains = players.iter().map(|&p| game.worth(p, deal) - game.no_deal_at(p, 0).unwrap_or_default());
            let mut key: Vec<i64> = gains
                .enumerate()
                .map(|(n, gain): (usize, Points)| gain.0 * 12 / i64::from(proportions.get(n).copied().unwrap_or(1)))
                .collect();
            key.sort_unstable();
            key
        };
        let rational = random::deals(&game)
            .into_iter()
            .filter(|deal| game.failures(deal, Within::Consents, 0).is_empty());
        let deals: Vec<Deal> = rational.collect();
        let best = deals.iter().map(key).max();
        let want: Vec<Deal> = deals.into_iter().filter(|deal| Some(key(deal)) == best).collect();
        match Proportional::new(&proportions).solve(&Arena::new(&game)) {
            Ok(chosen) => prop_assert_eq!(chosen.deals, want),
            Err(error) => prop_assert!(error == NoSolution::Empty && want.is_empty()),
        }
    }

    #[test]
    fn equal_proportions_are_egalitarian(game in random::game(), proportion in 1_u32..=1000) {
        let arena = || Arena::new(&game);
        let equal = Proportional::new(&[proportion; 5]).solve(&arena());
        // Measured in other units, the same deals.
        let deals = |chosen: Result<Chosen, NoSolution>| chosen.map(|chosen| (chosen.deals, chosen.count));
        prop_assert_eq!(deals(equal), deals(Egalitarian.solve(&arena())));
    }
}
