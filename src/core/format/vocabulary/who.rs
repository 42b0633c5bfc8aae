//! Who negotiates: parties, roles, no-deal values.

use super::{CONDITION, Kind, LIMIT, TACTIC, TACTICS, TEXT, above, any_number, between};
use crate::scenario::Role;

shapes! {
    PARTIES[Sections: Kind::Table(&PARTY)] {}

    PARTY {
        field "name": Kind::Text, "The name for people. Default: the key of the section.";
        field "brief": Kind::Text, "What it alone is told, on its score sheet (`zopa sheet`): its story, its wishes, its worries. An empty line begins a paragraph.";
        field "role": Kind::Choice(Role::WORDS), "What it may do. Default: \"signatory\".";
        field "veto": Kind::Truth, "Whether its yes is always needed, whatever the quota. Default: false.";
        field "no_deal": Kind::AnyOf(&[any_number(), Kind::Table(&NO_DEAL)]), "The best alternative to a negotiated agreement, in points, or as a package or a war. Default: 0.";
        field "patience": above(0.0, 1.0), "Discount factor per round, above 0 and up to 1. Default: 1.";
        field "cost_of_delay": between(0.0, LIMIT), "Points lost each round, instead of patience.";
        field "tactic": Kind::AnyOf(&[Kind::Choice(TACTICS), Kind::Table(&TACTIC)]), "How it concedes. Default: \"linear\".";
        field "never": Kind::Table(&CONDITION), "Red lines: options that it never accepts.";
        field "opening": Kind::Table(&TEXT), "Where it begins: `zopa explain` counts its concessions from here; its tactic does not use it. Default: its best deal inside the rules and its own red lines.";
        later "influence", "weight in forecasts";
        later "member", "a party made of members";
    }

    NO_DEAL[Issues: Kind::Option] {
        field "value": any_number(), "In points, 0 to 100.";
        field "war": Kind::Table(&WAR), "A costly lottery.";
        field "change_per_round": any_number(), "Points added each round. Default: 0.";
        field "volatility": between(0.0, LIMIT), "Standard deviation of a random walk, in points per round. Default: 0.";
    }

    WAR {
        needed "win": between(0.0, 1.0), "Chance of winning, 0 to 1.";
        needed "if_win": any_number(), "Points if won.";
        needed "if_lose": any_number(), "Points if lost.";
        needed "cost": any_number(), "Points that it costs either way.";
    }
}
