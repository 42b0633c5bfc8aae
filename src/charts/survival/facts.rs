//! The facts of the survival chart: the share of runs still talking after each round, and how the others ended.

use crate::scenario::Claim;
use crate::trials::Run;
use std::collections::BTreeMap;

/// The facts of the survival chart.
#[derive(Debug, Clone, PartialEq)]
pub struct SurvivalFacts {
    /// The number of runs.
    pub runs: u64,
    /// The last round of the talks.
    pub last: u32,
    /// The runs that ended in each round, ascending; rounds in which none ended may be left out. The remaining runs were
    /// still talking when time was over.
    pub ended: Vec<Ended>,
}

/// The runs that ended in one round, by how they ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ended {
    /// The round.
    pub round: u32,
    /// With a handshake that passes every gate of the round.
    pub ratified: u64,
    /// With a handshake that fails a gate.
    pub blocked: u64,
    /// A party left for good.
    pub broken: u64,
    /// The protocol had nothing more to offer.
    pub impasse: u64,
}

impl Ended {
    /// The total.
    pub fn all(&self) -> u64 {
        self.ratified + self.blocked + self.broken + self.impasse
    }
}

impl SurvivalFacts {
    /// The runs that have ended up to and including a round, by how they ended.
    pub fn over(&self, round: u32) -> Ended {
        let until = self.ended.iter().filter(|ended| ended.round <= round);
        let start = Ended {
            round,
            ..Ended::default()
        };
        until.fold(start, |sum, ended| Ended {
            round,
            ratified: sum.ratified + ended.ratified,
            blocked: sum.blocked + ended.blocked,
            broken: sum.broken + ended.broken,
            impasse: sum.impasse + ended.impasse,
        })
    }
}

/// When and how runs ended; `None` if there are no runs.
pub(super) fn survival(runs: &[Run], last: u32) -> Option<SurvivalFacts> {
    let mut ended: BTreeMap<u32, Ended> = BTreeMap::new();
    for run in runs {
        let Some(round) = run.ended else {
            continue;
        };
        let here = ended.entry(round).or_insert(Ended {
            round,
            ..Ended::default()
        });
        let how = match (
            run.holds(Claim::Ratified),
            run.holds(Claim::Handshake),
            run.holds(Claim::Breakdown),
        ) {
            (true, ..) => &mut here.ratified,
            (_, true, _) => &mut here.blocked,
            (.., true) => &mut here.broken,
            _ => &mut here.impasse,
        };
        *how += 1;
    }
    (!runs.is_empty()).then(|| SurvivalFacts {
        runs: runs.len() as u64,
        last,
        ended: ended.into_values().collect(),
    })
}

#[cfg(test)]
impl SurvivalFacts {
    /// The number of runs still talking after a round.
    pub fn talking(&self, round: u32) -> u64 {
        self.runs.saturating_sub(self.over(round).all())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_and_what_goes_on_add_up() {
        let facts = SurvivalFacts {
            runs: 10,
            last: 4,
            ended: vec![
                Ended {
                    round: 1,
                    broken: 2,
                    ..Ended::default()
                },
                Ended {
                    round: 3,
                    ratified: 3,
                    blocked: 1,
                    ..Ended::default()
                },
            ],
        };
        let talking: Vec<u64> = (0..=4).map(|round| facts.talking(round)).collect();
        assert_eq!(talking, [10, 8, 8, 4, 4]);
        assert_eq!(facts.over(4).ratified, 3);
        assert!((0..=4).all(|round| facts.over(round).all() + facts.talking(round) == 10));
    }
}
