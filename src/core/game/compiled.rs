//! A negotiation compiled to numbers.

use super::condition::Condition;
use super::frame::{Frame, RuleFrame};
use super::gate::Ratifier;
use super::no_deal::NoDealPath;
use super::points::Points;
use super::unit::{ShownPoints, Unit};
use super::values::Given;
use crate::scenario::{IssueId, OptionId, PartyId, Role};
use std::sync::Arc;

/// A negotiation compiled to numbers. Compiling again when some numbers change is cheap: what the numbers depend on (names,
/// red lines, rules) is shared.
#[derive(Debug, Clone)]
pub struct Game {
    pub(super) frame: Arc<Frame>,
    /// One row per party, then one per view of a ratifier's member, one column per slot (an option of an issue):
    /// weight·score/Σweights.
    pub(super) payoffs: Vec<Points>,
    /// The same shape: the party's own score of the option, unweighted.
    pub(super) scores: Vec<Points>,
    /// One row per party, one column per issue: the weight that the party's row gives it, not scaled.
    pub(super) weights: Vec<f64>,
    pub(super) links: Arc<[Link]>,
    pub(super) no_deal: Vec<Option<NoDealPath>>,
    /// Parties whose walk-away or consent is no longer a gate, see [`Game::without`].
    pub(super) waived: Vec<PartyId>,
    pub(super) ratifiers: Arc<[Ratifier]>,
    /// The compiled form of the file's own numbers.
    pub(super) given: Arc<Given>,
}

/// Points added for a party when a condition holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The party whose worth changes.
    pub party: PartyId,
    /// When.
    pub when: Condition,
    /// By how much.
    pub change: Points,
}

impl Game {
    /// The frame: what the numbers depend on.
    pub fn frame(&self) -> &Frame {
        &self.frame
    }

    /// The unit of its [`Points`].
    pub fn unit(&self) -> Unit {
        self.frame.precision.unit
    }

    /// A number of its points for display: one decimal by default.
    pub fn show(&self, points: Points) -> ShownPoints {
        self.unit().show(points)
    }

    /// A number of its points as a real number, for formulas, tables and charts.
    pub fn real(&self, points: Points) -> f64 {
        self.unit().of(points)
    }

    /// The largest error of a worth minus the value it is compared with, where the numbers of the file have no common
    /// denominator that fits 64 bits and were each rounded once; `None` if there is no error. Drawn numbers are rounded
    /// once in either case.
    pub fn slack(&self) -> Option<Points> {
        self.frame.precision.slack
    }

    /// All parties, in file order.
    pub fn party_ids(&self) -> impl DoubleEndedIterator<Item = PartyId> + use<> {
        (0..self.frame.parties.len() as u16).map(PartyId)
    }

    /// All parties and, behind them, the views: worths by which members of ratifiers judge who have weights or scores of
    /// their own. A view has a worth and nothing else: no name, role, red line or no-deal value.
    pub fn lane_ids(&self) -> impl DoubleEndedIterator<Item = PartyId> + use<> {
        let slots = self.frame.slots.max(1);
        (0..(self.payoffs.len() / slots) as u16).map(PartyId)
    }

    /// All issues, in file order.
    pub fn issue_ids(&self) -> impl DoubleEndedIterator<Item = IssueId> + use<> {
        (0..self.frame.sizes.len() as u16).map(IssueId)
    }

    /// The options of an issue, in file order.
    pub fn option_ids(&self, issue: IssueId) -> impl DoubleEndedIterator<Item = OptionId> + use<> {
        (0..self.frame.sizes[issue.index()]).map(OptionId)
    }

    /// The parties that propose and must sign, in file order.
    pub fn signatories(&self) -> &[PartyId] {
        &self.frame.signatories
    }

    /// The options of an issue that cross no red line of any party, in file order.
    pub fn open_options(&self, issue: IssueId) -> impl Iterator<Item = OptionId> {
        let crossed = move |option| self.party_ids().any(|p| self.crosses(p, issue, option));
        self.option_ids(issue).filter(move |&o| !crossed(o))
    }

    /// The role of a party.
    pub fn role(&self, party: PartyId) -> Role {
        self.frame.parties[party.index()].role
    }

    /// The number of options of each issue.
    pub fn sizes(&self) -> &[u16] {
        &self.frame.sizes
    }

    /// The number of possible deals, before any gate; `None` if it does not fit a `u64`.
    pub fn space_size(&self) -> Option<u64> {
        self.frame
            .sizes
            .iter()
            .try_fold(1_u64, |size, &n| size.checked_mul(u64::from(n)))
    }

    /// The worth of the whole deal to a party, or in a view, undiscounted.
    pub fn worth(&self, party: PartyId, deal: &[OptionId]) -> Points {
        let own: Points = self
            .issue_ids()
            .map(|i| self.payoff(party, i, deal[i.index()]))
            .sum();
        let linked = self
            .links
            .iter()
            .filter(|link| link.party == party && link.when.holds(deal));
        own + linked.map(|link| link.change).sum()
    }

    /// The worth of the whole deal to every party, in file order.
    pub fn worths(&self, deal: &[OptionId]) -> Vec<Points> {
        self.party_ids()
            .map(|party| self.worth(party, deal))
            .collect()
    }

    /// The amount that one option adds to a party's worth, before links.
    pub fn payoff(&self, party: PartyId, issue: IssueId, option: OptionId) -> Points {
        self.payoffs[self.slot(party, issue) + option.index()]
    }

    /// The amount that each option of an issue adds to a party's worth, in file order.
    pub fn payoffs(&self, party: PartyId, issue: IssueId) -> &[Points] {
        let from = self.slot(party, issue);
        &self.payoffs[from..from + usize::from(self.frame.sizes[issue.index()])]
    }

    /// A party's own score of an option, unweighted: 0-100 points in scenarios.
    pub fn score(&self, party: PartyId, issue: IssueId, option: OptionId) -> Points {
        self.scores[self.slot(party, issue) + option.index()]
    }

    /// The same game with other payoffs for one party: the amount that each option of each issue adds to its worth, flat,
    /// in file order. The party's links are dropped; scores, no-deal value and red lines stay.
    ///
    /// # Panics
    /// If there is not one payoff for every option.
    pub fn wanting(&self, party: PartyId, payoffs: &[Points]) -> Game {
        let mut game = self.clone();
        let first = party.index() * self.frame.slots;
        game.payoffs[first..first + self.frame.slots].copy_from_slice(payoffs);
        if game.links.iter().any(|link| link.party == party) {
            let others = game.links.iter().filter(|link| link.party != party);
            game.links = others.cloned().collect();
        }
        game
    }

    /// A party's weights of the issues, in file order, not scaled; the drawn ones in a drawn run. Where payoffs were given
    /// instead ([`GameBuilder`](super::GameBuilder)), the range of the party's payoffs over all options of the issue.
    pub fn issue_weights(&self, party: PartyId) -> &[f64] {
        let issues = self.frame.sizes.len();
        &self.weights[party.index() * issues..][..issues]
    }

    pub(super) fn slot(&self, party: PartyId, issue: IssueId) -> usize {
        party.index() * self.frame.slots + self.frame.first_slot[issue.index()]
    }

    /// The same game after events: `moved` has, for each party, the total that they had added to its no-deal value by each
    /// round, from round 0 (see [`NoDealPath::moved_by`]).
    pub fn moved_by(&self, moved: Vec<Vec<Points>>) -> Game {
        let mut game = self.clone();
        for (path, moved) in game.no_deal.iter_mut().zip(moved) {
            *path = path.as_ref().map(|path| path.moved_by(moved));
        }
        game
    }

    /// The same game with `more` added to what each gate of worth (walk-aways, consents, ratifiers) asks for; below 0, it
    /// asks for less.
    pub fn asking(&self, more: Points) -> Game {
        let mut game = self.clone();
        for path in game.no_deal.iter_mut().flatten() {
            path.base += more;
        }
        let bodies = game.ratifiers.iter().map(|body| body.asking(more));
        game.ratifiers = bodies.collect();
        game
    }

    /// A party's no-deal value over the rounds; `None` if it states none.
    pub fn no_deal(&self, party: PartyId) -> Option<&NoDealPath> {
        self.no_deal[party.index()].as_ref()
    }

    /// A party's no-deal value in `round`.
    pub fn no_deal_at(&self, party: PartyId, round: u32) -> Option<Points> {
        self.no_deal(party).map(|path| path.at(round))
    }

    /// True if no walk-away value ever rises, so that a deal that passes in one round passes in every later one.
    pub fn only_softens(&self) -> bool {
        self.no_deal.iter().flatten().all(NoDealPath::never_rises)
    }

    /// The links, in file order; behind them those of views, which have the links of the party they are like.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The rules, in file order.
    pub fn rules(&self) -> &[RuleFrame] {
        &self.frame.rules
    }

    /// The ratifiers, in file order.
    pub fn ratifiers(&self) -> &[Ratifier] {
        &self.ratifiers
    }

    /// True if an option crosses a red line of this party.
    pub fn crosses(&self, party: PartyId, issue: IssueId, option: OptionId) -> bool {
        let never = &self.frame.parties[party.index()].never;
        never[self.frame.first_slot[issue.index()] + option.index()]
    }

    /// True if the deal crosses no red line of this party.
    pub fn inside_own_red_lines(&self, party: PartyId, deal: &[OptionId]) -> bool {
        self.issue_ids()
            .all(|issue| !self.crosses(party, issue, deal[issue.index()]))
    }
}
