//! What is expected, what was found and what would have to change, in words: for the terminal and for documents.

use super::{Found, Judged, OptionChange, ShareFound, Verdict, WorthFound};
use crate::account::{and_list, decimal, percent, shares, thousands, told_claim};
use crate::game::{Game, Points};
use crate::scenario::{Bound, Claim, Expectation, Fact, Level, NoDealBase, Scenario};

/// The number of options and of numbers that are named.
const NAMED: usize = 3;

/// "below no deal", "from 40 to 60 points", "at most 10% of runs".
pub fn told_expected(expected: &Expectation) -> String {
    let share = matches!(expected.fact, Fact::Share { .. });
    let unit = if share { " of runs" } else { " points" };
    let bounds = [
        (expected.lower, ["at least", "above"]),
        (expected.upper, ["at most", "below"]),
    ];
    let told = bounds.into_iter().filter_map(|(bound, words)| {
        let Bound { at, strict } = bound?;
        let level = match at {
            Level::NoDeal => "no deal".to_owned(),
            Level::Number(number) if share => format!("{}%{unit}", plain(number * 100.0)),
            Level::Number(number) => format!("{}{unit}", plain(number)),
        };
        Some(format!("{} {level}", words[usize::from(strict)]))
    });
    and_list(&told.collect::<Vec<_>>())
}

/// A number with as many decimals as it has, at most four.
fn plain(number: f64) -> String {
    let told = decimal(number, 4);
    told.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// "the draft is worth 42.5 to Russia; no deal is worth 62.0", "handshake by week 1 in 0% of 400 runs (0% to 1%)".
pub fn told_found(scenario: &Scenario, game: &Game, found: &Found) -> String {
    match found {
        Found::Worth(found) => {
            let party = &scenario.parties[found.of.index()].name;
            let title = &scenario.drafts[found.draft].title;
            let without = match found.no_deal {
                Some(no_deal) => format!("; no deal is worth {}", game.show(no_deal)),
                None => String::new(),
            };
            format!(
                "{title} is worth {} to {party}{without}",
                game.show(found.worth)
            )
        }
        Found::Share(found) => {
            let claim = claim(scenario, found);
            let share = found.count.share();
            let open = match found.open {
                0 => String::new(),
                open => format!("; not known in {}", thousands(open)),
            };
            if found.exact && found.open == 0 {
                let holds = if share > 0.0 { "every run" } else { "no run" };
                return format!("{claim} in {holds}: nothing is drawn, so all are the same");
            }
            let interval = found.interval();
            format!(
                "{claim} in {} of {} runs ({}){open}",
                percent(share),
                thousands(found.count.runs),
                shares(interval.low, interval.high)
            )
        }
    }
}

fn claim(scenario: &Scenario, found: &ShareFound) -> String {
    let unit = &scenario.time.unit;
    match (found.by, found.claim) {
        (None, claim) => told_claim(claim, unit),
        (Some(by), Claim::Possible) => format!("possible by {unit} {by}"),
        (Some(by), claim) => format!("{} by {unit} {by}", told_claim(claim, unit)),
    }
}

/// What would have to change, or be played, for an expectation to fit or to be told, each in a sentence without its full stop;
/// empty where it fits.
pub fn told_changes(scenario: &Scenario, game: &Game, judged: &Judged<'_>) -> Vec<String> {
    match (judged.verdict, &judged.found) {
        (Verdict::Fits, _) => Vec::new(),
        (Verdict::DoesNotFit, Found::Worth(found)) => {
            worth_changes(scenario, game, judged.expected, found)
        }
        (Verdict::CannotBeTold, Found::Worth(_)) => vec![
            "the numbers of the file have no common denominator: rounding decides here".to_owned(),
        ],
        (Verdict::DoesNotFit, Found::Share(found)) => share_changes(found),
        (Verdict::CannotBeTold, Found::Share(found)) => vec![match found.runs_needed {
            Some(runs) => format!(
                "about {} runs would tell, if the share stays as it is: --runs {runs}",
                thousands(runs)
            ),
            None if found.open > 0 => {
                "in some runs the search for a deal took too long to know".to_owned()
            }
            None => "no number of runs up to a million would tell, if the share stays as it is"
                .to_owned(),
        }],
    }
}

fn worth_changes(
    scenario: &Scenario,
    game: &Game,
    expected: &Expectation,
    found: &WorthFound,
) -> Vec<String> {
    let party = &scenario.parties[found.of.index()];
    let mut told = Vec::new();
    if let Some(short) = found.short {
        let missed = match short > Points::ZERO || short == Points::ZERO && expected.lower.is_some()
        {
            true => "more",
            false => "less",
        };
        let by = Points(short.0.abs());
        let beyond = if is_strict(expected, missed) {
            "over "
        } else {
            ""
        };
        told.push(format!(
            "it would have to be worth {beyond}{} points {missed}",
            game.show(by)
        ));
        let against = [expected.lower, expected.upper];
        let against_no_deal = against.into_iter().flatten().any(|b| b.at == Level::NoDeal);
        let stated = party.no_deal.as_ref().map(|no_deal| &no_deal.base);
        if against_no_deal && expected.lower.is_none() != expected.upper.is_none() {
            let side = match (missed, beyond.is_empty()) {
                ("more", true) => "at most",
                ("more", false) => "below",
                (_, true) => "at least",
                (_, false) => "above",
            };
            let worth = game.show(found.worth);
            told.push(match stated {
                Some(NoDealBase::Value(_)) => {
                    format!(
                        "or party.{}.no_deal.value would have to be {side} {worth}",
                        party.id
                    )
                }
                _ => format!(
                    "or no deal would have to be worth {side} {worth} to {}",
                    party.name
                ),
            });
        }
    }
    told.push(options(scenario, game, &found.changes));
    told
}

/// True if the bound that is missed must be passed, not only reached.
fn is_strict(expected: &Expectation, missed: &str) -> bool {
    let bound = match missed {
        "more" => expected.lower,
        _ => expected.upper,
    };
    bound.is_some_and(|bound| bound.strict)
}

/// "one option of the draft alone would do: donbas = freeze-line (55.0)".
fn options(scenario: &Scenario, game: &Game, changes: &[OptionChange]) -> String {
    if changes.is_empty() {
        return "no single option of the draft would do it".to_owned();
    }
    let told = changes.iter().take(NAMED).map(|change| {
        let issue = &scenario.issues[change.issue.index()];
        let worth = game.show(change.worth);
        format!("{} = {} ({worth})", issue.id, issue.label(change.to))
    });
    let told = told.collect::<Vec<_>>().join(", ");
    let more = match changes.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(", and {} more", thousands(more as u64)),
    };
    format!("one other option of the draft would do: {told}{more}")
}

fn share_changes(found: &ShareFound) -> Vec<String> {
    if found.moves.is_empty() {
        return vec![
            "no single no-deal value and no ratifier's threshold from 0 to 100 was found that would do it".to_owned(),
        ];
    }
    let told = found.moves.iter().take(NAMED).map(|change| {
        format!(
            "{} = {} instead of {} ({} of {} runs)",
            change.path,
            plain(change.to),
            plain(change.from),
            percent(change.share),
            thousands(change.runs)
        )
    });
    let told = told.collect::<Vec<_>>().join(", ");
    let more = match found.moves.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(", and {} more", thousands(more as u64)),
    };
    vec![format!(
        "one of these alone would bring the estimate there: {told}{more}"
    )]
}
