//! How a party concedes: tactics, what they offer and accept, what they believe.

use super::{Field, Kind, Shape, Word, above, between, field, later, later_word, section, word};

pub(in crate::format) const TACTICS: &[Word] = &[
    word("boulware", "concedes late (exponent 4)"),
    word("linear", "concedes evenly (exponent 1)"),
    word("conceder", "concedes early (exponent 0.25)"),
    word(
        "tit-for-tat",
        "gives back as many points as the others gave",
    ),
    word(
        "nice-tit-for-tat",
        "gives back half of what the others gave on the way to the Nash point",
    ),
    word("hardliner", "always asks for its best"),
    word(
        "trade-off",
        "asks for the same while a trade between issues may suit the others better",
    ),
    word("micro", "answers each new offer with its own next best"),
    word(
        "zeuthen",
        "concedes when it risks more than the others (full information)",
    ),
    word("random", "asks for a share drawn at random each round"),
    later_word("resource-dependent"),
];

pub(in crate::format) static TACTIC: Shape = section(&[
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
        "nice-tit-for-tat",
        Kind::Table(&NICE_TIT_FOR_TAT),
        "Gives back a share of what the others gave on the way to the Nash point.",
    ),
    field(
        "fixed",
        Kind::Table(&FIXED),
        "Always asks for the same share of what it could gain.",
    ),
    field(
        "trade-off",
        Kind::Table(&TRADE_OFF),
        "Asks for the same, looking for what suits the others better; a step less when that brings nothing more.",
    ),
    field(
        "micro",
        Kind::Table(&ALONE),
        "Answers each new offer with its own next best; there is nothing to set.",
    ),
    field(
        "zeuthen",
        Kind::Table(&ALONE),
        "Concedes when it risks more than the others (full information); there is nothing to set.",
    ),
    field(
        "random",
        Kind::Table(&RANDOM),
        "Asks for a share of its gain drawn at random each round.",
    ),
    later("resource-dependent", "concedes as resources run out"),
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
const MODEL: Field = field(
    "model",
    Kind::Choice(MODELS),
    "How it guesses what the others want, for \"best-guess\" and nice tit-for-tat. Default: \"frequency\".",
);
const WINDOW: Field = field(
    "window",
    Kind::Whole(1, 1000),
    "Offers in a window of the model \"windowed-frequency\". Default: 10.",
);

pub(in crate::format) static TIME_DEPENDENT: Shape = section(&[
    field(
        "exponent",
        between(0.001, 1000.0),
        "Above 1 concedes late, 1 evenly, below 1 early. Default: 1.",
    ),
    OFFER,
    ACCEPT,
    MODEL,
    WINDOW,
]);

pub(in crate::format) static TIT_FOR_TAT: Shape = section(&[
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
    MODEL,
    WINDOW,
]);

pub(in crate::format) static NICE_TIT_FOR_TAT: Shape = section(&[
    field(
        "gives_back",
        between(0.0, 1.0),
        "Share of the others' concession that it gives back, 0 to 1. Default: 0.5.",
    ),
    OFFER,
    ACCEPT,
    MODEL,
    WINDOW,
]);

pub(in crate::format) static FIXED: Shape = section(&[
    field(
        "share",
        between(0.0, 1.0),
        "Share of the way from no deal to its best, 0 to 1. Default: 1.",
    ),
    OFFER,
    ACCEPT,
    MODEL,
    WINDOW,
]);

pub(in crate::format) static TRADE_OFF: Shape = section(&[
    field(
        "step",
        above(0.0, 1.0),
        "Share of the way from its best to no deal that a step takes, above 0 and up to 1. Default: 0.05.",
    ),
    OFFER,
    ACCEPT,
    MODEL,
    WINDOW,
]);

pub(in crate::format) static RANDOM: Shape = section(&[OFFER, ACCEPT, MODEL, WINDOW]);

/// Tactics that decide everything themselves.
pub(in crate::format) static ALONE: Shape = section(&[]);

pub(in crate::format) const IMITATES: &[Word] = &[
    word("absolute", "as many points as the other gave"),
    word("relative", "the same ratio"),
    word("averaged", "the ratio since some offers ago"),
];

pub(in crate::format) const OFFERS: &[Word] = &[
    word("nearest", "nearest to the text of the others"),
    word("lowest", "worth least to itself"),
    word(
        "best-for-other",
        "worth most to the others (full information)",
    ),
    word(
        "best-guess",
        "worth most to the others as its model of them guesses",
    ),
];

pub(in crate::format) const ACCEPTS: &[Word] = &[
    word("aspiration", "worth at least its aspiration"),
    word("next", "worth at least what it would offer next"),
];

pub(in crate::format) const MODELS: &[Word] = &[
    word(
        "frequency",
        "by how often an option was offered and how seldom an issue changed",
    ),
    word(
        "windowed-frequency",
        "the same, comparing windows of offers",
    ),
    word(
        "bayesian",
        "by weighing every order of the issues against the offers",
    ),
];
