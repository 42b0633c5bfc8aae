//! The requirements for every chart, tested on every example and every canvas.

use super::ALL;
use super::aspiration::Aspiration;
use super::chart::{Chart, Drawn, Plot, PreparedChart};
use super::examples::{account, flagship, gathered, provenance, scenario, talks};
use super::survival::Survival;
use super::winset::Winset;
use super::winset::facts::{Vote, Voted};
use super::{Material, named};
use crate::account::capital;
use crate::drawing::figure::{Minimum, faults, illegible};
use crate::drawing::render;
use crate::drawing::theme::Theme;
use crate::format::{Source, read, reference};
use crate::scenario::{ChartStyle, Claim};
use crate::trials::{Tally, Trials};

const STYLES: [ChartStyle; 3] = [ChartStyle::Projector, ChartStyle::Screen, ChartStyle::Paper];

/// The faults of an example on a canvas.
fn wrong((name, draw): &(String, PreparedChart), style: ChartStyle) -> (Drawn, Vec<String>) {
    let drawn = draw(style);
    let mut found = faults(&drawn.figure);
    // The many lanes of the ladder shrink further.
    let smallest = match drawn.name {
        "ladder" => 0.0,
        _ => Theme::of(style).footer,
    };
    found.extend(illegible(&drawn.figure, &Minimum::with_text(smallest)));
    // Contradictory facts may overflow, as long as they do not stop the drawing.
    found.retain(|fault| name != "hollow" || !fault.starts_with("a line leaves"));
    let told = |fault| format!("{} {name} {style:?}: {fault}", drawn.name);
    let found = found.into_iter().map(told).collect();
    (drawn, found)
}

#[test]
fn facts_of_all_sizes_are_drawn_without_a_fault() {
    let mut found = Vec::new();
    for example in ALL.iter().flat_map(|chart| chart.examples(&[])) {
        for style in STYLES {
            let (drawn, faults) = wrong(&example, style);
            found.extend(faults);
            let (chart, name) = (drawn.name, &example.0);
            let svg = render::svg(&drawn.figure).unwrap();
            assert!(svg.len() < 3_000_000, "{chart} {name}: {}", svg.len());
            let cells = drawn.table.columns.len();
            assert!(drawn.table.rows.iter().all(|row| row.len() == cells));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn however_the_talks_end_no_text_is_clipped_or_overlaps() {
    let (mut found, talks) = (Vec::new(), talks());
    for chart in ALL {
        for (example, talk) in chart.examples(&talks).iter().zip(&talks) {
            for style in STYLES {
                let faults = wrong(example, style).1.into_iter();
                found.extend(faults.map(|fault| format!("{fault}, {:?}", talk.ending)));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
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

/// The format describes each chart with the question of its fact sheet.
#[test]
fn a_chart_asks_one_question_wherever_it_is_told() {
    let sections = reference();
    let charts = sections.iter().find(|s| s.name == "charts").unwrap();
    let told = &charts
        .entries
        .iter()
        .find(|e| e.key == "make")
        .unwrap()
        .choices;
    assert_eq!(told.len(), ALL.len());
    for choice in told {
        let asked = named(choice.word).unwrap().about().sentence;
        assert_eq!(capital(choice.doc), asked);
    }
}

#[test]
fn drawings_are_deterministic_and_small() {
    for chart in ALL {
        let (name, draw) = chart.examples(&[]).swap_remove(0);
        assert_eq!(name, "flagship");
        let drawn = draw(ChartStyle::Projector);
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
        let all = chart.examples(&[]).into_iter();
        let mut hollow = all.filter(|(name, _)| name == "hollow");
        let (_, draw) = hollow.next().unwrap();
        render::png(&draw(ChartStyle::Screen).figure).unwrap();
    }
}

#[test]
fn what_is_not_there_is_not_drawn() {
    let material = Material::drawing(&[], account(), &provenance());
    let drawn = |chart: &&dyn Chart| chart.prepare(&material).is_some();
    assert!(!ALL.iter().any(drawn));
}

fn title(of: &Material<'_>, chart: &str) -> String {
    let drawn = named(chart).unwrap().draw(of, ChartStyle::Projector);
    drawn.unwrap().figure.title
}

#[test]
fn the_flagship_is_voted_down_and_both_give_way_alike() {
    let (account, material) = (account(), flagship());
    let winset = gathered::<Winset>();
    assert_eq!((winset.voted, winset.round), (Voted::Handshake, 9));
    let needs: Vec<f64> = winset.bodies.iter().map(|body| body.needs).collect();
    let known = [73.519, 48.033, 64.684];
    assert!(needs.iter().zip(known).all(|(a, b)| (a - b).abs() < 6e-4));
    let passes = winset.bodies.iter().map(|body| match body.vote {
        Some(Vote::Cast { passes, .. }) => passes,
        _ => panic!("the deal concerns all three"),
    });
    assert_eq!(passes.collect::<Vec<_>>(), [true, true, false]);
    let chances = winset.bodies.iter().map(|body| match body.vote {
        Some(Vote::Cast { chance, .. }) => chance,
        _ => 1.0,
    });
    let chance: f64 = chances.product();
    assert!((chance - account.settlement.ratified_chance.unwrap()).abs() < 1e-12);
    // The cells add up to the number counted, and the cells above the threshold are the win-set.
    for body in &winset.bodies {
        let (won, of) = body.won.unwrap();
        let sum = |from: f64| -> u64 {
            let cells = body.cells.iter().filter(|(cell, _)| *cell >= from);
            cells.map(|(_, deals)| *deals).sum()
        };
        assert_eq!((sum(body.needs - 1e-6), sum(f64::NEG_INFINITY)), (won, of));
    }
    assert_eq!(
        title(&material, "winset"),
        "EU member states would vote it down: about 14 yes, 20 needed"
    );

    let stances = gathered::<Aspiration>().parties;
    let halves: Vec<Option<u32>> = stances.iter().map(|stance| stance.half_way()).collect();
    assert_eq!(halves, [Some(5), Some(5)]);
    let agreed: Vec<f64> = stances
        .iter()
        .map(|stance| stance.agreed.unwrap())
        .collect();
    assert!((agreed[0] - 62.7).abs() < 0.05 && (agreed[1] - 67.6).abs() < 0.05);
    assert_eq!(
        title(&material, "aspiration"),
        "Both give way at the same pace: halfway by week 5"
    );
}

#[test]
fn runs_that_are_over_are_those_of_the_tally() {
    let trials = Trials::new(scenario(), 42).unwrap().without_rotations();
    let runs = trials.in_turn(0..24);
    let tally = Tally::of(&runs);
    let material = Material::drawing(&runs, account(), &provenance());
    let survival = Survival::gather(&material).unwrap();
    let over = survival.over(survival.last);
    let hits = |claim| tally.claims[claim].hits;
    assert_eq!(over.ratified, hits(Claim::Ratified));
    assert_eq!(over.ratified + over.blocked, hits(Claim::Handshake));
    assert_eq!(over.broken, hits(Claim::Breakdown));
    assert_eq!(survival.talking(0), 24);
    assert_eq!(material.talk.footer.runs, "24 runs");
}
