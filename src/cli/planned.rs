//! `zopa shard`, `zopa missing`, `zopa merge`: a planned sweep, on any machines that share its folder.

use super::args::{MergeArgs, MissingArgs, ShardArgs};
use super::exit::Failure;
use super::load::{parted, typed};
use super::page::Page;
use super::sweep::{Job, Telling, failed, finish, watched};
use crate::account::shell_word;
use crate::format::{Source, read};
use crate::report::{self, MissingReport};
use crate::scenario::{AxisValues, Design, PathValue, Shown, Sweep};
use crate::sweep::{
    Folder, FolderError, Given, Hold, Origin, PlayedCells, ROWS, RunSettings, SweepPlan, Task,
};
use std::path::Path;

/// Plays one shard, unless it has been played already.
pub(super) fn shard(args: &ShardArgs, page: &mut Page) -> Result<(), Failure> {
    let folder = Folder::new(&args.folder);
    let (task, plan) = opened(&folder, page)?;
    if args.shard >= plan.shards {
        return Err(Failure::Usage(format!(
            "there is no shard {}\n  help: the plan has shards 0 to {}",
            args.shard,
            plan.shards - 1
        )));
    }
    let name = format!("shard {} of {}", args.shard, plan.shards);
    let _lock = folder.lock(Hold::Shared).map_err(failed)?;
    let before = folder.is_done(&plan, args.shard, &task.player());
    if before.map_err(failed)? {
        if !page.quiet {
            page.line(format!("{name} was done before"));
        }
        return Ok(());
    }
    let cells = plan.shard(args.shard).count() as u64;
    let threads = args.jobs.map_or(0, usize::from);
    let played = watched(cells * plan.decides.runs, threads, page, |watch| {
        folder.play(&plan, args.shard, &task.player(), watch)
    })?;
    played.map_err(|error| match error {
        FolderError::Stopped { .. } => Failure::Kept("interrupted: the shard is not done".into()),
        other => failed(other),
    })?;
    if !page.quiet {
        page.line(format!("{name} is done"));
    }
    Ok(())
}

/// Prints the shards that are not done: in words on a terminal, otherwise as `3,7-9`, which schedulers accept.
pub(super) fn missing(args: &MissingArgs, page: &mut Page) -> Result<(), Failure> {
    let folder = Folder::new(&args.folder);
    let (task, plan) = opened(&folder, page)?;
    let missing = folder.missing(&plan, &task.player()).map_err(failed)?;
    if page.json {
        page.raw(&report::json(&MissingReport::new(plan.shards, missing)));
    } else if args.words || (page.terminal && !args.ranges) {
        page.line(told_missing(
            &missing,
            plan.shards,
            &args.folder.display().to_string(),
        ));
    } else if !missing.is_empty() {
        page.line(ranges(&missing));
    }
    Ok(())
}

fn told_missing(missing: &[u64], of: u64, folder: &str) -> String {
    let folder = shell_word(folder);
    let list = ranges(missing).replace(',', ", ");
    match missing {
        [] => format!(
            "Nothing is missing: all {of} shards are done. zopa merge {folder} tells and draws the results."
        ),
        [one] => format!("1 of {of} shards is missing: {one}. zopa shard {folder} {one} plays it."),
        [first, ..] => format!(
            "{} of {of} shards are missing: {list}. zopa shard {folder} {first} plays the first of them.",
            missing.len()
        ),
    }
}

/// Merges the shards.
pub(super) fn merge(args: &MergeArgs, page: &mut Page) -> Result<(), Failure> {
    let folder = Folder::new(&args.folder);
    let (task, played) = finished(&folder, page)?;
    rows_are_there(&folder, &task, &played.plan)?;
    // Do not disturb anyone who is still playing in it.
    let lock = folder.lock(Hold::Alone).map_err(failed)?;
    let (settings, fixed) = parted(played.plan.settings.iter().cloned());
    let beside = typed(&played.plan.file, &settings, &fixed);
    let telling = Telling {
        task: &task,
        folder: &folder,
        lock: &lock,
        played: &played,
        typed: &beside,
        beside: &beside,
    };
    page.from = None;
    finish(&telling, &args.drawing, page)
}

/// An error if the rows of a finished sweep are neither in its tables nor in its shards.
fn rows_are_there(folder: &Folder, task: &Task, plan: &SweepPlan) -> Result<(), Failure> {
    // A boundary keeps them in the folders of its rounds.
    if plan.decides.level.is_some() {
        return Ok(());
    }
    let lost = folder.missing(plan, &task.player()).map_err(failed)?;
    let Some(first) = lost.first() else {
        return Ok(());
    };
    Err(Failure::Incomplete(format!(
        "the rows of {} of {} shards are lost: {ROWS}.csv and {ROWS}.parquet in '{}' are gone or changed, and the shards no longer hold them\n  \
         help: zopa shard {} {first} plays one again; zopa missing lists them all",
        lost.len(),
        plan.shards,
        folder.path().display(),
        shell_word(&folder.path().display().to_string())
    )))
}

/// A sweep with every shard done.
pub(super) fn finished(folder: &Folder, page: &Page) -> Result<(Task, PlayedCells), Failure> {
    let (task, _) = opened(folder, page)?;
    let played = task.merged(folder).map_err(|error| match error {
        FolderError::Incomplete { missing, of } => Failure::Incomplete(format!(
            "{} of {of} shards are missing: {}\n  help: zopa shard {} K plays one",
            missing.len(),
            ranges(&missing),
            shell_word(&folder.path().display().to_string())
        )),
        other => failed(other),
    })?;
    Ok((task, played))
}

fn plan(folder: &Folder) -> Result<SweepPlan, Failure> {
    folder.plan().map_err(failed)?.ok_or_else(|| {
        Failure::Usage(format!(
            "there is no plan in '{}'\n  help: zopa sweep FILE --plan makes one",
            folder.path().display()
        ))
    })
}

/// The sweep of a folder, rebuilt from what is kept in it and checked against its plan.
fn opened(folder: &Folder, page: &Page) -> Result<(Task, SweepPlan), Failure> {
    let plan = plan(folder)?;
    let copy = folder.scenario_path();
    if !copy.exists() {
        return Err(unlike(folder, "it is gone"));
    }
    let source = Source::load(&copy).map_err(|problems| page.wrong(problems))?;
    // Titles and notes affect no number, but charts and tables show them.
    if source.file_hash() != plan.kept_hash {
        return Err(unlike(folder, "its text was changed"));
    }
    // A scenario without a name is named after its original file, not after the copy.
    let source = Source::from_text(plan.file.as_str(), source.file_text());
    let (settings, fixed) = parted(plan.settings.iter().cloned());
    let job = Job {
        source,
        settings,
        fixed,
        origin: Origin {
            file: plan.file.clone(),
            file_hash: plan.file_hash.clone(),
            kept_hash: plan.kept_hash.clone(),
            settings: plan.settings.clone(),
        },
    };
    let (sweep, given) = sweep_of(&job, &plan, &copy, page)?;
    let decides = &plan.decides;
    let terms = RunSettings {
        seed: decides.seed,
        independent: decides.independent,
        rows: decides.rows,
    };
    let task = job.task(sweep, given, terms, page)?;
    let differences = task.plan(None).differences(&plan);
    if !differences.is_empty() {
        return Err(unlike(folder, &differences.join("; ")));
    }
    Ok((task, plan))
}

/// The scenario beside a plan is not the one that was planned.
fn unlike(folder: &Folder, why: &str) -> Failure {
    Failure::Mismatch(format!(
        "the plan in '{}' does not fit its plan.scenario.toml: {why}\n  help: the command that made it, in full and with --resume (instead of --plan), keeps the scenario anew and plays here what is missing; or put the old file back",
        folder.path().display()
    ))
}

/// The sweep of the copied file, as the plan has it.
fn sweep_of(
    job: &Job,
    plan: &SweepPlan,
    copy: &Path,
    page: &Page,
) -> Result<(Sweep, Given), Failure> {
    let reading = read(&job.source, &[]).map_err(|problems| page.wrong(problems))?;
    let scenario = reading.scenario;
    let found = scenario.sweeps.iter().find(|sweep| sweep.id == plan.sweep);
    let mut sweep = found.cloned().ok_or_else(|| {
        Failure::Mismatch(format!(
            "'{}' has no sweep '{}'",
            copy.display(),
            plan.sweep
        ))
    })?;
    let decides = &plan.decides;
    sweep.runs = decides.runs;
    sweep.width = decides.width;
    let parties = || scenario.parties.iter().map(|party| party.id.as_str());
    let shown = decides
        .show
        .iter()
        .filter_map(|word| Shown::parse(word, parties()));
    sweep.show = shown.collect();
    let given = match sweep.design {
        Design::List { .. } => rows(plan),
        _ => Vec::new(),
    };
    let lists = sweep
        .axes
        .iter()
        .any(|axis| axis.values == AxisValues::Given);
    debug_assert!(!lists || !given.is_empty());
    Ok((sweep, given))
}

/// The rows of the table of values, as kept in the plan.
fn rows(plan: &SweepPlan) -> Given {
    let axes = &plan.decides.axes;
    let len = axes.first().map_or(0, |axis| axis.values.len());
    (0..len)
        .map(|row| {
            let values = axes.iter().filter_map(|axis| axis.values.get(row));
            values
                .map(|value| match value.parse::<f64>() {
                    Ok(number) if number.is_finite() => Some(PathValue::Number(number)),
                    _ => (!value.is_empty()).then(|| PathValue::Name(value.clone())),
                })
                .collect()
        })
        .collect()
}

/// `3,7-9`.
fn ranges(numbers: &[u64]) -> String {
    let mut parts: Vec<(u64, u64)> = Vec::new();
    for &number in numbers {
        match parts.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => parts.push((number, number)),
        }
    }
    let shown = parts.iter().map(|(first, last)| {
        if first == last {
            first.to_string()
        } else {
            format!("{first}-{last}")
        }
    });
    shown.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_told_in_words() {
        assert_eq!(
            told_missing(&[3, 7, 8, 9], 27, "big"),
            "4 of 27 shards are missing: 3, 7-9. zopa shard big 3 plays the first of them."
        );
        assert_eq!(
            told_missing(&[5], 27, "my sweep"),
            "1 of 27 shards is missing: 5. zopa shard 'my sweep' 5 plays it."
        );
        assert!(
            told_missing(&[], 27, "big").starts_with("Nothing is missing: all 27 shards are done.")
        );
    }

    #[test]
    fn numbers_in_a_row_are_a_range() {
        assert_eq!(ranges(&[3, 7, 8, 9, 11, 12]), "3,7-9,11-12");
        assert_eq!(ranges(&[]), "");
        assert_eq!(ranges(&[0]), "0");
    }
}
