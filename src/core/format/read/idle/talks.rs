//! `[talks]`, the deadline, tactics and tabled drafts.

use super::finder::Idle;
use crate::format::diagnostic::{Code, Problem};
use crate::scenario::{AgreementRule, Concession, Draft, PartyId, Protocol, Role, Tactic, Voter};

/// The most tactics without effect that are pointed at one by one.
const MOST_NAMED: usize = 4;

pub(super) fn check(idle: &mut Idle<'_, '_>) {
    first_speaker(idle);
    start(idle);
    channels(idle);
    agenda(idle);
    breakdown(idle);
    deadline(idle);
    temperature(idle);
    vetoes(idle);
    tactics(idle);
    drafts(idle);
}

/// The protocol in words.
fn protocol(idle: &Idle<'_, '_>) -> &'static str {
    idle.scenario.talks.protocol.conduct().called
}

/// True if there is only one round: one offer of the whole deal, and an answer to it.
pub(super) fn one_round(idle: &Idle<'_, '_>) -> bool {
    let talks = &idle.scenario.talks;
    talks.protocol == Protocol::TakeItOrLeaveIt && talks.rule == AgreementRule::Everything
}

/// True if tactics play no part.
fn without_tactics(idle: &Idle<'_, '_>) -> bool {
    !idle.scenario.talks.protocol.conduct().tactics
}

/// If all speak at once nobody is first.
fn first_speaker(idle: &mut Idle<'_, '_>) {
    let Some(at_once) = idle.scenario.talks.protocol.conduct().at_once else {
        return;
    };
    idle.ignored(
        &["talks", "first"],
        at_once,
        "nobody speaks first",
        "remove the line, or choose another protocol",
    );
}

/// Only a draft that all negotiate about can be on the table before anybody speaks.
fn start(idle: &mut Idle<'_, '_>) {
    let Some(start) = idle.scenario.talks.start else {
        return;
    };
    match idle.scenario.talks.protocol {
        Protocol::SingleText { .. } => {}
        Protocol::Klein { .. } => {
            let drafts = &idle.scenario.drafts;
            if let Some(other) = drafts.iter().find(|draft| draft.tabled == Some(1)) {
                let why = format!(
                    "the draft '{}' takes the place of '{}' in round 1",
                    other.id, drafts[start].id
                );
                let help = "let the draft be tabled in a later round, or remove one of the two";
                idle.ignored(&["talks", "start"], &why, "never voted on", help);
            }
        }
        _ => {
            let why = format!(
                "under {} no deal is on the table before somebody speaks",
                protocol(idle)
            );
            idle.ignored(
                &["talks", "start"],
                &why,
                "never used",
                "it is used under a single text and by votes on single changes (klein); remove the line, or let a \
                 party put the draft on the table: `by` and `tabled` in its section",
            );
        }
    }
}

/// Channels matter only where a mediator drafts.
fn channels(idle: &mut Idle<'_, '_>) {
    let why = match idle.scenario.talks.protocol {
        Protocol::SingleText { .. } => return,
        Protocol::Klein { .. } => "votes are open to all".to_owned(),
        _ => format!(
            "under {} every signatory hears every other one",
            protocol(idle)
        ),
    };
    idle.ignored(
        &["talks", "channels"],
        &why,
        "changes nothing that is said",
        "channels matter where a mediator drafts: write protocol = \"single-text\", or remove the line",
    );
}

/// The order of items, and issues that are settled early.
fn agenda(idle: &mut Idle<'_, '_>) {
    let talks = &idle.scenario.talks;
    if talks.rule == AgreementRule::Everything {
        idle.ignored(
            &["talks", "agenda"],
            "the whole deal is agreed, or nothing",
            "there are no items to put in order",
            "add rule = \"issue-by-issue\", or remove the line",
        );
    }
    let Some(settle) = idle.scenario.talks.settle else {
        return;
    };
    let at_all = ["talks", "settle"];
    let after = ["talks", "settle", "after"];
    let rounds = idle.scenario.time.rounds;
    if idle.scenario.talks.rule == AgreementRule::IssueByIssue {
        // With `reopen` it says that everything is opened again when the whole deal is refused.
        if !settle.reopen {
            idle.ignored(
                &at_all,
                "issue by issue, an item is closed when it is agreed",
                "decides nothing",
                "add reopen = true, or remove the line",
            );
        } else {
            idle.ignored(
                &after,
                "issue by issue, an item is closed as soon as it is agreed",
                "counts no rounds",
                "remove `after`; `reopen` works without it",
            );
        }
    } else if without_tactics(idle) {
        let why = format!("under {} nobody asks for a deal of its own", protocol(idle));
        let help = "remove the line, or choose another protocol";
        idle.ignored(&at_all, &why, "nothing is ever settled early", help);
    } else if settle.after >= rounds && !idle.varies("talks.settle") && !idle.varies("time.rounds")
    {
        let why = format!(
            "asks that coincide {} rounds in a row are too late for talks of {rounds}",
            settle.after
        );
        let place = if idle.place(&after).is_some() {
            &after[..]
        } else {
            &at_all[..]
        };
        let help = "choose fewer rounds, or let the talks last longer";
        idle.ignored(place, &why, "nothing is ever settled early", help);
    }
}

fn breakdown(idle: &mut Idle<'_, '_>) {
    if one_round(idle) && idle.scenario.talks.breakdown > 0.0 {
        idle.ignored(
            &["talks", "breakdown"],
            "the talks are over when the one offer is answered",
            "nobody is left to leave",
            "remove the line, or choose another protocol",
        );
    }
}

/// Pressure lowers what parties ask for; some protocols have no asks, and some tactics ignore the clock.
fn deadline(idle: &mut Idle<'_, '_>) {
    let pressure = idle.scenario.time.deadline.as_ref();
    if pressure.is_none_or(|deadline| deadline.pressure <= 0.0) {
        return;
    }
    let tactic = |party: PartyId| idle.scenario.parties[party.index()].tactic;
    let deaf = |party| tactic(party).concession.decides_alone();
    let deaf = idle.signatories().all(deaf);
    let path = ["time", "deadline"];
    let help = "remove the line, or choose another protocol";
    if without_tactics(idle) {
        let why = format!(
            "under {} nobody asks for less as time passes",
            protocol(idle)
        );
        idle.ignored(&path, &why, "presses on nobody", help);
    } else if deaf && !idle.varies("party") {
        let alone = Concession::ALL.iter().filter(|known| known.decides_alone());
        let alone: Vec<String> = alone
            .map(|known| format!("\"{}\"", known.family()))
            .collect();
        let why = format!(
            "the tactics {} do not look at the clock",
            alone.join(" and ")
        );
        let help = "remove the line, or choose another tactic for a signatory";
        idle.ignored(&path, &why, "presses on nobody", help);
    }
}

/// Only annealing voters have a temperature.
fn temperature(idle: &mut Idle<'_, '_>) {
    if let Protocol::Klein { voters, .. } = &idle.scenario.talks.protocol
        && !voters.contains(&Voter::Annealing)
    {
        idle.ignored(
            &["talks", "protocol", "klein", "temperature"],
            "all vote by hill-climbing",
            "nobody cools down",
            "add voters = { PARTY = \"annealing\" }, or remove it",
        );
    }
}

/// If all must agree everybody has a veto.
fn vetoes(idle: &mut Idle<'_, '_>) {
    let protocol = &idle.scenario.talks.protocol;
    if matches!(protocol, Protocol::AlternatingOffers { quota: Some(_), .. }) {
        return;
    }
    for party in idle.scenario.parties.iter().filter(|party| party.veto) {
        idle.ignored(
            &["party", &party.id, "veto"],
            "all signatories must say yes",
            "everybody has a veto here",
            "remove the line, or let fewer agree: protocol = { alternating-offers = { quota = … } }",
        );
    }
}

/// Tactics that play no part, and those that react to others where nobody can be heard.
fn tactics(idle: &mut Idle<'_, '_>) {
    let signatories: Vec<PartyId> = idle.signatories().collect();
    if without_tactics(idle) {
        let stated = signatories.iter().filter_map(|&party| {
            let id = idle.id(party);
            Some((idle.place(&["party", &id, "tactic"])?, id))
        });
        let stated: Vec<_> = stated.collect();
        let named: Vec<String> = stated.iter().map(|(_, id)| format!("'{id}'")).collect();
        let tactics = match named.as_slice() {
            [] => return,
            [id] => format!("the tactic of {id} has"),
            [one, other] => format!("the tactics of {one} and {other} have"),
            [one, other, rest @ ..] => {
                format!("the tactics of {one}, {other} and {} more have", rest.len())
            }
        };
        let message = format!(
            "{tactics} no effect: under {} tactics play no part",
            protocol(idle)
        );
        let mut problem = Problem::new(Code::TacticUnused, message);
        for (place, _) in stated.iter().take(MOST_NAMED) {
            problem = problem.label(*place, "never used");
        }
        let help = "remove it, or choose another protocol";
        idle.reader.report(problem.help(help));
        return;
    }
    if !idle.single_text() {
        return;
    }
    for &party in &signatories {
        let others = signatories.iter().filter(|&&other| other != party);
        let meets = |&&other: &&PartyId| {
            let mut meetings = idle.scenario.meetings.iter();
            idle.channel(party, other)
                || meetings.any(|m| m.with.contains(&party) && m.with.contains(&other))
        };
        let hears = others.clone().any(|other| meets(&other));
        if hears || !listens(&idle.scenario.parties[party.index()].tactic) {
            continue;
        }
        let id = idle.id(party);
        let Some(place) = idle.place(&["party", &id, "tactic"]) else {
            continue;
        };
        let first = others.map(|&other| idle.id(other)).next();
        let (why, help) = match first {
            None => (
                "nobody else signs",
                "choose a tactic that looks at the clock".to_owned(),
            ),
            Some(other) => (
                "no channel and no meeting brings it together with another signatory",
                format!(
                    "add [\"{id}\", \"{other}\"] to talks.channels, or choose a tactic that looks at the clock"
                ),
            ),
        };
        let message = format!("the tactic of '{id}' answers nobody: {why}");
        idle.warn(message, place, "never hears what it would answer", &help);
    }
}

/// True if a tactic reacts to what it has heard from others.
fn listens(tactic: &Tactic) -> bool {
    tactic.concession.listens() || tactic.guesses()
}

/// Drafts that are never put on the table though the file says when.
fn drafts(idle: &mut Idle<'_, '_>) {
    for (n, draft) in idle.scenario.drafts.iter().enumerate() {
        let (Some(round), Some(by)) = (draft.tabled, draft.by) else {
            continue;
        };
        if let Some(why) = never_tabled(idle, &idle.scenario.drafts[..n], draft, (round, by)) {
            idle.ignored(
                &["draft", &draft.id, "tabled"],
                &why,
                "never on the table",
                "remove it, or choose another round, party or protocol",
            );
        }
    }
}

fn never_tabled(
    idle: &Idle<'_, '_>,
    before: &[Draft],
    draft: &Draft,
    (round, by): (u32, PartyId),
) -> Option<String> {
    let party = &idle.scenario.parties[by.index()];
    let same_round = || before.iter().filter(|other| other.tabled == Some(round));
    let first = idle.scenario.talks.first;
    let first = first.or_else(|| idle.signatories().next());
    match idle.scenario.talks.protocol {
        Protocol::TakeItOrLeaveIt if first != Some(by) => {
            Some("only the first signatory makes an offer".to_owned())
        }
        Protocol::TakeItOrLeaveIt if one_round(idle) && round > 1 => {
            Some("the talks are over after round 1".to_owned())
        }
        _ if idle.scenario.talks.protocol.conduct().at_once.is_none() => {
            if party.role != Role::Signatory {
                let protocol = protocol(idle);
                return Some(format!(
                    "under {protocol} only signatories put deals on the table"
                ));
            }
            let mut lines = party.never.0.iter();
            let crosses = |issue: usize, options: &[_]| options.contains(&draft.text[issue]);
            if lines.any(|(issue, options)| crosses(issue.index(), options)) {
                return Some(format!("it crosses a red line of '{}' itself", party.id));
            }
            let mut own = same_round().filter(|other| other.by == Some(by));
            let other = own.next()?;
            Some(format!(
                "'{}' puts '{}' on the table in that round",
                party.id, other.id
            ))
        }
        Protocol::SingleText { .. } if round == 1 && idle.scenario.talks.start.is_some() => {
            Some("in round 1 the draft of 'talks.start' is on the table".to_owned())
        }
        _ => {
            let other = same_round().next()?;
            Some(format!("'{}' is on the table in that round", other.id))
        }
    }
}
