//! What must hold of the library, whatever it is given: an answer or a diagnostic, soon, and no panic.

use zopa::account::Account;
use zopa::format::{Fingerprint, Ink, Problems, Reading, Source, domain, read, render};
use zopa::game::{Game, Settlement, Within, compile};
use zopa::scenario::{Scenario, get, list};
use zopa::solutions::{self, Arena};
use zopa::space::{self, Limits};
use zopa::talks::{Course, Plan, Unwatched, play};
use zopa::{checks, draws};

/// The most steps of a search.
const STEPS: u64 = 20_000;
/// The largest game that is negotiated: texts, and rounds times parties.
const TEXTS: u64 = 20_000;
const TURNS: usize = 400;

/// Reads a file, says what is wrong with it in every way there is, and lists what it has.
#[must_use]
pub fn reads(bytes: &[u8]) -> Option<Reading> {
    let text = std::str::from_utf8(bytes).ok()?;
    match read(&Source::from_text("fuzzed.toml", text), &[]) {
        Ok(reading) => {
            told(&Problems::new(
                reading.warnings.clone(),
                reading.source.clone(),
            ));
            for (path, value) in list(&reading.scenario).iter().take(200) {
                assert_eq!(get(&reading.scenario, path).as_ref(), Some(value), "{path}");
                let _ = domain(path);
            }
            let _ = Fingerprint::of(&reading.source, &reading.scenario);
            Some(reading)
        }
        Err(problems) => {
            assert!(!problems.list().is_empty(), "refused without a reason");
            told(&problems);
            None
        }
    }
}

fn told(problems: &Problems) {
    let source = problems.source();
    for problem in problems.list() {
        for label in &problem.labels {
            assert!(label.span.start <= label.span.end, "{problem:?}");
            assert!(label.span.end <= source.text().len(), "{problem:?}");
        }
    }
    let plain = render(problems.list(), source, Ink::Plain);
    let raw = |sign: char| sign.is_control() && sign != '\n';
    assert!(!plain.contains(raw), "a control character: {plain:?}");
    let _ = render(problems.list(), source, Ink::Colour);
}

/// Reads a file, and if it is right computes what every command computes, within small limits.
pub fn whole(bytes: &[u8]) {
    let Some(reading) = reads(bytes) else { return };
    let scenario = &reading.scenario;
    // What a range or a long list makes large is another fuzzer's: here, executions count.
    let options: usize = scenario.issues.iter().map(|issue| issue.len()).sum();
    if options * scenario.parties.len() > 5_000 {
        return;
    }
    let game = compile(scenario);
    let verdict = checks::judge(&reading, &game);
    told(&Problems::new(
        [verdict.errors.clone(), verdict.warnings].concat(),
        reading.source.clone(),
    ));
    if !verdict.errors.is_empty() {
        return;
    }
    solved(&game);
    let turns = scenario.time.rounds as usize * scenario.parties.len();
    if space::texts(&game) <= TEXTS.into() && turns <= TURNS {
        negotiated(scenario, &game);
    }
}

fn solved(game: &Game) {
    let limits = Limits::steps(STEPS);
    if let Ok(funnel) = space::funnel(game, 0, &limits) {
        let _ = funnel.passing();
    }
    for within in [Within::Zopa, Within::All] {
        let arena = Arena::new(game).within(within).limits(limits);
        for solution in solutions::ALL {
            if let Ok(chosen) = solution.solve(&arena) {
                assert!(!chosen.deals.is_empty());
            }
        }
        if let Ok(set) = arena.lotteries() {
            for solution in solutions::lottery::ALL {
                let _ = solution.solve(&set);
            }
        }
    }
}

fn negotiated(scenario: &Scenario, game: &Game) {
    let course = Course::central(42);
    let played = play(&Plan::of(scenario), game, course, &mut Unwatched);
    let settled = Settlement::judge(&played.game(game), played.ending.clone());
    if let Some((deal, round)) = settled.handshake() {
        assert_eq!(deal.len(), scenario.issues.len());
        assert!(round <= scenario.time.rounds);
    }
    let _ = Account::of(scenario, game, course);
    let luck = draws::Luck { seed: 42, run: 1 };
    let own = draws::own_scenario(scenario, luck);
    let drawn = draws::Uncertain::new(scenario).game(luck);
    let course = Course::drawn(luck);
    let played = play(&Plan::of(&own), &drawn, course, &mut Unwatched);
    let _ = Settlement::judge(&played.game(&drawn), played.ending.clone());
}
