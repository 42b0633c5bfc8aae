//! Reasons for not being drawn that several charts share.

use super::chart::Why;
use crate::scenario::Scenario;

/// If nothing is uncertain, all runs are the same.
pub(super) fn certain(scenario: &Scenario) -> Option<Why> {
    scenario.draws_nothing().then(|| {
        (
            "needs many different runs, and nothing in this file is uncertain",
            "zopa list format uncertainty".to_owned(),
        )
    })
}

/// There are no two parties for this chart to show.
pub(super) fn apart(chart: &str) -> Why {
    (
        "needs two parties with something at stake who put deals forward",
        format!("zopa list charts {chart}"),
    )
}
