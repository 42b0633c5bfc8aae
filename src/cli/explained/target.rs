//! Why this deal and not another.

use super::deals::tell_deadlock_of;
use super::layout::{heading, more, most};
use crate::account::count;
use crate::cli::page::{Page, wrapped};
use crate::concessions::{Explanation, Target, words};

pub(super) fn tell_target(
    explained: &Explanation<'_>,
    typed: &str,
    target: &Target,
    page: &mut Page,
) {
    let (exact, game) = (&explained.exact, explained.exact.game);
    let unit = &explained.scenario.time.unit;
    let passes = target
        .text
        .as_ref()
        .is_some_and(|text| text.failures.is_empty());
    let asked = if passes {
        format!("{typed}:")
    } else {
        format!("Why not {typed}?")
    };
    heading(
        &format!("{asked} {}", words::target(exact, target, unit)),
        page,
    );
    if let Some(text) = &target.text {
        let rows: Vec<Vec<String>> = text
            .failures
            .iter()
            .map(|failed| {
                vec![
                    format!("    {}", words::named_gate(game, failed.gate)),
                    words::failure(game, failed, &text.text),
                ]
            })
            .collect();
        let width = rows
            .iter()
            .map(|row| row[0].chars().count())
            .max()
            .unwrap_or(0);
        for row in rows {
            page.line(format!("{:<width$}   {}", row[0], row[1]));
        }
        let fewest = text.amendments.first().map_or(0, |a| a.issues.len());
        for amendment in text.amendments.iter().take(most(page)) {
            page.line(wrapped(
                "    would pass with ",
                &words::amendment(game, amendment),
            ));
        }
        if let Some(more) = more(text.amendments.len(), page) {
            page.line(format!("    {more}"));
        }
        if text.amendments.is_empty() && text.complete && !text.failures.is_empty() {
            page.line("    no change of it passes: no text does");
        }
        if fewest > 1 && text.complete {
            page.line(format!(
                "    no fewer than {} will do",
                count(fewest as u64, "change")
            ));
        }
    } else if let Some(deadlock) = &target.deadlock {
        page.line("    What cannot all hold together with it:");
        tell_deadlock_of(game, deadlock, page);
    }
    let stakes: Vec<String> = target
        .stakes
        .iter()
        .filter_map(|stake| {
            let (with, best) = (stake.with?, stake.best?);
            let name = game.frame().party_name(stake.party);
            let (with, best) = (game.show(with), game.show(best));
            Some(format!("{name} {with:.1} (without it {best:.1})"))
        })
        .collect();
    if !stakes.is_empty() && target.text.is_none() {
        page.line(wrapped("    best with it: ", &stakes.join(", ")));
    }
}
