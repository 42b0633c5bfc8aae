//! Funnel: where do the possible deals go? Deals left after each gate, on one or two moments.
//!
//! Bars start at one deal and grow by the same length for every tenfold, because 45 of 311,040 would
//! not be seen otherwise; the axis says so and every bar carries its number. A moment that changes
//! nothing at a stage gets no bar of its own.

use crate::scenario::ChartStyle;

use super::facts::{Facts, FunnelFacts, Stage, Talk, listed};
use super::figure::{Anchor, Area, Line, Mark, Rect, Weight};
use super::layout::{Page, Scale, ellipsis, grouped, measure, wrap};
use super::theme::{Colour, GREY, INK, PASSING, RULE, Theme};
use super::{Chart, Drawn, Table};
use crate::files::Column;
use crate::game::About;

/// The funnel chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Funnel;

static ABOUT: About = About {
    name: "funnel",
    title: "Funnel",
    sentence: "Where do the possible deals go?",
    formula: "one row a gate; bars are deals left after it, on a logarithmic scale from 1",
    parameters: &[],
    assumptions: "Misleads when bar lengths are read as shares: every step to the right is ten times as many",
    source: "R. D. Putnam (1988), Diplomacy and domestic politics: the logic of two-level games, International Organization 42(3), 427-460: win-sets as successive filters. doi:10.1017/S0020818300027697",
    example: "mar-a-lago",
};

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

/// The title: how many of the possible deals pass every gate, at the last of the moments.
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
        _ if all == 0 => format!("There is no possible deal {when}"),
        0 => format!(
            "None of {} possible deals passes every gate {when}",
            grouped(all)
        ),
        1 => format!(
            "1 of {} possible deals passes every gate {when}",
            grouped(all)
        ),
        _ => format!(
            "{} of {} possible deals pass every gate {when}",
            grouped(left),
            grouped(all)
        ),
    }
    .trim_end()
    .to_owned()
}

fn picture(talk: &Talk, funnel: &FunnelFacts, theme: Theme) -> super::figure::Figure {
    let title = finding(funnel);
    let mut page = Page::new(
        theme,
        &title,
        "Deals left after each gate. Each step of the scale is ten times as many.",
        &talk.footer.line(),
    );
    let body = page.body;
    let most = funnel
        .stages
        .iter()
        .flat_map(|stage| &stage.counts)
        .copied()
        .max()
        .unwrap_or(1)
        .max(10);
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
    let top = libm::log10(most as f64);
    let scale = Scale::new((0.0, top), (plot.x0, plot.x1));
    axis(&mut page, plot, scale, top);
    let height = plot.height() / funnel.stages.len() as f64;
    for (index, stage) in funnel.stages.iter().enumerate() {
        let y0 = plot.y0 + index as f64 * height;
        let row = Rect::new(body.x0, y0, body.x1, y0 + height);
        let before = index.checked_sub(1).map(|before| &funnel.stages[before]);
        let last = index > 0 && index + 1 == funnel.stages.len();
        describe(&mut page, row, names, stage, before);
        bars(&mut page, row, scale, funnel, stage, last);
    }
    page.finish(description(&title, funnel))
}

fn axis(page: &mut Page, plot: Rect, scale: Scale, top: f64) {
    let theme = page.theme;
    let mut free = f64::NEG_INFINITY;
    for power in 0..=(top + 1e-9).floor() as u32 {
        let x = scale.at(f64::from(power));
        page.add(Mark::Line(Line {
            points: vec![(x, plot.y0), (x, plot.y1)],
            width: 1.5 * theme.stroke,
            colour: RULE,
            dash: None,
        }));
        let text = grouped(10_u64.saturating_pow(power));
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
fn describe(page: &mut Page, row: Rect, names: f64, stage: &Stage, before: Option<&Stage>) {
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
    let lines = |text: String| wrap(&text, theme.note, Weight::Regular, width);
    let mut note = before
        .map(|before| lines(removed(stage, before, usize::MAX)))
        .unwrap_or_default();
    if note.len() > fits {
        note = before
            .map(|before| lines(removed(stage, before, 1)))
            .unwrap_or_default();
    }
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

/// `22,772 fall away: Ukraine and Russia`, at the last of the moments, with at most `most` names.
fn removed(stage: &Stage, before: &Stage, most: usize) -> String {
    let (Some(now), Some(then)) = (stage.counts.last(), before.counts.last()) else {
        return String::new();
    };
    if *then == 0 {
        return String::new();
    }
    let fall = match then.saturating_sub(*now) {
        0 => "none falls away".to_owned(),
        1 => "1 falls away".to_owned(),
        many => format!("{} fall away", grouped(many)),
    };
    if stage.gates.is_empty() {
        capital(&fall)
    } else if stage.gates.len() > most.saturating_add(1) {
        let others = stage.gates.len() - most;
        format!(
            "{fall}: {} and {others} others",
            stage.gates[..most].join(", ")
        )
    } else {
        format!("{fall}: {}", listed(&stage.gates))
    }
}

fn bars(page: &mut Page, row: Rect, scale: Scale, funnel: &FunnelFacts, stage: &Stage, last: bool) {
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
        let start = scale.at(0.0);
        let mut end = start;
        if *count > 0 {
            end = scale
                .at(libm::log10(*count as f64))
                .max(start + 4.0 * theme.stroke);
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

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
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
            format!("{}: {}", stage.label, listed(&counts))
        })
        .collect();
    format!("{title}. Deals left. {}.", stages.join("; "))
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
            "289 of 311,040 possible deals pass every gate in week 9"
        );
        let last = funnel.stages.len() - 1;
        funnel.stages[last].counts = vec![0, 0];
        assert_eq!(
            finding(&funnel),
            "None of 311,040 possible deals passes every gate in week 9"
        );
        funnel.stages[last].counts = vec![0, 1];
        assert!(finding(&funnel).starts_with("1 of 311,040 possible deals passes"));
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
