//! Tactics and plans for random games.

use proptest::prelude::*;
use zopa::format::{Source, read};
use zopa::game::Game;
use zopa::scenario::{
    AcceptRule, Concession, Deadline, Imitates, OfferRule, PartyId, Scenario, Tactic,
};

/// Everything about the talks that is drawn.
#[derive(Debug, Clone)]
pub struct Talks {
    pub tactics: Vec<Tactic>,
    pub rounds: u32,
    pub deadline: Option<(u32, f64)>,
    pub first: prop::sample::Index,
}

pub fn talks() -> impl Strategy<Value = Talks> {
    (
        prop::collection::vec(tactic(), 5),
        prop_oneof![1_u32..=4, 5_u32..=40],
        prop::option::of((1_u32..=40, 0.0..=1.0)),
        any::<prop::sample::Index>(),
    )
        .prop_map(|(tactics, rounds, deadline, first)| Talks {
            tactics,
            rounds,
            deadline: deadline.map(|(round, pressure)| (round.min(rounds), pressure)),
            first,
        })
}

fn tactic() -> impl Strategy<Value = Tactic> {
    let imitates = prop::sample::select(Imitates::ALL.to_vec());
    let exponents = vec![0.1, 0.25, 0.7, 1.0, 2.0, 4.0, 5.0, 30.0];
    let concession = prop_oneof![
        6 => prop::sample::select(exponents)
            .prop_map(|exponent| Concession::TimeDependent { exponent }),
        2 => (0.0..=1.0).prop_map(|share| Concession::Fixed { share }),
        1 => Just(Concession::Fixed { share: 1.0 }),
        3 => (imitates, 1_u32..=3)
            .prop_map(|(imitates, steps)| Concession::TitForTat { imitates, steps }),
    ];
    let offer = prop_oneof![
        3 => Just(OfferRule::Lowest),
        2 => Just(OfferRule::Nearest),
        1 => Just(OfferRule::BestForOther),
    ];
    let accept = prop_oneof![Just(AcceptRule::Aspiration), Just(AcceptRule::Next)];
    (concession, offer, accept).prop_map(|(concession, offer, accept)| {
        let mut tactic = Tactic::of(concession);
        tactic.offer = offer;
        tactic.accept = accept;
        tactic
    })
}

/// A scenario of two parties and one issue.
pub fn smallest() -> Scenario {
    let text = "schema = 1\nparty.a = {}\nparty.b = {}\n[issue.x]\noptions = [\"p\", \"q\"]\na = [0, 1]\nb = [1, 0]\n";
    let source = Source::from_text("smallest.toml", text);
    read(&source, &[]).unwrap().scenario
}

/// A scenario whose plan has these talks for the parties of a game; nothing else of it means anything.
pub fn scenario(game: &Game, talks: &Talks) -> Scenario {
    let mut scenario = smallest();
    let party = scenario.parties[0].clone();
    scenario.parties = game
        .party_ids()
        .map(|id| {
            let mut party = party.clone();
            party.role = game.role(id);
            party.tactic = talks.tactics[id.index()];
            party
        })
        .collect();
    scenario.time.rounds = talks.rounds;
    scenario.time.deadline = talks.deadline.map(|(round, pressure)| Deadline {
        round,
        name: None,
        pressure,
    });
    let signatories = game.signatories();
    let first: PartyId = signatories[talks.first.index(signatories.len())];
    scenario.talks.first = Some(first);
    scenario
}
