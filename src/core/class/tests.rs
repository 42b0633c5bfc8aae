//! Known answers, and comparisons with looking at every deal one by one.

use super::*;
use crate::format::{Code, Ink, Source};
use crate::game::{Deal, DealId, Game, Points, Unit, Within, compile};
use crate::scenario::Scenario;
use crate::space::Limits;

const LOGROLLING: &str = include_str!("../../../scenarios/logrolling.toml");

fn scenario(text: &str) -> Scenario {
    let source = Source::from_text("case.toml", text);
    crate::format::read(&source, &[]).unwrap().scenario
}

fn entries(scenario: &Scenario, table: &str) -> Vec<GroupRow> {
    read(&Source::from_text("deals.csv", table), scenario)
        .unwrap_or_else(|problems| panic!("{}", problems.render(Ink::Plain)))
}

fn judged<'a>(scenario: &'a Scenario, game: &'a Game, table: &str) -> Class<'a> {
    let entries = entries(scenario, table);
    Class::of(scenario, game, entries, Limits::DEFAULT).unwrap()
}

#[test]
fn known_answers_on_logrolling() {
    let scenario = scenario(LOGROLLING);
    let game = compile(&scenario);
    let table = "group,lead,days,round,notes\n\
                 Reds,ann,1,,traded\n\
                 Blues,together,3,4,\n\
                 Greens,no deal,,,\n\
                 Whites,ben,5,,\n\
                 Blacks,Together,3,,\n";
    let class = judged(&scenario, &game, table);
    let points = |n: usize| -> Vec<Option<f64>> {
        let worth = class.groups[n].worth.iter();
        worth.map(|w| w.map(|w| Unit::BILLIONTH.of(w))).collect()
    };
    assert_eq!(points(0), [Some(70.0), Some(70.0)]);
    assert_eq!(points(1), [Some(50.0), Some(50.0)]);
    assert_eq!(points(2), [Some(30.0), Some(30.0)]);
    assert_eq!(points(3), [Some(30.0), Some(30.0)]);
    let agreed = |n: usize| class.groups[n].agreed.as_ref().unwrap();
    assert_eq!(agreed(0).efficiency, GroupEfficiency::Efficient);
    assert_eq!(agreed(0).share, Some(1.0));
    assert!(agreed(0).pareto_distance.unwrap() < 1e-12 && agreed(0).nash_distance.unwrap() < 1e-12);
    assert_eq!(agreed(1).share, Some(0.5));
    assert_eq!(agreed(1).left_on_the_table, Some(Unit::BILLIONTH.whole(40)));
    let better = agreed(1).better().unwrap();
    assert_eq!(better.increases, [Unit::BILLIONTH.whole(20); 2]);
    assert!(better.proved && better.failed.is_empty());
    assert_eq!(
        class.told_better(&agreed(1).deal, better),
        "lead together → ann, days 3 → 1: Ann +20.0, Ben +20.0"
    );
    assert_eq!((class.groups[1].round, class.groups[2].round), (4, 0));
    assert_eq!(
        class.tally().finding(),
        "4 of 5 groups agreed; 3 left value on the table"
    );
    assert_eq!(class.deals().len(), 3);
    assert_eq!(class.names(&class.roles[0].best), "Reds");
    let spread = class.roles[1].spread.unwrap();
    assert_eq!((spread.mean, spread.median, spread.groups), (46.0, 50.0, 5));
    assert_eq!(class.groups[1].places, [Some(2), Some(2)]);
    assert_eq!(class.groups[3].places, [Some(4), Some(4)]);
    assert_eq!(class.groups[0].entry.notes, "traded");
}

#[test]
fn tables_may_be_written_in_many_ways() {
    let scenario = scenario(LOGROLLING);
    let plain = entries(&scenario, "group,lead,days\nReds,ann,1\nBlues,,\n");
    for table in [
        "\u{feff}group;days;lead\r\nReds;1;ann\r\nBlues;-;\r\n;;\r\n",
        "Group\tDays a week in the office\tWho leads the project?\nReds\t1,0\tANN\nBlues\tno deal\n",
        "group,\"lead\",days\n\n\"Reds\",ann,1.0\nBlues,—,-\n",
    ] {
        let found = entries(&scenario, table);
        assert_eq!(found.len(), 2, "{table}");
        for (entry, plain) in found.iter().zip(&plain) {
            assert_eq!(
                (&entry.group, &entry.deal),
                (&plain.group, &plain.deal),
                "{table}"
            );
        }
    }
    let headers = headers(&scenario);
    assert_eq!(headers, ["group", "round", "lead", "days", "notes"]);
}

// case 21
#[test]
fn deals_that_would_not_stand_win_nothing() {
    let scenario = scenario(LOGROLLING);
    let game = compile(&scenario);
    // Reds have most for Ben, but Ann would be better off without a deal; Blues and Whites pass every gate.
    let table = "group,lead,days\nReds,ben,1\nBlues,together,3\nWhites,ann,2\nGreens,no deal,\n";
    let class = judged(&scenario, &game, table);
    let [ann, ben] = [0, 1].map(|n| &class.roles[n]);
    let reds = &class.groups[0];
    assert!(!reds.agreed.as_ref().unwrap().stands() && !reds.is_compared());
    assert_eq!(reds.places, [None, None]);
    let most = class.groups.iter().filter_map(|group| group.worth[1]).max();
    assert_eq!(reds.worth[1], most);
    assert_eq!(class.names(&ben.best), "Whites");
    assert!(ben.spread.unwrap().high < most.unwrap());
    assert_eq!(
        (ann.spread.unwrap().groups, ben.spread.unwrap().groups),
        (3, 3)
    );
    let tally = class.tally();
    assert_eq!(
        (tally.agreed, tally.failing, tally.improvable_standing),
        (3, 1, 1)
    );
    assert_eq!(
        tally.finding(),
        "3 of 4 groups agreed; 2 of the 3 deals would stand, and 1 of these left value on the table"
    );
    let nobody = judged(&scenario, &game, "group,lead,days\nReds,ben,1\n");
    assert!(
        nobody
            .roles
            .iter()
            .all(|role| role.best.is_empty() && role.spread.is_none())
    );
}

// case 62
#[test]
fn a_group_without_a_deal_wins_no_prize() {
    let scenario = scenario(LOGROLLING);
    let game = compile(&scenario);
    // Equal to no deal for both, and the group without one comes first.
    let table = "group,lead,days\nReds,no deal,\nBlues,ben,5\n";
    let class = judged(&scenario, &game, table);
    assert_eq!(class.names(&class.roles[0].best), "Blues");
    let nobody = judged(&scenario, &game, "group,lead,days\nReds,no deal,\n");
    let role = &nobody.roles[0];
    assert!(role.best.is_empty() && role.spread.is_some());
}

#[test]
fn remarks_are_no_groups_and_no_deal_in_the_notes_is_no_deal() {
    let scenario = scenario(LOGROLLING);
    for separator in [",", ";", "\t"] {
        let table = "group,lead,days,notes\n# example,ann,1,\n# 1,ann,1,-\n#2,ben,5,\n";
        let found = entries(&scenario, &table.replace(',', separator));
        let names: Vec<&str> = found.iter().map(|entry| entry.group.as_str()).collect();
        assert_eq!(names, ["# 1", "#2"]);
    }
    let table = "group,lead,days,notes\nReds,ann,1,No deal\nBlues,,,no deal\n";
    let source = Source::from_text("deals.csv", table);
    let problems = read(&source, &scenario).unwrap_err();
    let shown = problems.render(Ink::Plain);
    assert!(
        shown.contains("'Reds' has both 'no deal' and a deal"),
        "{shown}"
    );
    assert!(!shown.contains("Blues"), "{shown}");
}

#[test]
fn no_deal_may_stand_where_the_round_stands() {
    let scenario = scenario(LOGROLLING);
    let table = "group;round;lead;days;notes\nGroup 11;no deal\nGroup 12;No agreement;;;shouting\nGroup 13;4;no deal\n";
    let found = entries(&scenario, table);
    assert!(found.iter().all(|entry| entry.deal.is_none()));
    let rounds: Vec<Option<u32>> = found.iter().map(|entry| entry.round).collect();
    assert_eq!(rounds, [None, None, Some(4)]);
    let both = "group;round;lead;days\nGroup 1;no deal;ann;1\n";
    let problems = read(&Source::from_text("deals.csv", both), &scenario).unwrap_err();
    let shown = problems.render(Ink::Plain);
    assert!(
        shown.contains("group 'Group 1' has both 'no deal' and a deal"),
        "{shown}"
    );
}

#[test]
fn what_is_typed_does_nothing_to_a_terminal() {
    let scenario = scenario(LOGROLLING);
    let table = "group,lead,days,notes\n\"R\u{1b}[31med\ns\",ann,1,\u{7}ding\n'=1+1,ben,2,'tis\n";
    let found = entries(&scenario, table);
    assert_eq!(found[0].group, "R\\u{1b}[31med s");
    assert_eq!(found[0].notes, "\\u{7}ding");
    assert_eq!(
        (found[1].group.as_str(), found[1].notes.as_str()),
        ("=1+1", "'tis")
    );
}

#[test]
fn drafts_stand_for_whole_deals() {
    let text = format!("{LOGROLLING}\n[draft.swap]\ntext = {{ lead = \"ann\", days = 1 }}\n");
    let scenario = scenario(&text);
    let found = entries(&scenario, "group,deal\nReds,swap\nBlues,no deal\n");
    assert_eq!(
        &found[0].deal.as_ref().unwrap()[..],
        &scenario.drafts[0].text[..]
    );
    assert_eq!(found[1].deal, None);
}

#[test]
fn every_problem_is_told_at_once_where_it_stands() {
    let scenario = scenario(LOGROLLING);
    let codes = |table: &str| -> Vec<Code> {
        let source = Source::from_text("deals.csv", table);
        let problems = read(&source, &scenario).unwrap_err();
        problems.list().iter().map(|problem| problem.code).collect()
    };
    let table = "group,lead,days,round\nA,anne,1,3\na,ben,9,99\nB,ben,,\n,ann,1,\nC,no deal,3,\nD,ann,x,,5\n";
    let source = Source::from_text("deals.csv", table);
    let problems = read(&source, &scenario).unwrap_err();
    let shown = problems.render(Ink::Plain);
    for words in [
        "issue 'lead' has no option 'anne'\n  --> deals.csv:2:3",
        "did you mean 'ann'?",
        "group 'a' has two rows\n  --> deals.csv:3:1",
        "issue 'days' has no value '9'\n  --> deals.csv:3:7",
        "its values go from 1 to 5 in steps of 1",
        "'99' is not a round of the talks",
        "group 'B' says nothing on 'days'",
        "a row names no group\n  --> deals.csv:5:1",
        "group 'C' has both 'no deal' and a deal",
        "not a number",
        "more cells than there are columns",
    ] {
        assert!(shown.contains(words), "no '{words}' in\n{shown}");
    }
    assert_eq!(problems.list().len(), 9, "{shown}");
    use Code::{TableColumn, TableRow};
    assert_eq!(codes(""), [TableRow]);
    assert_eq!(codes("group,lead,days\n"), [TableRow]);
    assert_eq!(codes("group,lead,days\nA,\"ann,1\n"), [TableRow]);
    assert_eq!(codes("group,lead\nA,ann\n"), [TableColumn]);
    assert_eq!(codes("team,lead,days\nA,ann,1\n"), [TableColumn]);
    assert_eq!(codes("group,led,days\nA,ann,1\n"), [TableColumn]);
    assert_eq!(codes("group,lead,days,lead\nA,ann,1,\n"), [TableColumn]);
    assert_eq!(codes("group,deal\nA,swap\n"), [Code::UnknownDraft]);
}

/// Small numbers, the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn scores(&mut self, n: u64) -> String {
        let scores: Vec<String> = (0..n).map(|_| (self.below(6) * 20).to_string()).collect();
        scores.join(", ")
    }
}

/// A scenario with two or three signatories, a guarantor, red lines, perhaps a rule and a ratifier.
fn random(dice: &mut Dice) -> String {
    let signatories = 2 + dice.below(2);
    let mut text = "schema = 1\n[time]\nrounds = 5\n".to_owned();
    for party in 0..signatories {
        let no_deal = dice.below(60);
        text += &format!("[party.p{party}]\nno_deal = {no_deal}\n");
        if dice.below(3) == 0 {
            text += "never = { a = \"x\" }\n";
        }
    }
    text += &format!(
        "[party.g]\nrole = \"guarantor\"\nno_deal = {}\n",
        dice.below(50)
    );
    if dice.below(2) == 0 {
        text += "never = { b = \"z\" }\n";
    }
    if dice.below(2) == 0 {
        text += "[rule.both]\nnot = { a = \"y\", c = \"x\" }\n";
    }
    if dice.below(2) == 0 {
        text += "[ratifier.body]\nfor = \"g\"\nquota = { yes = 5, of = 9 }\nvotes = { value = 40, spread = 10 }\n";
    }
    if dice.below(2) == 0 {
        text += "[link.extra]\nparty = \"p0\"\nwhen = { a = \"z\", b = \"x\" }\nchange = 15\n";
    }
    for issue in ["a", "b", "c"] {
        text += &format!("[issue.{issue}]\noptions = [\"x\", \"y\", \"z\"]\n");
        for party in 0..signatories {
            text += &format!("p{party} = [{}]\n", dice.scores(3));
        }
        text += &format!("g = [{}]\n", dice.scores(3));
    }
    text
}

/// The improvement found by looking at every deal: leximin of the increases, the lowest of equals.
fn slowly(game: &Game, signed: &Deal, within: Within, round: u32) -> Option<Deal> {
    let signatories = game.signatories();
    let mut best: Option<(Vec<Points>, Deal)> = None;
    for n in 0..game.space_size().unwrap() {
        let deal = DealId(n).deal(game.sizes());
        if !game.failures(&deal, within, round).is_empty() {
            continue;
        }
        let more = signatories
            .iter()
            .map(|&p| game.worth(p, &deal) - game.worth(p, signed));
        let mut more: Vec<Points> = more.collect();
        more.sort_unstable();
        let better = more[0] >= Points::ZERO && more.last() > Some(&Points::ZERO);
        if better && best.as_ref().is_none_or(|(most, _)| more > *most) {
            best = Some((more, deal));
        }
    }
    best.map(|(_, deal)| deal)
}

#[test]
fn searches_find_what_looking_at_every_deal_finds() {
    let mut dice = Dice(7);
    let (mut efficient, mut improvable, mut outside) = (0, 0, 0);
    for _ in 0..60 {
        let text = random(&mut dice);
        let source = Source::from_text("case.toml", text.clone());
        let Ok(reading) = crate::format::read(&source, &[]) else {
            continue;
        };
        let game = compile(&reading.scenario);
        let size = game.space_size().unwrap();
        let entry = |n: u64| GroupRow {
            group: format!("Group {n}"),
            line: 1,
            deal: Some(DealId(dice_deal(n, size)).deal(game.sizes())),
            round: n.is_multiple_of(2).then_some((n % 6) as u32),
            notes: String::new(),
        };
        let entries: Vec<GroupRow> = (0..6).map(entry).collect();
        let class = Class::of(&reading.scenario, &game, entries, Limits::DEFAULT).unwrap();
        for (group, agreed) in class.agreed() {
            let within_all = slowly(&game, &agreed.deal, Within::All, group.round);
            let any = slowly(&game, &agreed.deal, Within::RedLines, group.round);
            let expected = within_all.clone().or(any);
            let found = agreed.better().or(agreed.held());
            let deal = found.map(|better| better.deal.clone());
            assert_eq!(deal, expected, "{text}\n{:?}", agreed.deal);
            assert_eq!(agreed.better().is_some(), within_all.is_some());
            let passes = game
                .failures(&agreed.deal, Within::All, group.round)
                .is_empty();
            assert_eq!(agreed.is_efficient(), passes && within_all.is_none());
            match found {
                None => {
                    efficient += 1;
                    assert_eq!(agreed.efficiency, GroupEfficiency::Efficient);
                    let inside = game.failures(&agreed.deal, Within::RedLines, 0).is_empty();
                    assert!(!inside || agreed.pareto_distance.unwrap() < 1e-12);
                }
                Some(better) => {
                    improvable += 1;
                    outside += u32::from(within_all.is_none());
                    assert_eq!(better.failed.is_empty(), within_all.is_some());
                    assert!(better.proved && agreed.pareto_distance.unwrap() > 0.0);
                }
            }
        }
    }
    assert!(
        efficient > 20 && improvable > 100 && outside > 5,
        "{efficient} {improvable} {outside}"
    );
}

/// Picks deals spread over the space.
fn dice_deal(n: u64, size: u64) -> u64 {
    (n * 11 + 5) % size
}

#[test]
fn findings_claim_no_more_than_the_facts() {
    let finding = |groups, agreed, efficient, improvable| {
        let tally = GroupCounts {
            groups,
            agreed,
            efficient,
            improvable,
            improvable_standing: improvable,
            failing: 0,
        };
        tally.finding()
    };
    assert_eq!(
        finding(12, 9, 2, 7),
        "9 of 12 groups agreed; 7 left value on the table"
    );
    assert_eq!(
        finding(12, 9, 9, 0),
        "9 of 12 groups agreed; every deal is efficient"
    );
    assert_eq!(finding(12, 9, 8, 0), "9 of 12 groups agreed");
    // case 21: first how many deals would stand.
    let failing = |agreed, failing, left| {
        let tally = GroupCounts {
            groups: 15,
            agreed,
            efficient: 0,
            improvable: agreed,
            improvable_standing: left,
            failing,
        };
        tally.finding()
    };
    for (agreed, fails, left, said) in [
        (
            13,
            11,
            1,
            "2 of the 13 deals would stand, and 1 of these left value on the table",
        ),
        (
            13,
            11,
            2,
            "2 of the 13 deals would stand, and both left value on the table",
        ),
        (13, 11, 0, "2 of the 13 deals would stand"),
        (
            13,
            12,
            1,
            "1 of the 13 deals would stand, and it left value on the table",
        ),
        (
            13,
            10,
            3,
            "3 of the 13 deals would stand, and all of these left value on the table",
        ),
        (
            13,
            13,
            0,
            "none of the 13 deals would stand: each fails a gate",
        ),
        (2, 1, 0, "one of the two deals would stand"),
        (2, 2, 0, "neither deal would stand: both fail a gate"),
        (1, 1, 0, "the deal fails a gate and would not stand"),
    ] {
        let who = format!("{agreed} of 15 groups agreed; {said}");
        assert_eq!(failing(agreed, fails, left), who);
    }
    assert_eq!(finding(12, 0, 0, 0), "None of 12 groups agreed");
    assert_eq!(
        finding(4, 4, 0, 4),
        "All 4 groups agreed; all left value on the table"
    );
    assert_eq!(
        finding(2, 2, 1, 1),
        "Both groups agreed; 1 left value on the table"
    );
    assert_eq!(
        finding(2, 2, 0, 2),
        "Both groups agreed; both left value on the table"
    );
    assert_eq!(
        finding(1, 1, 1, 0),
        "The group agreed; the deal is efficient"
    );
    assert_eq!(
        finding(1, 1, 0, 1),
        "The group agreed and left value on the table"
    );
    assert_eq!(finding(1, 0, 0, 0), "The group did not agree");
}

#[test]
fn groups_are_named_in_short_where_all_say_group() {
    assert_eq!(named(&["Group 3", "group 7", "Group 9"]), "3, 7 and 9");
    assert_eq!(named(&["Group 3", "Reds"]), "Group 3 and Reds");
    assert_eq!(named(&["Group "]), "Group ");
    assert_eq!(named(&["Gruppe für Ärger"]), "Gruppe für Ärger");
}
