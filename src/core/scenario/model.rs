//! What a scenario file means once it has been validated. A [`Scenario`] is always valid: every name is resolved, every table
//! is complete, every number is in its range.
//!
//! Numbers are kept as the file gives them (points 0-100, shares 0-1); the game turns them into exact [`Points`]
//! when it is compiled.
//!
//! [`Points`]: crate::game::Points

use super::calendar::{AgreementRule, DayOne, Meeting, Settle};
use super::claim::Claim;
use super::concession::Concession;
use super::condition::Condition;
use super::distribution::Distribution;
use super::durability::Durability;
use super::expectation::Expectation;
use super::ids::{IssueId, OptionId, PartyId};
use super::pressure::{Commitment, Lever, Shock, Trust};
use super::protocol::Protocol;
use super::sweep::Sweep;
use super::tactic::Tactic;
use super::words::words;

/// A whole negotiation as a person wrote it, with every default filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// `[scenario]`: the name of the case.
    pub about: Identity,
    /// `[time]`: rounds and deadline.
    pub time: Time,
    /// `[party.X]` with its row of `[weights]`, in file order.
    pub parties: Vec<Party>,
    /// `[issue.X]`, in file order.
    pub issues: Vec<Issue>,
    /// `[link.X]`, in file order.
    pub links: Vec<Link>,
    /// `[rule.X]`, in file order.
    pub rules: Vec<Rule>,
    /// `[draft.X]`, in file order.
    pub drafts: Vec<Draft>,
    /// `[table]`: where the talks stand on day one.
    pub table: Option<DayOne>,
    /// `[talks]`: how the parties talk.
    pub talks: Talks,
    /// `[meeting.X]`, in file order.
    pub meetings: Vec<Meeting>,
    /// `[lever.X]`, in file order.
    pub levers: Vec<Lever>,
    /// `[trust]`.
    pub trust: Option<Trust>,
    /// `[shock.X]`, in file order.
    pub shocks: Vec<Shock>,
    /// `[commitment.X]`, in file order.
    pub commitments: Vec<Commitment>,
    /// `[ratifier.X]`, in file order.
    pub ratifiers: Vec<Ratifier>,
    /// `[durability]`: what a ratified deal has to outlive.
    pub durability: Option<Durability>,
    /// `[uncertainty]`: how far drawn numbers are from the file's.
    pub uncertainty: Uncertainty,
    /// Numbers that are drawn from their own distribution, by path and in the order of [`list`]. Everywhere else each is at its
    /// centre, and `[uncertainty]` does not affect it.
    ///
    /// [`list`]: crate::scenario::list
    pub distributions: Vec<(String, Distribution)>,
    /// `[sweep.X]`, in file order: questions that vary the scenario; not part of what it means.
    pub sweeps: Vec<Sweep>,
    /// `[expect.X]`, in file order: facts that the model should reproduce; not part of what it means.
    pub expectations: Vec<Expectation>,
    /// `[charts]`: which charts to draw.
    pub charts: Charts,
}

/// `[scenario]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Short name, `[a-z0-9][a-z0-9-]*`; default: the stem of the file's name. It is the name of the output folder.
    pub name: String,
    /// A title for people; default: the name.
    pub title: String,
    /// Where the case comes from.
    pub source: Option<String>,
    /// Printed under every result and chart.
    pub note: Option<String>,
    /// The story that all parties know, for score sheets; an empty line begins a paragraph.
    pub brief: Option<String>,
}

/// `[time]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Time {
    /// The word for a round: "week"; default "round".
    pub unit: String,
    /// The date of day one, as written (`2025-12-28`).
    pub start: Option<String>,
    /// Number of rounds R ≥ 1; default 20.
    pub rounds: u32,
    /// A date that makes parties more willing to concede.
    pub deadline: Option<Deadline>,
}

/// `time.deadline`.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline {
    /// The round of the deadline, 1…R.
    pub round: u32,
    /// Its name.
    pub name: Option<String>,
    /// 0-1: the share of the aspiration above the walk-away that is gone by the deadline.
    pub pressure: f64,
}

/// `[party.X]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Party {
    /// The key of the section.
    pub id: String,
    /// The name for people; default: the id.
    pub name: String,
    /// What it alone is told, for its score sheet; an empty line begins a paragraph.
    pub brief: Option<String>,
    /// Its role.
    pub role: Role,
    /// True if its yes is always needed, whatever the quota; only for signatories.
    pub veto: bool,
    /// Its no-deal value. `None` only for mediators and observers that state none.
    pub no_deal: Option<NoDeal>,
    /// How it values time.
    pub delay: Delay,
    /// How it concedes. Meaningful for signatories.
    pub tactic: Tactic,
    /// Red lines: the options that it never accepts.
    pub never: Condition,
    /// Where it begins: one option for every issue, none of which crosses its own red lines. `None`: its best text.
    pub opening: Option<Vec<OptionId>>,
    /// Its row of `[weights]`, one number ≥ 0 per issue, as written: each counts as its share of the row's total, which is > 0.
    /// Without a row: 100/n each for the n issues on which it has scores.
    pub weights: Vec<f64>,
}

words! {
    /// The role of a party: what it may do.
    pub enum Role {
        Signatory = "signatory": "proposes and must sign",
        ///
        /// A gate only if it states a no-deal value.
        Mediator = "mediator": "drafts the single text",
        Guarantor = "guarantor": "does not propose; its consent is needed",
        Observer = "observer": "has a worth and no say",
    }
}

/// `no_deal`: the best alternative to a negotiated agreement.
#[derive(Debug, Clone, PartialEq)]
pub struct NoDeal {
    /// Its worth on day one.
    pub base: NoDealBase,
    /// Points added per round.
    pub change_per_round: f64,
    /// Standard deviation per round of a random walk, points ≥ 0; default 0.
    pub volatility: f64,
}

/// The three ways to state a no-deal value.
#[derive(Debug, Clone, PartialEq)]
pub enum NoDealBase {
    /// In points.
    Value(f64),
    /// A package, scored like a deal: one option for every issue.
    Package(Vec<OptionId>),
    /// A costly lottery, worth win·if_win + (1−win)·if_lose − cost.
    War {
        /// Chance of winning, 0-1.
        win: f64,
        /// Points if won.
        if_win: f64,
        /// Points if lost.
        if_lose: f64,
        /// Points that it costs either way.
        cost: f64,
    },
}

/// How a party values time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Delay {
    /// Discount factor δ per round, 0 < δ ≤ 1; default 1.
    Patience(f64),
    /// Points lost per round, ≥ 0.
    Cost(f64),
}

/// `[issue.X]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue {
    /// The key of the section.
    pub id: String,
    /// The title for people; default: the id.
    pub title: String,
    /// Its name in sentences; `None`: what [`Issue::called`] makes of the title.
    pub short: Option<String>,
    /// Its options.
    pub options: Options,
    /// What people read for each named option, in file order; empty: the names themselves.
    pub titles: Vec<String>,
    /// One entry per party: its scores, or `None` (it does not care: 0 for every option).
    pub scores: Vec<Option<Scores>>,
}

/// The options of an issue: at least 2, at most 10,000.
#[derive(Debug, Clone, PartialEq)]
pub enum Options {
    /// Options by name.
    Named(Vec<String>),
    /// Numbers from `from` to `to` in steps of `step` > 0.
    Range {
        /// First value.
        from: f64,
        /// Last value, > from.
        to: f64,
        /// Distance between neighbours; divides to − from.
        step: f64,
    },
}

/// The scores of one issue's options for one party, 0 (worst) to 100 (best).
#[derive(Debug, Clone, PartialEq)]
pub enum Scores {
    /// One score per option, in file order.
    Each(Vec<f64>),
    /// Ranges: the scores at both ends, with a straight line between.
    Ends {
        /// Score at the first value.
        from: f64,
        /// Score at the last value.
        to: f64,
    },
    /// Ranges: 100 at the ideal, straight lines down to the scores at both ends.
    Peak {
        /// The value liked best, within the range.
        ideal: f64,
        /// Score at the first value.
        from: f64,
        /// Score at the last value.
        to: f64,
    },
}

/// `[link.X]`: points added for a party when all the named issues take one of the named options.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The key of the section.
    pub id: String,
    /// Whose worth changes.
    pub party: PartyId,
    /// When.
    pub when: Condition,
    /// Points added (negative: taken away).
    pub change: f64,
    /// The reason, for people.
    pub why: Option<String>,
}

/// `[rule.X]`: combinations that are ruled out.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// The key of the section.
    pub id: String,
    /// What it forbids.
    pub law: Law,
    /// The reason, for people.
    pub why: Option<String>,
}

/// What a rule says.
#[derive(Debug, Clone, PartialEq)]
pub enum Law {
    /// Where `when` is true, `then` must be true.
    IfThen {
        /// The `if` part.
        when: Condition,
        /// The `then` part.
        then: Condition,
    },
    /// This conjunction must not be true.
    Not(Condition),
}

/// `[draft.X]`: a whole named text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The key of the section.
    pub id: String,
    /// Who tabled it.
    pub by: Option<PartyId>,
    /// The title for people; default: the id.
    pub title: String,
    /// One option for every issue.
    pub text: Vec<OptionId>,
    /// The round in which it is put on the table, 1…R; `None`: it is not tabled automatically.
    pub tabled: Option<u32>,
}

/// `[talks]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Talks {
    /// How offers are made.
    pub protocol: Protocol,
    /// What has to be agreed together.
    pub rule: AgreementRule,
    /// Items in the order in which they are discussed: every issue in exactly one of them. Default: each issue on its own, in
    /// file order. An item of several issues is agreed as a whole (a framework first, details later).
    pub agenda: Vec<Vec<IssueId>>,
    /// How issues are settled early, if they are.
    pub settle: Option<Settle>,
    /// Who hears whom: each pair once, with the party that comes first in the file first; `None`: everybody hears everybody.
    pub channels: Option<Vec<(PartyId, PartyId)>>,
    /// The draft on the table on day one: an index into [`Scenario::drafts`].
    pub start: Option<usize>,
    /// Who speaks first: a signatory; default: the first in the file.
    pub first: Option<PartyId>,
    /// Chance per round that the talks end without a deal, 0-1; default 0.
    pub breakdown: f64,
}

impl Scenario {
    /// The claims that can be made about its runs: whether a deal lasts is asked only if the file says what it must outlive.
    pub fn claims(&self) -> impl Iterator<Item = Claim> + use<> {
        let lasts = self.durability.is_some();
        let all = Claim::ALL.into_iter();
        all.filter(move |claim| lasts || *claim != Claim::Lasting)
    }

    /// True if every drawn run begins with the same numbers: no weight, score, walk-away value or other number is uncertain.
    pub fn draws_no_number(&self) -> bool {
        let Uncertainty {
            weights,
            scores,
            no_deal,
        } = self.uncertainty;
        let sure = [weights, scores, no_deal];
        sure.iter().all(|spread| *spread <= 0.0) && self.distributions.is_empty()
    }

    /// True if every drawn run is the same as far as the file goes: nothing is uncertain, nothing happens by chance. What a
    /// tactic or a protocol draws is disregarded.
    pub fn is_certain(&self) -> bool {
        let steady = |party: &Party| {
            let no_deal = party.no_deal.as_ref();
            no_deal.is_none_or(|no_deal| no_deal.volatility <= 0.0)
        };
        self.draws_no_number()
            && self.talks.breakdown <= 0.0
            && self.shocks.iter().all(|shock| shock.chance <= 0.0)
            && self.durability.as_ref().is_none_or(Durability::is_certain)
            && self.parties.iter().all(steady)
    }

    /// True if every drawn run is the same, including what tactics and the protocol draw.
    pub fn draws_nothing(&self) -> bool {
        let random = |party: &Party| matches!(party.tactic.concession, Concession::Random);
        self.is_certain()
            && !matches!(self.talks.protocol, Protocol::Klein { .. })
            && !self.parties.iter().any(random)
    }
}

impl Talks {
    /// The meaning of a file that sets none of this.
    pub fn plain(issues: usize) -> Self {
        Talks {
            protocol: Protocol::ALTERNATING,
            rule: AgreementRule::Everything,
            agenda: (0..issues as u16)
                .map(|issue| vec![IssueId(issue)])
                .collect(),
            settle: None,
            channels: None,
            start: None,
            first: None,
            breakdown: 0.0,
        }
    }
}

/// `[ratifier.X]`: a body that can vote a deal down. Its members are a spread around a threshold, or given one by one.
#[derive(Debug, Clone, PartialEq)]
pub struct Ratifier {
    /// The key of the section.
    pub id: String,
    /// The title for people; default: the id.
    pub title: String,
    /// The party through whose eyes its members see a deal (`for`), unless they say otherwise.
    pub party: PartyId,
    /// Only deals that meet this condition come before it.
    pub only_if: Condition,
    /// Parties without whose consent it passes nothing, in file order.
    pub veto: Vec<PartyId>,
    /// Votes needed, 1…of.
    pub yes: u32,
    /// Seats; with members, the sum of theirs.
    pub of: u32,
    /// The share of people, above 0 and up to 1, for which the members who vote yes must stand besides; `None`: seats alone count.
    pub people: Option<f64>,
    /// With fewer members than this against a deal, the share of people does not count; 0: it always does.
    pub blocking: u32,
    /// Mean of the members' thresholds, points of worth to the party; 0 with members one by one.
    pub value: f64,
    /// Standard deviation of the members' thresholds, points ≥ 0; 0 with members one by one.
    pub spread: f64,
    /// The members one by one, in file order; empty: a spread.
    pub members: Vec<Member>,
    /// Standard deviation of each member's vote around its worth, in points ≥ 0: for the chance of ratification only.
    pub noise: f64,
}

/// `[ratifier.X.member.NAME]`: a member of a ratifier. It votes yes if the deal is worth at least its `no_deal` to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The key of the section.
    pub id: String,
    /// The name for people; default: the id.
    pub name: String,
    /// Votes that it casts together, ≥ 1; default 1.
    pub seats: u32,
    /// People it stands for, ≥ 0, in any unit: only their share counts, and only where the quota asks for one; default 0.
    pub people: f64,
    /// True if its no alone stops the deal.
    pub veto: bool,
    /// The party whose weights, scores, links and public commitments it shares where it has none of its own; default: the
    /// party of the ratifier.
    pub like: PartyId,
    /// Its own weights of the issues, one number ≥ 0 per issue; each counts as its share of the total, which is > 0.
    pub weights: Option<Vec<f64>>,
    /// Its own scores, one entry per issue; `None`: those of `like`.
    pub scores: Vec<Option<Scores>>,
    /// The least worth for which it votes yes, in points.
    pub no_deal: f64,
}

impl Member {
    /// True if its worth is not simply that of the party it is like.
    pub fn has_own_view(&self) -> bool {
        self.weights.is_some() || self.scores.iter().any(Option::is_some)
    }
}

impl Ratifier {
    /// True if its members are given one by one.
    pub fn has_members(&self) -> bool {
        !self.members.is_empty()
    }
}

impl Scenario {
    /// The members of all ratifiers who have weights or scores of their own, in file order.
    pub fn views(&self) -> impl Iterator<Item = &Member> {
        let members = self.ratifiers.iter().flat_map(|body| &body.members);
        members.filter(|member| member.has_own_view())
    }
}

/// `[uncertainty]`: all 0 by default.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Uncertainty {
    /// w in 0-1: each weight is multiplied by uniform(1−w, 1+w).
    pub weights: f64,
    /// Standard deviation of scores, points ≥ 0.
    pub scores: f64,
    /// Standard deviation of no-deal values, points ≥ 0.
    pub no_deal: f64,
}

/// `[charts]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charts {
    /// Which charts, by name; default: all.
    pub make: Vec<String>,
    /// The canvas.
    pub style: ChartStyle,
}

words! {
    /// The canvas of a chart.
    #[derive(Default)]
    pub enum ChartStyle {
        #[default]
        Projector = "projector": "1920×1080, for the last row of a classroom",
        Paper = "paper": "180 mm wide, for print",
        Screen = "screen": "1200×800",
    }
}
