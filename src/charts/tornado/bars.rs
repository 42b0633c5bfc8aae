//! The bars of the tornado in the unit of the measure: their directions, the reach of their intervals, and the widest scale
//! that leaves room for the labels at their ends.

use super::super::measured::told;
use super::moved::Moved;
use crate::charts::known::Known;
use crate::charts::tornado::facts::TornadoFacts;
use crate::drawing::figure::Rect;
use crate::drawing::layout::{Scale, plain};

/// The gap between a bar and the label at its end, in ems.
pub(super) const GAP: f64 = 0.55;
/// The greatest share of the plot that a label takes.
const WIDEST: f64 = 0.24;

/// The side of each bar on which its end is labelled, and whether both bars go the same way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sides {
    pub(super) same: bool,
    pub(super) leftwards: [bool; 2],
}

pub(super) fn sides(moved: &Moved<'_>, base: Option<Known>) -> Sides {
    const HAIR: f64 = 1e-9;
    let by = [0, 1].map(|place| {
        let from = base.or(moved.at[1 - place])?;
        Some(moved.at[place]?.share - from.share)
    });
    match by {
        // Bars on the same side get two lanes, as they would cover each other.
        [Some(a), Some(b)]
            if base.is_some() && a.abs().min(b.abs()) > HAIR && a.signum() * b.signum() > 0.0 =>
        {
            Sides {
                same: true,
                leftwards: [a < 0.0; 2],
            }
        }
        // In a single lane the lower number has its end on the left.
        [Some(a), Some(b)] => Sides {
            same: false,
            leftwards: [a <= b, a > b],
        },
        one => Sides {
            same: false,
            leftwards: one.map(|by| by.is_some_and(|by| by < 0.0)),
        },
    }
}

/// The reach of an end's interval, the end itself included.
pub(super) fn reach(moved: &Moved<'_>, place: usize, base: Option<Known>) -> Option<[f64; 2]> {
    let at = moved.at[place]?;
    let change = moved.row.change[place].zip(base);
    let ends = change
        .map(|(change, base)| [change.low, change.high].map(|by| base.share + by))
        .filter(|ends| ends.iter().all(|end| end.is_finite()))
        .unwrap_or([at.low, at.high]);
    Some([ends[0].min(at.share), ends[1].max(at.share)])
}

/// The label at the end of a bar: `48`, ` → 12%`.
pub(super) fn told_end(tornado: &TornadoFacts, moved: &Moved<'_>, place: usize) -> [String; 2] {
    let value = moved.at[place].map(|known| told(&tornado.measure, known.share));
    let end = moved.row.ends[place].trim();
    [end.to_owned(), format!(" → {}", value.unwrap_or_default())]
}

/// The widest scale for a range in a plot that leaves room for the labels at the ends of the bars.
pub(super) fn fitted(
    (tornado, rows): (&TornadoFacts, &[Moved<'_>]),
    base: Option<Known>,
    range: (f64, f64),
    (plot, size): (Rect, f64),
) -> Scale {
    let share = |value: f64| ((value - range.0) / (range.1 - range.0)).clamp(0.0, 1.0);
    // For each end: its side, its distance inside the scale, and its width.
    let mut needs: [Vec<(f64, f64)>; 2] = [Vec::new(), Vec::new()];
    for moved in rows {
        let sides = sides(moved, base);
        for (place, left) in sides.leftwards.into_iter().enumerate() {
            let Some([low, high]) = reach(moved, place, base) else {
                continue;
            };
            let from = base.map_or(low, |base| base.share);
            let inside = if left {
                share(low.min(from))
            } else {
                1.0 - share(high.max(from))
            };
            let text = told_end(tornado, moved, place).concat();
            let wide = plain(size).width(&text);
            let wide = wide.min(plot.width() * WIDEST) + size * (GAP + 0.4);
            needs[usize::from(!left)].push((inside, wide));
        }
    }
    // Room for one side makes the other narrower: a few iterations settle that.
    let mut reserve = [size; 2];
    for _ in 0..12 {
        let inner = plot.width() - reserve[0] - reserve[1];
        for (side, needs) in needs.iter().enumerate() {
            let most = needs.iter().map(|(inside, wide)| wide - inside * inner);
            reserve[side] = most.fold(reserve[side], f64::max);
        }
    }
    Scale::new(range, (plot.x0 + reserve[0], plot.x1 - reserve[1]))
}

#[cfg(test)]
mod tests {
    use super::super::examples;
    use super::super::moved::ranked;
    use super::*;

    #[test]
    fn bars_to_one_side_stand_in_two_lanes() {
        let tornado = examples::flagship();
        let rows = ranked(&tornado);
        let of = |label: &str| {
            let moved = rows.iter().find(|moved| moved.row.label.starts_with(label));
            sides(moved.unwrap(), Some(tornado.base))
        };
        assert_eq!(of("What fighting").leftwards, [false, true]);
        assert_eq!(of("Deadline").leftwards, [true, false]);
        assert!(!of("Deadline").same && !of("Start").same);
        assert_eq!(
            (of("Weight").same, of("Weight").leftwards),
            (true, [false; 2])
        );
    }

    #[test]
    fn what_stands_at_the_ends_has_room() {
        let tornado = examples::flagship();
        let rows = ranked(&tornado);
        let plot = Rect::new(100.0, 0.0, 1100.0, 500.0);
        let scale = fitted(
            (&tornado, &rows),
            Some(tornado.base),
            (0.0, 1.0),
            (plot, 24.0),
        );
        for moved in &rows {
            for place in [0, 1] {
                let [low, high] = reach(moved, place, Some(tornado.base)).unwrap();
                let text = told_end(&tornado, moved, place).concat();
                let wide = plain(24.0).width(&text) + 24.0 * GAP;
                let left = sides(moved, Some(tornado.base)).leftwards[place];
                assert!(!left || scale.at(low) - wide >= plot.x0, "{text}");
                assert!(left || scale.at(high) + wide <= plot.x1, "{text}");
            }
        }
        assert!(scale.at(1.0) - scale.at(0.0) > 700.0);
    }
}
