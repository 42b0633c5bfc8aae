//! Everything computed once per game, before anybody speaks.

use super::near::Near;
use super::view::View;
use crate::game::{Game, Points};

/// The most deals that a game may have.
const MOST_DEALS: u64 = 1 << 17;

/// The tables of one game.
#[derive(Debug, Clone)]
pub(super) struct Tables {
    pub(super) sizes: Vec<u16>,
    /// One per signatory, in file order.
    pub(super) views: Vec<View>,
    /// The nearest offers of each signatory that makes such offers.
    pub(super) near: Vec<Option<Near>>,
    /// The worth of each signatory's deals to the others, where it is needed.
    pub(super) toward: Vec<Toward>,
}

/// The worth of a signatory's own deals, best first, to the others. A table that is not needed is empty.
#[derive(Debug, Clone, Default)]
pub(super) struct Toward {
    wanted: Wanted,
    /// The deal best for the others among those down to this place.
    pub(super) suits: Vec<u32>,
    /// With two signatories, the worth to the other of the deal here, …
    pub(super) next: Vec<i64>,
    /// … of the lowest deal that is worth the same, …
    pub(super) lowest: Vec<i64>,
    /// … and the maximum of that down to this place.
    pub(super) most: Vec<i64>,
}

/// The tables that are kept.
#[derive(Debug, Clone, Copy, Default)]
struct Wanted {
    suits: bool,
    next: bool,
    lowest: bool,
}

/// A table of [`Toward`] or of nearest offers that an offer rule needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Nearest,
    Lowest,
    Suits,
    Next,
}

impl Tables {
    /// The tables of a game, filled; `None` if it is too large.
    pub(super) fn of(game: &Game) -> Option<Self> {
        let deals = game.space_size().filter(|&deals| deals <= MOST_DEALS)?;
        let deals = u32::try_from(deals).ok()?;
        let views = game.signatories().iter();
        let views: Vec<View> = views.map(|&p| View::new(game, p, deals)).collect();
        let mut tables = Tables {
            sizes: game.sizes().to_vec(),
            near: vec![None; views.len()],
            toward: vec![Toward::default(); views.len()],
            views,
        };
        tables.load(game).then_some(tables)
    }

    pub(super) fn deals(&self) -> usize {
        self.sizes.iter().map(|&n| usize::from(n)).product()
    }

    /// Fills the tables from a game of the same shape; returns true if its numbers are small enough.
    pub(super) fn load(&mut self, game: &Game) -> bool {
        let fits = self.views.iter_mut().all(|view| view.load(game));
        fits && self.fill()
    }

    /// The same from tables with a row for every party.
    pub(super) fn load_rows(&mut self, payoffs: &[Points], scores: &[Points]) -> bool {
        let sizes = &self.sizes;
        let mut views = self.views.iter_mut();
        let fits = views.all(|view| view.load_rows(sizes, payoffs, scores));
        fits && self.fill()
    }

    fn fill(&mut self) -> bool {
        for place in 0..self.views.len() {
            self.fill_toward(place);
        }
        let mut near = self.near.iter_mut().zip(&self.views);
        near.all(|(near, view)| near.as_mut().is_none_or(|near| near.forget(view)))
    }

    /// Keeps a table from now on; returns true if there can be one.
    pub(super) fn keep(&mut self, place: usize, need: Need) -> bool {
        let own = self.views[place].own();
        let toward = &mut self.toward[place];
        let known = match need {
            Need::Nearest => self.near[place].is_some(),
            Need::Lowest => std::mem::replace(&mut toward.wanted.lowest, true),
            Need::Suits => std::mem::replace(&mut toward.wanted.suits, true),
            Need::Next => std::mem::replace(&mut toward.wanted.next, true),
        };
        if known {
            return true;
        }
        match need {
            Need::Nearest => {
                let view = &self.views[place];
                let near = Near::of(view, self.deals());
                self.near[place] = near.and_then(|mut near| near.forget(view).then_some(near));
                return self.near[place].is_some();
            }
            Need::Lowest => {
                toward.lowest = vec![0; own];
                toward.most = vec![0; own];
            }
            Need::Suits => toward.suits = vec![0; own],
            Need::Next => toward.next = vec![0; own],
        }
        self.fill_toward(place);
        true
    }

    fn fill_toward(&mut self, place: usize) {
        let (views, toward) = (&self.views, &mut self.toward[place]);
        let ranking = &views[place].ranking;
        if toward.wanted.suits {
            let mut best = (i64::MIN, 0);
            for (suits, &deal) in toward.suits.iter_mut().zip(ranking.deals()) {
                let others = (views.iter().enumerate()).filter(|(other, _)| *other != place);
                let sum = others.map(|(_, view)| view.worth(deal)).sum();
                // Of equal ones the earlier deal is worth more to the signatory, or is the lower deal.
                if sum > best.0 {
                    best = (sum, deal);
                }
                *suits = best.1;
            }
        }
        // The other signatory of two; with more of them this is never used.
        let other = &views[usize::from(place == 0)];
        if toward.wanted.next {
            for (next, &deal) in toward.next.iter_mut().zip(ranking.deals()) {
                *next = other.offered(deal);
            }
        }
        if toward.wanted.lowest {
            let mut most = i64::MIN;
            let rows = toward.lowest.iter_mut().zip(&mut toward.most);
            for ((lowest, sofar), &deal) in rows.zip(ranking.lowest()) {
                *lowest = other.offered(deal);
                most = most.max(*lowest);
                *sofar = most;
            }
        }
    }
}
