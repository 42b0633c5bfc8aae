//! The facts of the worth chart: what the deal is worth to everybody.

use crate::account::Account;
use crate::charts::party::Named;
use crate::concessions::words::up_to;

/// The facts of the worth chart: what the deal is worth to everybody.
#[derive(Debug, Clone, PartialEq)]
pub struct WorthFacts {
    /// The name of the deal: `Agreed deal, week 9`; `None` if there is no deal on the table.
    pub text: Option<String>,
    /// The round of the walk-aways.
    pub round: u32,
    /// All parties with a worth.
    pub parties: Vec<PartyWorth>,
}

/// The worth of the deal to a party.
#[derive(Debug, Clone, PartialEq)]
pub struct PartyWorth {
    /// The party.
    pub party: Named,
    /// Its role: `signatory`.
    pub role: String,
    /// The worth of no deal to it in that round; `None` if the file gives none.
    pub no_deal: Option<f64>,
    /// The worth of the deal to it; `None` if there is no deal.
    pub worth: Option<f64>,
    /// The ratifiers that judge by its worth and that the deal concerns.
    pub ratifiers: Vec<Threshold>,
}

/// The threshold of a ratifier.
#[derive(Debug, Clone, PartialEq)]
pub struct Threshold {
    /// The display name of the ratifier.
    pub name: String,
    /// The worth to its party from which it says yes.
    pub needs: f64,
    /// The same as people read it: rounded up, so that what is shown is enough.
    pub told: String,
}

pub(super) fn worth(account: &Account<'_>) -> WorthFacts {
    let (game, scenario) = (&account.game, account.scenario);
    let unit = &scenario.time.unit;
    let text = account.text.as_ref();
    let parties = game.party_ids().map(|party| {
        let bodies = game.ratifiers().iter().zip(&scenario.ratifiers);
        let concerned = bodies.filter(|(body, _)| {
            body.need().is_some()
                && body.party == party
                && text.is_some_and(|text| body.only_if.holds(text))
        });
        PartyWorth {
            party: Named::of(&account.game, party),
            role: game.role(party).word().to_owned(),
            no_deal: game.no_deal_at(party, account.round).map(|n| game.real(n)),
            worth: text.map(|text| game.real(game.worth(party, text))),
            ratifiers: concerned
                .map(|(body, written)| Threshold {
                    name: written.title.clone(),
                    needs: game.real(body.threshold),
                    told: up_to(game, body.threshold),
                })
                .collect(),
        }
    });
    WorthFacts {
        text: text.map(|_| match account.settlement.handshake() {
            Some((_, round)) => format!("Agreed deal, {unit} {round}"),
            None => format!("Last deal on the table, {unit} {}", account.round),
        }),
        round: account.round,
        parties: parties.collect(),
    }
}
