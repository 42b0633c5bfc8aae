//! Facts to draw in tests: the flagship with round numbers, and everything that could break a page.

pub mod aspiration;
pub mod class;
pub mod concessions;
mod deals;
mod extremes;
pub mod logroll;
pub mod packages;
pub mod rounds;
pub mod survival;
pub mod sweep;
pub mod sweep_sizes;
pub mod winset;

use deals::deals;
pub use extremes::{bare, crowded, hopeless, huge};

use super::Drawn;
use super::chart::{Plot, prepared};
use crate::drawing::layout::Footer;
use crate::scenario::{ChartStyle, PartyId};

use crate::account::Passing;
use crate::charts::aspiration::facts::{AspirationFacts, Level, Stance};
use crate::charts::class::facts::ClassFacts;
use crate::charts::concessions::facts::{ConcessionsFacts, Effect, SettledIssue, SettledOption};
use crate::charts::curve::facts::{Averaged, CurveFacts, CurveSeries, ToldCourse};
use crate::charts::funnel::facts::{FunnelFacts, Stage};
use crate::charts::known::Known;
use crate::charts::ladder::facts::{LadderFacts, Lane, Moment, Step};
use crate::charts::logroll::facts::{LogrollFacts, Stake};
use crate::charts::measure::{Measure, MeasureScale, SweptAxis};
use crate::charts::packages::facts::{Package, PackagesFacts, PartyPackages};
use crate::charts::party::Named;
use crate::charts::phase::facts::PhaseFacts;
use crate::charts::plane::facts::{
    Axis, Count, DanceFacts, Dots, Drafts, Drift, SolutionPoint, Spot,
};
use crate::charts::sobol::facts::{SobolFacts, SobolRow};
use crate::charts::survival::facts::{Ended, SurvivalFacts};
use crate::charts::talk::{Ending, Objection, Talk};
use crate::charts::tornado::facts::{TornadoFacts, TornadoRow};
use crate::charts::tracker::facts::{Track, TrackerFacts};
use crate::charts::winset::facts::{Body, Vote, Voted, WinsetFacts};
use crate::charts::worth::facts::{PartyWorth, Threshold, WorthFacts};
use crate::game::{Gate, RatifierId};
use crate::space::DealCount;
use num_bigint::BigUint;

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

fn spots(from: u32, points: &[(f64, f64)]) -> Vec<Spot> {
    (from..)
        .zip(points)
        .map(|(round, at)| Spot { round, at: *at })
        .collect()
}

/// Facts of every chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    pub talk: Talk,
    pub dance: Option<DanceFacts>,
    pub ladder: Option<LadderFacts>,
    pub tracker: Option<TrackerFacts>,
    pub funnel: Option<FunnelFacts>,
    pub worth: Option<WorthFacts>,
    pub class: Option<ClassFacts>,
    pub concessions: Option<ConcessionsFacts>,
    pub packages: Option<PackagesFacts>,
    pub logroll: Option<LogrollFacts>,
    pub phase: Option<PhaseFacts>,
    pub curve: Option<CurveFacts>,
    pub sobol: Option<SobolFacts>,
    pub tornado: Option<TornadoFacts>,
    pub winset: Option<WinsetFacts>,
    pub aspiration: Option<AspirationFacts>,
    pub survival: Option<SurvivalFacts>,
}

impl Facts {
    pub fn about(talk: Talk) -> Self {
        Facts {
            talk,
            dance: None,
            ladder: None,
            tracker: None,
            funnel: None,
            worth: None,
            class: None,
            concessions: None,
            packages: None,
            logroll: None,
            phase: None,
            curve: None,
            sobol: None,
            tornado: None,
            winset: None,
            aspiration: None,
            survival: None,
        }
    }
}

/// Draws a chart from its facts.
pub fn draw(chart: &str, facts: &Facts, style: ChartStyle) -> Option<Drawn> {
    fn one<P: Plot>(talk: &Talk, facts: &Option<P::Facts>, style: ChartStyle) -> Option<Drawn>
    where
        P::Facts: Clone,
    {
        let facts = facts.clone().filter(P::shows)?;
        Some(prepared::<P>(talk.clone(), facts)(style))
    }
    let talk = &facts.talk;
    match chart {
        "dance" => one::<super::dance::Dance>(talk, &facts.dance, style),
        "ladder" => one::<super::ladder::Ladder>(talk, &facts.ladder, style),
        "tracker" => one::<super::tracker::Tracker>(talk, &facts.tracker, style),
        "funnel" => one::<super::funnel::Funnel>(talk, &facts.funnel, style),
        "worth" => one::<super::worth::Worth>(talk, &facts.worth, style),
        "class" => one::<super::class::Class>(talk, &facts.class, style),
        "concessions" => one::<super::concessions::Concessions>(talk, &facts.concessions, style),
        "packages" => one::<super::packages::Packages>(talk, &facts.packages, style),
        "logroll" => one::<super::logroll::Logroll>(talk, &facts.logroll, style),
        "phase" => one::<super::phase::Phase>(talk, &facts.phase, style),
        "curve" => one::<super::curve::Curve>(talk, &facts.curve, style),
        "sobol" => one::<super::sobol::Sobol>(talk, &facts.sobol, style),
        "tornado" => one::<super::tornado::Tornado>(talk, &facts.tornado, style),
        "winset" => one::<super::winset::Winset>(talk, &facts.winset, style),
        "aspiration" => one::<super::aspiration::Aspiration>(talk, &facts.aspiration, style),
        "survival" => one::<super::survival::Survival>(talk, &facts.survival, style),
        _ => None,
    }
}

/// The flagship's week 9, with approximate numbers.
pub fn flagship() -> Facts {
    Facts {
        class: Some(class::class(12)),
        ..without_class()
    }
}

fn without_class() -> Facts {
    let deals = deals();
    let floor = [55.5, 60.2, 26.0, 37.3];
    let both = |worth: &[f64; 4]| (worth[0], worth[1]);
    let consented = |worth: &[f64; 4]| (0..4).all(|party| worth[party] >= floor[party]);
    let cloud: Vec<(f64, f64)> = deals.iter().map(|(worth, _)| both(worth)).collect();
    let zopa: Vec<(f64, f64)> = cloud
        .iter()
        .copied()
        .filter(|(x, y)| *x >= floor[0] && *y >= floor[1])
        .collect();
    let passing: Vec<(f64, f64)> = deals
        .iter()
        .filter(|(worth, treaty)| {
            consented(worth)
                && (!treaty || worth[2] >= 73.519)
                && worth[0] >= 48.033
                && worth[3] >= 64.684
        })
        .map(|(worth, _)| both(worth))
        .collect();
    let mut frontier = cloud.clone();
    frontier.sort_by(|p, q| q.0.total_cmp(&p.0).then(q.1.total_cmp(&p.1)));
    let mut best = f64::NEG_INFINITY;
    frontier.retain(|(_, y)| {
        *y > best && {
            best = *y;
            true
        }
    });
    frontier.reverse();
    let zopa_count = zopa.len() as u64;
    Facts {
        talk: talk(),
        dance: Some(DanceFacts {
            axes: [
                axis("Ukraine", 0, 60.0, 55.5),
                axis("Russia", 1, 62.0, 60.2),
            ],
            round: 9,
            cloud,
            frontier,
            zopa,
            zopa_edge: Vec::new(),
            passing_deals: (passing.len() as u64).into(),
            dots: Dots::Each,
            passing,
            asks: [
                spots(
                    1,
                    &[
                        (98.0, 14.0),
                        (96.0, 18.0),
                        (92.0, 26.0),
                        (86.0, 38.0),
                        (81.0, 46.0),
                        (75.0, 54.0),
                        (70.0, 61.0),
                        (65.5, 66.0),
                        (62.7, 67.6),
                    ],
                ),
                spots(
                    1,
                    &[
                        (4.0, 100.0),
                        (8.0, 97.0),
                        (17.0, 94.0),
                        (27.0, 90.0),
                        (38.0, 85.0),
                        (48.0, 79.0),
                        (56.0, 73.5),
                        (60.5, 70.0),
                        (62.7, 67.6),
                    ],
                ),
            ],
            drafts: Some(Drafts {
                by: "United States".into(),
                spots: spots(
                    1,
                    &[
                        (74.3, 42.5),
                        (58.7, 71.6),
                        (60.5, 71.0),
                        (62.5, 69.0),
                        (62.7, 67.6),
                    ],
                ),
            }),
            solutions: vec![
                SolutionPoint {
                    name: "Nash".into(),
                    at: (60.5, 69.0),
                    note: None,
                },
                SolutionPoint {
                    name: "Kalai–Smorodinsky".into(),
                    at: (64.0, 65.8),
                    note: Some("EU member states would vote it down".into()),
                },
            ],
            handshake: Some((62.7, 67.6)),
            counts: [
                (311_040, "possible deals"),
                (23_040, "inside everyone’s red lines"),
                (zopa_count, "better than no deal for both in week 9 (ZOPA)"),
                (289, "pass consents and ratifiers too"),
            ]
            .map(|(count, label): (u64, &str)| Count {
                count: count.into(),
                label: label.into(),
            })
            .to_vec(),
            rival: None,
            vetoes: owned(&[
                "European allies (consent)",
                "United States (consent)",
                "US Senate, Verkhovna Rada, EU member states (ratify)",
            ]),
        }),
        ladder: Some(rounds::ladder()),
        tracker: Some(rounds::tracker()),
        funnel: Some(FunnelFacts {
            moments: owned(&["on day one", "in week 9"]),
            stages: vec![
                stage("possible deals", &[], &[311_040, 311_040]),
                stage(
                    "inside everyone’s red lines",
                    &["Ukraine", "Russia", "European allies"],
                    &[23_040, 23_040],
                ),
                stage("in the ZOPA", &["Ukraine", "Russia"], &[268, zopa_count]),
                stage(
                    "with every consent",
                    &["United States", "European allies"],
                    &[268, zopa_count],
                ),
                stage(
                    "with every ratifier",
                    &["US Senate", "Verkhovna Rada", "EU member states"],
                    &[45, 289],
                ),
            ],
        }),
        worth: Some(WorthFacts {
            text: Some("Handshake text, week 9".into()),
            round: 9,
            parties: vec![
                party(
                    "Ukraine",
                    0,
                    "signatory",
                    (55.5, 62.7),
                    &[("Verkhovna Rada", 48.0)],
                ),
                party("Russia", 1, "signatory", (60.2, 67.6), &[]),
                party(
                    "United States",
                    2,
                    "mediator",
                    (26.0, 83.5),
                    &[("US Senate", 73.5)],
                ),
                party(
                    "European allies",
                    3,
                    "guarantor",
                    (37.3, 55.4),
                    &[("EU member states", 64.7)],
                ),
            ],
        }),
        class: None,
        concessions: Some(concessions::concessions()),
        packages: Some(packages::packages()),
        logroll: Some(logroll::logroll()),
        phase: Some(sweep::phase()),
        curve: Some(sweep::curve()),
        sobol: Some(sweep::sobol()),
        tornado: Some(sweep::tornado()),
        winset: Some(winset::winset()),
        aspiration: Some(aspiration::aspiration()),
        survival: Some(survival::survival()),
    }
}

/// How the flagship's talks end.
fn talk() -> Talk {
    Talk {
        signatories: owned(&["Ukraine", "Russia"]),
        outvoted: Vec::new(),
        unit: "week".into(),
        ending: Ending::Blocked {
            round: 9,
            by: vec![Objection {
                name: "EU member states".into(),
                gate: Gate::Ratifier(RatifierId(0)),
            }],
        },
        more: None,
        footer: Footer {
            file: "mar-a-lago-first.toml".into(),
            hash: "4f1c9a".into(),
            runs: "central course".into(),
            seed: Some(42),
            version: "0.1.0".into(),
            note: "Illustrative numbers, not estimates".into(),
        },
    }
}

/// The flagship's talks without a chart.
fn flagship_talk() -> Facts {
    Facts::about(talk())
}

fn axis(name: &str, index: usize, day_one: f64, now: f64) -> Axis {
    Axis {
        party: named(name, index),
        walk_away: Drift { day_one, now },
    }
}

fn named(name: &str, index: usize) -> Named {
    Named {
        name: name.into(),
        index,
    }
}

fn stage(label: &str, gates: &[&str], counts: &[u64]) -> Stage {
    Stage {
        label: label.into(),
        gates: owned(gates),
        counts: counts.iter().map(|&n| n.into()).collect(),
    }
}

fn party(
    name: &str,
    index: usize,
    role: &str,
    (no_deal, worth): (f64, f64),
    ratifiers: &[(&str, f64)],
) -> PartyWorth {
    PartyWorth {
        party: named(name, index),
        role: role.into(),
        no_deal: Some(no_deal),
        worth: Some(worth),
        ratifiers: ratifiers
            .iter()
            .map(|(name, needs)| Threshold {
                name: (*name).into(),
                needs: *needs,
            })
            .collect(),
    }
}

const LONG: [&str; 8] = [
    "Donaudampfschifffahrtsgesellschaftskapitänsvereinigung",
    "Bundesministerium für wirtschaftliche Zusammenarbeit und Entwicklung",
    "International Confederation of Free Trade Unions of Central Asia",
    "Straßenverkehrssicherheitsüberwachungsbehörde",
    "United Nations Office for Disarmament Affairs",
    "Arbeitsgemeinschaft der öffentlich-rechtlichen Rundfunkanstalten",
    "Koordinierungsstelle",
    "W",
];

/// Buyer and seller: two parties, no ratifier, a ratified deal.
pub fn ratified() -> Facts {
    let mut facts = flagship();
    facts.talk.signatories = owned(&["Buyer", "Seller"]);
    facts.talk.unit = "round".into();
    facts.talk.ending = Ending::Ratified {
        round: 9,
        by: vec![],
    };
    if let Some(dance) = &mut facts.dance {
        dance.drafts = None;
        dance.vetoes.clear();
        dance.counts.clear();
    }
    facts
}

/// Few deals, all on the frontier that the offers follow, and the Nash point at the handshake.
pub fn small(unit: &str, ending: Ending) -> Facts {
    let mut facts = ratified();
    facts.talk.signatories = owned(&["buyer", "seller"]);
    facts.talk.unit = unit.into();
    facts.talk.footer.note = "A long note on where all of these numbers come from. ".repeat(5);
    let agreed = matches!(ending, Ending::Ratified { .. } | Ending::Blocked { .. });
    facts.talk.ending = ending;
    let line: Vec<(f64, f64)> = (0..=20)
        .map(|step| f64::from(step) * 5.0)
        .map(|x| (x, 100.0 - x))
        .collect();
    let zopa = line[8..=14].to_vec();
    if let Some(dance) = &mut facts.dance {
        dance.axes = [axis("buyer", 0, 40.0, 40.0), axis("seller", 1, 30.0, 30.0)];
        dance.asks = [
            line[12..].iter().rev().copied().collect::<Vec<_>>(),
            line[..=12].to_vec(),
        ]
        .map(|points| spots(1, &points));
        dance.handshake = agreed.then_some(line[12]);
        dance.solutions.truncate(1);
        dance.solutions[0].at = line[12];
        dance.passing_deals = (zopa.len() as u64).into();
        (dance.cloud, dance.frontier) = (line.clone(), line);
        (dance.zopa, dance.passing) = (zopa.clone(), zopa);
    }
    if let Some(funnel) = &mut facts.funnel {
        for (stage, count) in funnel.stages.iter_mut().zip([21_u64, 21, 7, 1, 0]) {
            stage.counts = vec![count.into(), (count / 2).into()];
        }
    }
    facts
}

/// All examples with a name for file names and messages.
pub fn all() -> Vec<(String, Facts)> {
    let mut all = vec![
        ("flagship".to_owned(), flagship()),
        ("ratified".to_owned(), ratified()),
        ("hopeless".to_owned(), hopeless()),
        ("bare".to_owned(), bare()),
        ("huge".to_owned(), huge()),
        (
            "small".to_owned(),
            small(
                "day",
                Ending::Ratified {
                    round: 6,
                    by: vec![],
                },
            ),
        ),
        (
            "breakdown".to_owned(),
            small(
                "week",
                Ending::Breakdown {
                    round: 1,
                    passing: Some(Passing {
                        round: 1,
                        deals: 7_u64.into(),
                    }),
                },
            ),
        ),
    ];
    all.extend((2..=8).map(|parties| (format!("crowded-{parties}"), crowded(parties))));
    all
}
