//! The facts of the dance: the plane of two parties, and how they move on it.

use crate::account::{Account, in_the_zone, told_stages, when};
use crate::charts::material::Negotiation;
use crate::charts::party::Named;
use crate::charts::plane::facts::{
    CountedNumber, DanceFacts, Drafts, RivalFacts, SolutionPoint, Spot,
};
use crate::charts::plane::land;
use crate::game::{Deal, Within};
use crate::scenario::{Claim, PartyId, Protocol};
use crate::solutions::{Nash, Solution};
use crate::talks::MoveKind;

/// Moves by which a party says what it wants.
const ASKS: &[MoveKind] = &[MoveKind::Ask, MoveKind::Offer];

/// The dance of two parties, with another negotiation for comparison if there is one; `None` unless two parties can be its
/// axes.
pub(super) fn between(of: &Negotiation<'_>) -> Option<DanceFacts> {
    let mut facts = dance(of.account, of.pair?);
    facts.rival = of.rival.and_then(|(other, label)| rival(other, label));
    Some(facts)
}

/// Another negotiation between the same parties over the same issues.
fn rival(other: &Account<'_>, label: &str) -> Option<RivalFacts> {
    let &[x, y, ..] = other.game.signatories() else {
        return None;
    };
    let asks = |party| spots(other, [x, y], ASKS, Some(party));
    let handshake = other.settlement.handshake().map(|(deal, round)| Spot {
        round,
        at: (
            other.game.real(other.game.worth(x, deal)),
            other.game.real(other.game.worth(y, deal)),
        ),
    });
    Some(RivalFacts {
        label: label.to_owned(),
        asks: [asks(x), asks(y)],
        handshake,
        ratified: other.holds(Claim::Ratified),
        unit: other.scenario.time.unit.clone(),
    })
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
            by: Named::of(&account.game, mediator).name,
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
        asks: pair.map(|party| spots(ASKS, Some(party))),
        drafts,
        solutions: solution_points(account, at),
        handshake: account.settlement.handshake().map(|(deal, _)| at(deal)),
        counts: counts(account),
        ..land.facts(pair)
    }
}

/// The deals in some kinds of moves as places for a pair, round by round.
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

/// The Nash point of the deals that pass every gate, which the account also reports: one point only, so that the chart stays
/// readable.
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

/// The stages of the funnel in short; single bodies are shown by the funnel chart.
fn counts(account: &Account<'_>) -> Vec<CountedNumber> {
    let now = when(&account.scenario.time.unit, account.round);
    let told = told_stages(&account.game, &account.then);
    let before = told
        .into_iter()
        .take_while(|stage| !stage.label.starts_with("no worse"));
    let mut counts: Vec<CountedNumber> = before
        .map(|stage| CountedNumber {
            count: stage.deals,
            label: stage.label,
        })
        .collect();
    let (zopa, passing) = (account.then.deals(Within::Zopa), account.then.passing());
    let label = format!("{}, {now}", in_the_zone(&account.game));
    counts.push(CountedNumber {
        count: zopa.clone(),
        label,
    });
    if !account.scenario.ratifiers.is_empty() || passing != zopa {
        counts.push(CountedNumber {
            count: passing.clone(),
            label: format!("pass every gate {now}"),
        });
    }
    counts
}
