//! The years after: what a ratified deal has to outlive.

use super::{CONDITION, Kind, between};

shapes! {
    DURABILITY {
        field "years": Kind::Whole(1, 100), "The years that a deal is to last, 1 to 100. Default: 10.";
        needed "breach_risk": between(0.0, 1.0), "Chance per year that it is broken if nothing deters, 0 to 1.";
        field "deterrence": Kind::Table(&DETERRENCE), "By issue, the options that deter a breach, with the share of the risk that each takes away, 0 to 1.";
        field "ends": Kind::Table(&DETERRENCE_ENDS), "By issue, options that deter for some years only, with how many. Default: as long as the deal.";
        field "spoiler": Kind::Table(&SPOILERS), "Others who can end the deal each year, whatever deters those who signed.";
        field "election": Kind::Table(&ELECTIONS), "Elections after which promises may be worth nothing.";
    }

    DETERRENCE[Issues: Kind::Table(&SHARES)] {}

    SHARES[SomeOptions: between(0.0, 1.0)] {}

    DETERRENCE_ENDS[Issues: Kind::Table(&LENGTHS)] {}

    LENGTHS[SomeOptions: Kind::Whole(1, 100)] {}

    SPOILERS[Sections: Kind::Table(&SPOILER)] {}

    SPOILER {
        field "title": Kind::Text, "The title for people. Default: the key of the section.";
        needed "chance": between(0.0, 1.0), "Chance per year that it ends the deal if nothing stops it, 0 to 1.";
        field "stopped_by": Kind::Table(&DETERRENCE), "By issue, the options that stop it, with the share of this chance that each takes away, 0 to 1.";
    }

    ELECTIONS[Sections: Kind::Table(&ELECTION)] {}

    ELECTION {
        field "title": Kind::Text, "The title for people. Default: the key of the section.";
        needed "party": Kind::Party, "Whose election it is.";
        needed "year": Kind::Whole(1, 100), "The year after ratification in which the new government decides, before the risk of that year.";
        needed "chance": between(0.0, 1.0), "The chance that it cancels them, 0 to 1.";
        needed "cancels": Kind::Table(&CONDITION), "The promises that it can cancel, issue by issue: these options deter no longer.";
    }
}
