//! `zopa.run/1`: one negotiation, and many draws of it if asked for.

use super::change::ChangeReport;
use super::lasting::LastingReport;
use super::names::{ByParty, GateReport, Names, Text, each};
use super::runs::RunsReport;
use super::shared::{CountReport, PrecisionReport, ScenarioReport, StageReport, stages};
use super::solve::DealReport;
use super::trace::{RoundReport, rounds};
use crate::account::{
    Account, AspirationPath, BetterDeal, Efficiency, MemberVotes, Provenance, frontier,
};
use crate::game::{Ending, Game, Gate};
use crate::scenario::{Claim, Protocol, Ratifier, Role, Tactic};
use schemars::JsonSchema;
use serde::Serialize;

/// The document of `zopa run --json`.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RunReport {
    /// `zopa.run/1`.
    pub format: &'static str,
    /// What was played.
    pub scenario: ScenarioReport,
    /// In what unit worth was computed, and how exactly.
    pub precision: PrecisionReport,
    /// The drawn run that was played; `null`: the file's own numbers without chance events.
    pub run_id: Option<u64>,
    /// `deal` if it is ratified, else `no-deal`.
    pub verdict: &'static str,
    /// One sentence for people.
    pub headline: String,
    /// `handshake`, `breakdown`, `impasse` or `out-of-time`.
    pub ending: &'static str,
    /// What a round is called.
    pub unit: String,
    /// The round in which the talks ended.
    pub round: u32,
    /// Some deal passes every gate on day one; `null` where the search was too long.
    pub possible_day_one: Option<bool>,
    /// Some deal passes every gate in some round; `null` where the search was too long.
    pub possible: Option<bool>,
    /// Where nobody shook hands: a round in which deals pass every gate, after a breakdown the last one that was talked, else
    /// the one with the most deals; `null` if none is known.
    pub missed: Option<MissedReport>,
    /// One deal accepted by every signatory.
    pub handshake: bool,
    /// And it passes every gate of its round but ratification.
    pub reached: bool,
    /// And every ratifier concerned passes it.
    pub ratified: bool,
    /// The exact chance that the ratifiers concerned ratify the agreed deal, members voting independently.
    pub ratified_chance: Option<f64>,
    /// The years after the handshake, in a file with `[durability]`; else there is no such key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lasting: Option<LastingReport>,
    /// The agreed deal, or else the last one on the table: issue → option.
    pub text: Option<Text>,
    /// Where some deal passes every gate in that round: the Nash deal among those, for comparison.
    pub alternative: Option<DealReport>,
    /// With a handshake: whether no deal that passes every gate of its round gives one signatory more and none less; `null` also
    /// where the search was stopped first.
    pub efficient: Option<bool>,
    /// A deal that does, if one is known.
    pub better: Option<BetterText>,
    /// Chance events of the file that this course leaves out, for people; none in a drawn run.
    pub left_out: Vec<String>,
    /// The deal fails no gate and nobody said no to it, but time ran out before all had answered.
    pub came_too_late: bool,
    /// The first gates in the way of the deal.
    pub blocked_by: Vec<GateReport>,
    /// Later gates that it would fail too.
    pub would_also_fail: Vec<GateReport>,
    /// Every party.
    pub parties: Vec<PartyOutcome>,
    /// Every ratifier.
    pub ratifiers: Vec<RatifierOutcome>,
    /// The Pareto frontier of the deals inside everyone's red lines for the first two signatories, which charts about two
    /// parties draw; `null` unless two sign.
    pub frontier: Option<FrontierReport>,
    /// Deals left gate by gate on day one.
    pub day_one: Vec<StageReport>,
    /// Deals left gate by gate in the round in which the talks ended.
    pub at_the_end: Vec<StageReport>,
    /// How they talked.
    pub protocol: &'static str,
    /// Alternating offers: signatories in a row who had to say yes; `null`: all.
    pub quota: Option<u32>,
    /// Whether those whom the quota outvotes must live with the deal.
    pub quota_binds: bool,
    /// The ids of the signatories whom the quota left out of the handshake.
    pub outvoted: Vec<String>,
    /// Everything that was said.
    pub trace: Vec<RoundReport>,
    /// Many draws, with `--runs`.
    pub runs: Option<RunsReport>,
    /// What it is compared with, with `--against` or `--against-set`; else there is no such key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub against: Option<AgainstReport>,
}

/// What a negotiation is compared with: it is the old, this the new.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AgainstReport {
    /// The new negotiation, as a document of its own.
    pub run: Box<RunReport>,
    /// What is different in it.
    pub change: ChangeReport,
}

/// What talks without a handshake have missed.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MissedReport {
    /// The round.
    pub round: u32,
    /// How many deals pass every gate in it.
    pub passing: CountReport,
}

/// A deal that passes every gate of the round and gives some signatories more than the agreed one, and none less.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BetterText {
    /// One sentence for people.
    pub told: String,
    /// Issue → option.
    pub text: Text,
    /// Only what it says otherwise.
    pub changes: Text,
    /// What it is worth to each signatory.
    pub worth: ByParty<f64>,
    /// What each signatory would have got more.
    pub increases: ByParty<f64>,
    /// Whether it is proved to raise the worst-off most.
    pub proved: bool,
}

impl BetterText {
    fn new(account: &Account<'_>, improvement: &BetterDeal) -> Option<Self> {
        let (agreed, _) = account.settlement.handshake()?;
        let (game, deal) = (&account.game, &improvement.deal);
        let names = Names::of(account.scenario, game);
        let changed = game
            .issue_ids()
            .filter(|i| agreed[i.index()] != deal[i.index()]);
        let signs = || improvement.increases.iter();
        let worth = signs().map(|&(party, _)| (party, game.real(game.worth(party, deal))));
        Some(BetterText {
            told: account.told_improvement()?,
            text: names.text(deal),
            changes: names.some(changed.map(|issue| (issue, deal[issue.index()]))),
            worth: names.by_id(worth),
            increases: names.by_id(signs().map(|&(party, more)| (party, game.real(more)))),
            proved: improvement.proved,
        })
    }
}

/// One party in the round in which the talks ended.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PartyOutcome {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// `signatory`, `mediator`, `guarantor` or `observer`.
    pub role: &'static str,
    /// How it concedes; only for signatories.
    pub tactic: Option<String>,
    /// What the deal on the table is worth to it.
    pub worth: Option<f64>,
    /// What no deal is worth to it in that round.
    pub no_deal: Option<f64>,
    /// The difference.
    pub gain: Option<f64>,
    /// What it ends with: the deal if it is ratified, else no deal in the last round.
    pub ends_with: f64,
    /// The same, seen from day one by its patience or cost of delay.
    pub present_worth: f64,
    /// The most that a deal inside the rules and its own red lines is worth to it; only for signatories.
    pub best: Option<f64>,
    /// Which share of its way from there to no deal it had given up in the last round in which it stated the least that it
    /// would accept; `null` without such a round or such a way.
    pub given_up: Option<f64>,
    /// The first round in which it had given up at least half of it.
    pub half_way: Option<u32>,
}

/// The best deals for two parties.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FrontierReport {
    /// The ids of the two.
    pub parties: [String; 2],
    /// Worth to the first and to the second, by rising worth to the first; of more than 2,000 points, those at least 0.1
    /// points apart.
    pub points: Vec<[f64; 2]>,
    /// By how much it can be missed, points; 0: it is exact.
    pub epsilon: f64,
    /// Whether the search came to its end; else any number of points can be missing.
    pub complete: bool,
}

impl FrontierReport {
    fn new(account: &Account<'_>) -> Option<Self> {
        let &[x, y, ..] = account.game.signatories() else {
            return None;
        };
        let edge = frontier(&account.game, [x, y])?;
        Some(FrontierReport {
            parties: [x, y].map(|party| account.scenario.parties[party.index()].id.clone()),
            points: edge.points.into_iter().map(|(x, y)| [x, y]).collect(),
            epsilon: edge.epsilon,
            complete: edge.complete,
        })
    }
}

/// One ratifier, and the deal on the table.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RatifierOutcome {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Through whose eyes it sees a deal.
    pub party: String,
    /// The least worth at which its quota is met; `null` where its members judge by different worths.
    pub needs: Option<f64>,
    /// The ids of the parties without whose consent it passes nothing.
    pub veto: Vec<String>,
    /// Those of them that would rather have no deal than the deal.
    pub vetoed_by: Vec<String>,
    /// Whether the deal concerns it.
    pub concerned: Option<bool>,
    /// Whether it would pass the deal (`true` if not concerned).
    pub passes: Option<bool>,
    /// Expected number of yes votes.
    pub expected_yes: Option<f64>,
    /// Votes needed.
    pub quota_yes: u32,
    /// Seats.
    pub quota_of: u32,
    /// The exact chance that its quota is met.
    pub chance: Option<f64>,
    /// How its members vote, the most willing first, where they are given one by one and there is a deal; else there is no
    /// such key.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<MemberReport>,
}

/// The vote of a member of a ratifier.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MemberReport {
    /// Its key.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Votes that it casts together.
    pub seats: u32,
    /// Whether its no alone stops the deal.
    pub veto: bool,
    /// What the deal is worth to it, points.
    pub worth: f64,
    /// The least worth for which it votes yes, points.
    pub no_deal: f64,
    /// Whether it votes yes.
    pub yes: bool,
    /// The chance that it votes yes, 0-1.
    pub chance: f64,
    /// Whether its yes completes the quota if members say yes in this order.
    pub pivotal: bool,
    /// Whether its vote alone decides: without its yes the deal would fail, or with it the deal would pass.
    pub decides: bool,
}

/// The document of one negotiation.
pub fn run(account: &Account<'_>, from: &Provenance, runs: Option<RunsReport>) -> RunReport {
    let text = account.text.as_ref();
    let names = Names::of(account.scenario, &account.game);
    let gates = |gates: &mut dyn Iterator<Item = Gate>| {
        let failed = |gate| Some(names.failed(gate, account.why(gate, text?)));
        gates.filter_map(failed).collect()
    };
    let holds = |claim| account.holds(claim);
    RunReport {
        format: "zopa.run/1",
        scenario: ScenarioReport::new(account.scenario, from),
        precision: PrecisionReport::new(&account.game, account.round),
        run_id: from.run,
        verdict: if holds(Claim::Ratified) {
            "deal"
        } else {
            "no-deal"
        },
        headline: account.headline(),
        ending: match account.settlement.ending {
            Ending::Handshake { .. } => "handshake",
            Ending::Breakdown { .. } => "breakdown",
            Ending::Impasse { .. } => "impasse",
            Ending::OutOfTime => "out-of-time",
        },
        unit: account.scenario.time.unit.clone(),
        round: account.round,
        possible_day_one: account.answers[Claim::PossibleDayOne],
        possible: account.answers[Claim::Possible],
        missed: account.missed().map(|passing| MissedReport {
            round: passing.round,
            passing: (&passing.deals).into(),
        }),
        handshake: holds(Claim::Handshake),
        reached: holds(Claim::Reached),
        ratified: holds(Claim::Ratified),
        ratified_chance: account.settlement.ratified_chance,
        lasting: LastingReport::new(account, names),
        text: text.map(|text| names.text(text)),
        alternative: (account.alternative.as_ref())
            .map(|deal| DealReport::new(names, deal, account.round)),
        efficient: match &account.efficiency {
            Some(Efficiency::Efficient) => Some(true),
            Some(Efficiency::Improvable(_)) => Some(false),
            Some(Efficiency::Unknown) | None => None,
        },
        better: account
            .improvement()
            .and_then(|better| BetterText::new(account, better)),
        left_out: account.left_out(),
        came_too_late: account.came_too_late(),
        blocked_by: gates(&mut account.blocked_by()),
        would_also_fail: gates(&mut account.would_also_fail()),
        parties: parties(account),
        ratifiers: ratifiers(account, names),
        frontier: FrontierReport::new(account),
        day_one: stages(account.scenario, &account.day_one),
        at_the_end: stages(account.scenario, &account.then),
        protocol: account.scenario.talks.protocol.word(),
        quota: match account.scenario.talks.protocol {
            Protocol::AlternatingOffers { quota, .. } => quota,
            _ => None,
        },
        quota_binds: account.game.outvoting().is_some(),
        outvoted: names.parties(&account.outvoted()),
        trace: rounds(account),
        runs,
        against: None,
    }
}

fn parties(account: &Account<'_>) -> Vec<PartyOutcome> {
    let (game, scenario) = (&account.game, account.scenario);
    let last = match account.settlement.handshake() {
        Some((_, round)) if account.holds(Claim::Ratified) => round,
        _ => scenario.time.rounds,
    };
    let stances = account.stances();
    each(game.party_ids(), |party| {
        let stance = stances.iter().find(|stance| stance.party == party);
        let written = &scenario.parties[party.index()];
        let worth = account.text.as_ref().map(|text| game.worth(party, text));
        let no_deal = game.no_deal_at(party, account.round);
        let ends_with = account.settlement.worth[party.index()];
        PartyOutcome {
            id: written.id.clone(),
            name: written.name.clone(),
            role: written.role.word(),
            tactic: (written.role == Role::Signatory).then(|| tactic(&written.tactic)),
            worth: worth.map(|w| game.real(w)),
            no_deal: no_deal.map(|n| game.real(n)),
            gain: worth.zip(no_deal).map(|(w, n)| game.real(w - n)),
            ends_with: game.real(ends_with),
            present_worth: game.real(game.present_worth(party, ends_with, last)),
            best: stance.and_then(|stance| stance.best),
            given_up: stance.and_then(AspirationPath::given_up_at_last),
            half_way: stance.and_then(AspirationPath::half_way),
        }
    })
}

fn ratifiers(account: &Account<'_>, names: Names<'_>) -> Vec<RatifierOutcome> {
    let game = &account.game;
    let bodies = game.ratifiers().iter().zip(&account.scenario.ratifiers);
    each(bodies, |(body, written)| {
        let text = account.text.as_ref();
        let concerned = text.map(|text| body.only_if.holds(text));
        let vetoed = text.map(|text| game.vetoed(body, text, account.round).collect::<Vec<_>>());
        RatifierOutcome {
            id: written.id.clone(),
            title: written.title.clone(),
            party: names.party(body.party),
            needs: body.need().map(|(_, need)| game.real(need)),
            veto: names.parties(&body.veto),
            vetoed_by: names.parties(vetoed.iter().flatten()),
            concerned,
            passes: text.zip(concerned).map(|(text, concerned)| {
                let worth = |party| game.worth(party, text);
                !concerned || game.body_passes(body, worth, account.round)
            }),
            expected_yes: text.map(|text| game.expected_yes(body, text)),
            quota_yes: body.votes.yes,
            quota_of: body.votes.of,
            chance: text.map(|text| game.body_chance(body, |party| game.worth(party, text))),
            members: text
                .filter(|_| concerned == Some(true))
                .and_then(|text| MemberVotes::of(game, body, text))
                .map_or_else(Vec::new, |votes| members(game, written, &votes)),
        }
    })
}

fn members(game: &Game, written: &Ratifier, votes: &MemberVotes) -> Vec<MemberReport> {
    each(votes.votes.iter().enumerate(), |(place, vote)| {
        MemberReport {
            id: written.members[vote.member].id.clone(),
            name: vote.name.clone(),
            seats: vote.seats,
            veto: vote.veto,
            worth: game.real(vote.worth),
            no_deal: game.real(vote.no_deal),
            yes: vote.is_yes(),
            chance: vote.chance,
            pivotal: votes.pivot == Some(place),
            decides: votes.decide_alone.contains(&place),
        }
    })
}

/// A tactic with all its settings.
fn tactic(tactic: &Tactic) -> String {
    let settings = tactic.settings().into_iter();
    let settings: String = settings
        .map(|(key, value)| format!(" {key}={value}"))
        .collect();
    format!("{}{settings}", tactic.concession.family())
}
