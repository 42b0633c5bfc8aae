//! From the trace to the facts of the ladder.

use super::named::named;
use crate::account::Account;
use crate::charts::facts::{LadderFacts, Lane, Moment, Step};
use crate::game::{Deal, Game};
use crate::scenario::{IssueId, OptionId, Protocol};
use crate::talks::Happening;

/// The facts of the ladder; none if nobody asked for anything.
pub(super) fn ladder(account: &Account<'_>) -> Option<LadderFacts> {
    let game = &account.game;
    let signatories = game.signatories();
    // Where each option of each issue lies in its lane.
    let lane_of = |issue: IssueId| places(game, issue);
    let places: Vec<Vec<usize>> = game.issue_ids().map(lane_of).collect();
    let mut lanes: Vec<Lane> = game
        .issue_ids()
        .map(|issue| lane(account, issue, &places[issue.index()]))
        .collect();
    let mut asked = false;
    for (standing, round) in account.trace.standings(game).zip(&account.trace.rounds) {
        for (n, &party) in signatories.iter().enumerate() {
            if let Some(text) = standing.text(party) {
                asked = true;
                note(&mut lanes, &places, standing.round, text, |lane| {
                    &mut lane.asks[n]
                });
            }
        }
        if let Some(text) = round.draft() {
            note(&mut lanes, &places, round.round, text, |lane| {
                &mut lane.drafts
            });
        }
    }
    let drafter = match account.scenario.talks.protocol {
        Protocol::SingleText { mediator, .. } => Some(named(account, mediator).name),
        _ => None,
    };
    let deadline = account.scenario.time.deadline.iter();
    let deadline = deadline.map(|deadline| Moment {
        round: deadline.round,
        name: deadline.name.clone().unwrap_or("Deadline".to_owned()),
    });
    asked.then(|| LadderFacts {
        last: account.round,
        signatories: signatories.iter().map(|&p| named(account, p)).collect(),
        drafter,
        moments: deadline.chain(events(account)).collect(),
        lanes,
    })
}

/// Meetings and shocks, in order.
fn events<'a>(account: &'a Account<'_>) -> impl Iterator<Item = Moment> + 'a {
    account.trace.rounds.iter().flat_map(move |round| {
        round.happened.iter().filter_map(move |(_, happening)| {
            let name = match *happening {
                Happening::Meeting { meeting } => &account.scenario.meetings[meeting].name,
                Happening::Shock { shock } => &account.scenario.shocks[shock].title,
                _ => return None,
            };
            Some(Moment {
                round: round.round,
                name: name.clone(),
            })
        })
    })
}

/// Writes down what a text says on every issue, where that is new.
fn note(
    lanes: &mut [Lane],
    places: &[Vec<usize>],
    from: u32,
    text: &Deal,
    steps: impl Fn(&mut Lane) -> &mut Vec<Step>,
) {
    for (lane, (places, option)) in lanes.iter_mut().zip(places.iter().zip(text.iter())) {
        let place = places[option.index()];
        let steps = steps(lane);
        if steps.last().is_none_or(|step| step.place != place) {
            steps.push(Step { from, place });
        }
    }
}

/// A lane in which nothing has been said yet.
fn lane(account: &Account<'_>, issue: IssueId, places: &[usize]) -> Lane {
    let frame = &account.game.frame().issues[issue.index()];
    let mut options = vec![String::new(); places.len()];
    for (title, &place) in frame.option_titles().zip(places) {
        options[place] = title.to_owned();
    }
    let handshake = account.settlement.handshake();
    Lane {
        id: frame.id.clone(),
        title: frame.on_charts.clone(),
        options,
        asks: vec![Vec::new(); account.game.signatories().len()],
        drafts: Vec::new(),
        settled: handshake.map(|(deal, _)| places[deal[issue.index()].index()]),
    }
}

/// The place of each option of an issue: first what the first signatory likes most against the mean of the others, by
/// unweighted scores; ties in file order.
fn places(game: &Game, issue: IssueId) -> Vec<usize> {
    let signatories = game.signatories();
    // Times the number of the others, so that the mean is a whole number.
    let others = signatories.len() as i128 - 1;
    let favour = |option: OptionId| {
        let score = |party| i128::from(game.score(party, issue, option).0);
        let mut scores = signatories.iter().map(|&party| score(party));
        let first = scores.next().unwrap_or(0);
        first * others.max(1) - scores.sum::<i128>()
    };
    let mut ordered: Vec<OptionId> = game.option_ids(issue).collect();
    ordered.sort_by_key(|&option| (std::cmp::Reverse(favour(option)), option));
    let mut places = vec![0; ordered.len()];
    for (place, option) in ordered.into_iter().enumerate() {
        places[option.index()] = place;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::GameBuilder;
    use crate::scenario::Role;

    #[test]
    fn options_run_from_the_first_ones_wish_to_the_others() {
        let two = GameBuilder::new(&[4, 2])
            .party("a", Role::Signatory, &[&[60, 100, 0, 60], &[0, 0]])
            .party("b", Role::Signatory, &[&[40, 0, 100, 40], &[0, 0]])
            .build()
            .unwrap();
        assert_eq!(places(&two, IssueId(0)), [1, 0, 3, 2]);
        assert_eq!(places(&two, IssueId(1)), [0, 1]);
        let three = GameBuilder::new(&[3])
            .party("a", Role::Signatory, &[&[50, 50, 50]])
            .party("b", Role::Signatory, &[&[100, 0, 0]])
            .party("c", Role::Signatory, &[&[100, 80, 0]])
            .build()
            .unwrap();
        assert_eq!(places(&three, IssueId(0)), [2, 1, 0]);
        let alone = GameBuilder::new(&[2])
            .party("a", Role::Signatory, &[&[0, 9]])
            .build()
            .unwrap();
        assert_eq!(places(&alone, IssueId(0)), [1, 0]);
    }
}
