//! `zopa explain`: which concessions lead to a settlement, and what prevents one.

use super::args::ExplainArgs;
use super::exit::Failure;
use super::explained::MANY;
use super::folder::Files;
use super::load::Loaded;
use super::page::Page;
use super::progress::{Progress, Searching};
use super::{drawn, explained, interrupt, kept, story, terms};
use crate::account::{Account, thousands};
use crate::charts::Material;
use crate::concessions::{
    Effects, Exact, Explanation, Flips, PairEffects, Settling, Target, Terms,
};
use crate::format::{Prepared, Setting};
use crate::game::Deal;
use crate::report;
use crate::scenario::{Claim, Scenario};
use crate::space::{self, Budget, Limits};
use crate::talks::Course;
use crate::trials::on_threads;

pub(super) fn command(args: &ExplainArgs, page: &mut Page) -> Result<(), Failure> {
    let loaded = Loaded::input(&args.input, page)?;
    let scenario = &loaded.reading.scenario;
    loaded.has_round(args.search.round)?;
    let wanted = args.targets.iter().map(|typed| {
        let terms = terms::text_or_terms("--target", typed, scenario)?;
        Ok((typed.clone(), terms))
    });
    let wanted = wanted.collect::<Result<Vec<(String, Terms)>, Failure>>()?;
    let claim = args
        .claim
        .map_or_else(|| first_claim(scenario), Claim::from);
    if claim == Claim::Lasting {
        terms::can_last("--claim lasting", scenario)?;
    }
    if !few_options(&loaded) {
        return Err(Failure::Usage(too_many_options(
            &loaded,
            "nothing can be explained",
        )));
    }
    let budget = Budget::of_searches(args.search.steps);
    let limits = Limits {
        steps: args.search.steps,
        budget: Some(&budget),
        stop: Some(interrupt::listen()),
        ..Limits::DEFAULT
    };
    let searching = Searching::of("Searching for what leads to a settlement", page.progress);
    let exact = Exact::of(
        &loaded.game,
        args.search.round,
        &openings(scenario),
        &limits,
    )?;
    let targets = wanted.into_iter().map(|(typed, terms)| {
        let (round, stances, passing) = (args.search.round, &exact.stances, &exact.passing);
        let target = Target::of(&loaded.game, round, terms, stances, passing, &limits)?;
        Ok((typed, target))
    });
    let targets = targets.collect::<Result<Vec<_>, Failure>>()?;
    drop(searching);
    let threads = args.chance.threads();
    // After an interruption, print what the searches found and start nothing else.
    let played = match interrupt::check() {
        Ok(()) => on_threads(threads, || play(args, claim, &loaded, page))??,
        Err(_) => Games::default(),
    };
    let explanation = Explanation {
        scenario,
        exact,
        targets,
        effects: played.effects,
        pairs: played.pairs,
        flips: played.flips,
        claim,
    };

    let provenance = loaded.provenance(args.chance.seed, None);
    let document = report::explain(&explanation, &provenance);
    let json = report::json(&document);
    let mut files = Files::new("explain", args.output.out.as_deref(), &loaded, &[], page);
    files.write("explain.json", json.as_bytes());
    kept::keep("explain", &loaded, &mut files);
    for (name, table) in report::explain_tables(&explanation) {
        files.table(name, &table);
    }
    if !args.output.drawing.no_charts {
        let account = Account::of(scenario, &loaded.game, Course::central(args.chance.seed))?;
        let mut material = vec![Material::explaining(&explanation, &account, &provenance)];
        material.extend(Material::settling(&explanation, &account, &provenance));
        drawn::charts(&args.output.drawing.look, scenario, &material, &mut files)?;
    }
    let tell = |page: &mut Page| explained::tell(&explanation, &loaded, args.chance.seed, page);
    files.end(&json, page, tell, |page| {
        story::tell_note(scenario, &provenance, page)
    })?;
    page.finish()?;
    tell_spent(&budget, args.search.steps, page);
    interrupt::check()
}

/// Says that all searches together used up their steps.
pub(super) fn tell_spent(budget: &Budget, steps: u64, page: &Page) {
    if budget.is_spent() && interrupt::check().is_ok() {
        page.complain(&format!(
            "note: the searches ended after {} steps together: what they left open is told as bounds or as not known\n  help: \
             --steps {} allows ten times as many",
            thousands(steps.saturating_mul(Budget::SEARCHES)),
            steps.saturating_mul(10)
        ));
    }
}

/// The greatest number of options, over all issues, that are examined individually.
const MOST_OPTIONS: u64 = 100_000;

fn options(loaded: &Loaded) -> u64 {
    let sizes = loaded.game.sizes().iter();
    sizes.map(|&n| u64::from(n)).sum()
}

/// True if each option of each issue can be examined individually.
pub(super) fn few_options(loaded: &Loaded) -> bool {
    options(loaded) <= MOST_OPTIONS
}

/// The message if there are too many.
pub(super) fn too_many_options(loaded: &Loaded, so: &str) -> String {
    format!(
        "'{}' has {} options on {} issues, and each is looked at by itself: {so}\n  help: at most {} together; make the steps of \
         ranges wider, or leave issues out",
        loaded.typed(),
        thousands(options(loaded)),
        thousands(loaded.game.sizes().len() as u64),
        thousands(MOST_OPTIONS)
    )
}

/// The opening positions that the file gives to the parties.
pub(super) fn openings(scenario: &Scenario) -> Vec<Option<Deal>> {
    let parties = scenario.parties.iter();
    parties
        .map(|party| party.opening.clone().map(Deal::new))
        .collect()
}

/// The runs that were played.
#[derive(Default)]
struct Games {
    effects: Option<Effects>,
    pairs: Option<PairEffects>,
    flips: Option<Flips>,
}

fn play(args: &ExplainArgs, claim: Claim, loaded: &Loaded, page: &Page) -> Result<Games, Failure> {
    let scenario = &loaded.reading.scenario;
    let mut games = Games::default();
    let few = space::texts(&loaded.game) <= MANY.into();
    let wanted = (few || args.flips) && !args.no_flips;
    if wanted && args.targets.is_empty() && args.input.fixed.is_empty() {
        let settings = loaded.settings.iter().map(|typed| Setting::parse(typed));
        let settings: Vec<Setting> = settings.filter_map(Result::ok).collect();
        let progress = Progress::of("numbers and words", Flips::paths(scenario), page.progress);
        let turned = match claim {
            // Whether a deal is possible in the rounds of the talks shows in what is reached.
            Claim::Possible => Claim::Reached,
            // Whether a deal lasts is a chance, which no course without draws decides.
            Claim::Lasting => Claim::Ratified,
            claim => claim,
        };
        let file = Prepared::of(&loaded.reading.source).map_err(|problems| page.wrong(problems))?;
        let file = (&file, settings.as_slice(), scenario);
        let done = |done| told(&progress, done);
        games.flips = Some(Flips::of(file, args.chance.seed, turned, &done));
        progress.finish();
    }
    let Some(runs) = args.runs else {
        return Ok(games);
    };
    let how = Settling {
        seed: args.chance.seed,
        runs,
        width: width(args.width)?,
    };
    let effects = settle(scenario, &how, page)?;
    if let Some(runs) = args.pairs {
        let how = Settling { runs, ..how };
        let most = how.runs * PairEffects::count(&effects);
        let progress = Progress::new(most, page.progress);
        let pairs = PairEffects::of(scenario, &effects, claim, &how, &|done| {
            told(&progress, done)
        })?;
        games.pairs = Some(pairs);
        progress.finish();
    }
    games.effects = Some(effects);
    Ok(games)
}

/// Plays the talks with each option settled first.
pub(super) fn settle(scenario: &Scenario, how: &Settling, page: &Page) -> Result<Effects, Failure> {
    let most = how.runs * (Effects::count(scenario) + 1);
    let progress = Progress::new(most, page.progress);
    let effects = Effects::of(scenario, how, &|done| told(&progress, done))?;
    progress.finish();
    Ok(effects)
}

/// The claim to print first: if nobody ratifies, reached and ratified are the same.
pub(super) fn first_claim(scenario: &Scenario) -> Claim {
    if scenario.ratifiers.is_empty() {
        Claim::Reached
    } else {
        Claim::Ratified
    }
}

/// Reports progress; Ctrl-C ends the program here.
fn told(progress: &Progress, done: u64) {
    interrupt::end_if_pressed();
    progress.add(done);
}

fn width(points: Option<f64>) -> Result<Option<f64>, Failure> {
    match points {
        Some(points) if !(0.1..=100.0).contains(&points) => Err(Failure::Usage(format!(
            "--width {points} is not a width\n  help: from 0.1 to 100 points of a hundred; 3 means ± 3 points"
        ))),
        points => Ok(points.map(|points| points / 100.0)),
    }
}
