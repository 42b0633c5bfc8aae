//! Ladders to test the chart on.

use super::Ladder;
use super::facts::{LadderFacts, LadderStep, Lane, Moment};
use crate::charts::examples::{
    Dice, Example, LONG, example, few, gathered, named, owned, title, with,
};
use crate::charts::talk::{Ending, Objection, Talk};
use crate::game::{Gate, RatifierId};

/// Issues, signatories and rounds of talks of all sizes.
pub(in super::super) const SIZES: [(usize, usize, u32); 11] = [
    (1, 2, 1),
    (1, 2, 12),
    (2, 3, 10),
    (5, 2, 60),
    (10, 3, 9),
    (10, 6, 9),
    (12, 4, 1),
    (20, 5, 100),
    (30, 2, 10),
    (30, 6, 10_000),
    (60, 7, 400),
];

/// Talks of `round` rounds that end in one of four ways, and whether there is a handshake.
pub(in super::super) fn ended(round: u32, dice: &mut Dice) -> (Talk, bool) {
    let how = dice.below(4);
    let ending = match how {
        0 => Ending::Ratified {
            round,
            by: owned(&LONG[..2]),
        },
        1 => Ending::Blocked {
            round,
            by: vec![Objection {
                name: LONG[1].into(),
                gate: Gate::Ratifier(RatifierId(0)),
            }],
        },
        2 => Ending::NoHandshake {
            last: round,
            passing: None,
        },
        _ => Ending::Breakdown {
            round,
            passing: None,
        },
    };
    (few("Verhandlungsrunde", ending), how < 2)
}

/// A limited number of moves in random rounds, to random places.
pub(in super::super) fn steps(
    dice: &mut Dice,
    rounds: u32,
    options: usize,
    moves: usize,
) -> Vec<LadderStep> {
    let moves = dice.below(moves + 1);
    let mut from: Vec<u32> = (0..moves)
        .map(|_| 1 + dice.below(rounds as usize) as u32)
        .collect();
    from.push(1);
    from.sort_unstable();
    from.dedup();
    let places = from.into_iter().map(|from| LadderStep {
        from,
        place: dice.below(options),
    });
    places.collect()
}

/// Talks of any size with long names: issues, signatories, rounds.
fn busy((issues, parties, rounds): (usize, usize, u32), dice: &mut Dice) -> (Talk, LadderFacts) {
    let (talk, agreed) = ended(rounds, dice);
    let moves = (rounds as usize).min(300);
    let moment = |round, name: &str| Moment {
        round,
        name: name.into(),
    };
    let mut lane = |n: usize| {
        let options = [1, 2, 4, 7, 300][dice.below(5)];
        let label = |place: usize| [format!("{place}"), format!("{} {place}", LONG[place % 8])];
        Lane {
            id: format!("issue-{n}"),
            title: title(n),
            options: (0..options)
                .map(|place| label(place)[n % 2].clone())
                .collect(),
            asks: (0..parties)
                .map(|_| steps(dice, rounds, options, [0, 2, moves][n % 3]))
                .collect(),
            drafts: [vec![], steps(dice, rounds, options, moves)][n % 2].clone(),
            settled: agreed.then(|| dice.below(options)),
        }
    };
    let facts = LadderFacts {
        last: rounds,
        lanes: (0..issues).map(&mut lane).collect(),
        signatories: (0..parties).map(|n| named(LONG[n % 8], n)).collect(),
        drafter: parties.is_multiple_of(2).then(|| LONG[1].to_owned()),
        moments: vec![
            moment(rounds.div_ceil(2), LONG[0]),
            moment(rounds, "Deadline"),
        ],
    };
    (talk, facts)
}

/// The smallest facts that the types allow, and invalid numbers.
fn hollow() -> LadderFacts {
    let step = |(from, place)| LadderStep { from, place };
    let lane = Lane {
        id: String::new(),
        title: String::new(),
        options: vec![],
        asks: vec![vec![step((4, 7))], vec![], vec![]],
        drafts: [(0, 9), (u32::MAX, 1)].map(step).to_vec(),
        settled: Some(12),
    };
    let mute = Lane {
        asks: vec![],
        ..lane.clone()
    };
    LadderFacts {
        last: 0,
        signatories: vec![named("", 9)],
        drafter: Some(String::new()),
        moments: vec![Moment {
            round: 0,
            name: String::new(),
        }],
        lanes: vec![lane, mute],
    }
}

pub(super) fn all() -> Vec<Example<LadderFacts>> {
    let mut meeting = gathered::<Ladder>();
    meeting.moments = vec![Moment {
        round: 5,
        name: "Washington meeting, January".into(),
    }];
    let mut all = vec![
        example("flagship", gathered::<Ladder>()),
        example("meeting", meeting),
        example("hollow", hollow()),
    ];
    let mut dice = Dice(11);
    for size in SIZES.into_iter().chain(SIZES) {
        let (talk, facts) = busy(size, &mut dice);
        all.push(with(format!("{size:?}"), talk, facts));
    }
    all
}
