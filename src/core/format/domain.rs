//! What may stand at a path: the range of a number, or the words that can be chosen.

use crate::format::vocabulary::{FILE, Kind, Need, Shape};

/// What may stand at a path.
#[derive(Debug, Clone, PartialEq)]
pub enum Domain {
    /// A number.
    Number {
        /// The smallest.
        min: f64,
        /// The largest.
        max: f64,
        /// The smallest itself may not stand there.
        above: bool,
    },
    /// A whole number.
    Whole {
        /// The smallest.
        min: u32,
        /// The largest.
        max: u32,
    },
    /// One of these words; `true` and `false` where a truth belongs.
    Words(Vec<&'static str>),
}

/// What may stand at a path of the format; `None` where that is a name of the file, or the path leads nowhere.
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

/// The words where something is true or not.
const TRUTHS: [&str; 2] = ["false", "true"];

/// Whether the value at a path is true or false, without quotes.
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
        // Scores are listed by the names of options.
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
