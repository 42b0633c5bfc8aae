//! Files that are not overwritten: those that the command reads, those that zopa did not write, and those that were changed
//! since.

use super::atomic::{WriteError, folder_of, write};
use super::recorded::sum_of;
use super::temporary::tidy;
use crate::scenario::sha256;
use std::path::{Path, PathBuf};

/// A file that stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The command reads it.
    #[error(
        "'{}' is what this command reads, and is left as it is\n  help: name another file to write", .0.display()
    )]
    Input(PathBuf),
    /// Somebody else wrote it, or changed it.
    #[error("{}\n  help: to keep {}, write to another place; --force replaces {}", told(.0), it(.0), it(.0))]
    Foreign(Vec<Foreign>),
    /// A folder was requested where there is a file.
    #[error(
        "'{}' is a file; --out takes a folder\n  help: name a folder that is there or is to be made", .0.display()
    )]
    NoFolder(PathBuf),
    /// The folder has the results of another scenario.
    #[error(
        "'{}' holds the results of {holds}, and not of {asked}; they are left as they are\n  help: --out DIR keeps the two \
         apart; --force writes over them", folder.display()
    )]
    Other {
        /// The folder.
        folder: PathBuf,
        /// The scenario file whose results are there.
        holds: String,
        /// The scenario file whose results were to be written.
        asked: String,
    },
    /// The folder has a finished sweep, which may have taken hours.
    #[error(
        "'{}' holds a sweep, and '{name}' is one of its results; it is left as it is\n  help: --out DIR keeps the two apart; \
         --force writes over it", folder.display()
    )]
    Sweep {
        /// The folder.
        folder: PathBuf,
        /// The file that would be overwritten.
        name: String,
    },
    /// The operating system refuses to write it.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// A file whose content would be lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foreign {
    /// The file.
    pub path: PathBuf,
    /// True if zopa wrote it and it was changed since; false if zopa did not write it.
    pub changed: bool,
}

fn it(files: &[Foreign]) -> &'static str {
    if files.len() == 1 { "it" } else { "them" }
}

/// Says whose files they are, naming a few at most.
fn told(files: &[Foreign]) -> String {
    const FEW: usize = 5;
    let mut names: Vec<String> = files
        .iter()
        .take(FEW)
        .map(|file| format!("'{}'", file.path.display()))
        .collect();
    if files.len() > FEW {
        names.push(format!("{} more", files.len() - FEW));
    }
    let names = match names.as_slice() {
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
        [] => String::new(),
    };
    let (was, left) = if files.len() == 1 {
        ("was", "is left as it is")
    } else {
        ("were", "are left as they are")
    };
    let why = if files.iter().all(|file| file.changed) {
        format!("{was} changed since zopa wrote {}", it(files))
    } else if files.iter().all(|file| !file.changed) {
        format!(
            "{} something that zopa did not write",
            if files.len() == 1 { "holds" } else { "hold" }
        )
    } else {
        format!(
            "{was} changed since zopa wrote {0}, or zopa did not write {0}",
            it(files)
        )
    };
    format!("{names} {why}, and {left}")
}

/// True if a path leads to one of the files that are read, perhaps by another name or through a link.
pub fn is_read(path: &Path, inputs: &[PathBuf]) -> bool {
    let same = |input: &PathBuf| same_file::is_same_file(path, input).unwrap_or(false);
    inputs.iter().any(same)
}

/// Begins the last line of a file that [`replace`] recognises.
const SEAL: &str = "<!-- written by zopa, sha256 ";
const SEAL_END: &str = " -->\n";

/// A page with the hash of its content in its last line, so that a change is detected.
pub fn sealed(page: String) -> String {
    let sum = sha256(page.as_bytes());
    format!("{page}{SEAL}{sum}{SEAL_END}")
}

/// True if a page is as zopa wrote it.
fn is_sealed(page: &[u8]) -> bool {
    let seal = SEAL.len() + 64 + SEAL_END.len();
    let Some((content, last)) = page.len().checked_sub(seal).map(|at| page.split_at(at)) else {
        return false;
    };
    last == format!("{SEAL}{}{SEAL_END}", sha256(content)).as_bytes()
}

/// Writes a single file, unless that would overwrite one of `inputs`, or something that zopa did not write or that was
/// changed since; `force` allows the latter.
///
/// # Errors
/// The reason why it was not written; the old file is untouched.
pub fn replace(path: &Path, bytes: &[u8], inputs: &[PathBuf], force: bool) -> Result<(), Refusal> {
    let before = sum_of(path).map_err(WriteError::at(path))?;
    if before.as_ref() == Some(&sha256(bytes)) {
        tidy(folder_of(path));
        return Ok(());
    }
    if is_read(path, inputs) {
        return Err(Refusal::Input(path.to_path_buf()));
    }
    if before.is_some() && !force {
        let page = std::fs::read(path).map_err(WriteError::at(path))?;
        if !is_sealed(&page) {
            let foreign = Foreign {
                path: path.to_path_buf(),
                changed: page.windows(SEAL.len()).any(|part| part == SEAL.as_bytes()),
            };
            return Err(Refusal::Foreign(vec![foreign]));
        }
    }
    Ok(write(path, bytes)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_wrote_stays_unless_forced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("filled.csv");
        replace(&path, b"a", &[], false).unwrap();
        replace(&path, b"a", &[], false).unwrap();
        let error = replace(&path, b"b", &[], false).unwrap_err().to_string();
        assert!(
            error.contains("zopa did not write") && error.contains("--force"),
            "{error}"
        );
        assert_eq!(std::fs::read(&path).unwrap(), b"a");
        replace(&path, b"b", &[], true).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"b");
    }

    #[test]
    fn what_is_read_stays_even_if_forced_and_by_any_name() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("own.toml");
        std::fs::write(&own, "schema = 1").unwrap();
        let hard = folder.path().join("hard.html");
        std::fs::hard_link(&own, &hard).unwrap();
        std::fs::create_dir(folder.path().join("deep")).unwrap();
        let detour = folder.path().join("deep/../own.toml");
        for path in [&own, &hard, &detour] {
            let error = replace(path, b"<html>", std::slice::from_ref(&own), true).unwrap_err();
            assert!(matches!(error, Refusal::Input(_)), "{path:?}");
        }
        assert_eq!(std::fs::read(&own).unwrap(), b"schema = 1");
    }

    #[test]
    fn a_sealed_page_is_replaced_until_somebody_changes_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("page.html");
        let page = |text: &str| sealed(format!("<p>{text}</p>\n"));
        replace(&path, page("one").as_bytes(), &[], false).unwrap();
        replace(&path, page("two").as_bytes(), &[], false).unwrap();
        let edited = page("two").replace("two", "too");
        std::fs::write(&path, &edited).unwrap();
        let error = replace(&path, page("three").as_bytes(), &[], false).unwrap_err();
        assert!(
            error
                .to_string()
                .contains("was changed since zopa wrote it")
        );
        assert_eq!(std::fs::read_to_string(&path).unwrap(), edited);
        assert!(!is_sealed(b"") && !is_sealed(SEAL.as_bytes()));
    }
}
