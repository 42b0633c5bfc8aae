//! What every chart is, and what its folder says so that the rest follows.

use super::material::Material;
use super::talk::Talk;
use crate::drawing::figure::Figure;
use crate::drawing::theme::Theme;
use crate::files::Table;
use crate::game::About;
use crate::scenario::{ChartStyle, Scenario};

/// A way to look at what was found.
pub trait Chart: Sync {
    /// Its fact sheet.
    fn about(&self) -> &'static About;

    /// What it is drawn from first: what a command gathers for it.
    fn basis(&self) -> Basis;

    /// Whether its axes are two parties, which can be chosen.
    fn is_about_two(&self) -> bool;

    /// Takes from the material what it shows, to be drawn on any canvas; none where there is nothing to show.
    fn prepare(&self, of: &Material<'_>) -> Option<Prepared>;

    /// Draws it for a canvas; none where there is nothing to show.
    fn draw(&self, of: &Material<'_>, style: ChartStyle) -> Option<Drawn> {
        self.prepare(of).map(|draw| draw(style))
    }

    /// Why a scenario does not show it, and what would; `file` is what was typed for the scenario.
    fn why_not(&self, scenario: &Scenario, file: &str) -> String;

    /// What it is tried on, by name: `flagship` first, `hollow` for as little as its facts allow. With other talks, if asked for.
    #[cfg(test)]
    fn examples(&self, talks: &[Talk]) -> Vec<(String, Prepared)>;
}

/// What a chart shows, to be drawn on any canvas.
pub type Prepared = Box<dyn Fn(ChartStyle) -> Drawn>;

/// What a chart is drawn from first: what a command gathers for it. Some are drawn from other material, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// One negotiation.
    Negotiation,
    /// Many runs of it.
    Runs,
    /// The search for what unlocks a deal.
    Search,
    /// Runs with options settled in advance.
    Settled,
    /// A sweep.
    Sweep,
    /// What groups agreed in a role play.
    Class,
}

/// A chart, drawn: a figure, and the same as numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// The name of the chart.
    pub name: &'static str,
    /// What to draw.
    pub figure: Figure,
    /// Its numbers.
    pub table: Table,
}

/// Why a chart is not drawn, as it follows its name, and what to type instead.
pub(super) type Why = (&'static str, String);

/// The facts that a chart is tried on.
#[cfg(test)]
pub(super) type Examples<F> = fn() -> Vec<super::examples::Example<F>>;

/// What the folder of a chart says of it.
pub(super) trait Plot: Sync + 'static {
    /// What it is drawn from, as plain data.
    type Facts: Clone + 'static;

    /// Its fact sheet.
    const ABOUT: &'static About;

    /// What these facts are gathered from.
    const BASIS: Basis;

    /// Whether its axes are two parties.
    const ABOUT_TWO: bool = false;

    /// What it is tried on: the flagship's first, as little as they allow as `hollow`.
    #[cfg(test)]
    const EXAMPLES: Examples<Self::Facts>;

    /// Its facts; none where there is nothing to show.
    fn gather(of: &Material<'_>) -> Option<Self::Facts>;

    /// Whether there is something to draw.
    fn shows(_facts: &Self::Facts) -> bool {
        true
    }

    /// The picture.
    fn picture(talk: &Talk, facts: &Self::Facts, theme: Theme) -> Figure;

    /// The same as numbers.
    fn table(facts: &Self::Facts) -> Table;

    /// Why a scenario does not show it, where more can be said than that there is nothing to show.
    fn why_not(_scenario: &Scenario, _file: &str) -> Option<Why> {
        None
    }
}

/// Facts with what all charts share, to be drawn.
pub(super) fn prepared<P: Plot>(talk: Talk, facts: P::Facts) -> Prepared {
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

    fn basis(&self) -> Basis {
        P::BASIS
    }

    fn is_about_two(&self) -> bool {
        P::ABOUT_TWO
    }

    fn prepare(&self, of: &Material<'_>) -> Option<Prepared> {
        P::gather(of)
            .filter(P::shows)
            .map(|facts| prepared::<P>(of.talk.clone(), facts))
    }

    fn why_not(&self, scenario: &Scenario, file: &str) -> String {
        let name = P::ABOUT.name;
        let (why, help) = match P::BASIS {
            Basis::Sweep => ("is a chart of sweeps", sweeps(scenario, file)),
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
    fn examples(&self, talks: &[Talk]) -> Vec<(String, Prepared)> {
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

/// How to see the sweeps of a scenario.
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
