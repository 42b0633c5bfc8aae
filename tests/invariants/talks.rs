//! What is said at the table, against the slow way and the red lines.

use crate::brute::{self, Want};
use crate::{config, dice, scenario};
use proptest::prelude::*;
use zopa::account::Account;
use zopa::draws::{Luck, PathKey, Purpose};
use zopa::game::{Deal, Game, Points, Within};
use zopa::scenario::{AcceptRule, AgreementRule, Concession, PartyId, Protocol, Scenario};
use zopa::talks::{Answer, Course, Happening, Move, MoveKind, RoundTrace};
use zopa::trials::Trials;

type Checked = Result<(), TestCaseError>;

/// What a party asks for and has without a deal, as the trace says and as it must be.
fn wants(
    scenario: &Scenario,
    game: &Game,
    round: &RoundTrace,
    all: &[RoundTrace],
    luck: Luck,
) -> Result<Vec<Want>, TestCaseError> {
    let before = &all[..round.round as usize - 1];
    let mut wants = round.aspirations.clone();
    wants.sort_by_key(|(party, ..)| *party);
    let who: Vec<PartyId> = wants.iter().map(|(party, ..)| *party).collect();
    prop_assert_eq!(&who[..], game.signatories());
    for (party, aspiration, no_deal) in &wants {
        prop_assert_eq!(Some(*no_deal), game.no_deal_at(*party, round.round));
        let slow = brute::aspiration(scenario, game, *party, round.round, before, luck);
        // Who looks again at its turn is asked there.
        if !(looks_again(scenario, *party)) {
            prop_assert_eq!(*aspiration, slow);
        }
        prop_assert!(aspiration.is_none_or(|aspiration| aspiration >= *no_deal));
    }
    Ok(wants)
}

/// Whether a party may ask for something else by its turn than at the beginning of a round.
fn looks_again(scenario: &Scenario, party: PartyId) -> bool {
    let alternating = scenario.talks.protocol.word() == "alternating-offers";
    alternating && scenario.parties[party.index()].tactic.concession == Concession::Micro
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

/// What a party puts forward, after all that was said.
fn put_forward(
    scenario: &Scenario,
    game: &Game,
    want: &Want,
    aspiration: Points,
    reference: Option<&Deal>,
    said: &[&Move],
) -> Option<Deal> {
    let (party, _, no_deal) = *want;
    if scenario.parties[party.index()].tactic.concession == Concession::Micro {
        return brute::micro(game, party, no_deal, said);
    }
    brute::offer(scenario, game, party, aspiration, reference)
}

fn want_of(wants: &[Want], party: PartyId) -> &Want {
    wants.iter().find(|(p, ..)| *p == party).unwrap()
}

/// The single text, round by round.
pub fn single_text(scenario: &Scenario, game: &Game, account: &Account<'_>, luck: Luck) -> Checked {
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
        .map(|n| Deal::new(scenario.drafts[n].text.clone()))
        .filter(|text| game.rules().iter().all(|rule| rule.allows(text)));
    let mut table = start.clone();
    let everyone: Vec<PartyId> = game.party_ids().collect();
    for round in &account.trace.rounds {
        let wants = wants(scenario, game, round, &account.trace.rounds, luck)?;
        let mut asks = Vec::new();
        for want in &wants {
            let ask = round
                .of_kind(MoveKind::Ask)
                .find(|m| m.party == Some(want.0))
                .map(|m| m.deal.clone());
            let slow = want.1.and_then(|a| {
                let before = account.trace.rounds[..round.round as usize - 1].iter();
                let said: Vec<_> = before.flat_map(|r| &r.moves).collect();
                put_forward(scenario, game, want, a, table.as_ref(), &said)
            });
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
        let yes = round.of_kind(MoveKind::Yes).count();
        let handshake = draft.is_some() && yes == wants.len();
        prop_assert_eq!(
            round.of_kind(MoveKind::Handshake).count(),
            usize::from(handshake)
        );
        table = draft.or(table);
    }
    Ok(())
}

/// Alternating offers, turn by turn.
pub fn alternating_offers(
    scenario: &Scenario,
    game: &Game,
    account: &Account<'_>,
    luck: Luck,
) -> Checked {
    if scenario.talks.protocol.word() != "alternating-offers" {
        return Ok(());
    }
    let mut offers: Vec<(PartyId, Deal)> = Vec::new();
    let mut standing: Option<Deal> = None;
    let mut yes: Vec<PartyId> = Vec::new();
    let mut said_so_far: Vec<&Move> = Vec::new();
    for round in &account.trace.rounds {
        let wants = wants(scenario, game, round, &account.trace.rounds, luck)?;
        let order: Vec<PartyId> = round.aspirations.iter().map(|(party, ..)| *party).collect();
        let mut moves = round.moves.iter().peekable();
        // A yes of the round before holds only while its text still gives the signatory its walk-away.
        let still = |deal: &Deal| {
            yes.iter()
                .all(|&p| game.worth(p, deal) >= game.no_deal_at(p, round.round).unwrap())
        };
        standing = standing.filter(still);
        for &party in &order {
            let want = &mut want_of(&wants, party).clone();
            if looks_again(scenario, party) && want.1.is_some() {
                let next = brute::micro(game, party, want.2, &said_so_far);
                want.1 = next.map(|next| game.worth(party, &next));
            }
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
                .and_then(|a| put_forward(scenario, game, want, a, reference, &said_so_far));
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
                if said.kind == MoveKind::Yes {
                    yes.push(party);
                    if yes.len() == order.len() {
                        prop_assert_eq!(moves.next().map(|m| m.kind), Some(MoveKind::Handshake));
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
                prop_assert_eq!((said.kind, said.party), (MoveKind::Offer, Some(party)));
                prop_assert_eq!(
                    &said.deal,
                    &slow,
                    "offer of {:?} in round {}",
                    party,
                    round.round
                );
                acceptable(game, want, &slow)?;
                offers.push((party, slow));
                said_so_far.push(said);
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
            let luck = trials.luck(run);
            let own = trials.own_scenario(run);
            single_text(&own, &game, &account, luck)?;
            alternating_offers(&own, &game, &account, luck)?;
            let last = account.trace.rounds.last().unwrap();
            let over = account.settlement.handshake().is_some() || last.breakdown;
            prop_assert!(over || last.round == scenario.time.rounds);
        }
    }

    #[test]
    fn nobody_ever_offers_or_signs_against_itself(text in dice::lively()) {
        let scenario = scenario(&text);
        let trials = Trials::new(&scenario, 42).unwrap();
        for run in 0..4 {
            let (game, course) = (trials.game(run), Course::drawn(trials.luck(run)));
            let account = Account::of(&scenario, &game, course).unwrap();
            let own = trials.own_scenario(run);
            sensible(&own, &account)?;
            pressure(&own, &game, &account, trials.luck(run))?;
        }
    }
}

/// What is put forward and what is signed, whatever the protocol.
fn sensible(scenario: &Scenario, account: &Account<'_>) -> Checked {
    let game = &account.game;
    let by_items = scenario.talks.rule == AgreementRule::IssueByIssue;
    for round in &account.trace.rounds {
        for said in round
            .moves
            .iter()
            .filter(|m| m.kind == MoveKind::Ask || m.kind == MoveKind::Offer)
        {
            let party = said.party.unwrap();
            let no_deal = game.no_deal_at(party, round.round).unwrap();
            prop_assert!(
                game.inside_own_red_lines(party, &said.deal),
                "over its own red line"
            );
            prop_assert!(
                by_items || game.worth(party, &said.deal) >= no_deal,
                "against its own walk-away"
            );
            prop_assert!(
                game.failures(&said.deal, Within::Anything, 0).is_empty(),
                "breaks a rule"
            );
        }
    }
    if let Some((deal, round)) = account.settlement.handshake() {
        let quota = matches!(
            scenario.talks.protocol,
            Protocol::AlternatingOffers { quota: Some(_), .. }
        );
        for &party in game.signatories().iter().filter(|_| !quota) {
            prop_assert!(game.worth(party, deal) >= game.no_deal_at(party, round).unwrap());
            prop_assert!(game.inside_own_red_lines(party, deal));
        }
        prop_assert!(game.failures(deal, Within::Anything, 0).is_empty());
        let worths = game.party_ids().map(|p| (p, game.worth(p, deal)));
        for (party, worth) in worths.filter(|(_, worth)| *worth >= Points::ZERO) {
            prop_assert!(game.present_worth(party, worth, round) <= worth);
        }
    }
    Ok(())
}

/// No-deal values are the file's, moved by what the trace says happened and by the random walk.
fn pressure(scenario: &Scenario, planned: &Game, account: &Account<'_>, luck: Luck) -> Checked {
    let mut moved = vec![0.0; scenario.parties.len()];
    let walk = |party: usize, round: u32| -> i64 {
        let volatility = scenario.parties[party]
            .no_deal
            .as_ref()
            .map_or(0.0, |n| n.volatility);
        let key = PathKey::of(&format!(
            "party.{}.no_deal.volatility",
            scenario.parties[party].id
        ));
        let steps = (1..=round)
            .map(|r| volatility * luck.normal_at(Purpose::Volatility, key, u64::from(r)));
        steps.map(|step| planned.unit().points(step).0).sum()
    };
    for round in &account.trace.rounds {
        for (_, happening) in &round.happened {
            match *happening {
                Happening::Shock { shock } => {
                    for (party, points) in &scenario.shocks[shock].no_deal {
                        moved[party.index()] += points;
                    }
                }
                Happening::LeverPulled { lever } | Happening::LeverLetGo { lever } => {
                    let sign = if matches!(happening, Happening::LeverPulled { .. }) {
                        1.0
                    } else {
                        -1.0
                    };
                    let lever = &scenario.levers[lever];
                    for (party, points) in &lever.hits {
                        moved[party.index()] += sign * points;
                    }
                    for (party, points) in &lever.costs {
                        moved[party.index()] -= sign * points;
                    }
                }
                _ => {}
            }
        }
        for party in planned.party_ids() {
            let Some(plain) = planned.no_deal_at(party, round.round) else {
                continue;
            };
            let events = planned.unit().points(moved[party.index()])
                + Points(walk(party.index(), round.round));
            prop_assert_eq!(
                account.game.no_deal_at(party, round.round),
                Some(plain + events)
            );
        }
        for (party, _, no_deal) in &round.aspirations {
            prop_assert_eq!(account.game.no_deal_at(*party, round.round), Some(*no_deal));
        }
    }
    Ok(())
}
