//! The page around a chart: the finding, how to read it, and where it comes from.

use super::super::figure::{Anchor, Area, Figure, Mark, Point, Rect};
use super::super::marks::{area, filled, line};
use super::super::theme::{Colour, RULE, Theme, WHITE};
use super::footer::Footer;
use super::look::{Look, bold, faint, plain};
use super::measure::LINE;
use super::place::{Label, Placer};
use zopa_core::account::capital;

/// A page with its title, subtitle and footer set, and room in the middle.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The canvas.
    pub theme: Theme,
    /// The remaining room.
    pub body: Rect,
    /// The marks so far, from the back to the front.
    pub marks: Vec<Mark>,
    title: String,
    note: String,
}

/// The maximum number of lines of a note: more than any page has room for.
const NOTE_LINES: usize = 6;

impl Page {
    /// Sets title (at most two lines), subtitle (two) and footer. The title starts with a capital.
    pub fn new(theme: Theme, title: &str, subtitle: &str, footer: &Footer) -> Page {
        let title = capital(title);
        let mut marks = Vec::new();
        let width = theme.width - 2.0 * theme.margin;
        let mut y = theme.margin * 0.55;
        for (text, look) in [
            (title.as_str(), bold(theme.title)),
            (subtitle, faint(theme.label)),
        ] {
            let (look, lines) = look.fitted(text, width, 2);
            marks.extend(paragraph(&lines, (theme.margin, y + look.size), look));
            y += lines.len() as f64 * look.size * LINE + theme.label * 0.4;
        }
        let foot = foot(&theme, footer, width, &mut marks);
        Page {
            theme,
            body: Rect::new(
                theme.margin,
                y + theme.label * 0.3,
                theme.width - theme.margin,
                foot - theme.label * 0.45,
            ),
            marks,
            title,
            note: footer.note.trim().to_owned(),
        }
    }

    /// Adds a mark in front of the others.
    pub fn add(&mut self, mark: impl Into<Mark>) {
        self.marks.push(mark.into());
    }

    /// Adds a line, its width in pixels of the projector.
    pub fn line(&mut self, points: Vec<Point>, colour: Colour, width: f64) {
        let width = width * self.theme.stroke;
        self.add(line(points, colour, width, None));
    }

    /// Adds a dashed line, its width and its dashes in pixels of the projector.
    pub fn dashed(&mut self, points: Vec<Point>, colour: Colour, width: f64, dash: (f64, f64)) {
        let stroke = self.theme.stroke;
        let dash = (dash.0 * stroke, dash.1 * stroke);
        self.add(line(points, colour, width * stroke, Some(dash)));
    }

    /// Adds a pale line of a grid, or between rows.
    pub fn rule(&mut self, from: Point, to: Point) {
        self.line(vec![from, to], RULE, 1.5);
    }

    /// Adds a rectangle that may have text on it.
    pub fn tint(&mut self, rect: Rect, fill: Colour) {
        self.add(area(rect.corners(), fill));
    }

    /// Adds a rectangle that may not have text on it.
    pub fn bar(&mut self, rect: Rect, fill: Colour) {
        self.add(Area {
            solid: true,
            ..filled(rect.corners(), fill)
        });
    }

    /// Adds the outline of a rectangle, its width in pixels of the projector.
    pub fn outline(&mut self, rect: Rect, colour: Colour, width: f64) {
        self.line(rect.outline(), colour, width);
    }

    /// Adds a label if there is room for it, and returns whether there was.
    pub fn label(
        &mut self,
        placer: &mut Placer,
        layouts: &[Label],
        anchors: &[Point],
        (clear, reach): (f64, f64),
    ) -> bool {
        let marks = placer.place(layouts, anchors, clear, reach);
        let placed = marks.is_some();
        self.marks.extend(marks.unwrap_or_default());
        placed
    }

    /// Adds a line of text, shortened if it is wider than its room, and returns its box.
    pub fn write(&mut self, content: &str, at: Point, look: Look) -> Rect {
        let text = look.text(look.shortened(content, look.room), at);
        let rect = text.rect();
        if !text.content.is_empty() {
            self.marks.push(Mark::Text(text));
        }
        rect
    }

    /// Adds lines of text one below the other, the first at its point and each this far below the one before.
    pub fn write_lines(&mut self, lines: &[String], (x, y): Point, look: Look, apart: f64) {
        for (n, line) in lines.iter().enumerate() {
            self.write(line, (x, y + n as f64 * apart), look);
        }
    }

    /// Adds a line of text that is legible across lines, shortened if it is wider than its room.
    pub fn write_across(&mut self, content: &str, at: Point, look: Look) {
        let before = self.marks.len();
        self.write(content, at, look);
        if let Some(Mark::Text(text)) = self.marks.get_mut(before) {
            text.halo = 5.0 * self.theme.stroke;
        }
    }

    /// Adds a line of text on a ground of its own, so that no line runs through it; shortened if it is wider than its room.
    pub fn write_over(&mut self, content: &str, at: Point, look: Look) {
        let text = look.text(look.shortened(content, look.room), at);
        let (rect, beside) = (text.rect(), look.size * 0.2);
        if !text.content.is_empty() {
            let ground = Rect::new(rect.x0 - beside, rect.y0, rect.x1 + beside, rect.y1);
            self.tint(ground, WHITE);
            self.add(text);
        }
    }

    /// Adds a text in as many lines as `width` requires, from the top at `at`, and returns where it ends.
    pub fn write_down(&mut self, content: &str, at: Point, look: Look, width: f64) -> f64 {
        let lines = look.wrap(content, width);
        let first = (at.0, at.1 + look.size);
        self.marks.extend(paragraph(&lines, first, look));
        at.1 + lines.len() as f64 * look.size * LINE
    }

    /// The finished figure.
    pub fn finish(self, mut description: String) -> Figure {
        if !self.note.is_empty() {
            description.push_str(" Note: ");
            description.push_str(&self.note);
        }
        Figure {
            width: self.theme.width,
            height: self.theme.height,
            millimetres: self.theme.millimetres,
            title: self.title,
            description,
            marks: self.marks,
        }
    }
}

/// The note at the bottom left, large enough to be read from a distance, and the origin of the chart: to the right of it where
/// there is room, otherwise below. Returns where the foot begins.
fn foot(theme: &Theme, footer: &Footer, width: f64, marks: &mut Vec<Mark>) -> f64 {
    let (body, left) = (plain(theme.note), theme.margin);
    let bottom = theme.height - theme.margin * 0.4;
    let note = body.lines(&footer.note, width, NOTE_LINES);
    let line = sourced(footer, theme.footer, width);
    let used = note.last().map_or(0.0, |last| body.width(last));
    let beside = used + theme.note * 1.5 + plain(theme.footer).width(&line) <= width;
    let noted = note.len() as f64 * theme.note * LINE;
    let below = if beside && !note.is_empty() {
        0.0
    } else {
        theme.footer * LINE
    };
    let top = bottom - noted - below;
    let (x, y, anchor) = if below > 0.0 {
        (left, top + noted + theme.footer, Anchor::Start)
    } else {
        let last = (note.len() - 1) as f64 * theme.note * LINE;
        (left + width, top + last + theme.note, Anchor::End)
    };
    let at = (left, top + theme.note);
    marks.extend(paragraph(&note, at, body));
    marks.extend(paragraph(
        &[line],
        (x, y),
        faint(theme.footer).anchored(anchor),
    ));
    top
}

/// The line of the source, no wider than `width`: the name of the file gives way first.
fn sourced(footer: &Footer, size: f64, width: f64) -> String {
    let look = plain(size);
    let line = footer.line();
    let file = width - (look.width(&line) - look.width(&footer.file));
    if look.width(&line) <= width || file < size * 4.0 {
        return look.shortened(&line, width);
    }
    let short = footer.line_of(&look.shortened(&footer.file, file));
    look.shortened(&short, width)
}

/// Lines of text one below the other; `at` is where the first baseline starts.
pub fn paragraph(lines: &[String], at: Point, look: Look) -> Vec<Mark> {
    let place = |index: usize| (at.0, at.1 + index as f64 * look.size * LINE);
    let texts = lines.iter().enumerate();
    let texts = texts.map(|(index, line)| look.text(line, place(index)));
    texts.map(Mark::Text).collect()
}

/// Moves the desired positions (in ascending order) apart until they are at least `gap` from each other, all within `low` and
/// `high` as far as possible.
pub fn stacked(wished: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
    let mut places: Vec<f64> = wished.to_vec();
    let mut floor = low;
    for place in &mut places {
        *place = place.max(floor);
        floor = *place + gap;
    }
    let mut ceiling = high;
    for place in places.iter_mut().rev() {
        *place = place.min(ceiling);
        ceiling = *place - gap;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::super::super::figure::Text;
    use super::*;

    #[test]
    fn a_note_is_never_shortened_for_the_source() {
        let theme = Theme::of(zopa_core::scenario::ChartStyle::Projector);
        let mut footer = Footer {
            file: "x.toml".into(),
            hash: "4f1c9a".into(),
            runs: "central course".into(),
            seed: Some(42),
            version: "0.1.0".into(),
            note: "Illustrative numbers, not estimates".into(),
        };
        let seen = |footer: &Footer| -> Vec<Text> {
            let page = Page::new(theme, "t", "s", footer);
            let texts = page.marks.into_iter().filter_map(|mark| match mark {
                Mark::Text(text) if text.at.1 > page.body.y1 => Some(text),
                _ => None,
            });
            texts.collect()
        };
        let beside = seen(&footer);
        assert_eq!(beside.len(), 2);
        assert!(beside[0].content == footer.note && beside[0].size >= 24.0);
        assert!(
            beside[0].colour == plain(1.0).colour && (beside[0].at.1 - beside[1].at.1).abs() < 1e-9
        );
        footer.file = "long".repeat(90);
        footer.runs = "party.a.no_deal.value=5".into();
        let below = seen(&footer);
        assert_eq!(below.len(), 2);
        assert!(below[0].content == footer.note && below[1].at.1 > below[0].at.1);
        assert!(below[1].content.contains("… #4f1c9a · party.a") && below[1].rect().x1 < 1857.0);
        footer.note = "A note of many words that goes on. ".repeat(9);
        let long: String = seen(&footer)
            .iter()
            .map(|text| text.content.clone() + " ")
            .collect();
        assert!(long.contains(footer.note.trim()));
        footer.note.clear();
        assert_eq!(seen(&footer).len(), 1);
    }

    #[test]
    fn stacked_labels_keep_their_distance() {
        let places = stacked(&[10.0, 11.0, 12.0, 60.0], 8.0, 0.0, 64.0);
        assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= 8.0));
        assert!(places.iter().all(|place| (0.0..=64.0).contains(place)));
        let low = stacked(&[62.0, 63.0], 8.0, 0.0, 64.0);
        assert!((low[1] - 64.0).abs() < 1e-9 && (low[0] - 56.0).abs() < 1e-9);
    }
}
