//! Known boxes, all boxes, and no box.

use super::super::AxisKind;
use super::*;
use crate::sweep::design::Sampler;

const HOW: Peeling = Peeling {
    alpha: 0.05,
    target: 0.95,
    least: 0.05,
    boxes: 3,
    seed: 42,
};

fn uniform(seed: u64, at: usize) -> f64 {
    let luck = Luck { seed, run: 0 };
    luck.uniform(Purpose::Tactic, PathKey::of("test"), at as u64)
}

fn searched(coordinates: &[f64], kinds: &[AxisKind], shares: &[f64], how: &Peeling) -> Vec<Search> {
    let points = SweptCells {
        kinds,
        coordinates,
        shares,
        weights: None,
    };
    prim(&points, how)
}

fn ends(region: &Region, axis: usize) -> (f64, f64) {
    let (low, high) = region.ends(axis);
    (low.unwrap_or(0.0), high.unwrap_or(1.0))
}

#[test]
fn a_known_box_in_a_cube() {
    let design = Sampler::latin_hypercube(2000, 4, 42).unwrap();
    let cube: Vec<f64> = (0..2000).flat_map(|i| design.point(i)).collect();
    let inside = |p: &[f64]| (0.2..0.7).contains(&p[0]) && p[2] >= 0.4;
    let shares: Vec<f64> = cube
        .chunks(4)
        .map(|p| f64::from(u8::from(inside(p))))
        .collect();
    let got = searched(&cube, &[AxisKind::Number; 4], &shares, &HOW);
    let found = got[0].found.as_ref().unwrap();
    assert_eq!(found.region.restricted().collect::<Vec<_>>(), [0, 2]);
    // Within an eighth of a slab, or ten of the 2,000 strata.
    for (axis, low, high) in [(0, 0.2, 0.7), (2, 0.4, 1.0)] {
        let (from, to) = ends(&found.region, axis);
        assert!(
            (from - low).abs() < 0.005 && (to - high).abs() < 0.005,
            "{from} {to}"
        );
    }
    assert!(found.mean > 0.99 && found.coverage > 0.99 && (found.mass - 0.3).abs() < 0.015);
    assert!(found.restrictions.iter().all(|one| one.quasi_p < 1e-6));
    let held_out = found.held_out.as_ref().unwrap();
    assert!(held_out.outside > 0.9 && held_out.points > 200);
    // Nothing is left for a second box.
    assert!(got.len() == 2 && got[1].found.is_none());
    let falling = |pair: &[BoxStep]| pair[1].mass < pair[0].mass && pair[1].points < pair[0].points;
    assert!(got[0].trajectory.windows(2).all(falling));
}

#[test]
fn a_known_box_in_a_grid_with_words() {
    // 10 × 4 words × 7, a deal at 3-8 of the first and words 1 and 3, whatever the third.
    let mut coordinates = Vec::new();
    let mut shares = Vec::new();
    for cell in 0..280 {
        let (x, word, z) = (cell / 28, cell / 7 % 4, cell % 7);
        coordinates.extend([f64::from(x), f64::from(word), f64::from(z) * 10.0]);
        shares.push(if (3..=8).contains(&x) && word % 2 == 1 {
            1.0
        } else {
            0.0
        });
    }
    let kinds = [AxisKind::Number, AxisKind::Category, AxisKind::Number];
    let got = searched(&coordinates, &kinds, &shares, &HOW);
    let found = got[0].found.as_ref().unwrap();
    let first = BoxSide::Numbers {
        low: Some(3.0),
        high: Some(8.0),
    };
    let words = BoxSide::Categories(vec![1, 3]);
    assert_eq!(found.region.limits, [Some(first), Some(words), None]);
    assert!((found.mean - 1.0).abs() < 1e-15 && (found.coverage - 1.0).abs() < 1e-15);
    assert_eq!(found.points, 84);
    // Where a deal nearly never exists: the words, then one end of the rest and the other, though a patient cut from
    // either end loses at first.
    let never: Vec<f64> = shares.iter().map(|share| 1.0 - share).collect();
    let boxes = searched(&coordinates, &kinds, &never, &HOW);
    let covered: f64 = boxes
        .iter()
        .filter_map(|one| one.found.as_ref())
        .map(|found| found.coverage)
        .sum();
    assert!((covered - 1.0).abs() < 1e-12, "{covered}");
}

/// The weight of the best box of a grid by trying all.
fn best_of_all(rows: usize, columns: usize, shares: &[f64], how: &Peeling) -> usize {
    let mut best = 0;
    for (top, bottom) in (0..rows).flat_map(|a| (a..rows).map(move |b| (a, b))) {
        for (left, right) in (0..columns).flat_map(|a| (a..columns).map(move |b| (a, b))) {
            let cells = (top..=bottom).flat_map(|r| (left..=right).map(move |c| (r, c)));
            let sum: f64 = cells.map(|(r, c)| shares[r * columns + c]).sum();
            let many = (bottom - top + 1) * (right - left + 1);
            if how.reached(sum / many as f64) {
                best = best.max(many);
            }
        }
    }
    best
}

#[test]
fn never_better_than_the_best_of_all_boxes_and_not_much_worse() {
    let (mut got, mut possible) = (0, 0);
    for case in 0..200_u64 {
        let (rows, columns) = (4 + case as usize % 5, 5 + case as usize % 3);
        let noise = if case % 2 == 0 { 0.0 } else { 0.3 };
        let slope = 4.0 * uniform(case, 1000) - 2.0;
        let coordinates: Vec<f64> = (0..rows * columns)
            .flat_map(|cell| [(cell / columns) as f64, (cell % columns) as f64])
            .collect();
        let shares: Vec<f64> = (0..rows * columns)
            .map(|cell| {
                let (x, y) = (coordinates[2 * cell], coordinates[2 * cell + 1]);
                let level = 0.5 + 0.3 * (x - rows as f64 / 2.0) + slope * 0.2 * (y - 2.0);
                (level + noise * (uniform(case, cell) - 0.5)).clamp(0.0, 1.0)
            })
            .collect();
        let all = best_of_all(rows, columns, &shares, &HOW);
        let one = &searched(&coordinates, &[AxisKind::Number; 2], &shares, &HOW)[0];
        let points = one.found.as_ref().map_or(0, |found| {
            assert!(HOW.reached(found.mean));
            found.points
        });
        assert!(points <= all, "{points} of {all}");
        got += points;
        possible += all;
    }
    assert!(10 * got > 8 * possible, "{got} of {possible}");
}

#[test]
fn two_boxes_are_covered_one_after_the_other() {
    let design = Sampler::sobol(4096, 2).unwrap();
    let square: Vec<f64> = (0..4096).flat_map(|i| design.point(i)).collect();
    let high = |p: &[f64]| p[0] < 0.4 && p[1] < 0.5 || p[0] > 0.6 && p[1] > 0.7;
    let shares: Vec<f64> = square
        .chunks(2)
        .map(|p| f64::from(u8::from(high(p))))
        .collect();
    let got = searched(&square, &[AxisKind::Number; 2], &shares, &HOW);
    let masses: Vec<f64> = got
        .iter()
        .filter_map(|one| one.found.as_ref())
        .map(|found| found.mass)
        .collect();
    assert_eq!(masses.len(), 2);
    assert!((masses[0] + masses[1] - 0.32).abs() < 0.02, "{masses:?}");
}

#[test]
fn weights_count_like_repeated_points() {
    let design = Sampler::random(60, 2, 5).unwrap();
    let (mut once, mut again) = (Vec::new(), Vec::new());
    let (mut shares, mut shares_again, mut weights) = (Vec::new(), Vec::new(), Vec::new());
    for index in 0..60 {
        let point = design.point(index);
        let share = f64::from(u8::from(point[0] + point[1] > 0.9));
        let many = 1 + index % 3;
        once.extend(&point);
        shares.push(share);
        weights.push(many as f64);
        for _ in 0..many {
            again.extend(&point);
            shares_again.push(share);
        }
    }
    let kinds = [AxisKind::Number; 2];
    let weighted = SweptCells {
        kinds: &kinds,
        coordinates: &once,
        shares: &shares,
        weights: Some(&weights),
    };
    let one = prim(&weighted, &HOW);
    let two = searched(&again, &kinds, &shares_again, &HOW);
    let (one, two) = (
        one[0].found.as_ref().unwrap(),
        two[0].found.as_ref().unwrap(),
    );
    assert_eq!(one.region, two.region);
    assert!((one.mass - two.mass).abs() < 1e-12 && (one.mean - two.mean).abs() < 1e-12);
}

#[test]
fn chance_alone_is_seen_through_by_the_other_half() {
    // Coin throws with 85%: a box of 95% is luck.
    let design = Sampler::random(300, 5, 3).unwrap();
    let cube: Vec<f64> = (0..300).flat_map(|i| design.point(i)).collect();
    let shares: Vec<f64> = (0..300)
        .map(|at| f64::from(u8::from(uniform(9, at) < 0.85)))
        .collect();
    let got = searched(&cube, &[AxisKind::Number; 5], &shares, &HOW);
    let found = got[0].found.as_ref().unwrap();
    let held_out = found.held_out.as_ref().unwrap();
    assert!(found.mean >= 0.95 && held_out.inside >= 0.95);
    assert!(held_out.outside < 0.92, "{held_out:?}");
}

#[test]
fn everything_nothing_and_no_points() {
    let square: Vec<f64> = (0..20)
        .flat_map(|k| [f64::from(k), f64::from(k % 5)])
        .collect();
    let kinds = [AxisKind::Number; 2];
    let all = searched(&square, &kinds, &[1.0; 20], &HOW);
    let found = all[0].found.as_ref().unwrap();
    assert!(all.len() == 1 && found.points == 20 && found.restrictions.is_empty());
    let none = searched(&square, &kinds, &[0.0; 20], &HOW);
    assert!(none.len() == 1 && none[0].found.is_none());
    assert!(searched(&[], &kinds, &[], &HOW).is_empty());
    let one = searched(&[1.0, 2.0], &kinds, &[1.0], &HOW);
    assert_eq!(one[0].found.as_ref().unwrap().points, 1);
}
