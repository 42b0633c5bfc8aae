//! A folder that `zopa run` or `zopa explain` wrote: its charts can be drawn again from the copy of the scenario in it.

use super::exit::Failure;
use super::folder::Files;
use super::load::{Loaded, parted};
use super::page::Page;
use crate::account::shell_word;
use crate::charts::{Chart, ChartBasis};
use crate::format::{Source, opened};
use serde_json::Value;
use std::path::Path;

/// Results that record how they were made, `run.json` and `explain.json`: the scenario as it was is beside each of them.
const RESULTS: [&str; 2] = ["run", "explain"];

/// The largest result that is read; those of long talks among many parties take a few MiB.
const MOST: u64 = 256 * 1024 * 1024;

/// A scenario as it was played, with its seed.
pub(super) struct Kept {
    pub(super) loaded: Loaded,
    pub(super) seed: u64,
    /// The number of draws; `None` if none were played.
    pub(super) runs: Option<u64>,
}

/// Keeps the scenario beside the results of a command, unless it is the very file that was read.
pub(super) fn keep(command: &str, loaded: &Loaded, files: &mut Files) {
    let name = copy(command);
    let place = |path: &Path| path.canonicalize().ok();
    let there = place(&files.folder().join(&name));
    if there.is_none() || there != place(Path::new(&loaded.file_typed)) {
        files.write(&name, loaded.reading.source.file_text());
    }
}

fn copy(command: &str) -> String {
    format!("{command}.scenario.toml")
}

/// The command that was played in a folder; `None` if the folder has no results. If both commands wrote there, the charts
/// that are wanted decide.
pub(super) fn open(
    folder: &Path,
    charts: &[&dyn Chart],
    page: &Page,
) -> Result<Option<Kept>, Failure> {
    let mut results = RESULTS;
    let of_explain =
        |chart: &&dyn Chart| matches!(chart.basis(), ChartBasis::Search | ChartBasis::Settled);
    if !charts.is_empty() && charts.iter().all(of_explain) {
        results.reverse();
    }
    let there = |command: &&str| folder.join(format!("{command}.json")).is_file();
    match results.into_iter().find(there) {
        Some(command) => again(folder, command, page).map(Some),
        None => Ok(None),
    }
}

fn again(folder: &Path, command: &str, page: &Page) -> Result<Kept, Failure> {
    let result = folder.join(format!("{command}.json"));
    let copy = folder.join(copy(command));
    let damaged = |why: &str| {
        Failure::Mismatch(format!(
            "'{}' {why}\n  help: zopa {command} FILE --out {} writes it anew",
            result.display(),
            shell_word(&folder.display().to_string())
        ))
    };
    let text = opened::text(&result, MOST)
        .map_err(|error| damaged(&format!("cannot be read: {error}")))?;
    let document: Value =
        serde_json::from_str(&text).map_err(|_| damaged("is not what zopa wrote"))?;
    let from = &document["scenario"];
    if !copy.is_file() {
        return Err(damaged(
            "has no copy of its scenario beside it: an earlier version wrote it",
        ));
    }
    let kept = Source::load(&copy).map_err(|problems| page.wrong(problems))?;
    if from["file_hash"] != kept.file_hash() {
        return Err(damaged("is of another file than the copy beside it"));
    }
    if let Some(run) = document["run_id"].as_u64() {
        return Err(Failure::Usage(format!(
            "'{}' is one drawn run, not the scenario's own numbers\n  help: zopa run {} --run-id {run} draws its charts",
            result.display(),
            shell_word(&copy.display().to_string())
        )));
    }
    // Under its original name: a scenario without a name of its own is named after its file.
    let source = Source::from_text(from["file"].as_str().unwrap_or(command), kept.file_text());
    let settings = from["settings"].as_array().map_or(&[][..], Vec::as_slice);
    let settings = settings.iter().filter_map(Value::as_str);
    let (settings, fixed) = parted(settings.map(str::to_owned));
    let mut loaded = Loaded::copied(&source, &settings, page)?;
    loaded.fix(&fixed)?;
    let runs = [&document["runs"]["n"], &document["effects"]["runs"]];
    Ok(Kept {
        loaded,
        seed: from["seed"].as_u64().unwrap_or_default(),
        runs: runs.into_iter().find_map(Value::as_u64),
    })
}
