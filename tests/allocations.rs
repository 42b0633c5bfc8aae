//! A negotiation on tables allocates nothing, and the benchmark's negotiations end as at the plain table. In a test
//! binary of its own, because its allocator counts.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

#[path = "bench/contests.rs"]
mod contests;
#[path = "bench/domains.rs"]
mod domains;

use contests::{Contest, Kind, PRESETS, Weights};
use domains::Taste;
use zopa::scenario::OfferRule;

const MIXED: [Kind; 5] = [
    Kind::Time(5.0),
    Kind::Time(1.0),
    Kind::Time(0.25),
    Kind::TitForTat,
    Kind::Hardliner,
];
const MICRO: [Kind; 1] = [Kind::Micro];

fn contests() -> Vec<Contest> {
    let mut contests = Vec::new();
    let rules = [
        OfferRule::Lowest,
        OfferRule::Nearest,
        OfferRule::BestForOther,
    ];
    for offer in rules {
        for weights in [Weights::Kept, Weights::Redrawn] {
            contests.push(Contest {
                issues: 3,
                options: 4,
                taste: Taste::Independent,
                seed: 1,
                rounds: 60,
                tactics: [&MIXED, &MIXED],
                offer,
                weights,
                checked: 150,
            });
        }
    }
    contests.push(Contest {
        taste: Taste::Opposed,
        tactics: [&MICRO, &MICRO],
        checked: 0,
        ..contests[0].clone()
    });
    contests
}

#[test]
fn nothing_is_allocated_while_they_talk() {
    for contest in contests() {
        let mut ready = contest.ready();
        let first = ready.pass(PRESETS);
        let mut again = None;
        let counted = allocation_counter::measure(|| again = Some(ready.pass(PRESETS)));
        assert_eq!(counted.count_total, 0, "{contest:?}");
        assert_eq!(again, Some(first), "a pass leaves something behind");
        assert!(first.agreed > 0 && first.turns > 0 && first.checksum > 0);
    }
}

#[test]
fn the_first_pass_allocates_nothing_either() {
    for contest in contests() {
        let mut ready = contest.ready();
        let counted = allocation_counter::measure(|| {
            ready.pass(100);
        });
        assert_eq!(counted.count_total, 0, "{contest:?}");
    }
}

#[test]
fn the_benchmark_plays_what_the_plain_table_plays() {
    for contest in contests() {
        let mut ready = contest.ready();
        assert_eq!(
            ready.pass(contest.checked),
            contest.plainly(),
            "{contest:?}"
        );
    }
}
