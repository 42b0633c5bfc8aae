//! Why this deal and not another?

use crate::account::count;
use crate::cli::page::Page;
use crate::concessions::{Explanation, Target, words};
use crate::report::told;

pub(super) fn tell_target(
    explained: &Explanation<'_>,
    typed: &str,
    target: &Target,
    page: &mut Page,
) {
    let (exact, game) = (&explained.exact, explained.exact.game);
    let unit = &explained.scenario.time.unit;
    let asked = match &target.text {
        Some(text) if text.failures.is_empty() => format!("{typed}:"),
        _ => format!("Why not {typed}?"),
    };
    page.heading(format!("{asked} {}", words::target(exact, target, unit)));
    if let Some(text) = &target.text {
        let failures = text.failures.iter();
        let failures = failures.map(|failed| {
            let gate = words::named_gate(game, failed.gate);
            (gate, words::failure(game, failed, &text.text))
        });
        page.pairs("    ", "   ", &failures.collect::<Vec<_>>());
        let fewest = text.amendments.first().map_or(0, |a| a.issues.len());
        for amendment in text.amendments.iter().take(page.most()) {
            page.para("    would pass with ", words::amendment(game, amendment));
        }
        page.more(text.amendments.len(), "    ");
        if text.amendments.is_empty() && text.complete && !text.failures.is_empty() {
            page.line("    no change of it passes: no deal does");
        }
        if fewest > 1 && text.complete {
            page.line(format!(
                "    no fewer than {} will do",
                count(fewest as u64, "change")
            ));
        }
    } else if let Some(deadlock) = &target.deadlock {
        page.line("    What cannot all hold together with it:");
        page.blocks(&told::deadlock(game, deadlock));
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
        page.para("    best with it: ", stakes.join(", "));
    }
}
