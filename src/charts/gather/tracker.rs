//! From the trace to the facts of the tracker.

use super::named::named;
use crate::account::Account;
use crate::charts::facts::{Track, TrackerFacts};
use crate::scenario::{PartyId, Role};
use crate::talks::{Agreed, Pair};

/// The facts of the tracker, with what pairs had tentatively agreed on day one; none if no two parties state a text.
pub(super) fn tracker(
    account: &Account<'_>,
    day_one: &[((PartyId, PartyId), Agreed)],
) -> Option<TrackerFacts> {
    let (game, trace) = (&account.game, &account.trace);
    let mut pairs = trace.pairs(game);
    pairs.extend(day_one.iter().map(|(pair, _)| ordered(*pair)));
    pairs.sort_unstable();
    pairs.dedup();
    let measures: Vec<Pair> = pairs.iter().map(|&(a, b)| Pair::new(game, a, b)).collect();
    let mut tracks: Vec<Track> = pairs
        .iter()
        .map(|&(a, b)| Track {
            parties: [named(account, a), named(account, b)],
            sign: [a, b].iter().all(|&p| game.role(p) == Role::Signatory),
            day_one: tentative((a, b), day_one),
            course: Vec::new(),
        })
        .collect();
    for standing in trace.standings(game) {
        for (track, measure) in tracks.iter_mut().zip(&measures) {
            let agreed = standing.agreed(measure);
            let before = track.course.last().map(|(_, agreed)| *agreed);
            if let Some(agreed) = agreed.filter(|now| before != Some(*now)) {
                track.course.push((standing.round, agreed));
            }
        }
    }
    (!tracks.is_empty()).then_some(TrackerFacts {
        last: account.round,
        pairs: tracks,
    })
}

/// A pair in file order.
fn ordered((a, b): (PartyId, PartyId)) -> (PartyId, PartyId) {
    (a.min(b), a.max(b))
}

/// What a pair had agreed on day one, with the weights in the order of the pair.
fn tentative(pair: (PartyId, PartyId), day_one: &[((PartyId, PartyId), Agreed)]) -> Option<Agreed> {
    let (given, mut agreed) = *day_one.iter().find(|(given, _)| ordered(*given) == pair)?;
    if given != pair {
        agreed.weight.swap(0, 1);
    }
    Some(agreed)
}
