//! The scores of one issue, each by the name of its option, or the ends and the ideal of a range.

use super::value::Leaf;
use crate::scenario::model::{Options, Scores};

pub(super) fn visit_scores(
    scores: &mut Option<Scores>,
    options: &Options,
    score: &mut dyn FnMut(&str, Leaf<'_>),
) {
    match (scores, options) {
        (Some(Scores::Each(each)), Options::Named(names)) => {
            for (name, number) in names.iter().zip(each) {
                score(name, Leaf::Number(number));
            }
        }
        (Some(Scores::Ends { from, to }), _) => {
            score("from", Leaf::Number(from));
            score("to", Leaf::Number(to));
        }
        (
            Some(Scores::Peak { ideal, from, to }),
            Options::Range {
                from: low,
                to: high,
                ..
            },
        ) => {
            score("ideal", Leaf::Within(ideal, *low..=*high));
            score("from", Leaf::Number(from));
            score("to", Leaf::Number(to));
        }
        // Other pairs are errors in the file.
        _ => {}
    }
}
