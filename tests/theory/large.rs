//! Answers on spaces that nobody can list, each found in two ways.

use crate::sized::config;
use proptest::prelude::*;
use std::cmp::Ordering;
use zopa::game::{Deal, Game, GameBuilder, Points, Within};
use zopa::scenario::{PartyId, Role};
use zopa::solutions::{
    Arena, AsymmetricNash, Egalitarian, KalaiSmorodinsky, Nash, NoSolution, Solution, Utilitarian,
};
use zopa::space::{self, Existence, Limits};

/// An additive game of up to 8 issues with up to 7 options: 5.7 million deals at the most.
fn game() -> impl Strategy<Value = Game> {
    (2_usize..=4, 3_usize..=8, 2_usize..=7, 1_i64..=1_000_000).prop_flat_map(
        |(parties, issues, options, grain)| {
            let row = prop::collection::vec(-20_i64..=100, issues * options);
            (
                prop::collection::vec((row, 0_i64..=60), parties),
                Just((issues, options, grain)),
            )
                .prop_map(|(parties, (issues, options, grain))| {
                    let mut builder = GameBuilder::new(&vec![options as u16; issues]);
                    for (n, (row, share)) in parties.iter().enumerate() {
                        let rows: Vec<Vec<i64>> = row
                            .chunks(options)
                            .map(|row| row.iter().map(|u| u * grain + u.rem_euclid(7)).collect())
                            .collect();
                        let best: i64 = rows.iter().map(|row| row.iter().max().unwrap()).sum();
                        let rows: Vec<&[i64]> = rows.iter().map(Vec::as_slice).collect();
                        builder = builder
                            .party(&format!("p{n}"), Role::Signatory, &rows)
                            .no_deal(PartyId(n as u16), Points(best * share / 100), Points(0));
                    }
                    builder.build().unwrap()
                })
        },
    )
}

/// The best points of the frontier by a comparison, with all deals behind them.
fn best_on_frontier(
    arena: &Arena<'_>,
    compare: impl Fn(&[i64], &[i64]) -> Ordering,
    reservation: &[i64],
) -> Vec<Vec<Points>> {
    let frontier = arena.frontier().unwrap();
    let gains = |worth: &[Points]| -> Vec<i64> {
        worth
            .iter()
            .zip(reservation)
            .map(|(u, r)| u.0 - r)
            .collect()
    };
    let mut found: Vec<Vec<Points>> = Vec::new();
    for point in frontier.points() {
        let order = found.first().map_or(Ordering::Greater, |first| {
            compare(&gains(point.worth()), &gains(first))
        });
        match order {
            Ordering::Less => {}
            Ordering::Equal => found.push(point.worth().to_vec()),
            Ordering::Greater => found = vec![point.worth().to_vec()],
        }
    }
    found.sort();
    found
}

fn worths(game: &Game, chosen: Result<zopa::solutions::Chosen, NoSolution>) -> Vec<Vec<Points>> {
    let deals: Vec<Deal> = match chosen {
        Ok(chosen) => {
            assert_eq!(chosen.at_most, None);
            chosen.deals
        }
        Err(NoSolution::Empty) => Vec::new(),
        Err(other) => panic!("{other}"),
    };
    let mut worths: Vec<Vec<Points>> = deals.iter().map(|deal| game.worths(deal)).collect();
    worths.sort();
    worths.dedup();
    worths
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn solutions_are_the_best_points_of_the_frontier(game in game()) {
        let arena = Arena::new(&game).within(Within::Zopa);
        let reservation: Vec<i64> = game.party_ids().map(|p| game.no_deal_at(p, 0).unwrap().0).collect();
        let product = |powers: Vec<u32>| move |a: &[i64], b: &[i64]| {
            let positive = |gains: &[i64]| gains.iter().filter(|g| **g > 0).count();
            let product = |gains: &[i64]| -> num_bigint::BigUint {
                gains.iter().zip(&powers).filter(|(g, _)| **g > 0)
                    .map(|(g, w)| num_bigint::BigUint::from(g.unsigned_abs()).pow(*w)).product()
            };
            (positive(a), product(a)).cmp(&(positive(b), product(b)))
        };
        let parties = reservation.len();
        prop_assert_eq!(worths(&game, Nash.solve(&arena)), best_on_frontier(&arena, product(vec![1; parties]), &reservation));
        let powers = [3_u32, 1, 2, 5];
        prop_assert_eq!(
            worths(&game, AsymmetricNash::new(&powers).solve(&arena)),
            best_on_frontier(&arena, product(powers.to_vec()), &reservation)
        );
        let total = |a: &[i64], b: &[i64]| a.iter().sum::<i64>().cmp(&b.iter().sum());
        prop_assert_eq!(worths(&game, Utilitarian.solve(&arena)), best_on_frontier(&arena, total, &reservation));
        let sorted = |gains: &[i64]| { let mut gains = gains.to_vec(); gains.sort_unstable(); gains };
        let leximin = |a: &[i64], b: &[i64]| sorted(a).cmp(&sorted(b));
        prop_assert_eq!(worths(&game, Egalitarian.solve(&arena)), best_on_frontier(&arena, leximin, &reservation));
        let ideal: Vec<i128> = (0..parties)
            .map(|p| arena.frontier().unwrap().points().map(|point| point.worth()[p].0 - reservation[p]).max().unwrap_or(0))
            .map(i128::from).collect();
        let shares = |gains: &[i64]| -> Vec<(i128, i128)> {
            let mut shares: Vec<(i128, i128)> = gains.iter().zip(&ideal).filter(|(_, b)| **b > 0)
                .map(|(&g, &b)| (i128::from(g), b)).collect();
            shares.sort_by(|a, b| (a.0 * b.1).cmp(&(b.0 * a.1)));
            shares
        };
        let fair = |a: &[i64], b: &[i64]| {
            let pairs = shares(a).into_iter().zip(shares(b));
            pairs.map(|(a, b)| (a.0 * b.1).cmp(&(b.0 * a.1))).find(|o| o.is_ne()).unwrap_or(Ordering::Equal)
        };
        prop_assert_eq!(worths(&game, KalaiSmorodinsky.solve(&arena)), best_on_frontier(&arena, fair, &reservation));
    }

    #[test]
    fn a_stopped_search_says_so_and_its_bound_holds(game in game(), steps in 0_u64..60) {
        let whole = Arena::new(&game).within(Within::Zopa);
        let stopped = Arena::new(&game).within(Within::Zopa).limits(Limits::steps(steps));
        for solution in zopa::solutions::ALL {
            let exact = solution.solve(&whole);
            match (solution.solve(&stopped), &exact) {
                (Ok(found), Ok(exact)) => match found.at_most {
                    None => prop_assert_eq!(&found, exact),
                    Some(bound) => {
                        prop_assert!(found.measure <= exact.measure + 1e-9);
                        prop_assert!(exact.measure <= bound * (1.0 + 1e-9) + 1e-9, "{} {}", exact.measure, bound);
                    }
                },
                (Err(NoSolution::Undecided), _) => {}
                (got, want) => prop_assert_eq!(&got, want),
            }
        }
    }

    #[test]
    fn a_stopped_question_is_left_open(game in game(), steps in 0_u64..20) {
        let exact = space::existence(&game, Within::Zopa, 0, &Limits::DEFAULT).unwrap();
        match space::existence(&game, Within::Zopa, 0, &Limits::steps(steps)).unwrap() {
            Existence::Undecided { surplus } => {
                if let Existence::Yes(deal) = exact {
                    let least = game.party_ids().map(|p| game.worth(p, &deal) - game.no_deal_at(p, 0).unwrap()).min().unwrap();
                    prop_assert!(least <= surplus);
                }
            }
            decided => prop_assert_eq!(decided.decided(), exact.decided()),
        }
    }
}

#[test]
fn forty_issues_of_ten_options_are_solved() {
    let rows: Vec<Vec<i64>> = (0..40)
        .map(|i| (0..10).map(|o| (o * (i + 3)) % 11).collect())
        .collect();
    let other: Vec<Vec<i64>> = (0..40)
        .map(|i| (0..10).map(|o| ((9 - o) * (i + 5)) % 13).collect())
        .collect();
    let a: Vec<&[i64]> = rows.iter().map(Vec::as_slice).collect();
    let b: Vec<&[i64]> = other.iter().map(Vec::as_slice).collect();
    let game = GameBuilder::new(&[10; 40])
        .party("a", Role::Signatory, &a)
        .party("b", Role::Signatory, &b)
        .no_deal(PartyId(0), Points(200), Points(0))
        .no_deal(PartyId(1), Points(200), Points(0))
        .build()
        .unwrap();
    assert_eq!(game.space_size(), None);
    for solution in zopa::solutions::ALL {
        let chosen = solution.solve(&Arena::new(&game)).unwrap();
        assert_eq!(chosen.at_most, None, "{}", solution.about().name);
        assert!(chosen.all_gain && chosen.deals.windows(2).all(|pair| pair[0] < pair[1]));
    }
}

#[test]
fn issues_without_weight_multiply_the_maximisers() {
    let nothing: &[i64] = &[0; 10];
    let rows: Vec<&[i64]> = [&[1_i64, 2] as &[i64]]
        .into_iter()
        .chain([nothing; 30])
        .collect();
    let sizes: Vec<u16> = [2].into_iter().chain([10; 30]).collect();
    let game = GameBuilder::new(&sizes)
        .party("a", Role::Signatory, &rows)
        .party("b", Role::Signatory, &rows)
        .build()
        .unwrap();
    let chosen = Nash.solve(&Arena::new(&game)).unwrap();
    assert_eq!(chosen.count, num_bigint::BigUint::from(10_u8).pow(30));
    assert_eq!(chosen.deals.len(), space::MOST_TIES);
    assert!(chosen.deals[0].iter().skip(1).all(|option| option.0 == 0));
}

#[test]
fn two_who_want_the_opposite_of_each_other_settle_at_once() {
    // 10^20 texts, all of them on the frontier: a search deal by deal comes to no end. Few points, then many.
    for weight in [|n: i64| n + 1, |n: i64| 40 + 7 * n] {
        let up: Vec<Vec<i64>> = (0..20)
            .map(|n| (0..10).map(|score| score * weight(n)).collect())
            .collect();
        let down: Vec<Vec<i64>> = up
            .iter()
            .map(|row| row.iter().rev().copied().collect())
            .collect();
        let up: Vec<&[i64]> = up.iter().map(Vec::as_slice).collect();
        let down: Vec<&[i64]> = down.iter().map(Vec::as_slice).collect();
        let game = GameBuilder::new(&[10; 20])
            .party("up", Role::Signatory, &up)
            .party("down", Role::Signatory, &down)
            .build()
            .unwrap();
        let arena = Arena::new(&game);
        let whole: i64 = (0..20).map(|n| 9 * weight(n)).sum();
        for solution in zopa::solutions::ALL {
            let chosen = solution.solve(&arena).unwrap();
            let name = solution.about().name;
            assert_eq!(chosen.at_most, None, "{name}");
            assert!(chosen.deals.is_sorted_by(|a, b| a < b), "{name}");
            if name != "utilitarian" {
                let half = whole / 2;
                let worth = game.worth(PartyId(0), &chosen.deals[0]).0;
                assert!(
                    (half..=whole - half).contains(&worth),
                    "{name}: {worth} of {whole}"
                );
            }
        }
        let all = Utilitarian.solve(&arena).unwrap();
        assert_eq!(all.count, num_bigint::BigUint::from(10_u8).pow(20));
        assert_eq!(all.deals.len(), space::MOST_TIES);
        assert!(all.deals[0].iter().all(|option| option.0 == 0));
    }
}
