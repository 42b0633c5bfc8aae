//! Negotiations of another platform, offer by offer: its time-dependent tactics by our `reference` variant, and MiCRO.
//!
//! Its payoffs have six decimals, and so have its weights: in units of 10⁻¹² every worth is a whole number.

use crate::game::{Deal, Ending, Game, GameBuilder};
use crate::scenario::{Concession, OptionId, PartyId, Role, Tactic};
use crate::talks::{Course, MoveKind, Plan, Trace, play};
use serde_json::Value;

/// A thousandth of the whole, in units.
const THOUSANDTH: i64 = 1_000_000_000;

fn game(parties: &Value) -> Game {
    let parties: Vec<Vec<Vec<i64>>> = serde_json::from_value(parties.clone()).unwrap();
    let sizes: Vec<u16> = parties[0].iter().map(|row| row.len() as u16).collect();
    let mut builder = GameBuilder::new(&sizes);
    for (n, rows) in parties.iter().enumerate() {
        let rows: Vec<&[i64]> = rows.iter().map(Vec::as_slice).collect();
        builder = builder.party(&format!("p{n}"), Role::Signatory, &rows);
    }
    builder.build().unwrap()
}

fn tactic(strategy: &Value) -> Tactic {
    let reference = |exponent: f64, tolerance: i64| {
        Tactic::of(Concession::Reference {
            exponent,
            tolerance,
        })
    };
    match strategy["type"].as_str().unwrap() {
        "AspirationNegotiator" => reference(strategy["exponent"].as_f64().unwrap(), THOUSANDTH),
        "BoulwareTBNegotiator" => reference(4.0, THOUSANDTH / 10),
        "LinearTBNegotiator" => reference(1.0, THOUSANDTH / 10),
        "ConcederTBNegotiator" => reference(0.25, THOUSANDTH / 10),
        "MiCRONegotiator" => Tactic::of(Concession::Micro),
        other => panic!("{other}"),
    }
}

fn text(options: &Value) -> Deal {
    let options: Vec<u16> = serde_json::from_value(options.clone()).unwrap();
    Deal::new(options.into_iter().map(OptionId).collect::<Vec<_>>())
}

#[test]
fn every_offer_of_the_published_traces() {
    let file = include_str!("../../../../../tests/known/alternating_offers_traces.json");
    let file: Value = serde_json::from_str(file).unwrap();
    let (mut whole, mut prefixes, mut offers) = (0, 0, 0);
    for (n, case) in file["cases"].as_array().unwrap().iter().enumerate() {
        let game = game(&file["scenarios"][case["scenario"].as_str().unwrap()]);
        let strategies = case["strategies"].as_array().unwrap();
        let signatories = game.signatories().iter().copied();
        let people: Vec<(PartyId, Tactic)> =
            signatories.zip(strategies.iter().map(tactic)).collect();
        let rounds = case["rounds"].as_u64().unwrap() as u32;
        let mut trace = Trace::default();
        let plan = Plan::alternating(&people, rounds);
        let played = play(&plan, &game, Course::central(42), &mut trace);
        let ours: Vec<(u32, u16, Deal)> = trace
            .rounds
            .iter()
            .flat_map(|round| {
                round
                    .of_kind(MoveKind::Offer)
                    .map(|m| (round.round, m.party.unwrap().0, m.deal.clone()))
            })
            .collect();
        let theirs: Vec<(u32, u16, Deal)> = case["offers"]
            .as_array()
            .unwrap()
            .iter()
            .map(|offer| {
                let number = |at: usize| offer[at].as_u64().unwrap();
                (number(0) as u32, number(1) as u16, text(&offer[2]))
            })
            .collect();
        // Theirs repeats an earlier offer at random where ours repeats the last: from there on the histories differ.
        let micro = strategies.iter().map(|s| s["type"] == "MiCRONegotiator");
        let micro: Vec<bool> = micro.collect();
        let mut made: Vec<Vec<&Deal>> = vec![Vec::new(); people.len()];
        let mut end = theirs.len();
        for (at, (_, party, deal)) in theirs.iter().enumerate() {
            let own = &mut made[usize::from(*party)];
            if micro[usize::from(*party)] && own.contains(&deal) {
                end = at;
                break;
            }
            own.push(deal);
        }
        assert!(end >= 1, "case {n}");
        assert!(ours.len() >= end, "case {n}");
        for (at, (one, other)) in ours.iter().zip(&theirs[..end]).enumerate() {
            assert_eq!((one.1, &one.2), (other.1, &other.2), "case {n}, offer {at}");
            // The last row of a trace that ends in agreement is dated by the round of the agreement.
            assert!(
                one.0 == other.0 || at + 1 == theirs.len(),
                "case {n}, offer {at}"
            );
        }
        offers += end;
        if end < theirs.len() {
            prefixes += 1;
            continue;
        }
        let agreed = (!case["agreement"].is_null()).then(|| text(&case["agreement"]));
        let reached = match played.ending {
            Ending::Handshake { deal, round } => Some((deal, u64::from(round))),
            _ => None,
        };
        let step = case["final_step"].as_u64().unwrap();
        if let Some(deal) = agreed {
            assert_eq!(reached, Some((deal, step)), "case {n}");
            assert_eq!(ours.len(), theirs.len(), "case {n}");
        } else {
            assert!(reached.is_none(), "case {n}");
        }
        whole += 1;
    }
    assert_eq!(whole + prefixes, 44);
    assert_eq!((whole, offers), (41, 2_316));
}
