//! Every row of the table of exit codes happens. // case 54

use crate::{Desk, Said};
use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;

const SWEEP: &[&str] = &[
    "sweep",
    "strike.toml",
    "--runs",
    "2",
    "--no-charts",
    "--out",
    "big",
];

/// As many words of a line as it has blanks between.
fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

#[cfg(unix)]
fn into_full_disk(desk: &Desk, line: &str) -> Said {
    let full = File::options().write(true).open("/dev/full").unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_zopa"));
    command.args(words(line)).current_dir(desk.path("."));
    Said::of(&command.stdout(full).output().unwrap())
}

fn in_shell(desk: &Desk, script: &str) -> Said {
    let zopa = env!("CARGO_BIN_EXE_zopa");
    let mut shell = std::process::Command::new("bash");
    shell.args(["-c", script]).env("zopa", zopa);
    Said::of(&shell.current_dir(desk.path(".")).output().unwrap())
}

/// A planned sweep.
fn planned() -> Desk {
    let desk = Desk::with("strike");
    desk.types(&[SWEEP, &["--plan"]].concat()).succeeds();
    desk
}

#[cfg(target_os = "linux")]
#[test]
fn every_row_of_the_table_happens() {
    let desk = planned();
    desk.types(&["new", "--from", "buyer-seller", "-q"])
        .succeeds();
    desk.write("file", "");
    desk.write("broken.toml", "schema = 1\n[party");
    let typed = |line: &str| desk.types(&words(line));
    let mut happened = BTreeSet::new();
    let mut row = |code: i32, said: Said, words: &[&str]| {
        said.exits(code, words);
        happened.insert(code);
    };
    let no_deal = "run buyer-seller.toml --set party.buyer.no_deal.price=60 --no-charts";
    row(0, typed(no_deal), &[]);
    row(
        0,
        in_shell(&desk, "set -o pipefail; $zopa list words | head -1"),
        &[],
    );
    row(
        1,
        typed("run buyer-seller.toml --out file/deep"),
        &["cannot write", "help: choose another place"],
    );
    row(2, typed("run buyer-seller.toml --rnus 3"), &["--rnus"]);
    row(2, typed("run buyer-seller.toml --out file"), &["is a file"]);
    row(3, typed("run broken.toml"), &["broken.toml"]);
    row(3, typed("run nowhere.toml"), &["nowhere.toml"]);
    row(5, typed(&SWEEP.join(" ")), &["--resume goes on"]);
    row(6, typed("merge big --no-charts"), &["are missing"]);
    let full = |line: &str| into_full_disk(&desk, line);
    row(75, full("list"), &["cannot write", "No space left"]);
    // The program is not ended by the signal that comes with this.
    let limited = in_shell(
        &desk,
        "ulimit -f 1; $zopa run buyer-seller.toml --out limited",
    );
    assert!(!limited.err.contains(".zopa-"), "{}", limited.err);
    row(75, limited, &["File too large", "ulimit -f"]);
    let busy = File::create(desk.path("big/.zopa.lock")).unwrap();
    busy.lock().unwrap();
    let again = format!("{} --restart", SWEEP.join(" "));
    row(75, typed(&again), &["another zopa is at work in 'big'"]);
    drop(busy);
    row(130, interrupted(&desk), &["interrupted"]);
    row(4, strict(&desk), &["1 warning, and --strict allows none"]);
    desk.write(
        "unfit.toml",
        desk.read("buyer-seller.toml") + "[expect.x]\nwhat = \"handshake\"\nat_most = 0.5\n",
    );
    row(0, typed("check unfit.toml"), &[]);
    row(
        4,
        typed("check unfit.toml --strict"),
        &["1 expectation that does not fit, and --strict allows none"],
    );

    let told = typed("help exit-codes").succeeds().out;
    let first = told
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    let table: BTreeSet<i32> = first.filter_map(|code| code.parse().ok()).collect();
    assert_eq!(happened, table, "{told}");
    let readme = include_str!("../../README.md");
    let (_, short) = readme.split_once("In short, exit codes:").unwrap();
    let (short, _) = short.split_once("interrupted.").unwrap();
    for table in [told.as_str(), short] {
        let table = table.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(table.contains("another zopa is at work"), "{table}");
    }
    for code in table {
        assert!(short.contains(&format!("{code} ")), "{code} in the README");
    }
}

fn strict(desk: &Desk) -> Said {
    let warned = "schema = 1\n[party.a]\n[party.b]\n[weights]\na = { x = 30, y = 60 }\n\
                  [issue.x]\noptions = [\"p\", \"q\"]\na = [0, 100]\nb = [100, 0]\n\
                  [issue.y]\noptions = [\"p\", \"q\"]\na = [0, 100]\nb = [100, 0]\n";
    desk.write("warned.toml", warned);
    desk.types(&["check", "warned.toml"]).succeeds();
    desk.types(&["check", "buyer-seller.toml", "--strict"])
        .succeeds();
    desk.types(&["check", "warned.toml", "--strict", "--json"])
        .exits(4, &["--strict"]);
    desk.types(&["check", "warned.toml", "--strict"])
}

/// A sweep in which everything takes long, ended soon.
#[cfg(unix)]
fn interrupted(desk: &Desk) -> Said {
    in_shell(
        desk,
        "$zopa sweep strike.toml --runs 1000000 --no-charts --out long & \
         until [ -e long/plan.json ]; do sleep 0.01; done; kill -INT $!; wait $!",
    )
}

#[cfg(target_os = "linux")]
#[test]
fn what_every_command_says_is_written_or_that_fails() {
    let desk = Desk::with_all_templates();
    desk.write("deals.csv", "group,lead,days\nGroup 1,ann,1\n");
    desk.types(SWEEP).succeeds();
    let more = [
        "--help",
        "--version",
        "run --help",
        "check strike.toml --json",
        "check --explain E014",
    ];
    for line in super::help::EACH_COMMAND.iter().chain(&more) {
        into_full_disk(&desk, line).exits(75, &["cannot write", "No space left"]);
    }
}

#[test]
fn who_closed_the_output_is_not_told_and_files_are_written() {
    let desk = Desk::with("buyer-seller");
    for (n, closed) in [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"]
        .iter()
        .enumerate()
    {
        let script = format!("$zopa run buyer-seller.toml --no-charts --out {n} {closed}");
        let said = in_shell(&desk, &script).succeeds();
        assert_eq!(said.err, "");
        assert_eq!(desk.read(&format!("{n}/run.json")), desk.read("0/run.json"));
        assert!(desk.read(&format!("{n}/run.json")).starts_with('{'));
    }
}

#[cfg(unix)]
#[test]
fn a_plan_that_cannot_be_read_is_no_reason_to_try_again() {
    let desk = planned();
    let plan = desk.path("big/plan.json");
    type Put = fn(&Path) -> std::io::Result<()>;
    let broken: [(&str, Put); 4] = [
        ("cut", |plan| std::fs::write(plan, "{\"plan")),
        ("no text", |plan| std::fs::write(plan, [0xff, 0xfe, 0])),
        ("folder", |plan| std::fs::create_dir(plan)),
        ("circle of links", |plan| {
            std::os::unix::fs::symlink("plan.json", plan)
        }),
    ];
    for (name, put) in broken {
        std::fs::remove_file(&plan).unwrap();
        put(&plan).unwrap();
        for line in ["missing big", "merge big", "shard big 0"] {
            desk.types(&words(line)).fails(5, &["plan.json", "help: "]);
        }
        // Advice that leads back to the same error is none.
        for more in [&[][..], &["--restart"], &["--resume"], &["--plan"]] {
            let said = desk.types(&[SWEEP, more].concat());
            let said = said.fails(
                5,
                &["plan.json", "is not a plan of zopa", "help: ", "--out DIR"],
            );
            assert!(!said.err.contains("--restart"), "{name}: {}", said.err);
        }
        assert!(std::fs::symlink_metadata(&plan).is_ok(), "{name} is left");
        if plan.is_dir() {
            std::fs::remove_dir(&plan).unwrap();
            std::fs::write(&plan, "").unwrap();
        }
    }
}
