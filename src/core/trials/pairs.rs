//! Two scenarios played with the same luck: how their shares differ.

use super::{Answers, Count, Run};
use crate::probability::{Interval, paired_difference};
use crate::scenario::Claim;

/// A claim counted in runs of two scenarios.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pairs {
    /// The claim.
    pub claim: Claim,
    /// Its count in the old scenario, over the runs decided in both.
    pub old: Count,
    /// Its count in the new one, over the same runs.
    pub new: Count,
    /// Runs that turn from no to yes.
    pub gained: u64,
    /// Runs that turn from yes to no.
    pub lost: u64,
}

impl Pairs {
    /// The new share minus the old one.
    pub fn difference(&self) -> f64 {
        self.new.share() - self.old.share()
    }

    /// Its 95% interval by Bonett and Price: [`paired_difference`].
    pub fn interval(&self) -> Interval {
        paired_difference(self.gained, self.lost, self.old.runs)
    }

    /// Counts, run by run, which answers changed. Runs of the same number must share their luck.
    pub fn of(old: &[Run], new: &[Run]) -> Vec<Pairs> {
        let answers = |runs: &[Run]| runs.iter().map(|run| run.answers).collect::<Vec<_>>();
        Pairs::between(&answers(old), &answers(new))
    }

    /// The same from the answers of the runs.
    pub fn between(old: &[Answers], new: &[Answers]) -> Vec<Pairs> {
        let pairs = |claim| {
            let mut told = Pairs {
                claim,
                old: Count { hits: 0, runs: 0 },
                new: Count { hits: 0, runs: 0 },
                gained: 0,
                lost: 0,
            };
            let answers = old.iter().zip(new);
            // A run in which a search took too long says nothing about the difference.
            let answers = answers.filter_map(|(old, new)| old[claim].zip(new[claim]));
            for (before, now) in answers {
                told.old.runs += 1;
                told.new.runs += 1;
                told.old.hits += u64::from(before);
                told.new.hits += u64::from(now);
                told.gained += u64::from(now && !before);
                told.lost += u64::from(before && !now);
            }
            told
        };
        let all = Claim::ALL.into_iter().map(pairs);
        // Where nothing says what a deal must outlive, whether it lasts is not asked.
        all.filter(|pairs| pairs.claim != Claim::Lasting || pairs.old.runs > 0)
            .collect()
    }
}
