//! What a large job will take, printed before it starts; a very large one is started only if confirmed. Whether a job is
//! large depends only on counts, never on the speed of the machine: the time is only printed, on stderr.

use super::args::SweepArgs;
use super::exit::Failure;
use super::page::Page;
use crate::account::thousands;
use crate::scenario::{Design, Scenario, Sweep};
use crate::sweep::{Engine, RunSettings, Size, many};
use crate::trials::{Run, Trials, threads as all_threads};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long the speed is measured, and with how many draws at most.
const TRIED: (Duration, u64) = (Duration::from_millis(100), 1_000);

/// Prints what a sweep will take if that is much, and refuses it if it is too much.
pub(super) fn sweep(
    args: &SweepArgs,
    (sweep, scenario): (&Sweep, &Scenario),
    (given, terms): (usize, RunSettings),
    page: &Page,
) -> Result<(), Failure> {
    let size = Size::of(sweep, scenario, given as u64, terms);
    let refused = size.is_large() && !args.yes && !args.plan;
    if !refused && (page.quiet || !size.is_worth_saying()) {
        return Ok(());
    }
    let most = Size::MOST;
    // A boundary that starts with too many cells cannot be laid out; that error states the number that can.
    let traced = matches!(sweep.design, Design::Boundary { .. });
    if traced && size.cells > most.cells {
        return Ok(());
    }
    let cells = many(size.cells, "cell");
    let draws = match size.runs {
        1 => cells,
        runs => format!("{cells} × {}", many(runs, "draw")),
    };
    let files = format!("about {} of files", bytes(size.bytes));
    let engine = Engine::of(scenario, &sweep.axes, &sweep.show);
    let pace = || pace(scenario, terms.seed, engine, size.runs);
    let time = time(size.draws(), args.chance.threads(), pace);
    let elsewhere = match traced {
        true => "",
        false => " or plan it for many machines (--plan, then zopa shard and merge),",
    };
    let help = format!(
        "take fewer steps or points, fewer draws (--runs), or a design that samples, up to {} cells, {} draws and {} of files;{elsewhere} \
         or play it here with --yes",
        thousands(most.cells),
        thousands(most.runs),
        bytes(most.bytes)
    );
    say(
        &format!("{draws}, {time}, {files}"),
        refused.then_some(("this sweep", help)),
        page,
    )
}

/// With this many draws or more, a message comes first: some seconds for most scenarios.
const SAID: u64 = 100_000;

/// Prints what drawn runs will take if they are many, and refuses them if they do not fit into memory. There are twice as
/// many if two negotiations are compared.
pub(super) fn runs(
    (count, times): (u64, u64),
    threads: usize,
    (scenario, seed): (&Scenario, u64),
    page: &Page,
) -> Result<(), Failure> {
    let (parties, issues) = (scenario.parties.len(), scenario.issues.len());
    let around = scenario.meetings.len() + scenario.levers.len() + scenario.shocks.len();
    let held = size_of::<Run>() + 24 * parties + 2 * issues + 8 * around;
    let written = 12 * (11 + 2 * parties + issues);
    let memory = count
        .saturating_mul((held + written) as u64)
        .saturating_mul(times);
    let refused = memory > Size::MOST.bytes;
    if !refused && (page.quiet || count < SAID) {
        return Ok(());
    }
    let draws = many(count, "draw");
    let time = time(count * times, threads, || {
        pace(scenario, seed, Engine::Talks, u64::MAX)
    });
    let memory = bytes(memory);
    let help = format!(
        "up to {} of memory are taken: fewer draws with --runs will do, and zopa sweep holds none of them",
        bytes(Size::MOST.bytes)
    );
    let told = format!("{draws}, {time}, about {memory} of memory");
    say(&told, refused.then_some(("this", help)), page)
}

/// Prints what a tournament of this many negotiations will take if that is much, and refuses it if it is too much.
pub(super) fn tournament(
    what: &str,
    (plays, yes): (u64, bool),
    threads: usize,
    (scenario, seed): (&Scenario, u64),
    page: &Page,
) -> Result<(), Failure> {
    let refused = plays > Size::MOST.runs && !yes;
    if !refused && (page.quiet || plays < SAID) {
        return Ok(());
    }
    let time = time(plays, threads, || {
        pace(scenario, seed, Engine::Talks, u64::MAX)
    });
    let help = format!(
        "up to {} negotiations are played at once: fewer with --runs or --tactics, or all of them with --yes",
        thousands(Size::MOST.runs)
    );
    say(
        &format!("{what}, {time}"),
        refused.then_some(("this", help)),
        page,
    )
}

/// Prints what a job will take, or refuses it, naming it and what to do instead.
fn say(takes: &str, refused: Option<(&str, String)>, page: &Page) -> Result<(), Failure> {
    let Some((job, help)) = refused else {
        page.complain(&format!("note: {takes}"));
        return Ok(());
    };
    Err(Failure::Usage(format!(
        "{job} is large: {takes}; nothing was played\n  help: {help}"
    )))
}

/// The approximate time for this many draws on this many threads.
fn time(draws: u64, threads: usize, pace: impl FnOnce() -> Option<f64>) -> String {
    let threads = match threads {
        0 => all_threads(),
        threads => threads,
    };
    match pace() {
        Some(each) => format!(
            "about {} on {}",
            duration(each * draws as f64 / threads as f64),
            many(threads as u64, "thread")
        ),
        None => "for an unknown time".to_owned(),
    }
}

/// Seconds per draw on one thread, for a scenario prepared for this many.
fn pace(scenario: &Scenario, seed: u64, engine: Engine, runs: u64) -> Option<f64> {
    let from = Instant::now();
    let prepared = || Trials::new(scenario, seed).ok();
    let mut trials = prepared()?.without_rotations();
    let mut oracle = trials.oracle();
    let mut draws = 0;
    while draws < TRIED.1 && (draws == 0 || from.elapsed() < TRIED.0) {
        if draws > 0 && draws % runs == 0 {
            trials = prepared()?.without_rotations();
            oracle = trials.oracle();
        }
        match engine {
            Engine::Search => {
                black_box(trials.possible_by_drift(draws, &mut oracle));
            }
            Engine::SearchThenTalks | Engine::Talks => {
                black_box(trials.one(draws));
            }
        }
        draws += 1;
    }
    Some(from.elapsed().as_secs_f64() / draws as f64)
}

/// In the unit that people would use: `3 minutes`.
fn duration(seconds: f64) -> String {
    let units = [
        ("year", 31_557_600.0),
        ("day", 86_400.0),
        ("hour", 3_600.0),
        ("minute", 60.0),
    ];
    let large = units.iter().find(|(_, long)| seconds >= 1.5 * long);
    let (unit, long) = large.copied().unwrap_or(("second", 1.0));
    many(((seconds / long).round() as u64).max(1), unit)
}

/// `480 MB`, `1.2 GB`.
fn bytes(bytes: u64) -> String {
    let units = ["kB", "MB", "GB", "TB", "PB", "EB"];
    let mut size = bytes as f64 / 1_000.0;
    let mut unit = 0;
    while size >= 999.5 && unit + 1 < units.len() {
        size /= 1_000.0;
        unit += 1;
    }
    let digits = usize::from(size < 9.95 && size.fract().abs() > 0.05);
    format!("{size:.digits$} {}", units[unit])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_as_people_would() {
        let told = [0.2, 40.0, 89.0, 91.0, 7_000.0, 2e5, 1e9].map(duration);
        let expected = [
            "1 second",
            "40 seconds",
            "89 seconds",
            "2 minutes",
            "2 hours",
            "2 days",
            "32 years",
        ];
        assert_eq!(told, expected);
        let told = [900, 480_000_000, 1_234_000_000, 2_000_000_000, u64::MAX].map(bytes);
        assert_eq!(told, ["0.9 kB", "480 MB", "1.2 GB", "2 GB", "18 EB"]);
    }
}
