//! Gates: the reasons why a deal can fail, each with a name.

mod imposed;
mod members;
mod outvoting;
mod ratifier;

pub use members::{Members, Vote, Voter};
pub(super) use outvoting::ABOUT as ABOUT_OUTVOTING;
pub use outvoting::Outvoting;
pub(super) use ratifier::ABOUT as ABOUT_RATIFIER;
pub use ratifier::{Ratifier, Votes};

use super::{Frame, Game, Points};
use crate::scenario::{IssueId, OptionId, PartyId, Role, words};
use std::sync::Arc;

/// One reason why a deal can fail. Gates are ordered: rules, red lines, walk-aways, consents, ratifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gate {
    /// The deal breaks a rule: it cannot exist.
    Rule(RuleId),
    /// The deal crosses a red line of this party on this issue: judged in [`Game::failures`]. In the talks, a signatory neither
    /// offers nor accepts such a deal (`talks::speaker`); searches leave the option out (`space::layout`, [`Walk`]).
    ///
    /// [`Walk`]: crate::space::Walk
    RedLine(PartyId, IssueId),
    /// A signatory would rather have no deal.
    WalkAway(PartyId),
    /// A guarantor, or a mediator that states a no-deal value, would rather have no deal.
    Consent(PartyId),
    /// A ratifier votes the deal down.
    Ratifier(RatifierId),
}

/// The number of a rule, in file order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub u16);

/// The number of a ratifier, in file order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RatifierId(pub u16);

words! {
    /// The gates that count, in order: from the widest to the narrowest set of deals.
    #[derive(PartialOrd, Ord, Hash)]
    pub enum Within {
        Anything = "anything": "Rules only: every deal that can exist.",
        RedLines = "red-lines": "And nobody's red line is crossed.",
        Zopa = "zopa": "And no signatory prefers to walk away: the zone of possible agreement.",
        Consents = "consents": "And those whose consent is needed give it.",
        All = "all": "And every ratifier concerned would pass it.",
    }
}

impl Gate {
    /// The word for its kind in results.
    pub fn word(self) -> &'static str {
        match self {
            Gate::Rule(_) => "rule",
            Gate::RedLine(..) => "red-line",
            Gate::WalkAway(_) => "walk-away",
            Gate::Consent(_) => "consent",
            Gate::Ratifier(_) => "ratifier",
        }
    }

    /// The holder of the gate, for people: a party, a ratifier, or the id of a rule.
    pub fn holder(self, frame: &Frame) -> &str {
        match self {
            Gate::Rule(rule) => &frame.rules[usize::from(rule.0)].id,
            Gate::RedLine(party, _) | Gate::WalkAway(party) | Gate::Consent(party) => {
                frame.party_name(party)
            }
            Gate::Ratifier(body) => &frame.ratifiers[usize::from(body.0)],
        }
    }

    /// The narrowest set of deals that ignores this gate and all after it.
    pub fn stage(self) -> Within {
        match self {
            Gate::Rule(_) => Within::Anything,
            Gate::RedLine(..) => Within::RedLines,
            Gate::WalkAway(_) => Within::Zopa,
            Gate::Consent(_) => Within::Consents,
            Gate::Ratifier(_) => Within::All,
        }
    }
}

impl Game {
    /// The least that each party must get in `round` for the gates up to `within`, apart from ratifiers that concern only
    /// some deals and the votes of members that must be counted. One entry per party, and one per view behind them:
    /// [`Points::LOWEST`] where nothing is asked, and for signatories who can be outvoted,
    /// whose joint requirement is in [`Game::outvoting`].
    pub fn floors(&self, within: Within, round: u32) -> Vec<Points> {
        let mut floors: Vec<Points> = self
            .lane_ids()
            .map(|p| match self.consent_stage(p) {
                Some(stage) if stage <= within && !self.can_be_outvoted(p) => {
                    self.no_deal_at(p, round).unwrap_or(Points::LOWEST)
                }
                _ => Points::LOWEST,
            })
            .collect();
        if within == Within::All {
            for body in self
                .ratifiers()
                .iter()
                .filter(|body| body.only_if.is_empty())
            {
                for (party, need) in self.needs_of(body, round) {
                    let floor = &mut floors[party.index()];
                    *floor = need.max(*floor);
                }
            }
        }
        floors
    }

    /// The requirements of a ratifier where it is concerned: its threshold, and the no-deal value of each party with a veto
    /// in it. Where members must be counted ([`Ratifier::counted`]), what those with a veto need: the others decide besides.
    pub fn needs_of<'b>(
        &'b self,
        body: &'b Ratifier,
        round: u32,
    ) -> impl Iterator<Item = (PartyId, Points)> + 'b {
        let vetoes = body.veto.iter();
        let vetoes = vetoes.filter_map(move |&p| Some((p, self.no_deal_at(p, round)?)));
        let counted = body.counted().into_iter().flat_map(Members::vetoes);
        let one = body.need();
        one.into_iter().chain(counted).chain(vetoes)
    }

    /// True if a ratifier that is concerned passes a deal of this worth in `round`.
    pub fn body_passes(
        &self,
        body: &Ratifier,
        worth: impl Fn(PartyId) -> Points,
        round: u32,
    ) -> bool {
        self.needs_of(body, round)
            .all(|(party, need)| worth(party) >= need)
            && body.counted().is_none_or(|members| members.pass(worth))
    }

    /// The stage at which a party's walk-away value counts: walk-aways for signatories, consents for guarantors and for
    /// mediators with a no-deal value, never for observers.
    pub fn consent_stage(&self, party: PartyId) -> Option<Within> {
        if party.index() >= self.frame.parties.len() {
            return None;
        }
        self.no_deal(party)?;
        if self.waived.contains(&party) {
            return None;
        }
        match self.role(party) {
            Role::Signatory => Some(Within::Zopa),
            Role::Guarantor | Role::Mediator => Some(Within::Consents),
            Role::Observer => None,
        }
    }

    /// True if the ratifiers that a deal concerns pass it.
    pub fn ratifiers_pass(
        &self,
        deal: &[OptionId],
        worth: impl Fn(PartyId) -> Points,
        round: u32,
    ) -> bool {
        let mut concerned = self
            .ratifiers()
            .iter()
            .filter(|body| body.only_if.holds(deal));
        concerned.all(|body| self.body_passes(body, &worth, round))
    }

    /// The parties with a veto in a ratifier that are better off without the deal in `round`.
    pub fn vetoed<'b>(
        &'b self,
        body: &'b Ratifier,
        deal: &'b [OptionId],
        round: u32,
    ) -> impl Iterator<Item = PartyId> + 'b {
        let refuses = move |party: &PartyId| {
            let floor = self.no_deal_at(*party, round);
            floor.is_some_and(|floor| self.worth(*party, deal) < floor)
        };
        body.veto.iter().copied().filter(refuses)
    }

    /// Every gate up to `within` that the deal fails in `round`, in the order of gates.
    pub fn failures(&self, deal: &[OptionId], within: Within, round: u32) -> Vec<Gate> {
        let mut failed = Vec::new();
        let rules = self
            .rules()
            .iter()
            .enumerate()
            .filter(|(_, rule)| !rule.allows(deal));
        failed.extend(rules.map(|(n, _)| Gate::Rule(RuleId(n as u16))));
        for party in self.party_ids() {
            let crossed = self
                .issue_ids()
                .filter(|&i| self.crosses(party, i, deal[i.index()]));
            failed.extend(crossed.map(|issue| Gate::RedLine(party, issue)));
        }
        let worth = |party| self.worth(party, deal);
        let imposed = self.can_impose(worth, round);
        for party in self.party_ids() {
            if imposed && self.can_be_outvoted(party) {
                continue;
            }
            let refused = self
                .no_deal_at(party, round)
                .is_some_and(|floor| worth(party) < floor);
            match self.consent_stage(party) {
                Some(Within::Zopa) if refused => failed.push(Gate::WalkAway(party)),
                Some(Within::Consents) if refused => failed.push(Gate::Consent(party)),
                _ => {}
            }
        }
        for (n, body) in self.ratifiers().iter().enumerate() {
            if body.only_if.holds(deal) && !self.body_passes(body, worth, round) {
                failed.push(Gate::Ratifier(RatifierId(n as u16)));
            }
        }
        failed.retain(|gate| gate.stage() <= within);
        failed.sort_unstable();
        failed
    }

    /// Every gate of the game, in their order.
    pub fn gates(&self) -> Vec<Gate> {
        let rules = (0..self.rules().len()).map(|n| Gate::Rule(RuleId(n as u16)));
        let mut gates: Vec<Gate> = rules.collect();
        for party in self.party_ids() {
            let lines = self
                .issue_ids()
                .filter(|&i| self.option_ids(i).any(|o| self.crosses(party, i, o)));
            gates.extend(lines.map(|issue| Gate::RedLine(party, issue)));
        }
        for party in self.party_ids() {
            match self.consent_stage(party) {
                Some(Within::Zopa) => gates.push(Gate::WalkAway(party)),
                Some(Within::Consents) => gates.push(Gate::Consent(party)),
                _ => {}
            }
        }
        let bodies = (0..self.ratifiers().len()).map(|n| Gate::Ratifier(RatifierId(n as u16)));
        gates.extend(bodies);
        gates.sort_unstable();
        gates
    }

    /// The same game without some of its gates, see [`Game::without`].
    pub fn without_all(&self, gates: &[Gate]) -> Game {
        let mut gates = gates.to_vec();
        gates.sort_unstable();
        gates.dedup();
        // From the last one backwards, because rules and ratifiers after a removed one move up.
        let last_first = gates.iter().rev();
        last_first.fold(self.clone(), |game, &gate| game.without(gate))
    }

    /// The requirement of a gate: whose worth, and the least it must be in `round`. `None` for rules and red lines, which
    /// are not about worth, and for a ratifier that asks several: parties with a veto, or members who differ.
    pub fn need(&self, gate: Gate, round: u32) -> Option<(PartyId, Points)> {
        match gate {
            Gate::Rule(_) | Gate::RedLine(..) => None,
            Gate::WalkAway(party) | Gate::Consent(party) => {
                Some((party, self.no_deal_at(party, round)?))
            }
            Gate::Ratifier(body) => {
                let body = &self.ratifiers()[usize::from(body.0)];
                body.need().filter(|_| body.veto.is_empty())
            }
        }
    }

    /// The same game without one of its gates: without a rule, without the red lines of a party on an issue, with a party
    /// that never walks away or refuses its consent, or without a ratifier. Rules and ratifiers after it move up.
    pub fn without(&self, gate: Gate) -> Game {
        let mut game = self.clone();
        match gate {
            Gate::Rule(rule) => {
                let frame = Arc::make_mut(&mut game.frame);
                frame.rules.remove(usize::from(rule.0));
            }
            Gate::RedLine(party, issue) => {
                let frame = Arc::make_mut(&mut game.frame);
                let first = frame.first_slot[issue.index()];
                let size = usize::from(frame.sizes[issue.index()]);
                frame.parties[party.index()].never[first..first + size].fill(false);
            }
            Gate::WalkAway(party) | Gate::Consent(party) => game.waived.push(party),
            Gate::Ratifier(body) => {
                let mut left = game.ratifiers.to_vec();
                left.remove(usize::from(body.0));
                game.ratifiers = left.into();
                let frame = Arc::make_mut(&mut game.frame);
                frame.ratifiers.remove(usize::from(body.0));
            }
        }
        game
    }

    /// The exact chance that every ratifier concerned passes the deal, if members vote independently; 1 if none is
    /// concerned, 0 if a party with a veto in one of them is better off without a deal in `round`.
    pub fn ratified_chance(&self, deal: &[OptionId], round: u32) -> f64 {
        let concerned = self
            .ratifiers()
            .iter()
            .filter(|body| body.only_if.holds(deal));
        concerned
            .map(|body| match self.vetoed(body, deal, round).next() {
                Some(_) => 0.0,
                None => self.body_chance(body, |party| self.worth(party, deal)),
            })
            .product()
    }

    /// The exact chance, 0-1, that a ratifier passes a deal of this worth, if its members vote independently and nobody in it
    /// uses a veto.
    pub fn body_chance(&self, body: &Ratifier, worth: impl Fn(PartyId) -> Points) -> f64 {
        match &body.members {
            Some(members) => members.chance(worth, body.unit),
            None => body.chance(worth(body.party)),
        }
    }

    /// The expected number of yes votes of a ratifier on a deal.
    pub fn expected_yes(&self, body: &Ratifier, deal: &[OptionId]) -> f64 {
        let worth = |party| self.worth(party, deal);
        match &body.members {
            Some(members) => members.expected_yes(worth, body.unit),
            None => body.expected_yes(worth(body.party)),
        }
    }

    /// The same game with another number of votes needed in a ratifier.
    pub fn with_quota(&self, body: RatifierId, yes: u32) -> Game {
        let mut game = self.clone();
        let mut bodies = game.ratifiers.to_vec();
        let body = &mut bodies[usize::from(body.0)];
        body.votes.yes = yes;
        if body.counted().is_none() {
            body.threshold = body.threshold_with(yes);
        }
        body.members = body.members.take().map(|m| m.with_quota(yes.into()));
        game.ratifiers = bodies.into();
        game
    }
}
