//! The worth of a draft, and the single options that would change it enough: exact.

use super::verdict::Verdict;
use crate::game::{Deal, Game, Points};
use crate::scenario::{Bound, Expectation, IssueId, Level, OptionId, PartyId, Scenario};

/// What a draft is worth to a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorthFound {
    /// To whom.
    pub of: PartyId,
    /// Which draft: an index into [`Scenario::drafts`].
    pub draft: usize,
    /// Its worth.
    pub worth: Points,
    /// What the party has without a deal on day one; `None` if it states nothing.
    pub no_deal: Option<Points>,
    /// What would have to be added to the worth to reach the bound that is missed, below 0: taken; `None` if none is missed.
    /// A bound that must be passed is missed by 0 where it is just reached.
    pub short: Option<Points>,
    /// Where it does not fit: every other option of the draft that alone makes it fit, in a deal that the rules allow, the
    /// smallest change of worth first.
    pub changes: Vec<OptionChange>,
}

/// Another option of a draft on one issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OptionChange {
    /// The issue.
    pub issue: IssueId,
    /// The option in the draft.
    pub from: OptionId,
    /// The other option.
    pub to: OptionId,
    /// The worth of the draft with it.
    pub worth: Points,
}

/// Judges the worth of a draft.
pub(super) fn judge(
    scenario: &Scenario,
    game: &Game,
    expected: &Expectation,
    of: PartyId,
    draft: usize,
) -> (Verdict, WorthFound) {
    let text = &scenario.drafts[draft].text;
    let no_deal = game.no_deal_at(of, 0);
    let at = |bound: Bound| match bound.at {
        Level::Number(points) => game.unit().given(points),
        Level::NoDeal => no_deal.unwrap_or_default(),
    };
    let lower = expected.lower.map(|bound| (at(bound), bound.strict));
    let upper = expected.upper.map(|bound| (at(bound), bound.strict));
    let inside = |worth: Points| {
        let enough = |(bound, strict): (Points, bool)| worth > bound || worth == bound && !strict;
        let little = |(bound, strict): (Points, bool)| worth < bound || worth == bound && !strict;
        lower.is_none_or(enough) && upper.is_none_or(little)
    };
    let worth = game.worth(of, text);
    // Where numbers were rounded, a worth this near to a bound may be on either side.
    let slack = game.slack().unwrap_or_default();
    let near = [worth - slack, worth, worth + slack].map(inside);
    let verdict = Verdict::of(near == [true; 3], near == [false; 3]);
    let short = match (lower, upper) {
        (Some((bound, _)), _) if worth <= bound && !inside(worth) => Some(bound - worth),
        (_, Some((bound, _))) if worth >= bound && !inside(worth) => Some(bound - worth),
        _ => None,
    };
    let mut changes = Vec::new();
    if verdict == Verdict::DoesNotFit {
        for issue in game.issue_ids() {
            let from = text[issue.index()];
            for to in game.option_ids(issue).filter(|&to| to != from) {
                let mut other = text.clone();
                other[issue.index()] = to;
                let other = Deal::new(other);
                let worth = game.worth(of, &other);
                if inside(worth) && game.rules().iter().all(|rule| rule.allows(&other)) {
                    changes.push(OptionChange {
                        issue,
                        from,
                        to,
                        worth,
                    });
                }
            }
        }
        // Equal changes stay in file order.
        changes.sort_by_key(|change| (change.worth - worth).0.abs());
    }
    let found = WorthFound {
        of,
        draft,
        worth,
        no_deal,
        short,
        changes,
    };
    (verdict, found)
}
