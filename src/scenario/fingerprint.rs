//! Two fingerprints: of the bytes of a file, and of what it means.

use sha2::{Digest as _, Sha256};

use super::ids::OptionId;
use super::model::{
    Condition, Deadline, Delay, Draft, Identity, Issue, Law, Link, NoDeal, NoDealBase, Options,
    Party, Protocol, Ratifier, Rule, Scenario, Scores, Talks, Time, Uncertainty,
};
use super::source::{Source, hex};

/// The two hashes of a scenario, SHA-256 in hexadecimal.
///
/// `file` changes with every byte. `meaning` is that of the scenario after settings, without titles, names for people,
/// sources, notes, reasons, comments and charts: formatting does not change it. The order of sections and keys does.
///
/// ```
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
    #[must_use]
    pub fn of(source: &Source, scenario: &Scenario) -> Self {
        Fingerprint {
            file: source.file_hash().to_string(),
            meaning: meaning(scenario),
        }
    }

    /// The first six digits, for footers.
    #[must_use]
    pub fn short(hash: &str) -> &str {
        hash.get(..6).unwrap_or(hash)
    }
}

/// The hash of what a scenario means.
#[must_use]
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
        talks,
        ratifiers,
        uncertainty,
        charts: _,
        ..
    } = scenario;
    let mut out = Canon(String::from("zopa meaning 1\n"));
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
        options,
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
        ..
    } in drafts
    {
        let by = by.map_or("-".to_string(), |party| party.0.to_string());
        out.line("draft", &[id, &by]);
        out.text("text", text);
    }
    out.talks(talks, drafts);
    for Ratifier {
        id,
        title: _,
        party,
        only_if,
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
    }
    let Uncertainty {
        weights,
        scores,
        no_deal,
    } = uncertainty;
    out.numbers("uncertainty", &[*weights, *scores, *no_deal]);
    out.0
}

struct Canon(String);

impl Canon {
    /// Words are written with their length, so that no two different lines read the same.
    fn line(&mut self, what: &str, words: &[&str]) {
        self.0.push_str(what);
        for word in words {
            self.0.push_str(&format!(" {}:{word}", word.len()));
        }
        self.0.push('\n');
    }

    fn numbers(&mut self, what: &str, numbers: &[f64]) {
        let words: Vec<String> = numbers.iter().copied().map(number).collect();
        self.line(what, &words.iter().map(String::as_str).collect::<Vec<_>>());
    }

    fn text(&mut self, what: &str, options: &[OptionId]) {
        let words: Vec<String> = options.iter().map(|option| option.0.to_string()).collect();
        self.line(what, &words.iter().map(String::as_str).collect::<Vec<_>>());
    }

    fn condition(&mut self, what: &str, Condition(parts): &Condition) {
        self.line(what, &[&parts.len().to_string()]);
        for (issue, options) in parts {
            self.line("issue", &[&issue.0.to_string()]);
            self.text("options", options);
        }
    }

    fn party(&mut self, party: &Party) {
        let Party {
            id,
            name: _,
            role,
            no_deal,
            delay,
            tactic,
            never,
            weights,
        } = party;
        self.line("party", &[id, &format!("{role:?}")]);
        match no_deal {
            None => self.line("no_deal", &["-"]),
            Some(NoDeal {
                base,
                change_per_round,
                ..
            }) => {
                match base {
                    NoDealBase::Value(value) => self.numbers("value", &[*value]),
                    NoDealBase::Package(text) => self.text("package", text),
                    NoDealBase::War {
                        win,
                        if_win,
                        if_lose,
                        cost,
                    } => {
                        self.numbers("war", &[*win, *if_win, *if_lose, *cost]);
                    }
                }
                self.numbers("change_per_round", &[*change_per_round]);
            }
        }
        match delay {
            Delay::Patience(patience) => self.numbers("patience", &[*patience]),
            Delay::Cost(cost) => self.numbers("cost_of_delay", &[*cost]),
        }
        let settings = tactic.settings().into_iter();
        let settings: Vec<String> = settings.map(|(_, value)| value.to_string()).collect();
        self.line(
            tactic.concession.family(),
            &settings.iter().map(String::as_str).collect::<Vec<_>>(),
        );
        self.condition("never", never);
        self.numbers("weights", weights);
    }

    fn talks(&mut self, talks: &Talks, drafts: &[Draft]) {
        let Talks {
            protocol,
            start,
            first,
            breakdown,
            ..
        } = talks;
        match protocol {
            Protocol::AlternatingOffers { .. } => self.line("alternating-offers", &[]),
            Protocol::SingleText {
                mediator,
                own_wishes,
            } => {
                self.line(
                    "single-text",
                    &[&mediator.0.to_string(), &number(*own_wishes)],
                );
            }
            other => self.line(other.word(), &[]),
        }
        let start = start
            .and_then(|at| drafts.get(at))
            .map_or("-", |draft| &draft.id);
        let first = first.map_or("-".to_string(), |party| party.0.to_string());
        self.line("talks", &[start, &first, &number(*breakdown)]);
    }
}

/// The shortest digits that read back as the same number; the two zeros are one.
fn number(x: f64) -> String {
    format!("{}", x + 0.0)
}
