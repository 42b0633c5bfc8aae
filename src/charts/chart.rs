//! The trait that every chart implements, and what each chart's folder provides.

use super::material::Material;
use super::talk::Talk;
use crate::drawing::figure::Figure;
use crate::drawing::theme::Theme;
use crate::files::Table;
use crate::game::About;
use crate::scenario::{ChartStyle, Scenario};

/// A way to look at results.
pub trait Chart: Sync {
    /// Its fact sheet.
    fn about(&self) -> &'static About;

    /// The kind of material it is mainly drawn from: what a command gathers for it.
    fn basis(&self) -> ChartBasis;

    /// True if its axes are two parties that the user can choose.
    fn is_about_two(&self) -> bool;

    /// Takes what it shows from the material, ready to be drawn on any canvas; `None` if there is nothing to show.
    fn prepare(&self, of: &Material<'_>) -> Option<PreparedChart>;

    /// Draws it for a canvas; `None` if there is nothing to show.
    fn draw(&self, of: &Material<'_>, style: ChartStyle) -> Option<Drawn> {
        self.prepare(of).map(|draw| draw(style))
    }

    /// Says why a scenario does not show it and what would; `file` is the scenario as it was typed.
    fn why_not(&self, scenario: &Scenario, file: &str) -> String;

    /// Its test examples by name: `flagship` first, `hollow` for the smallest facts allowed; optionally with other talks.
    #[cfg(test)]
    fn examples(&self, talks: &[Talk]) -> Vec<(String, PreparedChart)>;
}

/// The contents of a chart, ready to be drawn on any canvas.
pub type PreparedChart = Box<dyn Fn(ChartStyle) -> Drawn>;

/// The kind of material a chart is mainly drawn from: what a command gathers for it. Some can be drawn from other kinds, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartBasis {
    /// One negotiation.
    Negotiation,
    /// Many runs of it.
    Runs,
    /// The search for changes that make a deal possible.
    Search,
    /// Runs with options settled in advance.
    Settled,
    /// A sweep.
    Sweep,
    /// The results of groups in a role play.
    Class,
}

/// A chart, drawn: a figure, and the same as numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// The name of the chart.
    pub name: &'static str,
    /// The picture.
    pub figure: Figure,
    /// Its numbers.
    pub table: Table,
}

/// The reason why a chart is not drawn, worded to follow its name, and what to type instead.
pub(super) type Why = (&'static str, String);

/// Example facts to test a chart on.
#[cfg(test)]
pub(super) type Examples<F> = fn() -> Vec<super::examples::Example<F>>;

/// The part of a chart that its own folder provides.
pub(super) trait Plot: Sync + 'static {
    /// The data it is drawn from, as plain values.
    type Facts: Clone + 'static;

    /// Its fact sheet.
    const ABOUT: &'static About;

    /// The kind of material these facts are gathered from.
    const BASIS: ChartBasis;

    /// True if its axes are two parties.
    const ABOUT_TWO: bool = false;

    /// Its test examples: the flagship's first, and the smallest facts allowed as `hollow`.
    #[cfg(test)]
    const EXAMPLES: Examples<Self::Facts>;

    /// Gathers its facts; `None` if there is nothing to show.
    fn gather(of: &Material<'_>) -> Option<Self::Facts>;

    /// True if there is something to draw.
    fn shows(_facts: &Self::Facts) -> bool {
        true
    }

    /// The picture.
    fn picture(talk: &Talk, facts: &Self::Facts, theme: Theme) -> Figure;

    /// The same as numbers.
    fn table(facts: &Self::Facts) -> Table;

    /// Says why a scenario does not show it, where there is more to say than that there is nothing to show.
    fn why_not(_scenario: &Scenario, _file: &str) -> Option<Why> {
        None
    }
}

/// Combines facts with what all charts share, ready to be drawn.
pub(super) fn prepared<P: Plot>(talk: Talk, facts: P::Facts) -> PreparedChart {
    Box::new(move |style| Drawn {
        name: P::ABOUT.name,
        figure: P::picture(&talk, &facts, Theme::of(style)),
        table: P::table(&facts),
    })
}

impl<P: Plot> Chart for P {
    fn about(&self) -> &'static About {
        P::ABOUT
    }

    fn basis(&self) -> ChartBasis {
        P::BASIS
    }

    fn is_about_two(&self) -> bool {
        P::ABOUT_TWO
    }

    fn prepare(&self, of: &Material<'_>) -> Option<PreparedChart> {
        P::gather(of)
            .filter(P::shows)
            .map(|facts| prepared::<P>(of.talk.clone(), facts))
    }

    fn why_not(&self, scenario: &Scenario, file: &str) -> String {
        let name = P::ABOUT.name;
        let (why, help) = match P::BASIS {
            ChartBasis::Sweep => ("is a chart of sweeps", sweeps(scenario, file)),
            _ => P::why_not(scenario, file).unwrap_or_else(|| {
                (
                    "has nothing to show here",
                    format!("zopa list charts {name}"),
                )
            }),
        };
        format!("{name} {why}\n  help: {help}")
    }

    #[cfg(test)]
    fn examples(&self, talks: &[Talk]) -> Vec<(String, PreparedChart)> {
        let mut all = P::EXAMPLES();
        if !talks.is_empty() {
            all.truncate(1);
            let flagship = all.remove(0);
            all.extend(talks.iter().map(|talk| super::examples::Example {
                talk: talk.clone(),
                ..flagship.clone()
            }));
        }
        let prepared = |example: super::examples::Example<P::Facts>| {
            assert!(P::shows(&example.facts), "{}", example.name);
            (example.name, prepared::<P>(example.talk, example.facts))
        };
        all.into_iter().map(prepared).collect()
    }
}

/// Says how to see the sweeps of a scenario.
fn sweeps(scenario: &Scenario, file: &str) -> String {
    let sweeps: Vec<&str> = scenario.sweeps.iter().map(|s| s.id.as_str()).collect();
    match sweeps.first() {
        Some(first) => format!(
            "sweeps of this file are {}; zopa sweep {file} {first} draws what it shows",
            sweeps.join(", ")
        ),
        None => format!("zopa sweep {file} --vary PATH=FROM..TO varies a number"),
    }
}
