//! Worth: who gains over no deal? For every party a bar from its walk-away to its worth in the deal.
//!
//! Points are each party's own: the chart itself says that lengths cannot be compared between parties. A bar below the
//! walk-away is hollow and labelled as such. Ratifiers are on the line of the party by whose worth they judge.

#[cfg(test)]
mod examples;
pub(super) mod facts;

use crate::sources::{Citation, RAIFFA_1982};

#[cfg(test)]
use super::chart::Examples;
use super::chart::{ChartBasis, Plot};
use super::material::Material;
use crate::account::{and_list, capital, when};
use crate::charts::talk::{Ending, Talk, objection};
use crate::charts::worth::facts::{PartyWorth, WorthFacts};
use crate::drawing::figure::{Anchor, Figure, Point, Rect, Shape, Symbol};
use crate::drawing::frames::ticks_below;
use crate::drawing::layout::{Page, Scale, bold, faint, number, plain, signed, ticks};
use crate::drawing::marks::symbol;
use crate::drawing::theme::{self, GREY, INK, Theme, WHITE};
use crate::files::{Table, TableOf};
use crate::game::About;

/// The worth chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worth;

static ABOUT: About = About {
    name: "worth",
    title: "Worth",
    sentence: "Who gains over no deal?",
    formula: "one row per party; the bar runs from its walk-away to its worth in the deal",
    parameters: &[],
    assumptions: "Lengths must not be compared across parties: a point is not worth the same to each.",
    sources: &[Citation::Part(
        "reservation value and surplus",
        &RAIFFA_1982,
    )],
    example: "mar-a-lago",
};

/// Gains smaller than this count as zero.
const NOTHING: f64 = 0.05;

impl Plot for Worth {
    type Facts = WorthFacts;
    const ABOUT: &'static About = &ABOUT;
    const BASIS: ChartBasis = ChartBasis::Negotiation;
    #[cfg(test)]
    const EXAMPLES: Examples<WorthFacts> = examples::all;

    fn gather(of: &Material<'_>) -> Option<WorthFacts> {
        Some(facts::worth(of.negotiation()?.account))
    }

    fn shows(facts: &WorthFacts) -> bool {
        !facts.parties.is_empty()
    }

    fn picture(talk: &Talk, worth: &WorthFacts, theme: Theme) -> Figure {
        let title = finding(talk, worth);
        let subtitle = match &worth.text {
            Some(text) => format!(
                "{text}. Bars run from what no deal is worth {} (thick tick) to what the deal is worth. \
                 Points are each party’s own: lengths are not comparable across parties.",
                when(&talk.unit, worth.round)
            ),
            None => format!(
                "Thick ticks: what no deal is worth to each {}. \
                 Points are each party’s own: not comparable across parties.",
                when(&talk.unit, worth.round)
            ),
        };
        let mut page = Page::new(theme, &title, &subtitle, &talk.footer);
        let body = page.body;
        let names = worth.parties.iter().map(|p| capital(&p.party.name));
        let names = bold(theme.label).widest(names).max(theme.label * 5.0);
        let names = names.min(body.width() * 0.24) + theme.label * 0.8;
        let ratified = worth
            .parties
            .iter()
            .any(|party| !party.ratifiers.is_empty());
        let verdicts = if ratified { body.width() * 0.27 } else { 0.0 };
        let plot = Rect::new(
            body.x0 + names + theme.label,
            body.y0,
            body.x1 - verdicts - theme.label * 1.2,
            body.y1 - theme.tick * 1.5 - theme.label * 1.3,
        );
        let scale = axis(&mut page, plot, worth);
        let height = plot.height() / worth.parties.len() as f64;
        for (index, party) in worth.parties.iter().enumerate() {
            let y0 = plot.y0 + index as f64 * height;
            let row = Rect::new(body.x0, y0, body.x1, y0 + height);
            if index > 0 {
                page.rule((row.x0, y0), (row.x1, y0));
            }
            name(&mut page, row, names - theme.label * 0.8, party);
            bar(&mut page, row, plot, scale, party);
            if ratified {
                ratifiers(&mut page, row, body.x1 - verdicts, scale, party);
            }
        }
        page.finish(description(&title, worth))
    }

    fn table(worth: &WorthFacts) -> Table {
        let rows = worth.parties.iter().flat_map(|party| {
            let none = party.ratifiers.is_empty().then_some((party, None));
            let ratifiers = party.ratifiers.iter();
            none.into_iter()
                .chain(ratifiers.map(move |ratifier| (party, Some(ratifier))))
        });
        let points = |value: f64| format!("{value:.3}");
        let mut table = TableOf::new(rows);
        table
            .plain("party", |(party, _)| &party.party.name)
            .plain("role", |(party, _)| &party.role)
            .plain("no deal (points)", |(party, _)| party.no_deal.map(points))
            .plain("worth (points)", |(party, _)| party.worth.map(points))
            .plain("gain (points)", |(party, _)| gain(party).map(points))
            .plain("ratifier", |(_, ratifier)| Some(&ratifier?.name))
            .plain("ratifier needs (points)", |(_, ratifier)| {
                Some(points(ratifier?.needs))
            });
        table.finish()
    }
}

fn gain(party: &PartyWorth) -> Option<f64> {
    Some(party.worth? - party.no_deal?)
}

/// The title: who gains, who would lose, and whether the deal goes through.
pub fn finding(talk: &Talk, worth: &WorthFacts) -> String {
    if worth.text.is_none() || worth.parties.iter().all(|party| party.worth.is_none()) {
        return "Nothing on the table: everyone keeps what no deal is worth".to_owned();
    }
    let compared: Vec<&PartyWorth> = worth
        .parties
        .iter()
        .filter(|party| gain(party).is_some())
        .collect();
    let losers: Vec<String> = compared
        .iter()
        .filter(|party| gain(party).is_some_and(|gain| gain < -NOTHING))
        .map(|party| party.party.name.clone())
        .collect();
    let winners = compared
        .iter()
        .filter(|party| gain(party).is_some_and(|gain| gain > NOTHING))
        .count();
    let agreed = matches!(
        talk.ending,
        Ending::Ratified { .. } | Ending::Blocked { .. }
    );
    let gains = match (losers.len(), compared.len()) {
        (_, 0) => return "What the deal is worth to each party".to_owned(),
        _ if !agreed => match losers.len() {
            0 => "Nobody loses by the last deal on the table".to_owned(),
            1..=2 => format!(
                "The last deal on the table is worth less than no deal to {}",
                and_list(&losers)
            ),
            many => format!(
                "The last deal on the table is worth less than no deal to {many} of {}",
                compared.len()
            ),
        },
        (0, all) if winners == all => match all {
            1 => format!("{} gains over no deal", compared[0].party.name),
            2 => "Both gain over no deal".to_owned(),
            _ => format!("All {all} gain over no deal"),
        },
        (0, all) => format!("Nobody loses against no deal, {winners} of {all} gain"),
        (1..=2, _) => format!("{} would be better off without a deal", and_list(&losers)),
        (many, all) => format!("{many} of {all} would be better off without a deal"),
    };
    capital(&match &talk.ending {
        Ending::Blocked { by, .. } if losers.is_empty() => {
            format!("{gains}, but {}", objection(by))
        }
        Ending::NoHandshake { .. } if losers.is_empty() => {
            format!("{gains}, but there is no handshake")
        }
        Ending::Breakdown { .. } if losers.is_empty() => {
            format!("{gains}, but the talks break down")
        }
        _ => gains,
    })
}

fn axis(page: &mut Page, plot: Rect, worth: &WorthFacts) -> Scale {
    let theme = page.theme;
    let values = || {
        worth.parties.iter().flat_map(|party| {
            party
                .worth
                .into_iter()
                .chain(party.no_deal)
                .chain(party.ratifiers.iter().map(|ratifier| ratifier.needs))
                .filter(|value| value.abs() <= 1000.0)
        })
    };
    let low = values().fold(0.0, f64::min);
    let high = values().fold(100.0, f64::max);
    let scale = Scale::new((low, high), (plot.x0, plot.x1));
    let ticks = ticks(low, high, 5).into_iter();
    ticks_below(
        page,
        plot,
        ticks.map(|tick| (scale.at(tick), number(tick, 0))),
    );
    let text = "Points, 0-100 →";
    let y = plot.y1 + theme.tick * 1.5 + theme.label;
    page.write(text, (plot.x1, y), plain(theme.label).end());
    scale
}

fn name(page: &mut Page, row: Rect, width: f64, party: &PartyWorth) {
    let theme = page.theme;
    // With many parties, each has a small row.
    let (size, small) = if row.height() < theme.label * 2.3 {
        (theme.note, theme.footer)
    } else {
        (theme.label, theme.note)
    };
    let most = if row.height() < theme.label * 3.7 {
        1
    } else {
        2
    };
    let name = capital(&party.party.name);
    let mut lines = bold(size).wrap(&name, width);
    if lines.len() > most {
        let kept: usize = lines[..most - 1]
            .iter()
            .map(|line| line.trim_end_matches('-').len())
            .sum();
        let rest = name.get(kept..).unwrap_or_default().trim_start();
        lines.truncate(most - 1);
        lines.push(bold(size).shortened(rest, width));
    }
    let tall = (lines.len() as f64 + 0.9) * size * 1.15;
    let mut y = row.centre().1 - tall / 2.0;
    for line in lines {
        page.write(&line, (row.x0, y + size * 0.9), bold(size).within(width));
        y += size * 1.17;
    }
    page.write(
        &party.role,
        (row.x0, y + small * 0.95),
        faint(small).within(width),
    );
}

fn bar(page: &mut Page, row: Rect, plot: Rect, scale: Scale, party: &PartyWorth) {
    let theme = page.theme;
    let y = row.centre().1;
    let half = thickness(row, theme.label);
    let hue = theme::party(party.party.index);
    let tick = party.no_deal.map(|no_deal| scale.at(no_deal));
    let end = party.worth.map(|worth| scale.at(worth));
    let loses = gain(party).is_some_and(|gain| gain < -NOTHING);
    let fill = if loses { WHITE } else { hue };
    let text = verdict(party);
    let ends = || tick.into_iter().chain(end);
    let from = ends().fold(f64::INFINITY, f64::min).min(plot.x1);
    let to = ends().fold(f64::NEG_INFINITY, f64::max).max(plot.x0);
    let gap = theme.label * 0.5 + if tick.is_none() { half } else { 0.0 };
    let width = bold(theme.label).width(&text);
    let fits = |right: f64| right <= plot.x1 + theme.label * 0.8;
    let after = fits(to + gap + width);
    let span = match (party.no_deal, party.worth) {
        (Some(no_deal), Some(worth)) => {
            format!("{} → {}", number(no_deal, 1), number(worth, 1))
        }
        _ => String::new(),
    };
    let wide = plain(theme.note).width(&span);
    let beside = to + gap + width + theme.note * 0.7;
    let place = if span.is_empty() {
        None
    } else if after && fits(beside + wide) {
        Some(Place::Beside)
    } else if to - from >= wide + theme.note * 1.2 && half * 2.0 >= theme.note * 1.15 {
        Some(Place::Inside)
    } else {
        Some(Place::Before)
    };
    if let (Some(from), Some(to)) = (tick, end) {
        let rect = Rect::new(from.min(to), y - half, from.max(to), y + half);
        if place == Some(Place::Inside) {
            page.tint(rect, fill);
        } else {
            page.bar(rect, fill);
        }
        if loses {
            page.dashed(rect.outline(), INK, 2.0, (6.0, 6.0));
        } else {
            page.outline(rect, INK, 2.0);
        }
    } else if let Some(x) = end {
        page.add(symbol(
            (x, y),
            Shape::Diamond,
            half,
            Some(hue),
            Some((INK, 2.0 * theme.stroke)),
        ));
    }
    let reach = half + theme.label * 0.22;
    if let Some(x) = tick {
        let rect = Rect::new(
            x - 3.0 * theme.stroke,
            y - reach,
            x + 3.0 * theme.stroke,
            y + reach,
        );
        page.bar(rect, INK);
    }
    let (x, anchor, room) = if after {
        (to + gap, Anchor::Start, f64::INFINITY)
    } else {
        (from - gap, Anchor::End, from - gap - plot.x0)
    };
    let at: Point = (x, y + theme.label * 0.36);
    let colour = if loses { INK } else { hue.for_text() };
    let rect = page.write(
        &text,
        at,
        bold(theme.label)
            .coloured(colour)
            .anchored(anchor)
            .within(room),
    );
    let (x, colour, anchor) = match place {
        None => return,
        Some(Place::Beside) => (beside, GREY, Anchor::Start),
        Some(Place::Inside) => {
            let light = fill.contrast(WHITE) >= fill.contrast(INK);
            let colour = if light { WHITE } else { INK };
            (f64::midpoint(from, to), colour, Anchor::Middle)
        }
        Some(Place::Before) => {
            let right = if after {
                from - gap
            } else {
                rect.x0 - theme.note * 0.7
            };
            if right - wide < plot.x0 - theme.label * 0.5 {
                return;
            }
            (right, GREY, Anchor::End)
        }
    };
    let at = (x, y + theme.note * 0.36);
    page.write(
        &span,
        at,
        plain(theme.note).coloured(colour).anchored(anchor),
    );
}

/// The position of the numbers of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// To the right of the bar, after the gain.
    Beside,
    /// In the bar.
    Inside,
    /// To the left of the bar.
    Before,
}

/// Half the height of a bar.
fn thickness(row: Rect, label: f64) -> f64 {
    (row.height() * 0.17).min(label * 0.8)
}

/// `+7.2`, `−3.1: below its walk-away`, `no deal: 55.5`.
fn verdict(party: &PartyWorth) -> String {
    match (gain(party), party.no_deal, party.worth) {
        (Some(gain), ..) if gain < -NOTHING => {
            format!("{}: below its walk-away", signed(gain, 1))
        }
        (Some(gain), ..) => signed(gain, 1),
        (None, Some(no_deal), _) => format!("no deal: {}", number(no_deal, 1)),
        (None, None, Some(worth)) => format!("{}, no walk-away", number(worth, 1)),
        (None, None, None) => "no walk-away".to_owned(),
    }
}

/// The thresholds of a party's ratifiers: a triangle under its bar, and in words on the right.
fn ratifiers(page: &mut Page, row: Rect, left: f64, scale: Scale, party: &PartyWorth) {
    let theme = page.theme;
    let radius = (row.height() * 0.1).min(theme.label * 0.36);
    let below = row.centre().1 + thickness(row, theme.label) + radius * 1.9;
    let size = theme.note;
    let indent = size * 1.1;
    let width = row.x1 - left - indent;
    let most = ((row.height() * 0.96 / (size * 1.2)).floor() as usize).max(1);
    let share = (most / party.ratifiers.len().max(1)).max(1);
    let mut texts: Vec<(Symbol, Vec<String>)> = Vec::new();
    for ratifier in &party.ratifiers {
        let refuses = party.worth.is_some_and(|worth| worth < ratifier.needs);
        let mark = symbol(
            (scale.at(ratifier.needs), below),
            Shape::Triangle,
            radius,
            Some(if refuses { INK } else { WHITE }),
            Some((INK, 2.0 * theme.stroke)),
        );
        page.add(mark.clone());
        let needed = format!("{} needed", ratifier.told);
        let answer = match party.worth {
            None => needed,
            Some(_) if refuses => format!("{needed}, would refuse"),
            Some(_) => format!("{needed}, would agree"),
        };
        // If there is not enough room, the name is shortened before the threshold.
        let lines = if share > 1 {
            vec![
                plain(size).shortened(&ratifier.name, width),
                plain(size).shortened(&answer, width),
            ]
        } else {
            let room = width - plain(size).width(&format!(": {answer}"));
            let name = plain(size).shortened(&ratifier.name, room.max(0.0));
            let line = format!("{name}: {answer}");
            vec![plain(size).shortened(&line, width)]
        };
        texts.push((mark, lines));
    }
    while texts.iter().map(|(_, lines)| lines.len()).sum::<usize>() > most && texts.len() > 1 {
        texts.pop();
    }
    let count: usize = texts.iter().map(|(_, lines)| lines.len()).sum();
    let mut y = row.centre().1 - count as f64 * size * 0.6;
    for (mark, lines) in texts {
        page.add(Symbol {
            at: (left + radius, y + size * 0.6),
            ..mark
        });
        for line in lines {
            page.write(
                &line,
                (left + indent, y + size * 0.93),
                plain(size).within(width),
            );
            y += size * 1.2;
        }
    }
}

fn description(title: &str, worth: &WorthFacts) -> String {
    let parties: Vec<String> = worth
        .parties
        .iter()
        .map(|party| format!("{}: {}", party.party.name, verdict(party)))
        .collect();
    format!(
        "{title}. {}. Lengths are not comparable across parties.",
        parties.join("; ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::examples::talk;

    #[test]
    fn the_title_never_claims_more_than_the_facts() {
        let (talk, mut worth) = (talk(), examples::flagship());
        assert_eq!(
            finding(&talk, &worth),
            "All 4 gain over no deal, but EU member states would vote it down"
        );
        worth.parties[1].worth = Some(50.0);
        assert_eq!(
            finding(&talk, &worth),
            "Russia would be better off without a deal"
        );
        worth.parties[1].worth = worth.parties[1].no_deal;
        assert!(finding(&talk, &worth).starts_with("Nobody loses against no deal, 3 of 4 gain"));
        for (ending, start) in [
            (
                Ending::NoHandshake {
                    last: 10,
                    passing: None,
                },
                "Nobody loses by the last deal on the table, but there is no handshake",
            ),
            (
                Ending::Breakdown {
                    round: 1,
                    passing: None,
                },
                "Nobody loses by the last deal on the table, but the talks break down",
            ),
        ] {
            let talk = Talk {
                ending,
                ..talk.clone()
            };
            assert_eq!(finding(&talk, &worth), start);
            worth.parties[1].worth = Some(50.0);
            assert_eq!(
                finding(&talk, &worth),
                "The last deal on the table is worth less than no deal to Russia"
            );
            worth.parties[1].worth = worth.parties[1].no_deal;
        }
        worth.text = None;
        assert!(finding(&talk, &worth).starts_with("Nothing on the table"));
    }

    #[test]
    fn the_table_has_a_row_for_each_ratifier() {
        let table = Worth::table(&examples::flagship());
        assert_eq!(table.rows.len(), 4);
    }
}
