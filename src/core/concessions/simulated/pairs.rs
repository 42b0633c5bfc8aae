//! Two options settled together: do they help each other?
//!
//! **Formula.** With y the answer (0 or 1) of run r to a claim: interaction = mean of y_ab − y_a − y_b + y_0, over the runs that all
//! four have, with the 95% t interval of a mean. Above 0 the two achieve more together than their separate effects add up to
//! (synergy), below 0 less (conflict, or two ways to the same end). It is *clear* if its p-value, after Holm's correction over
//! all pairs, is at
//! most 5%.
//! **Assumes** enough runs for the normal distribution of a mean (some 100); four-way common random numbers keep it narrow.
//! **Source.** The interaction contrast of a 2×2 factorial design: R. A. Fisher (1935), *The Design of Experiments*, Oliver &
//! Boyd.

use super::effects::{Effects, Series, Settling};
use crate::concessions::exact::cannot_be_written;
use crate::game::compile;
use crate::probability::{Interval, holm, normal_cdf, student_t};
use crate::scenario::{Claim, IssueId, OptionId, Scenario};
use crate::space::Entangled;
use crate::trials::{Answers, Count};

/// The effects of pairs of options together.
#[derive(Debug, Clone, PartialEq)]
pub struct PairEffects {
    /// The claim.
    pub claim: Claim,
    /// The runs of each pair.
    pub runs: u64,
    /// All pairs of played options of different issues, in file order.
    pub pairs: Vec<PairEffect>,
}

/// Two options settled together.
#[derive(Debug, Clone, PartialEq)]
pub struct PairEffect {
    /// The options.
    pub options: [(IssueId, OptionId); 2],
    /// The result for them; `None` if the rules leave no deal with both, so that no deal passes.
    pub played: Option<PairPlayed>,
}

/// The result for a pair.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PairPlayed {
    /// The runs in which the claim holds with both settled.
    pub together: Count,
    /// The mean of y_ab − y_a − y_b + y_0.
    pub interaction: f64,
    /// Its 95% interval; `None` where nothing is drawn and it is exact.
    pub interval: Option<Interval>,
    /// Its p-value after Holm's correction over all pairs; `None` where it is exact.
    pub p_value: Option<f64>,
    /// Whether it is distinguishable from zero.
    pub clear: bool,
}

impl PairEffects {
    /// The number of pairs.
    pub fn count(singles: &Effects) -> u64 {
        let played: Vec<IssueId> = singles.played().map(|(issue, ..)| issue).collect();
        let pairs = played.iter().enumerate();
        pairs
            .map(|(n, issue)| {
                played[n + 1..]
                    .iter()
                    .filter(|other| *other != issue)
                    .count() as u64
            })
            .sum()
    }

    /// Plays every pair of options that were played one by one, with at most as many runs as these had. `done` is called with
    /// the number of runs just finished, from any thread.
    ///
    /// # Errors
    /// [`Entangled`] if links and rules tie too many issues together.
    pub fn of(
        scenario: &Scenario,
        singles: &Effects,
        claim: Claim,
        how: &Settling,
        done: &(dyn Fn(u64) + Sync),
    ) -> Result<Self, Entangled> {
        let game = compile(scenario);
        let how = &how.enough(singles.exact);
        let played: Vec<_> = singles.played().collect();
        let fewest = played.iter().map(|(.., played)| played.runs).min();
        let runs = how.runs.min(fewest.unwrap_or(0));
        let mut pairs = Vec::new();
        for (n, &(issue, option, first)) in played.iter().enumerate() {
            for &(other_issue, other, second) in &played[n + 1..] {
                if issue == other_issue {
                    continue;
                }
                let options = [(issue, option), (other_issue, other)];
                let played = if cannot_be_written(&game, &options) {
                    None
                } else {
                    let mut both = Series::new(scenario.with_settled(&options), how);
                    both.play_to(runs, done)?;
                    let four = [
                        &both.answers,
                        &first.answers,
                        &second.answers,
                        &singles.unsettled,
                    ];
                    Some(contrast(four.map(Vec::as_slice), claim))
                };
                pairs.push(PairEffect { options, played });
            }
        }
        let raw: Vec<f64> = pairs
            .iter()
            .filter_map(|pair| pair.played?.p_value)
            .collect();
        let all = pairs.iter_mut().filter_map(|pair| pair.played.as_mut());
        if singles.exact {
            for played in all {
                played.interval = None;
                played.p_value = None;
                // The interaction of single runs is a whole number.
                played.clear = played.interaction.abs() > 0.5;
            }
        } else {
            for (played, p_value) in all.zip(holm(&raw)) {
                played.p_value = Some(p_value);
                played.clear = p_value <= 0.05;
            }
        }
        Ok(PairEffects { claim, runs, pairs })
    }
}

/// The contrast of four series: both settled, the first, the second, neither.
fn contrast([both, first, second, none]: [&[Answers]; 4], claim: Claim) -> PairPlayed {
    let mut together = Count { hits: 0, runs: 0 };
    let (mut n, mut sum, mut squares) = (0_u64, 0_i64, 0_i64);
    for (((ab, a), b), o) in both.iter().zip(first).zip(second).zip(none) {
        let answer = |answers: &Answers| answers[claim].map(i64::from);
        let Some((ab, a, b, o)) = (|| Some((answer(ab)?, answer(a)?, answer(b)?, answer(o)?)))()
        else {
            continue;
        };
        let y = ab - a - b + o;
        (n, sum, squares) = (n + 1, sum + y, squares + y * y);
        together.runs += 1;
        together.hits += u64::from(ab == 1);
    }
    let runs = n as f64;
    let mean = if n == 0 { 0.0 } else { sum as f64 / runs };
    // Whole numbers: Σ(y − mean)² = Σy² − (Σy)²/n.
    let spread = squares as f64 - sum as f64 * mean;
    let error = match n {
        0 | 1 => f64::INFINITY,
        _ => libm::sqrt((spread / (runs - 1.0) / runs).max(0.0)),
    };
    let p_value = if sum == 0 {
        1.0
    } else {
        2.0 * normal_cdf(-mean.abs() / error)
    };
    // A contrast of four shares is between −2 and 2; one run or none tells nothing more.
    let half = if n < 2 { 4.0 } else { student_t(n - 1) * error };
    PairPlayed {
        together,
        interaction: mean,
        interval: Some(Interval {
            low: (mean - half).max(-2.0),
            high: (mean + half).min(2.0),
        }),
        p_value: Some(p_value),
        clear: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(answers: &[u8]) -> Vec<Answers> {
        answers
            .iter()
            .map(|&yes| Answers::of(|_| Some(yes == 1)))
            .collect()
    }

    #[test]
    fn a_contrast_by_hand() {
        let both = series(&[1, 1, 1, 1]);
        let first = series(&[0, 1, 0, 0]);
        let second = series(&[0, 0, 0, 1]);
        let none = series(&[0, 0, 0, 0]);
        // y = 1, 0, 1, 0: mean 1/2, s² = 1/3, error √(1/12).
        let got = contrast([&both, &first, &second, &none], Claim::Ratified);
        assert!((got.interaction - 0.5).abs() < 1e-12);
        let half = student_t(3) * libm::sqrt(1.0 / 12.0);
        let interval = got.interval.unwrap();
        assert!((interval.high - (0.5 + half)).abs() < 1e-12);
        assert!((interval.low - (0.5 - half)).abs() < 1e-12);
        assert_eq!((got.together.hits, got.together.runs), (4, 4));
    }

    #[test]
    fn what_never_varies_is_no_interaction() {
        let same = series(&[1; 50]);
        let got = contrast([&same, &same, &same, &same], Claim::Ratified);
        assert_eq!(got.p_value, Some(1.0));
        assert!(got.interaction.abs() < f64::EPSILON);
        let none: Vec<Answers> = Vec::new();
        let got = contrast([&none, &none, &none, &none], Claim::Ratified);
        assert!(got.interval.is_some_and(|all| all.high - all.low > 3.9));
    }
}
