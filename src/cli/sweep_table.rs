//! The table of values that a sweep reads beside its scenario.
//!
//! Users who play somebody else's scenario do not know which files it names: only files beside it and below are read, unless
//! others are allowed, and of those only the positions of mistakes are printed.

use super::exit::Failure;
use super::page::Page;
use crate::account::shell_file;
use crate::files::{self, Refusal};
use crate::format::{Code, Problem, Problems, Source};
use crate::scenario::{Design, Sweep};
use crate::sweep::{Folder, ListedRows, list, many};
use std::path::{Component, Path, PathBuf};

/// The table of values of the design list.
pub(super) struct Table {
    /// Its path as the scenario has it.
    pub(super) name: String,
    path: PathBuf,
    pub(super) listed: ListedRows,
}

impl Table {
    /// Reads the table that a sweep asks for, and reports what it does not read. Only with `foreign` may the table be outside
    /// the scenario's folder.
    pub(super) fn of(
        sweep: &Sweep,
        scenario: &Path,
        foreign: bool,
        page: &Page,
    ) -> Result<Option<Self>, Failure> {
        let Design::List { file, columns } = &sweep.design else {
            return Ok(None);
        };
        let folder = match scenario.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let path = folder.join(file);
        let own = stays_below(file) && (!path.exists() || lies_below(&path, folder));
        let wrong = |problems| page.wrong(problems);
        if !own && !foreign {
            let message = format!("'{file}' lies outside the folder of the scenario");
            let problem = Problem::new(Code::FileForeign, message).help(format!(
                "put the table beside the scenario, or allow it: zopa sweep {} {} --allow-files",
                shell_file(&scenario.display().to_string()),
                sweep.id
            ));
            return Err(wrong(Problems::new(
                vec![problem],
                Source::from_text(file, ""),
            )));
        }
        if !path.exists() {
            return Err(Failure::Usage(format!(
                "there is no table of values '{}'\n  help: `file` is looked for beside the scenario",
                path.display()
            )));
        }
        let without_its_text = |problems: Problems| match own {
            true => wrong(problems),
            false => wrong(unquoted(&problems)),
        };
        let source = Source::load(&path).map_err(without_its_text)?;
        let listed = list(&source, &sweep.axes, columns).map_err(without_its_text)?;
        if own && columns.is_empty() && !listed.left_out.is_empty() && !page.quiet {
            page.complain(&format!(
                "note: columns of {file} that are not axes are left out: {}",
                listed.left_out.join(", ")
            ));
        }
        let values = listed.rows.iter().flatten();
        let empty = values.filter(|value| value.is_none()).count();
        if empty > 0 && !page.quiet {
            page.complain(&format!(
                "note: {} of {file} {} empty: the scenario's own value stands there",
                many(empty as u64, "cell"),
                if empty == 1 { "is" } else { "are" }
            ));
        }
        Ok(Some(Table {
            name: file.clone(),
            path,
            listed,
        }))
    }

    /// Fails if results would overwrite it.
    pub(super) fn stays(&self, folder: &Folder) -> Result<(), Failure> {
        let name = self.path.file_name().unwrap_or_default();
        let result = folder.path().join(name);
        if files::is_read(&result, std::slice::from_ref(&self.path)) {
            return Err(Refusal::Input(result).into());
        }
        Ok(())
    }
}

/// True if a path, as written, leads only into folders below.
fn stays_below(file: &str) -> bool {
    let mut deep = 0_i64;
    Path::new(file).components().all(|step| {
        deep += match step {
            Component::Normal(_) => 1,
            Component::CurDir => 0,
            Component::ParentDir => -1,
            Component::RootDir | Component::Prefix(_) => return false,
        };
        deep >= 0
    })
}

/// True if a file is in a folder or below it, after following links.
fn lies_below(path: &Path, folder: &Path) -> bool {
    match (path.canonicalize(), folder.canonicalize()) {
        (Ok(path), Ok(folder)) => path.starts_with(folder),
        _ => false,
    }
}

/// The problems by line and column, without quoting the file.
fn unquoted(problems: &Problems) -> Problems {
    let source = problems.source();
    let told = problems.list().iter().map(|problem| {
        let Some(label) = problem.labels.first() else {
            return problem.clone();
        };
        let (line, column) = source.line_and_column(label.span.start);
        let title = problem.code.explanation().title;
        let message = format!("line {line}, column {column} of '{}': {title}", source.name());
        Problem::new(problem.code, message).help(format!(
            "the table lies outside the folder of the scenario, so nothing of it is repeated here; zopa check --explain {} says \
             what it means",
            problem.code.id()
        ))
    });
    Problems::new(told.collect(), Source::from_text(source.name(), ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    // case 49
    #[test]
    fn paths_that_leave_the_folder_are_seen() {
        for own in [
            "cells.csv",
            "./cells.csv",
            "data/cells.csv",
            "data/../cells.csv",
        ] {
            assert!(stays_below(own), "{own}");
        }
        for foreign in [
            "/etc/passwd",
            "../cells.csv",
            "data/../../cells.csv",
            "./../x/cells.csv",
        ] {
            assert!(!stays_below(foreign), "{foreign}");
        }
    }

    // case 49
    #[test]
    fn nothing_of_a_foreign_table_is_repeated() {
        let source = Source::from_text("t.csv", "secret\nword\n");
        let found = Problem::new(Code::TableRow, "'secret' is wrong")
            .label(crate::format::Span::new(7, 11), "word")
            .help("secret");
        let told = unquoted(&Problems::new(vec![found], source)).render(Default::default());
        assert!(told.contains("line 2, column 1 of 't.csv'"), "{told}");
        assert!(!told.contains("secret") && !told.contains("word"), "{told}");
    }
}
