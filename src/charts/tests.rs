//! What every chart must hold, on every example and every canvas.

use super::ALL;
use super::examples::*;
use crate::drawing::figure::{Least, faults, illegible};
use crate::drawing::render;
use crate::drawing::theme::Theme;
use crate::format::{Source, read};
use crate::scenario::ChartStyle;

const STYLES: [ChartStyle; 3] = [ChartStyle::Projector, ChartStyle::Screen, ChartStyle::Paper];

#[test]
fn no_text_is_clipped_or_overlaps() {
    let mut found = Vec::new();
    for (name, facts) in all() {
        for style in STYLES {
            for chart in ALL {
                let drawn = draw(chart.about().name, &facts, style).unwrap();
                found.extend(
                    faults(&drawn.figure)
                        .into_iter()
                        .map(|fault| format!("{} {name} {style:?}: {fault}", drawn.name)),
                );
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The examples that only some charts are for.
fn special() -> Vec<(&'static str, String, Facts)> {
    let mut all = Vec::new();
    for (charts, examples) in [
        (&["ladder", "tracker"][..], rounds::all()),
        (&["class"], class::all()),
        (&["concessions"], concessions::all()),
        (&["packages"], packages::all()),
        (&["logroll"], logroll::all()),
        (&["phase"], sweep_sizes::phases()),
        (&["curve"], sweep_sizes::curves()),
        (&["sobol"], sweep_sizes::sobols()),
        (&["tornado"], sweep_sizes::tornados()),
        (&["winset"], winset::all()),
        (&["survival"], survival::all()),
        (&["aspiration"], aspiration::all()),
    ] {
        for (name, facts) in examples {
            all.extend(
                charts
                    .iter()
                    .map(|chart| (*chart, name.clone(), facts.clone())),
            );
        }
    }
    all
}

#[test]
fn facts_of_all_sizes_are_drawn_without_a_fault() {
    let mut found = Vec::new();
    for (chart, name, facts) in special() {
        for style in STYLES {
            let drawn = draw(chart, &facts, style).unwrap();
            let figure = &drawn.figure;
            let mut faults = faults(figure);
            // The many lanes of the ladder shrink further.
            let smallest = if chart == "ladder" {
                0.0
            } else {
                Theme::of(style).footer
            };
            faults.extend(illegible(figure, &Least::with_text(smallest)));
            // What contradicts itself may stray, as long as it does not stop the drawing.
            faults.retain(|fault| name != "hollow" || !fault.starts_with("a line leaves"));
            let faults = faults.into_iter();
            found.extend(faults.map(|fault| format!("{chart} {name} {style:?}: {fault}")));
            let svg = render::svg(figure).unwrap();
            assert!(svg.len() < 3_000_000, "{chart} {name}: {}", svg.len());
            let cells = drawn.table.columns.len();
            assert!(drawn.table.rows.iter().all(|row| row.len() == cells));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_example_is_the_flagship() {
    let dance = flagship().dance.unwrap();
    assert_eq!((dance.cloud.len(), dance.passing.len()), (23_040, 289));
}

#[test]
fn every_chart_is_documented_and_named_once() {
    for (index, chart) in ALL.iter().enumerate() {
        let about = chart.about();
        assert!(about.sentence.ends_with('?') && !about.sources.is_empty());
        assert!(!about.formula.is_empty() && !about.assumptions.is_empty());
        assert!(
            ALL[index + 1..]
                .iter()
                .all(|other| other.about().name != about.name)
        );
    }
}

#[test]
fn a_file_can_wish_for_every_chart_and_for_no_other() {
    let text = include_str!("../../scenarios/logrolling.toml");
    let reading = read(&Source::from_text("logrolling.toml", text), &[]).unwrap();
    let mut wishes = reading.scenario.charts.make;
    let mut names: Vec<&str> = ALL.iter().map(|chart| chart.about().name).collect();
    wishes.sort_unstable();
    names.sort_unstable();
    assert_eq!(wishes, names);
}

#[test]
fn drawings_are_deterministic_and_small() {
    let facts = flagship();
    for chart in ALL {
        let drawn = draw(chart.about().name, &facts, ChartStyle::Projector).unwrap();
        let svg = render::svg(&drawn.figure).unwrap();
        assert!(svg.len() < 2_000_000, "{}: {} bytes", drawn.name, svg.len());
        assert_eq!(svg, render::svg(&drawn.figure).unwrap());
        let png = render::png(&drawn.figure).unwrap();
        assert_eq!(png, render::png(&drawn.figure).unwrap());
    }
}

#[test]
fn numbers_that_are_none_do_not_stop_the_drawing() {
    for chart in ALL {
        let drawn = draw(chart.about().name, &bare(), ChartStyle::Screen).unwrap();
        render::svg(&drawn.figure).unwrap();
        render::png(&drawn.figure).unwrap();
    }
}

#[test]
fn facts_that_are_not_given_draw_nothing() {
    let facts = Facts::about(flagship().talk);
    assert!(
        ALL.iter()
            .all(|chart| draw(chart.about().name, &facts, ChartStyle::Screen).is_none())
    );
}
