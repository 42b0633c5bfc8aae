//! A tournament is nothing but many single runs: everything that it says is added up again from runs of the file with these
//! tactics set, and its distances from a list of all deals.

use crate::{brute, config, dice, scenario, with};
use proptest::prelude::*;
use zopa::game::{Game, Points};
use zopa::scenario::{Claim, PartyId, Tactic};
use zopa::solutions::{Arena, Nash, Solution};
use zopa::trials::{Count, Entrant, Estimate, Pairs, Rate, Run, Tournament, Trials};

const NAMES: [&str; 2] = ["conceder", "boulware"];
const RUNS: u64 = 4;
const SEED: u64 = 42;

/// A number of one play: of its seat, and of the run.
#[derive(Default)]
struct Slow {
    runs: Vec<Vec<f64>>,
}

impl Slow {
    fn plays(&self) -> usize {
        self.runs.iter().map(Vec::len).sum()
    }

    fn mean(&self) -> Option<f64> {
        let sum: f64 = self.runs.iter().flatten().sum();
        (self.plays() > 0).then(|| sum / self.plays() as f64)
    }
}

fn agrees(told: &Estimate, slow: &Slow) -> Result<(), TestCaseError> {
    prop_assert_eq!(told.plays as usize, slow.plays());
    prop_assert_eq!(told.mean.is_some(), slow.mean().is_some());
    let far = told.mean.unwrap_or(0.0) - slow.mean().unwrap_or(0.0);
    prop_assert!(far.abs() < 1e-7, "{told:?}");
    if let (Some(interval), Some(mean)) = (told.interval, told.mean) {
        prop_assert!(interval.low <= mean && mean <= interval.high);
    }
    Ok(())
}

fn counts(told: &Rate, slow: &Slow) -> Result<(), TestCaseError> {
    let hits: f64 = slow.runs.iter().flatten().sum();
    prop_assert_eq!(
        (told.hits as f64, told.plays as usize),
        (hits, slow.plays())
    );
    let interval = told.interval;
    prop_assert!(interval.low <= told.share && told.share <= interval.high);
    Ok(())
}

/// What a play is scored by, for one seat: utility, gain, handshake, reached, ratified, round, and both distances.
fn scores(run: &Run, game: &Game, player: PartyId) -> [Option<f64>; 8] {
    let p = player.index();
    let flag = |yes: bool| Some(f64::from(u8::from(yes)));
    let agreed = run.text_worth.as_ref().zip(run.round);
    let worth = |deal: &[zopa::scenario::OptionId]| -> Vec<f64> {
        let signatories = game.signatories().iter();
        signatories
            .map(|&s| game.real(game.worth(s, deal)))
            .collect()
    };
    let distance = |a: &[f64], b: &[f64]| -> f64 {
        let squares = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b));
        squares.sum::<f64>().sqrt()
    };
    let nearest = |to: Vec<Vec<f64>>| {
        let here = worth(run.deal.as_ref()?);
        to.iter()
            .map(|there| distance(&here, there))
            .reduce(f64::min)
    };
    let all = brute::allowed(game, game.signatories());
    let all: Vec<Vec<f64>> = all.iter().map(|deal| worth(deal)).collect();
    let dominated = |deal: &Vec<f64>| {
        let better =
            |other: &Vec<f64>| deal != other && deal.iter().zip(other).all(|(a, b)| b >= a);
        all.iter().any(better)
    };
    let frontier = all
        .iter()
        .filter(|deal| !dominated(deal))
        .cloned()
        .collect();
    let nash = Nash
        .solve(&Arena::new(game))
        .map_or(Vec::new(), |nash| nash.deals);
    [
        Some(match agreed {
            Some((text, _)) => game.real(text[p]),
            None => game.real(game.no_deal_at(player, game.frame().rounds).unwrap()),
        }),
        Some(game.real(agreed.map_or(Points::ZERO, |(text, round)| {
            text[p] - game.no_deal_at(player, round).unwrap()
        }))),
        flag(run.holds(Claim::Handshake)),
        flag(run.holds(Claim::Reached)),
        flag(run.holds(Claim::Ratified)),
        run.round.map(f64::from),
        nearest(frontier),
        nearest(nash.iter().map(|deal| worth(deal)).collect()),
    ]
}

fn collect(into: &mut [Slow; 8], run: usize, scores: [Option<f64>; 8]) {
    for (slow, number) in into.iter_mut().zip(scores) {
        slow.runs.resize_with(RUNS as usize, Vec::new);
        slow.runs[run].extend(number);
    }
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn a_tournament_is_the_sum_of_its_plays(text in dice::scenario()) {
        let base = scenario(&text);
        let ids = |p: &PartyId| base.parties[p.index()].id.clone();
        let tactics = |name| vec![Tactic::named(name).unwrap(); base.parties.len()];
        let entrants = NAMES.map(|name| Entrant { name: name.into(), tactics: tactics(name) });
        let results = Tournament::new(&base, &entrants, SEED).unwrap().play(RUNS, &|_| ());
        prop_assert_eq!(results.pairings.len(), 1 << results.players.len());
        let mut standings: [[Slow; 8]; 2] = Default::default();
        for pairing in &results.pairings {
            let set: Vec<String> = results.players.iter().zip(&pairing.seats)
                .map(|(p, &tactic)| format!("party.{}.tactic={}", ids(p), NAMES[tactic]))
                .collect();
            let set: Vec<&str> = set.iter().map(String::as_str).collect();
            let seated = with(&text, &set);
            let trials = Trials::new(&seated, SEED).unwrap();
            for (seat, &player) in results.players.iter().enumerate() {
                let mut own: [Slow; 8] = Default::default();
                for run in 0..RUNS {
                    let told = scores(&trials.one(run), &trials.game(run), player);
                    collect(&mut own, run as usize, told);
                    collect(&mut standings[pairing.seats[seat]], run as usize, told);
                }
                let [utility, gain, handshake, reached, ratified, round, pareto, nash] = &own;
                agrees(&pairing.own[seat].utility, utility)?;
                agrees(&pairing.own[seat].gain, gain)?;
                for (rate, slow) in [
                    (&pairing.joint.handshake, handshake),
                    (&pairing.joint.reached, reached),
                    (&pairing.joint.ratified, ratified),
                ] {
                    counts(rate, slow)?;
                    let wilson = Count { hits: rate.hits, runs: RUNS }.interval();
                    prop_assert!((rate.interval.low - wilson.low).abs() < 1e-12);
                    prop_assert!((rate.interval.high - wilson.high).abs() < 1e-12);
                }
                agrees(&pairing.joint.round, round)?;
                agrees(&pairing.joint.pareto, pareto)?;
                agrees(&pairing.joint.nash, nash)?;
            }
        }
        for standing in &results.standings {
            let [utility, gain, handshake, reached, ratified, round, pareto, nash] = &standings[standing.entrant];
            agrees(&standing.own.utility, utility)?;
            agrees(&standing.own.gain, gain)?;
            counts(&standing.joint.handshake, handshake)?;
            counts(&standing.joint.reached, reached)?;
            counts(&standing.joint.ratified, ratified)?;
            agrees(&standing.joint.round, round)?;
            agrees(&standing.joint.pareto, pareto)?;
            agrees(&standing.joint.nash, nash)?;
        }
        let [first, second] = [0, 1].map(|place| results.standings[place].own.utility.mean.unwrap());
        prop_assert!(first > second - 1e-9);
        prop_assert_eq!((results.gaps.frontier, results.gaps.nash), (0, 0));
    }

    #[test]
    fn what_turns_adds_up_to_the_difference(text in dice::scenario()) {
        let old = scenario(&text);
        let set = format!("party.{}.tactic=conceder", old.parties[0].id);
        let new = with(&text, &[&set]);
        let runs = |scenario| Trials::new(scenario, SEED).unwrap().all(6, &|_| ());
        for pairs in Pairs::of(&runs(&old), &runs(&new)) {
            prop_assert_eq!(pairs.old.hits + pairs.gained, pairs.new.hits + pairs.lost);
            let (interval, change) = (pairs.interval(), pairs.difference());
            prop_assert!(interval.low <= change && change <= interval.high);
        }
        for pairs in Pairs::of(&runs(&old), &runs(&old)) {
            prop_assert_eq!((pairs.gained, pairs.lost), (0, 0));
        }
    }
}
