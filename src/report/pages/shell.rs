//! What all pages share: the document around them, tables, marks for yes and no.

use crate::account::Provenance;
use crate::files::Table;
use crate::game::{Game, Points};
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("style.css");

/// The location of a page's pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pictures {
    /// In the page.
    Inside,
    /// In the folder of the page.
    Beside,
}

/// A whole document that contains everything it shows.
pub(super) fn document(title: &str, body: &Markup) -> String {
    framed(title, Pictures::Inside, &html! {}, body, &html! {})
}

/// A part of a page: its id in links, its title, and its content.
pub(super) type Section<'t> = (&'t str, &'t str, Markup);

/// The parts of a page one below the other.
pub(super) fn sections(sections: &[Section<'_>]) -> Markup {
    html! { main {
        @for (id, title, section) in sections {
            section id=(id) aria-labelledby={ (id) "-title" } {
                h2 id={ (id) "-title" } { (title) }
                (section)
            }
        }
    } }
}

/// A whole document. `head` is added to its head, `foot` comes at the end of its body.
pub(super) fn framed(
    title: &str,
    pictures: Pictures,
    head: &Markup,
    body: &Markup,
    foot: &Markup,
) -> String {
    let pictures = match pictures {
        Pictures::Inside => "data:",
        Pictures::Beside => "'self' file:",
    };
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                // Nothing may be loaded from anywhere else.
                meta http-equiv="Content-Security-Policy" content={ "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:; img-src " (pictures) };
                meta name="generator" content={ "zopa " (Provenance::VERSION) };
                title { (title) }
                style { (PreEscaped(STYLE)) }
                (head)
            }
            body {
                (body)
                (foot)
            }
        }
    };
    page.into_string()
}

/// A number of points as people read it.
pub(super) fn points(game: &Game, points: Points) -> String {
    format!("{:.1}", game.show(points)).replace('-', "−")
}

/// The same with its sign.
pub(super) fn signed(game: &Game, points: Points) -> String {
    let text = format!("{:+.1}", game.show(points));
    match text.as_str() {
        "-0.0" | "+0.0" => "±0.0".to_owned(),
        _ => text.replace('-', "−"),
    }
}

/// The maximum number of rows of each kind that are shown of a long table.
const OF_A_KIND: usize = 40;
/// Tables up to this long are shown whole.
const WHOLE: usize = 250;

/// A table that can be opened; of a very long one only some rows of each kind, and it says so.
pub(super) fn opened(table: &Table, file: &str, of: &str) -> Markup {
    let kind = |row: &Vec<String>| row.first().cloned().unwrap_or_default();
    let mut kinds: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    let whole = table.rows.len() <= WHOLE;
    let rows = table.rows.iter().filter(|row| {
        let seen = kinds.entry(kind(row)).or_default();
        *seen += 1;
        whole || *seen <= OF_A_KIND
    });
    let rows: Vec<&Vec<String>> = rows.take(WHOLE * 4).collect();
    let numbers: Vec<bool> = (0..table.columns.len())
        .map(|n| {
            let mut cells = rows
                .iter()
                .filter_map(|row| row.get(n))
                .filter(|cell| !cell.is_empty());
            let any = cells.clone().next().is_some();
            any && cells.all(|cell| cell.parse::<f64>().is_ok())
        })
        .collect();
    let class = |n: usize| numbers.get(n).copied().unwrap_or_default().then_some("n");
    html! {
        details {
            summary { "The same as a table: " (of) }
            @if rows.len() < table.rows.len() {
                p.soft {
                    (rows.len()) " of " (table.rows.len()) " rows, the first of each kind; all of them are in "
                    code { (file) ".csv" } ", which " code { "zopa chart" } " writes."
                }
            }
            div.scroll.tall tabindex="0" role="region" aria-label={ "Table: " (of) } {
                table {
                    thead { tr {
                        @for (n, column) in table.columns.iter().enumerate() {
                            th.n[numbers[n]] scope="col" { (column.name) }
                        }
                    } }
                    tbody {
                        @for row in rows {
                            tr { @for (n, cell) in row.iter().enumerate() { td class=[class(n)] { (cell) } } }
                        }
                    }
                }
            }
        }
    }
}
