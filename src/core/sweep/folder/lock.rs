//! Who is at work in the folder of a sweep: one process that plays and reports it as a whole, or many that each play shards or
//! draw charts from it.
//!
//! The lock is the operating system's, on a separate file, so that it ends with its process however that ends. If the system or
//! the file system has no locks, or nothing may be written, work goes on without one, and no temporary files of others are
//! removed. The name of the lock file does not begin like those of temporary files.

use super::FolderError;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The file that is locked.
const NAME: &str = ".zopa.lock";
/// How often locking is tried again, and after how long.
const TRIES: u32 = 10;
const MOMENT: Duration = Duration::from_millis(10);

/// How a process works in a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// Alone: it may delete what is there, and what others left half-written.
    Alone,
    /// With others: each writes its own files.
    Shared,
}

/// Work in a folder, until this is dropped.
#[derive(Debug)]
pub struct Lock {
    /// `None` where there are no locks.
    file: Option<File>,
    path: PathBuf,
    hold: Hold,
}

impl Lock {
    /// Takes a folder, which is created if it is missing.
    pub(super) fn of(folder: &Path, hold: Hold) -> Result<Self, FolderError> {
        let path = folder.join(NAME);
        let file = match taken(&path, hold) {
            Ok(Some(file)) => Some(file),
            Ok(None) => {
                return Err(FolderError::Busy {
                    folder: folder.to_path_buf(),
                });
            }
            // No folder, no space, no locks: the first write will show.
            Err(_) => None,
        };
        Ok(Lock { file, path, hold })
    }

    /// Whether it is certain that no other process is at work.
    pub(super) fn is_alone(&self) -> bool {
        self.file.is_some() && self.hold == Hold::Alone
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The last process removes the file; any that opened it meanwhile sees that it is gone, and creates another.
        let last = |file: &File| self.hold == Hold::Alone || file.try_lock().is_ok();
        if cfg!(unix) && self.file.as_ref().is_some_and(last) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// The file, locked; `None`: another process has it.
fn taken(path: &Path, hold: Hold) -> std::io::Result<Option<File>> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut tries = 0;
    loop {
        let mut how = OpenOptions::new();
        let file = how
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)?;
        let locked = match hold {
            Hold::Alone => file.try_lock(),
            Hold::Shared => file.try_lock_shared(),
        };
        match locked {
            Ok(()) if is_there(&file, path) => return Ok(Some(file)),
            // The previous holder removed it between our two steps.
            Ok(()) => {}
            // A process that is leaving holds it for a moment.
            Err(TryLockError::WouldBlock) if tries < TRIES => {
                tries += 1;
                std::thread::sleep(MOMENT);
            }
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
}

/// Whether an open file is the one that has this name.
#[cfg(unix)]
fn is_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let which = |about: std::io::Result<fs::Metadata>| about.ok().map(|a| (a.dev(), a.ino()));
    let there = which(fs::metadata(path));
    there.is_some() && there == which(file.metadata())
}

/// Elsewhere the file is never removed.
#[cfg(not(unix))]
fn is_there(_: &File, _: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_alone_or_many_together() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("new");
        let take = |hold| Lock::of(&folder, hold);
        let first = take(Hold::Alone).unwrap();
        assert!(first.is_alone());
        for hold in [Hold::Alone, Hold::Shared] {
            let error = take(hold).unwrap_err();
            assert!(matches!(error, FolderError::Busy { .. }), "{error}");
        }
        drop(first);
        let (one, other) = (take(Hold::Shared).unwrap(), take(Hold::Shared).unwrap());
        assert!(!one.is_alone());
        assert!(take(Hold::Alone).is_err());
        drop((one, other));
        #[cfg(unix)]
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
        drop(take(Hold::Alone).unwrap());
        #[cfg(unix)]
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    }

    #[test]
    fn where_nothing_can_be_locked_work_goes_on() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("file");
        fs::write(&file, "").unwrap();
        let lock = Lock::of(&file, Hold::Alone).unwrap();
        assert!(!lock.is_alone());
    }
}
