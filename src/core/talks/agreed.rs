//! How close two parties are: the issues on which their latest deals have the same option, counted and weighted.
//!
//! **Formula.** By count: issues on which the two deals coincide, of all issues (the "90% agreed" of the news). By weight, once
//! for each of the two: its weights of those issues, as a share of the sum of all its weights. Scores play no part: an
//! issue whose options are nearly alike counts with its full weight.
//! **A party's deal** after a round is the latest that it asked for or offered; that of a party that does not sign (a
//! mediator) is its latest draft. The deal on the table on day one belongs to nobody.
//! **Parameters.** none. **Units.** shares, 0-1. **Assumes** that an issue is either agreed or not: options that are close
//! do not count.
//! **Source.** Weighting issues: R. L. Keeney & H. Raiffa (1991), "Structuring and analyzing values for multiple-issue
//! negotiations", in H. P. Young (ed.), *Negotiation Analysis*, University of Michigan Press. The share is ours.

use super::trace::{Move, MoveKind, Trace};
use crate::game::{Deal, Game};
use crate::scenario::{IssueId, OptionId, PartyId, Role};

/// The agreed share of a pair of parties, by count and by the weight that each of the two gives to the issues.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AgreedShare {
    /// Issues that are agreed.
    pub issues: usize,
    /// All issues.
    pub of: usize,
    /// The weight of the agreed issues for each of the two, as a share of all its weights; `None` if all weights are 0.
    pub weight: [Option<f64>; 2],
}

impl AgreedShare {
    /// The agreed share of two deals. For many deals of one pair, make the [`Pair`] once and ask that.
    pub fn between(
        game: &Game,
        a: PartyId,
        b: PartyId,
        text_a: &[OptionId],
        text_b: &[OptionId],
    ) -> Self {
        Pair::new(game, a, b).agreed(text_a, text_b)
    }

    /// The agreed issues as a share of all issues, 0-1.
    pub fn share(&self) -> f64 {
        self.issues as f64 / self.of.max(1) as f64
    }
}

/// Two parties and the weight of each issue for them.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The two parties.
    pub parties: [PartyId; 2],
    weights: [Vec<f64>; 2],
}

impl Pair {
    /// The pair with the weights that it has in the game.
    pub fn new(game: &Game, a: PartyId, b: PartyId) -> Self {
        Pair {
            parties: [a, b],
            weights: [a, b].map(|party| game.issue_weights(party).to_vec()),
        }
    }

    /// The agreed share of two deals, the first party's and the second's.
    pub fn agreed(&self, text_a: &[OptionId], text_b: &[OptionId]) -> AgreedShare {
        let same = text_a.iter().zip(text_b).map(|(a, b)| a == b);
        self.measured(same)
    }

    /// The agreed share where only the agreed issues are known, as on day one.
    pub fn agreed_on(&self, issues: &[IssueId]) -> AgreedShare {
        let all = 0..self.weights[0].len() as u16;
        self.measured(all.map(|issue| issues.contains(&IssueId(issue))))
    }

    /// The agreed share from one yes or no per issue. Both sums are taken in file order, so that all issues weigh exactly 1.
    fn measured(&self, agreed: impl Iterator<Item = bool> + Clone) -> AgreedShare {
        let weight = |weights: &Vec<f64>| {
            let all: f64 = weights.iter().sum();
            let closed = weights.iter().zip(agreed.clone());
            let closed = closed.filter(|(_, agreed)| *agreed);
            // From 0, because an empty sum of floats is -0.
            let sum = closed.fold(0.0, |sum, (weight, _)| sum + weight);
            (all > 0.0).then(|| sum / all)
        };
        AgreedShare {
            issues: agreed.clone().filter(|agreed| *agreed).count(),
            of: self.weights[0].len(),
            weight: [weight(&self.weights[0]), weight(&self.weights[1])],
        }
    }
}

/// The latest deal of every party after a round.
#[derive(Debug, Clone, PartialEq)]
pub struct LatestDeals<'t> {
    /// The round.
    pub round: u32,
    /// One entry per party; `None` while it has put none forward.
    texts: Vec<Option<&'t Deal>>,
}

impl<'t> LatestDeals<'t> {
    /// The latest deal of a party; `None` while it has put none forward.
    pub fn text(&self, party: PartyId) -> Option<&'t Deal> {
        self.texts.get(party.index()).copied().flatten()
    }

    /// The issues on which the latest deals of all signatories have the same option; none while one has put none forward, or if
    /// there is only one signatory.
    pub fn common(&self, game: &Game) -> Vec<IssueId> {
        let texts = game.signatories().iter().map(|&party| self.text(party));
        let texts: Option<Vec<&Deal>> = texts.collect();
        let Some([first, others @ ..]) = texts.as_deref() else {
            return Vec::new();
        };
        let same = |issue: &IssueId| {
            let option = |text: &Deal| text[issue.index()];
            !others.is_empty() && others.iter().all(|text| option(text) == option(first))
        };
        game.issue_ids().filter(same).collect()
    }

    /// The agreed share of a pair; `None` while one of the two has put no deal forward.
    pub fn agreed(&self, pair: &Pair) -> Option<AgreedShare> {
        let [a, b] = pair.parties.map(|party| self.text(party));
        Some(pair.agreed(a?, b?))
    }
}

/// The party that puts its own deal forward with this move.
fn author(game: &Game, said: &Move) -> Option<PartyId> {
    let party = said.party?;
    let own = match game.role(party) {
        Role::Signatory => matches!(said.kind, MoveKind::Ask | MoveKind::Offer),
        _ => said.kind == MoveKind::Draft,
    };
    own.then_some(party)
}

impl Trace {
    /// Every party's latest deal after each round, in order: one pass over the talks.
    pub fn standings<'t>(&'t self, game: &'t Game) -> impl Iterator<Item = LatestDeals<'t>> {
        let mut texts: Vec<Option<&Deal>> = vec![None; game.party_ids().count()];
        self.rounds.iter().map(move |round| {
            for said in &round.moves {
                if let Some(party) = author(game, said) {
                    texts[party.index()] = Some(&said.deal);
                }
            }
            LatestDeals {
                round: round.round,
                texts: texts.clone(),
            }
        })
    }

    /// The agreed share of a pair after `round`; `None` while one of the two has put no deal forward. For every round in turn,
    /// [`standings`](Self::standings) is the cheap way.
    pub fn agreed(&self, game: &Game, a: PartyId, b: PartyId, round: u32) -> Option<AgreedShare> {
        let until = self.rounds.partition_point(|r| r.round <= round);
        let latest = |party: PartyId| {
            let rounds = self.rounds[..until].iter().rev();
            let mut moves = rounds.flat_map(|round| round.moves.iter().rev());
            let said = moves.find(|said| author(game, said) == Some(party));
            said.map(|said| &said.deal)
        };
        Some(AgreedShare::between(game, a, b, latest(a)?, latest(b)?))
    }

    /// The pairs of parties that ever put a deal forward, each in file order.
    pub fn pairs(&self, game: &Game) -> Vec<(PartyId, PartyId)> {
        let mut speaks = vec![false; game.party_ids().count()];
        for said in self.rounds.iter().flat_map(|round| &round.moves) {
            if let Some(party) = author(game, said) {
                speaks[party.index()] = true;
            }
        }
        let speakers: Vec<PartyId> = game.party_ids().filter(|p| speaks[p.index()]).collect();
        let pairs = speakers.iter().enumerate();
        pairs
            .flat_map(|(n, &a)| speakers[n + 1..].iter().map(move |&b| (a, b)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::trace::{Event, Witness};
    use super::*;
    use crate::game::GameBuilder;

    const ANN: PartyId = PartyId(0);
    const MOE: PartyId = PartyId(1);
    const BEN: PartyId = PartyId(2);

    /// Three issues that weigh 60, 30 and 10 for Ann and 0, 50 and 50 for Ben; the mediator does not care.
    fn game() -> Game {
        GameBuilder::new(&[2, 3, 2])
            .party("ann", Role::Signatory, &[&[60, 0], &[30, 15, 0], &[0, 10]])
            .party("moe", Role::Mediator, &[&[0, 0], &[0, 0, 0], &[0, 0]])
            .party("ben", Role::Signatory, &[&[0, 0], &[0, 25, 50], &[50, 0]])
            .never(BEN, IssueId(1), OptionId(0))
            .build()
            .unwrap()
    }

    fn deal(options: [u16; 3]) -> Deal {
        Deal::new(options.map(OptionId))
    }

    fn ask(trace: &mut Trace, party: PartyId, options: [u16; 3]) {
        let deal = &deal(options);
        trace.note(Event::Ask { party, deal });
    }

    fn draft(trace: &mut Trace, by: Option<PartyId>, options: [u16; 3]) {
        let (deal, short) = (&deal(options), None);
        trace.note(Event::Draft { by, deal, short });
    }

    #[test]
    fn count_is_not_weight() {
        let agreed = AgreedShare::between(&game(), ANN, BEN, &deal([0, 0, 1]), &deal([0, 2, 1]));
        assert_eq!((agreed.issues, agreed.of), (2, 3));
        assert_eq!(agreed.weight, [Some(0.7), Some(0.5)]);
        assert!((agreed.share() - 2.0 / 3.0).abs() < 1e-12);
        let all = AgreedShare::between(&game(), MOE, BEN, &deal([1, 1, 0]), &deal([1, 1, 0]));
        assert_eq!((all.issues, all.weight), (3, [None, Some(1.0)]));
        let tentative = Pair::new(&game(), ANN, BEN).agreed_on(&[IssueId(2), IssueId(0)]);
        assert_eq!(tentative, agreed);
    }

    #[test]
    fn a_mediator_speaks_by_drafts_and_nobody_by_the_text_of_day_one() {
        let game = game();
        let mut trace = Trace::default();
        trace.begin(1);
        ask(&mut trace, ANN, [0, 0, 1]);
        draft(&mut trace, None, [1, 1, 1]);
        assert_eq!(trace.agreed(&game, ANN, BEN, 1), None);
        assert_eq!(trace.pairs(&game), []);
        trace.begin(2);
        ask(&mut trace, BEN, [0, 2, 1]);
        draft(&mut trace, Some(MOE), [0, 0, 1]);
        assert_eq!(trace.agreed(&game, ANN, BEN, 1), None);
        let two = trace.agreed(&game, ANN, BEN, 2).unwrap();
        assert_eq!(two.issues, 2);
        assert_eq!(trace.agreed(&game, ANN, MOE, 9).unwrap().issues, 3);
        assert_eq!(trace.pairs(&game), [(ANN, MOE), (ANN, BEN), (MOE, BEN)]);
    }

    #[test]
    fn one_pass_sees_what_every_round_asked_for_itself_sees() {
        let game = game();
        // Pseudo-random numbers, the same in every run of the test (D. H. Lehmer's generator).
        let mut state = 7_u64;
        let mut below = |n: u64| {
            state = state * 48_271 % 2_147_483_647;
            state % n
        };
        for _ in 0..50 {
            let mut trace = Trace::default();
            for round in 1..=12 {
                trace.begin(round);
                for party in [ANN, BEN, MOE] {
                    let text = [below(2) as u16, below(3) as u16, below(2) as u16];
                    match below(3) {
                        0 => {}
                        _ if party == MOE => draft(&mut trace, Some(MOE), text),
                        _ => ask(&mut trace, party, text),
                    }
                }
            }
            for (a, b) in trace.pairs(&game) {
                let pair = Pair::new(&game, a, b);
                for standing in trace.standings(&game) {
                    let slow = trace.agreed(&game, a, b, standing.round);
                    assert_eq!(standing.agreed(&pair), slow);
                }
            }
            assert_eq!(trace.standings(&game).count(), 12);
        }
    }
}
