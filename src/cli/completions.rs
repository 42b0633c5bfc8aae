//! `zopa completions`: completions for a shell.

use super::args::{Cli, CompletionArgs};
use super::exit::Failure;
use super::page::Page;
use clap::CommandFactory;

pub(super) fn command(args: &CompletionArgs, page: &mut Page) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "zopa", &mut script);
    page.raw(&String::from_utf8_lossy(&script));
    Ok(())
}
