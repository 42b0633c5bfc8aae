//! What a person sees when a scenario is wrong: every code, its place, its words, and that the advice works.

#[path = "diagnostics/cases.rs"]
mod cases;
#[path = "diagnostics/drawn.rs"]
mod drawn;
#[path = "diagnostics/durability.rs"]
mod durability;
#[path = "diagnostics/expect.rs"]
mod expect;
#[path = "diagnostics/idle.rs"]
mod idle;
#[path = "diagnostics/pressure.rs"]
mod pressure;
#[path = "diagnostics/repaired.rs"]
mod repaired;
#[path = "diagnostics/settings.rs"]
mod settings;
#[path = "diagnostics/slips.rs"]
mod slips;
#[path = "diagnostics/syntax.rs"]
mod syntax;
#[path = "diagnostics/talks.rs"]
mod talks;

use std::collections::BTreeSet;

use cases::CASES;
use drawn::DRAWN;
use durability::DURABILITY;
use expect::EXPECT;
use idle::{IDLE, READ};
use pressure::PRESSURE;
use repaired::REPAIRED;
use settings::SETTINGS;
use slips::SLIPS;
use syntax::{MEANING, SYNTAX};
use talks::TALKS;
use zopa::format::{Code, Ink, Problem, Setting, Severity, Source, Span, read};

/// The scenario that the examples of the explanations are sections of.
const BASE: [(&str, &str); 4] = [
    ("[party.buyer]", ""),
    ("[party.seller]", ""),
    (
        "[issue.price]",
        "range = { from = 50, to = 150, step = 5 }\nbuyer = { from = 100, to = 0 }\nseller = { from = 0, to = 100 }",
    ),
    (
        "[issue.terms]",
        "options = [\"cash\", \"credit\"]\nbuyer = [0, 100]\nseller = [100, 0]",
    ),
];

/// An example with the sections that it leaves out.
fn composed(example: &str) -> String {
    let whole = example.starts_with('#') || example.contains("schema");
    let only = example.contains("[party") || example.contains("[issue") || example.starts_with('#');
    if whole && only {
        return example.to_string();
    }
    let mut text = if whole {
        format!("{example}\n")
    } else {
        format!("schema = 1\n{example}\n")
    };
    for (heading, body) in BASE {
        if !text.contains(heading) {
            text.push_str(&format!("{heading}\n{body}\n"));
        }
    }
    text
}

/// All that is said about a text: problems, or warnings.
fn said(text: &str, settings: &[&str]) -> (Vec<Problem>, Source) {
    let source = Source::from_text("case.toml", text);
    let settings: Vec<Setting> = settings
        .iter()
        .map(|typed| Setting::parse(typed).expect("a setting of a test"))
        .collect();
    match read(&source, &settings) {
        Ok(reading) => (reading.warnings, reading.source),
        Err(problems) => (problems.list().to_vec(), problems.source().clone()),
    }
}

fn codes(problems: &[Problem]) -> Vec<Code> {
    problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn the_examples_of_every_explanation_are_wrong_and_right() {
    for code in Code::ALL {
        let about = code.explanation();
        assert!(about.title.len() < 60 && about.text.len() > 40, "{code}");
        if about.wrong.is_empty() {
            continue;
        }
        let text = composed(about.wrong);
        // The file without a version has it nowhere, so it is composed by hand.
        let text = if *code == Code::SchemaMissing {
            text.replace("schema = 1\n", "")
        } else {
            text
        };
        let (problems, source) = said(&text, &[]);
        assert!(
            codes(&problems).contains(code),
            "{code}: {problems:#?}\n{text}"
        );
        for problem in &problems {
            let error = problem.severity() == Severity::Error;
            assert!(
                !error || problem.code == *code,
                "{code}: also {problem:#?}\n{text}"
            );
        }
        let shown = zopa::format::render(&problems, &source, Ink::Plain);
        assert!(shown.contains(&format!("[{code}]: ")), "{shown}");

        let (problems, _) = said(&composed(about.right), &[]);
        let errors: Vec<&Problem> = problems
            .iter()
            .filter(|problem| problem.severity() == Severity::Error)
            .collect();
        let small = matches!(
            code,
            Code::Syntax | Code::DuplicateKey | Code::SchemaMissing
        );
        assert!(small || errors.is_empty(), "{code} right: {errors:#?}");
        assert!(
            !codes(&problems).contains(code),
            "{code} right: {problems:#?}"
        );
    }
}

#[test]
fn each_mistake_is_underlined_and_explained() {
    let cases = CASES.iter().chain(SLIPS).chain(TALKS);
    let cases = cases
        .chain(PRESSURE)
        .chain(DURABILITY)
        .chain(EXPECT)
        .chain(IDLE)
        .chain(DRAWN)
        .chain(SYNTAX)
        .chain(MEANING);
    for (example, code, place, words) in cases {
        let (problems, source) = said(&composed(example), &[]);
        let found = problems.iter().find(|problem| {
            problem.code == *code
                && (place.is_empty()
                    || problem
                        .labels
                        .first()
                        .is_some_and(|label| label.span.of(source.text()) == *place))
        });
        let Some(problem) = found else {
            panic!("{example}\n{code} at {place:?} is not in {problems:#?}");
        };
        let shown =
            zopa::format::render(&problems, &source, Ink::Plain).replace("\n           ", " ");
        assert!(
            shown.contains(words),
            "{words:?} is not in\n{shown}\n{problem:#?}"
        );
        if matches!(code, Code::Syntax | Code::DuplicateKey) {
            assert_eq!(problems.len(), 1, "one slip is one error: {problems:#?}");
        }
    }
}

// case 77
#[test]
fn what_is_read_is_not_called_idle() {
    for example in READ {
        let (problems, _) = said(&composed(example), &[]);
        assert!(problems.is_empty(), "{example}\n{problems:#?}");
    }
}

#[test]
fn advice_on_syntax_leads_to_a_line_that_is_right() {
    for (section, line, place, words, right) in REPAIRED {
        let (problems, source) = said(&composed(&format!("{section}\n{line}")), &[]);
        let shown = zopa::format::render(&problems, &source, Ink::Plain);
        assert_eq!(codes(&problems), [Code::Syntax], "{shown}");
        let label = &problems[0].labels[0];
        assert!(
            place.is_empty() || label.span.of(source.text()) == *place,
            "{place}\n{shown}"
        );
        let shown = shown.replace("\n           ", " ");
        assert!(shown.contains(words), "{words}\n{shown}");
        assert!(shown.contains(right), "{right}\n{shown}");
    }
    // Whatever stands behind the last colon of an advice as a whole is TOML.
    let sections = REPAIRED
        .iter()
        .map(|(section, line, ..)| format!("{section}\n{line}"));
    let examples = SYNTAX.iter().map(|(example, ..)| (*example).to_string());
    let mut read = 0;
    for example in sections.chain(examples) {
        let (problems, _) = said(&composed(&example), &[]);
        for help in problems
            .iter()
            .filter_map(|problem| problem.help.as_deref())
        {
            let Some((_, advised)) = help.rsplit_once(": ") else {
                continue;
            };
            let value = advised.starts_with(['[', '{', '"']);
            let line = advised
                .split_once(" = ")
                .is_some_and(|(key, _)| !key.contains(' '));
            if advised.contains('…') || advised.contains(" = value") || !value && !line {
                continue;
            }
            // A value, entries of a list, or a line.
            let forms = [
                format!("x = {advised}"),
                format!("x = [{advised}]"),
                advised.to_string(),
            ];
            let right = forms.iter().any(|text| text.parse::<toml::Table>().is_ok());
            assert!(right, "{example}\n{help}");
            read += 1;
        }
    }
    assert!(read > 20, "{read}");
}

// case 61
#[test]
fn mistakes_of_syntax_are_told_together_where_none_follows_from_another() {
    let text = "schema = 1\n[party.max]\nname = Max\nno_deal = 55,5\npatience = 0.9\n[party.lena\nname = \"Lena\n\
        [issue.hours]\noptions = [\"35\" \"38\" \"40\"]\nmax = [100, 50, 0\nlena = [0, 50, 100]\nlena = [0, 50, 100]\n\
        [time]\nrounds: 5\ndeadline = { round = 3,\n  pressure = 0,5 }\nunit = \"day\"\n";
    let (problems, source) = said(text, &[]);
    let places: Vec<&str> = problems
        .iter()
        .map(|problem| problem.labels[0].span.of(source.text()))
        .collect();
    let shown = zopa::format::render(&problems, &source, Ink::Plain);
    assert_eq!(
        places,
        [
            "Max",
            "55,5",
            "[party.lena",
            "\"35\" \"38\"",
            "",
            "lena",
            ":",
            "0,5"
        ],
        "{shown}"
    );
    // What was blanked makes no mistakes of its own.
    for text in [
        "a = \"\"\"\nb = 1\n[c\nd = = 2\n",
        "[a]\nb = 1\n[a]\nb = 2\nc = [\n1,\n",
        "a = [[[[\n",
        "\u{feff}a = = 1\r\nb = 2\r\n",
    ] {
        let (problems, source) = said(text, &[]);
        let shown = zopa::format::render(&problems, &source, Ink::Plain);
        assert!(matches!(problems.len(), 1 | 2), "{shown}");
    }
    let soup = "= = [ { \" ' , ; :\n".repeat(500);
    assert!(said(&soup, &[]).0.len() <= 20);
}

#[test]
fn settings_that_are_wrong_point_at_the_setting() {
    let text = composed("");
    for (settings, code, place, words) in SETTINGS {
        let (problems, source) = said(&text, settings);
        let shown = zopa::format::render(&problems, &source, Ink::Plain);
        let problem = problems.iter().find(|problem| problem.code == *code);
        let problem = problem.unwrap_or_else(|| panic!("{settings:?}: {shown}"));
        assert_eq!(problem.labels[0].span.of(source.text()), *place, "{shown}");
        assert!(shown.contains(words), "{words}\n{shown}");
        assert!(shown.contains("--> the command line"), "{shown}");
        assert!(shown.contains("| --set "), "{shown}");
    }
}

#[test]
fn a_section_below_the_heading_of_another_is_one_mistake() {
    let rest = "[issue.price]\nrange = { from = 50, to = 150, step = 5 }\n\
        a = { from = 100, to = 0 }\nb = { from = 0, to = 100 }\n";
    let parties = "party.a = { no_deal = 5 }\nparty.b = {}\n";
    for (text, path, heading) in [
        (
            format!("schema = 1\n[time]\nrounds = 5\n{parties}{rest}"),
            "time",
            "[party.a]",
        ),
        (
            format!("schema = 1\n{rest}{parties}"),
            "issue.price",
            "[party.a]",
        ),
        (
            format!("schema = 1\n[weights]\na = {{ price = 100 }}\n{parties}{rest}"),
            "weights",
            "[party.a]",
        ),
        (
            format!("schema = 1\n[party.a]\n[party.b]\ntalks = {{ start = \"none\" }}\n{rest}"),
            "party.b",
            "[talks]",
        ),
    ] {
        let (problems, source) = said(&text, &[]);
        assert_eq!(
            codes(&problems),
            [Code::UnknownKey],
            "{problems:#?}\n{text}"
        );
        let shown =
            zopa::format::render(&problems, &source, Ink::Plain).replace("\n           ", " ");
        let words = format!(
            "this line is below [{path}] and so belongs to it: put it above the first [section], or write {heading}"
        );
        assert!(shown.contains(&words), "{shown}");
    }
    let (problems, _) = said(
        &format!("[time]\nrounds = 5\nschema = 1\n[party.a]\n[party.b]\n{rest}"),
        &[],
    );
    assert_eq!(codes(&problems), [Code::UnknownKey], "{problems:#?}");
    // A party may be called like a section.
    let (problems, _) = said(
        &format!(
            "schema = 1\n[party.a]\n[party.draft]\n[weights]\ndraft = {{ price = 100 }}\n{}",
            rest.replace("b =", "draft =")
        ),
        &[],
    );
    assert_eq!(codes(&problems), [], "{problems:#?}");
}

#[test]
fn a_name_that_cannot_be_used_is_one_mistake() {
    let text = "schema = 1\n[weights]\na = { room = 100 }\n[party.a]\nnever = { room = \"l\" }\n\
        no_deal = { room = \"l\" }\n[party.b]\n[issue.Room]\noptions = [\"l\", \"r\"]\na = [0, 100]\nb = [100, 0]\n\
        [draft.x]\ntext = { room = \"l\" }\n[link.y]\nparty = \"a\"\nwhen = { room = \"r\" }\nchange = 4\n";
    let (problems, source) = said(text, &[]);
    assert_eq!(codes(&problems), [Code::BadName], "{problems:#?}");
    let shown = zopa::format::render(&problems, &source, Ink::Plain);
    assert!(shown.contains("call it 'room'"), "{shown}");

    let text = text.replace("room", "rooms");
    let (problems, source) = said(&text, &[]);
    let shown = zopa::format::render(&problems, &source, Ink::Plain);
    assert!(!shown.contains("did you mean 'Room'"), "{shown}");

    let text = "schema = 1\n[party.Anna]\n[party.b]\n[issue.room]\noptions = [\"Low\", \"r\"]\nanna = [0, 100]\nb = [100, 0]\n\
        [draft.x]\nby = \"anna\"\ntext = { room = \"low\" }\n";
    let (problems, _) = said(text, &[]);
    assert_eq!(
        codes(&problems),
        [Code::BadName, Code::BadName],
        "{problems:#?}"
    );
}

#[test]
fn no_help_advertises_what_is_refused() {
    let later = [
        "ultimatum",
        "behaviour-dependent",
        "resource-dependent",
        "influence",
    ];
    for code in Code::ALL.iter().filter(|code| **code != Code::NotBuiltYet) {
        let about = code.explanation();
        for text in [about.title, about.text, about.wrong, about.right] {
            let found = later.iter().find(|word| text.contains(*word));
            assert_eq!(found, None, "{code}: {text}");
        }
    }
    // A slip of the fingers in a word that is not built leads to no "did you mean" that is refused in turn.
    for (near, example) in [
        (
            "'resource-dependent'",
            "[party.buyer]\ntactic = \"resource-dependend\"",
        ),
        ("'belief'", "[beleif]\nyears = 5"),
        ("'influence'", "[party.buyer]\ninfluense = 5"),
        ("'member'", "[party.buyer]\nmembers = 5"),
    ] {
        let (problems, source) = said(&composed(example), &[]);
        let shown = zopa::format::render(&problems, &source, Ink::Plain);
        assert!(!problems.is_empty() && !shown.contains(near), "{shown}");
    }
}

#[test]
fn no_code_is_dead() {
    let cases = CASES.iter().chain(TALKS).chain(PRESSURE);
    let mut seen: BTreeSet<Code> = cases.map(|(_, code, ..)| *code).collect();
    seen.extend(
        Code::ALL
            .iter()
            .filter(|code| !code.explanation().wrong.is_empty()),
    );
    // Files that cannot be read and texts that are no setting: tests beside `source` and `setting` make these.
    seen.extend([
        Code::FileNotFound,
        Code::FileIsFolder,
        Code::FileUnreadable,
        Code::FileTooLarge,
        Code::FileNotUtf8,
        Code::FileSpecial,
        Code::FileForeign,
        Code::BadSetting,
        Code::UnknownPath,
        // Need the game: `tests/cli` makes these.
        Code::NoTextAllowed,
        Code::DraftForbidden,
        Code::Entangled,
        // Tables of deals: tests beside `class` make these.
        Code::TableColumn,
        Code::TableRow,
        // Takes more options than an example should have: `tests/limits.rs` makes it.
        Code::TooManyScores,
    ]);
    let all: BTreeSet<Code> = Code::ALL.iter().copied().collect();
    assert_eq!(
        all.difference(&seen).collect::<Vec<_>>(),
        Vec::<&Code>::new()
    );
}

#[test]
fn all_problems_of_meaning_come_at_once_in_the_order_of_the_file() {
    let text = "schema = 1\n[party.a]\npatience = 2\nfoo = 1\n[party.b]\nrole = \"x\"\n[issue.i]\noptions = [\"l\", \"r\"]\na = [1]\nb = [1, 200]\n[weights]\na = { j = 5 }\n";
    let (problems, _) = said(text, &[]);
    assert_eq!(
        codes(&problems),
        [
            Code::OutOfRange,
            Code::UnknownKey,
            Code::UnknownChoice,
            Code::ScoreCount,
            Code::OutOfRange,
            Code::UnknownIssue,
        ]
    );
}

#[test]
fn the_layout_is_the_documented_one() {
    let text = "schema = 1\n[party.ukraine]\n[party.russia]\n[issue.donbas]\n\
        options = [\"russia-withdraws\", \"freeze-line\", \"demilitarised-zone\", \"ukraine-withdraws\"]\n\
        ukraine = [100, 60, 40, 0]\nrussia  = [0, 35, 70]\n";
    let (problems, source) = said(text, &[]);
    let expected = r#"error[E014]: party 'russia' scores 3 options, but issue 'donbas' has 4
  --> case.toml:7:11
   |
 5 | options = ["russia-withdraws", "freeze-line", "demilitarised-zone", "ukraine-withdraws"]
   |           ------------------------------------------------------------------------------
   |           4 options listed here
 7 | russia  = [0, 35, 70]
   |           ^^^^^^^^^^^ missing a score for 'ukraine-withdraws'
   = help: add a fourth number, 0 (worst) to 100 (best)
"#;
    assert_eq!(
        zopa::format::render(&problems, &source, Ink::Plain),
        expected
    );
    let coloured = zopa::format::render(&problems, &source, Ink::Colour);
    let mut plain = String::new();
    let mut parts = coloured.split("\u{1b}[");
    plain.push_str(parts.next().unwrap());
    for part in parts {
        plain.push_str(part.split_once('m').unwrap().1);
    }
    assert_eq!(plain, expected);
}

#[test]
fn a_byte_order_mark_windows_line_ends_and_other_scripts_move_nothing() {
    let text = "\u{feff}schema = 1\r\n[scenario]\r\ntitle = \"Переговоры 会談 e\u{301}\" # ü\r\n\
        [party.a]\r\nname = \"会\" \r\nfoo = 1\r\n[party.b]\r\n[issue.i]\r\noptions = [\"l\", \"r\"]\r\na = [1, 2]\r\nb = [1, 2]\r\n";
    let (problems, source) = said(text, &[]);
    assert_eq!(codes(&problems), [Code::UnknownKey]);
    assert_eq!(problems[0].labels[0].span.of(source.text()), "foo");
    let shown = zopa::format::render(&problems, &source, Ink::Plain);
    assert!(
        shown.contains("--> case.toml:6:1\n")
            && shown.contains(" 6 | foo = 1\n   | ^^^ not known here"),
        "{shown}"
    );

    let wide = "schema = 1\n[party.会談]\n";
    let (problems, source) = said(wide, &[]);
    assert_eq!(problems[0].code, Code::Syntax);
    let shown = zopa::format::render(&problems, &source, Ink::Plain);
    assert!(shown.contains("[party.会談]"), "{shown}");

    let first = "\u{feff}shema = 1\r\n";
    let (problems, source) = said(first, &[]);
    let shown = zopa::format::render(&problems, &source, Ink::Plain);
    assert!(
        shown.contains("case.toml:1:1") && shown.contains("| shema = 1\n   | ^^^^^"),
        "{shown}"
    );
}

#[test]
fn rendering_survives_any_place_and_any_character() {
    let long = format!("a = {}\n", "x\t会\u{1b}[31m\u{202e}".repeat(500));
    for text in [
        "",
        "\n",
        "a",
        "é\r\n会\r\n",
        long.as_str(),
        "\u{feff}",
        "x\u{0}y\n",
    ] {
        let source = Source::from_text("t.toml", text);
        for start in (0..text.len() + 3).step_by(1 + text.len() / 60) {
            for length in [0, 1, 2, 7, 10_000] {
                let span = Span::new(start, start + length);
                let problem = Problem::new(Code::Syntax, "m\u{1b}[0m\nn")
                    .label(span, "first")
                    .label(Span::new(0, 1), "a label of many words that cannot stand beside the underline, because the line is full already")
                    .help("help");
                let shown = zopa::format::render(&[problem], &source, Ink::Plain);
                assert!(
                    !shown.contains('\u{1b}') && !shown.contains('\u{202e}'),
                    "{shown:?}"
                );
                assert!(
                    shown.lines().all(|line| line.chars().count() <= 120),
                    "{shown}"
                );
            }
        }
    }
}

#[test]
fn many_problems_are_cut_and_counted() {
    let keys: String = (0..30).map(|at| format!("key{at} = 1\n")).collect();
    let (problems, source) = said(&composed(&format!("[time]\n{keys}")), &[]);
    assert_eq!(problems.len(), 30);
    let shown = zopa::format::render(&problems, &source, Ink::Plain);
    assert!(shown.ends_with("\nand 10 more\n"), "{shown}");
}

#[test]
fn a_file_of_four_mebibytes_of_mistakes_is_refused_in_time() {
    let keys: String = (0..200_000).map(|at| format!("k{at} = 1\n")).collect();
    let (problems, _) = said(&format!("schema = 1\n{keys}"), &[]);
    assert!(problems.len() <= 1_010);
    let parties: String = (0..50_000).map(|at| format!("[party.p{at}]\n")).collect();
    let (problems, _) = said(
        &format!("schema = 1\n{parties}[issue.i]\noptions = [\"a\", \"b\"]\n"),
        &[],
    );
    assert!(codes(&problems).contains(&Code::TooMany));
}

#[test]
fn a_thousand_warnings_hide_no_error() {
    let issues: String = (0..900)
        .map(|at| format!("[issue.i{at}]\noptions = [\"l\", \"r\"]\na = [0, 1]\nb = [1, 0]\n"))
        .collect();
    let rows = "[weights]\na = { i0 = 100 }\nb = { i0 = 100 }\n[uncertainty]\nscores = -1\n";
    let text = format!("schema = 1\n[party.a]\n[party.b]\n{issues}{rows}");
    let (problems, _) = said(&text, &[]);
    assert_eq!(codes(&problems), [Code::OutOfRange]);
}
