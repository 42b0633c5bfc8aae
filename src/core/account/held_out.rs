//! Who stood in the way of the last deal, in words.

use super::Account;
use crate::game::Gate;
use crate::talks::Answer;

/// The sentence for a last deal to which nobody would have said no.
pub const TOO_LATE: &str =
    "the last deal passes every gate, but the talks ended before all had answered it";

impl Account<'_> {
    /// Who is behind each of these gates, and why the deal fails it.
    pub fn told_gates(&self, gates: impl Iterator<Item = Gate>) -> Vec<(&str, String)> {
        let text = self.text.iter();
        let told = |gate| {
            text.clone()
                .map(move |text| (self.who(gate), self.why(gate, text)))
        };
        gates.flat_map(told).collect()
    }

    /// Who held out for how much more than is offered by a last deal that passes every gate, one clause each.
    pub fn held_out(&self) -> Vec<String> {
        if self.came_too_late() || !self.in_the_way.is_empty() {
            return Vec::new();
        }
        let refused = self.refused_by().into_iter();
        let told = refused.filter_map(|(party, answer)| match answer {
            Answer::TooLittle { short } => Some(format!(
                "{} asked for {:.1} points more than the last deal on the table gives",
                self.frame().party_name(party),
                self.game.show(short)
            )),
            _ => None,
        });
        told.collect()
    }

    /// The deal that is described, and the round: "agreed deal, week 9".
    pub fn told_text(&self) -> String {
        let unit = &self.scenario.time.unit;
        match self.settlement.handshake() {
            Some((_, round)) => format!("agreed deal, {unit} {round}"),
            None => format!("last deal on the table, {unit} {}", self.round),
        }
    }
}
