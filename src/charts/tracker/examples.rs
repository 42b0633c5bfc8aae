//! Trackers to test the chart on.

use super::Tracker;
use super::facts::{Track, TrackerFacts};
use crate::charts::examples::{Dice, Example, LONG, example, gathered, named, with};
use crate::charts::ladder::examples::{SIZES, ended, steps};
use crate::charts::talk::Talk;
use crate::talks::AgreedShare;

pub(super) fn flagship() -> TrackerFacts {
    gathered::<Tracker>()
}

pub(super) fn agreed(issues: usize, of: usize, weight: [f64; 2]) -> AgreedShare {
    AgreedShare {
        issues,
        of,
        weight: weight.map(Some),
    }
}

/// Talks of any size with long names: issues, signatories, rounds.
fn busy((issues, parties, last): (usize, usize, u32), dice: &mut Dice) -> (Talk, TrackerFacts) {
    let (talk, _) = ended(last, dice);
    let mut pairs = Vec::new();
    for (a, b) in (0..parties).flat_map(|a| (a + 1..parties).map(move |b| (a, b))) {
        let course = steps(dice, last, issues + 1, (last as usize).min(300));
        let mut some = |n| agreed(n, issues, [dice.share(), dice.share()]);
        pairs.push(Track {
            parties: [a, b].map(|n| named(LONG[n % 8], n)),
            sign: true,
            day_one: (a == 0).then(|| some(issues / 2)),
            course: course
                .iter()
                .map(|step| (step.from, some(step.place)))
                .collect(),
        });
    }
    (talk, TrackerFacts { last, pairs })
}

/// The smallest facts that the types allow, and invalid numbers.
fn hollow() -> TrackerFacts {
    let track = Track {
        parties: [named("", 0), named("B", 11)],
        sign: false,
        day_one: Some(agreed(3, 0, [f64::NAN, 7.0])),
        course: vec![(0, agreed(0, 0, [f64::INFINITY, -1.0]))],
    };
    let mute = Track {
        course: vec![],
        ..track.clone()
    };
    TrackerFacts {
        last: 0,
        pairs: vec![track, mute],
    }
}

pub(super) fn all() -> Vec<Example<TrackerFacts>> {
    let mut all = vec![example("flagship", flagship()), example("hollow", hollow())];
    let mut dice = Dice(11);
    for size in SIZES.into_iter().chain(SIZES) {
        let (talk, facts) = busy(size, &mut dice);
        all.push(with(format!("{size:?}"), talk, facts));
    }
    all
}
