//! Who negotiates: parties, roles, tactics, no-deal values.

use super::{
    CONDITION, Field, Kind, LIMIT, Rows, Shape, Word, above, any_number, between, field, later,
    later_word, needed, section, word,
};

pub(in crate::scenario) static PARTIES: Shape = Shape {
    fields: &[],
    rows: Some((Rows::Sections, &Kind::Table(&PARTY))),
};

pub(in crate::scenario) static PARTY: Shape = section(&[
    field(
        "name",
        Kind::Text,
        "The name for people. Default: the key of the section.",
    ),
    field(
        "role",
        Kind::Choice(ROLES),
        "What it may do. Default: \"signatory\".",
    ),
    field(
        "no_deal",
        Kind::AnyOf(&[any_number(), Kind::Table(&NO_DEAL)]),
        "The best alternative to a negotiated agreement, in points, or as a package or a war. Default: 0.",
    ),
    field(
        "patience",
        above(0.0, 1.0),
        "Discount factor a round, above 0 and up to 1. Default: 1.",
    ),
    field(
        "cost_of_delay",
        between(0.0, LIMIT),
        "Points lost each round, instead of patience.",
    ),
    field(
        "tactic",
        Kind::AnyOf(&[Kind::Choice(TACTICS), Kind::Table(&TACTIC)]),
        "How it concedes. Default: \"linear\".",
    ),
    field(
        "never",
        Kind::Table(&CONDITION),
        "Red lines: options that it never accepts.",
    ),
    later("influence", "weight in forecasts"),
    later("opening", "a first position of its own"),
    later("member", "a party made of members"),
]);

pub(in crate::scenario) const ROLES: &[Word] = &[
    word("signatory", "proposes and must sign"),
    word("mediator", "drafts the single text"),
    word("guarantor", "does not propose; its consent is needed"),
    word("observer", "has a worth and no say"),
];

pub(in crate::scenario) const TACTICS: &[Word] = &[
    word("boulware", "concedes late (exponent 4)"),
    word("linear", "concedes evenly (exponent 1)"),
    word("conceder", "concedes early (exponent 0.25)"),
    word(
        "tit-for-tat",
        "gives back as many points as the others gave",
    ),
    word("hardliner", "always asks for its best"),
    later_word("micro"),
    later_word("zeuthen"),
    later_word("random"),
    later_word("behaviour-dependent"),
    later_word("resource-dependent"),
    later_word("trade-off"),
];

pub(in crate::scenario) static TACTIC: Shape = section(&[
    field(
        "time-dependent",
        Kind::Table(&TIME_DEPENDENT),
        "Aspiration falls as 1 − t^exponent.",
    ),
    field(
        "tit-for-tat",
        Kind::Table(&TIT_FOR_TAT),
        "Gives back what the others gave.",
    ),
    field(
        "fixed",
        Kind::Table(&FIXED),
        "Always asks for the same share of what it could gain.",
    ),
    later("micro", "answers each new offer with one"),
    later("zeuthen", "concedes when it risks more"),
    later("random", "offers at random"),
    later("behaviour-dependent", "imitates"),
    later("resource-dependent", "concedes as resources run out"),
    later("trade-off", "trades between issues"),
]);

const OFFER: Field = field(
    "offer",
    Kind::Choice(OFFERS),
    "Which acceptable deal it offers. Default: \"nearest\".",
);
const ACCEPT: Field = field(
    "accept",
    Kind::Choice(ACCEPTS),
    "When it says yes. Default: \"aspiration\".",
);

pub(in crate::scenario) static TIME_DEPENDENT: Shape = section(&[
    field(
        "exponent",
        between(0.001, 1000.0),
        "Above 1 concedes late, 1 evenly, below 1 early. Default: 1.",
    ),
    OFFER,
    ACCEPT,
]);

pub(in crate::scenario) static TIT_FOR_TAT: Shape = section(&[
    field(
        "imitates",
        Kind::Choice(IMITATES),
        "What it gives back. Default: \"absolute\".",
    ),
    field(
        "steps",
        Kind::Whole(1, 100),
        "Offers between the two that are compared. Default: 1.",
    ),
    OFFER,
    ACCEPT,
]);

pub(in crate::scenario) static FIXED: Shape = section(&[
    field(
        "share",
        between(0.0, 1.0),
        "Share of the way from no deal to its best, 0 to 1. Default: 1.",
    ),
    OFFER,
    ACCEPT,
]);

pub(in crate::scenario) const IMITATES: &[Word] = &[
    word("absolute", "as many points as the other gave"),
    word("relative", "the same ratio"),
    word("averaged", "the ratio since some offers ago"),
];

pub(in crate::scenario) const OFFERS: &[Word] = &[
    word("nearest", "nearest to the text of the others"),
    word("lowest", "worth least to itself"),
    word(
        "best-for-other",
        "worth most to the others (full information)",
    ),
];

pub(in crate::scenario) const ACCEPTS: &[Word] = &[
    word("aspiration", "worth at least its aspiration"),
    word("next", "worth at least what it would offer next"),
];

pub(in crate::scenario) static NO_DEAL: Shape = Shape {
    fields: &[
        field("value", any_number(), "In points, 0 to 100."),
        field("war", Kind::Table(&WAR), "A costly lottery."),
        field(
            "change_per_round",
            any_number(),
            "Points added each round. Default: 0.",
        ),
        later("volatility", "a random walk of the no-deal value"),
    ],
    rows: Some((Rows::Issues, &Kind::Option)),
};

pub(in crate::scenario) static WAR: Shape = section(&[
    needed("win", between(0.0, 1.0), "Chance of winning, 0 to 1."),
    needed("if_win", any_number(), "Points if won."),
    needed("if_lose", any_number(), "Points if lost."),
    needed("cost", any_number(), "Points that it costs either way."),
]);
