//! The walk over the tree of partial deals, issue by issue in file order: what those at the table ask, and what must be seen
//! deal by deal.

use crate::game::{Deal, Game, Points, Ratifier, RuleFrame, Within};
use crate::scenario::{IssueId, OptionId, PartyId};
use std::cmp::Reverse;
use std::ops::ControlFlow;

/// Says if a walk continues.
pub type Flow = ControlFlow<()>;

/// A search on a walk.
pub trait Visitor {
    /// Asked before a branch is entered. `decided` holds the options of the leading issues, never empty and never the
    /// whole deal; `best` bounds from above what each followed party can still get in the branch. Returning false closes it.
    fn enter(&mut self, decided: &[OptionId], best: &[Points]) -> bool {
        let _ = (decided, best);
        true
    }

    /// A whole deal that passes rules, red lines and floors, with its worth to each followed party.
    fn deal(&mut self, deal: &[OptionId], worth: &[Points]) -> Flow;
}

/// A set of deals to walk over: rules are obeyed, some options are closed, some parties have a floor.
///
/// **Why beside [`super::DealSet`]**, which answers what is asked of a whole game, and of any space:
/// - It always answers. Where links and rules tie too many issues together, a set cannot be cut into regions
///   ([`super::Entangled`]), but a negotiator must say something all the same.
/// - It needs nothing made ready. A negotiation asks a few questions of a small space, each round with other floors, other
///   issues closed and other guesses of what things are worth; the blocks, lanes and weights of a set would take longer
///   than the answers.
/// - What it has found after a number of branches depends on file order alone. On a large space an offer, a draft or a guessed
///   Nash point is the best found within such a number, and that is part of how its tactic is defined: another
///   order of search would make other offers.
/// - It takes aims that no lane can hold: the least worth above an aspiration, a draft compared to the last digit of an
///   `f64`, a product above another one that is not to be the largest.
///
/// Where a walk would be long and a set can be cut, the talks do ask the set: [`super::nearest_deal`], [`super::Inverse`].
#[derive(Debug)]
pub struct Walk<'g> {
    game: &'g Game,
    followed: Vec<PartyId>,
    /// The least worth that each followed party must get.
    floors: Vec<Points>,
    /// The options open for each issue, in file order or as [`Walk::try_first`] says.
    open: Vec<Vec<OptionId>>,
    /// `payoff[issue][option][lane]`, flat: what an option adds for each followed party.
    payoff: Vec<Vec<Points>>,
    /// `rest[depth][lane]`, flat: the most that the issues from `depth` on, and the links still undecided, can add.
    rest: Vec<Points>,
    /// For each depth the links (by number, with their lane) and rules that are decided once it is reached.
    links: Vec<Vec<(usize, usize)>>,
    rules: Vec<Vec<&'g RuleFrame>>,
    /// True if ratifiers judge whole deals: they are concerned by some only, or count their members' votes.
    judged_whole: bool,
    /// The round whose walk-away values count.
    round: u32,
    /// Lanes and walk-away values of those who can be outvoted, and how many of them may refuse.
    outvoting: Option<(Vec<(usize, Points)>, usize)>,
}

impl<'g> Walk<'g> {
    /// Walks the deals that pass the gates up to `within` in `round`, following the worth of every party.
    pub fn within(game: &'g Game, within: Within, round: u32) -> Self {
        let everyone: Vec<PartyId> = game.party_ids().collect();
        let bound_by: &[PartyId] = if within == Within::Anything {
            &[]
        } else {
            &everyone
        };
        let mut walk = Walk::new(game, &everyone, bound_by);
        walk.floors = game.floors(within, round);
        walk.floors.truncate(everyone.len());
        walk.round = round;
        let outvoting = game.outvoting().filter(|_| within >= Within::Zopa);
        walk.outvoting = outvoting.map(|outvoting| {
            let asked = |p: &&PartyId| game.consent_stage(**p).is_some();
            let floor = |&p: &PartyId| Some((p.index(), game.no_deal_at(p, round)?));
            let floors = outvoting.parties.iter().filter(asked).filter_map(floor);
            (floors.collect(), outvoting.spare)
        });
        let judged = |body: &Ratifier| !body.only_if.is_empty() || body.counted().is_some();
        walk.judged_whole = within == Within::All && game.ratifiers().iter().any(judged);
        walk
    }

    /// Walks the deals inside the rules and the red lines of `bound_by`, following the worth of `followed`.
    pub fn new(game: &'g Game, followed: &[PartyId], bound_by: &[PartyId]) -> Self {
        let depths = game.sizes().len();
        let lanes = followed.len();
        let open = game.issue_ids().map(|issue| {
            let options = game.option_ids(issue);
            options
                .filter(|&o| !bound_by.iter().any(|&p| game.crosses(p, issue, o)))
                .collect()
        });
        let mut links = vec![Vec::new(); depths + 1];
        for (n, link) in game.links().iter().enumerate() {
            if let Some(lane) = followed.iter().position(|&p| p == link.party) {
                links[link.when.decided_after()].push((n, lane));
            }
        }
        let mut rules = vec![Vec::new(); depths + 1];
        for rule in game.rules() {
            rules[rule.decided_after()].push(rule);
        }
        let payoff = game.issue_ids().map(|issue| {
            let options = game.option_ids(issue);
            options
                .flat_map(|o| followed.iter().map(move |&p| game.payoff(p, issue, o)))
                .collect()
        });
        let mut walk = Walk {
            game,
            followed: followed.to_vec(),
            floors: vec![Points::LOWEST; lanes],
            open: open.collect(),
            payoff: payoff.collect(),
            rest: vec![Points::ZERO; (depths + 1) * lanes],
            links,
            rules,
            judged_whole: false,
            round: 0,
            outvoting: None,
        };
        walk.bound_what_is_left();
        walk
    }

    /// Sets the least worth that one of the followed parties (by its place among them) must get.
    pub fn set_floor(&mut self, lane: usize, floor: Points) {
        self.floors[lane] = floor;
    }

    /// The least worth that one of the followed parties must get.
    pub fn floor(&self, lane: usize) -> Points {
        self.floors[lane]
    }

    /// Tries the options of each issue in this order of preference instead of file order, lowest key first.
    pub fn try_first<K: Ord>(&mut self, key: impl Fn(IssueId, OptionId) -> K) {
        for (issue, open) in self.game.issue_ids().zip(&mut self.open) {
            open.sort_by_key(|&o| key(issue, o));
        }
    }

    /// Keeps only some of the open options.
    pub fn keep(&mut self, keep: impl Fn(IssueId, OptionId) -> bool) {
        for (issue, open) in self.game.issue_ids().zip(&mut self.open) {
            open.retain(|&o| keep(issue, o));
        }
        self.bound_what_is_left();
    }

    /// The options open for an issue.
    pub fn open(&self, issue: IssueId) -> &[OptionId] {
        &self.open[issue.index()]
    }

    /// What a deal gives to each followed party if it is a deal of the walk.
    pub fn worth_inside(&self, text: &[OptionId]) -> Option<Vec<Points>> {
        let open = self
            .open
            .iter()
            .zip(text)
            .all(|(open, option)| open.contains(option));
        let allowed = open && self.game.rules().iter().all(|rule| rule.allows(text));
        let worth = self.followed.iter().map(|&p| self.game.worth(p, text));
        let worth: Vec<Points> = allowed.then(|| worth.collect())?;
        let enough = worth.iter().zip(&self.floors).all(|(u, floor)| u >= floor);
        (enough && self.may_agree(|lane| worth[lane])).then_some(worth)
    }

    /// True if few enough of those who can be outvoted are certain to refuse, by the most that each lane can get.
    fn may_agree(&self, most: impl Fn(usize) -> Points) -> bool {
        self.outvoting.as_ref().is_none_or(|(floors, spare)| {
            let refuse = floors.iter().filter(|(lane, floor)| most(*lane) < *floor);
            refuse.count() <= *spare
        })
    }

    /// The most that each followed party can get, in a deal of its own.
    pub fn most(&self) -> Vec<Points> {
        let mut most = self.rest[..self.followed.len()].to_vec();
        for &(link, lane) in &self.links[0] {
            most[lane] += self.game.links()[link].change;
        }
        most
    }

    /// The least that the party in this lane can get, ignoring links: no deal of the walk is worth less issue by issue.
    pub fn least(&self, lane: usize) -> Points {
        let lanes = self.followed.len();
        let least = |(open, payoff): (&Vec<OptionId>, &Vec<Points>)| {
            let own = open.iter().map(|o| payoff[o.index() * lanes + lane]);
            own.min().unwrap_or_default()
        };
        self.open.iter().zip(&self.payoff).map(least).sum()
    }

    /// The best open option of each issue for this lane, the lowest of those that are as good; `None` where an issue has
    /// none, or where the options alone do not tell whether they are a deal.
    pub(super) fn issue_by_issue(&self, lane: usize) -> Option<Deal> {
        if self.judged_whole {
            return None;
        }
        let lanes = self.followed.len();
        let best = |(open, payoff): (&Vec<OptionId>, &Vec<Points>)| {
            let worth = |o: &OptionId| payoff[o.index() * lanes + lane];
            open.iter().copied().max_by_key(|o| (worth(o), Reverse(*o)))
        };
        let deal: Option<Vec<OptionId>> = self.open.iter().zip(&self.payoff).map(best).collect();
        deal.map(Deal::new)
    }

    /// How far the bounds `best` that [`Visitor::enter`] is given are above what one deal can give of a weighted sum over
    /// the followed parties: for each number of decided issues, Σ weight·best less this bounds the sum from above.
    pub fn excess(&self, weights: &[f64]) -> Vec<f64> {
        let lanes = self.followed.len();
        let mut excess = vec![0.0; self.open.len() + 1];
        for depth in (0..self.open.len()).rev() {
            let rows = self.open[depth]
                .iter()
                .map(|o| &self.payoff[depth][o.index() * lanes..][..lanes]);
            let sum = |row: &[Points]| -> f64 {
                row.iter().zip(weights).map(|(u, w)| u.0 as f64 * w).sum()
            };
            let together = rows.clone().map(sum).fold(f64::NEG_INFINITY, f64::max);
            let apart: f64 = (0..lanes)
                .map(|lane| {
                    rows.clone()
                        .map(|row| row[lane])
                        .max()
                        .unwrap_or_default()
                        .0 as f64
                        * weights[lane]
                })
                .sum();
            excess[depth] = excess[depth + 1] + apart - together;
        }
        excess
    }

    /// The deal that gives the most of a weighted sum over the followed parties, ignoring links and rules, with its
    /// worth to each of them, links included.
    pub fn highest_sum(&self, weights: &[f64]) -> (Vec<OptionId>, Vec<Points>) {
        let lanes = self.followed.len();
        let mut deal = Vec::with_capacity(self.open.len());
        let mut worth = vec![Points::ZERO; lanes];
        for (open, payoff) in self.open.iter().zip(&self.payoff) {
            let mut best = (f64::NEG_INFINITY, OptionId(0));
            for &option in open {
                let row = &payoff[option.index() * lanes..][..lanes];
                let sum: f64 = row.iter().zip(weights).map(|(u, w)| u.0 as f64 * w).sum();
                if sum > best.0 {
                    best = (sum, option);
                }
            }
            for (worth, u) in worth.iter_mut().zip(&payoff[best.1.index() * lanes..]) {
                *worth += *u;
            }
            deal.push(best.1);
        }
        (deal, worth)
    }

    /// What every deal gives to the party in lane 0 before anything is decided, after the most that it can give; `None` if
    /// there is no deal.
    pub(super) fn root(&self) -> Option<(Points, Points)> {
        if self.rules[0].iter().any(|rule| !rule.allows(&[])) {
            return None;
        }
        let links = self.links[0].iter().filter(|&&(_, lane)| lane == 0);
        let sum = links.map(|&(link, _)| self.game.links()[link].change).sum();
        Some((sum + self.rest[0], sum))
    }

    /// The branches of a partial deal that rules leave open: the option of the next issue, and what the party in lane 0
    /// has after it, for certain and at most. Floors are ignored.
    pub(super) fn children(
        &self,
        decided: &[OptionId],
        sum: Points,
        mut each: impl FnMut(OptionId, Points, Points),
    ) {
        let (depth, lanes) = (decided.len(), self.followed.len());
        let mut next = decided.to_vec();
        for &option in &self.open[depth] {
            next.truncate(depth);
            next.push(option);
            let rules = &self.rules[depth + 1];
            if rules.iter().any(|rule| !rule.allows(&next)) {
                continue;
            }
            let links = self.links[depth + 1]
                .iter()
                .filter(|&&(link, lane)| lane == 0 && self.game.links()[link].when.holds(&next));
            let links: Points = links.map(|&(link, _)| self.game.links()[link].change).sum();
            let sum = sum + self.payoff[depth][option.index() * lanes] + links;
            each(option, sum, sum + self.rest[(depth + 1) * lanes]);
        }
    }

    /// The parties whose worth is followed, in the order of the lanes.
    pub fn followed(&self) -> &[PartyId] {
        &self.followed
    }

    /// The game.
    pub fn game(&self) -> &'g Game {
        self.game
    }

    /// Visits every deal of the set, lowest first unless [`Walk::try_first`] said otherwise.
    pub fn visit(&self, visitor: &mut impl Visitor) {
        let (depths, lanes) = (self.open.len(), self.followed.len());
        if self.rules[0].iter().any(|rule| !rule.allows(&[])) || self.open.iter().any(Vec::is_empty)
        {
            return;
        }
        let mut state = State {
            deal: Vec::with_capacity(depths),
            sums: vec![Points::ZERO; (depths + 1) * lanes],
            best: vec![Points::ZERO; lanes],
        };
        for &(link, lane) in &self.links[0] {
            state.sums[lane] += self.game.links()[link].change;
        }
        let _ = self.descend(visitor, &mut state);
    }

    fn descend(&self, visitor: &mut impl Visitor, state: &mut State) -> Flow {
        let depth = state.deal.len();
        let lanes = self.followed.len();
        for &option in &self.open[depth] {
            state.deal.truncate(depth);
            state.deal.push(option);
            if self.rules[depth + 1]
                .iter()
                .any(|rule| !rule.allows(&state.deal))
            {
                continue;
            }
            let (before, after) = state.sums.split_at_mut((depth + 1) * lanes);
            let (before, after) = (&before[depth * lanes..], &mut after[..lanes]);
            let added = &self.payoff[depth][option.index() * lanes..];
            for lane in 0..lanes {
                after[lane] = before[lane] + added[lane];
            }
            for &(link, lane) in &self.links[depth + 1] {
                let link = &self.game.links()[link];
                if link.when.holds(&state.deal) {
                    after[lane] += link.change;
                }
            }
            let rest = &self.rest[(depth + 1) * lanes..];
            if (0..lanes).any(|lane| after[lane] + rest[lane] < self.floors[lane])
                || !self.may_agree(|lane| after[lane] + rest[lane])
            {
                continue;
            }
            if depth + 1 < self.open.len() {
                for lane in 0..lanes {
                    state.best[lane] = after[lane] + rest[lane];
                }
                if visitor.enter(&state.deal, &state.best) {
                    self.descend(visitor, state)?;
                }
            } else if !self.judged_whole
                || self.game.ratifiers_pass(
                    &state.deal,
                    |p| match after.get(p.index()) {
                        Some(worth) => *worth,
                        None => self.game.worth(p, &state.deal),
                    },
                    self.round,
                )
            {
                visitor.deal(&state.deal, after)?;
            }
        }
        Flow::Continue(())
    }

    fn bound_what_is_left(&mut self) {
        let lanes = self.followed.len();
        for depth in (0..self.open.len()).rev() {
            for lane in 0..lanes {
                let issue = self.open[depth]
                    .iter()
                    .map(|o| self.payoff[depth][o.index() * lanes + lane]);
                let decided_here = self.links[depth + 1].iter().filter(|&&(_, l)| l == lane);
                let links =
                    decided_here.map(|&(n, _)| self.game.links()[n].change.max(Points::ZERO));
                self.rest[depth * lanes + lane] = self.rest[(depth + 1) * lanes + lane]
                    + issue.max().unwrap_or_default()
                    + links.sum::<Points>();
            }
        }
    }
}

/// The state of a walk.
struct State {
    deal: Vec<OptionId>,
    /// One row per depth, one column per lane.
    sums: Vec<Points>,
    best: Vec<Points>,
}
