//! The results of a sweep, on the terminal.

use super::page::Page;
use crate::account::{decimal, percent, signed, thousands};
use crate::charts;
use crate::report::blocks::{BlockTable, cells};
use crate::report::replay;
use crate::scenario::Design;
use crate::sweep::{
    Outcome, StepKind, Surprise, amount, findings, many, notes, phrase, shown_value, subject,
    what_is_set,
};

/// Prints the answer first, then the evidence.
pub(super) fn tell(outcome: &Outcome<'_>, typed: &str, page: &mut Page) {
    let task = outcome.task;
    if let Some(question) = &task.sweep().question {
        page.title(question);
    }
    let found = findings(outcome);
    for (n, sentence) in found.iter().enumerate() {
        if page.quiet && n > 0 {
            break;
        }
        page.told(sentence);
    }
    if page.quiet {
        return;
    }
    page.gap();
    page.told(how(outcome));
    let (runs, failed) = outcome.played.summary.runs();
    if failed > 0 {
        page.line(format!(
            "  {} of {} runs failed by an internal error: they are rows with the status failed",
            thousands(failed),
            thousands(runs)
        ));
    }
    let left_out = outcome.played.summary.not_played();
    if left_out > 0 {
        let why = outcome.played.summary.reasons().first();
        let why = why.map_or(String::new(), |why| format!("{why}; "));
        page.told(format!(
            "{} not played: {why}cells.csv has the reason of each",
            many(left_out, "cell")
        ));
    }
    tell_shares(outcome, page);
    tell_explained(outcome, page);
    tell_indices(outcome, page);
    tell_elementary(outcome, page);
    for note in notes(outcome) {
        page.para("    ", &note);
    }
    tell_moves(outcome, page);
    tell_surprises(outcome, typed, page);
}

/// The chart of a sweep that is left out because it would have too many marks, and the reason.
pub(super) fn crowded_out(outcome: &Outcome<'_>) -> Option<(&'static str, String)> {
    let out = charts::crowded_out(outcome)?;
    let [marks, most] = [out.marks, out.most].map(thousands);
    let mut why = match out.chart {
        "curve" => format!(
            "The curve has room for {most} points, and there are {marks} values, so it is not drawn value by value."
        ),
        _ => format!(
            "There is no phase diagram: it has room for {most} cells, and the grid has {marks}."
        ),
    };
    why += match (out.means, out.chart) {
        (false, _) => "",
        (true, "curve") => " Each of its points is the mean of a range of values.",
        (true, _) => " The curve shows means along one axis instead.",
    };
    why += " cells.csv has every cell that was played; fewer steps make a chart of them.";
    Some((out.chart, why))
}

/// Cells, draws, engine.
fn how(outcome: &Outcome<'_>) -> String {
    let task = outcome.task;
    let cells = task.cells();
    let how = task.how();
    let played = outcome.played.summary.len();
    let product = cells
        .factors()
        .filter(|factors| factors.len() > 1)
        .map(|factors| {
            let sizes: Vec<String> = factors.iter().map(|(_, len)| len.to_string()).collect();
            format!(" = {}", sizes.join(" × "))
        });
    let of = match &task.sweep().design {
        Design::Boundary { .. } => {
            format!("{} of {} cells", thousands(played), thousands(cells.len()))
        }
        _ => format!("{}{}", many(played, "cell"), product.unwrap_or_default()),
    };
    if outcome.is_certain() {
        return format!(
            "{of} · nothing is drawn, so each is played once and exact · {}",
            how.engine.words()
        );
    }
    let draws = match how.width {
        Some(width) => format!(
            "at most {} each, fewer once ± {width} is reached",
            many(how.runs, "draw")
        ),
        None => format!("{} each", many(how.runs, "draw")),
    };
    let luck = if how.independent {
        "different in every cell"
    } else {
        "the same in every cell"
    };
    format!("{of} · {draws}, {luck} · {}", how.engine.words())
}

/// Prints the lowest and the highest cell, and how many are near the ends of the scale.
fn tell_shares(outcome: &Outcome<'_>, page: &mut Page) {
    let Some([(low_cell, low), (high_cell, high)]) = outcome.extremes else {
        return;
    };
    let scenario = outcome.task.scenario();
    // With many axes, the values are in the table.
    let set = |cell: u64| match outcome.axes.len() {
        0..=2 => format!(" ({})", what_is_set(outcome, cell)),
        _ => format!(" (cell {cell})"),
    };
    // If all are the same, the finding has already said so.
    if low.value < high.value {
        page.told(format!(
            "{}: from {}{} to {}{}",
            subject(outcome.shown, scenario),
            amount(low.value, outcome.shown),
            set(low_cell),
            amount(high.value, outcome.shown),
            set(high_cell)
        ));
    }
    let summary = &outcome.played.summary;
    let others = outcome.task.how().show.iter().zip(summary.extremes());
    for (&other, extremes) in others.skip(1) {
        if let Some([low, high]) = extremes {
            page.line(format!(
                "  {}: from {} to {}",
                subject(other, scenario),
                amount(low.1.value, other),
                amount(high.1.value, other)
            ));
        }
    }
    if let Some(width) = outcome.task.how().width.filter(|_| !outcome.is_certain()) {
        page.line(format!(
            "  ± {width} is reached in {} of {} cells",
            summary.known(),
            summary.len()
        ));
    }
    if outcome.shown.is_share() && outcome.played.traced.is_none() && outcome.moves.is_empty() {
        let [all, some, often] = summary.spread();
        let often = percent(often as f64 / all.max(1) as f64);
        let seldom = percent((all - some) as f64 / all.max(1) as f64);
        page.line(if outcome.is_certain() {
            format!("  yes in {often} of the cells, no in {seldom}")
        } else {
            format!(
                "  The chance is at least 95% in {often} of the cells, and below 5% in {seldom}."
            )
        });
    }
}

fn tell_explained(outcome: &Outcome<'_>, page: &mut Page) {
    let Some(explained) = &outcome.explained else {
        return;
    };
    if explained.alone.len() < 2 || !outcome.differ() && !outcome.tells_an_effect() {
        return;
    }
    let mut table = BlockTable::new(cells!["  differences between cells", "explained"]);
    let parts = explained.alone.iter().chain(&explained.pairs);
    for part in parts {
        let names: Vec<String> = part
            .axes
            .iter()
            .map(|&axis| outcome.label(outcome.axes[axis]).into_owned())
            .collect();
        let share = part.share.map(percent).unwrap_or_default();
        table.row(cells![format!("  {}", names.join(" with ")), share]);
    }
    if explained.alone.len() > 2 {
        let share = explained.rest.share.map(percent).unwrap_or_default();
        table.row(cells!["  three or more together", share]);
    }
    page.gap();
    page.table(&table, "  ", "");
    if let Some(noise) = explained.noise.filter(|noise| *noise > 0.0) {
        page.line(format!(
            "    sampling error of the draws brings about less than {:.1}% of all this",
            (noise * 1000.0).ceil() / 10.0
        ));
    }
}

fn tell_indices(outcome: &Outcome<'_>, page: &mut Page) {
    let Some(indices) = &outcome.indices else {
        return;
    };
    let mut table = BlockTable::new(cells![
        "  share of the variance",
        "alone",
        "95%",
        "with others",
        "95%"
    ]);
    for (axis, &place) in indices.axes.iter().zip(&outcome.axes) {
        let mut row = cells![format!("  {}", outcome.label(place))];
        for index in [axis.first, axis.total] {
            // Minus zero would print as -0.00.
            let plain = |x: f64| format!("{:.2}", (x * 100.0).round() / 100.0 + 0.0);
            let value = index.map_or("-".into(), |i| plain(i.value));
            let interval = index.and_then(|i| i.interval);
            let interval = interval.map(|i| format!("{} to {}", plain(i.low), plain(i.high)));
            row.extend(cells![value, interval.unwrap_or("-".into())]);
        }
        table.row(row);
    }
    page.gap();
    page.table(&table, "  ", "");
    if indices.axes.iter().all(|axis| axis.total.is_none()) {
        page.line("    nothing varies, so there is nothing to share out");
    }
}

fn tell_elementary(outcome: &Outcome<'_>, page: &mut Page) {
    if outcome.elementary.is_empty() {
        return;
    }
    let unit = if outcome.shown.is_share() { 100.0 } else { 1.0 };
    let ranges = outcome.elementary.iter().any(|e| e.step == StepKind::Range);
    let step = match ranges {
        true => "  over the whole range",
        false => "  from value to value",
    };
    let mut table = BlockTable::new(cells![
        step,
        "moves it by (µ*)",
        "95%",
        "direction (µ)",
        "unevenness (σ)"
    ]);
    for (effects, &axis) in outcome.elementary.iter().zip(&outcome.axes) {
        let number = |x: Option<f64>| x.map_or("-".into(), |x| decimal(x * unit, 1));
        let interval = effects.interval.map_or("-".into(), |i| {
            let [low, high] = [i.low, i.high].map(|end| decimal(end * unit, 1));
            format!("{low} to {high}")
        });
        let other = match effects.step {
            StepKind::Value | StepKind::Word if ranges => " (from value to value)",
            _ => "",
        };
        table.row(cells![
            format!("  {}{other}", outcome.label(axis)),
            number(effects.mean_absolute),
            interval,
            effects.mean.map_or("-".into(), |x| signed(x * unit, 1)),
            number(effects.deviation),
        ]);
    }
    page.gap();
    page.table(&table, "  ", "");
}

fn tell_moves(outcome: &Outcome<'_>, page: &mut Page) {
    if outcome.moves.is_empty() {
        return;
    }
    let what = phrase(outcome.shown, outcome.task.scenario());
    let unit = if outcome.shown.is_share() { 100.0 } else { 1.0 };
    let mut moves: Vec<_> = outcome
        .moves
        .iter()
        .filter(|m| m.change.is_some())
        .collect();
    moves.sort_by(|a, b| {
        let by = |m: &crate::sweep::ComparedCell| m.change.map_or(0.0, |c| c.value);
        by(b).total_cmp(&by(a)).then(a.cell.cmp(&b.cell))
    });
    // If nothing is drawn, changes have no interval, and every one is clear.
    let exact = outcome.is_certain();
    let mut table = BlockTable::new(cells![format!("  {what}"), "level", "change"]);
    if !exact {
        table.head.extend(cells!["95%", ""]);
    }
    if let Some(base) = outcome.level(0) {
        table.row(cells![
            "  the file as it is",
            amount(base.value, outcome.shown)
        ]);
    }
    for found in moves {
        let (Some(level), Some(change)) = (found.level, found.change) else {
            continue;
        };
        let points = |change: f64| signed(change * unit, 1);
        let mut row = cells![
            format!("  {}", what_is_set(outcome, found.cell)),
            amount(level.value, outcome.shown),
            points(change.value),
        ];
        if !exact {
            let [low, high] = [change.interval.low, change.interval.high].map(points);
            row.extend(cells![
                format!("{low} to {high}"),
                if found.clear { "*" } else { "" }
            ]);
        }
        table.row(row);
    }
    page.gap();
    page.table(&table, "  ", "");
    if exact {
        return;
    }
    page.line(if outcome.task.how().paired && outcome.shown.is_share() {
        "    * distinguishable from no change, run by run with the same draws, corrected for all changes (Holm)"
    } else {
        "    * the interval of the change leaves out 0"
    });
}

fn tell_surprises(outcome: &Outcome<'_>, typed: &str, page: &mut Page) {
    if outcome.surprises.is_empty() {
        return;
    }
    page.gap();
    let clear: Vec<&Surprise> = outcome.surprises.iter().filter(|one| one.clear).collect();
    let Some(first) = clear.first() else {
        page.line(
            "  No step between neighbouring cells is larger than sampling error could explain",
        );
        page.line("    surprises.csv has the largest, each with the command that plays it again");
        return;
    };
    page.line("  The largest steps between neighbouring cells");
    let most = if page.verbose { 10 } else { 3 };
    let rows: Vec<Vec<String>> = clear
        .iter()
        .take(most)
        .map(|found| step(outcome, found))
        .collect();
    page.rows(&rows, "   ", "");
    let command = replay(outcome, first, typed);
    if !command.is_empty() {
        page.line(format!("    replay the first: {command}"));
    }
    if outcome.surprises.len() > most {
        page.line("    surprises.csv has the largest ten, each with its command");
    }
}

/// From which value to which, the effect, and the values of the other axes.
fn step(outcome: &Outcome<'_>, found: &Surprise) -> Vec<String> {
    let axis = outcome.axis_of(found);
    let set = |cell: u64| outcome.task.cells().cell(cell).set;
    let (from, to) = (set(found.from), set(found.to));
    let [old, new] =
        [&from, &to].map(|set| set[axis].1.as_ref().map_or_else(String::new, shown_value));
    let others = from.iter().enumerate().filter(|(place, _)| *place != axis);
    let others = others.filter_map(|(place, (_, value))| {
        let value = shown_value(value.as_ref()?);
        Some(format!("{} {value}", outcome.label(place)))
    });
    let others = others.collect::<Vec<_>>().join(", ");
    let [low, high] = [0, 1].map(|n| amount(found.levels[n].value, outcome.shown));
    vec![
        format!("    {}: {old} → {new}", outcome.label(axis)),
        format!("{low} → {high}"),
        match others.is_empty() {
            true => others,
            false => format!("at {others}"),
        },
    ]
}
