//! Charts on a page: each on white paper, with its numbers as a table below.

use super::material::FinishedSweep;
use super::shell::opened;
use crate::charts::{Drawn, named};
use crate::drawing::render::{Letters, RenderError, font_faces, svg_inline};
use maud::{Markup, PreEscaped, html};

/// The charts one below the other.
pub(super) fn section(pictures: &[Drawn]) -> Result<Markup, RenderError> {
    let drawn = pictures.iter().map(one).collect::<Result<Vec<_>, _>>()?;
    Ok(html! {
        p.soft { "Each chart says its finding in its title; colours are never the only code. Below each stand its numbers." }
        @for picture in &drawn { (picture) }
    })
}

/// One chart of the negotiation.
pub(super) fn one(drawn: &Drawn) -> Result<Markup, RenderError> {
    picture(drawn, &format!("chart-{}", drawn.name))
}

/// A chart. On a narrow screen all of it is shown, with its finding in legible letters and a box to enlarge it.
pub(super) fn picture(drawn: &Drawn, id: &str) -> Result<Markup, RenderError> {
    let sentence = named(drawn.name).map_or(drawn.name, |chart| chart.about().sentence);
    let svg = svg_inline(&drawn.figure, id)?;
    Ok(html! {
        figure id=(id) {
            h3 { (sentence) }
            p.finding { (drawn.figure.title) }
            input.enlarge.no-print type="checkbox" id={ (id) "-large" };
            label.no-print for={ (id) "-large" } { "Enlarge: then move it sideways" }
            div.chart tabindex="0" role="region" aria-label={ "Chart: " (drawn.figure.title) } { (PreEscaped(svg)) }
            figcaption { (opened(&drawn.table, drawn.name, drawn.name)) }
        }
    })
}

/// The findings of sweeps.
pub(super) fn sweeps(sweeps: &[FinishedSweep]) -> Result<Markup, RenderError> {
    let told = sweeps
        .iter()
        .map(|swept| {
            let charts = swept.pictures.iter();
            let charts =
                charts.map(|drawn| picture(drawn, &format!("sweep-{}-{}", swept.name, drawn.name)));
            Ok((swept, charts.collect::<Result<Vec<_>, _>>()?))
        })
        .collect::<Result<Vec<_>, RenderError>>()?;
    Ok(html! {
        @for (swept, pictures) in &told {
            h3 { (swept.question.as_deref().unwrap_or(&swept.name)) }
            ul { @for finding in &swept.findings { li { (finding) } } }
            @for picture in pictures { (picture) }
        }
    })
}

/// The fonts of all charts on a page, once.
pub(super) fn fonts<'d>(drawn: impl Iterator<Item = &'d Drawn>) -> Result<String, RenderError> {
    let mut letters = Letters::default();
    drawn.for_each(|drawn| letters.join(&Letters::of(&drawn.figure)));
    font_faces(&letters)
}
