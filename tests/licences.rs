//! Whatever is linked into the program or embedded in it has its notice in LICENSE-THIRD-PARTY, and may be passed on with it.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use write_fonts::read::{FontRef, TableProvider};

const NOTICES: &str = include_str!("../LICENSE-THIRD-PARTY");
const OFL: &str = include_str!("../src/drawing/font/OFL.txt");
const DIRECTION_NUMBERS: &str = include_str!("../src/core/sweep/design/JOE-KUO.txt");

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn asked(program: &str, arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(top())
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}: {stderr}");
    output.stdout
}

/// What is linked on this machine, as Cargo tells without the network.
struct Linked {
    /// `name version`
    name: String,
    licence: String,
    folder: PathBuf,
}

fn cargo(arguments: &[&str]) -> String {
    let arguments = [arguments, &["--offline", "--locked"]].concat();
    String::from_utf8(asked(env!("CARGO"), &arguments)).unwrap()
}

/// `cargo tree` knows what features are on in the program; `cargo metadata` adds those that only tests ask for.
fn linked() -> Vec<Linked> {
    let host = String::from_utf8(asked("rustc", &["-vV"])).unwrap();
    let host = host.lines().find_map(|line| line.strip_prefix("host: "));
    let metadata = ["metadata", "--format-version", "1", "--filter-platform"];
    let told = cargo(&[&metadata[..], &[host.unwrap()]].concat());
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let packages = told["packages"].as_array().unwrap();
    let tree = [
        "tree",
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--no-dedupe",
        "--format",
        "{p}|{l}",
    ];
    let tree = cargo(&tree);
    // `name vVERSION|LICENCE`, some with "(proc-macro)" after the version; two are ours.
    let others = tree
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("zopa"));
    let lines: BTreeSet<&str> = others.collect();
    let linked: Vec<Linked> = lines
        .into_iter()
        .map(|line| {
            let (package, licence) = line.split_once('|').unwrap();
            let mut words = package.split(' ');
            let (name, version) = (words.next().unwrap(), &words.next().unwrap()[1..]);
            let found = packages
                .iter()
                .find(|package| package["name"] == name && package["version"] == version);
            let manifest = Path::new(found.unwrap()["manifest_path"].as_str().unwrap());
            Linked {
                name: format!("{name} {version}"),
                licence: licence.to_owned(),
                folder: manifest.parent().unwrap().to_owned(),
            }
        })
        .collect();
    assert!(linked.len() > 100, "only {} crates", linked.len());
    linked
}

/// The list of crates in the notices: `name version`.
fn listed(notices: &str) -> BTreeSet<String> {
    let list = notices.split("\nCRATES\n").nth(1).unwrap();
    let list = list.split("\nTHE TEXTS\n").next().unwrap();
    let names = list.lines().filter_map(|line| line.trim().split_once(": "));
    names.map(|(name, _)| name.to_owned()).collect()
}

/// The texts: what each is of (`name version`), what it is (a licence, or a notice), and itself.
fn texts(notices: &str) -> Vec<(Vec<&str>, &str, String)> {
    let lines: Vec<&str> = notices.lines().collect();
    let starts: Vec<usize> = (1..lines.len())
        .filter(|&at| lines[at] == "----------")
        .collect();
    let ends = starts.iter().skip(1).map(|next| next - 1);
    let ends = ends.chain([lines.len()]);
    let texts = starts.iter().zip(ends).map(|(&start, end)| {
        let (crates, kind) = lines[start - 1].rsplit_once(": ").unwrap();
        let text = lines[start + 1..end].join("\n");
        (crates.split(", ").collect(), kind, text)
    });
    texts.collect()
}

/// The crates that notices do not list, or of which they lack a text.
fn lacking(notices: &str, linked: &[Linked]) -> Vec<String> {
    let listed = listed(notices);
    let texts = texts(notices);
    let lacks = |Linked { name, licence, .. }: &&Linked| {
        // A text for each of the licences that apply together, one of those to choose from.
        let has = |part: &str| {
            let mut own = texts
                .iter()
                .filter(|(crates, ..)| crates.contains(&&**name));
            own.any(|(_, kind, text)| part.contains(kind) && text.len() > 500)
        };
        !listed.contains(name) || !licence.split(" AND ").all(has)
    };
    let lacking = linked.iter().filter(lacks);
    lacking.map(|linked| linked.name.clone()).collect()
}

#[test]
fn every_crate_that_is_linked_is_listed_and_has_a_text() {
    let linked = linked();
    let lacking = lacking(NOTICES, &linked);
    assert!(
        lacking.is_empty(),
        "{lacking:?} are linked, but LICENSE-THIRD-PARTY lacks them or a text of theirs: run .ci/licences"
    );
}

/// What the test before would say of a crate that was added yesterday.
#[test]
fn a_crate_that_is_not_listed_or_has_no_text_is_noticed() {
    let linked = linked();
    let (list, texts) = NOTICES.split_once("\nTHE TEXTS\n").unwrap();
    for Linked { name, .. } in linked.iter().step_by(7) {
        let other = |part: &str| part.replace(name, "other 0.0.0");
        let unlisted = format!("{}\nTHE TEXTS\n{texts}", other(list));
        let untold = format!("{list}\nTHE TEXTS\n{}", other(texts));
        for notices in [unlisted, untold] {
            assert!(lacking(&notices, &linked).contains(name), "{name}");
        }
    }
    let (_, first) = texts.split_once("\n----------\n").unwrap();
    let (first, _) = first.split_once("\n----------\n").unwrap();
    // The last line is the heading of the next text.
    let (first, _) = first.rsplit_once('\n').unwrap();
    let empty = NOTICES.replacen(first, "", 1);
    assert!(
        !lacking(&empty, &linked).is_empty(),
        "a heading is not a text"
    );
}

#[test]
fn notices_of_crates_are_passed_on() {
    let texts = texts(NOTICES);
    let mut found = 0;
    for Linked { name, folder, .. } in linked() {
        let files = std::fs::read_dir(&folder).unwrap();
        let mut names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        if names.any(|file| file.to_uppercase().starts_with("NOTICE")) {
            let mut own = texts.iter().filter(|(crates, ..)| crates.contains(&&*name));
            assert!(own.any(|(_, kind, _)| *kind == "notice"), "{name}");
            found += 1;
        }
    }
    assert!(found > 0, "parquet has one");
}

/// The model text of a licence has a gap for who holds the rights: somebody must be named.
#[test]
fn no_licence_is_without_its_holder() {
    for gap in ["<copyright holders>", "<year>", "&quot;", "{{"] {
        assert!(!NOTICES.contains(gap), "{gap}");
    }
    for crates in ["krilla", "maud", "plotters"] {
        let line = NOTICES
            .lines()
            .find(|line| line.starts_with(&format!("  {crates}: ")));
        assert!(line.unwrap().contains('@'), "{crates}");
    }
}

#[test]
fn nothing_is_listed_that_is_not_locked() {
    let lock: toml::Table =
        toml::from_str(&std::fs::read_to_string(top().join("Cargo.lock")).unwrap()).unwrap();
    let locked = lock["package"].as_array().unwrap().iter().map(|package| {
        let text = |key: &str| package[key].as_str().unwrap();
        format!("{} {}", text("name"), text("version"))
    });
    let locked: BTreeSet<String> = locked.collect();
    let stale: Vec<String> = listed(NOTICES).difference(&locked).cloned().collect();
    assert!(
        stale.is_empty(),
        "{stale:?} are in LICENSE-THIRD-PARTY, but not in Cargo.lock: run .ci/licences"
    );
}

/// Whether one of the alternatives of a licence expression consists of accepted licences.
fn acceptable(expression: &str, accepted: &BTreeSet<&str>) -> bool {
    // Crates write (A OR B) AND C, A/B, and A WITH an exception that takes nothing away.
    let plain = expression.replace('/', " OR ");
    let both = plain.replace(['(', ')'], "");
    let all = |side: &str| {
        let alternatives = side.split(" OR ").map(str::trim);
        alternatives.clone().any(|one| accepted.contains(one))
    };
    both.split(" AND ").all(all)
}

#[test]
fn every_licence_that_occurs_is_accepted() {
    let settings = std::fs::read_to_string(top().join(".ci/about.toml")).unwrap();
    let settings: toml::Table = toml::from_str(&settings).unwrap();
    let accepted = settings["accepted"].as_array().unwrap();
    let accepted: BTreeSet<&str> = accepted.iter().map(|name| name.as_str().unwrap()).collect();
    for Linked { name, licence, .. } in linked() {
        assert!(acceptable(&licence, &accepted), "{name}: {licence}");
    }
    assert!(!acceptable("GPL-3.0-only", &accepted));
    assert!(!acceptable("(MIT OR Apache-2.0) AND LGPL-3.0", &accepted));
    assert!(acceptable("GPL-3.0-only OR MIT", &accepted));
}

#[test]
fn what_is_embedded_has_its_text() {
    for text in [OFL, DIRECTION_NUMBERS] {
        assert!(NOTICES.contains(text.trim()));
    }
}

#[test]
fn the_font_has_the_notice_that_it_states_itself() {
    for bytes in [
        &include_bytes!("../src/drawing/font/Inter-Regular.otf")[..],
        include_bytes!("../src/drawing/font/Inter-Bold.otf"),
    ] {
        let font = FontRef::new(bytes).unwrap();
        let names = font.name().unwrap();
        let copyright = names
            .name_record()
            .iter()
            .find(|record| record.name_id().to_u16() == 0)
            .unwrap();
        let stated = copyright.string(names.string_data()).unwrap().to_string();
        let stated = stated.replace("\u{a9} ", "");
        assert_eq!(stated, "Copyright 2020 The Inter Project Authors");
        assert!(OFL.starts_with(&format!("{stated} (")), "{stated}");
    }
}

#[test]
fn the_program_prints_them_under_either_spelling() {
    let said = |arguments: &[&str]| {
        let program = env!("CARGO_BIN_EXE_zopa");
        String::from_utf8(asked(program, arguments)).unwrap()
    };
    let whole = said(&["licences"]);
    assert_eq!(whole, said(&["licenses"]));
    assert!(whole.contains(NOTICES), "all notices, as they are");
    for file in ["LICENSE-MIT", "LICENSE-APACHE"] {
        let own = std::fs::read_to_string(top().join(file)).unwrap();
        assert!(whole.contains(&own), "{file}");
    }
    let list = said(&["licences", "--quiet"]);
    assert!(list.contains("clap 4.") && !list.contains("WARRANTIES"));
}
