//! An issue in words and numbers: what its options are called, and what each is worth to whom.

use super::fraction::Fraction;
use super::ids::OptionId;
use super::model::{Issue, Options, Scores};

impl Issue {
    /// The number of options.
    pub fn len(&self) -> usize {
        match &self.options {
            Options::Named(names) => names.len(),
            Options::Range { from, to, step } => ((to - from) / step).round() as usize + 1,
        }
    }

    /// Never true: an issue has at least two options.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The label of an option: its name, or its number for a range.
    pub fn label(&self, option: OptionId) -> String {
        match &self.options {
            Options::Named(names) => names[option.index()].clone(),
            Options::Range { .. } => number(self.value(option).unwrap_or_default()),
        }
    }

    /// An option as people read it: its title, or else what it is called. The name used in paths and tables is
    /// [`Issue::label`].
    pub fn option_title(&self, option: OptionId) -> String {
        match self.titles.get(option.index()) {
            Some(title) => title.clone(),
            None => self.label(option),
        }
    }

    /// The issue as it is called inside a sentence: its short title, or else the part of its title that fits in one.
    ///
    /// A unit at the end is left out ("Rise in pay, in percent"), and so is a question after a colon ("The dam: who
    /// runs it?"). A title that is a question itself is replaced by the key of the section.
    pub fn called(&self) -> String {
        match &self.short {
            Some(short) => short.clone(),
            None => bears_a_sentence(&self.title, &self.id),
        }
    }

    /// The issue where space is short, as on charts: its short title, or else its title.
    pub fn on_charts(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.title)
    }

    /// The number behind an option of a range, exactly; `None` for named options, and where it does not fit.
    fn exact_value(&self, option: OptionId) -> Option<Fraction> {
        match &self.options {
            Options::Named(_) => None,
            Options::Range { from, step, .. } => {
                let steps = Fraction::whole(i128::from(option.0));
                Fraction::decimal(*from)?.plus(Fraction::decimal(*step)?.times(steps)?)
            }
        }
    }

    /// The number behind an option of a range; `None` for named options.
    pub fn value(&self, option: OptionId) -> Option<f64> {
        self.options.value(option)
    }
}

impl Options {
    /// The number behind an option of a range; `None` for named options.
    pub(crate) fn value(&self, option: OptionId) -> Option<f64> {
        match self {
            Options::Named(_) => None,
            Options::Range { from, step, .. } => {
                // Steps such as 0.1 are not represented exactly: round to 9 decimals so that 0.30000000000000004 reads 0.3.
                // What rounds to minus zero is zero.
                let raw = from + step * f64::from(option.0);
                Some((raw * 1e9).round() / 1e9 + 0.0)
            }
        }
    }
}

impl Scores {
    /// The score of one option of `issue`, 0-100.
    pub fn of(&self, issue: &Issue, option: OptionId) -> f64 {
        match *self {
            Scores::Each(ref each) => each[option.index()],
            Scores::Ends { from, to } => {
                let last = (issue.len() - 1) as f64;
                from + (to - from) * f64::from(option.0) / last
            }
            Scores::Peak { ideal, from, to } => {
                let Options::Range {
                    from: low,
                    to: high,
                    ..
                } = issue.options
                else {
                    return 0.0; // validation refuses a peak on named options
                };
                let x = issue.value(option).unwrap_or(low);
                if x <= ideal {
                    if ideal <= low {
                        100.0
                    } else {
                        from + (100.0 - from) * (x - low) / (ideal - low)
                    }
                } else {
                    to + (100.0 - to) * (high - x) / (high - ideal)
                }
            }
        }
    }
}

impl Scores {
    /// The score of one option of `issue` as a fraction, exactly; `None` where it does not fit.
    pub fn exact(&self, issue: &Issue, option: OptionId) -> Option<Fraction> {
        let decimal = Fraction::decimal;
        // The value at this share of the way from one end of a stretch to the other.
        let between = |start: f64, end: f64, share: Fraction| {
            let (start, end) = (decimal(start)?, decimal(end)?);
            start.plus(end.minus(start)?.times(share)?)
        };
        match *self {
            Scores::Each(ref each) => decimal(each[option.index()]),
            Scores::Ends { from, to } => {
                let share = Fraction {
                    over: i128::from(option.0),
                    under: i128::try_from(issue.len() - 1).ok()?.max(1),
                };
                between(from, to, share)
            }
            Scores::Peak { ideal, from, to } => {
                let Options::Range {
                    from: low,
                    to: high,
                    ..
                } = issue.options
                else {
                    return Some(Fraction::whole(0)); // validation refuses a peak on named options
                };
                let x = issue.exact_value(option)?;
                let (ideal, low, high) = (decimal(ideal)?, decimal(low)?, decimal(high)?);
                if x.minus(ideal)?.over > 0 {
                    between(to, 100.0, high.minus(x)?.divided_by(high.minus(ideal)?)?)
                } else if ideal.minus(low)?.over <= 0 {
                    Some(Fraction::whole(100))
                } else {
                    between(from, 100.0, x.minus(low)?.divided_by(ideal.minus(low)?)?)
                }
            }
        }
    }
}

/// The part of a title that fits inside a sentence; the key, with spaces for hyphens, where nothing is left.
fn bears_a_sentence(title: &str, id: &str) -> String {
    let mut title = title.trim();
    if title.ends_with(['?', '!'])
        && let Some((before, _)) = title.split_once([':', '–', '—'])
    {
        title = before.trim();
    }
    if let Some(before) = title.strip_suffix(')')
        && let Some((before, inside)) = before.rsplit_once('(')
        && (inside.starts_with("in ") || inside.chars().count() <= 3)
    {
        title = before.trim();
    }
    if let Some((before, _)) = title.rsplit_once(", in ") {
        title = before.trim();
    } else if let Some(before) = title.strip_suffix('%') {
        let before = before.trim();
        title = before.strip_suffix(" in").unwrap_or(before).trim();
    }
    let title = title.trim_end_matches(['.', ',', ';', ':']);
    if title.is_empty() || title.ends_with(['?', '!']) {
        id.replace('-', " ")
    } else {
        title.to_string()
    }
}

/// A number as people write it: no trailing zeros, no exponent.
fn number(x: f64) -> String {
    format!("{x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    // case 69
    #[test]
    fn titles_are_cut_to_what_a_sentence_bears() {
        for (title, called) in [
            ("Price", "Price"),
            ("Rise in pay, in percent", "Rise in pay"),
            ("Rise in pay in %", "Rise in pay"),
            ("Rise in pay (in %)", "Rise in pay"),
            ("Rise in pay (%)", "Rise in pay"),
            ("Share %", "Share"),
            (
                "Size of Norland's army, in thousands",
                "Size of Norland's army",
            ),
            (
                "Frozen assets, and reparations",
                "Frozen assets, and reparations",
            ),
            ("The great dam: who runs it?", "The great dam"),
            ("Ratification: by whom", "Ratification: by whom"),
            (
                "Security guarantees (Article 5)",
                "Security guarantees (Article 5)",
            ),
            ("How long are jobs safe?", "safe jobs"),
            ("Wer führt?", "safe jobs"),
            ("Now!", "safe jobs"),
            ("%", "safe jobs"),
        ] {
            assert_eq!(bears_a_sentence(title, "safe-jobs"), called, "{title}");
        }
    }
}
