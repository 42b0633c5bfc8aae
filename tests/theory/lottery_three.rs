//! Solutions on lotteries for three players, against searches that know nothing of linear programmes or triangles.

use crate::sized::config;
use proptest::prelude::*;
use zopa::game::{Deal, Points};
use zopa::scenario::OptionId;
use zopa::solutions::BigFraction;
use zopa::solutions::lottery::{
    AsymmetricLotteryNash, ConvexSet, Lottery, LotteryEgalitarian, LotteryKalaiSmorodinsky,
    LotteryNash, LotterySolution, Reach,
};

type Point = [i64; 3];

fn set<const N: usize>(points: &[[i64; N]]) -> ConvexSet {
    let named = points.iter().enumerate().map(|(n, point)| {
        let deal = Deal::new([OptionId(n as u16)]);
        (point.iter().map(|&u| Points(u)).collect(), deal)
    });
    ConvexSet::of(named, &[Points(0); N])
}

fn points() -> impl Strategy<Value = Vec<Point>> {
    let point = (0_i64..=9, 0_i64..=9, 0_i64..=9).prop_map(|(x, y, z)| [x, y, z]);
    prop::collection::vec(point, 1..=6)
}

fn real(lottery: &Lottery) -> [f64; 3] {
    [0, 1, 2].map(|n| lottery.worth[n].as_f64())
}

fn exact(lottery: &Lottery) -> Vec<BigFraction> {
    let worth = lottery.worth.iter();
    worth.map(|u| u.exact().unwrap().clone()).collect()
}

fn whole(n: i64) -> BigFraction {
    BigFraction::from_integer(n.into())
}

/// The most that a concave function reaches between 0 and 1, by cutting off thirds.
fn peak(f: &dyn Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..50 {
        let third = (high - low) / 3.0;
        if f(low + third) < f(high - third) {
            low += third;
        } else {
            high -= third;
        }
    }
    f(f64::midpoint(low, high))
}

/// The most of a concave measure over lotteries of three of the points, whichever three.
fn best_of_threes(points: &[Point], measure: &dyn Fn([f64; 3]) -> f64) -> f64 {
    let mut best = f64::NEG_INFINITY;
    for (n, a) in points.iter().enumerate() {
        for (m, b) in points.iter().enumerate().skip(n) {
            for c in &points[m..] {
                let mix = |outer: f64, inner: f64| {
                    measure([0, 1, 2].map(|n| {
                        let rest = inner * b[n] as f64 + (1.0 - inner) * c[n] as f64;
                        outer * a[n] as f64 + (1.0 - outer) * rest
                    }))
                };
                best = best.max(peak(&|outer| peak(&|inner| mix(outer, inner))));
            }
        }
    }
    best
}

/// The lottery holds what it says: chances sum to 1, three deals at most, and the point is reached or exceeded.
fn check(lottery: &Lottery) {
    let total: f64 = lottery.tickets.iter().map(|t| t.chance.as_f64()).sum();
    assert!((total - 1.0).abs() < 1e-12 && lottery.tickets.len() <= 3);
    let (expected, point) = (lottery.expected(), real(lottery));
    let more: Vec<f64> = expected.iter().zip(point).map(|(e, p)| e - p).collect();
    assert!(more.iter().all(|&more| more > -1e-9), "{lottery:?}");
    let exceeded = more.iter().any(|&more| more > 1e-9);
    assert_eq!(lottery.reach == Reach::Exceeded, exceeded, "{lottery:?}");
}

#[test]
fn three_who_each_want_it_all_draw_lots() {
    let set = set(&[[6, 0, 0], [0, 6, 0], [0, 0, 6], [1, 1, 1]]);
    let third = BigFraction::new(1.into(), 3.into());
    let exactly: [&dyn LotterySolution; 2] = [&LotteryEgalitarian, &LotteryKalaiSmorodinsky];
    for solution in exactly {
        let lottery = solution.solve(&set).unwrap();
        assert_eq!(exact(&lottery), [whole(2), whole(2), whole(2)]);
        assert!(
            lottery
                .tickets
                .iter()
                .all(|t| t.chance.exact() == Some(&third))
        );
    }
    let nash = LotteryNash.solve(&set).unwrap();
    assert!(real(&nash).into_iter().all(|u| (u - 2.0).abs() < 1e-12));
    // With powers 1, 2 and 3 the chances are as the powers.
    let powered = AsymmetricLotteryNash::new(&[1, 2, 3]).solve(&set).unwrap();
    let want = [1.0, 2.0, 3.0];
    assert!(
        real(&powered)
            .iter()
            .zip(want)
            .all(|(u, w)| (u - w).abs() < 1e-9)
    );
}

#[test]
fn any_number_of_players_can_be_asked_for_corners() {
    assert_eq!(set(&[[3], [2], [1]]).turns().len(), 3);
    assert_eq!(set(&[[3, 0, 0], [2, 1, 0], [1, 2, 0]]).turns().len(), 3);
    assert!(set::<0>(&[]).turns().is_empty());
    assert!(LotteryNash.solve(&set(&[[3]])).is_err());
}

#[test]
fn a_level_that_leaves_something_over_is_exceeded() {
    // The third can have more than its equal share without costing anybody anything.
    let set = set(&[[4, 0, 5], [0, 4, 5]]);
    let equal = LotteryEgalitarian.solve(&set).unwrap();
    assert_eq!(equal.reach, Reach::Exceeded);
    assert_eq!(exact(&equal), [whole(2), whole(2), whole(2)]);
    assert_eq!(equal.expected(), [2.0, 2.0, 5.0]);
}

proptest! {
    #![proptest_config(config(120))]

    #[test]
    fn the_common_level_is_as_high_as_it_can_be(points in points()) {
        let set = set(&points);
        let equal = LotteryEgalitarian.solve(&set).unwrap();
        check(&equal);
        let worth = exact(&equal);
        prop_assert!(worth[0] == worth[1] && worth[1] == worth[2]);
        let want = best_of_threes(&points, &|u| u[0].min(u[1]).min(u[2]));
        prop_assert!((real(&equal)[0] - want).abs() < 1e-6, "{:?} {}", equal, want);

        let shares = LotteryKalaiSmorodinsky.solve(&set).unwrap();
        check(&shares);
        let best = [0, 1, 2].map(|n| points.iter().map(|u| u[n]).max().unwrap());
        let share = |u: [f64; 3]| {
            let able = (0..3).filter(|&n| best[n] > 0);
            able.map(|n| u[n] / best[n] as f64).fold(1.0, f64::min)
        };
        let want = best_of_threes(&points, &share);
        prop_assert!((share(real(&shares)) - want).abs() < 1e-6, "{:?} {}", shares, want);
    }

    #[test]
    fn the_lottery_leaves_nothing_lying_about(points in points()) {
        let solutions: [&dyn LotterySolution; 2] = [&LotteryEgalitarian, &LotteryKalaiSmorodinsky];
        for solution in solutions {
            let have = solution.solve(&set(&points)).unwrap().expected();
            // Whoever has no less of the others cannot have more in sum.
            let total = |u: [f64; 3]| {
                let short: f64 = u.iter().zip(&have).map(|(u, h)| (h - u).max(0.0)).sum();
                u.iter().sum::<f64>() - 1e4 * short
            };
            let most = best_of_threes(&points, &total);
            prop_assert!(most <= have.iter().sum::<f64>() + 1e-3, "{} {:?}", most, have);
        }
    }

    #[test]
    fn nash_has_the_largest_product(points in points(), powers in prop::array::uniform3(1_u32..=3)) {
        let set = set(&points);
        let nash = AsymmetricLotteryNash::new(&powers).solve(&set).unwrap();
        check(&nash);
        let able: Vec<usize> = (0..3).filter(|&n| points.iter().any(|u| u[n] > 0)).collect();
        let value = |u: [f64; 3]| able.iter().map(|&n| f64::from(powers[n]) * libm::log(u[n])).sum::<f64>();
        let got = real(&nash);
        prop_assert!(value(got) >= best_of_threes(&points, &value) - 1e-9);
        // The proof: no deal breaks the inequality that holds at the maximum.
        let total: f64 = able.iter().map(|&n| f64::from(powers[n])).sum();
        for u in &points {
            let sum: f64 = able.iter().map(|&n| f64::from(powers[n]) * u[n] as f64 / got[n]).sum();
            prop_assert!(sum <= total + 1e-8, "{:?} {:?}", u, got);
        }
    }

    #[test]
    fn a_third_who_cannot_gain_changes_nothing(points in points()) {
        let two: Vec<[i64; 2]> = points.iter().map(|u| [u[0], u[1]]).collect();
        let three: Vec<Point> = points.iter().map(|u| [u[0], u[1], 0]).collect();
        let solutions: [&dyn LotterySolution; 3] =
            [&LotteryNash, &LotteryKalaiSmorodinsky, &AsymmetricLotteryNash::new(&[3, 1, 2])];
        for solution in solutions {
            let (small, large) = (solution.solve(&set(&two)).unwrap(), solution.solve(&set(&three)).unwrap());
            prop_assert_eq!(exact(&small), exact(&large)[..2].to_vec());
        }
    }
}
