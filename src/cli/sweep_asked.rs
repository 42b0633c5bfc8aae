//! The sweep that `zopa sweep` is asked to play: which one is meant, how the command line changes it, and the message if
//! cells cannot be played.

use super::args::{SweepArgs, SweepChange};
use super::exit::Failure;
use super::load::Loaded;
use super::page::Page;
use super::sweep_table::Table;
use super::terms::{can_last, split};
use super::varied::{as_typed, example, with_axes};
use crate::account::shell_file;
use crate::format::{Source, closest, read};
use crate::scenario::{Claim, Design, Scenario, Shown, Sweep};
use crate::sweep::{BadCell, Task};

/// The sweep that is meant, and the file that contains it.
pub(super) fn sweep_of(
    args: &SweepArgs,
    loaded: &Loaded,
    page: &Page,
) -> Result<(Source, Sweep), Failure> {
    let scenario = &loaded.reading.scenario;
    let source = Source::from_text(&loaded.file_name, loaded.reading.source.file_text());
    if !args.vary.is_empty() {
        return varied(&args.vary, &source, scenario, page);
    }
    let sweeps = &scenario.sweeps;
    let names = || sweeps.iter().map(|sweep| sweep.id.as_str());
    let told = || {
        let lines = sweeps.iter().map(|sweep| {
            let question = sweep.question.as_deref().unwrap_or("");
            format!("\n    {:<16} {question}", sweep.id)
        });
        lines.collect::<String>()
    };
    let found = match (&args.name, sweeps.as_slice()) {
        (_, []) => {
            return Err(Failure::Usage(format!(
                "{} has no [sweep.NAME]\n  help: add one, or vary something here: --vary PATH=FROM..TO; `zopa list paths {}` shows \
                 what can be varied",
                loaded.file,
                shell_file(&loaded.file_typed)
            )));
        }
        (None, [only]) => only,
        (None, _) => {
            return Err(Failure::Usage(format!(
                "which sweep? {} has{}\n  help: zopa sweep {} {}",
                loaded.file,
                told(),
                shell_file(&loaded.file_typed),
                sweeps[0].id
            )));
        }
        (Some(name), _) => match sweeps.iter().find(|sweep| sweep.id == *name) {
            Some(found) => found,
            None => {
                let near = closest(name, names());
                let near = near.map_or(String::new(), |near| format!("did you mean '{near}'? "));
                return Err(Failure::Usage(format!(
                    "there is no sweep '{name}'\n  help: {near}{} has{}",
                    loaded.file,
                    told()
                )));
            }
        },
    };
    Ok((source, found.clone()))
}

/// A typed sweep: the file with one more section.
fn varied(
    typed: &[String],
    source: &Source,
    scenario: &Scenario,
    page: &Page,
) -> Result<(Source, Sweep), Failure> {
    let example = example(scenario);
    let axes = typed
        .iter()
        .map(|typed| axis(typed, &example))
        .collect::<Result<Vec<String>, Failure>>()?;
    let (file, (text, places)) = (source, with_axes(source, &axes));
    let source = Source::from_text(file.name(), text);
    let reading = read(&source, &[]).map_err(|problems| {
        let problems = as_typed(problems.list(), file, typed, &places);
        page.wrong(problems)
    })?;
    let sweep = reading
        .scenario
        .sweeps
        .into_iter()
        .rfind(|sweep| sweep.id == "varied");
    let sweep = sweep.ok_or_else(|| Failure::Internal("the typed sweep is lost".into()))?;
    Ok((source, sweep))
}

/// `PATH=FROM..TO/STEPS` or `PATH=a,b,c` as a table of the format.
fn axis(typed: &str, example: &str) -> Result<String, Failure> {
    let wrong = |what: &str| {
        Failure::Usage(format!(
            "--vary {typed}: {what}\n  help: write PATH=FROM..TO, PATH=FROM..TO/STEPS or PATH=a,b,c, for instance \
             {example}"
        ))
    };
    let (path, values) = typed
        .split_once('=')
        .ok_or_else(|| wrong("there is no equals sign"))?;
    let (path, values) = (path.trim(), values.trim());
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    if path.is_empty() || !path.chars().all(plain) {
        return Err(wrong("the part before the equals sign is not a path"));
    }
    if let Some((ends, steps)) = values.split_once("..").map(|(from, rest)| {
        let (to, steps) = rest.split_once('/').unwrap_or((rest, ""));
        ((from.trim(), to.trim()), steps.trim())
    }) {
        let number = |text: &str| text.parse::<f64>().ok().filter(|n| n.is_finite());
        let (Some(from), Some(to)) = (number(ends.0), number(ends.1)) else {
            return Err(wrong("the part beside the two dots is not a number"));
        };
        let steps = match steps {
            "" => String::new(),
            steps if steps.bytes().all(|b| b.is_ascii_digit()) => format!(", steps = {steps}"),
            _ => return Err(wrong("the part after the slash is not a number of steps")),
        };
        return Ok(format!(
            "{{ set = \"{path}\", from = {from:?}, to = {to:?}{steps} }}"
        ));
    }
    let number = |text: &&str| text.trim().parse::<f64>().is_ok();
    if let Some((from, to)) = values
        .split_once('-')
        .filter(|(from, to)| number(from) && number(to))
    {
        let (from, to) = (from.trim(), to.trim());
        return Err(wrong(&format!("a range has two dots: {path}={from}..{to}")));
    }
    let values: Vec<String> = split(values)
        .iter()
        .filter(|value| !value.is_empty())
        .map(|value| match value.parse::<f64>() {
            Ok(number) if number.is_finite() => format!("{number:?}"),
            // A table, as written in the file.
            _ if value.starts_with('{') => value.clone(),
            _ => serde_json::to_string(value).unwrap_or_default(),
        })
        .collect();
    if values.is_empty() {
        return Err(wrong("there are no values"));
    }
    Ok(format!(
        "{{ set = \"{path}\", values = [{}] }}",
        values.join(", ")
    ))
}

/// The sweep with the changes from the command line.
pub(super) fn changed(
    mut sweep: Sweep,
    change: &SweepChange,
    scenario: &Scenario,
) -> Result<Sweep, Failure> {
    if let Some(runs) = change.runs {
        sweep.runs = runs;
    }
    sweep.skip_impossible |= change.skip_impossible;
    if let Some(width) = change.width {
        if width.is_nan() || width <= 0.0 {
            return Err(Failure::Usage(format!(
                "--width {width} is not a width\n  help: 2 means ± 2 percentage points, points or rounds"
            )));
        }
        sweep.width = Some(width);
    }
    if !change.show.is_empty() {
        let parties = || scenario.parties.iter().map(|party| party.id.as_str());
        sweep.show.clear();
        for word in &change.show {
            let shown = Shown::parse(word, parties()).ok_or_else(|| {
                let words = Shown::words().map(|(word, _)| word.to_owned());
                let words: Vec<String> = words
                    .chain(parties().map(|id| format!("worth.{id}")))
                    .collect();
                let near = closest(word, words.iter().map(String::as_str));
                let near = near.map_or(String::new(), |near| format!("did you mean '{near}'? "));
                Failure::Usage(format!(
                    "--show {word} is nothing that is counted\n  help: {near}there are {}",
                    words.join(", ")
                ))
            })?;
            if shown == Shown::Share(Claim::Lasting) {
                can_last("--show lasting", scenario)?;
            }
            if !sweep.show.contains(&shown) {
                sweep.show.push(shown);
            }
        }
    }
    if let Some(level) = change.boundary {
        let numbers = |axis: &crate::scenario::Axis| {
            matches!(axis.values, crate::scenario::AxisValues::Span { .. })
        };
        if !matches!(sweep.axes.len(), 1..=2)
            || !sweep.axes.iter().all(numbers)
            || !level.is_finite()
        {
            return Err(Failure::Usage(
                "--boundary: a boundary is traced over one or two axes of numbers\n  help: choose a sweep that has them".into(),
            ));
        }
        sweep.design = Design::Boundary { level };
    }
    Ok(sweep)
}

/// Prints the first cells in which the scenario is invalid; with a table of values, the lines of its rows.
pub(super) fn broken(bad: &BadCell, task: &Task, table: Option<&Table>) -> Failure {
    let first = std::iter::once((&bad.cell, &bad.problems));
    let told = first.chain(bad.others.iter().map(|(cell, problems)| (cell, problems)));
    let mut text = String::from("nothing was played: ");
    text += &if bad.broken == bad.looked_at {
        "the scenario is broken in every cell".to_owned()
    } else {
        format!(
            "the scenario is broken in {} of {} cells",
            bad.broken, bad.looked_at
        )
    };
    for (cell, problems) in told {
        let set: Vec<String> = cell.settings().map(|setting| setting.to_string()).collect();
        let line = table.and_then(|table| {
            let line = table.listed.lines.get(cell.index as usize)?;
            Some(format!(", line {line} of {}", table.name))
        });
        let line = line.unwrap_or_default();
        text += &format!("\n  cell {}{line} ({})", cell.index, set.join(", "));
        for problem in problems.list() {
            text += &format!("\n    {}: {}", problem.code.id(), problem.message);
            if let Some(help) = &problem.help {
                text += &format!("\n      {}", help.replace('\n', "\n      "));
            }
        }
    }
    if bad.broken > 1 + bad.others.len() as u64 {
        text += &format!("\n  and {} more", bad.broken - 1 - bad.others.len() as u64);
    }
    text += &if bad.broken < bad.looked_at {
        format!(
            "\n  help: choose other values, or leave these cells out: skip_impossible = true in [sweep.{}], or --skip-impossible",
            task.sweep().id
        )
    } else {
        "\n  help: choose other values".to_owned()
    };
    Failure::Scenario(format!("error: {text}"))
}
