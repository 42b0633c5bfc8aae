//! The facts of the tracker: how much each pair of parties agrees on, round by round.

use crate::account::Account;
use crate::charts::party::Named;
use crate::scenario::{PartyId, Role};
use crate::talks::{AgreedShare, Pair};

/// The facts of the tracker.
#[derive(Debug, Clone, PartialEq)]
pub struct TrackerFacts {
    /// The last round of the talks; the first is 1.
    pub last: u32,
    /// The pairs of parties that state a deal, in file order.
    pub pairs: Vec<Track>,
}

/// The agreement between two parties.
#[derive(Debug, Clone, PartialEq)]
pub struct Track {
    /// The two.
    pub parties: [Named; 2],
    /// True if both must sign.
    pub sign: bool,
    /// Their tentative agreement before the talks; `None` if nothing is known of it.
    pub day_one: Option<AgreedShare>,
    /// Their agreement by round: one entry per change, ascending; empty while one has not stated a deal.
    pub course: Vec<(u32, AgreedShare)>,
}

impl Track {
    /// Their agreement after a round.
    pub fn held(&self, round: u32) -> Option<AgreedShare> {
        let so_far = self.course.partition_point(|(from, _)| *from <= round);
        so_far.checked_sub(1).map(|last| self.course[last].1)
    }
}

/// The facts of the tracker, with the tentative agreements of pairs on day one; `None` if no two parties state a deal.
pub(super) fn tracker(
    account: &Account<'_>,
    day_one: &[((PartyId, PartyId), AgreedShare)],
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
            parties: [Named::of(&account.game, a), Named::of(&account.game, b)],
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

/// The agreement of a pair on day one, with the weights in the order of the pair.
fn tentative(
    pair: (PartyId, PartyId),
    day_one: &[((PartyId, PartyId), AgreedShare)],
) -> Option<AgreedShare> {
    let (given, mut agreed) = *day_one.iter().find(|(given, _)| ordered(*given) == pair)?;
    if given != pair {
        agreed.weight.swap(0, 1);
    }
    Some(agreed)
}
