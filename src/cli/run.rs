//! `zopa run`: negotiate a scenario and say what happened and why.

use super::args::{Format, RunArgs, Style};
use super::exit::Failure;
use super::folder::Files;
use super::load::Loaded;
use super::page::Page;
use super::progress::Progress;
use super::story;
use crate::account::{Account, Provenance};
use crate::charts::{self, facts::Facts, render};
use crate::report;
use crate::scenario::ChartStyle;
use crate::talks::Course;
use crate::trials::{Run, Tally, Trials};
use std::time::Instant;

pub(super) fn command(args: &RunArgs, page: &mut Page) -> Result<(), Failure> {
    let from = Instant::now();
    let mut loaded = Loaded::from(&args.input.file, &args.input.settings, page)?;
    loaded.drawn = args.run_id.is_some();
    let scenario = &loaded.reading.scenario;
    let trials = Trials::new(scenario, args.seed)?;
    let (game, course) = match args.run_id {
        Some(run) => (trials.game(run), Course::drawn(trials.luck(run))),
        None => (loaded.game.clone(), Course::central(args.seed)),
    };
    let provenance = loaded.provenance(args.seed, args.run_id);
    let account = Account::of(scenario, &game, course)?;
    let runs = args
        .runs
        .map(|n| draw(&trials, n, args.jobs, page))
        .transpose()?;
    let tally = runs.as_deref().map(Tally::of);

    let document = report::run(
        &account,
        &provenance,
        tally
            .as_ref()
            .map(|tally| report::runs(scenario, &game, tally)),
    );
    let json = report::json(&document);
    let mut files = Files::new(args.output.out.as_deref(), &scenario.about.name);
    files.write("run.json", json.as_bytes())?;
    files.table("trace", &report::trace_table(&account))?;
    if let Some(runs) = &runs {
        files.table("runs", &report::runs_table(scenario, &game, runs))?;
    }
    if !args.output.no_charts {
        draw_charts(args, &account, &provenance, &mut files)?;
    }

    if page.json {
        page.raw(&json);
        return Ok(());
    }
    story::tell(&account, &loaded, page);
    if let Some(tally) = &tally {
        story::tell_runs(&account, tally, page);
    }
    if page.quiet {
        return Ok(());
    }
    let took = format!(" · {:.2} s", from.elapsed().as_secs_f64());
    story::tell_origin(scenario, &provenance, &took, page);
    files.tell(page);
    Ok(())
}

/// Draws many runs, on as many threads as asked for.
fn draw(
    trials: &Trials<'_>,
    runs: u64,
    jobs: Option<u16>,
    page: &Page,
) -> Result<Vec<Run>, Failure> {
    let progress = Progress::new(runs, page.progress);
    let threads = jobs.map_or(0, usize::from);
    let drawn = trials
        .all_on(threads, runs, &|done| progress.add(done))
        .map_err(|error| Failure::Internal(format!("cannot start {threads} threads: {error}")))?;
    progress.finish();
    Ok(drawn)
}

fn draw_charts(
    args: &RunArgs,
    account: &Account<'_>,
    provenance: &Provenance,
    files: &mut Files,
) -> Result<(), Failure> {
    let scenario = account.scenario;
    let facts = Facts::of(account, provenance);
    let style = match args.output.style {
        Some(Style::Projector) => ChartStyle::Projector,
        Some(Style::Paper) => ChartStyle::Paper,
        Some(Style::Screen) => ChartStyle::Screen,
        None => scenario.charts.style,
    };
    let wanted = scenario
        .charts
        .make
        .iter()
        .filter_map(|name| charts::named(name));
    for chart in wanted {
        let Some(drawn) = chart.draw(&facts, style) else {
            continue;
        };
        let failed = |error: render::RenderError| {
            Failure::Internal(format!(
                "chart '{}' could not be drawn: {error}",
                drawn.name
            ))
        };
        for format in &args.output.format {
            let bytes = match format {
                Format::Png => render::png(&drawn.figure).map_err(failed)?,
                Format::Svg => render::svg(&drawn.figure).map_err(failed)?.into_bytes(),
            };
            files.write(&format!("{}.{format}", drawn.name), &bytes)?;
        }
        files.write(&format!("{}.csv", drawn.name), &drawn.table.csv())?;
    }
    Ok(())
}
