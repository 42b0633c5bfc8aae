//! Why the folder of a sweep cannot be used.

use crate::files::WriteError;
use std::io;
use std::path::PathBuf;

/// A folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// Another plan was begun there.
    #[error("'{}' holds another sweep: {}", folder.display(), differences.join("; "))]
    Other {
        /// The folder.
        folder: PathBuf,
        /// The differences.
        differences: Vec<String>,
    },
    /// What is there is damaged.
    #[error("'{}' is damaged: {what}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        what: String,
    },
    /// A file with a name used by zopa that zopa did not write.
    #[error("'{}' is not a plan of zopa: {what}", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
        /// What it is.
        what: String,
    },
    /// A plan written by another version of zopa.
    #[error("'{}' is of the format {found}, and this zopa reads {}", path.display(), crate::sweep::plan::FORMAT)]
    Format {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: String,
    },
    /// Another process is at work there.
    #[error("another zopa is at work in '{}'", folder.display())]
    Busy {
        /// The folder.
        folder: PathBuf,
    },
    /// Something cannot be read.
    #[error("cannot read '{}': {cause}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// The error of the system.
        cause: io::Error,
    },
    /// Something cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// It was stopped on request.
    #[error("stopped with {done} of {of} shards done")]
    Stopped {
        /// Shards that are done.
        done: u64,
        /// All shards.
        of: u64,
    },
    /// Shards are missing.
    #[error("{} of {of} shards are missing", missing.len())]
    Incomplete {
        /// Their numbers.
        missing: Vec<u64>,
        /// All shards.
        of: u64,
    },
}
