//! Another negotiation on the same dance: pale and dashed, with its moves behind those of the first.

use super::super::headline::headline;
use super::super::plane::is_place;
use super::plot::Drawing;
use crate::account::{capital, when};
use crate::charts::plane::facts::{DanceFacts, RivalFacts};
use crate::charts::talk::{Ending, Talk};
use crate::drawing::figure::{Point, Shape};
use crate::drawing::layout::{faint, number};
use crate::drawing::theme::{self, GREY, WHITE};

/// The strength of a party's colour.
const PALE: f64 = 0.55;
/// Letters of a label that the chart shows; run.json has all of it.
const LONG: usize = 60;

/// The title: how the outcome of the first negotiation compares with the other's.
pub(super) fn finding(talk: &Talk, dance: &DanceFacts, rival: &RivalFacts) -> String {
    const DEAL: &str = "a deal";
    const BLOCKED: &str = "a handshake that is blocked";
    const NONE: &str = "no handshake";
    let old = match talk.ending {
        Ending::Ratified { .. } => DEAL,
        Ending::Blocked { .. } => BLOCKED,
        Ending::NoHandshake { .. } | Ending::Breakdown { .. } => NONE,
    };
    let new = match rival.handshake {
        None => NONE,
        Some(_) if rival.ratified => DEAL,
        Some(_) => BLOCKED,
    };
    let told = rival.told();
    if old != new {
        let news = capital(&format!("{old} becomes {new}"));
        return headline([format!("{news} {told}"), news]);
    }
    let (Some(before), Some(after)) = (dance.handshake, rival.handshake) else {
        return headline([
            format!("No handshake, and none {told}"),
            "No handshake in either".into(),
        ]);
    };
    let gets = if new == DEAL { "gets" } else { "would get" };
    let [a, b] = &dance.axes;
    let shown = |x: f64| number(x, 1);
    let pairs = [
        (&a.party.name, shown(before.0), shown(after.at.0)),
        (&b.party.name, shown(before.1), shown(after.at.1)),
    ];
    if pairs.iter().all(|(_, old, new)| old == new) {
        let same = "The agreed deal is worth the same to both";
        return headline([format!("{same} {told}"), same.to_owned()]);
    }
    let [one, other] = pairs.map(|(name, old, new)| match old == new {
        true => (name, format!("{new} as before")),
        false => (name, format!("{new} instead of {old}")),
    });
    let news = capital(&format!(
        "{} {gets} {} and {} {}",
        one.0, one.1, other.0, other.1
    ));
    headline([format!("{news} {told}"), news])
}

impl RivalFacts {
    /// Its name in a sentence after "the same": "with time.rounds=8", "in other.toml".
    pub(super) fn told(&self) -> String {
        let name = if self.label.chars().count() > LONG {
            let start: String = self.label.chars().take(LONG - 1).collect();
            format!("{start}…")
        } else {
            self.label.clone()
        };
        if name.starts_with("with ") {
            name
        } else {
            format!("in {name}")
        }
    }
}

impl Drawing<'_> {
    /// The deals that it asked for.
    pub(super) fn rival(&mut self) {
        let Some(rival) = &self.dance.rival else {
            return;
        };
        for (axis, asks) in self.dance.axes.iter().zip(&rival.asks) {
            let hue = theme::party(axis.party.index).tint(PALE);
            let (shape, _) = theme::mark(axis.party.index);
            let points = self.spots(asks);
            self.plane.avoid_line(&points);
            self.plane.line(&points, 4.0, hue, Some((10.0, 7.0)));
            for at in points {
                self.plane.symbol(at, shape, 5.5, (Some(WHITE), hue, 3.0));
            }
        }
    }

    /// Its handshake, over the dots of deals.
    pub(super) fn rival_end(&mut self) {
        if let Some(at) = self.rival_place() {
            self.plane
                .symbol(at, Shape::Circle, 13.0, (Some(WHITE), GREY, 4.0));
        }
    }

    fn rival_place(&self) -> Option<Point> {
        let spot = self.dance.rival.as_ref()?.handshake?;
        is_place(&spot.at).then(|| self.plane.frame.at(spot.at))
    }

    /// Its label, at its handshake or at its last ask.
    pub(super) fn rival_label(&mut self) {
        let Some(rival) = &self.dance.rival else {
            return;
        };
        let (anchor, text) = match (self.rival_place(), rival.handshake) {
            (Some(at), Some(spot)) => {
                let agreed = when(&rival.unit, spot.round);
                (Some(at), format!("Handshake {agreed}\n{}", rival.told()))
            }
            _ => {
                let asks = rival.asks.iter().find_map(|asks| asks.last());
                let last = asks.filter(|spot| is_place(&spot.at));
                let at = last.map(|spot| self.plane.frame.at(spot.at));
                (at, format!("No handshake\n{}", rival.told()))
            }
        };
        if let Some(at) = anchor {
            let size = self.plane.page.theme.note;
            self.plane.label(&text, &[at], faint(size), (20.0, 15.0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Dance, examples};
    use super::*;
    use crate::charts::chart::Plot as _;
    use crate::charts::examples::talk;
    use crate::charts::plane::facts::Spot;
    use crate::drawing::figure::faults;
    use crate::drawing::theme::Theme;
    use crate::scenario::ChartStyle;

    /// The flagship compared with a negotiation that ends elsewhere, or without a handshake.
    fn compared(label: &str, handshake: Option<Spot>) -> DanceFacts {
        let mut dance = examples::flagship();
        let moved = |asks: &[Spot]| -> Vec<Spot> {
            let moved = asks.iter().map(|spot| Spot {
                round: spot.round,
                at: (spot.at.0 - 3.0, spot.at.1 + 2.0),
            });
            moved.collect()
        };
        dance.rival = Some(RivalFacts {
            label: label.into(),
            asks: [moved(&dance.asks[0]), moved(&dance.asks[1])],
            handshake,
            ratified: false,
            unit: "week".into(),
        });
        dance
    }

    // case 68
    #[test]
    fn the_title_says_what_becomes_of_the_first() {
        let spot = |at| Some(Spot { round: 8, at });
        let title =
            |talk: &Talk, dance: &DanceFacts| finding(talk, dance, dance.rival.as_ref().unwrap());
        let (with, mut talk) = ("with time.rounds=8", talk());
        let lost = "A handshake that is blocked becomes no handshake with time.rounds=8";
        assert_eq!(title(&talk, &compared(with, None)), lost);
        let (x, y) = examples::flagship().handshake.unwrap();
        let mut facts = compared(with, spot((x + 2.0, y)));
        assert_eq!(
            title(&talk, &facts),
            format!(
                "Ukraine would get {:.1} instead of {x:.1} and Russia {y:.1} as before with time.rounds=8",
                x + 2.0
            )
        );
        facts.rival.as_mut().unwrap().ratified = true;
        assert_eq!(
            title(&talk, &facts),
            "A handshake that is blocked becomes a deal with time.rounds=8"
        );
        facts = compared(with, None);
        facts.handshake = None;
        talk.ending = Ending::NoHandshake {
            last: 8,
            passing: None,
        };
        assert_eq!(
            title(&talk, &facts),
            "No handshake, and none with time.rounds=8"
        );
    }

    #[test]
    fn it_is_named_and_nothing_overlaps() {
        let spot = |at| Some(Spot { round: 8, at });
        let long = format!("with {}", "party.russia.no_deal.value=70, ".repeat(9));
        for (label, handshake) in [
            ("with party.russia.no_deal.value=70", spot((57.0, 72.0))),
            ("other.toml", spot((62.7, 67.6))),
            (long.as_str(), None),
        ] {
            let facts = compared(label, handshake);
            for style in [ChartStyle::Projector, ChartStyle::Screen, ChartStyle::Paper] {
                let figure = Dance::picture(&talk(), &facts, Theme::of(style));
                assert_eq!(faults(&figure), Vec::<String>::new(), "{label} {style:?}");
                let table = Dance::table(&facts);
                let rows = table.rows.iter();
                let kinds: Vec<&str> = rows.map(|row| row[0].as_str()).collect();
                assert!(kinds.contains(&"ask, compared"));
                assert_eq!(kinds.contains(&"handshake, compared"), handshake.is_some());
            }
        }
    }
}
