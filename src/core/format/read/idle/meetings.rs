//! Meetings that have no effect or can never take place, and trust that no meeting depends on.

use super::finder::Idle;
use crate::format::diagnostic::Span;
use crate::scenario::{Meeting, PartyId, Protocol, Role, When};

pub(super) fn check(idle: &mut Idle<'_, '_>) {
    let file = idle.file.span;
    for meeting in &idle.scenario.meetings {
        let place = idle.place(&["meeting", &meeting.id]).unwrap_or(file);
        if !idle.single_text() {
            idle.warn(
                format!("the meeting '{}' has no effect: in these talks everybody hears everybody anyway", meeting.id),
                place,
                "changes nothing that is said",
                "a meeting matters where a mediator drafts: write protocol = \"single-text\" in [talks], or remove it",
            );
        } else if !out_of_reach(idle, meeting, place) && !is_noticed(idle, meeting) {
            idle.warn(
                format!("the meeting '{}' has no effect: who comes hears the others anyway, and nobody new answers", meeting.id),
                place,
                "changes nothing that is said",
                "a meeting matters if it brings together two signatories without a channel, all signatories, or the \
                 mediator and a guarantor",
            );
        }
    }
    trust(idle);
}

/// True if a meeting changes what somebody hears, drafts or answers.
fn is_noticed(idle: &Idle<'_, '_>, meeting: &Meeting) -> bool {
    let comes = |party: &PartyId| meeting.with.contains(party);
    let role = |party: &PartyId| idle.scenario.parties[party.index()].role;
    let consent = matches!(idle.scenario.talks.protocol, Protocol::SingleText { mediator, .. } if comes(&mediator))
        && meeting
            .with
            .iter()
            .any(|party| role(party) == Role::Guarantor);
    let all = idle.signatories().all(|party| comes(&party));
    let signing = || {
        meeting
            .with
            .iter()
            .filter(|party| role(party) == Role::Signatory)
    };
    let introduced = signing().any(|&a| signing().any(|&b| a < b && !idle.channel(a, b)));
    consent || all || introduced
}

/// Warns of a meeting whose conditions two of the parties can never meet.
fn out_of_reach(idle: &mut Idle<'_, '_>, meeting: &Meeting, place: Span) -> bool {
    let When::Needs {
        trust,
        agreed_share,
    } = meeting.when
    else {
        return false;
    };
    let free = |path: &str| !idle.varies(path);
    let fixed = free("meeting") && free("time.rounds");
    let pairs = meeting.with.iter().enumerate();
    let mut pairs = pairs.flat_map(|(n, &a)| meeting.with[n + 1..].iter().map(move |&b| (a, b)));
    let mut found = None;
    if fixed {
        let strangers = pairs
            .clone()
            .find(|&pair| agreed_at_most(idle, pair).is_some_and(|most| most < agreed_share));
        found = strangers.map(|pair| {
            let why = why_silent(idle, pair);
            let help = "lower agreed_share to what [table] says for the two, let them meet in a `round`, or leave the party out";
            (why, help)
        });
    }
    if found.is_none() && fixed && free("trust") {
        let wary = pairs.find_map(|pair| {
            let most = trust_at_most(idle, pair)?;
            (most < trust).then_some((pair, most))
        });
        found = wary.map(|((a, b), most)| {
            let [a, b] = [a, b].map(|party| idle.id(party));
            let why = format!("trust between '{a}' and '{b}' cannot rise above {most}");
            (
                why,
                "lower `trust`, or let agreement build more of it: agreed_issue in [trust]",
            )
        });
    }
    let Some((why, help)) = found else {
        return false;
    };
    let needs = idle.place(&["meeting", &meeting.id, "needs"]);
    idle.warn(
        format!("the meeting '{}' can never take place: {why}", meeting.id),
        needs.unwrap_or(place),
        "out of reach",
        help,
    );
    true
}

/// The largest share of the issues on which two can agree when a round begins, if `[table]` alone determines it.
fn agreed_at_most(idle: &Idle<'_, '_>, pair: (PartyId, PartyId)) -> Option<f64> {
    let both = speaks(idle, pair.0) && speaks(idle, pair.1);
    // Asks of the last round come too late to count.
    if both && idle.scenario.time.rounds > 1 {
        return None;
    }
    let issues = idle.scenario.issues.len().max(1);
    Some(tentative(idle, pair) as f64 / issues as f64)
}

fn why_silent(idle: &Idle<'_, '_>, (a, b): (PartyId, PartyId)) -> String {
    let (silent, other) = if speaks(idle, a) { (b, a) } else { (a, b) };
    let [first, second] = [silent, other].map(|party| idle.id(party));
    if speaks(idle, silent) {
        return "the talks have one round, and before it the parties agree on nothing more than [table] says".to_owned();
    }
    format!(
        "'{first}' states no deal, so it agrees with '{second}' on nothing more than [table] says"
    )
}

/// The number of issues on which two agree on day one.
fn tentative(idle: &Idle<'_, '_>, (a, b): (PartyId, PartyId)) -> usize {
    let table = idle.scenario.table.as_ref();
    let known = table.filter(|table| table.between.contains(&a) && table.between.contains(&b));
    known.map_or(0, |table| table.tentative.len())
}

/// The highest trust that two can have when a round begins; `None` if chance or levers can raise it.
fn trust_at_most(idle: &Idle<'_, '_>, (a, b): (PartyId, PartyId)) -> Option<f64> {
    let trust = idle.scenario.trust.as_ref()?;
    let raised = trust.shock > 0.0 && !idle.scenario.shocks.is_empty()
        || trust.lever > 0.0 && !idle.scenario.levers.is_empty();
    if raised {
        return None;
    }
    let between = (a.min(b), a.max(b));
    let own = trust.pairs.iter().find(|pair| pair.between == between);
    let start = own.map_or(trust.start, |pair| pair.start);
    let talk = speaks(idle, a) && speaks(idle, b) && idle.scenario.time.rounds > 1;
    let new = if talk {
        idle.scenario.issues.len() - tentative(idle, between)
    } else {
        0
    };
    Some((start + trust.agreed_issue.max(0.0) * new as f64).min(100.0))
}

/// True if a party ever states a deal of its own.
fn speaks(idle: &Idle<'_, '_>, party: PartyId) -> bool {
    let scenario = idle.scenario;
    let drafts = || {
        let mut tabled = scenario
            .drafts
            .iter()
            .filter(|draft| draft.tabled.is_some());
        tabled.any(|draft| draft.by == Some(party))
    };
    match scenario.parties[party.index()].role {
        Role::Signatory => true,
        Role::Mediator => {
            drafts()
                || matches!(scenario.talks.protocol, Protocol::SingleText { mediator, .. } if mediator == party)
        }
        Role::Guarantor | Role::Observer => drafts(),
    }
}

/// Warns of trust that no meeting needs: trust decides whether a meeting takes place, and nothing else.
fn trust(idle: &mut Idle<'_, '_>) {
    let Some(trust) = &idle.scenario.trust else {
        return;
    };
    let (shock, lever) = (trust.shock, trust.lever);
    let needed =
        |meeting: &Meeting| matches!(meeting.when, When::Needs { trust, .. } if trust > 0.0);
    let asked = idle.single_text() && idle.scenario.meetings.iter().any(needed);
    if !asked && !idle.varies("meeting") {
        idle.ignored(
            &["trust"],
            "no meeting needs it",
            "is counted and shown, and decides nothing",
            "add a meeting under a single text that needs it: needs = { trust = … }, or remove the section",
        );
        return;
    }
    if shock.abs() > 0.0 && idle.scenario.shocks.is_empty() {
        idle.ignored(
            &["trust", "shock"],
            "there is no shock",
            "never counted",
            "add a section [shock.NAME], or remove it",
        );
    }
    if lever.abs() > 0.0 && idle.scenario.levers.is_empty() {
        idle.ignored(
            &["trust", "lever"],
            "there is no lever",
            "never counted",
            "add a section [lever.NAME], or remove it",
        );
    }
}
