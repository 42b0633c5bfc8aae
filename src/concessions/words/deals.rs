//! What the deals say.

use super::super::exact::{
    Amendment, Binding, Correction, Exact, Fate, Firm, Package, Position, Relaxed, Standing,
    Subset, Target, Turn,
};
use crate::account::{and_list, capital, count, short_count, told_count, when, whole};
use crate::game::{Game, Gate, Points};
use crate::scenario::{IssueId, OptionId};

/// `donbas = Line frozen`.
#[must_use]
pub fn term(game: &Game, issue: IssueId, option: OptionId) -> String {
    let issue = &game.frame().issues[issue.index()];
    format!("{} = {}", issue.id, issue.option_title(option))
}

/// Several of them.
#[must_use]
pub fn terms(game: &Game, these: &[(IssueId, OptionId)]) -> String {
    let told = these
        .iter()
        .map(|&(issue, option)| term(game, issue, option));
    told.collect::<Vec<_>>().join(", ")
}

/// The keys of some issues.
#[must_use]
pub fn issues(game: &Game, these: &Subset) -> String {
    let ids = these.iter().map(|n| game.frame().issues[n].id.as_str());
    ids.collect::<Vec<_>>().join(", ")
}

/// "45 of 311,040 texts pass every gate on day one."
#[must_use]
pub fn headline(exact: &Exact<'_>, unit: &str) -> String {
    let now = when(unit, exact.round);
    let (passing, texts) = (exact.census.passing(), exact.census.funnel.texts());
    match exact.passes {
        Some(false) => format!("No text passes every gate {now}, of {}.", whole(texts)),
        Some(true) if passing.exact().is_none() => {
            // An upper end that is all texts says nothing.
            let held = match passing.bracket() {
                Some(bracket) if bracket.at_most >= *texts => {
                    let least = whole(&bracket.at_least);
                    if bracket.estimate > bracket.at_least {
                        format!(
                            "about {}, surely at least {least}",
                            whole(&bracket.estimate).trim_start_matches("about ")
                        )
                    } else {
                        format!("how many is not known, surely at least {least}")
                    }
                }
                _ => told_count(passing),
            };
            format!(
                "Some of {} texts pass every gate {now}: {held}.",
                whole(texts)
            )
        }
        Some(true) => {
            let verb = if passing == 1 { "passes" } else { "pass" };
            format!(
                "{} of {} texts {verb} every gate {now}.",
                capital(&told_count(passing)),
                whole(texts)
            )
        }
        None => format!(
            "Whether any of {} texts passes every gate {now} is not known: the searches were too long.",
            whole(texts)
        ),
    }
}

/// "45 of 45 texts": in how many of the passing texts an option stands.
#[must_use]
pub fn fate(exact: &Exact<'_>, fate: &Fate) -> String {
    let passing = exact.census.passing();
    match (fate.deals.exact(), passing.exact()) {
        (Some(n), Some(all)) if n == all && fate.deals == 1 => {
            "the only text that passes".to_owned()
        }
        (Some(n), Some(all)) => format!("{} of {} texts", whole(n), whole(all)),
        _ if fate.standing == Standing::Must => "every text that passes".to_owned(),
        _ => format!(
            "{} of {} texts",
            short_count(&fate.deals),
            short_count(passing)
        ),
    }
}

/// Why no passing text has an option: only for those that surely kill it.
#[must_use]
pub fn kills(game: &Game, fate: &Fate) -> Option<String> {
    if fate.standing != Standing::Kills {
        return None;
    }
    let whose: Vec<&str> = fate
        .crossed
        .iter()
        .map(|&p| game.frame().party_name(p))
        .collect();
    Some(if whose.is_empty() {
        "no text with it passes".to_owned()
    } else {
        format!("a red line of {}", and_list(&whose))
    })
}

/// All that surely kills a deal, issue by issue and reason by reason: "price = 50 to 75, 115 to 150 (no text with it passes)".
/// Three or more neighbours are told by their ends.
#[must_use]
pub fn all_kills(exact: &Exact<'_>) -> Vec<String> {
    let game = exact.game;
    let mut told = Vec::new();
    for issue in game.issue_ids() {
        let mut reasons: Vec<(String, Vec<OptionId>)> = Vec::new();
        for (option, fate) in game.option_ids(issue).zip(&exact.fates[issue.index()]) {
            let Some(why) = kills(game, fate) else {
                continue;
            };
            match reasons.iter_mut().find(|(known, _)| *known == why) {
                Some((_, options)) => options.push(option),
                None => reasons.push((why, vec![option])),
            }
        }
        let frame = &game.frame().issues[issue.index()];
        let name = |option: &OptionId| frame.option_title(*option);
        for (why, options) in reasons {
            let runs = options.chunk_by(|a, b| a.0 + 1 == b.0);
            let runs: Vec<String> = runs
                .map(|run| match run {
                    [first, _, .., last] => format!("{} to {}", name(first), name(last)),
                    few => few.iter().map(name).collect::<Vec<_>>().join(", "),
                })
                .collect();
            told.push(format!("{} = {} ({why})", frame.id, runs.join(", ")));
        }
    }
    told
}

/// What a party surely gives up on an issue in every passing text: "donbas to demilitarised-zone (8.8 points, 1 step)". Not
/// said where nothing is, or where less may do.
#[must_use]
pub fn least(game: &Game, position: &Position, issue: IssueId) -> Option<String> {
    let least = &position.least[issue.index()];
    if !least.proven || least.points <= Points::ZERO {
        return None;
    }
    let frame = &game.frame().issues[issue.index()];
    let steps = if least.steps == 1 { "step" } else { "steps" };
    Some(format!(
        "{} to {} ({:.1} points, {} {steps})",
        frame.id,
        frame.option_title(least.option?),
        least.points,
        least.steps
    ))
}

/// On which issues a party must move whatever the text: "must move on donbas, status". Only issues on which holding firm
/// alone surely leaves no deal.
#[must_use]
pub fn must_move(game: &Game, position: &Position) -> Option<String> {
    let alone = position.firm.iter().filter(|set| set.len() == 1);
    let mut all = Subset::none(game.sizes().len());
    alone.flat_map(Subset::iter).for_each(|n| all.insert(n));
    (!all.is_empty()).then(|| issues(game, &all))
}

/// A package: "7 issues (donbas, …) for 34.2 points". A package of none says that the party need not move.
#[must_use]
pub fn package(game: &Game, package: &Package) -> String {
    let cost = format!("{:.1} points", package.cheapest.cost);
    let cost = if package.cheapest.proven {
        cost
    } else {
        format!("at most {cost}")
    };
    if package.issues.is_empty() {
        return "need not move on any issue".to_owned();
    }
    format!(
        "{} for {cost}: {}",
        count(package.issues.len() as u64, "issue"),
        issues(game, &package.issues)
    )
}

/// "Russia's walk-away", "Ukraine's red line on donbas", "US Senate": a gate for people.
#[must_use]
pub fn named_gate(game: &Game, gate: Gate) -> String {
    let holder = gate.holder(game.frame());
    let own = |thing: &str| match holder.ends_with('s') {
        true => format!("{holder}' {thing}"),
        false => format!("{holder}'s {thing}"),
    };
    match gate {
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

/// Points that a need may come down to, with as many decimals as make it low enough: "57.75".
fn down_to(points: Points) -> String {
    decimals(points, |points, unit| points.div_euclid(unit))
}

/// Points from which on nothing passes, or that surely do, with as many decimals as make it high enough.
#[must_use]
pub fn up_to(points: Points) -> String {
    decimals(points, |points, unit| {
        points.div_euclid(unit) + i64::from(points.rem_euclid(unit) > 0)
    })
}

/// The fewest of one to three decimals that are exact, else three, rounded by `to`.
fn decimals(points: Points, to: impl Fn(i64, i64) -> i64) -> String {
    let unit = |digits: usize| Points::ONE.0 / 10_i64.pow(digits as u32);
    let digits = (1..3)
        .find(|&digits| points.0 % unit(digits) == 0)
        .unwrap_or(3);
    let rounded = Points(to(points.0, unit(digits)) * unit(digits));
    format!("{rounded:.digits$}")
}

/// The smallest change of a gate that turns the answer; `None` where no change of it alone does, or it is not known.
#[must_use]
pub fn turn(game: &Game, binding: &Binding, passes: Option<bool>) -> Option<String> {
    match &binding.turn {
        Turn::Need {
            now, most, votes, ..
        } => {
            let room = Points((most.0 - now.0).abs());
            let now = up_to(*now);
            Some(if passes == Some(true) {
                let vote =
                    votes.map_or_else(String::new, |yes| format!(", or with a quota of {yes},"));
                format!(
                    "asks {now}; above {}{vote} no text passes: room of {room:.1}",
                    up_to(*most)
                )
            } else {
                let vote =
                    votes.map_or_else(String::new, |yes| format!(", or with a quota of {yes},"));
                let most = down_to(*most);
                format!("asks {now}; from {most} down{vote} some text passes: {room:.1} too much")
            })
        }
        Turn::Options(issue, options) => {
            let frame = &game.frame().issues[issue.index()];
            let names: Vec<&str> = options.iter().map(|&o| frame.option_title(o)).collect();
            Some(format!(
                "some text passes if it accepts {}",
                names.join(" or ")
            ))
        }
        Turn::Removed => Some("some text passes without it".to_owned()),
        Turn::Never | Turn::Unknown => None,
    }
}

/// If a party does not move on an issue: what that means for the others. `None` where it is not known.
#[must_use]
pub fn firm(game: &Game, firm: &Firm, most: usize) -> Option<String> {
    let name = |party| game.frame().party_name(party);
    let issue = |issue: IssueId| &game.frame().issues[issue.index()];
    if firm.possible == Some(false) {
        return Some("no text passes".to_owned());
    }
    firm.possible?;
    let left = firm.deals.as_ref().map(|deals| match deals == 1 {
        true => "1 text passes".to_owned(),
        false => format!("{} texts pass", short_count(deals)),
    });
    let left = left.unwrap_or_else(|| "some text passes".to_owned());
    let mut asked: Vec<_> = firm
        .instead
        .iter()
        .filter(|i| i.party != firm.party)
        .collect();
    asked.sort_by_key(|i| std::cmp::Reverse(i.now.points - i.before));
    if asked.is_empty() {
        return Some(format!("{left}; nobody else must give more for it"));
    }
    let told = asked.iter().take(most).map(|i| {
        let frame = issue(i.issue);
        let to = i.now.option.map_or("", |o| frame.option_title(o));
        format!("{} {} = {to}", name(i.party), frame.id)
    });
    let told: Vec<String> = told.collect();
    let more = match asked.len().saturating_sub(most) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    Some(format!(
        "{left}; asked then, each a bound of its own: {}{more}",
        told.join(", ")
    ))
}

/// Gates that jointly leave no deal: "Ukraine's walk-away and Russia's walk-away".
#[must_use]
pub fn core(game: &Game, gates: &[Gate]) -> String {
    let names: Vec<String> = gates.iter().map(|&gate| named_gate(game, gate)).collect();
    and_list(&names)
}

/// What a gate must let pass.
fn relaxed(game: &Game, relaxed: &Relaxed, deal: &[OptionId]) -> String {
    let name = named_gate(game, relaxed.gate);
    match (relaxed.short, relaxed.gate) {
        (Some(short), Gate::Ratifier(body)) => {
            let body = &game.ratifiers()[usize::from(body.0)];
            format!(
                "{name} passes at {} ({} less; about {:.0} of {} would vote yes)",
                down_to(short.worth),
                up_to(short.by()),
                libm::floor(body.expected_yes(short.worth)),
                body.votes.of
            )
        }
        (Some(short), _) => format!(
            "{name} at {} ({:.1} less)",
            down_to(short.worth),
            short.by()
        ),
        (None, Gate::RedLine(_, issue)) => {
            let frame = &game.frame().issues[issue.index()];
            format!(
                "{name} lets {} pass",
                frame.option_title(deal[issue.index()])
            )
        }
        (None, _) => format!("{name} is given up"),
    }
}

/// A correction: what to relax, all together.
#[must_use]
pub fn correction(game: &Game, correction: &Correction) -> String {
    let gates: Vec<String> = correction
        .gates
        .iter()
        .map(|gate| relaxed(game, gate, &correction.deal))
        .collect();
    and_list(&gates)
}

/// Why a wanted text fails a gate, and by how much.
#[must_use]
pub fn failure(game: &Game, failed: &Relaxed, text: &[OptionId]) -> String {
    match (failed.short, failed.gate) {
        (Some(short), Gate::Ratifier(body)) => {
            let body = &game.ratifiers()[usize::from(body.0)];
            format!(
                "worth {:.1}, passes from {:.1}: {:.1} short (about {:.0} yes, {} of {} needed)",
                short.worth,
                short.need,
                short.by(),
                body.expected_yes(short.worth),
                body.votes.yes,
                body.votes.of
            )
        }
        (Some(short), _) => format!(
            "worth {:.1}, no deal {:.1}: {:.1} short",
            short.worth,
            short.need,
            short.by()
        ),
        (None, Gate::RedLine(_, issue)) => {
            format!("never accepts {}", term(game, issue, text[issue.index()]))
        }
        (None, Gate::Ratifier(_)) => "does not pass this text".to_owned(),
        (None, _) => "forbids this text".to_owned(),
    }
}

/// A change of a wanted text after which it passes.
#[must_use]
pub fn amendment(game: &Game, amendment: &Amendment) -> String {
    let changed = amendment.issues.iter().map(|n| {
        let issue = IssueId(n as u16);
        term(game, issue, amendment.deal[n])
    });
    changed.collect::<Vec<_>>().join(", ")
}

/// How a wanted text or wanted options stand, in a sentence.
#[must_use]
pub fn target(exact: &Exact<'_>, target: &Target, unit: &str) -> String {
    let now = when(unit, exact.round);
    let passing = exact.census.passing();
    if let Some(text) = &target.text {
        return if text.failures.is_empty() {
            format!("This text passes every gate {now}.")
        } else {
            format!(
                "This text fails {} {now}.",
                count(text.failures.len() as u64, "gate")
            )
        };
    }
    if target.passing.is_none() {
        return format!("No text with it passes every gate {now}.");
    }
    if !target.passing.is_some() {
        return format!(
            "Whether a text with it passes {now} is not known: the searches were too long."
        );
    }
    let verb = if target.passing == 1 { "has" } else { "have" };
    format!(
        "Of {} texts that pass every gate {now}, {} {verb} it.",
        told_count(passing),
        told_count(&target.passing)
    )
}
