//! `zopa check`: checks a scenario file, and holds the model against what the file expects of it.

use super::args::CheckArgs;
use super::exit::Failure;
use super::interrupt;
use super::large;
use super::load::Loaded;
use super::page::Page;
use super::progress::Progress;
use crate::account::{count, taken_for_granted, thousands, told_count, when, whole};
use crate::expectations::{
    Judged, Playing, Verdict, judge, told_changes, told_expected, told_found,
};
use crate::format::{Code, Problem, Severity, Source, closest};
use crate::report::{self, CheckReport, ProblemReport};
use crate::space::{self, Limits};
use crate::trials::on_threads;

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
        let judged = judged(args, &loaded, page)?;
        if !judged.is_empty() {
            page.line(told_fitting(&judged));
        }
        return strict(args, warnings, &judged, page);
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
    let judged = judged(args, &loaded, page)?;
    if !judged.is_empty() {
        tell_expectations(&judged, args, &loaded, page);
    }
    strict(args, warnings, &judged, page)
}

/// What the file expects of the model, each with its verdict.
fn judged<'l>(
    args: &CheckArgs,
    loaded: &'l Loaded,
    page: &Page,
) -> Result<Vec<Judged<'l>>, Failure> {
    let scenario = &loaded.reading.scenario;
    if scenario.expectations.is_empty() {
        return Ok(Vec::new());
    }
    let playing = playing(args);
    let (plays, threads) = (playing.plays(scenario), args.chance.threads());
    large::runs((plays, 1), threads, (scenario, playing.seed), page)?;
    let progress = Progress::new(plays, page.progress);
    let done = |done| {
        interrupt::end_if_pressed();
        progress.add(done);
    };
    let judged = on_threads(threads, || judge(scenario, &loaded.game, playing, &done))??;
    progress.finish();
    Ok(judged)
}

fn playing(args: &CheckArgs) -> Playing {
    Playing {
        seed: args.chance.seed,
        runs: args.runs,
    }
}

fn tell_expectations(judged: &[Judged<'_>], args: &CheckArgs, loaded: &Loaded, page: &mut Page) {
    let (scenario, game) = (&loaded.reading.scenario, &loaded.game);
    page.heading(format!("Does the model fit? {}", told_fitting(judged)));
    for judged in judged {
        let expected = judged.expected;
        let verdict = match judged.verdict {
            Verdict::Fits => "fits",
            Verdict::DoesNotFit => "does not fit",
            Verdict::CannotBeTold => "cannot be told",
        };
        let name = expected.title.as_ref().unwrap_or(&expected.id);
        let found = told_found(scenario, game, &judged.found);
        page.para(
            &format!("    {verdict:14}  "),
            format!("{name}: {found}; expected: {}", told_expected(expected)),
        );
        for change in told_changes(scenario, game, judged) {
            page.para("                    · ", change);
        }
    }
    let (runs, seed) = (playing(args).plays(scenario), args.chance.seed);
    let drawn = match runs > 1 {
        true => format!(
            "; the intervals are the sampling error of {} runs with seed {seed}",
            thousands(runs)
        ),
        false => String::new(),
    };
    page.para(
        "    ",
        format!("A model that fits is not a forecast: other numbers may fit as well{drawn}."),
    );
}

/// "4 of 4 expectations fit"; "2 of 4 expectations fit, 1 does not, 1 cannot be told".
fn told_fitting(judged: &[Judged<'_>]) -> String {
    let [fitting, wrong, open] = [Verdict::Fits, Verdict::DoesNotFit, Verdict::CannotBeTold]
        .map(|verdict| judged.iter().filter(|j| j.verdict == verdict).count());
    let all = count(judged.len() as u64, "expectation");
    let verb = if judged.len() == 1 { "fits" } else { "fit" };
    let mut told = format!("{fitting} of {all} {verb}");
    match wrong {
        0 => {}
        1 => told += ", 1 does not",
        n => told += &format!(", {n} do not"),
    }
    if open > 0 {
        told += &format!(", {open} cannot be told");
    }
    told
}

/// Treats warnings, and expectations that do not fit, as a failure if that was asked for, after printing what was found. An
/// expectation that cannot be told is none.
fn strict(
    args: &CheckArgs,
    warnings: usize,
    judged: &[Judged<'_>],
    page: &mut Page,
) -> Result<(), Failure> {
    let misses = |judged: &&Judged<'_>| judged.verdict == Verdict::DoesNotFit;
    let misfits = judged.iter().filter(misses).count();
    if !args.strict || warnings + misfits == 0 {
        return Ok(());
    }
    page.finish()?;
    let mut told = Vec::new();
    if warnings > 0 {
        told.push(count(warnings as u64, "warning"));
    }
    match misfits {
        0 => {}
        1 => told.push("1 expectation that does not fit".to_owned()),
        n => told.push(format!("{n} expectations that do not fit")),
    }
    Err(Failure::Strict(format!(
        "{}, and --strict allows none",
        told.join(" and ")
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
    let told = |problems: &[Problem], source: &Source| {
        let problems = problems.iter();
        problems.map(|problem| reported(problem, source)).collect()
    };
    let problems = match Loaded::silently(file, &args.settings) {
        Ok(loaded) => {
            let (reading, warnings) = (&loaded.reading, &loaded.reading.warnings);
            let judged = judged(args, &loaded, page)?;
            let played = playing(args).plays(&reading.scenario) > 0;
            page.raw(&report::json(&CheckReport {
                format: "zopa.check/1",
                ok: true,
                problems: told(warnings, &reading.source),
                notes: taken_for_granted(reading),
                expectations: report::expectations(&reading.scenario, &loaded.game, &judged),
                seed: played.then_some(args.chance.seed),
            }));
            return strict(args, warnings.len(), &judged, page);
        }
        Err(problems) => problems,
    };
    page.raw(&report::json(&CheckReport {
        format: "zopa.check/1",
        ok: false,
        problems: told(problems.list(), problems.source()),
        notes: Vec::new(),
        expectations: Vec::new(),
        seed: None,
    }));
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
