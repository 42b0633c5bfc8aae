//! Protocols, tactics, calendar and pressure: read as they are meant, and reachable by settings.

use zopa::format::Source;
use zopa::scenario::{
    AgreementRule, Concession, IssueId, OfferRule, OpponentModel, OptionId, PartyId, PathValue,
    Protocol, Pulled, Scenario, Settle, Voter, When, get,
};

use super::{FILES, load, scenario, with};

#[test]
fn calendar_and_pressure_mean_what_they_say() {
    let all = scenario(FILES[2]);
    let [ukraine, russia, us, europe] = [0, 1, 2, 3].map(PartyId);
    let [donbas, guarantees, army] = [0, 1, 2].map(IssueId);
    let table = all.table.as_ref().unwrap();
    assert_eq!(table.between, [ukraine, us]);
    assert_eq!(
        table.tentative,
        [(guarantees, OptionId(0)), (army, OptionId(3))]
    );
    assert_eq!(all.drafts[0].tabled, Some(3));
    assert_eq!(all.talks.rule, AgreementRule::IssueByIssue);
    // What the agenda leaves out follows by itself.
    assert_eq!(all.talks.agenda, [vec![guarantees, army], vec![donbas]]);
    assert_eq!(
        all.talks.settle,
        Some(Settle {
            after: 3,
            reopen: true
        })
    );
    let channels = all.talks.channels.as_ref().unwrap();
    assert_eq!(
        *channels,
        [(ukraine, us), (russia, us), (us, europe), (ukraine, europe)]
    );
    assert_eq!(all.meetings[0].name, "Washington with Western partners");
    assert_eq!(all.meetings[0].with, [ukraine, us, europe]);
    assert_eq!(all.meetings[0].when, When::Round(5));
    assert_eq!(
        all.meetings[1].when,
        When::Needs {
            trust: 45.0,
            agreed_share: 0.5
        }
    );
    let lever = &all.levers[0];
    assert_eq!((lever.held_by, lever.pulled), (us, Pulled::IfStuck));
    assert_eq!(
        (&lever.hits[..], &lever.costs[..]),
        (&[(ukraine, -6.0)][..], &[(us, 2.0)][..])
    );
    assert_eq!(all.levers[1].pulled, Pulled::Never);
    let trust = all.trust.as_ref().unwrap();
    assert_eq!(
        (trust.start, trust.agreed_issue, trust.pairs[1].start),
        (40.0, 3.0, 45.0)
    );
    assert_eq!(trust.pairs[1].between, (russia, us));
    let shock = &all.shocks[0];
    assert_eq!((shock.chance, shock.walk_out), (0.15, 0.03));
    assert_eq!(shock.no_deal, [(ukraine, -1.0)]);
    let commitment = &all.commitments[0];
    assert_eq!((commitment.party, commitment.cost), (ukraine, 8.0));
    assert_eq!(
        commitment.position.0,
        [(donbas, vec![OptionId(0), OptionId(1)])]
    );
    let no_deal = all.parties[0].no_deal.as_ref().unwrap();
    assert_eq!((no_deal.change_per_round, no_deal.volatility), (-0.5, 1.5));
    let tactic = all.parties[0].tactic;
    assert_eq!(tactic.offer, OfferRule::BestGuess);
    assert_eq!((tactic.model, tactic.window), (OpponentModel::Windowed, 8));
    assert_eq!(
        all.parties[1].tactic.concession,
        Concession::NiceTitForTat { gives_back: 0.7 }
    );
}

/// Three who sign, and how they talk.
fn three(talks: &str) -> Source {
    let text = format!(
        "schema = 1\n[party.a]\n[party.b]\n[party.c]\n[party.m]\nrole = \"observer\"\n[issue.i]\n\
        options = [\"l\", \"r\"]\na = [0, 1]\nb = [1, 0]\nc = [1, 1]\nm = [1, 1]\n[talks]\n{talks}\n"
    );
    Source::from_text("three.toml", text)
}

#[test]
fn every_protocol_is_read_with_its_settings() {
    let protocol = |talks: &str| with(&three(talks), &[]).scenario.talks.protocol;
    assert_eq!(
        protocol("protocol = { alternating-offers = { quota = 2 } }"),
        Protocol::AlternatingOffers {
            quota: Some(2),
            binds: false
        }
    );
    assert_eq!(
        protocol("protocol = { alternating-offers = { quota = 2, binds = true } }"),
        Protocol::AlternatingOffers {
            quota: Some(2),
            binds: true
        }
    );
    // All of them is what is meant without a quota.
    for all in [
        "protocol = { alternating-offers = { quota = 3 } }",
        "protocol = { alternating-offers = {} }",
        "protocol = \"alternating-offers\"",
        "",
    ] {
        assert_eq!(protocol(all), Protocol::ALTERNATING, "{all}");
    }
    for (word, meant) in [
        ("simultaneous", Protocol::Simultaneous),
        ("take-it-or-leave-it", Protocol::TakeItOrLeaveIt),
    ] {
        assert_eq!(protocol(&format!("protocol = \"{word}\"")), meant);
        assert_eq!(protocol(&format!("protocol = {{ {word} = {{}} }}")), meant);
    }
    assert_eq!(
        protocol("protocol = \"klein\""),
        Protocol::Klein {
            changes: 100,
            temperature: 10.0,
            voters: vec![Voter::HillClimbing; 4]
        }
    );
    assert_eq!(
        protocol(
            "protocol = { klein = { changes = 7, temperature = 2.5, voters = { b = \"annealing\" } } }"
        ),
        Protocol::Klein {
            changes: 7,
            temperature: 2.5,
            voters: vec![
                Voter::HillClimbing,
                Voter::Annealing,
                Voter::HillClimbing,
                Voter::HillClimbing
            ]
        }
    );
    let settle = with(&three("settle = {}"), &[]).scenario.talks.settle;
    assert_eq!(
        settle,
        Some(Settle {
            after: 2,
            reopen: false
        })
    );
    // Votes on single changes need no channel between those who vote.
    protocol("protocol = \"klein\"\nchannels = [[\"a\", \"b\"]]");
}

#[test]
fn every_tactic_is_read_with_its_settings() {
    for (name, family) in [
        ("hardliner", "fixed"),
        ("nice-tit-for-tat", "nice-tit-for-tat"),
        ("trade-off", "trade-off"),
        ("micro", "micro"),
        ("zeuthen", "zeuthen"),
        ("random", "random"),
    ] {
        let named = with(&three(""), &[&format!("party.a.tactic={name}")]).scenario;
        let table = format!("party.a.tactic={{ {family} = {{}} }}");
        let table = with(&three(""), &[&table]).scenario;
        assert_eq!(named, table, "{name}");
        assert_eq!(named.parties[0].tactic.name(), Some(name));
        assert_eq!(
            get(&named, "party.a.tactic"),
            Some(PathValue::Name(name.to_string()))
        );
    }
}

#[test]
fn settings_reach_what_is_not_written() {
    let at = |scenario: &Scenario, path: &str| get(scenario, path).map(|value| value.to_string());
    let source = three("");
    for (settings, path, value) in [
        (
            &["talks.rule=issue-by-issue"][..],
            "talks.rule",
            "issue-by-issue",
        ),
        (
            &["talks.protocol=simultaneous"],
            "talks.protocol",
            "simultaneous",
        ),
        (&["talks.settle.reopen=true"], "talks.settle.reopen", "true"),
        (&["talks.settle.reopen=true"], "talks.settle.after", "2"),
        (&["talks.settle.after=4"], "talks.settle.reopen", "false"),
        (
            &["talks.protocol.alternating-offers.quota=2"],
            "talks.protocol.alternating-offers.quota",
            "2",
        ),
        (
            &["talks.protocol=klein", "talks.protocol.klein.changes=9"],
            "talks.protocol.klein.changes",
            "9",
        ),
        (
            &[
                "talks.protocol=klein",
                "talks.protocol.klein.voters.b=annealing",
            ],
            "talks.protocol.klein.voters.b",
            "annealing",
        ),
        (
            &["party.a.no_deal.volatility=2"],
            "party.a.no_deal.volatility",
            "2",
        ),
        (
            &["party.m.no_deal.volatility=2"],
            "party.m.no_deal.volatility",
            "2",
        ),
        (
            &["party.a.no_deal.volatility=2", "party.a.no_deal=7"],
            "party.a.no_deal.volatility",
            "2",
        ),
        (
            &["party.a.tactic.trade-off.step=0.2"],
            "party.a.tactic.trade-off.step",
            "0.2",
        ),
        (
            &[
                "party.a.tactic=random",
                "party.a.tactic.random.offer=best-guess",
                "party.a.tactic.random.model=windowed-frequency",
                "party.a.tactic.random.window=20",
            ],
            "party.a.tactic.random.window",
            "20",
        ),
    ] {
        let reading = with(&source, settings);
        assert_eq!(reading.warnings, [], "{settings:?}");
        assert_eq!(
            at(&reading.scenario, path).as_deref(),
            Some(value),
            "{settings:?}"
        );
    }
    let all = load(FILES[2]);
    for (setting, path) in [
        ("talks.settle.reopen=false", "talks.settle.reopen"),
        ("lever.strikes.use=always", "lever.strikes.use"),
        ("lever.aid-pause.use=never", "lever.aid-pause.use"),
        (
            "table.tentative.guarantees=coalition-pledge",
            "table.tentative.guarantees",
        ),
        ("table.tentative.army=700", "table.tentative.army"),
        (
            "trust.pair.us-russia.start=10",
            "trust.pair.us-russia.start",
        ),
        (
            "meeting.trilateral.needs.trust=0",
            "meeting.trilateral.needs.trust",
        ),
        (
            "commitment.no-land.party=russia",
            "commitment.no-land.party",
        ),
    ] {
        let scenario = with(&all, &[setting]).scenario;
        let value = setting.split_once('=').unwrap().1;
        assert_eq!(at(&scenario, path).as_deref(), Some(value), "{setting}");
    }
}
