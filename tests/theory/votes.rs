//! Votes of members who differ, against published numbers, against every way to vote, and against simulation.

use proptest::prelude::*;
use serde_json::Value;
use zopa::draws::{Luck, PathKey, Purpose};
use zopa::format::{Setting, Source, read};
use zopa::game::{self, Game, Within};
use zopa::probability::{Ballot, Quota, poisson_binomial_tail, vote_chance, voting_power};
use zopa::scenario::{OptionId, get};
use zopa::solutions::{Arena, Nash, Solution};
use zopa::space::{self, Limits};

fn known() -> Value {
    serde_json::from_str(include_str!("../known/second_table.json")).unwrap()
}

/// `7/30`, `0`, or a number.
fn number(value: &Value) -> f64 {
    match value {
        Value::String(text) => match text.split_once('/') {
            Some((over, under)) => over.parse::<f64>().unwrap() / under.parse::<f64>().unwrap(),
            None => text.parse().unwrap(),
        },
        Value::Object(pair) => pair["value"].as_f64().unwrap(),
        other => other.as_f64().unwrap(),
    }
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(number).collect()
}

fn seats(weights: &[u32]) -> Vec<Ballot> {
    let ballot = |&seats: &u32| Ballot {
        seats,
        people: 0,
        veto: false,
    };
    weights.iter().map(ballot).collect()
}

fn of_seats(seats: u64) -> Quota {
    Quota {
        seats,
        people: 0,
        blocking: 0,
    }
}

#[track_caller]
fn close(found: f64, want: f64) {
    assert!((found - want).abs() < 1e-12, "{found} is not {want}");
}

#[test]
fn poisson_binomial_tails_are_those_of_the_fractions() {
    for case in known()["poisson_binomial"].as_array().unwrap() {
        let chances = numbers(&case["p"]);
        let quota = case["quota"].as_u64().unwrap() as u32;
        close(
            poisson_binomial_tail(&chances, quota),
            number(&case["pass"]),
        );
        close(
            1.0 - poisson_binomial_tail(&chances, 1),
            number(&case["none"]),
        );
    }
}

#[test]
fn weighted_votes_and_their_power_are_those_of_the_fractions() {
    for case in known()["weighted_votes"].as_array().unwrap() {
        let weights: Vec<u32> = numbers(&case["weights"])
            .iter()
            .map(|&w| w as u32)
            .collect();
        let (ballots, chances) = (seats(&weights), numbers(&case["p"]));
        let quota = of_seats(case["quota"].as_u64().unwrap());
        close(
            vote_chance(&ballots, &chances, &quota),
            number(&case["pass"]),
        );
        for (n, want) in numbers(&case["pivotal_chance"]).into_iter().enumerate() {
            let with = |own: f64| {
                let mut chances = chances.clone();
                chances[n] = own;
                vote_chance(&ballots, &chances, &quota)
            };
            close(with(1.0) - with(0.0), want);
        }
        let power = voting_power(&ballots, &quota).unwrap();
        let swings: Vec<f64> = power.iter().map(|power| power.swings as f64).collect();
        assert_eq!(swings, numbers(&case["swings"]));
        for (power, want) in power.iter().zip(numbers(&case["shapley_shubik"])) {
            close(power.shapley_shubik, want);
        }
    }
}

/// The UN Security Council: 9 of 15, five with a veto. Shapley and Shubik (1954).
fn security_council() -> (Vec<Ballot>, Quota) {
    let member = |n: u32| Ballot {
        seats: 1,
        people: 0,
        veto: n < 5,
    };
    ((0..15).map(member).collect(), of_seats(9))
}

#[test]
fn vetoes_count_for_what_they_are() {
    let (ballots, quota) = security_council();
    let chances: Vec<f64> = (0..15).map(|n| if n < 5 { 0.8 } else { 0.7 }).collect();
    let want = number(&known()["veto"][0]["pass"]);
    close(vote_chance(&ballots, &chances, &quota), want);
    let power = voting_power(&ballots, &quota).unwrap();
    close(power[0].shapley_shubik, 421.0 / 2145.0);
    close(power[14].shapley_shubik, 4.0 / 2145.0);
    let all: f64 = power.iter().map(|power| power.shapley_shubik).sum();
    close(all, 1.0);
}

/// The Council of the EU: members' people in tenths of a percent.
#[test]
fn double_majorities_with_a_blocking_minority() {
    let double = &known()["double_majority"];
    let people = double["population_tenths_of_percent"].as_object().unwrap();
    let ballots: Vec<Ballot> = people
        .values()
        .map(|people| Ballot {
            seats: 1,
            people: people.as_u64().unwrap(),
            veto: false,
        })
        .collect();
    let all: u64 = ballots.iter().map(|ballot| ballot.people).sum();
    assert_eq!((all, ballots.len()), (998, 27));
    // The chance of members with less than 3% of the people, and of the others.
    let rules = [
        (15, 4, [0.7, 0.7]),
        (20, 0, [0.7, 0.7]),
        (20, 0, [0.9, 0.5]),
    ];
    for ((seats, blocking, [small, large]), case) in
        rules.iter().zip(double["cases"].as_array().unwrap())
    {
        let quota = Quota {
            seats: *seats,
            people: (all * 65).div_ceil(100),
            blocking: *blocking,
        };
        let chances: Vec<f64> = ballots
            .iter()
            .map(|ballot| if ballot.people < 30 { *small } else { *large })
            .collect();
        close(
            vote_chance(&ballots, &chances, &quota),
            number(&case["pass"]),
        );
    }
}

proptest! {
    #[test]
    fn chances_and_swings_are_those_of_every_way_to_vote(
        members in prop::collection::vec((1_u32..=5, 0_u64..=9, prop::bool::weighted(0.1), 0.0_f64..=1.0), 1..=12),
        share in (0_u64..=8, 0_u64..=8),
        blocking in 0_u32..=4,
    ) {
        let ballots: Vec<Ballot> = members.iter().map(|&(seats, people, veto, _)| Ballot { seats, people, veto }).collect();
        let chances: Vec<f64> = members.iter().map(|member| member.3).collect();
        let quota = Quota {
            seats: ballots.iter().map(|b| u64::from(b.seats)).sum::<u64>() * share.0 / 8,
            people: ballots.iter().map(|b| b.people).sum::<u64>() * share.1 / 8,
            blocking,
        };
        let met = |who: u32| quota.is_met(&ballots, |n| who >> n & 1 == 1);
        let all = || 0_u32..1 << ballots.len();
        let chance = |who: u32| -> f64 {
            chances.iter().enumerate().map(|(n, p)| if who >> n & 1 == 1 { *p } else { 1.0 - p }).product()
        };
        let want: f64 = all().filter(|&who| met(who)).map(chance).sum();
        prop_assert!((vote_chance(&ballots, &chances, &quota) - want).abs() < 1e-12);
        let power = voting_power(&ballots, &quota).unwrap();
        for (n, power) in power.iter().enumerate() {
            let swings = all().filter(|&who| met(who) && !met(who & !(1 << n))).count();
            prop_assert_eq!(power.swings, swings as u128);
        }
        let whole: f64 = power.iter().map(|power| power.shapley_shubik).sum();
        let want = if met(0) { 0.0 } else { 1.0 };
        prop_assert!((whole - want).abs() < 1e-12);
    }
}

#[test]
fn twenty_members_against_every_way_to_vote() {
    let chances: Vec<f64> = (1..=20).map(|n| f64::from(n) / 21.0).collect();
    let weights: Vec<u32> = (1..=20).map(|n| n % 4 + 1).collect();
    let ballots = seats(&weights);
    let quota = of_seats(30);
    let want: f64 = (0_u32..1 << 20)
        .filter(|who| quota.is_met(&ballots, |n| who >> n & 1 == 1))
        .map(|who| -> f64 {
            let own = chances.iter().enumerate();
            own.map(|(n, p)| if who >> n & 1 == 1 { *p } else { 1.0 - p })
                .product()
        })
        .sum();
    close(vote_chance(&ballots, &chances, &quota), want);
}

#[test]
fn seven_hundred_members_against_simulation() {
    let chances: Vec<f64> = (0..700)
        .map(|n| 0.25 + 0.5 * f64::from(n) / 699.0)
        .collect();
    let exact = poisson_binomial_tail(&chances, 360);
    close(
        vote_chance(&seats(&[1; 700]), &chances, &of_seats(360)),
        exact,
    );
    let key = PathKey::of("vote");
    let runs = 4_000;
    let passed = (0..runs).filter(|&run| {
        let luck = Luck { seed: 42, run };
        let yes = chances
            .iter()
            .zip(0..)
            .filter(|(p, n)| luck.uniform(Purpose::Uncertainty, key, *n) < **p);
        yes.count() >= 360
    });
    let share = passed.count() as f64 / runs as f64;
    assert!(
        (share - exact).abs() < 4.0 * (exact * (1.0 - exact) / runs as f64).sqrt(),
        "{share} is not {exact}"
    );
}

fn compiled(text: &str, settings: &[(&str, &str)]) -> Game {
    let settings: Vec<Setting> = settings
        .iter()
        .map(|(path, value)| Setting::new(*path, value))
        .collect();
    let source = Source::from_text("x.toml", text);
    game::compile(&read(&source, &settings).unwrap().scenario)
}

/// Schelling's question on one issue: nine members of A's body ask for 30, 35, … 70 of 100.
#[test]
fn the_tied_side_gains_until_nothing_passes() {
    let mut text = String::from(
        "schema = 1\nparty.a = { no_deal = 20 }\nparty.b = { no_deal = 25 }\n[issue.share]\n\
         range = { from = 0, to = 100, step = 5 }\na = { from = 0, to = 100 }\nb = { from = 100, to = 0 }\n\
         [ratifier.body]\nfor = \"a\"\nquota = { yes = 5 }\n",
    );
    for n in 0..9 {
        text += &format!("member.m{n} = {{ no_deal = {} }}\n", 30 + 5 * n);
    }
    for case in known()["tied_hands"]["by_quota"].as_array().unwrap() {
        let yes = case["quota"].to_string();
        let game = compiled(&text, &[("ratifier.body.quota.yes", &yes)]);
        let passing = space::funnel(&game, 0, &Limits::DEFAULT).unwrap();
        assert_eq!(
            passing.deals(Within::All),
            case["passing"].as_u64().unwrap(),
            "{yes}"
        );
        let nash = Nash.solve(&Arena::new(&game).within(Within::All)).unwrap();
        let shares: Vec<f64> = nash
            .deals
            .iter()
            .map(|deal| 5.0 * f64::from(deal[0].0))
            .collect();
        assert_eq!(shares, numbers(&case["nash_share_of_A"]), "{yes}");
    }
}

const COUNCIL: &str = r#"
schema = 1
[party.ann]
[party.ben]
[issue.price]
range = { from = 0, to = 10, step = 1 }
ann = { from = 0, to = 100 }
ben = { from = 100, to = 0 }
[issue.terms]
options = ["cash", "credit"]
ann = [100, 0]
ben = [0, 100]
[weights]
ann = { price = 70, terms = 30 }
ben = { price = 50, terms = 50 }
[link.both]
party = "ann"
when = { price = 10, terms = "cash" }
change = 7
[commitment.cash]
party = "ann"
position = { terms = "cash" }
cost = 2
[ratifier.council]
for = "ann"
quota = { yes = 3, people = 0.65, blocking = 2 }
[ratifier.council.member.like]
no_deal = 60
people = 10
[ratifier.council.member.own]
weights = { price = 1, terms = 2 }
scores = { terms = { cash = 10, credit = 70 } }
no_deal = 40
seats = 2
people = 20
[ratifier.council.member.other]
like = "ben"
no_deal = 50
people = 70
"#;

#[test]
fn members_have_the_worth_that_the_file_gives_them() {
    let game = compiled(COUNCIL, &[]);
    let members = game.ratifiers()[0].members.as_ref().unwrap();
    let worth = |member: usize, deal: &[u16]| {
        let deal: Vec<OptionId> = deal.iter().map(|&option| OptionId(option)).collect();
        game.worth(members.voters()[member].view, &deal)
    };
    let unit = game.unit();
    // As Ann: 70 + 30 + 7, or 70 less the cost of the broken promise.
    assert_eq!(worth(0, &[10, 0]), unit.whole(107));
    assert_eq!(worth(0, &[10, 1]), unit.whole(68));
    // Its own: a third of the price, two thirds of the terms, the links and promises of Ann.
    assert_eq!(Some(worth(1, &[10, 0])), unit.ratio(100 + 20 + 21, 3));
    assert_eq!(Some(worth(1, &[5, 1])), unit.ratio(50 + 140 - 6, 3));
    assert_eq!(worth(2, &[0, 1]), unit.whole(100));
    assert_eq!(game.slack(), None);
    let quota = members.quota();
    assert_eq!((quota.seats, quota.people, quota.blocking), (3, 65, 2));
}

#[test]
fn every_number_of_a_member_has_a_path() {
    let source = Source::from_text("x.toml", COUNCIL);
    let set = |path: &str, value: &str| {
        let reading = read(&source, &[Setting::new(path, value)]);
        reading
            .unwrap_or_else(|problems| panic!("{}", problems.render(Default::default())))
            .scenario
    };
    let own = "ratifier.council.member.own";
    for (path, value) in [
        ("ratifier.council.quota.yes", "4"),
        ("ratifier.council.quota.people", "0.5"),
        ("ratifier.council.quota.blocking", "1"),
        ("ratifier.council.noise", "3"),
        ("ratifier.council.member.own.seats", "5"),
        ("ratifier.council.member.own.people", "7"),
        ("ratifier.council.member.own.no_deal", "33"),
        ("ratifier.council.member.own.weights.price", "9"),
        ("ratifier.council.member.own.scores.terms.credit", "80"),
    ] {
        let found = get(&set(path, value), path).and_then(|value| value.number());
        assert_eq!(found, value.parse().ok(), "{path}");
    }
    assert!(set(&format!("{own}.veto"), "true").ratifiers[0].members[1].veto);
    assert_eq!(
        set(&format!("{own}.like"), "ben").ratifiers[0].members[1]
            .like
            .0,
        1
    );
    assert_eq!(set(&format!("{own}.seats"), "5").ratifiers[0].of, 7);
}
