//! Which rows are drawn, and in what order: issues by what settling them does, options by their chance.

use std::cmp::Ordering;

use super::super::facts::{ConcessionsFacts, Effect, SettledIssue, SettledOption};

/// An issue with the options that are drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group<'a> {
    pub(super) issue: &'a SettledIssue,
    /// The options that are drawn, the highest chance first.
    pub(super) options: Vec<&'a SettledOption>,
    /// How many are not.
    pub(super) hidden: usize,
    /// How many rows stand above the one that says so.
    pub(super) above: usize,
    /// How many rows the issue takes: one an option, one to say what is hidden, and room for its title.
    pub(super) rows: usize,
}

/// An issue has no more rows than this where not every row has room.
const MOST: usize = 6;

/// The share of runs with an option; none where it was not played or is no number.
pub(super) fn chance(option: &SettledOption) -> Option<f64> {
    match &option.effect {
        Effect::Played { share, .. } => Some(share.share).filter(|share| share.is_finite()),
        Effect::Impossible { .. } => None,
    }
}

/// What settling an issue can do: the range of the shares of its options, with nothing settled being one of them.
fn span(issue: &SettledIssue, base: f64) -> f64 {
    let shares = || {
        issue
            .options
            .iter()
            .filter_map(chance)
            .chain(Some(base).filter(|b| b.is_finite()))
    };
    let (low, high) = (
        shares().fold(f64::INFINITY, f64::min),
        shares().fold(f64::NEG_INFINITY, f64::max),
    );
    if high > low { high - low } else { 0.0 }
}

/// The options of an issue: the highest chance first, those without a number after them, impossible ones last.
fn ranked(issue: &SettledIssue) -> Vec<&SettledOption> {
    let rank = |option: &SettledOption| match (&option.effect, chance(option)) {
        (Effect::Impossible { .. }, _) => 2,
        (_, None) => 1,
        (_, Some(_)) => 0,
    };
    let mut options: Vec<&SettledOption> = issue.options.iter().collect();
    options.sort_by(|a, b| {
        let shares = chance(b).partial_cmp(&chance(a)).unwrap_or(Ordering::Equal);
        rank(a).cmp(&rank(b)).then(shares)
    });
    options
}

/// The issues with options, the largest effect first.
pub(super) fn ordered(concessions: &ConcessionsFacts) -> Vec<&SettledIssue> {
    let issues = concessions.issues.iter();
    let mut issues: Vec<&SettledIssue> = issues.filter(|issue| !issue.options.is_empty()).collect();
    let span = |issue: &SettledIssue| span(issue, concessions.base.share);
    issues.sort_by(|a, b| span(b).total_cmp(&span(a)));
    issues
}

/// An issue in at most so many rows. Of too many options both ends are kept, and some of those that are impossible.
fn group(issue: &SettledIssue, most: usize, title: usize) -> Group<'_> {
    let options = ranked(issue);
    let all = options.len();
    let is_impossible =
        |option: &&SettledOption| matches!(option.effect, Effect::Impossible { .. });
    let (mut impossible, mut played): (Vec<_>, Vec<_>) =
        options.into_iter().partition(is_impossible);
    let mut above = all;
    if all > most {
        let kept = most.saturating_sub(1).max(1);
        let tried = played.len().min(kept - impossible.len().min(kept / 3));
        above = tried.div_ceil(2);
        if tried < played.len() {
            played.drain(above..above + played.len() - tried);
        } else {
            above = kept;
        }
        impossible.truncate(kept - tried);
    }
    played.append(&mut impossible);
    let hidden = all - played.len();
    Group {
        issue,
        rows: (played.len() + usize::from(hidden > 0)).max(title),
        above: above.min(played.len()),
        options: played,
        hidden,
    }
}

/// The issues that have room, and how many have none. `title` says how many rows the title of an issue needs, `room` how
/// many rows there are for so many issues.
pub(super) fn shown<'a>(
    concessions: &'a ConcessionsFacts,
    title: impl Fn(&SettledIssue) -> usize,
    room: impl Fn(usize) -> usize,
) -> (Vec<Group<'a>>, usize) {
    let issues = ordered(concessions);
    let within = |most: usize| -> Vec<Group<'a>> {
        let mut groups = Vec::new();
        let mut used = 0;
        for issue in &issues {
            let group = group(issue, most, title(issue));
            used += group.rows;
            if used > room(groups.len() + 1) && !groups.is_empty() {
                break;
            }
            groups.push(group);
        }
        groups
    };
    let rows = room(1).max(2);
    let mut groups = within(rows);
    if groups.len() < issues.len() {
        groups = within(rows.min(MOST));
    }
    let left_out = issues.len() - groups.len();
    (groups, left_out)
}

#[cfg(test)]
mod tests {
    use super::super::super::examples;
    use super::super::super::facts::Known;
    use super::*;

    fn issue(title: &str, shares: &[f64]) -> SettledIssue {
        let known = |share| Known {
            share,
            low: share,
            high: share,
        };
        SettledIssue {
            title: title.into(),
            options: shares
                .iter()
                .enumerate()
                .map(|(n, &share)| SettledOption {
                    label: format!("{n}"),
                    effect: if share < 0.0 {
                        Effect::Impossible {
                            why: "a red line".into(),
                        }
                    } else {
                        Effect::Played {
                            share: known(share),
                            change: known(share - 0.5),
                            clear: false,
                        }
                    },
                })
                .collect(),
        }
    }

    fn facts(issues: Vec<SettledIssue>) -> ConcessionsFacts {
        ConcessionsFacts {
            base: Known {
                share: 0.5,
                low: 0.4,
                high: 0.6,
            },
            issues,
            ..examples::flagship().concessions.unwrap()
        }
    }

    #[test]
    fn issues_stand_by_effect_and_options_by_chance_with_ties_in_file_order() {
        let facts = facts(vec![
            issue("none", &[]),
            issue("small", &[0.5, 0.6]),
            issue("as small", &[0.6, 0.5]),
            issue("one", &[0.1]),
            issue("impossible", &[-1.0]),
            issue("broad", &[-1.0, 0.2, f64::NAN, 0.9, 0.2]),
        ]);
        let titles: Vec<&str> = ordered(&facts).iter().map(|i| i.title.as_str()).collect();
        assert_eq!(titles, ["broad", "one", "small", "as small", "impossible"]);
        let labels: Vec<&str> = ranked(&facts.issues[5])
            .iter()
            .map(|o| o.label.as_str())
            .collect();
        assert_eq!(labels, ["3", "1", "4", "2", "0"]);
    }

    #[test]
    fn impossible_options_do_not_drive_out_the_others() {
        let shares: Vec<f64> = (0..40)
            .map(|n| {
                if n % 2 == 0 {
                    -1.0
                } else {
                    f64::from(n) / 40.0
                }
            })
            .collect();
        let mixed = issue("mixed", &shares);
        let group = group(&mixed, 10, 1);
        let played = group
            .options
            .iter()
            .filter(|option| chance(option).is_some())
            .count();
        assert_eq!((played, group.options.len(), group.hidden), (6, 9, 31));
        assert_eq!((group.above, group.rows), (3, 10));
        let never = issue("never", &[-1.0; 12]);
        let group = super::group(&never, 4, 1);
        assert_eq!((group.options.len(), group.hidden, group.above), (3, 9, 3));
        let one = super::group(&never, 1, 1);
        assert_eq!((one.options.len(), one.rows), (1, 2));
    }

    #[test]
    fn what_has_no_room_is_counted() {
        let many = issue("many", &[0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
        let facts = facts(vec![many.clone(), many.clone(), many]);
        let room = |rows: usize| shown(&facts, |_| 1, move |_| rows);
        let (groups, left_out) = room(30);
        assert!(left_out == 0 && groups.iter().all(|group| group.hidden == 0));
        let (groups, left_out) = room(12);
        assert_eq!((groups.len(), left_out), (2, 1));
        assert!(
            groups
                .iter()
                .all(|group| group.hidden == 5 && group.rows == MOST)
        );
        let labels: Vec<&str> = groups[0].options.iter().map(|o| o.label.as_str()).collect();
        assert_eq!(
            (labels, groups[0].above),
            (vec!["9", "8", "7", "1", "0"], 3)
        );
        assert_eq!(room(1).0.len(), 1);
        assert!(room(18).1 == 0);
    }
}
