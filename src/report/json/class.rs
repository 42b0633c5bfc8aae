//! `zopa.class/1`: what groups agreed on in a role play, held against what they could have had.

use super::names::{ByParty, GateReport, Names, Text, each};
use super::shared::ScenarioReport;
use crate::account::{Provenance, refusal};
use crate::class::{Better, Class, Group, GroupDeal, GroupEfficiency, RoleResult};
use crate::game::{Gate, Points};
use crate::scenario::OptionId;
use schemars::JsonSchema;
use serde::Serialize;

/// The document of `zopa class --json`.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ClassReport {
    /// `zopa.class/1`.
    pub format: &'static str,
    /// What was played.
    pub scenario: ScenarioReport,
    /// The file's name of the table of deals.
    pub deals_file: String,
    /// SHA-256 of its bytes.
    pub deals_hash: String,
    /// What they did in a sentence, as terminal and chart say it.
    pub finding: String,
    /// How many groups did what.
    pub counts: ClassCounts,
    /// The groups, in the order of the table.
    pub groups: Vec<GroupReport>,
    /// How the players of each role did, in file order; of those of `--roles`, if named.
    pub roles: Vec<RoleReport>,
    /// What may surprise, for people.
    pub surprises: Vec<String>,
}

/// How many groups did what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ClassCounts {
    /// All groups.
    pub groups: usize,
    /// Those that agreed.
    pub agreed: usize,
    /// Those whose deal is efficient: it passes every gate, and no deal that does gives one signatory more and none less.
    pub efficient: usize,
    /// Those that left value on the table, whether their own deal passes every gate or not.
    pub improvable: usize,
    /// Those whose deal passes every gate.
    pub standing: usize,
    /// Those of them that left value on the table.
    pub standing_improvable: usize,
    /// Those for which the search was too long.
    pub undecided: usize,
    /// Those whose deal fails a gate.
    pub failing: usize,
    /// How many different deals were signed.
    pub different_deals: usize,
}

/// A group and how it did.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct GroupReport {
    /// Its name.
    pub group: String,
    /// Its line in the table, from 1.
    pub line: usize,
    /// What was noted.
    pub notes: String,
    /// The round of the table; `null`: it names none.
    pub round: Option<u32>,
    /// The round whose walk-away values count.
    pub judged_in_round: u32,
    /// How it did for each party.
    pub parties: ByParty<GroupParty>,
    /// What it agreed on; `null`: nothing.
    pub agreed: Option<AgreedReport>,
}

/// How a group did for a party.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct GroupParty {
    /// Worth of the deal, or of no deal without one; `null`: the party states none.
    pub worth: Option<f64>,
    /// What no deal is worth; `null`: the party states none.
    pub no_deal: Option<f64>,
    /// Worth over no deal.
    pub gain: Option<f64>,
    /// Its place among those of the same role, from 1; `null` for a deal that fails a gate.
    pub place: Option<usize>,
}

/// A deal that was agreed.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AgreedReport {
    /// Issue → option.
    pub text: Text,
    /// The other groups with the same deal, by name.
    pub same_as: Vec<String>,
    /// Every gate that it fails.
    pub failed: Vec<GateReport>,
    /// Whether no deal inside the rules and red lines gives one signatory more and none less; `null`: not known.
    pub efficient: Option<bool>,
    /// What would have been better; `null`: nothing, or not known.
    pub better: Option<BetterReport>,
    /// What would have been better for those who sign, had nobody else stopped it; only where `better` is `null`.
    pub better_but_stopped: Option<BetterReport>,
    /// Distance to the Pareto frontier inside all red lines, points; `null`: not known.
    pub pareto_distance: Option<f64>,
    /// Distance to the Nash deal of day one, points; `null`: there is none, or it is not known.
    pub nash_distance: Option<f64>,
    /// The sum of the signatories' gains, points.
    pub joint_gain: f64,
    /// Its share of the largest, 0-1; `null` where the deal fails a gate before ratification, nothing can be gained, or the
    /// largest is not known.
    pub share_of_largest: Option<f64>,
    /// What the signatories together could still gain, points; `null` as above.
    pub below_largest_joint_gain: Option<f64>,
}

/// A deal that would have been better for some signatories and worse for none.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BetterReport {
    /// Issue → option.
    pub text: Text,
    /// Only what it says otherwise.
    pub changes: Text,
    /// What each party would have got more; below 0 only for parties that do not sign.
    pub increases: ByParty<f64>,
    /// The gates that it would fail.
    pub failed: Vec<GateReport>,
    /// Whether it is proved to raise the worst-off most.
    pub proved: bool,
}

/// How the players of a role did.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RoleReport {
    /// The party, by id.
    pub party: String,
    /// Its name.
    pub name: String,
    /// `signatory`, `guarantor`, `mediator` or `observer`.
    pub role: &'static str,
    /// Of the groups whose deal passes every gate, those whose player ends with most, by name. Groups without a deal win
    /// nothing, though they count below; deals that fail a gate do neither.
    pub best: Vec<String>,
    /// Mean worth over groups, points.
    pub mean: Option<f64>,
    /// Median worth.
    pub median: Option<f64>,
    /// The least.
    pub low: Option<f64>,
    /// The most.
    pub high: Option<f64>,
    /// Over how many groups: those whose deal passes every gate, and those without a deal, with what no deal is worth.
    pub over_groups: usize,
}

/// The document of one class.
pub fn class(class: &Class<'_>, from: &Provenance, deals: (&str, &str)) -> ClassReport {
    let tally = class.tally();
    let (deals_file, deals_hash) = deals;
    ClassReport {
        format: "zopa.class/1",
        scenario: ScenarioReport {
            seed: None,
            ..ScenarioReport::new(class.scenario, from)
        },
        deals_file: deals_file.to_owned(),
        deals_hash: deals_hash.to_owned(),
        finding: tally.finding(),
        counts: ClassCounts {
            groups: tally.groups,
            agreed: tally.agreed,
            efficient: tally.efficient,
            improvable: tally.improvable,
            standing: tally.agreed - tally.failing,
            standing_improvable: tally.improvable_standing,
            undecided: (class.agreed())
                .filter(|(_, agreed)| agreed.efficiency == GroupEfficiency::Unknown)
                .count(),
            failing: tally.failing,
            different_deals: class.deals().len(),
        },
        groups: each(&class.groups, |own| group(class, own)),
        roles: each(&class.roles, |own| role(class, own)),
        surprises: class.surprises(),
    }
}

fn group(class: &Class<'_>, group: &Group) -> GroupReport {
    let points = |points: Option<Points>| points.map(|points| class.game.real(points));
    let parties = class.game.party_ids().zip(group.gains());
    let parties = parties.map(|(party, gain)| {
        let at = party.index();
        let own = GroupParty {
            worth: points(group.worth[at]),
            no_deal: points(group.no_deal[at]),
            gain: points(gain),
            place: group.places[at],
        };
        (party, own)
    });
    GroupReport {
        group: group.entry.group.clone(),
        line: group.entry.line,
        notes: group.entry.notes.clone(),
        round: group.entry.round,
        judged_in_round: group.round,
        parties: Names::of(class.scenario, class.game).by_id(parties),
        agreed: group.agreed.as_ref().map(|own| agreed(class, group, own)),
    }
}

fn agreed(class: &Class<'_>, group: &Group, agreed: &GroupDeal) -> AgreedReport {
    let (game, names) = (class.game, Names::of(class.scenario, class.game));
    let others = class.agreed().filter(|(other, theirs)| {
        theirs.deal == agreed.deal && other.entry.group != group.entry.group
    });
    let gates = |gates: &[Gate], deal: &[OptionId]| {
        each(gates, |&gate| {
            names.failed(gate, refusal(game, gate, deal, group.round))
        })
    };
    let better = |better: &Better| {
        let changes = better.changes(&agreed.deal);
        let more = game.party_ids().zip(&better.increases);
        BetterReport {
            text: names.text(&better.deal),
            changes: names.some(changes.map(|issue| (issue, better.deal[issue.index()]))),
            increases: names.by_id(more.map(|(party, more)| (party, game.real(*more)))),
            failed: gates(&better.failed, &better.deal),
            proved: better.proved,
        }
    };
    AgreedReport {
        text: names.text(&agreed.deal),
        same_as: others.map(|(other, _)| other.entry.group.clone()).collect(),
        failed: gates(&agreed.failed, &agreed.deal),
        efficient: match agreed.efficiency {
            GroupEfficiency::Unknown => None,
            _ => Some(agreed.is_efficient()),
        },
        better: agreed.better().map(better),
        better_but_stopped: agreed.held().map(better),
        pareto_distance: agreed.pareto_distance,
        nash_distance: agreed.nash_distance,
        joint_gain: game.real(agreed.joint_gain),
        share_of_largest: agreed.share,
        below_largest_joint_gain: agreed.left_on_the_table.map(|left| game.real(left)),
    }
}

fn role(class: &Class<'_>, role: &RoleResult) -> RoleReport {
    let frame = &class.game.frame().parties[role.party.index()];
    RoleReport {
        party: frame.id.clone(),
        name: frame.name.clone(),
        role: frame.role.word(),
        best: each(&role.best, |&place| class.groups[place].entry.group.clone()),
        mean: role.spread.map(|spread| spread.mean),
        median: role.spread.map(|spread| spread.median),
        low: role.spread.map(|spread| class.game.real(spread.low)),
        high: role.spread.map(|spread| class.game.real(spread.high)),
        over_groups: role.spread.map_or(0, |spread| spread.groups),
    }
}
