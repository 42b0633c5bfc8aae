//! One fact a line: how words, numbers and parties are written before they are hashed.

use crate::scenario::condition::Condition;
use crate::scenario::ids::{OptionId, PartyId};
use crate::scenario::model::{Delay, NoDeal, NoDealBase, Party};

/// The lines of a meaning.
pub(super) struct Canon(String);

impl Canon {
    pub(super) fn new(title: &str) -> Self {
        Canon(format!("{title}\n"))
    }

    pub(super) fn finish(self) -> String {
        self.0
    }

    /// Words are written with their length, so that no two different lines read the same.
    pub(super) fn line(&mut self, what: &str, words: &[&str]) {
        self.0.push_str(what);
        for word in words {
            self.0.push_str(&format!(" {}:{word}", word.len()));
        }
        self.0.push('\n');
    }

    pub(super) fn numbers(&mut self, what: &str, numbers: &[f64]) {
        let words: Vec<String> = numbers.iter().copied().map(number).collect();
        self.line(what, &words.iter().map(String::as_str).collect::<Vec<_>>());
    }

    pub(super) fn text(&mut self, what: &str, options: &[OptionId]) {
        let words: Vec<String> = options.iter().map(|option| option.0.to_string()).collect();
        self.line(what, &words.iter().map(String::as_str).collect::<Vec<_>>());
    }

    pub(super) fn condition(&mut self, what: &str, Condition(parts): &Condition) {
        self.line(what, &[&parts.len().to_string()]);
        for (issue, options) in parts {
            self.line("issue", &[&issue.0.to_string()]);
            self.text("options", options);
        }
    }

    /// Parties by number.
    pub(super) fn parties(&mut self, what: &str, parties: &[PartyId]) {
        let words: Vec<String> = parties.iter().map(|party| party.0.to_string()).collect();
        self.line(what, &words.iter().map(String::as_str).collect::<Vec<_>>());
    }

    /// Parties by number, each with points.
    pub(super) fn points(&mut self, what: &str, points: &[(PartyId, f64)]) {
        for (party, points) in points {
            self.line(what, &[&party.0.to_string(), &number(*points)]);
        }
    }

    pub(super) fn party(&mut self, party: &Party) {
        let Party {
            id,
            name: _,
            brief: _,
            role,
            veto,
            no_deal,
            delay,
            tactic,
            never,
            opening,
            weights,
        } = party;
        self.line("party", &[id, &format!("{role:?}")]);
        if *veto {
            self.line("veto", &[]);
        }
        match no_deal {
            None => self.line("no_deal", &["-"]),
            Some(NoDeal {
                base,
                change_per_round,
                volatility,
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
                if *volatility != 0.0 {
                    self.numbers("volatility", &[*volatility]);
                }
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
        if let Some(opening) = opening {
            self.text("opening", opening);
        }
        self.numbers("weights", weights);
    }
}

/// The shortest digits that read back as the same number; the two zeros are one.
pub(super) fn number(x: f64) -> String {
    format!("{}", x + 0.0)
}
