//! Dance: did they approach each other, and efficiently? Worth to one party against worth to another.
//!
//! **Encoding.** Grey dots are deals inside all red lines, the grey steps their Pareto frontier, dashed lines the worth of no
//! deal. The ZOPA is tinted around the deals in it, and nowhere else; if it fills less than a tenth of the plane it is shown
//! again, magnified. Lines with dots are asks or offers in order.
//! **Ends.** A ratified handshake is a disc with a tick, a blocked one a crossed square, and without a handshake there is no
//! mark. A second negotiation, for comparison, is pale and dashed, its handshake a pale ring; it is placed by its own
//! numbers, everything else by those of the first.
//! **Misleads** if others can veto; they are listed beside it.
//! **Source.** Raiffa (1982), *The Art and Science of Negotiation*: the negotiation dance.

#[cfg(test)]
pub(super) mod examples;
pub(super) mod facts;
mod panel;
mod plot;
mod rival;

use crate::scenario::Scenario;
use crate::sources::{Citation, RAIFFA_1982};

#[cfg(test)]
use super::chart::Examples;
use super::chart::{ChartBasis, Plot, Why};
use super::headline::headline;
use super::material::Material;
use super::plane::columns::worths;
use super::why_not;
use crate::account::{PassingRound, capital, in_any, short_count, when};
use crate::charts::plane::facts::{DanceFacts, Spot};
use crate::charts::talk::{Ending, Talk, objection};
use crate::drawing::figure::{Figure, Rect};
use crate::drawing::layout::{Page, number};
use crate::drawing::theme::Theme;
use crate::files::{Table, TableOf};
use crate::game::About;

/// The negotiation dance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dance;

static ABOUT: About = About {
    name: "dance",
    title: "Dance",
    sentence: "Did they approach each other, and efficiently?",
    formula: "worth to A across, worth to B up; deals as a cloud, the Pareto frontier in steps, walk-away \
               lines, the ZOPA around the deals that are in it (magnified where they fill less than a tenth of \
               the plane), asks or offers joined in order, the Nash deal of those that pass every gate, the handshake",
    parameters: &[],
    assumptions: "It shows two parties: where there are more, these two may come together while another says no.",
    sources: &[Citation::Part("the negotiation dance", &RAIFFA_1982)],
    example: "mar-a-lago",
};

impl Plot for Dance {
    type Facts = DanceFacts;
    const ABOUT: &'static About = &ABOUT;
    const BASIS: ChartBasis = ChartBasis::Negotiation;
    const ABOUT_TWO: bool = true;
    #[cfg(test)]
    const EXAMPLES: Examples<DanceFacts> = examples::all;

    fn gather(of: &Material<'_>) -> Option<DanceFacts> {
        facts::between(of.negotiation()?)
    }

    fn picture(talk: &Talk, facts: &DanceFacts, theme: Theme) -> Figure {
        let dance = facts;
        let title = match &dance.rival {
            Some(rival) => rival::finding(talk, dance, rival),
            None => finding(talk),
        };
        let mut page = Page::new(theme, &title, &subtitle(talk, dance), &talk.footer);
        let body = page.body;
        let aside = !dance.counts.is_empty() || !dance.vetoes.is_empty();
        let gap = theme.label * 1.4;
        let beside = |share: f64| {
            let split = body.x1 - body.width() * share;
            (
                Rect::new(body.x0, body.y0, split - gap, body.y1),
                Rect::new(split, body.y0, body.x1, body.y1),
            )
        };
        // If deals are possible in a small part only, that part is shown again, magnified.
        let (main, room) = beside(0.44);
        let (above, below) = if aside {
            let end = room.y0 + room.height() * 0.56;
            (
                Rect { y1: end, ..room },
                Rect {
                    y0: end + gap * 0.5,
                    ..room
                },
            )
        } else {
            (room, room)
        };
        match plot::close(&page, above, main, dance) {
            Some(close) => {
                plot::draw(&mut page, main, talk, dance, Some(&close));
                plot::draw_close(&mut page, above, talk, dance, &close);
                if aside {
                    panel::draw_small(&mut page, below, dance);
                }
            }
            None if aside => {
                let (main, room) = beside(0.27);
                plot::draw(&mut page, main, talk, dance, None);
                panel::draw(&mut page, room, dance);
            }
            None => plot::draw(&mut page, body, talk, dance, None),
        }
        page.finish(description(&title, talk, dance))
    }

    fn table(dance: &DanceFacts) -> Table {
        let [a, b] = dance.axes.each_ref().map(|axis| axis.walk_away);
        let now = Some(dance.round);
        let mut rows = vec![
            ("no deal", "", Some(0), (a.day_one, b.day_one)),
            ("no deal", "", now, (a.now, b.now)),
        ];
        for (axis, asks) in dance.axes.iter().zip(&dance.asks) {
            let asked = |ask: &Spot| ("ask", &*axis.party.name, Some(ask.round), ask.at);
            rows.extend(asks.iter().map(asked));
        }
        if let Some(drafts) = &dance.drafts {
            let draft = |draft: &Spot| ("draft", &*drafts.by, Some(draft.round), draft.at);
            rows.extend(drafts.spots.iter().map(draft));
        }
        let solutions = dance.solutions.iter();
        rows.extend(solutions.map(|solution| ("solution", &*solution.name, now, solution.at)));
        rows.extend(dance.handshake.map(|at| ("handshake", "", now, at)));
        if let Some(rival) = &dance.rival {
            for (axis, asks) in dance.axes.iter().zip(&rival.asks) {
                let asked =
                    |ask: &Spot| ("ask, compared", &*axis.party.name, Some(ask.round), ask.at);
                rows.extend(asks.iter().map(asked));
            }
            let shaken = |spot: Spot| ("handshake, compared", "", Some(spot.round), spot.at);
            rows.extend(rival.handshake.map(shaken));
        }
        for (kind, deals, round) in [
            ("passes every gate", &dance.passing, now),
            ("in the ZOPA", &dance.zopa, now),
            ("frontier of the ZOPA", &dance.zopa_edge, now),
            ("Pareto frontier", &dance.frontier, None),
            ("inside all red lines", &dance.cloud, None),
        ] {
            rows.extend(deals.iter().map(|at| (kind, "", round, *at)));
        }
        let mut table = TableOf::new(rows);
        table
            .plain("kind", |(kind, ..)| kind)
            .plain("name", |(_, name, ..)| name)
            .plain("round", |(_, _, round, _)| round);
        worths(&mut table, &dance.axes, |(.., at)| Some(at));
        table.finish()
    }

    fn why_not(_: &Scenario, _: &str) -> Option<Why> {
        Some(why_not::apart("dance"))
    }
}

/// The title: whether they shake hands, what becomes of the deal, and whether they could have had more.
pub fn finding(talk: &Talk) -> String {
    let who = talk.who();
    let though = |passing: &PassingRound| {
        let deals = if passing.deals == 1 {
            "1 deal passes".to_owned()
        } else {
            format!("{} deals pass", short_count(&passing.deals))
        };
        format!(
            "though {deals} every gate {}",
            when(&talk.unit, passing.round)
        )
    };
    capital(&match &talk.ending {
        Ending::Ratified { round, by } => {
            let when = when(&talk.unit, *round);
            let met = format!("{who} shake hands {when}");
            let short = format!("A deal {when}");
            match (by.is_empty(), &talk.more) {
                (true, None) => met,
                (true, Some(more)) => {
                    headline([met, short].map(|met| format!("{met}, but {more}")))
                }
                (false, None) => format!("{met}, and it is ratified"),
                (false, Some(more)) => headline([
                    format!("{met}, and it is ratified, but {more}"),
                    format!("{short} is ratified, but {more}"),
                ]),
            }
        }
        Ending::Blocked { round, by } => {
            let met = format!("{who} shake hands {}", when(&talk.unit, *round));
            let blocked = format!("{met}; {}", objection(by));
            match &talk.more {
                None => blocked,
                Some(more) => headline([
                    format!("{blocked}, and {more}"),
                    format!("{}, and {more}", objection(by)),
                ]),
            }
        }
        Ending::NoHandshake {
            last,
            passing: Some(passing),
        } => format!("No handshake by {} {last}, {}", talk.unit, though(passing)),
        Ending::NoHandshake {
            last,
            passing: None,
        } => format!(
            "No handshake by {} {last}; no deal passes every gate {}",
            talk.unit,
            in_any(&talk.unit)
        ),
        Ending::Breakdown { round, passing } => {
            let end = match passing {
                Some(passing) => format!(", {}", though(passing)),
                None => "; no deal passes every gate by then".to_owned(),
            };
            format!("The talks break down after {} {round}{end}", talk.unit)
        }
    })
}

fn subtitle(talk: &Talk, dance: &DanceFacts) -> String {
    let moves = if dance.asks.iter().all(Vec::is_empty) {
        String::new()
    } else {
        format!(
            " Lines with marks: what each asked for, {0} by {0}.",
            talk.unit
        )
    };
    let shown = |name: &String| dance.axes.iter().any(|axis| axis.party.name == *name);
    let others = talk.signatories.iter().filter(|name| !shown(name)).count();
    let sign = match others {
        0 => String::new(),
        1 => " One more party must sign.".to_owned(),
        many => format!(" {many} more parties must sign."),
    };
    let blue = if dance.zopa.len() > dance.passing.len() {
        ", a blue one is in the ZOPA"
    } else {
        ""
    };
    let yellow = if dance.passing.is_empty() {
        ""
    } else {
        ", a yellow one passes every gate"
    };
    let drawn = dance.dots.told();
    let rival = match &dance.rival {
        Some(rival) => format!(" Pale and dashed: the same {}.", rival.told()),
        None => String::new(),
    };
    format!(
        "A grey dot is a deal inside all red lines{blue}{yellow}; up and right is better for both.\
         {moves}{rival}{sign}{drawn}"
    )
}

fn description(title: &str, talk: &Talk, dance: &DanceFacts) -> String {
    let [a, b] = &dance.axes;
    let mut text = format!(
        "{title}. Worth to {} across and to {} up, in points. {}, no deal is worth {} to {} and {} \
         to {}.",
        a.party.name,
        b.party.name,
        when(&talk.unit, dance.round),
        number(a.walk_away.now, 1),
        a.party.name,
        number(b.walk_away.now, 1),
        b.party.name,
    );
    if let Some((x, y)) = dance.handshake {
        text.push_str(&format!(
            " The handshake is worth {} and {}.",
            number(x, 1),
            number(y, 1)
        ));
    }
    if let Some(rival) = &dance.rival {
        text.push_str(&format!(" To compare: the same {}", rival.told()));
        text.push_str(&match rival.handshake {
            Some(Spot { at: (x, y), .. }) => format!(
                ", whose handshake is worth {} and {}.",
                number(x, 1),
                number(y, 1)
            ),
            None => ", without a handshake.".to_owned(),
        });
    }
    if !dance.vetoes.is_empty() {
        text.push_str(&format!(
            " Others who can veto: {}.",
            dance.vetoes.join("; ")
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::PassingRound;
    use crate::charts::examples::talk;
    use crate::charts::talk::Objection;
    use crate::game::Gate;
    use crate::scenario::{IssueId, PartyId};

    #[test]
    fn the_title_never_claims_more_than_the_facts() {
        let mut talk = talk();
        assert_eq!(
            finding(&talk),
            "Ukraine and Russia shake hands in week 9; EU member states would vote it down"
        );
        talk.ending = Ending::Blocked {
            round: 9,
            by: vec![Objection {
                name: "European allies".into(),
                gate: Gate::RedLine(PartyId(0), IssueId(0)),
            }],
        };
        assert!(finding(&talk).ends_with("; it crosses a red line of European allies"));
        talk.ending = Ending::Ratified {
            round: 11,
            by: vec![],
        };
        assert_eq!(finding(&talk), "Ukraine and Russia shake hands in week 11");
        talk.ending = Ending::Ratified {
            round: 11,
            by: vec!["Rada".into()],
        };
        assert!(finding(&talk).ends_with("in week 11, and it is ratified"));
        talk.ending = Ending::NoHandshake {
            last: 10,
            passing: Some(PassingRound {
                round: 10,
                deals: 339_u64.into(),
            }),
        };
        assert_eq!(
            finding(&talk),
            "No handshake by week 10, though 339 deals pass every gate in week 10"
        );
        talk.ending = Ending::NoHandshake {
            last: 10,
            passing: None,
        };
        assert_eq!(
            finding(&talk),
            "No handshake by week 10; no deal passes every gate in any week"
        );
        let passing = PassingRound {
            round: 1,
            deals: 100_u64.into(),
        };
        talk.ending = Ending::Breakdown {
            round: 1,
            passing: Some(passing),
        };
        assert_eq!(
            finding(&talk),
            "The talks break down after week 1, though 100 deals pass every gate in week 1"
        );
        talk.unit = "day".into();
        talk.ending = Ending::Breakdown {
            round: 1,
            passing: None,
        };
        assert_eq!(
            finding(&talk),
            "The talks break down after day 1; no deal passes every gate by then"
        );
        talk.ending = Ending::Ratified {
            round: 6,
            by: vec![],
        };
        talk.signatories = vec!["buyer".into(), "seller".into()];
        assert_eq!(finding(&talk), "Buyer and seller shake hands on day 6");
    }

    #[test]
    fn the_table_holds_every_point() {
        let dance = examples::flagship();
        let table = Dance::table(&dance);
        assert!(table.rows.len() > dance.cloud.len());
    }
}
