//! `zopa sweep`: many variants of a scenario, in parallel, without losing a number.

use super::args::{Drawing, SweepArgs};
use super::exit::{Failure, cannot_read};
use super::folder::{Files, results};
use super::load::Loaded;
use super::page::Page;
use super::progress::Progress;
use super::sweep_asked::{broken, changed, sweep_of};
use super::sweep_table::Table;
use super::{drawn, interrupt, large, story, swept, terms};
use crate::account::{Account, Provenance, shell_word};
use crate::charts::Material;
use crate::concessions::Terms as Settled;
use crate::files::{self, Foreign, Manifest, Refusal};
use crate::format::{Setting, Source, read};
use crate::game::compile;
use crate::report;
use crate::scenario::{Design, Scenario, Sweep, visible};
use crate::sweep::{
    Base, Folder, FolderError, Given, Hold, Lock, Origin, Outcome, PlayedCells, ROWS, RunSettings,
    SweepPlan, Task, Watch, folder_name, many,
};
use crate::talks::Course;
use crate::trials::on_threads;
use std::path::PathBuf;
use std::sync::atomic::Ordering;

pub(super) fn command(args: &SweepArgs, page: &mut Page) -> Result<(), Failure> {
    let loaded = Loaded::input(&args.input, page)?;
    let (source, sweep) = sweep_of(args, &loaded, page)?;
    let sweep = changed(sweep, &args.change, &loaded.reading.scenario)?;
    let table = Table::of(&sweep, &args.input.file, args.allow_files, page)?;
    let chance = RunSettings {
        seed: args.chance.seed,
        independent: args.change.independent,
        rows: args.change.rows,
    };
    let given = table.as_ref().map_or(0, |table| table.listed.rows.len());
    large::sweep(
        args,
        (&sweep, &loaded.reading.scenario),
        (given, chance),
        page,
    )?;
    let origin = Origin {
        file: loaded.file_name.clone(),
        file_hash: loaded.file_hash.clone(),
        kept_hash: source.file_hash().to_owned(),
        settings: loaded.provenance(args.chance.seed, None).settings,
    };
    let job = Job {
        source,
        settings: loaded.settings.clone(),
        fixed: loaded.fixed.clone(),
        origin,
    };
    let rows = table
        .as_ref()
        .map_or_else(Vec::new, |table| table.listed.rows.clone());
    let task = job.task(sweep, rows, chance, page)?;
    let threads = args.chance.threads();
    on_threads(threads, || task.check())?.map_err(|bad| broken(&bad, &task, table.as_ref()))?;

    if args.plan && task.plan(None).decides.level.is_some() {
        return Err(Failure::Usage(
            "--plan: a boundary is traced in rounds that depend on each other\n  help: plan the grid, or trace it on one machine"
                .into(),
        ));
    }
    let folder = Folder::new(&place(args, &loaded.reading.scenario, task.sweep()));
    if let Some(table) = &table {
        table.stays(&folder)?;
    }
    let lock = folder.lock(Hold::Alone).map_err(failed)?;
    begin(args, &task, &folder, page)?;
    job.keep(&folder, page)?;
    if args.plan {
        folder.begin(&task.plan(None)).map_err(failed)?;
        return planned(&task, &folder, page);
    }
    let played = play(&task, &folder, threads, page)?;
    let telling = Telling {
        task: &task,
        folder: &folder,
        lock: &lock,
        played: &played,
        typed: &loaded.typed(),
        beside: &loaded.typed_beside(),
    };
    finish(&telling, &args.output.drawing, page)
}

/// Everything that defines a sweep, so that it can be rebuilt from its folder.
pub(super) struct Job {
    pub(super) source: Source,
    pub(super) settings: Vec<String>,
    pub(super) fixed: Vec<String>,
    pub(super) origin: Origin,
}

impl Job {
    pub(super) fn task(
        &self,
        sweep: Sweep,
        given: Given,
        terms: RunSettings,
        page: &Page,
    ) -> Result<Task, Failure> {
        let wrong = |problems| page.wrong(problems);
        let settings = self.settings.iter().map(|typed| Setting::parse(typed));
        let settings: Vec<Setting> = settings.collect::<Result<_, _>>().map_err(wrong)?;
        let reading = read(&self.source, &settings).map_err(wrong)?;
        let mut settled = Settled::new();
        for typed in &self.fixed {
            settled.extend(terms::text_or_terms("--fix", typed, &reading.scenario)?);
        }
        let base = Base::new(&self.source, &settings, &settled).map_err(wrong)?;
        Task::new(base, sweep, given, terms, self.origin.clone())
            .map_err(|error| Failure::Usage(format!("the sweep cannot be laid out: {error}")))
    }

    /// Keeps the scenario beside its results.
    fn keep(&self, folder: &Folder, page: &Page) -> Result<(), Failure> {
        let copy = folder.scenario_path();
        let begun = folder.plan().map_err(failed)?.is_some();
        let text = self.source.file_text().as_bytes();
        Ok(files::replace(&copy, text, &[], begun || page.force)?)
    }
}

fn place(args: &SweepArgs, scenario: &Scenario, sweep: &Sweep) -> PathBuf {
    match &args.output.out {
        Some(folder) => folder.clone(),
        None if args.vary.is_empty() => results(scenario).join(folder_name(&sweep.id)),
        // A typed sweep is named after what it varies, so that another one does not overwrite it.
        None => {
            let paths = sweep.axes.iter().map(|axis| axis.set.replace('.', "-"));
            let named = format!("{}-{}", sweep.id, paths.collect::<Vec<_>>().join("-and-"));
            results(scenario).join(folder_name(&cut(named)))
        }
    }
}

/// A name that fits a folder: a long one is cut and gets a part of its hash, to distinguish it from others.
fn cut(name: String) -> String {
    const LONG: usize = 100;
    if name.len() <= LONG {
        return name;
    }
    let source = Source::from_text("", name.as_str());
    let start: String = name.chars().take(LONG).collect();
    format!("{start}-{}", &source.file_hash()[..8])
}

/// Decides what to do with the existing contents of the folder.
fn begin(args: &SweepArgs, task: &Task, folder: &Folder, page: &Page) -> Result<(), Failure> {
    let begun = match folder.plan() {
        Ok(begun) => begun,
        Err(FolderError::Damaged { .. } | FolderError::Format { .. }) if args.restart => None,
        Err(error) => return Err(failed(error)),
    };
    if args.restart {
        return clear(args, folder, page);
    }
    let Some(begun) = begun else {
        return Ok(());
    };
    if args.resume {
        folder
            .state(&task.plan(None), &task.player())
            .map_err(failed)?;
        return Ok(());
    }
    let differences = task.plan(None).differences(&begun);
    let finished = folder.is_finished(&begun);
    if finished && args.plan {
        return Err(Failure::Mismatch(format!(
            "a finished sweep is in '{}'\n  help: --restart throws it away and plans anew, --out DIR leaves it alone",
            folder.path().display()
        )));
    }
    // A typed sweep need not be protected from the next attempt, unless its folder was named.
    let tried = !args.vary.is_empty() && args.output.out.is_none();
    if finished && (differences.is_empty() || tried) {
        return clear(args, folder, page);
    }
    if finished {
        return Err(Failure::Mismatch(format!(
            "a finished sweep with other results is in '{}': {}\n  help: --restart replaces it, --out DIR keeps it",
            folder.path().display(),
            differences.join("; ")
        )));
    }
    Err(Failure::Mismatch(format!(
        "an unfinished sweep is in '{}'\n  help: --resume goes on with it, --restart throws it away, --out DIR leaves it alone",
        folder.path().display()
    )))
}

/// Deletes the unfinished contents of a folder, unless somebody changed them or they are being read.
fn clear(args: &SweepArgs, folder: &Folder, page: &Page) -> Result<(), Failure> {
    let copy = folder.scenario_path();
    if files::is_read(&copy, std::slice::from_ref(&args.input.file)) {
        return Err(Refusal::Input(copy).into());
    }
    let place = folder.path();
    let changed = match Manifest::read(place) {
        Ok(Some(manifest)) if !page.force => manifest.changed(place, Folder::COMMANDS),
        _ => Vec::new(),
    };
    if !changed.is_empty() {
        let changed = changed.iter().map(|name| Foreign {
            path: place.join(name),
            changed: true,
        });
        return Err(Refusal::Foreign(changed.collect()).into());
    }
    folder.clear().map_err(failed)
}

/// Plays what is missing, with a progress bar; on Ctrl-C, finished work is kept.
fn play(task: &Task, folder: &Folder, threads: usize, page: &Page) -> Result<PlayedCells, Failure> {
    let cells = match task.sweep().design {
        // A boundary needs about a tenth of the cells.
        Design::Boundary { .. } => task.cells().len().div_ceil(10),
        _ => task.cells().len(),
    };
    let runs = cells.saturating_mul(task.how().runs);
    let played = watched(runs, threads, page, |watch| task.play(folder, watch))?;
    if played.is_ok() {
        interrupt::stop_listening();
    }
    played.map_err(|error| match error {
        FolderError::Stopped { done, of } => Failure::Kept(format!(
            "interrupted: {done} of {of} shards done and kept in '{}'; the same command with --resume goes on",
            folder.path().display()
        )),
        FolderError::Write(error) if error.may_pass() => Failure::TryAgain(format!(
            "{error}\n  help: what was finished is kept; the same command with --resume goes on"
        )),
        other => failed(other),
    })
}

/// Plays a number of runs with a progress bar; Ctrl-C ends it.
pub(super) fn watched<T: Send>(
    runs: u64,
    threads: usize,
    page: &Page,
    play: impl FnOnce(Watch<'_>) -> T + Send,
) -> Result<T, Failure> {
    let progress = Progress::new(runs, page.progress);
    let stop = interrupt::listen();
    let watch = Watch {
        done: &|done| progress.add(done),
        stop: &|| stop.load(Ordering::Relaxed),
    };
    let played = on_threads(threads, || play(watch))?;
    progress.finish();
    Ok(played)
}

/// A sweep that was played, ready to be printed.
pub(super) struct Telling<'t> {
    pub(super) task: &'t Task,
    pub(super) folder: &'t Folder,
    pub(super) lock: &'t Lock,
    pub(super) played: &'t PlayedCells,
    /// The file and its settings, as typed.
    pub(super) typed: &'t str,
    /// The same as typed in the file's own folder.
    pub(super) beside: &'t str,
}

/// Writes tables and charts, and prints findings.
pub(super) fn finish(
    telling: &Telling<'_>,
    drawing: &Drawing,
    page: &mut Page,
) -> Result<(), Failure> {
    let (task, played) = (telling.task, telling.played);
    let outcome = Outcome::of(task, played);
    let decides = &played.plan.decides;
    let provenance = provenance(&played.plan);
    let folder = telling.folder.path().to_path_buf();
    let origin = (task.scenario(), played.plan.file.as_str());
    let mut files = Files::of("sweep", folder, origin, &[], page);
    let document = report::sweep(&outcome, &provenance, telling.beside);
    let json = report::json(&document);
    let entries = report::sweep_provenance(&outcome, &provenance);
    let there = telling.folder.tables_of_rows(&played.plan);
    let columns = task.player().columns().for_files();
    if !there.whole.is_empty() {
        files.keep_rows(ROWS, &columns, &there);
    } else if decides.rows {
        files.rows(ROWS, &columns, &entries, |take| {
            task.rows(telling.folder, played, &columns, take)
                .map_err(failed)
        })?;
    }
    let cells = report::sweep_cells(task, &played.summary);
    files.rows("cells", cells.columns(), &entries, |take| {
        let rows = task.each_cell(telling.folder, played, |tally| take(&cells.row(tally)));
        rows.map_err(failed)
    })?;
    for (name, table) in report::sweep_tables(&outcome, &document) {
        files.table(name, &table);
    }
    files.write("run.json", json.as_bytes());
    let mut crowded_out = None;
    if !drawing.no_charts {
        let material = [material(&outcome, &provenance)?];
        crowded_out = swept::crowded_out(&outcome);
        drawn::every(&drawing.look, task.scenario(), &material, &mut files)?;
    }
    let tell = |page: &mut Page| {
        swept::tell(&outcome, telling.typed, page);
        if let Some((_, why)) = crowded_out.filter(|_| !page.quiet) {
            page.gap();
            page.told(why);
        }
    };
    let note = |page: &mut Page| story::tell_note(task.scenario(), &provenance, page);
    files.end(&json, page, tell, note)?;
    let finished = telling.folder.finish(&played.plan, telling.lock);
    finished.map_err(failed)
}

/// The provenance of a sweep.
pub(super) fn provenance(plan: &SweepPlan) -> Provenance {
    Provenance {
        file: visible(&plan.file),
        file_hash: plan.file_hash.clone(),
        meaning_hash: plan.decides.meaning_hash.clone(),
        settings: plan.settings.clone(),
        seed: plan.decides.seed,
        run: None,
    }
}

/// The material for the charts of a sweep.
pub(super) fn material<'t>(
    outcome: &'t Outcome<'t>,
    from: &Provenance,
) -> Result<Material<'t>, Failure> {
    let scenario = outcome.task.scenario();
    let game = compile(scenario);
    let account = Account::of(scenario, &game, Course::central(from.seed))?;
    Ok(Material::sweeping(outcome, &account, from))
}

/// Prints a plan that was written but not played.
fn planned(task: &Task, folder: &Folder, page: &mut Page) -> Result<(), Failure> {
    let plan = task.plan(None);
    if page.json {
        page.raw(&report::json(&plan));
        return Ok(());
    }
    let at = shell_word(&folder.path().display().to_string());
    page.line(format!(
        "A plan of {} in {at}: {} × {}",
        many(plan.shards, "shard"),
        many(plan.len(), "cell"),
        many(plan.decides.runs, "run")
    ));
    page.line(match plan.shards {
        1 => format!("  zopa shard {at} 0      anywhere"),
        shards => format!(
            "  zopa shard {at} K      for K from 0 to {}, anywhere, in any order",
            shards - 1
        ),
    });
    page.line(format!("  zopa missing {at}      what is not done"));
    page.line(format!("  zopa merge {at}        tables, charts, findings"));
    Ok(())
}

/// A folder's error, with its exit code.
pub(super) fn failed(error: FolderError) -> Failure {
    match error {
        FolderError::Other { .. } => Failure::Mismatch(format!(
            "{error}\n  help: zopa sweep with --restart throws it away, with --out DIR leaves it alone"
        )),
        FolderError::Damaged { .. } => Failure::Mismatch(format!(
            "{error}\n  help: zopa sweep with --restart starts again"
        )),
        FolderError::Format { .. } => Failure::Mismatch(format!(
            "{error}\n  help: zopa sweep with --restart throws it away and starts again, with --out DIR leaves it alone"
        )),
        FolderError::Foreign { .. } => Failure::Mismatch(format!(
            "{error}\n  help: it stays as it is; --out DIR plays into another folder"
        )),
        FolderError::Busy { .. } => Failure::TryAgain(format!(
            "{error}; nothing was changed there\n  help: try again when it is done, or choose another folder with --out DIR"
        )),
        FolderError::Incomplete { .. } => Failure::Incomplete(error.to_string()),
        FolderError::Write(error) => Failure::Write(error),
        // Without its plan a folder cannot be recognised as ours, so --restart deletes nothing.
        FolderError::Read { path, cause } if path.ends_with(Folder::PLAN) => cannot_read(
            &path,
            cause,
            "\n  help: look at what it is, or play into another folder with --out DIR",
        ),
        FolderError::Read { path, cause } => cannot_read(
            &path,
            cause,
            "\n  help: look at what it is; zopa sweep with --restart starts again, with --out DIR leaves it alone",
        ),
        FolderError::Stopped { .. } => Failure::Kept(error.to_string()),
    }
}
