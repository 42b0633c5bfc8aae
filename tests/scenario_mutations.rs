//! Whatever is in the file, reading it never panics, and neither does showing what is wrong.

use proptest::prelude::*;
use zopa::scenario::{Ink, Setting, Source, list, read};

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
    let _ = zopa::scenario::render(&problems, &source, Ink::Plain);
    let _ = zopa::scenario::render(&problems, &source, Ink::Colour);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

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
