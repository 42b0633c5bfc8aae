//! What many draws say together.

use super::material::Story;
use crate::account::{in_some, share, thousands, told_first_mover, when};
use crate::scenario::{Lever, Pulled};
use crate::trials::{Count, Tally};
use maud::{Markup, html};

pub(super) fn section(story: &Story<'_>, tally: &Tally) -> Markup {
    let scenario = story.account.scenario;
    let unit = &scenario.time.unit;
    let mut rows: Vec<(String, Count)> = vec![
        (
            format!("possible {}", when(unit, 0)),
            tally.possible_day_one,
        ),
        (format!("possible {}", in_some(unit)), tally.possible),
        ("handshake".into(), tally.handshake),
        ("reached".into(), tally.reached),
        ("ratified".into(), tally.ratified),
        ("talks broke down".into(), tally.breakdown),
    ];
    let meetings = scenario.meetings.iter().zip(&tally.meetings);
    rows.extend(meetings.map(|(meeting, count)| (format!("they meet: {}", meeting.name), *count)));
    let levers = scenario.levers.iter().zip(&tally.levers);
    let told = |lever: &Lever| lever.pulled != Pulled::Never;
    let levers = levers.filter(|(lever, _)| told(lever));
    rows.extend(levers.map(|(lever, count)| (format!("lever pulled: {}", lever.title), *count)));
    let shocks = scenario.shocks.iter().zip(&tally.shocks);
    rows.extend(shocks.map(|(shock, count)| (format!("shock: {}", shock.title), *count)));
    html! {
        p {
            (thousands(tally.runs)) " sets of numbers were drawn around those of the file, with chance events. The intervals are the \
             sampling error of the draws, never the error of the model."
        }
        @if let Some(told) = told_first_mover(tally) { p { (told) } }
        div.scroll tabindex="0" role="region" aria-label="Shares" { table {
            thead { tr { th scope="col" { "over all draws" } th.n scope="col" { "share" } th scope="col" { "95% interval" } } }
            tbody { @for (name, count) in rows {
                @let interval = count.interval();
                tr {
                    th scope="row" { (name) }
                    td.n { (share(count.share())) }
                    td { (share(interval.low)) " to " (share(interval.high)) }
                }
            } }
        } }
    }
}
