//! A negotiation on tables allocates nothing, and the benchmark's negotiations end as at the plain table. In a test
//! binary of its own, because its allocator counts.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

#[path = "bench/contests.rs"]
mod contests;
#[path = "bench/domains.rs"]
mod domains;

use contests::{Contest, Kind, PRESETS, Weights};
use domains::Taste;
use zopa::format::Source;
use zopa::scenario::OfferRule;
use zopa::sweep::{Base, Folder, Origin, RunSettings, Task, Watch};

const MIXED: [Kind; 5] = [
    Kind::Time(5.0),
    Kind::Time(1.0),
    Kind::Time(0.25),
    Kind::TitForTat,
    Kind::Hardliner,
];
const MICRO: [Kind; 1] = [Kind::Micro];

fn contests() -> Vec<Contest> {
    let mut contests = Vec::new();
    let rules = [
        OfferRule::Lowest,
        OfferRule::Nearest,
        OfferRule::BestForOther,
    ];
    for offer in rules {
        for weights in [Weights::Kept, Weights::Redrawn] {
            contests.push(Contest {
                issues: 3,
                options: 4,
                taste: Taste::Independent,
                seed: 1,
                rounds: 60,
                tactics: [&MIXED, &MIXED],
                offer,
                weights,
                checked: 150,
            });
        }
    }
    contests.push(Contest {
        taste: Taste::Opposed,
        tactics: [&MICRO, &MICRO],
        checked: 0,
        ..contests[0].clone()
    });
    contests
}

#[test]
fn nothing_is_allocated_while_they_talk() {
    for contest in contests() {
        let mut ready = contest.ready();
        let first = ready.pass(PRESETS);
        let mut again = None;
        let counted = allocation_counter::measure(|| again = Some(ready.pass(PRESETS)));
        assert_eq!(counted.count_total, 0, "{contest:?}");
        assert_eq!(again, Some(first), "a pass leaves something behind");
        assert!(first.agreed > 0 && first.turns > 0 && first.checksum > 0);
    }
}

#[test]
fn the_first_pass_allocates_nothing_either() {
    for contest in contests() {
        let mut ready = contest.ready();
        let counted = allocation_counter::measure(|| {
            ready.pass(100);
        });
        assert_eq!(counted.count_total, 0, "{contest:?}");
    }
}

#[test]
fn the_benchmark_plays_what_the_plain_table_plays() {
    for contest in contests() {
        let mut ready = contest.ready();
        assert_eq!(
            ready.pass(contest.checked),
            contest.plainly(),
            "{contest:?}"
        );
    }
}

/// A grid of this many cells in which nothing is drawn, played in a folder.
fn grid(steps: u32, folder: &Folder) -> Task {
    let text = format!(
        "schema = 1\nparty.a = {{ no_deal = 10 }}\nparty.b = {{ no_deal = 10 }}\n[issue.x]\noptions = [\"l\", \"m\", \"r\"]\n\
         a = [0, 60, 100]\nb = [100, 60, 0]\n[sweep.s]\nshow = \"possible_day_one\"\naxes = [\
         {{ set = \"party.a.no_deal\", from = 0, to = 90, steps = {steps} }}, {{ set = \"party.b.no_deal\", from = 0, to = 90, steps = 40 }}]\n"
    );
    let source = Source::from_text("grid.toml", text);
    let base = Base::new(&source, &[], &[]).unwrap();
    let sweep = base.scenario().sweeps[0].clone();
    let terms = RunSettings {
        seed: 1,
        independent: false,
        rows: false,
    };
    let origin = Origin {
        file: "grid.toml".into(),
        file_hash: String::new(),
        kept_hash: String::new(),
        settings: Vec::new(),
    };
    let task = Task::new(base, sweep, Vec::new(), terms, origin).unwrap();
    let quietly = Watch {
        done: &|_| {},
        stop: &|| false,
    };
    task.play(folder, quietly).unwrap();
    task
}

/// Case 46: cells stay in their files. Of each, what is shown is kept, and nothing else.
#[test]
fn a_sweep_takes_little_room_for_a_cell_more() {
    let most = |steps: u32| {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        let task = grid(steps, &folder);
        let mut played = None;
        let merged = allocation_counter::measure(|| played = Some(task.merged(&folder).unwrap()));
        let (played, mut cells) = (played.unwrap(), 0_u64);
        let streamed = allocation_counter::measure(|| {
            let all = task.each_cell(&folder, &played, |_| {
                cells += 1;
                Ok(())
            });
            all.unwrap();
        });
        assert_eq!(cells, u64::from(steps) * 40);
        (merged.bytes_max, streamed.bytes_max)
    };
    let (few, many) = (most(25), most(200));
    // 7,000 cells more: a level of 40 bytes and a count of 4 each, in vectors that double.
    assert!(many.0 - few.0 < 7_000 * 150, "{few:?} {many:?}");
    assert!(many.1 < few.1 + 10_000, "{few:?} {many:?}");
}
