//! Who may import whom: reads our own source and holds it to the table of rooms, so that the layout in people's heads
//! stays the layout of the code. Doc comments and `#[cfg(test)]` code are free.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use zopa::game::About;
use zopa::sources::Citation;
use zopa::{charts, cli, concessions, solutions, sources, sweep, talks};

#[path = "architecture/checker.rs"]
mod checker;
#[path = "architecture/circles.rs"]
mod circles;
#[path = "architecture/words.rs"]
mod words;

/// The rooms, from the first to the last. Each may use those above it.
const ROOMS: [&str; 22] = [
    "probability",
    "sources",
    "scenario",
    "format",
    "game",
    "draws",
    "space",
    "durability",
    "solutions",
    "talks",
    "files",
    "trials",
    "account",
    "checks",
    "class",
    "concessions",
    "expectations",
    "sweep",
    "drawing",
    "charts",
    "report",
    "cli",
];

/// Rooms that answer the same question in different ways, and know nothing of each other.
const SIBLINGS: [&str; 2] = ["solutions", "talks"];

/// Rooms that take a scenario for what it means: they know nothing of how a file writes it.
const UNWRITTEN: [&str; 6] = [
    "game",
    "space",
    "durability",
    "solutions",
    "talks",
    "trials",
];

/// Crates that are named in one place only: where their paths may begin.
const KEPT: [(&str, &[&str]); 13] = [
    ("terminal_size", &["cli/"]),
    ("schemars", &["report/", "sweep/", "files/"]),
    ("same_file", &["files/disk/refusal"]),
    ("parquet", &["files/rows"]),
    ("plotters", &["drawing/render"]),
    ("krilla", &["drawing/render"]),
    ("maud", &["report/pages"]),
    ("clap", &["cli/"]),
    ("clap_complete", &["cli/"]),
    ("ctrlc", &["cli/interrupt"]),
    ("signal_hook", &["cli/interrupt"]),
    ("indicatif", &["cli/"]),
    ("rayon", &["trials/parallel"]),
];

/// What the core (probability to sweep) may not touch, so that it can run in a browser and twice the same.
const OUTSIDE: [&str; 6] = ["fs", "time", "env", "process", "net", "thread"];
const OUTSIDE_NAMES: [&str; 14] = [
    "SystemTime",
    "Instant",
    "println",
    "eprintln",
    "print",
    "eprint",
    "stdout",
    "stderr",
    "OsRng",
    "SysRng",
    "ThreadRng",
    "thread_rng",
    "getrandom",
    "RandomState",
];

/// The files and folders of the core that read and write files: the feature `files`.
const ON_DISK: [&str; 6] = [
    "format/load.rs",
    "format/opened.rs",
    "files/disk/",
    "class/read/file.rs",
    "sweep/folder/",
    "sweep/in_folder.rs",
];

/// A path in the source, such as `crate::game::Deal`, and the line on which it begins.
#[derive(Debug, PartialEq)]
struct Named {
    path: Vec<String>,
    line: usize,
    /// Depth of the module in which it stands: 0 is the root of the crate.
    depth: usize,
}

/// Every path and every lone name in a file, outside doc comments and tests.
fn names(text: &str, depth: usize) -> Vec<Named> {
    let tokens = TokenStream::from_str(text).expect("our own source is Rust");
    let mut found = Vec::new();
    scan(&tokens.into_iter().collect::<Vec<_>>(), depth, &mut found);
    found
}

fn scan(tokens: &[TokenTree], depth: usize, found: &mut Vec<Named>) {
    let mut at = 0;
    while at < tokens.len() {
        if is_test_attribute(tokens, at) {
            at = end_of_item(tokens, at);
            continue;
        }
        match &tokens[at] {
            TokenTree::Ident(_) => at = path(tokens, at, &[], depth, found),
            TokenTree::Group(group) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let in_module =
                    group.delimiter() == Delimiter::Brace && at >= 2 && is(&tokens[at - 2], "mod");
                scan(&inner, depth + usize::from(in_module), found);
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// Follows a path from its first name, through groups such as `a::{b, c::d}`; the place after it.
fn path(
    tokens: &[TokenTree],
    start: usize,
    before: &[String],
    depth: usize,
    found: &mut Vec<Named>,
) -> usize {
    let mut path = before.to_vec();
    let line = tokens[start].span().start().line;
    let mut at = start;
    loop {
        match tokens.get(at) {
            Some(TokenTree::Ident(name)) => path.push(name.to_string()),
            Some(TokenTree::Punct(star)) if star.as_char() == '*' => path.push("*".into()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                for part in inner.split(|t| matches!(t, TokenTree::Punct(p) if p.as_char() == ','))
                {
                    if !part.is_empty() {
                        self::path(part, 0, &path, depth, found);
                    }
                }
                return at + 1;
            }
            // A turbofish, for instance.
            _ => break,
        }
        at += 1;
        if !(is_colon(tokens.get(at)) && is_colon(tokens.get(at + 1))) {
            break;
        }
        at += 2;
    }
    found.push(Named { path, line, depth });
    at
}

fn is(token: &TokenTree, name: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if *ident == name)
}

fn is_colon(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Punct(p)) if p.as_char() == ':')
}

fn is_test_attribute(tokens: &[TokenTree], at: usize) -> bool {
    let hash = matches!(&tokens[at], TokenTree::Punct(p) if p.as_char() == '#');
    let what = tokens.get(at + 1).map(|t| t.to_string().replace(' ', ""));
    hash && what.as_deref() == Some("[cfg(test)]")
}

/// The place after the item that begins here: after its braces or its semicolon.
fn end_of_item(tokens: &[TokenTree], from: usize) -> usize {
    let ends = |t: &TokenTree| match t {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(p) => p.as_char() == ';',
        _ => false,
    };
    let rest = tokens[from..].iter().position(ends);
    rest.map_or(tokens.len(), |length| from + length + 1)
}

/// What is wrong with one file, by its path below the folder of its package.
fn faults(file: &str, text: &str) -> Vec<String> {
    let parts: Vec<&str> = file.trim_end_matches(".rs").split('/').collect();
    let room = parts[0];
    let depth = parts.len() - usize::from(parts.last() == Some(&"mod"));
    let mut faults = Vec::new();
    for named in names(text, depth) {
        let mut fault = |what: String| faults.push(format!("{file}:{}: {what}", named.line));
        let path: Vec<&str> = named.path.iter().map(String::as_str).collect();
        let shown = path.join("::");
        if path[0] == "crate"
            && path.len() > 1
            && let Some(why) = may_not_use(room, path[1])
        {
            fault(format!("`{shown}`: {why}"));
        }
        if path[0] == "crate" && path.len() == 1 && line_uses_root(text, named.line) {
            fault(format!("`{shown}` goes through the root of the crate"));
        }
        if ["zopa", "zopa_core", "zopa_drawing"].contains(&path[0]) && path.len() > 1 {
            fault(format!("`{shown}` goes through the root of the crate"));
        }
        let steps = path.iter().skip_while(|name| **name == "self");
        let climbs = steps.take_while(|name| **name == "super").count();
        if climbs >= named.depth && climbs > 0 {
            fault(format!(
                "`{shown}` climbs out of its room: name it by `crate::`"
            ));
        }
        for (krate, homes) in KEPT {
            if path.contains(&krate) && !homes.iter().any(|home| file.starts_with(home)) {
                fault(format!(
                    "`{shown}`: {krate} is named only in {}",
                    homes.join(", ")
                ));
            }
        }
        if is_core(room) && !ON_DISK.iter().any(|disk| file.starts_with(disk)) {
            let outside =
                path[0] == "std" && path.get(1).is_some_and(|name| OUTSIDE.contains(name));
            if outside || path.iter().any(|name| OUTSIDE_NAMES.contains(name)) {
                fault(format!(
                    "`{shown}`: the core touches no file, clock, terminal or system randomness"
                ));
            }
        }
        let hashed = ["HashMap", "HashSet"].iter().any(|set| path.contains(set));
        if hashed {
            fault(format!(
                "`{shown}`: its order differs from run to run; use the BTree kind"
            ));
        }
    }
    faults
}

fn line_uses_root(text: &str, line: usize) -> bool {
    let line = text.lines().nth(line - 1).unwrap_or_default();
    line.contains("use crate as") || line.contains("use crate;")
}

fn is_core(room: &str) -> bool {
    let last = place("sweep").expect("sweep is a room");
    place(room).is_some_and(|place| place <= last)
}

fn place(room: &str) -> Option<usize> {
    ROOMS.iter().position(|known| *known == room)
}

/// Why one room may not use another; `None` if it may.
fn may_not_use(room: &str, other: &str) -> Option<String> {
    let (Some(here), Some(there)) = (place(room), place(other)) else {
        return Some(format!(
            "'{other}' is not a room: name things by the room they live in"
        ));
    };
    if there > here {
        return Some(format!("{room} stands before {other}"));
    }
    if other == "format" && UNWRITTEN.contains(&room) {
        return Some(format!("{room} knows nothing of files"));
    }
    let siblings = SIBLINGS.contains(&room) && SIBLINGS.contains(&other) && room != other;
    siblings.then(|| format!("{room} and {other} are siblings"))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below a folder, by its path from the top of the repository.
fn rust_files(folder: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, files);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    let mut files = Vec::new();
    walk(&root().join(folder), &mut files);
    files.sort();
    let named = files.into_iter().map(|path| {
        let name = path
            .strip_prefix(root())
            .unwrap()
            .to_str()
            .unwrap()
            .replace('\\', "/");
        (name, std::fs::read_to_string(path).unwrap())
    });
    named.collect()
}

/// Every file of the rooms by its path below the folder of its package.
fn files_of_rooms() -> Vec<(String, String)> {
    let files = rust_files("src").into_iter();
    files
        .map(|(name, text)| {
            let name = name.trim_start_matches("src/");
            if let Some(inside) = name.strip_prefix("drawing/") {
                // A package that is one room: its crate is the room.
                let file = inside.replace("lib.rs", "mod.rs");
                let text = text.replace("crate::", "crate::drawing::");
                return (
                    format!("drawing/{file}"),
                    text.replace("zopa_core::", "crate::"),
                );
            }
            let room = name.strip_prefix("core/").filter(|name| *name != "lib.rs");
            (room.unwrap_or(name).to_owned(), text)
        })
        .collect()
}

#[test]
fn every_room_uses_only_rooms_above_it() {
    let mut wrong = Vec::new();
    for (name, text) in files_of_rooms() {
        let file = name.as_str();
        match file {
            // The roots say which rooms there are; the binary calls the last of them.
            "lib.rs" | "core/lib.rs" => {}
            "main.rs" => assert!(!text.contains("use zopa") || text.contains("zopa::cli")),
            _ => wrong.extend(faults(file, &text)),
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_folder_is_a_room_of_the_table() {
    let (core, told) = ROOMS.split_at(place("drawing").unwrap());
    let packages: [(&str, &[&str], &[&str]); 2] = [
        ("src", told, &["core", "lib.rs", "main.rs"]),
        (
            "src/core",
            core,
            &["Cargo.toml", "LICENSE-APACHE", "LICENSE-MIT", "lib.rs"],
        ),
    ];
    for (folder, rooms, more) in packages {
        for entry in std::fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            let room = rooms.contains(&name) && path.is_dir();
            assert!(room || more.contains(&name), "{folder}/{name}");
        }
    }
}

#[test]
fn rooms_of_the_core_hand_out_only_what_their_front_door_names() {
    for room in ["game", "draws", "space", "talks"] {
        let door = root().join("src/core").join(room).join("mod.rs");
        let door = std::fs::read_to_string(door).unwrap();
        let open: Vec<&str> = door
            .lines()
            .filter(|line| line.starts_with("pub mod"))
            .collect();
        assert!(open.is_empty(), "{room}: {open:?}");
    }
}

#[test]
fn the_top_level_holds_nothing_else() {
    let allowed: BTreeSet<&str> = [
        "Cargo.toml",
        "Cargo.lock",
        "src",
        "scenarios",
        "output",
        "tests",
        "README.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "LICENSE-THIRD-PARTY",
        "target",
    ]
    .into();
    for entry in std::fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            name.starts_with('.') || allowed.contains(name.as_str()),
            "{name}"
        );
    }
    assert!(
        !root().join("tests/bench/main.rs").exists(),
        "Cargo would take the benchmarks for a test"
    );
}

// case 43
#[test]
fn no_identifier_stands_in_for_one_that_is_missing() {
    for (file, text) in rust_files("src/core/format/read") {
        for made_up in ["Id(0)", "Id(u16::MAX)", "Id::default()"] {
            assert!(!text.contains(made_up), "{file}: {made_up}");
        }
    }
}

#[test]
fn no_file_is_too_long_to_read() {
    for (name, text) in [rust_files("src"), rust_files("tests")].concat() {
        let lines = text.lines().count();
        assert!(lines <= 600, "{name} has {lines} lines");
    }
}

#[test]
fn whatever_is_registered_has_a_sentence_a_source_and_a_shipped_example() {
    let mut all: Vec<&About> = solutions::ALL.iter().map(|s| s.about()).collect();
    all.push(solutions::Solution::about(&solutions::AsymmetricNash::new(
        &[],
    )));
    all.push(solutions::Solution::about(&solutions::Proportional::new(
        &[],
    )));
    all.push(&solutions::ADJUSTED_WINNER);
    all.push(&solutions::POST_SETTLEMENT);
    all.extend(solutions::lottery::ALL.iter().map(|s| s.about()));
    all.push(solutions::lottery::LotterySolution::about(
        &solutions::lottery::AsymmetricLotteryNash::new(&[]),
    ));
    all.extend(talks::TACTICS);
    all.extend(talks::PROTOCOLS);
    all.extend(concessions::ABOUT);
    all.extend(charts::ALL.iter().map(|chart| chart.about()));
    let mut names = BTreeSet::new();
    // Designs are words of their own key: a tactic may be random, too.
    let designs = sweep::ABOUT.iter().copied();
    for (about, of_sweeps) in all
        .into_iter()
        .map(|a| (a, false))
        .chain(designs.map(|a| (a, true)))
    {
        let name = about.name;
        assert!(
            names.insert((name, of_sweeps)),
            "{name} is registered twice"
        );
        assert!(
            about.sentence.ends_with(['.', '?']),
            "{name} says what it is in a sentence"
        );
        assert!(
            !about.title.is_empty() && !about.formula.is_empty() && !about.assumptions.is_empty(),
            "{name}"
        );
        assert!(!about.sources.is_empty(), "{name} has no source");
        for reference in about.sources.iter().filter_map(Citation::reference) {
            let listed = sources::ALL.contains(&reference);
            assert!(listed, "{name}: {} is not in the list", reference.key());
        }
        let shipped = cli::TEMPLATES
            .iter()
            .any(|template| template.name == about.example);
        assert!(shipped, "{name}: no template '{}'", about.example);
    }
}
