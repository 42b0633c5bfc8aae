//! Copies of files that are about to be replaced.

use super::atomic::{WriteError, write};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Keeps a copy of a file beside it, under a free name: of `deals.csv` as `deals.before.csv`, then as `deals.before-2.csv`.
/// A copy with the same bytes is not made twice. `None` if there is no such file.
///
/// # Errors
/// An error from the operating system.
pub fn spare(path: &Path) -> Result<Option<PathBuf>, WriteError> {
    let Some(bytes) = content(path)? else {
        return Ok(None);
    };
    let mut n = 1;
    loop {
        let copy = named(path, n);
        match content(&copy)? {
            Some(known) if known != bytes => n += 1,
            Some(_) => return Ok(Some(copy)),
            None => {
                write(&copy, &bytes)?;
                return Ok(Some(copy));
            }
        }
    }
}

fn content(path: &Path) -> Result<Option<Vec<u8>>, WriteError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(WriteError::at(path)(error)),
    }
}

fn named(path: &Path, n: u32) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let number = if n == 1 {
        String::new()
    } else {
        format!("-{n}")
    };
    let ending = path.extension().map_or_else(String::new, |ending| {
        format!(".{}", ending.to_string_lossy())
    });
    path.with_file_name(format!("{stem}.before{number}{ending}"))
}
