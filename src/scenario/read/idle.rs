//! Settings that are right but have no effect in these talks.

use crate::scenario::calendar::{Meeting, When};
use crate::scenario::diagnostic::{Code, Problem, Span};
use crate::scenario::ids::PartyId;
use crate::scenario::model::{Protocol, Role, Scenario};

use super::walk::{Reader, Section};

/// Warns of what nothing in the talks looks at.
pub(super) fn check(reader: &mut Reader, file: &Section<'_>, scenario: &Scenario) {
    first_speaker(reader, file, scenario);
    vetoes(reader, file, scenario);
    for meeting in &scenario.meetings {
        let place = place(file, &["meeting", &meeting.id]).unwrap_or(file.span);
        if !matches!(scenario.talks.protocol, Protocol::SingleText { .. }) {
            reader.report(
                Problem::new(
                    Code::NoEffect,
                    format!("the meeting '{}' has no effect: in these talks everybody hears everybody anyway", meeting.id),
                )
                .label(place, "changes nothing that is said")
                .help("a meeting matters where a mediator drafts: write protocol = \"single-text\" in [talks], or remove it"),
            );
        } else if let Some((silent, other)) = out_of_reach(scenario, meeting) {
            let [silent, other] = [silent, other].map(|p| scenario.parties[p.index()].id.as_str());
            let needs = self::place(file, &["meeting", &meeting.id, "needs"]).unwrap_or(place);
            reader.report(
                Problem::new(
                    Code::NoEffect,
                    format!("the meeting '{}' can never take place: '{silent}' states no text, so it agrees with '{other}' on nothing more than [table] says", meeting.id),
                )
                .label(needs, "out of reach")
                .help("lower agreed_share to what [table] says for the two, let them meet in a `round`, or leave the party out"),
            );
        }
    }
}

/// Where all speak at once nobody is first.
fn first_speaker(reader: &mut Reader, file: &Section<'_>, scenario: &Scenario) {
    let at_once = match scenario.talks.protocol {
        Protocol::SingleText { .. } => "under a single text all say at once what they would sign",
        Protocol::Klein { .. } => "all vote at once",
        _ => return,
    };
    if let Some(place) = place(file, &["talks", "first"]) {
        reader.report(
            Problem::new(
                Code::NoEffect,
                format!("'talks.first' has no effect: {at_once}"),
            )
            .label(place, "nobody speaks first")
            .help("remove the line, or choose another protocol"),
        );
    }
}

/// Where all must say yes everybody has a veto.
fn vetoes(reader: &mut Reader, file: &Section<'_>, scenario: &Scenario) {
    let quota = matches!(
        scenario.talks.protocol,
        Protocol::AlternatingOffers { quota: Some(_), .. }
    );
    if quota {
        return;
    }
    for party in scenario.parties.iter().filter(|party| party.veto) {
        let place = place(file, &["party", &party.id, "veto"]).unwrap_or(file.span);
        reader.report(
            Problem::new(
                Code::NoEffect,
                format!("'party.{}.veto' has no effect: all signatories must say yes", party.id),
            )
            .label(place, "everybody has a veto here")
            .help("remove the line, or let fewer agree: protocol = { alternating-offers = { quota = … } }"),
        );
    }
}

/// Two who should agree on more than they ever can, because the first of them states no text.
fn out_of_reach(scenario: &Scenario, meeting: &Meeting) -> Option<(PartyId, PartyId)> {
    let When::Needs { agreed_share, .. } = meeting.when else {
        return None;
    };
    let silent = meeting
        .with
        .iter()
        .find(|&&party| !speaks(scenario, party))?;
    let table = scenario.table.as_ref();
    let other = meeting.with.iter().find(|&other| {
        let known =
            table.filter(|table| table.between.contains(silent) && table.between.contains(other));
        let agreed = known.map_or(0.0, |table| {
            table.tentative.len() as f64 / scenario.issues.len().max(1) as f64
        });
        other != silent && agreed < agreed_share
    })?;
    Some((*silent, *other))
}

/// Whether a party ever states a text of its own.
fn speaks(scenario: &Scenario, party: PartyId) -> bool {
    let drafts = || {
        let tabled = scenario
            .drafts
            .iter()
            .filter(|draft| draft.tabled.is_some());
        tabled.filter(|draft| draft.by == Some(party)).count() > 0
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

/// Where a key stands, if it does.
fn place(file: &Section<'_>, path: &[&str]) -> Option<Span> {
    let (first, rest) = path.split_first()?;
    let mut entry = file.entry(first)?;
    for key in rest {
        entry = entry.node.table()?.entry(key)?;
    }
    Some(entry.key_span)
}
