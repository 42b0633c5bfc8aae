//! From computed facts to the parts of the document, with the ids of one scenario.

use super::document::*;
use super::played::*;
use crate::account::Provenance;
use crate::concessions::{
    Binding, Correction, Deadlock, Effects, Explanation, Fate, Firm, Flip, FlipTo, Flips, Offered,
    PairEffects, Parted, Parting, Position, Relaxed, Settled, Standing, Subset, Target, Turn, Why,
    words,
};
use crate::game::{Ending, Game, Gate};
use crate::report::json::shared::{
    CountReport, GateName, PrecisionReport, ScenarioReport, ShareReport, stages, terms,
};
use crate::scenario::{IssueId, OptionId, PartyId, Scenario};
use crate::talks::Move;
use crate::trials::Count;

/// Names of one scenario.
pub(in crate::report) struct Names<'n> {
    pub(in crate::report) scenario: &'n Scenario,
    pub(in crate::report) game: &'n Game,
}

impl Names<'_> {
    pub(in crate::report) fn party(&self, party: PartyId) -> String {
        self.game.frame().parties[party.index()].id.clone()
    }

    pub(in crate::report) fn issue(&self, issue: IssueId) -> String {
        self.game.frame().issues[issue.index()].id.clone()
    }

    pub(in crate::report) fn option(&self, issue: IssueId, option: OptionId) -> String {
        self.game.frame().issues[issue.index()].options[option.index()].clone()
    }

    pub(in crate::report) fn issues(&self, set: &Subset) -> Vec<String> {
        set.iter().map(|n| self.issue(IssueId(n as u16))).collect()
    }

    pub(in crate::report) fn gate(&self, gate: Gate) -> GateName {
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

    pub(in crate::report) fn some(&self, these: &[(IssueId, OptionId)]) -> Text {
        let terms = these.iter();
        terms
            .map(|&(i, o)| (self.issue(i), self.option(i, o).into()))
            .collect()
    }

    pub(in crate::report) fn offered(&self, offered: &Offered) -> OfferedReport {
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

    pub(in crate::report) fn position(&self, position: &Position) -> PositionReport {
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

    pub(in crate::report) fn fate(
        &self,
        issue: IssueId,
        option: OptionId,
        fate: &Fate,
    ) -> OptionReport {
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

    pub(in crate::report) fn firm(&self, firm: &Firm) -> FirmReport {
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

    pub(in crate::report) fn binding(&self, binding: &Binding) -> BindingReport {
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

    pub(in crate::report) fn relaxed(&self, relaxed: &Relaxed) -> RelaxedReport {
        RelaxedReport {
            gate: self.gate(relaxed.gate),
            need: relaxed.short.map(|short| self.game.real(short.need)),
            worth: relaxed.short.map(|short| self.game.real(short.worth)),
            short: relaxed.short.map(|short| self.game.real(short.by())),
        }
    }

    pub(in crate::report) fn correction(&self, correction: &Correction) -> CorrectionReport {
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

    pub(in crate::report) fn deadlock(&self, deadlock: &Deadlock) -> DeadlockReport {
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

    pub(in crate::report) fn target(&self, typed: &str, target: &Target) -> TargetReport {
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
pub(in crate::report) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Must => "must",
        Standing::Nearly => "nearly",
        Standing::Open => "open",
        Standing::Kills => "kills",
        Standing::Moot => "moot",
    }
}

/// The word for a turn.
pub(in crate::report) fn turn(turn: &Turn) -> &'static str {
    match turn {
        Turn::Need { .. } => "need",
        Turn::Options(..) => "options",
        Turn::Removed => "removed",
        Turn::Never => "never",
        Turn::Unknown => "unknown",
    }
}

/// The document of an explanation.
pub fn explain(explained: &Explanation<'_>, from: &Provenance) -> ExplainReport {
    let exact = &explained.exact;
    let names = Names {
        scenario: explained.scenario,
        game: exact.game,
    };
    let fates = exact.game.issue_ids().zip(&exact.fates);
    let options = fates.flat_map(|(issue, row)| {
        let options = exact.game.option_ids(issue).zip(row);
        options
            .map(|(option, fate)| names.fate(issue, option, fate))
            .collect::<Vec<_>>()
    });
    ExplainReport {
        format: "zopa.explain/1",
        scenario: ScenarioReport::new(explained.scenario, from),
        precision: PrecisionReport::new(exact.game, exact.round),
        round: exact.round,
        gates: stages(explained.scenario, &exact.census.funnel),
        passes: exact.passes,
        options: options.collect(),
        positions: exact
            .positions
            .iter()
            .map(|position| names.position(position))
            .collect(),
        if_firm: exact.firm.iter().map(|firm| names.firm(firm)).collect(),
        binding: exact.gates.iter().map(|gate| names.binding(gate)).collect(),
        deadlock: exact
            .deadlock
            .as_ref()
            .map(|deadlock| names.deadlock(deadlock)),
        targets: explained
            .targets
            .iter()
            .map(|(typed, target)| names.target(typed, target))
            .collect(),
        flips: explained.flips.as_ref().map(|flips| names.flips(flips)),
        effects: explained
            .effects
            .as_ref()
            .map(|effects| names.effects(effects)),
        pairs: explained.pairs.as_ref().map(|pairs| names.pairs(pairs)),
    }
}

impl Names<'_> {
    pub(in crate::report) fn effects(&self, effects: &Effects) -> EffectsReport {
        // What is exact has no interval but itself.
        let share = |count: Count| {
            let share = ShareReport::from(count);
            match effects.exact {
                true => ShareReport {
                    low: share.share,
                    high: share.share,
                    ..share
                },
                false => share,
            }
        };
        let base = effects.base.iter().map(|(claim, &count)| {
            let told = serde_json::to_value(share(count)).unwrap_or_default();
            (claim.word().to_owned(), told)
        });
        let mut options = Vec::new();
        for (issue, row) in self.game.issue_ids().zip(&effects.options) {
            for (option, settled) in self.game.option_ids(issue).zip(row) {
                let mut told = EffectReport {
                    issue: self.issue(issue),
                    option: self.option(issue, option),
                    impossible: None,
                    red_lines: Vec::new(),
                    runs: 0,
                    claims: Vec::new(),
                };
                match settled {
                    Settled::Impossible(Why::Rules) => told.impossible = Some("rules"),
                    Settled::Impossible(Why::RedLines(parties)) => {
                        told.impossible = Some("red-line");
                        told.red_lines = parties.iter().map(|&p| self.party(p)).collect();
                    }
                    Settled::Played(played) => {
                        told.runs = played.runs;
                        told.claims = played
                            .claims
                            .iter()
                            .map(|(claim, effect)| ClaimEffectReport {
                                claim: claim.word(),
                                before: share(effect.pairs.old),
                                after: share(effect.pairs.new),
                                gained: effect.pairs.gained,
                                lost: effect.pairs.lost,
                                change: effect.pairs.difference(),
                                low: effect.interval.map(|interval| interval.low),
                                high: effect.interval.map(|interval| interval.high),
                                p_value: effect.p_value,
                                clear: effect.clear,
                            })
                            .collect();
                    }
                }
                options.push(told);
            }
        }
        EffectsReport {
            exact: effects.exact,
            runs: effects.runs,
            base: base.collect(),
            options,
        }
    }

    pub(in crate::report) fn pairs(&self, pairs: &PairEffects) -> PairsReport {
        let told = pairs.pairs.iter().map(|pair| {
            let played = pair.played;
            PairReport {
                options: self.some(&pair.options),
                impossible: played.is_none(),
                together: played.map(|played| played.together.into()),
                interaction: played.map(|played| played.interaction),
                low: played.and_then(|played| Some(played.interval?.low)),
                high: played.and_then(|played| Some(played.interval?.high)),
                p_value: played.and_then(|played| played.p_value),
                clear: played.is_some_and(|played| played.clear),
            }
        });
        PairsReport {
            claim: pairs.claim.word(),
            runs: pairs.runs,
            pairs: told.collect(),
        }
    }

    fn end(&self, end: &Parted) -> EndReport {
        let (ending, round, text) = match &end.ending {
            Ending::Handshake { deal, round } => ("handshake", Some(*round), Some(deal)),
            Ending::Breakdown { round } => ("breakdown", Some(*round), None),
            Ending::Impasse { round } => ("impasse", Some(*round), None),
            Ending::OutOfTime => ("out-of-time", None, None),
        };
        EndReport {
            ending,
            round,
            text: text.map(|text| terms(self.game, text)),
            failed: end.failed.iter().map(|&gate| self.gate(gate)).collect(),
            told: words::parted(self.scenario, self.game, end),
        }
    }

    fn flip(&self, flip: &Flip) -> FlipReport {
        let (to, nearest) = match &flip.to {
            FlipTo::Number(nearest) => (nearest.to.into(), Some(nearest)),
            FlipTo::Word(word) => (word.as_str().into(), None),
        };
        let said = |this: &Option<Move>| {
            this.as_ref().map(|this| SaidReport {
                party: this.party.map(|party| self.party(party)),
                kind: this.kind.word(),
                text: terms(self.game, &this.deal),
            })
        };
        let (parting, round, before, now) = match &flip.parting {
            Parting::Said { round, old, new } => ("said", Some(*round), said(old), said(new)),
            Parting::Happens { round, .. } => ("happens", Some(*round), None, None),
            Parting::Judged => ("judged", None, None, None),
        };
        FlipReport {
            path: flip.path.clone(),
            from: nearest.map(|nearest| nearest.from),
            to,
            set: words::setting(flip),
            row: words::row(self.scenario, flip),
            still: nearest.map(|nearest| nearest.still),
            turns_back: nearest.and_then(|nearest| nearest.back),
            size: nearest.map(|nearest| nearest.size),
            then: self.end(&flip.then),
            parting,
            parting_round: round,
            said_before: before,
            said_now: now,
            why: words::parting(self.scenario, self.game, &flip.parting),
        }
    }

    pub(in crate::report) fn flips(&self, flips: &Flips) -> FlipsReport {
        FlipsReport {
            claim: flips.claim.word(),
            holds: flips.holds,
            now: self.end(&flips.now),
            varied: flips.varied,
            tried: flips.tried,
            changes: flips.flips.iter().map(|flip| self.flip(flip)).collect(),
        }
    }
}
