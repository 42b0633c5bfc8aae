//! `zopa run --watch`.

use crate::Desk;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

#[test]
fn a_saved_file_is_negotiated_again() {
    let desk = Desk::with("buyer-seller");
    let mut child = Command::new(env!("CARGO_BIN_EXE_zopa"))
        .args(["run", "buyer-seller.toml", "--watch", "--no-charts"])
        .current_dir(desk.path("."))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut until = |words: &str| {
        let line = lines
            .by_ref()
            .map(Result::unwrap)
            .find(|line| line.contains(words));
        line.unwrap_or_else(|| panic!("it never said '{words}'"))
    };
    assert!(until("DEAL").contains("in round 11"));
    until("Watching buyer-seller.toml");
    // A broken file is told, and the next save is another try.
    let good = desk.read("buyer-seller.toml");
    desk.write("buyer-seller.toml", "schema = 1\n[party");
    until("Watching buyer-seller.toml");
    desk.write("buyer-seller.toml", format!("{good}\n# saved again\n"));
    assert!(until("DEAL").contains("in round 11"));
    until("Watching buyer-seller.toml");
    let pressed = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    assert!(pressed.success());
    assert_eq!(
        child.wait().unwrap().code(),
        Some(0),
        "Ctrl-C is how it ends"
    );
}

#[test]
fn it_needs_a_file_and_people() {
    let desk = Desk::with("buyer-seller");
    desk.types(&["run", "buyer-seller.toml", "--watch", "--json"])
        .fails(2, &["--json"]);
    desk.types(&["run", "/dev/null", "--watch"])
        .fails(2, &["--watch needs a file"]);
}
