//! The single text with channels, meetings, guarantors and trust, played again from the file alone: every ask, draft,
//! answer and meeting of small random scenarios. Written from the rules, not from the program.

use crate::brute::{self, Want};
use crate::{config, scenario};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use zopa::draws::Luck;
use zopa::game::{Deal, Ending, Game, compile};
use zopa::scenario::{IssueId, Meeting, PartyId, Protocol, Role, Scenario, When};
use zopa::talks::{Course, Happening, MoveKind, Plan, Trace, play};

/// Rolls that are used up one by one; 0 for ever after.
struct Rolls(std::vec::IntoIter<u32>);

impl Rolls {
    fn below(&mut self, n: u32) -> u32 {
        self.0.next().unwrap_or(0) % n
    }

    fn one_of<'a>(&mut self, these: &[&'a str]) -> &'a str {
        these[self.below(these.len() as u32) as usize]
    }
}

/// Two or three who sign, a mediator, one or two guarantors and an observer, with who hears whom and who meets whom.
fn text(rolls: &mut Rolls) -> String {
    let mut parties: Vec<(String, &str)> =
        vec![("s0".into(), "signatory"), ("s1".into(), "signatory")];
    if rolls.below(3) == 2 {
        parties.push(("s2".into(), "signatory"));
    }
    parties.push(("m".into(), "mediator"));
    for n in 0..1 + rolls.below(2) {
        parties.push((format!("g{n}"), "guarantor"));
    }
    if rolls.below(3) == 2 {
        parties.push(("o".into(), "observer"));
    }
    let sizes: Vec<u32> = (0..1 + rolls.below(3))
        .map(|_| 2 + rolls.below(2))
        .collect();
    let rounds = 1 + rolls.below(6);
    let mut text = format!("schema = 1\n[time]\nrounds = {rounds}\n");
    for (id, role) in &parties {
        let _ = writeln!(text, "[party.{id}]\nrole = \"{role}\"");
        if *role != "mediator" || rolls.below(2) == 1 {
            let (value, change) = (5 * rolls.below(14), rolls.below(9));
            let change = f64::from(change) - 4.0;
            let _ = writeln!(
                text,
                "no_deal = {{ value = {value}, change_per_round = {change} }}"
            );
        }
        if *role == "signatory" {
            let tactics = [
                "\"linear\"",
                "\"boulware\"",
                "\"conceder\"",
                "\"hardliner\"",
                "{ fixed = { share = 0 } }",
                "{ fixed = { share = 0.5 } }",
            ];
            let _ = writeln!(text, "tactic = {}", rolls.one_of(&tactics));
        }
        if rolls.below(2) == 1 {
            let issue = rolls.below(sizes.len() as u32);
            let option = rolls.below(sizes[issue as usize]);
            let _ = writeln!(text, "never = {{ i{issue} = \"o{option}\" }}");
        }
    }
    for (n, &size) in sizes.iter().enumerate() {
        let options: Vec<String> = (0..size).map(|o| format!("\"o{o}\"")).collect();
        let _ = writeln!(text, "[issue.i{n}]\noptions = [{}]", options.join(", "));
        for (id, _) in &parties {
            let scores: Vec<String> = (0..size)
                .map(|_| (20 * rolls.below(6)).to_string())
                .collect();
            let _ = writeln!(text, "{id} = [{}]", scores.join(", "));
        }
    }
    let whole = |rolls: &mut Rolls| {
        let terms = sizes.iter().enumerate();
        let terms: Vec<String> = terms
            .map(|(n, &size)| format!("i{n} = \"o{}\"", rolls.below(size)))
            .collect();
        terms.join(", ")
    };
    let start = rolls.below(3) == 2;
    if start {
        let terms = whole(rolls);
        let _ = writeln!(text, "[draft.d]\ntext = {{ {terms} }}");
    }
    if rolls.below(4) == 3 {
        let (terms, round) = (whole(rolls), 1 + rolls.below(rounds));
        let _ = writeln!(
            text,
            "[draft.rival]\nby = \"s0\"\ntabled = {round}\ntext = {{ {terms} }}"
        );
    }
    let wishes = rolls.one_of(&["0", "0.4", "1"]);
    let _ = writeln!(
        text,
        "[talks]\nprotocol = {{ single-text = {{ mediator = \"m\", own_wishes = {wishes} }} }}"
    );
    if start {
        text += "start = \"d\"\n";
    }
    if rolls.below(3) > 0 {
        let mut pairs = Vec::new();
        for (a, (one, _)) in parties.iter().enumerate() {
            for (other, role) in &parties[a + 1..] {
                let needed =
                    one == "m" && *role == "signatory" || other == "m" && one.starts_with('s');
                if needed || rolls.below(4) == 3 {
                    pairs.push(format!("[\"{one}\", \"{other}\"]"));
                }
            }
        }
        let _ = writeln!(text, "channels = [{}]", pairs.join(", "));
    }
    let trust = rolls.below(2) == 1;
    if trust {
        text += "[trust]\nstart = 40\nagreed_issue = 6\n";
    }
    if rolls.below(3) == 2 {
        text += "[table]\nbetween = [\"s0\", \"s1\"]\ntentative = { i0 = \"o1\" }\n";
    }
    for n in 0..rolls.below(4) {
        let mut with: Vec<String> = Vec::new();
        for (id, _) in &parties {
            if rolls.below(3) > 0 {
                with.push(format!("\"{id}\""));
            }
        }
        if with.len() < 2 {
            with = vec!["\"s0\"".into(), "\"m\"".into()];
        }
        let needs = rolls.one_of(&["0", "0.3", "0.5", "1"]);
        let when = match rolls.below(3) {
            0 => format!("round = {}", 1 + rolls.below(rounds)),
            1 if trust => format!(
                "needs = {{ trust = {}, agreed_share = {needs} }}",
                40 + rolls.below(4) * 4
            ),
            _ => format!("needs = {{ agreed_share = {needs} }}"),
        };
        let _ = writeln!(text, "[meeting.k{n}]\n{when}\nwith = [{}]", with.join(", "));
    }
    text
}

fn shuttles() -> impl Strategy<Value = String> {
    prop::collection::vec(any::<u32>(), 0..160)
        .prop_map(|rolls| text(&mut Rolls(rolls.into_iter())))
}

/// The talks as the rules tell them.
struct Replay<'s> {
    scenario: &'s Scenario,
    game: &'s Game,
    mediator: PartyId,
    own_wishes: f64,
    held: BTreeSet<usize>,
    today: Vec<&'s Meeting>,
    latest: BTreeMap<PartyId, Deal>,
    trust: BTreeMap<(PartyId, PartyId), f64>,
    counted: BTreeSet<(PartyId, PartyId, IssueId)>,
    table: Option<Deal>,
}

/// What is said in a round.
#[derive(Debug, PartialEq)]
struct Said {
    meetings: Vec<usize>,
    asks: Vec<(PartyId, Deal)>,
    draft: Option<Deal>,
    /// Who answers which text how, in order.
    answers: Vec<(PartyId, Deal, bool)>,
    handshake: Option<Deal>,
}

impl<'s> Replay<'s> {
    fn new(scenario: &'s Scenario, game: &'s Game) -> Self {
        let Protocol::SingleText {
            mediator,
            own_wishes,
        } = scenario.talks.protocol
        else {
            panic!("a single text");
        };
        let mut trust = BTreeMap::new();
        for a in game.party_ids() {
            for b in game.party_ids().filter(|b| *b > a) {
                let start = scenario.trust.as_ref().map_or(0.0, |trust| trust.start);
                trust.insert((a, b), start);
            }
        }
        let mut counted = BTreeSet::new();
        if let Some(table) = &scenario.table {
            for (issue, _) in &table.tentative {
                counted.insert((table.between[0], table.between[1], *issue));
            }
        }
        let start = scenario
            .talks
            .start
            .map(|n| Deal::new(scenario.drafts[n].text.clone()));
        Replay {
            scenario,
            game,
            mediator,
            own_wishes,
            held: BTreeSet::new(),
            today: Vec::new(),
            latest: BTreeMap::new(),
            trust,
            counted,
            table: start,
        }
    }

    /// The share of the issues on which two agree, or what the table of day one says of them.
    fn share(&self, a: PartyId, b: PartyId) -> f64 {
        let all = self.game.sizes().len() as f64;
        if let (Some(one), Some(other)) = (self.latest.get(&a), self.latest.get(&b)) {
            return one.iter().zip(other.iter()).filter(|(x, y)| x == y).count() as f64 / all;
        }
        let table = self.scenario.table.as_ref();
        let both = table.filter(|table| [a, b].iter().all(|p| table.between.contains(p)));
        both.map_or(0.0, |table| table.tentative.len() as f64 / all)
    }

    fn is_due(&self, meeting: &Meeting, round: u32) -> bool {
        let pairs = |holds: &dyn Fn(PartyId, PartyId) -> bool| {
            let with = &meeting.with;
            with.iter()
                .all(|&a| with.iter().filter(|&&b| b > a).all(|&b| holds(a, b)))
        };
        match meeting.when {
            When::Round(fixed) => fixed == round,
            When::Needs {
                trust,
                agreed_share,
            } => {
                let trusting =
                    self.scenario.trust.is_none() || pairs(&|a, b| self.trust[&(a, b)] >= trust);
                trusting && pairs(&|a, b| self.share(a, b) >= agreed_share)
            }
        }
    }

    fn meet(&self, a: PartyId, b: PartyId) -> bool {
        let both = |meeting: &&Meeting| [a, b].iter().all(|p| meeting.with.contains(p));
        self.today.iter().any(both)
    }

    /// The texts that the mediator may draft.
    fn open(&self, round: u32) -> Vec<Deal> {
        let game = self.game;
        let mut texts = brute::allowed(game, &[]);
        for party in game.party_ids() {
            let meets = self.meet(party, self.mediator);
            let consents = game.role(party) == Role::Guarantor && meets;
            let (low, high) = (party.min(self.mediator), party.max(self.mediator));
            let channels = self.scenario.talks.channels.as_ref();
            let channel = channels.is_none_or(|all| all.contains(&(low, high)));
            if party == self.mediator || channel || consents {
                texts.retain(|deal| game.inside_own_red_lines(party, deal));
            }
            if (party == self.mediator || consents)
                && let Some(floor) = game.no_deal_at(party, round)
            {
                texts.retain(|deal| game.worth(party, deal) >= floor);
            }
        }
        texts
    }

    fn says_yes(&self, want: &Want, deal: &Deal) -> bool {
        let worth = self.game.worth(want.0, deal);
        self.game.inside_own_red_lines(want.0, deal) && want.1.is_some_and(|a| worth >= a)
    }

    fn round(&mut self, round: u32) -> Said {
        let (scenario, game) = (self.scenario, self.game);
        let due = scenario.meetings.iter().enumerate();
        let due = due.filter(|(n, meeting)| !self.held.contains(n) && self.is_due(meeting, round));
        let meetings: Vec<usize> = due.map(|(n, _)| n).collect();
        self.held.extend(&meetings);
        self.today = meetings.iter().map(|&n| &scenario.meetings[n]).collect();
        let luck = Luck { seed: 42, run: 0 };
        let wants: Vec<Want> = game
            .signatories()
            .iter()
            .map(|&party| {
                let aspiration = brute::aspiration(scenario, game, party, round, &[], luck);
                (party, aspiration, game.no_deal_at(party, round).unwrap())
            })
            .collect();
        let asks: Vec<(PartyId, Deal)> = wants
            .iter()
            .filter_map(|(party, aspiration, _)| {
                let ask = brute::offer(scenario, game, *party, (*aspiration)?, self.table.as_ref());
                Some((*party, ask?))
            })
            .collect();
        self.latest.extend(asks.iter().cloned());
        let start = scenario.talks.start.filter(|_| round == 1);
        let tabled = scenario
            .drafts
            .iter()
            .find(|draft| draft.tabled == Some(round));
        let draft = match (start, tabled) {
            (Some(start), _) => Some((None, Deal::new(scenario.drafts[start].text.clone()))),
            (None, Some(draft)) => Some((draft.by, Deal::new(draft.text.clone()))),
            (None, None) => {
                let texts = self.open(round);
                let best = brute::draft_among(texts, game, self.mediator, self.own_wishes, &wants);
                best.map(|deal| (Some(self.mediator), deal))
            }
        };
        let mut said = Said {
            meetings,
            asks,
            draft: draft.as_ref().map(|(_, deal)| deal.clone()),
            answers: Vec::new(),
            handshake: None,
        };
        let Some((by, draft)) = draft else {
            self.grow_trust();
            return said;
        };
        if let Some(by) = by {
            self.latest.insert(by, draft.clone());
        }
        self.table = Some(draft.clone());
        let mut texts = vec![(None, draft)];
        let all_come =
            |meeting: &&Meeting| game.signatories().iter().all(|p| meeting.with.contains(p));
        if self.today.iter().any(all_come) {
            texts.extend(
                said.asks
                    .iter()
                    .map(|(party, ask)| (Some(*party), ask.clone())),
            );
        }
        for (maker, text) in texts {
            let mut all = true;
            for want in wants.iter().filter(|want| Some(want.0) != maker) {
                let yes = self.says_yes(want, &text);
                said.answers.push((want.0, text.clone(), yes));
                all &= yes;
            }
            if all {
                said.handshake = Some(text);
                return said;
            }
        }
        self.grow_trust();
        said
    }

    /// After a round without a handshake: each issue counts once for a pair.
    fn grow_trust(&mut self) {
        let points = self
            .scenario
            .trust
            .as_ref()
            .map_or(0.0, |trust| trust.agreed_issue);
        for (&(a, b), trust) in &mut self.trust {
            let (Some(one), Some(other)) = (self.latest.get(&a), self.latest.get(&b)) else {
                continue;
            };
            for issue in self.game.issue_ids() {
                if one[issue.index()] == other[issue.index()] && self.counted.insert((a, b, issue))
                {
                    *trust = (*trust + points).clamp(0.0, 100.0);
                }
            }
        }
    }
}

/// What the trace says of a round.
fn told(round: &zopa::talks::RoundTrace) -> Said {
    let meetings = round
        .happened
        .iter()
        .filter_map(|(_, happening)| match happening {
            Happening::Meeting { meeting } => Some(*meeting),
            _ => None,
        });
    let asks = round
        .of_kind(MoveKind::Ask)
        .map(|m| (m.party.unwrap(), m.deal.clone()));
    let answers = round.moves.iter().filter(|m| m.answer.is_some());
    Said {
        meetings: meetings.collect(),
        asks: asks.collect(),
        draft: round.draft().cloned(),
        answers: answers
            .map(|m| (m.party.unwrap(), m.deal.clone(), m.kind == MoveKind::Yes))
            .collect(),
        handshake: round
            .of_kind(MoveKind::Handshake)
            .next()
            .map(|m| m.deal.clone()),
    }
}

/// Plays a text both ways; what was met on the way: meetings, guarantors that were looked at, answers to asks.
fn compare(text: &str) -> Result<[bool; 3], TestCaseError> {
    let scenario = scenario(text);
    let game = compile(&scenario);
    let mut trace = Trace::default();
    let played = play(&Plan::of(&scenario), &game, Course::central(42), &mut trace);
    let mut replay = Replay::new(&scenario, &game);
    let mut seen = [false; 3];
    let mut ending = Ending::OutOfTime;
    for round in 1..=scenario.time.rounds {
        let said = replay.round(round);
        prop_assert_eq!(
            &told(&trace.rounds[round as usize - 1]),
            &said,
            "round {}\n{}",
            round,
            text
        );
        seen[0] |= !said.meetings.is_empty();
        let guarantors = game
            .party_ids()
            .filter(|&p| game.role(p) == Role::Guarantor);
        let mut guarantors = guarantors;
        seen[1] |= guarantors.any(|g| replay.meet(g, replay.mediator));
        seen[2] |= said
            .answers
            .iter()
            .any(|(_, deal, _)| Some(deal) != said.draft.as_ref());
        if let Some(deal) = said.handshake {
            ending = Ending::Handshake { deal, round };
            break;
        }
    }
    prop_assert_eq!(&played.ending, &ending);
    Ok(seen)
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn a_single_text_with_meetings_is_what_the_rules_say(text in shuttles()) {
        compare(&text)?;
    }
}

/// The dice do roll meetings, guarantors who come, and answers to asks.
#[test]
fn the_replay_sees_what_it_is_for() {
    let mut state = 11_u64;
    let mut roll = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as u32
    };
    let mut times = [0; 3];
    for _ in 0..200 {
        let rolls: Vec<u32> = (0..160).map(|_| roll()).collect();
        let seen = compare(&text(&mut Rolls(rolls.into_iter()))).unwrap();
        times
            .iter_mut()
            .zip(seen)
            .for_each(|(n, seen)| *n += u32::from(seen));
    }
    assert!(times.iter().all(|&n| n > 20), "{times:?}");
}
