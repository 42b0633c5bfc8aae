//! The fingerprint of what a scenario means.

mod canon;
mod pressure;
mod talks;

use super::model::{
    Deadline, Draft, Identity, Issue, Law, Link, Options, Ratifier, Rule, Scenario, Scores, Time,
    Uncertainty,
};
use super::sha256::sha256;
use canon::{Canon, number};

/// The hash of what a scenario means: SHA-256, in hexadecimal.
///
/// It is that of the scenario after settings, without titles, names for people, sources, notes, reasons, sweeps and charts:
/// formatting does not change it. The order of sections and keys does. What was added to the format later is left out where
/// a file does not use it, so that hashes last.
pub fn meaning(scenario: &Scenario) -> String {
    sha256(canonical(scenario).as_bytes())
}

/// One fact a line. Every field is taken apart by name, so that a new one cannot be forgotten here.
fn canonical(scenario: &Scenario) -> String {
    let Scenario {
        about:
            Identity {
                name: _,
                title: _,
                source: _,
                note: _,
                brief: _,
            },
        time:
            Time {
                unit,
                start,
                rounds,
                deadline,
            },
        parties,
        issues,
        links,
        rules,
        drafts,
        table,
        talks,
        meetings,
        levers,
        trust,
        shocks,
        commitments,
        ratifiers,
        uncertainty,
        distributions,
        sweeps: _,
        charts: _,
    } = scenario;
    let mut out = Canon::new("zopa meaning 1");
    out.line(
        "time",
        &[unit, start.as_deref().unwrap_or("-"), &rounds.to_string()],
    );
    if let Some(Deadline {
        round,
        name: _,
        pressure,
    }) = deadline
    {
        out.line("deadline", &[&round.to_string(), &number(*pressure)]);
    }
    for party in parties {
        out.party(party);
    }
    for Issue {
        id,
        title: _,
        short: _,
        options,
        titles: _,
        scores,
    } in issues
    {
        out.line("issue", &[id]);
        match options {
            Options::Named(names) => out.line(
                "options",
                &names.iter().map(String::as_str).collect::<Vec<_>>(),
            ),
            Options::Range { from, to, step } => out.numbers("range", &[*from, *to, *step]),
        }
        for scores in scores {
            match scores {
                None => out.line("scores", &["-"]),
                Some(Scores::Each(each)) => out.numbers("scores", each),
                Some(Scores::Ends { from, to }) => out.numbers("ends", &[*from, *to]),
                Some(Scores::Peak { ideal, from, to }) => {
                    out.numbers("peak", &[*ideal, *from, *to])
                }
            }
        }
    }
    for Link {
        id,
        party,
        when,
        change,
        why: _,
    } in links
    {
        out.line("link", &[id, &party.0.to_string(), &number(*change)]);
        out.condition("when", when);
    }
    for Rule { id, law, why: _ } in rules {
        out.line("rule", &[id]);
        match law {
            Law::IfThen { when, then } => {
                out.condition("if", when);
                out.condition("then", then);
            }
            Law::Not(not) => out.condition("not", not),
        }
    }
    for Draft {
        id,
        by,
        title: _,
        text,
        tabled,
    } in drafts
    {
        let by = by.map_or("-".to_string(), |party| party.0.to_string());
        out.line("draft", &[id, &by]);
        out.text("text", text);
        if let Some(round) = tabled {
            out.line("tabled", &[&round.to_string()]);
        }
    }
    if let Some(table) = table {
        out.day_one(table);
    }
    out.talks(talks, drafts, issues.len());
    for meeting in meetings {
        out.meeting(meeting);
    }
    for lever in levers {
        out.lever(lever);
    }
    if let Some(trust) = trust {
        out.trust(trust);
    }
    for shock in shocks {
        out.shock(shock);
    }
    for commitment in commitments {
        out.commitment(commitment);
    }
    for Ratifier {
        id,
        title: _,
        party,
        only_if,
        veto,
        yes,
        of,
        value,
        spread,
    } in ratifiers
    {
        let whole = [party.0.to_string(), yes.to_string(), of.to_string()];
        out.line("ratifier", &[id, &whole[0], &whole[1], &whole[2]]);
        out.numbers("votes", &[*value, *spread]);
        out.condition("only_if", only_if);
        if !veto.is_empty() {
            out.parties("veto", veto);
        }
    }
    let Uncertainty {
        weights,
        scores,
        no_deal,
    } = uncertainty;
    out.numbers("uncertainty", &[*weights, *scores, *no_deal]);
    for (path, distribution) in distributions {
        out.line("drawn", &[path]);
        out.numbers(distribution.word(), &distribution.numbers());
    }
    out.finish()
}
