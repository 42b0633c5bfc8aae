//! What a sweep found, on the terminal.

use super::page::{Page, wrapped};
use crate::account::{decimal, percent, signed, thousands};
use crate::charts;
use crate::report;
use crate::scenario::{Design, PathValue};
use crate::sweep::{
    Outcome, StepKind, Surprise, amount, findings, many, notes, phrase, shown_value, subject,
    what_is_set,
};

/// The answer first, then what stands behind it.
pub(super) fn tell(outcome: &Outcome<'_>, typed: &str, page: &mut Page) {
    let task = outcome.task;
    if let Some(question) = &task.sweep().question {
        let strong = page.strong(question);
        page.line(strong);
    }
    let found = findings(outcome);
    for (n, sentence) in found.iter().enumerate() {
        if page.quiet && n > 0 {
            break;
        }
        page.line(wrapped("  ", sentence));
    }
    if page.quiet {
        return;
    }
    page.line("");
    page.line(wrapped("  ", &how(outcome)));
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
        page.line(wrapped(
            "  ",
            &format!(
                "{} not played: {why}cells.csv has the reason of each",
                many(left_out, "cell")
            ),
        ));
    }
    tell_shares(outcome, page);
    tell_explained(outcome, page);
    tell_indices(outcome, page);
    tell_elementary(outcome, page);
    for note in notes(outcome) {
        page.line(wrapped("    ", &note));
    }
    tell_moves(outcome, page);
    tell_surprises(outcome, typed, page);
}

/// Which chart of a sweep is left out because it would have too many marks, and why.
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
        "luck of their own"
    } else {
        "the same in every cell"
    };
    format!("{of} · {draws}, {luck} · {}", how.engine.words())
}

/// From the lowest cell to the highest; how many lie near the ends.
fn tell_shares(outcome: &Outcome<'_>, page: &mut Page) {
    let Some([(low_cell, low), (high_cell, high)]) = outcome.extremes else {
        return;
    };
    let scenario = outcome.task.scenario();
    // Of many axes the values are in the table.
    let set = |cell: u64| match outcome.axes.len() {
        0..=2 => format!(" ({})", what_is_set(outcome, cell)),
        _ => format!(" (cell {cell})"),
    };
    // Where all are the same, the finding has said so.
    if low.value < high.value {
        page.line(wrapped(
            "  ",
            &format!(
                "{}: from {}{} to {}{}",
                subject(outcome.shown, scenario),
                amount(low.value, outcome.shown),
                set(low_cell),
                amount(high.value, outcome.shown),
                set(high_cell)
            ),
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
        page.line(format!(
            "  in {} of the cells at least 95%, in {} below 5%",
            percent(often as f64 / all.max(1) as f64),
            percent((all - some) as f64 / all.max(1) as f64)
        ));
    }
}

fn tell_explained(outcome: &Outcome<'_>, page: &mut Page) {
    let Some(explained) = &outcome.explained else {
        return;
    };
    if explained.alone.len() < 2 || !outcome.differ() && !outcome.tells_an_effect() {
        return;
    }
    let mut rows = vec![vec![
        "  differences between cells".to_owned(),
        "explained".to_owned(),
    ]];
    let parts = explained.alone.iter().chain(&explained.pairs);
    for part in parts {
        let names: Vec<String> = part
            .axes
            .iter()
            .map(|&axis| outcome.label(outcome.axes[axis]).into_owned())
            .collect();
        let share = part.share.map(percent).unwrap_or_default();
        rows.push(vec![format!("    {}", names.join(" with ")), share]);
    }
    if explained.alone.len() > 2 {
        let share = explained.rest.share.map(percent).unwrap_or_default();
        rows.push(vec!["    three or more together".to_owned(), share]);
    }
    page.line("");
    page.table(&rows, "  ", "");
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
    let mut rows = vec![vec![
        "  share of the variance".to_owned(),
        "alone".to_owned(),
        "95%".to_owned(),
        "with others".to_owned(),
        "95%".to_owned(),
    ]];
    for (axis, &place) in indices.axes.iter().zip(&outcome.axes) {
        let mut row = vec![format!("    {}", outcome.label(place))];
        for index in [axis.first, axis.total] {
            // Minus zero would print as -0.00.
            let plain = |x: f64| format!("{:.2}", (x * 100.0).round() / 100.0 + 0.0);
            row.push(index.map_or("-".into(), |i| plain(i.value)));
            let interval = index.and_then(|i| i.interval);
            row.push(interval.map_or("-".into(), |i| {
                format!("{} to {}", plain(i.low), plain(i.high))
            }));
        }
        rows.push(row);
    }
    page.line("");
    page.table(&rows, "  ", "");
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
    let mut rows = vec![vec![
        if ranges {
            "  over the whole range"
        } else {
            "  from value to value"
        }
        .to_owned(),
        "moves it by (µ*)".to_owned(),
        "95%".to_owned(),
        "direction (µ)".to_owned(),
        "unevenness (σ)".to_owned(),
    ]];
    for (effects, &axis) in outcome.elementary.iter().zip(&outcome.axes) {
        let number = |x: Option<f64>| x.map_or("-".into(), |x| decimal(x * unit, 1));
        let interval = effects.interval.map_or("-".into(), |i| {
            format!(
                "{} to {}",
                decimal(i.low * unit, 1),
                decimal(i.high * unit, 1)
            )
        });
        rows.push(vec![
            match effects.step {
                StepKind::Value | StepKind::Word if ranges => {
                    format!("    {} (from value to value)", outcome.label(axis))
                }
                _ => format!("    {}", outcome.label(axis)),
            },
            number(effects.mean_absolute),
            interval,
            effects.mean.map_or("-".into(), |x| signed(x * unit, 1)),
            number(effects.deviation),
        ]);
    }
    page.line("");
    page.table(&rows, "  ", "");
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
        let by = |m: &crate::sweep::Move| m.change.map_or(0.0, |c| c.value);
        by(b).total_cmp(&by(a)).then(a.cell.cmp(&b.cell))
    });
    // Where nothing is drawn, changes have no interval, and every one is clear.
    let exact = outcome.is_certain();
    let row = |name: String, level: String, change: String, interval: String, clear: &str| {
        let mut row = vec![name, level, change];
        if !exact {
            row.extend([interval, clear.to_owned()]);
        }
        row
    };
    let none = String::new;
    let head = [format!("  {what}"), "level".into(), "change".into()];
    let [name, level, change] = head;
    let mut rows = vec![row(name, level, change, "95%".into(), "")];
    if let Some(base) = outcome.level(0) {
        let level = amount(base.value, outcome.shown);
        rows.push(row(
            "    the file as it is".into(),
            level,
            none(),
            none(),
            "",
        ));
    }
    for found in moves {
        let (Some(level), Some(change)) = (found.level, found.change) else {
            continue;
        };
        let points = |change: f64| signed(change * unit, 1);
        rows.push(row(
            format!("    {}", what_is_set(outcome, found.cell)),
            amount(level.value, outcome.shown),
            points(change.value),
            format!(
                "{} to {}",
                points(change.interval.low),
                points(change.interval.high)
            ),
            if found.clear { "*" } else { "" },
        ));
    }
    page.line("");
    page.table(&rows, "  ", "");
    if exact {
        return;
    }
    page.line(if outcome.task.how().paired && outcome.shown.is_share() {
        "    * told from no change, run by run with the same luck, all changes corrected for (Holm)"
    } else {
        "    * the interval of the change leaves out 0"
    });
}

fn tell_surprises(outcome: &Outcome<'_>, typed: &str, page: &mut Page) {
    if outcome.surprises.is_empty() {
        return;
    }
    page.line("");
    let clear: Vec<&Surprise> = outcome.surprises.iter().filter(|one| one.clear).collect();
    let Some(first) = clear.first() else {
        page.line(
            "  No step between neighbouring cells is larger than so many draws can bring about",
        );
        page.line("    surprises.csv has the largest, each with the command that plays it again");
        return;
    };
    page.line("  The largest steps between neighbouring cells");
    let mut rows = Vec::new();
    let most = if page.verbose { 10 } else { 3 };
    for found in clear.iter().take(most) {
        let (from, to) = step(outcome, found);
        rows.push(vec![
            format!("    {}: {from} → {to}", label(outcome, found)),
            format!(
                "{} → {}",
                amount(found.levels[0].value, outcome.shown),
                amount(found.levels[1].value, outcome.shown)
            ),
            elsewhere(outcome, found),
        ]);
    }
    page.table(&rows, "   ", "");
    let command = report::replay(outcome, first, typed);
    if !command.is_empty() {
        page.line(format!("    replay the first: {command}"));
    }
    if outcome.surprises.len() > most {
        page.line("    surprises.csv has the largest ten, each with its command");
    }
}

fn label(outcome: &Outcome<'_>, found: &Surprise) -> String {
    outcome.label(axis_of(outcome, found)).into_owned()
}

/// The first axis of the factor along which two neighbours differ.
fn axis_of(outcome: &Outcome<'_>, found: &Surprise) -> usize {
    let factors = outcome.task.cells().factors().unwrap_or_default();
    factors.get(found.factor).map_or(0, |(axis, _)| *axis)
}

/// The two values.
fn step(outcome: &Outcome<'_>, found: &Surprise) -> (String, String) {
    let axis = axis_of(outcome, found);
    let value = |cell: u64| {
        let set = outcome.task.cells().cell(cell).set;
        set[axis].1.as_ref().map_or_else(String::new, shown_value)
    };
    (value(found.from), value(found.to))
}

/// Where the other axes stand.
fn elsewhere(outcome: &Outcome<'_>, found: &Surprise) -> String {
    let axis = axis_of(outcome, found);
    let cell = outcome.task.cells().cell(found.from);
    let others: Vec<String> = cell
        .set
        .iter()
        .enumerate()
        .filter(|(place, _)| *place != axis)
        .filter_map(|(place, (_, value))| {
            let value: &PathValue = value.as_ref()?;
            Some(format!("{} {}", outcome.label(place), shown_value(value)))
        })
        .collect();
    if others.is_empty() {
        String::new()
    } else {
        format!("at {}", others.join(", "))
    }
}
