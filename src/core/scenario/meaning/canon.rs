//! One fact per line: how words, numbers and parties are written before they are hashed.

use crate::scenario::condition::Condition;
use crate::scenario::durability::{Deterrent, Durability};
use crate::scenario::ids::{OptionId, PartyId};
use crate::scenario::model::{Delay, NoDealBase, Party};
use std::fmt::Display;

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
    pub(super) fn list(&mut self, what: &str, words: impl IntoIterator<Item: Display>) {
        self.0.push_str(what);
        for word in words {
            let word = word.to_string();
            self.0.push_str(&format!(" {}:{word}", word.len()));
        }
        self.0.push('\n');
    }

    pub(super) fn line(&mut self, what: &str, words: &[&dyn Display]) {
        self.list(what, words);
    }

    pub(super) fn numbers(&mut self, what: &str, numbers: &[f64]) {
        self.list(what, numbers.iter().copied().map(number));
    }

    pub(super) fn text(&mut self, what: &str, options: &[OptionId]) {
        self.list(what, options.iter().map(|option| option.0));
    }

    pub(super) fn condition(&mut self, what: &str, Condition(parts): &Condition) {
        self.line(what, &[&parts.len()]);
        for (issue, options) in parts {
            self.line("issue", &[&issue.0]);
            self.text("options", options);
        }
    }

    /// Parties by number.
    pub(super) fn parties(&mut self, what: &str, parties: &[PartyId]) {
        self.list(what, parties.iter().map(|party| party.0));
    }

    /// Parties by number, each with points.
    pub(super) fn points(&mut self, what: &str, points: &[(PartyId, f64)]) {
        for (party, points) in points {
            self.line(what, &[&party.0, &number(*points)]);
        }
    }

    pub(super) fn durability(&mut self, durability: &Durability) {
        let risk = number(durability.breach_risk);
        self.line("durability", &[&durability.years, &risk]);
        self.deterrents("deters", &durability.deterrence);
        for end in &durability.ends {
            self.line("ends", &[&end.issue.0, &end.option.0, &end.after]);
        }
        for spoiler in &durability.spoilers {
            self.line("spoiler", &[&spoiler.id, &number(spoiler.chance)]);
            self.deterrents("stops", &spoiler.stopped_by);
        }
        for election in &durability.elections {
            let (party, chance) = (election.party.0, number(election.chance));
            self.line("election", &[&election.id, &party, &election.year, &chance]);
            self.condition("cancels", &election.cancels);
        }
    }

    fn deterrents(&mut self, what: &str, deterrents: &[Deterrent]) {
        for deterrent in deterrents {
            let (issue, option) = (deterrent.issue.0, deterrent.option.0);
            self.line(what, &[&issue, &option, &number(deterrent.share)]);
        }
    }

    pub(super) fn party(&mut self, party: &Party) {
        self.line("party", &[&party.id, &format!("{:?}", party.role)]);
        if party.veto {
            self.line("veto", &[]);
        }
        match &party.no_deal {
            None => self.line("no_deal", &[&"-"]),
            Some(no_deal) => {
                match &no_deal.base {
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
                self.numbers("change_per_round", &[no_deal.change_per_round]);
                if no_deal.volatility != 0.0 {
                    self.numbers("volatility", &[no_deal.volatility]);
                }
            }
        }
        match party.delay {
            Delay::Patience(patience) => self.numbers("patience", &[patience]),
            Delay::Cost(cost) => self.numbers("cost_of_delay", &[cost]),
        }
        let settings = party.tactic.settings().into_iter();
        let family = party.tactic.concession.family();
        self.list(family, settings.map(|(_, value)| value));
        self.condition("never", &party.never);
        if let Some(opening) = &party.opening {
            self.text("opening", opening);
        }
        self.numbers("weights", &party.weights);
    }
}

/// Minus zero is hashed as zero.
pub(super) fn number(x: f64) -> f64 {
    x + 0.0
}

/// A party by number, or a mark that there is none.
pub(super) fn party_or_none(party: Option<PartyId>) -> String {
    party.map_or("-".to_string(), |party| party.0.to_string())
}
