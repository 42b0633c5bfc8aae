//! The deals that pass every gate of a round, to be asked under any restriction on their options.
//!
//! Where there are few they are listed once, and every question is answered from the list. Of more, each question is a
//! search of its own that may stop at its limit; all of a kind together stop at the limit of the whole.

use super::{Answer, Subset};
use crate::game::{Deal, Game, Points, Within};
use crate::scenario::{IssueId, OptionId, PartyId};
use crate::space::{self, DealSet, Entangled, Existence, Limits, Lister, Oracle, Total};
use std::cell::Cell;

/// The most deals that are listed.
pub const MOST_LISTED: usize = 20_000;
/// Fewer where together they would have more terms than this.
const MOST_TERMS: usize = 1_000_000;
/// The most steps of one question.
const STEPS: u64 = 200_000;
/// What a question costs at least.
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

/// The best deal of a party that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The deal.
    pub deal: Deal,
    /// Whether none is better.
    pub proven: bool,
}

impl<'g> Passing<'g> {
    /// Makes them ready; `limits` hold for all questions of a kind together.
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

    /// The same without a list, so that every question is a search: what a list is tested against.
    ///
    /// # Errors
    /// [`Entangled`] if links and rules tie too many issues together.
    pub fn searched(game: &'g Game, round: u32, limits: &Limits<'g>) -> Result<Self, Entangled> {
        // Asked for its answer alone: whether they can be searched at all.
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

    /// A passing deal with no other options than those that `keep` leaves open; `Err`: not known.
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

    /// The same for a search for minimal sets: `part` says what a deal shows to be enough.
    pub fn answer(
        &self,
        keep: impl Fn(IssueId, OptionId) -> bool,
        part: impl Fn(&[OptionId]) -> Subset,
    ) -> Answer {
        match self.one(keep) {
            Ok(Some(deal)) => Answer::Enough(part(&deal)),
            Ok(None) => Answer::Short,
            Err(Unknown) => Answer::Unknown,
        }
    }

    /// Gives a new kind of question all the steps.
    pub(super) fn begin(&self) {
        self.left.set(self.limits.steps);
    }

    /// The steps that are left for this kind of question.
    fn steps(&self) -> u64 {
        self.left.get().min(self.limits.left())
    }

    /// Notes the cost of a question: the search itself is paid for out of what all kinds share.
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

    /// Pays for other work on the deals; `false`: nothing is left for this kind of question.
    pub(super) fn pays(&self, steps: u64) -> bool {
        self.left.set(self.left.get().saturating_sub(steps));
        self.limits.pay(steps) && self.left.get() > 0
    }

    /// Any deal under a restriction, as one that need not be the best.
    pub(super) fn any(&self, keep: impl Fn(IssueId, OptionId) -> bool) -> Option<Found> {
        let deal = self.one(keep).ok()??;
        Some(Found {
            deal,
            proven: false,
        })
    }

    /// Whether there is one; `None`: not known.
    pub fn some(&self, keep: impl Fn(IssueId, OptionId) -> bool) -> Option<bool> {
        self.one(keep).ok().map(|deal| deal.is_some())
    }

    /// The same deals with only the options that `keep` leaves open, to be asked about single options.
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

    /// The deal that is worth most to a party, the lowest of several; `None` if there is none, or none was found.
    pub fn best(&self, party: PartyId, keep: impl Fn(IssueId, OptionId) -> bool) -> Option<Found> {
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
            return best.map(|(_, deal)| Found {
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
        Some(Found {
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
    /// Which options stand in them, where they are listed.
    stands: Option<Vec<Vec<bool>>>,
}

impl<K: Fn(IssueId, OptionId) -> bool> Under<'_, '_, K> {
    /// Whether an option stands in any of them; `None`: not known.
    pub fn has(&self, issue: IssueId, option: OptionId) -> Option<bool> {
        match &self.stands {
            Some(stands) => Some(stands[issue.index()][option.index()]),
            None => self
                .passing
                .some(|i, o| (self.keep)(i, o) && (i != issue || o == option)),
        }
    }
}

/// The limits ended before the question was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unknown;

fn kept(deal: &[OptionId], keep: &impl Fn(IssueId, OptionId) -> bool) -> bool {
    let mut terms = deal.iter().enumerate();
    terms.all(|(issue, &option)| keep(IssueId(issue as u16), option))
}
