//! The files that a folder has from before, according to its list.

use super::atomic::{WriteError, write};
use super::turn::Turn;
use crate::files::manifest::{INDEX, MANIFEST, Manifest, ManifestEntry, SWEEP};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// The list that a folder has from before.
#[derive(Debug)]
pub(super) enum Old {
    Nothing,
    Ours(Manifest),
    /// A file of that name that zopa did not write.
    Foreign,
}

impl Old {
    pub(super) fn of(folder: &Path) -> Result<Self, WriteError> {
        match Manifest::read(folder) {
            Ok(None) => Ok(Old::Nothing),
            Ok(Some(manifest)) => Ok(Old::Ours(manifest)),
            Err(error)
                if error.kind() == ErrorKind::InvalidData
                    || error.kind() == ErrorKind::UnexpectedEof =>
            {
                Ok(Old::Foreign)
            }
            Err(error) => Err(WriteError::at(&folder.join(MANIFEST))(error)),
        }
    }

    pub(super) fn entries(&self) -> &[ManifestEntry] {
        match self {
            Old::Ours(manifest) => &manifest.files,
            Old::Nothing | Old::Foreign => &[],
        }
    }

    /// True if it is a picture, or the numbers behind one.
    pub(super) fn is_of_chart(&self, entry: &ManifestEntry) -> bool {
        let picture =
            |other: &ManifestEntry| other.picture.is_some() && other.stem() == entry.stem();
        entry.picture.is_some() || entry.ending() == "csv" && self.entries().iter().any(picture)
    }

    /// True if a sweep wrote it, which may have taken hours.
    pub(super) fn is_of_sweep(&self, name: &str) -> bool {
        let mut entries = self.entries().iter();
        entries.any(|entry| entry.name == name && entry.command == SWEEP)
    }

    pub(super) fn scenario(&self) -> Option<&str> {
        match self {
            Old::Ours(manifest) => Some(&manifest.scenario),
            Old::Nothing | Old::Foreign => None,
        }
    }

    pub(super) fn is_untouched(&self, folder: &Path, name: &str) -> bool {
        matches!(self, Old::Ours(manifest) if manifest.is_untouched(folder, name))
    }
}

pub(super) fn remove(path: &Path) -> Result<(), WriteError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(WriteError::at(path)(error)),
        _ => Ok(()),
    }
}

/// Removes the files that these commands wrote into a folder, and its index page; files of other commands stay.
///
/// # Errors
/// An error from the operating system.
pub fn discard(folder: &Path, commands: &[&str]) -> Result<(), WriteError> {
    let _turn = Turn::in_folder(folder)?;
    let Old::Ours(mut manifest) = Old::of(folder)? else {
        return Ok(());
    };
    let goes =
        |entry: &ManifestEntry| commands.contains(&entry.command.as_str()) || entry.name == INDEX;
    for entry in manifest.files.iter().filter(|entry| goes(entry)) {
        remove(&folder.join(&entry.name))?;
    }
    manifest.files.retain(|entry| !goes(entry));
    if manifest.files.is_empty() {
        return remove(&folder.join(MANIFEST));
    }
    write(&folder.join(MANIFEST), &manifest.bytes())
}
