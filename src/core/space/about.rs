//! The fact sheets of the questions about a set of deals.

use crate::game::About;
use crate::sources::{
    BAARSLAG_2013, Citation, GLOVER_1968, NEMHAUSER_1969, PARETO_1906, RAIFFA_1982,
};

/// All of them.
pub static ABOUT: &[&About] = &[&FRONTIER, &SIZE, &EXISTENCE, &LEFT, &LOGROLLING];

static FRONTIER: About = About {
    name: "pareto-frontier",
    title: "Pareto frontier",
    sentence: "The deals that nobody can improve on without somebody losing.",
    formula: "worth vectors of the players that no other deal inside the gates dominates: at least as much for all, more \
              for one",
    parameters: &[],
    assumptions: "Found by adding up the issues' own frontiers and dropping what is dominated on the way, so no deal is \
                  listed. Exact for two and three players; for more, exact while it fits, else thinned out by an epsilon \
                  that is told: each true point that clears every floor by epsilon has one here that gives nobody less by \
                  more than epsilon.",
    sources: &[
        Citation::Of(&PARETO_1906),
        Citation::For("the merging of fronts", &NEMHAUSER_1969),
    ],
    example: "mar-a-lago",
};

static SIZE: About = About {
    name: "zopa-size",
    title: "Size of the zone of possible agreement",
    sentence: "How many deals are no worse than no deal for all who sign, and how many pass each further gate.",
    formula: "number of deals inside the rules and everybody's red lines with worth >= no_deal for every signatory; then \
              consents and ratifiers, one by one",
    parameters: &[],
    assumptions: "Exact while it fits; beyond that guaranteed bounds of the number, and beside it an estimate from \
                  a sample of deals with its 95% Wilson interval. Every deal counts once, however likely it is.",
    sources: &[
        Citation::Part("the zone of agreement", &RAIFFA_1982),
        Citation::Ours("The counting is ours."),
    ],
    example: "mar-a-lago",
};

static EXISTENCE: About = About {
    name: "existence",
    title: "Is there a passing deal?",
    sentence: "Yes, with a deal that shows it; no; or undecided, where a search was stopped.",
    formula: "some deal inside the rules and red lines gives every party at least its floor: the higher of its walk-away \
              and the thresholds of the ratifiers that the deal concerns",
    parameters: &[],
    assumptions: "Exact in whole units of the game. Branches are closed by surrogate sums: for any weights >= 0 all \
                  floors together imply a floor for the weighted sum.",
    sources: &[Citation::Of(&GLOVER_1968)],
    example: "mar-a-lago",
};

static LEFT: About = About {
    name: "left-on-the-table",
    title: "Value left on the table",
    sentence: "What the players together could still gain over a deal, and how far it is from the frontier.",
    formula: "left = most total worth to the players among the deals inside the gates - total worth of the deal; \
              Pareto distance = Euclidean distance to the nearest frontier point; improvement = largest total gain of a \
              frontier point that gives no player less",
    parameters: &[],
    assumptions: "Points may be added between players. A fair deal can leave something on the table that nobody can have \
                  without another losing; an improvement can be had for all.",
    sources: &[Citation::Of(&BAARSLAG_2013)],
    example: "mar-a-lago",
};

static LOGROLLING: About = About {
    name: "logrolling",
    title: "Logrolling potential and tension",
    sentence: "How much two players can gain by trading issues: each gives way where it matters less.",
    formula: "potential = sum over issues of max(w1, w2) - 1; tension = cosine of the two rows of weights; w = a \
              player's range of payoffs on the issue over the sum of its ranges",
    parameters: &[],
    assumptions: "Weights are ranges of payoffs over options that cross nobody's red line; links are left out. Opposed \
                  interests on every issue: where both want the same option, there is nothing to trade.",
    sources: &[
        Citation::After(&RAIFFA_1982),
        Citation::Ours("The measures are ours in this form."),
    ],
    example: "logrolling",
};
