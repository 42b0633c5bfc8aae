//! The charts of a command, as files.

use super::args::{Drawing, Format, Style};
use super::exit::Failure;
use super::folder::Files;
use crate::charts::{self as registered, facts::Facts, render};
use crate::scenario::{ChartStyle, Scenario};

/// Draws the charts that the file wants and for which there are facts.
pub(super) fn charts(
    drawing: &Drawing,
    scenario: &Scenario,
    facts: &Facts,
    files: &mut Files,
) -> Result<(), Failure> {
    let wanted = scenario.charts.make.iter();
    let wanted = wanted.filter_map(|name| registered::named(name));
    draw(wanted, drawing, scenario, facts, files)
}

/// Draws every chart for which there are facts.
pub(super) fn every(
    drawing: &Drawing,
    scenario: &Scenario,
    facts: &Facts,
    files: &mut Files,
) -> Result<(), Failure> {
    draw(
        registered::ALL.iter().copied(),
        drawing,
        scenario,
        facts,
        files,
    )
}

fn draw(
    wanted: impl Iterator<Item = &'static dyn registered::Chart>,
    drawing: &Drawing,
    scenario: &Scenario,
    facts: &Facts,
    files: &mut Files,
) -> Result<(), Failure> {
    let style = match drawing.style {
        Some(Style::Projector) => ChartStyle::Projector,
        Some(Style::Paper) => ChartStyle::Paper,
        Some(Style::Screen) => ChartStyle::Screen,
        None => scenario.charts.style,
    };
    for chart in wanted {
        let Some(drawn) = chart.draw(facts, style) else {
            continue;
        };
        let failed = |error: render::RenderError| {
            Failure::Internal(format!(
                "chart '{}' could not be drawn: {error}",
                drawn.name
            ))
        };
        for format in &drawing.format {
            let bytes = match format {
                Format::Png => render::png(&drawn.figure).map_err(failed)?,
                Format::Svg => render::svg(&drawn.figure).map_err(failed)?.into_bytes(),
            };
            files.write(&format!("{}.{format}", drawn.name), &bytes)?;
        }
        files.write(&format!("{}.csv", drawn.name), &drawn.table.csv())?;
    }
    Ok(())
}
