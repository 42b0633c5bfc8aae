//! Charts as files.

use super::args::{Format, Look, Style};
use super::exit::Failure;
use super::folder::Files;
use crate::charts::{self, Chart, Drawn, Material};
use crate::drawing::render;
use crate::scenario::{ChartStyle, Scenario};
use crate::trials::each;

/// Draws the charts that the file asks for and for which there is material.
pub(super) fn charts(
    look: &Look,
    scenario: &Scenario,
    material: &[Material<'_>],
    files: &mut Files,
) -> Result<(), Failure> {
    let wanted = scenario.charts.make.iter();
    let wanted = wanted.filter_map(|name| charts::named(name));
    draw(wanted, look, scenario, material, files).map(drop)
}

/// Draws every chart for which there is material.
pub(super) fn every(
    look: &Look,
    scenario: &Scenario,
    material: &[Material<'_>],
    files: &mut Files,
) -> Result<(), Failure> {
    let wanted = charts::ALL.iter().copied();
    draw(wanted, look, scenario, material, files).map(drop)
}

/// Draws each of these charts from the first material that has something to show, and returns those that could be drawn.
pub(super) fn draw(
    wanted: impl Iterator<Item = &'static dyn Chart>,
    look: &Look,
    scenario: &Scenario,
    material: &[Material<'_>],
    files: &mut Files,
) -> Result<Vec<&'static str>, Failure> {
    let style = match look.style {
        Some(Style::Projector) => ChartStyle::Projector,
        Some(Style::Paper) => ChartStyle::Paper,
        Some(Style::Screen) => ChartStyle::Screen,
        None => scenario.charts.style,
    };
    let drawn = pictures(wanted, material, style);
    // Rendering takes far longer than anything else: one picture per thread.
    let pictures: Vec<(&Drawn, Format)> = drawn
        .iter()
        .flat_map(|drawn| look.format.iter().map(move |format| (drawn, *format)))
        .collect();
    let painted = each(pictures.len(), |n| paint(pictures[n].0, pictures[n].1));
    for ((drawn, format), bytes) in pictures.iter().zip(painted) {
        files.picture(drawn, &format.to_string(), bytes?);
    }
    for drawn in &drawn {
        files.numbers(drawn);
    }
    Ok(drawn.iter().map(|drawn| drawn.name).collect())
}

/// Prepares each of the charts from the first material that has something to show.
pub(super) fn pictures(
    wanted: impl Iterator<Item = &'static dyn Chart>,
    material: &[Material<'_>],
    style: ChartStyle,
) -> Vec<Drawn> {
    let draw = |chart: &'static dyn Chart| material.iter().find_map(|of| chart.draw(of, style));
    wanted.filter_map(draw).collect()
}

fn paint(drawn: &Drawn, format: Format) -> Result<Vec<u8>, Failure> {
    let bytes = match format {
        Format::Png => render::png(&drawn.figure),
        Format::Pdf => render::pdf(&drawn.figure),
        Format::Svg => render::svg(&drawn.figure).map(String::into_bytes),
    };
    bytes.map_err(|error| {
        Failure::Internal(format!(
            "chart '{}' could not be drawn: {error}",
            drawn.name
        ))
    })
}
