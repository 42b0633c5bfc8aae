//! One number, one rounding, one place: what a title or a subtitle says stands in the JSON of the command that draws the chart or in
//! the chart's own table.

use super::swept;
use super::{drawn, scenario, shipped, shown};
use serde_json::Value;
use zopa::charts::Drawn;
use zopa::drawing::figure::{Mark, Weight};
use zopa::scenario::ChartStyle;

/// A number in a sentence.
#[derive(Debug, Clone, PartialEq)]
struct Said {
    value: f64,
    decimals: usize,
    percent: bool,
    /// It is told in units of ten to this power.
    power: i32,
}

/// The numbers of a sentence.
fn said(text: &str) -> Vec<Said> {
    let letters: Vec<char> = text.chars().collect();
    let mut all = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if !letters[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let digit = |n: usize| letters.get(n).is_some_and(char::is_ascii_digit);
        while digit(at) || (matches!(letters.get(at), Some(',' | '.')) && digit(at + 1)) {
            at += 1;
        }
        // `p2` is a name.
        if start > 0 && letters[start - 1].is_alphabetic() {
            continue;
        }
        let written: String = letters[start..at].iter().filter(|c| **c != ',').collect();
        // `5.4·10^20`
        let after: String = letters[at..].iter().take(8).collect();
        let mut power = 0;
        if let Some(exponent) = after.strip_prefix("·10^") {
            let digits: String = exponent.chars().take_while(char::is_ascii_digit).collect();
            at += "·10^".chars().count() + digits.len();
            power = digits.parse().unwrap_or(0);
        }
        if let Ok(value) = written.parse() {
            all.push(Said {
                value,
                decimals: written.split_once('.').map_or(0, |(_, after)| after.len()),
                percent: letters.get(at) == Some(&'%'),
                power,
            });
        }
    }
    all
}

/// The numbers of a document, those inside its sentences and keys included.
fn known(document: &Value, into: &mut Vec<f64>) {
    match document {
        Value::Number(number) => into.extend(number.as_f64()),
        Value::String(text) => {
            into.extend(text.parse::<f64>());
            for said in said(text) {
                into.push(said.value);
                if said.percent {
                    into.push(said.value / 100.0);
                }
            }
        }
        Value::Array(all) => all.iter().for_each(|value| known(value, into)),
        Value::Object(all) => {
            for (key, value) in all {
                known(&Value::String(key.clone()), into);
                known(value, into);
            }
        }
        Value::Bool(_) | Value::Null => {}
    }
}

/// Whether one of the known numbers, rounded as said, is what is said.
fn stands(said: &Said, known: &[f64]) -> bool {
    let half = 0.5 * 10.0_f64.powi(-(said.decimals as i32)) + 1e-9;
    let unit = 10.0_f64.powi(said.power);
    let near = |value: f64| (value.abs() / unit - said.value).abs() <= half;
    // Shares near the ends are told as such: "<1%", ">99%".
    let end = |value: f64| {
        said.percent && [1.0, 99.0].contains(&said.value) && (value - said.value).abs() < 1.0
    };
    known
        .iter()
        .any(|&value| near(value) || (said.percent && (near(value * 100.0) || end(value * 100.0))))
}

/// What a chart says above its picture: the title, then the subtitle.
fn sentences(drawn: &Drawn) -> [String; 2] {
    let texts = drawn.figure.marks.iter().map_while(|mark| match mark {
        Mark::Text(text) => Some(text),
        _ => None,
    });
    let after: Vec<_> = texts
        .skip_while(|text| text.weight == Weight::Bold)
        .collect();
    let size = after.first().map_or(0.0, |text| text.size);
    let colour = after.first().map(|text| text.colour);
    let subtitle = after
        .into_iter()
        .take_while(|text| (text.size - size).abs() < 1e-9 && Some(text.colour) == colour)
        .map(|text| text.content.as_str());
    [
        drawn.figure.title.clone(),
        subtitle.collect::<Vec<_>>().join(" "),
    ]
}

/// Numbers that are no facts of the case: the level of intervals, the scale of worths, how many dots are drawn.
fn plain(text: &str) -> String {
    [
        "95% interval",
        "95% bootstrap",
        "0-100",
        "50%",
        "a sample of 20,000 deals",
    ]
    .iter()
    .fold(text.to_owned(), |text, phrase| text.replace(phrase, ""))
}

/// How far the intervals of a table reach from what they are about: what a subtitle calls the sampling error.
fn errors(drawn: &Drawn) -> Vec<f64> {
    let columns = drawn.table.columns.iter().map(|column| &column.name);
    let lows = columns
        .enumerate()
        .filter(|(_, name)| name.contains("95% low"));
    let lows: Vec<usize> = lows.map(|(n, _)| n).collect();
    let mut errors = Vec::new();
    for row in &drawn.table.rows {
        for &low in &lows {
            let ends = [low.wrapping_sub(1), low, low + 1].map(|n| row.get(n)?.parse::<f64>().ok());
            if let [Some(at), Some(low), Some(high)] = ends {
                errors.extend([(high - low) / 2.0, high - at, at - low]);
            }
        }
    }
    errors
}

/// What charts say that stands nowhere else.
fn unfounded(name: &str, charts: &[Drawn], documents: &[Value]) -> Vec<String> {
    let mut told = Vec::new();
    documents
        .iter()
        .for_each(|document| known(document, &mut told));
    let mut found = Vec::new();
    for drawn in charts {
        let mut here = told.clone();
        let heads = drawn.table.columns.iter().map(|column| &column.name);
        for cell in heads.chain(drawn.table.rows.iter().flatten()) {
            known(&Value::String(cell.clone()), &mut here);
        }
        here.extend(errors(drawn));
        for sentence in sentences(drawn) {
            for said in said(&plain(&sentence)) {
                if !stands(&said, &here) {
                    found.push(format!(
                        "{name}, {}: {} of “{sentence}” stands in neither JSON nor table",
                        drawn.name, said.value
                    ));
                }
            }
        }
    }
    found
}

#[test]
fn numbers_are_found_in_sentences() {
    let numbers = |text| -> Vec<(f64, usize, bool)> {
        let all = said(text).into_iter();
        all.map(|said| (said.value, said.decimals, said.percent))
            .collect()
    };
    assert_eq!(
        numbers("289 of 311,040 deals pass in week 9: 64.5%, p2."),
        [
            (289.0, 0, false),
            (311_040.0, 0, false),
            (9.0, 0, false),
            (64.5, 1, true)
        ]
    );
    let vast = said("about 5.4·10^20").remove(0);
    assert!(stands(&vast, &[5.41e20]) && !stands(&vast, &[5.5e20, 5.4]));
    let half = said("48%").remove(0);
    assert!(stands(&half, &[0.484]) && !stands(&half, &[0.49]));
}

#[test]
fn what_the_charts_of_every_shipped_scenario_say_stands_in_the_json() {
    let mut found = Vec::new();
    for (file, text) in shipped() {
        let scenario = scenario(&file, &text);
        let shown = shown(&file, &scenario, 40);
        let charts = drawn(&shown.charts, ChartStyle::Projector);
        found.extend(unfounded(&file, &charts, &shown.documents));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_the_charts_of_every_shipped_sweep_say_stands_in_the_json() {
    let mut found = Vec::new();
    for (file, text) in shipped() {
        for sweep in &scenario(&file, &text).sweeps {
            let (charts, document) = swept::told(&file, &text, sweep);
            let charts = drawn(&charts, ChartStyle::Projector);
            let name = format!("{file} {}", sweep.id);
            found.extend(unfounded(&name, &charts, &[document]));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
