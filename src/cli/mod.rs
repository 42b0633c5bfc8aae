//! The command line: each command in a file of its name, and the only room that writes to the terminal.
//!
//! Results go to stdout, progress and warnings to stderr. "No deal" is a result, not a failure.
//!
//! ```
//! // What `zopa new` begins with.
//! let names = zopa::cli::TEMPLATES.iter().map(|template| template.name);
//! assert!(names.into_iter().any(|name| name == "buyer-seller"));
//! ```

mod against;
mod args;
mod chart;
mod check;
mod class;
mod compared;
mod complete;
mod completions;
mod debrief;
mod drawn;
mod exit;
mod explain;
mod explained;
mod folder;
mod format;
mod gathered;
mod help;
mod interrupt;
mod kept;
mod large;
mod layout;
mod licences;
mod list;
mod load;
mod named;
mod new;
mod page;
mod patience;
mod planned;
mod podium;
mod progress;
mod report;
mod run;
mod schema;
mod sheet;
mod solve;
mod solved;
mod story;
mod sweep;
mod sweep_asked;
mod sweep_table;
mod swept;
mod templates;
mod terms;
mod tournament;
mod unknown;
mod varied;
mod watch;

pub use templates::{TEMPLATES, Template};

use crate::format::Ink;
use crate::scenario::visible;
use args::{Cli, Command};
use clap::{CommandFactory, Parser};
use exit::Failure;
use page::Page;
use patience::Patience;
use std::io::Write as _;
use std::panic::{UnwindSafe, catch_unwind};
use std::process::ExitCode;

/// Runs the program with the arguments it was given.
pub fn run() -> ExitCode {
    guarded(typed)
}

/// The panic hook has printed the panic; it gets the exit code of an internal error.
fn guarded(work: impl FnOnce() -> ExitCode + UnwindSafe) -> ExitCode {
    catch_unwind(work).unwrap_or_else(|_| {
        let failure =
            Failure::Internal("the program came to a point that it must not come to".into());
        page::to_stderr(&failure.told(), Ink::Plain);
        ExitCode::from(failure.code())
    })
}

fn typed() -> ExitCode {
    // If a shell asks for completions, do nothing else.
    clap_complete::CompleteEnv::with_factory(Cli::command).complete();
    interrupt::prepare();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        // Help and version are not errors; clap knows which stream and which code (2 for wrong usage).
        Err(told) if !told.use_stderr() => {
            let printed = told.print().and_then(|()| std::io::stdout().flush());
            return match printed.map_err(Failure::from) {
                Ok(()) | Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
                Err(failure) => {
                    page::to_stderr(&failure.told(), Ink::Plain);
                    ExitCode::from(failure.code())
                }
            };
        }
        Err(told) => {
            let plain = told.to_string();
            // The message repeats a wrong argument, which the terminal must not obey.
            if page::is_hostile(&plain) {
                page::to_stderr(&plain, Ink::Plain);
            } else {
                let _ = told.print();
            }
            let typed: Vec<String> = std::env::args_os()
                .map(|argument| argument.to_string_lossy().into_owned())
                .collect();
            if let Some(help) = parted_setting(&typed) {
                page::to_stderr(&help, Ink::Plain);
            }
            return ExitCode::from(u8::try_from(told.exit_code()).unwrap_or(2));
        }
    };
    let mut page = Page::new(&cli.global);
    if let Some(instead) = no_json(&cli.command).filter(|_| page.json) {
        let failure = refused(instead);
        page.complain(&failure.to_string());
        return ExitCode::from(failure.code());
    }
    let watches = matches!(&cli.command, Command::Run(args) if args.watch);
    let patience = Patience::begins(!cli.global.quiet && !watches);
    let done = match cli.command {
        Command::New(args) => new::command(&args, &mut page),
        Command::Check(args) => check::command(&args, &mut page),
        Command::Run(args) => run::command(&args, &mut page),
        Command::Solve(args) => solve::command(&args, &mut page),
        Command::Explain(args) => explain::command(&args, &mut page),
        Command::Tournament(args) => tournament::command(&args, &mut page),
        Command::Class(args) => class::command(&args, &mut page),
        Command::Sweep(args) => sweep::command(&args, &mut page),
        Command::Shard(args) => planned::shard(&args, &mut page),
        Command::Missing(args) => planned::missing(&args, &mut page),
        Command::Merge(args) => planned::merge(&args, &mut page),
        Command::Chart(args) => chart::command(&args, &mut page),
        Command::Report(args) => report::command(&args, &mut page),
        Command::Sheet(args) => sheet::command(&args, &mut page),
        Command::Schema(args) => schema::command(&args, &mut page),
        Command::List(args) => list::command(&args, &mut page),
        Command::Licences => licences::command(&mut page),
        Command::Completions(args) => completions::command(&args, &mut page),
        Command::Help(args) => help::command(&args, &mut page),
    };
    drop(patience);
    match done.and_then(|()| page.finish()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Err(failure) => {
            if failure.has_result() {
                let _ = page.finish();
            }
            page.complain(&failure.told());
            ExitCode::from(failure.code())
        }
    }
}

/// The right way to write a setting that was typed with spaces around its equals sign, and so became several arguments.
fn parted_setting(arguments: &[String]) -> Option<String> {
    let flag = |typed: &str| matches!(typed, "--set" | "--against-set" | "--vary" | "--fix");
    arguments.iter().enumerate().find_map(|(at, typed)| {
        let path = arguments.get(at + 1).filter(|_| flag(typed))?;
        let mut rest = arguments[at + 2..].iter();
        let next = rest.next()?;
        let value = match (path.ends_with('='), next.strip_prefix('=')) {
            (true, None) if !next.starts_with("--") => next.as_str(),
            (false, Some("")) => rest.next()?.as_str(),
            (false, Some(value)) => value,
            _ => return None,
        };
        let path = path.trim_end_matches('=');
        (!path.contains('=')).then(|| {
            let whole = visible(&format!("{typed} {path}={value}"));
            format!("help: write {typed} PATH=VALUE without blanks: {whole}")
        })
    })
}

/// Where to look instead, for commands whose results are not for programs; `None` if `--json` prints the result.
fn no_json(command: &Command) -> Option<&'static str> {
    match command {
        Command::Check(args) if args.explain.is_some() => Some(
            "an explanation is text for people; zopa check FILE --json gives the codes of a file's problems",
        ),
        Command::Class(args) if args.template => {
            Some("a template is a table to be filled in; zopa class FILE TABLE --json judges it")
        }
        Command::Check(_)
        | Command::Run(_)
        | Command::Solve(_)
        | Command::Explain(_)
        | Command::Tournament(_)
        | Command::Class(_)
        | Command::Sweep(_)
        | Command::Missing(_)
        | Command::Merge(_)
        | Command::Schema(_) => None,
        Command::New(_) => {
            Some("the file it writes is TOML; zopa check FILE --json says whether it is right")
        }
        Command::Shard(_) => Some("zopa missing FOLDER --json says which shards are not done"),
        Command::Chart(_) => Some(
            "the numbers of each chart stand beside it as CSV; zopa run, explain, solve and sweep print theirs with --json",
        ),
        Command::Report(_) => {
            Some("zopa run, explain, solve and sweep print what a report tells with --json")
        }
        Command::Sheet(_) => Some("zopa list paths FILE prints every number of a scenario"),
        Command::List(_) => Some("zopa schema describes scenario files and results to programs"),
        Command::Licences | Command::Completions(_) | Command::Help(_) => {
            Some("it prints text for shells and people")
        }
    }
}

fn refused(instead: &str) -> Failure {
    Failure::Usage(format!(
        "--json does not go with this command\n  help: {instead}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_has_the_code_of_what_is_wrong_inside() {
        let panicked = guarded(|| panic!("as a test asks"));
        assert_eq!(panicked, ExitCode::from(1));
        assert_eq!(guarded(|| ExitCode::from(3)), ExitCode::from(3));
    }
}
