//! The layout of the matrix: the columns and rows, and which of them fit.

use super::issues::issues;
use super::{title, words};
use crate::account::capital;
use crate::charts::packages::facts::{PackagesFacts, PartyPackages};
use crate::drawing::figure::Rect;
use crate::drawing::layout::{bold, plain};
use crate::drawing::theme::Theme;

/// The least and the greatest width of a column, in ems of a note.
const COLUMN: (f64, f64) = (1.5, 5.2);
/// The gap between two parties, in ems of a label.
const BETWEEN: f64 = 1.1;
/// The greatest width of a party's name, in ems of a label.
const NAME: f64 = 6.5;
/// The least and the greatest share of the width for names of issues.
const NAMES: (f64, f64) = (0.26, 0.42);

/// The columns of one party.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group<'a> {
    pub(super) party: &'a PartyPackages,
    /// Its left and right edge.
    pub(super) span: (f64, f64),
    /// The middle of each column; the cheapest packages, in order.
    pub(super) columns: Vec<f64>,
}

/// All columns.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Columns<'a> {
    pub(super) groups: Vec<Group<'a>>,
    /// The number of parties without columns.
    pub(super) left_out: usize,
    /// The width of a column.
    pub(super) width: f64,
    /// The left edge of the names of issues, and their greatest width.
    pub(super) names: (f64, f64),
    /// The left and right edges of the counts of the rows.
    pub(super) counts: (f64, f64),
}

/// Lays out the columns in `body`.
pub(super) fn columns<'a>(theme: &Theme, body: Rect, facts: &'a PackagesFacts) -> Columns<'a> {
    let (size, gap) = (theme.note, theme.label * BETWEEN);
    let text = |text: &str| plain(size).width(text);
    let rows: Vec<usize> = counts(facts).into_iter().map(|(issue, _)| issue).collect();
    let named = rows
        .iter()
        .map(|&issue| text(&capital(&facts.issues[issue])));
    let widest = named.fold(size * 9.0, f64::max);
    let all = facts
        .parties
        .iter()
        .map(|party| party.packages.len())
        .sum::<usize>();
    let right = text(&format!("{all} of {all}")).max(text("occurs in")) + size;
    let least = widest.min(body.width() * NAMES.0);
    let room = body.width() - least - size - right;

    let costs = facts.parties.iter().flat_map(|party| &party.packages);
    let cell = costs
        .filter_map(|package| words::cost(package.cost))
        .map(|cost| text(&cost) + size * 0.5)
        .fold(size * COLUMN.0, f64::max);
    let heads: Vec<f64> = facts
        .parties
        .iter()
        .map(|party| head(theme, party))
        .collect();
    let wide = |head: f64, columns: usize, width: f64| head.max(columns as f64 * width);
    let total = |shown: &[usize], taken: &[usize], width: f64| -> f64 {
        let parts = shown.iter().zip(taken);
        let parts = parts.map(|(&place, &columns)| wide(heads[place], columns, width));
        parts.sum::<f64>() + shown.len().saturating_sub(1) as f64 * gap
    };
    let first = |shown: &[usize]| -> Vec<usize> {
        let packages = shown.iter().map(|&place| &facts.parties[place].packages);
        packages.map(|packages| packages.len().min(1)).collect()
    };
    // The party in the title and others whose names fit, then one more package for each in turn.
    let mut shown: Vec<usize> = title::focus(facts).into_iter().collect();
    for place in 0..facts.parties.len() {
        let mut more = shown.clone();
        more.push(place);
        more.sort_unstable();
        more.dedup();
        if total(&more, &first(&more), cell) > room && !shown.is_empty() {
            break;
        }
        shown = more;
    }
    let mut taken = first(&shown);
    loop {
        let before = taken.clone();
        for (column, &place) in shown.iter().enumerate() {
            if taken[column] < facts.parties[place].packages.len() {
                taken[column] += 1;
                if total(&shown, &taken, cell) > room {
                    taken[column] -= 1;
                }
            }
        }
        if taken == before {
            break;
        }
    }
    let widths = (0..=20)
        .rev()
        .map(|step| cell + (size * COLUMN.1 - cell).max(0.0) * f64::from(step) / 20.0);
    let width = widths
        .into_iter()
        .find(|&width| total(&shown, &taken, width) <= room)
        .unwrap_or(cell);

    let spare = room - total(&shown, &taken, width);
    let names = widest
        .min(least + spare.max(0.0))
        .min(body.width() * NAMES.1)
        .max(least);
    let mut x = body.x0 + names + size;
    let groups: Vec<Group<'a>> = shown
        .iter()
        .zip(&taken)
        .map(|(&place, &columns)| {
            let (party, head) = (&facts.parties[place], heads[place]);
            let span = (x, x + wide(head, columns, width));
            x = span.1 + gap;
            let middle = |column: usize| span.0 + (column as f64 + 0.5) * width;
            Group {
                party,
                span,
                columns: (0..columns).map(middle).collect(),
            }
        })
        .collect();
    let counts = (x - gap + size * 0.6).min(body.x1 - right + size * 0.6);
    Columns {
        left_out: facts.parties.len() - groups.len(),
        groups,
        width,
        names: (body.x0, names),
        counts: (counts, counts + right - size * 0.6),
    }
}

/// The width that the name of a party and the number of its packages need.
fn head(theme: &Theme, party: &PartyPackages) -> f64 {
    let name = bold(theme.label).width(&capital(&party.party.name));
    let told = &words::counted(party, party.packages.len())[1];
    let told = plain(theme.note).width(told);
    name.max(told).clamp(theme.label * 3.0, theme.label * NAME)
}

/// The issues that occur in some package, with the number of packages, the most frequent first.
pub(super) fn counts(facts: &PackagesFacts) -> Vec<(usize, usize)> {
    let mut counts = vec![0; facts.issues.len()];
    for package in facts.parties.iter().flat_map(|party| &party.packages) {
        for issue in issues(facts, package) {
            counts[issue] += 1;
        }
    }
    let mut rows: Vec<(usize, usize)> = counts
        .into_iter()
        .enumerate()
        .filter(|(_, n)| *n > 0)
        .collect();
    rows.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    rows
}

#[cfg(test)]
mod tests {
    use super::super::examples;
    use super::*;
    use crate::charts::examples::Example;
    use crate::scenario::ChartStyle;

    #[test]
    fn columns_of_parties_stand_beside_each_other_within_the_body() {
        for style in [ChartStyle::Projector, ChartStyle::Screen, ChartStyle::Paper] {
            let theme = Theme::of(style);
            let body = Rect::new(50.0, 0.0, theme.width - 50.0, 500.0);
            for Example { name, facts, .. } in examples::all() {
                let columns = columns(&theme, body, &facts);
                assert_eq!(columns.groups.len() + columns.left_out, facts.parties.len());
                let focus = title::focus(&facts).map(|place| &facts.parties[place]);
                let is_shown = |party: &PartyPackages| {
                    columns
                        .groups
                        .iter()
                        .any(|group| std::ptr::eq(group.party, party))
                };
                assert!(focus.is_none_or(is_shown), "{name}");
                let mut edge = columns.names.0 + columns.names.1;
                for group in &columns.groups {
                    assert!(group.span.0 > edge && group.span.1 > group.span.0, "{name}");
                    assert!(group.columns.len() <= group.party.packages.len());
                    assert!(group.party.packages.is_empty() || !group.columns.is_empty());
                    edge = group.span.1;
                }
                let (from, to) = columns.counts;
                assert!(edge < from && to <= body.x1 + 1e-6, "{name}");
            }
        }
    }

    #[test]
    fn frequent_issues_come_first_and_equals_in_file_order() {
        let facts = examples::flagship();
        let rows: Vec<usize> = counts(&facts).into_iter().map(|(issue, _)| issue).collect();
        assert_eq!(rows, [0, 6, 7, 1, 3, 5, 4, 2, 9]);
        assert_eq!(counts(&facts)[0], (0, 7));
    }
}
