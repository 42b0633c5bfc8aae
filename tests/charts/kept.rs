//! The charts of one small scenario as they are kept: a change of a single line of them is seen.
//!
//! `ZOPA_BLESS=1 cargo test --test charts` writes them anew.

use super::{charts_of, drawn, scenario};
use std::path::PathBuf;
use zopa::drawing::render;
use zopa::scenario::ChartStyle;

#[test]
fn the_charts_of_logrolling_are_as_they_were() {
    let text = include_str!("../../scenarios/logrolling.toml");
    let scenario = scenario("logrolling.toml", text);
    let charts = charts_of("logrolling.toml", &scenario, 40);
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/charts/kept"));
    let bless = std::env::var_os("ZOPA_BLESS").is_some();
    let mut changed = Vec::new();
    for drawn in drawn(&charts, ChartStyle::Screen) {
        let svg = render::svg(&drawn.figure).unwrap();
        let path = folder.join(format!("{}.svg", drawn.name));
        if bless {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &svg).unwrap();
        } else if std::fs::read_to_string(&path).ok().as_deref() != Some(&svg) {
            changed.push(drawn.name);
        }
    }
    assert!(
        changed.is_empty(),
        "changed: {}; look at them, then ZOPA_BLESS=1 cargo test --test charts",
        changed.join(", ")
    );
}
