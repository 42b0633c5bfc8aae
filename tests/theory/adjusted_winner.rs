//! Adjusted Winner and the measures of logrolling on the published point allocations (S. J. Brams & A. D. Taylor 1996),
//! and against brute force.

use crate::sized::config;
use proptest::prelude::*;
use zopa::format::{Source, read};
use zopa::game::{Game, GameBuilder, Points, Weights, compile};
use zopa::scenario::{IssueId, OptionId, PartyId, Role};
use zopa::solutions::{ADJUSTED_WINNER, BigFraction, Division, NoSolution, nearest};

/// Camp David 1978, Israel and Egypt: Sinai, recognition, West Bank and Gaza, linkage, Palestinian rights, Jerusalem.
const CAMP_DAVID: [[u64; 6]; 2] = [[35, 10, 20, 10, 5, 20], [55, 5, 10, 5, 20, 5]];

/// The Panama Canal treaty, the United States and Panama; land and water is the third of ten issues.
const PANAMA: [[u64; 10]; 2] = [
    [22, 22, 15, 14, 11, 6, 4, 2, 2, 2],
    [9, 15, 15, 3, 15, 5, 11, 7, 7, 13],
];

fn fraction(over: i64, under: i64) -> BigFraction {
    BigFraction::new(over.into(), under.into())
}

/// Each player's points for the issues that it wins.
fn totals(division: &Division) -> [BigFraction; 2] {
    [0, 1].map(|player| {
        let parts = division.shares.iter().zip(&division.scaled);
        let won = parts.map(|(share, points)| &share[player] * &points[player]);
        won.fold(fraction(0, 1), |a, b| a + b)
    })
}

#[test]
fn camp_david_splits_sinai() {
    let division = Division::of(&CAMP_DAVID[0], &CAMP_DAVID[1]).unwrap();
    assert_eq!(division.points, fraction(395, 6)); // 65.83
    assert_eq!(totals(&division), [fraction(395, 6), fraction(395, 6)]);
    assert_eq!(division.split(), Some(0));
    let israel: Vec<BigFraction> = division.shares.iter().map(|s| s[0].clone()).collect();
    let want = [(1, 6), (1, 1), (1, 1), (1, 1), (0, 1), (1, 1)];
    assert_eq!(israel, want.map(|(over, under)| fraction(over, under)));
}

#[test]
fn the_panama_canal_treaty_splits_land_and_water() {
    let division = Division::of(&PANAMA[0], &PANAMA[1]).unwrap();
    assert_eq!(division.points, fraction(66, 1));
    assert_eq!(division.split(), Some(2));
    assert_eq!(division.shares[2], [fraction(2, 15), fraction(13, 15)]);
}

#[test]
fn logrolling_potential_and_tension_of_both() {
    let weights = |row: &[u64]| {
        let ranges: Vec<Points> = row.iter().map(|&p| Points(p as i64)).collect();
        Weights::from_ranges(&ranges)
    };
    let near = |got: Option<f64>, want: f64, half: f64| (got.unwrap() - want).abs() <= half;
    let (israel, egypt) = (weights(&CAMP_DAVID[0]), weights(&CAMP_DAVID[1]));
    assert!(near(israel.logrolling(&egypt), 0.35, 1e-12));
    assert!(near(israel.tension(&egypt), 0.852, 0.0005));
    let (states, panama) = (weights(&PANAMA[0]), weights(&PANAMA[1]));
    assert!(near(states.logrolling(&panama), 0.32, 1e-12));
    assert!(near(states.tension(&panama), 0.799, 0.0005));
    assert!(near(israel.tension(&israel), 1.0, 1e-12));
    assert_eq!(weights(&[0, 0]).logrolling(&weights(&[1, 2])), None);
}

/// A game in which the first option of each issue is the first player's and the second the other's, with these points.
fn contest(first: &[u64], second: &[u64]) -> Game {
    let first: Vec<[i64; 2]> = first.iter().map(|&points| [points as i64, 0]).collect();
    let second: Vec<[i64; 2]> = second.iter().map(|&points| [0, points as i64]).collect();
    let first: Vec<&[i64]> = first.iter().map(|row| &row[..]).collect();
    let second: Vec<&[i64]> = second.iter().map(|row| &row[..]).collect();
    game(&first, &second).build().unwrap()
}

const BOTH: [PartyId; 2] = [PartyId(0), PartyId(1)];

#[test]
fn a_game_is_divided_by_ranges_of_payoffs() {
    let game = contest(&CAMP_DAVID[0], &CAMP_DAVID[1]);
    let by_hand = Division::of(&CAMP_DAVID[0], &CAMP_DAVID[1]).unwrap();
    assert_eq!(Division::of_game(&game, BOTH).unwrap(), by_hand);
    let [israel, egypt] = BOTH.map(|party| Weights::of(&game, party));
    assert!((israel.logrolling(&egypt).unwrap() - 0.35).abs() < 1e-12);
}

fn game(first: &[&[i64]], second: &[&[i64]]) -> GameBuilder {
    let sizes: Vec<u16> = first.iter().map(|row| row.len() as u16).collect();
    GameBuilder::new(&sizes)
        .party("first", Role::Signatory, first)
        .party("second", Role::Signatory, second)
}

#[test]
fn agreed_issues_take_no_points_and_one_sided_ones_do() {
    // Both want option 1 of the first issue; only one cares about each of the others.
    let game = game(
        &[&[0, 5, 2], &[4, 0], &[1, 1]],
        &[&[1, 9, 0], &[2, 2], &[0, 3]],
    );
    let division = Division::of_game(&game.build().unwrap(), BOTH).unwrap();
    assert_eq!(division.agreed, [(IssueId(0), OptionId(1))]);
    assert_eq!(division.points, fraction(100, 1));
    assert_eq!(division.split(), None);
    let shares: Vec<[i64; 2]> = vec![[0, 0], [1, 0], [0, 1]];
    let want: Vec<[BigFraction; 2]> = shares
        .iter()
        .map(|pair| pair.map(|share| fraction(share, 1)))
        .collect();
    assert_eq!(division.shares, want);
}

/// The source gives an issue first to who puts more points on it: 4 to 0 is won with 4 points. Were it taken as agreed,
/// because the one who does not care has nothing against it, both would have 50. // case 39
#[test]
fn an_issue_that_only_one_cares_about_is_won_with_its_points() {
    let text = include_str!("../cases/adjusted-winner.toml");
    let reading = read(&Source::from_text("adjusted-winner.toml", text), &[]).unwrap();
    let division = Division::of_game(&compile(&reading.scenario), BOTH).unwrap();
    assert_eq!(division.agreed, []);
    assert_eq!(division.points, fraction(2_500, 49)); // 51.02
    assert_eq!(
        totals(&division),
        [fraction(2_500, 49), fraction(2_500, 49)]
    );
    assert_eq!(division.shares[2], [fraction(1, 1), fraction(0, 1)]);
    let sheet = ADJUSTED_WINNER.assumptions;
    assert!(sheet.contains(
        "An issue that only one of them cares about is won by that one, with its points"
    ));
}

#[test]
fn red_lines_narrow_ranges_and_can_close_an_issue() {
    let base = || game(&[&[0, 4, 6], &[3, 0]], &[&[5, 4, 0], &[0, 3]]);
    let narrowed = base().never(PartyId(1), IssueId(0), OptionId(2));
    let game = narrowed.build().unwrap();
    assert_eq!(
        Weights::of(&game, PartyId(0)).ranges(),
        [Points(4), Points(3)]
    );
    assert_eq!(
        Weights::of(&game, PartyId(1)).ranges(),
        [Points(1), Points(3)]
    );
    let closed = base()
        .never(PartyId(0), IssueId(1), OptionId(1))
        .never(PartyId(1), IssueId(1), OptionId(0))
        .build()
        .unwrap();
    assert_eq!(Division::of_game(&closed, BOTH), Err(NoSolution::Closed));
}

#[test]
fn ties_and_issues_that_nobody_values() {
    let division = Division::of(&[50, 50, 0], &[50, 50, 0]).unwrap();
    assert_eq!(division.points, fraction(50, 1));
    assert_eq!(division.split(), None);
    let zero = fraction(0, 1);
    assert_eq!(division.shares[2], [zero.clone(), zero]);
    assert_eq!(Division::of(&[0, 0], &[1, 2]), Err(NoSolution::Indifferent));
    assert_eq!(Division::of(&[], &[]), Err(NoSolution::Indifferent));
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn equal_envy_free_and_efficient(rows in prop::collection::vec((0_u64..=9, 0_u64..=9), 1..=5)) {
        let first: Vec<u64> = rows.iter().map(|row| row.0).collect();
        let second: Vec<u64> = rows.iter().map(|row| row.1).collect();
        prop_assume!(first.iter().sum::<u64>() > 0 && second.iter().sum::<u64>() > 0);
        let division = Division::of(&first, &second).unwrap();
        let [own, other] = totals(&division);
        prop_assert_eq!(&own, &other);
        prop_assert_eq!(&own, &division.points);
        prop_assert!(own >= fraction(50, 1));
        let split = division.shares.iter().filter(|s| s.iter().all(|part| *part > fraction(0, 1)));
        prop_assert!(split.count() <= 1);
        for (share, row) in division.shares.iter().zip(&rows) {
            let whole = if *row == (0, 0) { 0 } else { 1 };
            prop_assert_eq!(&share[0] + &share[1], fraction(whole, 1));
        }
        // No allocation, with every issue given in tenths, is better for one and as good for the other.
        let level = nearest(&division.points);
        let scaled: Vec<[f64; 2]> = division.scaled.iter().map(|row| [nearest(&row[0]), nearest(&row[1])]).collect();
        let mut digits = vec![0_u32; rows.len()];
        loop {
            let total = |player: usize| -> f64 {
                let parts = digits.iter().zip(&scaled);
                parts.map(|(&d, row)| row[player] * f64::from(if player == 0 { d } else { 10 - d }) / 10.0).sum()
            };
            let (a, b) = (total(0), total(1));
            let slack = 1e-9;
            prop_assert!(!(a > level + slack && b > level - slack || b > level + slack && a > level - slack), "{:?} beats {}", digits, level);
            let Some(place) = digits.iter().position(|&d| d < 10) else { break };
            digits[place] += 1;
            digits[..place].fill(0);
        }
    }

    #[test]
    fn swapping_players_swaps_the_answer(rows in prop::collection::vec((0_u64..=9, 0_u64..=9), 1..=5)) {
        let first: Vec<u64> = rows.iter().map(|row| row.0).collect();
        let second: Vec<u64> = rows.iter().map(|row| row.1).collect();
        let points = |a: &[u64], b: &[u64]| Division::of(a, b).map(|division| division.points);
        prop_assert_eq!(points(&first, &second), points(&second, &first));
    }
}
