//! From computed facts to the parts of the document, with the ids of one scenario.

use super::document::*;
use super::played::*;
use crate::account::Provenance;
use crate::concessions::{
    Binding, Deadlock, Effects, Explanation, Fate, Firm, Flip, FlipTo, Flips, Offered, OptionRole,
    PairEffects, Parted, Parting, Position, RelaxedGate, Settled, Target, Turn, Why, words,
};
use crate::game::{Ending, Points};
use crate::report::json::names::{Names, each};
use crate::report::json::shared::{
    CountReport, PrecisionReport, ScenarioReport, ShareReport, stages,
};
use crate::scenario::{IssueId, OptionId};
use crate::talks::Move;
use crate::trials::Count;
use serde_json::{Map, Value};

impl Names<'_> {
    fn offered(&self, offered: &Offered) -> OfferedReport {
        OfferedReport {
            text: self.text(&offered.deal),
            cost: self.game.real(offered.cost),
            proven: offered.proven,
            in_return: each(&offered.in_return, |back| ReturnReport {
                party: self.party(back.party),
                issues: self.issues(&back.issues),
                cost: self.game.real(back.cost),
            }),
        }
    }

    fn position(&self, position: &Position) -> PositionReport {
        let issues = || self.game.issue_ids();
        let least = position.least.iter().zip(&position.for_whom);
        let vector = |points: &Vec<Points>| -> Map<String, Value> {
            let row = issues().zip(points);
            row.map(|(issue, points)| (self.issue(issue), self.game.real(*points).into()))
                .collect()
        };
        let vectors = position.vectors.as_ref();
        PositionReport {
            party: self.party(position.stance.party),
            opening: self.text(&position.stance.opening),
            worth: self.game.real(position.stance.worth),
            best: position.best.as_ref().map(|best| self.offered(best)),
            least: each(issues().zip(least), |(issue, (least, whom))| LeastReport {
                issue: self.issue(issue),
                option: least.option.map(|option| self.option(issue, option)),
                points: self.game.real(least.points),
                for_whom: self.parties(whom),
                steps: least.steps,
                proven: least.proven,
            }),
            packages: each(&position.packages, |package| PackageReport {
                issues: self.issues(&package.issues),
                deals: package.deals,
                cheapest: self.offered(&package.cheapest),
            }),
            cannot_all_hold: each(&position.firm, |set| self.issues(set)),
            complete: position.complete,
            vectors: vectors.map(|vectors| each(vectors, vector)),
        }
    }

    fn fate(&self, issue: IssueId, option: OptionId, fate: &Fate) -> OptionReport {
        OptionReport {
            issue: self.issue(issue),
            option: self.option(issue, option),
            deals: (&fate.deals).into(),
            possible: fate.possible,
            standing: standing(fate.standing),
            red_lines: self.parties(&fate.crossed),
        }
    }

    fn firm(&self, firm: &Firm) -> FirmReport {
        FirmReport {
            party: self.party(firm.party),
            issue: self.issue(firm.issue),
            possible: firm.possible,
            passing: firm.deals.as_ref().map(CountReport::from),
            instead: each(&firm.instead, |instead| InsteadReport {
                party: self.party(instead.party),
                issue: self.issue(instead.issue),
                option: (instead.now.option).map(|option| self.option(instead.issue, option)),
                before: self.game.real(instead.before),
                now: self.game.real(instead.now.points),
                steps: instead.now.steps,
            }),
        }
    }

    fn binding(&self, binding: &Binding) -> BindingReport {
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
            Turn::Quota { turns, .. } => told.quota = Some(*turns),
            Turn::Options(issue, options) => {
                told.options = each(options, |&option| self.option(*issue, option));
            }
            Turn::Removed | Turn::Never | Turn::Unknown => {}
        }
        told
    }

    fn relaxed(&self, relaxed: &RelaxedGate) -> RelaxedReport {
        RelaxedReport {
            gate: self.gate(relaxed.gate),
            need: relaxed.short.map(|short| self.game.real(short.need)),
            worth: relaxed.short.map(|short| self.game.real(short.worth)),
            short: relaxed.short.map(|short| self.game.real(short.by())),
        }
    }

    fn deadlock(&self, deadlock: &Deadlock) -> DeadlockReport {
        DeadlockReport {
            cores: each(&deadlock.cores, |core| each(core, |&gate| self.gate(gate))),
            corrections: each(&deadlock.corrections, |correction| CorrectionReport {
                gates: each(&correction.gates, |gate| self.relaxed(gate)),
                rules: correction.rules(),
                red_lines: correction.red_lines(),
                points: self.game.real(correction.points),
                proven: correction.proven,
                text: self.text(&correction.deal),
            }),
            complete: deadlock.complete,
        }
    }

    fn target(&self, typed: &str, target: &Target) -> TargetReport {
        let text = target.text.iter();
        let failures = text.clone().flat_map(|text| &text.failures);
        let real = |points| self.game.real(points);
        TargetReport {
            target: typed.to_owned(),
            terms: self.some(target.terms.iter().copied()),
            passing: (&target.passing).into(),
            failures: each(failures, |gate| self.relaxed(gate)),
            amendments: each(text.flat_map(|text| &text.amendments), |amendment| {
                let changed = amendment.issues.iter();
                self.some(changed.map(|n| (IssueId(n as u16), amendment.deal[n])))
            }),
            deadlock: target.deadlock.as_ref().map(|dead| self.deadlock(dead)),
            stakes: each(&target.stakes, |stake| StakeReport {
                party: self.party(stake.party),
                with: stake.with.map(real),
                best: stake.best.map(real),
            }),
        }
    }
}

/// The word for a standing.
pub(in crate::report) fn standing(standing: OptionRole) -> &'static str {
    match standing {
        OptionRole::Must => "must",
        OptionRole::Nearly => "nearly",
        OptionRole::Open => "open",
        OptionRole::Kills => "kills",
        OptionRole::Moot => "moot",
    }
}

/// The word for a turn.
pub(in crate::report) fn turn(turn: &Turn) -> &'static str {
    match turn {
        Turn::Need { .. } => "need",
        Turn::Quota { .. } => "quota",
        Turn::Options(..) => "options",
        Turn::Removed => "removed",
        Turn::Never => "never",
        Turn::Unknown => "unknown",
    }
}

/// The document of an explanation.
pub fn explain(explained: &Explanation<'_>, from: &Provenance) -> ExplainReport {
    let exact = &explained.exact;
    let names = Names::of(explained.scenario, exact.game);
    let fates = exact.game.issue_ids().zip(&exact.fates);
    let options = fates.flat_map(|(issue, row)| {
        let options = exact.game.option_ids(issue).zip(row);
        options.map(move |(option, fate)| names.fate(issue, option, fate))
    });
    ExplainReport {
        format: "zopa.explain/1",
        scenario: ScenarioReport::new(explained.scenario, from),
        precision: PrecisionReport::new(exact.game, exact.round),
        round: exact.round,
        gates: stages(explained.scenario, &exact.census.funnel),
        passes: exact.passes,
        options: options.collect(),
        positions: each(&exact.positions, |position| names.position(position)),
        if_firm: each(&exact.firm, |firm| names.firm(firm)),
        binding: each(&exact.gates, |gate| names.binding(gate)),
        deadlock: exact.deadlock.as_ref().map(|dead| names.deadlock(dead)),
        targets: each(&explained.targets, |(typed, target)| {
            names.target(typed, target)
        }),
        flips: explained.flips.as_ref().map(|flips| names.flips(flips)),
        effects: explained
            .effects
            .as_ref()
            .map(|effects| names.effects(effects)),
        pairs: explained.pairs.as_ref().map(|pairs| names.pairs(pairs)),
    }
}

impl Names<'_> {
    fn effects(&self, effects: &Effects) -> EffectsReport {
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
                        told.red_lines = self.parties(parties);
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

    fn pairs(&self, pairs: &PairEffects) -> PairsReport {
        let told = pairs.pairs.iter().map(|pair| {
            let played = pair.played;
            PairReport {
                options: self.some(pair.options),
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
            text: text.map(|text| self.text(text)),
            failed: each(&end.failed, |&gate| self.gate(gate)),
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
                text: self.text(&this.deal),
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

    fn flips(&self, flips: &Flips) -> FlipsReport {
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
