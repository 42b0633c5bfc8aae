//! From an account of what happened to the facts that charts are drawn from.

mod aspiration;
mod class;
mod cloud;
mod concessions;
mod ladder;
mod land;
mod named;
mod rival;
mod survival;
mod sweep;
mod talk;
mod tracker;
mod winset;

#[cfg(test)]
mod tests;

use self::named::named;
use self::talk::talk;
use super::facts::{
    Count, DanceFacts, Drafts, Facts, FunnelFacts, PartyWorth, SolutionPoint, Spot, Stage,
    Threshold, WorthFacts,
};
use crate::account::{Account, Provenance, in_the_zone, told_stages, when};
use crate::game::{self, Deal, Within};
use crate::scenario::{PartyId, Protocol};
use crate::solutions::{Nash, Solution};
use crate::talks::MoveKind;

impl Facts {
    /// The facts of one negotiation. The axes of charts about two parties are the first two signatories.
    pub fn of(account: &Account<'_>, from: &Provenance) -> Self {
        match account.game.signatories() {
            &[x, y, ..] => Self::between(account, from, Some([x, y])),
            _ => Self::between(account, from, None),
        }
    }

    /// The facts of one negotiation, with these two on the axes of charts about two parties.
    pub fn between(account: &Account<'_>, from: &Provenance, pair: Option<[PartyId; 2]>) -> Self {
        Facts {
            dance: pair.map(|pair| dance(account, pair)),
            ladder: ladder::ladder(account),
            tracker: tracker::tracker(account, &account.day_one_agreed()),
            funnel: Some(funnel(account)),
            worth: Some(worth(account)),
            winset: winset::winset(account),
            aspiration: aspiration::aspiration(account),
            logroll: pair.and_then(|pair| concessions::logroll(&account.game, pair)),
            ..Facts::about(talk(account, from))
        }
    }
}

fn dance(account: &Account<'_>, pair: [PartyId; 2]) -> DanceFacts {
    let game = &account.game;
    let [x, y] = pair;
    let at = |deal: &Deal| {
        (
            game.real(game.worth(x, deal)),
            game.real(game.worth(y, deal)),
        )
    };
    let spots = |kind: &[MoveKind], party: Option<PartyId>| spots(account, pair, kind, party);
    let drafts = match account.scenario.talks.protocol {
        Protocol::SingleText { mediator, .. } => Some(Drafts {
            by: named(account, mediator).name,
            spots: spots(&[MoveKind::Draft], None),
        }),
        _ => None,
    };
    let land = land::Land {
        scenario: account.scenario,
        game,
        then: &account.then,
        round: account.round,
    };
    DanceFacts {
        asks: pair.map(|party| spots(&[MoveKind::Ask, MoveKind::Offer], Some(party))),
        drafts,
        solutions: solution_points(account, at),
        handshake: account.settlement.handshake().map(|(deal, _)| at(deal)),
        counts: counts(account),
        ..land.facts(pair)
    }
}

/// Where the texts of some kinds of moves lie for a pair, round by round.
fn spots(
    account: &Account<'_>,
    [x, y]: [PartyId; 2],
    kinds: &[MoveKind],
    party: Option<PartyId>,
) -> Vec<Spot> {
    let worth = |party, deal: &Deal| account.game.real(account.game.worth(party, deal));
    let mut spots = Vec::new();
    for round in &account.trace.rounds {
        let said = round.moves.iter().filter(|m| {
            kinds.contains(&m.kind) && party.is_none_or(|party| m.party == Some(party))
        });
        spots.extend(said.map(|m| Spot {
            round: round.round,
            at: (worth(x, &m.deal), worth(y, &m.deal)),
        }));
    }
    spots
}

/// The Nash point of the deals that pass every gate, which is also told beside the talks: one point, so that the chart
/// stays readable.
fn solution_points(account: &Account<'_>, at: impl Fn(&Deal) -> (f64, f64)) -> Vec<SolutionPoint> {
    let fewer = account.then.passing() != account.then.deals(Within::Zopa);
    let of = if fewer { " of those that pass" } else { "" };
    let point = account.alternative.iter().map(|deal| SolutionPoint {
        name: format!("{} deal{of}", Nash.about().title),
        at: at(deal),
        note: None,
    });
    point.collect()
}

/// The stages of the funnel in short: the single bodies stand in the chart of that name.
fn counts(account: &Account<'_>) -> Vec<Count> {
    let now = when(&account.scenario.time.unit, account.round);
    let told = told_stages(&account.game, &account.then);
    let before = told
        .into_iter()
        .take_while(|stage| !stage.label.starts_with("no worse"));
    let mut counts: Vec<Count> = before
        .map(|stage| Count {
            count: stage.deals,
            label: stage.label,
        })
        .collect();
    let (zopa, passing) = (account.then.deals(Within::Zopa), account.then.passing());
    let label = format!("{}, {now}", in_the_zone(&account.game));
    counts.push(Count {
        count: zopa.clone(),
        label,
    });
    if !account.scenario.ratifiers.is_empty() || passing != zopa {
        counts.push(Count {
            count: passing.clone(),
            label: format!("pass every gate {now}"),
        });
    }
    counts
}

fn funnel(account: &Account<'_>) -> FunnelFacts {
    let unit = &account.scenario.time.unit;
    let then = told_stages(&account.game, &account.then);
    let stages = told_stages(&account.game, &account.day_one)
        .into_iter()
        .zip(then);
    FunnelFacts {
        moments: vec![when(unit, 0), when(unit, account.round)],
        stages: stages
            .map(|(day_one, then)| Stage {
                counts: vec![day_one.deals, then.deals],
                label: day_one.label,
                gates: day_one.holders,
            })
            .collect(),
    }
}

fn worth(account: &Account<'_>) -> WorthFacts {
    let (game, scenario) = (&account.game, account.scenario);
    let unit = &scenario.time.unit;
    let text = account.text.as_ref();
    let parties = game.party_ids().map(|party| {
        let bodies = game.ratifiers().iter().zip(&scenario.ratifiers);
        let concerned = bodies.filter(|(body, _)| {
            body.party == party && text.is_some_and(|text| body.only_if.holds(text))
        });
        PartyWorth {
            party: named(account, party),
            role: game.role(party).word().to_owned(),
            no_deal: game.no_deal_at(party, account.round).map(|n| game.real(n)),
            worth: text.map(|text| game.real(game.worth(party, text))),
            ratifiers: concerned
                .map(|(body, written)| threshold(body, &written.title))
                .collect(),
        }
    });
    WorthFacts {
        text: text.map(|_| match account.settlement.handshake() {
            Some((_, round)) => format!("Handshake text, {unit} {round}"),
            None => format!("Last text on the table, {unit} {}", account.round),
        }),
        round: account.round,
        parties: parties.collect(),
    }
}

fn threshold(body: &game::Ratifier, title: &str) -> Threshold {
    Threshold {
        name: title.to_owned(),
        needs: body.unit.of(body.threshold),
    }
}
