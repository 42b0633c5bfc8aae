//! The findings of a sweep as tables.

use crate::files::{Column, Table};
use crate::report::json::{BandReport, SweepReport};
use crate::sweep::{Outcome, what_is_set};

/// The findings of a document that are tables, by name: boundary, surprises, curves, effects, explained, indices, moves, regions.
pub fn sweep_tables(outcome: &Outcome<'_>, document: &SweepReport) -> Vec<(&'static str, Table)> {
    let mut tables = Vec::new();
    let number = |x: Option<f64>| x.map(|x| x.to_string()).unwrap_or_default();
    let mut add = |name: &'static str, columns: Vec<Column>, rows: Vec<Vec<String>>| {
        if !rows.is_empty() {
            tables.push((name, Table { columns, rows }));
        }
    };
    let share = |name: &str, meaning: &str| Column::new(name, "number", "0-1", meaning);
    let text = |name: &str, meaning: &str| Column::new(name, "text", "", meaning);
    let unit = if outcome.shown.is_share() {
        "0-1"
    } else {
        "as shown"
    };
    let level = |name: &str, meaning: &str| Column::new(name, "number", unit, meaning);
    let value =
        |name: &str, meaning: &str| Column::new(name, "number", "that of the axis", meaning);
    let whole = |name: &str, meaning: &str| Column::new(name, "integer", "", meaning);
    let truth = |name: &str, meaning: &str| Column::new(name, "yes/no", "1 or 0", meaning);
    add(
        "boundary",
        vec![
            whole("below_cell", "the cell below the level"),
            whole("above_cell", "its neighbour at or above it"),
            text("below_set", "what is set in the one"),
            text("above_set", "and in the other"),
            level("below", "what is shown in the one"),
            level("above", "and in the other"),
        ],
        crossings(outcome),
    );
    add(
        "surprises",
        vec![
            text("axis", "the path along which two neighbouring cells differ"),
            whole("from_cell", "the one cell"),
            whole("to_cell", "the other"),
            level("from", "what is shown in the one"),
            level("to", "and in the other"),
            text("from_set", "what is set in the one"),
            text("to_set", "and in the other"),
            truth("clear", "more than the draws of both cells bring about"),
            text("replay", "the command that plays both again"),
        ],
        document
            .surprises
            .iter()
            .map(|s| {
                vec![
                    s.axis.clone(),
                    s.from.cell.to_string(),
                    s.to.cell.to_string(),
                    s.from.level.value.to_string(),
                    s.to.level.value.to_string(),
                    s.from.set.clone(),
                    s.to.set.clone(),
                    u8::from(s.clear).to_string(),
                    s.replay.clone(),
                ]
            })
            .collect(),
    );
    add(
        "curves",
        vec![
            text("axis", "the path"),
            value(
                "from",
                "lower end of the axis's values; for names their place",
            ),
            value("to", "upper end"),
            text("name", "the name"),
            whole("cells", "how many cells"),
            whole("told", "how many of them have a value to count"),
            level(
                "mean",
                "the mean of these, over all values of the other axes",
            ),
            level("low", "lower end of its 95% interval"),
            level("high", "upper end"),
        ],
        document
            .curves
            .iter()
            .flat_map(|curve| {
                curve.bins.iter().map(|bin| {
                    let mean = bin.mean;
                    vec![
                        curve.axis.clone(),
                        bin.from.to_string(),
                        bin.to.to_string(),
                        bin.name.clone().unwrap_or_default(),
                        bin.cells.to_string(),
                        bin.told.to_string(),
                        number(mean.map(|m| m.value)),
                        number(mean.and_then(|m| m.low)),
                        number(mean.and_then(|m| m.high)),
                    ]
                })
            })
            .collect(),
    );
    add(
        "effects",
        vec![
            text("axis", "the path"),
            truth("told", "an effect that may be told"),
            text(
                "basis",
                "exact; draws: the error of the runs; cells: a permutation test over cells",
            ),
            share(
                "p_value",
                "corrected over all axes (Holm); empty where it is exact",
            ),
            text(
                "silence",
                "why not: draws (too few of them), none, small, chance, together (with another axis of a list)",
            ),
        ],
        document
            .curves
            .iter()
            .map(|curve| {
                let effect = &curve.effect;
                vec![
                    curve.axis.clone(),
                    u8::from(effect.told).to_string(),
                    effect.basis.to_owned(),
                    number(effect.p_value),
                    effect.silence.unwrap_or_default().to_owned(),
                ]
            })
            .collect(),
    );
    add(
        "explained",
        vec![
            text("axes", "the paths; empty: three or more together"),
            share("share", "of the differences between cells"),
            share(
                "noise",
                "what sampling error alone would make of it, at most",
            ),
        ],
        document
            .explained
            .iter()
            .map(|part| vec![part.axes.join(" "), number(part.share), number(part.noise)])
            .collect(),
    );
    let pair = |b: Option<BandReport>| {
        [
            number(b.map(|b| b.value)),
            number(b.and_then(|b| b.low)),
            number(b.and_then(|b| b.high)),
        ]
    };
    add(
        "indices",
        vec![
            text("axis", "the path"),
            share("first", "first-order Sobol index"),
            share("first_low", "lower end of its 95% bootstrap interval"),
            share("first_high", "upper end"),
            share("total", "total Sobol index"),
            share("total_low", "lower end of its 95% bootstrap interval"),
            share("total_high", "upper end"),
        ],
        document
            .indices
            .iter()
            .map(|index| {
                let mut row = vec![index.axis.clone()];
                row.extend(pair(index.first));
                row.extend(pair(index.total));
                row
            })
            .collect(),
    );
    add(
        "elementary",
        vec![
            text("axis", "the path"),
            text(
                "effect",
                "what an effect is: the change over the range of the axis, from value to value of a list, or from word to word",
            ),
            whole("effects", "how many there are"),
            level("mu_star", "mean absolute elementary effect"),
            level("mu_star_low", "lower end of its 95% interval"),
            level("mu_star_high", "upper end"),
            level(
                "mu",
                "mean elementary effect; empty for words, which have no direction",
            ),
            level("sigma", "their standard deviation; empty for words"),
        ],
        document
            .elementary
            .iter()
            .map(|effects| {
                let mut row = vec![
                    effects.axis.clone(),
                    effects.effect.to_owned(),
                    effects.effects.to_string(),
                ];
                row.extend(pair(effects.mu_star));
                row.push(number(effects.mu));
                row.push(number(effects.sigma));
                row
            })
            .collect(),
    );
    add(
        "moves",
        vec![
            whole("cell", "the cell"),
            text("set", "what is set in it"),
            level("level", "what is shown"),
            level("change", "against the first cell, run by run"),
            level(
                "change_low",
                "lower end of its 95% interval; empty where nothing is drawn",
            ),
            level("change_high", "upper end"),
            truth("clear", "told from no change (Holm over all)"),
        ],
        document
            .moves
            .iter()
            .map(|found| {
                let mut row = vec![
                    found.cell.to_string(),
                    found.set.clone(),
                    number(found.level.map(|l| l.value)),
                ];
                row.extend(pair(found.change));
                row.push(u8::from(found.clear).to_string());
                row
            })
            .collect(),
    );
    add(
        "regions",
        vec![
            truth("holds", "1: nearly always, 0: nearly never"),
            text("limits", "where"),
            share("mass", "share of all cells"),
            share("mean", "mean of what is shown there"),
            share(
                "held_out_mean",
                "the same in cells by which such a region was not found",
            ),
            share(
                "quasi_p",
                "the largest of its limits: the chance of such a mean without the limit",
            ),
        ],
        document
            .regions
            .iter()
            .map(|region| {
                vec![
                    u8::from(region.holds).to_string(),
                    region.limits.clone(),
                    region.mass.to_string(),
                    region.mean.to_string(),
                    number(region.held_out_mean),
                    number(
                        region
                            .axes
                            .iter()
                            .filter_map(|limit| limit.quasi_p)
                            .reduce(f64::max),
                    ),
                ]
            })
            .collect(),
    );
    tables
}

/// The pairs of neighbours on both sides of a boundary.
fn crossings(outcome: &Outcome<'_>) -> Vec<Vec<String>> {
    let cells = outcome.task.cells();
    let factors = cells.factors().unwrap_or_default().len();
    let number = |(x, y): (u32, u32)| cells.at_places(&[u64::from(x), u64::from(y)][..factors]);
    let traced = outcome
        .played
        .traced
        .iter()
        .flat_map(|traced| &traced.crossings);
    let rows = traced.filter_map(|(below, above)| {
        let (below, above) = (number(*below)?, number(*above)?);
        let level = |cell: u64| outcome.level(cell).map(|level| level.value.to_string());
        Some(vec![
            below.to_string(),
            above.to_string(),
            what_is_set(outcome, below),
            what_is_set(outcome, above),
            level(below)?,
            level(above)?,
        ])
    });
    rows.collect()
}
