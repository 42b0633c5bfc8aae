//! Classes to test the chart on: few groups and many, long names, overlapping marks.

use super::facts::{ClassFacts, ClassMark};
use crate::charts::dance;
use crate::charts::examples::{Example, LONG, example, owned};
use crate::class::GroupCounts;

/// A class of the given number of groups on the plane of the flagship, spread out, some with the same deal, some without one.
fn spread(groups: usize, name: impl Fn(usize) -> String) -> ClassFacts {
    let land = dance::examples::still();
    let mut marks: Vec<ClassMark> = Vec::new();
    let mut no_deals = Vec::new();
    for n in 1..=groups {
        match marks.last_mut() {
            _ if n % 6 == 4 => no_deals.push(name(n)),
            Some(last) if n % 5 == 2 => last.groups.push(name(n)),
            _ => {
                let share = (n * 37 % 100) as f64 / 100.0;
                let best = land.frontier[(share * (land.frontier.len() - 1) as f64) as usize];
                let efficient = n % 4 == 1;
                let gap = 4.0 + (n * 13 % 17) as f64;
                let inside = (best.0 - gap, best.1 - gap * 0.8);
                let known = n % 11 != 10;
                marks.push(ClassMark {
                    groups: vec![name(n)],
                    at: if efficient { best } else { inside },
                    efficient: known.then_some(efficient),
                    better: (!efficient && known).then_some(best),
                    fails: owned(if n % 7 == 3 { &["Russia"] } else { &[] }),
                });
            }
        }
    }
    let count = |which: fn(&ClassMark) -> bool| -> usize {
        let marks = marks.iter().filter(|mark| which(mark));
        marks.map(|mark| mark.groups.len()).sum()
    };
    ClassFacts {
        tally: GroupCounts {
            groups,
            agreed: groups - no_deals.len(),
            efficient: count(|mark| mark.fails.is_empty() && mark.efficient == Some(true)),
            improvable: count(|mark| mark.efficient == Some(false)),
            improvable_standing: count(|mark| {
                mark.fails.is_empty() && mark.efficient == Some(false)
            }),
            failing: count(|mark| !mark.fails.is_empty()),
        },
        land,
        marks,
        no_deals,
        drifts: false,
        elsewhere: 0,
        others: Vec::new(),
    }
}

fn class(groups: usize) -> ClassFacts {
    spread(groups, |n| format!("Group {n}"))
}

/// An empty class, and invalid numbers.
fn hollow() -> ClassFacts {
    let mut class = class(3);
    let land = &mut class.land;
    for deals in [
        &mut land.cloud,
        &mut land.frontier,
        &mut land.zopa,
        &mut land.passing,
    ] {
        deals.clear();
    }
    for mark in &mut class.marks {
        mark.at = (f64::NAN, 1e300);
        mark.better = Some((f64::NAN, f64::INFINITY));
        mark.groups.clear();
    }
    class
}

fn long_names(groups: usize) -> ClassFacts {
    let mut class = spread(groups, |n| format!("{} {n}", LONG[n % LONG.len()]));
    class.others = owned(&LONG[2..]);
    for (axis, long) in class.land.axes.iter_mut().zip(LONG) {
        axis.party.name = long.to_owned();
    }
    for mark in class.marks.iter_mut().filter(|mark| !mark.fails.is_empty()) {
        mark.fails = owned(&LONG);
    }
    class
}

pub(super) fn all() -> Vec<Example<ClassFacts>> {
    let mut all = vec![example("flagship", class(12))];
    for groups in [1, 2, 3, 12, 40] {
        all.push(example(groups, class(groups)));
        all.push(example(
            format!("{groups} with long names"),
            long_names(groups),
        ));
    }
    let mut same = class(40);
    for mark in &mut same.marks {
        mark.at = (62.0, 66.0);
    }
    let mut few = class(12);
    few.land = dance::examples::line();
    for (n, mark) in few.marks.iter_mut().enumerate() {
        mark.at = few.land.cloud[(n * 5) % 21];
    }
    let mut none = class(12);
    none.marks.clear();
    none.no_deals = (1..=12).map(|n| format!("Group {n}")).collect();
    none.tally = GroupCounts {
        groups: 12,
        agreed: 0,
        efficient: 0,
        improvable: 0,
        improvable_standing: 0,
        failing: 0,
    };
    all.extend([
        example("one place", same),
        example("few deals", few),
        example("no deals", none),
        example("hollow", hollow()),
    ]);
    all
}
