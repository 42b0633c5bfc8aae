//! `zopa tournament`: which tactic does best against which others?

use super::args::TournamentArgs;
use super::exit::Failure;
use super::folder::Files;
use super::large;
use super::load::Loaded;
use super::page::Page;
use super::podium;
use super::progress::Progress;
use super::story;
use super::terms::split;
use crate::report;
use crate::scenario::{Concession, Role, Tactic};
use crate::sweep::many;
use crate::trials::{Entrant, Tournament};

pub(super) fn command(args: &TournamentArgs, page: &mut Page) -> Result<(), Failure> {
    let loaded = Loaded::input(&args.input, page)?;
    let scenario = &loaded.reading.scenario;
    let protocol = &scenario.talks.protocol;
    if !protocol.conduct().tactics {
        return Err(Failure::Usage(format!(
            "tactics play no part under the protocol {}, so there is nothing to compare\n  help: add --set \
             talks.protocol=alternating-offers",
            protocol.word()
        )));
    }
    let names = match &args.tactics {
        Some(list) => named(list)?,
        None => all_named(),
    };
    // Refuse too many before reading each.
    let signatories = loaded.game.signatories().len();
    let too_many = |error: &dyn std::fmt::Display| {
        Failure::Usage(format!("{error}\n  help: name fewer with --tactics"))
    };
    let empty: Vec<Entrant> = names.iter().map(|name| seat(name, signatories)).collect();
    Tournament::new(scenario, &empty, args.chance.seed).map_err(|error| too_many(&error))?;
    let entrants = names
        .iter()
        .map(|name| entrant(name, &loaded, page))
        .collect::<Result<Vec<Entrant>, Failure>>()?;
    let tournament =
        Tournament::new(scenario, &entrants, args.chance.seed).map_err(|error| too_many(&error))?;

    let pairings = tournament.pairings() as u64;
    let plays = args.runs.saturating_mul(pairings);
    large::tournament(
        &format!(
            "{} × {}, {} in all",
            many(pairings, "pairing"),
            many(args.runs, "draw"),
            many(plays, "negotiation")
        ),
        (plays, args.yes),
        args.chance.threads(),
        (scenario, args.chance.seed),
        page,
    )?;
    let progress = Progress::new(plays, page.progress);
    let threads = args.chance.threads();
    let results = tournament.play_on(threads, args.runs, &|done| progress.add(done))?;
    progress.finish();

    let provenance = loaded.provenance(args.chance.seed, None);
    let json = report::json(&report::tournament(scenario, &provenance, &results));
    let mut files = Files::new("tournament", args.out.as_deref(), &loaded, &[], page);
    files.write("tournament.json", json.as_bytes());
    files.table("standings", &report::standings_table(scenario, &results));
    files.table("tournament", &report::pairings_table(scenario, &results));
    let tell = |page: &mut Page| podium::tell(scenario, &results, page);
    files.end(&json, page, tell, |page| {
        story::tell_note(scenario, &provenance, page)
    })
}

/// A tactic by name, before it is read.
fn seat(name: &str, signatories: usize) -> Entrant {
    Entrant {
        name: name.to_owned(),
        tactics: vec![Tactic::DEFAULT; signatories],
    }
}

/// The tactic for each signatory, read like `--set party.X.tactic=…`.
fn entrant(name: &str, loaded: &Loaded, page: &Page) -> Result<Entrant, Failure> {
    let parties = loaded.reading.scenario.parties.iter().enumerate();
    let signatories = parties.filter(|(_, party)| party.role == Role::Signatory);
    let setting = |id: &str| format!("party.{id}.tactic={name}");
    let settings: Vec<String> = signatories
        .clone()
        .map(|(_, party)| setting(&party.id))
        .collect();
    // All at once; one by one only if that fails, so that each error is printed only once.
    if let Ok(read) = loaded.with_more(&settings) {
        let parties = &read.reading.scenario.parties;
        return Ok(Entrant {
            name: name.to_owned(),
            tactics: signatories
                .map(|(place, _)| parties[place].tactic)
                .collect(),
        });
    }
    let tactics = signatories.map(|(place, party)| {
        let read = loaded
            .with_more(&[setting(&party.id)])
            .map_err(|problems| page.wrong(problems))?;
        Ok(read.reading.scenario.parties[place].tactic)
    });
    Ok(Entrant {
        name: name.to_owned(),
        tactics: tactics.collect::<Result<Vec<Tactic>, Failure>>()?,
    })
}

/// The names of all tactics. The hardliner comes before the nice one, as in earlier tables of tournaments.
fn all_named() -> Vec<String> {
    let mut names: Vec<String> = Concession::NAMED
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    let nice = names
        .windows(2)
        .position(|two| two == ["nice-tit-for-tat", "hardliner"]);
    if let Some(nice) = nice {
        names.swap(nice, nice + 1);
    }
    names
}

/// The names in a list, each once.
fn named(list: &str) -> Result<Vec<String>, Failure> {
    let names = split(list);
    let help = "write them as --tactics boulware,linear; zopa list tactics tells of each";
    if names.iter().any(String::is_empty) {
        return Err(Failure::Usage(format!(
            "'{list}' names an empty tactic\n  help: {help}"
        )));
    }
    let twice = names
        .iter()
        .enumerate()
        .find(|(n, name)| names[..*n].contains(name));
    match twice {
        Some((_, name)) => Err(Failure::Usage(format!(
            "--tactics names '{name}' twice\n  help: {help}"
        ))),
        None => Ok(names),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_split_at_their_own_commas() {
        let list = "boulware, { time-dependent = { exponent = 7, accept = \"next, soon\" } },'a,b'";
        let parts = named(list).map_err(|failure| failure.to_string());
        let expected = [
            "boulware",
            "{ time-dependent = { exponent = 7, accept = \"next, soon\" } }",
            "'a,b'",
        ];
        assert_eq!(parts.unwrap(), expected);
        for wrong in ["", "a,,b", "a,", "a,b,a"] {
            assert!(named(wrong).is_err(), "{wrong}");
        }
    }
}
