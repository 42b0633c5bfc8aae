//! Every command as a user types it: what it says, where it says it, and with which exit code it leaves.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

mod against;
mod chart;
mod check;
mod class;
mod deadlock;
mod exact;
mod exits;
mod expect;
mod explain;
mod files;
mod general;
mod help;
mod hostile;
mod large;
mod lasting;
mod list;
mod near;
mod new;
mod places;
mod quota;
mod report;
mod run;
mod said;
mod schema;
mod sheet;
mod signals;
mod solve;
mod sweep;
mod titles;
mod tournament;
mod typed;
mod watch;

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Output;
use tempfile::TempDir;

/// A folder in which commands are typed.
struct Desk {
    folder: TempDir,
}

/// What a command said.
struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Self {
        Desk {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A folder with one of the templates in it.
    fn with(template: &str) -> Self {
        let desk = Desk::new();
        desk.types(&["new", "--from", template, "-q"]).succeeds();
        desk
    }

    /// A folder with all of them.
    fn with_all_templates() -> Self {
        let desk = Desk::new();
        for template in zopa::cli::TEMPLATES {
            desk.types(&["new", "--from", template.name, "-q"])
                .succeeds();
        }
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    fn has(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    fn command(&self, args: &[&str]) -> assert_cmd::Command {
        let mut command = assert_cmd::cargo::cargo_bin_cmd!("zopa");
        command.current_dir(self.folder.path()).args(args);
        for variable in ["NO_COLOR", "RUST_BACKTRACE", "COLUMNS", "COMPLETE"] {
            command.env_remove(variable);
        }
        command
    }

    fn types(&self, args: &[&str]) -> Said {
        Said::of(&self.command(args).output().unwrap())
    }
}

/// What was said on stderr, but for how long it takes: that is the machine's.
fn in_time(err: &str) -> String {
    let lines = err.split_inclusive('\n');
    lines
        .filter(|line| !line.starts_with("note: this takes longer than "))
        .collect()
}

impl Said {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Said {
            code: output.status.code().expect("the command was not killed"),
            out: text(&output.stdout),
            err: in_time(&text(&output.stderr)),
        }
    }

    #[track_caller]
    fn succeeds(self) -> Self {
        assert_eq!(self.code, 0, "{}{}", self.out, self.err);
        self
    }

    /// Fails with this code, says why on stderr in these words, and says nothing on stdout.
    #[track_caller]
    fn fails(self, code: i32, words: &[&str]) -> Self {
        let said = self.exits(code, words);
        assert_eq!(said.out, "", "stdout of a failure");
        said
    }

    /// Ends with this code and these words on stderr, whatever was told before on stdout.
    #[track_caller]
    fn exits(self, code: i32, words: &[&str]) -> Self {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        for word in words {
            assert!(self.err.contains(word), "no '{word}' in:\n{}", self.err);
        }
        assert!(!self.err.contains("panicked"), "{}", self.err);
        self
    }

    #[track_caller]
    fn says(self, words: &[&str]) -> Self {
        for word in words {
            assert!(self.out.contains(word), "no '{word}' in:\n{}", self.out);
        }
        self
    }

    #[track_caller]
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).expect("stdout is one JSON document")
    }
}

/// The frozen flagship, wherever the desk is.
fn flagship() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/known/mar-a-lago.toml");
    path.to_str().unwrap().to_owned()
}
