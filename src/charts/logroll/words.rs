//! The words of the logroll chart: the finding in the title, how to read it, and a text description.

use super::super::headline::{headline, in_short};
use crate::account::share;
use crate::charts::logroll::facts::{IssueStakes, LogrollFacts};

/// Shares closer than this count as equal, as shares of the total stake.
pub(super) const ALIKE: f64 = 0.05;
/// Tolerance for rounding: a number this little below a limit reaches it.
const HAIR: f64 = 1e-9;

/// How much more an issue matters to the first party than to the second; `None` if that is not a number.
fn lean(stake: &IssueStakes) -> Option<f64> {
    Some(stake.shares[0] - stake.shares[1]).filter(|lean| lean.is_finite())
}

/// The party, 0 or 1, to which an issue clearly matters more.
pub(super) fn side(stake: &IssueStakes) -> Option<usize> {
    let lean = lean(stake)?;
    (lean.abs() >= ALIKE - HAIR).then_some(usize::from(lean < 0.0))
}

/// The opposed issue that clearly matters more to one of the two by the largest margin; of equals, the first.
fn farthest(logroll: &LogrollFacts, party: usize) -> Option<usize> {
    let opposed = logroll
        .issues
        .iter()
        .enumerate()
        .filter(|(_, issue)| issue.opposed);
    let theirs = opposed.filter(|(_, issue)| side(issue) == Some(party));
    let size = |issue: &IssueStakes| lean(issue).map_or(0.0, f64::abs);
    let best = theirs
        .rev()
        .max_by(|(_, a), (_, b)| size(a).total_cmp(&size(b)));
    best.map(|(place, _)| place)
}

/// The title: what to trade, or why there is little to trade.
pub(super) fn finding(logroll: &LogrollFacts) -> String {
    let [a, b] = logroll.parties.each_ref().map(|party| party.name.as_str());
    let neutral = headline([
        format!("How much each issue matters to {a} and to {b}"),
        "How much each issue matters to the two".to_owned(),
    ]);
    let known = logroll.issues.iter().all(|issue| lean(issue).is_some());
    if !known || !logroll.potential.is_finite() || logroll.issues.is_empty() {
        return neutral;
    }
    let opposed = || logroll.issues.iter().filter(|issue| issue.opposed);
    if opposed().next().is_none() {
        return headline([
            format!("Nothing to trade: {a} and {b} want the same on every issue"),
            "Nothing to trade: no issue on which the two are in conflict".to_owned(),
        ]);
    }
    let titles: Vec<&str> = logroll
        .issues
        .iter()
        .map(|issue| issue.title.as_str())
        .collect();
    let names = in_short(&titles);
    let theirs = [0, 1].map(|party| farthest(logroll, party));
    if let [Some(x), Some(y)] = theirs {
        let [x, y] = [x, y].map(|issue| format!("“{}”", names[issue]));
        return headline([
            format!("Worth trading: {x} matters more to {a}, {y} to {b}"),
            format!("Worth trading: {x} against {y}"),
            "Worth trading: each cares more about an issue than the other".to_owned(),
        ]);
    }
    if logroll.potential < ALIKE {
        return "Little to trade: both weigh the issues alike".to_owned();
    }
    // There is nothing for one of the two to ask in return.
    for (party, name) in [a, b].into_iter().enumerate() {
        if opposed().all(|issue| side(issue) == Some(party)) {
            return headline([
                match opposed().count() {
                    1 => format!("The one opposed issue matters more to {name}"),
                    _ => format!("All opposed issues matter more to {name}"),
                },
                "All opposed issues matter more to the same party".to_owned(),
            ]);
        }
    }
    match theirs {
        [Some(_), None] => no_return(b),
        [None, Some(_)] => no_return(a),
        _ => neutral,
    }
}

fn no_return(name: &str) -> String {
    headline([
        format!("No clear trade: no opposed issue matters clearly more to {name}"),
        "No clear trade: no opposed issue matters clearly more to one of the two".to_owned(),
    ])
}

pub(super) fn subtitle(logroll: &LogrollFacts) -> String {
    let potential = if logroll.potential.is_finite() && logroll.potential.abs() <= 1.0 {
        format!(
            " Potential {}: what the two gain together by giving each issue to the party it matters more to instead of splitting \
             every difference.",
            share(logroll.potential.max(0.0))
        )
    } else {
        String::new()
    };
    format!(
        "Each issue by its share in what is at stake for each: weight times range of scores.{potential}"
    )
}

pub(super) fn description(title: &str, logroll: &LogrollFacts) -> String {
    let [a, b] = logroll.parties.each_ref().map(|party| party.name.as_str());
    let issues = logroll.issues.iter().map(|issue| {
        let shares = issue.shares.map(|of| {
            if of.is_finite() {
                share(of)
            } else {
                "not known".to_owned()
            }
        });
        let same = if issue.opposed { "" } else { ", no conflict" };
        format!("{} {} and {}{same}", issue.title, shares[0], shares[1])
    });
    let issues: Vec<String> = issues.collect();
    format!(
        "{title}. At stake for {a} and for {b}: {}.",
        issues.join("; ")
    )
}

#[cfg(test)]
mod tests {
    use super::super::examples;
    use super::*;

    fn facts(rows: &[(&str, [f64; 2], bool)]) -> LogrollFacts {
        let issues: Vec<IssueStakes> = rows
            .iter()
            .map(|&(title, shares, opposed)| IssueStakes {
                title: title.into(),
                shares,
                opposed,
            })
            .collect();
        examples::of(examples::flagship().parties, issues)
    }

    #[test]
    fn the_title_names_the_farthest_opposed_issue_on_each_side() {
        assert_eq!(
            finding(&examples::flagship()),
            "Worth trading: “Security guarantees for Ukraine” matters more to Ukraine, “Sanctions on Russia” to Russia"
        );
        let rows = [
            ("Lead", [0.7, 0.3], true),
            ("Days: how many?", [0.1, 0.2], true),
            ("Pay", [0.2, 0.5], false),
        ];
        let title = "Worth trading: “Lead” matters more to Ukraine, “Days” to Russia";
        assert_eq!(finding(&facts(&rows)), title);
        let mut long = facts(&rows);
        long.issues[0].title = "Who leads the project that everybody talked about? ".repeat(3);
        assert_eq!(
            finding(&long),
            "Worth trading: each cares more about an issue than the other"
        );
        long.issues[0].title = "Who leads the project that everybody wants?".into();
        long.parties[0].name = "x".repeat(40);
        assert_eq!(
            finding(&long),
            "Worth trading: “Who leads the project that everybody wants?” against “Days”"
        );
    }

    #[test]
    fn no_trade_without_a_clear_and_opposed_issue_on_each_side() {
        let one_side = [
            ("Lead", [0.7, 0.3], true),
            ("Days", [0.1, 0.14], true),
            ("Pay", [0.2, 0.56], false),
        ];
        assert_eq!(
            finding(&facts(&one_side)),
            "No clear trade: no opposed issue matters clearly more to Russia"
        );
        let all = [("Lead", [0.7, 0.3], true), ("Days", [0.3, 0.7], false)];
        assert_eq!(
            finding(&facts(&all)),
            "The one opposed issue matters more to Ukraine"
        );
        let two = [
            ("Lead", [0.1, 0.4], true),
            ("Days", [0.1, 0.2], true),
            ("Pay", [0.8, 0.4], false),
        ];
        assert_eq!(
            finding(&facts(&two)),
            "All opposed issues matter more to Russia"
        );
        let small: Vec<(&str, [f64; 2], bool)> = (0..10)
            .map(|n| ("Many", [[0.08, 0.12], [0.12, 0.08]][n % 2], true))
            .collect();
        assert_eq!(
            finding(&facts(&small)),
            "How much each issue matters to Ukraine and to Russia"
        );
    }

    #[test]
    fn little_to_trade_where_both_weigh_alike() {
        let alike = [("Lead", [0.52, 0.48], true), ("Days", [0.48, 0.52], true)];
        assert_eq!(
            finding(&facts(&alike)),
            "Little to trade: both weigh the issues alike"
        );
        let same = [("Lead", [0.7, 0.3], false), ("Days", [0.3, 0.7], false)];
        assert_eq!(
            finding(&facts(&same)),
            "Nothing to trade: Ukraine and Russia want the same on every issue"
        );
        let mut none = facts(&alike);
        none.issues[0].shares[1] = f64::NAN;
        assert_eq!(
            finding(&none),
            "How much each issue matters to Ukraine and to Russia"
        );
        assert!(!subtitle(&examples::hollow()).contains("Potential"));
        assert!(subtitle(&examples::flagship()).contains("Potential 42%"));
    }
}
