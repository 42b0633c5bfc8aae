//! The words of the concessions chart: the finding in the title, how to read it, and a text description.

use super::super::headline::{headline, in_short, within};
use crate::account::share;
use crate::charts::concessions::facts::{ConcessionsFacts, SettledEffect, SettledIssue};
use crate::charts::known::Known;
use crate::drawing::layout::{grouped, number};

/// `chance of a ratified deal`, `chance that a deal is reached`.
pub(super) fn chance(claim: &str) -> String {
    match claim.trim() {
        "" => "chance of a deal".to_owned(),
        claim @ ("ratified" | "lasting") => format!("chance of a {claim} deal"),
        claim => format!("chance that a deal is {claim}"),
    }
}

/// A share in words; `None` if it is not a valid share.
pub(super) fn percent(of: f64) -> Option<String> {
    of.is_finite().then(|| share(of.clamp(0.0, 1.0)))
}

/// An option whose effect is distinguishable from zero: its place, its share and its change.
struct Told<'a> {
    issue: usize,
    option: &'a str,
    share: f64,
    change: Known,
}

/// The clear option that raises the chance most, or if none raises it, the one that lowers it most. The interval of the
/// change must leave no doubt about its sign; of equals, the first.
fn strongest(concessions: &ConcessionsFacts) -> Option<Told<'_>> {
    let mut best: Option<Told<'_>> = None;
    for (issue, settled) in concessions.issues.iter().enumerate() {
        for option in &settled.options {
            let SettledEffect::Played {
                share,
                change,
                clear: true,
            } = option.effect
            else {
                continue;
            };
            let sure = change.low > 0.0 || change.high < 0.0;
            let size = change.share.abs();
            // Changes that help a settlement come before changes that harm it.
            let rank = |change: &Known| (change.share > 0.0, change.share.abs());
            let stronger = best
                .as_ref()
                .is_none_or(|best| rank(&change) > rank(&best.change));
            if sure && size > 0.0 && size <= 1.0 && share.share.is_finite() && stronger {
                best = Some(Told {
                    issue,
                    option: &option.label,
                    share: share.share,
                    change,
                });
            }
        }
    }
    best
}

/// `from 48% to 71%`; `by 23 percentage points` if base and share do not show the change, as they come from different numbers
/// of runs.
fn difference(base: f64, told: &Told<'_>) -> String {
    let change = told.change.share;
    if let (Some(from), Some(to)) = (percent(base), percent(told.share))
        && (told.share - base) * change > 0.0
        && from != to
    {
        return format!("from {from} to {to}");
    }
    let points = change.abs() * 100.0;
    match points {
        ..0.1 => "by less than 0.1 percentage points".to_owned(),
        ..2.0 => format!("by {} percentage points", number(points, 1)),
        _ => format!("by {} percentage points", number(points, 0)),
    }
}

/// The title: the clear option that raises the chance most, otherwise the one that lowers it most, otherwise that there is
/// none.
pub(super) fn finding(concessions: &ConcessionsFacts) -> String {
    let what = chance(&concessions.claim);
    let effects = || {
        concessions
            .issues
            .iter()
            .flat_map(|issue| &issue.options)
            .map(|o| &o.effect)
    };
    let tried = effects().count();
    let impossible = effects()
        .filter(|effect| matches!(effect, SettledEffect::Impossible { .. }))
        .count();
    let clear = effects().any(|effect| matches!(effect, SettledEffect::Played { clear: true, .. }));
    match (tried, impossible) {
        (0, _) => return "No option was settled in advance".to_owned(),
        (1, 1) => return "No deal can pass with the one option that was tried".to_owned(),
        (all, none) if all == none => {
            return format!("No deal can pass with any of the {all} options that were tried");
        }
        _ => {}
    }
    if let Some(told) = strongest(concessions) {
        let (verb, moves) = if told.change.share > 0.0 {
            ("raises", "rises")
        } else {
            ("lowers", "falls")
        };
        let titles: Vec<&str> = concessions
            .issues
            .iter()
            .map(|issue| issue.title.as_str())
            .collect();
        let issue = within(&in_short(&titles)[told.issue]);
        let option = told.option;
        let difference = difference(concessions.base.share, &told);
        let effect = format!("first {verb} the {what} {difference}");
        // After a title that is a question or ends in a unit, an equals sign would look wrong.
        let open = issue.trim_end_matches('”').ends_with(['?', '!', '.', '%']);
        let (settling, then) = if open {
            let quoted = format!("“{}”", issue.trim_matches(['“', '”']));
            (
                format!("Settling {option} for {quoted}"),
                format!("{option} for {quoted}"),
            )
        } else {
            (
                format!("Settling {issue} = {option}"),
                format!("{issue} = {option}"),
            )
        };
        return headline([
            format!("{settling} {effect}"),
            format!("{then}: {what} {moves} {difference}"),
            format!("Settling “{option}” {effect}"),
            format!("Settling one option {effect}"),
        ]);
    }
    match impossible {
        // Something is marked as clear, but not clear enough for a sentence.
        _ if clear => format!("What settling one option first does to the {what}"),
        0 => format!("No single option clearly changes the {what}"),
        1 => format!("One option rules a deal out; no other clearly changes the {what}"),
        many => format!("{many} options rule a deal out; no other clearly changes the {what}"),
    }
}

pub(super) fn subtitle(concessions: &ConcessionsFacts) -> String {
    let what = chance(&concessions.claim);
    let runs = match concessions.runs {
        0 => {
            return format!(
                "Nothing is drawn, so each dot is exact: the {what} is 0% or 100% if its option is settled in advance. This ignores \
                 what the parties would want in return."
            );
        }
        1 => " 1 run per option.".to_owned(),
        runs => format!(" Up to {} runs per option.", grouped(runs)),
    };
    format!(
        "A dot is the {what} if its option is settled in advance, with a 95% interval{}. This ignores what the parties \
         would want in return.{runs}",
        correction(concessions)
    )
}

/// Explains when an effect is clear: each interval is about one option alone, but many options were tested.
fn correction(concessions: &ConcessionsFacts) -> String {
    let issues = concessions.issues.iter();
    let effects = issues.flat_map(|issue| &issue.options).map(|o| &o.effect);
    let played = effects.filter(|effect| matches!(effect, SettledEffect::Played { .. }));
    match played.count() {
        0 | 1 => String::new(),
        many => format!("; clear: after correction (Holm) for having looked at {many} options"),
    }
}

/// `48% (95% interval 43% to 53%)`.
fn told(known: &Known) -> String {
    match [known.share, known.low, known.high].map(percent) {
        [Some(share), Some(low), Some(high)] => format!("{share} (95% interval {low} to {high})"),
        [Some(share), ..] => share,
        _ => "not known".to_owned(),
    }
}

pub(super) fn description(
    title: &str,
    concessions: &ConcessionsFacts,
    shown: &[&SettledIssue],
    left_out: usize,
) -> String {
    let issues = shown.iter().map(|issue| {
        let options = issue.options.iter().map(|option| match &option.effect {
            SettledEffect::Impossible { why } => format!("{} impossible: {why}", option.label),
            SettledEffect::Played { share, clear, .. } => {
                let clear = if *clear { ", clear" } else { ", not clear" };
                format!("{} {}{clear}", option.label, told(share))
            }
        });
        let options: Vec<String> = options.collect();
        format!(" {}: {}.", issue.title, options.join("; "))
    });
    let issues: String = issues.collect();
    let more = match left_out {
        0 => String::new(),
        more => format!(" {} in the table.", more_issues(more)),
    };
    format!(
        "{title}. The {} with nothing settled in advance: {}.{issues}{more} This ignores what the parties would want in return.",
        chance(&concessions.claim),
        told(&concessions.base)
    )
}

/// `1 more issue`, `4 more issues`.
pub(super) fn more_issues(more: usize) -> String {
    match more {
        1 => "1 more issue".to_owned(),
        more => format!("{more} more issues"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples;
    use super::*;
    use crate::charts::concessions::facts::SettledOption;

    fn known(share: f64, by: f64) -> Known {
        Known {
            share,
            low: share - by,
            high: share + by,
        }
    }

    fn played(label: &str, share: f64, change: f64, clear: bool) -> SettledOption {
        SettledOption {
            label: label.into(),
            effect: SettledEffect::Played {
                share: known(share, 0.05),
                change: known(change, 0.05),
                clear,
            },
        }
    }

    fn impossible(label: &str) -> SettledOption {
        SettledOption {
            label: label.into(),
            effect: SettledEffect::Impossible {
                why: "a red line of Ukraine".into(),
            },
        }
    }

    fn facts(options: Vec<SettledOption>) -> ConcessionsFacts {
        ConcessionsFacts {
            claim: "ratified".into(),
            base: known(0.48, 0.05),
            runs: 400,
            issues: vec![SettledIssue {
                title: "Guarantees: by whom?".into(),
                options,
            }],
        }
    }

    #[test]
    fn the_title_names_the_clear_option_that_raises_the_chance_most() {
        let options = vec![
            played("pledge", 0.30, -0.18, true),
            played("binding-treaty", 0.71, 0.23, true),
            played("veto", 0.99, 0.51, false),
        ];
        assert_eq!(
            finding(&facts(options.clone())),
            "Settling Guarantees = binding-treaty first raises the chance of a ratified deal from 48% to 71%"
        );
        assert_eq!(
            finding(&facts(options[..1].to_vec())),
            "Settling Guarantees = pledge first lowers the chance of a ratified deal from 48% to 30%"
        );
        let mut reached = facts(options);
        reached.claim = "reached".into();
        reached.issues[0].options[1].label = "x".repeat(70);
        assert_eq!(
            finding(&reached),
            "Settling one option first raises the chance that a deal is reached from 48% to 71%"
        );
        reached.issues[0].options[1].label = "x".repeat(40);
        assert_eq!(
            finding(&reached),
            format!(
                "Guarantees = {}: chance that a deal is reached rises from 48% to 71%",
                "x".repeat(40)
            )
        );
        reached.issues[0].title = "y".repeat(80);
        assert!(finding(&reached).starts_with("Settling “xxx"));
        assert_eq!(
            finding(&examples::flagship()),
            "Settling Security guarantees for Ukraine = binding-treaty first raises the chance of a ratified deal from 48% to 71%"
        );
    }

    /// A larger fall does not hide an option that leads to a settlement. // case 22
    #[test]
    fn a_rise_is_told_before_a_larger_fall() {
        let options = vec![
            played("pledge", 0.04, -0.44, true),
            played("treaty", 0.59, 0.11, true),
            played("veto", 0.53, 0.05, true),
        ];
        let told = finding(&facts(options));
        assert_eq!(
            told,
            "Settling Guarantees = treaty first raises the chance of a ratified deal from 48% to 59%"
        );
    }

    /// Titles that are questions are put into sentences that allow them, a unit is left out. // case 69
    #[test]
    fn a_title_that_is_a_question_bears_no_equals_sign() {
        let mut facts = facts(vec![played("four-years", 0.30, -0.18, true)]);
        for (title, told) in [
            (
                "How long are jobs safe?",
                "Settling four-years for “How long are jobs safe?” first lowers",
            ),
            (
                "Pay rise in %",
                "Settling Pay rise = four-years first lowers",
            ),
        ] {
            facts.issues[0].title = title.into();
            let said = finding(&facts);
            assert!(said.starts_with(told), "{said}");
        }
    }

    #[test]
    fn the_title_claims_no_effect_that_is_in_doubt() {
        let unclear = played("treaty", 0.71, 0.23, false);
        let neutral = "No single option clearly changes the chance of a ratified deal";
        assert_eq!(finding(&facts(vec![unclear.clone()])), neutral);
        let rest = "no other clearly changes the chance of a ratified deal";
        assert_eq!(
            finding(&facts(vec![unclear.clone(), impossible("veto")])),
            format!("One option rules a deal out; {rest}")
        );
        assert_eq!(
            finding(&facts(vec![unclear, impossible("a"), impossible("b")])),
            format!("2 options rule a deal out; {rest}")
        );
        // Marked as clear, but the interval of the change contains 0, or there is no number.
        let crossing = played("treaty", 0.51, 0.03, true);
        let none = played("treaty", f64::NAN, f64::NAN, true);
        for option in [crossing, none] {
            assert_eq!(
                finding(&facts(vec![option])),
                "What settling one option first does to the chance of a ratified deal"
            );
        }
    }

    #[test]
    fn numbers_that_contradict_the_change_are_not_shown() {
        // Fewer runs than for the base, and by chance worse ones.
        assert_eq!(
            finding(&facts(vec![played("treaty", 0.46, 0.06, true)])),
            "Settling Guarantees = treaty first raises the chance of a ratified deal by 6 percentage points"
        );
        let tiny = SettledOption {
            label: "treaty".into(),
            effect: SettledEffect::Played {
                share: known(0.483, 0.001),
                change: known(0.003, 0.001),
                clear: true,
            },
        };
        assert!(finding(&facts(vec![tiny])).ends_with("by 0.3 percentage points"));
    }

    #[test]
    fn where_everything_is_impossible_the_title_says_so() {
        assert_eq!(
            finding(&facts(vec![impossible("a")])),
            "No deal can pass with the one option that was tried"
        );
        assert_eq!(
            finding(&facts(vec![impossible("a"), impossible("b")])),
            "No deal can pass with any of the 2 options that were tried"
        );
        assert_eq!(finding(&facts(vec![])), "No option was settled in advance");
    }

    #[test]
    fn the_subtitle_says_what_is_not_counted_and_how_many_runs_there_are() {
        let mut exact = facts(vec![]);
        exact.runs = 0;
        let said = subtitle(&exact);
        assert!(
            said.contains("exact") && !said.contains("interval"),
            "{said}"
        );
        let said = subtitle(&facts(vec![]));
        assert!(
            said.contains("This ignores what the parties would want in return")
                && said.ends_with("Up to 400 runs per option.")
        );
        assert!(said.chars().count() < 230, "{said}");
    }
}
