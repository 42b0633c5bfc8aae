//! `zopa run`: negotiates a scenario and says what happened and why.

use super::against::{self, Rival};
use super::args::RunArgs;
use super::compared;
use super::drawn;
use super::exit::Failure;
use super::folder::Files;
use super::kept;
use super::large;
use super::load::Loaded;
use super::page::Page;
use super::progress::{Progress, Searching};
use super::story;
use super::watch::watch;
use crate::account::{Account, Change, Provenance};
use crate::charts::Material;
use crate::game::Game;
use crate::report;
use crate::scenario::Scenario;
use crate::talks::Course;
use crate::trials::{Pairs, Run, Tally, Trials, on_threads};
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The number of runs formatted at a time.
const AT_A_TIME: usize = 10_000;

/// A scenario, and the single way in which it is played.
struct Side<'s> {
    /// The scenario of the run that is played.
    scenario: Cow<'s, Scenario>,
    trials: Trials<'s>,
    game: Game,
    course: Course,
    provenance: Provenance,
}

impl<'s> Side<'s> {
    fn of(loaded: &'s Loaded, args: &RunArgs) -> Result<Self, Failure> {
        let scenario = &loaded.reading.scenario;
        let trials = Trials::new(scenario, args.chance.seed)?;
        let (scenario, game, course) = match args.run_id {
            Some(run) => (
                trials.own_scenario(run),
                trials.game(run),
                Course::drawn(trials.luck(run)),
            ),
            None => (
                Cow::Borrowed(scenario),
                loaded.game.clone(),
                Course::central(args.chance.seed),
            ),
        };
        Ok(Side {
            provenance: loaded.provenance(args.chance.seed, args.run_id),
            scenario,
            trials,
            game,
            course,
        })
    }

    fn account(&self) -> Result<Account<'_>, Failure> {
        Ok(Account::of(&self.scenario, &self.game, self.course)?)
    }

    /// The drawn runs, if any are asked for; only the first if all are the same.
    fn runs(&self, args: &RunArgs, alike: bool, page: &Page) -> Result<Option<Vec<Run>>, Failure> {
        let Some(runs) = args.runs else {
            return Ok(None);
        };
        let runs = if alike { runs.min(1) } else { runs };
        let scenario = (self.trials.scenario(), args.chance.seed);
        let threads = args.chance.threads();
        let sides = 1 + u64::from(args.against.is_some() || !args.against_settings.is_empty());
        large::runs((runs, sides), threads, scenario, page)?;
        let played = on_threads(args.chance.threads(), || draw(&self.trials, runs, page))?;
        Ok(Some(played))
    }

    fn report(&self, account: &Account<'_>, tally: Option<&Tally>) -> report::RunReport {
        let runs = tally.map(|tally| report::runs(&self.scenario, &self.game, tally));
        report::run(account, &self.provenance, runs)
    }
}

pub(super) fn command(args: &RunArgs, page: &mut Page) -> Result<(), Failure> {
    if args.watch {
        return watch(args, page, once);
    }
    once(args, page)
}

fn once(args: &RunArgs, page: &mut Page) -> Result<(), Failure> {
    page.from = Some(Instant::now());
    let mut loaded = Loaded::input(&args.input, page)?;
    loaded.drawn = args.run_id.is_some();
    let rival = against::rival(args, &loaded, page)?;
    let side = Side::of(&loaded, args)?;
    let negotiating = Searching::of(
        "Negotiating, and searching what else could be",
        page.progress,
    );
    let account = side.account()?;
    drop(negotiating);
    // If nothing is drawn on either side, one run is enough.
    let alike = side.trials.scenario().draws_nothing()
        && rival
            .as_ref()
            .is_none_or(|rival| rival.loaded.reading.scenario.draws_nothing());
    let runs = side.runs(args, alike, page)?;
    let tally = runs.as_deref().map(Tally::of);

    let also: Vec<&Path> = args.against.iter().map(PathBuf::as_path).collect();
    let mut files = Files::new("run", args.output.out.as_deref(), &loaded, &also, page);
    let document = side.report(&account, tally.as_ref());
    let told = Told {
        side: &side,
        account: &account,
        runs: runs.as_deref(),
        alike,
    };
    if let Some(rival) = rival {
        return compare(args, (&told, document, &loaded), &rival, files, page);
    }
    let json = report::json(&document);
    files.write("run.json", json.as_bytes());
    kept::keep("run", &loaded, &mut files);
    told.tables("", &mut files);
    if !args.output.drawing.no_charts {
        let material = Material::of(&account, &side.provenance);
        told.draw(material, args, &mut files)?;
    }
    let tell = |page: &mut Page| {
        story::tell(&account, tally.as_ref(), &loaded, page);
        match &tally {
            Some(_) if alike => story::tell_alike(args.runs.unwrap_or(1), page),
            Some(tally) => story::tell_runs(&account, tally, page),
            None => {}
        }
    };
    let origin = |page: &mut Page| story::tell_origin(&side.scenario, &side.provenance, page);
    files.end(&json, page, tell, origin)
}

/// A side that has been played.
struct Told<'t, 's> {
    side: &'t Side<'s>,
    account: &'t Account<'t>,
    runs: Option<&'t [Run]>,
    /// True if nothing is drawn, so that all runs are the same and only one was played.
    alike: bool,
}

impl Told<'_, '_> {
    /// Writes its trace and its runs, under names that begin with `prefix`.
    fn tables(&self, prefix: &str, files: &mut Files) {
        files.table(
            &format!("{prefix}trace"),
            &report::trace_table(self.account),
        );
        if let Some(runs) = self.runs {
            // Formatted rows take much more memory than runs: format some at a time.
            let table = |runs| report::runs_table(&self.side.scenario, &self.side.game, runs);
            let parts = runs.chunks(AT_A_TIME).map(table);
            files.table_in_parts(&format!("{prefix}runs"), parts);
        }
    }

    /// Draws the charts that the file asks for, of the negotiation and of its runs.
    fn draw(
        &self,
        negotiation: Material<'_>,
        args: &RunArgs,
        files: &mut Files,
    ) -> Result<(), Failure> {
        let mut material = vec![negotiation];
        // Charts of many runs show how they differ.
        if let Some(runs) = self.runs.filter(|_| !self.alike) {
            material.push(Material::drawing(runs, self.account, &self.side.provenance));
        }
        let look = &args.output.drawing.look;
        drawn::charts(look, &self.side.scenario, &material, files)
    }
}

/// Also plays the rival, and prints old → new.
fn compare(
    args: &RunArgs,
    (old, mut document, loaded): (&Told<'_, '_>, report::RunReport, &Loaded),
    rival: &Rival,
    mut files: Files,
    page: &mut Page,
) -> Result<(), Failure> {
    let side = Side::of(&rival.loaded, args)?;
    let account = side.account()?;
    let alike = old.alike;
    let runs = side.runs(args, alike, page)?;
    let tally = runs.as_deref().map(Tally::of);
    let new = Told {
        side: &side,
        account: &account,
        runs: runs.as_deref(),
        alike,
    };
    let change = Change {
        old: old.account,
        new: new.account,
    };
    let both = old.runs.zip(new.runs).filter(|_| !alike);
    let pairs = both.map(|(old, new)| Pairs::of(old, new));
    let pairs = pairs.as_deref();

    let second = side.report(&account, tally.as_ref());
    document.against = Some(report::against(second, &change, pairs));
    let json = report::json(&document);
    files.write("run.json", json.as_bytes());
    kept::keep("run", loaded, &mut files);
    files.table("against", &report::against_table(&change, pairs));
    old.tables("", &mut files);
    new.tables("against-", &mut files);
    if !args.output.drawing.no_charts {
        let mut material = Material::of(old.account, &old.side.provenance);
        if change.shares_frame() {
            material = material.against(&account, &rival.label);
        }
        old.draw(material, args, &mut files)?;
    }
    let tell = |page: &mut Page| {
        if page.verbose {
            for (told, loaded) in [(old, loaded), (&new, &rival.loaded)] {
                page.line(format!("--- {}", loaded.label()));
                story::tell(told.account, None, loaded, page);
                page.gap();
            }
        }
        compared::tell(&change, &loaded.label(), rival, page);
        if let Some(pairs) = pairs {
            compared::tell_shares(pairs, page);
        } else if let (Some(runs), true) = (args.runs, alike) {
            story::tell_alike(runs, page);
        }
    };
    let origins = [old.side, &side].map(|side| (&*side.scenario, &side.provenance));
    files.end(&json, page, tell, |page| story::tell_origins(origins, page))
}

/// Draws many runs.
pub(super) fn draw(trials: &Trials<'_>, runs: u64, page: &Page) -> Vec<Run> {
    let progress = Progress::new(runs, page.progress);
    let drawn = trials.all(runs, &|done| progress.add(done));
    progress.finish();
    drawn
}
