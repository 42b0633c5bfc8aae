//! The words of the phase chart: what decides, how to read it, and a text description.

use super::super::headline::headline;
use super::super::measured::{
    all_near, asked, claim, decided, differ, doubt, name, questioned, runs_each, told,
    too_few_draws, what,
};
use super::super::swept::called;
use super::field::{Contour, Field};
use crate::account::{and_list, capital};
use crate::charts::known::Known;
use crate::charts::measure::MeasureScale;
use crate::drawing::layout::grouped;

/// From this share of the differences, one axis decides mostly by itself.
const MOSTLY: f64 = 0.7;
/// An axis matters if its part in the differences, without noise, is at least this share.
const MATTERS: f64 = 0.15;

/// The share of the differences between cells that is noise, judged by their intervals.
fn noise(known: &[Known]) -> f64 {
    const Z: f64 = 1.96;
    let count = known.len().max(1) as f64;
    let mean = known.iter().map(|k| k.share).sum::<f64>() / count;
    let square = |n: f64| n * n;
    let spread = known.iter().map(|k| square(k.share - mean)).sum::<f64>() / count;
    let error = known.iter().map(|k| square((k.high - k.low) / 2.0 / Z));
    (error.sum::<f64>() / count / spread.max(1e-12)).min(1.0)
}

/// The title: which axis decides, or that the answer is the same nearly everywhere; without an answer, what is shown.
pub(super) fn finding(field: &Field<'_>) -> String {
    let phase = field.phase;
    let measure = &phase.measure;
    let known: Vec<Known> = field.cells.iter().copied().flatten().collect();
    let chance = measure.scale == MeasureScale::Chance;
    let neutral = || {
        headline(if chance {
            [
                format!("Where {}", measure.phrase.trim()),
                "Where there is a deal".to_owned(),
            ]
        } else {
            let what = capital(&what(measure));
            [what.clone() + ", cell by cell", what]
        })
    };
    if known.is_empty() {
        return "No cell could be computed".to_owned();
    }
    if measure.few_draws {
        return too_few_draws(measure);
    }
    if let Some(level) = phase.traced {
        let (what, level) = (what(measure), told(measure, level));
        return headline([
            format!("Where the {what} crosses {level}"),
            format!("Where it crosses {level}"),
        ]);
    }
    let whole = !field.has_gaps();
    if let (true, Some(high)) = (whole, all_near(measure, &known)) {
        let nearly = if high { "anywhere" } else { "nowhere" };
        return headline([
            format!("{} almost {nearly} here", claim(measure)),
            format!("Almost {nearly} here"),
        ]);
    }
    let (columns, rows) = field.size();
    if known.len() > 1 && !differ(&known) {
        return "No clear difference anywhere".to_owned();
    }
    let Some([x, y, both]) = phase.explained.filter(|_| columns > 1 && rows > 1) else {
        return neutral();
    };
    let (decided, names) = (
        decided(measure),
        [&phase.x, &phase.y].map(|axis| name(&axis.label)),
    );
    let verb = if chance { "decides" } else { "moves" };
    for (share, axis, side) in [(x, &names[0], "horizontal"), (y, &names[1], "vertical")] {
        if share >= MOSTLY {
            return headline([
                format!("It is mostly {axis} that {verb} {decided}"),
                format!("It is mostly {axis} that {verb}"),
                format!("It is mostly the {side} axis that {verb} {decided}"),
                format!("It is mostly the {side} axis that {verb}"),
            ]);
        }
    }
    let noise = noise(&known);
    if x.min(y) + both - noise < MATTERS {
        return neutral();
    }
    let [x, y] = &names;
    headline([
        format!("Both matter for {decided}: {x} and {y}"),
        format!("Both matter: {x} and {y}"),
        format!("Both axes matter for {decided}"),
        "Both axes matter".to_owned(),
    ])
}

pub(super) fn subtitle(field: &Field<'_>) -> String {
    let phase = field.phase;
    let known: Vec<Known> = field.cells.iter().copied().flatten().collect();
    let (columns, rows) = field.size();
    let what = what(&phase.measure);
    let cells = match phase.traced {
        Some(level) => format!(
            "Only a lattice and the cells along the {} line were computed ({} of {}).",
            told(&phase.measure, level),
            grouped(known.len() as u64),
            grouped((columns * rows) as u64)
        ),
        None => format!("{columns}×{rows} cells as computed, not smoothed."),
    };
    let doubt = doubt(&phase.measure, &known, &runs_each(phase.runs, "per cell"));
    let text = format!("Colour is the {what}. {cells} {doubt}");
    asked(phase.question.as_ref(), text.trim_end())
}

/// The meaning of a hatched cell.
pub(super) fn gaps(field: &Field<'_>) -> &'static str {
    match field.phase.traced {
        Some(_) => "not computed (too far from the line), or nothing to count",
        None => "not computed, or nothing to count",
    }
}

/// Names the lines that are left out because they would hide the cells.
pub(super) fn ragged(field: &Field<'_>, contours: &[Contour]) -> Option<String> {
    let levels: Vec<String> = contours
        .iter()
        .filter(|contour| contour.ragged)
        .map(|contour| told(&field.phase.measure, contour.level))
        .collect();
    let lines = if levels.len() == 1 { "line" } else { "lines" };
    (!levels.is_empty()).then(|| format!("{} {lines} left out: too ragged", and_list(&levels)))
}

pub(super) fn description(title: &str, field: &Field<'_>) -> String {
    let phase = field.phase;
    let (columns, rows) = field.size();
    let [xs, ys] = [&phase.x, &phase.y].map(called);
    let known: Vec<Known> = field.cells.iter().copied().flatten().collect();
    let mut text = questioned(phase.question.as_ref(), title);
    text += &format!(
        " A field of {columns} by {rows} cells: {}; horizontally {} from {} to {}, vertically {} from {} to {}.",
        what(&phase.measure),
        phase.x.label,
        xs[0],
        xs[columns - 1],
        phase.y.label,
        ys[0],
        ys[rows - 1],
    );
    let corners = [
        ("lower left", 0, 0),
        ("lower right", columns - 1, 0),
        ("upper left", 0, rows - 1),
        ("upper right", columns - 1, rows - 1),
    ];
    let corners: Vec<String> = corners
        .iter()
        .filter_map(|(place, x, y)| {
            let known = field.at(*x, *y)?;
            Some(format!("{place} {}", told(&phase.measure, known.share)))
        })
        .collect();
    if !corners.is_empty() {
        text += &format!(" In the corners: {}.", corners.join(", "));
    }
    if phase.measure.scale == MeasureScale::Chance && !known.is_empty() {
        let even = known.iter().filter(|known| known.share >= 0.5).count();
        text += &format!(
            " {even} of {} computed cells are at 50% or more.",
            known.len()
        );
    }
    let missing = field.cells.len() - known.len();
    if missing > 0 {
        text += &format!(" {missing} cells are hatched: {}.", gaps(field));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::examples;
    use super::*;
    use crate::charts::measure::Measure;
    use crate::charts::phase::facts::PhaseFacts;

    fn title(phase: &PhaseFacts) -> String {
        finding(&Field::new(phase))
    }

    /// A field with the same share everywhere, with `by` on either side of it.
    fn flat(share: f64, by: f64) -> PhaseFacts {
        let mut phase = examples::flagship();
        for cell in &mut phase.cells {
            *cell = Some(Known {
                share,
                low: share - by,
                high: share + by,
            });
        }
        phase
    }

    #[test]
    fn the_title_names_the_axis_that_decides() {
        let mut phase = examples::flagship();
        assert_eq!(
            title(&phase),
            "It is mostly “What fighting on is worth to Russia” that decides whether a deal is possible on day one"
        );
        phase.explained = Some([0.1, 0.75, 0.15]);
        phase.y.label = "y".repeat(60);
        assert_eq!(
            title(&phase),
            "It is mostly the vertical axis that decides whether a deal is possible on day one"
        );
        phase.explained = Some([0.5, 0.4, 0.1]);
        assert_eq!(
            title(&phase),
            "Both axes matter for whether a deal is possible on day one"
        );
        phase.x.label = "deadline".into();
        phase.y.label = "patience".into();
        assert_eq!(
            title(&phase),
            "Both matter for whether a deal is possible on day one: deadline and patience"
        );
        phase.measure = Measure {
            phrase: "worth to Ukraine".into(),
            scale: MeasureScale::Points,
            few_draws: false,
        };
        phase.explained = Some([0.9, 0.05, 0.05]);
        assert_eq!(
            title(&phase),
            "It is mostly deadline that moves worth to Ukraine"
        );
    }

    #[test]
    fn what_holds_nearly_everywhere_needs_its_intervals() {
        assert_eq!(
            title(&flat(0.99, 0.01)),
            "A deal is possible on day one almost anywhere here"
        );
        assert_eq!(
            title(&flat(0.01, 0.01)),
            "A deal is possible on day one almost nowhere here"
        );
        assert_eq!(title(&flat(0.97, 0.2)), "No clear difference anywhere");
        let mut gap = flat(0.99, 0.01);
        gap.cells[3] = None;
        assert_eq!(title(&gap), "No clear difference anywhere");
    }

    #[test]
    fn of_too_few_draws_no_title_tells_anything() {
        let mut phase = examples::flagship();
        phase.measure.few_draws = true;
        let too_few = "Too few draws to tell what decides whether a deal is possible on day one";
        assert_eq!(title(&phase), too_few);
        // The line is unknown, too.
        phase.traced = Some(0.5);
        assert_eq!(title(&phase), too_few);
        phase.measure.phrase = "x".repeat(90);
        assert_eq!(title(&phase), "Too few draws to tell");
    }

    #[test]
    fn the_title_claims_nothing_that_is_in_doubt() {
        let neutral = "Where a deal is possible on day one";
        let mut phase = examples::flagship();
        phase.explained = None;
        assert_eq!(title(&phase), neutral);
        // The part that both explain together may be noise.
        let mut noisy = flat(0.5, 0.2);
        for (n, cell) in noisy.cells.iter_mut().enumerate() {
            let known = cell.as_mut().unwrap();
            known.share = if n % 2 == 0 { 0.4 } else { 0.6 };
            known.low = known.share - 0.09;
            known.high = known.share + 0.09;
        }
        noisy.explained = Some([0.35, 0.35, 0.3]);
        assert_eq!(
            title(&noisy),
            "Both matter: “What fighting on is worth to Russia” and “Russia’s score for a binding treaty”"
        );
        noisy.explained = Some([0.6, 0.02, 0.3]);
        assert_eq!(title(&noisy), neutral);
        // One row: there is no second axis that could matter.
        phase.explained = Some([1.0, 0.0, 0.0]);
        phase.cells.truncate(phase.x.values.len());
        phase.y.values.truncate(1);
        assert_eq!(title(&phase), neutral);
        phase.cells.clear();
        assert_eq!(title(&phase), "No cell could be computed");
    }

    #[test]
    fn a_traced_boundary_is_all_that_is_claimed() {
        let mut phase = examples::flagship();
        phase.traced = Some(0.5);
        assert_eq!(
            title(&phase),
            "Where the chance that a deal is possible on day one crosses 50%"
        );
        let subtitle = subtitle(&Field::new(&phase));
        assert!(
            subtitle.contains("Only a lattice and the cells along the 50% line were computed"),
            "{subtitle}"
        );
    }

    #[test]
    fn the_subtitle_tells_sampling_error_from_model_error() {
        let subtitle = subtitle(&Field::new(&examples::flagship()));
        assert_eq!(
            subtitle,
            "Colour is the chance that a deal is possible on day one. 57×49 cells as computed, not smoothed. Up to 400 runs per \
             cell. Sampling error up to ±5 points, model error not counted."
        );
    }
}
