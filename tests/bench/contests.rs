//! Negotiations for the benchmark of the talks: 4,096 presets of one game, on tables and at the plain table.

use crate::domains::{Taste, domain};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64;
use zopa::format::{Source, read};
use zopa::game::{Ending, Game, GameBuilder, NoDealPath, Points, Unit};
use zopa::scenario::{Concession, OfferRule, PartyId, Role, Scenario, Tactic};
use zopa::talks::{Agreement, Course, Plan, Seat, Tabled, Unwatched, play};

/// Presets of a contest.
pub const PRESETS: usize = 4_096;

/// Different exponents around the one that a tactic is named for.
const EXPONENTS: u32 = 64;

/// A tactic before its numbers are drawn.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Time-dependent, the exponent within a tenth of this.
    Time(f64),
    TitForTat,
    Hardliner,
    Micro,
}

/// Whether the weights are those of the game or drawn anew for every negotiation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weights {
    Kept,
    Redrawn,
}

/// Who negotiates about what.
#[derive(Debug, Clone)]
pub struct Contest {
    pub issues: usize,
    pub options: usize,
    pub taste: Taste,
    /// The seed of the game.
    pub seed: u64,
    pub rounds: u32,
    /// Every pairing of the first's and the second's in turn.
    pub tactics: [&'static [Kind]; 2],
    pub offer: OfferRule,
    pub weights: Weights,
    /// Presets that are played at the plain table, too.
    pub checked: usize,
}

/// One preset's numbers.
struct Preset {
    tactics: [Kind; 2],
    exponents: [f64; 2],
    no_deal: [NoDealPath; 2],
    first: usize,
}

/// What came of all negotiations of a pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    pub checksum: u64,
    pub turns: u64,
    pub agreed: u64,
}

impl Sums {
    fn add(&mut self, outcome: Option<Agreement>, rounds: u32) {
        let said = outcome.map_or(0, |o| (o.deal.0 + 1) << 24 | u64::from(o.round));
        self.checksum = (self.checksum ^ said)
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            .rotate_left(23);
        self.turns += 2 * u64::from(outcome.map_or(rounds, |o| o.round));
        self.agreed += u64::from(outcome.is_some());
    }
}

/// A contest on its tables, with the seats of every preset.
pub struct Ready {
    rounds: u32,
    tabled: Tabled,
    seats: Vec<(usize, [Seat; 2])>,
    redraw: Option<Redraw>,
}

/// Payoffs drawn anew: the scores stay, the weights do not.
struct Redraw {
    options: usize,
    scores: Vec<f64>,
    payoffs: Vec<Points>,
}

impl Redraw {
    fn of(contest: &Contest) -> Self {
        let mut dice = Pcg64::seed_from_u64(7);
        let slots = 2 * contest.issues * contest.options;
        Redraw {
            options: contest.options,
            scores: (0..slots).map(|_| 100.0 * dice.random::<f64>()).collect(),
            payoffs: vec![Points::ZERO; slots],
        }
    }

    fn draw(&mut self, preset: usize) {
        let mut dice = Pcg64::new(preset as u128, 1);
        let row = self.scores.len() / 2;
        for (payoffs, scores) in self.payoffs.chunks_mut(row).zip(self.scores.chunks(row)) {
            let weights: [f64; 16] = std::array::from_fn(|n| match n * self.options < row {
                true => 0.05 + dice.random::<f64>(),
                false => 0.0,
            });
            let total: f64 = weights.iter().sum();
            let issues = payoffs
                .chunks_mut(self.options)
                .zip(scores.chunks(self.options));
            for ((payoffs, scores), weight) in issues.zip(weights) {
                for (payoff, score) in payoffs.iter_mut().zip(scores) {
                    *payoff = Unit::BILLIONTH.points(score * (weight / total));
                }
            }
        }
    }
}

impl Contest {
    fn game(&self) -> Game {
        domain(self.seed, 2, self.issues, self.options, self.taste, 0.0)
    }

    fn presets(&self) -> Vec<Preset> {
        let mut dice = Pcg64::seed_from_u64(2);
        let preset = |n: usize| {
            let [ours, theirs] = self.tactics;
            let mut exponent = || {
                let step = f64::from(dice.random_range(0..EXPONENTS));
                0.9 + 0.2 * step / f64::from(EXPONENTS)
            };
            let exponents = [exponent(), exponent()];
            let mut no_deal = || {
                let points = 30.0 * dice.random::<f64>();
                NoDealPath::new(Unit::BILLIONTH.points(points), Points::ZERO)
            };
            Preset {
                tactics: [ours[n % ours.len()], theirs[n / ours.len() % theirs.len()]],
                exponents,
                no_deal: [no_deal(), no_deal()],
                first: usize::from(dice.random::<f64>() < 0.5),
            }
        };
        (0..PRESETS).map(preset).collect()
    }

    fn tactic(&self, kind: Kind, factor: f64) -> Tactic {
        let mut tactic = Tactic::of(match kind {
            Kind::Time(exponent) => Concession::TimeDependent {
                exponent: exponent * factor,
            },
            Kind::TitForTat => Tactic::named("tit-for-tat").unwrap().concession,
            Kind::Hardliner => Concession::Fixed { share: 1.0 },
            Kind::Micro => Concession::Micro,
        });
        tactic.offer = self.offer;
        tactic
    }

    /// The tables and the seats of all presets.
    pub fn ready(&self) -> Ready {
        let game = self.game();
        let plan = Plan::of(&self.scenario(None));
        let mut tabled = Tabled::of(&plan, &game).unwrap();
        let presets = self.presets();
        let seats = presets.iter().map(|preset| {
            let seat = |place: usize| {
                let tactic = self.tactic(preset.tactics[place], preset.exponents[place]);
                tabled.seat(place, &tactic, &preset.no_deal[place]).unwrap()
            };
            (preset.first, [0, 1].map(seat))
        });
        Ready {
            seats: seats.collect(),
            rounds: self.rounds,
            tabled,
            redraw: (self.weights == Weights::Redrawn).then(|| Redraw::of(self)),
        }
    }

    /// A scenario with the talks of a preset; nothing else of it means anything.
    fn scenario(&self, preset: Option<&Preset>) -> Scenario {
        let text = "schema = 1\nparty.a = {}\nparty.b = {}\n[issue.x]\noptions = [\"p\", \"q\"]\na = [0, 1]\nb = [1, 0]\n";
        let source = Source::from_text("two.toml", text);
        let mut scenario = read(&source, &[]).unwrap().scenario;
        scenario.time.rounds = self.rounds;
        for (place, party) in scenario.parties.iter_mut().enumerate() {
            let (kind, factor) = preset.map_or((Kind::Hardliner, 1.0), |preset| {
                (preset.tactics[place], preset.exponents[place])
            });
            party.tactic = self.tactic(kind, factor);
        }
        scenario.talks.first = preset.map(|preset| PartyId(preset.first as u16));
        scenario
    }

    /// The first presets at the plain table, each with a game of its own.
    pub fn plainly(&self) -> Sums {
        let mut sums = Sums::default();
        let game = self.game();
        let mut redraw = (self.weights == Weights::Redrawn).then(|| Redraw::of(self));
        for (n, preset) in self.presets().iter().enumerate().take(self.checked) {
            let plan = Plan::of(&self.scenario(Some(preset)));
            let payoffs: Vec<i64> = match &mut redraw {
                Some(redraw) => {
                    redraw.draw(n);
                    redraw.payoffs.iter().map(|payoff| payoff.0).collect()
                }
                None => payoffs(&game).iter().map(|payoff| payoff.0).collect(),
            };
            let game = rebuilt(&game, &payoffs, &preset.no_deal);
            let ending = play(&plan, &game, Course::central(42), &mut Unwatched).ending;
            let outcome = match ending {
                Ending::Handshake { deal, round } => Some(Agreement {
                    deal: deal.id(game.sizes()),
                    round,
                }),
                _ => None,
            };
            sums.add(outcome, self.rounds);
        }
        sums
    }
}

impl Ready {
    /// Plays the first presets.
    pub fn pass(&mut self, presets: usize) -> Sums {
        let mut sums = Sums::default();
        for (n, (first, seats)) in self.seats.iter().enumerate().take(presets) {
            if let Some(redraw) = &mut self.redraw {
                redraw.draw(n);
                assert!(self.tabled.load_rows(&redraw.payoffs, &redraw.payoffs));
            }
            sums.add(self.tabled.play_with(*first, seats), self.rounds);
        }
        sums
    }
}

/// A row for every party.
fn payoffs(game: &Game) -> Vec<Points> {
    let rows = game.party_ids().flat_map(|party| {
        let issues = game.issue_ids();
        issues.flat_map(move |issue| game.payoffs(party, issue).iter().copied())
    });
    rows.collect()
}

/// The same issues with other payoffs and no-deal values.
fn rebuilt(game: &Game, payoffs: &[i64], no_deal: &[NoDealPath; 2]) -> Game {
    let mut builder = GameBuilder::new(game.sizes());
    let options = usize::from(game.sizes()[0]);
    for (party, row) in payoffs.chunks(payoffs.len() / 2).enumerate() {
        let rows: Vec<&[i64]> = row.chunks(options).collect();
        let base = no_deal[party].at(0);
        builder = builder
            .party(&format!("p{party}"), Role::Signatory, &rows)
            .no_deal(PartyId(party as u16), base, Points::ZERO);
    }
    builder.build().unwrap()
}
