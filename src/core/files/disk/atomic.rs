//! Writing under a temporary name, then renaming.

use super::recorded::sum_of;
use super::temporary::Temporary;
use std::fs::File;
use std::io::{BufWriter, Error, ErrorKind, Result as IoResult, Write};
use std::path::{Path, PathBuf};

/// Output goes to the file in pieces of this many bytes.
const BUFFER: usize = 1 << 16;

/// A file could not be written. Whatever was there before is still there.
#[derive(Debug, thiserror::Error)]
#[error("cannot write '{}': {cause}; what was there before is untouched\n  help: {}", path.display(), self.help())]
pub struct WriteError {
    /// The file that was to be written.
    pub path: PathBuf,
    /// The error from the operating system.
    #[source]
    pub cause: Error,
}

impl WriteError {
    /// Adds the path to an error from the operating system: `.map_err(WriteError::at(path))`.
    pub fn at(path: &Path) -> impl Fn(Error) -> WriteError {
        move |cause| WriteError {
            path: path.to_path_buf(),
            cause,
        }
    }

    /// True if the same write may succeed later, or once there is room: see [`may_pass`].
    pub fn may_pass(&self) -> bool {
        may_pass(&self.cause)
    }

    fn help(&self) -> &'static str {
        match self.cause.kind() {
            ErrorKind::StorageFull => "make room, or choose another place; then the same again",
            ErrorKind::QuotaExceeded => {
                "your quota is used up: make room, or choose another place; then the same again"
            }
            ErrorKind::FileTooLarge => {
                "raise the limit on the size of files (ulimit -f); then the same again"
            }
            ErrorKind::ReadOnlyFilesystem => {
                "choose another place, or wait until it can be written again"
            }
            _ if self.may_pass() => "try the same again",
            _ => "choose another place with --out or -o",
        }
    }
}

/// True if the error may go away by itself, with the same command in the same place: a full disk, a quota, a limit on the
/// size of files, a file system that is read-only for now, a device or a server that does not respond. A missing
/// permission, or a file where a folder must be, does not.
pub fn may_pass(cause: &Error) -> bool {
    // Input or output error; too many open files in the system or in this process: none has an `ErrorKind`.
    const EIO: i32 = 5;
    const ENFILE: i32 = 23;
    const EMFILE: i32 = 24;
    let passing = matches!(
        cause.kind(),
        ErrorKind::StorageFull
            | ErrorKind::QuotaExceeded
            | ErrorKind::FileTooLarge
            | ErrorKind::ReadOnlyFilesystem
            | ErrorKind::ResourceBusy
            | ErrorKind::StaleNetworkFileHandle
            | ErrorKind::NetworkDown
            | ErrorKind::NetworkUnreachable
            | ErrorKind::HostUnreachable
            | ErrorKind::TimedOut
            | ErrorKind::WouldBlock
            | ErrorKind::OutOfMemory
    );
    passing || cfg!(unix) && matches!(cause.raw_os_error(), Some(EIO | ENFILE | EMFILE))
}

/// Writes a whole file: under a temporary name in the same folder, synced, then renamed, then the folder is synced. Creates
/// the folder if it is missing.
///
/// # Errors
/// An error from the operating system; the old file, if any, is untouched.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let mut draft = PendingFile::new(path)?;
    draft.write_all(bytes).map_err(WriteError::at(path))?;
    draft.commit()
}

/// A file that is being written, under a temporary name beside its own until [`commit`](PendingFile::commit). If it is dropped
/// before that, it leaves nothing behind. Buffered.
#[derive(Debug)]
pub struct PendingFile {
    path: PathBuf,
    file: BufWriter<Temporary>,
    /// True if a write failed, so that part of the content is missing.
    torn: bool,
}

impl PendingFile {
    /// Begins a file. Creates its folder if it is missing.
    ///
    /// # Errors
    /// An error from the operating system; the old file, if any, is untouched.
    pub fn new(path: &Path) -> Result<Self, WriteError> {
        let file = begin(path).map_err(WriteError::at(path))?;
        Ok(PendingFile {
            path: path.to_path_buf(),
            file: BufWriter::with_capacity(BUFFER, file),
            torn: false,
        })
    }

    /// The path that the file will have.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// SHA-256 of everything written so far, in hexadecimal.
    pub(super) fn sum(&mut self) -> IoResult<String> {
        self.flush()?;
        sum_of(self.file.get_ref().path())?.ok_or_else(missing_part)
    }

    /// Completes the file: syncs it, gives it its name, syncs the folder.
    ///
    /// # Errors
    /// An error from the operating system, or an earlier failed write; the old file, if any, is untouched.
    pub fn commit(self) -> Result<(), WriteError> {
        let PendingFile { path, file, torn } = self;
        let whole = if torn { Err(missing_part()) } else { Ok(()) };
        whole
            .and_then(|()| publish(file, &path))
            .map_err(WriteError::at(&path))
    }

    fn noting<T>(&mut self, result: IoResult<T>) -> IoResult<T> {
        if let Err(error) = &result {
            self.torn |= error.kind() != ErrorKind::Interrupted;
        }
        result
    }
}

impl Write for PendingFile {
    fn write(&mut self, bytes: &[u8]) -> IoResult<usize> {
        let written = self.file.write(bytes);
        self.noting(written)
    }

    fn write_all(&mut self, bytes: &[u8]) -> IoResult<()> {
        let written = self.file.write_all(bytes);
        self.noting(written)
    }

    fn flush(&mut self) -> IoResult<()> {
        let flushed = self.file.flush();
        self.noting(flushed)
    }
}

fn missing_part() -> Error {
    Error::other("an earlier write failed, so that a part is missing")
}

pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn begin(path: &Path) -> IoResult<Temporary> {
    let folder = folder_of(path);
    std::fs::create_dir_all(folder)?;
    Temporary::new_in(folder).map_err(without_name)
}

/// The same error without the temporary name, which would mean nothing to the user.
fn without_name(error: Error) -> Error {
    let told = error.to_string();
    match told.split_once(" at path ") {
        Some((why, _)) => Error::new(error.kind(), why),
        None => error,
    }
}

fn publish(file: BufWriter<Temporary>, path: &Path) -> IoResult<()> {
    let file = file.into_inner().map_err(|failed| failed.into_error())?;
    readable_like_any_file(file.as_file())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    // Not every system can sync a folder; the file itself is synced.
    if let Ok(folder) = File::open(folder_of(path)) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Temporary files are private; results are readable like any other file.
#[cfg(unix)]
fn readable_like_any_file(file: &File) -> IoResult<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_like_any_file(_: &File) -> IoResult<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    #[test]
    fn replaces_a_file_whole_and_leaves_no_trace() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/er/a.csv");
        write(&path, b"old and long").unwrap();
        write(&path, b"new").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
        assert_eq!(names(path.parent().unwrap()), ["a.csv"]);
    }

    #[test]
    fn says_what_it_could_not_write() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("file"), b"").unwrap();
        let error = write(&folder.path().join("file/a.csv"), b"x").unwrap_err();
        assert!(error.to_string().contains("a.csv") && error.to_string().contains("--out"));
    }

    #[test]
    fn a_draft_is_seen_by_nobody_before_its_commit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        write(&path, b"old").unwrap();
        let mut draft = PendingFile::new(&path).unwrap();
        for _ in 0..BUFFER {
            draft.write_all(b"new\n").unwrap();
        }
        assert_eq!(draft.path(), path);
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        let both = names(folder.path());
        assert!(both.len() == 2 && both.iter().any(|name| name.starts_with(".zopa-")));
        draft.commit().unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"new\n".repeat(BUFFER));
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn a_draft_that_is_dropped_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let mut draft = PendingFile::new(&folder.path().join("a.csv")).unwrap();
        draft.write_all(&[b'x'; 3 * BUFFER]).unwrap();
        drop(draft);
        assert!(names(folder.path()).is_empty());
    }

    // case 54
    #[test]
    fn what_may_pass_is_told_from_what_does_not() {
        for kind in [
            ErrorKind::StorageFull,
            ErrorKind::QuotaExceeded,
            ErrorKind::FileTooLarge,
            ErrorKind::ReadOnlyFilesystem,
        ] {
            let error = WriteError::at(Path::new("a.csv"))(kind.into());
            assert!(error.may_pass(), "{kind}");
            assert!(!error.to_string().contains("--out"), "{error}");
        }
        for kind in [
            ErrorKind::PermissionDenied,
            ErrorKind::NotADirectory,
            ErrorKind::IsADirectory,
            ErrorKind::Other,
        ] {
            assert!(!may_pass(&kind.into()), "{kind}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn results_are_readable_like_any_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        write(&path, b"x").unwrap();
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o644);
    }

    // case 33
    #[cfg(unix)]
    #[test]
    fn errors_have_no_temporary_names() {
        let error = write(Path::new("/proc/none/a.csv"), b"x").unwrap_err();
        assert!(!error.to_string().contains(".zopa-"), "{error}");
        let error = begin(Path::new("/proc/a.csv")).unwrap_err();
        assert!(!error.to_string().contains(".zopa-"), "{error}");
    }

    #[test]
    fn a_torn_draft_is_not_published() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        write(&path, b"old").unwrap();
        let mut draft = PendingFile::new(&path).unwrap();
        draft.write_all(b"new").unwrap();
        let full: IoResult<()> = Err(ErrorKind::StorageFull.into());
        draft.noting(full).unwrap_err();
        let error = draft.commit().unwrap_err();
        assert!(error.to_string().contains("an earlier write failed"));
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }
}
