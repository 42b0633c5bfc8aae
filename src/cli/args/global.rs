//! Options of every command.

use clap::{Args, ValueEnum};

/// Options of every command.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct Global {
    /// Say less
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(in crate::cli) quiet: bool,
    /// Say more: `run` tells the talks round by round
    #[arg(short, long, global = true)]
    pub(in crate::cli) verbose: bool,
    /// Print the result as JSON, with stable keys
    #[arg(long, global = true)]
    pub(in crate::cli) json: bool,
    /// When to use colours (NO_COLOR is honoured)
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(in crate::cli) color: When,
    /// Show no progress bar
    #[arg(long, global = true)]
    pub(in crate::cli) no_progress: bool,
    /// Write over files that zopa did not write, or that were changed since it did; without it they stay, and what a command
    /// reads always stays
    #[arg(long, global = true)]
    pub(in crate::cli) force: bool,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum When {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
