//! What is written names the scenario by its file alone: the bytes do not depend on where one stands, and the commands in it work
//! in the file's own folder.

use super::hostile::{GROUPS, files, formulas};
use super::{Desk, Said};
use std::path::PathBuf;

/// What commands write, and what of it is to be typed again.
const WRITE: [&str; 11] = [
    "run FILE --runs 3 --no-charts --out OUT/run",
    "run FILE --against OTHER --no-charts --out OUT/against",
    "explain FILE --no-charts --out OUT/explain",
    "solve FILE --out OUT/solve",
    "tournament FILE --tactics boulware,linear --runs 2 --out OUT/tournament",
    "sweep FILE --format svg --out OUT/sweep",
    "chart FILE worth --format svg --out OUT/chart",
    "class FILE TABLE --format svg --out OUT/class",
    "report FILE --runs 0 --class TABLE --sweep OUT/sweep -o OUT/page.html",
    "report FILE --public --class TABLE -o OUT/public.html",
    "sheet FILE --out OUT/sheets",
];

// case 52
#[test]
fn what_is_written_does_not_depend_on_where_one_stands() {
    let desk = Desk::new();
    for folder in ["home/a", "home/b"] {
        std::fs::create_dir_all(desk.path(folder)).unwrap();
    }
    desk.write("home/a/it's mine.toml", formulas());
    desk.write(
        "home/a/other.toml",
        formulas().replace("no_deal = 20", "no_deal = 25"),
    );
    desk.write("home/a/groups.csv", GROUPS);
    let absolute = desk.path("home/a").canonicalize().unwrap();
    let places: [(&str, PathBuf); 3] = [
        ("home/a", PathBuf::new()),
        ("home/b", PathBuf::from("../a/../a")),
        ("home/b", absolute),
    ];
    let mut before: Option<Vec<(String, Vec<u8>)>> = None;
    for (n, (stand, lead)) in places.iter().enumerate() {
        let out = desk.path(&format!("out{n}"));
        for line in WRITE {
            let args = line.split(' ').map(|word| match word {
                "FILE" => lead.join("it's mine.toml"),
                "OTHER" => lead.join("other.toml"),
                "TABLE" => lead.join("groups.csv"),
                word => match word.strip_prefix("OUT/") {
                    Some(rest) => out.join(rest),
                    None => PathBuf::from(word),
                },
            });
            let mut command = desk.command(&[]);
            let output = command
                .current_dir(desk.path(stand))
                .args(args)
                .output()
                .unwrap();
            Said::of(&output).succeeds();
        }
        let written = files(&out);
        assert!(written.len() > 60, "{}", written.len());
        for (name, bytes) in &written {
            let text = String::from_utf8_lossy(bytes);
            for leak in ["home/", "../a", desk.folder.path().to_str().unwrap()] {
                assert!(!text.contains(leak), "'{leak}' in {name}");
            }
        }
        if let Some(before) = &before {
            for ((name, bytes), (first, as_before)) in written.iter().zip(before) {
                assert_eq!(name, first);
                assert!(bytes == as_before, "{name} differs at {stand}");
            }
            assert_eq!(written.len(), before.len());
        }
        before.get_or_insert(written);
    }
    replays_work(&desk);
}

/// The commands of surprises.csv and of the pages, typed into a shell in the file's folder.
fn replays_work(desk: &Desk) {
    let binary = assert_cmd::cargo::cargo_bin!("zopa");
    let mut reader = csv::Reader::from_path(desk.path("out0/sweep/surprises.csv")).unwrap();
    let place = reader
        .headers()
        .unwrap()
        .iter()
        .position(|name| name == "replay")
        .unwrap();
    let mut lines: Vec<String> = reader
        .records()
        .map(|row| row.unwrap()[place].to_owned())
        .collect();
    let page = std::fs::read_to_string(desk.path("out0/sheets/teacher.html")).unwrap();
    let plain = page
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    let typed = plain
        .lines()
        .find_map(|line| Some(line.split_once("zopa class ")?.1.to_owned()));
    lines.push(format!("zopa class {}", typed.unwrap()));
    assert!(lines.len() > 1, "{lines:?}");
    for line in lines {
        assert!(line.contains("it'\\''s mine.toml"), "{line}");
        let script = format!("zopa() {{ '{}' \"$@\"; }}\n{line}", binary.display());
        let mut shell = std::process::Command::new("sh");
        let output = shell
            .arg("-c")
            .arg(script)
            .current_dir(desk.path("home/a"))
            .output()
            .unwrap();
        Said::of(&output).succeeds();
    }
}
