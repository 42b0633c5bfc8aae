//! What is expected, what was found and what would have to change, in words: for the terminal and for documents.

use super::share::ShareFound;
use super::verdict::Verdict;
use super::worth::{OptionChange, WorthFound};
use super::{Found, Judged};
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
            // Two numbers that differ must not look the same.
            let alike = |no_deal| {
                let [one, other] = [found.worth, no_deal].map(|p| game.show(p).to_string());
                found.worth != no_deal && one == other
            };
            let digits = if found.no_deal.is_some_and(alike) {
                4
            } else {
                1
            };
            let show = |points| format!("{:.digits$}", game.show(points));
            let without = match found.no_deal {
                Some(no_deal) => format!("; no deal is worth {}", show(no_deal)),
                None => String::new(),
            };
            format!("{title} is worth {} to {party}{without}", show(found.worth))
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
        (Some(by), Claim::Lasting) => format!("agreed by {unit} {by} and lasting"),
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
    if let Some((missed, short)) = missed(expected, found) {
        let side = match missed.bound.strict {
            false => "at least",
            true => "more than",
        };
        let way = match missed.end {
            End::Lower => "more",
            End::Upper => "less",
        };
        let short = beyond(game, short, true);
        told.push(format!(
            "it would have to be worth {way} by {side} {short} points"
        ));
        // Another bound could then be missed.
        let alone = expected.lower.is_none() != expected.upper.is_none();
        if alone && missed.bound.at == Level::NoDeal {
            let (side, up) = match (missed.end, missed.bound.strict) {
                (End::Lower, false) => ("at most", false),
                (End::Lower, true) => ("below", false),
                (End::Upper, false) => ("at least", true),
                (End::Upper, true) => ("above", true),
            };
            let worth = beyond(game, found.worth, up);
            told.push(match party.no_deal.as_ref().map(|no_deal| &no_deal.base) {
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

/// A bound that is missed.
struct Missed {
    end: End,
    bound: Bound,
}

#[derive(Clone, Copy)]
enum End {
    Lower,
    Upper,
}

/// The bound that a worth misses, and by how much.
fn missed(expected: &Expectation, found: &WorthFound) -> Option<(Missed, Points)> {
    let short = found.short?;
    let lower = expected.lower.filter(|_| short >= Points::ZERO);
    let lower = lower.map(|bound| (End::Lower, bound));
    let upper = expected.upper.filter(|_| short <= Points::ZERO);
    let upper = upper.map(|bound| (End::Upper, bound));
    let (end, bound) = lower.or(upper)?;
    Some((Missed { end, bound }, Points(short.0.abs())))
}

/// Points with up to four decimals; where more would be needed, rounded up or down to a number that is still enough.
fn beyond(game: &Game, points: Points, up: bool) -> String {
    const PARTS: i128 = 10_000;
    let (units, size) = (i128::from(points.0) * PARTS, i128::from(game.unit().size()));
    let down = units.div_euclid(size);
    let parts = down + i128::from(up && units.rem_euclid(size) > 0);
    plain(parts as f64 / PARTS as f64)
}

/// "one other option of the draft would do: donbas = freeze-line (55.0)".
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
    format!("or one other option of the draft would do: {told}{more}")
}

fn share_changes(found: &ShareFound) -> Vec<String> {
    if found.moves.is_empty() {
        return vec![
            "no single no-deal value and no ratifier's threshold from 0 to 100 was found that would do it".to_owned(),
        ];
    }
    let told = found.moves.iter().take(NAMED).map(|change| {
        let share = match (found.exact, change.share > 0.0) {
            (true, true) => "in every run".to_owned(),
            (true, false) => "in no run".to_owned(),
            (false, _) => format!(
                "{} of {} runs",
                percent(change.share),
                thousands(change.runs)
            ),
        };
        let [to, from] = [change.to, change.from].map(plain);
        format!("{} = {to} instead of {from} ({share})", change.path)
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
