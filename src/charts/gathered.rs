//! What is known of the flagship.

use crate::account::{Account, Provenance};
use crate::charts::aspiration::Aspiration;
use crate::charts::chart::Plot;
use crate::charts::survival::Survival;
use crate::charts::winset::Winset;
use crate::charts::winset::facts::{Vote, Voted};
use crate::charts::{Material, named};
use crate::format::{Source, read};
use crate::game::compile;
use crate::scenario::{ChartStyle, Scenario};
use crate::talks::Course;
use crate::trials::{Tally, Trials};

fn flagship() -> Scenario {
    let text = include_str!("../../scenarios/mar-a-lago.toml");
    let source = Source::from_text("mar-a-lago.toml", text);
    read(&source, &[]).unwrap().scenario
}

fn provenance() -> Provenance {
    Provenance {
        file: "mar-a-lago.toml".into(),
        file_hash: "4f1c9a".into(),
        meaning_hash: "4f1c9a".into(),
        settings: Vec::new(),
        seed: 42,
        run: None,
    }
}

fn title(of: &Material<'_>, chart: &str) -> String {
    let drawn = named(chart).unwrap().draw(of, ChartStyle::Projector);
    drawn.unwrap().figure.title
}

#[test]
fn the_flagship_is_voted_down_and_both_give_way_alike() {
    let scenario = flagship();
    let game = compile(&scenario);
    let account = Account::of(&scenario, &game, Course::central(42)).unwrap();
    let material = Material::of(&account, &provenance());

    let winset = Winset::gather(&material).unwrap();
    assert_eq!((winset.voted, winset.round), (Voted::Handshake, 9));
    let needs: Vec<f64> = winset.bodies.iter().map(|body| body.needs).collect();
    let known = [73.519, 48.033, 64.684];
    assert!(needs.iter().zip(known).all(|(a, b)| (a - b).abs() < 6e-4));
    let passes = winset.bodies.iter().map(|body| match body.vote {
        Some(Vote::Cast { passes, .. }) => passes,
        _ => panic!("the text concerns all three"),
    });
    assert_eq!(passes.collect::<Vec<_>>(), [true, true, false]);
    let chances = winset.bodies.iter().map(|body| match body.vote {
        Some(Vote::Cast { chance, .. }) => chance,
        _ => 1.0,
    });
    let chance: f64 = chances.product();
    assert!((chance - account.settlement.ratified_chance.unwrap()).abs() < 1e-12);
    // What lies in cells is what is counted, and cells above the threshold are the win-set.
    for body in &winset.bodies {
        let (won, of) = body.won.unwrap();
        let sum = |from: f64| -> u64 {
            let cells = body.cells.iter().filter(|(cell, _)| *cell >= from);
            cells.map(|(_, deals)| *deals).sum()
        };
        assert_eq!((sum(body.needs - 1e-6), sum(f64::NEG_INFINITY)), (won, of));
    }
    assert_eq!(
        title(&material, "winset"),
        "EU member states would vote it down: about 14 yes, 20 needed"
    );

    let stances = Aspiration::gather(&material).unwrap().parties;
    let halves: Vec<Option<u32>> = stances.iter().map(|stance| stance.half_way()).collect();
    assert_eq!(halves, [Some(5), Some(5)]);
    let agreed: Vec<f64> = stances
        .iter()
        .map(|stance| stance.agreed.unwrap())
        .collect();
    assert!((agreed[0] - 62.7).abs() < 0.05 && (agreed[1] - 67.6).abs() < 0.05);
    assert_eq!(
        title(&material, "aspiration"),
        "Both give way at the same pace: half their way by week 5"
    );
}

#[test]
fn runs_that_are_over_are_those_of_the_tally() {
    let scenario = flagship();
    let game = compile(&scenario);
    let account = Account::of(&scenario, &game, Course::central(42)).unwrap();
    let trials = Trials::new(&scenario, 42).unwrap().without_rotations();
    let runs = trials.in_turn(0..24);
    let tally = Tally::of(&runs);
    let material = Material::drawing(&runs, &account, &provenance());
    let survival = Survival::gather(&material).unwrap();
    let over = survival.over(survival.last);
    assert_eq!(over.ratified, tally.ratified.hits);
    assert_eq!(over.ratified + over.blocked, tally.handshake.hits);
    assert_eq!(over.broken, tally.breakdown.hits);
    assert_eq!(survival.talking(0), 24);
    assert_eq!(material.talk.footer.runs, "24 runs");
}
