//! The plane of two parties' worth without any moves: deals, their frontier, walk-aways, the ZOPA.

use super::cloud::{SAMPLE, some, worths};
use crate::account::{edge, few_enough, frontier};
use crate::charts::party::Named;
use crate::charts::plane::facts::{DanceAxis, DanceFacts, Dots, Drift};
use crate::game::{Deal, Game, Within};
use crate::scenario::{PartyId, Scenario};
use crate::space::{DealSet, Funnel, Walk};

/// A game in a round.
pub(in crate::charts) struct Land<'a> {
    pub(in crate::charts) scenario: &'a Scenario,
    pub(in crate::charts) game: &'a Game,
    /// The number of deals left in that round, gate by gate.
    pub(in crate::charts) then: &'a Funnel,
    pub(in crate::charts) round: u32,
}

impl Land<'_> {
    /// The facts that the dance shows before anybody moves.
    pub(in crate::charts) fn facts(&self, pair: [PartyId; 2]) -> DanceFacts {
        let game = self.game;
        let [x, y] = pair;
        let at = |deal: &Deal| {
            (
                game.real(game.worth(x, deal)),
                game.real(game.worth(y, deal)),
            )
        };
        let everyone: Vec<PartyId> = game.party_ids().collect();
        let inside = Walk::new(game, &pair, &everyone);
        let each = few_enough(self.then);
        let deals = |within: Within| -> Vec<(f64, f64)> {
            match within {
                Within::RedLines if each => worths(&inside, pair),
                _ if each => worths(&Walk::within(game, within, self.round), pair),
                _ => {
                    let some = some(game, self.then, self.round, within);
                    some.iter().map(at).collect()
                }
            }
        };
        let axis = |party: PartyId| {
            let no_deal = |round| game.real(game.no_deal_at(party, round).unwrap_or_default());
            DanceAxis {
                party: Named::of(game, party),
                walk_away: Drift {
                    day_one: no_deal(0),
                    now: no_deal(self.round),
                },
            }
        };
        let cloud = deals(Within::RedLines);
        let more = *self.then.deals(Within::RedLines).at_least() > cloud.len().into();
        DanceFacts {
            axes: pair.map(axis),
            round: self.round,
            cloud,
            dots: match each {
                false => Dots::Sample(SAMPLE),
                true if more => Dots::Cells,
                true => Dots::Each,
            },
            frontier: frontier(game, pair).unwrap_or_default().points,
            zopa: deals(Within::Zopa),
            zopa_edge: match DealSet::within(game, Within::Zopa, self.round) {
                Ok(zopa) if !each => edge(game, pair, &zopa).points,
                _ => Vec::new(),
            },
            passing_deals: self.then.passing().clone(),
            passing: deals(Within::All),
            asks: [Vec::new(), Vec::new()],
            drafts: None,
            solutions: Vec::new(),
            handshake: None,
            counts: Vec::new(),
            vetoes: self.vetoes(pair),
            rival: None,
        }
    }

    /// The parties and bodies other than these two that can say no.
    fn vetoes(&self, pair: [PartyId; 2]) -> Vec<String> {
        let game = self.game;
        let others = game.party_ids().filter(|party| !pair.contains(party));
        let mut vetoes: Vec<String> = others
            .filter_map(|party| {
                let what = match game.consent_stage(party)? {
                    Within::Zopa => "signs",
                    _ => "consents",
                };
                Some(format!("{} ({what})", game.frame().party_name(party)))
            })
            .collect();
        let bodies = self.scenario.ratifiers.iter();
        vetoes.extend(bodies.map(|body| format!("{} (ratifies)", body.title)));
        vetoes
    }
}
