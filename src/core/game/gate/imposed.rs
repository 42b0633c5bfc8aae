//! Deals imposed on those who are outvoted, and games in which a party refuses everything or accepts anything.

use super::outvoting::Outvoting;
use crate::game::{Game, NoDealPath, Points};
use crate::scenario::{PartyId, Role};

impl Game {
    /// The signatories who can be outvoted; `None` if every signatory's walk-away is a gate of its own.
    pub fn outvoting(&self) -> Option<&Outvoting> {
        self.frame.outvoting.as_ref()
    }

    /// True if a deal may be imposed on this party.
    pub fn can_be_outvoted(&self, party: PartyId) -> bool {
        self.outvoting()
            .is_some_and(|outvoting| outvoting.parties.contains(&party))
    }

    /// True if so few of those who can be outvoted would rather have no deal in `round` that they are bound all the same.
    pub fn can_impose(&self, worth: impl Fn(PartyId) -> Points, round: u32) -> bool {
        let Some(outvoting) = self.outvoting() else {
            return false;
        };
        let refuses = |party: &&PartyId| {
            let asked = self.consent_stage(**party).is_some();
            let floor = self.no_deal_at(**party, round).filter(|_| asked);
            floor.is_some_and(|floor| worth(**party) < floor)
        };
        outvoting.parties.iter().filter(refuses).count() <= outvoting.spare
    }

    /// The same game with a signatory that no deal satisfies: it asks for slightly more than the sum of its best options
    /// and links.
    pub fn refusing(&self, party: PartyId) -> Game {
        let mut game = self.clone();
        if self.role(party) == Role::Signatory {
            let best = |issue| self.payoffs(party, issue).iter().max().copied();
            let options: Points = self.issue_ids().filter_map(best).sum();
            let own = self.links().iter().filter(|link| link.party == party);
            let links: Points = own.map(|link| link.change.max(Points::ZERO)).sum();
            let never = NoDealPath::new(options + links + Points(1), Points::ZERO);
            game.no_deal[party.index()] = Some(never);
        }
        game
    }

    /// The same game with a party that any deal suits: it neither walks away nor refuses its consent, and does not use its
    /// veto in a ratifier. Deals that pass here are those that pass if its no-deal value is low enough.
    pub fn suiting(&self, party: PartyId) -> Game {
        let mut game = self.clone();
        game.waived.push(party);
        let mut bodies = game.ratifiers.to_vec();
        for body in &mut bodies {
            body.veto.retain(|&holder| holder != party);
        }
        game.ratifiers = bodies.into();
        game
    }
}
