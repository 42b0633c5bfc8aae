//! What all charts of a negotiation share: who signs, how it ended, where it comes from.

use super::super::facts::{ClosedGate, Ending, Footer, Objection, Talk};
use crate::account::{Account, NO_NOTE, Provenance};
use crate::drawing::layout::lacks;
use crate::game::{self, Claim, Gate};

pub(super) fn talk(account: &Account<'_>, from: &Provenance) -> Talk {
    let scenario = account.scenario;
    Talk {
        signatories: account
            .signatory_names()
            .into_iter()
            .map(str::to_owned)
            .collect(),
        outvoted: account
            .outvoted()
            .into_iter()
            .map(|party| account.game.frame().party_name(party).to_owned())
            .collect(),
        unit: scenario.time.unit.clone(),
        ending: ending(account),
        more: account.could_have_had_more(),
        footer: Footer {
            file: from.file.clone(),
            hash: from.short_hash().trim_start_matches('#').to_owned(),
            runs: match from.run {
                Some(run) => format!("run {run}"),
                None if from.settings.is_empty() => "the file's own numbers".to_owned(),
                // What was set stands beside the hash.
                None => "nothing drawn".to_owned(),
            },
            seed: Some(from.seed),
            version: Provenance::VERSION.to_owned(),
            note: note(account),
        },
    }
}

/// The scenario's note, and whether names had to be written otherwise.
fn note(account: &Account<'_>) -> String {
    let note = account.scenario.about.note.as_deref().unwrap_or(NO_NOTE);
    let frame = account.game.frame();
    let issues = frame.issues.iter();
    let issues =
        issues.flat_map(|issue| std::iter::once(issue.title.as_str()).chain(issue.option_titles()));
    let parties = frame.parties.iter().map(|party| &party.name);
    let names = parties.chain(&frame.ratifiers).map(String::as_str);
    if names.chain(issues).chain([note]).any(lacks) {
        format!("{note}. Names are spelt with Latin letters where the font lacks theirs.")
    } else {
        note.to_owned()
    }
}

fn ending(account: &Account<'_>) -> Ending {
    match account.settlement.handshake() {
        Some((deal, round)) if account.holds(Claim::Ratified) => {
            let bodies = account
                .game
                .ratifiers()
                .iter()
                .zip(&account.scenario.ratifiers);
            let asked = bodies.filter(|(body, _)| body.only_if.holds(deal));
            Ending::Ratified {
                round,
                by: asked.map(|(_, body)| body.title.clone()).collect(),
            }
        }
        Some((_, round)) => Ending::Blocked {
            round,
            by: account
                .blocked_by()
                .map(|gate| Objection {
                    name: account.who(gate).to_owned(),
                    gate: closed(gate),
                })
                .collect(),
        },
        None if matches!(account.settlement.ending, game::Ending::Breakdown { .. }) => {
            Ending::Breakdown {
                round: account.round,
                passing: account.missed(),
            }
        }
        None => Ending::NoHandshake {
            last: account.round,
            passing: account.missed(),
        },
    }
}

fn closed(gate: Gate) -> ClosedGate {
    match gate {
        Gate::Rule(_) => ClosedGate::Rule,
        Gate::RedLine(..) => ClosedGate::RedLine,
        Gate::WalkAway(_) => ClosedGate::WalkAway,
        Gate::Consent(_) => ClosedGate::Consent,
        Gate::Ratifier(_) => ClosedGate::Ratifier,
    }
}
