//! The candidates that a shell offers when the user completes a word.
//!
//! The shell passes the whole line, so that names can come from the scenario file on it.

use super::templates::TEMPLATES;
use crate::charts;
use crate::format::{Source, read};
use crate::scenario::{OptionId, Scenario, list};
use clap_complete::engine::CompletionCandidate as Candidate;
use std::ffi::OsStr;
use std::path::PathBuf;

/// The words that begin with what is typed.
fn matching<S: AsRef<str>>(typed: &OsStr, words: impl IntoIterator<Item = S>) -> Vec<Candidate> {
    let typed = typed.to_string_lossy();
    let words = words.into_iter();
    let words = words.filter(|word| word.as_ref().starts_with(&*typed));
    words.map(|word| Candidate::new(word.as_ref())).collect()
}

/// The line so far, which the shell passes after `--`.
fn line() -> Vec<String> {
    let words = std::env::args_os().skip_while(|word| word != "--").skip(1);
    words
        .map(|word| word.to_string_lossy().into_owned())
        .collect()
}

/// The scenario file on the line.
fn scenario() -> Option<Scenario> {
    let mut files = line().into_iter().map(PathBuf::from);
    let file = files
        .find(|path| path.extension().is_some_and(|ending| ending == "toml") && path.is_file())?;
    let source = Source::load(&file).ok()?;
    Some(read(&source, &[]).ok()?.scenario)
}

/// Kinds of charts.
pub(super) fn charts(typed: &OsStr) -> Vec<Candidate> {
    matching(typed, charts::ALL.iter().map(|chart| chart.about().name))
}

/// Templates of `zopa new`.
pub(super) fn templates(typed: &OsStr) -> Vec<Candidate> {
    matching(typed, TEMPLATES.iter().map(|template| template.name))
}

/// Models of `zopa solve --at`.
pub(super) fn models(typed: &OsStr) -> Vec<Candidate> {
    matching(typed, super::list::names("models"))
}

/// Everything that `zopa list` has of the kind on the line.
pub(super) fn listed(typed: &OsStr) -> Vec<Candidate> {
    let kind = line().into_iter().skip_while(|word| word != "list").nth(1);
    let Some(kind) = kind else {
        return Vec::new();
    };
    matching(typed, super::list::names(&kind))
}

/// Paths of the scenario, up to the equals sign.
pub(super) fn paths(typed: &OsStr) -> Vec<Candidate> {
    let paths = scenario()
        .map(|scenario| list(&scenario))
        .unwrap_or_default();
    matching(typed, paths.into_iter().map(|(path, _)| format!("{path}=")))
}

/// Sweeps of the scenario.
pub(super) fn sweeps(typed: &OsStr) -> Vec<Candidate> {
    let sweeps = scenario()
        .map(|scenario| scenario.sweeps)
        .unwrap_or_default();
    matching(typed, sweeps.into_iter().map(|sweep| sweep.id))
}

/// Options of the scenario as `ISSUE=OPTION`, and its drafts.
pub(super) fn terms(typed: &OsStr) -> Vec<Candidate> {
    let Some(scenario) = scenario() else {
        return Vec::new();
    };
    let drafts = scenario.drafts.iter().map(|draft| draft.id.clone());
    let options = scenario.issues.iter().flat_map(|issue| {
        (0..issue.len() as u16).map(move |o| format!("{}={}", issue.id, issue.label(OptionId(o))))
    });
    matching(typed, drafts.chain(options))
}
