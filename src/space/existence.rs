//! Is there a deal at all?

use super::walk::{Flow, Visitor, Walk};
use crate::game::{Deal, Game, Points, Within};
use crate::scenario::OptionId;

/// The lowest deal that passes the gates up to `within` in `round`, if there is one.
#[must_use]
pub fn witness(game: &Game, within: Within, round: u32) -> Option<Deal> {
    struct First(Option<Deal>);
    impl Visitor for First {
        fn deal(&mut self, deal: &[OptionId], _: &[Points]) -> Flow {
            self.0 = Some(Deal::new(deal));
            Flow::Break(())
        }
    }
    let mut first = First(None);
    Walk::within(game, within, round).visit(&mut first);
    first.0
}

/// Whether in some round 0…R some deal passes every gate.
#[must_use]
pub fn passes_in_some_round(game: &Game) -> bool {
    let last = game.frame().rounds;
    if game.only_softens() {
        // Walk-away values never rise, so what passes in any round passes in the last one.
        return witness(game, Within::All, last).is_some();
    }
    (0..=last).any(|round| witness(game, Within::All, round).is_some())
}
