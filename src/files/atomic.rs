//! Writing under a temporary name, then renaming.

use std::io::Write;
use std::path::{Path, PathBuf};

/// A file could not be written. Whatever was there before is still there.
#[derive(Debug, thiserror::Error)]
#[error("cannot write '{}': {cause}; what was there before is untouched (choose another place with --out)", path.display())]
pub struct WriteError {
    /// The file that was to be written.
    pub path: PathBuf,
    /// What the system says.
    #[source]
    pub cause: std::io::Error,
}

/// Writes a whole file: to a temporary name in the same folder, synced, then renamed, then the folder synced. Makes the
/// folder if it is missing.
///
/// # Errors
/// What the system says; the old file, if any, is untouched.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    try_write(path, bytes).map_err(|cause| WriteError {
        path: path.to_path_buf(),
        cause,
    })
}

fn try_write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new()
        .prefix(".zopa-")
        .tempfile_in(folder)?;
    file.write_all(bytes)?;
    readable_like_any_file(file.as_file())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|failed| failed.error)?;
    // Not every system lets a folder be synced; the file itself is.
    if let Ok(folder) = std::fs::File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Temporary files are private; results are not.
#[cfg(unix)]
fn readable_like_any_file(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_like_any_file(_: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_a_file_whole_and_leaves_no_trace() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/er/a.csv");
        write(&path, b"old and long").unwrap();
        write(&path, b"new").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
        assert_eq!(
            std::fs::read_dir(path.parent().unwrap()).unwrap().count(),
            1
        );
    }

    #[test]
    fn says_what_it_could_not_write() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("file"), b"").unwrap();
        let error = write(&folder.path().join("file/a.csv"), b"x").unwrap_err();
        assert!(error.to_string().contains("a.csv") && error.to_string().contains("--out"));
    }
}
