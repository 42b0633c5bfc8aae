//! `zopa help`: the help of a command, and the meanings of exit codes.

use super::args::{Cli, HelpArgs};
use super::exit::{CODES, Failure};
use super::page::Page;
use super::unknown::unknown;
use clap::CommandFactory;

/// A topic that has help but is not a command.
const EXIT_CODES: &str = "exit-codes";

pub(super) fn command(args: &HelpArgs, page: &mut Page) -> Result<(), Failure> {
    let mut cli = Cli::command();
    cli.build();
    let Some(topic) = &args.topic else {
        page.raw(&cli.render_long_help().to_string());
        return Ok(());
    };
    if topic == EXIT_CODES {
        for (code, meaning) in CODES {
            page.para(&format!("  {code:>3}  "), meaning);
        }
        return Ok(());
    }
    if let Some(found) = cli.find_subcommand_mut(topic) {
        let help = found.render_long_help().to_string();
        page.raw(&help);
        return Ok(());
    }
    let names: Vec<&str> = cli
        .get_subcommands()
        .map(|command| command.get_name())
        .collect();
    let names = names.into_iter().chain([EXIT_CODES]);
    Err(unknown("command", "commands", topic, names))
}
