//! The fingerprint of what a scenario means.
//!
//! What was in the format from the start is written here, line by line. Numbers that came later follow from their paths (`path`
//! takes every struct apart field by field): a line of `path::visit` with `or` is enough.

mod canon;
mod members;
mod talks;

use super::model::{Law, Options, Scenario};
use super::path::{PathValue, visit};
use super::sha256::sha256;
use canon::{Canon, number, party_or_none};

/// The hash of what a scenario means: SHA-256, in hexadecimal.
///
/// It covers the scenario after settings, without titles, names for people, sources, notes, reasons, sweeps, expectations and charts.
/// Formatting does not change it; the order of sections and keys does. What was added to the format later is left out where a
/// file does not use it, so that old hashes stay valid.
pub fn meaning(scenario: &Scenario) -> String {
    sha256(canonical(scenario).as_bytes())
}

/// One fact per line. Numbers that were added to the format later follow by path where they differ from their value in files
/// that do not set them.
fn canonical(scenario: &Scenario) -> String {
    let mut out = Canon::new("zopa meaning 1");
    let time = &scenario.time;
    let start = time.start.as_deref().unwrap_or("-");
    out.line("time", &[&time.unit, &start, &time.rounds]);
    if let Some(deadline) = &time.deadline {
        out.line("deadline", &[&deadline.round, &number(deadline.pressure)]);
    }
    for party in &scenario.parties {
        out.party(party);
    }
    for issue in &scenario.issues {
        out.line("issue", &[&issue.id]);
        match &issue.options {
            Options::Named(names) => out.list("options", names),
            Options::Range { from, to, step } => out.numbers("range", &[*from, *to, *step]),
        }
        for scores in &issue.scores {
            out.scores(scores.as_ref());
        }
    }
    for link in &scenario.links {
        out.line("link", &[&link.id, &link.party.0, &number(link.change)]);
        out.condition("when", &link.when);
    }
    for rule in &scenario.rules {
        out.line("rule", &[&rule.id]);
        match &rule.law {
            Law::IfThen { when, then } => {
                out.condition("if", when);
                out.condition("then", then);
            }
            Law::Not(not) => out.condition("not", not),
        }
    }
    for draft in &scenario.drafts {
        out.line("draft", &[&draft.id, &party_or_none(draft.by)]);
        out.text("text", &draft.text);
        if let Some(round) = &draft.tabled {
            out.line("tabled", &[round]);
        }
    }
    if let Some(table) = &scenario.table {
        out.day_one(table);
    }
    out.talks(scenario);
    for meeting in &scenario.meetings {
        out.meeting(meeting);
    }
    for lever in &scenario.levers {
        let holder = lever.held_by.0;
        out.line("lever", &[&lever.id, &holder, &lever.pulled.word()]);
        out.points("hits", &lever.hits);
        out.points("costs", &lever.costs);
    }
    if let Some(trust) = &scenario.trust {
        let all = [trust.start, trust.agreed_issue, trust.shock, trust.lever];
        out.numbers("trust", &all);
        for pair in &trust.pairs {
            let (one, other) = pair.between;
            out.line("pair", &[&pair.id, &one.0, &other.0, &number(pair.start)]);
        }
    }
    for shock in &scenario.shocks {
        let [chance, walk_out] = [shock.chance, shock.walk_out].map(number);
        out.line("shock", &[&shock.id, &chance, &walk_out]);
        out.points("no_deal", &shock.no_deal);
    }
    for commitment in &scenario.commitments {
        let (party, cost) = (commitment.party.0, number(commitment.cost));
        out.line("commitment", &[&commitment.id, &party, &cost]);
        out.condition("position", &commitment.position);
    }
    for body in &scenario.ratifiers {
        out.line("ratifier", &[&body.id, &body.party.0, &body.yes, &body.of]);
        out.numbers("votes", &[body.value, body.spread]);
        out.condition("only_if", &body.only_if);
        if !body.veto.is_empty() {
            out.parties("veto", &body.veto);
        }
        if body.has_members() {
            out.members(body);
        }
    }
    if let Some(durability) = &scenario.durability {
        out.durability(durability);
    }
    let spread = scenario.uncertainty;
    out.numbers(
        "uncertainty",
        &[spread.weights, spread.scores, spread.no_deal],
    );
    for (path, distribution) in &scenario.distributions {
        out.line("drawn", &[path]);
        out.numbers(distribution.word(), &distribution.numbers());
    }
    visit(&mut scenario.clone(), &mut |path, leaf| {
        let (value, added) = (leaf.value(), path.added());
        if added.is_some_and(|default| value != PathValue::Number(default)) {
            out.line(&path.to_string(), &[&value]);
        }
    });
    out.finish()
}
