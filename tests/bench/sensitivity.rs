//! How long designs and analyses of sweeps take. `cargo bench --bench sensitivity`.

#![allow(clippy::unwrap_used)] // a benchmark may fail loudly

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use zopa::sweep::{
    AxisKind, DesignView, Levels, Peeling, Resampling, Sampler, SweptCells, effect_curves,
    explained, prim, sobol_indices,
};
use zopa::trials::each;

/// All points of a design, in blocks on all cores; their sum.
fn visited(design: &Sampler) -> f64 {
    const BLOCK: u64 = 4096;
    let blocks = design.points().div_ceil(BLOCK);
    let sums = each(blocks as usize, |block| {
        let mut point = vec![0.0; design.dims()];
        let from = block as u64 * BLOCK;
        let mut sum = 0.0;
        for index in from..(from + BLOCK).min(design.points()) {
            design.fill(index, &mut point);
            sum += point.iter().sum::<f64>();
        }
        sum
    });
    sums.iter().sum()
}

/// An outcome of eight axes that act together.
fn outcome(x: &[f64]) -> f64 {
    let straight: f64 = x.iter().zip(1..).map(|(x, k)| x / f64::from(k)).sum();
    straight + x[0] * x[1] + x[2] * x[3]
}

fn designs(c: &mut Criterion) {
    let mut group = c.benchmark_group("designs, 8 axes, 16,384 points");
    let points = 1 << 14;
    group.bench_function("sobol, made", |b| b.iter(|| Sampler::sobol(points, 8)));
    for (name, design) in [
        ("random", Sampler::random(points, 8, 42)),
        ("latin hypercube", Sampler::latin_hypercube(points, 8, 42)),
        ("sobol", Sampler::sobol(points, 8)),
        (
            "morris",
            Sampler::morris(points / 9, vec![Levels::real(); 8], 42),
        ),
    ] {
        let design = design.unwrap();
        group.bench_function(name, |b| b.iter(|| visited(black_box(&design))));
    }
    group.bench_function("latin hypercube, made", |b| {
        b.iter(|| Sampler::latin_hypercube(points, 8, 42));
    });
    group.bench_function("saltelli, made and visited, 163,840 points", |b| {
        b.iter(|| visited(&Sampler::saltelli(points, 8).unwrap()));
    });
    group.bench_function("sobol of 1,000 axes, made", |b| {
        b.iter(|| Sampler::sobol(points, 1000));
    });
    group.bench_function("sobol of 2,000 axes, made", |b| {
        b.iter(|| Sampler::sobol(points, 2000));
    });
    group.finish();
}

fn variance(c: &mut Criterion) {
    let design = Sampler::saltelli(1 << 14, 8).unwrap();
    let values: Vec<f64> = (0..design.points())
        .map(|index| outcome(&design.point(index)))
        .collect();
    let mut group = c.benchmark_group("sobol indices, 8 axes, 16,384 base points");
    for resamples in [0, 100, 1000] {
        let how = Resampling {
            resamples,
            seed: 42,
        };
        group.bench_function(format!("{resamples} resamples"), |b| {
            b.iter(|| sobol_indices(black_box(&values), 8, how));
        });
    }
    group.finish();
}

/// Boxes, curves and variance of many cells.
fn cells(c: &mut Criterion) {
    let mut group = c.benchmark_group("cells");
    for (points, dims) in [(10_000, 4), (100_000, 8)] {
        let design = Sampler::latin_hypercube(points, dims, 42).unwrap();
        let coordinates: Vec<f64> = (0..points).flat_map(|i| design.point(i)).collect();
        let noise = Sampler::random(points, 1, 7).unwrap();
        // A region that is not a box, with shares that are never quite 0 or 1.
        let shares: Vec<f64> = coordinates
            .chunks(dims)
            .zip(0..)
            .map(|(x, i)| {
                let inside = x[0] + x[1] > 0.8 && x[2] < 0.7;
                0.05 * noise.point(i)[0] + if inside { 0.95 } else { 0.0 }
            })
            .collect();
        let kinds = vec![AxisKind::Number; dims];
        let all = SweptCells {
            kinds: &kinds,
            coordinates: &coordinates,
            shares: &shares,
            weights: None,
        };
        let how = Peeling::usual(42);
        group.bench_function(format!("prim, {points} cells, {dims} axes"), |b| {
            b.iter(|| prim(black_box(&all), &how));
        });
        let values: Vec<Option<f64>> = shares.iter().copied().map(Some).collect();
        group.bench_function(format!("effect curves, {points} cells, {dims} axes"), |b| {
            let spread = DesignView {
                kinds: &kinds,
                ends: &vec![Some((0.0, 1.0)); dims],
                grid: false,
                coordinates: black_box(&coordinates),
            };
            b.iter(|| effect_curves(&spread, &values));
        });
    }
    let sizes = [10; 5];
    let values: Vec<Option<f64>> = (0..100_000).map(|i| Some(f64::from(i % 977))).collect();
    group.bench_function("explained, 10^5 cells", |b| {
        b.iter(|| explained(&sizes, black_box(&values), None));
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = designs, variance, cells
}
criterion_main!(benches);
