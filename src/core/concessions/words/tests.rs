//! When each sentence may be used, and when it must not.

use super::*;
use crate::concessions::{
    Binding, ClaimEffect, Effects, Exact, Fate, Firm, Flip, FlipTo, Flips, LeastMove, Nearest,
    OptionRole, PairPlayed, Parted, Parting, PlayedOption, Position, Settled, Settling, Subset,
    Target, Turn,
};
use crate::format::{Source, read};
use crate::game::{Ending, Game, Gate, Points, Unit, compile};
use crate::probability::{Interval, paired_difference};
use crate::scenario::{Claim, IssueId, OptionId, PartyId, Scenario};
use crate::space::{DealCount, Limits};
use crate::trials::{Count, Pairs};

const LOGROLLING: &str = include_str!("../../../../scenarios/logrolling.toml");

fn scenario() -> Scenario {
    let source = Source::from_text("logrolling.toml", LOGROLLING);
    read(&source, &[]).expect("it is shipped").scenario
}

fn exact(game: &Game) -> Exact<'_> {
    Exact::of(game, 0, &[], &Limits::DEFAULT).expect("it is small")
}

fn open(low: u32, high: u32) -> DealCount {
    DealCount::between(
        low.into(),
        high.into(),
        [low.into(), low.midpoint(high).into(), high.into()],
    )
}

#[test]
fn the_headline_says_no_only_where_nothing_surely_passes() {
    let game = compile(&scenario());
    let mut exact = exact(&game);
    assert!(headline(&exact, "round").contains("deals pass every gate on day one"));
    exact.passes = Some(false);
    assert!(headline(&exact, "round").starts_with("None of the "));
    exact.passes = None;
    let told = headline(&exact, "round");
    assert!(told.contains("not known") && !told.starts_with("None of"));
}

fn fated(deals: DealCount, standing: OptionRole, crossed: Vec<PartyId>) -> Fate {
    Fate {
        deals,
        possible: None,
        standing,
        crossed,
    }
}

#[test]
fn exact_counts_are_said_only_where_they_are_exact() {
    let game = compile(&scenario());
    let mut exact = exact(&game);
    let all = exact.census.passing().clone();
    let some = fated(3_u64.into(), OptionRole::Open, vec![]);
    assert_eq!(fate(&exact, &some), format!("3 of {} deals", all.about()));
    let bounded = fated(open(2, 900), OptionRole::Open, vec![]);
    assert!(fate(&exact, &bounded).starts_with("about 451 of"));
    let last = exact.census.funnel.stages.len() - 1;
    exact.census.funnel.stages[last].deals = open(2, 900);
    let must = fated(open(2, 900), OptionRole::Must, vec![]);
    assert_eq!(fate(&exact, &must), "every deal that passes");
}

#[test]
fn an_option_kills_only_if_no_passing_text_surely_has_it() {
    let game = compile(&scenario());
    let mut exact = exact(&game);
    let only = |exact: &mut Exact<'_>, standing, crossed: Vec<PartyId>| {
        for fate in exact.fates.iter_mut().flatten() {
            fate.standing = OptionRole::Open;
        }
        exact.fates[0][0] = fated(DealCount::zero(), standing, crossed);
        all_kills(exact)
    };
    for standing in [
        OptionRole::Must,
        OptionRole::Nearly,
        OptionRole::Open,
        OptionRole::Moot,
    ] {
        assert!(only(&mut exact, standing, vec![PartyId(0)]).is_empty());
    }
    let term = term(&game, IssueId(0), OptionId(0));
    let name = game.frame().party_name(PartyId(0));
    assert_eq!(
        only(&mut exact, OptionRole::Kills, vec![PartyId(0)]),
        [format!("a red line of {name}: {term}")]
    );
    assert_eq!(
        only(&mut exact, OptionRole::Kills, vec![]),
        [format!("no deal passes with {term}")]
    );
    // Options of different issues do not form one deal.
    for fates in &mut exact.fates {
        for fate in fates.iter_mut() {
            fate.standing = OptionRole::Open;
        }
        fates[0] = fated(DealCount::zero(), OptionRole::Kills, vec![]);
    }
    let told = all_kills(&exact);
    assert!(
        told[0].starts_with("no deal passes with any one of "),
        "{told:?}"
    );
}

fn position(exact: &Exact<'_>) -> Position {
    exact.positions[0].clone()
}

#[test]
fn neighbours_that_kill_are_told_by_their_ends() {
    let game = compile(&scenario());
    let mut exact = exact(&game);
    let fates = &mut exact.fates[1];
    assert!(fates.len() >= 5, "the lesson has a range");
    for fate in fates.iter_mut() {
        fate.standing = OptionRole::Kills;
    }
    fates[3].standing = OptionRole::Open;
    let frame = &game.frame().issues[1];
    let (id, name) = (&frame.id, |n: usize| &frame.options[n]);
    let told = all_kills(&exact);
    let want = format!("{id} = {} to {} or {}", name(0), name(2), name(4));
    assert!(told.iter().any(|line| line.contains(&want)), "{told:?}");
}

/// From which option to which, and for whom. // case 59
#[test]
fn a_move_is_said_only_where_it_is_surely_asked() {
    let game = compile(&scenario());
    let mut position = position(&exact(&game));
    let of = |points, proven| LeastMove {
        option: Some(OptionId(1)),
        points: Unit::BILLIONTH.points(points),
        steps: 1,
        proven,
    };
    position.least.fill(of(0.0, true));
    position.least[0] = of(4.0, true);
    let frame = &game.frame().issues[0];
    let from = &frame.options[position.stance.opening[0].index()];
    let told = format!("{} from {from} to {} (4.0)", frame.id, frame.options[1]);
    for (whom, named) in [
        (vec![], "in every deal".to_owned()),
        (
            vec![PartyId(1)],
            format!("for {}", game.frame().party_name(PartyId(1))),
        ),
    ] {
        position.for_whom[0] = whom;
        assert_eq!(demands(&game, &position), [(named, told.clone())]);
    }
    for not_said in [of(4.0, false), of(0.0, true)] {
        position.least[0] = not_said;
        assert_eq!(moved(&game, &position, IssueId(0)), None);
        assert!(demands(&game, &position).is_empty());
    }
}

#[test]
fn what_a_party_gives_up_is_told_as_surely_as_it_is_known() {
    let game = compile(&scenario());
    let mut position = position(&exact(&game));
    let mut best = position.best.clone().expect("some deal passes");
    best.cost = Unit::BILLIONTH.points(12.34);
    let mut told = |proven, cost: f64| {
        best.proven = proven;
        best.cost = Unit::BILLIONTH.points(cost);
        position.best = Some(best.clone());
        gives_up(&game, &position)
    };
    assert!(told(true, 12.34).contains("must give up at least 12.3 of the 100.0 points"));
    assert!(told(true, 0.0).contains("need not give up anything"));
    assert!(told(false, 12.34).contains("the best deal found for it takes 12.3"));
}

#[test]
fn a_package_says_at_most_where_a_cheaper_deal_may_exist() {
    let game = compile(&scenario());
    let mut one = position(&exact(&game)).packages[0].clone();
    one.issues = Subset::some(game.sizes().len(), [0]);
    one.cheapest.proven = true;
    assert!(
        package(&game, &one).contains(" alone, at a cost of ")
            && !package(&game, &one).contains("at most")
    );
    one.cheapest.proven = false;
    assert!(package(&game, &one).contains("at a cost of at most"));
    one.issues = Subset::none(game.sizes().len());
    assert_eq!(package(&game, &one), "on no issue");
}

#[test]
fn a_gate_turns_the_answer_only_where_that_was_found() {
    let game = compile(&scenario());
    let binding = |turn| Binding {
        gate: Gate::WalkAway(PartyId(0)),
        without: 9_u64.into(),
        turn,
    };
    for silent in [Turn::Never, Turn::Unknown] {
        assert_eq!(turn(&game, &binding(silent), Some(true)), None);
    }
    let need = |now, most| Turn::Need {
        party: PartyId(0),
        now: Unit::BILLIONTH.points(now),
        most: Unit::BILLIONTH.points(most),
        votes: None,
    };
    let some = turn(&game, &binding(need(40.0, 55.0)), Some(true));
    assert_eq!(
        some.as_deref(),
        Some("it asks for 40, and above 55.0 none passes")
    );
    let none = turn(&game, &binding(need(70.0, 55.0)), Some(false));
    assert_eq!(
        none.as_deref(),
        Some("it asks for 70; at 55.0 or less some deal passes")
    );
}

#[test]
fn thresholds_are_rounded_to_the_side_that_is_true() {
    let game = compile(&scenario());
    let need = |now: i64, most: i64| Binding {
        gate: Gate::WalkAway(PartyId(0)),
        without: 9_u64.into(),
        turn: Turn::Need {
            party: PartyId(0),
            now: Points(now),
            most: Points(most),
            votes: Some(98),
        },
    };
    let third = 57_666_666_667;
    let none = turn(&game, &need(60_000_000_000, third), Some(false));
    assert_eq!(
        none.as_deref(),
        Some("it asks for 60; at 57.6 or less, or with a quota of 98, some deal passes")
    );
    let some = turn(&game, &need(48_250_000_000, third), Some(true));
    assert_eq!(
        some.as_deref(),
        Some("it asks for 48.25, and above 57.7, or with a quota of 98, none passes")
    );
    // With at most two decimals as it is, on both sides; with three, each is rounded to its own.
    for (most, down, up) in [
        (57_750, "57.75", "57.75"),
        (57_000, "57.0", "57.0"),
        (57_755, "57.7", "57.8"),
    ] {
        let most = Points(most * 1_000_000);
        assert_eq!(
            (
                gates::down_to(&game, most).as_str(),
                up_to(&game, most).as_str()
            ),
            (down, up)
        );
    }
}

#[test]
fn firmness_asks_of_others_only_what_was_found() {
    let game = compile(&scenario());
    let mut one = Firm {
        party: PartyId(0),
        issue: IssueId(0),
        possible: None,
        deals: None,
        instead: vec![],
    };
    assert_eq!(firm(&game, &one, 3), None);
    one.possible = Some(false);
    assert_eq!(firm(&game, &one, 3).as_deref(), Some("no deal passes"));
    one.possible = Some(true);
    assert_eq!(
        firm(&game, &one, 3).as_deref(),
        Some("some deals pass; nobody else must give more for it")
    );
    one.deals = Some(2_u64.into());
    assert!(firm(&game, &one, 3).is_some_and(|told| told.starts_with("2 deals pass;")));
}

#[test]
fn a_target_is_impossible_only_where_none_surely_passes() {
    let game = compile(&scenario());
    let exact = exact(&game);
    let mut wanted = Target {
        terms: vec![(IssueId(0), OptionId(0))],
        passing: open(0, 40),
        deadlock: None,
        text: None,
        stakes: vec![],
    };
    assert!(target(&exact, &wanted, "round").contains("not known"));
    wanted.passing = DealCount::zero();
    assert!(target(&exact, &wanted, "round").starts_with("No deal with it passes"));
    wanted.passing = 1_u64.into();
    assert!(target(&exact, &wanted, "round").ends_with("1 has it."));
}

fn changed(gained: u64, lost: u64, clear: bool) -> ClaimEffect {
    let count = |hits| Count { hits, runs: 100 };
    ClaimEffect {
        pairs: Pairs {
            claim: Claim::Ratified,
            old: count(40),
            new: count(40 + gained - lost),
            gained,
            lost,
        },
        interval: Some(paired_difference(gained, lost, 100)),
        p_value: Some(if clear { 0.001 } else { 0.4 }),
        clear,
    }
}

#[test]
fn effects_carry_a_mark_only_where_they_are_clear() {
    assert_eq!(effect(&changed(30, 0, false)), "40% → 70% (+20 to +39)");
    assert!(effect(&changed(30, 0, true)).ends_with(" *"));
}

/// Effects of the scenario with the played options replaced.
fn effects(scenario: &Scenario, replace: impl Fn(&mut PlayedOption)) -> Effects {
    let how = Settling {
        seed: 1,
        runs: 2,
        width: None,
    };
    let mut effects = Effects::of(scenario, &how, &|_| ()).expect("it is small");
    // As if something were drawn.
    effects.exact = false;
    for settled in effects.options.iter_mut().flatten() {
        if let Settled::Played(played) = settled {
            replace(played);
        }
    }
    effects
}

#[test]
fn the_finding_is_neutral_where_nothing_is_clear() {
    let scenario = scenario();
    let game = compile(&scenario);
    let none = effects(&scenario, |played| {
        played.claims.insert(Claim::Ratified, changed(30, 0, false));
    });
    assert_eq!(
        finding(&game, &none, Claim::Ratified),
        "No single option clearly changes the chance of a ratified deal"
    );
    let up = effects(&scenario, |played| {
        played.claims.insert(Claim::Ratified, changed(30, 0, true));
    });
    assert!(
        finding(&game, &up, Claim::Ratified)
            .contains(" first raises the chance of a ratified deal from 40% to 70%")
    );
    let down = effects(&scenario, |played| {
        played.claims.insert(Claim::Ratified, changed(0, 30, true));
    });
    assert!(
        finding(&game, &down, Claim::Ratified)
            .contains(" first lowers the chance of a ratified deal from 40% to 10%")
    );
    let mut nothing = none;
    let red_line = || Settled::Impossible(crate::concessions::Why::Rules);
    nothing
        .options
        .iter_mut()
        .flatten()
        .for_each(|settled| *settled = red_line());
    assert!(
        finding(&game, &nothing, Claim::Ratified)
            .starts_with("No option can be settled in advance")
    );
}

/// Nothing is drawn: yes or no, and no interval. // cases 3, 59
#[test]
fn exact_effects_are_told_without_an_interval() {
    let scenario = scenario();
    assert!(scenario.draws_nothing());
    let game = compile(&scenario);
    let turn = std::cell::Cell::new(0);
    let mut all = effects(&scenario, |played| {
        turn.set(turn.get() + 1);
        let count = |hits| Count { hits, runs: 1 };
        let (old, new) = match turn.get() {
            1 => (1, 0),
            2 | 3 => (0, 1),
            _ => (0, 0),
        };
        let effect = played.claims.get_mut(&Claim::Ratified).unwrap();
        (effect.pairs.old, effect.pairs.new) = (count(old), count(new));
        (effect.pairs.gained, effect.pairs.lost) = (u64::from(new > old), u64::from(old > new));
        effect.clear = old != new;
    });
    all.exact = true;
    assert_eq!(all.runs, 1);
    let told: Vec<String> = all
        .played()
        .take(4)
        .map(|(.., played)| effect(&played.claims[&Claim::Ratified]))
        .collect();
    assert_eq!(told, ["yes → no *", "no → yes *", "no → yes *", "no → no"]);
    let (issue, option, _) = all.played().nth(1).expect("there are many");
    assert_eq!(
        finding(&game, &all, Claim::Ratified),
        format!(
            "Settling {} first brings a ratified deal; 1 other option does, too",
            term(&game, issue, option)
        )
    );
    for settled in all.options.iter_mut().flatten() {
        if let Settled::Played(played) = settled {
            played.claims.get_mut(&Claim::Ratified).unwrap().clear = false;
        }
    }
    assert_eq!(
        finding(&game, &all, Claim::Ratified),
        "No single option settled first changes whether a deal is ratified"
    );
}

/// A larger fall does not hide what leads to a settlement. // case 22
#[test]
fn the_finding_is_the_largest_rise_even_beside_a_larger_fall() {
    let scenario = scenario();
    let game = compile(&scenario);
    let turn = std::cell::Cell::new(0);
    let mixed = effects(&scenario, |played| {
        turn.set(turn.get() + 1);
        *played.claims.get_mut(&Claim::Ratified).unwrap() = match turn.get() {
            1 => changed(0, 40, true),
            2 => changed(11, 0, true),
            3 => changed(20, 0, false),
            _ => changed(10, 0, true),
        };
    });
    assert!(
        finding(&game, &mixed, Claim::Ratified)
            .ends_with("first raises the chance of a ratified deal from 40% to 51%")
    );
}

#[test]
fn an_interaction_is_said_only_where_it_is_clear() {
    let pair = |interaction, clear| PairPlayed {
        together: Count {
            hits: 80,
            runs: 100,
        },
        interaction,
        interval: Some(Interval {
            low: interaction - 0.03,
            high: interaction + 0.03,
        }),
        p_value: Some(0.01),
        clear,
    };
    assert_eq!(interaction(&pair(0.09, false)), None);
    let more = interaction(&pair(0.09, true));
    assert_eq!(
        more.as_deref(),
        Some("together 80%, 9 points more than the two effects added (+6 to +12)")
    );
    assert!(interaction(&pair(-0.09, true)).is_some_and(|told| told.contains("9 points less")));
}

#[test]
fn changes_are_promised_only_where_some_were_found() {
    let now = Parted {
        ending: Ending::OutOfTime,
        failed: vec![],
    };
    let mut flips = Flips {
        claim: Claim::Ratified,
        holds: false,
        now: now.clone(),
        varied: 10,
        tried: 240,
        flips: vec![],
    };
    let title = flips_title(&flips);
    assert_eq!(
        title,
        "No single change that was tried would bring a ratified deal (240 values of 10 numbers and words)"
    );
    let nearest = |back| Nearest {
        from: 62.0,
        to: 58.31,
        still: 58.32,
        back,
        size: 0.037,
    };
    let one = |back| Flip {
        path: "party.x.no_deal.value".into(),
        to: FlipTo::Number(nearest(back)),
        then: now.clone(),
        parting: Parting::Judged,
    };
    assert_eq!(flip(&one(None)), "party.x.no_deal.value from 62 to 58.31");
    assert_eq!(setting(&one(None)), "party.x.no_deal.value=58.31");
    assert_eq!(
        flip(&one(Some(40.0))),
        "party.x.no_deal.value from 62 to 58.31 (but no longer at 40)"
    );
    flips.flips.push(one(None));
    assert_eq!(
        flips_title(&flips),
        "The smallest single changes found that would bring a ratified deal"
    );
    flips.holds = true;
    assert_eq!(
        flips_title(&flips),
        "The smallest single changes found that would prevent the ratified deal"
    );
}

#[test]
fn an_end_is_ratified_only_where_somebody_ratifies_and_nothing_fails() {
    let mut scenario = scenario();
    let game = compile(&scenario);
    let deal = exact(&game).positions[0].stance.opening.clone();
    let end = |failed| Parted {
        ending: Ending::Handshake {
            deal: deal.clone(),
            round: 3,
        },
        failed,
    };
    let told = parted(&scenario, &game, &end(vec![]));
    assert_eq!(told, "handshake in round 3");
    let blocked = parted(&scenario, &game, &end(vec![Gate::WalkAway(PartyId(0))]));
    assert!(blocked.starts_with("handshake in round 3, blocked by "));
    scenario.time.unit = "day".into();
    let same = parting(&scenario, &game, &Parting::Judged);
    assert!(same.contains("the same, word by word"));
    let silent = parting(
        &scenario,
        &game,
        &Parting::Said {
            round: 2,
            old: None,
            new: None,
        },
    );
    assert_eq!(silent, "first difference on day 2");
}
