//! How long the parts of `zopa run` take on the frozen flagship. `cargo bench --bench flagship`.

#![allow(clippy::unwrap_used)] // a benchmark may fail loudly

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use zopa::account::{Account, Provenance};
use zopa::charts::{self, Material};
use zopa::drawing::render;
use zopa::draws::Luck;
use zopa::format::{Reading, Setting, Source, read};
use zopa::game::{Game, Within, compile};
use zopa::scenario::{ChartStyle, Scenario};
use zopa::solutions::{Arena, Nash, Solution};
use zopa::space::{self, Limits};
use zopa::talks::{self, Course, Plan, Unwatched};
use zopa::trials::Trials;

const FLAGSHIP: &str = include_str!("../known/mar-a-lago.toml");

fn reading(settings: &[&str]) -> Reading {
    let settings: Vec<Setting> = settings
        .iter()
        .map(|typed| Setting::parse(typed).unwrap())
        .collect();
    read(&Source::from_text("mar-a-lago.toml", FLAGSHIP), &settings).unwrap()
}

fn flagship() -> (Scenario, Game) {
    let scenario = reading(&[]).scenario;
    let game = compile(&scenario);
    (scenario, game)
}

fn read_and_compile(c: &mut Criterion) {
    c.bench_function("read", |b| b.iter(|| reading(&[])));
    let scenario = reading(&[]).scenario;
    c.bench_function("compile", |b| b.iter(|| compile(black_box(&scenario))));
}

fn questions_to_the_space(c: &mut Criterion) {
    let (_, game) = flagship();
    let mut group = c.benchmark_group("space");
    group.sample_size(20);
    group.bench_function("gate counts on day one", |b| {
        b.iter(|| space::funnel(&game, 0, &space::Limits::DEFAULT).unwrap());
    });
    group.bench_function("is there a passing text on day one", |b| {
        b.iter(|| space::existence(&game, Within::All, 0, &Limits::DEFAULT));
    });
    group.bench_function("nash", |b| {
        b.iter(|| Nash.solve(&Arena::new(&game)).unwrap());
    });
    group.bench_function("frontier of the zone", |b| {
        b.iter(|| Arena::new(&game).frontier().unwrap());
    });
    group.bench_function("frontier of all texts", |b| {
        b.iter(|| {
            Arena::new(&game)
                .within(Within::Anything)
                .frontier()
                .unwrap()
        });
    });
    group.finish();
}

fn one_negotiation(c: &mut Criterion) {
    let mut group = c.benchmark_group("negotiation");
    group.sample_size(20);
    for (name, settings) in [
        ("single text", &[][..]),
        (
            "alternating offers",
            &["talks.protocol=alternating-offers"][..],
        ),
    ] {
        let scenario = reading(settings).scenario;
        let (game, plan) = (compile(&scenario), Plan::of(&scenario));
        group.bench_function(name, |b| {
            b.iter(|| talks::play(&plan, &game, Course::central(42), &mut Unwatched));
        });
        let trials = Trials::new(&scenario, 42).unwrap();
        group.bench_function(format!("{name}, drawn and judged"), |b| {
            let mut run = 0;
            b.iter(|| {
                run += 1;
                trials.one(run % 1_000)
            });
        });
        let uncertain = zopa::draws::Uncertain::new(&scenario);
        if settings.is_empty() {
            group.bench_function("draw and compile", |b| {
                let mut run = 0;
                b.iter(|| {
                    run += 1;
                    uncertain.game(Luck { seed: 42, run })
                });
            });
        }
    }
    group.finish();
}

/// Runs are independent, so the time grows in proportion to their number (and shrinks with cores).
fn many_runs(c: &mut Criterion) {
    let (scenario, _) = flagship();
    let trials = Trials::new(&scenario, 42).unwrap();
    let mut group = c.benchmark_group("runs");
    group.sample_size(10);
    group.bench_function("1,000 on one thread", |b| {
        b.iter(|| trials.all_on(1, 1_000, &|_| {}).unwrap());
    });
    group.bench_function("10,000 on all cores", |b| {
        b.iter(|| trials.all_on(0, 10_000, &|_| {}).unwrap());
    });
    group.finish();
}

fn pictures(c: &mut Criterion) {
    let (scenario, game) = flagship();
    let from = Provenance {
        file: "mar-a-lago.toml".into(),
        file_hash: "0".repeat(64),
        meaning_hash: "0".repeat(64),
        settings: Vec::new(),
        seed: 42,
        run: None,
    };
    let account = Account::of(&scenario, &game, Course::central(42)).unwrap();
    let mut group = c.benchmark_group("charts");
    group.sample_size(10);
    let material = Material::of(&account, &from);
    for chart in charts::ALL {
        let name = chart.about().name;
        // What if questions are drawn from other material.
        if chart.prepare(&material).is_none() {
            continue;
        }
        group.bench_function(format!("{name}, facts"), |b| {
            b.iter(|| chart.prepare(&material).is_some());
        });
        let draw = chart.prepare(&material).unwrap();
        group.bench_function(format!("{name}, svg"), |b| {
            b.iter(|| render::svg(&draw(ChartStyle::Projector).figure).unwrap());
        });
        group.bench_function(format!("{name}, png"), |b| {
            b.iter_batched(
                || draw(ChartStyle::Projector),
                |drawn| render::png(&drawn.figure).unwrap(),
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

criterion_group!(
    benches,
    read_and_compile,
    questions_to_the_space,
    one_negotiation,
    many_runs,
    pictures
);
criterion_main!(benches);
