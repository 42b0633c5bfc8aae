//! `zopa list`: everything that has a name, with its fact sheet.

mod catalogue;
mod literature;
mod words;

use super::args::{ListArgs, ListWhat};
use super::exit::Failure;
use super::format;
use super::load::Loaded;
use super::page::Page;
use super::templates::TEMPLATES;
use super::unknown::unknown;
use crate::concessions;
use crate::format::Code;
use crate::game::{About, Parameter};
use crate::scenario;
use crate::sweep;
use crate::talks;
use clap::ValueEnum;
use std::collections::BTreeMap;

pub(super) use catalogue::names;
use catalogue::{charts, mechanisms, models};

pub(super) fn command(args: &ListArgs, page: &mut Page) -> Result<(), Failure> {
    let name = args.name.as_deref();
    if args.bibtex && args.what != Some(ListWhat::Sources) {
        return Err(Failure::Usage(
            "--bibtex goes with the references\n  help: zopa list sources --bibtex".into(),
        ));
    }
    let Some(what) = args.what else {
        all(page);
        return Ok(());
    };
    match what {
        ListWhat::Models => sheets("model", &models(), name, page),
        ListWhat::Tactics => sheets("tactic", talks::TACTICS, name, page),
        ListWhat::Protocols => sheets("protocol", talks::PROTOCOLS, name, page),
        ListWhat::Mechanisms => sheets("mechanism", &mechanisms(), name, page),
        ListWhat::Concessions => sheets("question", concessions::ABOUT, name, page),
        ListWhat::Sweeps => sheets("design or analysis", sweep::ABOUT, name, page),
        ListWhat::Charts => sheets("chart", &charts(), name, page),
        ListWhat::Templates => {
            let rows = TEMPLATES.iter().map(|t| (t.name, t.about));
            table(rows, page);
            page.line("\nzopa new NAME --from TEMPLATE writes one to edit.");
            Ok(())
        }
        ListWhat::Codes => {
            let rows = Code::ALL
                .iter()
                .map(|code| (code.id(), code.explanation().title));
            table(rows, page);
            page.line("\nzopa check --explain CODE tells more.");
            Ok(())
        }
        ListWhat::Format => format::list(name, page),
        ListWhat::Words => words::list(name, page),
        ListWhat::Sources => literature::list(name, args.bibtex, page),
        ListWhat::Paths => list_paths(name, page),
    }
}

/// Prints what can be listed.
fn all(page: &mut Page) {
    let rows = ListWhat::value_variants().iter().map(|what| {
        let value = what.to_possible_value();
        let name = value
            .as_ref()
            .map_or_else(String::new, |value| value.get_name().to_owned());
        let about = value.and_then(|value| value.get_help().map(ToString::to_string));
        (name, about.unwrap_or_default())
    });
    page.pairs("  ", "  ", &rows.collect::<Vec<_>>());
    page.line("\nzopa list models shows all models; zopa list models nash tells about one. Likewise for the others.");
}

fn sheets(kind: &str, all: &[&About], name: Option<&str>, page: &mut Page) -> Result<(), Failure> {
    let Some(name) = name else {
        table(all.iter().map(|about| (about.name, about.sentence)), page);
        return Ok(());
    };
    let Some(about) = all.iter().find(|about| about.name == name) else {
        let names = all.iter().map(|about| about.name);
        return Err(unknown(kind, &format!("{kind}s"), name, names));
    };
    page.title(format!("{} ({})", about.title, about.name));
    page.told(about.sentence);
    let (formula, assumptions) = if kind == "chart" {
        ("Shows", "Beware")
    } else {
        ("Formula", "Assumes")
    };
    page.para(&format!("  {formula}:  "), about.formula);
    for Parameter {
        name,
        unit,
        range,
        default,
        ..
    } in about.parameters
    {
        page.para(
            "  Parameter:  ",
            format!("{name} ({unit}; {range}; default {default})"),
        );
    }
    page.para(&format!("  {assumptions}:  "), about.assumptions);
    for source in about.sources {
        page.para("  Source:  ", source.text());
    }
    page.line(format!("  Example:  zopa new --from {}", about.example));
    Ok(())
}

/// Prints the meaning of a code, with an example.
pub(super) fn code_sheet(code: Code, page: &mut Page) {
    let sheet = code.explanation();
    page.title(format!("{}: {}", sheet.id, sheet.title));
    page.told(sheet.text);
    for (label, example) in [("Wrong", sheet.wrong), ("Right", sheet.right)] {
        if !example.is_empty() {
            page.line(format!("\n  {label}:"));
            example
                .lines()
                .for_each(|line| page.line(format!("    {line}")));
        }
    }
}

fn list_paths(file: Option<&str>, page: &mut Page) -> Result<(), Failure> {
    let Some(file) = file else {
        return Err(Failure::Usage(
            "name a scenario file: zopa list paths FILE".into(),
        ));
    };
    let loaded = Loaded::from(std::path::Path::new(file), &[], page)?;
    let distributions = loaded.reading.scenario.distributions.iter();
    let drawn: BTreeMap<_, _> = distributions
        .map(|(path, how)| (path.as_str(), how))
        .collect();
    let paths = scenario::list(&loaded.reading.scenario).into_iter();
    let rows: Vec<Vec<String>> = paths
        .map(|(path, value)| {
            let how = drawn.get(path.as_str()).map(|how| how.to_string());
            [path, value.to_string()].into_iter().chain(how).collect()
        })
        .collect();
    page.rows(&rows, "  ", "");
    if let Some(note) = &loaded.reading.scenario.about.note {
        page.line(format!("\n{note}"));
    }
    Ok(())
}

fn table<'a>(rows: impl Iterator<Item = (&'a str, &'a str)>, page: &mut Page) {
    page.pairs("  ", "  ", &rows.collect::<Vec<_>>());
}
