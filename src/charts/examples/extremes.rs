//! What could break a page: nothing at all, more than can be counted, long names, many parties, numbers that are none.

use super::*;

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
        dance.passing_deals = 0_u64.into();
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
            stage.counts = vec![0_u64.into(), 0_u64.into()];
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

/// More texts than can be counted or looked at one by one.
pub fn huge() -> Facts {
    let mut facts = flagship();
    let power = |n: u32| BigUint::from(10_u8).pow(n);
    let about =
        |n: u32| DealCount::between(power(n - 6), power(n + 2), [n - 1, n, n + 1].map(power));
    let none_hit = DealCount::between(
        0_u8.into(),
        power(30),
        [0_u8.into(), 0_u8.into(), power(28)],
    );
    let counts = [power(40).into(), power(38).into(), about(34), none_hit];
    if let Some(dance) = &mut facts.dance {
        dance.dots = Dots::Sample(20_000);
        dance.passing_deals = counts[3].clone();
        dance.frontier.clear();
        for (stage, count) in dance.counts.iter_mut().zip(&counts) {
            stage.count = count.clone();
        }
    }
    if let Some(funnel) = &mut facts.funnel {
        funnel.stages.truncate(4);
        for (stage, count) in funnel.stages.iter_mut().zip(&counts) {
            stage.counts = vec![count.clone(), about(35)];
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
                gate: Gate::Consent(PartyId(0)),
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

/// As little as the types allow, and numbers that are none.
pub fn bare() -> Facts {
    let mut facts = flagship();
    facts.talk.signatories.clear();
    facts.talk.footer.note.clear();
    facts.talk.ending = Ending::Blocked {
        round: 0,
        by: vec![],
    };
    if let Some(dance) = &mut facts.dance {
        for deals in [
            &mut dance.cloud,
            &mut dance.frontier,
            &mut dance.zopa,
            &mut dance.passing,
        ] {
            deals.clear();
        }
        dance.asks = [vec![], spots(1, &[(f64::NAN, 4.0), (f64::INFINITY, 1e300)])];
        dance.drafts = None;
        dance.axes[0].walk_away = Drift {
            day_one: f64::NAN,
            now: f64::NAN,
        };
        dance.axes[1].party.name.clear();
        dance.counts.clear();
        dance.handshake = Some((50.0, f64::NAN));
    }
    if let Some(funnel) = &mut facts.funnel {
        funnel.stages = vec![stage("", &[], &[0]), stage("", &["A"], &[u64::MAX, 0])];
    }
    facts.class = Some(class::hollow());
    facts.concessions = Some(concessions::hollow());
    facts.packages = Some(packages::hollow());
    facts.logroll = Some(logroll::hollow());
    facts.phase = Some(sweep::hollow_phase());
    facts.curve = Some(sweep::hollow_curve());
    facts.sobol = Some(sweep::hollow_sobol());
    facts.tornado = Some(sweep::hollow_tornado());
    facts.winset = Some(winset::hollow());
    facts.survival = Some(survival::hollow());
    facts.aspiration = Some(aspiration::hollow());
    if let Some(worth) = &mut facts.worth {
        worth.parties.truncate(1);
        worth.parties[0].worth = Some(f64::NAN);
        worth.parties[0].no_deal = Some(-40.0);
    }
    facts
}
