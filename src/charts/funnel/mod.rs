//! Funnel: at which gate are deals rejected? Deals left after each gate, at one or two moments.
//!
//! If there are many deals, dots are drawn on a logarithmic scale, because 45 of 311,040 could not be seen otherwise, and the
//! length of a bar would mean nothing on it. Fewer than [`scale::FEW`] deals are bars on a linear scale from 0. The subtitle
//! names the scale, and every dot and bar carries its number. A moment that changes nothing at a stage gets no mark of its
//! own.

#[cfg(test)]
mod examples;
pub(super) mod facts;
mod scale;

use crate::sources::{Citation, PUTNAM_1988};

use self::scale::{Counts, decades, is_few};
#[cfg(test)]
use super::chart::Examples;
use super::chart::{ChartBasis, Plot};
use super::material::Material;
use crate::account::{and_list, capital, held_count, or_list, short_count, told_count, whole};
use crate::charts::funnel::facts::{FunnelFacts, FunnelStage};
use crate::charts::talk::Talk;
use crate::drawing::figure::{Figure, Rect, Shape, Weight};
use crate::drawing::layout::{Page, bold, faint, plain};
use crate::drawing::marks::symbol;
use crate::drawing::theme::{Colour, GREY, INK, PASSING, Theme, WHITE};
use crate::files::{Table, TableOf};
use crate::game::About;
use crate::space::DealCount;
use num_bigint::BigUint;

/// The funnel chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Funnel;

static ABOUT: About = About {
    name: "funnel",
    title: "Funnel",
    sentence: "At which gate are deals rejected?",
    formula: "one row per gate: the deals left after it, as dots on a logarithmic scale, or as bars from 0 where there are \
              fewer than 200 deals",
    parameters: &[],
    assumptions: "Dots on a logarithmic scale: every step to the right is ten times as many, so distances are not shares.",
    sources: &[Citation::Part(
        "win-sets as successive filters",
        &PUTNAM_1988,
    )],
    example: "mar-a-lago",
};

const EARLIER: Colour = Colour(0xBD, 0xBD, 0xBD);
const LATER: Colour = Colour(0x4D, 0x4D, 0x4D);

impl Plot for Funnel {
    type Facts = FunnelFacts;
    const ABOUT: &'static About = &ABOUT;
    const BASIS: ChartBasis = ChartBasis::Negotiation;
    #[cfg(test)]
    const EXAMPLES: Examples<FunnelFacts> = examples::all;

    fn gather(of: &Material<'_>) -> Option<FunnelFacts> {
        Some(facts::funnel(of.negotiation()?.account))
    }

    fn picture(talk: &Talk, funnel: &FunnelFacts, theme: Theme) -> Figure {
        let title = finding(funnel);
        let most = funnel
            .stages
            .iter()
            .flat_map(|stage| &stage.counts)
            .map(|count| count.about().clone())
            .max()
            .unwrap_or_default()
            .max(10_u8.into());
        let subtitle = if is_few(&most) {
            "Deals left after each gate, on a scale from 0.".to_owned()
        } else {
            let times = match decades(&most) {
                1 => "ten".to_owned(),
                many => format!("10^{many}"),
            };
            format!(
                "Deals left after each gate, as dots. Log scale: each line is {times} times the last."
            )
        };
        let mut page = Page::new(theme, &title, &subtitle, &talk.footer);
        let body = page.body;
        let names = body.width() * 0.36;
        let counts = funnel.stages.iter().flat_map(|stage| &stage.counts);
        let brackets = counts.filter(|count| count.bracket().is_some());
        let labels: Vec<String> = std::iter::once(whole(&most))
            .chain(brackets.map(held_count))
            .collect();
        let moments = funnel.moments.iter();
        let texts =
            moments.flat_map(|when| labels.iter().map(move |label| format!("{label} {when}")));
        let numbers = bold(theme.label).widest(texts).min(body.width() * 0.3);
        let plot = Rect::new(
            body.x0 + names,
            body.y0 + theme.tick * 1.7,
            body.x1 - numbers - theme.label * 0.6,
            body.y1,
        );
        let scale = Counts::new(&most, plot);
        axis(&mut page, plot, &scale);
        let height = plot.height() / funnel.stages.len() as f64;
        for (index, stage) in funnel.stages.iter().enumerate() {
            let y0 = plot.y0 + index as f64 * height;
            let row = Rect::new(body.x0, y0, body.x1, y0 + height);
            let before = index.checked_sub(1).map(|before| &funnel.stages[before]);
            let last = index > 0 && index + 1 == funnel.stages.len();
            let notes = removed(funnel, stage, before);
            describe(&mut page, row, names, stage, &notes);
            bars(&mut page, row, &scale, funnel, stage, last);
        }
        page.finish(description(&title, funnel))
    }

    fn table(funnel: &FunnelFacts) -> Table {
        type Number = fn(&DealCount) -> &BigUint;
        let mut kinds: Vec<(&str, Number)> = vec![("deals left", DealCount::about)];
        let mut counts = funnel.stages.iter().flat_map(|stage| &stage.counts);
        if counts.any(|count| count.exact().is_none()) {
            kinds.push(("deals left at least", DealCount::at_least));
            kinds.push(("deals left at most", DealCount::at_most));
        }
        let mut table = TableOf::new(&funnel.stages);
        table
            .plain("stage", |stage| &stage.label)
            .plain("gates", |stage| stage.gates.join("; "));
        for (kind, number) in kinds {
            for (moment, when) in funnel.moments.iter().enumerate() {
                table.plain(format!("{kind} {when} (count)"), |stage| {
                    stage.counts.get(moment).map(number)
                });
            }
        }
        table.finish()
    }
}

/// The title: how many of all deals pass every gate, at the last of the moments.
pub fn finding(funnel: &FunnelFacts) -> String {
    let count = |stage: Option<&FunnelStage>| {
        let count = stage.and_then(|stage| stage.counts.last());
        count.cloned().unwrap_or_else(DealCount::zero)
    };
    let (all, left) = (count(funnel.stages.first()), count(funnel.stages.last()));
    let when = funnel.moments.last().map_or("", String::as_str);
    let texts = short_count(&all);
    let told = if all.is_none() {
        "No deal can be written".to_owned()
    } else if left.is_none() {
        format!("None of {texts} deals passes every gate {when}")
    } else if left == 1 {
        format!("1 of {texts} deals passes every gate {when}")
    } else {
        let left = capital(&short_count(&left));
        format!("{left} of {texts} deals pass every gate {when}")
    };
    told.trim_end().to_owned()
}

fn axis(page: &mut Page, plot: Rect, scale: &Counts) {
    let theme = page.theme;
    let mut free = f64::NEG_INFINITY;
    let ticks = scale.ticks();
    let long = ticks.last().is_some_and(|most| most.to_string().len() > 12);
    for tick in ticks {
        let x = scale.at(&tick);
        page.rule((x, plot.y0), (x, plot.y1));
        let text = match tick.to_string().len() {
            // Zeros that nobody counts would leave no room for the next tick.
            digits if long && digits > 4 => format!("10^{}", digits - 1),
            _ => whole(&tick),
        };
        let half = plain(theme.tick).width(&text) / 2.0;
        if x - half > free && x + half < page.theme.width {
            page.write(
                &text,
                (x, plot.y0 - theme.tick * 0.5),
                faint(theme.tick).middle(),
            );
            free = x + half + theme.tick * 0.5;
        }
    }
}

/// The name of a stage, and the deals that its gates remove.
fn describe(page: &mut Page, row: Rect, names: f64, stage: &FunnelStage, notes: &[String]) {
    let theme = page.theme;
    let width = names - theme.label * 0.8;
    let line = 1.22;
    let room = row.height() * 0.94;
    let most = ((room / (theme.label * line)).floor() as usize).clamp(1, 3);
    let label = bold(theme.label).lines(&capital(&stage.label), width, most);
    let left = room - label.len() as f64 * theme.label * line;
    let fits = (left / (theme.note * line)).floor().max(0.0) as usize;
    let lines = |text: &String| plain(theme.note).wrap(text, width);
    let mut note = notes
        .iter()
        .map(lines)
        .find(|lines| lines.len() <= fits)
        .or_else(|| notes.last().map(lines))
        .unwrap_or_default();
    if note.len() > fits {
        let rest = note.split_off(fits.saturating_sub(1)).join(" ");
        if fits > 0 {
            note.push(plain(theme.note).shortened(&rest, width));
        } else {
            note.clear();
        }
    }
    let tall = label.len() as f64 * theme.label * line + note.len() as f64 * theme.note * line;
    let mut y = row.centre().1 - tall / 2.0;
    for (lines, size, weight, colour) in [
        (label, theme.label, Weight::Bold, INK),
        (note, theme.note, Weight::Regular, GREY),
    ] {
        for text in lines {
            page.write(
                &text,
                (row.x0, y + size * 0.95),
                plain(size).weighing(weight).coloured(colour).within(width),
            );
            y += size * line;
        }
    }
}

/// `22,772 fall away in week 9: Ukraine and Russia`, at the last of the moments, the longest form first and the shortest
/// last. Names that are already in the label are not repeated, and a moment is not named if the same number falls away at
/// each.
fn removed(funnel: &FunnelFacts, stage: &FunnelStage, before: Option<&FunnelStage>) -> Vec<String> {
    let Some(before) = before else {
        return Vec::new();
    };
    let falls: Vec<DealCount> = before
        .counts
        .iter()
        .zip(&stage.counts)
        .map(|(then, now)| now.less_than(then))
        .collect();
    let Some(last) = falls.last() else {
        return Vec::new();
    };
    if before.counts.last().is_some_and(DealCount::is_none) {
        return Vec::new();
    }
    let when = match funnel.moments.last() {
        Some(when) if falls.iter().any(|fall| fall != last) => format!(" {when}"),
        _ => String::new(),
    };
    let fall = if last.is_none() {
        format!("none rejected{when}")
    } else if *last == 1 {
        format!("1 rejected{when}")
    } else {
        format!("{} rejected{when}", short_count(last))
    };
    // As whole words: a party may be called "a".
    let label = format!(" {} ", stage.label.to_lowercase());
    let names: Vec<String> = stage
        .gates
        .iter()
        .filter(|name| !label.contains(&format!(" {} ", name.to_lowercase())))
        .cloned()
        .collect();
    let mut notes = Vec::new();
    if !names.is_empty() {
        notes.push(format!("{fall} by {}", or_list(&names)));
    }
    if names.len() > 2 {
        notes.push(format!(
            "{fall} by {} or {} others",
            names[0],
            names.len() - 1
        ));
    }
    notes.push(fall);
    notes
}

fn bars(
    page: &mut Page,
    row: Rect,
    scale: &Counts,
    funnel: &FunnelFacts,
    stage: &FunnelStage,
    last: bool,
) {
    let theme = page.theme;
    let same = stage.counts.windows(2).all(|pair| pair[0] == pair[1]);
    let most = if same { 1 } else { stage.counts.len() };
    let shown: Vec<(usize, &DealCount)> = stage.counts.iter().enumerate().take(most).collect();
    let lanes = shown.len().max(1) as f64;
    let pitch = (row.height() * 0.84 / lanes).min(theme.label * 1.9);
    let thick = (pitch * 0.78).min(theme.label * 1.5);
    let size = theme.label.min(pitch * 0.82);
    for (lane, (moment, count)) in shown.iter().enumerate() {
        let y = row.centre().1 + (lane as f64 - (lanes - 1.0) / 2.0) * pitch;
        let start = scale.at(&BigUint::ZERO);
        let mut end = start;
        if *count.about() > BigUint::ZERO {
            let newest = *moment + 1 == funnel.moments.len() || same;
            let fill = match (last, newest) {
                (true, true) => PASSING,
                (_, true) => LATER,
                _ => EARLIER,
            };
            let at = scale.at(count.about());
            end = if scale.is_linear() {
                let end = at.max(start + 4.0 * theme.stroke);
                let bar = Rect::new(start, y - thick / 2.0, end, y + thick / 2.0);
                page.bar(bar, fill);
                page.outline(bar, INK, 1.5);
                end
            } else {
                let radius = (thick * 0.42).min(theme.label * 0.5);
                // A ring for the earlier moment: grey and yellow are equally light.
                let fill = if newest { fill } else { WHITE };
                let outline = Some((INK, 2.0 * theme.stroke));
                page.add(symbol((at, y), Shape::Circle, radius, Some(fill), outline));
                at + radius
            };
        }
        let number = if count.is_none() {
            "none left".to_owned()
        } else {
            held_count(count)
        };
        let text = match funnel.moments.get(*moment) {
            Some(when) if !same => format!("{number} {when}"),
            _ => number,
        };
        let at = end + theme.label * 0.4;
        page.write(
            &text,
            (at, y + size * 0.36),
            plain(size)
                .weighing(if last { Weight::Bold } else { Weight::Regular })
                .within(page.theme.width - at - theme.margin * 0.4),
        );
    }
}

fn description(title: &str, funnel: &FunnelFacts) -> String {
    let stages: Vec<String> = funnel
        .stages
        .iter()
        .map(|stage| {
            let counts: Vec<String> = stage
                .counts
                .iter()
                .zip(&funnel.moments)
                .map(|(count, when)| format!("{} {when}", told_count(count)))
                .collect();
            format!("{}: {}", stage.label, and_list(&counts))
        })
        .collect();
    format!("{title}. Deals left. {}.", stages.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_counts_what_is_left() {
        let mut funnel = examples::flagship();
        assert_eq!(
            finding(&funnel),
            "289 of 311,040 deals pass every gate in week 9"
        );
        let last = funnel.stages.len() - 1;
        funnel.stages[last].counts = vec![0_u64.into(), 0_u64.into()];
        assert_eq!(
            finding(&funnel),
            "None of 311,040 deals passes every gate in week 9"
        );
        funnel.stages[last].counts = vec![0_u64.into(), 1_u64.into()];
        assert!(finding(&funnel).starts_with("1 of 311,040 deals passes"));
    }

    #[test]
    fn a_note_repeats_neither_the_label_nor_a_moment_that_changes_nothing() {
        let funnel = examples::flagship();
        let last = funnel.stages.len() - 1;
        let notes = |funnel: &FunnelFacts, index: usize| {
            removed(
                funnel,
                &funnel.stages[index],
                Some(&funnel.stages[index - 1]),
            )
        };
        assert_eq!(
            notes(&funnel, 1)[0],
            "288,000 rejected by Ukraine, Russia or European allies"
        );
        assert!(notes(&funnel, 2)[0].ends_with(" rejected in week 9 by Ukraine or Russia"));
        let all = notes(&funnel, last);
        assert!(all.len() == 1 && all[0].ends_with(" rejected in week 9"));
    }

    #[test]
    fn the_table_has_a_column_for_each_moment() {
        let table = Funnel::table(&examples::flagship());
        assert_eq!(table.columns[2].name, "deals left on day one (count)");
    }
}
