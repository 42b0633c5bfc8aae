//! The years after a handshake.

use super::names::{ByParty, GateReport, Names, Text, each};
use crate::account::Account;
use crate::durability::{Longer, Shortener, Step};
use schemars::JsonSchema;
use serde::Serialize;

/// What the years after hold for the agreed deal, if it is ratified.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LastingReport {
    /// The years that it is to last.
    pub years: u32,
    /// The exact chance that it is unbroken after all of them.
    pub chance: f64,
    /// The same after 1, 2, … years.
    pub survival: Vec<f64>,
    /// The whole years that it is expected to be unbroken: the sum of `survival`.
    pub expected_years: f64,
    /// In a drawn run, the year in which the ratified deal is broken; `null` if it lasts, is not ratified, or nothing is drawn.
    pub broken_in: Option<u32>,
    /// Points a year that each party is expected to have: of the deal while it is unbroken, of no deal in the round of the
    /// handshake after that. Each year that it lives to see counts whole: 1 + the sum of `survival` but for its last number.
    pub expected_worth: ByParty<f64>,
    /// What makes it shorter, worst first.
    pub shortened_by: Vec<ShortenedReport>,
    /// The cheapest change of what deters that adds a year; `null` if none does.
    pub longer: Option<LongerReport>,
    /// All of this in sentences.
    pub told: Vec<String>,
}

/// Something that makes a deal shorter.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ShortenedReport {
    /// The path of what does it: `durability.election.X`, `durability.spoiler.X` or `durability.ends.ISSUE.OPTION`.
    pub by: String,
    /// The chance to last all years without it.
    pub chance_without: f64,
    /// The expected years without it.
    pub expected_years_without: f64,
}

/// A change of the deal.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LongerReport {
    /// What the deal says otherwise: issue → option.
    pub changes: Text,
    /// Its chance to last all years.
    pub chance: f64,
    /// Its expected years.
    pub expected_years: f64,
    /// What each party loses by the change, in points; below 0, what it gains.
    pub loses: ByParty<f64>,
    /// The gates that stop it; none if it passes.
    pub stopped_by: Vec<GateReport>,
}

impl LastingReport {
    /// The years after the handshake of an account, in a file that says what a deal must outlive.
    pub(super) fn new(account: &Account<'_>, names: Names<'_>) -> Option<Self> {
        let lasting = account.lasting()?;
        let frame = account.game.frame();
        let by = |by: Shortener| match by {
            Shortener::Election(place) => {
                format!(
                    "durability.election.{}",
                    lasting.durability.elections[place].id
                )
            }
            Shortener::End(place) => {
                let end = &lasting.durability.ends[place];
                let issue = &frame.issues[end.issue.index()];
                let option = &issue.options[end.option.index()];
                format!("durability.ends.{}.{option}", issue.id)
            }
            Shortener::Spoiler(place) => {
                format!(
                    "durability.spoiler.{}",
                    lasting.durability.spoilers[place].id
                )
            }
        };
        let longer = |step: &Step, stopped_by: Vec<GateReport>| {
            let changes = names.text(&step.deal).into_iter();
            let agreed = account
                .settlement
                .handshake()
                .map(|(deal, _)| names.text(deal));
            LongerReport {
                changes: changes
                    .filter(|(issue, option)| {
                        agreed.as_ref().and_then(|agreed| agreed.get(issue)) != Some(option)
                    })
                    .collect(),
                chance: step.outlook.lasts(),
                expected_years: step.outlook.years(),
                loses: (frame.parties.iter().zip(&step.loses))
                    .map(|(party, loses)| (party.id.clone(), account.game.real(*loses)))
                    .collect(),
                stopped_by,
            }
        };
        Some(LastingReport {
            years: lasting.durability.years,
            chance: lasting.chance,
            survival: lasting.survival.to_vec(),
            expected_years: lasting.years,
            broken_in: account.broken_in,
            expected_worth: (frame.parties.iter().zip(&lasting.worth))
                .map(|(party, worth)| (party.id.clone(), *worth))
                .collect(),
            shortened_by: each(&lasting.shortened, |shortened| ShortenedReport {
                by: by(shortened.by),
                chance_without: shortened.without.lasts(),
                expected_years_without: shortened.without.years(),
            }),
            longer: match &lasting.longer {
                Longer::Passes(step) => Some(longer(step, Vec::new())),
                Longer::Stopped(step, gates) => {
                    let told = |gate| names.failed(gate, account.why(gate, &step.deal));
                    Some(longer(step, gates.iter().map(|gate| told(*gate)).collect()))
                }
                Longer::Never => None,
            },
            told: account.told_lasting(),
        })
    }
}
