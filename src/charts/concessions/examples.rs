//! Concessions to test the chart on: the flagship's issues with invented shares.

use super::facts::{ConcessionsFacts, SettledEffect, SettledIssue, SettledOption};
use crate::charts::examples::{
    Dice, Example, LONG, example, examples, gathered, known, nothing, title, within,
};
use crate::charts::ladder::Ladder;

fn played(share: f64, base: f64, runs: f64) -> SettledEffect {
    let change = within(share - base, 0.04);
    SettledEffect::Played {
        share: known(share, runs),
        change,
        clear: change.low > 0.0 || change.high < 0.0,
    }
}

fn impossible(why: &str) -> SettledEffect {
    SettledEffect::Impossible { why: why.into() }
}

/// The chance of a ratified deal, in percent, with each option of the lanes of the ladder; below 0 it crosses a red line:
/// −1 of Ukraine, −2 of Russia, −3 of the European allies.
const FLAGSHIP: [&[i32]; 10] = [
    &[-2, 24, 49, -1],
    &[31, 48, -1],
    &[71, 4, -1],
    &[-2, 37, 50],
    &[29, 38, 47, 49, 52],
    &[44, 51, 46, 39],
    &[26, 49, 53, -3],
    &[7, 47, 45],
    &[50, 49, 42, 33],
    &[-2, 48, 30],
];

pub(super) fn flagship() -> ConcessionsFacts {
    let settled = |(label, &percent): (String, &i32)| SettledOption {
        label,
        effect: match percent {
            0.. => played(f64::from(percent) / 100.0, 0.48, 400.0),
            -1 => impossible("a red line of Ukraine"),
            -2 => impossible("a red line of Russia"),
            _ => impossible("a red line of European allies"),
        },
    };
    let issues = gathered::<Ladder>().lanes.into_iter().zip(FLAGSHIP);
    let issues = issues.map(|(lane, shares)| SettledIssue {
        title: lane.title,
        options: lane.options.into_iter().zip(shares).map(settled).collect(),
    });
    ConcessionsFacts {
        claim: "ratified".into(),
        base: known(0.48, 400.0),
        runs: 400,
        issues: issues.collect(),
    }
}

/// The flagship with other effects.
fn effects(mut change: impl FnMut(&mut SettledEffect)) -> ConcessionsFacts {
    let mut facts = flagship();
    let options = facts.issues.iter_mut().flat_map(|issue| &mut issue.options);
    options.for_each(|option| change(&mut option.effect));
    facts
}

/// The given number of issues with long names, each with the given number of options.
fn busy(issues: usize, options: usize, base: f64, dice: &mut Dice) -> ConcessionsFacts {
    let mut settled = |n: usize, place: usize| SettledOption {
        label: [format!("{place}"), LONG[place % 8].to_owned()][n % 2].clone(),
        effect: match dice.below(6) {
            0 => impossible(&format!("a red line of {}", LONG[dice.below(8)])),
            1 => played(base, base, 40.0),
            _ => played(dice.share(), base, 40.0),
        },
    };
    let issues = (0..issues).map(|n| SettledIssue {
        title: title(n),
        options: (0..options).map(|place| settled(n, place)).collect(),
    });
    ConcessionsFacts {
        issues: issues.collect(),
        claim: ["possible", "reached", "ratified"][dice.below(3)].into(),
        base: known(base, 40.0),
        runs: 1_000_000,
    }
}

/// The smallest facts that the types allow, and invalid numbers.
fn hollow() -> ConcessionsFacts {
    let option = |effect| SettledOption {
        label: String::new(),
        effect,
    };
    let none = |n: usize| SettledEffect::Played {
        share: nothing(n),
        change: nothing(n + 1),
        clear: n.is_multiple_of(2),
    };
    let issue = |options| SettledIssue {
        title: String::new(),
        options,
    };
    ConcessionsFacts {
        claim: String::new(),
        base: nothing(0),
        runs: 0,
        issues: vec![
            issue(vec![]),
            issue((0..4).map(none).map(option).collect()),
            issue(vec![option(impossible(""))]),
        ],
    }
}

pub(super) fn all() -> Vec<Example<ConcessionsFacts>> {
    let unclear = effects(|effect| {
        if let SettledEffect::Played { clear, .. } = effect {
            *clear = false;
        }
    });
    let none = effects(|effect| *effect = impossible("a rule of the file"));
    let mut all = examples([
        ("flagship", flagship()),
        ("hollow", hollow()),
        ("unclear", unclear),
        ("impossible", none),
    ]);
    let mut dice = Dice(7);
    for (issues, options, base) in [
        (1, 1, 0.5),
        (1, 3, 0.0),
        (2, 5, 1.0),
        (3, 4, 0.97),
        (1, 300, 0.03),
        (6, 4, 0.4),
        (30, 10, 0.6),
        (60, 2, 0.99),
    ] {
        let facts = busy(issues, options, base, &mut dice);
        all.push(example(format!("{issues}-{options}-{base}"), facts));
    }
    all
}
