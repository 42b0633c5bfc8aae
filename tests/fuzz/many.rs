//! The reader on very many changed files, without counting what they reach: several times as many as libFuzzer tries in the same
//! time, from the files that libFuzzer kept.
//!
//! `many EXECUTIONS SECONDS SEED KEEP FOLDER…` stops at whichever comes first; inputs that fail are kept in KEEP.

use std::env;
use std::error::Error;
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use zopa_fuzz::{Dice, Vocabulary, changed, reads};

/// The longest file, in bytes.
const LONGEST: usize = 16_384;
/// What a reading may take.
const SLOW: Duration = Duration::from_secs(20);

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let typed: Vec<String> = env::args().skip(1).collect();
    let [most, seconds, seed, keep, folders @ ..] = &typed[..] else {
        return Err("many EXECUTIONS SECONDS SEED KEEP FOLDER…".into());
    };
    let (most, seconds, seed): (u64, u64, u64) = (most.parse()?, seconds.parse()?, seed.parse()?);
    let mut files = Vec::new();
    for folder in folders {
        for entry in fs::read_dir(folder)? {
            if let Ok(text) = fs::read_to_string(entry?.path())
                && text.len() <= LONGEST
            {
                files.push(text);
            }
        }
    }
    files.sort_unstable();
    let vocabulary = Vocabulary::new();
    let (next, faults) = (AtomicU64::new(0), Mutex::new(0_u64));
    let (began, end) = (Instant::now(), Duration::from_secs(seconds));
    fs::create_dir_all(keep)?;
    panic::set_hook(Box::new(|what| eprintln!("{what}")));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while began.elapsed() < end {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= most {
                        return;
                    }
                    // The same input for the same number, whichever thread has it.
                    let mut dice = Dice::new(seed ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
                    let text = changed(&files[dice.below(files.len())], 6, &vocabulary, &mut dice);
                    let from = Instant::now();
                    let well =
                        panic::catch_unwind(AssertUnwindSafe(|| drop(reads(text.as_bytes()))));
                    if well.is_err() || from.elapsed() > SLOW {
                        *faults.lock().unwrap() += 1;
                        let _ = fs::write(format!("{keep}/{seed}-{number}.toml"), text);
                    }
                }
            });
        }
    });
    let ran = next.into_inner().min(most);
    let faults = faults.into_inner()?;
    let seconds = began.elapsed().as_secs_f64();
    println!(
        "many: {ran} executions from {} files in {seconds:.0} s, {faults} faults",
        files.len()
    );
    Ok(if faults == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
