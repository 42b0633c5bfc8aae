//! Every search against its brute-force twin, on random games full of ties, links, rules and red lines.

use crate::random;
use crate::sized::config;
use proptest::prelude::*;
use std::cmp::Reverse;
use zopa::game::{Deal, Game, Points, Within};
use zopa::scenario::PartyId;
use zopa::solutions::{
    Arena, Egalitarian, KalaiSmorodinsky, Nash, NoSolution, Solution, Utilitarian,
};
use zopa::space::{self, Existence, Limits, Oracle, Walk};

/// The deals that pass the gates up to `within`, by asking each deal.
fn passing(game: &Game, within: Within, round: u32) -> Vec<Deal> {
    random::deals(game)
        .into_iter()
        .filter(|deal| game.failures(deal, within, round).is_empty())
        .collect()
}

/// The deals that maximise a key, by looking at all of them.
fn best<K: PartialOrd>(deals: &[Deal], key: impl Fn(&Deal) -> K) -> Vec<Deal> {
    let mut found: Vec<Deal> = Vec::new();
    for deal in deals {
        match found
            .first()
            .map(|first| key(deal).partial_cmp(&key(first)).unwrap())
        {
            Some(std::cmp::Ordering::Less) => {}
            Some(std::cmp::Ordering::Equal) => found.push(deal.clone()),
            Some(std::cmp::Ordering::Greater) | None => found = vec![deal.clone()],
        }
    }
    found
}

fn chosen(solution: &dyn Solution, arena: &Arena<'_>) -> Vec<Deal> {
    match solution.solve(arena) {
        Ok(chosen) => chosen.deals,
        Err(NoSolution::Empty) => Vec::new(),
        Err(other) => panic!("{other}"),
    }
}

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn counts_gate_by_gate(game in random::game(), round in 0_u32..=5) {
        let funnel = space::funnel(&game, round, &space::Limits::DEFAULT).unwrap();
        prop_assert_eq!(funnel.texts(), &game.space_size().unwrap().into());
        for within in Within::ALL {
            prop_assert_eq!(funnel.deals(within), passing(&game, within, round).len() as u64, "{:?}", within);
        }
        prop_assert!(funnel.stages.windows(2).all(|pair| pair[0].deals.at_most() >= pair[1].deals.at_most()));
    }

    #[test]
    fn existence_with_a_witness(game in random::game(), round in 0_u32..=5) {
        for within in Within::ALL {
            let all = passing(&game, within, round);
            match space::existence(&game, within, round, &Limits::DEFAULT).unwrap() {
                Existence::Yes(deal) => prop_assert!(all.contains(&deal), "{:?}", within),
                Existence::No => prop_assert!(all.is_empty(), "{:?}", within),
                Existence::Undecided { .. } => prop_assert!(false, "small games are always decided"),
            }
        }
        let possible = (0..=5).any(|round| !passing(&game, Within::All, round).is_empty());
        let mut oracle = Oracle::new(&game, Within::All).unwrap();
        prop_assert_eq!(oracle.in_some_round(&game, &Limits::DEFAULT), Some(possible));
    }

    #[test]
    fn frontier_is_what_nothing_dominates(game in random::game()) {
        for within in [Within::Anything, Within::RedLines, Within::All] {
            let deals = passing(&game, within, 0);
            let players = game.signatories();
            let worth = |deal: &Deal| -> Vec<Points> { players.iter().map(|&p| game.worth(p, deal)).collect() };
            let undominated = |deal: &&Deal| {
                let own = worth(deal);
                !deals.iter().map(&worth).any(|other| other != own && other.iter().zip(&own).all(|(o, m)| o >= m))
            };
            let want: Vec<Deal> = deals.iter().filter(undominated).cloned().collect();
            let frontier = Arena::new(&game).within(within).frontier().unwrap();
            let mut got: Vec<Deal> = frontier.points().flat_map(|point| point.deals(1_000)).collect();
            got.sort();
            prop_assert_eq!(got, want);
            for point in frontier.points() {
                prop_assert!(point.deals(1_000).iter().all(|deal| worth(deal) == point.worth()));
            }
        }
    }

    #[test]
    fn solutions_are_the_brute_force_maximisers(game in random::game(), round in 0_u32..=5) {
        let arena = || Arena::new(&game).round(round);
        let all = passing(&game, Within::Consents, round);
        let players = game.signatories().to_vec();
        let gains = |deal: &Deal| -> Vec<i64> {
            players.iter().map(|&p| (game.worth(p, deal) - game.no_deal_at(p, round).unwrap()).0).collect()
        };
        let sorted = |mut gains: Vec<i64>| { gains.sort_unstable(); gains };
        let nash = |deal: &Deal| {
            let positive: Vec<i64> = gains(deal).into_iter().filter(|&g| g > 0).collect();
            (positive.len(), positive.iter().product::<i64>())
        };
        prop_assert_eq!(chosen(&Nash, &arena()), best(&all, nash));
        prop_assert_eq!(chosen(&Egalitarian, &arena()), best(&all, |d| sorted(gains(d))));
        prop_assert_eq!(chosen(&Utilitarian, &arena()), best(&all, |d| gains(d).iter().sum::<i64>()));
        let ideal: Vec<i64> = (0..players.len())
            .map(|n| all.iter().map(|deal| gains(deal)[n]).max().unwrap_or(0))
            .collect();
        // The product of all ranges is divisible by each of them: shares become whole numbers.
        let shares = |deal: &Deal| {
            let whole: i128 = ideal.iter().filter(|&&b| b > 0).map(|&b| i128::from(b)).product();
            let mut shares: Vec<i128> = gains(deal).iter().zip(&ideal).filter(|(_, b)| **b > 0)
                .map(|(&g, &b)| i128::from(g) * whole / i128::from(b)).collect();
            shares.sort_unstable();
            shares
        };
        prop_assert_eq!(chosen(&KalaiSmorodinsky, &arena()), best(&all, shares));
    }

    #[test]
    fn the_nearest_acceptable_deal(
        game in random::game(),
        from in any::<prop::sample::Index>(),
        floor in 0_i64..=14,
        party in 0_u16..2,
    ) {
        let party = PartyId(party);
        let deals = random::deals(&game);
        let reference = &deals[from.index(deals.len())];
        let key = |deal: &Deal| {
            let equal = deal.iter().zip(reference.iter()).filter(|(a, b)| a == b).count();
            let distance: i64 = game.issue_ids()
                .map(|i| (game.score(party, i, deal[i.index()]) - game.score(party, i, reference[i.index()])).0.abs())
                .sum();
            (equal, Reverse(distance), game.worth(party, deal))
        };
        let acceptable: Vec<Deal> = deals.iter()
            .filter(|deal| game.failures(deal, Within::Anything, 0).is_empty())
            .filter(|deal| game.inside_own_red_lines(party, deal) && game.worth(party, deal) >= Points(floor))
            .cloned().collect();
        let want = best(&acceptable, key).into_iter().next();
        let mut walk = Walk::new(&game, &[party], &[party]);
        let got = space::nearest(&mut walk, Points(floor), reference, u64::MAX).unwrap().map(|(deal, _)| deal);
        prop_assert_eq!(got, want);
    }

    #[test]
    fn the_best_for_one(game in random::game(), party in 0_u16..2) {
        let party = PartyId(party);
        let walk = Walk::new(&game, &[party], &[party]);
        let inside: Vec<Deal> = passing(&game, Within::Anything, 0).into_iter()
            .filter(|deal| game.inside_own_red_lines(party, deal)).collect();
        let want = best(&inside, |deal| game.worth(party, deal)).into_iter().next();
        prop_assert_eq!(space::highest(&walk, 0).map(|(_, deal)| deal), want);
    }
}
