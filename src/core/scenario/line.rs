//! The exact scores of an issue in order, without computing the fraction of each afresh.

use super::fraction::{Fraction, lcm};
use super::ids::OptionId;
use super::model::{Issue, Options, Scores};

/// One party's scores of an issue, or what they add to its worth, as fractions.
#[derive(Debug)]
pub struct ScoreRow<'s> {
    scores: &'s Scores,
    issue: &'s Issue,
    share: Fraction,
    /// Each line with the option at which it ends, exclusive; empty where each score is computed separately.
    lines: Vec<(u16, Line)>,
}

/// Numbers in equal steps: (first + n·each)/under.
#[derive(Debug, Clone, Copy)]
struct Line {
    first: i128,
    each: i128,
    under: i128,
}

impl Scores {
    /// The scores of all options of `issue`.
    pub fn row<'s>(&'s self, issue: &'s Issue) -> ScoreRow<'s> {
        self.row_times(issue, Fraction::whole(1))
    }

    /// The same, multiplied by a share.
    pub fn row_times<'s>(&'s self, issue: &'s Issue, share: Fraction) -> ScoreRow<'s> {
        let share = share.reduced();
        ScoreRow {
            scores: self,
            issue,
            share,
            lines: self.lines(issue, share).unwrap_or_default(),
        }
    }

    fn lines(&self, issue: &Issue, share: Fraction) -> Option<Vec<(u16, Line)>> {
        let decimal = Fraction::decimal;
        let options = u16::try_from(issue.len()).ok()?;
        // From a number at the first option, in steps of `each`.
        let line = |first: Fraction, each: Fraction| {
            Line::of(first.times(share)?, each.times(share)?, options)
        };
        match *self {
            Scores::Each(_) => None,
            Scores::Ends { from, to } => {
                let (from, to) = (decimal(from)?, decimal(to)?);
                let steps = Fraction::whole(i128::from(options) - 1);
                let each = to.minus(from)?.divided_by(steps)?;
                Some(vec![(options, line(from, each)?)])
            }
            Scores::Peak { ideal, from, to } => {
                let Options::Range {
                    from: low,
                    to: high,
                    step,
                } = issue.options
                else {
                    return None;
                };
                let (ideal, low) = (decimal(ideal)?, decimal(low)?);
                let (high, step) = (decimal(high)?, decimal(step)?);
                let (from, to) = (decimal(from)?, decimal(to)?);
                let most = Fraction::whole(100);
                if step.over <= 0 {
                    return None;
                }
                let steps = ideal.minus(low)?.divided_by(step)?;
                // The first option beyond the ideal.
                let turn = (steps.over.div_euclid(steps.under) + 1).clamp(0, options.into()) as u16;
                let mut lines = Vec::new();
                if turn > 0 {
                    let way = ideal.minus(low)?;
                    lines.push(if way.over <= 0 {
                        (turn, line(most, Fraction::whole(0))?)
                    } else {
                        let each = most.minus(from)?.times(step.divided_by(way)?)?;
                        (turn, line(from, each)?)
                    });
                }
                if turn < options {
                    let slope = most.minus(to)?.divided_by(high.minus(ideal)?)?;
                    let first = to.plus(slope.times(high.minus(low)?)?)?;
                    let each = Fraction::whole(0).minus(slope.times(step)?)?;
                    lines.push((options, line(first, each)?));
                }
                Some(lines)
            }
        }
    }
}

impl ScoreRow<'_> {
    /// The number of an option; `None` where it does not fit.
    pub fn at(&self, option: OptionId) -> Option<Fraction> {
        for (end, line) in &self.lines {
            if option.0 < *end {
                return Some(line.at(option));
            }
        }
        self.scores.exact(self.issue, option)?.times(self.share)
    }
}

impl Line {
    /// `None` if one of the numbers does not fit.
    fn of(first: Fraction, each: Fraction, numbers: u16) -> Option<Self> {
        let (first, each) = (first.reduced(), each.reduced());
        let under = lcm(first.under, each.under)?;
        let first = first.over.checked_mul(under / first.under)?;
        let each = each.over.checked_mul(under / each.under)?;
        first.checked_add(each.checked_mul(numbers.into())?)?;
        Some(Line { first, each, under })
    }

    fn at(self, option: OptionId) -> Fraction {
        Fraction {
            over: self.first + self.each * i128::from(option.0),
            under: self.under,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn issue(options: Options) -> Issue {
        let text = "schema = 1\nparty.a = {}\nparty.b = {}\n[issue.x]\noptions = [\"l\", \"r\"]\na = [1, 0]\nb = [0, 1]\n";
        let source = crate::format::Source::from_text("x.toml", text);
        let reading = crate::format::read(&source, &[]).unwrap();
        Issue {
            options,
            ..reading.scenario.issues[0].clone()
        }
    }

    /// Every number on a line equals that of its option computed separately.
    #[test]
    fn lines_are_the_numbers_one_by_one() {
        let mut lined = 0;
        for (from, to, step) in [
            (0.0, 99.0, 1.0),
            (-2.5, 2.5, 0.1),
            (0.3, 7.2, 0.3),
            (1e6, 1e6 + 70.0, 7.0),
        ] {
            let issue = issue(Options::Range { from, to, step });
            let ideals = [from, to, from + 2.0 * step, from + 2.5 * step, from - step];
            let peaks = ideals.map(|ideal| Scores::Peak {
                ideal,
                from: 12.5,
                to: 33.3,
            });
            let ends = [(0.0, 100.0), (100.0, 0.1), (50.0, 50.0)];
            let ends = ends.map(|(from, to)| Scores::Ends { from, to });
            for scores in peaks.iter().chain(&ends) {
                for (over, under) in [(1, 1), (1, 3), (0, 7), (14, 100), (123_457, 999_983)] {
                    let share = Fraction { over, under };
                    let row = scores.row_times(&issue, share);
                    lined += usize::from(!row.lines.is_empty());
                    for option in (0..issue.len() as u16).map(OptionId) {
                        let told = row.at(option).unwrap().reduced();
                        let own = scores.exact(&issue, option).unwrap();
                        let own = own.times(share).unwrap().reduced();
                        assert_eq!(
                            (told.over, told.under),
                            (own.over, own.under),
                            "{scores:?} of {option:?} in {:?}",
                            issue.options
                        );
                    }
                }
            }
        }
        assert_eq!(lined, 4 * 8 * 5);
    }

    #[test]
    fn what_fits_no_line_is_worked_out_by_itself() {
        let issue = issue(Options::Range {
            from: 0.0,
            to: 4.0,
            step: 1.0,
        });
        let scores = Scores::Ends {
            from: 1e-28,
            to: 100.0,
        };
        let share = Fraction {
            over: 1,
            under: 1 << 100,
        };
        let row = scores.row_times(&issue, share);
        assert!(row.lines.is_empty());
        let last = row.at(OptionId(4)).map(|number| number.reduced().under);
        assert_eq!(last, Some(1 << 98));
        assert!(row.at(OptionId(0)).is_none());
    }
}
