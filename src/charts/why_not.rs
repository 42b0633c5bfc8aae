//! Reasons that several charts have for not being drawn.

use super::chart::Why;
use crate::scenario::Scenario;

/// Where nothing is uncertain, all runs are the same.
pub(super) fn certain(scenario: &Scenario) -> Option<Why> {
    scenario.draws_nothing().then(|| {
        (
            "needs many different runs, and nothing in this file is uncertain",
            "zopa list format uncertainty".to_owned(),
        )
    })
}

/// There are no two parties to be shown by this chart.
pub(super) fn apart(chart: &str) -> Why {
    (
        "needs two parties with something at stake who state texts",
        format!("zopa list charts {chart}"),
    )
}
