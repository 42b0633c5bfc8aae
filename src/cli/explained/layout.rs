//! Headings, and how much is told without `-v`.

use crate::cli::page::Page;

/// Corrections, cores, gates and pairs that are told without `-v`.
const SHOWN: usize = 3;

pub(super) fn most(page: &Page) -> usize {
    if page.verbose { usize::MAX } else { SHOWN }
}

/// "and 3 more (-v shows all)".
pub(super) fn more(total: usize, page: &Page) -> Option<String> {
    let hidden = total.saturating_sub(most(page));
    (hidden > 0).then(|| format!("and {hidden} more (-v shows all)"))
}

pub(super) fn heading(text: &str, page: &mut Page) {
    page.line("");
    let text = page.strong(text);
    page.line(format!("  {text}"));
}
