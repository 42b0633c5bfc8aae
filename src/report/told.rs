//! What pages and the terminal have in common, in blocks.

use super::blocks::{Block, BlockTable, cells, number};
use crate::account::{share, shares, thousands, told_claim};
use crate::concessions::{Deadlock, words};
use crate::game::Game;
use crate::scenario::{Claim, Pulled, Scenario};
use crate::trials::{Count, Tally};

/// The heading over what keeps a deal out.
pub const TOGETHER: &str = "What cannot all hold together";

const NOT_KNOWN: &str = "not known: the searches were too long";

/// What keeps every deal out, and what would let one in.
pub fn deadlock(game: &Game, deadlock: &Deadlock) -> Vec<Block> {
    let cores = deadlock.cores.iter().map(|core| words::core(game, core));
    let corrections = deadlock.corrections.iter().map(|correction| {
        let price = words::price(game, correction);
        format!("{}: {price}", words::correction(game, correction))
    });
    let (more, none) = match deadlock.complete {
        true => ("", "nothing: no deal exists"),
        false => ("; there may be more", NOT_KNOWN),
    };
    let list = |items: Vec<String>, none: &str, list: fn(Vec<String>) -> Block| match items.len() {
        0 => Block::Clause(none.to_owned()),
        _ => list(items),
    };
    vec![
        list(cores.collect(), NOT_KNOWN, Block::List),
        Block::Heading(format!("What would be enough, cheapest first{more}")),
        list(corrections.collect(), none, Block::Ranked),
    ]
}

/// The reader of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Somebody at a terminal, who sees one command and needs every word explained.
    Terminal,
    /// Somebody with a page, which explains its words elsewhere.
    Page,
}

/// How often each outcome occurred, over many draws.
pub fn chances(scenario: &Scenario, tally: &Tally, reader: Reader) -> BlockTable {
    let unit = &scenario.time.unit;
    let page = reader == Reader::Page;
    let (over, reached) = match reader {
        Reader::Page => ("over all draws".to_owned(), "reached"),
        Reader::Terminal => {
            let over = format!("over {} draws", thousands(tally.runs));
            (over, "reached (every gate but ratifiers)")
        }
    };
    let mut table = BlockTable::named("Shares", cells![over, number("share"), "95% interval"]);
    let mut row = |what: String, count: Count| {
        let interval = count.interval();
        table.row(cells![
            what,
            number(share(count.share())),
            shares(interval.low, interval.high),
        ]);
    };
    for (claim, count) in tally.claims.iter() {
        match claim {
            Claim::Reached => row(reached.into(), *count),
            Claim::Breakdown if !page && count.hits == 0 => {}
            Claim::Lasting if scenario.durability.is_none() => {}
            Claim::Lasting => {
                let years = scenario.durability.as_ref().map_or(0, |years| years.years);
                row(format!("lasting (unbroken after {} years)", years), *count);
            }
            _ => row(told_claim(claim, unit), *count),
        }
    }
    for (meeting, count) in scenario.meetings.iter().zip(&tally.meetings) {
        row(format!("they meet: {}", meeting.name), *count);
    }
    for (lever, count) in scenario.levers.iter().zip(&tally.levers) {
        if count.hits > 0 || page && lever.pulled != Pulled::Never {
            row(format!("lever pulled: {}", lever.title), *count);
        }
    }
    for (shock, count) in scenario.shocks.iter().zip(&tally.shocks) {
        row(format!("shock: {}", shock.title), *count);
    }
    if let Some(count) = tally.first_mover_matters.filter(|_| !page) {
        row("agreed deal depends on who is first".into(), count);
    }
    if !page && tally.draft_unproved.hits > 0 {
        row(
            "with a draft not proved the best".into(),
            tally.draft_unproved,
        );
    }
    table
}
