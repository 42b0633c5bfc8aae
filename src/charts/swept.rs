//! An axis of values tried in a sweep: to scale if they are numbers with roughly even steps, otherwise evenly spaced.

use crate::charts::measure::SweptAxis;
use crate::drawing::figure::Rect;
use crate::drawing::layout::{Page, faint, grouped, number, plain, ticks};

/// If steps differ by more than this factor, the values are evenly spaced.
const UNEVEN: f64 = 6.0;
/// With more values than this, the axis is labelled with round numbers instead.
const MANY: usize = 12;

/// The positions of the values between two places on the canvas.
#[derive(Debug, Clone, PartialEq)]
pub struct AxisPlaces<'a> {
    axis: &'a SweptAxis,
    /// The edges of the cells, one more than there are values.
    edges: Vec<f64>,
    /// The positions of the values.
    centres: Vec<f64>,
    /// Canvas length per unit and the position of 0, if values are drawn to scale.
    line: Option<(f64, f64)>,
}

impl<'a> AxisPlaces<'a> {
    /// The axis from one place to another; a vertical one begins at the bottom.
    pub fn new(axis: &'a SweptAxis, (from, to): (f64, f64)) -> AxisPlaces<'a> {
        let values = &axis.values;
        let count = values.len();
        let Some((low, high)) = proportional(axis) else {
            let at = |place: f64| from + (to - from) * place / count.max(1) as f64;
            return AxisPlaces {
                axis,
                edges: (0..=count).map(|n| at(n as f64)).collect(),
                centres: (0..count).map(|n| at(n as f64 + 0.5)).collect(),
                line: None,
            };
        };
        let slope = (to - from) / (high - low);
        let at = |value: f64| from + (value - low) * slope;
        let between = values.windows(2).map(|p| f64::midpoint(p[0], p[1]));
        AxisPlaces {
            axis,
            edges: [low]
                .into_iter()
                .chain(between)
                .chain([high])
                .map(at)
                .collect(),
            centres: values.iter().copied().map(at).collect(),
            line: Some((slope, at(0.0))),
        }
    }

    /// The axis under a plot, starting below `top`, where the name of the other axis is written.
    pub fn under(
        page: &Page,
        axis: &'a SweptAxis,
        (left, right): (f64, f64),
        top: f64,
    ) -> (AxisPlaces<'a>, Rect) {
        let theme = page.theme;
        let x = AxisPlaces::new(axis, (left, right));
        let below = x.lines_below(theme.tick) as f64 * 1.2 - 0.2;
        let bottom = page.body.y1 - theme.tick * (0.85 + below) - theme.label * 1.4;
        let plot = Rect::new(left, top + theme.label * 1.95, right, bottom);
        (x, plot)
    }

    /// The number of values.
    pub fn count(&self) -> usize {
        self.centres.len()
    }

    /// The beginning and end of a cell.
    pub fn cell(&self, place: usize) -> (f64, f64) {
        (self.edges[place], self.edges[place + 1])
    }

    /// The end of the first `cells` cells.
    pub fn edge(&self, cells: usize) -> f64 {
        self.edges[cells]
    }

    /// The position of a value.
    pub fn centre(&self, place: usize) -> f64 {
        self.centres[place]
    }

    /// The position and cell of the file's own value, if it is on the axis.
    pub fn here(&self) -> Option<(f64, usize)> {
        let here = self.axis.here.filter(|here| here.is_finite())?;
        let values = &self.axis.values;
        let at = match self.line {
            Some((slope, zero)) => {
                let tried = values[0]..=values[values.len() - 1];
                tried.contains(&here).then_some(zero + here * slope)?
            }
            None if !self.axis.names.is_empty() => {
                let place = values.iter().position(|v| (v - here).abs() < 0.5)?;
                self.centres[place]
            }
            None => match values.iter().position(|v| (v - here).abs() < 1e-9) {
                Some(place) => self.centres[place],
                None => {
                    let next = values.iter().position(|value| *value > here)?;
                    let last = next.checked_sub(1)?;
                    let share = (here - values[last]) / (values[next] - values[last]);
                    self.centres[last] + (self.centres[next] - self.centres[last]) * share
                }
            },
        };
        let holds = |pair: &[f64]| at >= pair[0].min(pair[1]) && at <= pair[0].max(pair[1]);
        let cell = self.edges.windows(2).position(holds)?;
        Some((at, cell))
    }

    /// The labels of the axis with their positions: every value if there are few, otherwise round numbers.
    fn labels(&self) -> Vec<(f64, String)> {
        let values = &self.axis.values;
        match self.line {
            Some((slope, zero)) if values.len() > MANY => {
                let ends = [self.edges[0], self.edges[values.len()]].map(|at| (at - zero) / slope);
                let ticks = ticks(ends[0], ends[1], 6);
                let called = same_decimals(&ticks);
                ticks
                    .into_iter()
                    .map(|n| zero + n * slope)
                    .zip(called)
                    .collect()
            }
            _ => self
                .centres
                .iter()
                .copied()
                .zip(called(self.axis))
                .collect(),
        }
    }

    /// The labels under a horizontal axis, with their positions: names on up to two lines, only some of them if there are
    /// many.
    fn below(&self, size: f64) -> Vec<(f64, Vec<String>)> {
        let labels = self.labels();
        let names = !self.axis.names.is_empty();
        let gap = size * 0.8;
        let wide = |text: &str| plain(size).width(text);
        let apart = labels
            .windows(2)
            .map(|pair| (pair[1].0 - pair[0].0).abs())
            .fold(f64::INFINITY, f64::min);
        let widest = plain(size).widest(labels.iter().map(|(_, text)| text));
        let needed = if names {
            widest.min(size * 4.0)
        } else {
            widest
        } + gap;
        let every = (needed / apart.max(1e-6)).ceil().clamp(1.0, 1e6) as usize;
        let whole = (self.edges[self.count()] - self.edges[0]).abs();
        let room = (apart * every as f64).min(whole) - gap;
        let lines = |text: &String| {
            let mut lines = plain(size).wrap(text, room);
            if !names || lines.len() > 2 {
                let rest = lines
                    .split_off(lines.len().min(usize::from(names)))
                    .join(" ");
                lines.push(plain(size).shortened(&rest, room.max(wide("00"))));
            }
            lines
        };
        let shown = labels.iter().step_by(every);
        shown.map(|(at, text)| (*at, lines(text))).collect()
    }

    /// The number of lines that the labels under a horizontal axis take.
    pub fn lines_below(&self, size: f64) -> usize {
        let lines = self.below(size).into_iter().map(|(_, lines)| lines.len());
        lines.max().unwrap_or(1).max(1)
    }

    /// Writes the values under a horizontal axis.
    pub fn write_below(&self, page: &mut Page, top: f64, size: f64) {
        for (at, lines) in self.below(size) {
            for (row, line) in lines.iter().enumerate() {
                let base = top + size * (1.0 + 1.2 * row as f64);
                page.write(line, (at, base), faint(size).middle());
            }
        }
    }

    /// Writes the values left of a vertical axis.
    pub fn write_left(&self, page: &mut Page, right: f64, size: f64, room: f64) {
        let labels = self.labels();
        let apart = labels
            .windows(2)
            .map(|pair| (pair[1].0 - pair[0].0).abs())
            .fold(f64::INFINITY, f64::min);
        let every = (size * 1.25 / apart.max(1e-6)).ceil().clamp(1.0, 1e6) as usize;
        for (at, text) in labels.iter().step_by(every) {
            page.write(
                text,
                (right, at + size * 0.36),
                faint(size).end().within(room),
            );
        }
    }

    /// The positions of grid lines: those of the values with a label.
    pub fn named(&self) -> Vec<f64> {
        self.labels().into_iter().map(|(at, _)| at).collect()
    }
}

/// The width of an axis's labels when written beside it.
pub fn room_for(axis: &SweptAxis, size: f64) -> f64 {
    let all = called(axis);
    let ends =
        proportional(axis).map_or_else(Vec::new, |(low, high)| same_decimals(&ticks(low, high, 6)));
    all.iter()
        .take(if ends.is_empty() || all.len() <= MANY {
            all.len()
        } else {
            0
        })
        .chain(&ends)
        .map(|text| plain(size).width(text))
        .fold(0.0, f64::max)
}

/// The labels of the values of an axis.
pub fn called(axis: &SweptAxis) -> Vec<String> {
    if axis.names.is_empty() {
        return axis.values.iter().map(|value| shortest(*value)).collect();
    }
    let name = |place: usize| axis.names.get(place).cloned().unwrap_or_default();
    (0..axis.values.len()).map(name).collect()
}

/// The outer edges of an axis of numbers with roughly even steps.
fn proportional(axis: &SweptAxis) -> Option<(f64, f64)> {
    let values = &axis.values;
    let steps = || values.windows(2).map(|pair| pair[1] - pair[0]);
    let (least, most) = (
        steps().fold(f64::INFINITY, f64::min),
        steps().fold(0.0, f64::max),
    );
    let numbers = axis.names.is_empty() && values.iter().all(|n| n.abs() < 1e12);
    if !numbers || values.len() < 2 || least < 1e-9 || most > least * UNEVEN {
        return None;
    }
    let last = values.len() - 1;
    Some((
        values[0] - (values[1] - values[0]) / 2.0,
        values[last] + (values[last] - values[last - 1]) / 2.0,
    ))
}

/// A value as written: to about five digits, with separators between thousands.
fn shortest(value: f64) -> String {
    let size = value.abs();
    if size >= 1e9 {
        return format!("{value:.1e}");
    }
    if size.round() >= 1e4 {
        let sign = if value < 0.0 { "−" } else { "" };
        return format!("{sign}{}", grouped(size.round() as u64));
    }
    let digits = [(1.0, 4), (100.0, 3), (1000.0, 2)];
    let fits = digits.iter().find(|(below, _)| size < *below);
    let text = number(value, fits.map_or(1, |(_, digits)| *digits));
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// Round numbers, all with as many decimals as the longest needs.
fn same_decimals(values: &[f64]) -> Vec<String> {
    if values.iter().any(|value| value.abs() >= 1e4) {
        return values.iter().map(|value| shortest(*value)).collect();
    }
    let places = |value: &f64| shortest(*value).split_once('.').map_or(0, |(_, d)| d.len());
    let most = values.iter().map(places).max().unwrap_or(0);
    values.iter().map(|value| number(*value, most)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(values: &[f64], here: Option<f64>) -> SweptAxis {
        SweptAxis {
            label: "x".into(),
            values: values.to_vec(),
            names: Vec::new(),
            here,
        }
    }

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn even_steps_lie_in_proportion() {
        let axis = axis(&[10.0, 20.0, 40.0], Some(30.0));
        let swept = AxisPlaces::new(&axis, (0.0, 450.0));
        assert!(near(swept.edge(0), 0.0) && near(swept.edge(3), 450.0));
        assert!(near(swept.centre(0), 50.0) && near(swept.centre(1), 150.0));
        assert!(near(swept.cell(1).0, 100.0) && near(swept.cell(1).1, 250.0));
        let (at, cell) = swept.here().unwrap();
        assert!(near(at, 250.0) && cell == 1);
    }

    #[test]
    fn uneven_steps_and_names_stand_side_by_side() {
        let uneven = axis(&[1.0, 10.0, 1000.0], Some(505.0));
        let swept = AxisPlaces::new(&uneven, (300.0, 0.0));
        assert!(near(swept.centre(1), 150.0) && near(swept.edge(1), 200.0));
        assert!(near(swept.here().unwrap().0, 100.0));
        let mut names = axis(&[0.0, 1.0], Some(1.0));
        names.names = vec!["linear".into(), "boulware".into()];
        let swept = AxisPlaces::new(&names, (0.0, 200.0));
        assert_eq!(swept.here(), Some((150.0, 1)));
        assert_eq!(called(&names), ["linear", "boulware"]);
    }

    #[test]
    fn a_file_off_the_axis_is_not_on_it() {
        for here in [None, Some(9.0), Some(41.0), Some(f64::NAN)] {
            let axis = axis(&[10.0, 20.0, 40.0], here);
            assert_eq!(AxisPlaces::new(&axis, (0.0, 450.0)).here(), None);
        }
        let one = axis(&[3.0], Some(3.0));
        assert_eq!(AxisPlaces::new(&one, (0.0, 100.0)).here(), Some((50.0, 0)));
        let none = axis(&[], Some(3.0));
        assert_eq!(AxisPlaces::new(&none, (0.0, 100.0)).here(), None);
    }

    #[test]
    fn many_values_get_round_numbers() {
        let values: Vec<f64> = (0..57).map(|n| 48.0 + f64::from(n) * 0.5).collect();
        let axis = axis(&values, None);
        let labels = AxisPlaces::new(&axis, (0.0, 570.0)).labels();
        let texts: Vec<&str> = labels.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["50", "55", "60", "65", "70", "75"]);
        assert_eq!(same_decimals(&[0.0, 0.25, 0.5]), ["0.00", "0.25", "0.50"]);
        assert!((shortest(12.5), shortest(100.0)) == ("12.5".into(), "100".into()));
        assert_eq!(shortest(-333_306.7), "−333,307");
        assert!(shortest(9_999.96) == "10,000" && shortest(0.0125) == "0.0125");
    }
}
