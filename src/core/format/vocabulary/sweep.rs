//! Questions that vary the scenario.

use super::{Kind, LIMIT, above, any_number, certain, word};
use crate::scenario::Word;

shapes! {
    SWEEPS[Sections: Kind::Table(&SWEEP)] {}
}

pub(in crate::format) const MAX_STEPS: u32 = 1_000_000;
const MAX_POINTS: u32 = 1_000_000_000;
const MAX_RUNS: u32 = 1_000_000;

shapes! {
    SWEEP {
        field "question": Kind::Text, "What is asked, for people.";
        field "axes": Kind::List(&Kind::Table(&AXIS)), "What varies: one table per axis. Default: nothing.";
        field "vary": Kind::Choice(VARY), "Options that are settled in advance, one at a time, instead of axes.";
        field "design": Kind::Choice(DESIGNS), "Which cells are played. Default: \"grid\".";
        field "points": Kind::Whole(1, MAX_POINTS), "How many points a design that samples takes; saltelli: base samples, a power of two; morris: trajectories. Default: 256; morris: 20.";
        field "file": Kind::Text, "For the design list: a table (CSV with commas, semicolons or tabs) with a column for each axis, one row per cell. An empty cell leaves the file's own value.";
        field "columns": Kind::List(&Kind::Text), "For the design list: the header of each axis's column, in the order of the axes. Default: their paths or labels.";
        field "level": certain(any_number()), "For the design boundary: the line that is traced, in percent, points or rounds. Default: 50.";
        field "runs": Kind::Whole(1, MAX_RUNS), "Random draws per cell, the same in every cell. Default: 100.";
        field "width": certain(above(0.0, LIMIT)), "Stop a cell once everything shown is known to within ± this many percentage points, points or rounds. Default: play all runs.";
        field "show": Kind::AnyOf(&[Kind::Text, Kind::List(&Kind::Text)]), "What is counted, the first foremost: possible_day_one, possible, handshake, reached, ratified, breakdown, round, worth.PARTY, to_frontier, to_nash. Default: \"possible\".";
        field "skip_impossible": Kind::Truth, "Whether cells in which the scenario is broken (a deadline after the last round) are left out, as rows with their reason. Default: false, nothing is played.";
    }

    AXIS {
        needed "set": Kind::Text, "The path that it sets. A distribution of its own there is replaced by the number; [uncertainty] still applies around it.";
        field "from": certain(any_number()), "The first number.";
        field "to": certain(any_number()), "The last number.";
        field "steps": Kind::Whole(2, MAX_STEPS), "How many numbers on a grid, ends included. Default: 11.";
        field "values": VALUES, "Numbers, words or tables such as { tit-for-tat = { steps = 2 } }, instead of from and to.";
        field "label": Kind::Text, "What it is called. Default: its path.";
        field "with": Kind::Text, "The path of an axis above, with which it moves step by step.";
        field "only_if": Kind::Text, "PATH=VALUE: it varies only where that axis above takes this value.";
    }
}

pub(in crate::format) const VALUES: Kind = Kind::List(&Kind::AnyOf(&[
    Kind::Number(super::Bounds {
        min: -LIMIT,
        max: LIMIT,
        above: false,
        drawn: false,
    }),
    Kind::Text,
    Kind::AnyTable,
]));

pub(in crate::format) const VARY: &[Word] = &[word(
    "each-option",
    "each option of each issue, the rest left open",
)];

pub(in crate::format) const DESIGNS: &[Word] = &[
    word("grid", "every combination"),
    word("latin-hypercube", "one point in each slice of every axis"),
    word("sobol", "points that fill the space evenly"),
    word("saltelli", "for Sobol indices: which uncertainty dominates"),
    word("morris", "for elementary effects: a quick screening"),
    word("random", "independent points"),
    word(
        "one-at-a-time",
        "each axis alone: both ends, or each listed value",
    ),
    word("list", "the rows of a table"),
    word(
        "boundary",
        "only cells along the line where what is shown crosses a level",
    ),
];
