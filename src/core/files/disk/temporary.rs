//! Temporary files: private until they get their name, and removed when the program is interrupted. Those that a killed
//! program left behind are removed by the next one that writes into their folder.
//!
//! A temporary file is locked while it is being written, so that no other program takes it for a leftover. The operating
//! system releases the lock when a program ends, however it ends. On a file system without locks, only files older than a
//! day count as leftovers.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tempfile::NamedTempFile;

const PREFIX: &str = ".zopa-";
const SUFFIX: &str = ".tmp";
/// The age after which a file is certainly no longer being written.
const OLD: Duration = Duration::from_secs(24 * 60 * 60);

/// The temporary files of this process.
static LIVE: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn live() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    LIVE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file that has no name yet. If it is dropped, it is removed.
#[derive(Debug)]
pub(super) struct Temporary {
    // First, because fields are dropped in order: the file must be gone before it leaves the list.
    file: NamedTempFile,
    _listed: Listed,
}

#[derive(Debug)]
struct Listed(PathBuf);

impl Drop for Listed {
    fn drop(&mut self) {
        live().remove(&self.0);
    }
}

impl Temporary {
    /// Creates a file in an existing folder, and removes leftovers there.
    pub(super) fn new_in(folder: &Path) -> io::Result<Self> {
        tidy(folder);
        loop {
            let mut list = live();
            let file = tempfile::Builder::new()
                .prefix(PREFIX)
                .suffix(SUFFIX)
                .tempfile_in(folder)?;
            list.insert(file.path().to_path_buf());
            drop(list);
            let made = Temporary {
                _listed: Listed(file.path().to_path_buf()),
                file,
            };
            lock(made.file.as_file());
            // Between creating and locking it, another program may have taken it for a leftover.
            if is_there(made.file.as_file()) {
                return Ok(made);
            }
        }
    }

    pub(super) fn path(&self) -> &Path {
        self.file.path()
    }

    pub(super) fn as_file(&self) -> &File {
        self.file.as_file()
    }

    /// Gives it its name. After [`abandon`] no file gets one.
    pub(super) fn persist(self, path: &Path) -> io::Result<()> {
        let list = live();
        let named = self.file.persist(path);
        drop(list);
        named.map(drop).map_err(|failed| failed.error)
    }
}

// Writes to the file itself, because `NamedTempFile` would add the temporary name to errors and hide their error number.
impl Write for Temporary {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.as_file_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_file_mut().flush()
    }
}

/// Removes every temporary file of this process, which is about to end; no file that is still being written gets its name.
pub fn abandon() {
    let list = live();
    for path in list.iter() {
        let _ = fs::remove_file(path);
    }
    // The lock is never released, so that `persist` blocks until the process ends.
    std::mem::forget(list);
}

/// Removes the temporary files that killed programs left in a folder. Files that are still being written stay.
pub fn tidy(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_file = || entry.file_type().is_ok_and(|kind| kind.is_file());
        if name.starts_with(PREFIX) && name.ends_with(SUFFIX) && is_file() {
            remove_leftover(&entry.path());
        }
    }
}

/// On Windows a lock would keep everybody from reading the file, this program included.
#[cfg(unix)]
fn lock(file: &File) {
    // If there are no locks, age decides.
    let _ = file.lock();
}

#[cfg(not(unix))]
fn lock(_: &File) {}

#[cfg(unix)]
fn remove_leftover(path: &Path) {
    use std::fs::TryLockError;
    let Ok(file) = File::options().write(true).open(path) else {
        return;
    };
    let left = match file.try_lock() {
        Ok(()) => true,
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(_)) => is_old(path),
    };
    if left {
        // The lock is held until the file is removed.
        let _ = fs::remove_file(path);
    }
}

#[cfg(not(unix))]
fn remove_leftover(path: &Path) {
    if is_old(path) {
        let _ = fs::remove_file(path);
    }
}

fn is_old(path: &Path) -> bool {
    let written = fs::metadata(path).and_then(|about| about.modified());
    written.is_ok_and(|written| written.elapsed().is_ok_and(|age| age > OLD))
}

#[cfg(unix)]
fn is_there(file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    file.metadata().map_or(true, |about| about.nlink() > 0)
}

#[cfg(not(unix))]
fn is_there(_: &File) -> bool {
    true
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
        let mut names: Vec<String> = entries
            .map(|entry| entry.file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    // case 55
    #[test]
    fn leftovers_go_and_what_is_written_stays() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path();
        let written = Temporary::new_in(place).unwrap();
        let name = written.path().file_name().unwrap().to_str().unwrap();
        fs::write(place.join(".zopa-killed.tmp"), "half a li").unwrap();
        fs::write(place.join(".zopa-notes"), "not ours").unwrap();
        fs::create_dir(place.join(".zopa-folder.tmp")).unwrap();
        std::os::unix::fs::symlink("gone", place.join(".zopa-link.tmp")).unwrap();
        tidy(place);
        let mut stay = vec![".zopa-folder.tmp", ".zopa-link.tmp", ".zopa-notes", name];
        stay.sort_unstable();
        assert_eq!(names(place), stay);
        written.persist(&place.join("a.csv")).unwrap();
        assert!(place.join("a.csv").exists());
    }

    #[test]
    fn a_new_file_finds_leftovers() {
        let folder = tempfile::tempdir().unwrap();
        let killed = folder.path().join(".zopa-killed.tmp");
        fs::write(&killed, "half a li").unwrap();
        drop(Temporary::new_in(folder.path()).unwrap());
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn files_are_listed_while_they_have_no_name() {
        let folder = tempfile::tempdir().unwrap();
        let listed = || {
            let live = live();
            live.iter()
                .filter(|path| path.starts_with(folder.path()))
                .count()
        };
        let [one, two] = [(); 2].map(|()| Temporary::new_in(folder.path()).unwrap());
        assert_eq!(listed(), 2);
        one.persist(&folder.path().join("one")).unwrap();
        assert_eq!(listed(), 1);
        drop(two);
        assert_eq!(listed(), 0);
    }
}
