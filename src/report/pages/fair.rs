//! Solutions side by side.

use super::blocks::table;
use super::shell::points;
use crate::account::{Solved, and_list, capital, short_count, told_stages, when};
use crate::game::Deal;
use crate::report::blocks::{BlockCell, BlockTable, cells, number};
use maud::{Markup, html};

pub(super) fn section(solved: &Solved<'_>) -> Markup {
    let now = when(&solved.scenario.time.unit, solved.round);
    let mut solutions = compared(solved, "Solutions", "solution");
    for (about, answer) in &solved.answers {
        solutions.row(match answer {
            Ok(chosen) => row(solved, about.title, &chosen.deals[0]),
            Err(why) => cells![about.title, BlockCell::Rest(capital(&why.to_string()))],
        });
    }
    let mut drafts = compared(solved, "Drafts", "draft");
    for (draft, written) in solved.drafts.iter().zip(&solved.scenario.drafts) {
        drafts.row(row(solved, &written.title, &draft.deal));
    }
    html! {
        p {
            "What is fair between " (and_list(&solved.names())) " has more than one answer; these are the classical ones, over the deals \
             that nobody who signs would walk away from " (now) ". None of them asks who is stronger at the table."
        }
        (table(&solutions))
        @if !drafts.rows.is_empty() {
            h3 { "The drafts of the file" }
            (table(&drafts))
        }
        h3 { "How many deals are left " (now) }
        (left(solved))
    }
}

/// The number of deals left, gate by gate.
pub(super) fn left(solved: &Solved<'_>) -> Markup {
    let stages = told_stages(solved.game, &solved.funnel);
    html! { ul { @for stage in stages { li { (short_count(&stage.deals)) " " (stage.label) } } } }
}

fn compared(solved: &Solved<'_>, name: &'static str, what: &str) -> BlockTable {
    let mut head = cells![what];
    head.extend(solved.names().into_iter().map(number));
    head.push("who would say no".into());
    BlockTable::named(name, head)
}

/// The worth of a deal to each player, and who would say no.
fn row(solved: &Solved<'_>, title: &str, deal: &Deal) -> Vec<BlockCell> {
    let worth = |&party| number(points(solved.game, solved.game.worth(party, deal)));
    let mut row = cells![title];
    row.extend(solved.players.iter().map(worth));
    row.push(match solved.stopped_by(deal).as_slice() {
        [] => "passes every gate".into(),
        who => format!("fails: {}", and_list(who)).into(),
    });
    row
}
