//! Talks round by round to draw in tests: the flagship's, and everything that could break a ladder or a tracker.

use super::*;
use crate::talks::Agreed;

type Steps = &'static [(u32, usize)];

fn steps(list: &[(u32, usize)]) -> Vec<Step> {
    let steps = list.iter().map(|&(from, place)| Step { from, place });
    steps.collect()
}

/// Key, title, options; what Ukraine and Russia ask for, what the drafts say; the place of what is settled.
type Row = (
    &'static str,
    &'static str,
    &'static [&'static str],
    [Steps; 3],
    usize,
);

const LANES: [Row; 10] = [
    (
        "donbas",
        "Donbas: who controls it?",
        &[
            "russia-withdraws",
            "freeze-line",
            "demilitarised-zone",
            "ukraine-withdraws",
        ],
        [&[(1, 0), (9, 2)], &[(1, 3), (8, 2)], &[(1, 1), (2, 2)]],
        2,
    ),
    (
        "status",
        "Legal status of Russian-held areas and of the troops there",
        &["none", "de-facto", "formal"],
        [&[(1, 0), (3, 1)], &[(1, 2), (5, 1)], &[(1, 1)]],
        1,
    ),
    (
        "guarantees",
        "Security guarantees for Ukraine",
        &["binding-treaty", "coalition-pledge", "russia-has-veto"],
        [&[(1, 0)], &[(1, 2), (3, 1), (4, 0)], &[(1, 0)]],
        0,
    ),
    (
        "nato",
        "Ukraine and NATO",
        &["path-open", "moratorium", "renounced"],
        [&[(1, 1), (3, 0), (4, 2)], &[(1, 2)], &[(1, 1), (2, 2)]],
        2,
    ),
    (
        "army",
        "Size of Ukraine's army, in thousands",
        &["900", "800", "700", "600", "500"],
        [
            &[(1, 0), (4, 1), (5, 3), (6, 4), (9, 3)],
            &[(1, 4), (9, 3)],
            &[(1, 1), (2, 4), (8, 3), (9, 2)],
        ],
        2,
    ),
    (
        "plant",
        "Nuclear power plant: who runs it?",
        &["ukraine-run", "joint-parity", "us-operated", "russia-run"],
        [
            &[(1, 0), (3, 2), (4, 1)],
            &[(1, 1), (3, 2), (4, 1)],
            &[(1, 1), (2, 2), (3, 1), (9, 2)],
        ],
        2,
    ),
    (
        "assets",
        "Frozen Russian assets, and reparations",
        &[
            "all-to-ukraine",
            "reparation-loan",
            "split-fund",
            "returned",
        ],
        [&[(1, 1), (3, 2)], &[(1, 3), (3, 2)], &[(1, 1), (2, 2)]],
        2,
    ),
    (
        "sanctions",
        "Sanctions on Russia",
        &["stay", "phased-snapback", "lifted-at-once"],
        [
            &[(1, 1), (3, 2)],
            &[(1, 2), (2, 1), (3, 2)],
            &[(1, 1), (2, 2)],
        ],
        2,
    ),
    (
        "rebuild",
        "Reconstruction and prosperity plan, in billion dollars",
        &["800", "600", "400", "200"],
        [
            &[(1, 0), (2, 1), (3, 0)],
            &[(1, 1), (3, 0)],
            &[(1, 1), (2, 0)],
        ],
        0,
    ),
    (
        "monitoring",
        "Who verifies the ceasefire?",
        &["peacekeepers", "joint-monitors", "none"],
        [&[(1, 0), (2, 1)], &[(1, 1)], &[(1, 1)]],
        1,
    ),
];

/// The flagship's nine weeks.
pub fn ladder() -> LadderFacts {
    let lanes = LANES
        .iter()
        .map(|(id, title, options, said, settled)| Lane {
            id: (*id).into(),
            title: (*title).into(),
            options: owned(options),
            asks: vec![steps(said[0]), steps(said[1])],
            drafts: steps(said[2]),
            settled: Some(*settled),
        });
    LadderFacts {
        last: 9,
        signatories: vec![named("Ukraine", 0), named("Russia", 1)],
        drafter: Some("United States".into()),
        moments: vec![Moment {
            round: 5,
            name: "Washington meeting, January".into(),
        }],
        lanes: lanes.collect(),
    }
}

fn agreed(issues: usize, of: usize, weight: [f64; 2]) -> Agreed {
    Agreed {
        issues,
        of,
        weight: weight.map(Some),
    }
}

/// How near the flagship's signatories and its mediator come.
pub fn tracker() -> TrackerFacts {
    let track = |names: [(&str, usize); 2], course: &[(u32, usize, [f64; 2])]| Track {
        parties: names.map(|(name, index)| named(name, index)),
        sign: names.iter().all(|(_, index)| *index < 2),
        day_one: None,
        course: course
            .iter()
            .map(|&(from, issues, weight)| (from, agreed(issues, 10, weight)))
            .collect(),
    };
    let (us, ukraine, russia) = (("United States", 2), ("Ukraine", 0), ("Russia", 1));
    TrackerFacts {
        last: 9,
        pairs: vec![
            track(
                [ukraine, russia],
                &[
                    (1, 0, [0.0, 0.0]),
                    (2, 3, [0.16, 0.18]),
                    (3, 5, [0.26, 0.3]),
                    (4, 7, [0.6, 0.54]),
                    (5, 8, [0.7, 0.68]),
                    (6, 9, [0.78, 0.76]),
                    (9, 10, [1.0, 1.0]),
                ],
            ),
            track(
                [ukraine, us],
                &[
                    (2, 2, [0.34, 0.25]),
                    (4, 8, [0.7, 0.85]),
                    (8, 7, [0.6, 0.7]),
                ],
            ),
            track(
                [russia, us],
                &[
                    (2, 3, [0.3, 0.25]),
                    (5, 9, [0.76, 0.85]),
                    (9, 8, [0.8, 0.9]),
                ],
            ),
        ],
    }
}

/// Numbers that look random and are the same every time (D. H. Lehmer's generator).
pub struct Dice(pub u64);

impl Dice {
    /// A number from 0 to below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        (self.0 % n.max(1) as u64) as usize
    }

    /// Up to so many moves at random rounds, to random places.
    fn steps(&mut self, moves: usize, rounds: u32, options: usize) -> Vec<Step> {
        let mut from: Vec<u32> = (0..self.below(moves + 1))
            .map(|_| 1 + self.below(rounds as usize) as u32)
            .collect();
        from.push(1);
        from.sort_unstable();
        from.dedup();
        let places = from.into_iter().map(|from| Step {
            from,
            place: self.below(options),
        });
        places.collect()
    }
}

/// Talks of any size with long names: issues, signatories, rounds.
pub fn busy(issues: usize, parties: usize, rounds: u32, dice: &mut Dice) -> Facts {
    let base = small("Verhandlungsrunde", endings(rounds)[dice.below(4)].clone());
    let agreed_text = matches!(
        base.talk.ending,
        Ending::Ratified { .. } | Ending::Blocked { .. }
    );
    let signatories: Vec<Named> = (0..parties).map(|n| named(LONG[n % 8], n)).collect();
    let moves = (rounds as usize).min(300);
    let lanes = (0..issues).map(|n| {
        let options = [1, 2, 4, 7, 300][dice.below(5)];
        Lane {
            id: format!("issue-{n}"),
            title: format!("{} {}", LONG[(n + 3) % 8], ["", LONG[n % 8]][n % 2]),
            options: (0..options)
                .map(|place| {
                    [format!("{place}"), format!("{} {place}", LONG[place % 8])][n % 2].clone()
                })
                .collect(),
            asks: (0..parties)
                .map(|_| dice.steps([0, 2, moves][n % 3], rounds, options))
                .collect(),
            drafts: [vec![], dice.steps(moves, rounds, options)][n % 2].clone(),
            settled: agreed_text.then(|| dice.below(options)),
        }
    });
    let ladder = LadderFacts {
        last: rounds,
        signatories: signatories.clone(),
        drafter: (parties.is_multiple_of(2)).then(|| LONG[1].to_owned()),
        moments: vec![
            Moment {
                round: rounds.div_ceil(2),
                name: LONG[0].into(),
            },
            Moment {
                round: rounds,
                name: "Deadline".into(),
            },
        ],
        lanes: lanes.collect(),
    };
    let mut pairs = Vec::new();
    for (n, a) in signatories.iter().enumerate() {
        for b in &signatories[n + 1..] {
            let course = dice.steps(moves, rounds, issues + 1);
            let share = |dice: &mut Dice| dice.below(101) as f64 / 100.0;
            pairs.push(Track {
                parties: [a.clone(), b.clone()],
                sign: true,
                day_one: (n == 0).then(|| agreed(issues / 2, issues, [share(dice), share(dice)])),
                course: course
                    .iter()
                    .map(|step| {
                        let weight = [share(dice), share(dice)];
                        (step.from, agreed(step.place, issues, weight))
                    })
                    .collect(),
            });
        }
    }
    let tracker = TrackerFacts {
        last: rounds,
        pairs,
    };
    Facts {
        ladder: Some(ladder),
        tracker: Some(tracker),
        ..base
    }
}

fn endings(round: u32) -> [Ending; 4] {
    [
        Ending::Ratified {
            round,
            by: owned(&LONG[..2]),
        },
        Ending::Blocked {
            round,
            by: vec![Objection {
                name: LONG[1].into(),
                gate: Gate::Ratifier(RatifierId(0)),
            }],
        },
        Ending::NoHandshake {
            last: round,
            passing: None,
        },
        Ending::Breakdown {
            round,
            passing: None,
        },
    ]
}

/// As little as the types allow, and numbers that are none.
pub fn hollow() -> Facts {
    let mut facts = bare();
    let lane = Lane {
        id: String::new(),
        title: String::new(),
        options: vec![],
        asks: vec![steps(&[(4, 7)]), vec![], vec![]],
        drafts: steps(&[(0, 9), (u32::MAX, 1)]),
        settled: Some(12),
    };
    facts.ladder = Some(LadderFacts {
        last: 0,
        signatories: vec![named("", 9)],
        drafter: Some(String::new()),
        moments: vec![Moment {
            round: 0,
            name: String::new(),
        }],
        lanes: vec![
            lane.clone(),
            Lane {
                asks: vec![],
                ..lane
            },
        ],
    });
    let track = Track {
        parties: [named("", 0), named("B", 11)],
        sign: false,
        day_one: Some(agreed(3, 0, [f64::NAN, 7.0])),
        course: vec![(0, agreed(0, 0, [f64::INFINITY, -1.0]))],
    };
    facts.tracker = Some(TrackerFacts {
        last: 0,
        pairs: vec![
            track.clone(),
            Track {
                course: vec![],
                ..track
            },
        ],
    });
    facts
}

/// Talks of all sizes, with a name each.
pub fn all() -> Vec<(String, Facts)> {
    let mut dice = Dice(11);
    let mut all = vec![("hollow".to_owned(), hollow())];
    for (issues, parties, rounds) in [
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
    ] {
        for _ in 0..2 {
            let facts = busy(issues, parties, rounds, &mut dice);
            all.push((format!("{issues}-{parties}-{rounds}"), facts));
        }
    }
    all
}
