//! `zopa class`: what groups agreed on in a role play, and what they could have had.

use super::args::ClassArgs;
use super::debrief;
use super::drawn;
use super::exit::Failure;
use super::folder::Files;
use super::interrupt;
use super::load::Loaded;
use super::named::pair;
use super::page::Page;
use crate::account::shell_word;
use crate::charts::facts::Facts;
use crate::class::{self, Class};
use crate::files::{self, Table};
use crate::game::Within;
use crate::report;
use crate::scenario::{OptionId, Scenario, Source};
use crate::space::{self, Limits};
use std::path::Path;

/// Steps after which each search is given up.
const STEPS: u64 = 20_000_000;

pub(super) fn command(args: &ClassArgs, page: &mut Page) -> Result<(), Failure> {
    let loaded = Loaded::input(&args.input, page)?;
    let scenario = &loaded.reading.scenario;
    if args.template {
        return template(args, &loaded, page);
    }
    // The axes of the chart: else the first two who sign, if there are two.
    let pair = pair(&args.pair, &loaded)?.or(match loaded.game.signatories() {
        &[a, b, ..] => Some([a, b]),
        _ => None,
    });
    let Some(path) = &args.deals else {
        return Err(Failure::Usage(
            "name the table of deals too: zopa class FILE deals.csv\n  help: zopa class FILE --template writes its first lines"
                .into(),
        ));
    };
    let (class, source) = judged(path, &loaded, page)?;
    let provenance = loaded.seedless();
    let name = path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let json = report::json(&report::class(
        &class,
        &provenance,
        (&name, source.file_hash()),
    ));
    let mut files = Files::new("class", args.output.out.as_deref(), &loaded, &[path], page);
    files.name_pair(&args.pair);
    files.write("class.json", json.as_bytes());
    files.table("groups", &report::groups_table(&class));
    files.table("improvements", &report::improvements_table(&class));
    if !args.output.drawing.no_charts
        && let Some(facts) = Facts::of_class(&class, &provenance, pair)
    {
        drawn::every(&args.output.drawing.look, scenario, &[facts], &mut files)?;
    }
    if page.json {
        page.raw(&json);
        files.close()?;
    } else {
        debrief::tell(&class, page);
        if page.quiet {
            files.close()?;
        } else {
            page.line("");
            page.line(format!(
                "  {}    {}",
                scenario
                    .about
                    .note
                    .as_deref()
                    .unwrap_or(crate::account::NO_NOTE),
                page.faint(&provenance.short_hash())
            ));
            files.tell(page)?;
        }
    }
    page.finish()?;
    interrupt::check()
}

/// What the groups of a table agreed on, and the table.
pub(super) fn judged<'l>(
    path: &Path,
    loaded: &'l Loaded,
    page: &Page,
) -> Result<(Class<'l>, Source), Failure> {
    let scenario = &loaded.reading.scenario;
    let wrong = |problems: crate::scenario::Problems| {
        Failure::Scenario(problems.render(page.problem_ink()))
    };
    if !path.exists() {
        return Err(Failure::Scenario(format!(
            "error: there is no file '{}'\n  help: zopa class {} --template -o {} writes its first lines",
            path.display(),
            loaded.typed(),
            shell_word(&path.display().to_string())
        )));
    }
    let source = class::load(path).map_err(wrong)?;
    let entries = class::read(&source, scenario).map_err(wrong)?;
    let limits = Limits {
        steps: STEPS,
        stop: Some(interrupt::listen()),
    };
    Ok((Class::of(scenario, &loaded.game, entries, limits)?, source))
}

/// The first lines of a table of deals.
fn template(args: &ClassArgs, loaded: &Loaded, page: &mut Page) -> Result<(), Failure> {
    let table = example(&loaded.reading.scenario, loaded)?;
    match &args.o {
        None => {
            let text = String::from_utf8(table.csv()).expect("names are UTF-8");
            page.raw(&text);
        }
        Some(path) => {
            files::replace(
                path,
                &table.csv(),
                std::slice::from_ref(&args.input.file),
                page.force,
            )?;
            page.line(format!("Wrote {}", path.display()));
        }
    }
    Ok(())
}

/// A table with one row: the lowest text inside the rules and red lines.
fn example(scenario: &Scenario, loaded: &Loaded) -> Result<Table, Failure> {
    let inside = space::existence(&loaded.game, Within::RedLines, 0, &Limits::DEFAULT)?;
    let lowest = vec![OptionId(0); scenario.issues.len()];
    let deal = inside.witness();
    let text = deal.as_deref().unwrap_or(&lowest);
    let headers = class::headers(scenario);
    let mut table = Table::plain(&headers.iter().map(String::as_str).collect::<Vec<_>>());
    let mut row = vec!["Group 1".to_owned(), String::new()];
    let options = scenario.issues.iter().zip(text);
    row.extend(options.map(|(issue, &option)| issue.label(option)));
    row.push(String::new());
    table.rows.push(row);
    Ok(table)
}
