//! `zopa completions`: a script with which a shell asks this program for completions.

use super::args::CompletionArgs;
use super::exit::Failure;
use super::page::Page;
use clap_complete::env::Shells;

/// The variable with which the shell asks; [`clap_complete::CompleteEnv`] answers before anything else is done.
const ASKED: &str = "COMPLETE";

pub(super) fn command(args: &CompletionArgs, page: &mut Page) -> Result<(), Failure> {
    let name = args.shell.to_string();
    let shells = Shells::builtins();
    let shell = shells
        .completer(&name)
        .ok_or_else(|| Failure::Internal(format!("there are no completions for {name}")))?;
    let mut script = Vec::new();
    shell.write_registration(ASKED, "zopa", "zopa", "zopa", &mut script)?;
    page.raw(&String::from_utf8_lossy(&script));
    Ok(())
}
