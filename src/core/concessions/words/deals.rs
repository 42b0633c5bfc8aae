//! Sentences about the deals.

use super::super::exact::{Amendment, Exact, Fate, OptionRole, Subset, Target};
use crate::account::{and_list, capital, count, or_list, short_count, told_count, when, whole};
use crate::game::Game;
use crate::scenario::{IssueId, OptionId, PartyId};

/// `donbas = Line frozen`.
pub fn term(game: &Game, issue: IssueId, option: OptionId) -> String {
    let issue = &game.frame().issues[issue.index()];
    format!("{} = {}", issue.id, issue.option_title(option))
}

/// Several of them.
pub fn terms(game: &Game, these: &[(IssueId, OptionId)]) -> String {
    let told = these
        .iter()
        .map(|&(issue, option)| term(game, issue, option));
    told.collect::<Vec<_>>().join(", ")
}

/// The keys of some issues.
pub fn issues(game: &Game, these: &Subset) -> String {
    let ids = these.iter().map(|n| game.frame().issues[n].id.as_str());
    ids.collect::<Vec<_>>().join(", ")
}

/// "45 of 311,040 deals pass every gate on day one."
pub fn headline(exact: &Exact<'_>, unit: &str) -> String {
    let now = when(unit, exact.round);
    let (passing, texts) = (exact.census.passing(), exact.census.funnel.texts());
    match exact.passes {
        Some(false) => format!(
            "None of the {} deals passes every gate {now}.",
            whole(texts)
        ),
        Some(true) if passing.exact().is_none() => {
            // An upper bound equal to the number of all deals says nothing.
            let held = match passing.bracket() {
                Some(bracket) if bracket.at_most >= *texts => {
                    let least = whole(&bracket.at_least);
                    if bracket.estimate > bracket.at_least {
                        format!(
                            "about {}, certainly at least {least}",
                            whole(&bracket.estimate).trim_start_matches("about ")
                        )
                    } else {
                        format!("how many is not known, certainly at least {least}")
                    }
                }
                _ => told_count(passing),
            };
            format!(
                "Some of {} deals pass every gate {now}: {held}.",
                whole(texts)
            )
        }
        Some(true) => {
            let verb = if passing == 1 { "passes" } else { "pass" };
            format!(
                "{} of {} deals {verb} every gate {now}.",
                capital(&told_count(passing)),
                whole(texts)
            )
        }
        None => format!(
            "Whether any of {} deals passes every gate {now} is not known: the searches were too long.",
            whole(texts)
        ),
    }
}

/// "45 of 45 deals": how many of the passing deals contain an option.
pub fn fate(exact: &Exact<'_>, fate: &Fate) -> String {
    let passing = exact.census.passing();
    match (fate.deals.exact(), passing.exact()) {
        (Some(n), Some(all)) if n == all && fate.deals == 1 => {
            "the only deal that passes".to_owned()
        }
        (Some(n), Some(all)) => format!("{} of {} deals", whole(n), whole(all)),
        _ if fate.standing == OptionRole::Must => "every deal that passes".to_owned(),
        _ => format!(
            "{} of {} deals",
            short_count(&fate.deals),
            short_count(passing)
        ),
    }
}

/// Options with this standing, each with the sentence on its fate.
pub fn options(exact: &Exact<'_>, standing: OptionRole) -> Vec<(String, String)> {
    let game = exact.game;
    let issues = game.issue_ids().zip(&exact.fates);
    let all = issues.flat_map(|(issue, fates)| {
        let options = game.option_ids(issue).zip(fates);
        options.map(move |(option, fate)| (issue, option, fate))
    });
    all.filter(|(_, _, found)| found.standing == standing)
        .map(|(issue, option, found)| (term(game, issue, option), fate(exact, found)))
        .collect()
}

/// All options certain to rule out a deal, by reason: "red lines of Russia: donbas = russia-withdraws, nato = path-open". Three
/// or more consecutive options are given as a range.
pub fn all_kills(exact: &Exact<'_>) -> Vec<String> {
    let game = exact.game;
    let mut reasons: Vec<(&[PartyId], Vec<String>, usize)> = Vec::new();
    for issue in game.issue_ids() {
        let fates = &exact.fates[issue.index()];
        let kill = |option: &OptionId| fates[option.index()].standing == OptionRole::Kills;
        let killing: Vec<OptionId> = game.option_ids(issue).filter(kill).collect();
        let mut whose: Vec<&[PartyId]> = Vec::new();
        for option in &killing {
            let crossed = fates[option.index()].crossed.as_slice();
            if !whose.contains(&crossed) {
                whose.push(crossed);
            }
        }
        for crossed in whose {
            let these = killing.iter().copied();
            let these: Vec<OptionId> = these
                .filter(|option| fates[option.index()].crossed == crossed)
                .collect();
            let told = run_together(game, issue, &these);
            match reasons.iter_mut().find(|(known, ..)| *known == crossed) {
                Some((_, all, options)) => {
                    all.push(told);
                    *options += these.len();
                }
                None => reasons.push((crossed, vec![told], these.len())),
            }
        }
    }
    // Options not explained by a red line come last.
    reasons.sort_by_key(|(crossed, ..)| crossed.is_empty());
    let told = reasons.into_iter().map(|(crossed, options, many)| {
        let names: Vec<&str> = crossed
            .iter()
            .map(|&p| game.frame().party_name(p))
            .collect();
        let options = options.join(", ");
        match (names.is_empty(), many) {
            (true, 1) => format!("no deal passes with {options}"),
            (true, _) => format!("no deal passes with any one of {options}"),
            (false, 1) => format!("a red line of {}: {options}", and_list(&names)),
            (false, _) => format!("red lines of {}: {options}", and_list(&names)),
        }
    });
    told.collect()
}

/// Options of one issue: "price = 50 to 75 or 115 to 150".
fn run_together(game: &Game, issue: IssueId, options: &[OptionId]) -> String {
    let frame = &game.frame().issues[issue.index()];
    let name = |option: &OptionId| frame.option_title(*option);
    let runs = options.chunk_by(|a, b| a.0 + 1 == b.0);
    let runs: Vec<String> = runs
        .flat_map(|run| match run {
            [first, _, .., last] => vec![format!("{} to {}", name(first), name(last))],
            few => few.iter().map(|option| name(option).to_owned()).collect(),
        })
        .collect();
    format!("{} = {}", frame.id, or_list(&runs))
}

/// A change to a wanted deal after which it passes.
pub fn amendment(game: &Game, amendment: &Amendment) -> String {
    let changed = amendment.issues.iter().map(|n| {
        let issue = IssueId(n as u16);
        term(game, issue, amendment.deal[n])
    });
    changed.collect::<Vec<_>>().join(", ")
}

/// The result for a wanted deal or wanted options, in a sentence.
pub fn target(exact: &Exact<'_>, target: &Target, unit: &str) -> String {
    let now = when(unit, exact.round);
    let passing = exact.census.passing();
    if let Some(text) = &target.text {
        return if text.failures.is_empty() {
            format!("This deal passes every gate {now}.")
        } else {
            format!(
                "This deal fails {} {now}.",
                count(text.failures.len() as u64, "gate")
            )
        };
    }
    if target.passing.is_none() {
        return format!("No deal with it passes every gate {now}.");
    }
    if !target.passing.is_some() {
        return format!(
            "Whether a deal with it passes {now} is not known: the searches were too long."
        );
    }
    let verb = if target.passing == 1 { "has" } else { "have" };
    format!(
        "Of {} deals that pass every gate {now}, {} {verb} it.",
        told_count(passing),
        told_count(&target.passing)
    )
}
