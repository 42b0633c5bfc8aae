//! What cells say, held against the scenarios played one by one.

use crate::{FLAGSHIP, KEPT, given, played, quietly, scenario, task, with};
use std::io;
use zopa::files::Value;
use zopa::format::{Setting, Source, read};
use zopa::probability::wilson;
use zopa::scenario::{Claim, PathValue, Shown};
use zopa::sweep::{
    Base, CellTally, Engine, How, Outcome, Player, RunSettings, Sink, Status, Task, check,
};
use zopa::trials::{Run, Tally, Trials};

/// The flagship as it is shipped: levers and shocks move what parties have without a deal.
const LEVERS: &str = include_str!("../../scenarios/mar-a-lago.toml");

const ONE: &str = "runs = 60\nshow = \"ratified\"";

/// What each claim of a cell counts.
fn counts(tally: &CellTally) -> Vec<(u64, u64)> {
    Claim::ALL
        .into_iter()
        .map(|claim| {
            let count = tally.count(claim);
            (count.hits, count.runs)
        })
        .collect()
}

fn counted(tally: &Tally) -> Vec<(u64, u64)> {
    let all = tally.claims.iter();
    all.map(|(_, count)| (count.hits, count.runs)).collect()
}

/// The runs of a scenario with settings, one after the other.
fn runs(text: &str, settings: &[Setting], seed: u64, n: u64) -> Vec<Run> {
    let source = Source::from_text("test.toml", text);
    let scenario = read(&source, settings).unwrap().scenario;
    Trials::new(&scenario, seed).unwrap().in_turn(0..n)
}

#[test]
fn a_sweep_of_one_cell_is_a_run_with_so_many_draws() {
    let text = with(FLAGSHIP, ONE);
    let task = task(&text, KEPT);
    let played = played(&task);
    let runs = runs(&text, &[], KEPT.seed, 60);
    let tally = Tally::of(&runs);
    let cell = &played.tallies[0];
    assert_eq!(played.tallies.len(), 1);
    assert_eq!(counts(cell), counted(&tally));
    let mean = |sums: &zopa::sweep::Sums, unit: f64| sums.estimate(unit).map(|level| level.value);
    assert_eq!(mean(&cell.round, 1.0), tally.round.mean);
    for (sums, worth) in cell.worth.iter().zip(&tally.worth) {
        assert!((mean(sums, 1e9).unwrap() - worth.mean.unwrap()).abs() < 1e-9);
    }
    let chance = cell.ratified_chance.estimate(1e9).unwrap();
    assert!((chance.value - tally.ratified_chance.mean.unwrap()).abs() < 1e-8);
    let interval = wilson(tally.claims[Claim::Ratified].hits, 60);
    let level = cell.level(Shown::Share(Claim::Ratified)).unwrap();
    assert!((level.interval.low - interval.low).abs() < 1e-15);
}

#[test]
fn every_cell_is_its_scenario_with_the_same_luck() {
    let sweep = "axes = [{ set = \"party.russia.no_deal\", from = 50, to = 70, steps = 3 }, \
                 { set = \"party.ukraine.tactic\", values = [\"boulware\", \"conceder\"] }]\nruns = 12\nshow = \"ratified\"";
    let text = with(FLAGSHIP, sweep);
    let played = played(&task(&text, KEPT));
    assert_eq!(played.tallies.len(), 6);
    for (n, tally) in played.tallies.iter().enumerate() {
        let value = [50, 60, 70][n / 2];
        let tactic = ["boulware", "conceder"][n % 2];
        let settings = [
            Setting::new("party.russia.no_deal.value", value),
            Setting::new("party.ukraine.tactic", tactic),
        ];
        let runs = runs(&text, &settings, KEPT.seed, 12);
        assert_eq!(counts(tally), counted(&Tally::of(&runs)), "cell {n}");
        let texts: u64 = tally.texts[0].iter().sum();
        assert_eq!(
            texts,
            runs.iter().filter(|run| run.deal.is_some()).count() as u64
        );
    }
}

/// Settings of a cell hold together, whatever they are.
#[test]
fn a_cell_is_what_its_settings_say_together() {
    let pairs = [
        (
            "weights.russia.donbas",
            "weights.russia.nato",
            [10, 60],
            [10, 30],
        ),
        (
            "weights.russia.donbas",
            "weights.ukraine.donbas",
            [10, 60],
            [10, 30],
        ),
        (
            "ratifier.rada.quota.yes",
            "ratifier.rada.quota.of",
            [100, 226],
            [300, 450],
        ),
        (
            "party.us.no_deal",
            "party.us.no_deal.change_per_round",
            [30, 40],
            [-2, 0],
        ),
        (
            "uncertainty.scores",
            "issue.donbas.russia.freeze-line",
            [0, 9],
            [0, 90],
        ),
        ("time.rounds", "time.deadline.pressure", [8, 12], [0, 1]),
    ];
    for (one, other, ones, others) in pairs {
        let axis = |path: &str, values: [i32; 2]| {
            format!(
                "{{ set = \"{path}\", values = [{}, {}] }}",
                values[0], values[1]
            )
        };
        let axes = format!("axes = [{}, {}]", axis(one, ones), axis(other, others));
        let text = with(FLAGSHIP, &format!("{axes}\nruns = 8\nshow = \"ratified\""));
        let found = played(&task(&text, KEPT));
        for (n, tally) in found.tallies.iter().enumerate() {
            let settings = [
                Setting::new(one, ones[n / 2]),
                Setting::new(other, others[n % 2]),
            ];
            let runs = runs(&text, &settings, KEPT.seed, 8);
            let slow = Tally::of(&runs);
            assert_eq!(counts(tally), counted(&slow), "{one} {other}, cell {n}");
            for (sums, worth) in tally.worth.iter().zip(&slow.worth) {
                let mean = sums.estimate(1e9).unwrap().value;
                assert!(
                    (mean - worth.mean.unwrap()).abs() < 1e-9,
                    "{one} {other}, cell {n}"
                );
            }
        }
    }
    // More than there are yes votes cannot be, and is said.
    let axes = "axes = [{ set = \"ratifier.rada.quota.yes\", values = [200, 300] }, { set = \"ratifier.rada.quota.of\", values = [450, 250] }]\nruns = 2";
    let task = task(&with(FLAGSHIP, axes), KEPT);
    assert_eq!(task.check().unwrap_err().cell.index, 3);
}

/// Keeps everything.
#[derive(Default)]
struct All {
    rows: Vec<Vec<Value>>,
    cells: Vec<CellTally>,
}

impl Sink for All {
    fn row(&mut self, row: &[Value]) -> io::Result<()> {
        self.rows.push(row.to_vec());
        Ok(())
    }

    fn cell(&mut self, tally: CellTally) -> io::Result<()> {
        self.cells.push(tally);
        Ok(())
    }
}

fn everything(text: &str, task: &Task, how: &How) -> All {
    let base = Base::new(&Source::from_text("t.toml", text), &[], &[]).unwrap();
    let player = Player::new(&base, task.cells(), how);
    let mut all = All::default();
    let cells = 0..task.cells().len();
    player.play(cells, &mut all, quietly()).unwrap();
    all
}

/// Lines of a search: cells that can be left out are left out rightly.
#[test]
fn search_along_lines_is_search_cell_by_cell() {
    let axes = [
        "{ set = \"party.russia.no_deal\", from = 40, to = 80, steps = 9 }, { set = \"issue.guarantees.russia.binding-treaty\", from = 0, to = 90, steps = 7 }",
        "{ set = \"ratifier.us-senate.votes.value\", from = 40, to = 90, steps = 8 }, { set = \"weights.russia.donbas\", from = 5, to = 60, steps = 4 }",
        "{ set = \"link.no-land-without-treaty.change\", from = -40, to = 40, steps = 7 }, { set = \"issue.army.russia.to\", from = 0, to = 100, steps = 5 }",
        "{ set = \"party.europe.no_deal\", from = 20, to = 80, steps = 9 }, { set = \"party.us.no_deal\", from = 20, to = 80, steps = 4 }, { set = \"uncertainty.scores\", values = [0, 9] }",
        "{ set = \"party.russia.no_deal\", from = 40, to = 80, steps = 5 }, { set = \"party.ukraine.role\", values = [\"signatory\", \"guarantor\"] }, { set = \"party.europe.role\", values = [\"signatory\", \"guarantor\"] }",
    ];
    for axes in axes {
        for show in [
            "\"possible_day_one\"",
            "[\"possible_day_one\", \"possible\"]",
        ] {
            let text = with(
                FLAGSHIP,
                &format!("axes = [{axes}]\nruns = 21\nshow = {show}"),
            );
            let task = task(&text, KEPT);
            assert_eq!(task.how().engine, Engine::Search);
            let quick = everything(&text, &task, task.how());
            // A width that is never reached plays piece by piece.
            let slowly = How {
                width: Some(1e-9),
                ..task.how().clone()
            };
            let slow = everything(&text, &task, &slowly);
            assert_eq!(quick.cells, slow.cells, "{axes}");
            assert_eq!(quick.rows, slow.rows, "{axes}");
            let shares = quick
                .cells
                .iter()
                .map(|c| c.count(Claim::PossibleDayOne).hits);
            assert!(
                shares.clone().max() > shares.min(),
                "nothing changes: {axes}"
            );
        }
    }
}

#[test]
fn a_search_before_talks_says_what_talks_say() {
    let text = with(
        LEVERS,
        "axes = [{ set = \"party.russia.no_deal\", values = [60, 72] }]\nruns = 25\nshow = \"possible\"",
    );
    let task = task(&text, KEPT);
    assert_eq!(task.how().engine, Engine::SearchThenTalks);
    let found = played(&task);
    for (tally, value) in found.tallies.iter().zip([60, 72]) {
        let settings = [Setting::new("party.russia.no_deal", value)];
        let slow = Tally::of(&runs(&text, &settings, KEPT.seed, 25));
        assert_eq!(counts(tally)[..2], counted(&slow)[..2]);
    }
}

/// A random walk that only an axis brings in: no search along the drift knows of it.
#[test]
fn what_an_axis_brings_in_is_played() {
    let axes = "axes = [{ set = \"party.russia.no_deal.volatility\", values = [0, 4] }]";
    let text = with(FLAGSHIP, &format!("{axes}\nruns = 40\nshow = \"possible\""));
    let task = task(&text, KEPT);
    assert_eq!(task.how().engine, Engine::SearchThenTalks);
    let found = played(&task);
    for (tally, value) in found.tallies.iter().zip([0, 4]) {
        let settings = [Setting::new("party.russia.no_deal.volatility", value)];
        let slow = Tally::of(&runs(&text, &settings, KEPT.seed, 40));
        assert_eq!(counts(tally)[..2], counted(&slow)[..2]);
    }
    let certain = FLAGSHIP.split("[uncertainty]").next().unwrap().to_owned()
        + &FLAGSHIP[FLAGSHIP.find("[ratifier.us-senate]").unwrap()..];
    let certain = certain.replace("breakdown = 0.02", "breakdown = 0");
    for (axis, sure) in [
        ("party.russia.no_deal.value", true),
        ("uncertainty.scores", false),
    ] {
        let text = with(
            &certain,
            &format!(
                "axes = [{{ set = \"{axis}\", from = 1, to = 9, steps = 3 }}]\nruns = 1\nshow = \"reached\""
            ),
        );
        let task = self::task(&text, KEPT);
        let found = played(&task);
        assert_eq!(Outcome::of(&task, &found).is_certain(), sure, "{axis}");
    }
}

/// More rows than are held are made again, and are the same.
#[test]
fn rows_of_a_long_cell_are_those_that_were_counted() {
    let sweep = "axes = [{ set = \"party.a.no_deal\", values = [20, 40] }]\nruns = 1050\nshow = \"ratified\"";
    let text = "schema = 1\nparty.a = { no_deal = 30 }\nparty.b = { no_deal = 30 }\n[time]\nrounds = 4\n[issue.x]\noptions = [\"l\", \"m\", \"r\"]\n\
                a = [0, 60, 100]\nb = [100, 55, 0]\n[uncertainty]\nno_deal = 20\n";
    let text = with(text, sweep);
    let task = task(&text, KEPT);
    let whole = everything(&text, &task, task.how());
    let until = How {
        width: Some(1e-9),
        ..task.how().clone()
    };
    let held = everything(&text, &task, &until);
    assert_eq!(held.rows.len(), 2 * 1050);
    assert_eq!((held.rows, held.cells), (whole.rows, whole.cells));
}

#[test]
fn a_width_stops_a_cell_early_and_never_before_it_is_known() {
    let text = with(
        FLAGSHIP,
        "axes = [{ set = \"party.russia.no_deal\", values = [40, 66] }]\nruns = 800\nwidth = 4\nshow = \"possible_day_one\"",
    );
    let found = played(&task(&text, KEPT));
    for tally in &found.tallies {
        let half = tally
            .level(Shown::Share(Claim::PossibleDayOne))
            .unwrap()
            .half();
        assert!(tally.runs == 800 || half <= 0.04, "{half}");
    }
    let runs: Vec<u64> = found.tallies.iter().map(|tally| tally.runs).collect();
    assert!(runs[0] < runs[1], "{runs:?}");
}

#[test]
fn luck_is_shared_unless_it_is_asked_not_to() {
    let axes = "axes = [{ set = \"time.deadline.pressure\", values = [0.6, 0.61] }]\nruns = 30\nshow = \"possible_day_one\"";
    let text = with(FLAGSHIP, axes);
    let shared = played(&task(&text, KEPT));
    // The deadline has no say on day one: with the same luck the cells are the same.
    assert_eq!(counts(&shared.tallies[0])[0], counts(&shared.tallies[1])[0]);
    let own = RunSettings {
        independent: true,
        ..KEPT
    };
    let task = task(&text, own);
    let apart = played(&task);
    assert_eq!(counts(&shared.tallies[0])[0], counts(&apart.tallies[0])[0]);
    let all: Vec<Run> = runs(&text, &[], KEPT.seed, 60);
    let second: u64 = all[30..]
        .iter()
        .map(|r| u64::from(r.holds(Claim::PossibleDayOne)))
        .sum();
    assert_eq!(counts(&apart.tallies[1])[0], (second, 30));
}

#[test]
fn linked_and_conditional_axes_make_the_cells_that_they_say() {
    let text = with(
        FLAGSHIP,
        "axes = [{ set = \"talks.protocol\", values = [\"single-text\", \"simultaneous\"] }, \
         { set = \"talks.protocol.single-text.own_wishes\", from = 0, to = 1, steps = 3, only_if = \"talks.protocol=single-text\" }, \
         { set = \"party.russia.no_deal\", from = 60, to = 64, steps = 2 }, \
         { set = \"party.ukraine.no_deal\", from = 60, to = 50, with = \"party.russia.no_deal.value\" }]\nruns = 2",
    );
    let task = task(&text, KEPT);
    // (3 + 1) × 2: what does not apply is not a cell of its own.
    assert_eq!(task.cells().len(), 8);
    task.check().unwrap();
    let cell = |n: u64| task.cells().cell(n);
    let set = |n: u64| {
        cell(n)
            .settings()
            .map(|s| s.to_string())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        set(1),
        "talks.protocol=single-text talks.protocol.single-text.own_wishes=0 party.russia.no_deal.value=64 party.ukraine.no_deal.value=50"
    );
    assert_eq!(
        set(6),
        "talks.protocol=simultaneous party.russia.no_deal.value=60 party.ukraine.no_deal.value=60"
    );
    let all: std::collections::BTreeSet<String> = (0..8).map(set).collect();
    assert_eq!(all.len(), 8);
}

#[test]
fn every_design_has_cells_that_can_be_played() {
    let axes = "axes = [{ set = \"party.russia.no_deal\", from = 50, to = 70 }, \
                { set = \"party.ukraine.tactic\", values = [\"boulware\", \"linear\", \"conceder\"] }, \
                { set = \"time.deadline.round\", from = 3, to = 8 }]\nruns = 3\nshow = \"possible\"\n";
    for (design, cells) in [
        ("grid", 11 * 3 * 6),
        ("latin-hypercube\"\npoints = 40 #", 40),
        ("sobol\"\npoints = 33 #", 33),
        ("saltelli\"\npoints = 8 #", 8 * 5),
        ("morris\"\npoints = 5 #", 5 * 4),
        ("random\"\npoints = 21 #", 21),
        ("one-at-a-time", 1 + 2 + 3 + 2),
    ] {
        let text = with(FLAGSHIP, &format!("{axes}design = \"{design}\""));
        let task = task(&text, KEPT);
        assert_eq!(task.cells().len(), cells, "{design}");
        task.check().unwrap();
        for n in 0..cells {
            for (path, value) in task.cells().cell(n).values() {
                match (path, value) {
                    ("time.deadline.round", PathValue::Number(round)) => {
                        assert!(round.fract() == 0.0 && (3.0..=8.0).contains(round));
                    }
                    ("party.russia.no_deal.value", PathValue::Number(points)) => {
                        assert!((50.0..=70.0).contains(points));
                    }
                    (_, value) => assert!(matches!(value, PathValue::Name(_))),
                }
            }
        }
        if cells < 50 {
            let found = played(&task);
            let outcome = Outcome::of(&task, &found);
            assert_eq!(found.tallies.len() as u64, cells);
            assert!(!zopa::sweep::findings(&outcome).is_empty(), "{design}");
        }
    }
    let text = with(
        FLAGSHIP,
        "axes = [{ set = \"party.russia.no_deal\" }]\ndesign = \"list\"\nfile = \"x.csv\"\nruns = 3",
    );
    let rows = vec![vec![PathValue::Number(60.0)], vec![PathValue::Number(64.5)]];
    let task = given(&text, rows, KEPT);
    assert_eq!(
        task.cells().cell(1).settings().next().unwrap().to_string(),
        "party.russia.no_deal.value=64.5"
    );
    assert_eq!(played(&task).tallies.len(), 2);
}

#[test]
fn a_cell_that_breaks_the_scenario_is_found_before_the_first_run() {
    let text = with(
        FLAGSHIP,
        "axes = [{ set = \"time.rounds\", from = 3, to = 12, steps = 4 }, { set = \"party.russia.patience\", from = 0.9, to = 1, steps = 2 }]\nruns = 2",
    );
    let source = Source::from_text("test.toml", text.as_str());
    let task = task(&text, KEPT);
    let bad = task.check().unwrap_err();
    // The deadline is in round 5: three rounds are too few.
    assert_eq!(bad.cell.index, 0);
    assert_eq!(bad.broken, 2);
    assert!(bad.problems.list()[0].message.contains("deadline"));
    let base = Base::new(&source, &[], &[]).unwrap();
    assert!(check(&base, task.cells()).is_err());
    // And if it is played all the same, it is a cell that says why.
    let found = played(&task);
    assert!(matches!(&found.tallies[0].status, Status::Invalid(why) if why.contains("deadline")));
    assert_eq!(found.tallies[0].runs, 0);
    assert_eq!(found.tallies[7].runs, 2);
}

#[test]
fn each_option_is_settled_as_explain_settles_it() {
    let text = with(
        FLAGSHIP,
        "vary = \"each-option\"\nruns = 10\nshow = \"ratified\"",
    );
    let task = task(&text, KEPT);
    let found = played(&task);
    let scenario = scenario(&text);
    let options: usize = scenario.issues.iter().map(|issue| issue.len()).sum();
    assert_eq!(found.tallies.len(), options + 1);
    let outcome = Outcome::of(&task, &found);
    assert_eq!(outcome.moves.len(), options);
    for tally in &found.tallies[1..] {
        let term = task.cells().cell(tally.cell).settled.unwrap();
        match &tally.status {
            Status::Impossible(_) => assert_eq!(tally.runs, 0),
            Status::Played => {
                let settled = scenario.with_settled(&[term]);
                let runs = Trials::new(&settled, KEPT.seed).unwrap().in_turn(0..10);
                assert_eq!(counts(tally), counted(&Tally::of(&runs)));
                let answers: String = runs
                    .iter()
                    .map(|run| if run.holds(Claim::Ratified) { '1' } else { '0' })
                    .collect();
                assert_eq!(tally.answers, answers);
            }
            Status::Invalid(why) => panic!("{why}"),
        }
    }
}

#[test]
fn a_boundary_is_where_the_whole_grid_has_it() {
    let axes = "axes = [{ set = \"party.russia.no_deal\", from = 48, to = 76, steps = 29 }, \
                { set = \"issue.guarantees.russia.binding-treaty\", from = 0, to = 60, steps = 25 }]\nruns = 50\nshow = \"possible_day_one\"\n";
    let text = with(FLAGSHIP, &format!("{axes}design = \"boundary\""));
    let traced = task(&text, KEPT);
    let line = played(&traced);
    let grid = task(&with(FLAGSHIP, axes), KEPT);
    let whole = played(&grid);
    let found = line.traced.clone().unwrap();
    assert!(found.played < 29 * 25 / 3, "{}", found.played);
    assert_eq!(found.lines.len(), 1);
    // What was played is what the grid says.
    for tally in &line.tallies {
        assert_eq!(*tally, whole.tallies[tally.cell as usize]);
    }
    let above = |x: u32, y: u32| {
        let cell = grid
            .cells()
            .at_places(&[u64::from(x), u64::from(y)])
            .unwrap();
        let level = whole.tallies[cell as usize].level(Shown::Share(Claim::PossibleDayOne));
        level.unwrap().value >= 0.5
    };
    for ((ax, ay), (bx, by)) in &found.crossings {
        assert!(!above(*ax, *ay) && above(*bx, *by));
    }
    let mut all = 0;
    for x in 0..29 {
        for y in 0..25 {
            all += usize::from(x < 28 && above(x, y) != above(x + 1, y));
            all += usize::from(y < 24 && above(x, y) != above(x, y + 1));
        }
    }
    assert_eq!(found.crossings.len(), all);
}

#[test]
fn distances_are_measured_where_they_are_shown() {
    let text = with(FLAGSHIP, "runs = 6\nshow = [\"to_frontier\", \"to_nash\"]");
    let found = played(&task(&text, KEPT));
    let tally = &found.tallies[0];
    let scenario = scenario(&text);
    let trials = Trials::new(&scenario, KEPT.seed).unwrap();
    let far: Vec<f64> = trials
        .in_turn(0..6)
        .iter()
        .filter_map(|run| {
            let game = trials.game(run.id);
            let deal = run.deal.as_ref()?;
            zopa::trials::Yardstick::of(&game).measure(deal).pareto
        })
        .collect();
    let mean = far.iter().sum::<f64>() / far.len() as f64;
    assert_eq!(tally.to_frontier.n, far.len() as u64);
    let found = tally.level(Shown::ToFrontier).unwrap().value;
    assert!((found - mean).abs() < 1e-7, "{found} {mean}");
}
