//! Sweeps of all sizes to draw in tests: everything that could break a page.

use super::rounds::Dice;
use super::sweep::{axis, *};
use super::*;

/// A name of 60 letters.
fn long(n: usize) -> String {
    let name = format!("{} {}", LONG[(n + 1) % 7], LONG[(n + 2) % 7]);
    name.chars().take(60).collect()
}

/// Phases of all sizes, with a name each.
pub fn phases() -> Vec<(String, Facts)> {
    let mut all = vec![
        ("hollow".to_owned(), hollow_phase()),
        ("flagship".to_owned(), phase()),
    ];
    for (columns, rows) in [
        (2, 2),
        (3, 1),
        (1, 1),
        (5, 4),
        (1, 9),
        (100, 100),
        (200, 200),
    ] {
        let x = axis(&long(0), (0.0, 1.0), columns, Some(0.5));
        let y = axis(&long(1), (-40.0, 1e6), rows, Some(0.0));
        let size = (1e6 / rows.max(2) as f64).max(1.0);
        let rule = |x: f64, y: f64| rise((x - 0.4) * 9.0 + (y / size / rows as f64 - 0.5) * 6.0);
        let facts = PhaseFacts {
            question: Some(long(2)),
            cells: cells(&x, &y, rule, 100.0),
            x,
            y,
            explained: Some([0.5, 0.3, 0.2]),
            ..phase()
        };
        all.push((format!("{columns}-{rows}"), facts));
    }
    let mut none = phase();
    none.cells.fill(None);
    let mut equal = phase();
    equal.cells.fill(Some(known(0.5, 400.0)));
    let mut noise = phase();
    let mut dice = Dice(5);
    for cell in &mut noise.cells {
        *cell = Some(known(dice.below(101) as f64 / 100.0, 20.0));
    }
    let mut traced = phase();
    traced.traced = Some(0.5);
    traced.explained = None;
    for cell in &mut traced.cells {
        *cell = cell.filter(|known| (known.share - 0.5).abs() < 0.2);
    }
    let tactics = ["boulware", "linear", "conceder", "tit for tat, but kinder"];
    let x = words("Tactic of Ukraine", &tactics, Some(1.0));
    let y = axis("Deadline (weeks)", (4.0, 20.0), 5, Some(12.0));
    let mut cells = cells(&x, &y, |x, y| rise(x + (y - 14.0) * 0.4), 400.0);
    cells[7] = None;
    let named = PhaseFacts {
        question: Some("Does patience pay?".into()),
        measure: chance("a deal is reached"),
        cells,
        x,
        y,
        explained: Some([0.4, 0.5, 0.1]),
        ..phase()
    };
    let many: Vec<String> = (0..30).map(|n| format!("{n} {}", LONG[n % 8])).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let mut crowded = PhaseFacts {
        x: words(&long(3), &many, Some(3.0)),
        y: words(&long(4), &many, Some(29.0)),
        ..phase()
    };
    crowded.cells.truncate(900);
    let mut worth = phase();
    worth.measure = points();
    for cell in &mut worth.cells {
        *cell = cell.map(|known| within(30.0 + 45.0 * known.share, 2.0));
    }
    let uneven = PhaseFacts {
        x: SweptAxis {
            values: vec![0.01, 0.1, 1.0, 10.0],
            ..axis("Patience", (0.0, 1.0), 1, Some(0.5))
        },
        y: axis("Deadline", (4.0, 6.0), 2, Some(7.0)),
        cells: (0..8)
            .map(|n| Some(known(f64::from(n) / 8.0, 50.0)))
            .collect(),
        ..phase()
    };
    all.extend(
        [
            ("none", none),
            ("equal", equal),
            ("noise", noise),
            ("traced", traced),
            ("named", named),
            ("crowded", crowded),
            ("worth", worth),
            ("uneven", uneven),
        ]
        .map(|(name, facts)| (name.to_owned(), facts)),
    );
    let with = |phase| Facts {
        phase: Some(phase),
        ..flagship_talk()
    };
    all.into_iter()
        .map(|(name, facts)| (name, with(facts)))
        .collect()
}

/// Curves of all sizes, with a name each.
pub fn curves() -> Vec<(String, Facts)> {
    let mut dice = Dice(9);
    let mut all = vec![
        ("hollow".to_owned(), hollow_curve()),
        ("flagship".to_owned(), curve()),
    ];
    for (values, lines, names) in [
        (1, 1, false),
        (2, 3, false),
        (9, 2, false),
        (30, 6, false),
        (60, 12, false),
        (400, 1, false),
        (1, 1, true),
        (5, 1, true),
        (4, 6, true),
        (30, 2, true),
    ] {
        let mut x = axis(&long(values), (-3.0, 97.0), values, Some(12.0));
        if names {
            x.names = (0..values).map(|n| LONG[n % 8].to_owned()).collect();
            x.values = (0..values).map(|n| n as f64).collect();
            x.here = Some(0.0);
        }
        let series = (0..lines).map(|line| CurveSeries {
            label: format!("{line} {}", LONG[line % 8]),
            points: (0..values)
                .map(|n| {
                    let at = n as f64 / values as f64 * 6.0 - line as f64;
                    (dice.below(12) > 0).then(|| known(drawn(rise(at), &mut dice), 60.0))
                })
                .collect(),
        });
        let facts = CurveFacts {
            question: Some(long(values + 1)),
            series: series.collect(),
            x,
            ..curve()
        };
        all.push((format!("{values}-{lines}-{names}"), facts));
    }
    let mut none = curve();
    none.series[0].points.fill(None);
    let mut equal = curve();
    equal.series[0].points.fill(Some(known(0.5, 400.0)));
    let tactics = ["boulware", "linear", "conceder", "tit-for-tat"];
    let shares = [0.39, 0.48, 0.71, 0.55];
    let tactics = CurveFacts {
        x: words("Tactic of Ukraine", &tactics, Some(1.0)),
        series: vec![CurveSeries {
            label: String::new(),
            points: shares.map(|share| Some(known(share, 400.0))).into(),
        }],
        ..curve()
    };
    let weeks = axis("Deadline (weeks)", (2.0, 20.0), 10, Some(12.0));
    let lines = ["no mediator", "a mediator proposes", "arbitration"];
    let compared = CurveFacts {
        series: lines
            .iter()
            .enumerate()
            .map(|(n, label)| CurveSeries {
                label: (*label).to_owned(),
                points: weeks
                    .values
                    .iter()
                    .map(|week| rise((week - 12.0) * 0.3 + n as f64))
                    .map(|share| Some(known(share, 400.0)))
                    .collect(),
            })
            .collect(),
        question: Some("Does a mediator buy time?".into()),
        x: weeks,
        ..curve()
    };
    let worth = CurveFacts {
        measure: points(),
        series: vec![CurveSeries {
            label: String::new(),
            points: (0..29)
                .map(|n| (n != 7 && n != 9).then(|| within(70.0 - f64::from(n) * 0.7, 2.5)))
                .collect(),
        }],
        ..curve()
    };
    all.extend(
        [
            ("none", none),
            ("equal", equal),
            ("tactics", tactics),
            ("compared", compared),
            ("worth", worth),
        ]
        .map(|(name, facts)| (name.to_owned(), facts)),
    );
    let mut averaged = curve();
    averaged.averaged = Some(Averaged {
        axes: 2,
        cells: (96, 1_024),
        binned: true,
    });
    averaged.x.here = None;
    let mut hump = averaged.clone();
    for (n, point) in hump.series[0].points.iter_mut().enumerate() {
        *point = Some(known(0.9 - (n as f64 - 14.0).abs() / 20.0, 400.0));
    }
    let mut exact = curve();
    exact.runs = 0;
    for (n, point) in exact.series[0].points.iter_mut().enumerate() {
        let share = f64::from(u8::from(n < 12));
        *point = Some(Known {
            share,
            low: share,
            high: share,
        });
    }
    let more = [("averaged", averaged), ("hump", hump), ("exact", exact)];
    all.extend(more.map(|(name, facts)| (name.to_owned(), facts)));
    let with = |mut curve: CurveFacts| {
        if let [line] = curve.series.as_slice() {
            curve.told = told(&line.points, 0.01);
        }
        Facts {
            curve: Some(curve),
            ..flagship_talk()
        }
    };
    all.into_iter()
        .map(|(name, facts)| (name, with(facts)))
        .collect()
}

/// Sobol indices of all sizes, with a name each.
pub fn sobols() -> Vec<(String, Facts)> {
    let mut dice = Dice(13);
    let mut all = vec![
        ("hollow".to_owned(), hollow_sobol()),
        ("flagship".to_owned(), sobol()),
    ];
    for rows in [1, 2, 12, 40] {
        let row = |n: usize| {
            let total = dice.below(1400) as f64 / 1000.0 - 0.2;
            SobolRow {
                label: long(n),
                first: within(total - 0.1 - dice.below(100) as f64 / 200.0, 0.08),
                total: within(total, dice.below(300) as f64 / 1000.0),
            }
        };
        let facts = SobolFacts {
            question: Some(long(rows)),
            rows: (0..rows).map(row).collect(),
            ..sobol()
        };
        all.push((format!("{rows}"), facts));
    }
    let with = |sobol| Facts {
        sobol: Some(sobol),
        ..flagship_talk()
    };
    all.into_iter()
        .map(|(name, facts)| (name, with(facts)))
        .collect()
}

/// Tornados of all sizes, with a name each.
pub fn tornados() -> Vec<(String, Facts)> {
    let mut dice = Dice(17);
    let mut all = vec![
        ("hollow".to_owned(), hollow_tornado()),
        ("flagship".to_owned(), tornado()),
    ];
    for (rows, base) in [(1, 0.5), (1, 0.0), (3, 1.0), (12, 0.4), (40, 0.9)] {
        let row = |n: usize| {
            let at = [0, 1].map(|_| dice.below(101) as f64 / 100.0);
            let known = |share: f64| (n % 5 != 4).then(|| known(share, 100.0));
            TornadoRow {
                label: long(n),
                ends: [LONG[n % 8].to_owned(), format!("{n}")],
                at: [known(at[0]), Some(within(at[1].clamp(0.1, 0.9), 0.1))],
                change: [None, Some(within(at[1].clamp(0.1, 0.9) - base, 0.08))],
                clear: !n.is_multiple_of(3),
            }
        };
        let facts = TornadoFacts {
            question: Some(long(rows)),
            base: known(base, 100.0),
            rows: (0..rows).map(row).collect(),
            ..tornado()
        };
        all.push((format!("{rows}-{base}"), facts));
    }
    let mut equal = tornado();
    let mut worth = tornado();
    for row in &mut equal.rows {
        row.at = [Some(equal.base); 2];
        row.change = [Some(within(0.0, 0.02)); 2];
        row.clear = false;
    }
    worth.measure = points();
    worth.base = within(61.5, 1.0);
    for row in &mut worth.rows {
        row.at = row
            .at
            .map(|at| at.map(|at| within(50.0 + 24.0 * at.share, 1.0)));
        row.change = row.at.map(|at| at.map(|at| within(at.share - 61.5, 0.5)));
    }
    all.extend([("equal".to_owned(), equal), ("worth".to_owned(), worth)]);
    let with = |tornado| Facts {
        tornado: Some(tornado),
        ..flagship_talk()
    };
    all.into_iter()
        .map(|(name, facts)| (name, with(facts)))
        .collect()
}
