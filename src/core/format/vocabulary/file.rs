//! The file as a whole, and its sections of plain keys: scenario, time, uncertainty, charts.

use super::{
    COMMITMENTS, DAY_ONE, DRAFTS, DURABILITY, EXPECTATIONS, ISSUES, Kind, LEVERS, LIMIT, LINKS,
    MEETINGS, PARTIES, RATIFIERS, RULES, SHOCKS, SWEEPS, TALKS, TRUST, WEIGHTS, between, certain,
    word,
};
use crate::scenario::{ChartStyle, Word};

shapes! {
    /// The whole file.
    FILE {
        needed "schema": Kind::Whole(1, 1), "The version of the format: 1.";
        field "scenario": Kind::Table(&SCENARIO), "What the case is called, where it comes from.";
        field "time": Kind::Table(&TIME), "Rounds and deadline.";
        needed "party": Kind::Table(&PARTIES), "Who negotiates: one section per party, in the order in which they speak.";
        field "weights": Kind::Table(&WEIGHTS), "How much each issue matters: one row per party. A weight counts as its share of the row's total; best is a total of 100. Default: 100/n each for the n issues on which the party has scores.";
        needed "issue": Kind::Table(&ISSUES), "What is negotiated: one section per issue.";
        field "link": Kind::Table(&LINKS), "Points added or taken when several issues take certain options together.";
        field "rule": Kind::Table(&RULES), "Combinations that are forbidden.";
        field "table": Kind::Table(&DAY_ONE), "The state of the talks on day one: who already agrees on what.";
        field "draft": Kind::Table(&DRAFTS), "Whole deals with a name, to value, compare and start from.";
        field "talks": Kind::Table(&TALKS), "How they talk.";
        field "meeting": Kind::Table(&MEETINGS), "Parties that come together for one round, on a date or when they are ready.";
        field "lever": Kind::Table(&LEVERS), "Pressure: what a party can do to others while there is no deal, at a cost.";
        field "trust": Kind::Table(&TRUST), "Confidence between every two parties, and what moves it.";
        field "shock": Kind::Table(&SHOCKS), "Accidents that can happen in any round.";
        field "commitment": Kind::Table(&COMMITMENTS), "Positions taken in public, which cost their speaker when it moves.";
        field "ratifier": Kind::Table(&RATIFIERS), "Ratifiers: parliaments, cabinets or voters who can vote a deal down.";
        field "durability": Kind::Table(&DURABILITY), "The years after: what can break a ratified deal, and what deters it.";
        field "uncertainty": Kind::Table(&UNCERTAINTY), "How far each run's numbers may be from the file's.";
        field "expect": Kind::Table(&EXPECTATIONS), "Facts that the model should reproduce: zopa check compares. They change no result.";
        field "sweep": Kind::Table(&SWEEPS), "Questions that vary the scenario: zopa sweep answers them.";
        field "charts": Kind::Table(&CHARTS), "Which charts to draw, and in which style.";
        later "belief", "what parties believe about each other";
    }

    SCENARIO {
        field "name": Kind::Name, "Short name for folders and files. Default: the name of the file.";
        field "title": Kind::Text, "A line for people. Default: the name.";
        field "source": Kind::Text, "Where the case comes from.";
        field "note": Kind::Text, "Printed under every result and chart.";
        field "brief": Kind::Text, "The story in a paragraph or two, on every score sheet (`zopa sheet`): what all parties know. An empty line begins a paragraph.";
    }
}

pub(in crate::format) const MAX_ROUNDS: u32 = 10_000;

shapes! {
    TIME {
        field "unit": Kind::Text, "What a round is called. Default: \"round\".";
        field "start": Kind::Date, "The date of day one: 2025-12-28, without quotes.";
        field "rounds": Kind::Whole(1, MAX_ROUNDS), "The talks end after this many rounds. Default: 20.";
        field "deadline": Kind::Table(&DEADLINE), "A date that makes parties readier to concede.";
    }

    DEADLINE {
        needed "round": Kind::Whole(1, MAX_ROUNDS), "The round of the deadline.";
        field "name": Kind::Text, "What it is called.";
        needed "pressure": between(0.0, 1.0), "How much of the aspiration above the walk-away has gone by then, 0 to 1.";
    }

    UNCERTAINTY {
        field "weights": certain(between(0.0, 1.0)), "w: each weight times uniform(1−w, 1+w). Default: 0.";
        field "scores": certain(between(0.0, LIMIT)), "Standard deviation of scores, in points. Default: 0.";
        field "no_deal": certain(between(0.0, LIMIT)), "Standard deviation of no-deal values, in points. Default: 0.";
    }

    CHARTS {
        field "make": Kind::List(&Kind::Choice(CHART_NAMES)), "Which charts; each command draws those that it has the numbers for (concessions and packages: zopa explain; survival: zopa run --runs; phase, curve, sobol and tornado: sweeps). Default: all.";
        field "style": Kind::Choice(ChartStyle::WORDS), "Which canvas. Default: \"projector\".";
    }
}

pub(in crate::format) const CHART_NAMES: &[Word] = &[
    word("dance", "did they approach each other, and efficiently?"),
    word("funnel", "at which gate are deals rejected?"),
    word("worth", "who gains over no deal?"),
    word("ladder", "who moved on what, when?"),
    word("concessions", "which concession matters?"),
    word("phase", "where do deals live?"),
    word("winset", "who can vote it down?"),
    word("tracker", "how near are they?"),
    word(
        "class",
        "what did the groups of a class agree on, and what did they leave on the table?",
    ),
    word("logroll", "what should be traded?"),
    word("packages", "what is the smallest package of concessions?"),
    word("aspiration", "who is tough, and when do they give way?"),
    word("curve", "how much is enough?"),
    word("survival", "when do the talks end, and how?"),
    word("sobol", "which uncertainty dominates?"),
    word("tornado", "which one change moves the answer most?"),
    word("durability", "does it outlive elections?"),
];
