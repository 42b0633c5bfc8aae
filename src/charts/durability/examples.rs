//! Years to test the chart on.

use super::Durability;
use super::facts::{Curve, DurabilityFacts};
use crate::charts::examples::{Dice, Example, LONG, example, gathered};

fn busy(years: u32, changed: usize, dice: &mut Dice) -> DurabilityFacts {
    let mut curve = |label: &str| {
        let kept = 1.0 - (dice.below(30) as f64 / 100.0);
        let alive = (0..=years).map(|year| kept.powi(year as i32));
        Curve {
            label: label.to_owned(),
            option: label.rsplit(": ").next().unwrap_or_default().to_owned(),
            alive: alive.collect(),
        }
    };
    let deal = curve("agreed deal");
    let label = |n: usize| format!("{}: {}", LONG[n % 8], LONG[(n + 3) % 8]);
    let mut changed: Vec<Curve> = (0..changed).map(|n| curve(&label(n))).collect();
    changed.sort_by(|a, b| b.lasts().total_cmp(&a.lasts()));
    DurabilityFacts {
        called: "agreed deal".into(),
        shortened: Some((LONG[2].to_owned(), deal.lasts() + 0.1)),
        deal,
        changed,
        ratified: years > 4,
        turns: (0..years.min(6))
            .map(|year| (year, LONG[year as usize % 8].to_owned()))
            .collect(),
    }
}

pub(super) fn all() -> Vec<Example<DurabilityFacts>> {
    let hollow = DurabilityFacts {
        called: "last deal on the table".into(),
        deal: Curve {
            label: "last deal on the table".into(),
            option: "last deal on the table".into(),
            alive: vec![1.0, f64::NAN],
        },
        shortened: None,
        changed: Vec::new(),
        turns: Vec::new(),
        ratified: true,
    };
    let mut all = vec![
        example("flagship", gathered::<Durability>()),
        example("hollow", hollow),
    ];
    let mut dice = Dice(31);
    for (years, changed) in [(1, 1), (4, 3), (10, 12), (50, 5), (100, 40)] {
        all.push(example(
            format!("{years}-{changed}"),
            busy(years, changed, &mut dice),
        ));
    }
    all
}
