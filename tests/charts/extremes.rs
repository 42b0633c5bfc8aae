//! Scenarios at the ends of what people write: many parties, many issues, long names, other scripts, no deal, one deal, all equal.

use super::{STYLES, charts_of, drawn, scenario, wrong};
use std::fmt::Write as _;
use zopa::drawing::render;
use zopa::scenario::ChartStyle;

/// A score, by party, issue and option.
type Score = fn(usize, usize, usize) -> usize;

/// How a scenario is generated.
struct Shape {
    parties: usize,
    issues: usize,
    options: usize,
    /// What parties, issues and options are called.
    name: fn(&str, usize) -> String,
    /// What option `o` of issue `i` scores for party `p`, 0-100.
    score: Score,
    no_deal: f64,
    rounds: u32,
}

fn plain(kind: &str, n: usize) -> String {
    format!("{kind} {n}")
}

/// Sixty letters.
fn long(kind: &str, n: usize) -> String {
    let words = format!("{kind} {n} of the Interparliamentary Coordination Commission for ");
    let mut name = words.repeat(2);
    name.truncate(60);
    name
}

fn other_scripts(kind: &str, n: usize) -> String {
    let names = [
        "中华人民共和国代表团",
        "الأمم المتحدة",
        "संयुक्त राष्ट्र",
        "Европейский союз",
        "日本国外務省",
        "조선민주주의",
        "ประเทศไทย",
        "🕊️ peace",
    ];
    format!("{} {kind} {n}", names[n % names.len()])
}

/// What an option can be called: small letters, digits and hyphens.
fn slug(name: &str) -> String {
    let letter = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    let slug: String = name.chars().map(letter).collect();
    slug.trim_matches('-').to_owned()
}

fn mixed(p: usize, i: usize, o: usize) -> usize {
    (p * 37 + i * 53 + o * (29 + 11 * p) + i * o * 7) % 101
}

fn text(shape: &Shape) -> String {
    let mut text = String::from("schema = 1\n[scenario]\nname = \"extreme\"\n");
    let _ = writeln!(text, "title = \"{}\"", (shape.name)("Talks", 0));
    let _ = writeln!(text, "[time]\nrounds = {}", shape.rounds);
    for p in 0..shape.parties {
        let name = (shape.name)("Party", p);
        let role = if p < 2 {
            "signatory"
        } else {
            ["signatory", "guarantor", "observer"][p % 3]
        };
        let _ = writeln!(
            text,
            "[party.p{p}]\nname = \"{name}\"\nrole = \"{role}\"\nno_deal = {}",
            shape.no_deal
        );
        if p > 1 && p % 4 == 0 {
            let title = (shape.name)("Parliament", p);
            let _ = writeln!(
                text,
                "[ratifier.r{p}]\ntitle = \"{title}\"\nfor = \"p{p}\"\nquota = {{ yes = 51, of = 100 }}\nvotes = {{ value = {}, spread = 5 }}",
                shape.no_deal
            );
        }
    }
    for i in 0..shape.issues {
        let options: Vec<String> = (0..shape.options)
            .map(|o| format!("\"{}\"", slug(&(shape.name)("option", o))))
            .collect();
        let _ = writeln!(
            text,
            "[issue.i{i}]\ntitle = \"{}\"\noptions = [{}]",
            (shape.name)("Issue", i),
            options.join(", ")
        );
        for p in 0..shape.parties {
            let scores: Vec<String> = (0..shape.options)
                .map(|o| (shape.score)(p, i, o).to_string())
                .collect();
            let _ = writeln!(text, "p{p} = [{}]", scores.join(", "));
        }
    }
    text.push_str("[uncertainty]\nweights = 0.2\nno_deal = 3\n");
    text
}

fn check(name: &str, shape: &Shape, runs: u64) -> Vec<String> {
    let text = text(shape);
    let scenario = scenario("extreme.toml", &text);
    wrong(name, &charts_of("extreme.toml", &scenario, runs))
}

#[test]
fn from_two_to_twelve_parties() {
    let mut found = Vec::new();
    for parties in [2, 3, 7, 12] {
        for name in [plain, long] {
            let shape = Shape {
                parties,
                issues: 4,
                options: 3,
                name,
                score: mixed,
                no_deal: 30.0,
                rounds: 12,
            };
            found.extend(check(&format!("{parties} parties"), &shape, 10));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn from_one_to_thirty_issues() {
    let mut found = Vec::new();
    for (issues, rounds) in [(1, 1), (2, 60), (12, 9), (30, 20)] {
        for name in [plain, long] {
            let shape = Shape {
                parties: 2,
                issues,
                options: 3,
                name,
                score: mixed,
                no_deal: 20.0,
                rounds,
            };
            found.extend(check(&format!("{issues} issues"), &shape, 0));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn other_scripts_are_written_in_letters_that_the_font_has() {
    let shape = Shape {
        parties: 6,
        issues: 5,
        options: 3,
        name: other_scripts,
        score: mixed,
        no_deal: 30.0,
        rounds: 8,
    };
    let found = check("other scripts", &shape, 10);
    assert!(found.is_empty(), "{}", found.join("\n"));
    let charts = charts_of("extreme.toml", &scenario("extreme.toml", &text(&shape)), 0);
    for style in STYLES {
        for drawn in drawn(&charts, style) {
            let svg = render::svg(&drawn.figure).unwrap();
            render::png(&drawn.figure).unwrap();
            render::pdf(&drawn.figure).unwrap();
            let body = svg.rsplit("</style>").next().unwrap();
            assert!(
                !body.contains(['中', 'ا', 'स', '日', '조', 'ท', '🕊']),
                "{} {style:?}",
                drawn.name
            );
            assert!(
                svg.contains("where the font lacks theirs"),
                "{} does not say so",
                drawn.name
            );
        }
    }
}

#[test]
fn no_deal_one_deal_all_equal() {
    let opposed = |p: usize, _: usize, o: usize| if p == 0 { 50 * o } else { 100 - 50 * o };
    let equal = |_: usize, _: usize, _: usize| 50;
    let alike = |_: usize, _: usize, o: usize| 50 * o;
    let mut found = Vec::new();
    let shapes: [(&str, Score, f64); 5] = [
        ("no deal", opposed, 90.0),
        ("only one deal", alike, 100.0),
        ("all equal", equal, 50.0),
        ("nothing at stake", |_, _, _| 0, 0.0),
        ("all want the same", alike, 10.0),
    ];
    for (name, score, no_deal) in shapes {
        for parties in [2, 3] {
            let shape = Shape {
                parties,
                issues: 3,
                options: 3,
                name: plain,
                score,
                no_deal,
                rounds: 6,
            };
            found.extend(check(name, &shape, 10));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_million_texts_are_thinned_and_that_is_said() {
    // 4^10 = 1,048,576 texts.
    let shape = Shape {
        parties: 2,
        issues: 10,
        options: 4,
        name: plain,
        score: mixed,
        no_deal: 0.0,
        rounds: 8,
    };
    let scenario = scenario("extreme.toml", &text(&shape));
    let charts = charts_of("extreme.toml", &scenario, 0);
    for drawn in drawn(&charts, ChartStyle::Projector) {
        let svg = render::svg(&drawn.figure).unwrap();
        assert!(svg.len() < 2_000_000, "{}: {} bytes", drawn.name, svg.len());
        if drawn.name == "dance" {
            assert!(
                svg.contains("one dot"),
                "it is not said that dots stand for many deals"
            );
        }
    }
}
