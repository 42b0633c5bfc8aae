//! Durability: does it outlive elections? The chance that a deal is unbroken, year by year, as it stands and with one promise
//! changed.
//!
//! **Encoding.** Years after ratification across, 0-100% up. The thick line is the deal; each thin one is the same deal with
//! another option on one issue that deters, but for options that somebody never accepts. Dotted lines mark when a promise of one
//! of them ends or can be cancelled. The labels stand in the order of the chances at the end.
//! **Misleads** if the chances are taken for forecasts: they follow from the file's risk and shares alone, and are exact.
//! **Source.** Ours; guarantees as what makes promises credible: Fearon (1995).

#[cfg(test)]
mod examples;
pub(super) mod facts;
mod plot;
mod words;

use crate::scenario::Scenario;
use crate::sources::{Citation, FEARON_1995};

#[cfg(test)]
use super::chart::Examples;
use super::chart::{ChartBasis, Plot, Why};
use super::material::Material;
use super::measured::digits;
use crate::charts::durability::facts::DurabilityFacts;
use crate::charts::talk::Talk;
use crate::drawing::figure::Figure;
use crate::drawing::theme::Theme;
use crate::files::{Table, TableOf};
use crate::game::About;

/// The durability chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Durability;

static ABOUT: About = About {
    name: "durability",
    title: "Durability",
    sentence: "Does it outlive elections?",
    formula: "the chance that the deal, once ratified, is unbroken after each year: the product over years of 1 - risk of the \
              year, averaged over what elections cancel; as it stands, and with one other option on an issue that deters",
    parameters: &[],
    assumptions: "Those of [durability]. The other deals are not asked whether they pass the gates.",
    sources: &[
        Citation::Part("commitment problems", &FEARON_1995),
        Citation::Ours("The hazard is ours."),
    ],
    example: "mar-a-lago",
};

impl Plot for Durability {
    type Facts = DurabilityFacts;
    const ABOUT: &'static About = &ABOUT;
    const BASIS: ChartBasis = ChartBasis::Negotiation;
    #[cfg(test)]
    const EXAMPLES: Examples<DurabilityFacts> = examples::all;

    fn gather(of: &Material<'_>) -> Option<DurabilityFacts> {
        facts::durability(of.negotiation()?.account)
    }

    fn picture(talk: &Talk, facts: &DurabilityFacts, theme: Theme) -> Figure {
        plot::picture(talk, facts, theme)
    }

    fn table(facts: &DurabilityFacts) -> Table {
        let curves = std::iter::once(&facts.deal).chain(&facts.changed);
        let years = curves.flat_map(|curve| {
            let alive = (0_u32..).zip(&curve.alive);
            alive.map(move |(year, alive)| (curve, year, *alive))
        });
        let mut table = TableOf::new(years);
        table
            .plain("deal", |(curve, ..)| &curve.label)
            .plain("year", |(_, year, _)| year)
            .plain("chance unbroken", |(.., alive)| digits(alive));
        table.finish()
    }

    fn why_not(scenario: &Scenario, _: &str) -> Option<Why> {
        scenario.durability.is_none().then(|| {
            (
                "needs to know what a deal must outlive, and this file has no [durability]",
                "zopa list format durability".to_owned(),
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::examples::gathered;

    #[test]
    fn the_flagship_lasts_as_its_hazard_says() {
        let facts = gathered::<Durability>();
        // 0.2 · (1 − 0.8) · (1 − 0.3) a year.
        for (year, alive) in (0..).zip(&facts.deal.alive) {
            assert!((alive - 0.972_f64.powi(year)).abs() < 1e-12);
        }
        // A pledge, and no monitoring: peacekeepers and a veto cross red lines.
        assert_eq!(facts.changed.len(), 2);
        assert_eq!(facts.turns, [(2, "US presidential election".to_owned())]);
        let table = Durability::table(&facts);
        assert_eq!(table.rows.len(), 3 * 11);
    }
}
