//! Counts against asking every deal, on random games; and how they behave where no deal can be asked one by one.

use crate::random;
use crate::sized::config;
use num_bigint::BigUint;
use proptest::prelude::*;
use std::sync::atomic::AtomicBool;
use zopa::game::{Deal, Game, GameBuilder, Gate, Points, Within};
use zopa::scenario::{PartyId, Role};
use zopa::space::{self, DealCount, DealSet, Limits};

const LIMITS: Limits<'static> = Limits::DEFAULT;

/// The deals that pass every gate but those that `ignored` names.
fn passing_but(game: &Game, round: u32, ignored: impl Fn(Gate) -> bool) -> Vec<Deal> {
    random::deals(game)
        .into_iter()
        .filter(|deal| {
            let failed = game.failures(deal, Within::All, round);
            failed.into_iter().all(&ignored)
        })
        .collect()
}

/// A game of independent payoffs without links or bodies.
fn plain(rows: &[Vec<i64>], sizes: &[u16], floors: &[i64]) -> Game {
    let mut builder = GameBuilder::new(sizes);
    for (n, (row, &floor)) in rows.iter().zip(floors).enumerate() {
        let mut rest = row.as_slice();
        let split = sizes.iter().map(|&size| {
            let (these, others) = rest.split_at(usize::from(size));
            rest = others;
            these
        });
        let split: Vec<&[i64]> = split.collect();
        builder = builder
            .party(&format!("p{n}"), Role::Signatory, &split)
            .no_deal(PartyId(n as u16), Points(floor), Points(0));
    }
    builder.build().unwrap()
}

/// Issues of some size, some parties, floors as a share of the way from the worst to the best.
fn domain(issues: usize, size: u16, parties: usize, most: i64) -> impl Strategy<Value = Game> {
    let row = prop::collection::vec(-most..=most, issues * usize::from(size));
    let rows = prop::collection::vec(row, parties);
    let floors = prop::collection::vec(0.3_f64..0.9, parties);
    (rows, floors).prop_map(move |(rows, shares)| {
        let floors: Vec<i64> = rows
            .iter()
            .zip(shares)
            .map(|(row, share)| {
                let issues = row.chunks(usize::from(size));
                let best: i64 = issues.clone().map(|i| i.iter().max().unwrap()).sum();
                let worst: i64 = issues.map(|i| i.iter().min().unwrap()).sum();
                worst + ((best - worst) as f64 * share) as i64
            })
            .collect();
        plain(&rows, &vec![size; issues], &floors)
    })
}

proptest! {
    #![proptest_config(config(1_500))]

    #[test]
    fn the_census_is_what_asking_every_deal_gives(game in random::wide_game(), round in 0_u32..=5) {
        let census = space::census(&game, round, &LIMITS).unwrap();
        let passing = passing_but(&game, round, |_| false);
        prop_assert_eq!(census.passing(), passing.len() as u64);
        prop_assert_eq!(&census.funnel, &space::funnel(&game, round, &LIMITS).unwrap());
        let gates: Vec<Gate> = census.without.iter().map(|(gate, _)| *gate).collect();
        prop_assert!(gates.is_sorted());
        for (gate, count) in &census.without {
            let brute = passing_but(&game, round, |failed| failed == *gate).len() as u64;
            prop_assert_eq!(count, brute, "{:?}", gate);
            let without = game.without(*gate);
            let set = DealSet::within(&without, Within::All, round).unwrap();
            prop_assert_eq!(&space::count(&set, &LIMITS), count, "{:?}", gate);
        }
        for issue in game.issue_ids() {
            for option in game.option_ids(issue) {
                let with = passing.iter().filter(|deal| deal[issue.index()] == option).count();
                prop_assert_eq!(&census.options[issue.index()][option.index()], with as u64);
            }
        }
    }

    #[test]
    fn sets_are_listed_and_counted(game in random::wide_game(), round in 0_u32..=5, most in 0_usize..=8) {
        for within in Within::ALL {
            let want: Vec<Deal> = random::deals(&game).into_iter()
                .filter(|deal| game.failures(deal, within, round).is_empty()).collect();
            let set = DealSet::within(&game, within, round).unwrap();
            let listed = space::list(&set, usize::MAX, &LIMITS);
            prop_assert!(listed.complete);
            prop_assert_eq!(&listed.deals, &want);
            prop_assert_eq!(&space::count(&set, &LIMITS), want.len() as u64);
            let some = space::list(&set, most, &LIMITS);
            prop_assert_eq!(some.complete, want.len() <= most);
            prop_assert_eq!(some.deals.len(), want.len().min(most));
            prop_assert!(some.deals.iter().all(|deal| want.contains(deal)));
        }
    }
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn two_ways_to_count_agree(game in domain(6, 6, 2, 1_000_000)) {
        // 46,656 texts: the funnel counts by bits, the set in the middle.
        let set = DealSet::within(&game, Within::All, 0).unwrap();
        let funnel = space::funnel(&game, 0, &LIMITS).unwrap();
        prop_assert!(funnel.passing().exact().is_some());
        prop_assert_eq!(&space::count(&set, &LIMITS), funnel.passing());
    }

    #[test]
    fn a_bracket_holds_the_number(game in domain(6, 6, 3, 1_000_000)) {
        let exact = space::funnel(&game, 0, &LIMITS).unwrap().passing().clone();
        prop_assert!(exact.exact().is_some());
        let set = DealSet::within(&game, Within::All, 0).unwrap();
        for steps in [0, 1_000, 100_000, 10_000_000] {
            let count = space::count(&set, &Limits::steps(steps));
            prop_assert!(count.at_least() <= exact.at_least() && exact.at_most() <= count.at_most());
        }
    }

    #[test]
    fn on_a_coarse_grid_a_bracket_closes(game in domain(6, 6, 3, 6)) {
        let set = DealSet::within(&game, Within::All, 0).unwrap();
        let exact = space::funnel(&game, 0, &LIMITS).unwrap();
        prop_assert_eq!(&space::count(&set, &LIMITS), exact.passing());
    }
}

/// 40 issues with ten options, for two or more parties with opposed or common interests.
fn huge(parties: usize, worth: impl Fn(usize, usize, usize) -> i64, floor: i64) -> Game {
    let rows: Vec<Vec<i64>> = (0..parties)
        .map(|p| (0..400).map(|n| worth(p, n / 10, n % 10)).collect())
        .collect();
    plain(&rows, &[10; 40], &vec![floor; parties])
}

#[test]
fn a_space_that_fits_no_machine_word_is_counted() {
    let all = BigUint::from(10_u8).pow(40);
    // Everybody wants the same and asks for nothing.
    let easy = huge(3, |_, _, option| option as i64, 0);
    let funnel = space::funnel(&easy, 0, &LIMITS).unwrap();
    assert_eq!(*funnel.texts(), all);
    assert_eq!(*funnel.passing(), DealCount::Exact(all.clone()));
    // The best option everywhere, or one step down on one issue: 1 + 40 texts.
    let hard = huge(3, |_, _, option| option as i64, 40 * 9 - 1);
    let funnel = space::funnel(&hard, 0, &LIMITS).unwrap();
    assert_eq!(funnel.passing(), 41);
    // Opposed: the sum of both is always 360, so nothing is left above half.
    let opposed = |p, _, option| {
        if p == 0 {
            option as i64
        } else {
            9 - option as i64
        }
    };
    let none = space::funnel(&huge(2, opposed, 181), 0, &LIMITS).unwrap();
    assert!(none.passing().is_none());
    let halves = space::funnel(&huge(2, opposed, 180), 0, &LIMITS).unwrap();
    assert!(halves.passing().exact().is_some_and(|n| *n > BigUint::ZERO));
}

#[test]
fn an_uneven_huge_space_is_bracketed() {
    let uneven = |p: usize, issue: usize, option: usize| {
        let n = (p * 7_919 + issue * 104_729 + option * 1_299_709) as u64;
        (n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 30) as i64
    };
    let game = huge(3, uneven, 350_000_000_000);
    let funnel = space::funnel(&game, 0, &LIMITS).unwrap();
    let passing = funnel.passing();
    let bracket = passing.bracket().unwrap();
    assert!(bracket.at_least <= bracket.low && bracket.low <= bracket.estimate);
    assert!(bracket.estimate <= bracket.high && bracket.high <= bracket.at_most);
    assert!(bracket.at_most < *funnel.texts());
    let share = passing.share_of(funnel.texts());
    assert!((0.0..1.0).contains(&share.share));
    // The same again, to the last digit.
    assert_eq!(space::funnel(&game, 0, &LIMITS).unwrap(), funnel);
}

#[test]
fn a_stopped_count_says_what_it_knows() {
    let stop = AtomicBool::new(true);
    let limits = Limits {
        stop: Some(&stop),
        ..LIMITS
    };
    let game = huge(
        3,
        |p, issue, option| ((p + 3) * (issue + 5) * (option + 7) % 101) as i64,
        2_000,
    );
    let funnel = space::funnel(&game, 0, &limits).unwrap();
    let bracket = funnel.passing().bracket().unwrap();
    assert_eq!(bracket.at_least, BigUint::ZERO);
    assert_eq!(bracket.at_most, *funnel.texts());
}
