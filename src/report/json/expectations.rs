//! Expectations of a file, each with its verdict: a part of `zopa.check/1`.

use super::names::{Names, each};
use super::shared::ShareReport;
use crate::expectations::{Found, Judged, told_changes, told_expected, told_found};
use crate::game::Game;
use crate::scenario::{Bound, Claim, Expectation, Fact, Level, Scenario};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// An `[expect.X]` section and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ExpectationReport {
    /// The key of the section.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// Where the fact comes from.
    pub source: Option<String>,
    /// What is compared: `worth`, or the claim whose share of runs it is.
    pub what: &'static str,
    /// For a worth: to which party, by id.
    pub of: Option<String>,
    /// For a worth: of which draft, by id.
    pub draft: Option<String>,
    /// For a share: by the end of which round; `null`: of the talks.
    pub by: Option<u32>,
    /// The lower bound; `null`: there is none.
    pub lower: Option<BoundReport>,
    /// The upper bound; `null`: there is none.
    pub upper: Option<BoundReport>,
    /// `fits`, `does_not_fit` or `cannot_be_told`.
    pub verdict: &'static str,
    /// For a worth: what the draft is worth, in points.
    pub worth: Option<f64>,
    /// For a worth: what the party has without a deal on day one; `null`: it states nothing.
    pub no_deal: Option<f64>,
    /// For a share: over the runs in which the answer is known, with its 95% interval.
    pub share: Option<ShareReport>,
    /// For a share: runs in which a search was too long to know.
    pub unknown: Option<u64>,
    /// For a share: whether nothing is drawn, so that one run is enough and there is no sampling error.
    pub exact: Option<bool>,
    /// Where it cannot be told: how many runs would tell if the share stays as it is; `null` elsewhere, or if a million would
    /// not.
    pub runs_needed: Option<u64>,
    /// Where a worth does not fit: other options of the draft that alone make it fit, the smallest change of worth first.
    pub options: Vec<OptionChangeReport>,
    /// Where a share does not fit: other values of single numbers that alone bring the estimate where it is expected, the
    /// smallest change first.
    pub numbers: Vec<NumberChangeReport>,
    /// What is expected, for people.
    pub expected: String,
    /// What the model says, for people.
    pub found: String,
    /// What would have to change or be played, for people; empty where it fits.
    pub help: Vec<String>,
}

/// One end of what is expected.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BoundReport {
    /// A number of points, a share 0-1, or `no_deal`.
    #[schemars(with = "BoundValue")]
    pub at: Value,
    /// Whether the end itself is not expected (`above`, `below`).
    pub strict: bool,
}

/// A number or a word.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "describes a value in the schema")]
enum BoundValue {
    /// Points, or a share 0-1.
    Number(f64),
    /// `no_deal`.
    Word(String),
}

/// Another option of a draft.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct OptionChangeReport {
    /// The issue.
    pub issue: String,
    /// The option in the draft.
    pub from: String,
    /// The other one.
    pub to: String,
    /// What the draft is then worth to the party.
    pub worth: f64,
}

/// Another value of a number of the file.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NumberChangeReport {
    /// Its path.
    pub path: String,
    /// Its value in the file.
    pub from: f64,
    /// The nearest value found.
    pub to: f64,
    /// The share of runs there.
    pub share: f64,
    /// Of how many runs.
    pub runs: u64,
}

fn bound(bound: Option<Bound>) -> Option<BoundReport> {
    bound.map(|Bound { at, strict }| BoundReport {
        at: match at {
            Level::Number(number) => number.into(),
            Level::NoDeal => "no_deal".into(),
        },
        strict,
    })
}

/// Expectations that were judged.
pub fn expectations(
    scenario: &Scenario,
    game: &Game,
    judged: &[Judged<'_>],
) -> Vec<ExpectationReport> {
    let names = Names::of(scenario, game);
    each(judged, |judged| {
        let expected = judged.expected;
        let Expectation {
            id,
            title,
            source,
            fact,
            lower,
            upper,
        } = expected;
        let (what, of, draft, by) = match *fact {
            Fact::Worth { of, draft } => {
                let draft = scenario.drafts[draft].id.clone();
                ("worth", Some(names.party(of)), Some(draft), None)
            }
            Fact::Share { claim, by } => (Claim::word(claim), None, None, by),
        };
        let mut report = ExpectationReport {
            name: id.clone(),
            title: title.clone(),
            source: source.clone(),
            what,
            of,
            draft,
            by,
            lower: bound(*lower),
            upper: bound(*upper),
            verdict: judged.verdict.word(),
            worth: None,
            no_deal: None,
            share: None,
            unknown: None,
            exact: None,
            runs_needed: None,
            options: Vec::new(),
            numbers: Vec::new(),
            expected: told_expected(expected),
            found: told_found(scenario, game, &judged.found),
            help: told_changes(scenario, game, judged),
        };
        match &judged.found {
            Found::Worth(found) => {
                report.worth = Some(game.real(found.worth));
                report.no_deal = found.no_deal.map(|no_deal| game.real(no_deal));
                report.options = each(&found.changes, |change| {
                    let issue = &scenario.issues[change.issue.index()];
                    OptionChangeReport {
                        issue: issue.id.clone(),
                        from: issue.label(change.from),
                        to: issue.label(change.to),
                        worth: game.real(change.worth),
                    }
                });
            }
            Found::Share(found) => {
                let share = ShareReport::from(found.count);
                let known = found.exact && found.open == 0;
                report.share = Some(if known { share.without_error() } else { share });
                report.unknown = Some(found.open);
                report.exact = Some(found.exact);
                report.runs_needed = found.runs_needed;
                report.numbers = each(&found.moves, |moved| NumberChangeReport {
                    path: moved.path.clone(),
                    from: moved.from,
                    to: moved.to,
                    share: moved.share,
                    runs: moved.runs,
                });
            }
        }
        report
    })
}
