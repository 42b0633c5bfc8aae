//! The state of talks on day one, and who meets whom when.

use super::{Kind, MAX_ROUNDS, TEXT, between};

shapes! {
    DAY_ONE {
        needed "between": Kind::List(&Kind::Party), "Who agrees: at least two parties.";
        needed "tentative": Kind::Table(&TEXT), "What they agree on: issues, each with one option.";
        field "open": Kind::List(&Kind::Issue), "What is open between them. Default: every issue on which they do not agree.";
    }

    MEETINGS[Sections: Kind::Table(&MEETING)] {}

    MEETING {
        field "name": Kind::Text, "The name for people. Default: the key of the section.";
        needed "with": Kind::List(&Kind::Party), "Who comes: at least two parties.";
        field "round": Kind::Whole(1, MAX_ROUNDS), "The round in which they meet.";
        field "needs": Kind::Table(&NEEDS), "They meet in the first round at whose beginning this holds between every two of them, instead of a round.";
    }

    NEEDS {
        field "trust": between(0.0, 100.0), "Trust of at least this, 0 to 100. Default: 0.";
        field "agreed_share": between(0.0, 1.0), "Share of the issues on which their asks coincide, 0 to 1. Default: 0.";
    }
}
