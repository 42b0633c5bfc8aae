//! What levers, trust, shocks and commitments mean.

use crate::scenario::pressure::{Commitment, Lever, Shock, Trust, TrustPair};

use super::canon::{Canon, number};

impl Canon {
    pub(super) fn lever(&mut self, lever: &Lever) {
        let Lever {
            id,
            title: _,
            held_by,
            hits,
            costs,
            pulled,
        } = lever;
        self.line("lever", &[id, &held_by.0.to_string(), pulled.word()]);
        self.points("hits", hits);
        self.points("costs", costs);
    }

    pub(super) fn trust(&mut self, trust: &Trust) {
        let Trust {
            start,
            agreed_issue,
            shock,
            lever,
            pairs,
        } = trust;
        self.numbers("trust", &[*start, *agreed_issue, *shock, *lever]);
        for TrustPair { id, between, start } in pairs {
            let [one, other] = [between.0, between.1].map(|party| party.0.to_string());
            self.line("pair", &[id, &one, &other, &number(*start)]);
        }
    }

    pub(super) fn shock(&mut self, shock: &Shock) {
        let Shock {
            id,
            title: _,
            chance,
            no_deal,
            walk_out,
        } = shock;
        self.line("shock", &[id, &number(*chance), &number(*walk_out)]);
        self.points("no_deal", no_deal);
    }

    pub(super) fn commitment(&mut self, commitment: &Commitment) {
        let Commitment {
            id,
            title: _,
            party,
            position,
            cost,
        } = commitment;
        self.line("commitment", &[id, &party.0.to_string(), &number(*cost)]);
        self.condition("position", position);
    }
}
