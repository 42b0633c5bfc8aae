//! Random: a zero-intelligence trader that keeps within its budget.
//!
//! **Deviates** from the source in drawing the ask, not the offer, because there are several issues.

use super::concede::{Ask, Concede, Now};
use crate::draws::{Luck, PathKey, Purpose};
use crate::game::About;
use crate::sources::{Citation, GODE_1993};

/// The fact sheet.
pub static ABOUT: About = About {
    name: "random",
    title: "Random",
    sentence: "Asks for a share of its gain that is drawn anew each round, and never for less than no deal.",
    formula: "aspiration = no_deal + u * (best - no_deal), u uniform in 0-1",
    parameters: &[super::parameters::OFFER, super::parameters::ACCEPT],
    assumptions: "Draws are keyed by seed, run, party and round. The deadline changes nothing, though deadline pressure lowers what \
                  it asks for above no deal. A baseline: whoever does no better is no better than chance.",
    sources: &[Citation::Of(&GODE_1993)],
    example: "buyer-seller",
};

/// The source of its random draws.
pub(in crate::talks) struct Random {
    pub(super) luck: Luck,
    pub(super) key: PathKey,
}

impl<'g> Concede<'g> for Random {
    fn ask(&mut self, now: &Now<'_, 'g>) -> Ask {
        let round = u64::from(now.round);
        Ask::Share {
            top: now.best,
            share: self.luck.uniform(Purpose::Tactic, self.key, round),
        }
    }
}
