//! Writes the seeds of the guided fuzzers into a folder, and the dictionary beside it: seeds FOLDER DICTIONARY.

use std::path::PathBuf;
use zopa_fuzz::{Vocabulary, scenarios};

fn main() -> std::io::Result<()> {
    let mut typed = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(folder), Some(dictionary)) = (typed.next(), typed.next()) else {
        return Err(std::io::Error::other("usage: seeds FOLDER DICTIONARY"));
    };
    std::fs::create_dir_all(&folder)?;
    for (name, text) in scenarios()? {
        std::fs::write(folder.join(name), text)?;
    }
    std::fs::write(dictionary, Vocabulary::new().dictionary())
}
