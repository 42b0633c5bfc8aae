//! How long charts and the report of the flagship take, as whole commands. `cargo bench --bench charts`.

#![allow(clippy::unwrap_used)] // a benchmark may fail loudly

use criterion::{Criterion, criterion_group, criterion_main};
use std::process::Command;

const FLAGSHIP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/mar-a-lago.toml");

/// Runs the program in a fresh folder.
fn zopa(folder: &std::path::Path, args: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_zopa"))
        .args(args)
        .arg("--quiet")
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(output.status.success());
}

fn whole_commands(c: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let mut group = c.benchmark_group("flagship");
    group.sample_size(10);
    // What `zopa run` can draw of one negotiation; without runs for concessions and survival.
    let kinds = [
        "dance",
        "ladder",
        "tracker",
        "funnel",
        "worth",
        "logroll",
        "packages",
        "winset",
        "aspiration",
    ];
    let all = [&["chart", FLAGSHIP, "--out", "charts"][..], &kinds].concat();
    group.bench_function("nine charts, projector PNG and SVG", |b| {
        b.iter(|| zopa(folder.path(), &all));
    });
    group.bench_function(
        "every chart, 200 runs an option, projector PNG and SVG",
        |b| {
            b.iter(|| zopa(folder.path(), &["chart", FLAGSHIP, "--out", "charts"]));
        },
    );
    group.bench_function("report, 200 runs per option", |b| {
        b.iter(|| zopa(folder.path(), &["report", FLAGSHIP, "-o", "report.html"]));
    });
    group.bench_function("report without runs", |b| {
        b.iter(|| {
            zopa(
                folder.path(),
                &["report", FLAGSHIP, "-o", "report.html", "--runs", "0"],
            )
        });
    });
    group.finish();
    let size = std::fs::metadata(folder.path().join("report.html"))
        .unwrap()
        .len();
    assert!(size < 2_000_000, "{size} bytes");
}

criterion_group!(benches, whole_commands);
criterion_main!(benches);
