//! Failures of commands, and their exit codes.

use crate::files::{Refusal, WriteError, may_pass};
use crate::scenario::visible;
use crate::space::Entangled;
use crate::trials::TooFewThreads;
use std::path::Path;

/// The meanings of exit codes: the only table of them, printed by `zopa help exit-codes`. A test provokes each of them.
pub(super) const CODES: &[(u8, &str)] = &[
    (
        0,
        "Done. \"No deal\" is a result, not a failure. Also when whoever reads the output has enough of it (| head).",
    ),
    (
        1,
        "A file or the output cannot be written, for want of a permission or because something is in the way; or something went \
         wrong inside the program.",
    ),
    (
        2,
        "Wrong usage: an option or a name that does not exist, or that does not fit the scenario.",
    ),
    (
        3,
        "The scenario, what --set changes in it, or a table cannot be read, or has mistakes; each is shown with its place.",
    ),
    (
        4,
        "zopa check --strict: the scenario can be run, but has warnings, or does not fit what it expects ([expect.NAME]).",
    ),
    (
        5,
        "A folder holds something else than was expected: another sweep, a damaged one, or files that zopa did not write.",
    ),
    (6, "zopa merge: shards are missing."),
    (
        75,
        "Try again: a disk is full or read-only for now, a quota or a limit is reached, a device does not answer, or another zopa \
         is at work there. What was finished is kept.",
    ),
    (
        130,
        "Interrupted by Ctrl-C, or asked to end by SIGTERM, SIGHUP or SIGXCPU; what was found or finished until then is told or \
         kept.",
    ),
];

/// The exit code of an interrupted program.
pub(super) const INTERRUPTED: u8 = 130;

/// The reason why a command stopped.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The reader of our output is gone: stop silently.
    #[error("the output was closed")]
    ClosedPipe,
    /// Output could not be written.
    #[error("error: cannot write the output: {0}; what it says is incomplete")]
    Output(std::io::Error),
    /// Arguments that are well-formed but do not fit the scenario.
    #[error("error: {0}")]
    Usage(String),
    /// The scenario is invalid; the message is already rendered.
    #[error("{0}")]
    Scenario(String),
    /// A file could not be written.
    #[error("error: {0}")]
    Write(#[from] WriteError),
    /// Something exists that would be lost.
    #[error("error: {0}")]
    Refused(Refusal),
    /// Links and rules tie too many issues together.
    #[error(
        "error: {0}\n  help: let links, rules and only_if name fewer issues together, or issues with fewer options"
    )]
    Entangled(#[from] Entangled),
    /// Ctrl-C; what was found so far is printed.
    #[error("interrupted; this is what was found so far")]
    Interrupted,
    /// The work that was started is not the work that is asked for.
    #[error("error: {0}")]
    Mismatch(String),
    /// Shards are missing.
    #[error("error: {0}")]
    Incomplete(String),
    /// Something that may succeed next time.
    #[error("error: {0}")]
    TryAgain(String),
    /// Ctrl-C in a sweep: finished work is kept.
    #[error("{0}")]
    Kept(String),
    /// The scenario can be run, but that is not sufficient.
    #[error("error: {0}")]
    Strict(String),
    /// Threads could not be started.
    #[error("error: {0}\n  help: try again later, or with fewer threads (--jobs)")]
    Threads(#[from] TooFewThreads),
    /// Something that should not happen.
    #[error("internal error: {0}\n  help: please report it with the scenario file")]
    Internal(String),
}

impl Failure {
    /// The message to print: typed text is repeated without control characters that a terminal would obey.
    pub(super) fn told(&self) -> String {
        match self {
            Failure::Scenario(rendered) => rendered.clone(),
            other => {
                let told = other.to_string();
                told.split('\n').map(visible).collect::<Vec<_>>().join("\n")
            }
        }
    }

    /// True if there is a result to print although it could not be written.
    pub(super) fn has_result(&self) -> bool {
        matches!(self, Failure::Write(_) | Failure::Refused(_))
    }

    /// One of [`CODES`].
    pub(super) fn code(&self) -> u8 {
        match self {
            Failure::ClosedPipe => 0,
            Failure::Output(cause) if may_pass(cause) => 75,
            Failure::Write(error) if error.may_pass() => 75,
            Failure::Output(_) | Failure::Write(_) | Failure::Internal(_) => 1,
            Failure::Usage(_) | Failure::Refused(Refusal::Input(_) | Refusal::NoFolder(_)) => 2,
            Failure::Strict(_) => 4,
            Failure::Mismatch(_) | Failure::Refused(_) => 5,
            Failure::Incomplete(_) => 6,
            Failure::TryAgain(_) | Failure::Threads(_) => 75,
            Failure::Interrupted | Failure::Kept(_) => INTERRUPTED,
            Failure::Scenario(_) | Failure::Entangled(_) => 3,
        }
    }
}

/// Something in a folder of ours that cannot be read: either for now, or permanently, such as a folder or a cycle of links in
/// place of a file.
pub(super) fn cannot_read(path: &Path, cause: std::io::Error, help: &str) -> Failure {
    let told = format!("cannot read '{}': {cause}", path.display());
    if may_pass(&cause) {
        Failure::TryAgain(told)
    } else {
        Failure::Mismatch(format!("{told}{help}"))
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Write(error) => Failure::Write(error),
            other => Failure::Refused(other),
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            Failure::ClosedPipe
        } else {
            Failure::Output(error)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained() {
        let failures = [
            Failure::ClosedPipe,
            Failure::Internal(String::new()),
            Failure::Usage(String::new()),
            Failure::Scenario(String::new()),
            Failure::Strict(String::new()),
            Failure::Mismatch(String::new()),
            Failure::Incomplete(String::new()),
            Failure::TryAgain(String::new()),
            Failure::Interrupted,
        ];
        let codes = failures.iter().map(Failure::code);
        let explained = CODES.iter().map(|(code, _)| *code);
        assert!(codes.eq(explained));
    }

    // case 54
    #[test]
    fn a_full_disk_has_one_code_wherever_it_is_met() {
        use std::io::{Error, ErrorKind};
        let full = || Error::from(ErrorKind::StorageFull);
        let path = std::path::Path::new("a.csv");
        let write = || WriteError::at(path)(full());
        let failures = [
            Failure::from(full()),
            Failure::from(write()),
            Failure::from(Refusal::from(write())),
            cannot_read(path, full(), ""),
        ];
        assert!(failures.iter().all(|failure| failure.code() == 75));
        let denied = || Error::from(ErrorKind::PermissionDenied);
        let failures = [
            Failure::from(denied()),
            Failure::from(WriteError::at(path)(denied())),
        ];
        assert!(failures.iter().all(|failure| failure.code() == 1));
        assert_eq!(cannot_read(path, denied(), "").code(), 5);
        assert_eq!(Failure::from(Error::from(ErrorKind::BrokenPipe)).code(), 0);
    }
}
