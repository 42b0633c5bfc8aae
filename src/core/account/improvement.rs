//! What those who shook hands could have had instead, in words.

use super::efficiency::{BetterDeal, Efficiency};
use super::{Account, and_list, when};
use crate::game::{Game, Points};

impl Account<'_> {
    /// The deal that those who shook hands could have had instead, if one is known.
    pub fn improvement(&self) -> Option<&BetterDeal> {
        match self.efficiency.as_ref()? {
            Efficiency::Improvable(improvement) => Some(improvement),
            Efficiency::Efficient | Efficiency::Unknown => None,
        }
    }

    /// "both could have had more", "all could have had more", "Ann could have had more at no cost to Ben".
    pub fn could_have_had_more(&self) -> Option<String> {
        let increases = &self.improvement()?.increases;
        let named = |gains: bool| -> Vec<&str> {
            let some = increases.iter();
            let some = some.filter(|(_, more)| (*more > Points::ZERO) == gains);
            some.map(|&(party, _)| self.game.frame().party_name(party))
                .collect()
        };
        let (gain, same) = (named(true), named(false));
        Some(match (same.as_slice(), gain.len()) {
            ([], 2) => "both could have had more".to_owned(),
            ([], many) if many > 2 => "all could have had more".to_owned(),
            ([], _) => format!("{} could have had more", and_list(&gain)),
            ([one], _) => format!(
                "{} could have had more at no cost to {one}",
                and_list(&gain)
            ),
            _ => format!(
                "{} could have had more at no cost to the others who sign",
                and_list(&gain)
            ),
        })
    }

    /// The same with the deal that achieves it, its worth to each signatory and the gates that it passes.
    pub fn told_improvement(&self) -> Option<String> {
        let improvement = self.improvement()?;
        let (agreed, round) = self.settlement.handshake()?;
        let frame = self.game.frame();
        let pairs = frame
            .read_terms(agreed)
            .zip(frame.read_terms(&improvement.deal));
        let changes: Vec<String> = pairs
            .filter(|((_, old), (_, new))| old != new)
            .map(|((issue, old), (_, new))| format!("{} {old} → {new}", issue.id))
            .collect();
        let worth: Vec<String> = improvement
            .increases
            .iter()
            .map(|&(party, more)| {
                let worth = self.game.worth(party, &improvement.deal);
                let by = match more {
                    Points::ZERO => "as before".to_owned(),
                    more => increase(&self.game, more),
                };
                let worth = self.game.show(worth);
                (frame.party_name(party), format!("{worth:.1} ({by})"))
            })
            .enumerate()
            .map(|(n, (name, gets))| match n {
                0 => format!("{name} would get {gets}"),
                _ => format!("{name} {gets}"),
            })
            .collect();
        let now = when(&self.scenario.time.unit, round);
        Some(format!(
            "{}: with {}: {}; this deal passes every gate {now}",
            self.could_have_had_more()?,
            changes.join(", "),
            and_list(&worth)
        ))
    }
}

/// An increase with its sign and as many decimals as it takes to see it.
pub fn increase(game: &Game, more: Points) -> String {
    let digits = if game.real(more).abs() < 0.05 { 3 } else { 1 };
    format!("{:+.digits$}", game.show(more))
}
