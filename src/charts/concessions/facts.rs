//! The facts of the concessions chart: what settling one option in advance does to the chance of a deal.

use crate::account::and_list;
use crate::charts::known::{Known, change, known, level};
use crate::charts::measure::runs;
use crate::concessions::{Effects, Settled, Why};
use crate::game::Game;
use crate::probability::Interval;
use crate::scenario::{Claim, IssueId, OptionId, Shown};
use crate::sweep::{Outcome, Status};
use crate::trials::Count;

/// One claim, with nothing settled in advance and with each option of each issue settled.
#[derive(Debug, Clone, PartialEq)]
pub struct ConcessionsFacts {
    /// The outcome counted, worded to follow "the chance that a deal is": `possible`, `reached`, `ratified`.
    pub claim: String,
    /// The share of runs with nothing settled in advance.
    pub base: Known,
    /// The largest number of runs that any option was given; the other options use the same random draws.
    pub runs: u64,
    /// The issues, in file order.
    pub issues: Vec<SettledIssue>,
}

/// An issue and what settling it does.
#[derive(Debug, Clone, PartialEq)]
pub struct SettledIssue {
    /// Its title.
    pub title: String,
    /// Its options, in file order, without those that were not tried.
    pub options: Vec<SettledOption>,
}

/// An option settled in advance.
#[derive(Debug, Clone, PartialEq)]
pub struct SettledOption {
    /// Its name.
    pub label: String,
    /// Its effect.
    pub effect: SettledEffect,
}

/// The effect of settling an option in advance.
#[derive(Debug, Clone, PartialEq)]
pub enum SettledEffect {
    /// No deal with it can pass, whatever is drawn: `a red line of Ukraine`.
    Impossible {
        /// The reason.
        why: String,
    },
    /// It was played.
    Played {
        /// The share of runs with it.
        share: Known,
        /// The share with it minus the base, run by run: −1 to 1.
        change: Known,
        /// True if the change is distinguishable from zero, with false alarms controlled over all options.
        clear: bool,
    },
}

/// A share with its interval; an exact share has none.
fn counted(count: Count, exact: bool) -> Known {
    if exact {
        return Known {
            share: count.share(),
            low: f64::NAN,
            high: f64::NAN,
        };
    }
    known(count.share(), count.interval())
}

pub(super) fn concessions(game: &Game, effects: &Effects, claim: Claim) -> ConcessionsFacts {
    let frame = game.frame();
    let option = |issue: IssueId, n: usize, settled: &Settled| SettledOption {
        label: frame.issues[issue.index()]
            .option_title(OptionId(n as u16))
            .to_owned(),
        effect: match settled {
            Settled::Impossible(Why::RedLines(parties)) => {
                let names: Vec<&str> = parties.iter().map(|&p| frame.party_name(p)).collect();
                SettledEffect::Impossible {
                    why: format!("a red line of {}", and_list(&names)),
                }
            }
            Settled::Impossible(Why::Rules) => SettledEffect::Impossible {
                why: "the rules leave no deal".to_owned(),
            },
            Settled::Played(played) => {
                let effect = &played.claims[&claim];
                let by = effect.pairs.difference();
                let itself = Interval { low: by, high: by };
                SettledEffect::Played {
                    share: counted(effect.pairs.new, effects.exact),
                    change: known(by, effect.interval.unwrap_or(itself)),
                    clear: effect.clear,
                }
            }
        },
    };
    let issues = game.issue_ids().zip(&effects.options).map(|(issue, row)| {
        let options = row.iter().enumerate();
        SettledIssue {
            title: frame.issues[issue.index()].on_charts.clone(),
            options: options
                .map(|(n, settled)| option(issue, n, settled))
                .collect(),
        }
    });
    ConcessionsFacts {
        claim: claim.word().to_owned(),
        base: counted(effects.base[&claim], effects.exact),
        runs: if effects.exact { 0 } else { effects.runs },
        issues: issues.collect(),
    }
}

/// Every option settled in advance.
pub(super) fn swept(outcome: &Outcome<'_>) -> Option<ConcessionsFacts> {
    if !outcome.task.sweep().each_option || !outcome.shown.is_share() {
        return None;
    }
    let claim = match outcome.shown {
        Shown::Share(Claim::PossibleDayOne) => "possible on day one",
        Shown::Share(Claim::Handshake) => "shaken hands on",
        Shown::Share(Claim::Breakdown) => return None,
        Shown::Share(claim) => claim.word(),
        _ => return None,
    };
    let scenario = outcome.task.scenario();
    let effect = |issue: IssueId, option: OptionId| {
        let found = outcome
            .moves
            .iter()
            .find(|found| outcome.task.cells().cell(found.cell).settled == Some((issue, option)))?;
        let tally = outcome.tally(found.cell)?;
        match &tally.status {
            Status::Impossible(why) | Status::Invalid(why) => {
                Some(SettledEffect::Impossible { why: why.clone() })
            }
            Status::Played => Some(SettledEffect::Played {
                share: level(found.level?),
                change: change(found.change?),
                clear: found.clear,
            }),
        }
    };
    let issues = scenario
        .issues
        .iter()
        .zip(0..)
        .map(|(issue, i)| SettledIssue {
            title: issue.on_charts().to_owned(),
            options: (0..issue.len() as u16)
                .filter_map(|o| {
                    Some(SettledOption {
                        label: issue.option_title(OptionId(o)),
                        effect: effect(IssueId(i), OptionId(o))?,
                    })
                })
                .collect(),
        });
    Some(ConcessionsFacts {
        claim: claim.to_owned(),
        base: level(outcome.level(0)?),
        runs: runs(outcome),
        issues: issues.collect(),
    })
}
