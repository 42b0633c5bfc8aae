//! Classes to draw in tests: few groups and many, long names, marks on top of each other.

use super::{Facts, LONG, flagship_talk, owned};
use crate::charts::class::facts::{ClassFacts, ClassMark};
use crate::charts::talk::Ending;
use crate::class::Tally;

/// A class of so many groups on the plane of the flagship, spread out, some with the same deal, some without one.
pub fn class(groups: usize) -> ClassFacts {
    spread(groups, |n| format!("Group {n}"))
}

/// The deals of the flagship without anybody's moves.
fn land() -> crate::charts::plane::facts::DanceFacts {
    // Not the flagship itself, which has a class.
    let mut land = super::without_class().dance.expect("the flagship dances");
    land.asks = [Vec::new(), Vec::new()];
    land.drafts = None;
    land.solutions.clear();
    land.handshake = None;
    land.counts.clear();
    land
}

fn spread(groups: usize, name: impl Fn(usize) -> String) -> ClassFacts {
    let land = land();
    let mut marks: Vec<ClassMark> = Vec::new();
    let mut no_deals = Vec::new();
    for n in 1..=groups {
        let name = name(n);
        if n % 6 == 4 {
            no_deals.push(name);
            continue;
        }
        if n % 5 == 2 && !marks.is_empty() {
            let last = marks.len() - 1;
            marks[last].groups.push(name);
            continue;
        }
        let share = (n * 37 % 100) as f64 / 100.0;
        let frontier = &land.frontier;
        let best = frontier[(share * (frontier.len() - 1) as f64) as usize];
        let efficient = n % 4 == 1;
        let gap = 4.0 + (n * 13 % 17) as f64;
        let at = if efficient {
            best
        } else {
            (best.0 - gap, best.1 - gap * 0.8)
        };
        marks.push(ClassMark {
            groups: vec![name],
            at,
            efficient: (n % 11 != 10).then_some(efficient),
            better: (!efficient && n % 11 != 10).then_some(best),
            fails: if n % 7 == 3 {
                owned(&["Russia"])
            } else {
                Vec::new()
            },
        });
    }
    let count = |which: &dyn Fn(&ClassMark) -> bool| -> usize {
        marks
            .iter()
            .filter(|mark| which(mark))
            .map(|mark| mark.groups.len())
            .sum()
    };
    ClassFacts {
        tally: Tally {
            groups,
            agreed: groups - no_deals.len(),
            efficient: count(&|mark| mark.fails.is_empty() && mark.efficient == Some(true)),
            improvable: count(&|mark| mark.efficient == Some(false)),
            improvable_standing: count(&|mark| {
                mark.fails.is_empty() && mark.efficient == Some(false)
            }),
            failing: count(&|mark| !mark.fails.is_empty()),
        },
        land,
        marks,
        no_deals,
        drifts: false,
        elsewhere: 0,
        others: Vec::new(),
    }
}

/// Nothing, and numbers that are none.
pub fn hollow() -> ClassFacts {
    let mut class = class(3);
    class.land.cloud.clear();
    class.land.frontier.clear();
    class.land.zopa.clear();
    class.land.passing.clear();
    for mark in &mut class.marks {
        mark.at = (f64::NAN, 1e300);
        mark.better = Some((f64::NAN, f64::INFINITY));
        mark.groups.clear();
    }
    class
}

/// All of them with names.
pub fn all() -> Vec<(String, Facts)> {
    let facts = |class: ClassFacts| Facts {
        class: Some(class),
        ..flagship_talk()
    };
    let mut all = Vec::new();
    for groups in [1, 2, 3, 12, 40] {
        all.push((format!("{groups} groups"), facts(class(groups))));
        let long = |n: usize| format!("{} {n}", LONG[n % LONG.len()]);
        let mut named = spread(groups, long);
        named.others = owned(&LONG[2..]);
        for (axis, long) in named.land.axes.iter_mut().zip(LONG) {
            axis.party.name = long.to_owned();
        }
        for mark in named.marks.iter_mut().filter(|mark| !mark.fails.is_empty()) {
            mark.fails = owned(&LONG);
        }
        all.push((format!("{groups} groups with long names"), facts(named)));
    }
    let mut same = class(40);
    for mark in &mut same.marks {
        mark.at = (62.0, 66.0);
    }
    all.push(("one place".to_owned(), facts(same)));
    let mut few = class(12);
    let ending = Ending::NoHandshake {
        last: 10,
        passing: None,
    };
    few.land = super::small("day", ending).dance.expect("it dances");
    for (n, mark) in few.marks.iter_mut().enumerate() {
        mark.at = few.land.cloud[(n * 5) % 21];
    }
    all.push(("few deals".to_owned(), facts(few)));
    let mut none = class(12);
    none.marks.clear();
    none.no_deals = (1..=12).map(|n| format!("Group {n}")).collect();
    none.tally = Tally {
        groups: 12,
        agreed: 0,
        efficient: 0,
        improvable: 0,
        improvable_standing: 0,
        failing: 0,
    };
    all.push(("no deals".to_owned(), facts(none)));
    all.push(("hollow".to_owned(), facts(hollow())));
    all
}
