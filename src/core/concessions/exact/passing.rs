//! The deals that pass every gate of a round, ready for questions under any restriction on their options.
//!
//! A small number of deals is listed once, and every question is answered from the list. With more, each question is a separate
//! search that may stop at its limit; all questions of one kind together stop at the overall limit.

use super::{MinimalAnswer, Subset};
use crate::game::{Deal, Game, Points, Within};
use crate::scenario::{IssueId, OptionId, PartyId};
use crate::space::{self, DealSet, Entangled, Existence, Limits, Lister, Oracle, Total};
use std::cell::Cell;

/// The most deals that are listed.
pub const MOST_LISTED: usize = 20_000;
/// Fewer are listed if together they would have more terms than this.
const MOST_TERMS: usize = 1_000_000;
/// The most steps for one question.
const STEPS: u64 = 200_000;
/// The least that a question costs, in steps.
const QUESTION: u64 = 2_000;

/// The deals that pass every gate of a round.
#[derive(Debug)]
pub struct Passing<'g> {
    game: &'g Game,
    round: u32,
    limits: Limits<'g>,
    left: Cell<u64>,
    listed: Option<Vec<Deal>>,
}

/// The best deal found for a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BestFound {
    /// The deal.
    pub deal: Deal,
    /// Whether it is proved that none is better.
    pub proven: bool,
}

impl<'g> Passing<'g> {
    /// Prepares the deals; `limits` apply to all questions of one kind together.
    ///
    /// # Errors
    /// [`Entangled`] if links and rules tie too many issues together.
    pub fn of(game: &'g Game, round: u32, limits: &Limits<'g>) -> Result<Self, Entangled> {
        let set = DealSet::within(game, Within::All, round)?;
        let few = Limits {
            steps: limits.steps.min(20 * STEPS),
            ..*limits
        };
        let most = MOST_LISTED.min(MOST_TERMS / game.sizes().len().max(1));
        let listed = Lister::new(&set).list(most, &few);
        Ok(Passing {
            game,
            round,
            limits: *limits,
            left: Cell::new(limits.steps),
            listed: listed.complete.then_some(listed.deals),
        })
    }

    /// The same without a list, so that every question is a search: the reference for testing a list.
    ///
    /// # Errors
    /// [`Entangled`] if links and rules tie too many issues together.
    pub fn searched(game: &'g Game, round: u32, limits: &Limits<'g>) -> Result<Self, Entangled> {
        // Called only to find out whether the deals can be searched.
        DealSet::within(game, Within::All, round)?;
        Ok(Passing {
            game,
            round,
            limits: *limits,
            left: Cell::new(limits.steps),
            listed: None,
        })
    }

    /// All of them, lowest first; `None` if there are too many to list.
    pub fn listed(&self) -> Option<&[Deal]> {
        self.listed.as_deref()
    }

    /// A passing deal with only the options that `keep` allows; `Err`: not known.
    pub fn one(&self, keep: impl Fn(IssueId, OptionId) -> bool) -> Result<Option<Deal>, Unknown> {
        if let Some(listed) = &self.listed {
            return Ok(listed.iter().find(|deal| kept(deal, &keep)).cloned());
        }
        let steps = self.steps().min(STEPS);
        if steps == 0 {
            return Err(Unknown);
        }
        let set =
            DealSet::keeping(self.game, Within::All, self.round, keep).map_err(|_| Unknown)?;
        let answer = Oracle::over(set).ask(&Limits {
            steps,
            ..self.limits
        });
        let undecided = matches!(answer, Existence::Undecided { .. });
        self.asked(undecided);
        match answer {
            Existence::Yes(deal) => Ok(Some(deal)),
            Existence::No => Ok(None),
            Existence::Undecided { .. } => Err(Unknown),
        }
    }

    /// The same for a search for minimal sets: `part` gives the set that a deal shows to be enough.
    pub fn answer(
        &self,
        keep: impl Fn(IssueId, OptionId) -> bool,
        part: impl Fn(&[OptionId]) -> Subset,
    ) -> MinimalAnswer {
        match self.one(keep) {
            Ok(Some(deal)) => MinimalAnswer::Enough(part(&deal)),
            Ok(None) => MinimalAnswer::Short,
            Err(Unknown) => MinimalAnswer::Unknown,
        }
    }

    /// Allots a new kind of question its full steps.
    pub(super) fn begin(&self) {
        self.left.set(self.limits.steps);
    }

    /// The steps left for this kind of question.
    fn steps(&self) -> u64 {
        self.left.get().min(self.limits.left())
    }

    /// Records the cost of a question: the search itself is charged to what all kinds share.
    fn asked(&self, undecided: bool) {
        let options: u64 = self.game.sizes().iter().map(|&n| u64::from(n)).sum();
        let ready = options * self.game.party_ids().count() as u64;
        self.limits.pay(ready);
        let spent = if undecided {
            STEPS
        } else {
            QUESTION.max(ready)
        };
        self.left.set(self.left.get().saturating_sub(spent));
    }

    /// Charges for other work on the deals; `false`: nothing is left for this kind of question.
    pub(super) fn pays(&self, steps: u64) -> bool {
        self.left.set(self.left.get().saturating_sub(steps));
        self.limits.pay(steps) && self.left.get() > 0
    }

    /// Any deal under a restriction, marked as possibly not the best.
    pub(super) fn any(&self, keep: impl Fn(IssueId, OptionId) -> bool) -> Option<BestFound> {
        let deal = self.one(keep).ok()??;
        Some(BestFound {
            deal,
            proven: false,
        })
    }

    /// Whether there is one; `None`: not known.
    pub fn some(&self, keep: impl Fn(IssueId, OptionId) -> bool) -> Option<bool> {
        self.one(keep).ok().map(|deal| deal.is_some())
    }

    /// The same deals with only the options that `keep` allows, for questions about single options.
    pub fn under<K: Fn(IssueId, OptionId) -> bool>(&self, keep: K) -> Under<'_, 'g, K> {
        let stands = self.listed.as_ref().map(|listed| {
            let sizes = self.game.sizes().iter();
            let mut stands: Vec<Vec<bool>> = sizes.map(|&n| vec![false; usize::from(n)]).collect();
            for deal in listed.iter().filter(|deal| kept(deal, &keep)) {
                for (row, option) in stands.iter_mut().zip(deal.iter()) {
                    row[option.index()] = true;
                }
            }
            stands
        });
        Under {
            passing: self,
            keep,
            stands,
        }
    }

    /// The deal with the highest utility to a party, the lowest of equals; `None` if there is none, or none was found.
    pub fn best(
        &self,
        party: PartyId,
        keep: impl Fn(IssueId, OptionId) -> bool,
    ) -> Option<BestFound> {
        if let Some(listed) = &self.listed {
            let deals = listed.iter().filter(|deal| kept(deal, &keep));
            // The first of equals is the lowest.
            let best = deals.fold(None::<(Points, &Deal)>, |best, deal| {
                let worth = self.game.worth(party, deal);
                match best {
                    Some((most, _)) if most >= worth => best,
                    _ => Some((worth, deal)),
                }
            });
            return best.map(|(_, deal)| BestFound {
                deal: deal.clone(),
                proven: true,
            });
        }
        let steps = self.steps().min(STEPS);
        if steps == 0 {
            return None;
        }
        let set = DealSet::keeping(self.game, Within::All, self.round, keep).ok()?;
        let searched = space::best(
            &set,
            &Total::of(self.game, vec![party]),
            &Limits {
                steps,
                ..self.limits
            },
        );
        self.asked(searched.at_most.is_some());
        let best = searched.best?;
        Some(BestFound {
            deal: best.deals.into_iter().next()?,
            proven: searched.at_most.is_none(),
        })
    }
}

/// Passing deals under a restriction.
#[derive(Debug)]
pub struct Under<'p, 'g, K> {
    passing: &'p Passing<'g>,
    keep: K,
    /// Which options occur in them, if they are listed.
    stands: Option<Vec<Vec<bool>>>,
}

impl<K: Fn(IssueId, OptionId) -> bool> Under<'_, '_, K> {
    /// Whether an option occurs in any of them; `None`: not known.
    pub fn has(&self, issue: IssueId, option: OptionId) -> Option<bool> {
        match &self.stands {
            Some(stands) => Some(stands[issue.index()][option.index()]),
            None => self
                .passing
                .some(|i, o| (self.keep)(i, o) && (i != issue || o == option)),
        }
    }
}

/// The limits were reached before the question was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unknown;

fn kept(deal: &[OptionId], keep: &impl Fn(IssueId, OptionId) -> bool) -> bool {
    let mut terms = deal.iter().enumerate();
    terms.all(|(issue, &option)| keep(IssueId(issue as u16), option))
}
