//! Runs the whole program with files and arguments of its own making, over all commands.
//!
//! commands --zopa PROGRAM --scratch DIR --keep DIR [--seed N] [--seconds N] [--commands N]
//!
//! The same seed makes the same cases. What fails is made smaller and kept: the files, and the commands to type.

mod grammar;
mod judged;
mod made;
mod smaller;

use grammar::Grammar;
use judged::{Fault, Judge};
use made::{Case, Maker};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use zopa_fuzz::{Vocabulary, scenarios};

/// Commands that take so long are told.
const SLOW: Duration = Duration::from_secs(5);
/// How often it says how far it is.
const WORD: Duration = Duration::from_secs(120);

struct Asked {
    zopa: PathBuf,
    scratch: PathBuf,
    keep: PathBuf,
    seed: u64,
    seconds: u64,
    commands: u64,
}

fn asked() -> Result<Asked, Box<dyn Error>> {
    let mut typed = std::env::args().skip(1);
    let mut options = BTreeMap::new();
    while let Some(flag) = typed.next() {
        options.insert(
            flag.clone(),
            typed.next().ok_or(format!("{flag} takes a value"))?,
        );
    }
    let mut of = |flag: &str, default: Option<&str>| {
        let value = options.remove(flag).or(default.map(str::to_owned));
        value.ok_or(format!("{flag} is missing"))
    };
    let asked = Asked {
        zopa: fs::canonicalize(of("--zopa", None)?)?,
        scratch: of("--scratch", None)?.into(),
        keep: of("--keep", None)?.into(),
        seed: of("--seed", Some("1"))?.parse()?,
        seconds: of("--seconds", Some("60"))?.parse()?,
        commands: of("--commands", Some("1000000000"))?.parse()?,
    };
    match options.keys().next() {
        Some(unknown) => Err(format!("{unknown} is not an option").into()),
        None => Ok(asked),
    }
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let asked = asked()?;
    let grammar = Grammar::of(&asked.zopa)?;
    if grammar.commands.len() < 15 || grammar.codes.len() < 5 || grammar.listed.len() < 50 {
        return Err(format!("the help was not understood: {:?}", grammar.told()).into());
    }
    let (vocabulary, seeds) = (Vocabulary::new(), scenarios()?);
    let maker = Maker {
        grammar: &grammar,
        vocabulary: &vocabulary,
        seeds: &seeds,
    };
    fs::create_dir_all(&asked.scratch)?;
    fs::create_dir_all(&asked.keep)?;
    let judge = Judge {
        zopa: asked.zopa.clone(),
        scratch: fs::canonicalize(&asked.scratch)?,
        codes: &grammar.codes,
    };

    let (began, end) = (Instant::now(), Duration::from_secs(asked.seconds));
    let mut ran = 0;
    let mut seed = asked.seed;
    let mut endings: BTreeMap<(String, Option<i32>), u64> = BTreeMap::new();
    let mut faults: BTreeMap<Fault, u64> = BTreeMap::new();
    let mut slowest = (Duration::ZERO, String::new());
    let mut next = WORD;
    while began.elapsed() < end && ran < asked.commands {
        if began.elapsed() > next {
            next += WORD;
            eprintln!("{ran} commands, seed {seed}, {} faults", faults.len());
        }
        let case = maker.case(seed);
        let fault = judge.case(&case, &mut |typed, what| {
            ran += 1;
            let name = typed.arguments.first().cloned().unwrap_or_default();
            let known = grammar.commands.iter().any(|form| form.name == name);
            let name = if known { name } else { "(other)".to_owned() };
            *endings.entry((name, what.code)).or_default() += 1;
            if what.took > slowest.0 {
                slowest = (what.took, format!("seed {seed}: {:?}", typed.arguments));
            }
            if what.took > SLOW {
                eprintln!(
                    "{:.1} s, seed {seed}: {:?}",
                    what.took.as_secs_f64(),
                    typed.arguments
                );
            }
        })?;
        if let Some(fault) = fault {
            let times = faults.entry(fault.clone()).or_default();
            *times += 1;
            if *times == 1 {
                eprintln!("FAULT, seed {seed}: {}", fault.0);
                let slow = fault.0.contains("more than");
                let small = if slow {
                    case
                } else {
                    smaller::smaller(&judge, &case, &fault)?
                };
                keep(&asked.keep, seed, &fault, &small)?;
            }
        }
        seed += 1;
    }
    println!(
        "{ran} commands of {} cases in {:.0} s",
        seed - asked.seed,
        began.elapsed().as_secs_f64()
    );
    let mut by_command: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for ((name, code), times) in &endings {
        let code = code.map_or("ended".to_owned(), |code| code.to_string());
        by_command
            .entry(name)
            .or_default()
            .push(format!("{code}: {times}"));
    }
    for (name, codes) in by_command {
        println!("  {name:12} {}", codes.join("  "));
    }
    println!("slowest: {:.1} s, {}", slowest.0.as_secs_f64(), slowest.1);
    println!("faults: {}", faults.len());
    for (fault, times) in &faults {
        println!("  {times} times: {}", fault.0);
    }
    Ok(ExitCode::from(u8::from(!faults.is_empty())))
}

/// The files of a case, and a script that types its commands.
fn keep(folder: &Path, seed: u64, fault: &Fault, case: &Case) -> std::io::Result<()> {
    let folder = folder.join(format!("seed-{seed}"));
    fs::create_dir_all(&folder)?;
    for (name, bytes) in &case.files {
        fs::write(folder.join(name), bytes)?;
    }
    let mut told = format!("# {}\n", fault.0.replace('\n', " "));
    for typed in &case.commands {
        if typed.damage.is_some() {
            told += "# here a file is damaged\n";
        }
        let words: Vec<String> = typed
            .arguments
            .iter()
            .map(|word| format!("'{}'", word.replace('\'', "'\\''")))
            .collect();
        told += &format!("zopa {}\n", words.join(" "));
    }
    fs::write(folder.join("commands.sh"), told)
}
