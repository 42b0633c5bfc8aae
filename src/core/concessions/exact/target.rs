//! Why this deal and not another? What blocks a wanted deal, or every deal with some wanted options.

use super::deadlock::{Deadlock, MOST_SETS, RelaxedGate, failures};
use super::passing::Passing;
use super::{Stance, Subset, minimal};
use crate::game::{Deal, Game, Points, Within};
use crate::scenario::{IssueId, OptionId, PartyId};
use crate::space::{DealCount, DealSet, Entangled, Limits, count};

/// Wanted options: at most one per issue, in the order of issues.
pub type Terms = Vec<(IssueId, OptionId)>;

/// The results for a wanted deal or wanted options.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// The wanted options.
    pub terms: Terms,
    /// The number of deals with all of them that pass every gate.
    pub passing: DealCount,
    /// Where none passes: which gates jointly forbid it, and what would have to be relaxed.
    pub deadlock: Option<Deadlock>,
    /// The results for a whole deal, if one is wanted.
    pub text: Option<WantedText>,
    /// The most that each party with a say would get in a passing deal with and without the wanted options.
    pub stakes: Vec<Stake>,
}

/// A whole deal that is wanted.
#[derive(Debug, Clone, PartialEq)]
pub struct WantedText {
    /// The deal.
    pub text: Deal,
    /// The gates that it fails, in order, and by how much.
    pub failures: Vec<RelaxedGate>,
    /// The smallest sets of issues to change so that it passes, each with the passing deal that changes only these. Empty where
    /// it passes, or where nothing does.
    pub amendments: Vec<Amendment>,
    /// Whether these are all there are.
    pub complete: bool,
}

/// Changes to a deal after which it passes.
#[derive(Debug, Clone, PartialEq)]
pub struct Amendment {
    /// The issues that are changed.
    pub issues: Subset,
    /// The changed deal.
    pub deal: Deal,
}

/// What is at stake for a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stake {
    /// The party.
    pub party: PartyId,
    /// The most that it can get in a passing deal with the wanted options; `None` if none passes or none was found.
    pub with: Option<Points>,
    /// The most that it can get in any passing deal.
    pub best: Option<Points>,
}

impl Target {
    /// The results for these terms in `round`.
    ///
    /// # Errors
    /// [`Entangled`] if links and rules tie too many issues together.
    pub fn of(
        game: &Game,
        round: u32,
        terms: Terms,
        stances: &[Stance],
        passing: &Passing<'_>,
        limits: &Limits<'_>,
    ) -> Result<Self, Entangled> {
        let keep = |issue, option| {
            let mut wanted = terms.iter();
            wanted.all(|&(i, o)| i != issue || o == option)
        };
        let counted = count(&DealSet::keeping(game, Within::All, round, keep)?, limits);
        let deals = match passing.some(keep) {
            Some(true) => counted.with_at_least(1),
            Some(false) => DealCount::zero(),
            None => counted,
        };
        let whole = terms.len() == game.sizes().len();
        let text = whole.then(|| {
            let text = Deal::new(terms.iter().map(|&(_, option)| option).collect::<Vec<_>>());
            wanted(game, round, text, passing)
        });
        let stakes = stances.iter().map(|stance| {
            let most =
                |found: Option<super::BestFound>| Some(game.worth(stance.party, &found?.deal));
            Stake {
                party: stance.party,
                with: most(passing.best(stance.party, keep)),
                best: most(passing.best(stance.party, |_, _| true)),
            }
        });
        Ok(Target {
            stakes: stakes.collect(),
            deadlock: deals
                .is_none()
                .then(|| Deadlock::of(game, round, keep, limits)),
            passing: deals,
            text,
            terms,
        })
    }
}

fn wanted(game: &Game, round: u32, text: Deal, passing: &Passing<'_>) -> WantedText {
    let failures = failures(game, &text, round);
    let mut amendments = Vec::new();
    let mut complete = true;
    if !failures.is_empty() {
        let changed = |set: &Subset| {
            let (set, text) = (set.clone(), text.clone());
            move |issue: IssueId, option| set.has(issue.index()) || option == text[issue.index()]
        };
        passing.begin();
        let found = minimal(text.len(), MOST_SETS, |set| {
            passing.answer(changed(set), |deal| {
                let differs = (0..text.len()).filter(|&n| deal[n] != text[n]);
                Subset::some(text.len(), differs)
            })
        });
        complete = found.complete;
        for issues in found.enough {
            if let Ok(Some(deal)) = passing.one(changed(&issues)) {
                amendments.push(Amendment { issues, deal });
            }
        }
    }
    WantedText {
        text,
        failures,
        amendments,
        complete,
    }
}
