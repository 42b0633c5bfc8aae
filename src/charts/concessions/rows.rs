//! The rows that are drawn and their order: issues by the effect of settling them, options as in the file.

use std::cmp::Ordering;

use crate::charts::concessions::facts::{
    ConcessionsFacts, SettledEffect, SettledIssue, SettledOption,
};

/// An issue with the options that are drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group<'a> {
    pub(super) issue: &'a SettledIssue,
    /// The options that are drawn, in their own order.
    pub(super) options: Vec<&'a SettledOption>,
    /// The number of options that are not.
    pub(super) hidden: usize,
    /// The number of rows the issue takes: one per option, one to say what is hidden, and room for its title.
    pub(super) rows: usize,
}

/// If not all rows have room, an issue has at most this many.
const MOST: usize = 6;

/// The share of runs with an option; `None` if it was not played or the share is not a number.
pub(super) fn chance(option: &SettledOption) -> Option<f64> {
    match &option.effect {
        SettledEffect::Played { share, .. } => Some(share.share).filter(|share| share.is_finite()),
        SettledEffect::Impossible { .. } => None,
    }
}

/// How far the highest of an issue's options rises above the base, and the distance from its lowest share to its highest.
fn reach(issue: &SettledIssue, base: f64) -> (f64, f64) {
    let start = if base.is_finite() { base } else { f64::NAN };
    let shares = || issue.options.iter().filter_map(chance);
    let low = shares().fold(start, f64::min);
    let high = shares().fold(start, f64::max);
    let apart = |from: f64, to: f64| if to > from { to - from } else { 0.0 };
    (apart(start, high), apart(low, high))
}

/// The issues with options: the largest rise first, because the question is what leads to a settlement; then the largest
/// span.
pub(super) fn ordered(concessions: &ConcessionsFacts) -> Vec<&SettledIssue> {
    let issues = concessions.issues.iter();
    let mut issues: Vec<&SettledIssue> = issues.filter(|issue| !issue.options.is_empty()).collect();
    let reach = |issue: &SettledIssue| reach(issue, concessions.base.share);
    issues.sort_by(|a, b| {
        let ((rise, span), (other_rise, other_span)) = (reach(a), reach(b));
        other_rise
            .total_cmp(&rise)
            .then(other_span.total_cmp(&span))
    });
    issues
}

/// The indices of the options that are kept if not all have room: both ends of the chances, and some of those that are
/// impossible.
fn kept(issue: &SettledIssue, most: usize) -> Vec<usize> {
    let is_impossible = |&place: &usize| {
        matches!(
            issue.options[place].effect,
            SettledEffect::Impossible { .. }
        )
    };
    let all = 0..issue.options.len();
    let (mut impossible, mut played): (Vec<usize>, Vec<usize>) = all.partition(is_impossible);
    played.sort_by(|&a, &b| {
        let (a, b) = (chance(&issue.options[a]), chance(&issue.options[b]));
        let shares = b.partial_cmp(&a).unwrap_or(Ordering::Equal);
        a.is_none().cmp(&b.is_none()).then(shares)
    });
    let tried = played.len().min(most - impossible.len().min(most / 3));
    if tried < played.len() {
        let above = tried.div_ceil(2);
        played.drain(above..above + played.len() - tried);
    }
    impossible.truncate(most - tried);
    played.append(&mut impossible);
    played.sort_unstable();
    played
}

/// An issue in at most `most` rows, its options in their own order.
fn group(issue: &SettledIssue, most: usize, title: usize) -> Group<'_> {
    let all = issue.options.len();
    let places = if all > most {
        kept(issue, most.saturating_sub(1).max(1))
    } else {
        (0..all).collect()
    };
    let hidden = all - places.len();
    Group {
        issue,
        rows: (places.len() + usize::from(hidden > 0)).max(title),
        options: places.iter().map(|&place| &issue.options[place]).collect(),
        hidden,
    }
}

/// The issues that have room, and the number of those that have none. `title` gives the number of rows that the title of an
/// issue needs, `room` the number of rows available for a given number of issues.
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
    use super::super::examples;
    use super::*;
    use crate::charts::known::Known;

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
                        SettledEffect::Impossible {
                            why: "a red line".into(),
                        }
                    } else {
                        SettledEffect::Played {
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
            ..examples::flagship()
        }
    }

    fn labels<'a>(options: &[&'a SettledOption]) -> Vec<&'a str> {
        options.iter().map(|option| option.label.as_str()).collect()
    }

    #[test]
    fn issues_stand_by_rise_and_options_in_their_own_order() {
        let facts = facts(vec![
            issue("none", &[]),
            issue("falls far", &[0.0, 0.5]),
            issue("small", &[0.5, 0.6]),
            issue("as small", &[0.6, 0.5]),
            issue("falls", &[0.1]),
            issue("impossible", &[-1.0]),
            issue("broad", &[-1.0, 0.2, f64::NAN, 0.9, 0.2]),
        ]);
        let titles: Vec<&str> = ordered(&facts).iter().map(|i| i.title.as_str()).collect();
        assert_eq!(
            titles,
            [
                "broad",
                "small",
                "as small",
                "falls far",
                "falls",
                "impossible"
            ]
        );
        let group = group(&facts.issues[6], 9, 1);
        assert_eq!(labels(&group.options), ["0", "1", "2", "3", "4"]);
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
        assert_eq!(group.rows, 10);
        let never = issue("never", &[-1.0; 12]);
        let group = super::group(&never, 4, 1);
        assert_eq!((group.options.len(), group.hidden), (3, 9));
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
        assert_eq!(labels(&groups[0].options), ["0", "1", "7", "8", "9"]);
        assert_eq!(room(1).0.len(), 1);
        assert!(room(18).1 == 0);
    }
}
