//! `zopa check`: checks a scenario file.

use super::args::CheckArgs;
use super::exit::Failure;
use super::load::Loaded;
use super::page::Page;
use crate::account::{count, taken_for_granted, told_count, when, whole};
use crate::format::{Code, Problem, Severity, Source, closest};
use crate::report::{self, CheckReport, ProblemReport};
use crate::space::{self, Limits};

pub(super) fn command(args: &CheckArgs, page: &mut Page) -> Result<(), Failure> {
    if let Some(code) = &args.explain {
        return explain(code, page);
    }
    let Some(file) = &args.file else {
        return Err(Failure::Usage("name a scenario file to check".into()));
    };
    if page.json {
        return check_as_json(args, page);
    }
    let loaded = Loaded::checked(file, &args.settings, page)?;
    let scenario = &loaded.reading.scenario;
    let warnings = loaded.reading.warnings.len();
    let name = loaded.reading.source.name();
    let title = match warnings {
        0 => format!("{name} is right."),
        1 => format!("{name} can be run, with 1 warning."),
        n => format!("{name} can be run, with {n} warnings."),
    };
    page.title(&title);
    if page.quiet {
        return strict(args, warnings, page);
    }
    let parties = count(scenario.parties.len() as u64, "party");
    let issues = count(scenario.issues.len() as u64, "issue");
    let size = space::texts(&loaded.game);
    let texts = if size == 1_u8.into() { "deal" } else { "deals" };
    page.line(format!(
        "  {parties}, {issues}, {} {texts} can be written",
        whole(&size)
    ));
    let funnel = space::funnel(&loaded.game, 0, &Limits::DEFAULT)?;
    let passing = funnel.passing();
    let verb = if passing == 1 { "passes" } else { "pass" };
    let start = when(&scenario.time.unit, 0);
    page.line(format!(
        "  {} of them {verb} every gate {start}",
        told_count(passing)
    ));
    for note in taken_for_granted(&loaded.reading) {
        page.para("  note: ", &note);
    }
    page.line(format!(
        "  file {}   meaning #{}",
        &loaded.provenance(0, None).short_hash(),
        &loaded.meaning_hash[..6]
    ));
    if let Some(note) = &scenario.about.note {
        page.line(format!("  {note}"));
    }
    strict(args, warnings, page)
}

/// Treats warnings as a failure if that was asked for, after printing what was found.
fn strict(args: &CheckArgs, warnings: usize, page: &mut Page) -> Result<(), Failure> {
    if !args.strict || warnings == 0 {
        return Ok(());
    }
    page.finish()?;
    let warnings = match warnings {
        1 => "1 warning".to_owned(),
        n => format!("{n} warnings"),
    };
    Err(Failure::Strict(format!(
        "{warnings}, and --strict allows none"
    )))
}

fn explain(typed: &str, page: &mut Page) -> Result<(), Failure> {
    let Some(code) = Code::parse(typed) else {
        let ids = Code::ALL.iter().map(|code| code.id());
        let upper = typed.to_uppercase();
        let guess = closest(&upper, ids)
            .map(|g| format!(" Did you mean {g}?"))
            .unwrap_or_default();
        return Err(Failure::Usage(format!(
            "there is no code '{typed}'.{guess}\n  help: zopa list codes shows all"
        )));
    };
    super::list::code_sheet(code, page);
    Ok(())
}

fn check_as_json(args: &CheckArgs, page: &mut Page) -> Result<(), Failure> {
    let file = args
        .file
        .as_deref()
        .unwrap_or_else(|| std::path::Path::new(""));
    let (ok, problems, notes, source) = match Loaded::silently(file, &args.settings) {
        Ok(loaded) => (
            true,
            loaded.reading.warnings.clone(),
            taken_for_granted(&loaded.reading),
            loaded.reading.source.clone(),
        ),
        Err(problems) => (
            false,
            problems.list().to_vec(),
            Vec::new(),
            problems.source().clone(),
        ),
    };
    let warnings = problems.len();
    let problems: Vec<ProblemReport> = problems
        .iter()
        .map(|problem| reported(problem, &source))
        .collect();
    page.raw(&report::json(&CheckReport {
        format: "zopa.check/1",
        ok,
        problems,
        notes,
    }));
    if ok {
        return strict(args, warnings, page);
    }
    page.finish()?;
    Err(Failure::Scenario(format!(
        "{} cannot be run",
        file.display()
    )))
}

fn reported(problem: &Problem, source: &Source) -> ProblemReport {
    let place = problem
        .labels
        .first()
        .map(|label| source.line_and_column(label.span.start));
    ProblemReport {
        code: problem.code.id(),
        severity: match problem.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: problem.message.clone(),
        help: problem.help.clone(),
        line: place.map(|(line, _)| line),
        column: place.map(|(_, column)| column),
    }
}
