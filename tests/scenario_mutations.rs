//! Whatever is in the file, reading it never panics, and neither does showing what is wrong.

#[path = "sized/mod.rs"]
mod sized;

use proptest::prelude::*;
use sized::config;
use zopa::format::{EntryReference, Ink, SectionReference, Setting, Source, read, reference};
use zopa::scenario::list;

const FLAGSHIP: &str = include_str!("../scenarios/mar-a-lago.toml");
const EVERYTHING: &str = include_str!("scenario/everything.toml");
const SMALLEST: &str = include_str!("../scenarios/buyer-seller.toml");

#[derive(Debug, Clone)]
enum Change {
    Delete(usize, usize),
    Insert(usize, String),
    SwapLines(usize, usize),
    Number(usize, &'static str),
    DropLine(usize),
    Repeat(usize),
}

fn change() -> impl Strategy<Value = Change> {
    let bits = prop::sample::select(vec![
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        "=",
        ",",
        ".",
        "\n",
        "\r",
        "\r\n",
        "#",
        "\u{feff}",
        "é",
        "会",
        "\u{0}",
        "\t",
        "-",
        "_",
        "nan",
        "= {}",
        "= []",
        "[x]",
        "[[x]]",
        "schema",
        "\"\"",
        "\u{1b}",
        "{ normal = [1, 2] }",
    ]);
    let numbers = prop::sample::select(vec![
        "nan",
        "inf",
        "-inf",
        "-1",
        "0",
        "-0.0",
        "1e300",
        "1e-300",
        "99999999999999999999",
        "0.5",
        "true",
        "\"x\"",
        "[]",
        "{}",
        "101",
        "2025-12-28",
        "1_000",
        "0x10",
    ]);
    prop_oneof![
        (any::<usize>(), 1..40usize).prop_map(|(at, length)| Change::Delete(at, length)),
        (any::<usize>(), bits).prop_map(|(at, text)| Change::Insert(at, text.to_string())),
        (any::<usize>(), any::<usize>()).prop_map(|(one, other)| Change::SwapLines(one, other)),
        (any::<usize>(), numbers).prop_map(|(at, number)| Change::Number(at, number)),
        any::<usize>().prop_map(Change::DropLine),
        any::<usize>().prop_map(Change::Repeat),
    ]
}

fn changed(text: &str, change: &Change) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let place = |at: usize| text.floor_char_boundary(at % (text.len() + 1));
    match change {
        Change::Delete(at, length) => {
            let from = place(*at);
            let to = text.ceil_char_boundary((from + length).min(text.len()));
            format!("{}{}", &text[..from], &text[to..])
        }
        Change::Insert(at, bit) => format!("{}{bit}{}", &text[..place(*at)], &text[place(*at)..]),
        Change::SwapLines(one, other) if !lines.is_empty() => {
            let count = lines.len();
            lines.swap(one % count, other % count);
            lines.concat()
        }
        Change::Number(at, number) => {
            // The next number after the place, with its digits.
            let from = place(*at);
            let Some(start) = text[from..]
                .find(|letter: char| letter.is_ascii_digit())
                .map(|at| from + at)
            else {
                return text.to_string();
            };
            let end = text[start..]
                .find(|letter: char| !(letter.is_ascii_digit() || letter == '.'))
                .map_or(text.len(), |length| start + length);
            format!("{}{number}{}", &text[..start], &text[end..])
        }
        Change::DropLine(at) if !lines.is_empty() => {
            lines.remove(at % lines.len());
            lines.concat()
        }
        Change::Repeat(at) if !lines.is_empty() => {
            let line = lines[at % lines.len()];
            lines.insert(at % lines.len(), line);
            lines.concat()
        }
        _ => text.to_string(),
    }
}

/// Reads, and shows what is said in every way there is.
fn survives(text: &str, settings: &[Setting]) {
    let source = Source::from_text("mutant.toml", text);
    let (problems, source) = match read(&source, settings) {
        Ok(reading) => {
            let _ = list(&reading.scenario);
            let _ = zopa::scenario::meaning(&reading.scenario);
            let game = zopa::game::compile(&reading.scenario);
            let _ = zopa::checks::judge(&reading, &game);
            (reading.warnings, reading.source)
        }
        Err(problems) => {
            assert!(!problems.list().is_empty());
            let mut told = String::new();
            let _ = miette::NarratableReportHandler::new().render_report(&mut told, &problems);
            (problems.list().to_vec(), problems.source().clone())
        }
    };
    for problem in &problems {
        assert!(
            problem
                .labels
                .iter()
                .all(|label| label.span.start <= source.text().len()),
            "{problem:?}"
        );
    }
    let _ = zopa::format::render(&problems, &source, Ink::Plain);
    let _ = zopa::format::render(&problems, &source, Ink::Colour);
}

/// Two parties and two issues, on which other sections can stand.
const GROUND: &str = "[party.a]\n[party.b]\n[issue.price]\nrange = { from = 0, to = 10, step = 1 }\na = { from = 0, to = 100 }\n\
                      b = { from = 100, to = 0 }\n[issue.terms]\noptions = [\"cash\", \"credit\"]\na = [0, 100]\nb = [100, 0]\n";

/// What may stand where something else belongs.
const VALUES: [&str; 20] = [
    "\"nobody\"",
    "\"a\"",
    "\"\"",
    "\"none\"",
    "1",
    "-1",
    "1e300",
    "nan",
    "99999999999999999999",
    "true",
    "2025-12-28",
    "[]",
    "{}",
    "[[]]",
    "[{}]",
    "[\"nobody\", \"a\"]",
    "[[\"a\", \"nobody\"], [\"a\", \"a\"]]",
    "{ price = 5, terms = \"nothing\" }",
    "{ nobody = 1, a = \"x\" }",
    "{ normal = [1, 2] }",
];

/// A section as it stands alone, named `e` where sections have names.
fn heading(section: &SectionReference) -> String {
    match section.name.as_str() {
        name if section.heading.starts_with('[') => format!("[{}]\n", name.replace(".X", ".e")),
        _ => format!("{}\n", section.heading),
    }
}

/// The key of an entry with names of the ground, or with others, for those that a file gives.
fn key(entry: &EntryReference, names: [&str; 4]) -> String {
    let [party, issue, option, name] = names;
    let steps = entry.key.split('.').map(|step| match step {
        "PARTY" => party,
        "ISSUE" => issue,
        "OPTION" => option,
        other if other.chars().all(|c| c.is_ascii_uppercase() || c == '-') => name,
        other => other,
    });
    steps.collect::<Vec<_>>().join(".")
}

/// Sweeps over what stands in a section, so that its paths are listed and looked for.
fn swept(section: &SectionReference) -> String {
    let place = section.name.replace(".X", ".e");
    let axes = section.entries.iter().map(|entry| {
        let key = key(entry, ["a", "price", "cash", "x"]);
        format!("{{ set = \"{place}.{key}\", from = 1, to = 2 }}")
    });
    let axes = axes.collect::<Vec<_>>().join(", ");
    format!(
        "[sweep.d]\n[sweep.f]\naxes = [{axes}]\n[sweep.g]\naxes = [{{ set = \"no.such\", from = 1, to = 2 }}]\n"
    )
}

// case 43
#[test]
fn every_section_alone_and_with_every_other_is_read_or_refused() {
    let sections = reference();
    let sections: Vec<_> = sections
        .iter()
        .filter(|s| s.heading.starts_with('['))
        .collect();
    for ground in ["", "schema = 1\n", &format!("schema = 1\n{GROUND}")] {
        for one in &sections {
            survives(&format!("{ground}{}{}", heading(one), swept(one)), &[]);
            for other in sections.iter().filter(|other| other.name != one.name) {
                let [first, second] = [heading(one), heading(other)];
                survives(&format!("{ground}{first}{second}[sweep.d]\n"), &[]);
            }
        }
    }
}

// case 43
#[test]
fn every_key_missing_of_a_wrong_kind_or_with_unknown_names_is_read_or_refused() {
    let ground = format!("schema = 1\n{GROUND}");
    let mut files = 0;
    for section in &reference() {
        let (head, sweeps) = (heading(section), swept(section));
        let lines = |without: usize| {
            let others = section.entries.iter().enumerate();
            let examples = others.filter(|(n, entry)| *n != without && !entry.key.contains('.'));
            let lines = examples.filter_map(|(_, entry)| entry.examples.first());
            lines.map(|line| format!("{line}\n")).collect::<String>()
        };
        for (n, entry) in section.entries.iter().enumerate() {
            survives(&format!("{ground}{head}{}{sweeps}", lines(n)), &[]);
            for line in entry.examples {
                survives(&format!("{ground}{head}{line}\n{sweeps}"), &[]);
            }
            let place = section.name.replace(".X", ".e");
            let known = key(entry, ["a", "price", "cash", "x"]);
            let unknown = key(entry, ["nobody", "nothing", "never", "none"]);
            let keys = [Some(&known), Some(&unknown).filter(|key| **key != known)];
            for key in keys.into_iter().flatten() {
                // A sweep along it, so that its paths are listed and looked for.
                let sweep = format!(
                    "[sweep.d]\n[sweep.f]\naxes = [{{ set = \"{place}.{key}\", from = 1, to = 2 }}]\n"
                );
                for (n, value) in VALUES.into_iter().enumerate() {
                    let line = format!("{head}{key} = {value}\n{sweep}");
                    let whole = if n % 4 == 0 { "" } else { GROUND };
                    survives(&format!("schema = 1\n{whole}{line}"), &[]);
                    files += 1;
                }
                let settings = VALUES.into_iter().step_by(5);
                let settings = settings.map(|value| Setting::new(format!("{place}.{key}"), value));
                for setting in settings {
                    survives(&format!("{ground}{head}"), &[setting]);
                    files += 1;
                }
            }
        }
    }
    assert!(files > 2_000, "{files} files");
}

// case 43
#[test]
fn paths_into_a_mistake_are_not_called_wrong_and_others_are() {
    let sweep =
        |set: &str| format!("[sweep.d]\naxes = [{{ set = \"{set}\", from = 1, to = 2 }}]\n");
    let codes = |text: String| -> Vec<&str> {
        let source = Source::from_text("x.toml", format!("schema = 1\n{GROUND}{text}"));
        let problems = read(&source, &[]).unwrap_err();
        problems
            .list()
            .iter()
            .map(|problem| problem.code.id())
            .collect()
    };
    let link = "[link.e]\nparty = \"nobody\"\nwhen = { price = 5 }\nchange = 3\n";
    let unknown = codes(link.to_owned());
    assert_eq!(unknown.len(), 1);
    assert_eq!(codes(format!("{link}{}", sweep("link.e.change"))), unknown);
    // Somewhere else, and one that no mistake could explain.
    for nowhere in ["party.a.no_dael", "link.f.change", "issue.price.c.from"] {
        let all = codes(format!("{link}{}", sweep(nowhere)));
        assert_eq!(all.len(), 2, "{nowhere}: {all:?}");
    }
    // A draft with a mistake in it is there all the same.
    let draft = "[draft.e]\ntext = { price = 5 }\n[talks]\nstart = \"e\"\n";
    assert_eq!(codes(draft.to_owned()).len(), 1);
    assert_eq!(codes(draft.replace("\"e\"", "\"f\"")).len(), 2);
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn mutants_are_read_or_refused(changes in prop::collection::vec(change(), 1..6), windows in any::<bool>()) {
        let start = if windows { FLAGSHIP.replace('\n', "\r\n") } else { FLAGSHIP.to_string() };
        let text = changes.iter().fold(start, |text, change| changed(&text, change));
        survives(&text, &[]);
    }

    #[test]
    fn mutants_of_talks_are_read_or_refused(changes in prop::collection::vec(change(), 1..6)) {
        let text = changes.iter().fold(EVERYTHING.to_string(), |text, change| changed(&text, change));
        survives(&text, &[]);
    }

    #[test]
    fn small_mutants_with_settings_are_read_or_refused(
        changes in prop::collection::vec(change(), 0..3),
        path in "(party|issue|weights|time|talks)(\\.(buyer|seller|price|range|no_deal|value|step|from|tactic|rounds|first)){0,4}",
        value in "\\PC{0,12}",
    ) {
        let text = changes.iter().fold(SMALLEST.to_string(), |text, change| changed(&text, change));
        survives(&text, &[Setting::new(path, value)]);
    }

    #[test]
    fn any_listed_path_takes_any_value_or_refuses_it(at in any::<prop::sample::Index>(), value in "(nan|inf|-1|1e300|0|\\{\\}|\\[\\]|\"x\"|x|[0-9]{1,12}|0\\.[0-9]{1,4})") {
        for text in [FLAGSHIP, EVERYTHING] {
            let all = list(&read(&Source::from_text("all.toml", text), &[]).unwrap().scenario);
            let path = &all[at.index(all.len())].0;
            survives(text, &[Setting::new(path.as_str(), value.as_str())]);
        }
    }
}
