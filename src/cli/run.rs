//! `zopa run`: negotiate a scenario and say what happened and why.

use super::args::{Format, RunArgs, Style};
use super::exit::Failure;
use super::load::Loaded;
use super::page::{Page, columns};
use super::progress::Progress;
use super::transcript;
use crate::account::{Account, Provenance, Solved, share, thousands};
use crate::charts::{self, facts::Facts, render};
use crate::files;
use crate::game::{Claim, Gate, Within};
use crate::report;
use crate::scenario::{ChartStyle, Scenario, Tactic};
use crate::talks::Course;
use crate::trials::{Count, Run, Tally, Trials};
use std::path::{Path, PathBuf};
use std::time::Instant;

pub(super) fn command(args: &RunArgs, page: &mut Page) -> Result<(), Failure> {
    let from = Instant::now();
    let loaded = Loaded::from(&args.input.file, &args.input.settings, page)?;
    let scenario = &loaded.reading.scenario;
    crate::space::enumerable(&loaded.game)?;
    let trials = Trials::new(scenario, args.seed);
    let (game, course) = match args.run_id {
        Some(run) => (trials.game(run), Course::Drawn(trials.luck(run))),
        None => (loaded.game.clone(), Course::Central),
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
        tally.as_ref().map(|tally| report::runs(&game, tally)),
    );
    let json = report::json(&document);
    let folder = args
        .output
        .out
        .clone()
        .unwrap_or_else(|| Path::new("output").join(&scenario.about.name));
    let mut files = Files {
        folder,
        written: Vec::new(),
    };
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
    tell(&account, &loaded.file_typed, page);
    if page.quiet {
        return Ok(());
    }
    if let Some(tally) = &tally {
        tell_runs(&account, tally, page);
    }
    page.line("");
    page.line(format!("  {}", tactics(scenario)));
    let note = scenario
        .about
        .note
        .as_deref()
        .unwrap_or("Numbers are the file's own assumptions");
    let origin = match args.run_id {
        Some(run) => format!("run {run} · seed {}", args.seed),
        None => format!("seed {}", args.seed),
    };
    let seconds = from.elapsed().as_secs_f64();
    page.line(format!(
        "  {note}    {}",
        page.faint(&format!(
            "{origin} · {} · {seconds:.2} s",
            provenance.short_hash()
        ))
    ));
    page.line(format!("  Files: {}", files.listing()));
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

/// Files of one command, all in one folder.
struct Files {
    folder: PathBuf,
    written: Vec<String>,
}

impl Files {
    fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        files::write(&self.folder.join(name), bytes)?;
        self.written.push(name.to_owned());
        Ok(())
    }

    /// A table with its codebook beside it.
    fn table(&mut self, name: &str, table: &files::Table) -> Result<(), Failure> {
        self.write(&format!("{name}.csv"), &table.csv())?;
        files::write(
            &self.folder.join(format!("{name}.codebook.csv")),
            &table.codebook(),
        )?;
        Ok(())
    }

    fn listing(&self) -> String {
        format!("{}: {}", self.folder.display(), self.written.join(", "))
    }
}

fn draw_charts(
    args: &RunArgs,
    account: &Account<'_>,
    provenance: &Provenance,
    files: &mut Files,
) -> Result<(), Failure> {
    let (scenario, game) = (account.scenario, account.game);
    let solved = Solved::of(scenario, game, game.signatories(), Within::Consents, 0)?;
    let facts = Facts::of(account, &solved, provenance);
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
        files::write(
            &files.folder.join(format!("{}.csv", drawn.name)),
            &drawn.table.csv(),
        )?;
    }
    Ok(())
}

/// What happened, why, and what it is worth to whom.
fn tell(account: &Account<'_>, file: &str, page: &mut Page) {
    let headline = page.strong(&account.headline());
    page.line(headline);
    if page.quiet {
        return;
    }
    if page.verbose {
        page.line("");
        transcript::tell(account, page);
    }
    if let Some(text) = &account.text {
        let mut gates = Vec::new();
        let mut list = |label: &str, found: Vec<Gate>| {
            for (n, gate) in found.into_iter().enumerate() {
                let label = if n == 0 { label } else { "" };
                gates.push([
                    label.to_owned(),
                    account.who(gate).to_owned(),
                    account.why(gate, text),
                ]);
            }
        };
        let blocked = if account.holds(Claim::Handshake) {
            "blocked by"
        } else {
            "text would fail"
        };
        list(blocked, account.blocked_by().collect());
        list("would also fail", account.would_also_fail().collect());
        let width = gates
            .iter()
            .map(|[_, who, _]| who.chars().count())
            .max()
            .unwrap_or(0);
        for [label, who, why] in gates {
            page.line(format!("  {label:<17}{who:<width$}   {why}"));
        }
        if let Some(chance) = account
            .settlement
            .ratified_chance
            .filter(|_| !account.scenario.ratifiers.is_empty())
        {
            let chance = share(chance);
            page.line(format!("  ratified chance  {chance}, if every member votes by the text's worth, independently"));
        }
        tell_worth(account, text, page);
        tell_text(account, text, page);
    }
    page.line("");
    page.line(format!("  {}", account.counts()));
    if !account.holds(Claim::Ratified) {
        if account.possible {
            page.line(format!(
                "  Deals that all could accept: zopa solve {file} --within all --round {}",
                account.round
            ));
        } else {
            page.line(format!(
                "  What each gate lets through: zopa solve {file} --within anything"
            ));
        }
    }
}

fn tell_worth(account: &Account<'_>, text: &[crate::scenario::OptionId], page: &mut Page) {
    let unit = &account.scenario.time.unit;
    let title = match account.settlement.handshake() {
        Some((_, round)) => format!("agreed text, {unit} {round}"),
        None => format!("last text on the table, {unit} {}", account.round),
    };
    let mut rows = vec![vec![title, "worth".into(), "no deal".into(), "gain".into()]];
    let game = account.game;
    for party in game.party_ids() {
        let worth = game.worth(party, text);
        let no_deal = game.no_deal_at(party, account.round);
        rows.push(vec![
            format!(
                "  {} ({})",
                game.frame().party_name(party),
                game.role(party).word()
            ),
            worth.to_string(),
            no_deal.map(|n| n.to_string()).unwrap_or_else(|| "-".into()),
            no_deal
                .map(|n| format!("{:+.1}", worth - n))
                .unwrap_or_else(|| "-".into()),
        ]);
    }
    page.line("");
    for (n, line) in columns(&rows, "   ").into_iter().enumerate() {
        let remark = if n == 1 {
            format!("        (no deal: its worth in {unit} {})", account.round)
        } else {
            String::new()
        };
        page.line(format!("  {line}{remark}"));
    }
}

fn tell_text(account: &Account<'_>, text: &[crate::scenario::OptionId], page: &mut Page) {
    page.line("");
    page.line("  what it says");
    let terms: Vec<(&str, &str)> = account
        .game
        .frame()
        .terms(text)
        .map(|(issue, option)| (issue.title.as_str(), option))
        .collect();
    let width = terms
        .iter()
        .map(|(title, _)| title.chars().count())
        .max()
        .unwrap_or(0);
    for (title, option) in terms {
        page.line(format!("    {title:<width$}   {option}"));
    }
}

fn tell_runs(account: &Account<'_>, tally: &Tally, page: &mut Page) {
    let shown = |count: Count| {
        let interval = count.interval();
        vec![
            share(count.share()),
            format!("{}-{}", share(interval.low), share(interval.high)),
        ]
    };
    let mut rows = vec![vec![
        format!("over {} draws", thousands(tally.runs)),
        "share".into(),
        "95% interval".into(),
    ]];
    let mut row =
        |label: &str, count: Count| rows.push([vec![format!("  {label}")], shown(count)].concat());
    row("possible on day one", tally.possible_day_one);
    row("possible in some round", tally.possible);
    row("handshake", tally.handshake);
    row("reached (gates but ratifiers)", tally.reached);
    row("ratified", tally.ratified);
    if tally.breakdown.hits > 0 {
        row("talks broke down", tally.breakdown);
    }
    if let Some(count) = tally.first_mover_matters {
        row("text depends on who is first", count);
    }
    page.line("");
    for line in columns(&rows, "   ") {
        page.line(format!("  {line}"));
    }
    if let Some(mean) = tally.ratified_chance.mean {
        let n = thousands(tally.ratified_chance.n);
        page.line(format!(
            "  mean ratified chance {} over {n} handshakes",
            share(mean)
        ));
    }
    let stopped: Vec<String> = tally
        .stopped_by
        .iter()
        .take(4)
        .map(|(gate, runs)| format!("{} {}", gate.holder(account.game.frame()), thousands(*runs)))
        .collect();
    if !stopped.is_empty() {
        page.line(format!("  handshakes stopped by: {}", stopped.join(" · ")));
    }
}

/// The settings that decide headlines.
fn tactics(scenario: &Scenario) -> String {
    let signatories = scenario
        .parties
        .iter()
        .filter(|party| party.role == crate::scenario::Role::Signatory);
    let tactic = |tactic: &Tactic| {
        let Tactic::TimeDependent {
            exponent,
            offer,
            accept,
        } = tactic;
        let plain = Tactic::time_dependent(*exponent) == *tactic;
        let rules = if plain {
            String::new()
        } else {
            format!(" {offer:?} {accept:?}").to_lowercase()
        };
        format!("x={exponent}{rules}")
    };
    let each: Vec<String> = signatories
        .map(|party| format!("{} {}", party.name, tactic(&party.tactic)))
        .collect();
    format!("Tactics (time-dependent): {}", each.join(" · "))
}
