//! `zopa solve`: where they should settle, solution by solution.

use super::args::{SolveArgs, WithinArg};
use super::exit::Failure;
use super::load::Loaded;
use super::page::{Page, columns};
use crate::account::{
    Choice, NO_NOTE, Solved, and_list, capital, count, thousands, told_count, told_stages,
    told_worth, when,
};
use crate::game::{Deal, Within};
use crate::report;
use crate::scenario::{PartyId, closest};

pub(super) fn command(args: &SolveArgs, page: &mut Page) -> Result<(), Failure> {
    let loaded = Loaded::from(&args.input.file, &args.input.settings, page)?;
    let scenario = &loaded.reading.scenario;
    if args.round > scenario.time.rounds {
        return Err(Failure::Usage(format!(
            "--round {} is after the last round\n  help: use 0 (day one) to {}",
            args.round, scenario.time.rounds
        )));
    }
    let players = players(&args.players, &loaded)?;
    let mut solved = Solved::of(
        scenario,
        &loaded.game,
        &players,
        within(args.within),
        args.round,
    )?;
    if let Some(name) = &args.at {
        solved.answers = vec![chosen_by(name, &solved)?];
    }
    if page.json {
        page.raw(&report::json(&report::solve(
            &solved,
            &loaded.provenance(NO_SEED, None),
        )));
        return Ok(());
    }
    match args.at {
        Some(_) => at(&solved, page),
        None => tell(&solved, page),
    }
    page.line("");
    let note = scenario.about.note.as_deref().unwrap_or(NO_NOTE);
    let hash = loaded.provenance(NO_SEED, None).short_hash();
    page.line(format!("  {note}    {}", page.faint(&hash)));
    Ok(())
}

/// Nothing random is solved: no seed is told.
const NO_SEED: u64 = 0;

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
    let parties = &loaded.reading.scenario.parties;
    let find = |name: &String| {
        let place = parties.iter().position(|party| party.id == *name);
        place.map(|n| PartyId(n as u16)).ok_or_else(|| {
            let ids = parties.iter().map(|party| party.id.as_str());
            let guess = closest(name, ids.clone())
                .map(|g| format!(" Did you mean '{g}'?"))
                .unwrap_or_default();
            let ids = ids.collect::<Vec<_>>().join(", ");
            Failure::Usage(format!(
                "there is no party '{name}'.{guess}\n  help: parties are {ids}"
            ))
        })
    };
    let mut found = Vec::new();
    for name in names {
        let party = find(name)?;
        if found.contains(&party) {
            return Err(Failure::Usage(format!(
                "--players names '{name}' twice\n  help: name each party once"
            )));
        }
        found.push(party);
    }
    Ok(found)
}

/// The answer of one solution.
fn chosen_by(name: &str, solved: &Solved<'_>) -> Result<Choice, Failure> {
    let names = || solved.answers.iter().map(|(about, _)| about.name);
    let found = solved.answers.iter().find(|(about, _)| about.name == name);
    found.cloned().ok_or_else(|| {
        let guess = closest(name, names())
            .map(|g| format!(" Did you mean '{g}'?"))
            .unwrap_or_default();
        let names = names().collect::<Vec<_>>().join(", ");
        Failure::Usage(format!(
            "there is no solution '{name}'.{guess}\n  help: solutions are {names}"
        ))
    })
}

/// The text that the one solution left chooses.
fn at(solved: &Solved<'_>, page: &mut Page) {
    let (game, frame) = (solved.game, solved.game.frame());
    let now = when(&solved.scenario.time.unit, solved.round);
    for (about, answer) in &solved.answers {
        let chosen = match answer {
            Ok(chosen) => chosen,
            Err(why) => {
                page.line(format!("{} {now}: {why}", about.title));
                continue;
            }
        };
        let deal = &chosen.deals[0];
        let ties = match chosen.deals.len() as u64 {
            1 => String::new(),
            n => format!(
                ", the first of {} equally good texts (--json lists all)",
                thousands(n)
            ),
        };
        let title = page.strong(&format!("{} {now}{ties}", about.title));
        page.line(title);
        let width = frame
            .issues
            .iter()
            .map(|issue| issue.title.chars().count())
            .max()
            .unwrap_or(0);
        for (issue, option) in frame.terms(deal) {
            page.line(format!("  {:<width$}   {option}", issue.title));
        }
        page.line(format!(
            "  Worth: {}. {}.",
            told_worth(game, deal),
            capital(&verdict(solved, deal))
        ));
    }
}

fn tell(solved: &Solved<'_>, page: &mut Page) {
    let game = solved.game;
    let frame = game.frame();
    let when = when(&solved.scenario.time.unit, solved.round);
    let names: Vec<&str> = solved
        .players
        .iter()
        .map(|p| frame.party_name(*p))
        .collect();
    let title = format!("Where should they settle? {} {when}", and_list(&names));
    let title = page.strong(&title);
    page.line(title);
    page.line("");
    for stage in told_stages(game, &solved.funnel) {
        page.line(format!(
            "  {:>12}  {}",
            told_count(&stage.deals),
            stage.label
        ));
    }
    page.line("");
    let mut rows = vec![
        [
            vec![format!("within {}", solved.within.word())],
            header(solved),
        ]
        .concat(),
    ];
    for (about, answer) in &solved.answers {
        let mut row = vec![about.title.to_owned()];
        match answer {
            Ok(chosen) => {
                let deal = &chosen.deals[0];
                row.extend(game.worths(deal).iter().map(ToString::to_string));
                row.push(thousands(chosen.deals.len() as u64));
                row.push(verdict(solved, deal));
            }
            Err(why) => row.push(why.to_string()),
        }
        rows.push(row);
    }
    for line in columns(&rows, "   ") {
        page.line(format!("  {line}"));
    }
    page.line("");
    let deals: usize = solved
        .frontier
        .points
        .iter()
        .map(|point| point.deals.len())
        .sum();
    page.line(format!(
        "  Pareto frontier: {} ({}) of these deals; {} of all texts that can exist.",
        count(solved.frontier.points.len() as u64, "point"),
        count(deals as u64, "text"),
        count(solved.raw_frontier.points.len() as u64, "point")
    ));
    if solved.answers.iter().any(|(_, answer)| answer.is_ok()) {
        page.line("  The text itself: --at nash. Worth is in points, 0-100; 'texts' counts those exactly as good.");
    } else {
        page.line("  No text is left: widen the gates with --within zopa, red-lines or anything, or look at a later --round.");
    }
}

fn header(solved: &Solved<'_>) -> Vec<String> {
    let parties = solved
        .game
        .frame()
        .parties
        .iter()
        .map(|party| party.name.clone());
    parties
        .chain(["texts".to_owned(), "gates".to_owned()])
        .collect()
}

/// Who would stop the text, if anybody.
fn verdict(solved: &Solved<'_>, deal: &Deal) -> String {
    let failed = solved.game.failures(deal, Within::All, solved.round);
    if failed.is_empty() {
        return "passes every gate".to_owned();
    }
    let frame = solved.game.frame();
    let mut names: Vec<&str> = failed.iter().map(|gate| gate.holder(frame)).collect();
    names.dedup();
    format!("blocked by {}", and_list(&names))
}
