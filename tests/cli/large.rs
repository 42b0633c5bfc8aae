//! What is large is told beforehand, or refused with numbers and advice; and folders in which somebody else is at work, or whose
//! files are not what they say.

use crate::Desk;
use std::process::{Command, Stdio};
use std::time::Duration;

const TWO: &str = "schema = 1\nparty.a = { no_deal = 10 }\nparty.b = { no_deal = 10 }\n[issue.x]\nrange = { from = 0, to = 10, step = 1 }\n\
                   a = { from = 0, to = 100 }\nb = { from = 100, to = 0 }\n";

fn axes(steps: u32) -> String {
    format!(
        "axes = [{{ set = \"party.a.no_deal\", from = 0, to = 90, steps = {steps} }}, {{ set = \"party.b.no_deal\", from = 0, to = 90, steps = {steps} }}]\n\
         show = \"possible_day_one\"\n"
    )
}

fn desk() -> Desk {
    let desk = Desk::new();
    let sweeps = [
        format!("[sweep.small]\n{}", axes(4)),
        format!(
            "[sweep.drawn]\n{}runs = 200\n[uncertainty]\nno_deal = 5\n",
            axes(4).replace("possible_day_one", "ratified")
        ),
        format!("[sweep.huge]\n{}", axes(1_000_000)),
        format!("[sweep.line]\n{}design = \"boundary\"\n", axes(100_000)),
        format!("[sweep.short]\n{}design = \"boundary\"\n", axes(9)),
        format!("[sweep.fine]\n{}design = \"boundary\"\n", axes(501)),
        "[sweep.long]\naxes = [{ set = \"party.a.no_deal\", from = 0, to = 90, steps = 300_001 }]\n\
         show = \"possible_day_one\"\ndesign = \"boundary\"\n".to_owned(),
        format!(
            "[sweep.points]\n{}design = \"latin-hypercube\"\npoints = 1_000_000_000\n",
            axes(2)
        ),
    ];
    desk.write("two.toml", format!("{TWO}{}", sweeps.concat()));
    desk
}

fn sweep<'a>(name: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["sweep", "two.toml", name, "--no-charts"], more].concat()
}

// case 46
#[test]
fn a_large_sweep_is_refused_with_its_numbers_before_anything_is_laid_out() {
    let desk = desk();
    for (name, cells) in [
        ("huge", "1,000,000,000,000 cells"),
        ("points", "1,000,000,000 cells"),
    ] {
        desk.types(&sweep(name, &[])).fails(
            2,
            &[
                "this sweep is large",
                cells,
                "of files",
                "about",
                "nothing was played",
                "--plan",
                "--yes",
                "1,000,000 cells",
            ],
        );
        assert!(!desk.has("output"));
    }
    // Points that not even --yes can hold.
    desk.types(&sweep("points", &["--yes", "-q"]))
        .fails(2, &["1000000000 points are too many", "at most 67108864"]);
    // A plan is made of whatever others can play.
    let said = desk
        .types(&sweep("huge", &["--plan", "--out", "big"]))
        .succeeds();
    assert!(said.err.contains("1,000,000,000,000 cells"), "{}", said.err);
    said.says(&["A plan of 1,000 shards"]);
    let third = TWO.replace("party.b", "party.c = {}\nparty.b");
    let third = third + "c = { from = 0, to = 100 }\n";
    desk.write("three.toml", third);
    let ten = "boulware,linear,conceder,tit-for-tat,hardliner,nice-tit-for-tat,trade-off,micro,zeuthen,random";
    desk.types(&[
        "tournament",
        "three.toml",
        "--tactics",
        ten,
        "--runs",
        "1000000",
    ])
    .fails(2, &["this is large", "negotiations", "--runs", "--yes"]);
    // What is small is not spoken of.
    assert_eq!(desk.types(&sweep("small", &[])).succeeds().err, "");
}

// case 44
#[test]
fn a_boundary_that_begins_with_too_many_cells_is_refused_with_the_number() {
    let desk = desk();
    for more in [&["-q"][..], &["--yes", "-q"]] {
        desk.types(&sweep("line", more))
            .fails(2, &["cells", "fewer steps"]);
    }
    desk.types(&sweep("line", &["--yes", "-q"])).fails(
        2,
        &[
            "100000 × 100000 values",
            "156275001 cells",
            "every 8th",
            "1000000 are traced",
            "up to 7993",
        ],
    );
    desk.types(&sweep("short", &["--plan"]))
        .fails(2, &["--plan: a boundary is traced in rounds"]);
    assert!(!desk.has("output"));
    desk.types(&sweep("short", &[])).succeeds();
}

#[test]
fn a_chart_that_would_have_too_many_marks_is_said_to_be_missing() {
    let desk = desk();
    for (name, chart, why) in [
        (
            "fine",
            "phase",
            "There is no phase diagram: it has room for 250,000 cells, and the grid has 251,001.",
        ),
        (
            "long",
            "curve",
            "The curve has room for 250,000 points, and there are 300,001 values",
        ),
    ] {
        let typed = ["sweep", "two.toml", name, "--runs", "1", "--out", name];
        let said = desk.types(&typed).succeeds();
        let told = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains(why), "{}", said.out);
        assert!(told.contains("cells.csv has every cell"), "{}", said.out);
        desk.types(&["chart", name, chart]).fails(2, &[why]);
        assert!(!desk.has(&format!("{name}/{chart}.svg")));
        // Nothing is said of charts that nobody asked for, nor where all cells have room.
        let said = desk.types(&[&typed[..], &["--no-charts"]].concat());
        assert!(!said.succeeds().out.contains("has room for"));
    }
    let said = desk.types(&["sweep", "two.toml", "short"]).succeeds();
    assert!(!said.out.contains("has room for"));
}

#[test]
fn a_plan_of_somebody_else_is_called_so_and_stays() {
    let desk = desk();
    std::fs::create_dir(desk.path("out")).unwrap();
    let theirs = "{ \"plan\": \"paint the fence\" }";
    desk.write("out/plan.json", theirs);
    for more in [
        &[][..],
        &["--restart"],
        &["--resume"],
        &["--force"],
        &["--plan"],
    ] {
        let all = [more, &["--out", "out"]].concat();
        desk.types(&sweep("small", &all)).fails(
            5,
            &["is not a plan of zopa", "zopa did not write it", "--out"],
        );
        assert_eq!(desk.read("out/plan.json"), theirs);
    }
    desk.types(&["merge", "out"])
        .fails(5, &["is not a plan of zopa"]);
    desk.write("out/plan.json", "{ \"format\": \"zopa.plan/9\" }");
    desk.types(&["missing", "out"])
        .fails(5, &["of the format zopa.plan/9"]);
    desk.types(&sweep("small", &["--out", "out", "--restart"]))
        .succeeds();
    // One of ours that is damaged is called that, and can be replaced.
    desk.write("out/plan.json", "{ \"format\": \"zopa.plan/3\", \"zo");
    desk.types(&sweep("small", &["--out", "out"]))
        .fails(5, &["is damaged", "--restart"]);
    desk.types(&sweep("small", &["--out", "out", "--restart"]))
        .succeeds();
}

// case 56
#[test]
fn that_a_sweep_is_finished_is_checked_against_what_is_there() {
    let desk = desk();
    let whole = ["--rows", "--out", "whole"];
    desk.types(&sweep("drawn", &whole)).succeeds();
    let said = desk.read("whole/plan.finished");
    let rows = desk.read("whole/runs.csv");
    let parts = ["--rows", "--out", "parts", "--plan"];
    desk.types(&sweep("drawn", &parts)).succeeds();
    let plan: serde_json::Value = serde_json::from_str(&desk.read("parts/plan.json")).unwrap();
    let hash = plan["plan_hash"].as_str().unwrap();
    for forged in [hash, &said, ""] {
        desk.write("parts/plan.finished", forged);
        desk.write("parts/runs.parquet", "no table at all");
        desk.types(&["merge", "parts"])
            .fails(6, &["shards are missing"]);
        let shards = plan["shards"].as_u64().unwrap();
        for shard in 0..shards {
            desk.types(&["shard", "parts", &shard.to_string()])
                .succeeds();
        }
        desk.types(&["merge", "parts", "--no-charts", "--force"])
            .succeeds();
        assert_eq!(desk.read("parts/runs.csv"), rows);
        assert_eq!(desk.read("parts/plan.finished"), said);
        // The rows are in the tables now; where these are changed or gone, they are lost and that is said.
        desk.types(&["merge", "parts", "--no-charts"]).succeeds();
        std::fs::remove_file(desk.path("parts/runs.csv")).unwrap();
        desk.types(&["merge", "parts", "--no-charts"]).succeeds();
        desk.write("parts/runs.parquet", "no table at all");
        desk.types(&["merge", "parts", "--no-charts"])
            .fails(6, &["are lost", "zopa shard"]);
        std::fs::remove_dir_all(desk.path("parts/shards")).unwrap();
    }
}

// case 53
#[test]
fn two_in_one_folder_do_not_disturb_each_other() {
    let desk = desk();
    fn typed(out: &str) -> Vec<&str> {
        sweep("drawn", &["--rows", "--jobs", "1", "--out", out])
    }
    desk.types(&typed("whole")).succeeds();
    let begin = |args: &[&str]| {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("zopa"));
        let pipes = command.current_dir(desk.path("")).args(args);
        pipes
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    };
    let mut waited = 0;
    for pair in 0_u64..20 {
        let out = format!("out{pair}");
        let args = typed(&out);
        let first = begin(&args);
        std::thread::sleep(Duration::from_millis(pair * 7 % 60));
        let second = begin(&args);
        let ends = [first, second].map(|child| child.wait_with_output().unwrap());
        for end in &ends {
            let said = String::from_utf8_lossy(&end.stderr);
            match end.status.code() {
                Some(0) => {}
                Some(75) => {
                    waited += 1;
                    assert!(
                        said.contains("another zopa is at work") && said.contains("try again"),
                        "{said}"
                    );
                }
                code => panic!("{code:?}: {said}"),
            }
        }
        assert!(ends.iter().any(|end| end.status.success()));
        for name in ["runs.csv", "cells.csv", "run.json", "plan.finished"] {
            assert_eq!(
                desk.read(&format!("{out}/{name}")),
                desk.read(&format!("whole/{name}")),
                "{name}"
            );
        }
        let left = std::fs::read_dir(desk.path(&out)).unwrap();
        let left = left.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let left: Vec<String> = left.filter(|name| name.starts_with('.')).collect();
        assert!(left.is_empty(), "{left:?}");
    }
    assert!(waited > 0, "they never met");
}

#[test]
fn shards_are_played_side_by_side_and_merged_when_nobody_is_at_it() {
    let desk = desk();
    desk.types(&sweep("drawn", &["--rows", "--out", "out", "--plan"]))
        .succeeds();
    let path = desk.path("out/.zopa.lock");
    let lock = || {
        std::fs::File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .unwrap()
    };
    let other = lock();
    other.lock_shared().unwrap();
    desk.types(&["shard", "out", "0"]).succeeds();
    // Somebody's temporary file, and somebody at work.
    desk.write("out/shards/.zopa-other", "half");
    desk.types(&["merge", "out"])
        .fails(75, &["another zopa is at work in 'out'", "try again"]);
    desk.types(&sweep("drawn", &["--out", "out", "--restart"]))
        .fails(75, &["another zopa is at work"]);
    assert!(desk.has("out/shards/.zopa-other"));
    drop(other);
    desk.types(&["merge", "out", "--no-charts"]).succeeds();
    assert!(!desk.has("out/shards/.zopa-other") && !desk.has("out/.zopa.lock"));
}
