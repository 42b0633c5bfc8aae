//! Files as large as the format allows, and larger: each is read, or refused with a number, in bounded time and memory.
//!
//! The program runs in a process of its own under limits of the shell: bytes of address space, and seconds of the processor, so
//! that a busy machine changes nothing.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Output};

/// Seconds of the processor for one command. Without optimisation it takes ten times as long as what people use.
const SECONDS: u32 = 20;
/// Address space of one command, in KiB.
const KIB: u32 = 900_000;

/// Runs the program on a file.
fn zopa(folder: &Path, words: &[&str]) -> Output {
    Command::new("sh")
        .arg("-c")
        .arg(format!(
            "ulimit -v {KIB}; ulimit -t {SECONDS}; exec \"$0\" \"$@\""
        ))
        .arg(env!("CARGO_BIN_EXE_zopa"))
        .args(words)
        .current_dir(folder)
        // Each thread has address space of its own, and a machine may have very many.
        .env("RAYON_NUM_THREADS", "2")
        .env("MALLOC_ARENA_MAX", "2")
        .output()
        .unwrap()
}

/// What `check` says of a text: the codes of its errors, or none if it can be run.
fn checked(name: &str, text: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("large.toml"), text).unwrap();
    let said = zopa(folder.path(), &["check", "large.toml", "--json"]);
    let shown = String::from_utf8_lossy(&said.stderr);
    assert!(
        matches!(said.status.code(), Some(0 | 3)),
        "{name}: {:?} {}",
        said.status,
        shown.chars().take(500).collect::<String>()
    );
    let plain = zopa(folder.path(), &["check", "large.toml"]);
    assert_eq!(plain.status, said.status, "{name}");
    let length = plain.stdout.len() + plain.stderr.len();
    assert!(length < 200_000, "{name}: {length} bytes to read");
    let told: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap();
    let problems = told["problems"].as_array().unwrap().iter();
    let errors = problems.filter(|problem| problem["severity"] == "error");
    let mut codes: Vec<String> = errors
        .map(|error| error["code"].as_str().unwrap().to_owned())
        .collect();
    codes.dedup();
    codes
}

fn parties(count: usize) -> String {
    (0..count).fold("schema = 1\n".to_owned(), |mut text, n| {
        writeln!(text, "[party.p{n}]\nno_deal = 1").unwrap();
        text
    })
}

/// Ranges of this many numbers, scored by this many parties.
fn ranges(count: usize, numbers: usize, scored: usize) -> String {
    let mut text = String::new();
    for n in 0..count {
        writeln!(
            text,
            "[issue.i{n}]\nrange = {{ from = 0, to = {}, step = 1 }}",
            numbers - 1
        )
        .unwrap();
        for party in 0..scored {
            writeln!(
                text,
                "p{party} = {{ from = {}, to = {} }}",
                party % 100,
                100 - party % 100
            )
            .unwrap();
        }
    }
    text
}

/// Two parties and twenty issues of three options.
fn small() -> String {
    let mut text = parties(2);
    for n in 0..20 {
        writeln!(
            text,
            "[issue.i{n}]\noptions = [\"a\", \"b\", \"c\"]\np0 = [0, 50, 100]\np1 = [100, 50, 0]"
        )
        .unwrap();
    }
    text
}

/// Two options of two different issues of [`small`], another pair for each number.
fn pair(n: usize) -> String {
    let (one, option) = (n % 20, ["a", "b", "c"][n / 20 % 3]);
    let other = (one + 1 + n / 60 % 19) % 20;
    format!("i{one} = \"{option}\", i{other} = \"c\"")
}

fn sections(count: usize, section: impl Fn(usize) -> String) -> String {
    (0..count).map(section).collect()
}

/// As many items in brackets.
fn list(count: usize, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect::<Vec<_>>().join(",")
}

// case 45
#[test]
fn scores_are_bounded_and_what_is_allowed_is_read() {
    for (name, text, codes) in [
        (
            "64 × 1,000 × 10,000",
            parties(64) + &ranges(1_000, 10_000, 64),
            &["E061"][..],
        ),
        (
            "2 × 1,000 × 10,000",
            parties(2) + &ranges(1_000, 10_000, 2),
            &["E061"],
        ),
        (
            "2 × 100 × 10,000",
            parties(2) + &ranges(100, 10_000, 2),
            &[],
        ),
        ("64 × 31 × 1,000", parties(64) + &ranges(31, 1_000, 64), &[]),
    ] {
        assert_eq!(checked(name, &text), codes, "{name}");
    }
}

// case 48
#[test]
fn ten_thousand_sections_of_a_kind_are_read() {
    let many = 10_000;
    let priced = parties(64) + &ranges(1, 101, 64);
    for (name, text) in [
        (
            "rules",
            small() + &sections(many, |n| format!("[rule.r{n}]\nnot = {{ {} }}\n", pair(n))),
        ),
        (
            "links",
            small()
                + &sections(many, |n| {
                    format!(
                        "[link.l{n}]\nparty = \"p{}\"\nwhen = {{ {} }}\nchange = 0.01\n",
                        n % 2,
                        pair(n)
                    )
                }),
        ),
        (
            "commitments",
            small()
                + &sections(many, |n| {
                    format!(
                        "[commitment.c{n}]\nparty = \"p{}\"\nposition = {{ i{} = \"b\" }}\ncost = 0.001\n",
                        n % 2,
                        n % 20
                    )
                }),
        ),
        (
            "levers",
            small()
                + &sections(many, |n| {
                    format!(
                        "[lever.l{n}]\nheld_by = \"p{}\"\nhits = {{ p{} = -0.001 }}\n",
                        n % 2,
                        (n + 1) % 2
                    )
                }),
        ),
        (
            "shocks",
            small()
                + &sections(many, |n| {
                    format!(
                        "[shock.s{n}]\nchance = 0.01\neffect = {{ no_deal = {{ p0 = -0.01 }} }}\n"
                    )
                }),
        ),
        (
            "meetings",
            small()
                + "[time]\nrounds = 10000\n"
                + &sections(many, |n| {
                    format!(
                        "[meeting.m{n}]\nround = {}\nwith = [\"p0\", \"p1\"]\n",
                        n + 1
                    )
                }),
        ),
        (
            "sweeps",
            small()
                + &sections(many, |n| {
                    format!(
                        "[sweep.s{n}]\naxes = [{{ set = \"party.p0.no_deal\", from = 0, to = 50 }}]\n"
                    )
                }),
        ),
        (
            "values of an axis",
            small()
                + &format!(
                    "[sweep.s]\naxes = [{{ set = \"party.p0.no_deal\", values = [{}] }}]\n",
                    list(200_000, |n| format!("{}", n as f64 / 10_000.0))
                ),
        ),
        (
            "channels",
            priced.clone()
                + &format!(
                    "[talks]\nchannels = [{}]\n",
                    (0..64 * 64)
                        .map(|n| (n / 64, n % 64))
                        .filter(|(one, other)| one < other)
                        .map(|(one, other)| format!("[\"p{one}\", \"p{other}\"]"))
                        .collect::<Vec<_>>()
                        .join(",")
                ),
        ),
        (
            "numbers drawn by chance",
            parties(64)
                + &sections(300, |n| {
                    let rows = sections(64, |party| {
                        format!("p{party} = [{{ normal = [50, 4] }}, 40]\n")
                    });
                    format!("[issue.i{n}]\noptions = [\"a\", \"b\"]\n{rows}")
                }),
        ),
        (
            "red lines",
            parties(2)
                + &ranges(40, 10_000, 2)
                + "[party.p1.never]\n"
                + &sections(40, |n| {
                    format!("i{n} = [{}]\n", list(9_000, |option| option.to_string()))
                }),
        ),
        (
            "titles",
            parties(2)
                + &sections(8, |n| {
                    format!(
                        "[issue.i{n}]\noptions = {{ {} }}\np0 = [{}]\np1 = [{}]\n",
                        list(10_000, |option| format!("o{option} = \"Option {option}\"")),
                        list(10_000, |option| format!("{}", option % 100)),
                        list(10_000, |option| format!("{}", 100 - option % 100)),
                    )
                }),
        ),
    ] {
        // Some tie too many issues together to be searched, which is found out in time, too.
        let codes = checked(name, &text);
        assert!(codes.iter().all(|code| code == "E047"), "{name}: {codes:?}");
    }
}

#[test]
fn what_is_too_much_is_refused_with_a_number() {
    let axes = |count| {
        format!(
            "[sweep.s]\naxes = [{}]\n",
            list(count, |n| format!(
                "{{ set = \"issue.i{n}.p0.a\", from = 0, to = 50 }}"
            ))
        )
    };
    let long = "a".repeat(1_000_000);
    for (name, text, codes) in [
        (
            "parties",
            parties(1_000) + &ranges(1, 10, 64),
            &["E036"][..],
        ),
        ("axes", small() + &axes(30_000), &["E051", "E036"]),
        (
            "keys",
            sections(200_000, |n| format!("key{n} = 1\n")),
            &["E009", "E011"],
        ),
        (
            "keys without values",
            sections(200_000, |n| format!("key{n} =\n")),
            &["E007"],
        ),
        (
            "quotes",
            sections(200_000, |_| "k = \"\n".to_owned()),
            &["E007"],
        ),
        (
            "keys given twice",
            sections(200_000, |_| "k = 1\n".to_owned()),
            &["E008"],
        ),
        (
            "unknown options",
            small()
                + &format!(
                    "[party.p2]\nnever = {{ i20 = [{}] }}\n[issue.i20]\noptions = [{}]\np0 = [{}]\n",
                    list(50_000, |n| format!("\"x{n}\"")),
                    list(10_000, |n| format!("\"o{n}\"")),
                    list(10_000, |n| format!("{}", n % 100))
                ),
            &["E018"],
        ),
        (
            "unknown parties",
            small() + &sections(100_000, |n| format!("q{n} = [1, 2]\n")),
            &["E016"],
        ),
        (
            "a list in one line",
            format!(
                "schema = 1\nx = [{}]\n",
                list(1_000_000, |_| "1".to_owned())
            ),
            &["E034"],
        ),
        (
            "a deep list",
            format!("a = {}{}\n", "[".repeat(100_000), "]".repeat(100_000)),
            &["E007"],
        ),
        (
            "deep keys",
            sections(5_000, |n| format!("{}b{n} = 1\n", "a.".repeat(70))),
            &["E009"],
        ),
        (
            "a long name",
            format!(
                "schema = 1\n[party.{long}]\n[party.b]\n[issue.c]\noptions = [\"d\", \"e\"]\nb = [1, 2]\n"
            ),
            &["E063"],
        ),
        (
            "a long option",
            small() + &format!("[issue.c]\noptions = [\"{long}\", \"e\"]\np0 = [1, 2]\n"),
            &["E063"],
        ),
        (
            "a long title",
            small() + &format!("[scenario]\ntitle = \"{long}\"\n"),
            &["E063"],
        ),
        (
            "a long brief",
            small() + &format!("[scenario]\nbrief = \"{long}\"\n"),
            &["E063"],
        ),
        (
            "a long key",
            small() + &format!("[scenario]\n{long} = 1\n"),
            &["E011"],
        ),
        (
            "options that are called the same",
            parties(2)
                + "[issue.i]\nrange = { from = 0, to = 1e-300, step = 1e-301 }\np0 = { from = 0, to = 100 }\np1 = { from = 100, to = 0 }\n",
            &["E062"],
        ),
    ] {
        let found = checked(name, &text);
        assert!(
            found.iter().any(|code| codes.contains(&code.as_str())),
            "{name}: {found:?}"
        );
    }
}

/// What is near the smallest and the largest number is refused, or its options have names of their own.
// case 42
#[test]
fn options_of_a_range_have_names_of_their_own() {
    for (range, code) in [
        ("from = -1e308, to = 1e308, step = 1", Some("E020")),
        ("from = 0, to = 1e6, step = 1e-320", Some("E062")),
        ("from = 0, to = 2e-9, step = 1e-9", None),
        ("from = 0, to = 9e-10, step = 1e-10", Some("E062")),
        ("from = -0.9, to = 0.9, step = 0.3", None),
        ("from = -0.0, to = 1, step = 0.1", None),
    ] {
        let text = format!(
            "{}[issue.i]\nrange = {{ {range} }}\np0 = {{ from = 0, to = 100 }}\np1 = {{ from = 100, to = 0 }}\n",
            parties(2)
        );
        let source = zopa::format::Source::from_text("range.toml", text);
        match zopa::format::read(&source, &[]) {
            Ok(reading) => {
                let issue = &reading.scenario.issues[0];
                let options = 0..issue.len() as u16;
                let mut names: Vec<String> = options
                    .map(|option| issue.label(zopa::scenario::OptionId(option)))
                    .collect();
                assert!(names.iter().all(|name| name != "-0"), "{range}: {names:?}");
                let count = names.len();
                names.sort();
                names.dedup();
                assert_eq!(names.len(), count, "{range}");
                assert_eq!(code, None, "{range}");
            }
            Err(problems) => {
                let found = problems.list()[0].code;
                assert_eq!(Some(found.id()), code, "{range}: {problems}");
            }
        }
    }
}

/// Other commands that need no talks end as soon.
#[test]
fn paths_and_sheets_of_large_files_come_in_seconds() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("many.toml"),
        parties(64) + &ranges(31, 1_000, 64),
    )
    .unwrap();
    let drawn = parties(64)
        + &sections(300, |n| {
            let rows = sections(64, |party| {
                format!("p{party} = [{{ normal = [50, 4] }}, 40]\n")
            });
            format!("[issue.i{n}]\noptions = [\"a\", \"b\"]\n{rows}")
        });
    std::fs::write(folder.path().join("drawn.toml"), drawn).unwrap();
    for words in [
        &["list", "paths", "many.toml"][..],
        &["list", "paths", "drawn.toml"],
        &["check", "drawn.toml", "--set", "issue.i299.p63.a=3"],
        &[
            "check",
            "drawn.toml",
            "--set",
            "issue.i299.p63.no-such-option=3",
        ],
        &["schema"],
        &["check", "--explain", "E061"],
    ] {
        let said = zopa(folder.path(), words);
        let shown = String::from_utf8_lossy(&said.stderr);
        assert!(
            matches!(said.status.code(), Some(0 | 3)),
            "{words:?}: {:?} {shown}",
            said.status
        );
    }
}
