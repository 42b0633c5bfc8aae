//! What the program says of a file, held against the twin.

use super::lottery::Edge;
use super::number::{Fraction, real};
use super::reading;
use super::solved::Arena as Slow;
use super::talk;
use super::twin::{Gate, Twin};
use num_bigint::{BigInt, BigUint};
use std::collections::BTreeMap;
use zopa::format::{Source, read};
use zopa::game::{self, Deal, Game, Points, Within, compile};
use zopa::scenario::{IssueId, OptionId, PartyId, Scenario};
use zopa::solutions::lottery::{
    AsymmetricLotteryNash, LotteryEgalitarian, LotteryKalaiSmorodinsky, LotteryNash,
    LotterySolution, PerlesMaschler, RaiffaDiscrete,
};
use zopa::solutions::{
    Arena, AsymmetricNash, Chosen, Egalitarian, KalaiSmorodinsky, Nash, NoSolution, PostSettlement,
    Proportional, Solution, Utilitarian,
};
use zopa::space::{self, Existence, Limits, MOST_TIES};
use zopa::talks::{Course, Plan, Trace, play};

/// What differs, and how.
pub type Differences = Vec<(&'static str, String)>;

/// What became of a file.
pub enum Outcome {
    /// Not a scenario.
    Refused(String),
    /// The twin's numbers are too fine for itself.
    TooFine,
    /// Compared to the last tie.
    Exact(Differences),
    /// The program's numbers are rounded: compared where more than its bound lies between a worth and a gate.
    Rounded(Differences),
}

/// The stages of gates from the widest set of deals to the narrowest.
const STAGES: [(Within, usize); 5] = [
    (Within::Anything, 1),
    (Within::RedLines, 2),
    (Within::Zopa, 3),
    (Within::Consents, 4),
    (Within::All, 5),
];

/// Units of [`Points`] in a point.
pub fn per_point(game: &Game) -> i64 {
    game.unit().size()
}

pub fn compare(text: &str) -> Outcome {
    let scenario = match read(&Source::from_text("twin.toml", text), &[]) {
        Ok(read) => read.scenario,
        Err(problems) => {
            let codes: Vec<&str> = problems.list().iter().map(|p| p.code.id()).collect();
            return Outcome::Refused(codes.join(" "));
        }
    };
    let Some(mut twin) = Twin::of(reading::file(text)) else {
        return Outcome::TooFine;
    };
    let game = compile(&scenario);
    let fits = twin.surely_fits();
    // What is not exact anyway, such as what a party asks for, is rounded once to the unit of the game.
    if game.slack().is_none() && !twin.refine(per_point(&game)) {
        let what = format!("{}, the twin {}", per_point(&game), twin.unit);
        return Outcome::Exact(vec![("unit", what)]);
    }
    let mut both = Both {
        unit: per_point(&game).into(),
        found: Vec::new(),
        twin: &twin,
        game: &game,
    };
    let rounds = twin.file.rounds;
    if let Some(slack) = game.slack() {
        if fits {
            both.note(
                "rounded without need",
                format!("{} units would do", twin.unit),
            );
        }
        both.gates_beyond_rounding(rounds, slack);
        return Outcome::Rounded(both.found);
    }
    both.worth();
    both.talks(&scenario);
    let mut asked = vec![0, rounds.div_ceil(2), rounds];
    asked.dedup();
    for round in asked {
        both.gates(round);
        for (within, stages) in [STAGES[2], STAGES[3], STAGES[4]] {
            if let Some(slow) = Slow::new(&twin, stages, round) {
                both.solutions(&slow, within, round);
            }
        }
    }
    Outcome::Exact(both.found)
}

struct Both<'a> {
    twin: &'a Twin,
    game: &'a Game,
    unit: BigInt,
    found: Differences,
}

impl Both<'_> {
    fn note(&mut self, kind: &'static str, what: String) {
        self.found.push((kind, what));
    }

    fn expect<T: PartialEq + std::fmt::Debug>(
        &mut self,
        kind: &'static str,
        ours: T,
        twins: T,
        at: &str,
    ) {
        if ours != twins {
            self.note(kind, format!("{at}: {ours:?}, the twin {twins:?}"));
        }
    }

    fn deal(&self, number: usize) -> Deal {
        let options = self.twin.deals[number].iter().map(|&o| OptionId(o as u16));
        Deal::new(options.collect::<Vec<_>>())
    }

    fn number(&self, deal: &[OptionId]) -> usize {
        let digits = deal.iter().zip(&self.twin.sizes);
        digits.fold(0, |n, (option, size)| n * size + option.index())
    }

    fn numbers(&self, deals: &[Deal]) -> Vec<usize> {
        deals.iter().map(|deal| self.number(deal)).collect()
    }

    fn fraction(&self, points: Points) -> Fraction {
        Fraction::new(points.0.into(), self.unit.clone())
    }

    fn equal(&self, points: Points, twins: i128) -> bool {
        self.twin.unit == self.unit && i128::from(points.0) == twins
            || self.fraction(points) == self.twin.points(twins)
    }

    fn worth(&mut self) {
        for number in 0..self.twin.deals.len() {
            let deal = self.deal(number);
            for party in self.game.party_ids() {
                let ours = self.game.worth(party, &deal);
                let twins = self.twin.worth[number][party.index()];
                if !self.equal(ours, twins) {
                    let (ours, twins) = (self.fraction(ours), self.twin.points(twins));
                    return self.note(
                        "worth",
                        format!(
                            "deal {number} to party {}: {ours}, the twin {twins}",
                            party.index()
                        ),
                    );
                }
            }
        }
        for party in self.game.party_ids() {
            for round in 0..=self.twin.file.rounds {
                let ours = self.game.no_deal_at(party, round);
                let twins = self.twin.no_deal_at(party.index(), round);
                let same = match (ours, twins) {
                    (Some(ours), Some(twins)) => self.equal(ours, twins),
                    (ours, twins) => ours.is_none() && twins.is_none(),
                };
                if !same {
                    return self.note(
                        "no deal",
                        format!("party {} in round {round}", party.index()),
                    );
                }
            }
        }
        self.present_worth();
    }

    /// What a worth of the last round is worth today: rounded down once a round at most.
    fn present_worth(&mut self) {
        let rounds = self.twin.file.rounds;
        let last = self.deal(self.twin.deals.len() - 1);
        for party in self.game.party_ids() {
            let person = &self.twin.file.parties[party.index()];
            let worth = self.game.worth(party, &last);
            let mut exact = self.fraction(worth) - &person.cost_of_delay * BigInt::from(rounds);
            for _ in 0..rounds {
                exact *= &person.patience;
            }
            let off = exact - self.fraction(self.game.present_worth(party, worth, rounds));
            let most = Fraction::new(rounds.into(), self.unit.clone());
            let never = Fraction::from_integer(0.into());
            if off < never || off > most {
                self.note(
                    "present worth",
                    format!("party {}: off by {off}", party.index()),
                );
            }
        }
    }

    fn failures(&self, number: usize, round: u32) -> Vec<Gate> {
        let failed = self.game.failures(&self.deal(number), Within::All, round);
        let told = failed.into_iter().map(|gate| match gate {
            game::Gate::Rule(rule) => Gate::Rule(rule.0.into()),
            game::Gate::RedLine(PartyId(p), IssueId(i)) => Gate::RedLine(p.into(), i.into()),
            game::Gate::WalkAway(PartyId(p)) => Gate::WalkAway(p.into()),
            game::Gate::Consent(PartyId(p)) => Gate::Consent(p.into()),
            game::Gate::Ratifier(body) => Gate::Body(body.0.into()),
        });
        told.collect()
    }

    /// Every gate's answer for every deal, and the numbers of deals stage by stage.
    fn gates(&mut self, round: u32) {
        let bodies = self.twin.file.bodies.len();
        let mut left = vec![0_u64; 5 + bodies.max(1)];
        left[0] = self.twin.deals.len() as u64;
        let mut near = false;
        let mut told = false;
        for number in 0..self.twin.deals.len() {
            let verdict = self.twin.judge(number, round);
            let mut ours = self.failures(number, round);
            let mut twins = verdict.failed;
            for stage in 0..4 {
                left[stage + 1] += u64::from(twins.iter().all(|gate| gate.stage() > stage));
            }
            if twins.iter().all(|gate| gate.stage() == 4) {
                for body in 0..bodies.max(1) {
                    let through = |gate: &Gate| !matches!(gate, Gate::Body(n) if *n <= body);
                    left[5 + body] += u64::from(twins.iter().all(through));
                }
            }
            near |= !verdict.near.is_empty();
            let doubtful = |gate: &Gate| matches!(gate, Gate::Body(n) if verdict.near.contains(n));
            ours.retain(|gate| !doubtful(gate));
            twins.retain(|gate| !doubtful(gate));
            if ours != twins && !told {
                told = true;
                self.note(
                    "gates",
                    format!("round {round}, deal {number}: {ours:?}, the twin {twins:?}"),
                );
            }
        }
        if near {
            return;
        }
        let funnel = space::funnel(self.game, round, &Limits::DEFAULT).unwrap();
        let ours = funnel
            .stages
            .iter()
            .map(|stage| stage.deals.exact().cloned().unwrap_or_default());
        let twins: Vec<BigUint> = left.into_iter().map(BigUint::from).collect();
        self.expect(
            "counts",
            ours.collect(),
            twins.clone(),
            &format!("round {round}"),
        );
        for (within, stages) in STAGES {
            let there = match stages {
                5 => twins[twins.len() - 1] > BigUint::ZERO,
                n => twins[n] > BigUint::ZERO,
            };
            let ours = space::existence(self.game, within, round, &Limits::DEFAULT).unwrap();
            let ours = matches!(ours, Existence::Yes(_));
            self.expect(
                "existence",
                ours,
                there,
                &format!("{within:?} in round {round}"),
            );
        }
    }

    /// Gates where no number is so near to its threshold that rounding can decide, by the bound that the game states.
    fn gates_beyond_rounding(&mut self, rounds: u32, slack: Points) {
        let bound = real(&self.fraction(slack));
        for round in [0, rounds] {
            for number in 0..self.twin.deals.len() {
                let deal = self.deal(number);
                for party in self.game.party_ids() {
                    let off = self.fraction(self.game.worth(party, &deal))
                        - self.twin.points(self.twin.worth[number][party.index()]);
                    if real(&off).abs() > bound {
                        self.note(
                            "bound",
                            format!("deal {number} to {}: off by {off}", party.index()),
                        );
                    }
                }
                if self.twin.margin(number, round) > bound {
                    let twins = self.twin.judge(number, round).failed;
                    let at = format!("round {round}, deal {number}");
                    self.expect(
                        "gates beyond rounding",
                        self.failures(number, round),
                        twins,
                        &at,
                    );
                }
            }
        }
    }

    fn chosen(
        &mut self,
        kind: &'static str,
        ours: Result<Chosen, NoSolution>,
        twins: &[usize],
        slow: &Slow<'_>,
        at: &str,
    ) {
        let ours = match ours {
            Ok(chosen) => chosen,
            Err(NoSolution::Empty) if twins.is_empty() => return,
            Err(other) => return self.note(kind, format!("{at}: {other:?}, the twin {twins:?}")),
        };
        let deals = self.numbers(&ours.deals);
        let same = match twins.len() {
            0 => false,
            n if n <= MOST_TIES => deals == twins,
            _ => deals[0] == twins[0] && deals.iter().all(|deal| twins.contains(deal)),
        };
        let counted = ours.count == BigUint::from(twins.len());
        if !same || !counted || ours.at_most.is_some() {
            return self.note(
                kind,
                format!("{at}: {deals:?} ({}), the twin {twins:?}", ours.count),
            );
        }
        let gain = slow.gains(twins[0]).iter().all(|gain| *gain > 0);
        self.expect("all gain", ours.all_gain, gain, at);
    }

    fn solutions(&mut self, slow: &Slow<'_>, within: Within, round: u32) {
        let at = &format!("{within:?}, round {round}");
        let arena = Arena::new(self.game).within(within).round(round);
        let players = slow.players.len();
        let powers: Vec<u32> = [2, 1, 3, 1, 2][..players].to_vec();
        let ones = vec![1; players];
        self.chosen("nash", Nash.solve(&arena), &slow.nash(&ones), slow, at);
        self.chosen(
            "asymmetric nash",
            AsymmetricNash::new(&powers).solve(&arena),
            &slow.nash(&powers),
            slow,
            at,
        );
        self.chosen(
            "kalai-smorodinsky",
            KalaiSmorodinsky.solve(&arena),
            &slow.kalai_smorodinsky(),
            slow,
            at,
        );
        self.chosen(
            "egalitarian",
            Egalitarian.solve(&arena),
            &slow.egalitarian(),
            slow,
            at,
        );
        self.chosen(
            "proportional",
            Proportional::new(&powers).solve(&arena),
            &slow.proportional(&powers),
            slow,
            at,
        );
        self.chosen(
            "utilitarian",
            Utilitarian.solve(&arena),
            &slow.utilitarian(),
            slow,
            at,
        );
        self.frontier(&arena, slow, at);
        self.lotteries(&arena, slow, at);
        let all = self.twin.deals.len();
        let first = slow.inside.first().copied();
        for agreed in [Some(all / 2), Some(all - 1), first].into_iter().flatten() {
            let ours = PostSettlement::of(&arena, &self.deal(agreed));
            let ours = ours.unwrap().map(|better| self.number(&better.deal));
            let at = format!("{at}, instead of {agreed}");
            self.expect("post-settlement", ours, slow.post_settlement(agreed), &at);
        }
    }

    fn frontier(&mut self, arena: &Arena<'_>, slow: &Slow<'_>, at: &str) {
        let frontier = arena.frontier().unwrap();
        let lowest = self.numbers(&frontier.lowest_deals());
        let counts = frontier.counts();
        let ours: Vec<(usize, BigUint)> = lowest.into_iter().zip(counts).collect();
        let twins = slow.frontier().into_iter();
        let twins: Vec<(usize, BigUint)> = twins
            .map(|(_, behind)| (behind[0], behind.len().into()))
            .collect();
        self.expect("frontier", ours, twins, at);
    }

    fn lotteries(&mut self, arena: &Arena<'_>, slow: &Slow<'_>, at: &str) {
        if slow.players.len() != 2 {
            return;
        }
        let set = arena.lotteries().unwrap();
        let Some(edge) = Edge::of(slow) else {
            return;
        };
        let best = edge.best();
        let alone = edge.corners() == 1;
        let or_only = |gains: &dyn Fn() -> [f64; 2]| if alone { edge.only() } else { gains() };
        let asymmetric = AsymmetricLotteryNash::new(&[2, 1]);
        let asked: [(&'static str, &dyn LotterySolution, [f64; 2]); 6] = [
            (
                "lottery nash",
                &LotteryNash,
                or_only(&|| edge.nash([1.0, 1.0])),
            ),
            (
                "lottery asymmetric nash",
                &asymmetric,
                or_only(&|| edge.nash([2.0, 1.0])),
            ),
            (
                "lottery kalai-smorodinsky",
                &LotteryKalaiSmorodinsky,
                or_only(&|| edge.straight(best)),
            ),
            (
                "lottery egalitarian",
                &LotteryEgalitarian,
                edge.straight([1.0, 1.0]),
            ),
            (
                "perles-maschler",
                &PerlesMaschler,
                or_only(&|| edge.perles_maschler()),
            ),
            (
                "raiffa step by step",
                &RaiffaDiscrete,
                or_only(&|| edge.raiffa_discrete()),
            ),
        ];
        let per_point = real(&Fraction::from_integer(self.unit.clone()));
        for (kind, solution, gains) in asked {
            let worth = match solution.solve(&set) {
                Ok(lottery) => lottery.worth,
                Err(other) => {
                    self.note(kind, format!("{at}: {other:?}"));
                    continue;
                }
            };
            for n in 0..2 {
                let twins = gains[n] + real(&self.twin.points(slow.reservation[n]));
                let ours = worth[n].as_f64() / per_point;
                if (ours - twins).abs() > 1e-9 {
                    self.note(
                        kind,
                        format!("{at}: {ours} to player {n}, the twin {twins}"),
                    );
                    break;
                }
            }
        }
    }

    fn talks(&mut self, scenario: &Scenario) {
        let mut trace = Trace::default();
        let played = play(
            &Plan::of(scenario),
            self.game,
            Course::central(42),
            &mut trace,
        );
        let twins = talk::play(self.twin);
        let mut said = Vec::new();
        let mut asked: BTreeMap<(u32, usize), Option<Points>> = BTreeMap::new();
        for round in &trace.rounds {
            let moves = round.moves.iter().map(|m| talk::Said {
                round: round.round,
                party: m.party.map(|p| p.index()),
                kind: m.kind.word(),
                deal: self.number(&m.deal),
            });
            said.extend(moves);
            let own = round.aspirations.iter();
            asked.extend(own.map(|(party, ask, _)| ((round.round, party.index()), *ask)));
        }
        for &(round, party, twins) in &twins.asked {
            let ours = asked.get(&(round, party)).copied().flatten();
            let same = match (ours, twins) {
                (Some(ours), Some(twins)) => self.equal(ours, twins),
                (ours, twins) => ours.is_none() && twins.is_none(),
            };
            if !same {
                let (ours, twins) = (
                    ours.map(|p| self.fraction(p)),
                    twins.map(|p| self.twin.points(p)),
                );
                self.note(
                    "aspiration",
                    format!("round {round}, party {party}: {ours:?}, the twin {twins:?}"),
                );
                break;
            }
        }
        let agreed = match played.ending {
            game::Ending::Handshake { deal, round } => Some((self.number(&deal), round)),
            _ => None,
        };
        self.expect("how talks end", agreed, twins.agreed, "");
        if said != twins.said {
            let at = said
                .iter()
                .zip(&twins.said)
                .position(|(a, b)| a != b)
                .unwrap_or(0);
            self.note(
                "what is said",
                format!(
                    "move {at}: {:?}, the twin {:?}",
                    said.get(at),
                    twins.said.get(at)
                ),
            );
        }
        if twins.drafts_by_rounding > 0 {
            self.note(
                "drafts by rounding",
                format!("{}", twins.drafts_by_rounding),
            );
        }
    }
}
