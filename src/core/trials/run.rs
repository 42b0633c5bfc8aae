//! One run, and many of them in parallel.

use super::judged::{Answers, Judged};
use super::parallel::{TooFewThreads, each, on_threads};
use super::watch::{Around, Watch};
use crate::draws::{Luck, Uncertain};
use crate::game::{Deal, Ending, Game, Gate, Points, Unit, Within};
use crate::scenario::{Claim, PartyId, Scenario};
use crate::space::{Entangled, Limits, Oracle};
use crate::talks::{self, Course, Plan, Played, Unwatched};
use std::borrow::Cow;
use std::ops::Range;

/// The result of one run.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Its number: together with the seed, all that is needed to play it again.
    pub id: u64,
    /// Whether each claim holds.
    pub answers: Answers,
    /// The exact chance that the ratifiers concerned ratify the agreed deal.
    pub ratified_chance: Option<f64>,
    /// The chance that the agreed deal, once ratified, lasts all years; `None` without a handshake or without `[durability]`.
    pub lasting_chance: Option<f64>,
    /// The year after ratification in which the deal is broken; `None` if none is ratified, or it lasts.
    pub broken_in: Option<u32>,
    /// The round of the handshake.
    pub round: Option<u32>,
    /// The round in which the talks ended, with or without a deal; `None`: they went on until time ran out.
    pub ended: Option<u32>,
    /// The agreed deal.
    pub deal: Option<Deal>,
    /// The gates that it fails.
    pub failed: Vec<Gate>,
    /// The unit of utilities.
    pub unit: Unit,
    /// The utility each party ends with, undiscounted: of the agreed deal if it is ratified, else of no deal in the last round.
    pub worth: Vec<Points>,
    /// The utility of the agreed deal to each party, ratified or not.
    pub text_worth: Option<Vec<Points>>,
    /// Alternating offers: whether another first speaker would have led to another agreed deal, or to none.
    pub first_mover_matters: Option<bool>,
    /// What else happened in the run, apart from its end.
    pub around: Around,
}

/// Runs of one scenario under one seed.
#[derive(Debug)]
pub struct Trials<'s> {
    uncertain: Uncertain<'s>,
    plan: Plan,
    seed: u64,
    /// Prepared for the scenario; each block of runs uses its own copy.
    oracle: Oracle,
    /// Whether talks that have a first speaker are also played with every other first speaker.
    rotations: bool,
    /// The limits of each search for a passing deal.
    limits: Limits<'static>,
}

/// Runs in one parallel task. Results do not depend on it.
const BLOCK: u64 = 16;

impl Run {
    /// Whether a claim is known to hold.
    pub fn holds(&self, claim: Claim) -> bool {
        self.answers[claim] == Some(true)
    }
}

impl<'s> Trials<'s> {
    /// Prepares the runs of a scenario.
    ///
    /// # Errors
    /// [`Entangled`] if links and rules tie too many issues together.
    pub fn new(scenario: &'s Scenario, seed: u64) -> Result<Self, Entangled> {
        let uncertain = Uncertain::new(scenario);
        Ok(Trials {
            oracle: Oracle::new(uncertain.central(), Within::All)?,
            uncertain,
            plan: Plan::of(scenario),
            seed,
            rotations: true,
            limits: Judged::LIMITS,
        })
    }

    /// The same runs without checking whether another first speaker would have led elsewhere: fewer talks to play.
    pub fn without_rotations(mut self) -> Self {
        self.rotations = false;
        self
    }

    /// The same runs with these limits for each search that a claim needs.
    #[cfg(test)]
    pub(crate) fn with_limits(mut self, limits: Limits<'static>) -> Self {
        self.limits = limits;
        self
    }

    /// The scenario.
    pub fn scenario(&self) -> &'s Scenario {
        self.uncertain.scenario()
    }

    /// The luck of one run.
    pub fn luck(&self, run: u64) -> Luck {
        Luck {
            seed: self.seed,
            run,
        }
    }

    /// The scenario of one run, with the numbers drawn for it except weights, scores and no-deal values: those are in the game.
    pub fn own_scenario(&self, run: u64) -> Cow<'s, Scenario> {
        self.uncertain.own_scenario(self.luck(run))
    }

    /// The game of one run.
    pub fn game(&self, run: u64) -> Game {
        self.uncertain.game(self.luck(run))
    }

    /// Plays one run.
    pub fn one(&self, run: u64) -> Run {
        self.one_with(run, &mut self.oracle.clone())
    }

    fn one_with(&self, run: u64, oracle: &mut Oracle) -> Run {
        let luck = self.luck(run);
        let game = self.uncertain.game(luck);
        let plan = self.plan.of_course(Course::drawn(luck));
        let play = |plan: &Plan| talks::play(plan, &game, Course::drawn(luck), &mut Unwatched);
        let mut watch = Watch::of(self.uncertain.scenario());
        let played = talks::play(&plan, &game, Course::drawn(luck), &mut watch);
        let first_mover_matters = (self.rotations && plan.has_first_mover()).then(|| {
            let others: Vec<PartyId> = plan.order().skip(1).collect();
            others
                .into_iter()
                .any(|first| text(&play(&Plan::clone(&plan).rotated_to(first))) != text(&played))
        });
        let game = &*played.game(&game);
        let Judged {
            settlement,
            answers,
            outlook,
            broken_in,
        } = Judged::of(
            game,
            Course::drawn(luck),
            played.ending.clone(),
            oracle,
            &self.limits,
        );
        Run {
            id: run,
            answers,
            ratified_chance: settlement.ratified_chance,
            lasting_chance: outlook.map(|outlook| outlook.lasts()),
            broken_in,
            round: settlement.handshake().map(|(_, round)| round),
            ended: settlement.ending.round(),
            deal: settlement.handshake().map(|(deal, _)| deal.clone()),
            failed: settlement.failed,
            unit: game.unit(),
            worth: settlement.worth,
            text_worth: settlement.text_worth,
            first_mover_matters,
            around: watch.around,
        }
    }

    /// Plays runs 0…runs−1 on all cores, in order. `done` is called with the number of runs just finished, from any thread.
    pub fn all(&self, runs: u64, done: &(dyn Fn(u64) + Sync)) -> Vec<Run> {
        self.some(0..runs, done)
    }

    /// Plays some runs on all cores, in order. `done` is called with the number of runs just finished, from any thread.
    pub fn some(&self, runs: Range<u64>, done: &(dyn Fn(u64) + Sync)) -> Vec<Run> {
        let blocks = (runs.end.saturating_sub(runs.start)).div_ceil(BLOCK);
        let played = each(blocks as usize, |block| {
            let first = runs.start + block as u64 * BLOCK;
            let block = self.in_turn(first..(first + BLOCK).min(runs.end));
            done(block.len() as u64);
            block
        });
        played.into_iter().flatten().collect()
    }

    /// Plays some runs one after the other.
    pub fn in_turn(&self, runs: Range<u64>) -> Vec<Run> {
        let mut oracle = self.oracle.clone();
        runs.map(|run| self.one_with(run, &mut oracle)).collect()
    }

    /// Whether some deal passes every gate on day one of a run; `None`: the search took too long.
    pub fn possible_day_one(&self, run: u64, oracle: &mut Oracle) -> Option<bool> {
        Judged::on_day_one(&self.game(run), oracle, &self.limits)
    }

    /// Whether some deal passes every gate in some round of a run in which walk-away values change by drift alone; `None`: the
    /// search took too long.
    pub fn possible_by_drift(&self, run: u64, oracle: &mut Oracle) -> Option<bool> {
        Judged::in_some_round(&self.game(run), oracle, &self.limits)
    }

    /// Whether some deal passes every gate on day one or by the end of a round of a run that was played, with the walk-away
    /// values of that run; `None`: the search took too long. The talks are played again only where the run itself leaves it
    /// open.
    pub fn possible_by(&self, run: &Run, round: u32) -> Option<bool> {
        let ratified = run.holds(Claim::Ratified) && run.round.is_some_and(|at| at <= round);
        if run.holds(Claim::PossibleDayOne) || ratified {
            return Some(true);
        }
        if run.answers[Claim::Possible] == Some(false) {
            return Some(false);
        }
        let luck = self.luck(run.id);
        let game = self.uncertain.game(luck);
        let course = Course::drawn(luck);
        let plan = self.plan.of_course(course);
        let played = talks::play(&plan, &game, course, &mut Unwatched);
        let mut oracle = self.oracle.clone();
        Judged::by_round(round, &played.game(&game), &mut oracle, &self.limits)
    }

    /// The search for passing deals, prepared for the scenario.
    pub fn oracle(&self) -> Oracle {
        self.oracle.clone()
    }

    /// The same on this many threads; 0 means all cores.
    ///
    /// # Errors
    /// If the system provides no threads.
    pub fn all_on(
        &self,
        threads: usize,
        runs: u64,
        done: &(dyn Fn(u64) + Sync),
    ) -> Result<Vec<Run>, TooFewThreads> {
        on_threads(threads, || self.all(runs, done))
    }
}

fn text(played: &Played) -> Option<&Deal> {
    match &played.ending {
        Ending::Handshake { deal, .. } => Some(deal),
        _ => None,
    }
}
