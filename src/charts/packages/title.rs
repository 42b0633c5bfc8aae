//! The title of the packages chart: who must move on what.

use super::super::headline::{headline, in_short, within};
use super::issues::issues;
use super::words::need_not_move;
use crate::account::{and_list, capital, count};
use crate::charts::packages::facts::{PackagesFacts, PartyPackages};

/// The issues that are in every package of a party; empty if some packages may be unknown.
fn common(facts: &PackagesFacts, party: &PartyPackages) -> Vec<usize> {
    let Some((first, rest)) = party.packages.split_first() else {
        return Vec::new();
    };
    if !party.complete {
        return Vec::new();
    }
    let everywhere = |issue: &usize| rest.iter().all(|package| package.issues.contains(issue));
    issues(facts, first).filter(everywhere).collect()
}

/// `Donbas`, `Donbas and NATO`, or `7 issues`.
fn named(names: &[String], issues: &[usize]) -> [String; 2] {
    let listed: Vec<String> = issues.iter().map(|&issue| within(&names[issue])).collect();
    let counted = count(issues.len() as u64, "issue");
    if issues.len() > 3 {
        return [counted.clone(), counted];
    }
    [and_list(&listed), counted]
}

/// `it is in all 5 of its packages`.
fn everywhere(issues: usize, packages: usize) -> String {
    let they = match issues {
        1 => "it is",
        2 => "both are",
        _ => "they are",
    };
    match packages {
        2 => format!("{they} in both of its packages"),
        many => format!("{they} in all {many} of its packages"),
    }
}

/// The title for a party that has no choice: what it must move on.
fn forced(party: &PartyPackages, names: &[String], issues: &[usize]) -> Vec<String> {
    let who = &party.party.name;
    let [listed, counted] = named(names, issues);
    let why = match party.packages.len() {
        1 => {
            return [listed, counted]
                .map(|what| format!("{who} must move on {what}, and that is enough"))
                .into();
        }
        many => everywhere(issues.len(), many),
    };
    let said = [&listed, &counted].map(|what| format!("{who} must move on {what}: {why}"));
    let mut said = Vec::from(said);
    said.push(format!("{who} must move on {counted}"));
    said
}

/// The parties that must move on some issues, with these issues.
fn musts(facts: &PackagesFacts) -> Vec<(&PartyPackages, Vec<usize>)> {
    let parties = facts.parties.iter();
    let common = parties.map(|party| (party, common(facts, party)));
    common.filter(|(_, issues)| !issues.is_empty()).collect()
}

/// The index of the party that the title may be about: the one that must move on most issues, otherwise one that need not
/// move; of equals, the first.
pub(super) fn focus(facts: &PackagesFacts) -> Option<usize> {
    let place = |party: &PartyPackages| common(facts, party).len();
    let places = (0..facts.parties.len()).rev();
    let most = places.max_by_key(|&party| place(&facts.parties[party]))?;
    if place(&facts.parties[most]) > 0 {
        return Some(most);
    }
    facts.parties.iter().position(need_not_move)
}

/// The title: who must move on what, who need not move, or how much choice there is.
pub(super) fn finding(facts: &PackagesFacts) -> String {
    let titles: Vec<&str> = facts.issues.iter().map(String::as_str).collect();
    let names = in_short(&titles);
    let parties = &facts.parties;
    let musts = musts(facts);
    let mut candidates = Vec::new();
    if let [(first, issues), rest @ ..] = musts.as_slice()
        && !rest.is_empty()
    {
        // Several have no choice: name all of them.
        for form in [0, 1] {
            let rest = rest.iter().map(|(party, issues)| {
                format!(", {} on {}", party.party.name, named(&names, issues)[form])
            });
            candidates.push(dated(
                facts,
                &format!(
                    "{} must move on {}{}, whatever else they do",
                    first.party.name,
                    named(&names, issues)[form],
                    rest.collect::<String>()
                ),
            ));
        }
        candidates.push(dated(
            facts,
            &format!(
                "{} parties have issues that they cannot avoid moving on",
                musts.len()
            ),
        ));
        return headline(candidates);
    }
    let Some(focus) = focus(facts).map(|place| &parties[place]) else {
        let neutral = "The smallest packages of concessions, party by party".to_owned();
        let ways = ways(parties).map(|ways| dated(facts, &ways));
        return headline(ways.into_iter().chain([neutral]));
    };
    let issues = common(facts, focus);
    if !issues.is_empty() {
        let forced = forced(focus, &names, &issues);
        return headline(forced.iter().map(|title| dated(facts, title)));
    }
    let free = parties.iter().filter(|party| need_not_move(party));
    let free: Vec<&str> = free.map(|party| party.party.name.as_str()).collect();
    headline(
        [
            format!(
                "{} need not move from the opening position",
                and_list(&free)
            ),
            format!(
                "{} of {} need not move",
                free.len(),
                count(parties.len() as u64, "party")
            ),
        ]
        .map(|title| dated(facts, &title)),
    )
}

/// Adds the moment at which the title is true: `On day one Russia must move on Donbas`.
fn dated(facts: &PackagesFacts, title: &str) -> String {
    match facts.moment.trim() {
        "" => title.to_owned(),
        moment => format!("{} {title}", capital(moment)),
    }
}

/// `Ukraine can get to a deal in 4 ways, Russia in at least 2`, for one or two parties.
fn ways(parties: &[PartyPackages]) -> Option<String> {
    if parties.len() > 2 || parties.iter().any(|party| party.packages.is_empty()) {
        return None;
    }
    let many = |party: &PartyPackages| {
        let least = if party.complete { "" } else { "at least " };
        format!("{least}{}", party.packages.len())
    };
    let (first, rest) = parties.split_first()?;
    let way = if first.packages.len() == 1 {
        "way"
    } else {
        "ways"
    };
    let rest = rest
        .iter()
        .map(|party| format!(", {} in {}", party.party.name, many(party)));
    Some(format!(
        "{} can get to a deal in {} {way}{}",
        first.party.name,
        many(first),
        rest.collect::<String>()
    ))
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::examples;
    use super::*;
    use crate::charts::packages::facts::MinimalPackage;
    use crate::charts::party::Named;

    pub(in super::super) fn party(
        name: &str,
        packages: &[&[usize]],
        complete: bool,
    ) -> PartyPackages {
        PartyPackages {
            party: Named {
                name: name.into(),
                index: 0,
            },
            packages: packages
                .iter()
                .map(|issues| MinimalPackage {
                    issues: issues.to_vec(),
                    cost: 4.0,
                })
                .collect(),
            complete,
        }
    }

    fn title(parties: Vec<PartyPackages>) -> String {
        finding(&PackagesFacts {
            parties,
            ..examples::flagship()
        })
    }

    pub(in super::super) const LOOSE: &[&[usize]] = &[&[0, 1], &[1, 2], &[0, 2], &[3]];

    #[test]
    fn the_title_names_what_a_party_must_move_on() {
        let loose = || party("Ukraine", LOOSE, true);
        let say = |packages: &[&[usize]]| title(vec![loose(), party("Russia", packages, true)]);
        assert_eq!(
            finding(&examples::flagship()),
            "In week 9 Russia must move on Donbas: it is in all 5 of its packages"
        );
        assert_eq!(
            say(&[&[0, 1, 3], &[0, 2, 3]]),
            "In week 9 Russia must move on Donbas and “Ukraine and NATO”: both are in both of its packages"
        );
        assert_eq!(
            say(&[
                &[0, 1, 2, 3, 4, 5, 6],
                &[0, 1, 2, 3, 4, 5, 6, 7],
                &[0, 1, 2, 3, 4, 5, 6, 8]
            ]),
            "In week 9 Russia must move on 7 issues: they are in all 3 of its packages"
        );
        assert_eq!(
            say(&[&[0]]),
            "In week 9 Russia must move on Donbas, and that is enough"
        );
        let both = title(vec![
            party("Ukraine", &[&[3, 4], &[3, 5]], true),
            party("Russia", &[&[0, 4], &[0, 5]], true),
        ]);
        assert_eq!(
            both,
            "In week 9 Ukraine must move on “Ukraine and NATO”, Russia on Donbas, whatever else they do"
        );
        let long = title(vec![
            loose(),
            party(&"x".repeat(55), &[&[1, 3], &[1, 2, 3]], true),
        ]);
        let three = title(vec![
            party("Ann", &[&[0]], true),
            party("Ben", &[&[3]], true),
            party("Cleo", &[&[0], &[0, 1]], true),
        ]);
        assert_eq!(
            three,
            "In week 9 Ann must move on Donbas, Ben on “Ukraine and NATO”, Cleo on Donbas, whatever else they do"
        );
        assert!(long.ends_with(" must move on 2 issues"), "{long}");
    }

    #[test]
    fn the_title_says_must_only_where_all_packages_are_known() {
        let said = title(vec![
            party("Ukraine", &[&[0, 1], &[0, 2]], false),
            party("Russia", LOOSE, true),
        ]);
        assert_eq!(
            said,
            "In week 9 Ukraine can get to a deal in at least 2 ways, Russia in 4"
        );
        let said = title(vec![
            party("Ukraine", &[&[0]], false),
            party("Russia", &[&[0]], false),
        ]);
        assert_eq!(
            said,
            "In week 9 Ukraine can get to a deal in at least 1 way, Russia in at least 1"
        );
        let mut unknown = examples::flagship();
        unknown.parties.iter_mut().for_each(|p| p.complete = false);
        let said = finding(&unknown);
        assert!(!(said.contains("must") || said.contains("every")), "{said}");
    }

    #[test]
    fn without_a_common_issue_the_title_is_neutral() {
        assert_eq!(
            title(vec![
                party("Ukraine", LOOSE, true),
                party("Russia", &LOOSE[..2], false)
            ]),
            "In week 9 Ukraine can get to a deal in 4 ways, Russia in at least 2"
        );
        let neutral = "The smallest packages of concessions, party by party";
        assert_eq!(title(vec![party("A", LOOSE, true); 3]), neutral);
        assert_eq!(
            title(vec![party("A", LOOSE, true), party("B", &[], true)]),
            neutral
        );
        let free = party("Ukraine", &[&[]], true);
        assert_eq!(
            title(vec![free.clone(), party("Russia", LOOSE, true)]),
            "In week 9 Ukraine need not move from the opening position"
        );
        assert_eq!(
            title(vec![free, party("Russia", &[&[0]], true)]),
            "In week 9 Russia must move on Donbas, and that is enough"
        );
    }

    #[test]
    fn the_title_is_about_the_party_in_focus() {
        let mut facts = examples::flagship();
        assert_eq!(focus(&facts), Some(1));
        facts.parties[1].complete = false;
        assert_eq!(focus(&facts), None);
        facts.parties.push(party("Ann", &[&[]], true));
        assert_eq!(focus(&facts), Some(2));
        assert!(finding(&facts).starts_with("In week 9 Ann need not move"));
        facts.parties.clear();
        assert_eq!(focus(&facts), None);
    }
}
