//! Which tactic does best against which? Every assignment of some tactics to the signatories of one scenario, played over
//! the same draws.
//!
//! **Method.** A round robin as in tournaments of negotiating agents: for two signatories every ordered pair of tactics, a
//! tactic against itself too; for more every tuple. Run `r` of every pairing has the same luck and thus the same game, so
//! that pairings differ by tactics alone (common random numbers).
//! **Scores.** Utility at the end of the talks ([`Own::utility`]), gain over no deal, agreement, round, and the distances of
//! agreed deals from the Pareto frontier and the Nash deal. A tactic's standing is over all plays of all seats that it takes.
//! Points of different parties are averaged there: a higher average says something about a tactic only because every tactic
//! takes every seat equally often.
//! **Intervals.** 95%; means by Student's t over runs, rates by Wilson for as many plays as are worth independent ones:
//! plays of one run share their luck (see `estimate`).
//! **Ties.** Standings by falling utility, equal ones by name.
//! **Source.** T. Baarslag et al. (2013), "Evaluating practical negotiating agents: Results and analysis of the 2011
//! international competition", *Artificial Intelligence* 198, 73-103. doi:10.1016/j.artint.2012.09.004

use super::estimate::{Batch, Moments};
use super::parallel::{TooFewThreads, on_threads, sum};
use super::score::{Joint, JointOf, Own, OwnOf, Play};
use super::yardstick::{NashDeals, Yardstick};
use crate::draws::{Luck, Uncertain};
use crate::game::{Game, Points, Settlement};
use crate::scenario::{PartyId, Role, Scenario, Tactic};
use crate::talks::{self, Course, Plan, Unwatched};

/// The most pairings that can be played.
pub const MOST_PAIRINGS: usize = 1_000;

/// Runs in one parallel task. Results do not depend on it.
const BLOCK: u64 = 4;

/// A tactic that takes part.
#[derive(Debug, Clone, PartialEq)]
pub struct Entrant {
    /// Its name.
    pub name: String,
    /// The tactic for each signatory, in file order.
    pub tactics: Vec<Tactic>,
}

/// The tournament has too many pairings to be played.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{tactics} tactics for {signatories} signatories make more than {MOST_PAIRINGS} pairings")]
pub struct TooManyPairings {
    /// The number of tactics.
    pub tactics: usize,
    /// The number of signatories.
    pub signatories: usize,
}

/// Every assignment of some tactics to the signatories of a scenario.
#[derive(Debug)]
pub struct Tournament<'s> {
    uncertain: Uncertain<'s>,
    players: Vec<PartyId>,
    entrants: Vec<String>,
    pairings: Vec<Pairing>,
    seed: u64,
}

/// A pairing: which tactic plays for which signatory.
#[derive(Debug)]
struct Pairing {
    /// The number of each signatory's tactic.
    seats: Vec<usize>,
    plan: Plan,
}

/// The results of a tournament.
#[derive(Debug, Clone, PartialEq)]
pub struct Results {
    /// Runs of each pairing.
    pub runs: u64,
    /// The signatories, in file order: the seats.
    pub players: Vec<PartyId>,
    /// The names of the tactics, in the order in which they were given.
    pub entrants: Vec<String>,
    /// Every pairing, the last seat changing fastest.
    pub pairings: Vec<PairingScore>,
    /// Every tactic, the best first.
    pub standings: Vec<Standing>,
    /// How many distances could not be measured.
    pub gaps: Gaps,
}

/// The scores of one pairing.
#[derive(Debug, Clone, PartialEq)]
pub struct PairingScore {
    /// The number of each signatory's tactic in [`Results::entrants`].
    pub seats: Vec<usize>,
    /// The scores of each signatory.
    pub own: Vec<Own>,
    /// The scores of the talks.
    pub joint: Joint,
}

/// The scores of a tactic over all pairings, each play counted once for every seat that the tactic takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Its number in [`Results::entrants`].
    pub entrant: usize,
    /// Its own scores.
    pub own: Own,
    /// The scores of the talks.
    pub joint: Joint,
}

/// Runs whose agreed deals lack a distance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Gaps {
    /// Runs in which some pairing agreed on a deal: only their games are measured.
    pub measured: u64,
    /// Of these: the frontier was not found within the limits.
    pub frontier: u64,
    /// Of these: the Nash deal was not found within the limits.
    pub nash: u64,
    /// Of these: no deal passes every gate but ratification on day one, so there is no Nash deal.
    pub no_nash: u64,
}

/// All sums. They are exact integers, so the order does not matter.
#[derive(Debug, Clone)]
struct Sums {
    pairings: Vec<(Vec<OwnOf<Moments>>, JointOf<Moments>)>,
    entrants: Vec<(OwnOf<Moments>, JointOf<Moments>)>,
    gaps: Gaps,
}

impl<'s> Tournament<'s> {
    /// Assigns the tactics to the seats in every possible way.
    ///
    /// # Errors
    /// [`TooManyPairings`] beyond [`MOST_PAIRINGS`].
    pub fn new(
        scenario: &'s Scenario,
        entrants: &[Entrant],
        seed: u64,
    ) -> Result<Self, TooManyPairings> {
        let parties = scenario.parties.iter().enumerate();
        let players: Vec<PartyId> = parties
            .filter(|(_, party)| party.role == Role::Signatory)
            .map(|(n, _)| PartyId(n as u16))
            .collect();
        let many = entrants.len().checked_pow(players.len() as u32);
        let many = many
            .filter(|&many| many <= MOST_PAIRINGS)
            .ok_or(TooManyPairings {
                tactics: entrants.len(),
                signatories: players.len(),
            })?;
        let pairing = |number: usize| {
            let seats = seats(number, entrants.len(), players.len());
            let mut seated = scenario.clone();
            for (seat, (player, entrant)) in players.iter().zip(&seats).enumerate() {
                seated.seat(*player, entrants[*entrant].tactics[seat]);
            }
            Pairing {
                seats,
                plan: Plan::of(&seated),
            }
        };
        Ok(Tournament {
            pairings: (0..many).map(pairing).collect(),
            uncertain: Uncertain::new(scenario),
            entrants: entrants.iter().map(|e| e.name.clone()).collect(),
            players,
            seed,
        })
    }

    /// How many pairings there are.
    pub fn pairings(&self) -> usize {
        self.pairings.len()
    }

    /// Plays runs 0…runs−1 of every pairing on this many threads; 0 means all cores. `done` is called with the number of plays
    /// just finished, from any thread.
    ///
    /// # Errors
    /// If the system provides no threads.
    pub fn play_on(
        &self,
        threads: usize,
        runs: u64,
        done: &(dyn Fn(u64) + Sync),
    ) -> Result<Results, TooFewThreads> {
        on_threads(threads, || self.play(runs, done))
    }

    /// The same on all cores.
    pub fn play(&self, runs: u64, done: &(dyn Fn(u64) + Sync)) -> Results {
        let block = |block: u64| {
            let mut sums = self.nothing();
            for run in block * BLOCK..((block + 1) * BLOCK).min(runs) {
                self.add_run(run, &mut sums);
                done(self.pairings.len() as u64);
            }
            sums
        };
        let sums = sum(runs.div_ceil(BLOCK), || self.nothing(), block, Sums::and);
        self.results(runs, sums)
    }

    fn nothing(&self) -> Sums {
        let seats = vec![OwnOf::default(); self.players.len()];
        Sums {
            pairings: vec![(seats, JointOf::default()); self.pairings.len()],
            entrants: vec![Default::default(); self.entrants.len()],
            gaps: Gaps::default(),
        }
    }

    /// One run of every pairing: one luck, one game.
    fn add_run(&self, run: u64, sums: &mut Sums) {
        let luck = Luck {
            seed: self.seed,
            run,
        };
        let game = self.uncertain.game(luck);
        let mut yardstick: Option<Yardstick<'_>> = None;
        let mut standings: Vec<(OwnOf<Batch>, JointOf<Batch>)> =
            vec![Default::default(); self.entrants.len()];
        for (pairing, (own, joint)) in self.pairings.iter().zip(&mut sums.pairings) {
            let play = self.score(&pairing.plan, &game, luck, &mut yardstick);
            let mut once = JointOf::default();
            once.take(&play);
            joint.add(&once);
            for (seat, (sum, &entrant)) in own.iter_mut().zip(&pairing.seats).enumerate() {
                let mut once = OwnOf::default();
                once.take(&play, seat);
                sum.add(&once);
                standings[entrant].0.take(&play, seat);
                standings[entrant].1.take(&play);
            }
        }
        for ((own, joint), (sum, all)) in standings.iter().zip(&mut sums.entrants) {
            sum.add(own);
            all.add(joint);
        }
        if let Some(yardstick) = yardstick {
            sums.gaps.measured += 1;
            sums.gaps.frontier += u64::from(!yardstick.knows_frontier());
            sums.gaps.nash += u64::from(matches!(yardstick.nash(), NashDeals::Unknown));
            sums.gaps.no_nash += u64::from(matches!(yardstick.nash(), NashDeals::None));
        }
    }

    /// One play. The yardstick of the game is created when the first deal is agreed.
    fn score<'g>(
        &self,
        plan: &Plan,
        game: &'g Game,
        luck: Luck,
        yardstick: &mut Option<Yardstick<'g>>,
    ) -> Play {
        let played = talks::play(plan, game, Course::drawn(luck), &mut Unwatched);
        let outcome = played.game(game);
        let settlement = Settlement::judge(&outcome, played.ending.clone());
        let distances = settlement.handshake().map(|(deal, _)| {
            let yardstick = yardstick.get_or_insert_with(|| Yardstick::of(game));
            yardstick.measure(deal)
        });
        let own = self.players.iter().map(|&player| {
            let text = settlement.text_worth.as_ref();
            match settlement.handshake().zip(text) {
                Some(((_, round), text)) => {
                    let worth = text[player.index()];
                    let no_deal = outcome.no_deal_at(player, round).unwrap_or_default();
                    (worth, worth - no_deal)
                }
                None => (settlement.worth[player.index()], Points::ZERO),
            }
        });
        Play::new(game.unit(), &settlement, own.collect(), distances)
    }

    fn results(&self, runs: u64, sums: Sums) -> Results {
        let unit = self.uncertain.central().unit();
        let pairings = self.pairings.iter().zip(&sums.pairings);
        let pairings = pairings.map(|(pairing, (own, joint))| PairingScore {
            seats: pairing.seats.clone(),
            own: own.iter().map(|own| own.score(unit)).collect(),
            joint: joint.score(unit),
        });
        // Every tactic has played equally often, so comparing sums is comparing means, and is exact.
        let mut order: Vec<usize> = (0..self.entrants.len()).collect();
        let sum = |entrant: usize| sums.entrants[entrant].0.utility().sum();
        order.sort_by(|&a, &b| {
            let names = self.entrants[a].cmp(&self.entrants[b]);
            sum(b).cmp(sum(a)).then(names)
        });
        let standings = order.into_iter().map(|entrant| {
            let (own, joint) = &sums.entrants[entrant];
            Standing {
                entrant,
                own: own.score(unit),
                joint: joint.score(unit),
            }
        });
        Results {
            runs,
            players: self.players.clone(),
            entrants: self.entrants.clone(),
            pairings: pairings.collect(),
            standings: standings.collect(),
            gaps: sums.gaps,
        }
    }
}

impl Sums {
    fn and(mut self, other: Sums) -> Sums {
        for ((own, joint), (more, all)) in self.pairings.iter_mut().zip(&other.pairings) {
            let seats = own.iter_mut().zip(more);
            seats.for_each(|(sum, more)| sum.merge(more));
            joint.merge(all);
        }
        for ((own, joint), (more, all)) in self.entrants.iter_mut().zip(&other.entrants) {
            own.merge(more);
            joint.merge(all);
        }
        self.gaps.measured += other.gaps.measured;
        self.gaps.frontier += other.gaps.frontier;
        self.gaps.nash += other.gaps.nash;
        self.gaps.no_nash += other.gaps.no_nash;
        self
    }
}

/// The digits of a pairing's number: one tactic per seat, the last seat changing fastest.
fn seats(mut number: usize, tactics: usize, seats: usize) -> Vec<usize> {
    let mut digits = vec![0; seats];
    for digit in digits.iter_mut().rev() {
        *digit = number % tactics;
        number /= tactics;
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tactic_takes_every_seat() {
        let all: Vec<Vec<usize>> = (0..8).map(|n| seats(n, 2, 3)).collect();
        assert_eq!(all[..3], [vec![0, 0, 0], vec![0, 0, 1], vec![0, 1, 0]]);
        assert_eq!(all[7], [1, 1, 1]);
    }
}
