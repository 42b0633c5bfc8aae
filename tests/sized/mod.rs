//! Property tests in two sizes: `cargo test` looks at a quarter of the cases, `ZOPA_CASES=4 cargo test` at all, as `.ci/run`
//! does; `ZOPA_CASES=80` at twenty times as many.

use proptest::prelude::ProptestConfig;

/// The size of a property test that looks at this many cases in the long run. A failure is told with the smallest case that
/// shows it; no file of seeds is written. `.cargo/config.toml` holds the seed: `PROPTEST_RNG_SEED=7` looks at other cases.
pub fn config(cases: u32) -> ProptestConfig {
    let quarters = std::env::var("ZOPA_CASES").ok();
    let quarters = quarters.map_or(1, |typed| {
        typed
            .parse()
            .expect("ZOPA_CASES is a number of quarters, such as 4")
    });
    ProptestConfig {
        cases: (cases * quarters / 4).max(cases.min(8)),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}
