//! The checker is checked: imports that it must refuse, and such that it must allow.

use super::*;

fn refused(file: &str, text: &str) {
    assert!(!faults(file, text).is_empty(), "{file} may not say: {text}");
}

fn allowed(file: &str, text: &str) {
    assert_eq!(faults(file, text), Vec::<String>::new(), "{text}");
}

#[test]
fn sees_imports_of_rooms_below_however_they_are_written() {
    refused("game/deal.rs", "use crate::talks::Plan;");
    refused(
        "game/deal.rs",
        "use crate::{scenario::OptionId, talks::Plan};",
    );
    refused("game/deal.rs", "use crate::{scenario::{self}, space};");
    refused(
        "game/deal.rs",
        "fn f() { let x = vec![crate::cli::run()]; }",
    );
    refused(
        "game/deal.rs",
        "type T = Option<crate::space::Walk<'static>>;",
    );
    refused("game/deal.rs", "mod inner { pub use crate::report::json; }");
    refused("talks/plan.rs", "use crate::solutions::Nash;");
    refused("solutions/nash.rs", "use crate::talks;");
    refused("scenario/model.rs", "use crate::format::Source;");
    refused("talks/plan.rs", "use crate::format::Source;");
    allowed("checks/mod.rs", "use crate::format::Problem;");
    allowed("game/deal.rs", "use crate::scenario::{OptionId, PartyId};");
    allowed(
        "talks/plan.rs",
        "use crate::{draws::Luck, game::{Deal, Game}, space};",
    );
    allowed(
        "game/deal.rs",
        "pub(crate) fn f() {} pub(in crate::game) fn g() {}",
    );
}

#[test]
fn sees_detours_through_the_root() {
    refused("talks/plan.rs", "use crate::Game;");
    refused("talks/plan.rs", "use crate::*;");
    refused("talks/plan.rs", "use crate as zopa;");
    refused("talks/plan.rs", "use zopa::game::Game;");
    refused("talks/plan.rs", "use super::super::game::Game;");
    refused("talks/mod.rs", "use super::game::Game;");
    refused("talks/mod.rs", "use self::super::game::Game;");
    refused(
        "talks/protocols/x.rs",
        "use super::{super::super::game::Game};",
    );
    refused("talks/mod.rs", "mod a { use super::super::game; }");
    allowed(
        "talks/plan.rs",
        "use super::trace::Event; mod a { use super::super::x; }",
    );
    allowed("talks/protocols/x.rs", "use super::super::plan::Plan;");
    allowed("talks/protocols/mod.rs", "use super::plan::Plan;");
}

#[test]
fn sees_crates_out_of_their_place() {
    refused("charts/mod.rs", "use zopa_core::sweep::Plan;");
    refused("charts/dance/plot.rs", "use plotters::prelude::*;");
    refused(
        "charts/dance/facts.rs",
        "fn f(c: ::plotters::style::RGBColor) {}",
    );
    refused("report/run.rs", "#[derive(clap::ValueEnum)] enum A { B }");
    refused("talks/plan.rs", "use rayon::prelude::*;");
    refused("trials/run.rs", "use indicatif::ProgressBar;");
    allowed("drawing/render/svg.rs", "use plotters::prelude::*;");
    allowed("trials/parallel.rs", "use rayon::prelude::*;");
    allowed("cli/args.rs", "use clap::Parser;");
}

#[test]
fn sees_the_core_reach_outside() {
    refused("format/tree.rs", "use std::fs;");
    refused("format/tree.rs", "use std::{io::Read, fs::File};");
    refused(
        "talks/plan.rs",
        "fn f() { let t = std::time::Instant::now(); }",
    );
    refused("game/mod.rs", "fn f() { println!(\"x\"); }");
    refused("draws/keys.rs", "use rand::rngs::OsRng;");
    refused("space/walk.rs", "fn f() { std::env::var(\"X\"); }");
    refused("report/run.rs", "use std::collections::HashMap;");
    refused("files/table.rs", "use std::fs;");
    refused("sweep/task.rs", "use std::fs::File;");
    allowed("format/load.rs", "use std::fs::File;");
    allowed("files/disk/atomic.rs", "use std::fs;");
    allowed("cli/run.rs", "use std::time::Instant;");
}

#[test]
fn leaves_documentation_and_tests_alone() {
    allowed(
        "game/deal.rs",
        "//! use crate::talks::Plan;\n/// `crate::cli`\nfn f() {}",
    );
    allowed(
        "game/deal.rs",
        "#[cfg(test)] mod tests { use crate::talks::Plan; }",
    );
    allowed("game/deal.rs", "#[cfg(test)] use crate::talks::Plan;");
    allowed("game/deal.rs", "const S: &str = \"crate::talks\";");
    refused(
        "game/deal.rs",
        "#[cfg(test)] mod tests {} use crate::talks::Plan;",
    );
    refused("game/deal.rs", "#[cfg(unix)] use crate::talks::Plan;");
}

#[test]
fn names_the_line() {
    let faults = faults("game/deal.rs", "\n\nuse crate::talks::Plan;");
    assert_eq!(
        faults,
        ["game/deal.rs:3: `crate::talks::Plan`: game stands before talks"]
    );
}
