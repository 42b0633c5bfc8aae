//! Files that once made the program fall over: found by the fuzzers of `tests/fuzz`, kept as small as they became. Each is
//! answered or refused, whatever is done with it.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use std::path::{Path, PathBuf};
use std::process::Command;
use zopa::format::{Ink, Problems, Source, read};
use zopa::scenario::{list, meaning};

/// The files, by name. A package has none: Cargo leaves out packages inside.
fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("tests/fuzz/regressions");
    if !folder.exists() && root.join("Cargo.toml.orig").exists() {
        return Vec::new();
    }
    let entries = std::fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

#[test]
fn are_read_or_refused() {
    for file in files() {
        let text = std::fs::read_to_string(&file).unwrap();
        let problems = match read(&Source::from_text("again.toml", text), &[]) {
            Ok(reading) => {
                let _ = (list(&reading.scenario), meaning(&reading.scenario));
                Problems::new(reading.warnings, reading.source)
            }
            Err(problems) => {
                assert!(!problems.list().is_empty(), "{}", file.display());
                problems
            }
        };
        let told = problems.render(Ink::Plain);
        assert!(!told.contains(|sign: char| sign.is_control() && sign != '\n'));
    }
}

#[test]
fn are_answered_or_refused_by_commands() {
    let place = tempfile::tempdir().unwrap();
    for file in files() {
        for command in [
            &["check"][..],
            &["run", "--no-charts"],
            &["solve", "--steps", "200000"],
            &["explain", "--no-charts", "--steps", "200000"],
        ] {
            let output = Command::new(env!("CARGO_BIN_EXE_zopa"))
                .arg(command[0])
                .arg(&file)
                .args(&command[1..])
                .current_dir(place.path())
                .output()
                .unwrap();
            let stderr = String::from_utf8(output.stderr).unwrap();
            let code = output.status.code();
            let whole = String::from_utf8(output.stdout).is_ok() && !stderr.contains("panicked");
            // 0: done; 2: it does not fit; 3: refused.
            let known = matches!(code, Some(0 | 2 | 3));
            assert!(
                whole && known,
                "{} {command:?}: {code:?}\n{stderr}",
                file.display()
            );
        }
    }
}
