//! Columns for the content of a deal: one per issue.

use crate::files::TableOf;
use crate::game::{Deal, Frame, IssueFrame};

/// Adds a column per issue, its name starting with `prefix`; empty where there is no deal.
pub(super) fn texts<'d, R: Copy>(
    table: &mut TableOf<R>,
    frame: &'d Frame,
    prefix: &str,
    meaning: impl Fn(&IssueFrame) -> String,
    deal: impl Fn(R) -> Option<&'d Deal>,
) {
    for (n, issue) in frame.issues.iter().enumerate() {
        table
            .column(format!("{prefix}_{}", issue.id), |row| {
                deal(row).map(|deal| &issue.options[deal[n].index()])
            })
            .means(meaning(issue));
    }
}
