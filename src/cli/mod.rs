//! The command line: one command a file, and the only room that writes to the terminal.
//!
//! Results go to stdout, progress and warnings to stderr. "No deal" is a result, not a failure.

mod against;
mod args;
mod chart;
mod check;
mod class;
mod compared;
mod completions;
mod debrief;
mod drawn;
mod exit;
mod explain;
mod explained;
mod folder;
mod format;
mod gathered;
mod interrupt;
mod list;
mod load;
mod named;
mod new;
mod page;
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
mod swept;
mod templates;
mod terms;
mod tournament;
mod watch;

pub use templates::{TEMPLATES, Template};

use args::{Cli, Command};
use clap::Parser;
use exit::Failure;
use page::Page;
use std::process::ExitCode;

/// Runs the program with the arguments it was given.
#[must_use]
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        // Help and version are not errors; clap knows which stream and which code (2 for wrong usage).
        Err(told) => {
            let _ = told.print();
            return ExitCode::from(u8::try_from(told.exit_code()).unwrap_or(2));
        }
    };
    let mut page = Page::new(&cli.global);
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
        Command::Schema => schema::command(&mut page),
        Command::List(args) => list::command(&args, &mut page),
        Command::Completions(args) => completions::command(&args, &mut page),
    };
    match done.and_then(|()| page.finish()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Err(failure) => {
            if failure.has_result() {
                let _ = page.finish();
            }
            page.complain(&failure.to_string());
            failure.code()
        }
    }
}
