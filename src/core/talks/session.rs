//! The interface of a protocol during the talks.

use super::agenda::Scope;
use super::surroundings::Moment;
use super::trace::Witness;
use crate::game::Deal;

/// The result of a round of a protocol.
pub(super) enum Step {
    /// The talks go on.
    Open,
    /// All whose consent is needed have accepted this deal, or this item of it.
    Agreed(Deal),
    /// The protocol has nothing more to offer.
    Impasse,
}

/// A protocol during the talks, played one round at a time.
pub(super) trait Session {
    /// Plays a round.
    fn round(&mut self, moment: &Moment<'_>, witness: &mut dyn Witness) -> Step;

    /// Limits the talks to this from now on.
    fn limit(&mut self, scope: &Scope);
}
