//! `zopa solve`: where they should settle, according to each solution.

use super::args::{SolveArgs, WithinArg};
use super::exit::Failure;
use super::explain::tell_spent;
use super::folder::Files;
use super::interrupt;
use super::load::Loaded;
use super::named::party;
use super::page::Page;
use super::progress::Searching;
use super::solved;
use super::story;
use super::unknown::unknown;
use crate::account::{Question, Solved};
use crate::game::Within;
use crate::report;
use crate::scenario::PartyId;
use crate::space::{Budget, Limits};

pub(super) fn command(args: &SolveArgs, page: &mut Page) -> Result<(), Failure> {
    let loaded = Loaded::input(&args.input, page)?;
    let scenario = &loaded.reading.scenario;
    loaded.has_round(args.search.round)?;
    let players = players(&args.players, &loaded)?;
    let asks_powers = matches!(
        args.at.as_deref(),
        Some("asymmetric-nash" | "proportional" | "lottery-asymmetric-nash")
    );
    let budget = Budget::of_searches(args.search.steps);
    let question = Question {
        within: within(args.within),
        round: args.search.round,
        powers: match powers(&args.power, &players, &loaded)? {
            None if asks_powers => Some(vec![(1, 1); players.len()]),
            powers => powers,
        },
        players,
        only: args.at.as_deref(),
        around: args.at.is_none() || page.json || args.out.is_some(),
        limits: Limits {
            steps: args.search.steps,
            stop: Some(interrupt::listen()),
            budget: Some(&budget),
            ..Limits::DEFAULT
        },
    };
    if let Some(name) = &args.at {
        let names = question.answers().into_iter();
        if !names.clone().any(|known| known == name) {
            return Err(unknown("solution", "solutions", name, names));
        }
    }
    let searching = Searching::of("Searching for solutions and the frontier", page.progress);
    let solved = Solved::of(scenario, &loaded.game, &question)?;
    drop(searching);
    let provenance = loaded.seedless();
    let document = || report::json(&report::solve(&solved, &provenance));
    let files = args.out.as_deref().map(|out| {
        let mut files = Files::new("solve", Some(out), &loaded, &[], page);
        files.write("solve.json", document());
        files.table("solutions", &report::solutions_table(&solved));
        files.table("frontier", &report::frontier_table(&solved));
        files
    });
    if page.json {
        page.raw(&document());
    } else {
        match args.at {
            Some(_) => solved::one(&solved, page),
            None => solved::all(&solved, page),
        }
        story::tell_seedless(scenario, &provenance, page);
    }
    match files {
        Some(files) if page.json || page.quiet => files.close()?,
        Some(files) => files.tell(page)?,
        None => {}
    }
    page.finish()?;
    tell_spent(&budget, args.search.steps, page);
    interrupt::check()
}

fn within(arg: WithinArg) -> Within {
    match arg {
        WithinArg::Anything => Within::Anything,
        WithinArg::RedLines => Within::RedLines,
        WithinArg::Zopa => Within::Zopa,
        WithinArg::Consents => Within::Consents,
        WithinArg::All => Within::All,
    }
}

fn players(names: &[String], loaded: &Loaded) -> Result<Vec<PartyId>, Failure> {
    if names.is_empty() {
        return Ok(loaded.game.signatories().to_vec());
    }
    let mut found = Vec::new();
    for name in names {
        let party = party(name, loaded)?;
        if found.contains(&party) {
            return Err(Failure::Usage(format!(
                "--players names '{name}' twice\n  help: name each party once"
            )));
        }
        found.push(party);
    }
    Ok(found)
}

/// One power per player as a fraction; `None` if none is given.
fn powers(
    typed: &[String],
    players: &[PartyId],
    loaded: &Loaded,
) -> Result<Option<Vec<(u32, u32)>>, Failure> {
    if typed.is_empty() {
        return Ok(None);
    }
    let mut powers = vec![(1, 1); players.len()];
    for entry in typed {
        let wrong = || {
            Failure::Usage(format!(
                "--power '{entry}' is not PARTY=POWER\n  help: a power is a whole number from 1 to 1000, or a fraction of \
                 such: ukraine=2 or ukraine=3/2 (for 1.5)"
            ))
        };
        let (name, power) = entry.trim().split_once('=').ok_or_else(wrong)?;
        let party = party(name, loaded)?;
        let Some(place) = players.iter().position(|&p| p == party) else {
            return Err(Failure::Usage(format!(
                "--power names '{name}', who does not play\n  help: name players only, or add it with --players"
            )));
        };
        let (over, under) = power.split_once('/').unwrap_or((power, "1"));
        let part = |text: &str| {
            let number = text.parse::<u32>().ok();
            number.filter(|n| (1..=1000).contains(n)).ok_or_else(wrong)
        };
        powers[place] = (part(over)?, part(under)?);
    }
    if crate::solutions::AsymmetricNash::fractions(&powers).is_none() {
        return Err(Failure::Usage(
            "--power: these fractions have no common denominator below 10^15\n  help: use whole numbers or simpler \
             fractions"
                .into(),
        ));
    }
    Ok(Some(powers))
}
