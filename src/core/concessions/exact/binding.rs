//! Whose "no" binds? The deals that pass without one gate, and the smallest change of a gate that turns the answer.
//!
//! **Formula.** A walk-away, a consent or a ratifier requires a party's utility to be at least n. Let m be the most that the
//! party gets in deals that pass all other gates (and concern the ratifier). If m ≥ n, some deal passes, and it takes a need
//! above m to stop them all; if m < n, none passes, and a need of m lets one through. A quota turns the answer where its
//! threshold crosses m.
//! **Ours.** The reading of a gate's slack as the smallest change of the file's number that turns the answer.

use crate::game::{Game, Gate, Points, Ratifier, RatifierId, Within};
use crate::scenario::{IssueId, OptionId, PartyId};
use crate::space::{self, Census, DealCount, DealSet, Entangled, Existence, Limits, Oracle, Total};

/// A gate and what depends on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Binding {
    /// The gate.
    pub gate: Gate,
    /// Deals that pass if it alone is removed.
    pub without: DealCount,
    /// The smallest change of it that turns the answer, given all others.
    pub turn: Turn,
}

/// The smallest change of a gate after which some deal passes where none did, or none where some did.
#[derive(Debug, Clone, PartialEq)]
pub enum Turn {
    /// The answer turns when the need moves past `most`.
    Need {
        /// The party whose utility counts.
        party: PartyId,
        /// The present need.
        now: Points,
        /// The most that the party can get: a need up to this lets some deal pass, a higher one none.
        most: Points,
        /// For a ratifier: the quota, in yes votes, that turns the answer; `None` if no quota does.
        votes: Option<u32>,
    },
    /// The answer turns with another quota: the votes of a ratifier's members are counted, and none of them alone decides.
    Quota {
        /// Votes needed now.
        now: u32,
        /// The nearest number of votes that turns the answer.
        turns: u32,
    },
    /// The answer turns when one of these options is no longer refused. Where the search was cut short, others may do it too.
    Options(IssueId, Vec<OptionId>),
    /// The answer turns when the gate is removed.
    Removed,
    /// No change of this gate alone turns it.
    Never,
    /// Not known: the search took too long.
    Unknown,
}

/// Every gate of the game, in order, with what depends on it in `round`.
///
/// # Errors
/// [`Entangled`] if links and rules tie too many issues together.
pub fn bindings(
    game: &Game,
    round: u32,
    census: &Census,
    passes: Option<bool>,
    limits: &Limits<'_>,
) -> Result<Vec<Binding>, Entangled> {
    let all = census.without.iter();
    all.map(|(gate, without)| {
        Ok(Binding {
            gate: *gate,
            without: without.clone(),
            turn: turn(game, round, *gate, passes, without, limits)?,
        })
    })
    .collect()
}

fn turn(
    game: &Game,
    round: u32,
    gate: Gate,
    passes: Option<bool>,
    without: &DealCount,
    limits: &Limits<'_>,
) -> Result<Turn, Entangled> {
    let Some(passes) = passes else {
        return Ok(Turn::Unknown);
    };
    if limits.left() == 0 {
        return Ok(Turn::Unknown);
    }
    if let Gate::Ratifier(body) = gate
        && game.ratifiers()[usize::from(body.0)].counted().is_some()
    {
        return counted(game, round, body, passes, without, limits);
    }
    let Some((party, now)) = game.need(gate, round) else {
        return law(game, round, gate, passes, without, limits);
    };
    let set = match gate {
        // Then no other quota or need helps either.
        Gate::Ratifier(_) if !passes && without.is_none() => return Ok(Turn::Never),
        Gate::Ratifier(body) => {
            let set = DealSet::within(game, Within::All, round)?;
            if passes {
                match Oracle::over(set.not_concerning(body)).ask(limits) {
                    // Deals that do not concern the ratifier pass whatever its need is.
                    Existence::Yes(_) => return Ok(Turn::Never),
                    Existence::Undecided { .. } => return Ok(Turn::Unknown),
                    Existence::No => {}
                }
            }
            set.concerning(game, body, round)
        }
        _ => {
            if passes && game.can_be_outvoted(party) {
                let refused = DealSet::within(&game.refusing(party), Within::All, round)?;
                match Oracle::over(refused).ask(limits) {
                    // Some deal passes whatever the party's need is: the party can be outvoted.
                    Existence::Yes(_) => return Ok(Turn::Never),
                    Existence::Undecided { .. } => return Ok(Turn::Unknown),
                    Existence::No => {}
                }
            }
            // The party's need applies to its vetoes in ratifiers too.
            DealSet::within(&game.suiting(party), Within::All, round)?
        }
    };
    let searched = space::best(&set, &Total::of(game, vec![party]), limits);
    let (Some(best), None) = (searched.best, searched.at_most) else {
        return Ok(if searched.at_most.is_none() {
            Turn::Never
        } else {
            Turn::Unknown
        });
    };
    let most = Points(best.key as i64);
    let votes = match gate {
        Gate::Ratifier(body) => quota(&game.ratifiers()[usize::from(body.0)], most, passes),
        _ => None,
    };
    Ok(Turn::Need {
        party,
        now,
        most,
        votes,
    })
}

/// The nearest quota that turns the answer: the lowest that stops a utility of `most`, or the highest that lets it pass.
fn quota(body: &Ratifier, most: Points, passes: bool) -> Option<u32> {
    let votes = &body.votes;
    let threshold = |yes| body.threshold_with(yes);
    if passes {
        (votes.yes + 1..=votes.of).find(|&yes| threshold(yes) > most)
    } else {
        (1..votes.yes).rev().find(|&yes| threshold(yes) <= most)
    }
}

/// The nearest quota that turns the answer where members must be counted: with a lower one, no fewer deals pass.
fn counted(
    game: &Game,
    round: u32,
    body: RatifierId,
    passes: bool,
    without: &DealCount,
    limits: &Limits<'_>,
) -> Result<Turn, Entangled> {
    if !passes && without.is_none() {
        return Ok(Turn::Never);
    }
    let votes = game.ratifiers()[usize::from(body.0)].votes;
    let answer = |yes: u32| {
        let other = game.with_quota(body, yes);
        let found = space::existence(&other, Within::All, round, limits)?;
        Ok::<_, Entangled>(found.decided())
    };
    // The answer differs at `far`, and the nearest such quota lies between the two.
    let (mut near, mut far) = (votes.yes, if passes { votes.of } else { 1 });
    match answer(far)? {
        None => return Ok(Turn::Unknown),
        Some(same) if same == passes => {
            // Vetoes, people or deals that do not concern it decide.
            return Ok(if passes { Turn::Never } else { Turn::Removed });
        }
        Some(_) => {}
    }
    while near.abs_diff(far) > 1 {
        let half = u32::midpoint(near, far);
        match answer(half)? {
            None => return Ok(Turn::Unknown),
            Some(same) if same == passes => near = half,
            Some(_) => far = half,
        }
    }
    Ok(Turn::Quota {
        now: votes.yes,
        turns: far,
    })
}

/// Rules and red lines: removing one can only let more deals pass, so it turns the answer only where nothing passes.
fn law(
    game: &Game,
    round: u32,
    gate: Gate,
    passes: bool,
    without: &DealCount,
    limits: &Limits<'_>,
) -> Result<Turn, Entangled> {
    if passes || without.is_none() {
        return Ok(Turn::Never);
    }
    let Gate::RedLine(party, issue) = gate else {
        return Ok(if without.is_some() {
            Turn::Removed
        } else {
            Turn::Unknown
        });
    };
    let open = game.without(gate);
    let mut enough = Vec::new();
    let mut known = true;
    for option in game
        .option_ids(issue)
        .filter(|&o| game.crosses(party, issue, o))
    {
        if limits.left() == 0 {
            known = false;
            break;
        }
        let keep = |i, o| i != issue || o == option;
        let set = DealSet::keeping(&open, Within::All, round, keep)?;
        match Oracle::over(set).ask(limits) {
            Existence::Yes(_) => enough.push(option),
            Existence::No => {}
            Existence::Undecided { .. } => known = false,
        }
    }
    Ok(match (enough.is_empty(), known) {
        (false, _) => Turn::Options(issue, enough),
        (true, true) => Turn::Never,
        (true, false) => Turn::Unknown,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::{GameBuilder, Votes};
    use crate::scenario::{Condition, Role};

    /// The flagship's Senate: 67 of 100 need 73.519 points.
    #[test]
    fn quotas_turn_where_their_threshold_crosses_what_can_be_had() {
        let senate = Votes {
            value: 70.0,
            spread: 8.0,
            yes: 67,
            of: 100,
        };
        let game = GameBuilder::new(&[2])
            .party("us", Role::Signatory, &[&[0, 1]])
            .ratifier(PartyId(0), &Condition::default(), senate)
            .build()
            .unwrap();
        let (unit, body) = (game.unit(), &game.ratifiers()[0]);
        let threshold = |yes| Votes { yes, ..senate }.threshold(unit);
        let most = unit.points(72.0);
        let yes = quota(body, most, false).unwrap();
        assert!(threshold(yes) <= most && threshold(yes + 1) > most);
        let most = unit.points(80.0);
        let no = quota(body, most, true).unwrap();
        assert!(threshold(no) > most && threshold(no - 1) <= most);
        // No quota has a threshold this high, or this low.
        assert_eq!(quota(body, unit.points(99.0), true), None);
        assert_eq!(quota(body, unit.points(30.0), false), None);
    }
}
