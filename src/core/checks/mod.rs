//! Problems that only the compiled game shows: rules and red lines that leave no deal, for instance.
//!
//! ```
//! # extern crate zopa_core as zopa;
//! # let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/buyer-seller.toml");
//! use zopa::{checks, format, game};
//!
//! let reading = format::read(&format::Source::load(file)?, &[])?;
//! let verdict = checks::judge(&reading, &game::compile(&reading.scenario));
//! assert!(verdict.errors.is_empty() && verdict.warnings.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::format::{Code, Problem, Reading};
use crate::game::Game;
use crate::scenario::PartyId;
use crate::space::{DealSet, Entangled};
use num_bigint::BigUint;

/// The most rules that one problem points at.
const MOST_POINTED_AT: usize = 8;

/// The problems that the numbers show in a scenario that was read without errors.
#[derive(Debug, Default)]
pub struct Verdict {
    /// Problems that make it unplayable.
    pub errors: Vec<Problem>,
    /// Problems worth reporting.
    pub warnings: Vec<Problem>,
}

/// Checks a scenario by its game.
pub fn judge(reading: &Reading, game: &Game) -> Verdict {
    let mut verdict = Verdict::default();
    verdict.errors.extend(forbidden_drafts(reading, game));
    verdict.errors.extend(forbidden_openings(reading, game));
    if let Err(error) = DealSet::can_be_cut(game) {
        verdict.errors.push(entangled(reading, error));
        return verdict;
    }
    let none_inside = |red_lines: &[PartyId]| {
        let inside = DealSet::inside(game, red_lines);
        inside.is_ok_and(|set| set.texts() == BigUint::ZERO)
    };
    if !game.rules().is_empty() && none_inside(&[]) {
        let mut problem = Problem::new(
            Code::NoTextAllowed,
            "the rules leave no deal that could be agreed",
        );
        for rule in reading.scenario.rules.iter().take(MOST_POINTED_AT) {
            problem = problem.label(
                reading.places.nearest(&format!("rule.{}", rule.id)),
                "together with the others",
            );
        }
        verdict
            .errors
            .push(problem.help("take one of them out, or loosen it"));
        return verdict;
    }
    for party in game.signatories() {
        if none_inside(&[*party]) {
            let party = &reading.scenario.parties[party.index()];
            let problem = Problem::new(
                Code::NoTextAllowed,
                format!(
                    "the rules leave no deal inside the red lines of '{}'",
                    party.id
                ),
            );
            let place = reading.places.nearest(&format!("party.{}.never", party.id));
            verdict.errors.push(
                problem
                    .label(place, "red lines")
                    .help("loosen a red line or a rule"),
            );
        }
    }
    verdict
}

/// Links, rules and conditions that tie too many issues together for any exact answer.
fn entangled(reading: &Reading, error: Entangled) -> Problem {
    let mut problem = Problem::new(Code::Entangled, error.to_string());
    let links = reading
        .scenario
        .links
        .iter()
        .map(|link| format!("link.{}", link.id));
    let rules = reading
        .scenario
        .rules
        .iter()
        .map(|rule| format!("rule.{}", rule.id));
    if let Some(first) = links.chain(rules).next() {
        problem = problem.label(
            reading.places.nearest(&first),
            "one of those that tie issues together",
        );
    }
    problem.help(
        "let links, rules and only_if name fewer issues together, or issues with fewer options",
    )
}

/// Openings that break a rule: nobody can begin with a deal that cannot exist.
fn forbidden_openings(reading: &Reading, game: &Game) -> Vec<Problem> {
    let mut problems = Vec::new();
    for party in &reading.scenario.parties {
        let Some(opening) = &party.opening else {
            continue;
        };
        let broken = game.rules().iter().find(|rule| !rule.allows(opening));
        let Some(rule) = broken else { continue };
        let message = format!("the opening of '{}' breaks rule '{}'", party.id, rule.id);
        let place = reading
            .places
            .nearest(&format!("party.{}.opening", party.id));
        let law = reading.places.nearest(&format!("rule.{}", rule.id));
        let problem = Problem::new(Code::OpeningRefused, message)
            .label(place, "this deal cannot exist")
            .label(law, "because of this rule")
            .help("change the opening, or loosen the rule");
        problems.push(problem);
    }
    problems
}

/// Drafts that break a rule: such deals cannot exist.
fn forbidden_drafts(reading: &Reading, game: &Game) -> Vec<Problem> {
    let mut problems = Vec::new();
    for draft in &reading.scenario.drafts {
        let broken = game.rules().iter().find(|rule| !rule.allows(&draft.text));
        let Some(rule) = broken else { continue };
        let message = format!("draft '{}' breaks rule '{}'", draft.id, rule.id);
        let place = reading.places.nearest(&format!("draft.{}.text", draft.id));
        let law = reading.places.nearest(&format!("rule.{}", rule.id));
        let problem = Problem::new(Code::DraftForbidden, message)
            .label(place, "this deal cannot exist")
            .label(law, "because of this rule")
            .help("change the draft, or loosen the rule");
        problems.push(problem);
    }
    problems
}
