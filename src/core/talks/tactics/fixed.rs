//! Fixed: ask for the same all the time, rounded once, half away from zero.

use super::concede::{Ask, Concede, Now};
use crate::game::{About, parameters};
use crate::sources::{BAARSLAG_2011, Citation};

static SOURCES: &[Citation] = &[Citation::Part("a standard opponent", &BAARSLAG_2011)];
const FORMULA: &str = "aspiration = no_deal + share * (best - no_deal)";
const ASSUMES: &str = "Looks at nothing but its own worth. The deadline changes nothing, though deadline pressure lowers \
                       what it asks for above no deal.";

/// The family.
pub static ABOUT: About = About {
    name: "fixed",
    title: "Fixed",
    sentence: "Always asks for the same share of what it could gain over no deal.",
    formula: FORMULA,
    parameters: parameters! {
        "share": "share", "0-1", default "1";
        also super::parameters::OFFER, super::parameters::ACCEPT
    },
    assumptions: ASSUMES,
    sources: SOURCES,
    example: "buyer-seller",
};

/// Share 1.
pub static HARDLINER: About = About {
    name: "hardliner",
    title: "Hardliner",
    sentence: "Always asks for its best and accepts nothing less (fixed with share 1).",
    formula: FORMULA,
    parameters: &[],
    assumptions: ASSUMES,
    sources: SOURCES,
    example: "buyer-seller",
};

/// Asks for this share.
pub(in crate::talks) struct Fixed {
    pub(super) share: f64,
}

impl<'g> Concede<'g> for Fixed {
    fn ask(&mut self, now: &Now<'_, 'g>) -> Ask {
        Ask::Share {
            top: now.best,
            share: self.share,
        }
    }
}
