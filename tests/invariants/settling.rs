//! Options settled in advance and changes that turn an outcome, each done again the slow way.

use crate::{brute, config, dice, scenario};
use proptest::prelude::*;
use zopa::concessions::{Effects, FlipTo, Flips, PairEffects, Parting, Settled, Settling, parting};
use zopa::format::{Prepared, Setting, Source, read};
use zopa::game::{Game, Settlement, Within, compile};
use zopa::probability::{Interval, holm, mcnemar};
use zopa::scenario::{Claim, IssueId, OptionId, Scenario};
use zopa::talks::{Course, Plan, Trace, play};
use zopa::trials::{Answers, Run, Trials, on_threads};

const HOW: Settling = Settling {
    seed: 7,
    runs: 6,
    width: None,
};

fn runs(scenario: &Scenario, n: u64) -> Vec<Run> {
    Trials::new(scenario, HOW.seed).unwrap().all(n, &|_| {})
}

/// Whether some deal with these options passes every gate in a round of a game, by looking at each.
fn passes_with(game: &Game, terms: &[(IssueId, OptionId)], round: u32) -> bool {
    brute::deals(game).iter().any(|deal| {
        let has = terms.iter().all(|(i, o)| deal[i.index()] == *o);
        has && game.failures(deal, Within::All, round).is_empty()
    })
}

/// The shares, the runs that turned, and the corrected p-values, from runs played one by one.
fn check_effects(scenario: &Scenario) {
    let effects = Effects::of(scenario, &HOW, &|_| {}).unwrap();
    let game = compile(scenario);
    let mut base: Vec<Answers> = runs(scenario, HOW.runs)
        .iter()
        .map(|run| run.answers)
        .collect();
    assert_eq!(effects.exact, scenario.draws_nothing());
    // Where nothing is drawn one run tells what all of them do.
    let many = if effects.exact { 1 } else { HOW.runs };
    if effects.exact {
        assert!(base.iter().all(|answers| *answers == base[0]));
        base.truncate(1);
    }
    let mut raw = vec![Vec::new(); Effects::CLAIMS.len()];
    for issue in game.issue_ids() {
        for option in game.option_ids(issue) {
            let term = [(issue, option)];
            let settled = scenario.with_settled(&term);
            let played = runs(&settled, many);
            let written = brute::allowed(&game, &game.party_ids().collect::<Vec<_>>());
            let writable = written.iter().any(|deal| deal[issue.index()] == option);
            match &effects.options[issue.index()][option.index()] {
                Settled::Impossible(_) => {
                    assert!(!writable);
                    // What is not played would have shown no deal.
                    if brute::deals(&game)
                        .iter()
                        .any(|deal| deal[issue.index()] == option)
                    {
                        for run in &played {
                            assert!(!run.holds(Claim::Reached) && !run.holds(Claim::Possible));
                        }
                    }
                }
                Settled::Played(told) => {
                    assert!(writable);
                    assert_eq!(told.runs, many);
                    for run in &played {
                        // Everything that is agreed has the option.
                        assert!(
                            run.deal
                                .as_ref()
                                .is_none_or(|deal| deal[issue.index()] == option)
                        );
                        let drawn = Trials::new(scenario, HOW.seed).unwrap().game(run.id);
                        assert_eq!(
                            run.answers[Claim::PossibleDayOne],
                            Some(passes_with(&drawn, &term, 0))
                        );
                    }
                    for (n, (&claim, effect)) in told.claims.iter().enumerate() {
                        let now: Vec<bool> = played
                            .iter()
                            .map(|run| run.answers[claim].unwrap())
                            .collect();
                        let was: Vec<bool> =
                            base.iter().map(|answers| answers[claim].unwrap()).collect();
                        let count = |is: &dyn Fn(bool, bool) -> bool| {
                            was.iter().zip(&now).filter(|(a, b)| is(**a, **b)).count() as u64
                        };
                        assert_eq!(effect.pairs.gained, count(&|a, b| !a && b));
                        assert_eq!(effect.pairs.lost, count(&|a, b| a && !b));
                        assert_eq!(effect.pairs.old.hits, count(&|a, _| a));
                        assert_eq!(effect.pairs.new.hits, count(&|_, b| b));
                        raw[n].push(mcnemar(effect.pairs.gained, effect.pairs.lost));
                    }
                }
            }
        }
    }
    for (claim, raw) in effects.base.keys().zip(&raw) {
        if effects.exact {
            for (.., played) in effects.played() {
                let effect = &played.claims[claim];
                assert_eq!((effect.interval, effect.p_value), (None, None));
                assert_eq!(effect.clear, effect.pairs.old != effect.pairs.new);
            }
            continue;
        }
        let told: Vec<f64> = effects
            .played()
            .map(|(.., p)| p.claims[claim].p_value.unwrap())
            .collect();
        assert_eq!(told, holm(raw));
        let clear = effects.played().map(|(.., p)| p.claims[claim].clear);
        assert!(clear.zip(&told).all(|(clear, p)| clear == (*p <= 0.05)));
    }
}

fn check_pairs(scenario: &Scenario) {
    let effects = Effects::of(scenario, &HOW, &|_| {}).unwrap();
    let pairs = PairEffects::of(scenario, &effects, Claim::Reached, &HOW, &|_| {}).unwrap();
    assert_eq!(pairs.pairs.len() as u64, PairEffects::count(&effects));
    let reached = |terms: &[(IssueId, OptionId)]| -> Vec<i32> {
        let played = runs(&scenario.with_settled(terms), HOW.runs);
        played
            .iter()
            .map(|run| i32::from(run.holds(Claim::Reached)))
            .collect()
    };
    let none = reached(&[]);
    for pair in &pairs.pairs {
        let Some(played) = pair.played else { continue };
        let [a, b] = pair.options;
        let four = [
            reached(&pair.options),
            reached(&[a]),
            reached(&[b]),
            none.clone(),
        ];
        let sum: i32 = (0..none.len())
            .map(|r| four[0][r] - four[1][r] - four[2][r] + four[3][r])
            .sum();
        assert!((played.interaction - f64::from(sum) / none.len() as f64).abs() < 1e-12);
        assert_eq!(played.interval.is_none(), effects.exact);
        let inside =
            |all: Interval| all.low <= played.interaction && played.interaction <= all.high;
        assert!(played.interval.is_none_or(inside));
    }
}

fn central(scenario: &Scenario, trace: &mut Trace) -> Settlement {
    let game = compile(scenario);
    let played = play(&Plan::of(scenario), &game, Course::central(7), trace);
    Settlement::judge(&played.game(&game), played.ending.clone())
}

/// Every flip turns the outcome, the value before it does not, and the histories are the same until they part.
fn check_flips(text: &str) -> usize {
    let source = Source::from_text("dice.toml", text);
    let scenario = read(&source, &[]).unwrap().scenario;
    let flips = Flips::of(
        (&Prepared::of(&source).unwrap(), &[], &scenario),
        7,
        Claim::Ratified,
        &|_| {},
    );
    let mut old = Trace::default();
    let now = central(&scenario, &mut old).holds(Claim::Ratified);
    assert_eq!(flips.holds, now);
    let with = |path: &str, value: String| {
        let changed = read(&source, &[Setting::new(path, value)])
            .unwrap()
            .scenario;
        let mut trace = Trace::default();
        let holds = central(&changed, &mut trace).holds(Claim::Ratified);
        (holds, trace)
    };
    for flip in &flips.flips {
        let value = match &flip.to {
            FlipTo::Number(nearest) => {
                assert!(nearest.size > 0.0);
                assert!((nearest.to - nearest.from).abs() > (nearest.still - nearest.from).abs());
                // The file's own number may have more digits: rounded, it may turn the outcome by itself.
                if (nearest.still - nearest.from).abs() > 0.0 {
                    assert_eq!(
                        with(&flip.path, format!("{:.6}", nearest.still)).0,
                        now,
                        "{}",
                        flip.path
                    );
                }
                if let Some(back) = nearest.back {
                    assert_eq!(
                        with(&flip.path, format!("{back:.6}")).0,
                        now,
                        "{}",
                        flip.path
                    );
                }
                format!("{:.6}", nearest.to)
                    .trim_end_matches('0')
                    .trim_end_matches('.')
                    .to_owned()
            }
            FlipTo::Word(word) => word.clone(),
        };
        let (holds, new) = with(&flip.path, value);
        assert_ne!(holds, now, "{}", flip.path);
        assert_eq!(parting(&old, &new), flip.parting);
        let last = match flip.parting {
            Parting::Said { round, .. } | Parting::Happens { round, .. } => round,
            Parting::Judged => u32::MAX,
        };
        let said = |trace: &Trace| {
            let rounds = trace.rounds.iter().filter(|round| round.round < last);
            let moves = rounds.flat_map(|round| &round.moves);
            moves
                .map(|m| (m.party, m.kind, m.deal.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(said(&old), said(&new), "{}", flip.path);
    }
    assert!(
        flips
            .flips
            .windows(2)
            .all(|two| two[0].size() <= two[1].size())
    );
    flips.flips.len()
}

proptest! {
    #![proptest_config(config(16))]

    #[test]
    fn effects_are_those_of_runs_played_one_by_one(text in dice::lively()) {
        check_effects(&scenario(&text));
    }

    #[test]
    fn pairs_are_those_of_runs_played_one_by_one(text in dice::scenario()) {
        check_pairs(&scenario(&text));
    }

    #[test]
    fn flips_turn_the_outcome_and_the_value_before_does_not(text in dice::lively()) {
        check_flips(&text);
    }
}

const FLAGSHIP: &str = include_str!("../../scenarios/mar-a-lago.toml");

#[test]
fn the_flagship_has_flips() {
    assert!(check_flips(FLAGSHIP) > 20);
}

#[test]
fn effects_do_not_depend_on_the_number_of_threads() {
    let flagship = scenario(FLAGSHIP);
    let how = Settling {
        seed: 42,
        runs: 24,
        width: None,
    };
    let on =
        |threads| on_threads(threads, || Effects::of(&flagship, &how, &|_| {}).unwrap()).unwrap();
    assert_eq!(on(1), on(3));
}

/// The wider the interval that is asked for, the fewer the runs; and the first runs are the same ones.
#[test]
fn runs_stop_at_the_width_that_is_asked_for() {
    let flagship = scenario(FLAGSHIP);
    let of = |width| {
        let how = Settling {
            seed: 42,
            runs: 800,
            width,
        };
        Effects::of(&flagship, &how, &|_| {}).unwrap()
    };
    let wide = of(Some(0.06));
    let half = |played: &zopa::concessions::PlayedOption| {
        let halves = played.claims.values().map(|effect| {
            let interval = effect.pairs.interval();
            (interval.high - interval.low) / 2.0
        });
        halves.fold(0.0, f64::max)
    };
    let mut few = 0;
    for (.., played) in wide.played() {
        assert!(half(played) <= 0.06 || played.runs == 800);
        few += usize::from(played.runs < 800);
        assert!([200, 400, 800].contains(&played.runs));
    }
    assert!(few > 5);
}

/// A settled option is a fact of the talks and of the space of deals, not of anybody's luck.
#[test]
fn settling_changes_no_draw() {
    let flagship = scenario(FLAGSHIP);
    let settled = flagship.with_settled(&[(IssueId(2), OptionId(0))]);
    let games = |scenario: &Scenario| {
        let trials = Trials::new(scenario, 42).unwrap();
        let worth = |run| {
            trials
                .game(run)
                .worths(&brute::deals(&compile(scenario))[5])
        };
        (0..5).map(worth).collect::<Vec<_>>()
    };
    assert_eq!(games(&flagship), games(&settled));
}
