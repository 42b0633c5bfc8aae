//! Sweeps: the flagship's leverage sweep as a whole process, talks over the same axes, the boundary, what a run costs
//! beyond its model, two threads against one, and Saltelli's design with Sobol's indices. `cargo bench --bench sweeps`.
//!
//! The table is printed first; `cargo bench --bench sweeps -- "no such bench"` prints nothing else. Peak memory of the
//! first row: `/usr/bin/time -v target/release/zopa sweep scenarios/mar-a-lago.toml leverage --out /tmp/x --no-charts`.

#![allow(clippy::unwrap_used, clippy::print_stdout)] // a benchmark may fail loudly, and tells its table

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use std::io;
use std::process::Command;
use std::time::{Duration, Instant};
use zopa::files::Value;
use zopa::format::{Source, read};
use zopa::scenario::{Claim, Shown, Sweep};
use zopa::sweep::{
    Base, CellTally, Folder, Origin, Resampling, RunSettings, Sampler, Sink, Task, Watch,
    sobol_indices,
};
use zopa::trials::{Trials, on_threads};

const FLAGSHIP: &str = "scenarios/mar-a-lago.toml";

/// The flagship's leverage sweep, changed.
fn task(change: impl Fn(&mut Sweep), rows: bool) -> Task {
    let source = Source::load(FLAGSHIP).unwrap();
    let scenario = read(&source, &[]).unwrap().scenario;
    let mut sweep = scenario
        .sweeps
        .iter()
        .find(|s| s.id == "leverage")
        .unwrap()
        .clone();
    change(&mut sweep);
    let base = Base::new(&source, &[], &[]).unwrap();
    let terms = RunSettings {
        seed: 42,
        independent: false,
        rows,
    };
    let origin = Origin {
        file: "mar-a-lago.toml".into(),
        file_hash: source.file_hash().into(),
        kept_hash: String::new(),
        settings: Vec::new(),
    };
    Task::new(base, sweep, Vec::new(), terms, origin).unwrap()
}

fn quietly() -> Watch<'static> {
    Watch {
        done: &|_| {},
        stop: &|| false,
    }
}

/// Counts what it is given.
#[derive(Default)]
struct Nowhere(u64);

impl Sink for Nowhere {
    fn row(&mut self, _: &[Value]) -> io::Result<()> {
        Ok(())
    }

    fn cell(&mut self, tally: CellTally) -> io::Result<()> {
        self.0 += tally.runs;
        Ok(())
    }
}

fn play(task: &Task, threads: usize) -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let from = Instant::now();
    on_threads(threads, || {
        task.play(&Folder::new(folder.path()), quietly())
    })
    .unwrap()
    .unwrap();
    from.elapsed()
}

fn process(args: &[&str]) -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let from = Instant::now();
    let done = Command::new(env!("CARGO_BIN_EXE_zopa"))
        .args(["sweep", FLAGSHIP, "leverage", "--no-charts", "--out"])
        .arg(folder.path().join("out"))
        .args(args)
        .output()
        .unwrap();
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    from.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn table() {
    let told = |what: &str, took: Duration, target: &str| {
        println!("{what:<66} {:>8.3} s   target {target}", took.as_secs_f64());
    };
    let times = (0..5).map(|_| process(&[])).collect();
    told(
        "leverage, possible on day one, 1,117,200 answers, whole process",
        median(times),
        "1 s",
    );
    let times = (0..3).map(|_| process(&["--rows"])).collect();
    told(
        "the same with a row an answer, CSV and Parquet",
        median(times),
        "-",
    );
    let times = (0..3)
        .map(|_| process(&["--show", "reached", "--runs", "100", "--boundary"]))
        .collect();
    told(
        "its 50% line for reached, 100 talks a cell",
        median(times),
        "-",
    );
    told(
        "leverage, reached, 100 runs a cell, 279,300 talks, whole process",
        process(&["--show", "reached", "--runs", "100"]),
        "60 s",
    );
    let some = task(
        |sweep| {
            sweep.show = vec![Shown::Share(Claim::Reached)];
            sweep.runs = 10;
        },
        false,
    );
    let one = median((0..3).map(|_| play(&some, 1)).collect());
    let two = median((0..3).map(|_| play(&some, 2)).collect());
    println!(
        "27,930 talks on one thread {:.2} s, on two {:.2} s: {:.2} times as fast (goal 1.8)",
        one.as_secs_f64(),
        two.as_secs_f64(),
        one.as_secs_f64() / two.as_secs_f64()
    );
    overhead();
}

/// What a run costs beyond its model: the same runs of one cell, played by the sweep and by hand.
fn overhead() {
    let cell = |rows: bool| {
        task(
            |sweep| {
                sweep.axes.clear();
                sweep.show = vec![Shown::Share(Claim::Reached)];
                sweep.runs = 4_000;
            },
            rows,
        )
    };
    let by_hand = |task: &Task| {
        let from = Instant::now();
        let trials = Trials::new(task.scenario(), 42)
            .unwrap()
            .without_rotations();
        black_box(trials.in_turn(0..4_000));
        from.elapsed()
    };
    let swept = |task: &Task| {
        let from = Instant::now();
        let mut sink = Nowhere::default();
        on_threads(1, || task.player().play(0..1, &mut sink, quietly()))
            .unwrap()
            .unwrap();
        assert_eq!(sink.0, 4_000);
        from.elapsed()
    };
    for (rows, what) in [(false, "cells alone"), (true, "with rows")] {
        let task = cell(rows);
        // Taken in turn, so that neither has the quieter machine.
        let pairs: Vec<(Duration, Duration)> =
            (0..9).map(|_| (by_hand(&task), swept(&task))).collect();
        let hand = median(pairs.iter().map(|(hand, _)| *hand).collect());
        let sweep = median(pairs.iter().map(|(_, sweep)| *sweep).collect());
        let beyond = (sweep.as_secs_f64() - hand.as_secs_f64()) / 4_000.0 * 1e6;
        println!(
            "a run beyond its model, {what}: {beyond:+.2} µs of {:.1} µs (target 1 µs)",
            hand.as_secs_f64() / 4_000.0 * 1e6
        );
    }
}

fn benches(criterion: &mut Criterion) {
    table();
    let mut group = criterion.benchmark_group("sensitivity");
    group.sample_size(10);
    group.bench_function(
        "Saltelli and Sobol, 8 parameters, N = 2^14, 100 resamples",
        |b| {
            b.iter(|| {
                let design = Sampler::saltelli(1 << 14, 8).unwrap();
                let mut point = vec![0.0; 8];
                let values: Vec<f64> = (0..design.points())
                    .map(|index| {
                        design.fill(index, &mut point);
                        // Sobol's G function, a = 0, 1, 4.5, 9, 99, 99, 99, 99.
                        let a = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0];
                        let terms = point.iter().zip(a);
                        terms
                            .map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a))
                            .product()
                    })
                    .collect();
                let how = Resampling {
                    resamples: 100,
                    seed: 42,
                };
                black_box(sobol_indices(&values, 8, how))
            });
        },
    );
    group.finish();
}

criterion_group!(all, benches);
criterion_main!(all);
