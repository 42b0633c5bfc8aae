//! A game as one party believes it to be.

use super::opponent::Guess;
use crate::game::Game;
use crate::scenario::PartyId;
use std::borrow::Cow;

/// The game with the guessed preferences of the others in place of their true ones.
pub(super) fn guessed<'g>(game: &'g Game, guesses: &[(PartyId, Guess)]) -> Cow<'g, Game> {
    let mut seen = Cow::Borrowed(game);
    for (other, guess) in guesses {
        seen = Cow::Owned(seen.wanting(*other, &guess.payoffs(game.unit())));
    }
    seen
}
