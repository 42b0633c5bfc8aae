//! The frontier grown block by block against the one that brute force finds, with the deals behind it.

use crate::random;
use crate::sized::config;
use num_bigint::BigUint;
use proptest::prelude::*;
use std::cmp::Reverse;
use std::sync::atomic::AtomicBool;
use zopa::game::{Deal, Game, GameBuilder, Points, Within};
use zopa::scenario::{PartyId, Role};
use zopa::space::{self, DealSet, Frontier, Inverse, Limits, Similarity, Walk};

fn passing(game: &Game, within: Within, round: u32) -> Vec<Deal> {
    let deals = random::deals(game).into_iter();
    deals
        .filter(|deal| game.failures(deal, within, round).is_empty())
        .collect()
}

fn worth(game: &Game, players: &[PartyId], deal: &Deal) -> Vec<Points> {
    players.iter().map(|&p| game.worth(p, deal)).collect()
}

/// Undominated worth vectors, falling, each with its deals, lowest first.
fn brute(game: &Game, players: &[PartyId], deals: &[Deal]) -> Vec<(Vec<Points>, Vec<Deal>)> {
    let mut points: Vec<(Vec<Points>, Vec<Deal>)> = Vec::new();
    for deal in deals {
        let own = worth(game, players, deal);
        match points.iter_mut().find(|(known, _)| *known == own) {
            Some((_, same)) => same.push(deal.clone()),
            None => points.push((own, vec![deal.clone()])),
        }
    }
    let all: Vec<Vec<Points>> = points.iter().map(|(worth, _)| worth.clone()).collect();
    points.retain(|(own, _)| {
        !all.iter()
            .any(|other| other != own && other.iter().zip(own).all(|(o, m)| o >= m))
    });
    points.sort_by(|a, b| b.0.cmp(&a.0));
    points
}

fn worths(frontier: &Frontier) -> Vec<Vec<Points>> {
    frontier
        .points()
        .map(|point| point.worth().to_vec())
        .collect()
}

/// Some parties of a game as players, told by the bits of a number; signatories if none.
fn players(game: &Game, bits: u8) -> Vec<PartyId> {
    let chosen: Vec<PartyId> = game.party_ids().filter(|p| bits >> p.0 & 1 == 1).collect();
    if chosen.is_empty() {
        game.signatories().to_vec()
    } else {
        chosen
    }
}

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn is_what_brute_force_finds(game in random::game(), bits in 0_u8..32, round in 0_u32..=5) {
        let players = players(&game, bits);
        for within in Within::ALL {
            let want = brute(&game, &players, &passing(&game, within, round));
            let set = DealSet::within(&game, within, round).unwrap();
            let frontier = space::frontier(&set, &players, &Limits::DEFAULT);
            prop_assert!(frontier.complete());
            prop_assert_eq!(frontier.epsilon(), Points::ZERO);
            let got: Vec<(Vec<Points>, Vec<Deal>)> = frontier.points()
                .map(|point| (point.worth().to_vec(), point.deals(1_000)))
                .collect();
            prop_assert_eq!(&got, &want, "{:?}", within);
            for (point, (_, deals)) in frontier.points().zip(&want) {
                prop_assert_eq!(point.count(), BigUint::from(deals.len()));
                prop_assert_eq!(&point.lowest(), &deals[0]);
                let some = point.deals(3);
                prop_assert_eq!((some.len(), &some[0]), (deals.len().min(3), &deals[0]));
                prop_assert!(some.is_sorted_by(|a, b| a < b) && some.iter().all(|deal| deals.contains(deal)));
            }
            let lowest: Vec<Deal> = want.iter().map(|(_, deals)| deals[0].clone()).collect();
            prop_assert_eq!(frontier.lowest_deals(), lowest);
            let counts: Vec<BigUint> = want.iter().map(|(_, deals)| BigUint::from(deals.len())).collect();
            prop_assert_eq!(frontier.counts(), counts);
            let total: usize = want.iter().map(|(_, deals)| deals.len()).sum();
            prop_assert_eq!(frontier.deals(), BigUint::from(total));
        }
    }

    #[test]
    fn thinned_out_it_misses_no_deal_by_more_than_it_says(
        game in random::game(),
        bits in 0_u8..32,
        most in 1_usize..6,
    ) {
        let players = players(&game, bits);
        for within in Within::ALL {
            let deals = passing(&game, within, 0);
            let set = DealSet::within(&game, within, 0).unwrap();
            let frontier = space::coarse_frontier(&set, &players, most, &Limits::DEFAULT);
            let epsilon = frontier.epsilon();
            for point in frontier.points() {
                let behind = point.deals(5);
                prop_assert!(!behind.is_empty());
                for deal in behind {
                    prop_assert_eq!(worth(&game, &players, &deal), point.worth());
                    prop_assert!(deals.contains(&deal));
                }
            }
            // With so much to spare: the deals of a set that asks for so much more.
            let spare = deals.iter().filter(|deal| {
                game.party_ids().all(|p| {
                    let floor = floor(&game, within, p, deal);
                    floor == Points::LOWEST || game.worth(p, deal) - epsilon >= floor
                })
            });
            for deal in spare {
                let own = worth(&game, &players, deal);
                let near = frontier.points().any(|point| {
                    point.worth().iter().zip(&own).all(|(has, own)| *has + epsilon >= *own)
                });
                prop_assert!(near, "{:?} {:?} {:?}", within, own, epsilon);
            }
            if epsilon == Points::ZERO {
                let want: Vec<_> = brute(&game, &players, &deals).into_iter().map(|(worth, _)| worth).collect();
                prop_assert_eq!(worths(&frontier), want);
            }
        }
    }
}

/// What a party must get from this deal on day one.
fn floor(game: &Game, within: Within, party: PartyId, deal: &Deal) -> Points {
    let mut floor = game.floors(within, 0)[party.index()];
    if within == Within::All {
        for body in game.ratifiers().iter().filter(|body| body.party == party) {
            if body.only_if.holds(deal) {
                floor = floor.max(body.threshold);
            }
        }
    }
    floor
}

/// A game without links and rules, from small whole numbers.
fn plain(parties: usize, issues: usize, options: u16, grid: i64) -> impl Strategy<Value = Game> {
    let slots = issues * usize::from(options);
    let party = (prop::collection::vec(-2..=grid, slots), -5_i64..=3 * grid);
    prop::collection::vec(party, parties).prop_map(move |parties| {
        let mut builder = GameBuilder::new(&vec![options; issues]);
        for (n, (payoffs, no_deal)) in parties.iter().enumerate() {
            let rows: Vec<&[i64]> = payoffs.chunks(usize::from(options)).collect();
            builder = builder
                .party(&format!("p{n}"), Role::Signatory, &rows)
                .no_deal(PartyId(n as u16), Points(*no_deal), Points::ZERO);
        }
        builder.build().unwrap()
    })
}

/// The undominated ones among many vectors: sorted, each asked against those kept.
fn filtered(mut all: Vec<Vec<Points>>) -> Vec<Vec<Points>> {
    all.sort_by(|a, b| b.cmp(a));
    let mut kept: Vec<Vec<Points>> = Vec::new();
    for own in all {
        if !kept
            .iter()
            .any(|known| known.iter().zip(&own).all(|(k, o)| k >= o))
        {
            kept.push(own);
        }
    }
    kept
}

proptest! {
    #![proptest_config(config(6))]

    #[test]
    fn larger_spaces_too(
        game in (2_usize..=4, prop::sample::select(vec![12_i64, 1_000]))
            .prop_flat_map(|(parties, grid)| plain(parties, 6, 5, grid)),
        lone in any::<bool>(),
    ) {
        let everyone: Vec<PartyId> = game.party_ids().collect();
        let players = if lone { &everyone[..everyone.len() - 1] } else { &everyone };
        for within in [Within::Anything, Within::Zopa] {
            let deals = passing(&game, within, 0);
            let want = filtered(deals.iter().map(|deal| worth(&game, players, deal)).collect());
            let set = DealSet::within(&game, within, 0).unwrap();
            let frontier = space::frontier(&set, players, &Limits::DEFAULT);
            prop_assert_eq!(worths(&frontier), want);
            let coarse = space::coarse_frontier(&set, players, 20, &Limits::DEFAULT);
            prop_assert!(coarse.complete());
            let epsilon = coarse.epsilon();
            let floors = game.floors(within, 0);
            for deal in deals {
                if game.party_ids().all(|p| game.worth(p, &deal) - epsilon >= floors[p.index()]) {
                    let own = worth(&game, players, &deal);
                    let near = |point: &[Points]| point.iter().zip(&own).all(|(has, own)| *has + epsilon >= *own);
                    prop_assert!(coarse.points().any(|point| near(point.worth())));
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(config(12))]

    /// Each width of a point has its own code: 16, 32 and 128 lanes. With few steps a frontier is thinned out, and says by how
    /// much; with the usual ones it is the whole one.
    #[test]
    fn many_players(
        game in prop::sample::select(vec![9_usize, 17, 32, 40])
            .prop_flat_map(|parties| plain(parties, 5, 4, 3)),
    ) {
        let players: Vec<PartyId> = game.party_ids().collect();
        let deals = passing(&game, Within::Anything, 0);
        let want = filtered(deals.iter().map(|deal| worth(&game, &players, deal)).collect());
        let set = DealSet::within(&game, Within::Anything, 0).unwrap();
        let frontier = space::frontier(&set, &players, &Limits::DEFAULT);
        prop_assert!(frontier.complete());
        prop_assert_eq!(frontier.epsilon(), Points::ZERO);
        prop_assert_eq!(worths(&frontier), want);
        for steps in [3_000, 30_000, 300_000] {
            let short = space::frontier(&set, &players, &Limits::steps(steps));
            let epsilon = short.epsilon();
            let all: Vec<Vec<Points>> = deals.iter().map(|deal| worth(&game, &players, deal)).collect();
            for point in short.points() {
                prop_assert!(all.iter().any(|own| own == point.worth()));
            }
            if short.complete() {
                for own in &all {
                    let near = |point: &[Points]| point.iter().zip(own).all(|(has, own)| *has + epsilon >= *own);
                    prop_assert!(short.points().any(|point| near(point.worth())), "{steps}");
                }
            }
        }
    }
}

/// Forty issues that nobody cares about, and one that divides two parties.
fn mostly_idle() -> Game {
    let idle: &[i64] = &[0; 10];
    let mut ann: Vec<&[i64]> = vec![idle; 40];
    let mut bob = ann.clone();
    ann.push(&[3, 2, 0]);
    bob.push(&[0, 2, 3]);
    let mut sizes = vec![10; 40];
    sizes.push(3);
    GameBuilder::new(&sizes)
        .party("ann", Role::Signatory, &ann)
        .party("bob", Role::Signatory, &bob)
        .build()
        .unwrap()
}

#[test]
fn counts_beyond_any_machine_word() {
    let game = mostly_idle();
    let set = DealSet::within(&game, Within::Anything, 0).unwrap();
    let frontier = space::frontier(&set, game.signatories(), &Limits::DEFAULT);
    assert_eq!(frontier.len(), 3);
    for (n, point) in frontier.points().enumerate() {
        assert_eq!(point.count(), BigUint::from(10_u8).pow(40));
        let deals = point.deals(12);
        assert_eq!(deals.len(), 12);
        assert!(deals.is_sorted_by(|a, b| a < b));
        let last = deals[0].last().unwrap();
        assert_eq!(usize::from(last.0), n);
        assert!(deals[0].iter().rev().skip(1).all(|option| option.0 == 0));
    }
}

#[test]
fn a_limit_or_a_stop_is_said() {
    let game = mostly_idle();
    let set = DealSet::within(&game, Within::Anything, 0).unwrap();
    let short = space::frontier(&set, game.signatories(), &Limits::steps(5));
    assert!(!short.complete());
    let stop = AtomicBool::new(true);
    let limits = Limits {
        stop: Some(&stop),
        ..Limits::DEFAULT
    };
    assert!(!space::frontier(&set, game.signatories(), &limits).complete());
}

#[test]
fn without_players_all_deals_are_alike() {
    let game = mostly_idle();
    let set = DealSet::within(&game, Within::Anything, 0).unwrap();
    let frontier = space::frontier(&set, &[], &Limits::DEFAULT);
    assert_eq!(frontier.len(), 1);
    assert_eq!(frontier.deals(), set.texts());
}

proptest! {
    #![proptest_config(config(1_000))]

    #[test]
    fn what_to_offer_at_every_aspiration(
        game in random::game(),
        own in 0_u16..2,
        from in any::<prop::sample::Index>(),
    ) {
        let (own, other) = (PartyId(own), PartyId(1 - own));
        let everything = random::deals(&game);
        let reference = &everything[from.index(everything.len())];
        let similarity = |deal: &Deal| {
            let distance = game.issue_ids()
                .map(|i| (game.score(own, i, deal[i.index()]) - game.score(own, i, reference[i.index()])).0.abs())
                .sum();
            Similarity {
                equal: deal.iter().zip(reference.iter()).filter(|(a, b)| a == b).count() as u32,
                distance: Reverse(Points(distance)),
            }
        };
        for within in Within::ALL {
            let deals = passing(&game, within, 0);
            let set = DealSet::within(&game, within, 0).unwrap();
            let best = Inverse::best_for(&set, own, other, &Limits::DEFAULT);
            prop_assert!(best.complete());
            for aspiration in (-20..=40).map(Points) {
                let enough: Vec<&Deal> = deals.iter().filter(|deal| game.worth(own, deal) >= aspiration).collect();
                let key = |deal: &Deal| (game.worth(other, deal), game.worth(own, deal));
                let want = enough.iter().map(|deal| key(deal)).max();
                let got = best.at(aspiration);
                prop_assert_eq!(got.map(|row| (row.other(), row.own())), want);
                let all: Vec<Deal> = enough.iter().filter(|deal| Some(key(deal)) == want).map(|&deal| deal.clone()).collect();
                prop_assert_eq!(got.map(|row| row.deals(1_000)).unwrap_or_default(), all);

                let key = |deal: &Deal| (similarity(deal), game.worth(own, deal));
                let want = enough.iter().map(|deal| (key(deal), Reverse(deal))).max();
                let want = want.map(|((similarity, _), Reverse(deal))| ((*deal).clone(), similarity));
                let got = space::nearest_deal(&set, &game, own, aspiration, reference, &Limits::DEFAULT);
                prop_assert_eq!(got, want);
            }
            prop_assert!(best.rows().is_sorted_by(|a, b| a.own() > b.own()));
        }
        // And as the search for one aspiration finds it.
        let set = DealSet::inside(&game, &[own]).unwrap();
        for floor in (-20..=40).map(Points) {
            let mut walk = Walk::new(&game, &[own], &[own]);
            let want = space::nearest(&mut walk, floor, reference, u64::MAX).unwrap();
            let alone = space::nearest_deal(&set, &game, own, floor, reference, &Limits::DEFAULT);
            prop_assert_eq!(&alone, &want);
            let hurried = space::nearest(&mut walk, floor, reference, 5);
            prop_assert!(hurried.is_err() || hurried == Ok(want.clone()));
        }
    }

    #[test]
    fn how_far_a_deal_is_and_what_it_leaves(game in random::game(), bits in 0_u8..32) {
        let players = players(&game, bits);
        let deals = passing(&game, Within::RedLines, 0);
        let set = DealSet::within(&game, Within::RedLines, 0).unwrap();
        let frontier = space::frontier(&set, &players, &Limits::DEFAULT);
        let points = brute(&game, &players, &deals);
        for deal in random::deals(&game) {
            let own = worth(&game, &players, &deal);
            let gaps = |there: &[Points]| -> Vec<i64> { there.iter().zip(&own).map(|(t, o)| (*t - *o).0).collect() };
            let squares = points.iter().map(|(there, _)| gaps(there).iter().map(|gap| gap * gap).sum::<i64>());
            let want = squares.min().map(|least| (least as f64).sqrt() / 1e9);
            let got = space::pareto_distance(game.unit(), &frontier, &own).map(|(distance, point)| {
                assert!((space::distance(game.unit(), point.worth(), &own) - distance).abs() < 1e-15);
                distance
            });
            prop_assert_eq!(got.is_some(), want.is_some());
            if let (Some(got), Some(want)) = (got, want) {
                prop_assert!((got - want).abs() < 1e-15);
            }
            let gains = points.iter().filter(|(there, _)| gaps(there).iter().all(|&gap| gap >= 0));
            let want = gains.map(|(there, _)| gaps(there).iter().sum::<i64>()).max().filter(|&gain| gain > 0);
            let got = space::improvement(&frontier, &own);
            prop_assert_eq!(got.map(|better| better.gain.0), want);
            if let Some(better) = got {
                prop_assert_eq!(gaps(better.point.worth()).iter().sum::<i64>(), better.gain.0);
                prop_assert!(gaps(better.point.worth()).iter().all(|&gap| gap >= 0));
            }
        }
    }
}
