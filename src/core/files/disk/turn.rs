//! Commands that write into one folder take turns: each reads the list of the folder, writes its files and then the list.

use super::atomic::WriteError;
use std::fs::{self, File};
use std::path::Path;

/// While it exists nobody else writes there. If folders cannot be locked, nobody waits.
#[derive(Debug)]
pub(super) struct Turn {
    _folder: Option<File>,
}

impl Turn {
    /// Waits for the folder, which is created if it is missing.
    ///
    /// # Errors
    /// An error from the operating system, or that another command is still writing there.
    pub(super) fn in_folder(folder: &Path) -> Result<Self, WriteError> {
        let at = WriteError::at(folder);
        fs::create_dir_all(folder).map_err(&at)?;
        Ok(Turn {
            _folder: lock(folder).map_err(at)?,
        })
    }
}

/// The operating system releases the lock when the program ends, however it ends.
#[cfg(unix)]
fn lock(folder: &Path) -> std::io::Result<Option<File>> {
    use std::fs::TryLockError;
    use std::io::{Error, ErrorKind};
    use std::time::Duration;
    const TRIES: u32 = 1500;
    const BETWEEN: Duration = Duration::from_millis(20);
    // A folder that may be written into but not read cannot be locked.
    let Ok(file) = File::open(folder) else {
        return Ok(None);
    };
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::WouldBlock) => std::thread::sleep(BETWEEN),
            Err(TryLockError::Error(_)) => return Ok(None),
        }
    }
    let busy = "another command is writing there";
    Err(Error::new(ErrorKind::ResourceBusy, busy))
}

#[cfg(not(unix))]
fn lock(_: &Path) -> std::io::Result<Option<File>> {
    Ok(None)
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::Duration;

    #[test]
    fn commands_take_turns() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("new");
        let first = Turn::in_folder(&folder).unwrap();
        let ended = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let second = scope.spawn(|| {
                let turn = Turn::in_folder(&folder).unwrap();
                assert!(ended.load(Ordering::SeqCst));
                drop(turn);
            });
            std::thread::sleep(Duration::from_millis(100));
            ended.store(true, Ordering::SeqCst);
            drop(first);
            second.join().unwrap();
        });
        // It leaves nothing behind in the folder.
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    }
}
