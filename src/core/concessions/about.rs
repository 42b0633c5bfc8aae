//! The fact sheets that `zopa explain` refers to.

use crate::game::{About, parameters};
use crate::sources::{
    BONETT_2012, Citation, FISHER_1935, HOLM_1979, LIFFITON_2008, LIFFITON_2016, MCNEMAR_1947,
    MONTANARI_1974, PUTNAM_1988, RAIFFA_1982, WACHTER_2018,
};

/// All of them, in the order in which they are shown.
pub static ABOUT: &[&About] = &[
    &STANDING, &PACKAGES, &FIRM, &BINDING, &DEADLOCK, &TARGET, &SETTLING, &PAIRS, &FLIPS,
];

static STANDING: About = About {
    name: "must-have",
    title: "Must have, nearly always, kills it",
    sentence: "In how many of the deals that pass every gate an option stands.",
    formula: "must: in all of them; nearly: in at least 90%; kills: in none",
    parameters: &[],
    assumptions: "Counts deals, however likely each is. Exact while the space can be counted, else brackets; whether an option \
                  stands in any passing deal is searched for by itself.",
    sources: &[
        Citation::For(
            "forced and excluded values of a constraint problem",
            &MONTANARI_1974,
        ),
        Citation::Ours("The reading as concessions is ours."),
    ],
    example: "mar-a-lago",
};

static PACKAGES: About = About {
    name: "minimal-packages",
    title: "Minimal concession packages",
    sentence: "The smallest sets of issues on which it is enough for a party to move from its opening position.",
    formula: "sets S so that some passing deal gives the party no less than its opening on every issue outside S, and no part \
              of S will do; cost = worth of the opening - worth of the deal. A party must move on an issue where every passing deal \
              asks it to; it moves for those of whom each alone, had it and the ratifiers that vote for it no say, would let it stay",
    parameters: parameters! {
        "opening": "options", "one for every issue", default "the party's best deal inside the rules and its own red lines";
    },
    assumptions: "Moves are counted issue by issue, links stand in the worth of the whole. The number of issues says nothing \
                  about the cost, which stands beside it in the party's own points. Their number can be exponential: at most 1,000 with the sets that \
                  cannot all be held, and it is said where there may be more.",
    sources: &[
        Citation::For("minimal sets", &LIFFITON_2016),
        Citation::Ours("Concession packages are ours."),
    ],
    example: "river",
};

static FIRM: About = About {
    name: "substitution",
    title: "If one does not move",
    sentence: "What is asked of the others if a party gives no less than its opening on an issue.",
    formula: "least loss of each party on each issue over the passing deals that hold the issue, against the same over all \
              passing deals",
    parameters: &[],
    assumptions: "Each line is a bound of its own: no single deal need meet several of them at once.",
    sources: &[
        Citation::For("what must be given for what", &RAIFFA_1982),
        Citation::Ours("The measures are ours."),
    ],
    example: "mar-a-lago",
};

static BINDING: About = About {
    name: "binding-gates",
    title: "Whose no binds",
    sentence: "What passes without one gate, and how far a walk-away, a quota or a red line is from turning the answer.",
    formula: "m = most worth to the gate's party over deals that pass all other gates; some deal passes as long as the gate asks \
              for no more than m",
    parameters: &[],
    assumptions: "One gate is changed, all others stay.",
    sources: &[
        Citation::After(&PUTNAM_1988),
        Citation::Ours("Measuring it as the slack of a constraint is ours."),
    ],
    example: "mar-a-lago",
};

static DEADLOCK: About = About {
    name: "deadlock",
    title: "Deadlock cores and minimal corrections",
    sentence: "Which gates jointly forbid every deal, and the smallest sets of gates that it is enough to relax.",
    formula: "core: gates that, kept alone, leave no deal, and no part of which does; correction: gates without which some deal \
              passes, and no part of which is enough; its cost = least sum of what needs must come down",
    parameters: &[],
    assumptions: "Points of several parties are added to order corrections; red lines and rules have no price and come after all \
                  that can be had for points alone. At most 1,000 sets.",
    sources: &[Citation::Of(&LIFFITON_2008)],
    example: "river",
};

static TARGET: About = About {
    name: "why-not",
    title: "Why this deal and not another",
    sentence: "Which gates a wanted deal fails, by how much, and the smallest changes after which it passes.",
    formula: "failures with need - worth; amendments: minimal sets of issues S so that some passing deal equals the wanted deal outside \
              S; for single options the deadlock among all deals that have them",
    parameters: &[],
    assumptions: "Every change of an issue counts alike, however far it goes.",
    sources: &[
        Citation::For("minimal sets", &LIFFITON_2016),
        Citation::Ours("The question is ours."),
    ],
    example: "river",
};

static SETTLING: About = About {
    name: "settling",
    title: "An option settled in advance",
    sentence: "What settling one option before anybody speaks does to the chance of a deal.",
    formula: "share of runs with the option settled - share with nothing settled, run by run with the same draws; 95% interval by \
              Bonett and Price; clear if McNemar's exact p-value after Holm's correction over all options is at most 5%",
    parameters: parameters! {
        "runs": "runs", "1 to 1,000,000", default "none are played";
        "width": "points of a hundred", "0.1 to 100", default "all runs are played";
    },
    assumptions: "What is settled is settled for nothing: what a party would ask in return is not counted. With a width, runs are \
                  doubled from 200 until the interval of each change is as narrow. Where nothing is drawn one run of each \
                  tells all: changes are exact and have no interval.",
    sources: &[
        Citation::For("the correction", &HOLM_1979),
        Citation::For("intervals of changes", &BONETT_2012),
        Citation::For("tests of changes", &MCNEMAR_1947),
    ],
    example: "mar-a-lago",
};

static PAIRS: About = About {
    name: "pairs",
    title: "Two options settled together",
    sentence: "Whether two options do more together than each alone adds.",
    formula: "mean over runs of y_both - y_first - y_second + y_none, with its 95% t interval; clear after Holm's correction over \
              all pairs",
    parameters: parameters! {
        "pairs": "runs of each pair", "1 to 1,000,000", default "none are played; 200 with --pairs alone";
    },
    assumptions: "Below 0 the two may also be two ways to the same end. A share near 0% or 100% leaves no room for more.",
    sources: &[Citation::For(
        "the interaction of a 2x2 design",
        &FISHER_1935,
    )],
    example: "mar-a-lago",
};

static FLIPS: About = About {
    name: "flips",
    title: "The smallest change that turns the outcome",
    sentence: "Which single number or word of the file, changed least, turns no deal into a deal or the reverse.",
    formula: "every path alone; a number on both sides of the file's at distances that grow by half, from 0.01 points on; between \
              the last value that does not turn the outcome and the first that does, halving down to 0.01 points",
    parameters: &[],
    assumptions: "Of the central course, without chance events. Outcomes need not be monotone: where they turn back it is said, and \
                  an island between two tried values can be missed. Sizes are compared in shares: points of 100, chances of \
                  1, weights of the total of their row, exponents of themselves, others of their range; a change per round counts \
                  over all rounds. A weight is changed by itself: the rest of its row stays as written.",
    sources: &[Citation::Of(&WACHTER_2018)],
    example: "mar-a-lago",
};
