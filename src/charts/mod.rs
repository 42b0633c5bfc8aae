//! Charts: one question each, with the answer in the title.
//!
//! A chart is drawn in three steps that know nothing of each other. [`facts`] is plain data that
//! the caller fills. A [`Chart`] turns it into a [`Figure`](crate::drawing::figure::Figure) of lines, symbols and measured
//! text on one of three canvases, and into a [`Table`] of the same numbers.
//! [`render`](crate::drawing::render) turns the figure into SVG, PNG or PDF.
//!
//! ```
//! use zopa::charts::{self, facts};
//! use zopa::drawing::render;
//! use zopa::scenario::ChartStyle;
//!
//! let talk = facts::Talk {
//!     signatories: vec!["Buyer".into(), "Seller".into()],
//!     outvoted: vec![],
//!     unit: "round".into(),
//!     ending: facts::Ending::Ratified { round: 11, by: vec![] },
//!     more: None,
//!     footer: facts::Footer {
//!         file: "buyer-seller.toml".into(),
//!         hash: "4f1c9a".into(),
//!         runs: "central course".into(),
//!         seed: Some(42),
//!         version: "0.1.0".into(),
//!         note: "Illustrative numbers, not estimates".into(),
//!     },
//! };
//! let facts = facts::Facts {
//!     funnel: Some(facts::FunnelFacts {
//!         moments: vec!["in round 11".into()],
//!         stages: vec![
//!             facts::Stage { label: "texts can be written".into(), gates: vec![], counts: vec![101_u64.into()] },
//!             facts::Stage {
//!                 label: "both better off than without a deal".into(),
//!                 gates: vec!["Buyer".into(), "Seller".into()],
//!                 counts: vec![21_u64.into()],
//!             },
//!         ],
//!     }),
//!     ..facts::Facts::about(talk)
//! };
//! let chart = charts::named("funnel").expect("the funnel is registered");
//! let drawn = chart.draw(&facts, ChartStyle::Screen).expect("its facts are given");
//! assert_eq!(drawn.figure.title, "21 of 101 texts pass every gate in round 11");
//! assert!(render::svg(&drawn.figure).expect("it can be drawn").starts_with("<svg"));
//! ```
//!
//! A new chart is one file and one line in [`ALL`]. What every chart must hold is tested for all of
//! them at once, on all canvases: no text leaves the canvas, overlaps another text or lies on a
//! solid mark ([`faults`](crate::drawing::figure::faults)).

pub mod facts;

mod aspiration;
mod chart;
mod class;
mod concessions;
mod curve;
mod dance;
mod funnel;
mod gather;
mod headline;
mod ladder;
mod logroll;
mod marks;
mod measured;
mod packages;
mod phase;
mod plane;
mod sobol;
mod survival;
mod swept;
mod tornado;
mod tracker;
mod winset;
mod worth;

#[cfg(test)]
mod examples;
#[cfg(test)]
mod tests;

use crate::files::Table;

pub use aspiration::Aspiration;
pub use chart::{Chart, Drawn};
pub use class::Class;
pub use concessions::Concessions;
pub use curve::Curve;
pub use dance::Dance;
pub use funnel::Funnel;
pub use ladder::Ladder;
pub use logroll::Logroll;
pub use packages::Packages;
pub use phase::Phase;
pub use sobol::Sobol;
pub use survival::Survival;
pub use tornado::Tornado;
pub use tracker::Tracker;
pub use winset::Winset;
pub use worth::Worth;

/// All charts, in the order in which they are best looked at.
pub static ALL: &[&dyn Chart] = &[
    &Dance,
    &Ladder,
    &Tracker,
    &Aspiration,
    &Funnel,
    &Winset,
    &Worth,
    &Survival,
    &Class,
    &Concessions,
    &Packages,
    &Logroll,
    &Phase,
    &Curve,
    &Tornado,
    &Sobol,
];

/// The chart with this name.
pub fn named(name: &str) -> Option<&'static dyn Chart> {
    ALL.iter().copied().find(|chart| chart.about().name == name)
}
