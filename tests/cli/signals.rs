//! Requests to end, at any time and of any kind: no file is half-written, no temporary file stays, and the same command again
//! gives what an undisturbed one gives. // case 55

#![cfg(unix)]

use crate::Desk;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

fn begun(desk: &Desk, program: &str, args: &[&str]) -> Child {
    Command::new(program)
        .args(args)
        .current_dir(desk.path("."))
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let from = Instant::now();
    while !holds() {
        assert!(from.elapsed() < Duration::from_secs(60), "never {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn send(signal: &str, child: &Child) {
    let id = child.id().to_string();
    let sent = Command::new("kill").args([signal, &id]).status().unwrap();
    assert!(sent.success());
}

fn ended(child: Child) -> (Option<i32>, String) {
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    (output.status.code(), told)
}

/// The names of temporary files, anywhere below.
fn temporary(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().into_string().unwrap();
        found.extend(temporary(&entry.path()));
        if name.starts_with(".zopa-") {
            found.push(name);
        }
    }
    found
}

const LONG: [&str; 7] = [
    "sweep",
    "strike.toml",
    "--runs",
    "1000000",
    "--no-charts",
    "--out",
    "long",
];

#[test]
fn sweeps_end_soon_and_leave_nothing_half_written() {
    let desk = Desk::with("strike");
    for signal in ["-INT", "-TERM", "-HUP", "-XCPU"] {
        if signal == "-HUP" && under_nohup() {
            continue;
        }
        let child = begun(&desk, env!("CARGO_BIN_EXE_zopa"), &LONG);
        let long = desk.path("long");
        until("began", || !temporary(&long.join("shards")).is_empty());
        send(signal, &child);
        let (code, told) = ended(child);
        assert_eq!(code, Some(130), "{signal}: {told}");
        assert!(told.contains("interrupted"), "{signal}: {told}");
        assert_eq!(temporary(&long), [""; 0], "{signal}");
        std::fs::remove_dir_all(long).unwrap();
    }
}

/// Whether a signal is in one of a process's sets, as Linux tells them: `SigCgt` if it has a handler, `SigIgn` if it is ignored.
#[cfg(target_os = "linux")]
fn is_in(set: &str, process: &str, signal: u32) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let mut lines = status.lines();
    let signals = lines.find_map(|line| line.strip_prefix(set)?.strip_prefix(':'));
    let signals = u64::from_str_radix(signals.unwrap().trim(), 16).unwrap();
    signals >> (signal - 1) & 1 == 1
}

/// Whether a process has a handler of its own for SIGTERM.
#[cfg(target_os = "linux")]
fn hears(child: &Child) -> bool {
    is_in("SigCgt", &child.id().to_string(), 15)
}

/// Whether these tests run under `nohup`, which the programs that they start obey as well.
fn under_nohup() -> bool {
    #[cfg(target_os = "linux")]
    return is_in("SigIgn", "self", 1);
    #[cfg(not(target_os = "linux"))]
    return false;
}

#[cfg(target_os = "linux")]
#[test]
fn work_that_cannot_be_told_in_part_ends_at_once() {
    let desk = Desk::with("strike");
    let args = ["run", "strike.toml", "--runs", "1000000", "--out", "r"];
    for signals in [&["-TERM"][..], &["-INT", "-INT"]] {
        let child = begun(&desk, env!("CARGO_BIN_EXE_zopa"), &args);
        until("ready", || hears(&child));
        for signal in signals {
            let id = child.id().to_string();
            let _ = Command::new("kill").args([*signal, &id]).output();
        }
        assert_eq!(ended(child).0, Some(130));
        assert!(!desk.has("r/run.json"));
        assert_eq!(temporary(&desk.path("r")), [""; 0]);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn nohup_is_obeyed() {
    let desk = Desk::with("strike");
    let mut args = vec![env!("CARGO_BIN_EXE_zopa")];
    args.extend(LONG);
    let child = begun(&desk, "nohup", &args);
    let shards = desk.path("long/shards");
    until("began", || !temporary(&shards).is_empty());
    send("-HUP", &child);
    std::thread::sleep(Duration::from_millis(300));
    assert!(!temporary(&shards).is_empty(), "it goes on");
    send("-TERM", &child);
    assert_eq!(ended(child).0, Some(130));
}

#[test]
fn what_a_killed_program_left_goes_with_the_next_command() {
    let desk = Desk::with("strike");
    let mut child = begun(&desk, env!("CARGO_BIN_EXE_zopa"), &LONG);
    let shards = desk.path("long/shards");
    until("began", || !temporary(&shards).is_empty());
    child.kill().unwrap();
    child.wait().unwrap();
    let left = temporary(&shards);
    assert!(!left.is_empty());
    let args = [&LONG[..], &["--resume"]].concat();
    let child = begun(&desk, env!("CARGO_BIN_EXE_zopa"), &args);
    until("cleaned up", || {
        temporary(&shards).iter().all(|name| !left.contains(name))
    });
    send("-TERM", &child);
    assert_eq!(ended(child).0, Some(130));
    assert_eq!(temporary(&desk.path("long")), [""; 0]);
}
