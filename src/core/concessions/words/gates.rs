//! Sentences about gates: whose "no" decides, what cannot all hold, and what it is enough to relax.

use super::super::exact::{Binding, Correction, RelaxedGate, Turn};
use super::term;
use crate::account::{and_list, count, short_count};
use crate::game::{Game, Gate, Points, Unit};
use crate::scenario::{OptionId, Scenario};
use crate::space::DealCount;

/// A gate as people call it: "Russia's walk-away", "Ukraine's red line on donbas", "US Senate".
pub fn named_gate(game: &Game, gate: Gate) -> String {
    let holder = gate.holder(game.frame());
    let own = |thing: &str| match holder.ends_with('s') {
        true => format!("{holder}' {thing}"),
        false => format!("{holder}'s {thing}"),
    };
    match gate {
        Gate::Rule(_) if holder == Scenario::SETTLED => "what is settled in advance".to_owned(),
        Gate::Rule(_) => format!("rule {holder}"),
        Gate::RedLine(_, issue) => own(&format!(
            "red line on {}",
            game.frame().issues[issue.index()].id
        )),
        Gate::WalkAway(_) => own("walk-away"),
        Gate::Consent(_) => own("consent"),
        Gate::Ratifier(_) => holder.to_owned(),
    }
}

/// The points that a need may come down to: as they are if they have at most two decimals, "57.75", otherwise rounded down to
/// one: "57.7".
pub(super) fn down_to(game: &Game, points: Points) -> String {
    short(game, points).unwrap_or_else(|| tenths(tenfold(points).div_euclid(size(game))))
}

/// The points from which nothing passes, or from which passing is certain: as they are if they have at most two decimals,
/// otherwise rounded up to one.
pub fn up_to(game: &Game, points: Points) -> String {
    short(game, points).unwrap_or_else(|| tenths(-(-tenfold(points)).div_euclid(size(game))))
}

/// Points as they are, if they have at most two decimals.
fn short(game: &Game, points: Points) -> Option<String> {
    let exact = (10 * tenfold(points)) % size(game) == 0;
    let real = game.real(points);
    exact.then(|| {
        if real.fract() == 0.0 {
            format!("{real:.1}")
        } else {
            real.to_string()
        }
    })
}

fn tenfold(points: Points) -> i128 {
    10 * i128::from(points.0)
}

fn size(game: &Game) -> i128 {
    i128::from(game.unit().size())
}

fn tenths(tenths: i128) -> String {
    let tenths = i64::try_from(tenths).unwrap_or(i64::MAX);
    format!("{:.1}", Unit::per_point(10).show(Points(tenths)))
}

/// A need as in the file if it has few digits: "62", "48.25"; otherwise to one decimal, rounded up, so that the utility shown
/// is enough.
fn asked(game: &Game, points: Points) -> String {
    if (10 * tenfold(points)) % size(game) == 0 {
        game.real(points).to_string()
    } else {
        up_to(game, points)
    }
}

/// What a gate requires, and where the answer turns; `None` where no change of it alone turns it, or it is not known.
pub fn turn(game: &Game, binding: &Binding, passes: Option<bool>) -> Option<String> {
    match &binding.turn {
        Turn::Need {
            now, most, votes, ..
        } => {
            let quota =
                votes.map_or_else(String::new, |yes| format!(", or with a quota of {yes},"));
            let asks = match binding.gate {
                Gate::Ratifier(body) => {
                    let votes = &game.ratifiers()[usize::from(body.0)].votes;
                    format!(
                        "it needs {} for {} of {} votes",
                        asked(game, *now),
                        votes.yes,
                        votes.of
                    )
                }
                _ => format!("it asks for {}", asked(game, *now)),
            };
            Some(if passes == Some(true) {
                format!(
                    "{asks}, and above {}{quota} none passes",
                    up_to(game, *most)
                )
            } else {
                format!(
                    "{asks}; at {} or less{quota} some deal passes",
                    down_to(game, *most)
                )
            })
        }
        Turn::Options(issue, options) => {
            let frame = &game.frame().issues[issue.index()];
            let names: Vec<&str> = options.iter().map(|&o| frame.option_title(o)).collect();
            Some(format!(
                "some deal passes if {} is accepted",
                names.join(" or ")
            ))
        }
        Turn::Quota { now, turns } => {
            let then = if passes == Some(true) {
                "none passes"
            } else {
                "some deal passes"
            };
            Some(format!(
                "it takes {now} votes of its members; with a quota of {turns} {then}"
            ))
        }
        Turn::Removed => Some("some deal passes without it".to_owned()),
        Turn::Never | Turn::Unknown => None,
    }
}

/// The number of deals that pass without a gate: "3,175 deals pass without it".
pub fn without(binding: &Binding, passing: &DealCount) -> String {
    if binding.without.exact().is_some() && binding.without == *passing {
        "alone, it keeps no deal out".to_owned()
    } else if binding.without.is_none() {
        "even without it no deal passes".to_owned()
    } else if binding.without == 1 {
        "1 deal passes without it".to_owned()
    } else {
        format!("{} deals pass without it", short_count(&binding.without))
    }
}

/// Gates that jointly leave no deal: "Ukraine's walk-away and Russia's walk-away".
pub fn core(game: &Game, gates: &[Gate]) -> String {
    let names: Vec<String> = gates.iter().map(|&gate| named_gate(game, gate)).collect();
    and_list(&names)
}

/// What a gate must accept: "Russia's walk-away down from 75 to 66.7".
fn relaxed(game: &Game, relaxed: &RelaxedGate, deal: &[OptionId]) -> String {
    let name = named_gate(game, relaxed.gate);
    match (relaxed.short, relaxed.gate) {
        (Some(short), gate) => {
            let down = format!(
                "{name} down from {} to {}",
                asked(game, short.need),
                down_to(game, short.worth)
            );
            let Gate::Ratifier(body) = gate else {
                return down;
            };
            let body = &game.ratifiers()[usize::from(body.0)];
            format!(
                "{down} (worth that, it would get about {:.0} of {} votes)",
                libm::floor(body.expected_yes(short.worth)),
                body.votes.of
            )
        }
        (None, Gate::RedLine(_, issue)) => {
            let frame = &game.frame().issues[issue.index()];
            format!(
                "{name} lifted for {}",
                frame.option_title(deal[issue.index()])
            )
        }
        (None, Gate::Ratifier(_)) => format!("{name} without a say"),
        (None, _) => format!("{name} lifted"),
    }
}

/// A correction: what to relax, all together.
pub fn correction(game: &Game, correction: &Correction) -> String {
    let gates: Vec<String> = correction
        .gates
        .iter()
        .map(|gate| relaxed(game, gate, &correction.deal))
        .collect();
    and_list(&gates)
}

/// The cost of a correction: "8.3 points", "1 red line and 9.0 points".
pub fn price(game: &Game, correction: &Correction) -> String {
    let mut parts = Vec::new();
    if correction.rules() > 0 {
        parts.push(count(correction.rules() as u64, "rule"));
    }
    if correction.red_lines() > 0 {
        parts.push(count(correction.red_lines() as u64, "red line"));
    }
    if correction.points.0 > 0 {
        let at_most = if correction.proven { "" } else { "at most " };
        parts.push(format!(
            "{at_most}{} points",
            up_to(game, correction.points)
        ));
    }
    parts.join(" and ")
}

/// Why a wanted deal fails a gate, and by how much.
pub fn failure(game: &Game, failed: &RelaxedGate, text: &[OptionId]) -> String {
    match (failed.short, failed.gate) {
        (Some(short), Gate::Ratifier(body)) => {
            let body = &game.ratifiers()[usize::from(body.0)];
            format!(
                "worth {:.1}, passes from {}: {} short (about {:.0} yes, {} of {} needed)",
                game.show(short.worth),
                up_to(game, short.need),
                up_to(game, short.by()),
                body.expected_yes(short.worth),
                body.votes.yes,
                body.votes.of
            )
        }
        (Some(short), _) => format!(
            "worth {:.1}, no deal {:.1}: {} short",
            game.show(short.worth),
            game.show(short.need),
            up_to(game, short.by())
        ),
        (None, Gate::RedLine(_, issue)) => {
            format!("never accepts {}", term(game, issue, text[issue.index()]))
        }
        (None, Gate::Ratifier(_)) => "does not pass this deal".to_owned(),
        (None, _) => "forbids this deal".to_owned(),
    }
}
