//! What the numbers of a game depend on: names, sizes, red lines, rules. Shared by every draw of a scenario.

use super::denominator::Precision;
use super::{Condition, Outvoting, Unit};
use crate::scenario::{Delay, Durability, OptionId, PartyId, Role};

/// Everything about a game that no draw changes.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The parties, in file order.
    pub parties: Vec<PartyFrame>,
    /// The issues, in file order.
    pub issues: Vec<IssueFrame>,
    /// The rules, in file order.
    pub rules: Vec<RuleFrame>,
    /// The ratifiers' titles, in file order.
    pub ratifiers: Vec<String>,
    /// The last round, R ≥ 1.
    pub rounds: u32,
    /// What a ratified deal has to outlive, if the file says so.
    pub durability: Option<Durability>,
    pub(super) signatories: Vec<PartyId>,
    /// The signatories who can be outvoted.
    pub(super) outvoting: Option<Outvoting>,
    pub(super) sizes: Vec<u16>,
    /// The first slot of each issue in a party's row.
    pub(super) first_slot: Vec<usize>,
    /// The number of options of all issues together: the length of a row.
    pub(super) slots: usize,
    /// The unit of the numbers.
    pub(super) precision: Precision,
}

/// A party's name, role and red lines.
#[derive(Debug, Clone)]
pub struct PartyFrame {
    /// The key in the file.
    pub id: String,
    /// The name for people.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// True if its consent is always needed, whatever the quota.
    pub veto: bool,
    /// How it values time.
    pub delay: Delay,
    /// One entry per slot: true if the option crosses its red line.
    pub(super) never: Vec<bool>,
}

/// An issue's name and options.
#[derive(Debug, Clone)]
pub struct IssueFrame {
    /// The key in the file.
    pub id: String,
    /// The title for people.
    pub title: String,
    /// The issue as named inside a sentence.
    pub called: String,
    /// The name of the issue where there is little room: its short title, or else its title.
    pub on_charts: String,
    /// The names of its options, for paths and tables.
    pub options: Vec<String>,
    /// The options' titles for people; empty if the names serve.
    pub titles: Vec<String>,
}

impl IssueFrame {
    /// An option's title for people: on screens, charts and sheets. Its name is in [`IssueFrame::options`].
    pub fn option_title(&self, option: OptionId) -> &str {
        let titles = if self.titles.is_empty() {
            &self.options
        } else {
            &self.titles
        };
        &titles[option.index()]
    }

    /// The titles of all options for people, in file order.
    pub fn option_titles(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.options.len()).map(|option| self.option_title(OptionId(option as u16)))
    }
}

/// A rule: a combination that is forbidden.
#[derive(Debug, Clone)]
pub struct RuleFrame {
    /// The key in the file.
    pub id: String,
    /// Where this holds …
    pub(super) when: Condition,
    /// … this must hold; `None`: the combination is forbidden outright.
    pub(super) then: Option<Condition>,
}

impl RuleFrame {
    /// True if a whole deal obeys the rule.
    pub fn allows(&self, deal: &[OptionId]) -> bool {
        !self.when.holds(deal) || self.then.as_ref().is_some_and(|then| then.holds(deal))
    }

    /// The condition under which the rule applies.
    pub fn when(&self) -> &Condition {
        &self.when
    }

    /// The condition that must hold there; `None` if the combination is forbidden outright.
    pub fn then(&self) -> Option<&Condition> {
        self.then.as_ref()
    }

    /// The number of leading issues after which the rule is decided.
    pub fn decided_after(&self) -> usize {
        let then = self.then.as_ref().map_or(0, Condition::decided_after);
        self.when.decided_after().max(then)
    }
}

impl Frame {
    pub(super) fn new(
        parties: Vec<PartyFrame>,
        issues: Vec<IssueFrame>,
        rules: Vec<RuleFrame>,
        ratifiers: Vec<String>,
        rounds: u32,
        binding_quota: Option<u32>,
    ) -> Self {
        let sizes: Vec<u16> = issues
            .iter()
            .map(|issue| issue.options.len() as u16)
            .collect();
        let mut slots = 0;
        let mut first_slot = Vec::with_capacity(sizes.len());
        for &size in &sizes {
            first_slot.push(slots);
            slots += usize::from(size);
        }
        let numbered = parties.iter().enumerate();
        let signatories: Vec<(PartyId, bool)> = numbered
            .filter(|(_, p)| p.role == Role::Signatory)
            .map(|(n, p)| (PartyId(n as u16), p.veto))
            .collect();
        let outvoting = binding_quota.and_then(|q| Outvoting::of(&signatories, q as usize));
        Frame {
            signatories: signatories.into_iter().map(|(party, _)| party).collect(),
            outvoting,
            parties,
            issues,
            rules,
            ratifiers,
            rounds,
            durability: None,
            sizes,
            first_slot,
            slots,
            precision: Precision::exact(Unit::BILLIONTH),
        }
    }

    pub(super) fn with_precision(self, precision: Precision) -> Self {
        Frame { precision, ..self }
    }

    /// The name of a party for people.
    pub fn party_name(&self, party: PartyId) -> &str {
        &self.parties[party.index()].name
    }

    /// The issues of a deal with the names of their options, in file order: for programs and tables.
    pub fn terms<'a>(
        &'a self,
        deal: &'a [OptionId],
    ) -> impl Iterator<Item = (&'a IssueFrame, &'a str)> {
        self.issues
            .iter()
            .zip(deal)
            .map(|(issue, option)| (issue, issue.options[option.index()].as_str()))
    }

    /// The issues of a deal with the titles of their options, in file order: for people.
    pub fn read_terms<'a>(
        &'a self,
        deal: &'a [OptionId],
    ) -> impl Iterator<Item = (&'a IssueFrame, &'a str)> {
        let pairs = self.issues.iter().zip(deal);
        pairs.map(|(issue, option)| (issue, issue.option_title(*option)))
    }
}
