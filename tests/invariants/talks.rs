//! What is said at the table, against the slow way and the red lines.

use crate::brute::{self, Want};
use crate::{config, dice, scenario};
use proptest::prelude::*;
use zopa::account::Account;
use zopa::game::{Deal, Game, Within};
use zopa::scenario::{AcceptRule, PartyId, Protocol, Scenario};
use zopa::talks::{Answer, Course, RoundTrace};
use zopa::trials::Trials;

type Checked = Result<(), TestCaseError>;

/// What a party asks for and has without a deal, as the trace says and as it must be.
fn wants(
    scenario: &Scenario,
    game: &Game,
    round: &RoundTrace,
    all: &[RoundTrace],
) -> Result<Vec<Want>, TestCaseError> {
    let before = &all[..round.round as usize - 1];
    let mut wants = round.aspirations.clone();
    wants.sort_by_key(|(party, ..)| *party);
    let who: Vec<PartyId> = wants.iter().map(|(party, ..)| *party).collect();
    prop_assert_eq!(&who[..], game.signatories());
    for (party, aspiration, no_deal) in &wants {
        prop_assert_eq!(Some(*no_deal), game.no_deal_at(*party, round.round));
        prop_assert_eq!(
            *aspiration,
            brute::aspiration(scenario, game, *party, round.round, before)
        );
        prop_assert!(aspiration.is_none_or(|aspiration| aspiration >= *no_deal));
    }
    Ok(wants)
}

/// A text that a party puts forward as its own.
fn acceptable(game: &Game, want: &Want, deal: &Deal) -> Checked {
    let (party, aspiration, no_deal) = want;
    prop_assert!(
        game.inside_own_red_lines(*party, deal),
        "over its own red line"
    );
    prop_assert!(
        game.failures(deal, Within::Anything, 0).is_empty(),
        "breaks a rule"
    );
    let worth = game.worth(*party, deal);
    prop_assert!(aspiration.is_some_and(|aspiration| worth >= aspiration) && worth >= *no_deal);
    Ok(())
}

/// An answer is yes exactly where the text is inside the red lines and worth enough.
fn answered(
    scenario: &Scenario,
    game: &Game,
    want: &Want,
    deal: &Deal,
    own_next: Option<&Deal>,
    answer: Answer,
) -> Checked {
    let (party, aspiration, _) = *want;
    let accept = scenario.parties[party.index()].tactic.accept;
    let wanted = match (accept, own_next) {
        (AcceptRule::Next, Some(next)) => Some(game.worth(party, next)),
        _ => aspiration,
    };
    let enough = aspiration.is_some() && wanted.is_some_and(|w| game.worth(party, deal) >= w);
    let yes = game.inside_own_red_lines(party, deal) && enough;
    prop_assert_eq!(answer == Answer::Yes, yes, "{:?}", answer);
    Ok(())
}

fn want_of(wants: &[Want], party: PartyId) -> &Want {
    wants.iter().find(|(p, ..)| *p == party).unwrap()
}

/// The single text, round by round.
pub fn single_text(scenario: &Scenario, game: &Game, account: &Account<'_>) -> Checked {
    let Protocol::SingleText {
        mediator,
        own_wishes,
    } = scenario.talks.protocol
    else {
        return Ok(());
    };
    let start = scenario
        .talks
        .start
        .map(|n| Deal::new(scenario.drafts[n].text.clone()));
    let mut table = start.clone();
    let everyone: Vec<PartyId> = game.party_ids().collect();
    for round in &account.trace.rounds {
        let wants = wants(scenario, game, round, &account.trace.rounds)?;
        let mut asks = Vec::new();
        for want in &wants {
            let ask = round
                .of_kind("ask")
                .find(|m| m.party == Some(want.0))
                .map(|m| m.deal.clone());
            let slow = want
                .1
                .and_then(|a| brute::offer(scenario, game, want.0, a, table.as_ref()));
            prop_assert_eq!(&ask, &slow, "ask of {:?} in round {}", want.0, round.round);
            if let Some(ask) = &ask {
                acceptable(game, want, ask)?;
            }
            asks.push(ask);
        }
        let draft = round.draft().cloned();
        if round.round == 1 && start.is_some() {
            prop_assert_eq!(&draft, &start);
        } else {
            let slow = brute::draft(game, mediator, own_wishes, &wants, round.round);
            prop_assert_eq!(&draft, &slow, "draft of round {}", round.round);
            if let Some(draft) = &draft {
                prop_assert!(
                    everyone
                        .iter()
                        .all(|&p| game.inside_own_red_lines(p, draft))
                );
                let floor = game.no_deal_at(mediator, round.round);
                prop_assert!(floor.is_none_or(|floor| game.worth(mediator, draft) >= floor));
            }
        }
        for said in round.moves.iter().filter(|m| m.answer.is_some()) {
            let place = wants
                .iter()
                .position(|(p, ..)| Some(*p) == said.party)
                .unwrap();
            let own = asks[place].as_ref();
            answered(
                scenario,
                game,
                &wants[place],
                &said.deal,
                own,
                said.answer.unwrap(),
            )?;
            prop_assert_eq!(Some(&said.deal), draft.as_ref());
        }
        let yes = round.of_kind("yes").count();
        let handshake = draft.is_some() && yes == wants.len();
        prop_assert_eq!(round.of_kind("handshake").count(), usize::from(handshake));
        table = draft.or(table);
    }
    Ok(())
}

/// Alternating offers, turn by turn.
pub fn alternating_offers(scenario: &Scenario, game: &Game, account: &Account<'_>) -> Checked {
    if scenario.talks.protocol.word() != "alternating-offers" {
        return Ok(());
    }
    let mut offers: Vec<(PartyId, Deal)> = Vec::new();
    let mut standing: Option<Deal> = None;
    let mut yes: Vec<PartyId> = Vec::new();
    for round in &account.trace.rounds {
        let wants = wants(scenario, game, round, &account.trace.rounds)?;
        let order: Vec<PartyId> = round.aspirations.iter().map(|(party, ..)| *party).collect();
        let mut moves = round.moves.iter().peekable();
        // A yes of the round before holds only while its text still gives the signatory its walk-away.
        let still = |deal: &Deal| {
            yes.iter()
                .all(|&p| game.worth(p, deal) >= game.no_deal_at(p, round.round).unwrap())
        };
        standing = standing.filter(still);
        for &party in &order {
            let want = want_of(&wants, party);
            let reference = if offers.iter().any(|(p, _)| *p == party) {
                offers
                    .iter()
                    .rev()
                    .find(|(p, _)| *p != party)
                    .map(|(_, deal)| deal)
            } else {
                None
            };
            let slow = want
                .1
                .and_then(|a| brute::offer(scenario, game, party, a, reference));
            if let Some(deal) = &standing {
                let said = moves.next().unwrap();
                prop_assert_eq!((said.party, &said.deal), (Some(party), deal));
                answered(
                    scenario,
                    game,
                    want,
                    deal,
                    slow.as_ref(),
                    said.answer.unwrap(),
                )?;
                if said.kind == "yes" {
                    yes.push(party);
                    if yes.len() == order.len() {
                        prop_assert_eq!(moves.next().map(|m| m.kind), Some("handshake"));
                        prop_assert_eq!(account.settlement.handshake().map(|(d, _)| d), Some(deal));
                        return Ok(());
                    }
                    continue;
                }
            }
            standing = slow.clone();
            yes = vec![party];
            if let Some(slow) = slow {
                let said = moves.next().unwrap();
                prop_assert_eq!((said.kind, said.party), ("offer", Some(party)));
                prop_assert_eq!(
                    &said.deal,
                    &slow,
                    "offer of {:?} in round {}",
                    party,
                    round.round
                );
                acceptable(game, want, &slow)?;
                offers.push((party, slow));
            }
        }
        prop_assert!(
            moves.next().is_none(),
            "more was said in round {}",
            round.round
        );
    }
    prop_assert!(account.settlement.handshake().is_none());
    Ok(())
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn everything_that_is_said_is_what_the_rules_say(text in dice::scenario()) {
        let scenario = scenario(&text);
        let trials = Trials::new(&scenario, 42).unwrap();
        for run in 0..4 {
            let game = trials.game(run);
            let account = Account::of(&scenario, &game, Course::drawn(trials.luck(run))).unwrap();
            single_text(&scenario, &game, &account)?;
            alternating_offers(&scenario, &game, &account)?;
            let last = account.trace.rounds.last().unwrap();
            let over = account.settlement.handshake().is_some() || last.breakdown;
            prop_assert!(over || last.round == scenario.time.rounds);
        }
    }
}
