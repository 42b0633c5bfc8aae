//! Charts: one question each, with the answer in the title.
//!
//! [`Material`] is what charts are drawn from: a negotiation, many runs of it, an explanation, a sweep or a class. Each
//! [`Chart`] takes its facts from it, plain data, and turns them into a [`Figure`](crate::drawing::figure::Figure) of lines,
//! symbols and measured text on one of three canvases, and into a [`Table`](crate::files::Table) of the same numbers.
//! [`render`](crate::drawing::render) turns the figure into SVG, PNG or PDF.
//!
//! ```
//! use zopa::account::{Account, Provenance};
//! use zopa::charts::{self, Material};
//! use zopa::drawing::render;
//! use zopa::format::{Source, read};
//! use zopa::scenario::ChartStyle;
//! use zopa::{game, talks};
//!
//! let source = Source::from_text("price.toml", r#"
//!     schema = 1
//!     [party]
//!     buyer = { no_deal = 30 }
//!     seller = { no_deal = 40 }
//!     [issue.price]
//!     options = ["low", "fair", "high"]
//!     buyer = [100, 60, 0]
//!     seller = [0, 60, 100]
//! "#);
//! let scenario = read(&source, &[]).expect("it is valid").scenario;
//! let game = game::compile(&scenario);
//! let account = Account::of(&scenario, &game, talks::Course::central(42)).expect("it can be played");
//! let from = Provenance {
//!     file: "price.toml".into(),
//!     file_hash: source.file_hash().into(),
//!     meaning_hash: source.file_hash().into(),
//!     settings: vec![],
//!     seed: 42,
//!     run: None,
//! };
//! let chart = charts::named("funnel").expect("the funnel is registered");
//! let drawn = chart.draw(&Material::of(&account, &from), ChartStyle::Screen).expect("it has something to show");
//! assert_eq!(drawn.figure.title, "1 of 3 deals passes every gate in round 14");
//! assert!(render::svg(&drawn.figure).expect("it can be drawn").starts_with("<svg"));
//! ```
//!
//! To add a chart, add a folder like `worth/` that implements `Plot` (in `chart.rs`: its facts, how they are gathered, its words,
//! its drawing, its table, why it is not drawn, and its test examples, `flagship` and `hollow` among them), its `mod` and its
//! line in [`ALL`] below, and its name and question, the sentence of its fact sheet, to those that a file can ask for
//! (`CHART_NAMES` in `core/format/vocabulary/file.rs`). Then add it to `charts.make` of the scenarios that list their charts,
//! keep its pictures (`ZOPA_BLESS=1 cargo test --test charts`) and draw the gallery again (`.ci/gallery`). A number in its title
//! must also stand in its table or in the JSON of the command. The requirements for all charts are tested together,
//! on all canvases: no text leaves the canvas, overlaps another text or covers a solid mark
//! ([`faults`](crate::drawing::figure::faults)).

mod aspiration;
mod chart;
mod class;
mod concessions;
mod curve;
mod dance;
mod durability;
#[cfg(test)]
mod examples;
mod funnel;
mod headline;
mod known;
mod ladder;
mod logroll;
mod material;
mod measure;
mod measured;
mod packages;
mod party;
mod phase;
mod plane;
mod sobol;
mod survival;
mod swept;
mod talk;
mod tornado;
mod tracker;
mod why_not;
mod winset;
mod worth;

#[cfg(test)]
mod tests;

pub use chart::{Chart, ChartBasis, Drawn, PreparedChart};
pub use curve::{CrowdedOut, crowded_out};
pub use material::Material;

/// All charts, in the order in which they are best read.
pub static ALL: &[&dyn Chart] = &[
    &dance::Dance,
    &ladder::Ladder,
    &tracker::Tracker,
    &aspiration::Aspiration,
    &funnel::Funnel,
    &winset::Winset,
    &worth::Worth,
    &survival::Survival,
    &durability::Durability,
    &class::Class,
    &concessions::Concessions,
    &packages::Packages,
    &logroll::Logroll,
    &phase::Phase,
    &curve::Curve,
    &tornado::Tornado,
    &sobol::Sobol,
];

/// The chart with this name.
pub fn named(name: &str) -> Option<&'static dyn Chart> {
    ALL.iter().copied().find(|chart| chart.about().name == name)
}
