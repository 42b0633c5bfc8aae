//! A few packages in words: one line each, with the issues to give way on and a bar for the cost. A matrix of two columns
//! would look lost on a large white page.

use super::issues::issues;
use super::{title, words};
use crate::account::{and_list, capital};
use crate::charts::packages::facts::{MinimalPackage, PackagesFacts, PartyPackages};
use crate::charts::talk::Talk;
use crate::drawing::figure::{Figure, Rect};
use crate::drawing::layout::{LINE, Page, bold, plain};
use crate::drawing::theme::{self, Theme};

/// The greatest number of packages written out, of all parties together.
const FEW: usize = 6;
/// The share of the width that the words take.
const WORDS: f64 = 0.58;
/// The greatest distance between packages, in ems of a label.
const ROW: f64 = 4.0;

/// True if there are few enough packages to write each in words.
pub(super) fn fits(facts: &PackagesFacts) -> bool {
    let all: usize = facts.parties.iter().map(rows).sum();
    all <= FEW && facts.parties.len() <= 3
}

/// The number of rows a party takes.
fn rows(party: &PartyPackages) -> usize {
    party.packages.len().max(1)
}

pub(super) fn picture(talk: &Talk, facts: &PackagesFacts, theme: Theme) -> Figure {
    let title = title::finding(facts);
    let mut page = Page::new(theme, &title, &words::listed(facts), &talk.footer);
    let body = page.body;
    let size = theme.label;
    let heads = facts.parties.len() as f64 * size * LINE * 1.6;
    let all: usize = facts.parties.iter().map(rows).sum();
    let pitch = ((body.height() - heads) / all.max(1) as f64).min(size * ROW);
    let mut y = body.y0;
    for party in &facts.parties {
        let hue = theme::party(party.party.index);
        let name = capital(&party.party.name);
        let told = &words::counted(party, party.packages.len())[0];
        let at = (body.x0, y + size * 1.3);
        let head = page.write(
            &name,
            at,
            bold(size)
                .coloured(hue.for_text())
                .within(body.width() * WORDS),
        );
        page.write(
            told,
            (head.x1 + size * 0.7, y + size * 1.3),
            plain(theme.note).within(body.x1 - head.x1 - size),
        );
        y += size * LINE * 1.6;
        let most = party
            .packages
            .iter()
            .filter(|package| words::cost(package.cost).is_some())
            .map(|package| package.cost)
            .fold(0.0, f64::max);
        for package in &party.packages {
            let row = Rect::new(body.x0, y, body.x1, y + pitch);
            sentence(&mut page, row, facts, package);
            cost(&mut page, row, party, package, most);
            y += pitch;
        }
        if party.packages.is_empty() {
            y += pitch;
        }
    }
    page.finish(words::description(&title, facts))
}

/// The issues to give way on.
fn sentence(page: &mut Page, row: Rect, facts: &PackagesFacts, package: &MinimalPackage) {
    let size = page.theme.label;
    let moved: Vec<String> = issues(facts, package)
        .map(|issue| facts.issues[issue].clone())
        .collect();
    let text = if moved.is_empty() {
        "no move".to_owned()
    } else {
        and_list(&moved)
    };
    let (x, width) = (row.x0 + size, row.width() * WORDS - size * 2.0);
    let most = ((row.height() / (size * LINE)).floor() as usize).max(1);
    let lines = plain(size).lines(&capital(&text), width, most);
    let tall = (lines.len() as f64 - 1.0) * size * LINE;
    let mut y = row.centre().1 - tall / 2.0 + size * 0.36;
    for line in lines {
        page.write(&line, (x, y), plain(size).within(width));
        y += size * LINE;
    }
}

/// Their cost, on the party's own scale.
fn cost(page: &mut Page, row: Rect, party: &PartyPackages, package: &MinimalPackage, most: f64) {
    let size = page.theme.label;
    let told = words::cost(package.cost);
    let text = match told.as_deref() {
        Some("1.0") => "1.0 point".to_owned(),
        Some(points) => format!("{points} points"),
        None => "–".to_owned(),
    };
    let from = row.x0 + row.width() * WORDS;
    let room = row.x1 - from - bold(size).width("1000.0 points") - size;
    let share = if told.is_some() && most > 0.0 {
        package.cost.max(0.0) / most
    } else {
        0.0
    };
    let half = (row.height() * 0.3).min(size * 0.75);
    let middle = row.centre().1;
    let bar = Rect::new(from, middle - half, from + room * share, middle + half);
    if share > 0.0 {
        page.bar(bar, theme::party(party.party.index).for_mark());
    }
    let at = (bar.x1 + size * 0.5, middle + size * 0.36);
    page.write(&text, at, bold(size).within(row.x1 - at.0));
}

#[cfg(test)]
mod tests {
    use super::super::examples;
    use super::*;
    use crate::charts::chart::Plot;
    use crate::charts::examples::talk;
    use crate::charts::packages::Packages;
    use crate::drawing::figure::{Mark, faults};
    use crate::scenario::ChartStyle;

    #[test]
    fn few_packages_are_told_in_words() {
        let mut facts = examples::flagship();
        for party in &mut facts.parties {
            party.packages.truncate(1);
        }
        assert!(fits(&facts));
        for style in [ChartStyle::Projector, ChartStyle::Screen, ChartStyle::Paper] {
            let figure = Packages::picture(&talk(), &facts, Theme::of(style));
            assert_eq!(faults(&figure), Vec::<String>::new());
            let said = |text: &str| {
                figure
                    .marks
                    .iter()
                    .any(|mark| matches!(mark, Mark::Text(line) if line.content.contains(text)))
            };
            assert!(said("16.4 points") && !said("occurs in"));
        }
    }
}
