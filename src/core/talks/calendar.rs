//! Who hears whom: channels between parties, and meetings that bring some of them together for one round.
//!
//! **Rules.** A party's asks are heard by those with a channel to it, and by those who meet it in that round;
//! without any `channels` everybody hears everybody. A meeting takes place once: in its round, or in the first round at
//! whose beginning every two of those who come trust each other enough and agree on a large enough share of the issues
//! (by count, from their latest deals; on day one from `[table]`). In the meeting's round the mediator, if it comes, drafts
//! nothing that a guarantor who comes would refuse; if every signatory comes and the round's draft is refused, they
//! answer each other's asks in turn: the first that all accept is agreed.

use crate::game::{About, parameters};
use crate::scenario::{PartyId, Scenario, When};
use crate::sources::{Citation, RAIFFA_1982};

/// The fact sheet of `[meeting.X]` and `talks.channels`.
pub(super) static ABOUT: About = About {
    name: "meeting",
    title: "Channels and meetings",
    sentence: "Who hears whom: by a channel, or in a meeting that brings some parties together for one round.",
    formula: "a meeting is held once: in its round, or in the first round in which every two who come have trust >= needs.trust \
              and agree on >= needs.agreed_share of the issues",
    parameters: parameters! {
        "round": "round", "1 to the last", default "needs decide";
        "needs.trust": "0-100", "0-100", default "0";
        "needs.agreed_share": "share of issues", "0-1", default "0";
    },
    assumptions: "Under a single text only. In a meeting those who come hear each other's asks; a mediator who comes drafts \
                  nothing that a guarantor who comes would refuse (over its red lines, or worth less than no deal to it); \
                  and if all signatories come to one meeting and the round's draft is refused, each answers the asks of \
                  all others in turn, and the first that all accept is agreed. Each meeting is judged by itself. Agreement \
                  is that of the latest deals put forward; what [table] says stands until both have one. Needs are looked at when a round \
                  begins, after shocks and levers. The rule is ours.",
    sources: &[Citation::Part("the Camp David chapter", &RAIFFA_1982)],
    example: "mar-a-lago",
};

/// Channels and meetings of a scenario.
#[derive(Debug, Clone)]
pub(super) struct Calendar {
    parties: usize,
    /// One row per speaker, one column per listener; empty if everybody hears everybody.
    channels: Vec<bool>,
    meetings: Vec<(Vec<PartyId>, When)>,
}

impl Calendar {
    /// Everybody hears everybody, and nobody meets.
    pub(super) fn open() -> Self {
        Calendar {
            parties: 0,
            channels: Vec::new(),
            meetings: Vec::new(),
        }
    }

    pub(super) fn of(scenario: &Scenario) -> Self {
        let parties = scenario.parties.len();
        let mut channels = Vec::new();
        if let Some(pairs) = &scenario.talks.channels {
            channels = vec![false; parties * parties];
            for (a, b) in pairs {
                channels[a.index() * parties + b.index()] = true;
                channels[b.index() * parties + a.index()] = true;
            }
        }
        let meetings = scenario.meetings.iter();
        Calendar {
            parties,
            channels,
            meetings: meetings.map(|m| (m.with.clone(), m.when)).collect(),
        }
    }

    /// True if channels limit who hears whom.
    pub(super) fn has_channels(&self) -> bool {
        !self.channels.is_empty()
    }

    /// True if there are meetings.
    pub(super) fn has_meetings(&self) -> bool {
        !self.meetings.is_empty()
    }

    /// True if some meeting depends on trust or agreement.
    pub(super) fn watches(&self) -> bool {
        let waits = |when: &When| matches!(when, When::Needs { .. });
        self.meetings.iter().any(|(_, when)| waits(when))
    }

    /// True if a party can hear another outside meetings.
    pub(super) fn channel(&self, from: PartyId, to: PartyId) -> bool {
        self.channels.is_empty() || self.channels[from.index() * self.parties + to.index()]
    }
}

/// The state of the calendar during the talks.
#[derive(Debug)]
pub(super) struct Diary<'p> {
    calendar: &'p Calendar,
    held: Vec<bool>,
    today: Vec<usize>,
}

impl<'p> Diary<'p> {
    pub(super) fn new(calendar: &'p Calendar) -> Self {
        Diary {
            calendar,
            held: vec![false; calendar.meetings.len()],
            today: Vec::new(),
        }
    }

    /// Starts a round and finds the meetings held in it. `ready` says whether two parties trust each other and agree enough.
    pub(super) fn turn(
        &mut self,
        round: u32,
        ready: impl Fn(PartyId, PartyId, f64, f64) -> bool,
    ) -> &[usize] {
        self.today.clear();
        for (n, (with, when)) in self.calendar.meetings.iter().enumerate() {
            let now = !self.held[n]
                && match *when {
                    When::Round(fixed) => fixed == round,
                    When::Needs {
                        trust,
                        agreed_share,
                    } => with.iter().enumerate().all(|(at, &a)| {
                        let others = &with[at + 1..];
                        others.iter().all(|&b| ready(a, b, trust, agreed_share))
                    }),
                };
            if now {
                self.held[n] = true;
                self.today.push(n);
            }
        }
        &self.today
    }

    /// True if `to` hears what `from` asks for in this round.
    pub(super) fn hears(&self, from: PartyId, to: PartyId) -> bool {
        self.calendar.channel(from, to) || self.meet(from, to)
    }

    /// True if two parties meet in this round.
    pub(super) fn meet(&self, a: PartyId, b: PartyId) -> bool {
        let mut meetings = self.today.iter().map(|&n| &self.calendar.meetings[n].0);
        meetings.any(|with| with.contains(&a) && with.contains(&b))
    }

    /// True if all these parties come to the same meeting in this round.
    pub(super) fn all_meet(&self, parties: impl Iterator<Item = PartyId> + Clone) -> bool {
        let mut meetings = self.today.iter().map(|&n| &self.calendar.meetings[n].0);
        meetings.any(|with| parties.clone().all(|party| with.contains(&party)))
    }
}
