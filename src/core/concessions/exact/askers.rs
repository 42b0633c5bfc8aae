//! For whom a party must move: the side without whose gates it could stay with its opening.
//!
//! **Formula.** A side is a party with its red lines, its walk-away or consent, and the ratifiers that act for it. Where every
//! passing deal asks party i to move on an issue, it moves for side j if some deal in which i does not move there passes the
//! gates of all sides but j. Several sides: each alone would be enough. None: no one side is enough, or none was found within
//! the limits.
//! **Ours.**

use super::{Passing, Position};
use crate::game::{Game, Gate, Points};
use crate::scenario::{IssueId, PartyId};
use crate::space::{Entangled, Limits};

/// Fills in for whom each party moves on each issue. `gates` are all gates of the game.
///
/// # Errors
/// [`Entangled`] if links and rules tie too many issues together.
pub(super) fn for_whom(
    game: &Game,
    round: u32,
    gates: &[Gate],
    positions: &mut [Position],
    limits: &Limits<'_>,
) -> Result<(), Entangled> {
    for side in game.party_ids() {
        let own: Vec<Gate> = gates
            .iter()
            .copied()
            .filter(|&gate| whose(game, gate) == Some(side))
            .collect();
        if own.is_empty() {
            continue;
        }
        if limits.left() == 0 {
            break;
        }
        let without = game.without_all(&own);
        let passing = Passing::searched(&without, round, limits)?;
        for position in positions.iter_mut() {
            let stance = &position.stance;
            if stance.party == side {
                continue;
            }
            let least = position.least.iter().zip(&mut position.for_whom);
            for (n, (least, whom)) in least.enumerate() {
                let issue = IssueId(n as u16);
                let stays = |i, o| i != issue || stance.holds(game, i, o);
                let must = least.proven && least.points > Points::ZERO;
                if must && matches!(passing.one(stays), Ok(Some(_))) {
                    whom.push(side);
                }
            }
        }
    }
    Ok(())
}

/// The party whose side a gate is on; a rule is on nobody's.
fn whose(game: &Game, gate: Gate) -> Option<PartyId> {
    match gate {
        Gate::Rule(_) => None,
        Gate::RedLine(party, _) | Gate::WalkAway(party) | Gate::Consent(party) => Some(party),
        Gate::Ratifier(body) => Some(game.ratifiers()[usize::from(body.0)].party),
    }
}
