//! Faults that would trouble a reader, found by geometry before anything is drawn.

use super::{Figure, Line, Mark, Point, Rect, Symbol, Text, bounds};
use crate::theme::{Colour, RULE, WHITE};

/// The minimum that figures of a canvas must reach.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Minimum {
    /// The smallest text, in virtual pixels per em.
    pub text: f64,
    /// Contrast of text with what is under it (WCAG 2.1, 1.4.3).
    pub text_contrast: f64,
    /// Contrast of marks, or of their outlines, with what is under them (WCAG 2.1, 1.4.11).
    pub mark_contrast: f64,
}

impl Minimum {
    /// The minimum for a canvas whose smallest text has this size.
    pub fn with_text(text: f64) -> Self {
        Minimum {
            text,
            text_contrast: 4.5,
            mark_contrast: 3.0,
        }
    }
}

/// Text or lines that leave the canvas, text on text, text on a solid mark, text on dots without its own background.
pub fn faults(figure: &Figure) -> Vec<String> {
    let canvas = Rect::new(0.0, 0.0, figure.width, figure.height);
    let mut texts = Vec::new();
    let mut solids = Vec::new();
    for mark in &figure.marks {
        match mark {
            Mark::Text(text) => texts.push((text, text.rect())),
            Mark::Symbol(symbol) if symbol.solid => solids.push(symbol.rect()),
            Mark::Area(area) if area.solid => solids.extend(bounds(&area.points)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    let outside =
        |at: &Point| at.0.is_finite() && at.1.is_finite() && !canvas.holds(&Rect::around(*at, 0.0));
    let strays = |line: &Line| line.points.iter().any(outside);
    let lines = figure
        .marks
        .iter()
        .filter(|mark| matches!(mark, Mark::Line(line) if strays(line)));
    found.extend(lines.map(|_| "a line leaves the canvas".to_owned()));
    for (index, (text, rect)) in texts.iter().enumerate() {
        if !canvas.holds(rect) {
            found.push(format!("“{}” leaves the canvas", text.content));
        }
        for (other, its_rect) in &texts[index + 1..] {
            if rect.meets(its_rect) {
                found.push(format!("“{}” overlaps “{}”", text.content, other.content));
            }
        }
        if solids.iter().any(|solid| rect.meets(solid)) {
            found.push(format!("“{}” lies on a mark", text.content));
        }
    }
    found.extend(on_dots(figure));
    found
}

/// Texts over dots that are not hidden by a white background.
fn on_dots(figure: &Figure) -> Vec<String> {
    let mut found = Vec::new();
    for (place, mark) in figure.marks.iter().enumerate() {
        let Mark::Text(text) = mark else {
            continue;
        };
        // The letters themselves: below the accents, above the descenders.
        let rect = text.rect();
        let letters = Rect::new(rect.x0, text.at.1 - text.size * 0.6, rect.x1, text.at.1);
        let hidden = |mark: &Mark| {
            matches!(mark, Mark::Area(area) if area.fill == WHITE
                && bounds(&area.points).is_some_and(|ground| ground.holds(&letters)))
        };
        let below = figure.marks[..place].iter().rev();
        let dotted = below.take_while(|mark| !hidden(mark)).any(|mark| {
            matches!(mark, Mark::Cloud(cloud)
                if cloud.points.iter().any(|at| letters.holds(&Rect::around(*at, 0.0))))
        });
        if dotted {
            found.push(format!("“{}” lies on dots", text.content));
        }
    }
    found
}

/// Text that is too small or too pale for what is under it; symbols and lines that hardly stand out; marks that are
/// distinguished by their hue alone.
pub fn illegible(figure: &Figure, least: &Minimum) -> Vec<String> {
    let mut found = Vec::new();
    for (place, mark) in figure.marks.iter().enumerate() {
        let below = &figure.marks[..place];
        match mark {
            Mark::Text(text) => found.extend(dim(text, below, least)),
            Mark::Symbol(symbol) => found.extend(faint(symbol, below, least)),
            Mark::Line(line) => found.extend(thin(line, &figure.marks[place + 1..], least)),
            _ => {}
        }
    }
    found.extend(hue_alone(figure));
    found
}

fn dim(text: &Text, below: &[Mark], least: &Minimum) -> Vec<String> {
    let mut found = Vec::new();
    if text.size < least.text - 1e-9 {
        found.push(format!("“{}” is too small: {:.1}", text.content, text.size));
    }
    let rect = text.rect();
    // A halo puts paper under the letters.
    let grounds = if text.halo > 0.0 {
        vec![WHITE]
    } else {
        let y = rect.centre().1;
        [0.02, 0.25, 0.5, 0.75, 0.98]
            .map(|share| ground((rect.x0 + rect.width() * share, y), below))
            .to_vec()
    };
    let worst = grounds
        .iter()
        .map(|ground| text.colour.contrast(*ground))
        .fold(f64::INFINITY, f64::min);
    if worst < least.text_contrast {
        found.push(format!("“{}” is too pale: {worst:.1}:1", text.content));
    }
    found
}

fn faint(symbol: &Symbol, below: &[Mark], least: &Minimum) -> Option<String> {
    let ground = ground(symbol.at, below);
    let seen = |colour: Colour| colour.contrast(ground) >= least.mark_contrast;
    let outline = symbol.outline.map(|(colour, _)| colour);
    // A white outline sets a mark off from what is under it; a dark one makes a light filling visible.
    let parted = symbol
        .fill
        .zip(outline)
        .is_some_and(|(fill, outline)| fill.contrast(outline) >= least.mark_contrast);
    let stands_out = parted || symbol.fill.is_some_and(seen) || outline.is_some_and(seen);
    // White on white clears the ground for what comes next.
    let clears = symbol.fill == Some(WHITE) && outline.is_none_or(|colour| colour == WHITE);
    (!stands_out && !clears).then(|| format!("a {:?} at {:?} is too pale", symbol.shape, symbol.at))
}

fn thin(line: &Line, above: &[Mark], least: &Minimum) -> Option<String> {
    // Grid lines are meant to recede; white lines set others off, and so does a broad one under another.
    let carries = |mark: &Mark| matches!(mark, Mark::Line(other) if other.points == line.points);
    let meant = [RULE, WHITE].contains(&line.colour) || above.iter().any(carries);
    let pale = line.colour.contrast(WHITE) < least.mark_contrast;
    (!meant && pale).then(|| format!("a line in {} is too pale", line.colour.hex()))
}

/// The colour under a point.
fn ground(at: Point, below: &[Mark]) -> Colour {
    let mut colour = WHITE;
    for mark in below {
        match mark {
            Mark::Area(area) if inside(at, &area.points) => colour = area.fill,
            Mark::Symbol(symbol) => {
                let (dx, dy) = (at.0 - symbol.at.0, at.1 - symbol.at.1);
                if let Some(fill) = symbol.fill
                    && dx.abs().max(dy.abs()) <= symbol.radius
                {
                    colour = fill;
                }
            }
            Mark::Tiles(tiles) => {
                let tile = tiles.tiles.iter().rev().find(|(tile, _)| {
                    tile.x0 <= at.0 && at.0 < tile.x1 && tile.y0 <= at.1 && at.1 < tile.y1
                });
                colour = tile.map_or(colour, |(_, fill)| *fill);
            }
            _ => {}
        }
    }
    colour
}

/// True if a point is inside a polygon, by the even-odd rule.
fn inside((x, y): Point, corners: &[Point]) -> bool {
    let next = corners.iter().cycle().skip(1);
    let cuts = corners.iter().zip(next).filter(|(a, b)| {
        (a.1 <= y) != (b.1 <= y) && x < a.0 + (b.0 - a.0) * (y - a.1) / (b.1 - a.1)
    });
    cuts.count() % 2 == 1
}

/// Symbols of different hues that have the same shape, are filled alike, and are as light as each other.
fn hue_alone(figure: &Figure) -> Vec<String> {
    let mut seen: Vec<(&Symbol, Colour)> = Vec::new();
    let mut found = Vec::new();
    for mark in &figure.marks {
        let Mark::Symbol(symbol) = mark else {
            continue;
        };
        let hue = match (symbol.fill, symbol.outline) {
            (Some(fill), _) if fill != WHITE => fill,
            (_, Some((colour, _))) => colour,
            _ => continue,
        };
        let filled = |symbol: &Symbol| symbol.fill.is_some_and(|fill| fill != WHITE);
        let alike = |other: &Symbol| other.shape == symbol.shape && filled(other) == filled(symbol);
        if seen
            .iter()
            .any(|(other, colour)| alike(other) && *colour == hue)
        {
            continue;
        }
        let twin = seen
            .iter()
            .find(|(other, colour)| alike(other) && colour.contrast(hue) < 1.5);
        if let Some((_, colour)) = twin {
            found.push(format!(
                "{} and {} differ by nothing but their hue",
                colour.hex(),
                hue.hex()
            ));
        }
        seen.push((symbol, hue));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::{Anchor, Area, Cloud, Shape, Tiles, Weight};
    use super::*;
    use crate::theme::{GREY, INK, PARTIES, PASSING};

    fn text(content: &str, at: Point) -> Mark {
        Mark::Text(Text {
            content: content.into(),
            at,
            size: 20.0,
            weight: Weight::Regular,
            colour: INK,
            anchor: Anchor::Start,
            halo: 0.0,
        })
    }

    fn figure(marks: Vec<Mark>) -> Figure {
        Figure {
            width: 200.0,
            height: 100.0,
            millimetres: None,
            title: String::new(),
            description: String::new(),
            marks,
        }
    }

    #[test]
    fn faults_are_named() {
        assert!(faults(&figure(vec![text("fine", (10.0, 50.0))])).is_empty());
        assert_eq!(
            faults(&figure(vec![text("clipped", (180.0, 50.0))])).len(),
            1
        );
        let over = figure(vec![text("one", (10.0, 50.0)), text("two", (20.0, 55.0))]);
        assert_eq!(faults(&over), ["“one” overlaps “two”"]);
        let dot = Mark::Symbol(Symbol {
            at: (20.0, 45.0),
            shape: Shape::Circle,
            radius: 4.0,
            fill: Some(INK),
            outline: None,
            solid: true,
        });
        assert_eq!(
            faults(&figure(vec![dot, text("one", (10.0, 50.0))])),
            ["“one” lies on a mark"]
        );
    }

    #[test]
    fn text_on_dots_needs_a_ground() {
        let dots = Mark::Cloud(Cloud {
            points: vec![(20.0, 45.0)],
            radius: 2.0,
            colour: GREY,
        });
        let ground = Mark::Area(Area {
            points: Rect::new(5.0, 20.0, 190.0, 60.0).corners(),
            fill: WHITE,
            solid: false,
        });
        let label = || text("label", (10.0, 50.0));
        let bare = figure(vec![dots.clone(), label()]);
        assert_eq!(faults(&bare), ["“label” lies on dots"]);
        let backed = figure(vec![dots.clone(), ground.clone(), label()]);
        assert!(faults(&backed).is_empty());
        assert_eq!(faults(&figure(vec![ground, dots, label()])).len(), 1);
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let least = Minimum::with_text(18.0);
        let wrong = |marks: Vec<Mark>| illegible(&figure(marks), &least).len();
        assert_eq!(wrong(vec![text("fine", (10.0, 50.0))]), 0);
        let mut small = text("small", (10.0, 50.0));
        let mut pale = small.clone();
        if let (Mark::Text(small), Mark::Text(pale)) = (&mut small, &mut pale) {
            small.size = 17.0;
            pale.colour = PASSING;
        }
        assert_eq!((wrong(vec![small]), wrong(vec![pale])), (1, 1));
        let tiles = Mark::Tiles(Tiles {
            tiles: vec![(Rect::new(0.0, 0.0, 200.0, 100.0), GREY)],
        });
        let dark = vec![tiles.clone(), text("dark on dark", (10.0, 50.0))];
        assert_eq!(wrong(dark), 1);
        let mut haloed = text("haloed", (10.0, 50.0));
        if let Mark::Text(text) = &mut haloed {
            text.halo = 5.0;
        }
        assert_eq!(wrong(vec![tiles, haloed]), 0);
    }

    #[test]
    fn hues_need_another_code() {
        let least = Minimum::with_text(18.0);
        let dot = |at, fill, outline| {
            Mark::Symbol(Symbol {
                at,
                shape: Shape::Circle,
                radius: 5.0,
                fill: Some(fill),
                outline,
                solid: false,
            })
        };
        let wrong = |marks: Vec<Mark>| illegible(&figure(marks), &least);
        assert_eq!(wrong(vec![dot((9.0, 9.0), PASSING, None)]).len(), 1);
        let outlined = dot((9.0, 9.0), PASSING, Some((INK, 2.0)));
        assert!(wrong(vec![outlined]).is_empty());
        let twins = vec![
            dot((9.0, 9.0), PARTIES[0], None),
            dot((29.0, 9.0), PARTIES[1], None),
        ];
        assert_eq!(wrong(twins).len(), 1);
        let shapes = vec![
            dot((9.0, 9.0), PARTIES[0], None),
            dot((29.0, 9.0), WHITE, Some((PARTIES[2].for_mark(), 2.0))),
        ];
        assert!(wrong(shapes).is_empty());
    }
}
