//! Post-settlement settlement: a deal that all who signed one could sign instead, each at least as well off.
//!
//! **Formula.** argmax, in leximin order, of the increases `uᵢ(d) − uᵢ(agreed)` over deals `d` of the arena that give
//! no player less than the agreed one: the smallest increase is raised as far as possible, then the next, and so on.
//! **Units.** points (0-100), so it *does* change when one party's scores are rescaled; whether there is a better deal
//! at all does not.
//! **Ties.** the lowest deal.
//! **Deviates** from Raiffa, who leaves it to the parties which of the better deals they take.
//! **Source.** H. Raiffa (1985), "Post-settlement settlements", *Negotiation Journal* 1(1), 9-12.
//! doi:10.1111/j.1571-9979.1985.tb00286.x; H. Raiffa (1982), *The Art and Science of Negotiation*, Harvard University
//! Press, on joint gains. ISBN 978-0-674-04813-3

use super::leximin::Leximin;
use super::{Arena, NoSolution};
use crate::game::{About, Deal, Points};
use crate::sources::{Citation, RAIFFA_1985};

/// The fact sheet of [`PostSettlement`].
pub static POST_SETTLEMENT: About = About {
    name: "post-settlement",
    title: "Post-settlement settlement",
    sentence: "The deal that all who agreed on another one could sign instead, each at least as well off.",
    formula: "argmax in leximin order of the increases worth(deal) - worth(agreed deal), none below 0",
    parameters: &[],
    assumptions: "The agreed deal stands if nothing better is found. Which of the better deals is taken compares points \
                  between parties; whether there is one does not.",
    sources: &[Citation::Of(&RAIFFA_1985)],
    example: "logrolling",
};

/// A deal better than an agreed one for some players and worse for none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostSettlement {
    /// The deal.
    pub deal: Deal,
    /// The increase for each player, in the order of the arena's players; none below 0, at least one above.
    pub increases: Vec<Points>,
    /// True if no other deal of the arena raises the worst-off more; otherwise the search was stopped, and this is the best
    /// found.
    pub proved: bool,
}

impl PostSettlement {
    /// The best that the players of an arena could have signed instead of a deal; `None` if no deal of the arena is better
    /// for one of them and worse for none.
    ///
    /// # Errors
    /// [`NoSolution::Undecided`] if the search was stopped before it found one, [`NoSolution::Entangled`] if links and rules
    /// tie too many issues together.
    pub fn of(arena: &Arena<'_>, agreed: &Deal) -> Result<Option<Self>, NoSolution> {
        let players = &arena.players;
        let worth = |deal: &Deal| -> Vec<Points> {
            let each = players.iter().map(|&p| arena.game.worth(p, deal));
            each.collect()
        };
        let before = worth(agreed);
        let mut deals = arena.deals()?;
        for (&player, &floor) in players.iter().zip(&before) {
            deals.raise(player, floor);
        }
        let increase = Leximin {
            players: players.clone(),
            wholes: vec![1; players.len()],
            reservation: before.clone(),
            unit: arena.game.real(Points(1)),
        };
        let chosen = match arena.choose(&deals, &increase) {
            Ok(chosen) => chosen,
            // The agreed deal itself fails a gate of the arena, and no deal in the arena is as good for all.
            Err(NoSolution::Empty) => return Ok(None),
            Err(other) => return Err(other),
        };
        let deal = chosen.deals[0].clone();
        let after = worth(&deal);
        let increases: Vec<Points> = after.iter().zip(&before).map(|(&a, &b)| a - b).collect();
        let proved = chosen.at_most.is_none();
        match increases.iter().any(|&more| more > Points::ZERO) {
            true => Ok(Some(PostSettlement {
                deal,
                increases,
                proved,
            })),
            false if proved => Ok(None),
            false => Err(NoSolution::Undecided),
        }
    }
}
