//! The paths of talks and meetings.

use crate::scenario::calendar::When;
use crate::scenario::model::{Role, Scenario};
use crate::scenario::protocol::Protocol;

use super::list::{Listing, first_speaker, party_id};

impl Listing {
    pub(super) fn talks(&mut self, scenario: &Scenario) {
        let talks = &scenario.talks;
        self.protocol(scenario);
        self.name("talks.rule", talks.rule.word());
        if let Some(settle) = talks.settle {
            self.number("talks.settle.after", f64::from(settle.after));
            let reopen = if settle.reopen { "true" } else { "false" };
            self.name("talks.settle.reopen", reopen);
        }
        let start = talks.start.and_then(|at| scenario.drafts.get(at));
        self.name("talks.start", start.map_or("none", |draft| &draft.id));
        if let Some(first) = first_speaker(scenario) {
            self.name("talks.first", party_id(scenario, first));
        }
        self.number("talks.breakdown", talks.breakdown);
    }

    /// The word where it says all there is, and every setting.
    fn protocol(&mut self, scenario: &Scenario) {
        let protocol = &scenario.talks.protocol;
        let word = protocol.word();
        if Protocol::plain(word, scenario.parties.len()).as_ref() == Some(protocol) {
            self.name("talks.protocol", word);
        }
        let path = format!("talks.protocol.{word}");
        let signs = |at: usize| scenario.parties[at].role == Role::Signatory;
        match protocol {
            Protocol::AlternatingOffers { quota, binds } => {
                let all = (0..scenario.parties.len()).filter(|at| signs(*at)).count();
                // Of two signatories both must say yes: there is nothing to choose.
                if all > 2 {
                    let needed = quota.map_or(all as f64, f64::from);
                    self.number(&format!("{path}.quota"), needed);
                }
                // Without a quota nobody is outvoted, and every signatory has a veto.
                if quota.is_some() {
                    let truth = |truth: bool| if truth { "true" } else { "false" };
                    self.name(&format!("{path}.binds"), truth(*binds));
                    for party in scenario
                        .parties
                        .iter()
                        .filter(|p| p.role == Role::Signatory)
                    {
                        self.name(&format!("party.{}.veto", party.id), truth(party.veto));
                    }
                }
            }
            Protocol::SingleText {
                mediator,
                own_wishes,
            } => {
                self.name(&format!("{path}.mediator"), party_id(scenario, *mediator));
                self.number(&format!("{path}.own_wishes"), *own_wishes);
            }
            Protocol::Klein {
                changes,
                temperature,
                voters,
            } => {
                self.number(&format!("{path}.changes"), f64::from(*changes));
                self.number(&format!("{path}.temperature"), *temperature);
                for (at, voter) in voters.iter().enumerate().filter(|(at, _)| signs(*at)) {
                    let party = &scenario.parties[at].id;
                    self.name(&format!("{path}.voters.{party}"), voter.word());
                }
            }
            Protocol::Simultaneous | Protocol::TakeItOrLeaveIt => {}
        }
    }

    pub(super) fn meetings(&mut self, scenario: &Scenario) {
        for meeting in &scenario.meetings {
            let path = format!("meeting.{}", meeting.id);
            match meeting.when {
                When::Round(round) => self.number(&format!("{path}.round"), f64::from(round)),
                When::Needs {
                    trust,
                    agreed_share,
                } => {
                    // Without a section [trust] there is none to ask for.
                    if scenario.trust.is_some() {
                        self.number(&format!("{path}.needs.trust"), trust);
                    }
                    self.number(&format!("{path}.needs.agreed_share"), agreed_share);
                }
            }
        }
    }
}
