//! The chance of a deal with one option settled in advance, for every option.
//!
//! **Formula.** The talks are played with nothing settled and with each option settled before the talks begin
//! ([`Scenario::with_settled`]), run r of each with the same luck. The change of a claim's share is (gained − lost)/runs, with
//! Bonett and Price's 95% interval; it is *clear* if McNemar's exact p-value, after Holm's correction over all options that
//! were played, is at most 5%: then the chance of even one false alarm among all options of a claim is at most 5%.
//! **Runs** are doubled for each option until the interval of its change is as narrow as asked for every claim, or the most
//! runs are reached. The stopping rule looks at widths, not at signs.
//! **Where nothing is drawn** one run of each is enough: changes are exact, with no interval and no p-value, and every change
//! is clear.
//! **Assumes** that what is settled is settled for nothing: what a party would ask for in return is not counted.
//! Options that cross a red line, or with which the rules leave no deal, are not played: no deal with them passes.
//! **Source.** Common random numbers: P. Glasserman & D. D. Yao (1992), doi:10.1287/mnsc.38.6.884. Fixed-width intervals: Y.
//! S. Chow & H. Robbins (1965), "On the asymptotic theory of fixed-width sequential confidence intervals for the mean",
//! *Annals of Mathematical Statistics* 36(2), 457-462. doi:10.1214/aoms/1177700156

use crate::concessions::exact::cannot_be_written;
use crate::game::{Game, compile};
use crate::probability::{Interval, holm, mcnemar};
use crate::scenario::{Claim, IssueId, OptionId, PartyId, Scenario};
use crate::space::Entangled;
use crate::trials::{Answers, Count, Pairs, Trials};
use std::collections::BTreeMap;

/// Runs of the first batch.
const FIRST: u64 = 200;

/// The settings of the simulation.
#[derive(Debug, Clone, Copy)]
pub struct Settling {
    /// The master seed.
    pub seed: u64,
    /// The most runs per option.
    pub runs: u64,
    /// The half-width that the interval of each change must reach, 0-1; `None`: all runs are played.
    pub width: Option<f64>,
}

/// The effects of settling each option.
#[derive(Debug, Clone, PartialEq)]
pub struct Effects {
    /// Nothing is drawn: one run of each is enough.
    pub exact: bool,
    /// The number of runs with nothing settled: as many as any option has.
    pub runs: u64,
    /// For each of [`Effects::CLAIMS`] the runs in which it holds with nothing settled.
    pub base: BTreeMap<Claim, Count>,
    /// Every option: outer issues, inner options, in file order.
    pub options: Vec<Vec<Settled>>,
    /// The answers of the runs with nothing settled.
    pub(super) unsettled: Vec<Answers>,
}

/// An option, settled in advance.
#[derive(Debug, Clone, PartialEq)]
pub enum Settled {
    /// No deal with it can pass.
    Impossible(Why),
    /// It was played.
    Played(PlayedOption),
}

/// Why no deal with an option can pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It crosses the red lines of these parties.
    RedLines(Vec<PartyId>),
    /// The rules leave no deal with it within the red lines.
    Rules,
}

/// An option that was played.
#[derive(Debug, Clone, PartialEq)]
pub struct PlayedOption {
    /// The number of runs.
    pub runs: u64,
    /// One for each of [`Effects::CLAIMS`].
    pub claims: BTreeMap<Claim, ClaimEffect>,
    pub(super) answers: Vec<Answers>,
}

/// The effect of settling on one claim.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClaimEffect {
    /// Nothing settled → settled, run by run.
    pub pairs: Pairs,
    /// The 95% interval of the change; `None` where it is exact.
    pub interval: Option<Interval>,
    /// McNemar's p-value after Holm's correction over all options played; `None` where the change is exact.
    pub p_value: Option<f64>,
    /// Whether the change is distinguishable from zero.
    pub clear: bool,
}

impl Effects {
    /// The claims that are reported, the last only where the file says what a deal must outlive.
    pub const CLAIMS: [Claim; 4] = [
        Claim::Possible,
        Claim::Reached,
        Claim::Ratified,
        Claim::Lasting,
    ];

    /// Plays every option. `done` is called with the number of runs just finished, from any thread.
    ///
    /// # Errors
    /// [`Entangled`] if links and rules tie too many issues together.
    pub fn of(
        scenario: &Scenario,
        how: &Settling,
        done: &(dyn Fn(u64) + Sync),
    ) -> Result<Self, Entangled> {
        let game = compile(scenario);
        let exact = scenario.draws_nothing();
        let how = &how.enough(exact);
        let mut unsettled = Series::new(scenario.clone(), how);
        let mut options = Vec::new();
        for issue in game.issue_ids() {
            let mut row = Vec::new();
            for option in game.option_ids(issue) {
                row.push(match impossible(&game, issue, option) {
                    Some(why) => Settled::Impossible(why),
                    None => {
                        let scenario = scenario.with_settled(&[(issue, option)]);
                        let series = Series::new(scenario, how);
                        Settled::Played(play(series, &mut unsettled, how, done)?)
                    }
                });
            }
            options.push(row);
        }
        if unsettled.answers.is_empty() {
            unsettled.play_to(how.first(), done)?;
        }
        let answers = unsettled.answers;
        let all = Pairs::between(&answers, &answers);
        let mut effects = Effects {
            exact,
            runs: answers.len() as u64,
            base: told(&all).map(|pairs| (pairs.claim, pairs.old)).collect(),
            options,
            unsettled: answers,
        };
        if exact {
            effects.tell_all();
        } else {
            effects.tell_clear_ones();
        }
        Ok(effects)
    }

    /// The number of options that are played.
    pub fn count(scenario: &Scenario) -> u64 {
        let game = compile(scenario);
        let options = game
            .issue_ids()
            .flat_map(|issue| game.option_ids(issue).map(move |option| (issue, option)));
        let played = options.filter(|&(issue, option)| impossible(&game, issue, option).is_none());
        played.count() as u64
    }

    /// The options that were played: issue, option and result.
    pub fn played(&self) -> impl Iterator<Item = (IssueId, OptionId, &PlayedOption)> {
        let rows = self.options.iter().enumerate();
        rows.flat_map(|(issue, row)| {
            let options = row.iter().enumerate();
            options.filter_map(move |(option, settled)| match settled {
                Settled::Played(played) => {
                    Some((IssueId(issue as u16), OptionId(option as u16), played))
                }
                Settled::Impossible(_) => None,
            })
        })
    }

    /// Nothing is drawn, so every difference is real.
    fn tell_all(&mut self) {
        for settled in self.options.iter_mut().flatten() {
            if let Settled::Played(played) = settled {
                for effect in played.claims.values_mut() {
                    effect.interval = None;
                    effect.p_value = None;
                    effect.clear = effect.pairs.gained + effect.pairs.lost > 0;
                }
            }
        }
    }

    /// Corrects p-values over all options, claim by claim, and marks the clear changes.
    fn tell_clear_ones(&mut self) {
        let claims: Vec<Claim> = self.base.keys().copied().collect();
        for claim in claims {
            let raw: Vec<f64> = self
                .played()
                .filter_map(|(.., played)| played.claims[&claim].p_value)
                .collect();
            let mut corrected = holm(&raw).into_iter();
            for settled in self.options.iter_mut().flatten() {
                if let Settled::Played(played) = settled
                    && let Some(effect) = played.claims.get_mut(&claim)
                    && let Some(p_value) = corrected.next()
                {
                    effect.p_value = Some(p_value);
                    effect.clear = p_value <= 0.05;
                }
            }
        }
    }
}

impl Settling {
    /// The same with one run if one is enough.
    pub(super) fn enough(&self, exact: bool) -> Self {
        Settling {
            runs: if exact { 1 } else { self.runs },
            ..*self
        }
    }

    fn first(&self) -> u64 {
        match self.width {
            Some(_) => self.runs.min(FIRST),
            None => self.runs,
        }
    }
}

/// Why no deal with an option can pass, if that is so whatever is drawn.
fn impossible(game: &Game, issue: IssueId, option: OptionId) -> Option<Why> {
    let crossed: Vec<PartyId> = game
        .party_ids()
        .filter(|&party| game.crosses(party, issue, option))
        .collect();
    if !crossed.is_empty() {
        return Some(Why::RedLines(crossed));
    }
    cannot_be_written(game, &[(issue, option)]).then_some(Why::Rules)
}

/// The claims reported, out of all that pairs compare.
fn told(all: &[Pairs]) -> impl Iterator<Item = &Pairs> {
    all.iter()
        .filter(|pairs| Effects::CLAIMS.contains(&pairs.claim))
}

/// The runs of one scenario, so far.
pub(super) struct Series {
    scenario: Scenario,
    seed: u64,
    pub(super) answers: Vec<Answers>,
}

impl Series {
    pub(super) fn new(scenario: Scenario, how: &Settling) -> Self {
        Series {
            scenario,
            seed: how.seed,
            answers: Vec::new(),
        }
    }

    /// Plays on until there are this many runs.
    pub(super) fn play_to(
        &mut self,
        runs: u64,
        done: &(dyn Fn(u64) + Sync),
    ) -> Result<(), Entangled> {
        let have = self.answers.len() as u64;
        if have < runs {
            let trials = Trials::new(&self.scenario, self.seed)?;
            let more = trials.some(have..runs, done);
            self.answers.extend(more.iter().map(|run| run.answers));
        }
        Ok(())
    }
}

fn play(
    mut series: Series,
    unsettled: &mut Series,
    how: &Settling,
    done: &(dyn Fn(u64) + Sync),
) -> Result<PlayedOption, Entangled> {
    let mut runs = how.first();
    loop {
        unsettled.play_to(runs, done)?;
        series.play_to(runs, done)?;
        let all = Pairs::between(&unsettled.answers[..runs as usize], &series.answers);
        let half = |pairs: &Pairs| (pairs.interval().high - pairs.interval().low) / 2.0;
        let widest = told(&all).map(half).fold(0.0, f64::max);
        let wide = how.width.is_some_and(|width| widest > width);
        if wide && runs < how.runs {
            runs = (2 * runs).min(how.runs);
            continue;
        }
        let claims = told(&all).map(|&pairs| {
            let effect = ClaimEffect {
                interval: Some(pairs.interval()),
                p_value: Some(mcnemar(pairs.gained, pairs.lost)),
                clear: false,
                pairs,
            };
            (pairs.claim, effect)
        });
        return Ok(PlayedOption {
            runs,
            claims: claims.collect(),
            answers: series.answers,
        });
    }
}
