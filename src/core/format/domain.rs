//! The values allowed at a path: the range of a number, or a choice of words.

use crate::format::vocabulary::{FILE, Kind, Need, Shape};

/// The values allowed at a path.
#[derive(Debug, Clone, PartialEq)]
pub enum Domain {
    /// A number.
    Number {
        /// The smallest.
        min: f64,
        /// The largest.
        max: f64,
        /// True if the smallest itself is not allowed.
        above: bool,
    },
    /// A whole number.
    Whole {
        /// The smallest.
        min: u32,
        /// The largest.
        max: u32,
    },
    /// One of these words; `true` and `false` for a truth value.
    Words(Vec<&'static str>),
}

/// The values allowed at a path of the format; `None` if the value is a name in the file, or the path leads nowhere.
///
/// ```
/// # extern crate zopa_core as zopa;
/// use zopa::format::{Domain, domain};
/// assert_eq!(
///     domain("issue.donbas.russia.freeze-line"),
///     Some(Domain::Number { min: 0.0, max: 100.0, above: false })
/// );
/// ```
pub fn domain(path: &str) -> Option<Domain> {
    let steps: Vec<&str> = path.split('.').collect();
    inside(&FILE, &steps)
}

/// The words for a truth value.
const TRUTHS: [&str; 2] = ["false", "true"];

/// True if the value at a path is a truth value, written without quotes.
pub(super) fn is_truth(path: &str) -> bool {
    matches!(domain(path), Some(Domain::Words(words)) if words == TRUTHS)
}

fn inside(shape: &'static Shape, steps: &[&str]) -> Option<Domain> {
    let (first, rest) = steps.split_first()?;
    let field = shape.field(first).filter(|field| field.need != Need::Later);
    let kind = match field {
        Some(field) => &field.kind,
        None => shape.rows?.1,
    };
    of(kind, rest)
}

fn of(kind: &'static Kind, steps: &[&str]) -> Option<Domain> {
    match kind {
        Kind::AnyOf(kinds) => kinds.iter().find_map(|kind| of(kind, steps)),
        Kind::Table(shape) if !steps.is_empty() => inside(shape, steps),
        // The last step of a score is the name of its option.
        Kind::List(inner) if steps.len() == 1 => of(inner, &[]),
        _ if !steps.is_empty() => None,
        Kind::Number(bounds) => Some(Domain::Number {
            min: bounds.min,
            max: bounds.max,
            above: bounds.above,
        }),
        Kind::Whole(min, max) => Some(Domain::Whole {
            min: *min,
            max: *max,
        }),
        Kind::Truth => Some(Domain::Words(TRUTHS.to_vec())),
        Kind::Choice(words) => {
            let built = words.iter().filter(|word| word.built);
            Some(Domain::Words(built.map(|word| word.word).collect()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_words_and_names_of_the_file() {
        let number = |min, max| {
            Some(Domain::Number {
                min,
                max,
                above: false,
            })
        };
        assert_eq!(domain("weights.buyer.price"), number(0.0, 1e6));
        assert_eq!(domain("party.buyer.no_deal.value"), number(-1e6, 1e6));
        assert_eq!(domain("talks.breakdown"), number(0.0, 1.0));
        assert_eq!(domain("issue.price.buyer.from"), number(0.0, 100.0));
        let words = domain("party.buyer.tactic");
        assert!(matches!(words, Some(Domain::Words(words)) if words.contains(&"boulware")));
        assert!(matches!(
            domain("time.rounds"),
            Some(Domain::Whole { min: 1, .. })
        ));
        assert!(matches!(
            domain("ratifier.senate.quota.yes"),
            Some(Domain::Whole { .. })
        ));
        for path in [
            "talks.protocol.alternating-offers.binds",
            "party.buyer.veto",
            "talks.settle.reopen",
        ] {
            assert!(is_truth(path), "{path}");
        }
        assert!(!is_truth("party.buyer.role"));
        assert_eq!(domain("link.x.party"), None);
        assert_eq!(domain("no.such.path"), None);
    }
}
