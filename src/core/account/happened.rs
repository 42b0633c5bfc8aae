//! Events around the talks, in words.

use super::{Account, decimal};
use crate::game::Game;
use crate::scenario::{PartyId, Pulled, Scenario};
use crate::talks::{AgreedShare, Happening, Pair};

impl Account<'_> {
    /// The word for the kind of an event in tables.
    pub fn happening_kind(happening: &Happening) -> &'static str {
        match happening {
            Happening::Shock { .. } => "shock",
            Happening::WalkOut { .. } => "walk-out",
            Happening::LeverPulled { .. } => "lever-pulled",
            Happening::LeverLetGo { .. } => "lever-let-go",
            Happening::Meeting { .. } => "meeting",
            Happening::Trust { .. } => "trust",
            Happening::BrokenWord { .. } => "broken-word",
            Happening::Settled { .. } => "settled",
            Happening::Reopened { .. } => "reopened",
            Happening::WholeRefused { .. } => "whole-refused",
        }
    }

    /// The party behind an event, if it is one party.
    pub fn happening_party(&self, happening: &Happening) -> Option<PartyId> {
        match *happening {
            Happening::LeverPulled { lever } | Happening::LeverLetGo { lever } => {
                Some(self.scenario.levers[lever].held_by)
            }
            Happening::BrokenWord { commitment, .. } => {
                Some(self.scenario.commitments[commitment].party)
            }
            Happening::WholeRefused { party } => Some(party),
            _ => None,
        }
    }

    /// The points that an event adds to each party's no-deal value; a lever let go takes back what it added.
    pub fn moves_no_deal(&self, happening: &Happening) -> Vec<(PartyId, f64)> {
        moves_no_deal(self.scenario, happening)
    }

    /// An event as a sentence, with its effect.
    pub fn told_happening(&self, happening: &Happening) -> String {
        told_happening(self.scenario, &self.game, happening)
    }

    /// What each pair of parties at the `[table]` agrees on, on day one.
    pub fn day_one_agreed(&self) -> Vec<((PartyId, PartyId), AgreedShare)> {
        let Some(table) = &self.scenario.table else {
            return Vec::new();
        };
        let issues: Vec<_> = table.tentative.iter().map(|(issue, _)| *issue).collect();
        let pairs = table.between.iter().enumerate();
        let pairs = pairs.flat_map(|(n, &a)| table.between[n + 1..].iter().map(move |&b| (a, b)));
        pairs
            .map(|(a, b)| ((a, b), Pair::new(&self.game, a, b).agreed_on(&issues)))
            .collect()
    }
}

/// An event as a sentence, with its effect.
pub fn told_happening(scenario: &Scenario, game: &Game, happening: &Happening) -> String {
    let name = |party: PartyId| game.frame().party_name(party);
    let issue_id = |issue: crate::scenario::IssueId| &scenario.issues[issue.index()].id;
    match *happening {
        Happening::Shock { shock } => {
            let title = &scenario.shocks[shock].title;
            format!("{title}{}", effect(scenario, game, happening))
        }
        Happening::WalkOut { shock } => {
            format!("The talks end over it: {}", scenario.shocks[shock].title)
        }
        Happening::LeverPulled { lever } => {
            let lever = &scenario.levers[lever];
            let why = match lever.pulled {
                Pulled::IfStuck => ", since nobody moves",
                Pulled::Always | Pulled::Never => "",
            };
            let effect = effect(scenario, game, happening);
            format!(
                "{} pulls a lever{why}: {}{effect}",
                name(lever.held_by),
                lever.title
            )
        }
        Happening::LeverLetGo { lever } => {
            let lever = &scenario.levers[lever];
            format!(
                "{} lets go of a lever: {}",
                name(lever.held_by),
                lever.title
            )
        }
        Happening::Meeting { meeting } => {
            let meeting = &scenario.meetings[meeting];
            let who: Vec<&str> = meeting.with.iter().map(|&party| name(party)).collect();
            format!("{} meet: {}", super::and_list(&who), meeting.name)
        }
        Happening::Trust { between, from, to } => format!(
            "Trust between {} and {}: {from:.0} → {to:.0}",
            name(between.0),
            name(between.1)
        ),
        Happening::BrokenWord { commitment, issue } => {
            let commitment = &scenario.commitments[commitment];
            format!(
                "{} departs from its public position on {} ({}): a deal like that costs it {} points",
                name(commitment.party),
                issue_id(issue),
                commitment.title,
                decimal(commitment.cost, 1)
            )
        }
        Happening::Settled { issue, option } => {
            let option = scenario.issues[issue.index()].option_title(option);
            format!("Settled: {} = {option}", issue_id(issue))
        }
        Happening::Reopened { issue } => format!("Opened again: {}", issue_id(issue)),
        Happening::WholeRefused { party } => format!(
            "All items are closed, but {} would rather have no deal than the whole",
            name(party)
        ),
    }
}

/// The points that an event adds to each party's no-deal value.
fn moves_no_deal(scenario: &Scenario, happening: &Happening) -> Vec<(PartyId, f64)> {
    let lever = |lever: usize, sign: f64| -> Vec<(PartyId, f64)> {
        let lever = &scenario.levers[lever];
        let costs = lever.costs.iter().map(|&(party, points)| (party, -points));
        let moves = lever.hits.iter().copied().chain(costs);
        let mut sums: Vec<(PartyId, f64)> = Vec::new();
        for (party, points) in moves {
            match sums.iter_mut().find(|(known, _)| *known == party) {
                Some((_, sum)) => *sum += sign * points,
                None => sums.push((party, sign * points)),
            }
        }
        sums
    };
    match *happening {
        Happening::Shock { shock } => scenario.shocks[shock].no_deal.clone(),
        Happening::LeverPulled { lever: n } => lever(n, 1.0),
        Happening::LeverLetGo { lever: n } => lever(n, -1.0),
        _ => Vec::new(),
    }
}

/// ` (no deal: Ukraine -2.0, Russia -1.0)`, or nothing.
fn effect(scenario: &Scenario, game: &Game, happening: &Happening) -> String {
    let moves = moves_no_deal(scenario, happening).into_iter();
    let moves = moves.filter(|(_, points)| *points != 0.0);
    let moves: Vec<String> = moves
        .map(|(party, points)| {
            let points = game.show(game.unit().given(points));
            format!("{} {points:+.1}", game.frame().party_name(party))
        })
        .collect();
    if moves.is_empty() {
        String::new()
    } else {
        format!(" (no deal: {})", moves.join(", "))
    }
}
