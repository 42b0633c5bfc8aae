//! The output of `zopa explain`: concessions in words and columns.

mod deals;
mod played;
mod target;

use super::load::Loaded;
use super::page::Page;
use crate::account::Rounded;
use crate::concessions::{Explanation, words};
use deals::{tell_deadlock, tell_firm, tell_gates, tell_moves, tell_options};
use played::{tell_flips, tell_played};
use target::tell_target;

/// With more deals than this, one negotiation takes so long that thousands of them are played only on request.
pub(super) const MANY: u64 = 10_000_000;

/// Prints everything, in the order in which one would ask.
pub(super) fn tell(explained: &Explanation<'_>, loaded: &Loaded, seed: u64, page: &mut Page) {
    let unit = &explained.scenario.time.unit;
    let exact = &explained.exact;
    let title = page.strong("WHAT UNLOCKS A DEAL?");
    page.line(format!("{title} {}", words::headline(exact, unit)));
    if page.quiet {
        return;
    }
    if let Some(rounded) = Rounded::of(exact.game, exact.round) {
        page.told(rounded.told());
    }
    for (typed, target) in &explained.targets {
        tell_target(explained, typed, target, page);
    }
    let round = match exact.round {
        0 => String::new(),
        round => format!(" --round {round}"),
    };
    if !explained.targets.is_empty() && !page.verbose {
        tell_played(explained, page);
        page.gap();
        page.line(format!(
            "  Everything else: zopa explain {}{round}",
            loaded.typed()
        ));
        return;
    }
    tell_options(explained, page);
    tell_deadlock(explained, page);
    tell_moves(explained, page);
    if page.verbose {
        tell_firm(explained, page);
    }
    tell_gates(explained, page);
    if let Some(flips) = &explained.flips {
        tell_flips(explained, flips, (loaded, seed), page);
    }
    tell_played(explained, page);
    tell_more(explained, loaded, &round, page);
}

/// Prints what else can be asked.
fn tell_more(explained: &Explanation<'_>, loaded: &Loaded, round: &str, page: &mut Page) {
    let texts = explained.exact.census.funnel.texts();
    let mut more = Vec::new();
    if explained.flips.is_none() && *texts > MANY.into() {
        more.push((
            "--flips",
            "the smallest changes of the file; with so many deals each talk takes long",
        ));
    }
    if !page.verbose && !explained.exact.positions.is_empty() {
        more.push((
            "-v",
            "packages of moves, what is asked if a party insists, every gate and change",
        ));
    }
    if explained.effects.is_none() && !explained.scenario.is_certain() {
        more.push((
            "--runs 1000",
            "what settling one point first does to the chance of a deal",
        ));
    }
    if more.is_empty() {
        return;
    }
    page.gap();
    page.line(format!("  More: zopa explain {}{round}", loaded.typed()));
    for (typed, what) in more {
        page.line(format!("    {typed:<11}  {what}"));
    }
}
