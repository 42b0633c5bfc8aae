//! The one table of what a scenario file may say: sections, keys, kinds, choices, limits, and what is built.
//!
//! The reader checks files against it ("did you mean", "not built yet", ranges), and the JSON Schema is made of it.

/// Largest size of any number, so that sums of points in units of 10⁻⁹ stay far inside 64 bits.
pub(super) const LIMIT: f64 = 1e6;
/// Most parties.
pub(super) const MAX_PARTIES: usize = 64;
/// Most issues.
pub(super) const MAX_ISSUES: usize = 1_000;
/// Most options of an issue.
pub(super) const MAX_OPTIONS: usize = 10_000;
/// Most sections of any other kind.
pub(super) const MAX_SECTIONS: usize = 10_000;

/// A section, or a table inside one.
pub(super) struct Shape {
    pub(super) fields: &'static [Field],
    /// Keys that are names chosen in the file: parties or issues.
    pub(super) rows: Option<(Rows, &'static Kind)>,
}

/// Whose names the free keys of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    /// Any name: each one opens a section.
    Sections,
    Parties,
    Issues,
}

/// A key.
pub(super) struct Field {
    pub(super) key: &'static str,
    pub(super) kind: Kind,
    pub(super) need: Need,
    /// One line, with the default.
    pub(super) doc: &'static str,
}

/// Whether a key must be there, or cannot be yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Required,
    Optional,
    /// The format has it, the program does not yet.
    Later,
}

/// A kind of value.
pub(super) enum Kind {
    Text,
    /// A name as in paths: `[a-z0-9][a-z0-9-]*`.
    Name,
    Number(Bounds),
    Whole(u32, u32),
    Date,
    Choice(&'static [Word]),
    /// The name of a party of this file.
    Party,
    /// The name of a draft of this file, or "none".
    Draft,
    /// Options of an issue, by name or number, one or a list.
    OneOrMore,
    /// One option of an issue, by name or number.
    Option,
    Table(&'static Shape),
    List(&'static Kind),
    AnyOf(&'static [Kind]),
}

/// The range of a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    pub(super) min: f64,
    pub(super) max: f64,
    /// The smallest number itself is not allowed.
    pub(super) above: bool,
}

/// A word that can be chosen.
pub(super) struct Word {
    pub(super) word: &'static str,
    pub(super) doc: &'static str,
    pub(super) built: bool,
}

const fn field(key: &'static str, kind: Kind, doc: &'static str) -> Field {
    Field {
        key,
        kind,
        need: Need::Optional,
        doc,
    }
}

const fn needed(key: &'static str, kind: Kind, doc: &'static str) -> Field {
    Field {
        key,
        kind,
        need: Need::Required,
        doc,
    }
}

const fn later(key: &'static str, doc: &'static str) -> Field {
    Field {
        key,
        kind: Kind::Text,
        need: Need::Later,
        doc,
    }
}

const fn word(word: &'static str, doc: &'static str) -> Word {
    Word {
        word,
        doc,
        built: true,
    }
}

const fn later_word(word: &'static str) -> Word {
    Word {
        word,
        doc: "",
        built: false,
    }
}

const fn between(min: f64, max: f64) -> Kind {
    Kind::Number(Bounds {
        min,
        max,
        above: false,
    })
}

const fn above(min: f64, max: f64) -> Kind {
    Kind::Number(Bounds {
        min,
        max,
        above: true,
    })
}

const fn any_number() -> Kind {
    between(-LIMIT, LIMIT)
}

const fn section(fields: &'static [Field]) -> Shape {
    Shape { fields, rows: None }
}

/// Ways to give a distribution in place of a number.
pub(super) const DISTRIBUTIONS: &[&str] = &["normal", "uniform", "triangular", "beta-pert"];
/// Words that cannot name an issue: they are ways to state a no-deal value.
pub(super) const NOT_ISSUES: &[&str] = &["value", "war", "change_per_round", "volatility"];
/// Words that cannot name a party: they are keys of an issue.
pub(super) const NOT_PARTIES: &[&str] = &["title", "options", "range"];

/// The whole file.
pub(super) static FILE: Shape = section(&[
    needed("schema", Kind::Whole(1, 1), "The version of the format: 1."),
    field(
        "scenario",
        Kind::Table(&SCENARIO),
        "What the case is called, where it comes from.",
    ),
    field("time", Kind::Table(&TIME), "Rounds and deadline."),
    needed(
        "party",
        Kind::Table(&PARTIES),
        "Who negotiates: one section a party, in the order in which they speak.",
    ),
    field(
        "weights",
        Kind::Table(&WEIGHTS),
        "How much each issue matters: one row a party, each adding up to 100. Default: equal weights.",
    ),
    needed(
        "issue",
        Kind::Table(&ISSUES),
        "What is negotiated: one section an issue.",
    ),
    field(
        "link",
        Kind::Table(&LINKS),
        "Points added or taken when several issues take certain options together.",
    ),
    field("rule", Kind::Table(&RULES), "Combinations that cannot be."),
    field(
        "draft",
        Kind::Table(&DRAFTS),
        "Whole named texts, to value, compare and start from.",
    ),
    field("talks", Kind::Table(&TALKS), "How they talk."),
    field(
        "ratifier",
        Kind::Table(&RATIFIERS),
        "Bodies that can vote a deal down.",
    ),
    field(
        "uncertainty",
        Kind::Table(&UNCERTAINTY),
        "How far each run's numbers may lie from the file's.",
    ),
    field(
        "charts",
        Kind::Table(&CHARTS),
        "Which charts to draw, and in which style.",
    ),
    later("table", "where talks stand on day one"),
    later("meeting", "the calendar of meetings"),
    later("lever", "pressure"),
    later("trust", "confidence between parties"),
    later("shock", "accidents"),
    later("belief", "what parties believe about each other"),
    later("durability", "whether the deal lasts"),
    later("expect", "facts that the model should reproduce"),
    later("sweep", "questions that vary the scenario"),
]);

static SCENARIO: Shape = section(&[
    field(
        "name",
        Kind::Name,
        "Short name for folders and files. Default: the name of the file.",
    ),
    field("title", Kind::Text, "A line for people. Default: the name."),
    field("source", Kind::Text, "Where the case comes from."),
    field("note", Kind::Text, "Printed under every result and chart."),
]);

pub(super) const MAX_ROUNDS: u32 = 10_000;

static TIME: Shape = section(&[
    field(
        "unit",
        Kind::Text,
        "What a round is called. Default: \"round\".",
    ),
    field(
        "start",
        Kind::Date,
        "The date of day one: 2025-12-28, without quotes.",
    ),
    field(
        "rounds",
        Kind::Whole(1, MAX_ROUNDS),
        "The talks end after this many rounds. Default: 20.",
    ),
    field(
        "deadline",
        Kind::Table(&DEADLINE),
        "A date that makes parties readier to concede.",
    ),
]);

static DEADLINE: Shape = section(&[
    needed(
        "round",
        Kind::Whole(1, MAX_ROUNDS),
        "The round of the deadline.",
    ),
    field("name", Kind::Text, "What it is called."),
    needed(
        "pressure",
        between(0.0, 1.0),
        "How much of the aspiration above the walk-away has gone by then, 0 to 1.",
    ),
]);

static PARTIES: Shape = Shape {
    fields: &[],
    rows: Some((Rows::Sections, &Kind::Table(&PARTY))),
};

static PARTY: Shape = section(&[
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

pub(super) const ROLES: &[Word] = &[
    word("signatory", "proposes and must sign"),
    word("mediator", "drafts the single text"),
    word("guarantor", "does not propose; its consent is needed"),
    word("observer", "has a worth and no say"),
];

pub(super) const TACTICS: &[Word] = &[
    word("boulware", "concedes late (exponent 4)"),
    word("linear", "concedes evenly (exponent 1)"),
    word("conceder", "concedes early (exponent 0.25)"),
    later_word("tit-for-tat"),
    later_word("micro"),
    later_word("zeuthen"),
    later_word("random"),
    later_word("hardliner"),
    later_word("behaviour-dependent"),
    later_word("resource-dependent"),
    later_word("trade-off"),
];

static TACTIC: Shape = section(&[
    field(
        "time-dependent",
        Kind::Table(&TIME_DEPENDENT),
        "Aspiration falls as 1 − t^exponent.",
    ),
    later("tit-for-tat", "answers concessions"),
    later("micro", "answers each new offer with one"),
    later("zeuthen", "concedes when it risks more"),
    later("random", "offers at random"),
    later("hardliner", "never concedes"),
    later("behaviour-dependent", "imitates"),
    later("resource-dependent", "concedes as resources run out"),
    later("trade-off", "trades between issues"),
]);

static TIME_DEPENDENT: Shape = section(&[
    field(
        "exponent",
        between(0.001, 1000.0),
        "Above 1 concedes late, 1 evenly, below 1 early. Default: 1.",
    ),
    field(
        "offer",
        Kind::Choice(OFFERS),
        "Which acceptable deal it offers. Default: \"nearest\".",
    ),
    field(
        "accept",
        Kind::Choice(ACCEPTS),
        "When it says yes. Default: \"aspiration\".",
    ),
]);

pub(super) const OFFERS: &[Word] = &[
    word("nearest", "nearest to the text of the others"),
    word("lowest", "worth least to itself"),
    word(
        "best-for-other",
        "worth most to the others (full information)",
    ),
];

pub(super) const ACCEPTS: &[Word] = &[
    word("aspiration", "worth at least its aspiration"),
    word("next", "worth at least what it would offer next"),
];

static NO_DEAL: Shape = Shape {
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

static WAR: Shape = section(&[
    needed("win", between(0.0, 1.0), "Chance of winning, 0 to 1."),
    needed("if_win", any_number(), "Points if won."),
    needed("if_lose", any_number(), "Points if lost."),
    needed("cost", any_number(), "Points that it costs either way."),
]);

/// Issues, each with the options that are meant.
pub(super) static CONDITION: Shape = Shape {
    fields: &[],
    rows: Some((Rows::Issues, &Kind::OneOrMore)),
};

/// Issues, each with one option.
pub(super) static TEXT: Shape = Shape {
    fields: &[],
    rows: Some((Rows::Issues, &Kind::Option)),
};

static WEIGHTS: Shape = Shape {
    fields: &[],
    rows: Some((Rows::Parties, &Kind::Table(&WEIGHT_ROW))),
};

pub(super) static WEIGHT_ROW: Shape = Shape {
    fields: &[],
    rows: Some((Rows::Issues, &WEIGHT)),
};

pub(super) static WEIGHT: Kind = between(0.0, LIMIT);

static ISSUES: Shape = Shape {
    fields: &[],
    rows: Some((Rows::Sections, &Kind::Table(&ISSUE))),
};

pub(super) static ISSUE: Shape = Shape {
    fields: &[
        field(
            "title",
            Kind::Text,
            "The title for people. Default: the key of the section.",
        ),
        field(
            "options",
            Kind::List(&Kind::Name),
            "What can be agreed, by name.",
        ),
        field(
            "range",
            Kind::Table(&RANGE),
            "What can be agreed, as numbers.",
        ),
    ],
    rows: Some((Rows::Parties, &SCORES)),
};

static SCORES: Kind = Kind::AnyOf(&[Kind::List(&SCORE), Kind::Table(&ENDS)]);

/// One score.
pub(super) static SCORE: Kind = between(0.0, 100.0);

static RANGE: Shape = section(&[
    needed("from", any_number(), "The first value."),
    needed("to", any_number(), "The last value."),
    needed(
        "step",
        above(0.0, LIMIT),
        "The distance of neighbours; it must reach the last value.",
    ),
]);

pub(super) static ENDS: Shape = section(&[
    needed(
        "from",
        between(0.0, 100.0),
        "Score at the first value of the range.",
    ),
    needed(
        "to",
        between(0.0, 100.0),
        "Score at the last value of the range.",
    ),
    field(
        "ideal",
        any_number(),
        "The value liked best: 100 there, straight lines down to both ends.",
    ),
]);

static LINKS: Shape = Shape {
    fields: &[],
    rows: Some((Rows::Sections, &Kind::Table(&LINK))),
};

static LINK: Shape = section(&[
    needed("party", Kind::Party, "Whose worth changes."),
    needed(
        "when",
        Kind::Table(&CONDITION),
        "When: issues joined by and, options by or.",
    ),
    needed("change", any_number(), "Points added (negative: taken)."),
    field("why", Kind::Text, "The reason, for people."),
]);

static RULES: Shape = Shape {
    fields: &[],
    rows: Some((Rows::Sections, &Kind::Table(&RULE))),
};

static RULE: Shape = section(&[
    field(
        "if",
        Kind::Table(&CONDITION),
        "Where this holds, `then` must hold.",
    ),
    field("then", Kind::Table(&CONDITION), "What must hold."),
    field(
        "not",
        Kind::Table(&CONDITION),
        "What must not hold together.",
    ),
    field("why", Kind::Text, "The reason, for people."),
]);

static DRAFTS: Shape = Shape {
    fields: &[],
    rows: Some((Rows::Sections, &Kind::Table(&DRAFT))),
};

static DRAFT: Shape = section(&[
    field("by", Kind::Party, "Who tabled it."),
    field(
        "title",
        Kind::Text,
        "The title for people. Default: the key of the section.",
    ),
    needed("text", Kind::Table(&TEXT), "One option for every issue."),
]);

static TALKS: Shape = section(&[
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

pub(super) const PROTOCOLS: &[Word] = &[
    word(
        "alternating-offers",
        "signatories accept or make an offer of their own, in turn",
    ),
    word("single-text", "a mediator drafts one text for all"),
    later_word("klein"),
    later_word("simultaneous"),
    later_word("ultimatum"),
];

pub(super) static PROTOCOL: Shape = section(&[
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

static ALTERNATING: Shape = section(&[]);

static SINGLE_TEXT: Shape = section(&[
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

pub(super) const AGREEMENT_RULES: &[Word] = &[
    word(
        "nothing-agreed-until-everything",
        "one whole text is agreed, or nothing",
    ),
    later_word("issue-by-issue"),
];

static RATIFIERS: Shape = Shape {
    fields: &[],
    rows: Some((Rows::Sections, &Kind::Table(&RATIFIER))),
};

static RATIFIER: Shape = section(&[
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

pub(super) const MAX_SEATS: u32 = 100_000;

static QUOTA: Shape = section(&[
    needed("yes", Kind::Whole(1, MAX_SEATS), "Yes votes needed."),
    needed("of", Kind::Whole(1, MAX_SEATS), "Seats."),
]);

static VOTES: Shape = section(&[
    needed("value", any_number(), "Mean of the thresholds, in points."),
    needed(
        "spread",
        between(0.0, LIMIT),
        "Standard deviation of the thresholds, in points.",
    ),
]);

static UNCERTAINTY: Shape = section(&[
    field(
        "weights",
        between(0.0, 1.0),
        "w: each weight times uniform(1−w, 1+w). Default: 0.",
    ),
    field(
        "scores",
        between(0.0, LIMIT),
        "Standard deviation of scores, in points. Default: 0.",
    ),
    field(
        "no_deal",
        between(0.0, LIMIT),
        "Standard deviation of no-deal values, in points. Default: 0.",
    ),
]);

static CHARTS: Shape = section(&[
    field(
        "make",
        Kind::List(&Kind::Choice(CHART_NAMES)),
        "Which charts. Default: all.",
    ),
    field(
        "style",
        Kind::Choice(STYLES),
        "Which canvas. Default: \"projector\".",
    ),
]);

pub(super) const CHART_NAMES: &[Word] = &[
    word("dance", "did they approach each other, and efficiently?"),
    word("funnel", "where do the possible deals go?"),
    word("worth", "who gains over no deal?"),
    later_word("ladder"),
    later_word("concessions"),
    later_word("phase"),
    later_word("winset"),
    later_word("tracker"),
    later_word("logroll"),
    later_word("packages"),
    later_word("aspiration"),
    later_word("curve"),
    later_word("survival"),
    later_word("sobol"),
    later_word("tornado"),
    later_word("durability"),
];

pub(super) const STYLES: &[Word] = &[
    word("projector", "1920×1080, for the last row of a classroom"),
    word("paper", "180 mm wide, for print"),
    word("screen", "1200×800"),
];

impl Shape {
    pub(super) fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The keys that can be written today.
    pub(super) fn built(&self) -> impl Iterator<Item = &'static Field> {
        self.fields.iter().filter(|field| field.need != Need::Later)
    }

    /// The shape of the table under a key.
    pub(super) fn table(&self, key: &str) -> &'static Shape {
        let table = |kind: &'static Kind| match kind {
            Kind::Table(shape) => Some(*shape),
            Kind::AnyOf(kinds) => kinds.iter().find_map(|kind| match kind {
                Kind::Table(shape) => Some(*shape),
                _ => None,
            }),
            _ => None,
        };
        self.field(key)
            .map(|field| &field.kind)
            .or(self.rows.map(|(_, kind)| kind))
            .and_then(table)
            .expect("the reader asks for tables that the vocabulary has")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(shape: &Shape, seen: &mut usize) {
        for field in shape.fields {
            *seen += 1;
            assert!(!field.doc.is_empty(), "{} has no line", field.key);
            kinds(&field.kind, seen);
        }
        if let Some((_, kind)) = shape.rows {
            kinds(kind, seen);
        }
    }

    fn kinds(kind: &Kind, seen: &mut usize) {
        match kind {
            Kind::Table(shape) => visit(shape, seen),
            Kind::AnyOf(all) => all.iter().for_each(|kind| kinds(kind, seen)),
            Kind::List(kind) => kinds(kind, seen),
            Kind::Choice(words) => {
                for word in words.iter().filter(|word| word.built) {
                    assert!(!word.doc.is_empty(), "{} has no line", word.word);
                }
            }
            Kind::Number(bounds) => assert!(bounds.min < bounds.max),
            _ => {}
        }
    }

    #[test]
    fn every_key_and_word_is_documented() {
        let mut seen = 0;
        visit(&FILE, &mut seen);
        assert!(seen > 60);
    }
}
