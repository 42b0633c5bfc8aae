//! The tables of `zopa solve --out`: solutions and the Pareto frontier, one deal per row.

use super::texts::texts;
use crate::account::Solved;
use crate::durability::Outlook;
use crate::files::{Table, TableOf};
use crate::game::{Deal, Within};
use crate::report::json::most_told;
use num_bigint::BigUint;

/// A deal that is chosen: by which solution, of which kind, with which chance, among how many that are exactly as good, and
/// whether that is exact.
#[derive(Clone, Copy)]
struct Choice<'s> {
    by: &'s str,
    kind: &'static str,
    chance: f64,
    texts: Option<&'s BigUint>,
    exact: Option<bool>,
    deal: &'s Deal,
}

/// What each solution chooses: the first deal of those that are exactly as good, lotteries with one row per ticket, then the
/// drafts of the file.
pub fn solutions_table(solved: &Solved<'_>) -> Table {
    let texts = solved.answers.iter().filter_map(|(about, answer)| {
        let chosen = answer.as_ref().ok()?;
        Some(Choice {
            by: about.name,
            kind: "text",
            chance: 1.0,
            texts: Some(&chosen.count),
            exact: Some(chosen.at_most.is_none()),
            deal: &chosen.deals[0],
        })
    });
    let tickets = solved.draws.iter().flat_map(|(about, draw)| {
        let tickets = draw.iter().flat_map(|lottery| &lottery.tickets);
        tickets.map(|ticket| Choice {
            by: about.name,
            kind: "lottery",
            chance: ticket.chance.as_f64(),
            texts: None,
            exact: Some(true),
            deal: &ticket.deal,
        })
    });
    let drafts = solved.drafts.iter().map(|draft| Choice {
        by: &draft.id,
        kind: "draft",
        chance: 1.0,
        texts: None,
        exact: None,
        deal: &draft.deal,
    });
    let mut table = TableOf::new(texts.chain(tickets).chain(drafts));
    table
        .column("solution", |row| row.by)
        .means("name of the solution, or of the draft")
        .column("kind", |row| row.kind)
        .means("text (one is chosen), lottery (one is drawn) or draft (of the file)")
        .column("chance", |row| row.chance)
        .share("chance that the deal is drawn; 1 unless it is a lottery")
        .column("texts", |row| row.texts)
        .means("number of deals exactly as good; empty for lotteries and drafts")
        .column("exact", |row| row.exact)
        .means("0: the search was stopped, and there may be better deals");
    judged(&mut table, solved, |row| row.deal);
    table.finish()
}

/// The Pareto frontier of the deals, in descending order of worth to the first player; the lowest deal of each point.
pub fn frontier_table(solved: &Solved<'_>) -> Table {
    let behind = solved.frontier.told(most_told(solved.game));
    let mut table = TableOf::new(&behind);
    table.column("texts", |(_, texts)| texts).means(
        "number of deals with exactly this worth to the players; the lowest of them is shown",
    );
    judged(&mut table, solved, |(deal, _)| deal);
    table.finish()
}

/// The worth of a deal, the gates that it passes, and its content.
fn judged<'s, R: Copy>(
    table: &mut TableOf<R>,
    solved: &'s Solved<'_>,
    deal: impl Fn(R) -> &'s Deal + Copy,
) {
    let (game, round) = (solved.game, solved.round);
    for (party, frame) in game.party_ids().zip(&game.frame().parties) {
        table
            .column(format!("worth_{}_points", frame.id), |row| {
                game.real(game.worth(party, deal(row)))
            })
            .points(format!("what the deal is worth to {}", frame.name));
    }
    table
        .column("total_points", |row| game.real(solved.total(deal(row))))
        .points("what it is worth to the players together")
        .column("left_on_table_points", |row| {
            solved
                .left_on_the_table(deal(row))
                .map(|left| game.real(left))
        })
        .points(
            "what the players together could still gain among the deals inside the gates; \
             empty if not known",
        )
        .column("passes", |row| {
            game.failures(deal(row), Within::All, round).is_empty()
        })
        .means("it passes every gate of the round")
        .column("ratified_chance", |row| {
            game.ratified_chance(deal(row), round)
        })
        .share("exact chance that the ratifiers concerned ratify it");
    if game.frame().durability.is_some() {
        table
            .column("lasting_chance", |row| {
                Outlook::in_game(game, deal(row)).map(|outlook| outlook.lasts())
            })
            .share("exact chance that it is unbroken at the end of its years, once ratified");
    }
    texts(
        table,
        game.frame(),
        "text",
        |issue| format!("what the deal says on: {}", issue.title),
        |row| Some(deal(row)),
    );
}
