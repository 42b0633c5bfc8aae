//! The subject of the negotiation: weights, issues, scores, links, rules, drafts.

use super::{Kind, LIMIT, MAX_ROUNDS, above, any_number, between, certain};

shapes! {
    /// Issues, each with the options that are meant.
    CONDITION[Issues: Kind::OneOrMore] {}

    /// Issues, each with one option.
    TEXT[Issues: Kind::Option] {}

    WEIGHTS[Parties: Kind::Table(&WEIGHT_ROW)] {}

    WEIGHT_ROW[Issues: WEIGHT] {}
}

pub(in crate::format) static WEIGHT: Kind = between(0.0, LIMIT);

shapes! {
    ISSUES[Sections: Kind::Table(&ISSUE)] {}

    ISSUE[Parties: SCORES] {
        field "title": Kind::Text, "The title for people. Default: the key of the section.";
        field "short": Kind::Text, "What charts and sentences call the issue, in a word or two. Default: the title; sentences leave out a question or unit at its end.";
        field "options": OPTIONS, "What can be agreed: a list of names, or a table of names with titles for people.";
        field "range": Kind::Table(&RANGE), "What can be agreed, as numbers: at most 10,000. The options of all issues together, times the parties, are at most 2,000,000.";
    }
}

/// The options of an issue, by name.
pub(in crate::format) const OPTIONS: Kind =
    Kind::AnyOf(&[Kind::List(&Kind::Name), Kind::Table(&OPTION_TITLES)]);

shapes! {
    /// Names of options, each with its title.
    OPTION_TITLES[Options: Kind::Text] {}
}

pub(in crate::format) static SCORES: Kind = Kind::AnyOf(&[Kind::List(&SCORE), Kind::Table(&ENDS)]);

/// One score.
pub(in crate::format) static SCORE: Kind = between(0.0, 100.0);

shapes! {
    RANGE {
        needed "from": certain(any_number()), "The first value.";
        needed "to": certain(any_number()), "The last value.";
        needed "step": certain(above(0.0, LIMIT)), "The distance between neighbours; the steps must reach the last value.";
    }

    ENDS {
        needed "from": between(0.0, 100.0), "Score at the first value of the range.";
        needed "to": between(0.0, 100.0), "Score at the last value of the range.";
        field "ideal": certain(any_number()), "The value liked best: 100 there, straight lines down to both ends.";
    }

    LINKS[Sections: Kind::Table(&LINK)] {}

    LINK {
        needed "party": Kind::Party, "Whose worth changes.";
        needed "when": Kind::Table(&CONDITION), "When: issues joined by and, options by or.";
        needed "change": any_number(), "Points added (negative: taken).";
        field "why": Kind::Text, "The reason, for people.";
    }

    RULES[Sections: Kind::Table(&RULE)] {}

    RULE {
        field "if": Kind::Table(&CONDITION), "Where this holds, `then` must hold.";
        field "then": Kind::Table(&CONDITION), "What must hold.";
        field "not": Kind::Table(&CONDITION), "What must not hold together.";
        field "why": Kind::Text, "The reason, for people.";
    }

    DRAFTS[Sections: Kind::Table(&DRAFT)] {}

    DRAFT {
        field "by": Kind::Party, "Who tabled it.";
        field "title": Kind::Text, "The title for people. Default: the key of the section.";
        needed "text": Kind::Table(&TEXT), "One option for every issue.";
        field "tabled": Kind::Whole(1, MAX_ROUNDS), "The round in which `by` puts it on the table. Default: none.";
    }
}
