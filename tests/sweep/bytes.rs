//! Killed, interrupted, without room, on many threads, in shards: the same bytes, or nothing and a reason.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

const SWEEP: &str = r#"
[sweep.small]
question = "Who moves?"
axes = [
  { set = "party.russia.no_deal.value", from = 56, to = 68, steps = 5 },
  { set = "party.ukraine.tactic", values = ["boulware", "conceder"] },
]
runs = 1200
show = "ratified"
"#;

/// A folder with a scenario in it.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk { folder };
        desk.writes(&format!("{}{SWEEP}", crate::FLAGSHIP));
        desk
    }

    fn writes(&self, text: &str) {
        std::fs::write(self.folder.path().join("case.toml"), text).unwrap();
    }

    fn reads(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("case.toml")).unwrap()
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("zopa"));
        command
            .current_dir(self.folder.path())
            .args(args)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// The sweep with all its rows, into a folder.
    fn typed<'a>(out: &'a str, more: &[&'a str]) -> Vec<&'a str> {
        let mut args = vec![
            "sweep",
            "case.toml",
            "small",
            "--rows",
            "--format",
            "svg",
            "--out",
            out,
        ];
        args.extend(more);
        args
    }

    fn sweep(&self, out: &str, more: &[&str]) -> (i32, String) {
        self.says(&Desk::typed(out, more))
    }

    fn says(&self, args: &[&str]) -> (i32, String) {
        let output = self.command(args).output().unwrap();
        let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        // How long a command takes is the machine's.
        let lines = text.split_inclusive('\n');
        let told = lines.filter(|line| !line.starts_with("note: this takes longer than "));
        (output.status.code().unwrap_or(-1), told.collect())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// Every result: what is in the folder, without the work on the way.
fn results(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_file() {
            let name = entry.file_name().into_string().unwrap();
            files.insert(name, std::fs::read(entry.path()).unwrap());
        }
    }
    files
}

#[track_caller]
fn same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    assert_eq!(
        one.keys().collect::<Vec<_>>(),
        other.keys().collect::<Vec<_>>()
    );
    for (name, bytes) in one {
        assert!(bytes == &other[name], "{name} differs");
    }
}

#[test]
fn the_same_bytes_on_1_2_and_8_threads() {
    let desk = Desk::new();
    for jobs in ["1", "2", "8"] {
        let (code, said) = desk.sweep(jobs, &["--jobs", jobs, "--runs", "60"]);
        assert_eq!(code, 0, "{said}");
    }
    let one = results(&desk.path("1"));
    for name in [
        "run.json",
        "cells.csv",
        "cells.parquet",
        "runs.csv",
        "runs.parquet",
        "plan.json",
    ] {
        assert!(one.contains_key(name), "{name} is missing");
    }
    same(&one, &results(&desk.path("2")));
    same(&one, &results(&desk.path("8")));
}

#[test]
fn killed_at_ten_moments_and_resumed_it_ends_with_the_same_bytes() {
    let desk = Desk::new();
    let (code, said) = desk.sweep("whole", &[]);
    assert_eq!(code, 0, "{said}");
    let mut killed = 0;
    for moment in 0_u64..10 {
        let more: &[&str] = if moment == 0 { &[] } else { &["--resume"] };
        let mut child = desk.command(&Desk::typed("torn", more)).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(25 + moment * 37 % 140));
        killed += u32::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert!(killed > 0, "it was never killed on the way");
    let (code, said) = desk.sweep("torn", &["--resume", "--jobs", "2"]);
    // Where nothing was begun there is nothing to go on with, and the command plays everything.
    assert_eq!(code, 0, "{said}");
    same(&results(&desk.path("whole")), &results(&desk.path("torn")));
    let left: Vec<_> = std::fs::read_dir(desk.path("torn").join("shards"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.ends_with(".cells"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

/// Ctrl-C stops soon, says how to go on, and leaves with 130.
#[cfg(unix)]
#[test]
fn interrupted_it_keeps_what_is_finished() {
    let desk = Desk::new();
    let runs = ["--runs", "3000"];
    assert_eq!(desk.sweep("whole", &runs).0, 0);
    let mut child = desk.command(&Desk::typed("torn", &runs)).spawn().unwrap();
    // Once the plan is there, it plays, and Ctrl-C is listened to.
    let plan = desk.path("torn/plan.json");
    while !plan.exists() && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(Duration::from_millis(150));
    let pressed = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    assert!(pressed.success());
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(130), "{said}");
    assert!(
        said.contains("interrupted") && said.contains("--resume"),
        "{said}"
    );
    assert_eq!(
        desk.sweep("torn", &[&runs[..], &["--resume"]].concat()).0,
        0
    );
    same(&results(&desk.path("whole")), &results(&desk.path("torn")));
}

#[test]
fn another_sweep_is_not_gone_on_with_and_a_comment_is_no_other_sweep() {
    let desk = Desk::new();
    let runs = ["--runs", "20"];
    assert_eq!(desk.sweep("out", &runs).0, 0);
    let whole = results(&desk.path("out"));
    let text = desk.reads();
    // An unfinished sweep: one shard is lost.
    let lose = || {
        std::fs::remove_file(desk.path("out").join("shards/00000.cells")).unwrap();
        std::fs::remove_file(desk.path("out").join("plan.finished")).unwrap();
    };
    lose();
    let (code, said) = desk.sweep("out", &runs);
    assert_eq!(code, 5, "{said}");
    assert!(
        said.contains("--resume") && said.contains("--restart"),
        "{said}"
    );
    for (change, why) in [
        (
            text.replace("no_deal  = { value = 62", "no_deal  = { value = 61"),
            "means something else",
        ),
        (text.replace("steps = 5", "steps = 4"), "axes"),
    ] {
        assert_ne!(change, text);
        desk.writes(&change);
        let (code, said) = desk.sweep("out", &["--resume", "--runs", "20"]);
        assert_eq!(code, 5, "{said}");
        assert!(said.contains(why), "{said}");
    }
    desk.writes(&text);
    for (more, why) in [
        (&["--seed", "8", "--runs", "20"][..], "seed: 42 then, 8 now"),
        (&["--runs", "21"], "runs of a cell"),
        (&["--show", "reached", "--runs", "20"], "show"),
        (&["--independent", "--runs", "20"], "independent"),
    ] {
        let (code, said) = desk.sweep("out", &[&["--resume"], more].concat());
        assert_eq!(code, 5, "{said}");
        assert!(said.contains(why), "{said}");
    }
    // Titles, notes and comments say nothing new.
    desk.writes(&format!(
        "# a comment\n{}",
        text.replace("Who moves?", "Who gives way?")
    ));
    let (code, said) = desk.sweep("out", &["--resume", "--runs", "20"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Who gives way?"), "{said}");
    desk.writes(&text);
    assert_eq!(desk.sweep("out", &["--restart", "--runs", "20"]).0, 0);
    same(&whole, &results(&desk.path("out")));
}

#[test]
fn a_damaged_shard_is_played_again() {
    let desk = Desk::new();
    assert_eq!(desk.sweep("out", &["--runs", "20"]).0, 0);
    let whole = results(&desk.path("out"));
    let shard = desk.path("out").join("shards/00000.cells");
    let text = std::fs::read_to_string(&shard).unwrap();
    for damage in [
        text.replacen('1', "2", 1),
        text[..text.len() / 2].to_owned(),
        String::new(),
    ] {
        std::fs::write(&shard, damage).unwrap();
        let _ = std::fs::remove_file(desk.path("out").join("plan.finished"));
        let (code, said) = desk.sweep("out", &["--resume", "--runs", "20"]);
        assert_eq!(code, 0, "{said}");
        same(&whole, &results(&desk.path("out")));
    }
}

/// A key that is misspelt, a sum in a last line, a word that a sweep is finished: no number is wrong, and nobody would see it.
#[test]
fn what_is_not_as_it_was_written_does_not_count() {
    let desk = Desk::new();
    let typed = "party.russia.no_deal.value=55.840178417476118..68/2";
    let plan = ["sweep", "case.toml", "--vary", typed, "--runs", "5"];
    let plan = [&plan[..], &["--rows", "--out", "parts", "--plan"]].concat();
    let merge = ["merge", "parts", "--no-charts"];
    assert_eq!(desk.says(&plan).0, 0);
    assert_eq!(desk.says(&["shard", "parts", "0"]).0, 0);
    let damage = |name: &str, change: &dyn Fn(&str) -> String| {
        let path = desk.path("parts").join(name);
        let text = std::fs::read_to_string(&path).unwrap();
        let other = change(&text);
        assert_ne!(other, text, "{name}");
        std::fs::write(&path, other).unwrap();
        (path, text)
    };
    let misspelt = |text: &str| text.replace("\"points\"", "\"pointr\"");
    let (path, text) = damage("plan.json", &misspelt);
    let (code, said) = desk.says(&merge);
    assert_eq!(code, 5, "{said}");
    assert!(said.contains("is damaged"), "{said}");
    std::fs::write(&path, text).unwrap();
    for sum in ["\"sum\":\"", "\"rows_sum\":\""] {
        let other = |text: &str| {
            let at = text.rfind(sum).unwrap() + sum.len();
            let digit = if text.as_bytes()[at] == b'0' {
                "1"
            } else {
                "0"
            };
            format!("{}{digit}{}", &text[..at], &text[at + 1..])
        };
        let (path, text) = damage("shards/00000.cells", &other);
        assert_eq!(desk.says(&["missing", "parts"]), (0, "0\n".to_owned()));
        std::fs::write(&path, text).unwrap();
    }
    assert_eq!(desk.says(&merge).0, 0);
    let whole = results(&desk.path("parts"));
    // The tables have the rows now. Where it is not known that they do, nothing has them.
    let (path, text) = damage("plan.finished", &|text| text.replacen("runs", "runt", 1));
    assert_eq!(desk.says(&merge).0, 6);
    std::fs::write(&path, text).unwrap();
    assert_eq!(desk.says(&merge).0, 0);
    same(&whole, &results(&desk.path("parts")));
    std::fs::remove_file(desk.path("parts/plan.scenario.toml")).unwrap();
    let (code, said) = desk.says(&merge);
    assert_eq!(code, 5, "{said}");
    assert!(
        said.contains("it is gone") && said.contains("--resume"),
        "{said}"
    );
}

#[test]
fn shards_played_one_by_one_and_merged_are_the_sweep() {
    let desk = Desk::new();
    let plain = ["sweep", "case.toml", "small", "--format", "svg"];
    let (code, said) = desk.says(&[&plain[..], &["--out", "whole"]].concat());
    assert_eq!(code, 0, "{said}");
    let (code, said) = desk.says(&[&plain[..], &["--out", "parts", "--plan"]].concat());
    assert_eq!(code, 0, "{said}");
    let plan = std::fs::read_to_string(desk.path("parts/plan.json")).unwrap();
    let plan: serde_json::Value = serde_json::from_str(&plan).unwrap();
    let shards = plan["shards"].as_u64().unwrap();
    assert!(shards > 1);
    assert_eq!(
        desk.says(&["missing", "parts"]),
        (0, format!("0-{}\n", shards - 1))
    );
    let (code, said) = desk.says(&["merge", "parts"]);
    assert_eq!(code, 6, "{said}");
    for shard in (0..shards).rev() {
        let (code, said) = desk.says(&["shard", "parts", &shard.to_string(), "--jobs", "1"]);
        assert_eq!(
            (code, said),
            (0, format!("shard {shard} of {shards} is done\n"))
        );
    }
    // Done is done.
    let first = desk.path("parts/shards/00000.cells");
    let before = std::fs::metadata(&first).unwrap().modified().unwrap();
    assert_eq!(desk.says(&["shard", "parts", "0"]).0, 0);
    assert_eq!(
        std::fs::metadata(&first).unwrap().modified().unwrap(),
        before
    );
    assert_eq!(desk.says(&["missing", "parts"]), (0, String::new()));
    assert_eq!(desk.says(&["shard", "parts", "99"]).0, 2);
    let (code, said) = desk.says(&["merge", "parts", "--format", "svg"]);
    assert_eq!(code, 0, "{said}");
    let whole = results(&desk.path("whole"));
    same(&whole, &results(&desk.path("parts")));
    // Neither does the name of the folder count, nor that it was merged before.
    std::fs::rename(desk.path("parts"), desk.path("moved")).unwrap();
    let (code, said) = desk.says(&["merge", "moved", "--format", "svg"]);
    assert_eq!(code, 0, "{said}");
    same(&whole, &results(&desk.path("moved")));
    std::fs::rename(desk.path("moved"), desk.path("parts")).unwrap();
    // Another scenario than the planned one is noticed.
    let copy = desk.path("parts/plan.scenario.toml");
    let text = std::fs::read_to_string(&copy).unwrap();
    std::fs::write(
        &copy,
        text.replace("no_deal  = { value = 62", "no_deal  = { value = 61"),
    )
    .unwrap();
    assert_eq!(desk.says(&["shard", "parts", "0"]).0, 5);
    // Other words too: they would stand in tables and charts.
    std::fs::write(&copy, text.replace("Who moves?", "Who moved?")).unwrap();
    let (code, said) = desk.says(&["merge", "parts", "--no-charts"]);
    assert_eq!(code, 5, "{said}");
    assert!(said.contains("its text was changed"), "{said}");
}

/// Rows belong to their shard: those of another one, or damaged ones, are played again.
#[test]
fn rows_of_another_shard_are_not_merged() {
    let desk = Desk::new();
    assert_eq!(desk.sweep("whole", &[]).0, 0);
    assert_eq!(desk.sweep("parts", &["--plan"]).0, 0);
    let rows = |shard: u64| desk.path(&format!("parts/shards/{shard:05}.rows"));
    let play = |shard: u64| desk.says(&["shard", "parts", &shard.to_string(), "-q"]);
    assert_eq!((play(0), play(1)), ((0, String::new()), (0, String::new())));
    std::fs::copy(rows(0), rows(1)).unwrap();
    let missing = desk.says(&["missing", "parts"]).1;
    assert!(
        missing.starts_with('1') || missing.starts_with("1-"),
        "{missing}"
    );
    assert_eq!(play(1).0, 0);
    let bytes = std::fs::read(rows(0)).unwrap();
    std::fs::write(rows(0), &bytes[..bytes.len() / 2]).unwrap();
    assert!(desk.says(&["missing", "parts"]).1.starts_with('0'));
    let (code, said) = desk.sweep("parts", &["--resume"]);
    assert_eq!(code, 0, "{said}");
    same(&results(&desk.path("whole")), &results(&desk.path("parts")));
}

/// No room: files may not grow beyond some size, as on a full disk.
#[cfg(unix)]
#[test]
fn without_room_it_says_so_and_goes_on_when_there_is() {
    let desk = Desk::new();
    let (code, said) = desk.sweep("whole", &["--runs", "400"]);
    assert_eq!(code, 0, "{said}");
    let zopa = assert_cmd::cargo::cargo_bin!("zopa");
    let line = format!(
        "trap '' XFSZ; ulimit -f 64; exec '{}' sweep case.toml small --rows --format svg --runs 400 --out small",
        zopa.display()
    );
    let output = Command::new("bash")
        .args(["-c", &line])
        .current_dir(desk.folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(75), "{said}");
    assert!(
        said.contains("cannot write") && said.contains("--resume"),
        "{said}"
    );
    assert!(!desk.path("small/run.json").exists());
    let (code, said) = desk.sweep("small", &["--runs", "400", "--resume"]);
    assert_eq!(code, 0, "{said}");
    same(&results(&desk.path("whole")), &results(&desk.path("small")));
}
