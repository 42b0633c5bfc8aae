//! A quota that binds: those whom it outvotes must live with the deal.
//!
//! **Formula.** A quota of q of n signatories that binds lets a text pass the walk-aways if at most n − q signatories would
//! rather have no deal, and nobody with a veto among them. Red lines are kept whoever is outvoted.
//! **Parameters.** `quota` and `binds` of `talks.protocol.alternating-offers`, `party.X.veto`. **Assumes** that those who are
//! outvoted cannot leave.
//! **Source.** Qualified majorities with vetoes are simple games: J. von Neumann & O. Morgenstern (1944), *Theory of Games
//! and Economic Behavior*, Princeton University Press, chapter X.

use crate::game::{About, Game, NoDealPath, Parameter, Points};
use crate::scenario::{PartyId, Role};
use crate::sources::{NEUMANN_1944, Source};

/// The fact sheet.
pub(in crate::game) static ABOUT: About = About {
    name: "binding-quota",
    title: "A quota that binds, and vetoes",
    sentence: "Enough signatories agree for all: those who are outvoted must live with the deal.",
    formula: "passes the walk-aways if at most n - quota of the n signatories would rather have no deal, and none of those \
              with a veto",
    parameters: &[
        Parameter {
            name: "quota",
            unit: "signatories",
            range: "2 to all",
            default: "all",
        },
        Parameter {
            name: "binds",
            unit: "true or false",
            range: "",
            default: "false: every walk-away stays a gate",
        },
        Parameter {
            name: "party.X.veto",
            unit: "true or false",
            range: "signatories",
            default: "false",
        },
    ],
    assumptions: "Those who are outvoted cannot leave. Red lines are kept whoever is outvoted: give a low score to what may \
                  be imposed. Solutions still give every player at least what it has without a deal.",
    sources: &[Source::Of(&NEUMANN_1944)],
    example: "norland",
};

/// Who can be outvoted, and how many of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outvoting {
    /// The signatories without a veto, in file order.
    pub parties: Vec<PartyId>,
    /// The most of them who may refuse a text that passes all the same; at least 1.
    pub spare: usize,
}

impl Outvoting {
    /// Of a quota of signatories that binds; `None` where it leaves nobody out.
    pub(in crate::game) fn of(signatories: &[(PartyId, bool)], quota: usize) -> Option<Self> {
        let open = signatories.iter().filter(|(_, veto)| !veto);
        let parties: Vec<PartyId> = open.map(|(party, _)| *party).collect();
        let spare = signatories.len().saturating_sub(quota).min(parties.len());
        (spare > 0).then_some(Outvoting { parties, spare })
    }
}

impl Game {
    /// Who can be outvoted; `None` where every signatory's walk-away is a gate of its own.
    #[must_use]
    pub fn outvoting(&self) -> Option<&Outvoting> {
        self.frame.outvoting.as_ref()
    }

    /// Whether a deal may be imposed on this party.
    #[must_use]
    pub fn can_be_outvoted(&self, party: PartyId) -> bool {
        self.outvoting()
            .is_some_and(|outvoting| outvoting.parties.contains(&party))
    }

    /// Whether so few of those who can be outvoted would rather have no deal in `round` that it binds them all the same.
    #[must_use]
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

    /// The same game with a signatory whom no deal satisfies: it asks for a hair more than the sum of its best options and links.
    #[must_use]
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

    /// The same game with a party that any deal suits: it neither walks away nor refuses its consent, and has no use for its veto
    /// in a body. What passes here is what passes if its no deal is bad enough.
    #[must_use]
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
