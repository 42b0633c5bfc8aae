//! A file that was parsed and checked once, to be read with many settings.

use std::sync::{Arc, OnceLock};

use super::meaning::{has_errors, in_order, meaning};
use super::reading::Reading;
use crate::format::diagnostic::{Code, Problem, Problems};
use crate::format::places::Places;
use crate::format::settings::{Setting, apply};
use crate::format::source::Source;
use crate::format::syntax;
use crate::format::tree::Table;
use crate::scenario::Scenario;
use crate::scenario::{PathValue, list};

/// A scenario file without errors: its keys and values, and their meaning. Reading it with settings does not parse it
/// again.
///
/// ```
/// # extern crate zopa_core as zopa;
/// use zopa::format::{Prepared, Setting, Source, read};
/// # let source = Source::from_text("haggle.toml", r#"
/// #     schema = 1
/// #     [party.buyer]
/// #     [party.seller]
/// #     [issue.price]
/// #     range = { from = 50, to = 150, step = 5 }
/// #     buyer = { from = 100, to = 0 }
/// #     seller = { from = 0, to = 100 }
/// # "#);
/// let prepared = Prepared::of(&source).unwrap();
/// for rounds in 1..10 {
///     let settings = [Setting::new("time.rounds", rounds)];
///     assert_eq!(prepared.with(&settings), read(&source, &settings));
/// }
/// ```
#[derive(Debug, Clone)]
pub struct Prepared {
    source: Source,
    root: Arc<Table>,
    base: Scenario,
    warnings: Vec<Problem>,
    /// Every path of the base; listed when the first setting needs it.
    paths: OnceLock<Vec<(String, PathValue)>>,
}

impl Prepared {
    /// Parses and reads a file.
    ///
    /// # Errors
    /// Syntax errors alone, or all problems of meaning, each with its place.
    pub fn of(source: &Source) -> Result<Self, Problems> {
        Self::parse(source).map_err(|problems| Problems::new(problems, source.with_settings(&[])))
    }

    pub(super) fn parse(source: &Source) -> Result<Self, Vec<Problem>> {
        if only_comments(source.file_text()) {
            return Err(vec![empty()]);
        }
        let root = syntax::parse(source)?;
        let (base, problems) = meaning(&root, source, None);
        let warnings = in_order(problems);
        if has_errors(&warnings) {
            return Err(warnings);
        }
        Ok(Prepared {
            source: source.clone(),
            paths: OnceLock::new(),
            root: Arc::new(root),
            base,
            warnings,
        })
    }

    /// The scenario of the file without settings.
    pub fn base(&self) -> &Scenario {
        &self.base
    }

    /// Reads the file with settings: the same result as [`read`](super::read).
    ///
    /// # Errors
    /// All problems that the settings cause, each with its place in the setting or in the file.
    pub fn with(&self, settings: &[Setting]) -> Result<Reading, Problems> {
        let source = self.source.with_settings(settings);
        if settings.is_empty() {
            return Ok(Reading {
                scenario: self.base.clone(),
                warnings: self.warnings.clone(),
                places: Places::of(&self.root),
                source,
            });
        }
        match self.set(settings) {
            Ok((root, scenario, warnings)) => Ok(Reading {
                scenario,
                warnings,
                places: Places::of(&Arc::new(root)),
                source,
            }),
            Err(problems) => Err(Problems::new(problems, source)),
        }
    }

    /// Reads the file with settings and consumes it: nothing is copied if there are none.
    pub(super) fn into_reading(self, settings: &[Setting]) -> Result<Reading, Problems> {
        if !settings.is_empty() {
            return self.with(settings);
        }
        Ok(Reading {
            source: self.source.with_settings(&[]),
            scenario: self.base,
            warnings: self.warnings,
            places: Places::of(&self.root),
        })
    }

    /// The scenario of the file with settings, without its warnings and places.
    ///
    /// # Errors
    /// As [`Prepared::with`].
    pub fn scenario(&self, settings: &[Setting]) -> Result<Scenario, Problems> {
        if settings.is_empty() {
            return Ok(self.base.clone());
        }
        match self.set(settings) {
            Ok((_, scenario, _)) => Ok(scenario),
            Err(problems) => Err(Problems::new(problems, self.source.with_settings(settings))),
        }
    }

    fn set(&self, settings: &[Setting]) -> Result<(Table, Scenario, Vec<Problem>), Vec<Problem>> {
        let mut root = Table::clone(&self.root);
        let paths = self.paths.get_or_init(|| list(&self.base));
        let places = self.source.places_of_settings(settings);
        apply(&mut root, (&self.base, paths), settings, &places)?;
        let (scenario, problems) = meaning(&root, &self.source, Some(&self.base));
        let problems = in_order(problems);
        if has_errors(&problems) {
            return Err(problems);
        }
        Ok((root, scenario, problems))
    }
}

fn only_comments(text: &str) -> bool {
    text.trim_start_matches('\u{feff}')
        .lines()
        .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
}

fn empty() -> Problem {
    Problem::new(Code::FileEmpty, "the file is empty").help(
        "the smallest scenario:\nschema = 1\n[party.buyer]\n[party.seller]\n[issue.price]\n\
         range = { from = 50, to = 150, step = 5 }\nbuyer = { from = 100, to = 0 }\nseller = { from = 0, to = 100 }",
    )
}
