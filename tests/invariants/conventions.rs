//! Conventions of the talks that two people who read the same page could settle differently, one small scenario each.

use crate::{scenario, with};
use zopa::draws::Luck;
use zopa::game::{Deal, Ending, Game, Gate, Within, compile};
use zopa::scenario::{IssueId, OptionId, PartyId, Scenario};
use zopa::talks::{Course, Happening, MoveKind, Plan, Played, Trace, play};

const RED_LINE: &str = include_str!("../cases/meeting-red-line.toml");
const TWO_MEETINGS: &str = include_str!("../cases/two-meetings.toml");
const PACKAGE: &str = include_str!("../cases/commitment-package.toml");

const A: PartyId = PartyId(0);
const B: PartyId = PartyId(1);

fn central(scenario: &Scenario) -> (Game, Played, Trace) {
    talks(scenario, Course::central(42))
}

fn talks(scenario: &Scenario, course: Course) -> (Game, Played, Trace) {
    let game = compile(scenario);
    let mut trace = Trace::default();
    let played = play(&Plan::of(scenario), &game, course, &mut trace);
    (game, played, trace)
}

fn deal(options: &[u16]) -> Deal {
    let options: Vec<OptionId> = options.iter().map(|&option| OptionId(option)).collect();
    Deal::new(options)
}

/// What happens in a round, in order.
fn happened(trace: &Trace, round: u32) -> Vec<Happening> {
    let round = &trace.rounds[round as usize - 1];
    round
        .happened
        .iter()
        .map(|(_, happening)| *happening)
        .collect()
}

/// The first round in which this happens.
fn first(trace: &Trace, what: impl Fn(&Happening) -> bool) -> Option<u32> {
    let rounds = trace.rounds.iter();
    let mut holds = rounds.filter(|round| round.happened.iter().any(|(_, h)| what(h)));
    holds.next().map(|round| round.round)
}

/// Two who sign and two issues with two options each; more of the file follows.
fn two(rounds: u32, a: &str, b: &str, more: &str) -> String {
    format!(
        "schema = 1\n[time]\nrounds = {rounds}\n[party.a]\n{a}\n[party.b]\n{b}\n[party.m]\nrole = \"mediator\"\n\
         [party.g]\nrole = \"guarantor\"\nno_deal = 10\n\
         [issue.x]\noptions = [\"l\", \"r\"]\na = [100, 0]\nb = [0, 100]\nm = [50, 60]\ng = [50, 50]\n\
         [issue.y]\noptions = [\"l\", \"r\"]\na = [100, 0]\nb = [100, 0]\nm = [60, 50]\ng = [50, 50]\n{more}"
    )
}

const SINGLE: &str = "[talks]\nprotocol = \"single-text\"\n";
const HARD: &str = "no_deal = 10\ntactic = \"hardliner\"";

// case 73
#[test]
fn a_mediator_drafts_nothing_over_the_red_line_of_a_guarantor_who_comes() {
    let (game, played, trace) = central(&scenario(RED_LINE));
    assert_eq!(trace.rounds[0].draft(), Some(&deal(&[1])));
    let Ending::Handshake { deal, round: 1 } = &played.ending else {
        panic!("{:?}", played.ending)
    };
    assert!(game.failures(deal, Within::All, 1).is_empty());
    // Without the meeting it does not know, and drafts what serves both best.
    let apart = RED_LINE.replace(
        "with = [\"a\", \"b\", \"m\", \"g\"]",
        "with = [\"a\", \"b\", \"m\"]",
    );
    let (game, played, _) = central(&scenario(&apart));
    let Ending::Handshake { deal, .. } = &played.ending else {
        panic!("{:?}", played.ending)
    };
    let failed = game.failures(deal, Within::All, 1);
    assert_eq!(failed, [Gate::RedLine(PartyId(3), IssueId(0))]);
    // It forgets again: in the round after the meeting it drafts as before.
    let later = apart.replace("rounds = 1", "rounds = 2").replace(
        "[party.b]\nno_deal = 10",
        "[party.b]\nno_deal = 10\ntactic = \"hardliner\"",
    );
    let met = RED_LINE.replace("rounds = 1", "rounds = 2").replace(
        "[party.b]\nno_deal = 10",
        "[party.b]\nno_deal = 10\ntactic = \"hardliner\"",
    );
    let drafts = |text: &str| -> Vec<Option<Deal>> {
        let (_, _, trace) = central(&scenario(text));
        trace
            .rounds
            .iter()
            .map(|round| round.draft().cloned())
            .collect()
    };
    let (apart, met) = (drafts(&later), drafts(&met));
    assert_eq!(met[0], Some(self::deal(&[1])));
    assert_ne!(met[0], apart[0]);
    assert_eq!(met[1], apart[1]);
}

/// Issue by issue the red line counts as well, on the item and on what the mediator counts for the items to come. // case 73
#[test]
fn a_red_line_at_a_meeting_counts_issue_by_issue() {
    let text = two(
        3,
        "no_deal = 10",
        "no_deal = 10",
        "[talks]\nprotocol = \"single-text\"\nrule = \"issue-by-issue\"\nchannels = [[\"a\", \"m\"], [\"b\", \"m\"]]\n\
         [meeting.k]\nround = 1\nwith = [\"m\", \"g\"]\n",
    )
    .replace("role = \"guarantor\"\n", "role = \"guarantor\"\nnever = { x = \"r\", y = \"l\" }\n");
    let (_, _, trace) = central(&scenario(&text));
    let draft = trace.rounds[0].draft().unwrap();
    assert_eq!(draft[0], OptionId(0), "the item that is talked about");
    let apart = text.replace("with = [\"m\", \"g\"]", "with = [\"m\", \"a\"]");
    let (_, _, trace) = central(&scenario(&apart));
    assert_eq!(
        trace.rounds[0].draft().unwrap()[1],
        OptionId(0),
        "what suits it best later"
    );
}

// case 74
#[test]
fn who_comes_is_judged_meeting_by_meeting() {
    let (_, played, trace) = central(&scenario(TWO_MEETINGS));
    assert_eq!(played.ending, Ending::OutOfTime);
    let answers = trace.rounds[0].moves.iter().filter(|m| m.answer.is_some());
    assert_eq!(
        answers.count(),
        2,
        "both answer the draft, and nothing else"
    );
    // One meeting of both is enough, whatever other meetings there are.
    for (one, two) in [("a\", \"m", "a\", \"b"), ("a\", \"b", "b\", \"m")] {
        let mut parts = TWO_MEETINGS.splitn(2, "[\"a\", \"m\"]\n[meeting.two]");
        let (head, tail) = (parts.next().unwrap(), parts.next().unwrap());
        let text = format!(
            "{head}[\"{one}\"]\n[meeting.two]{}",
            tail.replace("a\", \"m", two)
        );
        let (_, played, _) = central(&scenario(&text));
        let agreed = Ending::Handshake {
            deal: deal(&[0]),
            round: 1,
        };
        assert_eq!(played.ending, agreed, "{text}");
    }
}

/// Everybody answers every ask in turn, also after a no; and nobody does where the mediator has no draft.
#[test]
fn in_a_meeting_of_all_everybody_answers_each_ask_of_the_others() {
    let meeting = "[meeting.k]\nround = 1\nwith = [\"a\", \"b\", \"c\"]\n";
    let text = "schema = 1\n[time]\nrounds = 2\n[party.a]\ntactic = \"hardliner\"\n[party.b]\ntactic = \"hardliner\"\n\
         [party.c]\ntactic = \"hardliner\"\n[party.m]\nrole = \"mediator\"\n[issue.x]\noptions = [\"l\", \"c\", \"r\"]\n\
         a = [100, 0, 0]\nb = [0, 100, 0]\nc = [0, 0, 100]\nm = [50, 50, 50]\n[talks]\nprotocol = \"single-text\"\n";
    let (_, _, trace) = central(&scenario(&format!("{text}{meeting}")));
    let answers = |n: usize| {
        trace.rounds[n]
            .moves
            .iter()
            .filter(|m| m.answer.is_some())
            .count()
    };
    assert_eq!((answers(0), answers(1)), (3 + 3 * 2, 3));
    let silent = text.replace(
        "role = \"mediator\"\n",
        "role = \"mediator\"\nno_deal = 90\n",
    );
    let (_, _, trace) = central(&scenario(&format!("{silent}{meeting}")));
    assert!(
        trace.rounds[0]
            .moves
            .iter()
            .all(|m| m.kind == MoveKind::Ask)
    );
}

// case 75
#[test]
fn a_promise_costs_nothing_where_there_is_no_deal() {
    let game = compile(&scenario(PACKAGE));
    let points = |points: f64| game.unit().points(points);
    assert_eq!(game.no_deal_at(A, 0), Some(points(50.0)));
    // The same text as a deal breaks the promise.
    assert_eq!(game.worth(A, &deal(&[1])), points(43.0));
    assert_eq!(game.worth(A, &deal(&[0])), points(80.0));
    assert_eq!(
        game.failures(&deal(&[1]), Within::All, 0),
        [Gate::WalkAway(A)]
    );
    // A package keeps its links and its draws.
    let linked = format!("{PACKAGE}[link.l]\nparty = \"a\"\nwhen = {{ x = \"q\" }}\nchange = 3\n");
    let linked = compile(&scenario(&linked));
    assert_eq!(linked.no_deal_at(A, 0), Some(linked.unit().points(53.0)));
    let free = compile(&with(PACKAGE, &["commitment.c.cost=0"]));
    assert_eq!(free.worth(A, &deal(&[1])), free.no_deal_at(A, 0).unwrap());
}

/// Shocks, then levers, then what trust has come to, then meetings; then what is said; then trust; then breakdown.
#[test]
fn a_round_has_an_order() {
    let more = format!(
        "{SINGLE}breakdown = 1\n[trust]\nstart = 50\nagreed_issue = 5\nshock = -20\nlever = -10\n\
         [shock.s]\nchance = 1\neffect = {{ no_deal = {{ a = 1 }} }}\n\
         [lever.l]\nheld_by = \"a\"\nhits = {{ b = -2 }}\nuse = \"always\"\n\
         [meeting.k]\nneeds = {{ trust = NEED }}\nwith = [\"a\", \"b\"]\n"
    );
    let drawn = |need: &str| {
        let text = two(3, HARD, HARD, &more.replace("NEED", need));
        let luck = Luck { seed: 42, run: 0 };
        talks(&scenario(&text), Course::drawn(luck))
    };
    let (_, played, trace) = drawn("20");
    assert_eq!(played.ending, Ending::Breakdown { round: 1 });
    let happened = happened(&trace, 1);
    let order = |want: &dyn Fn(&Happening) -> bool| happened.iter().position(want).unwrap();
    let places = [
        order(&|h| matches!(h, Happening::Shock { .. })),
        order(&|h| matches!(h, Happening::LeverPulled { .. })),
        order(&|h| matches!(h, Happening::Trust { to, .. } if *to < 25.0)),
        order(&|h| matches!(h, Happening::Meeting { .. })),
        order(&|h| matches!(h, Happening::Trust { to, .. } if (*to - 25.0).abs() < 1e-9)),
    ];
    assert!(places.is_sorted(), "{happened:?}");
    // Trust grows after the last word: both ask for y = l. The talks break down after that.
    let moves = trace.rounds[0].moves.len();
    assert_eq!(trace.rounds[0].happened.last().unwrap().0, moves);
    assert!(moves > 0 && trace.rounds[0].breakdown);
    // 50 - 20 - 10 = 20 is what the meeting needs: one more, and it is not held.
    let (_, _, trace) = drawn("21");
    assert_eq!(
        first(&trace, |h| matches!(h, Happening::Meeting { .. })),
        None
    );
}

#[test]
fn a_walk_out_ends_the_talks_before_levers_and_words() {
    let more = format!(
        "{SINGLE}[shock.s]\nchance = 1\neffect = {{ walk_out = 1 }}\n\
         [lever.l]\nheld_by = \"a\"\nhits = {{ b = -2 }}\nuse = \"always\"\n\
         [meeting.k]\nround = 1\nwith = [\"a\", \"b\"]\n"
    );
    let luck = Luck { seed: 42, run: 0 };
    let text = two(3, HARD, HARD, &more);
    let (_, played, trace) = talks(&scenario(&text), Course::drawn(luck));
    assert_eq!(played.ending, Ending::Breakdown { round: 1 });
    let walked = [
        Happening::Shock { shock: 0 },
        Happening::WalkOut { shock: 0 },
    ];
    assert_eq!(happened(&trace, 1), walked);
    assert!(trace.rounds[0].moves.is_empty());
}

#[test]
fn a_first_ask_counts_as_a_move() {
    let lever = format!(
        "{SINGLE}[lever.l]\nheld_by = \"a\"\nhits = {{ b = 0 }}\ncosts = {{ a = 0 }}\nuse = \"if-stuck\"\n"
    );
    let pulled = |a: &str, b: &str| {
        let (_, _, trace) = central(&scenario(&two(8, a, b, &lever)));
        first(&trace, |h| matches!(h, Happening::LeverPulled { .. }))
    };
    assert_eq!(pulled(HARD, HARD), Some(4));
    // Nothing is worth no deal to b until round 3: what it asks for then is its first word.
    let late = "no_deal = { value = 129, change_per_round = -10 }\ntactic = \"hardliner\"";
    assert_eq!(pulled(HARD, late), Some(6));
}

#[test]
fn an_offer_lapses_when_one_who_said_yes_falls_below_no_deal() {
    // b offers r, and c says yes to it in round 1: 40 against 40. What c has without a deal may then rise.
    let first_words = |value: u32, change: u32| -> Vec<Vec<(u16, &'static str)>> {
        let text = format!(
            "schema = 1\n[time]\nrounds = 2\n[party.a]\ntactic = \"hardliner\"\n[party.b]\ntactic = \"hardliner\"\n\
             [party.c]\nno_deal = {{ value = {value}, change_per_round = {change} }}\ntactic = {{ fixed = {{ share = 0 }} }}\n\
             [issue.x]\noptions = [\"l\", \"r\"]\na = [100, 0]\nb = [0, 100]\nc = [0, 40]\n"
        );
        let (_, _, trace) = central(&scenario(&text));
        let words = trace.rounds.iter().map(|round| {
            let moves = round.moves.iter();
            moves.map(|m| (m.party.unwrap().0, m.kind.word())).collect()
        });
        words.collect()
    };
    let stands = first_words(40, 0);
    assert_eq!(
        stands[0],
        [(0, "offer"), (1, "no"), (1, "offer"), (2, "yes")]
    );
    assert_eq!(stands[1][..2], [(0, "no"), (0, "offer")]);
    // Nobody answers an offer that c no longer stands by: a speaks into silence.
    let falls = first_words(35, 5);
    assert_eq!(falls[0], stands[0]);
    assert_eq!(falls[1][0], (0, "offer"));
}

/// What [table] says stands until both of a pair have said something of their own.
#[test]
fn a_tentative_table_stands_until_both_have_a_latest_ask() {
    let more = |with: &str, hit: &str| {
        format!(
            "{SINGLE}[trust]\nstart = 40\nlever = 20\n\
             [table]\nbetween = [\"a\", \"b\", \"g\"]\ntentative = {{ x = \"l\", y = \"l\" }}\n\
             [lever.l]\nheld_by = \"a\"\nhits = {{ {hit} = 0 }}\nuse = \"if-stuck\"\n\
             [meeting.k]\nneeds = {{ trust = 60, agreed_share = 1 }}\nwith = {with}\n"
        )
    };
    let held = |with: &str, hit: &str| {
        let (_, _, trace) = central(&scenario(&two(8, HARD, HARD, &more(with, hit))));
        first(&trace, |h| matches!(h, Happening::Meeting { .. }))
    };
    // The lever of round 4 raises trust. The guarantor has said nothing by then, so the table still stands.
    assert_eq!(held("[\"a\", \"g\"]", "g"), Some(4));
    // a and b have: they ask for different things.
    assert_eq!(held("[\"a\", \"b\"]", "b"), None);
}

#[test]
fn trust_counts_an_issue_once_for_a_pair_also_without_a_channel() {
    let more = format!(
        "{SINGLE}channels = [[\"a\", \"m\"], [\"b\", \"m\"]]\n[trust]\nstart = 40\nagreed_issue = 7\n"
    );
    let between_a_and_b = |text: &str| -> Vec<(u32, f64)> {
        let (_, _, trace) = central(&scenario(text));
        let rounds = trace
            .rounds
            .iter()
            .flat_map(|round| round.happened.iter().map(move |(_, h)| (round.round, *h)));
        let moves = rounds.filter_map(|(round, happening)| match happening {
            Happening::Trust { between, to, .. } if between == (A, B) => Some((round, to)),
            _ => None,
        });
        moves.collect()
    };
    // Both ask for y = l in every round, and never for the same x.
    assert_eq!(between_a_and_b(&two(5, HARD, HARD, &more)), [(1, 47.0)]);
    // In the round of a handshake nothing is counted any more.
    let soft = "no_deal = 10\ntactic = { fixed = { share = 0 } }";
    assert_eq!(between_a_and_b(&two(5, soft, soft, &more)), []);
    // What [table] has agreed on is not new.
    let table = "[table]\nbetween = [\"a\", \"b\"]\ntentative = { y = \"l\" }\n";
    assert_eq!(
        between_a_and_b(&two(5, HARD, HARD, &format!("{more}{table}"))),
        []
    );
}

/// Each may put a draft of its own on the table in the same round.
#[test]
fn two_who_table_a_draft_in_one_round_both_do() {
    let drafts = "[draft.one]\nby = \"a\"\ntabled = 2\ntext = { x = \"l\", y = \"r\" }\n\
                  [draft.two]\nby = \"b\"\ntabled = 2\ntext = { x = \"r\", y = \"r\" }\n";
    for protocol in ["alternating-offers", "simultaneous"] {
        let talks = format!("[talks]\nprotocol = \"{protocol}\"\n{drafts}");
        let (_, _, trace) = central(&scenario(&two(3, HARD, HARD, &talks)));
        let offers: Vec<&Deal> = trace.rounds[1]
            .of_kind(MoveKind::Offer)
            .map(|m| &m.deal)
            .collect();
        assert_eq!(offers, [&deal(&[0, 1]), &deal(&[1, 1])], "{protocol}");
    }
}

#[test]
fn talks_end_in_one_of_four_ways() {
    let ending = |talks: &str, course: Course| {
        let text = two(4, HARD, HARD, &format!("[talks]\n{talks}\n"));
        self::talks(&scenario(&text), course).1.ending
    };
    let drawn = Course::drawn(Luck { seed: 42, run: 0 });
    let central = Course::central(42);
    assert_eq!(ending("", central), Ending::OutOfTime);
    let breakdown = ending("breakdown = 1", drawn);
    assert_eq!(breakdown, Ending::Breakdown { round: 1 });
    assert_eq!(ending("breakdown = 1", central), Ending::OutOfTime);
    let text = two(
        4,
        HARD,
        "no_deal = 60",
        "[talks]\nprotocol = \"take-it-or-leave-it\"\n",
    )
    .replace("b = [100, 0]", "b = [0, 0]");
    let refused = self::central(&scenario(
        &text.replace("a = [100, 0]\nb = [0, 100]", "a = [100, 0]\nb = [0, 50]"),
    ));
    assert_eq!(refused.1.ending, Ending::Impasse { round: 1 });
    let soft = "no_deal = 10\ntactic = { fixed = { share = 0 } }";
    let (_, played, _) = self::central(&scenario(&two(4, soft, soft, "")));
    assert!(matches!(played.ending, Ending::Handshake { round: 1, .. }));
}
