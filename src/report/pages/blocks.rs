//! Blocks and tables as parts of a page.

use crate::account::capital;
use crate::report::blocks::{Block, BlockCell, BlockTable};
use maud::{Markup, html};

/// The maximum number of items of a list that are shown.
const SHOWN: usize = 5;

/// Blocks one below the other.
pub(super) fn blocks(blocks: &[Block]) -> Markup {
    let items =
        |items: &[String]| html! { @for item in items.iter().take(SHOWN) { li { (item) } } };
    html! { @for block in blocks { @match block {
        Block::Heading(heading) => h3 { (heading) },
        Block::Clause(clause) => p { (capital(clause)) "." },
        Block::List(list) => ul { (items(list)) },
        Block::Ranked(list) => ol { (items(list)) },
    } } }
}

/// A list of all of these, under a heading; nothing if there are none.
pub(super) fn listed<T: maud::Render>(heading: &str, items: &[T]) -> Markup {
    html! {
        @if !items.is_empty() {
            h3 { (heading) }
            ul { @for item in items { li { (item) } } }
        }
    }
}

/// A table, which can be scrolled sideways where it is too wide. The first cell of a row is its name.
pub(super) fn table(table: &BlockTable) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(table.name) { table {
            @if let Some(caption) = &table.caption { caption { (caption) } }
            thead { tr { @for cell in &table.head {
                @match cell {
                    BlockCell::Number(text) => th.n scope="col" { (text) },
                    other => th scope="col" { (other.text()) },
                }
            } } }
            tbody { @for row in &table.rows {
                tr { @for (n, cell) in row.iter().enumerate() {
                    @match cell {
                        first if n == 0 => th scope="row" { (first.text()) },
                        BlockCell::Words(text) => td { (text) },
                        BlockCell::Number(text) => td.n { (text) },
                        // Conveyed by a mark, a word and a colour.
                        BlockCell::Holds(Some(true)) => td { span.yes { "✓ yes" } },
                        BlockCell::Holds(Some(false)) => td { span.no { "✕ no" } },
                        BlockCell::Holds(None) => td { span.soft { "not known" } },
                        BlockCell::Strong(text) => td { strong { (text) } },
                        BlockCell::Rest(text) => td colspan=(table.head.len() - n) { (text) },
                    }
                } }
            } }
        } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::blocks::{cells, number};

    #[test]
    fn cells_and_blocks_are_written_as_what_they_are() {
        let mut told = BlockTable::named("Shares", cells!["what", number("share"), "why"]);
        told.row(cells!["<b>", number("1%"), BlockCell::Holds(None)]);
        told.row(cells!["none", BlockCell::Rest("too long".into())]);
        let items: Vec<String> = (0..=SHOWN).map(|n| format!("item {n}")).collect();
        let others = [Block::Clause("not known".into()), Block::Ranked(items)];
        let page = html! { (table(&told)) (blocks(&others)) }.into_string();
        for part in [
            "aria-label=\"Shares\"",
            "<th class=\"n\" scope=\"col\">share</th>",
            "<th scope=\"row\">&lt;b&gt;</th><td class=\"n\">1%</td>",
            "<td colspan=\"2\">too long</td>",
            "<p>Not known.</p><ol><li>item 0</li>",
        ] {
            assert!(page.contains(part), "no {part} in {page}");
        }
        assert!(!page.contains(&format!("item {SHOWN}")));
    }
}
