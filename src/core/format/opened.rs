//! Files that are read whole: ordinary ones, of bounded size.
//!
//! A device never ends, and a named pipe blocks until somebody writes into it. The only other sources that are read are
//! those opened for the program: standard input, and the pipes of `<(…)`.

use std::fs::{File, Metadata};
use std::io::{self, Error, ErrorKind, IsTerminal as _, Read};
use std::path::Path;

use super::source::STDIN;

/// The reason why a file is not read.
#[derive(Debug)]
pub enum Unread {
    /// An error from the operating system.
    System(Error),
    /// A folder.
    Folder,
    /// A device, a socket or a named pipe.
    Special,
    /// Standard input is a terminal where nothing was typed.
    Keyboard,
    /// More bytes than are read: the number of bytes, or a lower bound of it.
    TooLarge(u64),
}

impl From<Error> for Unread {
    fn from(error: Error) -> Self {
        Unread::System(error)
    }
}

impl From<Unread> for Error {
    fn from(unread: Unread) -> Self {
        let why = match unread {
            Unread::System(error) => return error,
            Unread::Folder => "it is a folder",
            Unread::Special | Unread::Keyboard => "it is not an ordinary file",
            Unread::TooLarge(_) => "it is too large",
        };
        Error::new(ErrorKind::InvalidInput, why)
    }
}

/// True if a path is a stream that was opened for the program: `-`, `/dev/stdin`, or the path that a shell makes of `<(…)`.
pub fn is_stream(path: &Path) -> bool {
    let opened = ["/dev/fd", "/proc/self/fd"];
    path == Path::new(STDIN)
        || path == Path::new("/dev/stdin")
        || opened
            .iter()
            .any(|folder| path.parent() == Some(Path::new(folder)))
}

/// Reads a file, or a stream that was opened for the program, of at most `most` bytes.
///
/// # Errors
/// The reason why it is not read.
pub fn bytes(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    if path == Path::new(STDIN) {
        let input = io::stdin();
        if input.is_terminal() {
            return Err(Unread::Keyboard);
        }
        return all_of(input.lock(), most);
    }
    if is_stream(path) {
        let file = File::open(path)?;
        return match file.is_terminal() {
            true => Err(Unread::Keyboard),
            false => all_of(file, most),
        };
    }
    ordinary(path, most)
}

/// Reads an ordinary file of at most `most` bytes.
pub fn ordinary(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    // Checked before opening, because opening a named pipe blocks; and again afterwards, because the file may have been
    // replaced.
    fits(&std::fs::metadata(path)?, most)?;
    let file = File::open(path)?;
    fits(&file.metadata()?, most)?;
    all_of(file, most)
}

fn fits(about: &Metadata, most: u64) -> Result<(), Unread> {
    match about {
        about if about.is_dir() => Err(Unread::Folder),
        about if !about.is_file() => Err(Unread::Special),
        about if about.len() > most => Err(Unread::TooLarge(about.len())),
        _ => Ok(()),
    }
}

/// The size is checked again while reading: a pipe has none, and a file may grow in between.
fn all_of(from: impl Read, most: u64) -> Result<Vec<u8>, Unread> {
    let mut bytes = Vec::new();
    from.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(Unread::TooLarge(bytes.len() as u64));
    }
    Ok(bytes)
}

/// Reads an ordinary text file of at most `most` bytes.
///
/// # Errors
/// An error from the operating system; [`ErrorKind::InvalidInput`] if it is not an ordinary file or too large;
/// [`ErrorKind::InvalidData`] if it is not UTF-8.
pub fn text(path: &Path, most: u64) -> io::Result<String> {
    let bytes = ordinary(path, most)?;
    String::from_utf8(bytes).map_err(|error| Error::new(ErrorKind::InvalidData, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ordinary_files_of_bounded_size_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path().join("x");
        std::fs::write(&at, "12345").unwrap();
        assert_eq!(text(&at, 5).unwrap(), "12345");
        assert!(matches!(ordinary(&at, 4), Err(Unread::TooLarge(5))));
        assert!(matches!(ordinary(folder.path(), 4), Err(Unread::Folder)));
        let gone = text(&folder.path().join("y"), 5).unwrap_err();
        assert_eq!(gone.kind(), ErrorKind::NotFound);
    }

    // case 49
    #[cfg(unix)]
    #[test]
    fn devices_pipes_and_loops_are_not_read() {
        assert!(matches!(
            ordinary(Path::new("/dev/zero"), 5),
            Err(Unread::Special)
        ));
        let folder = tempfile::tempdir().unwrap();
        let [pipe, knot, sparse] = ["pipe", "knot", "sparse"].map(|name| folder.path().join(name));
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        if made.is_ok_and(|made| made.success()) {
            assert!(matches!(ordinary(&pipe, 5), Err(Unread::Special)));
        }
        std::os::unix::fs::symlink(&knot, &knot).unwrap();
        assert!(matches!(ordinary(&knot, 5), Err(Unread::System(_))));
        File::create(&sparse).unwrap().set_len(10 << 30).unwrap();
        assert!(matches!(ordinary(&sparse, 5), Err(Unread::TooLarge(_))));
    }
}
