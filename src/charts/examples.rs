//! Facts to draw in tests: the flagship with round numbers, and everything that could break a page.

use super::facts::*;

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

/// A cloud under a bent frontier; a lattice with a fixed scatter, so that it is the same each time.
fn cloud(count: u32) -> Vec<(f64, f64)> {
    (0..count)
        .map(|i| {
            let u = f64::from(i.wrapping_mul(2_654_435_761) % 10_007) / 10_007.0;
            let v = f64::from(i.wrapping_mul(40_503).wrapping_add(77) % 9_973) / 9_973.0;
            let x = 17.0 + 69.0 * u;
            let top = 79.0 - 0.012 * (x - 17.0).powi(2);
            let low = 68.0 - 0.62 * x;
            (x, low.max(23.0) + (top - low.max(23.0)).max(0.0) * v.sqrt())
        })
        .collect()
}

fn spots(from: u32, points: &[(f64, f64)]) -> Vec<Spot> {
    (from..)
        .zip(points)
        .map(|(round, at)| Spot { round, at: *at })
        .collect()
}

/// The flagship's week 9, with approximate numbers.
pub fn flagship() -> Facts {
    let cloud = cloud(23_040);
    let zopa: Vec<(f64, f64)> = cloud
        .iter()
        .copied()
        .filter(|(x, y)| *x >= 55.5 && *y >= 60.2)
        .collect();
    let passing = zopa
        .iter()
        .copied()
        .filter(|(x, y)| x + 0.8 * y < 112.0)
        .step_by(5)
        .collect();
    let frontier = (0..=40)
        .map(|i| 17.0 + 69.0 * f64::from(i) / 40.0)
        .map(|x| (x, 79.0 - 0.012 * (x - 17.0_f64).powi(2)))
        .collect();
    Facts {
        talk: Talk {
            signatories: owned(&["Ukraine", "Russia"]),
            unit: "week".into(),
            ending: Ending::Blocked {
                round: 9,
                by: vec![Objection {
                    name: "EU member states".into(),
                    gate: ClosedGate::Ratifier,
                }],
            },
            footer: Footer {
                file: "mar-a-lago-first.toml".into(),
                hash: "4f1c9a".into(),
                runs: "central course".into(),
                seed: 42,
                version: "0.1.0".into(),
                note: "Illustrative numbers, not estimates".into(),
            },
        },
        dance: Some(DanceFacts {
            axes: [
                axis("Ukraine", 0, 60.0, 55.5),
                axis("Russia", 1, 62.0, 60.2),
            ],
            round: 9,
            cloud,
            frontier,
            zopa,
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
                (812, "better than no deal for both in week 9 (ZOPA)"),
                (289, "pass consents and ratifiers too"),
            ]
            .map(|(count, label)| Count {
                count,
                label: label.into(),
            })
            .to_vec(),
            vetoes: owned(&[
                "European allies (consent)",
                "United States (consent)",
                "US Senate, Verkhovna Rada, EU member states (ratify)",
            ]),
        }),
        funnel: Some(FunnelFacts {
            moments: owned(&["on day one", "in week 9"]),
            stages: vec![
                stage("possible deals", &[], &[311_040, 311_040]),
                stage(
                    "inside everyone’s red lines",
                    &["Ukraine", "Russia", "European allies"],
                    &[23_040, 23_040],
                ),
                stage("in the ZOPA", &["Ukraine", "Russia"], &[268, 812]),
                stage(
                    "with every consent",
                    &["United States", "European allies"],
                    &[268, 812],
                ),
                stage(
                    "ratified",
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
    }
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
        counts: counts.to_vec(),
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

/// Nothing is possible and nobody agrees.
pub fn hopeless() -> Facts {
    let mut facts = flagship();
    facts.talk.ending = Ending::NoHandshake {
        last: 10,
        passing: None,
    };
    if let Some(dance) = &mut facts.dance {
        dance.zopa.clear();
        dance.passing.clear();
        dance.solutions.clear();
        dance.handshake = None;
        dance.axes[0].walk_away = Drift {
            day_one: 80.0,
            now: 85.0,
        };
        for asks in &mut dance.asks {
            asks.truncate(4);
        }
    }
    if let Some(funnel) = &mut facts.funnel {
        for stage in &mut funnel.stages[2..] {
            stage.counts = vec![0, 0];
        }
    }
    if let Some(worth) = &mut facts.worth {
        worth.text = None;
        for party in &mut worth.parties {
            party.worth = None;
        }
    }
    facts
}

/// Long names, and as many parties as asked for, some below their walk-away.
pub fn crowded(parties: usize) -> Facts {
    let mut facts = flagship();
    facts.talk.signatories = owned(&LONG[..parties]);
    facts.talk.unit = "Verhandlungsrunde".into();
    facts.talk.footer.file = "a-very-long-file-name-for-a-scenario-with-many-parties.toml".into();
    facts.talk.ending = Ending::Blocked {
        round: 9,
        by: LONG[..parties]
            .iter()
            .map(|name| Objection {
                name: (*name).into(),
                gate: ClosedGate::Consent,
            })
            .collect(),
    };
    if let Some(dance) = &mut facts.dance {
        dance.axes[0].party = named(LONG[0], 0);
        dance.axes[1].party = named(LONG[1], 1);
        dance.vetoes = LONG[2..]
            .iter()
            .map(|name| format!("{name} (consent)"))
            .collect();
        dance.drafts = Some(Drafts {
            by: LONG[2].into(),
            spots: spots(1, &[(-4.0, 109.0), (58.7, 71.6)]),
        });
        for (index, name) in ["Nash", "Kalai–Smorodinsky", "Egalitarian", "Utilitarian"]
            .into_iter()
            .enumerate()
        {
            dance.solutions.push(SolutionPoint {
                name: name.into(),
                at: (60.0 + index as f64 * 0.3, 68.0),
                note: None,
            });
        }
    }
    if let Some(funnel) = &mut facts.funnel {
        for stage in &mut funnel.stages {
            stage.gates = owned(&LONG[..parties]);
            stage.label = format!("{} {}", stage.label, LONG[3]);
        }
    }
    if let Some(worth) = &mut facts.worth {
        worth.parties = LONG[..parties]
            .iter()
            .enumerate()
            .map(|(index, name)| {
                let no_deal = 10.0 + 12.0 * index as f64;
                let worth = if index % 3 == 2 {
                    no_deal - 9.0
                } else {
                    no_deal + 0.4
                };
                party(
                    name,
                    index,
                    "guarantor",
                    (no_deal, worth),
                    &[(LONG[(index + 3) % 8], 61.0), ("Senate", 99.0)],
                )
            })
            .collect();
        worth.parties[0].no_deal = None;
        worth.parties[0].worth = Some(104.0);
    }
    facts
}

/// All examples with a name for file names and messages.
pub fn all() -> Vec<(String, Facts)> {
    let mut all = vec![
        ("flagship".to_owned(), flagship()),
        ("ratified".to_owned(), ratified()),
        ("hopeless".to_owned(), hopeless()),
    ];
    all.extend((2..=8).map(|parties| (format!("crowded-{parties}"), crowded(parties))));
    all
}

#[cfg(test)]
mod tests {
    use super::super::figure::faults;
    use super::super::{ALL, render};
    use super::*;
    use crate::scenario::ChartStyle;

    const STYLES: [ChartStyle; 3] = [ChartStyle::Projector, ChartStyle::Screen, ChartStyle::Paper];

    #[test]
    fn no_text_is_clipped_or_overlaps() {
        let mut found = Vec::new();
        for (name, facts) in all() {
            for style in STYLES {
                for chart in ALL {
                    let drawn = chart.draw(&facts, style).unwrap();
                    found.extend(
                        faults(&drawn.figure)
                            .into_iter()
                            .map(|fault| format!("{} {name} {style:?}: {fault}", drawn.name)),
                    );
                }
            }
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
    }

    #[test]
    fn every_chart_is_documented_and_named_once() {
        for (index, chart) in ALL.iter().enumerate() {
            let about = chart.about();
            assert!(about.question.ends_with('?') && !about.source.is_empty());
            assert!(!about.encoding.is_empty() && !about.misleads_when.is_empty());
            assert!(
                ALL[index + 1..]
                    .iter()
                    .all(|other| other.about().name != about.name)
            );
        }
    }

    #[test]
    fn drawings_are_deterministic_and_small() {
        let facts = flagship();
        for chart in ALL {
            let drawn = chart.draw(&facts, ChartStyle::Projector).unwrap();
            let svg = render::svg(&drawn.figure).unwrap();
            assert!(svg.len() < 2_000_000, "{}: {} bytes", drawn.name, svg.len());
            assert_eq!(svg, render::svg(&drawn.figure).unwrap());
            let png = render::png(&drawn.figure).unwrap();
            assert_eq!(png, render::png(&drawn.figure).unwrap());
        }
    }

    #[test]
    fn facts_that_are_not_given_draw_nothing() {
        let facts = Facts {
            dance: None,
            funnel: None,
            worth: None,
            ..flagship()
        };
        assert!(
            ALL.iter()
                .all(|chart| chart.draw(&facts, ChartStyle::Screen).is_none())
        );
    }

    /// For the eye: `cargo test --lib charts -- --ignored` writes all examples below the temporary
    /// directory that Cargo sets for tests.
    #[test]
    #[ignore = "writes pictures to look at"]
    fn pictures() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pictures");
        std::fs::create_dir_all(&folder).unwrap();
        for (name, facts) in all() {
            for style in STYLES {
                for chart in ALL {
                    let drawn = chart.draw(&facts, style).unwrap();
                    let stem = format!("{}-{name}-{style:?}", drawn.name).to_lowercase();
                    std::fs::write(
                        folder.join(format!("{stem}.png")),
                        render::png(&drawn.figure).unwrap(),
                    )
                    .unwrap();
                    std::fs::write(
                        folder.join(format!("{stem}.svg")),
                        render::svg(&drawn.figure).unwrap(),
                    )
                    .unwrap();
                }
            }
        }
    }
}
