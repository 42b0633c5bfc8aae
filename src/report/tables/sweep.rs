//! The findings of a sweep as tables.

use crate::files::{Table, TableOf};
use crate::report::json::{BandReport, SweepReport};
use crate::sweep::{Outcome, what_is_set};

/// The findings of a document that are tables, by name: boundary, surprises, curves, effects, explained, indices, moves,
/// regions.
pub fn sweep_tables(outcome: &Outcome<'_>, document: &SweepReport) -> Vec<(&'static str, Table)> {
    let unit = if outcome.shown.is_share() {
        "0-1"
    } else {
        "as shown"
    };
    let mut tables = vec![
        ("boundary", boundary(outcome, unit)),
        ("surprises", surprises(document, unit)),
        ("curves", curves(document, unit)),
        ("effects", effects(document)),
        ("explained", explained(document)),
        ("indices", indices(document)),
        ("elementary", elementary(document, unit)),
        ("moves", moves(document, unit)),
        ("regions", regions(document)),
    ];
    tables.retain(|(_, table)| !table.rows.is_empty());
    tables
}

/// The pairs of neighbours across a boundary.
fn boundary(outcome: &Outcome<'_>, unit: &str) -> Table {
    let cells = outcome.task.cells();
    let factors = cells.factors().unwrap_or_default().len();
    let number = |(x, y): (u32, u32)| cells.at_places(&[u64::from(x), u64::from(y)][..factors]);
    let level = |cell: u64| outcome.level(cell).map(|level| level.value);
    let traced = outcome.played.traced.iter();
    let crossings = traced.flat_map(|traced| &traced.crossings);
    let mut table = TableOf::new(crossings.filter_map(|(below, above)| {
        let (below, above) = (number(*below)?, number(*above)?);
        Some(([below, above], [level(below)?, level(above)?]))
    }));
    table
        .column("below_cell", |(cells, _)| cells[0])
        .means("the cell below the level")
        .column("above_cell", |(cells, _)| cells[1])
        .means("its neighbour at or above it")
        .column("below_set", |(cells, _)| what_is_set(outcome, cells[0]))
        .means("what is set in the one")
        .column("above_set", |(cells, _)| what_is_set(outcome, cells[1]))
        .means("and in the other")
        .column("below", |(_, levels)| levels[0])
        .measures(unit, "what is shown in the one")
        .column("above", |(_, levels)| levels[1])
        .measures(unit, "and in the other");
    table.finish()
}

fn surprises(document: &SweepReport, unit: &str) -> Table {
    let mut table = TableOf::new(&document.surprises);
    table
        .column("axis", |found| &found.axis)
        .means("the path along which two neighbouring cells differ")
        .column("from_cell", |found| found.from.cell)
        .means("the one cell")
        .column("to_cell", |found| found.to.cell)
        .means("the other")
        .column("from", |found| found.from.level.value)
        .measures(unit, "what is shown in the one")
        .column("to", |found| found.to.level.value)
        .measures(unit, "and in the other")
        .column("from_set", |found| &found.from.set)
        .means("what is set in the one")
        .column("to_set", |found| &found.to.set)
        .means("and in the other")
        .column("clear", |found| found.clear)
        .means("more than the sampling error of both cells could explain")
        .column("replay", |found| &found.replay)
        .means("the command that plays both again");
    table.finish()
}

fn curves(document: &SweepReport, unit: &str) -> Table {
    let of_axis = "that of the axis";
    let curves = document.curves.iter();
    let bins = curves.flat_map(|curve| curve.bins.iter().map(move |bin| (curve, bin)));
    let mut table = TableOf::new(bins);
    table
        .column("axis", |(curve, _)| &curve.axis)
        .means("the path")
        .column("from", |(_, bin)| bin.from)
        .measures(
            of_axis,
            "lower end of the axis's values; for names their place",
        )
        .column("to", |(_, bin)| bin.to)
        .measures(of_axis, "upper end")
        .column("name", |(_, bin)| bin.name.as_ref())
        .means("the name")
        .column("cells", |(_, bin)| bin.cells)
        .means("how many cells")
        .column("told", |(_, bin)| bin.told)
        .means("how many of them have a value to count");
    band(
        &mut table,
        unit,
        ["mean", "low", "high"],
        [
            "the mean of these, over all values of the other axes",
            "lower end of its 95% interval",
            "upper end",
        ],
        |(_, bin)| bin.mean,
    );
    table.finish()
}

fn effects(document: &SweepReport) -> Table {
    let mut table = TableOf::new(&document.curves);
    table
        .column("axis", |curve| &curve.axis)
        .means("the path")
        .column("told", |curve| curve.effect.told)
        .means("an effect that may be told")
        .column("basis", |curve| curve.effect.basis)
        .means("exact; draws: the error of the runs; cells: a permutation test over cells")
        .column("p_value", |curve| curve.effect.p_value)
        .share("corrected over all axes (Holm); empty where it is exact")
        .column("silence", |curve| curve.effect.silence)
        .means(
            "why not: draws (too few of them), none, small, chance, together (with another \
             axis of a list)",
        );
    table.finish()
}

fn explained(document: &SweepReport) -> Table {
    let mut table = TableOf::new(&document.explained);
    table
        .column("axes", |part| part.axes.join(" "))
        .means("the paths; empty: three or more together")
        .column("share", |part| part.share)
        .share("of the differences between cells")
        .column("noise", |part| part.noise)
        .measures(
            "share",
            "what sampling error alone would make of it, at most; can be above 1",
        );
    table.finish()
}

fn indices(document: &SweepReport) -> Table {
    let interval = ["lower end of its 95% bootstrap interval", "upper end"];
    let mut table = TableOf::new(&document.indices);
    table.column("axis", |index| &index.axis).means("the path");
    band(
        &mut table,
        "share of variance",
        ["first", "first_low", "first_high"],
        [
            "first-order Sobol index; an estimate can lie outside 0 to 1",
            interval[0],
            interval[1],
        ],
        |index| index.first,
    );
    band(
        &mut table,
        "share of variance",
        ["total", "total_low", "total_high"],
        [
            "total Sobol index; an estimate can lie outside 0 to 1",
            interval[0],
            interval[1],
        ],
        |index| index.total,
    );
    table.finish()
}

fn elementary(document: &SweepReport, unit: &str) -> Table {
    let mut table = TableOf::new(&document.elementary);
    table
        .column("axis", |effects| &effects.axis)
        .means("the path")
        .column("effect", |effects| effects.effect)
        .means(
            "what an effect is: the change over the range of the axis, from value to value of \
             a list, or from word to word",
        )
        .column("effects", |effects| effects.effects)
        .means("how many there are");
    band(
        &mut table,
        unit,
        ["mu_star", "mu_star_low", "mu_star_high"],
        [
            "mean absolute elementary effect",
            "lower end of its 95% interval",
            "upper end",
        ],
        |effects| effects.mu_star,
    );
    table
        .column("mu", |effects| effects.mu)
        .measures(
            unit,
            "mean elementary effect; empty for words, which have no direction",
        )
        .column("sigma", |effects| effects.sigma)
        .measures(unit, "their standard deviation; empty for words");
    table.finish()
}

fn moves(document: &SweepReport, unit: &str) -> Table {
    let mut table = TableOf::new(&document.moves);
    table
        .column("cell", |found| found.cell)
        .means("the cell")
        .column("set", |found| &found.set)
        .means("what is set in it")
        .column("level", |found| found.level.map(|level| level.value))
        .measures(unit, "what is shown");
    band(
        &mut table,
        unit,
        ["change", "change_low", "change_high"],
        [
            "against the first cell, run by run",
            "lower end of its 95% interval; empty where nothing is drawn",
            "upper end",
        ],
        |found| found.change,
    );
    table
        .column("clear", |found| found.clear)
        .means("distinguishable from no change (Holm over all)");
    table.finish()
}

fn regions(document: &SweepReport) -> Table {
    let mut table = TableOf::new(&document.regions);
    table
        .column("holds", |region| region.holds)
        .means("1: nearly always, 0: nearly never")
        .column("limits", |region| &region.limits)
        .means("where")
        .column("mass", |region| region.mass)
        .share("share of all cells")
        .column("mean", |region| region.mean)
        .share("mean of what is shown there")
        .column("held_out_mean", |region| region.held_out_mean)
        .share("the same in cells by which such a region was not found")
        .column("quasi_p", |region| {
            let chances = region.axes.iter().filter_map(|limit| limit.quasi_p);
            chances.reduce(f64::max)
        })
        .share("the largest of its limits: the chance of such a mean without the limit");
    table.finish()
}

/// A number and the ends of its interval.
fn band<R: Copy>(
    table: &mut TableOf<R>,
    unit: &str,
    names: [&str; 3],
    [value, low, high]: [&str; 3],
    band: impl Fn(R) -> Option<BandReport>,
) {
    let [name, name_low, name_high] = names;
    table.together(
        unit,
        [(name, value), (name_low, low), (name_high, high)],
        |row| {
            let band = band(row);
            [
                band.map(|band| band.value),
                band.and_then(|band| band.low),
                band.and_then(|band| band.high),
            ]
        },
    );
}
