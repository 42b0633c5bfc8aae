//! `zopa class`: what the groups of a role play agreed on, and what they could have had.

use super::args::ClassArgs;
use super::debrief;
use super::drawn;
use super::exit::Failure;
use super::folder::Files;
use super::interrupt;
use super::load::Loaded;
use super::named::{pair, roles};
use super::page::Page;
use super::story;
use crate::account::shell_word;
use crate::charts::Material;
use crate::class::{self, Class};
use crate::files::{self, Table};
use crate::format::Source;
use crate::report;
use crate::scenario::{Issue, OptionId, Scenario};
use crate::space::Limits;
use std::path::Path;

/// Each search gives up after this many steps.
const STEPS: u64 = 20_000_000;

pub(super) fn command(args: &ClassArgs, page: &mut Page) -> Result<(), Failure> {
    let loaded = Loaded::input(&args.input, page)?;
    let scenario = &loaded.reading.scenario;
    if args.template {
        return template(args, &loaded, page);
    }
    // The axes of the chart: by default the first two signatories, if there are two.
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
    let played = roles(&args.roles, &loaded)?;
    let (mut class, source) = judged(path, &loaded, page)?;
    class.roles.retain(|role| played.contains(&role.party));
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
        && let Some(material) = Material::of_class(&class, &provenance, pair)
    {
        drawn::every(&args.output.drawing.look, scenario, &[material], &mut files)?;
    }
    let tell = |page: &mut Page| debrief::tell(&class, page);
    files.end(&json, page, tell, |page| {
        story::tell_seedless(scenario, &provenance, page)
    })?;
    page.finish()?;
    interrupt::check()
}

/// The table of a class, and its deals as judged.
pub(super) fn judged<'l>(
    path: &Path,
    loaded: &'l Loaded,
    page: &Page,
) -> Result<(Class<'l>, Source), Failure> {
    let scenario = &loaded.reading.scenario;
    let wrong = |problems| page.wrong(problems);
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
        ..Limits::DEFAULT
    };
    Ok((Class::of(scenario, &loaded.game, entries, limits)?, source))
}

/// Writes the header of a table of deals, with the valid entries as comments.
fn template(args: &ClassArgs, loaded: &Loaded, page: &mut Page) -> Result<(), Failure> {
    let text = options(&loaded.reading.scenario).csv();
    let Some(path) = &args.o else {
        let text = String::from_utf8(text).expect("names are UTF-8");
        page.raw(&text);
        return Ok(());
    };
    let inputs = std::slice::from_ref(&args.input.file);
    // Never overwrite a table that contains the results of a class.
    let differs = path.is_file() && std::fs::read(path).is_ok_and(|before| before != text);
    let copy = if page.force && differs && !files::is_read(path, inputs) {
        files::spare(path)?
    } else {
        None
    };
    files::replace(path, &text, inputs, page.force)?;
    page.line(format!("Wrote {}", path.display()));
    if let Some(copy) = copy {
        page.line(format!("What was there before is in {}", copy.display()));
    }
    Ok(())
}

/// The greatest number of options of an issue that a template lists.
const LISTED: usize = 12;

/// The columns of a table, with every option as a comment, so that no row can be taken for an answer.
fn options(scenario: &Scenario) -> Table {
    let headers = class::headers(scenario);
    let mut table = Table::plain(&headers.iter().map(String::as_str).collect::<Vec<_>>());
    let most = scenario.issues.iter().map(Issue::len).max().unwrap_or(0);
    for n in 0..most.min(LISTED) {
        let mut row = vec![format!("# option {}", n + 1), String::new()];
        row.extend(scenario.issues.iter().map(|issue| {
            let label = |n: usize| issue.label(OptionId(n as u16));
            match issue.len() {
                all if n >= all => String::new(),
                all if n + 1 == LISTED && all > LISTED => format!("… {}", label(all - 1)),
                _ => label(n),
            }
        }));
        row.push(if n == 0 {
            "lines that begin with # are not read".to_owned()
        } else {
            String::new()
        });
        table.rows.push(row);
    }
    table
}
