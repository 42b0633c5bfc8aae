//! The facts of the ladder: who asked for what on each issue, round by round.

use super::named::Named;

/// The facts of the ladder.
#[derive(Debug, Clone, PartialEq)]
pub struct LadderFacts {
    /// The last round of the talks; the first is 1.
    pub last: u32,
    /// Who asks, in file order: the signatories.
    pub signatories: Vec<Named>,
    /// The display name of whoever drafts; none without a mediator.
    pub drafter: Option<String>,
    /// Dates that matter: the deadline.
    pub moments: Vec<Moment>,
    /// One lane an issue, in file order.
    pub lanes: Vec<Lane>,
}

/// A round with a name: `Washington meeting, January`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The round.
    pub round: u32,
    /// What it is called.
    pub name: String,
}

/// What happened on one issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// The key in the file.
    pub id: String,
    /// Its title for people.
    pub title: String,
    /// What its options are called, as in the file or from the one that is best for the first signatory against the others to the one that
    /// is worst: places count from 0.
    pub options: Vec<String>,
    /// For each signatory what it asked for: one entry where that changes, by ascending round.
    pub asks: Vec<Vec<Step>>,
    /// What the text on the table said, likewise; empty without a mediator.
    pub drafts: Vec<Step>,
    /// The place of what the handshake text says; none without a handshake.
    pub settled: Option<usize>,
}

/// From this round on it is this option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The round.
    pub from: u32,
    /// The place of the option in the lane.
    pub place: usize,
}

/// What holds in a round, by the entries that say where it changes.
pub fn held(steps: &[Step], round: u32) -> Option<usize> {
    let so_far = steps.partition_point(|step| step.from <= round);
    so_far.checked_sub(1).map(|last| steps[last].place)
}

impl Lane {
    /// The highest and the lowest place asked for after a round; none while fewer than two have asked.
    pub fn gap(&self, round: u32) -> Option<(usize, usize)> {
        let places = || self.asks.iter().filter_map(|asks| held(asks, round));
        if places().count() < 2 {
            return None;
        }
        places().min().zip(places().max())
    }

    /// Whether all signatories ask for the same after a round.
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

    /// The round from which on all signatories ask for the same until the end; none if they end apart.
    pub fn closed(&self) -> Option<u32> {
        let moves = self.moves();
        let together = moves.iter().rev().take_while(|&&r| self.is_together(r));
        together.last().copied()
    }

    /// Whether all ask for the same at some time before a round.
    pub fn met_before(&self, round: u32) -> bool {
        let moves = self.moves().into_iter();
        moves
            .take_while(|&at| at < round)
            .any(|at| self.is_together(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(list: &[(u32, usize)]) -> Vec<Step> {
        let steps = list.iter().map(|&(from, place)| Step { from, place });
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
}
