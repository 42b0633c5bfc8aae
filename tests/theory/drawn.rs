//! Numbers with distributions of their own: their moments, the luck that they share, and what draws a run's scenario.

use zopa::account::Account;
use zopa::draws::{Luck, PathKey, Purpose, Uncertain, draws_scenarios, own_scenario};
use zopa::format::{Domain, Setting, Source, domain, read};
use zopa::game::compile;
use zopa::scenario::{Claim, Scenario, get};
use zopa::talks::{Course, Plan, Unwatched, play};
use zopa::trials::{Entrant, Tournament, Trials};

const EVERYTHING: &str = include_str!("../scenario/drawn.toml");

fn scenario(text: &str, settings: &[&str]) -> Scenario {
    let settings: Vec<Setting> = settings
        .iter()
        .map(|typed| Setting::parse(typed).unwrap())
        .collect();
    let reading = read(&Source::from_text("drawn.toml", text), &settings);
    reading
        .unwrap_or_else(|problems| panic!("{}", problems.render(Default::default())))
        .scenario
}

fn everything(settings: &[&str]) -> Scenario {
    scenario(EVERYTHING, settings)
}

/// Two parties over one price.
fn haggle(settings: &[&str]) -> Scenario {
    let text = "schema = 1\n[party.a]\nno_deal = 60\n[party.b]\nno_deal = 30\n[issue.i]\n\
        options = [\"l\", \"m\", \"r\"]\na = [0, 50, 100]\nb = [100, 50, 0]\n";
    scenario(text, settings)
}

fn luck(run: u64) -> Luck {
    Luck { seed: 42, run }
}

#[track_caller]
fn close(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() <= within, "{a} is not {b} within {within}");
}

#[test]
fn draws_have_the_moments_of_their_distribution() {
    const RUNS: u64 = 20_000;
    let triangle = |a: f64, m: f64, b: f64| {
        let variance = (a * a + m * m + b * b - a * m - a * b - m * b) / 18.0;
        ((a + m + b) / 3.0, variance)
    };
    // Malcolm and others 1959: mean (a + 4m + b)/6; of the beta distribution with a + b = 6: (mean − a)(b − mean)/7.
    let pert = |a: f64, m: f64, b: f64| {
        let mean = (a + 4.0 * m + b) / 6.0;
        (mean, (mean - a) * (b - mean) / 7.0)
    };
    for (told, (mean, variance)) in [
        ("{ normal = [60, 4] }", (60.0, 16.0)),
        ("{ uniform = [50, 70] }", (60.0, 400.0 / 12.0)),
        ("{ triangular = [50, 60, 75] }", triangle(50.0, 60.0, 75.0)),
        ("{ triangular = [50, 50, 75] }", triangle(50.0, 50.0, 75.0)),
        ("{ beta-pert = [50, 60, 75] }", pert(50.0, 60.0, 75.0)),
        ("{ beta-pert = [50, 75, 75] }", pert(50.0, 75.0, 75.0)),
    ] {
        let scenario = haggle(&[&format!("party.a.no_deal={told}")]);
        let centre = get(&scenario, "party.a.no_deal").and_then(|value| value.number());
        let uncertain = Uncertain::new(&scenario);
        let draws: Vec<f64> = (0..RUNS)
            .map(|run| centre.unwrap() + uncertain.values(luck(run)).no_deal_shift[0])
            .collect();
        let n = RUNS as f64;
        let found = draws.iter().sum::<f64>() / n;
        let spread = draws.iter().map(|x| (x - found) * (x - found)).sum::<f64>() / n;
        // Five standard errors.
        close(found, mean, 5.0 * libm::sqrt(variance / n));
        close(spread / variance, 1.0, 0.06);
    }
}

#[test]
fn a_normal_number_is_drawn_as_uncertainty_draws_it() {
    let own = haggle(&[
        "party.a.no_deal={ normal = [60, 4] }",
        "issue.i.b.m={ normal = [50, 7] }",
    ]);
    let around = haggle(&["uncertainty.no_deal=4", "uncertainty.scores=7"]);
    let all = [&own, &around].map(Uncertain::new);
    for run in 0..200 {
        let [own, around] = all.each_ref().map(|uncertain| uncertain.values(luck(run)));
        close(own.no_deal_shift[0], around.no_deal_shift[0], 1e-12);
        close(own.scores[1][1], around.scores[1][1], 1e-12);
        // Nothing else of it is drawn.
        close(own.no_deal_shift[1], 0.0, 0.0);
        close(own.scores[1][0], 100.0, 0.0);
        assert_eq!(own.weights, around.weights);
    }
}

#[test]
fn uncertainty_is_not_added_on_top_and_moves_the_others() {
    let calm = [
        "uncertainty.weights=0",
        "uncertainty.scores=0",
        "uncertainty.no_deal=0",
    ];
    let (calm, wild) = (everything(&calm), everything(&[]));
    let [calm_one, wild_one] = [&calm, &wild].map(Uncertain::new);
    let at = |scenario: &Scenario, option: usize| {
        let before: usize = scenario.issues[..1].iter().map(|issue| issue.len()).sum();
        before + option
    };
    for run in 0..100 {
        let [calm_values, wild_values] =
            [&calm_one, &wild_one].map(|uncertain| uncertain.values(luck(run)));
        // ann: pay and place are drawn by themselves, days around the file's.
        for issue in [0, 2] {
            close(
                calm_values.weights[0][issue],
                wild_values.weights[0][issue],
                0.0,
            );
        }
        assert!((wild_values.weights[0][1] - 40.0).abs() > 1e-9);
        close(calm_values.weights[0][1], 40.0, 0.0);
        let some = at(&calm, 1);
        close(
            calm_values.scores[0][some],
            wild_values.scores[0][some],
            0.0,
        );
        close(calm_values.scores[0][some + 1], 100.0, 0.0);
        // ann and ben are drawn by themselves. What cat's war comes to is drawn around, whatever its numbers are.
        for party in [0, 1] {
            close(
                calm_values.no_deal_shift[party],
                wild_values.no_deal_shift[party],
                0.0,
            );
        }
        for party in [2, 3] {
            close(calm_values.no_deal_shift[party], 0.0, 0.0);
            assert!(wild_values.no_deal_shift[party].abs() > 0.0);
        }
    }
}

#[test]
fn variants_share_their_luck_and_noise() {
    let one = everything(&[]);
    let other = everything(&[
        "party.ben.no_deal={ uniform = [30, 50] }",
        "issue.days.ann.some=45",
        "link.late.change={ uniform = [-20, -10] }",
        "party.ann.tactic=boulware",
    ]);
    let [a, b] = [&one, &other].map(Uncertain::new);
    for run in 0..50 {
        let (x, y) = (a.values(luck(run)), b.values(luck(run)));
        // Shifts are from centres that lie ten apart, and so do the draws.
        close(x.no_deal_shift[1], y.no_deal_shift[1], 1e-9);
        assert_eq!(x.weights, y.weights);
        let [of_one, of_other] = [&one, &other].map(|scenario| own_scenario(scenario, luck(run)));
        close(
            of_one.links[0].change,
            of_other.links[0].change + 10.0,
            1e-9,
        );
        close(of_one.ratifiers[0].value, of_other.ratifiers[0].value, 0.0);
        assert_eq!(b.values_with(&a.noise(luck(run))), y);
        let games = [b.game_with(&a.noise(luck(run))), b.game(luck(run))];
        let [with, drawn] = games.map(|game| format!("{game:?}"));
        assert_eq!(with, drawn);
    }
}

#[test]
fn draws_stay_where_a_number_may_stand() {
    let scenario = everything(&[
        "issue.pay.ann.to={ normal = [95, 60] }",
        "party.cat.tactic.fixed.share={ normal = [0.5, 3] }",
        "party.ann.patience={ normal = [0.5, 2] }",
        "weights.ben.days={ normal = [10, 40] }",
        "talks.breakdown={ normal = [0.5, 2] }",
    ]);
    let uncertain = Uncertain::new(&scenario);
    let (mut least, mut most) = (0, 0);
    for run in 0..200 {
        let values = uncertain.values(luck(run));
        let to = values.scores[0][10];
        assert!((0.0..=100.0).contains(&to) && values.weights[1][1] >= 0.0);
        let own = own_scenario(&scenario, luck(run));
        let share = get(&own, "party.cat.tactic.fixed.share").and_then(|value| value.number());
        let patience = get(&own, "party.ann.patience").and_then(|value| value.number());
        assert!((0.0..=1.0).contains(&share.unwrap()));
        assert!(patience.unwrap() > 0.0 && patience.unwrap() <= 1.0);
        assert!((0.0..=1.0).contains(&own.talks.breakdown));
        least += u32::from(own.talks.breakdown <= 0.0);
        most += u32::from(own.talks.breakdown >= 1.0);
    }
    assert!(least > 20 && most > 20);
}

#[test]
fn the_central_course_is_that_of_the_centres() {
    let scenario = everything(&[]);
    let mut centres = scenario.clone();
    centres.distributions.clear();
    let told = |scenario: &Scenario| {
        let game = compile(scenario);
        let account = Account::of(scenario, &game, Course::central(42)).unwrap();
        format!("{:?}{:?}", account.settlement, account.trace)
    };
    assert_eq!(told(&scenario), told(&centres));
}

/// Numbers are set by their places in a visit; here each is drawn by its path, and all are set one after another.
#[test]
fn drawn_numbers_are_set_where_they_belong() {
    for settings in [
        &[][..],
        &["talks.protocol=alternating-offers"],
        &["party.ann.tactic=boulware"],
    ] {
        let scenario = everything(settings);
        for run in 0..20 {
            let own = own_scenario(&scenario, luck(run)).into_owned();
            let drawn = |path: &str| {
                let (_, distribution) = scenario.distributions.iter().find(|(p, _)| p == path)?;
                let uniform = luck(run).uniform(Purpose::Uncertainty, PathKey::of(path), 0);
                let value = distribution.quantile(uniform);
                let Some(Domain::Number { min, max, above }) = domain(path) else {
                    return None;
                };
                assert!(
                    !above || value > min,
                    "a range that excludes its end is not drawn here"
                );
                Some(value.clamp(min, max))
            };
            let gone = scenario.distributions.iter().map(|(path, _)| path.as_str());
            let gone = gone.filter(|path| !own.distributions.iter().any(|(kept, _)| kept == path));
            let numbers: Vec<(&str, f64)> = gone.map(|path| (path, drawn(path).unwrap())).collect();
            assert!(numbers.len() > 10, "{numbers:?}");
            assert_eq!(scenario.with_numbers(&numbers).as_ref(), Some(&own));
        }
    }
}

#[test]
fn a_run_is_that_of_its_own_scenario() {
    for settings in [
        &[][..],
        &["talks.protocol=alternating-offers"],
        &["talks.protocol=klein"],
    ] {
        let scenario = everything(settings);
        assert!(draws_scenarios(&scenario));
        let trials = Trials::new(&scenario, 42).unwrap();
        let runs = trials.all(30, &|_| {});
        for (run, id) in runs.iter().zip(0..) {
            let own = own_scenario(&scenario, luck(id)).into_owned();
            assert!(!draws_scenarios(&own) && own != scenario);
            assert_eq!(*trials.own_scenario(id), own);
            // Neither scenarios nor plans can be forgotten: whoever plays the run plays the same. Its numbers have a
            // common denominator of their own, so that worth can differ by what is rounded.
            let mut alone = Trials::new(&own, 42).unwrap().one(id);
            assert_eq!(alone.worth.len(), run.worth.len());
            for (&worth, &same) in alone.worth.iter().zip(&run.worth) {
                close(alone.unit.of(worth), run.unit.of(same), 1e-7);
            }
            assert_eq!(alone.text_worth.is_some(), run.text_worth.is_some());
            alone.worth.clone_from(&run.worth);
            alone.text_worth.clone_from(&run.text_worth);
            assert_eq!(
                alone.ratified_chance.is_some(),
                run.ratified_chance.is_some()
            );
            if let (Some(chance), Some(same)) = (alone.ratified_chance, run.ratified_chance) {
                close(chance, same, 1e-7);
            }
            alone.ratified_chance = run.ratified_chance;
            alone.unit = run.unit;
            assert_eq!(alone, *run);
            let game = trials.game(id);
            let course = Course::drawn(luck(id));
            for known in [&own, &scenario] {
                let account = Account::of(known, &game, course).unwrap();
                assert_eq!(account.settlement.worth, run.worth);
                assert_eq!(
                    account.settlement.handshake().map(|(deal, _)| deal),
                    run.deal.as_ref()
                );
                let played = play(&Plan::of(known), &game, course, &mut Unwatched);
                assert_eq!(played.ending, account.settlement.ending);
            }
        }
        let differ = |pick: fn(&Scenario) -> f64| {
            let own = |id| pick(&own_scenario(&scenario, luck(id)));
            (own(0) - own(1)).abs() > 1e-9
        };
        assert!(differ(|s| s.talks.breakdown) && differ(|s| s.ratifiers[0].spread));
        assert!(differ(|s| s.levers[0].hits[0].1) && differ(|s| s.shocks[0].chance));
    }
}

#[test]
fn a_tactic_that_is_seated_is_not_drawn() {
    let scenario = everything(&[]);
    let mut seated = scenario.clone();
    let names = ["conceder", "hardliner"];
    let entrants = names.map(|name| {
        let tactic = zopa::scenario::Tactic::named(name).unwrap();
        Entrant {
            name: name.to_owned(),
            tactics: vec![tactic; 3],
        }
    });
    let runs = 6;
    let results = Tournament::new(&scenario, &entrants, 42)
        .unwrap()
        .play(runs, &|_| {});
    for pairing in &results.pairings {
        for (&player, &entrant) in results.players.iter().zip(&pairing.seats) {
            seated.seat(player, entrants[entrant].tactics[0]);
        }
        let tactics = seated.parties.iter().map(|party| party.tactic);
        let tactics: Vec<_> = tactics.collect();
        let own = own_scenario(&seated, luck(3));
        assert!(own.parties.iter().map(|party| party.tactic).eq(tactics));
        let trials = Trials::new(&seated, 42).unwrap().all(runs, &|_| {});
        let handshakes = trials
            .iter()
            .filter(|run| run.holds(Claim::Handshake))
            .count();
        assert_eq!(pairing.joint.handshake.hits, handshakes as u64);
    }
}
