//! `zopa chart`: charts of a scenario, or of a folder of results.

use super::args::ChartArgs;
use super::drawn;
use super::exit::Failure;
use super::folder::Files;
use super::gathered::{Gathered, Wanted};
use super::kept;
use super::load::Loaded;
use super::named::pair;
use super::page::Page;
use super::planned;
use super::unknown::unknown;
use super::{sweep, swept};
use crate::charts::{self, Chart, ChartBasis, Material};
use crate::scenario::Scenario;
use crate::sweep::{Folder, Hold, Outcome};
use crate::trials::on_threads;
use std::path::Path;

pub(super) fn command(args: &ChartArgs, page: &mut Page) -> Result<(), Failure> {
    let kinds = kinds(&args.kinds)?;
    let place = &args.input.file;
    if place.join(Folder::PLAN).exists() {
        decided(args)?;
        return of_sweep(args, &kinds, page);
    }
    if place.is_dir() {
        decided(args)?;
        let kept = kept::open(place, &kinds, page)?.ok_or_else(|| nothing_kept(place))?;
        let how = (kept.seed, kept.runs.unwrap_or(args.runs));
        let folder = Some(args.out.as_deref().unwrap_or(place));
        return of_scenario(args, &kinds, &kept.loaded, how, folder, page);
    }
    let loaded = Loaded::input(&args.input, page)?;
    let how = (args.chance.seed, args.runs);
    of_scenario(args, &kinds, &loaded, how, args.out.as_deref(), page)
}

/// The charts of a scenario, with this seed and number of runs.
fn of_scenario(
    args: &ChartArgs,
    kinds: &[&'static dyn Chart],
    loaded: &Loaded,
    (seed, runs): (u64, u64),
    folder: Option<&Path>,
    page: &mut Page,
) -> Result<(), Failure> {
    let scenario = &loaded.reading.scenario;
    let pair = pair(&args.pair, loaded)?;
    let asked = |basis| kinds.is_empty() || kinds.iter().any(|kind| kind.basis() == basis);
    let wanted = Wanted {
        seed,
        exact: asked(ChartBasis::Search),
        runs: asked(ChartBasis::Runs).then_some(runs),
        settled: asked(ChartBasis::Settled).then_some(runs),
    };
    let mut files = Files::new("chart", folder, loaded, &[], page);
    files.name_pair(&args.pair);
    let drawn = on_threads(args.chance.threads(), || {
        let gathered = Gathered::of(loaded, wanted, page)?;
        let material = gathered.material(pair);
        these(kinds, args, scenario, &material, &mut files)
    })??;
    let typed = loaded.typed();
    let why = |chart: &dyn Chart| chart.why_not(scenario, &typed);
    missing(kinds, &drawn, why, page)?;
    tell(&drawn, files, page)
}

/// In a folder of results, what was played is fixed.
fn decided(args: &ChartArgs) -> Result<(), Failure> {
    for (flag, given) in [
        ("--set", !args.input.settings.is_empty()),
        ("--fix", !args.input.fixed.is_empty()),
    ] {
        if given {
            return Err(Failure::Usage(format!(
                "{flag} does not go with a folder: what it shows was decided when it was played\n  help: zopa run, explain or sweep with \
                 {flag} plays another"
            )));
        }
    }
    Ok(())
}

/// The charts of a folder that contains a sweep.
fn of_sweep(
    args: &ChartArgs,
    kinds: &[&'static dyn Chart],
    page: &mut Page,
) -> Result<(), Failure> {
    let place = &args.input.file;
    if !args.pair.is_empty() {
        return Err(Failure::Usage(
            "--pair does not go with a sweep\n  help: its charts show what was varied, not two parties".into(),
        ));
    }
    let folder = Folder::new(place);
    let _lock = folder.lock(Hold::Shared).map_err(sweep::failed)?;
    let (task, played) = planned::finished(&folder, page)?;
    let outcome = Outcome::of(&task, &played);
    let material = [sweep::material(&outcome, &sweep::provenance(&played.plan))?];
    let folder = args.out.as_ref().unwrap_or(place).clone();
    let origin = (task.scenario(), played.plan.file.as_str());
    let mut files = Files::of("chart", folder, origin, &[], page);
    let drawn = these(kinds, args, task.scenario(), &material, &mut files)?;
    let crowded_out = swept::crowded_out(&outcome);
    let why = |chart: &dyn Chart| {
        let name = chart.about().name;
        match &crowded_out {
            Some((crowded, why)) if *crowded == name => format!(
                "the sweep in '{}' is too large for {name}\n  help: {why}",
                place.display()
            ),
            _ => format!("the sweep in '{}' has no data for {name}", place.display()),
        }
    };
    missing(kinds, &drawn, why, page)?;
    tell(&drawn, files, page)
}

fn nothing_kept(place: &Path) -> Failure {
    let mut inside: Vec<String> = std::fs::read_dir(place)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.path().join(Folder::PLAN).exists())
        .map(|entry| entry.path().display().to_string())
        .collect();
    inside.sort();
    let help = if inside.is_empty() {
        "give the scenario file, or a folder that zopa run, explain or sweep wrote".to_owned()
    } else {
        format!("sweeps are in {}", inside.join(", "))
    };
    Failure::Usage(format!(
        "'{}' is a folder without results of run, explain or sweep\n  help: {help}",
        place.display()
    ))
}

fn these(
    kinds: &[&'static dyn Chart],
    args: &ChartArgs,
    scenario: &Scenario,
    material: &[Material<'_>],
    files: &mut Files,
) -> Result<Vec<&'static str>, Failure> {
    let wanted = if kinds.is_empty() { charts::ALL } else { kinds };
    drawn::draw(
        wanted.iter().copied(),
        &args.look,
        scenario,
        material,
        files,
    )
}

/// The charts with these names.
fn kinds(names: &[String]) -> Result<Vec<&'static dyn Chart>, Failure> {
    let mut kinds: Vec<&'static dyn Chart> = Vec::new();
    for name in names {
        let known = || charts::ALL.iter().map(|chart| chart.about().name);
        let chart = charts::named(name);
        let chart = chart.ok_or_else(|| unknown("chart", "charts", name, known()))?;
        if !kinds.iter().any(|kind| kind.about().name == *name) {
            kinds.push(chart);
        }
    }
    Ok(kinds)
}

/// Reports charts that were asked for by name but could not be drawn: an error if there are no others, otherwise a warning.
fn missing(
    kinds: &[&'static dyn Chart],
    drawn: &[&'static str],
    why: impl Fn(&dyn Chart) -> String,
    page: &Page,
) -> Result<(), Failure> {
    let missing = kinds.iter().copied();
    let missing = missing.filter(|chart| !drawn.contains(&chart.about().name));
    let missing: Vec<String> = missing.map(why).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if drawn.is_empty() {
        return Err(Failure::Usage(missing.join("\n")));
    }
    for why in missing {
        page.complain(&format!("warning: not drawn: {why}"));
    }
    Ok(())
}

fn tell(drawn: &[&'static str], files: Files, page: &mut Page) -> Result<(), Failure> {
    if page.quiet {
        return files.close();
    }
    page.line(match drawn {
        [] => "No chart: there is nothing to draw".to_owned(),
        [one] => format!("Drawn: {one}"),
        many => format!("{} charts drawn: {}", many.len(), many.join(", ")),
    });
    files.tell(page)
}
