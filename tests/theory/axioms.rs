//! The axioms of the solutions over single deals, as properties.

use crate::sized::config;
use num_bigint::BigUint;
use proptest::prelude::*;
use std::cmp::Ordering;
use zopa::game::{Deal, Game, GameBuilder, Points, Within};
use zopa::scenario::{Condition, IssueId, OptionId, PartyId, Role};
use zopa::solutions::{
    Arena, AsymmetricNash, Egalitarian, KalaiSmorodinsky, Nash, NoSolution, Proportional, Solution,
    Utilitarian,
};
use zopa::space::Limits;

/// An additive game as numbers: the rows of each party, option by option, and what it has without a deal.
#[derive(Debug, Clone)]
struct Numbers {
    sizes: Vec<u16>,
    parties: Vec<(Vec<i64>, i64)>,
}

impl Numbers {
    /// The game, with some pairs of options (their numbers over all issues) that no deal may join.
    fn game(&self, forbidden: &[(usize, usize)]) -> Game {
        let mut builder = GameBuilder::new(&self.sizes);
        for (n, (row, no_deal)) in self.parties.iter().enumerate() {
            let mut rest = row.as_slice();
            let rows: Vec<&[i64]> = self
                .sizes
                .iter()
                .map(|&size| {
                    let (these, others) = rest.split_at(usize::from(size));
                    rest = others;
                    these
                })
                .collect();
            builder = builder
                .party(&format!("p{n}"), Role::Signatory, &rows)
                .no_deal(PartyId(n as u16), Points(*no_deal), Points(0));
        }
        for &(one, other) in forbidden {
            let (one, other) = (self.place(one), self.place(other));
            let mut terms = vec![(one.0, vec![one.1])];
            if other.0 != one.0 {
                terms.push((other.0, vec![other.1]));
                terms.sort();
            }
            builder = builder.rule(&Condition(terms), None);
        }
        builder.build().unwrap()
    }

    fn place(&self, option: usize) -> (IssueId, OptionId) {
        let all: usize = self.sizes.iter().map(|&size| usize::from(size)).sum();
        let mut left = option % all;
        for (issue, &size) in self.sizes.iter().enumerate() {
            if left < usize::from(size) {
                return (IssueId(issue as u16), OptionId(left as u16));
            }
            left -= usize::from(size);
        }
        unreachable!("a number below the sum of the sizes")
    }
}

/// Two to four parties over up to three issues, on a coarse grid with many ties; some parties cannot gain at all.
fn numbers() -> impl Strategy<Value = Numbers> {
    (prop::collection::vec(1_u16..=4, 1..=3), 2_usize..=4).prop_flat_map(|(sizes, parties)| {
        let slots: usize = sizes.iter().map(|&n| usize::from(n)).sum();
        let payoff = prop_oneof![4 => 0_i64..=6, 1 => -3_i64..=0];
        let party = (prop::collection::vec(payoff, slots), 0_i64..=9);
        (Just(sizes), prop::collection::vec(party, parties))
            .prop_map(|(sizes, parties)| Numbers { sizes, parties })
    })
}

/// Every solution without a parameter, and two with: equal parameters keep the axioms of their equals.
fn all() -> Vec<Box<dyn Solution>> {
    vec![
        Box::new(Nash),
        Box::new(AsymmetricNash::new(&[2, 2, 2, 2])),
        Box::new(KalaiSmorodinsky),
        Box::new(Egalitarian),
        Box::new(Proportional::new(&[3, 3, 3, 3])),
        Box::new(Utilitarian),
    ]
}

fn chosen(solution: &dyn Solution, game: &Game) -> Vec<Deal> {
    match solution.solve(&Arena::new(game).within(Within::Zopa)) {
        Ok(chosen) => chosen.deals,
        Err(NoSolution::Empty) => Vec::new(),
        Err(other) => panic!("{other}"),
    }
}

/// What each deal of the zone gives to each party over no deal.
fn gains(numbers: &Numbers, game: &Game) -> Vec<(Deal, Vec<i64>)> {
    let gain = |deal: &Deal| -> Vec<i64> {
        game.party_ids()
            .zip(&numbers.parties)
            .map(|(party, (_, no_deal))| game.worth(party, deal).0 - no_deal)
            .collect()
    };
    crate::random::deals(game)
        .into_iter()
        .filter(|deal| game.failures(deal, Within::Zopa, 0).is_empty())
        .map(|deal| (deal.clone(), gain(&deal)))
        .collect()
}

/// Π a^power against Π b^power, all factors ≥ 1: logarithms where they are far apart, else by multiplying out.
fn compare(a: &[i64], b: &[i64], powers: &[u32]) -> Ordering {
    let log = |gains: &[i64]| -> f64 {
        let factors = gains.iter().zip(powers);
        factors
            .map(|(&g, &w)| f64::from(w) * libm::log(g as f64))
            .sum()
    };
    let (near, far) = (log(a), log(b));
    if (near - far).abs() > 1e-6 * (1.0 + near.abs()) {
        return near.total_cmp(&far);
    }
    let product = |gains: &[i64]| -> BigUint {
        let factors = gains.iter().zip(powers);
        factors
            .map(|(&g, &w)| BigUint::from(g.unsigned_abs()).pow(w))
            .product()
    };
    product(a).cmp(&product(b))
}

proptest! {
    #![proptest_config(config(1_000))]

    #[test]
    fn nobody_can_gain_without_a_loss_to_another(numbers in numbers()) {
        let game = numbers.game(&[]);
        let zone = gains(&numbers, &game);
        let powers = AsymmetricNash::new(&[3, 1, 5, 2]);
        let proportions = Proportional::new(&[3, 1, 5, 2]);
        let unequal: [&dyn Solution; 2] = [&powers, &proportions];
        for solution in all().iter().map(|s| &**s).chain(unequal) {
            let found = chosen(solution, &game);
            prop_assert_eq!(found.is_empty(), zone.is_empty());
            for (_, gain) in zone.iter().filter(|(deal, _)| found.contains(deal)) {
                let better = zone.iter().find(|(_, other)| other != gain && other.iter().zip(gain).all(|(o, g)| o >= g));
                prop_assert!(better.is_none(), "{}: {:?} under {:?}", solution.about().name, gain, better);
            }
        }
    }

    #[test]
    fn names_do_not_matter(numbers in numbers(), turn in 1_usize..4) {
        let mut turned = numbers.clone();
        let places = turned.parties.len();
        turned.parties.rotate_left(turn % places);
        for solution in all() {
            prop_assert_eq!(
                chosen(&*solution, &numbers.game(&[])),
                chosen(&*solution, &turned.game(&[])),
                "{}", solution.about().name
            );
        }
    }

    #[test]
    fn equal_parties_are_treated_alike(numbers in numbers()) {
        // The second party becomes the mirror of the first: their first two options of every issue change places.
        let mut mirrored = numbers.clone();
        let (mut row, no_deal) = mirrored.parties[0].clone();
        let mut start = 0;
        for &size in &mirrored.sizes {
            if size > 1 {
                row.swap(start, start + 1);
            }
            start += usize::from(size);
        }
        mirrored.parties = vec![numbers.parties[0].clone(), (row, no_deal)];
        let game = mirrored.game(&[]);
        let zone = gains(&mirrored, &game);
        for solution in all() {
            let found = chosen(&*solution, &game);
            let mut pairs: Vec<&Vec<i64>> = zone.iter().filter(|(deal, _)| found.contains(deal)).map(|(_, gain)| gain).collect();
            let mut swapped: Vec<Vec<i64>> = pairs.iter().map(|gain| vec![gain[1], gain[0]]).collect();
            pairs.sort();
            swapped.sort();
            prop_assert_eq!(pairs, swapped.iter().collect::<Vec<_>>(), "{}", solution.about().name);
        }
    }

    #[test]
    fn units_and_zeros_of_worth_do_not_matter_to_these(
        numbers in numbers(),
        scales in prop::collection::vec(1_i64..=9, 4),
        shifts in prop::collection::vec(-20_i64..=20, 4),
        powers in prop::collection::vec(1_u32..=1000, 4),
    ) {
        let mut other = numbers.clone();
        let first = usize::from(numbers.sizes[0]);
        for ((row, no_deal), (scale, shift)) in other.parties.iter_mut().zip(scales.iter().zip(&shifts)) {
            row.iter_mut().for_each(|u| *u *= scale);
            row[..first].iter_mut().for_each(|u| *u += shift);
            *no_deal = *no_deal * scale + shift;
        }
        let asymmetric = AsymmetricNash::new(&powers);
        let mut solutions: Vec<&dyn Solution> = vec![&KalaiSmorodinsky];
        // Where not all can gain, products of different parties' gains are compared, and units do matter.
        if gains(&numbers, &numbers.game(&[])).iter().any(|(_, gain)| gain.iter().all(|&g| g > 0)) {
            solutions.extend([&Nash as &dyn Solution, &asymmetric]);
        }
        for solution in solutions {
            prop_assert_eq!(
                chosen(solution, &numbers.game(&[])),
                chosen(solution, &other.game(&[])),
                "{}", solution.about().name
            );
        }
    }

    #[test]
    fn what_is_not_chosen_does_not_matter_to_these(
        numbers in numbers(),
        forbidden in prop::collection::vec((0_usize..12, 0_usize..12), 1..=4),
        powers in prop::collection::vec(1_u32..=9, 4),
    ) {
        let (whole, part) = (numbers.game(&[]), numbers.game(&forbidden));
        let asymmetric = AsymmetricNash::new(&powers);
        let proportional = Proportional::new(&powers);
        // Products, sums and levels of gains are each a measure that other deals cannot change; shares of the best are not.
        let solutions: [&dyn Solution; 5] = [&Nash, &asymmetric, &Egalitarian, &proportional, &Utilitarian];
        for solution in solutions {
            let left: Vec<Deal> = chosen(solution, &whole)
                .into_iter()
                .filter(|deal| part.failures(deal, Within::Anything, 0).is_empty())
                .collect();
            if !left.is_empty() {
                prop_assert_eq!(left, chosen(solution, &part), "{}", solution.about().name);
            }
        }
    }

    /// Over single deals the axiom of Kalai and Smorodinsky holds for the least share: where more deals leave every
    /// party's best as it was, no share falls below what the worst-off had.
    #[test]
    fn more_deals_with_the_same_bests_hurt_no_worst_off(
        numbers in numbers(),
        forbidden in prop::collection::vec((0_usize..12, 0_usize..12), 1..=4),
    ) {
        let (whole, part) = (numbers.game(&[]), numbers.game(&forbidden));
        let best = |game: &Game| -> Vec<i64> {
            let zone = gains(&numbers, game);
            (0..numbers.parties.len()).map(|n| zone.iter().map(|(_, gain)| gain[n]).max().unwrap_or(0)).collect()
        };
        let bests = best(&whole);
        prop_assume!(bests == best(&part));
        let least = |game: &Game| -> Option<(i64, i64)> {
            let found = chosen(&KalaiSmorodinsky, game);
            let zone = gains(&numbers, game);
            let (_, gain) = zone.iter().find(|(deal, _)| found.contains(deal))?;
            let shares = gain.iter().copied().zip(bests.iter().copied()).filter(|(_, best)| *best > 0);
            shares.min_by(|a, b| (a.0 * b.1).cmp(&(b.0 * a.1)))
        };
        if let (Some(more), Some(less)) = (least(&whole), least(&part)) {
            prop_assert!(more.0 * less.1 >= less.0 * more.1, "{:?} after {:?}", more, less);
        }
    }
}

proptest! {
    #![proptest_config(config(2_000))]

    /// Also where not all parties can gain at once.
    #[test]
    fn a_stopped_search_never_claims_more_than_it_proved(
        numbers in numbers(),
        forbidden in prop::collection::vec((0_usize..12, 0_usize..12), 0..=3),
        steps in 0_u64..30,
    ) {
        let game = numbers.game(&forbidden);
        let powers = AsymmetricNash::new(&[3, 1, 5, 2]);
        for solution in all().iter().map(|s| &**s).chain([&powers as &dyn Solution]) {
            let arena = || Arena::new(&game).within(Within::Zopa);
            let exact = solution.solve(&arena());
            match (solution.solve(&arena().limits(Limits::steps(steps))), &exact) {
                (Ok(found), Ok(exact)) => match found.at_most {
                    None => prop_assert_eq!(&found, exact, "{}", solution.about().name),
                    Some(_) => prop_assert!(!found.deals.is_empty()),
                },
                (Err(NoSolution::Undecided), _) => {}
                (got, want) => prop_assert_eq!(&got, want),
            }
        }
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn powers_are_fractions_with_denominators_up_to_1000(
        numbers in numbers(),
        powers in prop::collection::vec((1_u32..=1000, prop_oneof![1_u32..=12, Just(500), Just(1000)]), 4),
    ) {
        let game = numbers.game(&[]);
        let zone = gains(&numbers, &game);
        let common = powers.iter().fold(1_u64, |all, &(_, under)| {
            let (mut a, mut b) = (all, u64::from(under));
            while b != 0 {
                (a, b) = (b, a % b);
            }
            all / a * u64::from(under)
        });
        let whole: Vec<u32> = powers.iter()
            .map(|&(over, under)| u32::try_from(u64::from(over) * common / u64::from(under)).unwrap())
            .collect();
        // First as many as possible gain, then those who gain have the largest product, in points: the others count as ones.
        let point = game.unit().one().0;
        let gaining = |gain: &[i64]| gain.iter().filter(|g| **g > 0).count();
        let most = zone.iter().map(|(_, gain)| gaining(gain)).max();
        let ones = |gain: &[i64]| gain.iter().map(|&g| if g > 0 { g } else { point }).collect::<Vec<i64>>();
        let mut want: Vec<&(Deal, Vec<i64>)> = Vec::new();
        for entry in zone.iter().filter(|(_, gain)| Some(gaining(gain)) == most) {
            let order = want.first().map_or(Ordering::Greater, |first| compare(&ones(&entry.1), &ones(&first.1), &whole));
            match order {
                Ordering::Less => {}
                Ordering::Equal => want.push(entry),
                Ordering::Greater => want = vec![entry],
            }
        }
        let want: Vec<Deal> = want.into_iter().map(|(deal, _)| deal.clone()).collect();
        let solution = AsymmetricNash::fractions(&powers).unwrap();
        prop_assert_eq!(chosen(&solution, &game), want);
    }
}
