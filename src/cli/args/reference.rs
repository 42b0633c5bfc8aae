//! What is typed to learn something: lists, schemas, completions, help.

use crate::cli::complete;
use crate::report::SCHEMAS;
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use clap_complete::engine::ArgValueCompleter;

/// `zopa list`.
#[derive(Debug, Args)]
#[command(after_help = super::examples::LIST)]
pub(in crate::cli) struct ListArgs {
    /// What to list; without it, what there is to list
    pub(in crate::cli) what: Option<ListWhat>,
    /// One of them, with its fact sheet; for paths, a scenario file
    #[arg(add = ArgValueCompleter::new(complete::listed))]
    pub(in crate::cli) name: Option<String>,
    /// Print references as BibTeX
    #[arg(long)]
    pub(in crate::cli) bibtex: bool,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ListWhat {
    /// Bargaining solutions
    Models,
    /// Ways to concede
    Tactics,
    /// Ways to talk
    Protocols,
    /// Walk-aways, patience, ratifiers, deadline, breakdown, uncertainty
    Mechanisms,
    /// What `explain` asks: must-haves, packages, deadlock, settling, flips …
    Concessions,
    /// Designs of sweeps, and what is made of their cells
    Sweeps,
    /// Charts
    Charts,
    /// Scenarios for `zopa new`
    Templates,
    /// The sections and keys of a scenario file
    Format,
    /// Codes of errors and warnings
    Codes,
    /// The words of negotiation theory that zopa uses: BATNA, reservation value, ZOPA …
    Words,
    /// Every reference behind models, methods and charts
    Sources,
    /// Everything that --set can reach in a scenario file
    Paths,
}

/// The schema of the file, by name.
pub(in crate::cli) const SCENARIO: &str = "scenario";

/// Everything there is a schema of.
pub(in crate::cli) fn schemas() -> impl Iterator<Item = &'static str> + Clone {
    std::iter::once(SCENARIO).chain(SCHEMAS)
}

/// `zopa schema`.
#[derive(Debug, Args)]
#[command(after_help = super::examples::SCHEMA)]
pub(in crate::cli) struct SchemaArgs {
    /// Whose results the schema describes; without it, scenario files
    #[arg(value_parser = PossibleValuesParser::new(schemas()))]
    pub(in crate::cli) of: Option<String>,
}

/// How they are switched on.
const COMPLETIONS_HELP: &str = "\
The script asks the program itself, so that commands, options, chart kinds, templates, models and the paths of the scenario on \
the same line complete.\n\n\
Examples:\n  \
zopa completions bash    # add to ~/.bashrc:  source <(zopa completions bash)\n  \
zopa completions zsh     # add to ~/.zshrc:   source <(zopa completions zsh)\n  \
zopa completions fish    # save as ~/.config/fish/completions/zopa.fish";

/// `zopa completions`.
#[derive(Debug, Args)]
#[command(after_help = COMPLETIONS_HELP)]
pub(in crate::cli) struct CompletionArgs {
    /// Shell
    pub(in crate::cli) shell: clap_complete::Shell,
}

/// `zopa help`.
#[derive(Debug, Args)]
#[command(after_help = super::examples::HELP)]
pub(in crate::cli) struct HelpArgs {
    /// A command, or `exit-codes`
    pub(in crate::cli) topic: Option<String>,
}
