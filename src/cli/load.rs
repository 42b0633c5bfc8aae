//! Reading a scenario for a command.

use super::args::Input;
use super::exit::Failure;
use super::page::Page;
use super::terms;
use crate::account::{Provenance, shell_file, shell_word};
use crate::checks;
use crate::concessions::{Terms, cannot_be_written};
use crate::format::{Problems, Reading, STDIN, Setting, Source, read};
use crate::game::{Game, compile};
use crate::scenario::{meaning, visible};
use std::path::Path;

/// The number of warnings that are printed in full before a result.
const FEW_WARNINGS: usize = 4;

/// A scenario ready to be played.
pub(super) struct Loaded {
    pub(super) reading: Reading,
    pub(super) game: Game,
    pub(super) file_hash: String,
    pub(super) meaning_hash: String,
    /// The file's name without its folder, safe to display.
    pub(super) file: String,
    /// The file's name without its folder, unchanged.
    pub(super) file_name: String,
    /// The file as typed, for hints.
    pub(super) file_typed: String,
    pub(super) settings: Vec<String>,
    /// Options that are settled before the talks begin, as typed.
    pub(super) fixed: Vec<String>,
    /// True if a drawn run is played instead of the file's numbers.
    pub(super) drawn: bool,
}

impl Loaded {
    /// The scenario of a command with its settings and settled options; warnings go to stderr.
    pub(super) fn input(input: &Input, page: &Page) -> Result<Self, Failure> {
        let mut loaded = Self::from(&input.file, &input.settings, page)?;
        loaded.fix(&input.fixed)?;
        Ok(loaded)
    }

    /// A scenario whose text was kept, under the original name of its file. Its warnings were printed when it was played.
    pub(super) fn copied(
        source: &Source,
        settings: &[String],
        page: &Page,
    ) -> Result<Self, Failure> {
        let told = |problems| page.wrong(problems);
        let parsed = parse(settings).map_err(told)?;
        Self::of(Path::new(source.name()), source, settings, &parsed).map_err(told)
    }

    /// Reads, checks and compiles a scenario; warnings go to stderr, many of them only with `-v`.
    pub(super) fn from(path: &Path, settings: &[String], page: &Page) -> Result<Self, Failure> {
        let shown = if page.verbose {
            usize::MAX
        } else {
            FEW_WARNINGS
        };
        Self::telling(path, settings, shown, page)
    }

    /// The same with every warning.
    pub(super) fn checked(path: &Path, settings: &[String], page: &Page) -> Result<Self, Failure> {
        Self::telling(path, settings, usize::MAX, page)
    }

    fn telling(
        path: &Path,
        settings: &[String],
        shown: usize,
        page: &Page,
    ) -> Result<Self, Failure> {
        let loaded = Self::silently(path, settings).map_err(|problems| page.wrong(problems))?;
        let mut warnings = loaded.reading.warnings.clone();
        // A message that is left out takes as much room as the line that says so.
        let more = warnings.len().saturating_sub(shown);
        let more = if more > 1 { more } else { 0 };
        if !page.quiet && !warnings.is_empty() {
            warnings.truncate(warnings.len() - more);
            let warnings = Problems::new(warnings, loaded.reading.source.clone());
            page.complain(&warnings.render(page.problem_ink()));
            if more > 0 {
                page.complain(&format!(
                    "warning: {more} more like these: -v shows them, as does zopa check"
                ));
            }
        }
        Ok(loaded)
    }

    /// Reads, checks and compiles a scenario without printing anything.
    pub(super) fn silently(path: &Path, settings: &[String]) -> Result<Self, Problems> {
        let parsed = parse(settings)?;
        Self::of(path, &Source::load(path)?, settings, &parsed)
    }

    /// The same file with more settings. It is not read again: a pipe can be read only once.
    pub(super) fn with_more(&self, settings: &[String]) -> Result<Self, Problems> {
        let settings = [&self.settings[..], settings].concat();
        let parsed = parse(&settings)?;
        let path = Path::new(&self.file_typed);
        Self::of(path, &self.reading.source, &settings, &parsed)
    }

    fn of(
        path: &Path,
        source: &Source,
        settings: &[String],
        parsed: &[Setting],
    ) -> Result<Self, Problems> {
        let mut reading = read(source, parsed)?;
        let game = compile(&reading.scenario);
        let verdict = checks::judge(&reading, &game);
        if !verdict.errors.is_empty() {
            return Err(Problems::new(verdict.errors, reading.source.clone()));
        }
        reading.warnings.extend(verdict.warnings);
        // Standard input gets a name for its results.
        let file_name = match path.file_name() {
            Some(name) if path != Path::new(STDIN) => name.to_string_lossy().into_owned(),
            _ => source.name().to_owned(),
        };
        Ok(Loaded {
            meaning_hash: meaning(&reading.scenario),
            file_hash: source.file_hash().to_owned(),
            file: visible(&file_name),
            file_name,
            file_typed: path.display().to_string(),
            settings: settings.to_vec(),
            fixed: Vec::new(),
            drawn: false,
            reading,
            game,
        })
    }

    /// Fails unless the talks have this round.
    pub(super) fn has_round(&self, round: u32) -> Result<(), Failure> {
        let last = self.reading.scenario.time.rounds;
        if round > last {
            return Err(Failure::Usage(format!(
                "--round {round} is after the last round\n  help: use 0 (day one) to {last}"
            )));
        }
        Ok(())
    }

    /// Settles options before the talks begin.
    pub(super) fn fix(&mut self, typed: &[String]) -> Result<(), Failure> {
        let scenario = &self.reading.scenario;
        let mut all = Terms::new();
        for typed in typed {
            for term in terms::text_or_terms("--fix", typed, scenario)? {
                if all.iter().any(|(issue, _)| *issue == term.0) {
                    let issue = &scenario.issues[term.0.index()].id;
                    return Err(Failure::Usage(format!(
                        "--fix names {issue} twice\n  help: an issue is settled with one option"
                    )));
                }
                all.push(term);
            }
        }
        if all.is_empty() {
            return Ok(());
        }
        if cannot_be_written(&self.game, &all) {
            return Err(Failure::Usage(format!(
                "no deal inside the rules and everybody's red lines has --fix {}\n  help: zopa explain says which options kill a \
                 deal, and why",
                typed.join(" --fix ")
            )));
        }
        self.reading.scenario = scenario.with_settled(&all);
        self.game = compile(&self.reading.scenario);
        self.meaning_hash = meaning(&self.reading.scenario);
        self.fixed = typed.to_vec();
        Ok(())
    }

    /// Its label beside another scenario: the file, and its settings.
    pub(super) fn label(&self) -> String {
        let set = self.set();
        if set.is_empty() {
            return self.file.clone();
        }
        format!("{} with {}", self.file, set.join(", "))
    }

    /// The file and its settings as typed for another command; `None` for a drawn run, whose numbers cannot be passed to one.
    pub(super) fn typed_again(&self) -> Option<String> {
        (!self.drawn).then(|| self.typed())
    }

    /// The file and its settings as they are typed into a shell.
    pub(super) fn typed(&self) -> String {
        self.called(&self.file_typed)
    }

    /// The same as typed in the file's own folder: what is written must neither depend on the working directory nor reveal
    /// it.
    pub(super) fn typed_beside(&self) -> String {
        let streams = self.file_typed == STDIN;
        self.called(if streams { STDIN } else { &self.file_name })
    }

    fn called(&self, file: &str) -> String {
        typed(file, &self.settings, &self.fixed)
    }

    /// The same with one more setting, which replaces an earlier one for the same path.
    pub(super) fn typed_with(&self, path: &str, setting: &str) -> String {
        let there = |set: &&String| set.split('=').next().is_none_or(|set| set.trim() != path);
        let mut settings: Vec<String> = self.settings.iter().filter(there).cloned().collect();
        settings.push(setting.to_owned());
        typed(&self.file_typed, &settings, &self.fixed)
    }

    /// All settings and settled options.
    fn set(&self) -> Vec<String> {
        let fixed = self.fixed.iter().map(|terms| format!("{FIX}{terms}"));
        self.settings.iter().cloned().chain(fixed).collect()
    }

    /// The provenance of results in which nothing is random, without a seed.
    pub(super) fn seedless(&self) -> Provenance {
        self.provenance(0, None)
    }

    /// The provenance of results.
    pub(super) fn provenance(&self, seed: u64, run: Option<u64>) -> Provenance {
        Provenance {
            file: self.file.clone(),
            file_hash: self.file_hash.clone(),
            meaning_hash: self.meaning_hash.clone(),
            settings: self.set(),
            seed,
            run,
        }
    }
}

/// The prefix of terms settled in advance, among the settings of a result.
const FIX: &str = "fix ";

/// Separates the settings of a result from the options settled in advance.
pub(super) fn parted(kept: impl IntoIterator<Item = String>) -> (Vec<String>, Vec<String>) {
    let (fixed, settings): (Vec<String>, _) =
        kept.into_iter().partition(|set| set.starts_with(FIX));
    let fixed = fixed.iter().map(|terms| terms[FIX.len()..].to_owned());
    (settings, fixed.collect())
}

/// A file, its settings and its settled options, as typed into a shell.
pub(super) fn typed(file: &str, settings: &[String], fixed: &[String]) -> String {
    let settings = settings.iter().map(|setting| ("--set", setting));
    let fixed = fixed.iter().map(|terms| ("--fix", terms));
    let rest = settings.chain(fixed);
    let rest: String = rest
        .map(|(flag, words)| format!(" {flag} {}", shell_word(words)))
        .collect();
    format!("{}{rest}", shell_file(file))
}

/// Another file or folder as typed in the folder of the scenario: its path below that folder, or its name alone.
pub(super) fn beside(scenario: &Path, other: &Path) -> String {
    let folder = match scenario.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let below = || {
        let (folder, other) = (folder.canonicalize().ok()?, other.canonicalize().ok()?);
        Some(other.strip_prefix(folder).ok()?.to_path_buf())
    };
    let name = || other.file_name().map_or(other, Path::new);
    let path = below().unwrap_or_else(|| name().to_path_buf());
    let steps = path.iter().map(|step| step.to_string_lossy());
    shell_file(&steps.collect::<Vec<_>>().join("/"))
}

fn parse(settings: &[String]) -> Result<Vec<Setting>, Problems> {
    settings.iter().map(|text| Setting::parse(text)).collect()
}
