//! Funnel: at which gate do texts fall away? Texts left after each gate, on one or two moments.
//!
//! Of many texts, bars grow by the same length for every tenfold, because 45 of 311,040 would not be
//! seen otherwise; they start at a half, so that a single text is seen too. Fewer than [`FEW`] texts
//! are drawn on a plain scale from 0. The subtitle says which scale it is and every bar carries its
//! number. A moment that changes nothing at a stage gets no bar of its own.

use crate::scenario::ChartStyle;

use super::facts::{Facts, FunnelFacts, Stage, Talk};
use super::figure::{Anchor, Area, Line, Mark, Rect, Weight};
use super::layout::{Page, Scale, ellipsis, grouped, measure, ticks, wrap};
use super::theme::{Colour, GREY, INK, PASSING, RULE, Theme};
use super::{Chart, Drawn, Table};
use crate::account::{and_list, capital};
use crate::files::Column;
use crate::game::About;

/// The funnel chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Funnel;

static ABOUT: About = About {
    name: "funnel",
    title: "Funnel",
    sentence: "At which gate do the texts fall away?",
    formula: "one row a gate; bars are texts left after it, on a logarithmic scale from 0.5, or on a linear one from 0 where \
              there are fewer than 200 texts",
    parameters: &[],
    assumptions: "On a logarithmic scale bar lengths are not shares: every step to the right is ten times as many.",
    source: "R. D. Putnam (1988), Diplomacy and domestic politics: the logic of two-level games, International Organization 42(3), 427-460: win-sets as successive filters. doi:10.1017/S0020818300027697",
    example: "mar-a-lago",
};

/// Fewer texts than this are drawn on a linear scale.
const FEW: u64 = 200;
/// Where a logarithmic scale starts: below 1, so that one text is seen.
const START: f64 = 0.5;

const EARLIER: Colour = Colour(0xBD, 0xBD, 0xBD);
const LATER: Colour = Colour(0x4D, 0x4D, 0x4D);

impl Chart for Funnel {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn draw(&self, facts: &Facts, style: ChartStyle) -> Option<Drawn> {
        let funnel = facts.funnel.as_ref()?;
        if funnel.stages.is_empty() || funnel.moments.is_empty() {
            return None;
        }
        Some(Drawn {
            name: ABOUT.name,
            figure: picture(&facts.talk, funnel, Theme::of(style)),
            table: table(funnel),
        })
    }
}

/// The title: how many of all texts pass every gate, at the last of the moments.
#[must_use]
pub fn finding(funnel: &FunnelFacts) -> String {
    let count = |stage: Option<&Stage>| {
        stage
            .and_then(|stage| stage.counts.last())
            .copied()
            .unwrap_or(0)
    };
    let (all, left) = (count(funnel.stages.first()), count(funnel.stages.last()));
    let when = funnel.moments.last().map_or("", String::as_str);
    match left {
        _ if all == 0 => "No text can be written".to_owned(),
        0 => format!("None of {} texts passes every gate {when}", grouped(all)),
        1 => format!("1 of {} texts passes every gate {when}", grouped(all)),
        _ => format!(
            "{} of {} texts pass every gate {when}",
            grouped(left),
            grouped(all)
        ),
    }
    .trim_end()
    .to_owned()
}

fn picture(talk: &Talk, funnel: &FunnelFacts, theme: Theme) -> super::figure::Figure {
    let title = finding(funnel);
    let most = funnel
        .stages
        .iter()
        .flat_map(|stage| &stage.counts)
        .copied()
        .max()
        .unwrap_or(1)
        .max(10);
    let subtitle = if most < FEW {
        "Texts left after each gate, on a scale from 0."
    } else {
        "Texts left after each gate. Each step of the scale is ten times as many."
    };
    let mut page = Page::new(theme, &title, subtitle, &talk.footer);
    let body = page.body;
    let names = body.width() * 0.36;
    let numbers = funnel
        .moments
        .iter()
        .map(|when| {
            let text = format!("{} {when}", grouped(most));
            measure(&text, theme.label, Weight::Bold).width
        })
        .fold(0.0, f64::max)
        .min(body.width() * 0.3);
    let plot = Rect::new(
        body.x0 + names,
        body.y0 + theme.tick * 1.7,
        body.x1 - numbers - theme.label * 0.6,
        body.y1,
    );
    let scale = Counts::new(most, plot);
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

/// The horizontal scale.
struct Counts {
    most: u64,
    scale: Scale,
}

impl Counts {
    fn new(most: u64, plot: Rect) -> Counts {
        let range = if most < FEW {
            (0.0, most as f64)
        } else {
            (libm::log10(START), libm::log10(most as f64))
        };
        Counts {
            most,
            scale: Scale::new(range, (plot.x0, plot.x1)),
        }
    }

    fn at(&self, count: u64) -> f64 {
        let (low, _) = self.scale.range();
        match count {
            _ if self.most < FEW => self.scale.at(count as f64),
            0 => self.scale.at(low),
            _ => self.scale.at(libm::log10(count as f64)),
        }
    }

    /// The counts that the axis names.
    fn ticks(&self) -> Vec<u64> {
        if self.most < FEW {
            let ticks = ticks(0.0, self.most as f64, 5);
            return ticks.into_iter().map(|tick| tick as u64).collect();
        }
        std::iter::successors(Some(1_u64), |tick| tick.checked_mul(10))
            .take_while(|tick| *tick <= self.most)
            .collect()
    }
}

fn axis(page: &mut Page, plot: Rect, scale: &Counts) {
    let theme = page.theme;
    let mut free = f64::NEG_INFINITY;
    for tick in scale.ticks() {
        let x = scale.at(tick);
        page.add(Mark::Line(Line {
            points: vec![(x, plot.y0), (x, plot.y1)],
            width: 1.5 * theme.stroke,
            colour: RULE,
            dash: None,
        }));
        let text = grouped(tick);
        let half = measure(&text, theme.tick, Weight::Regular).width / 2.0;
        if x - half > free && x + half < page.theme.width {
            page.write(
                &text,
                (x, plot.y0 - theme.tick * 0.5),
                (theme.tick, Weight::Regular, GREY),
                (Anchor::Middle, f64::INFINITY),
            );
            free = x + half + theme.tick * 0.5;
        }
    }
}

/// The name of a stage, and what its gates remove.
fn describe(page: &mut Page, row: Rect, names: f64, stage: &Stage, notes: &[String]) {
    let theme = page.theme;
    let width = names - theme.label * 0.8;
    let line = 1.22;
    let room = row.height() * 0.94;
    let mut label = wrap(&capital(&stage.label), theme.label, Weight::Bold, width);
    let most = ((room / (theme.label * line)).floor() as usize).clamp(1, 3);
    if label.len() > most {
        let rest = label.split_off(most - 1).join(" ");
        label.push(ellipsis(&rest, theme.label, Weight::Bold, width));
    }
    let left = room - label.len() as f64 * theme.label * line;
    let fits = (left / (theme.note * line)).floor().max(0.0) as usize;
    let lines = |text: &String| wrap(text, theme.note, Weight::Regular, width);
    let mut note = notes
        .iter()
        .map(lines)
        .find(|lines| lines.len() <= fits)
        .or_else(|| notes.last().map(lines))
        .unwrap_or_default();
    if note.len() > fits {
        let rest = note.split_off(fits.saturating_sub(1)).join(" ");
        if fits > 0 {
            note.push(ellipsis(&rest, theme.note, Weight::Regular, width));
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
                (size, weight, colour),
                (Anchor::Start, width),
            );
            y += size * line;
        }
    }
}

/// `22,772 fall away in week 9: Ukraine and Russia`, at the last of the moments, the longest first and
/// the shortest last. Names that the label says already are not repeated, nor is a moment named where
/// the same falls away at each.
fn removed(funnel: &FunnelFacts, stage: &Stage, before: Option<&Stage>) -> Vec<String> {
    let Some(before) = before else {
        return Vec::new();
    };
    let falls: Vec<u64> = before
        .counts
        .iter()
        .zip(&stage.counts)
        .map(|(then, now)| then.saturating_sub(*now))
        .collect();
    let Some(last) = falls.last().copied() else {
        return Vec::new();
    };
    if before.counts.last() == Some(&0) {
        return Vec::new();
    }
    let when = match funnel.moments.last() {
        Some(when) if falls.iter().any(|fall| *fall != last) => format!(" {when}"),
        _ => String::new(),
    };
    let fall = match last {
        0 => format!("none falls away{when}"),
        1 => format!("1 falls away{when}"),
        many => format!("{} fall away{when}", grouped(many)),
    };
    let label = stage.label.to_lowercase();
    let names: Vec<String> = stage
        .gates
        .iter()
        .filter(|name| !label.contains(&name.to_lowercase()))
        .cloned()
        .collect();
    let mut notes = Vec::new();
    if !names.is_empty() {
        notes.push(format!("{fall}: {}", and_list(&names)));
    }
    if names.len() > 2 {
        notes.push(format!(
            "{fall}: {} and {} others",
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
    stage: &Stage,
    last: bool,
) {
    let theme = page.theme;
    let same = stage.counts.windows(2).all(|pair| pair[0] == pair[1]);
    let shown: Vec<(usize, u64)> = if same {
        stage.counts.iter().copied().enumerate().take(1).collect()
    } else {
        stage.counts.iter().copied().enumerate().collect()
    };
    let lanes = shown.len().max(1) as f64;
    let pitch = (row.height() * 0.84 / lanes).min(theme.label * 1.9);
    let thick = (pitch * 0.78).min(theme.label * 1.5);
    let size = theme.label.min(pitch * 0.82);
    for (lane, (moment, count)) in shown.iter().enumerate() {
        let y = row.centre().1 + (lane as f64 - (lanes - 1.0) / 2.0) * pitch;
        let start = scale.at(0);
        let mut end = start;
        if *count > 0 {
            end = scale.at(*count).max(start + 4.0 * theme.stroke);
            let bar = Rect::new(start, y - thick / 2.0, end, y + thick / 2.0);
            let newest = *moment + 1 == funnel.moments.len() || same;
            let fill = match (last, newest) {
                (true, true) => PASSING,
                (_, true) => LATER,
                _ => EARLIER,
            };
            page.add(Mark::Area(Area {
                points: bar.corners(),
                fill,
                solid: true,
            }));
            let mut outline = bar.corners();
            outline.push(outline[0]);
            page.add(Mark::Line(Line {
                points: outline,
                width: 1.5 * theme.stroke,
                colour: INK,
                dash: None,
            }));
        }
        let number = if *count == 0 {
            "none left".to_owned()
        } else {
            grouped(*count)
        };
        let text = match funnel.moments.get(*moment) {
            Some(when) if !same => format!("{number} {when}"),
            _ => number,
        };
        let at = end + theme.label * 0.4;
        page.write(
            &text,
            (at, y + size * 0.36),
            (size, if last { Weight::Bold } else { Weight::Regular }, INK),
            (Anchor::Start, page.theme.width - at - theme.margin * 0.4),
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
                .map(|(count, when)| format!("{} {when}", grouped(*count)))
                .collect();
            format!("{}: {}", stage.label, and_list(&counts))
        })
        .collect();
    format!("{title}. Texts left. {}.", stages.join("; "))
}

fn table(funnel: &FunnelFacts) -> Table {
    let mut table = Table::plain(&["stage", "gates"]);
    table.columns.extend(
        funnel
            .moments
            .iter()
            .map(|when| Column::plain(format!("deals left {when} (count)"))),
    );
    for stage in &funnel.stages {
        let mut row = vec![stage.label.clone(), stage.gates.join("; ")];
        row.extend((0..funnel.moments.len()).map(|moment| {
            stage
                .counts
                .get(moment)
                .map_or_else(String::new, u64::to_string)
        }));
        table.rows.push(row);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::super::examples;
    use super::*;

    #[test]
    fn the_title_counts_what_is_left() {
        let mut funnel = examples::flagship().funnel.unwrap();
        assert_eq!(
            finding(&funnel),
            "289 of 311,040 texts pass every gate in week 9"
        );
        let last = funnel.stages.len() - 1;
        funnel.stages[last].counts = vec![0, 0];
        assert_eq!(
            finding(&funnel),
            "None of 311,040 texts passes every gate in week 9"
        );
        funnel.stages[last].counts = vec![0, 1];
        assert!(finding(&funnel).starts_with("1 of 311,040 texts passes"));
    }

    #[test]
    fn a_note_repeats_neither_the_label_nor_a_moment_that_changes_nothing() {
        let mut funnel = examples::flagship().funnel.unwrap();
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
            "288,000 fall away: Ukraine, Russia and European allies"
        );
        assert!(notes(&funnel, last)[0].contains(" fall away in week 9: US Senate, "));
        funnel.stages[last].label = "pass EU member states".into();
        funnel.stages[last].gates = vec!["EU member states".into()];
        let all = notes(&funnel, last);
        assert!(all.len() == 1 && all[0].ends_with(" fall away in week 9"));
    }

    #[test]
    fn one_text_is_seen_and_none_is_not() {
        let plot = Rect::new(0.0, 0.0, 1000.0, 10.0);
        for most in [20, 199, 311_040, u64::MAX] {
            let scale = Counts::new(most, plot);
            assert!(scale.at(0).abs() < 1e-9 && scale.at(1) >= 5.0);
            assert!((scale.at(most) - 1000.0).abs() < 1e-6);
            assert!(scale.ticks().windows(2).all(|pair| pair[0] < pair[1]));
        }
        assert_eq!(Counts::new(21, plot).ticks()[0], 0);
    }

    #[test]
    fn the_table_has_a_column_for_each_moment() {
        let table = table(&examples::flagship().funnel.unwrap());
        assert_eq!(table.columns[2].name, "deals left on day one (count)");
        assert!(
            table
                .rows
                .iter()
                .all(|row| row.len() == table.columns.len())
        );
    }
}
