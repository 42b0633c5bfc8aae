//! Every number of a scenario, and every word that can be chosen: its path and its value.
//!
//! Everything else that deals with paths follows from this file: listing, getting, setting, the hash of later numbers, keys of
//! draws, axes of sweeps. Every struct is taken apart field by field, so that a new field cannot be forgotten here. What has no
//! path (rules, red lines, agendas) has lines in `meaning`.

use super::address::{Each, Path};
use super::scores::visit_scores;
use super::value::Leaf;
use super::years;
use crate::scenario::calendar::{DayOne, Meeting, Settle, When};
use crate::scenario::ids::{OptionId, PartyId};
use crate::scenario::model::{
    Deadline, Delay, Draft, Issue, Link, Member, NoDeal, NoDealBase, Options, Party, Ratifier,
    Role, Scenario, Talks, Time, Uncertainty,
};
use crate::scenario::pressure::{Commitment, Lever, Shock, Trust, TrustPair};
use crate::scenario::protocol::Protocol;

/// Visits everything that has a path, in the order of the file's sections.
///
/// Weights are visited as they are in the row, or in the default row where the file has none. Tactics are visited for those who
/// use them, the signatories.
pub(crate) fn visit(scenario: &mut Scenario, each: Each<'_>) {
    let Scenario {
        about: _,
        time,
        parties,
        issues,
        links,
        rules: _,
        drafts,
        table,
        talks,
        meetings,
        levers,
        trust,
        shocks,
        commitments,
        ratifiers,
        durability,
        uncertainty,
        distributions: _,
        sweeps: _,
        expectations: _,
        charts: _,
    } = scenario;
    let Time {
        unit: _,
        start: _,
        rounds,
        deadline,
    } = time;
    let rounds = *rounds;
    each(Path::Rounds, Leaf::Fixed(f64::from(rounds)));
    if let Some(Deadline {
        round,
        name: _,
        pressure,
    }) = deadline
    {
        each(Path::DeadlineRound, Leaf::Whole(round, 1..=rounds));
        each(Path::DeadlinePressure, Leaf::Number(pressure));
    }
    for party in parties.iter_mut() {
        visit_party(party, issues, each);
    }
    for Party {
        id: party, weights, ..
    } in parties.iter_mut()
    {
        for (at, issue) in issues.iter().enumerate().take(weights.len()) {
            let issue = &issue.id;
            each(Path::Weight { party, issue }, Leaf::Weight(weights, at));
        }
    }
    let parties = &*parties;
    for issue in issues.iter_mut() {
        visit_issue(issue, parties, each);
    }
    let id_of = |party: PartyId| parties[party.index()].id.as_str();
    for Link {
        id: link,
        party,
        when: _,
        change,
        why: _,
    } in links
    {
        each(Path::LinkParty { link }, Leaf::Word(id_of(*party)));
        each(Path::LinkChange { link }, Leaf::Number(change));
    }
    if let Some(DayOne {
        between: _,
        tentative,
    }) = table
    {
        let tentative = tentative.iter().map(|(at, option)| (at.index(), *option));
        for (issue, leaf) in options(issues, tentative) {
            each(Path::Tentative { issue }, leaf);
        }
    }
    for Draft {
        id: draft,
        by: _,
        title: _,
        text,
        tabled,
    } in drafts.iter_mut()
    {
        for (issue, leaf) in options(issues, text.iter().copied().enumerate()) {
            each(Path::DraftOption { draft, issue }, leaf);
        }
        if let Some(round) = tabled {
            each(Path::DraftTabled { draft }, Leaf::Whole(round, 1..=rounds));
        }
    }
    visit_talks(talks, parties, drafts, each);
    for Meeting {
        id: meeting,
        name: _,
        with: _,
        when,
    } in meetings
    {
        match when {
            When::Round(round) => {
                let round = Leaf::Whole(round, 1..=rounds);
                each(Path::MeetingRound { meeting }, round);
            }
            When::Needs {
                trust: needed,
                agreed_share,
            } => {
                // Without a section [trust] no trust can be needed.
                if trust.is_some() {
                    each(Path::NeedsTrust { meeting }, Leaf::Number(needed));
                }
                each(Path::NeedsAgreed { meeting }, Leaf::Number(agreed_share));
            }
        }
    }
    for Lever {
        id: lever,
        title: _,
        held_by,
        hits,
        costs,
        pulled,
    } in levers
    {
        each(Path::LeverHolder { lever }, Leaf::Word(id_of(*held_by)));
        for (party, points) in hits {
            let party = id_of(*party);
            each(Path::LeverHit { lever, party }, Leaf::Number(points));
        }
        for (party, points) in costs {
            let party = id_of(*party);
            each(Path::LeverCost { lever, party }, Leaf::Number(points));
        }
        each(Path::LeverUse { lever }, Leaf::Word(pulled.word()));
    }
    if let Some(Trust {
        start,
        agreed_issue,
        shock,
        lever,
        pairs,
    }) = trust
    {
        each(Path::TrustStart, Leaf::Number(start));
        each(Path::TrustAgreedIssue, Leaf::Number(agreed_issue));
        each(Path::TrustShock, Leaf::Number(shock));
        each(Path::TrustLever, Leaf::Number(lever));
        for TrustPair {
            id: pair,
            between: _,
            start,
        } in pairs
        {
            each(Path::TrustPair { pair }, Leaf::Number(start));
        }
    }
    for Shock {
        id: shock,
        title: _,
        chance,
        no_deal,
        walk_out,
    } in shocks
    {
        each(Path::ShockChance { shock }, Leaf::Number(chance));
        for (party, points) in no_deal {
            let party = id_of(*party);
            each(Path::ShockNoDeal { shock, party }, Leaf::Number(points));
        }
        each(Path::ShockWalkOut { shock }, Leaf::Number(walk_out));
    }
    for Commitment {
        id: commitment,
        title: _,
        party,
        position: _,
        cost,
    } in commitments
    {
        let party = Leaf::Word(id_of(*party));
        each(Path::CommitmentParty { commitment }, party);
        each(Path::CommitmentCost { commitment }, Leaf::Number(cost));
    }
    for body in ratifiers {
        visit_ratifier(body, parties, issues, each);
    }
    if let Some(durability) = durability {
        years::visit(durability, (parties, issues), each);
    }
    let Uncertainty {
        weights,
        scores,
        no_deal,
    } = uncertainty;
    each(Path::UncertainWeights, Leaf::Number(weights));
    each(Path::UncertainScores, Leaf::Number(scores));
    each(Path::UncertainNoDeal, Leaf::Number(no_deal));
}

fn visit_party(party: &mut Party, issues: &[Issue], each: Each<'_>) {
    let Party {
        id: party,
        name: _,
        brief: _,
        role,
        veto: _, // with the protocol that asks for it
        no_deal,
        delay,
        tactic,
        never: _,
        opening,
        weights: _, // in a section of their own
    } = party;
    each(Path::Role { party }, Leaf::Word(role.word()));
    if let Some(NoDeal {
        base,
        change_per_round,
        volatility,
    }) = no_deal
    {
        match base {
            NoDealBase::Value(value) => each(Path::NoDealValue { party }, Leaf::Number(value)),
            NoDealBase::Package(text) => {
                for (issue, leaf) in options(issues, text.iter().copied().enumerate()) {
                    each(Path::NoDealOption { party, issue }, leaf);
                }
            }
            NoDealBase::War {
                win,
                if_win,
                if_lose,
                cost,
            } => {
                let mut at = |key, number| each(Path::War { party, key }, Leaf::Number(number));
                at("win", win);
                at("if_win", if_win);
                at("if_lose", if_lose);
                at("cost", cost);
            }
        }
        let change = Leaf::Number(change_per_round);
        each(Path::ChangePerRound { party }, change);
        each(Path::Volatility { party }, Leaf::Number(volatility));
    }
    if let Some(opening) = opening {
        for (issue, leaf) in options(issues, opening.iter().copied().enumerate()) {
            each(Path::OpeningOption { party, issue }, leaf);
        }
    }
    match delay {
        Delay::Patience(patience) => each(Path::Patience { party }, Leaf::Number(patience)),
        Delay::Cost(cost) => each(Path::CostOfDelay { party }, Leaf::Number(cost)),
    }
    if *role == Role::Signatory {
        if let Some(name) = tactic.name() {
            each(Path::Tactic { party }, Leaf::Word(name));
        }
        let family = tactic.concession.family();
        tactic.visit(&mut |key, leaf| each(Path::TacticKey { party, family, key }, leaf));
    }
}

fn visit_issue(issue: &mut Issue, parties: &[Party], each: Each<'_>) {
    let Issue {
        id: issue,
        title: _,
        short: _,
        options,
        titles: _,
        scores,
    } = issue;
    if let Options::Range { from, to, step } = options {
        for (key, number) in [("from", from), ("to", to), ("step", step)] {
            each(Path::Range { issue, key }, Leaf::Fixed(*number));
        }
    }
    for (Party { id: party, .. }, scores) in parties.iter().zip(scores) {
        visit_scores(scores, options, &mut |at, leaf| {
            each(Path::Score { issue, party, at }, leaf);
        });
    }
}

fn visit_ratifier(body: &mut Ratifier, parties: &[Party], issues: &[Issue], each: Each<'_>) {
    let Ratifier {
        id: ratifier,
        title: _,
        party,
        only_if: _,
        veto: _,
        yes,
        of,
        people,
        blocking,
        value,
        spread,
        members,
        noise,
    } = body;
    let id_of = |party: PartyId| parties[party.index()].id.as_str();
    each(Path::RatifierFor { ratifier }, Leaf::Word(id_of(*party)));
    each(Path::QuotaYes { ratifier }, Leaf::Whole(yes, 1..=*of));
    if members.is_empty() {
        each(Path::QuotaOf { ratifier }, Leaf::Whole(of, *yes..=u32::MAX));
        each(Path::VotesValue { ratifier }, Leaf::Number(value));
        each(Path::VotesSpread { ratifier }, Leaf::Number(spread));
        return;
    }
    if let Some(people) = people {
        each(Path::QuotaPeople { ratifier }, Leaf::Number(people));
        let blocking = Leaf::Whole(blocking, 0..=u32::MAX);
        each(Path::QuotaBlocking { ratifier }, blocking);
    }
    each(Path::VotesNoise { ratifier }, Leaf::Number(noise));
    for Member {
        id: member,
        name: _,
        seats,
        people,
        veto,
        like,
        weights,
        scores,
        no_deal,
    } in members
    {
        // The seats of all follow from it.
        let seats = Leaf::Fixed(f64::from(*seats));
        each(Path::MemberSeats { ratifier, member }, seats);
        // Whether the people of all add up to anything is checked where the file is read.
        let people = Leaf::Fixed(*people);
        each(Path::MemberPeople { ratifier, member }, people);
        each(Path::MemberVeto { ratifier, member }, Leaf::truth(*veto));
        let like = Leaf::Word(id_of(*like));
        each(Path::MemberLike { ratifier, member }, like);
        for (at, Issue { id: issue, .. }) in issues.iter().enumerate() {
            if let Some(weights) = weights.as_mut().filter(|row| at < row.len()) {
                let path = Path::MemberWeight {
                    ratifier,
                    member,
                    issue,
                };
                each(path, Leaf::Weight(weights, at));
            }
        }
        for (issue, scores) in issues.iter().zip(scores) {
            visit_scores(scores, &issue.options, &mut |at, leaf| {
                let path = Path::MemberScore {
                    ratifier,
                    member,
                    issue: &issue.id,
                    at,
                };
                each(path, leaf);
            });
        }
        each(
            Path::MemberNoDeal { ratifier, member },
            Leaf::Number(no_deal),
        );
    }
}

fn visit_talks(talks: &mut Talks, parties: &[Party], drafts: &[Draft], each: Each<'_>) {
    let Talks {
        protocol,
        rule,
        agenda: _,
        settle,
        channels: _,
        start,
        first,
        breakdown,
    } = talks;
    visit_protocol(protocol, parties, each);
    each(Path::AgreementRule, Leaf::Word(rule.word()));
    if let Some(Settle { after, reopen }) = settle {
        each(Path::SettleAfter, Leaf::Whole(after, 1..=u32::MAX));
        each(Path::SettleReopen, Leaf::truth(*reopen));
    }
    let start = start.and_then(|at| drafts.get(at));
    let start = start.map_or("none", |draft| &draft.id);
    each(Path::Start, Leaf::Word(start));
    if let Some(first) = first_speaker(*first, parties) {
        each(Path::First, Leaf::Word(&parties[first.index()].id));
    }
    each(Path::Breakdown, Leaf::Number(breakdown));
}

/// The word, where it alone describes the protocol, and every setting.
fn visit_protocol(protocol: &mut Protocol, parties: &[Party], each: Each<'_>) {
    let family = protocol.word();
    if Protocol::plain(family, parties.len()).as_ref() == Some(protocol) {
        each(Path::Protocol, Leaf::Word(family));
    }
    let signs = |party: &&Party| party.role == Role::Signatory;
    let signatories = parties.iter().filter(signs);
    let mut at = |key, leaf: Leaf<'_>| each(Path::ProtocolKey { family, key }, leaf);
    match protocol {
        Protocol::AlternatingOffers { quota, binds } => {
            let all = signatories.clone().count() as u32;
            let outvoted = quota.is_some();
            // With two signatories both must agree, so there is nothing to choose.
            if all > 2 {
                at("quota", Leaf::Quota(quota, all));
            }
            // Without a quota nobody is outvoted, and every signatory has a veto.
            if outvoted {
                at("binds", Leaf::truth(*binds));
                for Party {
                    id: party, veto, ..
                } in signatories
                {
                    each(Path::Veto { party }, Leaf::truth(*veto));
                }
            }
        }
        Protocol::SingleText {
            mediator,
            own_wishes,
        } => {
            at("mediator", Leaf::Word(&parties[mediator.index()].id));
            at("own_wishes", Leaf::Number(own_wishes));
        }
        Protocol::Klein {
            changes,
            temperature,
            voters,
        } => {
            at("changes", Leaf::Whole(changes, 1..=u32::MAX));
            at("temperature", Leaf::Number(temperature));
            let voters = parties.iter().zip(voters);
            for (Party { id: party, .. }, voter) in voters.filter(|(party, _)| signs(party)) {
                each(Path::Voter { family, party }, Leaf::Word(voter.word()));
            }
        }
        Protocol::Simultaneous | Protocol::TakeItOrLeaveIt => {}
    }
}

/// The signatory who speaks first: the first of the file if nobody is named.
pub(crate) fn first_speaker(named: Option<PartyId>, parties: &[Party]) -> Option<PartyId> {
    let signs = |party: &Party| party.role == Role::Signatory;
    let place = parties.iter().position(signs)?;
    named.or(Some(PartyId(place as u16)))
}

/// Options with the names of their issues.
fn options<'i>(
    issues: &'i [Issue],
    options: impl Iterator<Item = (usize, OptionId)>,
) -> impl Iterator<Item = (&'i str, Leaf<'i>)> {
    options.filter_map(move |(at, option)| {
        // A file with errors may lack issues or options.
        let issue = issues
            .get(at)
            .filter(|issue| option.index() < issue.len())?;
        let leaf = match &issue.options {
            Options::Named(names) => Leaf::Word(&names[option.index()]),
            range => Leaf::Fixed(range.value(option)?),
        };
        Some((issue.id.as_str(), leaf))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Source, read};

    #[test]
    fn a_path_is_read_as_it_was_visited() {
        let text = include_str!("../../../../scenarios/mar-a-lago.toml");
        let source = Source::from_text("mar-a-lago.toml", text);
        let mut scenario = read(&source, &[]).unwrap().scenario;
        let mut paths = 0;
        visit(&mut scenario, &mut |path, _| {
            assert_eq!(Path::parse(&path.to_string()), Some(path));
            paths += 1;
        });
        assert!(paths > 100);
    }
}
