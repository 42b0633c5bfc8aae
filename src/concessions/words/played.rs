//! What the played runs and the changed files say.

use super::super::flips::{Flip, FlipTo, Flips, Parted, Parting};
use super::super::simulated::{ClaimEffect, Effects, PairPlayed};
use super::term;
use crate::account::{and_list, share, thousands, told_happening, when};
use crate::game::{Claim, Ending, Game};
use crate::scenario::Scenario;
use crate::talks::Move;

/// A difference of shares in points of a hundred: "+13", "−4".
fn change(difference: f64) -> String {
    format!("{:+.0}", libm::round(difference * 100.0) + 0.0).replace('-', "−")
}

/// What settling an option does to a claim: "47% → 60% (+9 to +17)", with a mark where the change is clear.
#[must_use]
pub fn effect(effect: &ClaimEffect) -> String {
    let interval = effect.pairs.interval();
    let mark = if effect.clear { " *" } else { "" };
    format!(
        "{} → {} ({} to {}){mark}",
        share(effect.pairs.old.share()),
        share(effect.pairs.new.share()),
        change(interval.low),
        change(interval.high)
    )
}

/// What matters most, in a sentence: the clear option with the largest change. Neutral words where none is clear.
#[must_use]
pub fn finding(game: &Game, effects: &Effects, claim: usize) -> String {
    let clear = effects
        .played()
        .filter(|(.., played)| played.claims[claim].clear);
    // The first of equals.
    let largest = clear.fold(None::<(f64, _)>, |best, (issue, option, played)| {
        let size = played.claims[claim].pairs.difference().abs();
        match best {
            Some((most, _)) if most >= size => best,
            _ => Some((size, (issue, option, played))),
        }
    });
    let word = Effects::CLAIMS[claim];
    let Some((_, (issue, option, played))) = largest else {
        return if effects.played().next().is_none() {
            format!("No option can be settled in advance: a {word} deal is impossible with each")
        } else {
            format!("No single option clearly changes the chance of a {word} deal")
        };
    };
    let pairs = &played.claims[claim].pairs;
    let verb = if pairs.difference() > 0.0 {
        "raises"
    } else {
        "lowers"
    };
    format!(
        "Settling {} first {verb} the chance of a {word} deal from {} to {}",
        term(game, issue, option),
        share(pairs.old.share()),
        share(pairs.new.share())
    )
}

/// What two options do together: "together 80%, 9 points more than the two effects added". Not said where it is not clear.
#[must_use]
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
    Some(format!(
        "together {}, {size:.0} points {more} than the two effects added ({} to {})",
        share(played.together.share()),
        change(played.interval.low),
        change(played.interval.high)
    ))
}

/// The words for a claim that holds.
fn claimed(claim: Claim) -> &'static str {
    match claim {
        Claim::Possible => "possible deal",
        Claim::Handshake => "handshake",
        Claim::Reached => "reached deal",
        Claim::Ratified => "ratified deal",
    }
}

/// What the flips turn: "Smallest single changes found that would bring a ratified deal", or prevent it. Where there are none
/// that is said, with how much was tried.
#[must_use]
pub fn flips_title(flips: &Flips) -> String {
    let word = claimed(flips.claim);
    let what = if flips.holds {
        "prevent the"
    } else {
        "bring a"
    };
    if flips.flips.is_empty() {
        return format!(
            "No single change that was tried would {what} {word} ({} values of {} numbers and words)",
            thousands(flips.tried as u64),
            flips.varied
        );
    }
    format!("Smallest single changes found that would {what} {word}")
}

/// What was tried, and what that leaves open.
#[must_use]
pub fn flips_caution(flips: &Flips) -> String {
    format!(
        "{} values of {} numbers and words were tried; outcomes jump, so a smaller change may lie between two of them",
        thousands(flips.tried as u64),
        flips.varied
    )
}

/// A number without digits that say nothing.
fn plain(number: f64) -> String {
    let text = format!("{number:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

/// A change: "party.russia.no_deal.value 62 → 58.3". Where the outcome turns back farther out, that is said.
#[must_use]
pub fn flip(flip: &Flip) -> String {
    match &flip.to {
        FlipTo::Word(word) => format!("{} → {word}", flip.path),
        FlipTo::Number(nearest) => {
            let back = nearest.back.map_or_else(String::new, |back| {
                format!(" (turns back by {})", plain(back))
            });
            format!(
                "{} {} → {}{back}",
                flip.path,
                plain(nearest.from),
                plain(nearest.to)
            )
        }
    }
}

/// How a history ends: "handshake in week 9, blocked by EU member states".
#[must_use]
pub fn parted(scenario: &Scenario, game: &Game, end: &Parted) -> String {
    let unit = &scenario.time.unit;
    match &end.ending {
        Ending::Handshake { round, .. } if end.failed.is_empty() => {
            let how = if scenario.ratifiers.is_empty() {
                ""
            } else {
                ", ratified"
            };
            format!("handshake {}{how}", when(unit, *round))
        }
        Ending::Handshake { round, .. } => {
            let first = end.failed[0].stage();
            let by = end.failed.iter().filter(|gate| gate.stage() == first);
            let by: Vec<&str> = by.map(|gate| gate.holder(game.frame())).collect();
            format!(
                "handshake {}, blocked by {}",
                when(unit, *round),
                and_list(&by)
            )
        }
        Ending::Breakdown { round } => format!("the talks break down {}", when(unit, *round)),
        Ending::Impasse { round } => format!("impasse {}", when(unit, *round)),
        Ending::OutOfTime => "no handshake in time".to_owned(),
    }
}

/// Who does what: "Russia asks for".
fn does(game: &Game, this: &Move) -> String {
    let who = this
        .party
        .map_or("the text", |party| game.frame().party_name(party));
    let does = match this.kind {
        "ask" => "asks for",
        "draft" => "drafts",
        "offer" => "offers",
        "yes" => "says yes",
        "no" => "says no",
        "handshake" => return "they shake hands".to_owned(),
        _ => "says",
    };
    format!("{who} {does}")
}

/// Whether a move puts a text forward, so that its terms say what it is.
fn says_a_text(this: &Move) -> bool {
    !matches!(this.kind, "yes" | "no" | "handshake")
}

/// What one text says where it differs from another: "plant = joint-parity, army = 500 and 1 more".
fn differing(game: &Game, this: &Move, other: &Move) -> String {
    let differs = game
        .issue_ids()
        .filter(|i| this.deal[i.index()] != other.deal[i.index()]);
    let terms: Vec<String> = differs
        .map(|issue| term(game, issue, this.deal[issue.index()]))
        .collect();
    let first = terms.iter().take(2).cloned().collect::<Vec<_>>().join(", ");
    match terms.len().saturating_sub(2) {
        0 => first,
        n => format!("{first} and {n} more"),
    }
}

/// Where the histories part: "first difference in week 3: Russia asks for plant = russia-run (before: plant = joint-parity)".
#[must_use]
pub fn parting(scenario: &Scenario, game: &Game, parting: &Parting) -> String {
    let unit = &scenario.time.unit;
    match parting {
        Parting::Judged => {
            "the talks are the same, word by word: the end is judged otherwise".to_owned()
        }
        Parting::Happens { round, old, new } => {
            let told = |happening| told_happening(scenario, game, happening);
            let what = match (old, new) {
                (_, Some(new)) => told(new),
                (Some(old), None) => format!("no longer “{}”", told(old)),
                (None, None) => "something else happens".to_owned(),
            };
            format!("first difference {}: {what}", when(unit, *round))
        }
        Parting::Said { round, old, new } => {
            let now = when(unit, *round);
            match (old, new) {
                (Some(old), Some(new)) => {
                    let same = (old.party, old.kind) == (new.party, new.kind);
                    if same && says_a_text(new) {
                        format!(
                            "first difference {now}: {} {} (before: {})",
                            does(game, new),
                            differing(game, new, old),
                            differing(game, old, new)
                        )
                    } else {
                        format!(
                            "first difference {now}: {} (before: {})",
                            does(game, new),
                            does(game, old)
                        )
                    }
                }
                (None, Some(new)) => format!(
                    "first difference {now}: {} (before, nothing more)",
                    does(game, new)
                ),
                (Some(old), None) => format!(
                    "first difference {now}: the talks are over by then (before: {})",
                    does(game, old)
                ),
                (None, None) => format!("first difference {now}"),
            }
        }
    }
}
