//! From computed facts to the parts of `zopa.explain/1`, with the ids of one scenario.

use super::explain::*;
use super::shared::{CountReport, terms};
use crate::concessions::{
    Binding, Correction, Deadlock, Fate, Firm, Offered, Position, Relaxed, Standing, Subset,
    Target, Turn, words,
};
use crate::game::{Game, Gate};
use crate::scenario::{IssueId, OptionId, PartyId, Scenario};

/// Names of one scenario.
pub(super) struct Names<'n> {
    pub(super) scenario: &'n Scenario,
    pub(super) game: &'n Game,
}

impl Names<'_> {
    pub(super) fn party(&self, party: PartyId) -> String {
        self.game.frame().parties[party.index()].id.clone()
    }

    pub(super) fn issue(&self, issue: IssueId) -> String {
        self.game.frame().issues[issue.index()].id.clone()
    }

    pub(super) fn option(&self, issue: IssueId, option: OptionId) -> String {
        self.game.frame().issues[issue.index()].options[option.index()].clone()
    }

    pub(super) fn issues(&self, set: &Subset) -> Vec<String> {
        set.iter().map(|n| self.issue(IssueId(n as u16))).collect()
    }

    pub(super) fn gate(&self, gate: Gate) -> GateName {
        let of = match gate {
            Gate::Rule(rule) => self.game.frame().rules[usize::from(rule.0)].id.clone(),
            Gate::RedLine(party, _) | Gate::WalkAway(party) | Gate::Consent(party) => {
                self.party(party)
            }
            Gate::Ratifier(body) => self.scenario.ratifiers[usize::from(body.0)].id.clone(),
        };
        GateName {
            gate: gate.word(),
            of,
            issue: match gate {
                Gate::RedLine(_, issue) => Some(self.issue(issue)),
                _ => None,
            },
            name: words::named_gate(self.game, gate),
        }
    }

    pub(super) fn some(&self, these: &[(IssueId, OptionId)]) -> Text {
        let terms = these.iter();
        terms
            .map(|&(i, o)| (self.issue(i), self.option(i, o).into()))
            .collect()
    }

    pub(super) fn offered(&self, offered: &Offered) -> OfferedReport {
        let back = offered.in_return.iter().map(|back| ReturnReport {
            party: self.party(back.party),
            issues: self.issues(&back.issues),
            cost: self.game.real(back.cost),
        });
        OfferedReport {
            text: terms(self.game, &offered.deal),
            cost: self.game.real(offered.cost),
            proven: offered.proven,
            in_return: back.collect(),
        }
    }

    pub(super) fn position(&self, position: &Position) -> PositionReport {
        let least = position.least.iter().zip(&position.for_whom);
        let least = self.game.issue_ids().zip(least);
        let vector = |points: &Vec<crate::game::Points>| {
            let row = self.game.issue_ids().zip(points);
            row.map(|(issue, points)| (self.issue(issue), self.game.real(*points).into()))
                .collect()
        };
        PositionReport {
            party: self.party(position.stance.party),
            opening: terms(self.game, &position.stance.opening),
            worth: self.game.real(position.stance.worth),
            best: position.best.as_ref().map(|best| self.offered(best)),
            least: least
                .map(|(issue, (least, whom))| LeastReport {
                    issue: self.issue(issue),
                    option: least.option.map(|option| self.option(issue, option)),
                    points: self.game.real(least.points),
                    for_whom: whom.iter().map(|&party| self.party(party)).collect(),
                    steps: least.steps,
                    proven: least.proven,
                })
                .collect(),
            packages: position
                .packages
                .iter()
                .map(|package| PackageReport {
                    issues: self.issues(&package.issues),
                    deals: package.deals,
                    cheapest: self.offered(&package.cheapest),
                })
                .collect(),
            cannot_all_hold: position.firm.iter().map(|set| self.issues(set)).collect(),
            complete: position.complete,
            vectors: position
                .vectors
                .as_ref()
                .map(|vectors| vectors.iter().map(vector).collect()),
        }
    }

    pub(super) fn fate(&self, issue: IssueId, option: OptionId, fate: &Fate) -> OptionReport {
        OptionReport {
            issue: self.issue(issue),
            option: self.option(issue, option),
            deals: (&fate.deals).into(),
            possible: fate.possible,
            standing: standing(fate.standing),
            red_lines: fate
                .crossed
                .iter()
                .map(|&party| self.party(party))
                .collect(),
        }
    }

    pub(super) fn firm(&self, firm: &Firm) -> FirmReport {
        let instead = firm.instead.iter().map(|instead| InsteadReport {
            party: self.party(instead.party),
            issue: self.issue(instead.issue),
            option: instead
                .now
                .option
                .map(|option| self.option(instead.issue, option)),
            before: self.game.real(instead.before),
            now: self.game.real(instead.now.points),
            steps: instead.now.steps,
        });
        FirmReport {
            party: self.party(firm.party),
            issue: self.issue(firm.issue),
            possible: firm.possible,
            passing: firm.deals.as_ref().map(CountReport::from),
            instead: instead.collect(),
        }
    }

    pub(super) fn binding(&self, binding: &Binding) -> BindingReport {
        let mut told = BindingReport {
            gate: self.gate(binding.gate),
            without: (&binding.without).into(),
            turn: turn(&binding.turn),
            asks: None,
            turns_above: None,
            quota: None,
            options: Vec::new(),
        };
        match &binding.turn {
            Turn::Need {
                now, most, votes, ..
            } => {
                told.asks = Some(self.game.real(*now));
                told.turns_above = Some(self.game.real(*most));
                told.quota = *votes;
            }
            Turn::Options(issue, options) => {
                told.options = options
                    .iter()
                    .map(|&option| self.option(*issue, option))
                    .collect();
            }
            Turn::Removed | Turn::Never | Turn::Unknown => {}
        }
        told
    }

    pub(super) fn relaxed(&self, relaxed: &Relaxed) -> RelaxedReport {
        RelaxedReport {
            gate: self.gate(relaxed.gate),
            need: relaxed.short.map(|short| self.game.real(short.need)),
            worth: relaxed.short.map(|short| self.game.real(short.worth)),
            short: relaxed.short.map(|short| self.game.real(short.by())),
        }
    }

    pub(super) fn correction(&self, correction: &Correction) -> CorrectionReport {
        CorrectionReport {
            gates: correction
                .gates
                .iter()
                .map(|gate| self.relaxed(gate))
                .collect(),
            rules: correction.rules(),
            red_lines: correction.red_lines(),
            points: self.game.real(correction.points),
            proven: correction.proven,
            text: terms(self.game, &correction.deal),
        }
    }

    pub(super) fn deadlock(&self, deadlock: &Deadlock) -> DeadlockReport {
        let cores = deadlock.cores.iter();
        DeadlockReport {
            cores: cores
                .map(|core| core.iter().map(|&gate| self.gate(gate)).collect())
                .collect(),
            corrections: deadlock
                .corrections
                .iter()
                .map(|c| self.correction(c))
                .collect(),
            complete: deadlock.complete,
        }
    }

    pub(super) fn target(&self, typed: &str, target: &Target) -> TargetReport {
        let text = target.text.as_ref();
        let amendments = text
            .into_iter()
            .flat_map(|text| &text.amendments)
            .map(|amendment| {
                let changed = amendment
                    .issues
                    .iter()
                    .map(|n| (IssueId(n as u16), amendment.deal[n]));
                self.some(&changed.collect::<Vec<_>>())
            });
        let stakes = target.stakes.iter().map(|stake| StakeReport {
            party: self.party(stake.party),
            with: stake.with.map(|points| self.game.real(points)),
            best: stake.best.map(|points| self.game.real(points)),
        });
        TargetReport {
            target: typed.to_owned(),
            terms: self.some(&target.terms),
            passing: (&target.passing).into(),
            failures: text
                .into_iter()
                .flat_map(|text| &text.failures)
                .map(|gate| self.relaxed(gate))
                .collect(),
            amendments: amendments.collect(),
            deadlock: target
                .deadlock
                .as_ref()
                .map(|deadlock| self.deadlock(deadlock)),
            stakes: stakes.collect(),
        }
    }
}

/// The word for a standing.
pub(super) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Must => "must",
        Standing::Nearly => "nearly",
        Standing::Open => "open",
        Standing::Kills => "kills",
        Standing::Moot => "moot",
    }
}

/// The word for a turn.
pub(super) fn turn(turn: &Turn) -> &'static str {
    match turn {
        Turn::Need { .. } => "need",
        Turn::Options(..) => "options",
        Turn::Removed => "removed",
        Turn::Never => "never",
        Turn::Unknown => "unknown",
    }
}
