//! Does it matter who speaks first?

use super::{share, thousands};
use crate::trials::Tally;

/// The share of draws from which the first speaker is said to decide.
const DECIDES: f64 = 0.5;

/// "Who speaks first decides: in 99% of 200 draws another first speaker would change the agreed deal, or whether there is
/// one." `None` where nobody speaks first, or where it never matters.
pub fn told_first_mover(tally: &Tally) -> Option<String> {
    let count = tally.first_mover_matters.filter(|count| count.hits > 0)?;
    let verb = if count.share() >= DECIDES {
        "decides"
    } else {
        "matters"
    };
    let draws = match count.runs {
        1 => String::new(),
        runs => format!("in {} of {} draws ", share(count.share()), thousands(runs)),
    };
    Some(format!(
        "Who speaks first {verb}: {draws}another first speaker would change the agreed deal, or whether there is one."
    ))
}
