//! The slow way: every deal of a small game is looked at.

use std::cmp::Reverse;
use zopa::draws::{Luck, PathKey, Purpose};
use zopa::game::{Deal, DealId, Game, Points};
use zopa::scenario::{Concession, Imitates, OfferRule, PartyId, Scenario};
use zopa::talks::{Move, MoveKind, RoundTrace};

/// All deals, lowest first.
pub fn deals(game: &Game) -> Vec<Deal> {
    (0..game.space_size().unwrap())
        .map(|n| DealId(n).deal(game.sizes()))
        .collect()
}

/// The deal with the highest key, the lowest of several.
fn best<K: PartialOrd>(deals: Vec<Deal>, key: impl Fn(&Deal) -> K) -> Option<Deal> {
    let mut found: Option<(K, Deal)> = None;
    for deal in deals {
        let here = key(&deal);
        if found.as_ref().is_none_or(|(most, _)| here > *most) {
            found = Some((here, deal));
        }
    }
    found.map(|(_, deal)| deal)
}

/// The deals inside the rules and the red lines of these parties.
pub fn allowed(game: &Game, bound: &[PartyId]) -> Vec<Deal> {
    let fits = |deal: &Deal| {
        game.rules().iter().all(|rule| rule.allows(deal))
            && bound.iter().all(|&p| game.inside_own_red_lines(p, deal))
    };
    deals(game).into_iter().filter(fits).collect()
}

/// What a party likes best inside its own red lines.
pub fn own_best(game: &Game, party: PartyId) -> Option<Deal> {
    best(allowed(game, &[party]), |deal| game.worth(party, deal))
}

/// What a party asks for in a round, from its best and all offers of the rounds before: SEMANTICS, Talks, Range.
pub fn aspiration(
    scenario: &Scenario,
    game: &Game,
    party: PartyId,
    round: u32,
    before: &[RoundTrace],
    luck: Luck,
) -> Option<Points> {
    let best = game.worth(party, &own_best(game, party)?);
    let no_deal = game.no_deal_at(party, round)?;
    if best < no_deal {
        return None;
    }
    let last = scenario.time.rounds;
    let t = if last == 1 {
        1.0
    } else {
        f64::from(round - 1) / f64::from(last - 1)
    };
    let mut top = best;
    let mut share = match scenario.parties[party.index()].tactic.concession {
        Concession::TimeDependent { exponent } => 1.0 - libm::pow(t, exponent),
        Concession::Fixed { share } => share,
        Concession::TitForTat { imitates, steps } => {
            top = echo(game, party, best, round, before, imitates, steps as usize);
            1.0
        }
        Concession::TradeOff { step } => {
            top = trade_off(game, party, best, round, before, step);
            1.0
        }
        Concession::Random => {
            let key = PathKey::of(&format!(
                "party.{}.tactic",
                scenario.parties[party.index()].id
            ));
            luck.uniform(Purpose::Tactic, key, u64::from(round))
        }
        Concession::Micro => {
            let said = before.iter().flat_map(|r| &r.moves);
            let next = micro(game, party, no_deal, &said.collect::<Vec<_>>())?;
            return Some(game.worth(party, &next));
        }
        other => unreachable!("the dice roll no {}", other.family()),
    };
    if let Some(deadline) = &scenario.time.deadline {
        share *= 1.0 - deadline.pressure * (f64::from(round) / f64::from(deadline.round)).min(1.0);
    }
    Some(no_deal + Points(((top - no_deal).0 as f64 * share).round() as i64))
}

/// What a trade-off makes of the offers before a round: a step less whenever the best heard is no better than before.
fn trade_off(
    game: &Game,
    party: PartyId,
    best: Points,
    round: u32,
    before: &[RoundTrace],
    step: f64,
) -> Points {
    let heard = |until: u32| {
        let rounds = before.iter().filter(|r| r.round < until);
        let said = rounds.flat_map(|r| &r.moves);
        let others = said.filter(|m| is_offer(m) && m.party != Some(party));
        others.map(|m| game.worth(party, &m.deal)).max()
    };
    let mut ask = None;
    let mut seen = None;
    for now in 1..=round {
        let no_deal = game.no_deal_at(party, now).unwrap();
        if best < no_deal {
            continue;
        }
        let asks = match ask {
            Some(ask) if heard(now) <= seen => {
                ask - Points(((best - no_deal).0 as f64 * step).round() as i64)
            }
            Some(ask) => ask,
            None => best,
        };
        seen = heard(now);
        ask = Some(asks.clamp(no_deal, best));
    }
    ask.unwrap()
}

/// Whether somebody says what it would sign.
fn is_offer(said: &Move) -> bool {
    said.kind == MoveKind::Ask || said.kind == MoveKind::Offer
}

/// What MiCRO would send after all that was said.
pub fn micro(game: &Game, party: PartyId, no_deal: Points, said: &[&Move]) -> Option<Deal> {
    let different = |own: bool| {
        let theirs = said
            .iter()
            .filter(|m| is_offer(m) && (m.party == Some(party)) == own);
        let mut texts: Vec<Deal> = theirs.map(|m| m.deal.clone()).collect();
        texts.sort();
        texts.dedup();
        texts.len()
    };
    let mut falling = allowed(game, &[party]);
    falling.sort_by_key(|deal| (Reverse(game.worth(party, deal)), deal.clone()));
    falling.retain(|deal| {
        game.worth(party, deal) >= no_deal
            || said
                .iter()
                .any(|m| m.party == Some(party) && m.deal == *deal)
    });
    let good = |deal: &&Deal| game.worth(party, deal) >= no_deal;
    let (sent, received) = (different(true), different(false));
    let next = falling.get(sent).filter(good).filter(|_| sent <= received);
    let last = || falling[..sent].iter().rev().find(good);
    next.or_else(last).cloned()
}

/// What tit-for-tat makes of the offers before a round, told from the first round on.
fn echo(
    game: &Game,
    party: PartyId,
    best: Points,
    round: u32,
    before: &[RoundTrace],
    imitates: Imitates,
    steps: usize,
) -> Points {
    let mut ask = best;
    let mut looked = 0;
    for now in 1..=round {
        let no_deal = game.no_deal_at(party, now).unwrap();
        if best < no_deal {
            continue;
        }
        let offers = |other: PartyId, from: u32, to: u32| -> Vec<i128> {
            let rounds = before.iter().filter(|r| (from..to).contains(&r.round));
            let said = rounds
                .flat_map(|r| &r.moves)
                .filter(|m| m.party == Some(other));
            let said = said.filter(|m| m.kind == MoveKind::Ask || m.kind == MoveKind::Offer);
            said.map(|m| i128::from(game.worth(party, &m.deal).0))
                .collect()
        };
        let mut asks: Vec<i128> = Vec::new();
        for &other in game.signatories().iter().filter(|&&other| other != party) {
            let heard = offers(other, 0, now);
            if offers(other, looked, now).is_empty() || heard.len() <= steps {
                continue;
            }
            let old = heard[heard.len() - 1 - steps];
            let own = i128::from(ask.0);
            asks.push(match imitates {
                Imitates::Absolute => own - (heard[heard.len() - steps] - old),
                _ => {
                    let new = match imitates {
                        Imitates::Averaged => heard[heard.len() - 1],
                        _ => heard[heard.len() - steps],
                    };
                    if own <= 0 || old <= 0 || new <= 0 {
                        own
                    } else {
                        // Half away from zero: up, if at least half is left over.
                        own * old / new + i128::from(2 * (own * old % new) >= new)
                    }
                }
            });
        }
        looked = now;
        if let Some(most) = asks.into_iter().max() {
            ask = Points(most as i64);
        }
        ask = ask.clamp(no_deal, best);
    }
    ask
}

/// What a party offers: of the deals that it accepts, by its rule.
pub fn offer(
    scenario: &Scenario,
    game: &Game,
    party: PartyId,
    aspiration: Points,
    reference: Option<&Deal>,
) -> Option<Deal> {
    let offer = scenario.parties[party.index()].tactic.offer;
    let Some(reference) = reference else {
        return own_best(game, party);
    };
    let own = |deal: &Deal| game.worth(party, deal);
    let mut acceptable = allowed(game, &[party]);
    acceptable.retain(|deal| own(deal) >= aspiration);
    match offer {
        OfferRule::Nearest => best(acceptable, |deal| {
            let equal = game
                .issue_ids()
                .filter(|i| deal[i.index()] == reference[i.index()])
                .count();
            let distance: Points = game
                .issue_ids()
                .map(|i| {
                    let score = |text: &Deal| game.score(party, i, text[i.index()]);
                    Points((score(deal) - score(reference)).0.abs())
                })
                .sum();
            (equal, Reverse(distance), own(deal))
        }),
        OfferRule::Lowest => best(acceptable, |deal| Reverse(own(deal))),
        OfferRule::BestForOther => best(acceptable, |deal| {
            let others = game.signatories().iter().filter(|&&other| other != party);
            let others: Points = others.map(|&other| game.worth(other, deal)).sum();
            (others, own(deal))
        }),
        OfferRule::BestGuess => unreachable!("the dice roll no guess"),
    }
}

/// What a signatory wants in a round, and has without a deal.
pub type Want = (PartyId, Option<Points>, Points);

/// The mediator's draft: the text that maximises (1−w)·mean of sᵢ + w·u/100.
pub fn draft(
    game: &Game,
    mediator: PartyId,
    own_wishes: f64,
    wants: &[Want],
    round: u32,
) -> Option<Deal> {
    let everyone: Vec<PartyId> = game.party_ids().collect();
    let mut texts = allowed(game, &everyone);
    if let Some(floor) = game.no_deal_at(mediator, round) {
        texts.retain(|deal| game.worth(mediator, deal) >= floor);
    }
    draft_among(texts, game, mediator, own_wishes, wants)
}

/// Of these texts the one that serves the mediator's aim best.
pub fn draft_among(
    texts: Vec<Deal>,
    game: &Game,
    mediator: PartyId,
    own_wishes: f64,
    wants: &[Want],
) -> Option<Deal> {
    best(texts, |deal| {
        let satisfied = wants.iter().map(|(party, aspiration, no_deal)| {
            let u = game.worth(*party, deal);
            match aspiration {
                Some(a) if u >= *a => 1.0,
                _ => {
                    let range = (aspiration.unwrap_or(*no_deal) - *no_deal).max(game.unit().one());
                    (u - *no_deal).0 as f64 / range.0 as f64
                }
            }
        });
        let mean = satisfied.fold(0.0, |sum, s| sum + s) / wants.len() as f64;
        (1.0 - own_wishes) * mean + own_wishes * (game.real(game.worth(mediator, deal)) / 100.0)
    })
}
