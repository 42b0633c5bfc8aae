//! How the parties talk, and who votes on the result: talks, protocols, ratifiers.

use super::{
    CONDITION, ENDS, Kind, LIMIT, MAX_PARTIES, MAX_ROUNDS, SCORE, WEIGHT_ROW, above, any_number,
    between, certain, word,
};
use crate::scenario::{AgreementRule, Voter, Word};

shapes! {
    TALKS {
        field "protocol": Kind::AnyOf(&[Kind::Choice(PROTOCOLS), Kind::Table(&PROTOCOL)]), "How offers are made. Default: \"alternating-offers\".";
        field "rule": Kind::Choice(AgreementRule::WORDS), "What is agreed when. Default: \"nothing-agreed-until-everything\".";
        field "agenda": Kind::List(&AGENDA_ITEM), "The order of issues where they are agreed one by one: an issue, or a list that is agreed as a whole. Default: file order.";
        field "settle": Kind::Table(&SETTLE), "Issues on which all ask for the same are closed before the rest. Default: they are not.";
        field "channels": Kind::List(&Kind::List(&Kind::Party)), "Who hears whom: pairs of parties. Default: everybody hears everybody.";
        field "start": Kind::Draft, "The draft on the table on day one, or \"none\". Default: \"none\".";
        field "first": Kind::Party, "The signatory who speaks first. Default: the first in the file.";
        field "breakdown": between(0.0, 1.0), "Chance per round that the talks end without a deal. Default: 0.";
    }
}

/// The content of an agenda item.
pub(in crate::format) static AGENDA_ITEM: Kind =
    Kind::AnyOf(&[Kind::Issue, Kind::List(&Kind::Issue)]);

shapes! {
    SETTLE {
        field "after": Kind::Whole(1, MAX_ROUNDS), "Rounds in a row on which all must ask for the same. Default: 2.";
        field "reopen": Kind::Truth, "Whether closed issues are opened again when nobody has moved for two rounds. Default: false.";
    }
}

pub(in crate::format) const PROTOCOLS: &[Word] = &[
    word(
        "alternating-offers",
        "signatories accept or make an offer of their own, in turn",
    ),
    word(
        "simultaneous",
        "all signatories make an offer at the same time",
    ),
    word(
        "take-it-or-leave-it",
        "the first signatory makes one offer, the others accept or not",
    ),
    word("single-text", "a mediator drafts one text for all"),
    word(
        "klein",
        "signatories vote on random single changes of one text",
    ),
];

shapes! {
    PROTOCOL {
        field "alternating-offers": Kind::Table(&ALTERNATING), "Signatories accept or make an offer of their own, in turn.";
        field "single-text": Kind::Table(&SINGLE_TEXT), "A mediator drafts one text for all.";
        field "simultaneous": Kind::Table(&NOTHING_TO_SET), "All signatories make an offer at the same time.";
        field "take-it-or-leave-it": Kind::Table(&NOTHING_TO_SET), "The first signatory makes one offer, the others accept or not.";
        field "klein": Kind::Table(&KLEIN), "Signatories vote on random single changes of one text.";
    }

    ALTERNATING {
        field "quota": Kind::Whole(2, MAX_PARTIES as u32), "Signatories who must say yes, from 2 to all of them. Default: all.";
        field "binds": Kind::Truth, "Whether those whom the quota outvotes must live with the deal. Default: false, their walk-aways stay gates.";
    }

    /// Protocols without settings.
    NOTHING_TO_SET {}
}

/// The most single changes put to the vote in a round.
const MAX_CHANGES: u32 = 100_000;

shapes! {
    KLEIN {
        field "changes": Kind::Whole(1, MAX_CHANGES), "Single changes put to the vote each round. Default: 100.";
        field "temperature": between(0.0, LIMIT), "Points at the start, falling to 0: how large a loss annealing voters shrug off. Default: 10.";
        field "voters": Kind::Table(&VOTERS), "How signatories vote. Default: \"hill-climbing\".";
    }

    VOTERS[Parties: Kind::Choice(Voter::WORDS)] {}

    SINGLE_TEXT {
        field "mediator": Kind::Party, "Who drafts: a party with the role mediator. Default: the only one.";
        field "own_wishes": between(0.0, 1.0), "Weight of the mediator's own wishes, 0 to 1. Default: 0.";
    }

    RATIFIERS[Sections: Kind::Table(&RATIFIER)] {}

    RATIFIER {
        field "title": Kind::Text, "The title for people. Default: the key of the section.";
        needed "for": Kind::Party, "Through whose eyes its members see a deal.";
        field "only_if": Kind::Table(&CONDITION), "It votes only on deals that meet this.";
        field "veto": Kind::List(&Kind::Party), "Parties without whose consent it passes nothing: each must get at least what it has without a deal.";
        needed "quota": Kind::Table(&QUOTA), "Votes needed, of seats.";
        field "votes": Kind::Table(&VOTES), "The members as a spread: their thresholds, in points of worth to the party. Needed, unless there are members one by one.";
        field "noise": between(0.0, LIMIT), "Standard deviation of each member's vote around its worth, in points: for the chance of ratification. Default: 0.";
        field "member": Kind::Table(&MEMBERS), "The members one by one: each votes yes if the deal is worth at least its no_deal to it.";
        later "ratification", "votes drawn by chance";
    }
}

/// A member's scores of an issue: by option, or for a range its two ends or a peak.
pub(in crate::format) static OPTION_SCORES_OR_ENDS: Kind =
    Kind::AnyOf(&[Kind::Table(&ENDS), Kind::Table(&OPTION_SCORES)]);

pub(in crate::format) const MAX_SEATS: u32 = 100_000;

shapes! {
    QUOTA {
        needed "yes": Kind::Whole(1, MAX_SEATS), "Yes votes needed.";
        field "of": Kind::Whole(1, MAX_SEATS), "Seats. Needed with `votes`. Default: the seats of all members together.";
        field "people": certain(above(0.0, 1.0)), "Share of people for which those who vote yes must stand besides. Default: only seats count.";
        field "blocking": Kind::Whole(0, MAX_SEATS), "Members that it takes to block a deal by the share of people: with fewer against it, only seats count. Default: 0.";
    }

    MEMBERS[Sections: Kind::Table(&MEMBER)] {}

    MEMBER {
        field "name": Kind::Text, "The name for people. Default: the key of the section.";
        field "seats": Kind::Whole(1, MAX_SEATS), "Votes that it casts together. Default: 1.";
        field "people": certain(between(0.0, LIMIT)), "People that it stands for, in any unit, where the quota asks for a share of people. Default: 0.";
        field "veto": Kind::Truth, "Whether its no alone stops the deal. Default: false.";
        field "like": Kind::Party, "The party whose weights and scores it shares where it has none of its own. Default: the party of the ratifier.";
        field "weights": Kind::Table(&WEIGHT_ROW), "Its own weights of the issues. Default: those of the party it is like.";
        field "scores": Kind::Table(&MEMBER_SCORES), "Its own scores, by issue. Default: those of the party it is like.";
        needed "no_deal": any_number(), "The least worth for which it votes yes, in points.";
    }

    MEMBER_SCORES[Issues: OPTION_SCORES_OR_ENDS] {}

    /// A score for every option of an issue, by name.
    OPTION_SCORES[Options: SCORE] {}

    VOTES {
        needed "value": any_number(), "Mean of the thresholds, in points.";
        needed "spread": between(0.0, LIMIT), "Standard deviation of the thresholds, in points.";
    }
}
