//! What talks and meetings mean.

use crate::scenario::calendar::{AgreementRule, DayOne, Meeting, Settle, When};
use crate::scenario::ids::IssueId;
use crate::scenario::model::{Draft, Talks};
use crate::scenario::protocol::Protocol;

use super::canon::{Canon, number};

impl Canon {
    pub(super) fn talks(&mut self, talks: &Talks, drafts: &[Draft], issues: usize) {
        let Talks {
            protocol,
            rule,
            agenda,
            settle,
            channels,
            start,
            first,
            breakdown,
        } = talks;
        self.protocol(protocol);
        match rule {
            AgreementRule::Everything => {}
            AgreementRule::IssueByIssue => self.line(rule.word(), &[]),
        }
        let plain = (0..issues as u16).map(|issue| vec![IssueId(issue)]);
        if !plain.eq(agenda.iter().cloned()) {
            for item in agenda {
                let issues: Vec<String> = item.iter().map(|issue| issue.0.to_string()).collect();
                self.line(
                    "agenda",
                    &issues.iter().map(String::as_str).collect::<Vec<_>>(),
                );
            }
        }
        if let Some(Settle { after, reopen }) = settle {
            self.line("settle", &[&after.to_string(), &reopen.to_string()]);
        }
        if let Some(channels) = channels {
            self.line("channels", &[&channels.len().to_string()]);
            for (one, other) in channels {
                self.parties("channel", &[*one, *other]);
            }
        }
        let start = start
            .and_then(|at| drafts.get(at))
            .map_or("-", |draft| &draft.id);
        let first = first.map_or("-".to_string(), |party| party.0.to_string());
        self.line("talks", &[start, &first, &number(*breakdown)]);
    }

    fn protocol(&mut self, protocol: &Protocol) {
        let word = protocol.word();
        match protocol {
            Protocol::AlternatingOffers { quota, binds } => {
                let quota = quota.map(|quota| quota.to_string());
                let mut quota: Vec<&str> = quota.as_deref().into_iter().collect();
                if !quota.is_empty() {
                    quota.extend(binds.then_some("binds"));
                }
                self.line(word, &quota);
            }
            Protocol::SingleText {
                mediator,
                own_wishes,
            } => self.line(word, &[&mediator.0.to_string(), &number(*own_wishes)]),
            Protocol::Klein {
                changes,
                temperature,
                voters,
            } => {
                self.line(word, &[&changes.to_string(), &number(*temperature)]);
                let voters: Vec<&str> = voters.iter().map(|voter| voter.word()).collect();
                self.line("voters", &voters);
            }
            Protocol::Simultaneous | Protocol::TakeItOrLeaveIt => self.line(word, &[]),
        }
    }

    pub(super) fn day_one(&mut self, table: &DayOne) {
        let DayOne { between, tentative } = table;
        self.parties("table", between);
        for (issue, option) in tentative {
            self.line("tentative", &[&issue.0.to_string(), &option.0.to_string()]);
        }
    }

    pub(super) fn meeting(&mut self, meeting: &Meeting) {
        let Meeting {
            id,
            name: _,
            with,
            when,
        } = meeting;
        self.line("meeting", &[id]);
        self.parties("with", with);
        match when {
            When::Round(round) => self.line("round", &[&round.to_string()]),
            When::Needs {
                trust,
                agreed_share,
            } => self.numbers("needs", &[*trust, *agreed_share]),
        }
    }
}
