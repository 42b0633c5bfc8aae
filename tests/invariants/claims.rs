//! Five claims, never blurred; and counts that fit them.

use crate::{brute, config, dice, scenario, with};
use proptest::prelude::*;
use zopa::account::{Account, Question, Solved};
use zopa::game::{Within, compile};
use zopa::scenario::{Claim, PartyId, Protocol};
use zopa::space::{self, Limits};
use zopa::talks::{Course, Plan};
use zopa::trials::Trials;

const RUNS: u64 = 6;

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn each_claim_implies_the_ones_it_must(text in dice::lively()) {
        let scenario = scenario(&text);
        let trials = Trials::new(&scenario, 42).unwrap();
        for run in trials.all(RUNS, &|_| {}) {
            let (planned, course) = (trials.game(run.id), Course::drawn(trials.luck(run.id)));
            let account = Account::of(&scenario, &planned, course).unwrap();
            let game = &*account.game;
            prop_assert!(!run.holds(Claim::Ratified) || run.holds(Claim::Reached));
            prop_assert!(!run.holds(Claim::Reached) || run.holds(Claim::Handshake));
            prop_assert!(!run.holds(Claim::Ratified) || run.holds(Claim::Possible));
            prop_assert!(run.answers[Claim::PossibleDayOne] == Some(false) || run.holds(Claim::Possible));
            prop_assert!(!run.holds(Claim::Lasting) || run.holds(Claim::Ratified));
            prop_assert_eq!(run.answers[Claim::Lasting].is_some(), scenario.durability.is_some());
            let broken = run.holds(Claim::Ratified) && run.answers[Claim::Lasting] == Some(false);
            prop_assert_eq!(run.broken_in.is_some(), broken);
            prop_assert_eq!(run.lasting_chance.is_some(), run.deal.is_some() && scenario.durability.is_some());
            prop_assert!(!(run.holds(Claim::Breakdown) && run.holds(Claim::Handshake)));
            // Asked of every deal in every round.
            let passes = |round| {
                brute::deals(game).iter().any(|deal| game.failures(deal, Within::All, round).is_empty())
            };
            prop_assert_eq!(run.answers[Claim::PossibleDayOne], Some(passes(0)));
            prop_assert_eq!(run.answers[Claim::Possible], Some((0..=scenario.time.rounds).any(passes)));
            let last = |p| game.no_deal_at(p, scenario.time.rounds).unwrap_or_default();
            let without: Vec<_> = game.party_ids().map(last).collect();
            match (&run.deal, run.round) {
                (Some(deal), Some(round)) => {
                    prop_assert!(run.holds(Claim::Handshake));
                    let failed = game.failures(deal, Within::All, round);
                    prop_assert_eq!(run.holds(Claim::Ratified), failed.is_empty());
                    prop_assert_eq!(run.holds(Claim::Reached), game.failures(deal, Within::Consents, round).is_empty());
                    let text_worth = game.worths(deal);
                    prop_assert_eq!(run.text_worth.as_ref(), Some(&text_worth));
                    prop_assert_eq!(&run.worth, if run.holds(Claim::Ratified) { &text_worth } else { &without });
                    // What is signed gives each signatory its walk-away of that round, even where it has risen since the
                    // offer was made.
                    let quota = matches!(scenario.talks.protocol, Protocol::AlternatingOffers { quota: Some(_), .. });
                    for &party in game.signatories().iter().filter(|_| !quota) {
                        prop_assert!(game.worth(party, deal) >= game.no_deal_at(party, round).unwrap());
                        prop_assert!(game.inside_own_red_lines(party, deal));
                    }
                }
                (None, None) => {
                    prop_assert!(!run.holds(Claim::Handshake) && run.text_worth.is_none() && run.ratified_chance.is_none());
                    prop_assert_eq!(&run.worth, &without);
                }
                other => prop_assert!(false, "{:?}", other),
            }
        }
    }

    #[test]
    fn a_run_in_the_table_is_the_run_that_is_told(text in dice::lively()) {
        let scenario = scenario(&text);
        let trials = Trials::new(&scenario, 42).unwrap();
        for id in 0..RUNS {
            let (run, game) = (trials.one(id), trials.game(id));
            let account = Account::of(&scenario, &game, Course::drawn(trials.luck(id))).unwrap();
            prop_assert_eq!(run.answers[Claim::Possible], account.answers[Claim::Possible]);
            prop_assert_eq!(run.answers[Claim::PossibleDayOne], account.answers[Claim::PossibleDayOne]);
            prop_assert_eq!(run.holds(Claim::Handshake), account.holds(Claim::Handshake));
            prop_assert_eq!(run.holds(Claim::Reached), account.holds(Claim::Reached));
            prop_assert_eq!(run.holds(Claim::Ratified), account.holds(Claim::Ratified));
            prop_assert_eq!(run.answers[Claim::Lasting], account.answers[Claim::Lasting]);
            prop_assert_eq!(run.broken_in, account.broken_in);
            prop_assert_eq!(run.deal.as_ref(), account.settlement.handshake().map(|(deal, _)| deal));
            prop_assert_eq!(run.worth, account.settlement.worth);
        }
    }

    #[test]
    fn counts_fall_from_gate_to_gate_and_are_exact(text in dice::scenario(), round in 0_u32..6) {
        let scenario = scenario(&text);
        let game = compile(&scenario);
        let round = round.min(scenario.time.rounds);
        let funnel = space::funnel(&game, round, &space::Limits::DEFAULT).unwrap();
        prop_assert!(funnel.stages.windows(2).all(|pair| pair[0].deals.at_most() >= pair[1].deals.at_most()));
        let all = brute::deals(&game);
        prop_assert_eq!(funnel.texts(), &(all.len() as u64).into());
        for within in Within::ALL {
            let passing = all.iter().filter(|deal| game.failures(deal, within, round).is_empty());
            prop_assert_eq!(funnel.deals(within), passing.count() as u64, "{:?}", within);
        }
    }

    #[test]
    fn runs_do_not_depend_on_threads(text in dice::lively()) {
        let scenario = scenario(&text);
        let trials = Trials::new(&scenario, 3).unwrap();
        let runs = trials.all_on(1, 40, &|_| {}).unwrap();
        prop_assert_eq!(&runs, &trials.all_on(3, 40, &|_| {}).unwrap());
        prop_assert!(runs.iter().enumerate().all(|(n, run)| run.id == n as u64));
    }

    #[test]
    fn solving_never_fails(text in dice::scenario(), round in 0_u32..6) {
        let scenario = scenario(&text);
        let game = compile(&scenario);
        let round = round.min(scenario.time.rounds);
        let everyone: Vec<PartyId> = game.party_ids().collect();
        for within in Within::ALL {
            for players in [game.signatories(), &everyone] {
                let solved = Solved::of(&scenario, &game, &Question { players: players.to_vec(), within, round, powers: None, only: None, around: true, limits: Limits::DEFAULT }).unwrap();
                for (about, answer) in solved.answers.iter().filter_map(|(a, r)| Some((a, r.as_ref().ok()?))) {
                    prop_assert!(!answer.deals.is_empty(), "{}", about.name);
                    for deal in &answer.deals {
                        prop_assert!(game.failures(deal, within, round).is_empty(), "{}", about.name);
                    }
                }
            }
        }
    }

    #[test]
    fn whoever_starts_the_same_parties_speak_in_the_same_circle(text in dice::scenario()) {
        let scenario = with(&text, &["talks.protocol=alternating-offers"]);
        let plan = Plan::of(&scenario);
        let before: Vec<PartyId> = plan.order().collect();
        for (n, &first) in before.iter().enumerate() {
            let mut turned = before.clone();
            turned.rotate_left(n);
            prop_assert_eq!(plan.clone().rotated_to(first).order().collect::<Vec<_>>(), turned);
        }
        let mut sorted = before;
        sorted.sort();
        let game = compile(&scenario);
        prop_assert_eq!(&sorted[..], game.signatories());
    }
}
