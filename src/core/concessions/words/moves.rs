//! Sentences about who must move on what, from where to where, for whom, and at what cost.

use super::super::exact::{Firm, Package, Position};
use super::issues;
use crate::account::{and_list, count, short_count};
use crate::game::{Game, Points};
use crate::scenario::{IssueId, PartyId};

/// The least that a party gives up in every passing deal: "Ukraine must give up at least 33.7 of the 100.0 points of its
/// opening".
pub fn gives_up(game: &Game, position: &Position) -> String {
    let name = game.frame().party_name(position.stance.party);
    let open = game.show(position.stance.worth);
    match &position.best {
        Some(best) if best.proven && best.cost <= Points::ZERO => {
            format!(
                "{name} need not give up anything: some deal is worth its opening, {open:.1} points"
            )
        }
        Some(best) if best.proven => format!(
            "{name} must give up at least {:.1} of the {open:.1} points of its opening",
            game.show(best.cost)
        ),
        Some(best) => format!(
            "{name} opens at {open:.1} points; the best deal found for it takes {:.1} of them",
            game.show(best.cost)
        ),
        None => format!("{name} opens at {open:.1} points; what it must give up is not known"),
    }
}

/// A move that every passing deal asks of a party: "donbas from russia-withdraws to freeze-line (8.8)". `None` if there is no
/// such move, or if less may be enough.
pub fn moved(game: &Game, position: &Position, issue: IssueId) -> Option<String> {
    let least = &position.least[issue.index()];
    if !least.proven || least.points <= Points::ZERO {
        return None;
    }
    let frame = &game.frame().issues[issue.index()];
    let from = position.stance.opening[issue.index()];
    Some(format!(
        "{} from {} to {} ({:.1})",
        frame.id,
        frame.option_title(from),
        frame.option_title(least.option?),
        game.show(least.points)
    ))
}

/// What every passing deal asks of a party, grouped by those for whom it moves: "for Russia: donbas from russia-withdraws to
/// freeze-line (8.8), …". A move that no single party's gates explain is given without a name.
pub fn demands(game: &Game, position: &Position) -> Vec<(String, String)> {
    let mut groups: Vec<(&[PartyId], Vec<String>)> = Vec::new();
    for issue in game.issue_ids() {
        let Some(told) = moved(game, position, issue) else {
            continue;
        };
        let whom = position.for_whom[issue.index()].as_slice();
        match groups.iter_mut().find(|(known, _)| *known == whom) {
            Some((_, moves)) => moves.push(told),
            None => groups.push((whom, vec![told])),
        }
    }
    let named = |whom: &[PartyId]| {
        let names: Vec<&str> = whom.iter().map(|&p| game.frame().party_name(p)).collect();
        match names.as_slice() {
            [] => "in every deal".to_owned(),
            [one] => format!("for {one}"),
            many => format!("for {} together", and_list(many)),
        }
    };
    groups
        .into_iter()
        .map(|(whom, moves)| (named(whom), moves.join(", ")))
        .collect()
}

/// A package: "on 7 issues, at a cost of 34.2 points: donbas, …". An empty package says that the party need not move.
pub fn package(game: &Game, package: &Package) -> String {
    let cost = format!("{:.1} points", game.show(package.cheapest.cost));
    let cost = if package.cheapest.proven {
        cost
    } else {
        format!("at most {cost}")
    };
    if package.issues.is_empty() {
        return "on no issue".to_owned();
    }
    let names = issues(game, &package.issues);
    match package.issues.len() as u64 {
        1 => format!("on {names} alone, at a cost of {cost}"),
        many => format!("on {}, at a cost of {cost}: {names}", count(many, "issue")),
    }
}

/// What the others give up in the deal behind a package: "Russia gives up 37.5 points on 8 issues, …"; empty if they give up nothing.
pub fn in_return(game: &Game, package: &Package) -> String {
    let moved = package.cheapest.in_return.iter();
    let told = moved.filter(|back| !back.issues.is_empty()).enumerate();
    let told = told.map(|(n, back)| {
        format!(
            "{}{} {:.1} points on {}",
            game.frame().party_name(back.party),
            if n == 0 { " gives up" } else { "" },
            game.show(back.cost),
            count(back.issues.len() as u64, "issue")
        )
    });
    told.collect::<Vec<_>>().join(", ")
}

/// If a party insists on its opening on an issue: what is left, and what is asked of whom. `None` where this is not known.
pub fn firm(game: &Game, firm: &Firm, most: usize) -> Option<String> {
    let name = |party| game.frame().party_name(party);
    if firm.possible == Some(false) {
        return Some("no deal passes".to_owned());
    }
    firm.possible?;
    let (left, each) = match &firm.deals {
        Some(deals) if *deals == 1 => ("1 deal passes".to_owned(), "in it"),
        Some(deals) => (format!("{} deals pass", short_count(deals)), "in each"),
        None => ("some deals pass".to_owned(), "in each"),
    };
    let mut asked: Vec<_> = firm
        .instead
        .iter()
        .filter(|i| i.party != firm.party)
        .collect();
    asked.sort_by_key(|i| std::cmp::Reverse(i.now.points - i.before));
    if asked.is_empty() {
        return Some(format!("{left}; nobody else must give more for it"));
    }
    let told = asked.iter().take(most).enumerate().map(|(n, i)| {
        let frame = &game.frame().issues[i.issue.index()];
        let to = i.now.option.map_or("?", |o| frame.option_title(o));
        let would = if n == 0 { "would have to accept " } else { "" };
        format!("{} {would}“{to}” on {}", name(i.party), frame.id)
    });
    let mut told: Vec<String> = told.collect();
    let more = asked.len().saturating_sub(most);
    if more > 0 {
        told.push(count(more as u64, "more move"));
    }
    Some(format!("{left}; {each} {}", and_list(&told)))
}
