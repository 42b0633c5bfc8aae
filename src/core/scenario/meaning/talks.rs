//! What talks and meetings mean.

use crate::scenario::calendar::{AgreementRule, DayOne, Meeting, When};
use crate::scenario::ids::IssueId;
use crate::scenario::model::Scenario;
use crate::scenario::protocol::Protocol;

use super::canon::{Canon, number, party_or_none};

impl Canon {
    pub(super) fn talks(&mut self, scenario: &Scenario) {
        let talks = &scenario.talks;
        self.protocol(&talks.protocol);
        match talks.rule {
            AgreementRule::Everything => {}
            AgreementRule::IssueByIssue => self.line(talks.rule.word(), &[]),
        }
        let plain = (0..scenario.issues.len() as u16).map(|issue| vec![IssueId(issue)]);
        if !plain.eq(talks.agenda.iter().cloned()) {
            for item in &talks.agenda {
                self.list("agenda", item.iter().map(|issue| issue.0));
            }
        }
        if let Some(settle) = &talks.settle {
            self.line("settle", &[&settle.after, &settle.reopen]);
        }
        if let Some(channels) = &talks.channels {
            self.line("channels", &[&channels.len()]);
            for (one, other) in channels {
                self.parties("channel", &[*one, *other]);
            }
        }
        let start = talks.start.and_then(|at| scenario.drafts.get(at));
        let start = start.map_or("-", |draft| &draft.id);
        let first = party_or_none(talks.first);
        self.line("talks", &[&start, &first, &number(talks.breakdown)]);
    }

    fn protocol(&mut self, protocol: &Protocol) {
        let word = protocol.word();
        match protocol {
            Protocol::AlternatingOffers {
                quota: Some(quota),
                binds: true,
            } => self.line(word, &[quota, &"binds"]),
            Protocol::AlternatingOffers { quota, .. } => self.list(word, quota),
            Protocol::SingleText {
                mediator,
                own_wishes,
            } => self.line(word, &[&mediator.0, &number(*own_wishes)]),
            Protocol::Klein {
                changes,
                temperature,
                voters,
            } => {
                self.line(word, &[changes, &number(*temperature)]);
                self.list("voters", voters.iter().map(|voter| voter.word()));
            }
            Protocol::Simultaneous | Protocol::TakeItOrLeaveIt => self.line(word, &[]),
        }
    }

    pub(super) fn day_one(&mut self, table: &DayOne) {
        self.parties("table", &table.between);
        for (issue, option) in &table.tentative {
            self.line("tentative", &[&issue.0, &option.0]);
        }
    }

    pub(super) fn meeting(&mut self, meeting: &Meeting) {
        self.line("meeting", &[&meeting.id]);
        self.parties("with", &meeting.with);
        match &meeting.when {
            When::Round(round) => self.line("round", &[round]),
            When::Needs {
                trust,
                agreed_share,
            } => self.numbers("needs", &[*trust, *agreed_share]),
        }
    }
}
