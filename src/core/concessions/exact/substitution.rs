//! Substitution: if a party does not move on an issue, who must move on what instead?

use super::position::{LeastMove, least};
use super::{Fate, Passing, Position};
use crate::game::{Game, Points};
use crate::scenario::{IssueId, PartyId};
use crate::space::DealCount;

/// Options of one party that count as one step when they are scanned.
const OPTIONS_A_STEP: u64 = 4;

/// A party that stays with its opening position on an issue, or better.
#[derive(Debug, Clone, PartialEq)]
pub struct Firm {
    /// The party.
    pub party: PartyId,
    /// The issue.
    pub issue: IssueId,
    /// Whether some deal then passes; `None`: not known.
    pub possible: Option<bool>,
    /// The deals that then pass; `None` where they are not counted exactly.
    pub deals: Option<DealCount>,
    /// The demands that appear or grow only under this restriction, by party. Empty where no deal passes, or where others can
    /// go on as before.
    pub instead: Vec<Instead>,
}

/// A concession that grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instead {
    /// Who must concede.
    pub party: PartyId,
    /// On which issue.
    pub issue: IssueId,
    /// What every passing deal asks for without the restriction, in the party's own points.
    pub before: Points,
    /// What every passing deal asks for under the restriction.
    pub now: LeastMove,
}

/// The results for every party on every issue on which some passing deal asks it to move.
pub fn firm(
    game: &Game,
    positions: &[Position],
    fates: &[Vec<Fate>],
    passing: &Passing<'_>,
) -> Vec<Firm> {
    let mut all = Vec::new();
    for own in positions {
        for issue in game.issue_ids() {
            let holds = |option| own.stance.holds(game, issue, option);
            let mut here = game.option_ids(issue).zip(&fates[issue.index()]);
            if here.any(|(option, fate)| !holds(option) && fate.possible != Some(false)) {
                all.push(one(game, own, issue, positions, fates, passing));
            }
        }
    }
    all
}

fn one(
    game: &Game,
    own: &Position,
    issue: IssueId,
    positions: &[Position],
    fates: &[Vec<Fate>],
    passing: &Passing<'_>,
) -> Firm {
    let party = own.stance.party;
    let holds = |i: IssueId, o| i != issue || own.stance.holds(game, i, o);
    let here = game.option_ids(issue).zip(&fates[issue.index()]);
    let kept = here.filter(|(option, _)| holds(issue, *option));
    let counts: Option<Vec<_>> = kept.map(|(_, fate)| fate.deals.exact()).collect();
    let deals: Option<DealCount> =
        counts.map(|counts| counts.into_iter().sum::<num_bigint::BigUint>().into());
    let options: u64 = game.sizes().iter().map(|&n| u64::from(n)).sum();
    if !passing.pays(options * positions.len() as u64 / OPTIONS_A_STEP) {
        return Firm {
            party,
            issue,
            possible: None,
            deals: None,
            instead: Vec::new(),
        };
    }
    let possible = match &deals {
        Some(deals) => Some(deals.is_some()),
        None => passing.some(holds),
    };
    let mut instead = Vec::new();
    if possible == Some(true) {
        let under = passing.under(holds);
        for other in positions {
            for at in game.issue_ids() {
                if other.stance.party == party && at == issue {
                    continue;
                }
                let before = &other.least[at.index()];
                let now = least(game, &other.stance, at, |option| {
                    if fates[at.index()][option.index()].possible == Some(false) {
                        return Some(false);
                    }
                    under.has(at, option)
                });
                // A change counts only if both sides are proved.
                if now.proven && before.proven && now.points > before.points {
                    instead.push(Instead {
                        party: other.stance.party,
                        issue: at,
                        before: before.points,
                        now,
                    });
                }
            }
        }
    }
    Firm {
        party,
        issue,
        possible,
        deals,
        instead,
    }
}
