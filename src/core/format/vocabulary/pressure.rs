//! Influences on the parties from outside the deal: levers, trust, shocks, public commitments.

use super::{CONDITION, Kind, LIMIT, any_number, between};
use crate::scenario::Pulled;

shapes! {
    /// Parties, each with points.
    POINTS[Parties: any_number()] {}

    /// Parties, each with the points that it pays.
    COSTS[Parties: between(0.0, LIMIT)] {}

    LEVERS[Sections: Kind::Table(&LEVER)] {}

    LEVER {
        field "title": Kind::Text, "The title for people. Default: the key of the section.";
        needed "held_by": Kind::Party, "Who can pull it.";
        needed "hits": Kind::Table(&POINTS), "Points added to what these have without a deal while it is pulled (below 0: it hurts).";
        field "costs": Kind::Table(&COSTS), "Points taken from what these have without a deal while it is pulled. Default: none.";
        field "use": Kind::Choice(Pulled::WORDS), "When it is pulled. Default: \"never\".";
    }

    TRUST {
        field "start": between(0.0, 100.0), "Trust between every two parties on day one, 0 to 100. Default: 50.";
        field "agreed_issue": any_number(), "Points for each issue on which two parties newly ask for the same option. Default: 0.";
        field "shock": any_number(), "Points for every two parties when a shock happens (below 0: they trust less). Default: 0.";
        field "lever": any_number(), "Points between the holder of a lever and each party hit, once per pull. Default: 0.";
        field "pair": Kind::Table(&TRUST_PAIRS), "Two parties that start with a trust of their own.";
    }

    TRUST_PAIRS[Sections: Kind::Table(&TRUST_PAIR)] {}

    TRUST_PAIR {
        needed "between": Kind::List(&Kind::Party), "The two, in any order.";
        needed "start": between(0.0, 100.0), "Their trust on day one, 0 to 100.";
    }

    SHOCKS[Sections: Kind::Table(&SHOCK)] {}

    SHOCK {
        field "title": Kind::Text, "The title for people. Default: the key of the section.";
        needed "chance": between(0.0, 1.0), "Chance per round that it happens, 0 to 1.";
        field "effect": Kind::Table(&EFFECT), "What it does, beside its effect on trust.";
    }

    EFFECT {
        field "no_deal": Kind::Table(&POINTS), "Points added for good to what these have without a deal, each time. Default: none.";
        field "walk_out": between(0.0, 1.0), "Chance, given that it happens, that the talks end over it, 0 to 1. Default: 0.";
    }

    COMMITMENTS[Sections: Kind::Table(&COMMITMENT)] {}

    COMMITMENT {
        field "title": Kind::Text, "The title for people. Default: the key of the section.";
        needed "party": Kind::Party, "Who took it: a signatory.";
        needed "position": Kind::Table(&CONDITION), "The options that would keep its word, issue by issue.";
        needed "cost": between(0.0, LIMIT), "Points by which a deal is worth less to it for each of these issues on which it breaks its word.";
    }
}
