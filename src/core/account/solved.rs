//! All solutions of one game, side by side.

use crate::game::{About, Deal, Game, Gate, Points, Weights, Within};
use crate::scenario::{OptionId, PartyId, Scenario};
use crate::solutions::lottery::{self, Lottery};
use crate::solutions::{
    self, Arena, AsymmetricNash, Chosen, Division, NoSolution, Proportional, Solution, Utilitarian,
};
use crate::space::{self, Budget, Entangled, Frontier, Funnel, Limits};

/// A solution and what it chooses.
pub type Choice = (&'static About, Result<Chosen, NoSolution>);

/// A solution on lotteries and what it chooses.
pub type Draw = (&'static About, Result<Lottery, NoSolution>);

/// Who bargains over which deals, when, and how long each search may take.
#[derive(Debug, Clone)]
pub struct Question<'l> {
    /// The players.
    pub players: Vec<PartyId>,
    /// The deals.
    pub within: Within,
    /// The round.
    pub round: u32,
    /// Bargaining powers as fractions, one per player; `None`: solutions with powers are not computed.
    pub powers: Option<Vec<(u32, u32)>>,
    /// The only answer wanted, by name; `None`: all.
    pub only: Option<&'l str>,
    /// True if frontiers, counts and drafts are wanted too.
    pub around: bool,
    /// The limits of each search.
    pub limits: Limits<'l>,
}

impl Question<'_> {
    /// What those who sign could agree on within these gates on day one, answered by every solution.
    pub fn of_signatories(game: &Game, within: Within) -> Self {
        Question {
            players: game.signatories().to_vec(),
            within,
            round: 0,
            powers: None,
            only: None,
            around: true,
            limits: Limits::DEFAULT,
        }
    }

    fn asks(&self, about: &About) -> bool {
        self.only.is_none_or(|name| name == about.name)
    }

    /// The names of all available answers.
    pub fn answers(&self) -> Vec<&'static str> {
        let mut names: Vec<&'static str> = solutions::ALL.iter().map(|s| s.about().name).collect();
        names.extend(["asymmetric-nash", "proportional"]);
        if few(self.players.len()) {
            names.extend(lottery::ALL.iter().map(|s| s.about().name));
            let whole = self.powers.is_none() || self.whole_powers().is_some();
            names.extend(whole.then_some("lottery-asymmetric-nash"));
        }
        if self.players.len() == 2 {
            names.push(solutions::ADJUSTED_WINNER.name);
        }
        names
    }

    /// The powers, if all are whole: fractions would blow up the exponents in the exact products of lotteries.
    fn whole_powers(&self) -> Option<Vec<u32>> {
        let powers = self.powers.as_ref()?.iter();
        powers
            .map(|&(over, under)| (under == 1).then_some(over))
            .collect()
    }
}

/// True if solutions over lotteries are computed for this many players.
fn few(players: usize) -> bool {
    (2..=3).contains(&players)
}

/// All solutions of one game.
#[derive(Debug)]
pub struct Solved<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The numbers.
    pub game: &'a Game,
    /// The players.
    pub players: Vec<PartyId>,
    /// The deals.
    pub within: Within,
    /// The round.
    pub round: u32,
    /// Each solution's answer, in the order of [`solutions::ALL`], then those with powers.
    pub answers: Vec<Choice>,
    /// Solutions over lotteries, in the order of [`lottery::ALL`]; none for one player or more than three.
    pub draws: Vec<Draw>,
    /// Adjusted Winner; for two players only.
    pub division: Option<Result<Division, NoSolution>>,
    /// The difference between the two players' weights; for two players only.
    pub trade: Option<Trade>,
    /// The drafts of the file, in its order.
    pub drafts: Vec<JudgedDraft>,
    /// The most that the players can get together in those deals; `None` if there are none, or if it is not known.
    pub best_total: Option<Points>,
    /// The Pareto frontier of those deals.
    pub frontier: Frontier,
    /// The Pareto frontier of all deals that can exist, whoever refuses them.
    pub raw_frontier: Frontier,
    /// Deals left gate by gate.
    pub funnel: Funnel,
}

/// What two players can gain by trading issues; `None` where nothing is at stake for one of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trade {
    /// Logrolling potential, 0-1: how much more it is worth to give each issue to the player to whom it matters more than to
    /// split each in half.
    pub potential: Option<f64>,
    /// Tension, 0-1: the cosine of the two rows of weights.
    pub tension: Option<f64>,
}

/// A draft of the file, compared with what could be had.
#[derive(Debug, Clone, PartialEq)]
pub struct JudgedDraft {
    /// Its key in the file.
    pub id: String,
    /// Its deal.
    pub deal: Deal,
    /// The gates that it fails in the round.
    pub failed: Vec<Gate>,
    /// The distance to the nearest point of the frontier, in points of the players' worth (Euclidean); `None` without one.
    pub distance: Option<f64>,
    /// The frontier deal that gives no player less and the largest total gain, with that gain; `None` if no deal inside the
    /// gates does.
    pub better: Option<(Deal, Points)>,
}

impl<'a> Solved<'a> {
    /// Solves a game by every solution.
    ///
    /// # Errors
    /// [`Entangled`] if links and rules tie too many issues together.
    pub fn of(
        scenario: &'a Scenario,
        game: &'a Game,
        question: &Question<'_>,
    ) -> Result<Self, Entangled> {
        let players = &question.players;
        // A caller without a budget gets that of one command.
        let budget = Budget::of_searches(question.limits.steps);
        let limits = match question.limits.budget {
            Some(_) => question.limits,
            None => question.limits.out_of(&budget),
        };
        let arena = |within| {
            let arena = Arena::new(game).players(players).within(within);
            arena.round(question.round).limits(limits)
        };
        let over = arena(question.within);
        let mut answers: Vec<Choice> = Vec::new();
        for solution in solutions::ALL.iter().filter(|s| question.asks(s.about())) {
            answers.push((solution.about(), solution.solve(&over)));
        }
        if let Some(powers) = &question.powers {
            let with_powers: [Option<Box<dyn Solution>>; 2] = [
                AsymmetricNash::fractions(powers).map(|s| Box::new(s) as Box<dyn Solution>),
                Proportional::fractions(powers).map(|s| Box::new(s) as Box<dyn Solution>),
            ];
            let with_powers = with_powers.into_iter().flatten();
            for solution in with_powers.filter(|s| question.asks(s.about())) {
                answers.push((solution.about(), solution.solve(&over)));
            }
        }
        let pair: Option<[PartyId; 2]> = players.as_slice().try_into().ok();
        let aside = if question.around {
            limits
        } else {
            Limits::steps(0)
        };
        // Both frontiers are kept: each gets a part of the memory, and of the remaining steps.
        let aside = Limits {
            memory: aside.memory / 4,
            steps: aside.steps.min(limits.in_all() / 4),
            ..aside
        };
        let frontier = arena(question.within).limits(aside).frontier()?;
        let mut solved = Solved {
            scenario,
            game,
            players: players.clone(),
            within: question.within,
            round: question.round,
            best_total: if question.around {
                utilitarian_deal(&over, &answers).map(|deal| total(game, players, &deal))
            } else {
                None
            },
            answers,
            draws: draws(&over, question),
            division: pair
                .filter(|_| question.asks(&solutions::ADJUSTED_WINNER))
                .map(|pair| Division::of_game(game, pair)),
            trade: pair.map(|[a, b]| {
                let (a, b) = (Weights::of(game, a), Weights::of(game, b));
                Trade {
                    potential: a.logrolling(&b),
                    tension: a.tension(&b),
                }
            }),
            drafts: Vec::new(),
            frontier,
            raw_frontier: arena(Within::Anything).limits(aside).frontier()?,
            funnel: space::funnel(game, question.round, &aside)?,
        };
        solved.drafts = solved.drafts();
        Ok(solved)
    }

    /// The names of the players.
    pub fn names(&self) -> Vec<&'a str> {
        let names = self.players.iter();
        names
            .map(|&player| self.game.frame().party_name(player))
            .collect()
    }

    /// The parties whose gates a deal fails in the round.
    pub fn stopped_by(&self, deal: &[OptionId]) -> Vec<&'a str> {
        let failed = self.game.failures(deal, Within::All, self.round);
        let frame = self.game.frame();
        let mut names: Vec<&str> = failed.iter().map(|gate| gate.holder(frame)).collect();
        names.dedup();
        names
    }

    /// The total worth of a deal to the players.
    pub fn total(&self, deal: &Deal) -> Points {
        total(self.game, &self.players, deal)
    }

    /// What the players together leave on the table with a deal, compared with the deal inside the gates that has the highest
    /// total worth. `None` if that is not known; negative for a deal outside the gates.
    pub fn left_on_the_table(&self, deal: &Deal) -> Option<Points> {
        self.best_total.map(|best| best - self.total(deal))
    }

    /// True if every search was completed within its limits: then all answers are exact.
    pub fn is_complete(&self) -> bool {
        let mut answers = self.answers.iter().map(|(_, answer)| answer);
        let answered = answers.all(|answer| match answer {
            Ok(chosen) => chosen.at_most.is_none(),
            Err(why) => *why != NoSolution::Undecided,
        });
        let mut draws = self.draws.iter().map(|(_, draw)| draw);
        let drawn = !draws.any(|draw| matches!(draw, Err(NoSolution::Undecided)));
        let mut stages = self.funnel.stages.iter();
        let counted = stages.all(|stage| stage.deals.exact().is_some());
        let exact = |f: &Frontier| f.complete() && f.epsilon() == Points::ZERO;
        answered && drawn && counted && exact(&self.frontier) && exact(&self.raw_frontier)
    }

    fn drafts(&self) -> Vec<JudgedDraft> {
        let drafts = self.scenario.drafts.iter().map(|draft| {
            let deal = Deal::new(draft.text.clone());
            let worth: Vec<Points> = self
                .players
                .iter()
                .map(|&p| self.game.worth(p, &deal))
                .collect();
            let better = space::improvement(&self.frontier, &worth);
            JudgedDraft {
                id: draft.id.clone(),
                failed: self.game.failures(&deal, Within::All, self.round),
                distance: space::pareto_distance(self.game.unit(), &self.frontier, &worth)
                    .map(|(far, _)| far),
                better: better.map(|better| (better.point.lowest(), better.gain)),
                deal,
            }
        });
        drafts.collect()
    }
}

/// Solutions over lotteries, for as many players as most of them support.
fn draws(arena: &Arena<'_>, question: &Question<'_>) -> Vec<Draw> {
    let with_powers = question
        .whole_powers()
        .map(|whole| lottery::AsymmetricLotteryNash::new(&whole));
    let all = lottery::ALL.iter().copied();
    let asked = all.chain(
        with_powers
            .iter()
            .map(|s| s as &dyn lottery::LotterySolution),
    );
    let asked: Vec<&dyn lottery::LotterySolution> =
        asked.filter(|s| question.asks(s.about())).collect();
    if !few(arena.number_of_players()) || asked.is_empty() {
        return Vec::new();
    }
    let set = arena.lotteries();
    let draw = |solution: &&dyn lottery::LotterySolution| {
        let drawn = set.as_ref().map_err(Clone::clone);
        (solution.about(), drawn.and_then(|set| solution.solve(set)))
    };
    asked.iter().map(draw).collect()
}

fn total(game: &Game, players: &[PartyId], deal: &Deal) -> Points {
    players.iter().map(|&p| game.worth(p, deal)).sum()
}

/// The utilitarian deal, if it is known to be the best.
fn utilitarian_deal(arena: &Arena<'_>, answers: &[Choice]) -> Option<Deal> {
    let known = answers
        .iter()
        .find(|(about, _)| about.name == Utilitarian.about().name);
    let answer = known.map_or_else(|| Utilitarian.solve(arena), |(_, answer)| answer.clone());
    let chosen = answer.ok().filter(|chosen| chosen.at_most.is_none())?;
    chosen.deals.into_iter().next()
}
