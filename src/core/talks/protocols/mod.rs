//! Who may say what, when: one protocol per file.
//!
//! To add one: see `scenario/protocol.rs`; here a file with its fact sheet and its [`Session`], and its line in the table.

pub mod alternating_offers;
mod drafting;
pub mod klein;
pub mod simultaneous;
pub mod single_text;
pub mod take_it_or_leave_it;

use super::plan::Plan;
use super::session::Session;
use super::speaker::Speaker;
use crate::draws::Luck;
use crate::game::{About, Game};
use crate::scenario::{PartyId, Protocol};

/// Generates the list of fact sheets and the function that begins a session of each protocol.
macro_rules! protocols {
    (($plan:ident, $game:ident, $luck:ident) $($protocol:pat => $begin:expr, $sheet:expr;)+) => {
        /// The fact sheets of every protocol that a scenario file can name.
        pub static PROTOCOLS: &[&About] = &[$(&$sheet),+];

        /// Begins the talks of a plan, before round 1.
        pub(super) fn begin<'g>($plan: &'g Plan, $game: &'g Game, $luck: Luck) -> Box<dyn Session + 'g> {
            match &$plan.protocol {
                $($protocol => Box::new($begin),)+
            }
        }
    };
}

// The protocol of a scenario file, how a session begins, and the fact sheet.
protocols! {
    (plan, game, luck)
    Protocol::AlternatingOffers { quota, .. } => {
        let veto = |party: PartyId| game.frame().parties[party.index()].veto;
        alternating_offers::Table::new(speakers(plan, game, luck), *quota, veto)
    }, alternating_offers::ABOUT;
    Protocol::Simultaneous => simultaneous::Table::new(speakers(plan, game, luck)), simultaneous::ABOUT;
    Protocol::TakeItOrLeaveIt =>
        take_it_or_leave_it::Table::new(game, speakers(plan, game, luck)), take_it_or_leave_it::ABOUT;
    Protocol::SingleText { mediator, own_wishes } =>
        single_text::Table::new(game, speakers(plan, game, luck), *mediator, *own_wishes, plan), single_text::ABOUT;
    Protocol::Klein { changes, temperature, voters } =>
        klein::Table::new(game, plan, luck, (*changes, *temperature, voters)), klein::ABOUT;
}

fn speakers<'g>(plan: &Plan, game: &'g Game, luck: Luck) -> Vec<Speaker<'g>> {
    let people = plan.speakers.iter();
    people
        .map(|person| Speaker::new(game, plan, person, luck))
        .collect()
}
