//! Solutions on lotteries: `tests/known/solutions.json` (exact rational arithmetic, and divide-the-dollar in closed
//! form), then their axioms and their brute-force twins on random games.

use crate::random;
use crate::sized::config;
use crate::solutions::{cases, fractions};
use proptest::prelude::*;
use serde_json::Value;
use zopa::game::{Deal, Game, GameBuilder, Points, Within};
use zopa::scenario::{PartyId, Role};
use zopa::solutions::lottery::{
    self, AsymmetricLotteryNash, ConvexSet, Lottery, LotteryEgalitarian, LotteryKalaiSmorodinsky,
    LotteryNash, LotterySolution, PerlesMaschler, Raiffa, RaiffaDiscrete, Reach,
};
use zopa::solutions::{Arena, BigFraction, NoSolution, Solution, Utilitarian};

fn fraction(over: i64, under: i64) -> BigFraction {
    BigFraction::new(over.into(), under.into())
}

/// A point of the file, in the units of the game.
fn point(value: &Value, scale: i64) -> Vec<BigFraction> {
    let entries = fractions(value).into_iter();
    entries
        .map(|(over, under)| fraction(over * scale, under))
        .collect()
}

fn exact(lottery: &Lottery) -> Vec<BigFraction> {
    let worth = lottery.worth.iter();
    worth
        .map(|amount| amount.exact().unwrap().clone())
        .collect()
}

/// What the tickets are worth on average, exactly, after a check that their chances are chances.
fn drawn(lottery: &Lottery, game: &Game) -> Vec<BigFraction> {
    let chance = |n: usize| lottery.tickets[n].chance.exact().unwrap().clone();
    let tickets = 0..lottery.tickets.len();
    let total: BigFraction = tickets
        .clone()
        .map(chance)
        .fold(fraction(0, 1), |a, b| a + b);
    assert_eq!(total, fraction(1, 1));
    let players = game.signatories().iter();
    players
        .map(|&p| {
            let parts = tickets.clone().map(|n| {
                assert!(chance(n) > fraction(0, 1));
                chance(n) * fraction(game.worth(p, &lottery.tickets[n].deal).0, 1)
            });
            parts.fold(fraction(0, 1), |a, b| a + b)
        })
        .collect()
}

/// The point is what the lottery is worth, or what the lottery exceeds, as it says.
fn check_reach(name: &str, lottery: &Lottery, game: &Game) {
    let (point, drawn) = (exact(lottery), drawn(lottery, game));
    assert!(lottery.tickets.len() <= point.len(), "{name}");
    match lottery.reach {
        Reach::Attained => assert_eq!(drawn, point, "{name}"),
        Reach::Exceeded => {
            assert!(drawn.iter().zip(&point).all(|(d, p)| d >= p), "{name}");
            assert_ne!(drawn, point, "{name}");
        }
    }
}

#[test]
fn every_lottery_of_the_file_is_reproduced_exactly() {
    let mut seen = 0;
    for (name, case) in &cases() {
        if case.game.signatories().len() != 2 {
            continue;
        }
        let set = Arena::new(&case.game).lotteries().unwrap();
        let Some(want) = case.want.get("lottery") else {
            for solution in lottery::ALL {
                assert_eq!(solution.solve(&set), Err(NoSolution::Empty), "{name}");
            }
            continue;
        };
        seen += 1;
        let turns: Vec<Vec<BigFraction>> = set
            .turns()
            .iter()
            .map(|corner| corner.worth.iter().map(|u| fraction(u.0, 1)).collect())
            .collect();
        let chain = want["chain"].as_array().unwrap().iter();
        let chain: Vec<Vec<BigFraction>> = chain.map(|row| point(row, case.scale)).collect();
        assert_eq!(turns, chain, "{name}");

        let nash = LotteryNash.solve(&set).unwrap();
        check_reach(name, &nash, &case.game);
        assert_eq!(exact(&nash), point(&want["nash"], case.scale), "{name}");
        let gains = exact(&nash).into_iter().zip(set.reservation());
        let product = gains.fold(fraction(1, 1), |product, (worth, r)| {
            product * (worth - fraction(r.0, 1)) / fraction(case.scale, 1)
        });
        assert_eq!(vec![product], point(&want["nash_product"], 1), "{name}");

        let equal = LotteryEgalitarian.solve(&set).unwrap();
        check_reach(name, &equal, &case.game);
        let want_equal = point(&want["egalitarian_weak"], case.scale);
        assert_eq!(exact(&equal), want_equal, "{name}");

        let shares = LotteryKalaiSmorodinsky.solve(&set).unwrap();
        check_reach(name, &shares, &case.game);
        if want["ks_weak"].is_null() {
            // Somebody cannot gain: we leave it out, and one deal is left to choose.
            assert!(!shares.all_gain && set.corners().len() == 1, "{name}");
        } else {
            assert_eq!(
                exact(&shares),
                point(&want["ks_weak"], case.scale),
                "{name}"
            );
        }
    }
    assert_eq!(seen, 9);
}

#[test]
fn a_point_that_counts_on_throwing_worth_away_says_so() {
    let cases = cases();
    let (_, case) = cases
        .iter()
        .find(|(name, _)| name == "S05_single_outcome")
        .unwrap();
    let set = Arena::new(&case.game).lotteries().unwrap();
    let equal = LotteryEgalitarian.solve(&set).unwrap();
    assert_eq!(equal.reach, Reach::Exceeded);
    assert_eq!(exact(&equal), [fraction(3, 1), fraction(3, 1)]);
    assert_eq!(drawn(&equal, &case.game), [fraction(3, 1), fraction(4, 1)]);
    assert_eq!(
        LotteryKalaiSmorodinsky.solve(&set).unwrap().reach,
        Reach::Attained
    );
}

/// The number of pieces into which the dollar is cut: even, and both PIECES/√2 and PIECES/√3, where the two Nash
/// solutions lie, are within 0.01 of a whole number.
const PIECES: i64 = 21_810;

/// Divide-the-dollar of the file: u₁ = √x, u₂ = 1 − x, nobody has anything without a deal. Cut by s = √x, so that both
/// payoffs are whole multiples of 1/PIECES². Between two deals the edge lies at most 1/(4·PIECES²) below the curve, and
/// solutions that are told by equalities move no more than that. A Nash solution moves to the corner next to it, here
/// 0.01/PIECES away at most. 10⁻⁶ is safe for both.
fn dollar() -> Game {
    let n = PIECES;
    let root: Vec<i64> = (0..=n).map(|k| k * n).collect();
    let rest: Vec<i64> = (0..=n).map(|k| n * n - k * k).collect();
    GameBuilder::new(&[u16::try_from(n + 1).unwrap()])
        .party("root", Role::Signatory, &[&root])
        .party("linear", Role::Signatory, &[&rest])
        .build()
        .unwrap()
}

#[test]
fn divide_the_dollar_is_reproduced() {
    let file: Value = serde_json::from_str(include_str!("../known/solutions.json")).unwrap();
    let want = &file["continuous"]["C1_divide_dollar_sqrt_vs_linear"];
    let pair = |key: &str| -> [f64; 2] { serde_json::from_value(want[key].clone()).unwrap() };
    let from_x = |x: f64| [libm::sqrt(x), 1.0 - x];
    let game = dollar();
    let unit = (PIECES * PIECES) as f64;
    let arena = Arena::new(&game);
    let set = arena.lotteries().unwrap();
    assert_eq!(set.turns().len() as i64, PIECES + 1);
    let check = |key: &str, got: &[f64], want: [f64; 2]| {
        for (got, want) in got.iter().zip(want) {
            assert!(
                (got / unit - want).abs() < 1e-6,
                "{key}: {} {want}",
                got / unit
            );
        }
    };
    let solve = |solution: &dyn LotterySolution| {
        let lottery = solution.solve(&set).unwrap();
        assert_eq!(lottery.reach, Reach::Attained);
        assert!(lottery.all_gain);
        lottery.expected()
    };
    let x = |key: &str| want[key].as_f64().unwrap();
    let ratio = |key: &str| {
        let (over, under) = fractions(&want[key])[0];
        over as f64 / under as f64
    };
    check("nash_u", &solve(&LotteryNash), pair("nash_u"));
    check("nash_x", &solve(&LotteryNash), from_x(ratio("nash_x")));
    check(
        "nash_x_numeric",
        &solve(&LotteryNash),
        from_x(x("nash_x_numeric")),
    );
    check("ks_u", &solve(&LotteryKalaiSmorodinsky), pair("ks_u"));
    check("ks_x", &solve(&LotteryKalaiSmorodinsky), from_x(x("ks_x")));
    check(
        "egalitarian_x",
        &solve(&LotteryEgalitarian),
        from_x(x("egalitarian_x")),
    );
    check(
        "perles_maschler_u",
        &solve(&PerlesMaschler),
        pair("perles_maschler_u"),
    );
    check(
        "raiffa_discrete_u",
        &solve(&RaiffaDiscrete),
        pair("raiffa_discrete_u"),
    );
    check(
        "raiffa_continuous_u",
        &solve(&Raiffa),
        pair("raiffa_continuous_u"),
    );
    let key = "asym_nash_w=(2,1)_x";
    check(
        key,
        &solve(&AsymmetricLotteryNash::new(&[2, 1])),
        from_x(ratio(key)),
    );

    let best = &Utilitarian.solve(&arena).unwrap().deals;
    assert_eq!(best.len(), 1);
    let worth: Vec<f64> = game.worths(&best[0]).iter().map(|u| u.0 as f64).collect();
    check("utilitarian_u", &worth, pair("utilitarian_u"));
    check("utilitarian_x", &worth, from_x(x("utilitarian_x")));
}

/// Worked out to 30 digits, event by event, with another program.
#[test]
fn answers_that_are_no_fractions_are_right_to_ten_digits_on_a_polygon() {
    let cases = cases();
    let (_, case) = cases
        .iter()
        .find(|(name, _)| name == "S20_all_four_differ")
        .unwrap();
    let set = Arena::new(&case.game).lotteries().unwrap();
    let want: [(&dyn LotterySolution, [f64; 2]); 3] = [
        (&Raiffa, [12.266_585_623_434_418, 4.577_804_792_188_527]),
        (
            &RaiffaDiscrete,
            [12.045_454_545_454_546, 4.651_515_151_515_151],
        ),
        (
            &PerlesMaschler,
            [11.767_703_501_586_185, 4.744_098_832_804_605],
        ),
    ];
    for (solution, want) in want {
        let lottery = solution.solve(&set).unwrap();
        for (got, want) in lottery.worth.iter().zip(want) {
            let name = solution.about().name;
            assert!(
                (got.as_f64() - want).abs() < 1e-11,
                "{name}: {got:?} {want}"
            );
        }
    }
}

#[test]
fn raiffa_and_perles_maschler_refuse_single_deals_and_many_players() {
    let game = GameBuilder::new(&[2])
        .party("a", Role::Signatory, &[&[0, 1]])
        .party("b", Role::Signatory, &[&[1, 0]])
        .party("c", Role::Signatory, &[&[1, 1]])
        .party("d", Role::Signatory, &[&[1, 1]])
        .build()
        .unwrap();
    let arena = || Arena::new(&game);
    let refused: [&dyn Solution; 3] = [&Raiffa, &RaiffaDiscrete, &PerlesMaschler];
    for solution in refused {
        assert_eq!(solution.solve(&arena()), Err(NoSolution::NeedsLotteries));
    }
    for solution in lottery::ALL {
        let answer = solution.solve(&arena().lotteries().unwrap());
        assert!(
            matches!(answer, Err(NoSolution::Players { players: 4, .. })),
            "{answer:?}"
        );
    }
    let three = arena()
        .players(&[PartyId(0), PartyId(1), PartyId(2)])
        .lotteries()
        .unwrap();
    for solution in [
        &Raiffa as &dyn LotterySolution,
        &RaiffaDiscrete,
        &PerlesMaschler,
    ] {
        assert_eq!(
            solution.solve(&three),
            Err(NoSolution::Players {
                most: 2,
                players: 3
            })
        );
    }
}

proptest! {
    #![proptest_config(config(200))]

    /// Deals that some player would refuse are never drawn, whatever the gates let through, and the lowest stands for all
    /// that are worth the same.
    #[test]
    fn a_game_gives_the_lotteries_of_its_rational_deals(game in random::game(), round in 0_u32..=5) {
        let players = &game.signatories()[..2];
        let reservation: Vec<Points> = players.iter().map(|&p| game.no_deal_at(p, round).unwrap_or_default()).collect();
        for within in Within::ALL {
            let passing = random::deals(&game)
                .into_iter()
                .filter(|deal| game.failures(deal, within, round).is_empty());
            let worth = |deal: &Deal| players.iter().map(|&p| game.worth(p, deal)).collect();
            let want = ConvexSet::of(passing.map(|deal| (worth(&deal), deal)), &reservation);
            let got = Arena::new(&game).players(players).within(within).round(round).lotteries().unwrap();
            prop_assert_eq!(got, want, "{:?}", within);
        }
    }
}
