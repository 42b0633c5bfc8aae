//! The results of runs: changes that turn the outcome, settled options, pairs.

use crate::account::{count, thousands};
use crate::cli::args::SEED;
use crate::cli::layout::{padded, widest};
use crate::cli::load::Loaded;
use crate::cli::page::Page;
use crate::concessions::{Effects, Explanation, Flips, PairEffects, Settled, Why, words};
use crate::scenario::{IssueId, OptionId};

/// The number of options with the largest rises that are shown without `-v`.
const RISES: usize = 5;
/// The number of options with the largest falls.
const FALLS: usize = 3;

pub(super) fn tell_played(explained: &Explanation<'_>, page: &mut Page) {
    if let Some(effects) = &explained.effects {
        tell_effects(explained, effects, page);
    }
    if let Some(pairs) = &explained.pairs {
        tell_pairs(explained, pairs, page);
    }
}

/// Prints the smallest change that turns the outcome, and how to try it; with `-v` all of them.
pub(super) fn tell_flips(
    explained: &Explanation<'_>,
    flips: &Flips,
    (loaded, seed): (&Loaded, u64),
    page: &mut Page,
) {
    let (scenario, game) = (explained.scenario, explained.exact.game);
    page.heading(words::flips_title(flips));
    let now = words::parted(scenario, game, &flips.now);
    page.para("    ", format!("now, without chance events: {now}"));
    let most = if page.verbose { usize::MAX } else { 1 };
    let seeded = match seed {
        SEED => String::new(),
        seed => format!(" --seed {seed}"),
    };
    for flip in flips.flips.iter().take(most) {
        let then = words::parted(scenario, game, &flip.then);
        page.para("    ", format!("{}: {then}", words::flip(flip)));
        if page.verbose {
            let parting = words::parting(scenario, game, &flip.parting);
            page.para("      ", &parting);
        }
        page.line(format!(
            "      try it: zopa run {}{seeded}",
            loaded.typed_with(&flip.path, &words::setting(flip))
        ));
        if let Some(row) = words::row(scenario, flip) {
            page.line(format!("      or write below [weights]: {row}"));
        }
    }
    if flips.flips.is_empty() {
        return;
    }
    let more = match flips.flips.len().saturating_sub(most) {
        0 => String::new(),
        hidden => format!("; -v shows {hidden} more"),
    };
    page.para("    ", format!("{}{more}", words::flips_caution(flips)));
}

fn tell_effects(explained: &Explanation<'_>, effects: &Effects, page: &mut Page) {
    let game = explained.exact.game;
    let claim = explained.claim;
    page.heading(words::finding(game, effects, claim));
    let word = claim.word();
    let how = if effects.exact {
        format!(
            "Whether a deal is {word}, nothing settled → one option settled first; nothing is drawn, so one run tells all; * a change"
        )
    } else {
        format!(
            "Chance that a deal is {word}, nothing settled → one option settled first, over the same runs (change in percentage \
             points, 95% interval); * a clear change"
        )
    };
    page.para("    ", &how);
    let mut played: Vec<_> = effects.played().collect();
    let by = |n: &(IssueId, OptionId, &crate::concessions::PlayedOption)| {
        n.2.claims[&claim].pairs.difference()
    };
    played.sort_by(|a, b| by(b).total_cmp(&by(a)).then((a.0, a.1).cmp(&(b.0, b.1))));
    let rows: Vec<[String; 3]> = played
        .iter()
        .map(|&(issue, option, played)| {
            let runs = match effects.exact {
                true => String::new(),
                false => count(played.runs, "run"),
            };
            let effect = words::effect(&played.claims[&claim]);
            [words::term(game, issue, option), effect, runs]
        })
        .collect();
    let [first_width, second_width] = [0, 1].map(|n| widest(rows.iter().map(|row| &row[n])));
    // The largest rises and the largest falls.
    let (first, last) = if page.verbose || rows.len() <= RISES + FALLS {
        (rows.len(), rows.len())
    } else {
        (RISES, rows.len() - FALLS)
    };
    for (n, row) in rows.iter().enumerate() {
        if n == first {
            page.line(format!(
                "    … and {} between them (-v shows all)",
                last - first
            ));
        }
        if n < first || n >= last {
            let [term, effect, runs] = row;
            let (term, effect) = (padded(term, first_width), padded(effect, second_width));
            page.line(format!("    {term}   {effect}   {runs}").trim_end());
        }
    }
    let mut out = Vec::new();
    for (issue, row) in game.issue_ids().zip(&effects.options) {
        for (option, settled) in game.option_ids(issue).zip(row) {
            if let Settled::Impossible(why) = settled {
                let term = words::term(game, issue, option);
                out.push(match why {
                    Why::RedLines(parties) => {
                        let names = parties.iter().map(|&p| game.frame().party_name(p));
                        let names = names.collect::<Vec<_>>().join(" and ");
                        format!("{term} (a red line of {names})")
                    }
                    Why::Rules => format!("{term} (the rules leave no deal)"),
                });
            }
        }
    }
    if page.verbose && !out.is_empty() {
        page.para("    no deal with ", out.join(", "));
    }
}

fn tell_pairs(explained: &Explanation<'_>, pairs: &PairEffects, page: &mut Page) {
    let game = explained.exact.game;
    let mut clear: Vec<_> = pairs
        .pairs
        .iter()
        .filter_map(|pair| Some((pair, words::interaction(&pair.played?)?, pair.played?)))
        .collect();
    clear.sort_by(|a, b| {
        let size = |p: &crate::concessions::PairPlayed| p.interaction.abs();
        size(&b.2)
            .total_cmp(&size(&a.2))
            .then(a.0.options.cmp(&b.0.options))
    });
    if pairs.pairs.is_empty() {
        return;
    }
    let all = thousands(pairs.pairs.len() as u64);
    let title = match explained
        .effects
        .as_ref()
        .is_some_and(|effects| effects.exact)
    {
        true => format!(
            "{} of {all} pairs do more or less together than the two one by one",
            clear.len()
        ),
        false => format!(
            "{} of {all} pairs clearly do more or less together ({} runs each; near 0% or 100% there is no room for more)",
            clear.len(),
            thousands(pairs.runs)
        ),
    };
    page.heading(&title);
    for (pair, told, _) in clear.iter().take(page.most()) {
        let terms = words::terms(game, &pair.options);
        page.para("    ", format!("{terms}: {told}"));
    }
    page.more(clear.len(), "    ");
}
