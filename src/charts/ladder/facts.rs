//! The facts of the ladder: who asked for what on each issue, round by round.

use crate::account::Account;
use crate::charts::party::Named;
use crate::game::{Deal, Game};
use crate::scenario::{IssueId, OptionId, Protocol};
use crate::talks::Happening;

/// The facts of the ladder.
#[derive(Debug, Clone, PartialEq)]
pub struct LadderFacts {
    /// The last round of the talks; the first is 1.
    pub last: u32,
    /// The parties that ask, in file order: the signatories.
    pub signatories: Vec<Named>,
    /// The display name of the mediator; `None` without one.
    pub drafter: Option<String>,
    /// Dates that matter, such as the deadline.
    pub moments: Vec<Moment>,
    /// One lane per issue, in file order.
    pub lanes: Vec<Lane>,
}

/// A round with a name: `Washington meeting, January`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The round.
    pub round: u32,
    /// Its name.
    pub name: String,
}

/// The moves on one issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// The issue's key in the file.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The names of its options, either in file order or from the best for the first signatory relative to the others down to
    /// the worst; places count from 0.
    pub options: Vec<String>,
    /// The asks of each signatory: one entry per change, by ascending round.
    pub asks: Vec<Vec<LadderStep>>,
    /// The drafts on the table, likewise; empty without a mediator.
    pub drafts: Vec<LadderStep>,
    /// The place of the option in the handshake deal; `None` without a handshake.
    pub settled: Option<usize>,
}

/// A change to an option from a round on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LadderStep {
    /// The round.
    pub from: u32,
    /// The place of the option in the lane.
    pub place: usize,
}

/// The option in force in a round, given the entries that record changes.
pub fn held(steps: &[LadderStep], round: u32) -> Option<usize> {
    let so_far = steps.partition_point(|step| step.from <= round);
    so_far.checked_sub(1).map(|last| steps[last].place)
}

impl Lane {
    /// The highest and the lowest place asked for after a round; `None` while fewer than two have asked.
    pub fn gap(&self, round: u32) -> Option<(usize, usize)> {
        let places = || self.asks.iter().filter_map(|asks| held(asks, round));
        if places().count() < 2 {
            return None;
        }
        places().min().zip(places().max())
    }

    /// True if all signatories ask for the same after a round.
    pub fn is_together(&self, round: u32) -> bool {
        let all = self.asks.iter().all(|asks| held(asks, round).is_some());
        all && self.gap(round).is_some_and(|(top, bottom)| top == bottom)
    }

    /// The rounds in which somebody moves, ascending.
    pub fn moves(&self) -> Vec<u32> {
        let mut rounds: Vec<u32> = self.asks.iter().flatten().map(|step| step.from).collect();
        rounds.sort_unstable();
        rounds.dedup();
        rounds
    }

    /// The round from which all signatories ask for the same until the end; `None` if they end apart.
    pub fn closed(&self) -> Option<u32> {
        let moves = self.moves();
        let together = moves.iter().rev().take_while(|&&r| self.is_together(r));
        together.last().copied()
    }

    /// True if all ask for the same at some time before a round.
    pub fn met_before(&self, round: u32) -> bool {
        let moves = self.moves().into_iter();
        moves
            .take_while(|&at| at < round)
            .any(|at| self.is_together(at))
    }
}

/// The facts of the ladder; `None` if nobody asked for anything.
pub(super) fn ladder(account: &Account<'_>) -> Option<LadderFacts> {
    let game = &account.game;
    let signatories = game.signatories();
    // The place of each option of each issue in its lane.
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
        Protocol::SingleText { mediator, .. } => Some(Named::of(&account.game, mediator).name),
        _ => None,
    };
    let deadline = account.scenario.time.deadline.iter();
    let deadline = deadline.map(|deadline| Moment {
        round: deadline.round,
        name: deadline.name.clone().unwrap_or("Deadline".to_owned()),
    });
    asked.then(|| LadderFacts {
        last: account.round,
        signatories: signatories
            .iter()
            .map(|&p| Named::of(&account.game, p))
            .collect(),
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

/// Records the options of a deal on every issue where they are new.
fn note(
    lanes: &mut [Lane],
    places: &[Vec<usize>],
    from: u32,
    text: &Deal,
    steps: impl Fn(&mut Lane) -> &mut Vec<LadderStep>,
) {
    for (lane, (places, option)) in lanes.iter_mut().zip(places.iter().zip(text.iter())) {
        let place = places[option.index()];
        let steps = steps(lane);
        if steps.last().is_none_or(|step| step.place != place) {
            steps.push(LadderStep { from, place });
        }
    }
}

/// An empty lane.
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

/// The place of each option of an issue: first the one that the first signatory likes most relative to the mean of the
/// others, by unweighted scores; ties in file order.
fn places(game: &Game, issue: IssueId) -> Vec<usize> {
    let signatories = game.signatories();
    // Multiplied by the number of others, so that the mean is a whole number.
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

    fn steps(list: &[(u32, usize)]) -> Vec<LadderStep> {
        let steps = list.iter().map(|&(from, place)| LadderStep { from, place });
        steps.collect()
    }

    #[test]
    fn a_lane_closes_when_it_stays_closed() {
        let mut lane = Lane {
            id: "x".into(),
            title: "X".into(),
            options: vec!["a".into(), "b".into(), "c".into()],
            asks: vec![steps(&[(1, 0), (3, 2), (5, 1)]), steps(&[(1, 2), (6, 1)])],
            drafts: vec![],
            settled: None,
        };
        assert_eq!(lane.closed(), Some(6));
        assert!(lane.is_together(4) && !lane.is_together(5));
        assert!(lane.met_before(6) && !lane.met_before(3));
        assert_eq!(lane.gap(5), Some((1, 2)));
        lane.asks[1].pop();
        assert_eq!(lane.closed(), None);
        lane.asks[1].clear();
        assert_eq!((lane.gap(9), lane.closed()), (None, None));
    }

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
