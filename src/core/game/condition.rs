//! Conditions on a deal, compiled: issues joined by AND, options by OR.

use crate::scenario::{self, IssueId, OptionId};

/// A set of options of one issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionSet(Members);

/// A bit set takes one word per 64 options of the issue, whether they are in the set or not. A few options out of ten
/// thousand are listed instead, so that conditions take no more memory than the file that states them.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Members {
    Bits(Box<[u64]>),
    /// Ascending.
    Listed(Box<[OptionId]>),
}

/// Bit sets of up to this many words are used whatever the number of options in the set.
const FEW_WORDS: usize = 4;

impl OptionSet {
    /// The set of these options.
    pub fn of(options: &[OptionId]) -> Self {
        let words = options
            .iter()
            .map(|o| o.index() / 64 + 1)
            .max()
            .unwrap_or(0);
        if words > FEW_WORDS && options.len() < words {
            let mut listed = options.to_vec();
            listed.sort_unstable();
            listed.dedup();
            return OptionSet(Members::Listed(listed.into()));
        }
        let mut bits = vec![0; words];
        for option in options {
            bits[option.index() / 64] |= 1 << (option.index() % 64);
        }
        OptionSet(Members::Bits(bits.into()))
    }

    /// True if the option is in the set.
    pub fn contains(&self, option: OptionId) -> bool {
        match &self.0 {
            Members::Bits(bits) => {
                let word = bits.get(option.index() / 64).copied().unwrap_or(0);
                word >> (option.index() % 64) & 1 == 1
            }
            Members::Listed(listed) => listed.binary_search(&option).is_ok(),
        }
    }
}

/// A conjunction over issues; the empty one always holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    terms: Box<[(IssueId, OptionSet)]>,
}

impl Condition {
    /// Compiles a condition of the scenario.
    pub fn compile(condition: &scenario::Condition) -> Self {
        let terms = condition
            .0
            .iter()
            .map(|(issue, options)| (*issue, OptionSet::of(options)));
        Condition {
            terms: terms.collect(),
        }
    }

    /// True if a whole deal meets the condition.
    pub fn holds(&self, deal: &[OptionId]) -> bool {
        self.terms
            .iter()
            .all(|(issue, set)| set.contains(deal[issue.index()]))
    }

    /// The issues it names, each with the options that meet it.
    pub fn terms(&self) -> impl Iterator<Item = (IssueId, &OptionSet)> {
        self.terms.iter().map(|(issue, set)| (*issue, set))
    }

    /// The issues it names.
    pub fn issues(&self) -> impl Iterator<Item = IssueId> {
        self.terms.iter().map(|(issue, _)| *issue)
    }

    /// The number of leading issues after which the condition is decided: 0 for the empty one.
    pub fn decided_after(&self) -> usize {
        self.terms
            .iter()
            .map(|(issue, _)| issue.index() + 1)
            .max()
            .unwrap_or(0)
    }

    /// True if it names no issue and so always holds.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_hold_what_they_were_given_listed_or_in_bits() {
        for options in [
            vec![],
            vec![0],
            vec![3, 1, 63, 64],
            vec![9_999],
            vec![9_999, 0, 5_000, 5_000],
            (0..10_000).step_by(3).collect::<Vec<u16>>(),
        ] {
            let set = OptionSet::of(&options.iter().copied().map(OptionId).collect::<Vec<_>>());
            for option in 0..10_050 {
                assert_eq!(
                    set.contains(OptionId(option)),
                    options.contains(&option),
                    "{option}"
                );
            }
        }
    }
}
