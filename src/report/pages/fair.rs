//! Solutions side by side.

use super::shell::points;
use crate::account::{Solved, and_list, capital, short_count, told_stages, when};
use crate::game::Within;
use maud::{Markup, html};

pub(super) fn section(solved: &Solved<'_>) -> Markup {
    let game = solved.game;
    let frame = game.frame();
    let names: Vec<&str> = solved
        .players
        .iter()
        .map(|&party| frame.party_name(party))
        .collect();
    let now = when(&solved.scenario.time.unit, solved.round);
    let all_gates = |deal: &crate::game::Deal| {
        let failed = game.failures(deal, Within::All, solved.round);
        let mut who: Vec<&str> = failed.iter().map(|gate| gate.holder(frame)).collect();
        who.dedup();
        if who.is_empty() {
            "passes every gate".to_owned()
        } else {
            format!("fails: {}", and_list(&who))
        }
    };
    html! {
        p {
            "What is fair between " (and_list(&names)) " has more than one answer; these are the classical ones, over the texts that \
             nobody who signs would walk away from " (now) ". None of them asks who is stronger at the table."
        }
        div.scroll tabindex="0" role="region" aria-label="Solutions" { table {
            thead { tr {
                th scope="col" { "solution" }
                @for name in &names { th.n scope="col" { (name) } }
                th scope="col" { "who would say no" }
            } }
            tbody { @for (about, answer) in &solved.answers {
                tr {
                    th scope="row" { (about.title) }
                    @match answer {
                        Ok(chosen) => {
                            @let deal = &chosen.deals[0];
                            @for &party in &solved.players { td.n { (points(game, game.worth(party, deal))) } }
                            td { (all_gates(deal)) }
                        },
                        Err(why) => {
                            td colspan=(names.len() + 1) { (capital(&why.to_string())) }
                        },
                    }
                }
            } }
        } }
        @if !solved.drafts.is_empty() {
            h3 { "The drafts of the file" }
            div.scroll tabindex="0" role="region" aria-label="Drafts" { table {
                thead { tr { th scope="col" { "draft" } @for name in &names { th.n scope="col" { (name) } } th scope="col" { "who would say no" } } }
                tbody { @for (draft, written) in solved.drafts.iter().zip(&solved.scenario.drafts) {
                    tr {
                        th scope="row" { (written.title) }
                        @for &party in &solved.players { td.n { (points(game, game.worth(party, &draft.deal))) } }
                        td { (all_gates(&draft.deal)) }
                    }
                } }
            } }
        }
        h3 { "How many texts are left " (now) }
        ul { @for stage in told_stages(game, &solved.funnel) { li { (short_count(&stage.deals)) " " (stage.label) } } }
    }
}
