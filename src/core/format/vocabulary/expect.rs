//! Facts that the model should reproduce.

use super::{Kind, MAX_ROUNDS, any_number, certain, word};
use crate::scenario::{Claim, Word};

shapes! {
    EXPECTATIONS[Sections: Kind::Table(&EXPECTATION)] {}

    EXPECTATION {
        field "title": Kind::Text, "What is expected, for people. Default: what the numbers say.";
        needed "what": Kind::Choice(EXPECTED), "What is compared: the worth of a draft, or the share of drawn runs in which a claim holds.";
        field "of": Kind::Party, "For a worth: to whom.";
        field "draft": Kind::Draft, "For a worth: of which draft.";
        field "by": Kind::Table(&BY), "For a share: runs count in which it happens by then. Default: by the end of the talks.";
        field "above": LEVEL, "It is more than this: points for a worth, 0 to 1 for a share; \"no_deal\" is what the party has without a deal on day one.";
        field "below": LEVEL, "It is less than this.";
        field "at_least": LEVEL, "It is this or more.";
        field "at_most": LEVEL, "It is this or less.";
        field "source": Kind::Text, "Where the fact comes from.";
    }

    BY {
        needed "round": Kind::Whole(1, MAX_ROUNDS), "By the end of this round.";
    }
}

/// One end of what is expected.
pub(in crate::format) const LEVEL: Kind =
    Kind::AnyOf(&[certain(any_number()), Kind::Choice(NO_DEAL_LEVEL)]);

pub(in crate::format) const NO_DEAL_LEVEL: &[Word] = &[word(
    "no_deal",
    "what the party has without a deal on day one",
)];

/// The word for the worth of a draft.
pub(in crate::format) const WORTH: &str = "worth";

/// What can be expected: a worth, or the share of any claim.
pub(in crate::format) const EXPECTED: &[Word] = &{
    let mut all = [word(WORTH, "the worth of a draft to a party on day one"); 1 + Claim::ALL.len()];
    let mut at = 0;
    while at < Claim::WORDS.len() {
        all[at + 1] = Claim::WORDS[at];
        at += 1;
    }
    all
};
