//! The paths of levers, trust, shocks and commitments.

use crate::scenario::ids::PartyId;
use crate::scenario::model::Scenario;

use super::list::{Listing, party_id};

impl Listing {
    pub(super) fn pressure(&mut self, scenario: &Scenario) {
        for lever in &scenario.levers {
            let path = format!("lever.{}", lever.id);
            self.name(
                &format!("{path}.held_by"),
                party_id(scenario, lever.held_by),
            );
            self.points(&format!("{path}.hits"), scenario, &lever.hits);
            self.points(&format!("{path}.costs"), scenario, &lever.costs);
            self.name(&format!("{path}.use"), lever.pulled.word());
        }
        if let Some(trust) = &scenario.trust {
            self.number("trust.start", trust.start);
            self.number("trust.agreed_issue", trust.agreed_issue);
            self.number("trust.shock", trust.shock);
            self.number("trust.lever", trust.lever);
            for pair in &trust.pairs {
                self.number(&format!("trust.pair.{}.start", pair.id), pair.start);
            }
        }
        for shock in &scenario.shocks {
            let path = format!("shock.{}", shock.id);
            self.number(&format!("{path}.chance"), shock.chance);
            self.points(&format!("{path}.effect.no_deal"), scenario, &shock.no_deal);
            self.number(&format!("{path}.effect.walk_out"), shock.walk_out);
        }
        for commitment in &scenario.commitments {
            let path = format!("commitment.{}", commitment.id);
            self.name(
                &format!("{path}.party"),
                party_id(scenario, commitment.party),
            );
            self.number(&format!("{path}.cost"), commitment.cost);
        }
    }

    fn points(&mut self, path: &str, scenario: &Scenario, points: &[(PartyId, f64)]) {
        for (party, points) in points {
            self.number(&format!("{path}.{}", party_id(scenario, *party)), *points);
        }
    }
}
