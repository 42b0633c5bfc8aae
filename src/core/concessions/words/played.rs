//! Sentences about the simulated runs.

use super::super::simulated::{ClaimEffect, Effects, PairPlayed, PlayedOption};
use super::term;
use crate::account::share;
use crate::game::Game;
use crate::scenario::Claim;
use crate::trials::Count;

/// A difference of shares in percentage points: "+13", "−4".
fn change(difference: f64) -> String {
    format!("{:+.0}", libm::round(difference * 100.0) + 0.0).replace('-', "−")
}

/// The effect of settling an option on a claim: "47% → 60% (+9 to +17)", with a mark where the change is clear; "no → yes *"
/// where nothing is drawn.
pub fn effect(effect: &ClaimEffect) -> String {
    let mark = if effect.clear { " *" } else { "" };
    let pairs = &effect.pairs;
    let Some(interval) = effect.interval else {
        let told = |count: Count| match (count.runs, count.hits) {
            (0, _) => "not known",
            (_, 0) => "no",
            _ => "yes",
        };
        return format!("{} → {}{mark}", told(pairs.old), told(pairs.new));
    };
    format!(
        "{} → {} ({} to {}){mark}",
        share(pairs.old.share()),
        share(pairs.new.share()),
        change(interval.low),
        change(interval.high)
    )
}

/// What leads to a settlement, in a sentence: the clear option that raises the chance most, or if none raises it, the one that
/// lowers it most. Neutral words where none is clear.
pub fn finding(game: &Game, effects: &Effects, claim: Claim) -> String {
    let by = |played: &PlayedOption| played.claims[&claim].pairs.difference();
    let clear: Vec<_> = effects
        .played()
        .filter(|(.., played)| played.claims[&claim].clear)
        .collect();
    let rises = clear.iter().any(|(.., played)| by(played) > 0.0);
    let sign = if rises { 1.0 } else { -1.0 };
    // The first of equals wins.
    let largest = clear
        .into_iter()
        .fold(None::<(f64, _)>, |best, (issue, option, played)| {
            let size = sign * by(played);
            match best {
                Some((most, _)) if most >= size => best,
                _ => Some((size, (issue, option, played))),
            }
        });
    let word = claim.word();
    let many = effects
        .played()
        .filter(|(.., played)| played.claims[&claim].clear && sign * by(played) > 0.0)
        .count();
    let Some((_, (issue, option, played))) = largest else {
        return if effects.played().next().is_none() {
            format!("No option can be settled in advance: a {word} deal is impossible with each")
        } else if effects.exact {
            format!("No single option settled first changes whether a deal is {word}")
        } else {
            format!("No single option clearly changes the chance of a {word} deal")
        };
    };
    let pairs = &played.claims[&claim].pairs;
    if effects.exact {
        let verb = if rises { "brings a" } else { "prevents the" };
        let more = match many {
            0 | 1 => String::new(),
            2 => "; 1 other option does, too".to_owned(),
            many => format!("; {} other options do, too", many - 1),
        };
        let term = term(game, issue, option);
        return format!("Settling {term} first {verb} {word} deal{more}");
    }
    let verb = if rises { "raises" } else { "lowers" };
    format!(
        "Settling {} first {verb} the chance of a {word} deal from {} to {}",
        term(game, issue, option),
        share(pairs.old.share()),
        share(pairs.new.share())
    )
}

/// The effect of two options together: "together 80%, 9 points more than the two effects added". `None` where it is not clear.
pub fn interaction(played: &PairPlayed) -> Option<String> {
    if !played.clear {
        return None;
    }
    let size = libm::round(played.interaction.abs() * 100.0);
    let more = if played.interaction > 0.0 {
        "more"
    } else {
        "less"
    };
    let interval = played.interval.map_or_else(String::new, |interval| {
        format!(" ({} to {})", change(interval.low), change(interval.high))
    });
    Some(format!(
        "together {}, {size:.0} points {more} than the two effects added{interval}",
        share(played.together.share())
    ))
}
