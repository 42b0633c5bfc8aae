//! The manifest of a folder, read, and held against the files that are there.

use crate::files::manifest::{FORMAT, MANIFEST, Manifest};
use crate::format::opened;
use crate::scenario::hex;
use sha2::{Digest as _, Sha256};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

/// The largest list that is read.
const MOST: u64 = 64 * 1024 * 1024;

impl Manifest {
    /// The list of a folder; `None` where there is none.
    ///
    /// # Errors
    /// An error from the operating system; [`ErrorKind::InvalidData`] if zopa did not write the file of that name.
    pub fn read(folder: &Path) -> io::Result<Option<Self>> {
        let text = match opened::ordinary(&folder.join(MANIFEST), MOST).map_err(io::Error::from) {
            Ok(text) => text,
            Err(error) if is_missing(&error) => return Ok(None),
            Err(error) => return Err(error),
        };
        let manifest: Manifest = serde_json::from_slice(&text)?;
        if manifest.format != FORMAT {
            return Err(ErrorKind::InvalidData.into());
        }
        Ok(Some(manifest))
    }

    /// True if the file is as it was written; false for a file that is not listed.
    pub fn is_untouched(&self, folder: &Path, name: &str) -> bool {
        let now = || sum_of(&folder.join(name)).ok().flatten();
        self.entry(name)
            .is_some_and(|entry| now().is_some_and(|sum| entry.is_of(&sum)))
    }

    /// The names of files of these commands that were changed after they were written.
    pub fn changed(&self, folder: &Path, commands: &[&str]) -> Vec<String> {
        let entries = self.files.iter();
        let names = entries
            .filter(|entry| commands.contains(&entry.command.as_str()))
            .map(|entry| &entry.name);
        let there = names.filter(|name| folder.join(name).exists());
        there
            .filter(|name| !self.is_untouched(folder, name))
            .cloned()
            .collect()
    }
}

/// SHA-256 of a file; `None` if there is none.
///
/// # Errors
/// An error from the operating system.
pub fn sum_of(path: &Path) -> io::Result<Option<String>> {
    // Never opened: a named pipe would block, and a device has no end.
    let special = |about: fs::Metadata| !about.is_file() && !about.is_dir();
    if fs::metadata(path).is_ok_and(special) {
        return Err(io::Error::new(
            ErrorKind::InvalidInput,
            "it is not an ordinary file",
        ));
    }
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if is_missing(&error) => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut sum = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(Some(hex(&sum.finalize()))),
            read => sum.update(&piece[..read]),
        }
    }
}

/// True if there is no such file, or something on its path is not a folder.
fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::ManifestEntry;
    use crate::scenario::sha256;

    fn entry(name: &str, content: &[u8]) -> ManifestEntry {
        ManifestEntry {
            name: name.to_owned(),
            sha256: sha256(content),
            before: None,
            command: "run".to_owned(),
            picture: None,
        }
    }

    #[test]
    fn a_list_is_read_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Manifest::read(folder.path()).unwrap(), None);
        let mut manifest = Manifest::new("x.toml", "X", "a note");
        manifest.files = vec![entry("b.csv", b"2"), entry("a.csv", b"1")];
        fs::write(folder.path().join(MANIFEST), manifest.bytes()).unwrap();
        let read = Manifest::read(folder.path()).unwrap().unwrap();
        let names: Vec<&str> = read.files.iter().map(|e| e.name.as_str()).collect();
        assert_eq!(names, ["a.csv", "b.csv"]);
        fs::write(folder.path().join("a.csv"), b"1").unwrap();
        fs::write(folder.path().join("b.csv"), b"two").unwrap();
        assert!(read.is_untouched(folder.path(), "a.csv"));
        assert!(!read.is_untouched(folder.path(), "b.csv"));
        assert!(!read.is_untouched(folder.path(), "c.csv"));
        assert_eq!(read.changed(folder.path(), &["run"]), ["b.csv"]);
    }

    #[test]
    fn a_list_of_somebody_else_is_not_ours() {
        let folder = tempfile::tempdir().unwrap();
        for text in ["{\"name\": \"my app\"}", "no JSON", ""] {
            fs::write(folder.path().join(MANIFEST), text).unwrap();
            assert!(Manifest::read(folder.path()).is_err(), "{text}");
        }
    }
}
