//! A protocol under way, whichever it is.

use super::agenda::Scope;
use super::surroundings::Moment;
use super::trace::Witness;
use crate::game::Deal;

/// What a round of a protocol came to.
pub(super) enum Step {
    /// The talks go on.
    Open,
    /// All who must have accepted this text, or this item of it.
    Agreed(Deal),
    /// The protocol has nothing more to offer.
    Impasse,
}

/// A protocol under way: one round at a time.
pub(super) trait Session {
    /// Plays a round.
    fn round(&mut self, moment: &Moment<'_>, witness: &mut dyn Witness) -> Step;

    /// From now on the talks are about this.
    fn limit(&mut self, scope: &Scope);
}
