//! Two fingerprints: of the bytes of a file, and of what it means.

mod canon;
mod pressure;
mod talks;

use sha2::{Digest as _, Sha256};

use super::model::{
    Deadline, Draft, Identity, Issue, Law, Link, Options, Ratifier, Rule, Scenario, Scores, Time,
    Uncertainty,
};
use super::source::{Source, hex};
use canon::{Canon, number};

/// The two hashes of a scenario, SHA-256 in hexadecimal.
///
/// `file` changes with every byte. `meaning` is that of the scenario after settings, without titles, names for people,
/// sources, notes, reasons, comments, sweeps and charts: formatting does not change it. The order of sections and keys does.
/// What was added to the format later is left out where a file does not use it, so that hashes last.
///
/// ```
/// # extern crate zopa_core as zopa;
/// use zopa::scenario::{Fingerprint, Source, read};
///
/// let text = "schema = 1\n[party.a]\n[party.b]\n[issue.x]\noptions = [\"l\", \"r\"]\na = [0, 1]\nb = [1, 0]\n";
/// let plain = Source::from_text("x.toml", text);
/// let noted = Source::from_text("x.toml", format!("# a comment\n{text}"));
/// let of = |source: &Source| Fingerprint::of(source, &read(source, &[]).unwrap().scenario);
/// assert_eq!(of(&plain).meaning, of(&noted).meaning);
/// assert_ne!(of(&plain).file, of(&noted).file);
/// assert_eq!(Fingerprint::short(&of(&plain).file).len(), 6);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fingerprint {
    /// Of the bytes of the file.
    pub file: String,
    /// Of what it means.
    pub meaning: String,
}

impl Fingerprint {
    /// Both hashes of a scenario that was read from `source`.
    pub fn of(source: &Source, scenario: &Scenario) -> Self {
        Fingerprint {
            file: source.file_hash().to_string(),
            meaning: meaning(scenario),
        }
    }

    /// The first six digits, for footers.
    pub fn short(hash: &str) -> &str {
        hash.get(..6).unwrap_or(hash)
    }
}

/// The hash of what a scenario means.
pub fn meaning(scenario: &Scenario) -> String {
    hex(&Sha256::digest(canonical(scenario).as_bytes()))
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
