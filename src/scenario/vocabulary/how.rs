//! How they talk, and who votes on it: talks, protocols, ratifiers.

use super::{
    CONDITION, Kind, LIMIT, Rows, Shape, Word, any_number, between, field, later, later_word,
    needed, section, word,
};

pub(in crate::scenario) static TALKS: Shape = section(&[
    field(
        "protocol",
        Kind::AnyOf(&[Kind::Choice(PROTOCOLS), Kind::Table(&PROTOCOL)]),
        "How offers are made. Default: \"alternating-offers\".",
    ),
    field(
        "rule",
        Kind::Choice(AGREEMENT_RULES),
        "What is agreed when. Default: \"nothing-agreed-until-everything\".",
    ),
    field(
        "start",
        Kind::Draft,
        "The draft on the table on day one, or \"none\". Default: \"none\".",
    ),
    field(
        "first",
        Kind::Party,
        "The signatory who speaks first. Default: the first in the file.",
    ),
    field(
        "breakdown",
        between(0.0, 1.0),
        "Chance a round that the talks end without a deal. Default: 0.",
    ),
    later("agenda", "the order of issues"),
    later("channels", "who speaks to whom"),
]);

pub(in crate::scenario) const PROTOCOLS: &[Word] = &[
    word(
        "alternating-offers",
        "signatories accept or make an offer of their own, in turn",
    ),
    word("single-text", "a mediator drafts one text for all"),
    later_word("klein"),
    later_word("simultaneous"),
    later_word("ultimatum"),
];

pub(in crate::scenario) static PROTOCOL: Shape = section(&[
    field(
        "alternating-offers",
        Kind::Table(&ALTERNATING),
        "Signatories accept or make an offer of their own, in turn.",
    ),
    field(
        "single-text",
        Kind::Table(&SINGLE_TEXT),
        "A mediator drafts one text for all.",
    ),
    later("klein", "yes or no to single changes of one text"),
    later("simultaneous", "offers at the same time"),
    later("ultimatum", "one offer, take it or leave it"),
]);

pub(in crate::scenario) static ALTERNATING: Shape = section(&[]);

pub(in crate::scenario) static SINGLE_TEXT: Shape = section(&[
    field(
        "mediator",
        Kind::Party,
        "Who drafts: a party with the role mediator. Default: the only one.",
    ),
    field(
        "own_wishes",
        between(0.0, 1.0),
        "Weight of the mediator's own wishes, 0 to 1. Default: 0.",
    ),
]);

pub(in crate::scenario) const AGREEMENT_RULES: &[Word] = &[
    word(
        "nothing-agreed-until-everything",
        "one whole text is agreed, or nothing",
    ),
    later_word("issue-by-issue"),
];

pub(in crate::scenario) static RATIFIERS: Shape = Shape {
    fields: &[],
    rows: Some((Rows::Sections, &Kind::Table(&RATIFIER))),
};

pub(in crate::scenario) static RATIFIER: Shape = section(&[
    field(
        "title",
        Kind::Text,
        "The title for people. Default: the key of the section.",
    ),
    needed(
        "for",
        Kind::Party,
        "Through whose eyes its members see a deal.",
    ),
    field(
        "only_if",
        Kind::Table(&CONDITION),
        "It votes only on deals that meet this.",
    ),
    needed("quota", Kind::Table(&QUOTA), "Votes needed, of seats."),
    needed(
        "votes",
        Kind::Table(&VOTES),
        "The members' thresholds, in points of worth to the party.",
    ),
    later("member", "members one by one"),
    later("ratification", "votes drawn by chance"),
]);

pub(in crate::scenario) const MAX_SEATS: u32 = 100_000;

pub(in crate::scenario) static QUOTA: Shape = section(&[
    needed("yes", Kind::Whole(1, MAX_SEATS), "Yes votes needed."),
    needed("of", Kind::Whole(1, MAX_SEATS), "Seats."),
]);

pub(in crate::scenario) static VOTES: Shape = section(&[
    needed("value", any_number(), "Mean of the thresholds, in points."),
    needed(
        "spread",
        between(0.0, LIMIT),
        "Standard deviation of the thresholds, in points.",
    ),
]);
