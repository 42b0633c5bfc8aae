//! Axioms of the solutions on lotteries, and their brute-force twins, on random sets of points.

use crate::sized::config;
use proptest::prelude::*;
use zopa::game::{Deal, Points};
use zopa::scenario::OptionId;
use zopa::solutions::lottery::{
    self, AsymmetricLotteryNash, ConvexSet, Lottery, LotteryEgalitarian, LotteryKalaiSmorodinsky,
    LotteryNash, LotterySolution, PerlesMaschler, Raiffa, RaiffaDiscrete, Reach,
};
use zopa::solutions::{BigFraction, NoSolution};

type Point = [i64; 2];

/// The set of lotteries over these points; the deal of a point is its place.
fn set(points: &[Point], r: Point) -> ConvexSet {
    let named = points.iter().enumerate().map(|(n, point)| {
        let deal = Deal::new([OptionId(n as u16)]);
        (point.iter().map(|&u| Points(u)).collect(), deal)
    });
    ConvexSet::of(named, &r.map(Points))
}

fn points() -> impl Strategy<Value = (Vec<Point>, Point)> {
    let point = || (0_i64..=12, 0_i64..=12).prop_map(|(x, y)| [x, y]);
    let low = (0_i64..=5, 0_i64..=5).prop_map(|(x, y)| [x, y]);
    (prop::collection::vec(point(), 1..=9), low)
}

fn rational(points: &[Point], r: Point) -> Vec<Point> {
    let rational = points.iter().filter(|u| u[0] >= r[0] && u[1] >= r[1]);
    rational.copied().collect()
}

fn exact(lottery: &Lottery) -> Vec<BigFraction> {
    let worth = lottery.worth.iter();
    worth.map(|u| u.exact().unwrap().clone()).collect()
}

fn real(lottery: &Lottery) -> [f64; 2] {
    [lottery.worth[0].as_f64(), lottery.worth[1].as_f64()]
}

fn whole(n: i64) -> BigFraction {
    BigFraction::from_integer(n.into())
}

/// Every lottery of two of the points on a grid of chances.
fn mixes(points: &[Point]) -> Vec<[f64; 2]> {
    let mut mixes = Vec::new();
    for a in points {
        for b in points {
            for step in 0..=40 {
                let chance = f64::from(step) / 40.0;
                let mix = |n: usize| chance * a[n] as f64 + (1.0 - chance) * b[n] as f64;
                mixes.push([mix(0), mix(1)]);
            }
        }
    }
    mixes
}

fn near(a: [f64; 2], b: [f64; 2], tolerance: f64) -> bool {
    (a[0] - b[0]).abs() <= tolerance && (a[1] - b[1]).abs() <= tolerance
}

fn swap([x, y]: Point) -> Point {
    [y, x]
}

/// The continuous path of Raiffa in small steps: the classical method of Runge and Kutta on the hull as it is.
fn raiffa_in_small_steps(chain: &[[f64; 2]], r: [f64; 2]) -> [f64; 2] {
    let between = |from: [f64; 2], to: [f64; 2], axis: usize, at: f64| {
        let part = (at - from[axis]) / (to[axis] - from[axis]);
        from[1 - axis] + part * (to[1 - axis] - from[1 - axis])
    };
    // The most on the other axis that leaves `at` on this one.
    let best = |axis: usize, at: f64| {
        let end = if axis == 0 {
            chain[chain.len() - 1]
        } else {
            chain[0]
        };
        if at <= end[axis] {
            return end[1 - axis];
        }
        let covers = |pair: &&[[f64; 2]]| {
            pair[0][axis].min(pair[1][axis]) <= at && at <= pair[0][axis].max(pair[1][axis])
        };
        match chain.windows(2).find(covers) {
            Some(pair) => between(pair[0], pair[1], axis, at),
            None => f64::NEG_INFINITY,
        }
    };
    let pull = |d: [f64; 2]| [best(1, d[1]) - d[0], best(0, d[0]) - d[1]];
    let mut d = r;
    for _ in 0..6_000 {
        let h = 0.005;
        let go = |k: [f64; 2], part: f64| [d[0] + part * h * k[0], d[1] + part * h * k[1]];
        let a = pull(d);
        let b = pull(go(a, 0.5));
        let c = pull(go(b, 0.5));
        let e = pull(go(c, 1.0));
        for n in 0..2 {
            let step = h / 6.0 * (a[n] + 2.0 * b[n] + 2.0 * c[n] + e[n]);
            if step.is_finite() {
                d[n] += step.max(0.0);
            }
        }
    }
    d
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn the_chain_is_the_hull((points, r) in points()) {
        let deals = rational(&points, r);
        let set = set(&points, r);
        // A point is on the upper right edge iff it is best for some weights above 0: each pair of points decides a ratio
        // of weights at which they tie, and between those ratios the best does not change.
        let mut ratios: Vec<BigFraction> = vec![whole(0)];
        for a in &deals {
            for b in &deals {
                let (dx, dy) = (a[0] - b[0], b[1] - a[1]);
                if dx > 0 && dy > 0 {
                    ratios.push(BigFraction::new(dx.into(), dy.into()));
                }
            }
        }
        ratios.sort();
        ratios.dedup();
        let mut tried: Vec<BigFraction> = ratios.windows(2).map(|pair| (&pair[0] + &pair[1]) / whole(2)).collect();
        tried.push(&ratios[ratios.len() - 1] + whole(1));
        tried.extend(ratios.into_iter().skip(1));
        let mut want: Vec<Point> = Vec::new();
        for ratio in &tried {
            let score = |u: &Point| whole(u[0]) + ratio * whole(u[1]);
            let best = deals.iter().map(score).max();
            want.extend(deals.iter().filter(|u| Some(score(u)) == best));
        }
        want.sort_by(|a, b| b.cmp(a));
        want.dedup();
        let got: Vec<Point> = set.corners().iter().map(|c| [c.worth[0].0, c.worth[1].0]).collect();
        prop_assert_eq!(&got, &want);
        for corner in set.corners() {
            let lowest = points.iter().position(|u| [Points(u[0]), Points(u[1])] == corner.worth[..]);
            prop_assert_eq!(usize::from(corner.deal[0].0), lowest.unwrap());
        }
    }

    #[test]
    fn every_answer_is_a_lottery_that_nobody_would_refuse((points, r) in points()) {
        let set = set(&points, r);
        for solution in lottery::ALL {
            let name = solution.about().name;
            match solution.solve(&set) {
                Err(error) => prop_assert!(error == NoSolution::Empty && rational(&points, r).is_empty()),
                Ok(lottery) => {
                    let total: f64 = lottery.tickets.iter().map(|t| t.chance.as_f64()).sum();
                    prop_assert!((total - 1.0).abs() < 1e-12, "{}", name);
                    prop_assert!((1..=2).contains(&lottery.tickets.len()), "{}", name);
                    let expected = lottery.expected();
                    let point = real(&lottery);
                    match lottery.reach {
                        Reach::Attained => prop_assert!(near([expected[0], expected[1]], point, 1e-9), "{}", name),
                        Reach::Exceeded => prop_assert!(
                            expected[0] > point[0] - 1e-9 && expected[1] > point[1] - 1e-9
                            && expected[0] + expected[1] > point[0] + point[1] + 1e-9, "{}", name),
                    }
                    for n in 0..2 {
                        prop_assert!(point[n] >= r[n] as f64 - 1e-9, "{}", name);
                    }
                    prop_assert_eq!(lottery.all_gain, (0..2).all(|n| point[n] > r[n] as f64 + 1e-9), "{}", name);
                    // No mix of two deals is strictly better for both.
                    for mix in mixes(&rational(&points, r)) {
                        prop_assert!(mix[0] <= point[0] + 1e-9 || mix[1] <= point[1] + 1e-9, "{}: {:?}", name, mix);
                    }
                }
            }
        }
    }

    #[test]
    fn nash_has_the_largest_product_and_powers_theirs((points, r) in points(), powers in (1_u32..=3, 1_u32..=3)) {
        prop_assume!(!rational(&points, r).is_empty());
        let set = set(&points, r);
        let product = |u: [f64; 2], (a, b): (u32, u32)| {
            libm::pow(u[0] - r[0] as f64, f64::from(a)) * libm::pow(u[1] - r[1] as f64, f64::from(b))
        };
        let nash = real(&LotteryNash.solve(&set).unwrap());
        let powered = real(&AsymmetricLotteryNash::new(&[powers.0, powers.1]).solve(&set).unwrap());
        for mix in mixes(&rational(&points, r)) {
            prop_assert!(product(mix, (1, 1)) <= product(nash, (1, 1)) + 1e-9);
            prop_assert!(product(mix, powers) <= product(powered, powers) * (1.0 + 1e-9) + 1e-9);
        }
        let equal = AsymmetricLotteryNash::new(&[powers.0, powers.0]).solve(&set).unwrap();
        prop_assert_eq!(exact(&equal), exact(&LotteryNash.solve(&set).unwrap()));
    }

    #[test]
    fn egalitarian_gains_are_equal_and_shares_of_the_best_too((points, r) in points()) {
        let deals = rational(&points, r);
        prop_assume!(!deals.is_empty());
        let set = set(&points, r);
        let equal = exact(&LotteryEgalitarian.solve(&set).unwrap());
        prop_assert_eq!(&equal[0] - whole(r[0]), &equal[1] - whole(r[1]));
        let least = |u: [f64; 2]| (u[0] - r[0] as f64).min(u[1] - r[1] as f64);
        let level = real(&LotteryEgalitarian.solve(&set).unwrap());
        prop_assert!(mixes(&deals).into_iter().all(|mix| least(mix) <= least(level) + 1e-9));

        let best = [0, 1].map(|n| deals.iter().map(|u| u[n] - r[n]).max().unwrap());
        let shares = LotteryKalaiSmorodinsky.solve(&set).unwrap();
        prop_assert_eq!(shares.reach, Reach::Attained);
        if best[0] > 0 && best[1] > 0 {
            let worth = exact(&shares);
            let share = |n: usize| (&worth[n] - whole(r[n])) / whole(best[n]);
            prop_assert_eq!(share(0), share(1));
            prop_assert!(share(0) >= BigFraction::new(1.into(), 2.into()));
        }
    }

    #[test]
    fn names_of_players_do_not_matter((points, r) in points()) {
        let mirrored: Vec<Point> = points.iter().copied().map(swap).collect();
        for solution in lottery::ALL {
            let name = solution.about().name;
            let (one, other) = (solution.solve(&set(&points, r)), solution.solve(&set(&mirrored, swap(r))));
            if let (Ok(one), Ok(other)) = (one, other) {
                let [x, y] = real(&other);
                prop_assert!(near(real(&one), [y, x], 1e-9), "{}: {:?} {:?}", name, one, other);
            }
            // Where both are in the same position, both get the same.
            let both = [points.clone(), mirrored.clone()].concat();
            if let Ok(lottery) = solution.solve(&set(&both, [r[0], r[0]])) {
                let [x, y] = real(&lottery);
                prop_assert!((x - y).abs() < 1e-9, "{}: {:?}", name, lottery);
            }
        }
    }

    #[test]
    fn units_do_not_matter_where_they_should_not((points, r) in points(), scale in (1_i64..=7, 1_i64..=7), shift in (-9_i64..=9, -9_i64..=9)) {
        let change = |u: Point| [u[0] * scale.0 + shift.0, u[1] * scale.1 + shift.1];
        let changed: Vec<Point> = points.iter().copied().map(change).collect();
        let invariant: [&dyn LotterySolution; 5] =
            [&LotteryNash, &LotteryKalaiSmorodinsky, &Raiffa, &RaiffaDiscrete, &PerlesMaschler];
        for solution in invariant {
            let (old, new) = (solution.solve(&set(&points, r)), solution.solve(&set(&changed, change(r))));
            if let (Ok(old), Ok(new)) = (old, new) {
                let [x, y] = real(&old);
                let want = [x * scale.0 as f64 + shift.0 as f64, y * scale.1 as f64 + shift.1 as f64];
                prop_assert!(near(real(&new), want, 1e-8), "{}: {:?} {:?}", solution.about().name, old, new);
            }
        }
    }

    #[test]
    fn nash_ignores_what_it_does_not_choose((points, r) in points(), keep in prop::collection::vec(any::<bool>(), 9)) {
        let Ok(all) = LotteryNash.solve(&set(&points, r)) else { return Ok(()) };
        let drawn: Vec<usize> = all.tickets.iter().map(|ticket| usize::from(ticket.deal[0].0)).collect();
        // Fewer points, but those that are drawn; deals keep their order.
        let fewer: Vec<Point> = (0..points.len())
            .filter(|n| keep[*n] || drawn.contains(n))
            .map(|n| points[n])
            .collect();
        let again = LotteryNash.solve(&set(&fewer, r)).unwrap();
        prop_assert_eq!(exact(&again), exact(&all));
    }

    #[test]
    fn more_deals_with_the_same_hopes_hurt_nobody((points, r) in points(), extra in (0_i64..=12, 0_i64..=12)) {
        let deals = rational(&points, r);
        prop_assume!(!deals.is_empty());
        let best = [0, 1].map(|n| deals.iter().map(|u| u[n]).max().unwrap());
        let more = [points.clone(), vec![[extra.0, extra.1]]].concat();
        let equal = |points: &[Point]| exact(&LotteryEgalitarian.solve(&set(points, r)).unwrap());
        let (old, new) = (equal(&points), equal(&more));
        prop_assert!(old.iter().zip(&new).all(|(old, new)| old <= new));
        // Individual monotonicity: where nobody's best changes and both can gain, nobody loses.
        if extra.0 <= best[0] && extra.1 <= best[1] && best[0] > r[0] && best[1] > r[1] {
            let shares = |points: &[Point]| exact(&LotteryKalaiSmorodinsky.solve(&set(points, r)).unwrap());
            let (old, new) = (shares(&points), shares(&more));
            prop_assert!(old.iter().zip(&new).all(|(old, new)| old <= new));
        }
    }

    #[test]
    fn perles_maschler_halves_the_edge((points, r) in points()) {
        let set = set(&points, r);
        prop_assume!(set.corners().len() > 1);
        let [x, y] = real(&PerlesMaschler.solve(&set).unwrap());
        let length = |from: [f64; 2], to: [f64; 2]| libm::sqrt(((from[0] - to[0]) * (to[1] - from[1])).max(0.0));
        let chain: Vec<[f64; 2]> = set.corners().iter().map(|c| [c.worth[0].0 as f64, c.worth[1].0 as f64]).collect();
        let (mut before, mut after) = (0.0, 0.0);
        for pair in chain.windows(2) {
            // The point cuts its stretch in two; on other stretches one part is empty.
            let cut = [x.clamp(pair[1][0], pair[0][0]), y.clamp(pair[0][1], pair[1][1])];
            before += length(pair[0], cut);
            after += length(cut, pair[1]);
        }
        prop_assert!((before - after).abs() < 1e-9, "{} {}", before, after);
    }
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn raiffa_is_the_end_of_its_path((points, r) in points()) {
        let set = set(&points, r);
        prop_assume!(set.corners().len() > 1);
        let chain: Vec<[f64; 2]> = set.corners().iter().map(|c| [c.worth[0].0 as f64, c.worth[1].0 as f64]).collect();
        let want = raiffa_in_small_steps(&chain, r.map(|u| u as f64));
        let got = real(&Raiffa.solve(&set).unwrap());
        // Steps across a corner of the edge cost the slow twin its higher order.
        prop_assert!(near(got, want, 2e-4), "{:?} {:?}", got, want);
    }
}
