//! The facts that all charts of a negotiation share: who signs, how it ended, where it comes from.

use crate::account::{Account, NO_NOTE, PassingRound, Provenance, and_list};
use crate::drawing::figure::{Mark, Point};
use crate::drawing::layout::{Footer, lacks};
use crate::drawing::marks::{pass_mark, stop_mark};
use crate::game::{self, Gate};
use crate::scenario::Claim;

/// The talks and how they ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Talk {
    /// The display names of all signatories, in file order.
    pub signatories: Vec<String>,
    /// The signatories that a quota left out of the handshake.
    pub outvoted: Vec<String>,
    /// The name of a round, singular: `week`.
    pub unit: String,
    /// How it ended.
    pub ending: Ending,
    /// A clause if the parties to the handshake could all have had more: `both could have had more`; `None` if they could
    /// not, if that is not known, or if there is no handshake.
    pub more: Option<String>,
    /// Its origin.
    pub footer: Footer,
}

/// How the talks ended. The claims are those of the semantics and are kept strictly apart.
#[derive(Debug, Clone, PartialEq)]
pub enum Ending {
    /// A handshake that passes every gate of its round.
    Ratified {
        /// The round of the handshake.
        round: u32,
        /// The ratifiers that the deal concerned; empty if there were none.
        by: Vec<String>,
    },
    /// A handshake that fails at least one gate.
    Blocked {
        /// The round of the handshake.
        round: u32,
        /// Those who block it, in the order of the gates; at least one.
        by: Vec<Objection>,
    },
    /// A party gives up before the time is over.
    Breakdown {
        /// The last round in which they talked.
        round: u32,
        /// A round up to then in which some deal passes every gate, the last one if possible; `None` if no deal passes in any
        /// of them.
        passing: Option<PassingRound>,
    },
    /// No handshake in the available time.
    NoHandshake {
        /// The last round of the talks.
        last: u32,
        /// A round in which some deal passes every gate, the best such round if there are several;
        /// none if no deal passes in any round.
        passing: Option<PassingRound>,
    },
}

/// A party or body that blocks a deal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// The display name of the party or body.
    pub name: String,
    /// The gate that it closes.
    pub gate: Gate,
}

impl Talk {
    /// The same with another line on the runs it was drawn from.
    pub(super) fn drawn_from_runs(mut self, runs: String) -> Self {
        self.footer.runs = runs;
        self
    }

    /// The round of the handshake, if there is one.
    pub fn handshake(&self) -> Option<u32> {
        match self.ending {
            Ending::Ratified { round, .. } | Ending::Blocked { round, .. } => Some(round),
            Ending::NoHandshake { .. } | Ending::Breakdown { .. } => None,
        }
    }

    /// The mark of the handshake: a disc with a tick, or a crossed square if a gate blocks it; empty without a handshake.
    pub(super) fn end_mark(&self, at: Point, radius: f64) -> Vec<Mark> {
        match self.ending {
            Ending::Ratified { .. } => pass_mark(at, radius),
            Ending::Blocked { .. } => stop_mark(at, radius),
            Ending::Breakdown { .. } | Ending::NoHandshake { .. } => Vec::new(),
        }
    }

    /// The parties to the handshake: `Ukraine and Russia`; with many or long names `All 5 signatories`.
    pub fn who(&self) -> String {
        const LONG: usize = 48;
        let all = self.signatories.iter();
        let hands: Vec<&String> = all.filter(|name| !self.outvoted.contains(name)).collect();
        let names = and_list(&hands);
        match hands.len() {
            0 => "The parties".to_owned(),
            1..=3 if names.chars().count() <= LONG => names,
            some if some < self.signatories.len() => {
                format!("{some} of {} signatories", self.signatories.len())
            }
            1 => "The signatory".to_owned(),
            2 => "Both signatories".to_owned(),
            many => format!("All {many} signatories"),
        }
    }
}

/// The reason why a handshake is blocked, worded so that no verb has to agree with the names:
/// `EU member states would vote it down`.
pub fn objection(by: &[Objection]) -> String {
    let names: Vec<String> = by.iter().map(|objection| objection.name.clone()).collect();
    let who = match names.as_slice() {
        [] => return "it fails a gate".to_owned(),
        [first, _, _, ..] => format!("{first} and {} others", names.len() - 1),
        few => and_list(few),
    };
    let all = |kind: fn(&Gate) -> bool| by.iter().all(|objection| kind(&objection.gate));
    if all(|gate| matches!(gate, Gate::Ratifier(_))) {
        format!("{who} would vote it down")
    } else if all(|gate| matches!(gate, Gate::Consent(_))) {
        format!("{who} would refuse")
    } else if all(|gate| matches!(gate, Gate::RedLine(..))) {
        format!("it crosses a red line of {who}")
    } else if all(|gate| matches!(gate, Gate::WalkAway(_))) {
        format!("it is worse than no deal for {who}")
    } else if all(|gate| matches!(gate, Gate::Rule(_))) {
        format!("it breaks a rule: {who}")
    } else {
        format!("{who} would block it")
    }
}

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
                // The settings are shown beside the hash.
                None => "nothing drawn".to_owned(),
            },
            seed: Some(from.seed),
            version: Provenance::VERSION.to_owned(),
            note: note(account),
        },
    }
}

/// The scenario's note, and whether names had to be spelled differently.
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
                    gate,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::RatifierId;
    use crate::scenario::{IssueId, PartyId};

    fn objections(list: &[(&str, Gate)]) -> Vec<Objection> {
        list.iter()
            .map(|(name, gate)| Objection {
                name: (*name).to_owned(),
                gate: *gate,
            })
            .collect()
    }

    #[test]
    fn objections_say_which_kind_of_no() {
        let ratifier = Gate::Ratifier(RatifierId(0));
        let consent = Gate::Consent(PartyId(0));
        let red_line = |issue| Gate::RedLine(PartyId(0), IssueId(issue));
        let said = |list: &[(&str, Gate)]| objection(&objections(list));
        assert_eq!(said(&[("EU", ratifier)]), "EU would vote it down");
        assert_eq!(said(&[("US", consent)]), "US would refuse");
        assert_eq!(said(&[("EU", red_line(0))]), "it crosses a red line of EU");
        assert_eq!(
            said(&[("EU", red_line(0)), ("EU too", red_line(1))]),
            "it crosses a red line of EU and EU too"
        );
        assert_eq!(
            said(&[("EU", red_line(0)), ("Senate", ratifier)]),
            "EU and Senate would block it"
        );
        assert_eq!(
            said(&[("A", ratifier), ("B", ratifier), ("C", ratifier)]),
            "A and 2 others would vote it down"
        );
    }
}
