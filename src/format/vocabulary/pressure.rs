//! What moves the parties from outside the text: levers, trust, shocks, public commitments.

use super::{
    CONDITION, Kind, LIMIT, Rows, Shape, Word, any_number, between, field, needed, section, word,
};

/// Parties, each with points.
pub(in crate::format) static POINTS: Shape = Shape {
    fields: &[],
    rows: Some((Rows::Parties, &any_number())),
};

/// Parties, each with points that it pays.
pub(in crate::format) static COSTS: Shape = Shape {
    fields: &[],
    rows: Some((Rows::Parties, &between(0.0, LIMIT))),
};

pub(in crate::format) static LEVERS: Shape = Shape {
    fields: &[],
    rows: Some((Rows::Sections, &Kind::Table(&LEVER))),
};

pub(in crate::format) static LEVER: Shape = section(&[
    field(
        "title",
        Kind::Text,
        "The title for people. Default: the key of the section.",
    ),
    needed("held_by", Kind::Party, "Who can pull it."),
    needed(
        "hits",
        Kind::Table(&POINTS),
        "Points added to what these have without a deal while it is pulled (below 0: it hurts).",
    ),
    field(
        "costs",
        Kind::Table(&COSTS),
        "Points taken from what these have without a deal while it is pulled. Default: none.",
    ),
    field(
        "use",
        Kind::Choice(USES),
        "When it is pulled. Default: \"never\".",
    ),
]);

pub(in crate::format) const USES: &[Word] = &[
    word("never", "not at all"),
    word(
        "if-stuck",
        "when nobody has moved for two rounds, until somebody does",
    ),
    word("always", "from round 1 on"),
];

pub(in crate::format) static TRUST: Shape = section(&[
    field(
        "start",
        between(0.0, 100.0),
        "Trust between every two parties on day one, 0 to 100. Default: 50.",
    ),
    field(
        "agreed_issue",
        any_number(),
        "Points for each issue on which the latest asks of two parties newly coincide. Default: 0.",
    ),
    field(
        "shock",
        any_number(),
        "Points for every two parties when a shock happens (below 0: they trust less). Default: 0.",
    ),
    field(
        "lever",
        any_number(),
        "Points between the holder of a lever and each party hit, once a pull. Default: 0.",
    ),
    field(
        "pair",
        Kind::Table(&TRUST_PAIRS),
        "Two parties that start with a trust of their own.",
    ),
]);

pub(in crate::format) static TRUST_PAIRS: Shape = Shape {
    fields: &[],
    rows: Some((Rows::Sections, &Kind::Table(&TRUST_PAIR))),
};

pub(in crate::format) static TRUST_PAIR: Shape = section(&[
    needed(
        "between",
        Kind::List(&Kind::Party),
        "The two, in any order.",
    ),
    needed(
        "start",
        between(0.0, 100.0),
        "Their trust on day one, 0 to 100.",
    ),
]);

pub(in crate::format) static SHOCKS: Shape = Shape {
    fields: &[],
    rows: Some((Rows::Sections, &Kind::Table(&SHOCK))),
};

pub(in crate::format) static SHOCK: Shape = section(&[
    field(
        "title",
        Kind::Text,
        "The title for people. Default: the key of the section.",
    ),
    needed(
        "chance",
        between(0.0, 1.0),
        "Chance a round that it happens, 0 to 1.",
    ),
    field(
        "effect",
        Kind::Table(&EFFECT),
        "What it does, beside its effect on trust.",
    ),
]);

pub(in crate::format) static EFFECT: Shape = section(&[
    field(
        "no_deal",
        Kind::Table(&POINTS),
        "Points added for good to what these have without a deal, each time. Default: none.",
    ),
    field(
        "walk_out",
        between(0.0, 1.0),
        "Chance, given that it happens, that the talks end over it, 0 to 1. Default: 0.",
    ),
]);

pub(in crate::format) static COMMITMENTS: Shape = Shape {
    fields: &[],
    rows: Some((Rows::Sections, &Kind::Table(&COMMITMENT))),
};

pub(in crate::format) static COMMITMENT: Shape = section(&[
    field(
        "title",
        Kind::Text,
        "The title for people. Default: the key of the section.",
    ),
    needed("party", Kind::Party, "Who took it: a signatory."),
    needed(
        "position",
        Kind::Table(&CONDITION),
        "The options that would keep its word, issue by issue.",
    ),
    needed(
        "cost",
        between(0.0, LIMIT),
        "Points that a text is worth less to it for each of these issues on which it breaks its word.",
    ),
]);
