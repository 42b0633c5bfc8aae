//! What is typed to see something: charts, reports, score sheets.

use super::examples;
use super::numbers::whole;
use super::shared::{Chance, Input, Look};
use crate::cli::complete;
use clap::{Args, ValueHint};
use clap_complete::engine::ArgValueCompleter;
use std::path::PathBuf;

/// Which charts there are, and where their data come from.
const CHART_HELP: &str = "\
Without KIND, every chart is drawn for which there are data: of a scenario all that one negotiation, many draws and the space of \
deals show; of a folder that zopa run or explain wrote the same, with the settings, seed and runs with which it was played; of a \
sweep's folder what its design shows. `zopa list charts` tells what each is for. Beside each chart stand its numbers as CSV.";

/// `zopa chart`.
#[derive(Debug, Args)]
#[command(after_help = examples::after(CHART_HELP, examples::CHART))]
pub(in crate::cli) struct ChartArgs {
    #[command(flatten)]
    pub(in crate::cli) input: Input,
    /// Charts by name: dance, ladder, worth … (default: all for which there are data)
    #[arg(value_name = "KIND", add = ArgValueCompleter::new(complete::charts))]
    pub(in crate::cli) kinds: Vec<String>,
    /// The two parties on the axes of the dance and of logroll (default: the first two signatories)
    #[arg(long, value_name = "PARTY,PARTY", value_delimiter = ',', num_args = 1)]
    pub(in crate::cli) pair: Vec<String>,
    /// Runs of charts that need many: survival; concessions has this many for each option
    #[arg(long, value_name = "N", default_value_t = 200, allow_negative_numbers = true, value_parser = whole::<u64>(1, 1_000_000))]
    pub(in crate::cli) runs: u64,
    #[command(flatten)]
    pub(in crate::cli) chance: Chance,
    /// Folder for files (default: output/<scenario>, or the sweep's own folder)
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(in crate::cli) out: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) look: Look,
}

/// `zopa report`.
#[derive(Debug, Args)]
#[command(after_help = examples::REPORT)]
pub(in crate::cli) struct ReportArgs {
    #[command(flatten)]
    pub(in crate::cli) input: Input,
    /// The page to write (default: output/<scenario>/report.html)
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Random draws of the talks, and of each option settled first; 0: the file's own numbers alone
    #[arg(long, value_name = "N", default_value_t = 200, allow_negative_numbers = true, value_parser = whole::<u64>(0, 1_000_000))]
    pub(in crate::cli) runs: u64,
    /// Folder of a finished sweep whose findings and charts belong on the page (repeatable)
    #[arg(long = "sweep", value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(in crate::cli) sweeps: Vec<PathBuf>,
    /// Table of what groups agreed on in a role play, whose debrief belongs on the page
    #[arg(long, value_name = "DEALS", value_hint = ValueHint::FilePath)]
    pub(in crate::cli) class: Option<PathBuf>,
    /// A page for everybody at the table: the story, issues and options, and what the groups of --class agreed on; no points, red lines or simulated talks
    #[arg(long, conflicts_with_all = ["sweeps", "runs"])]
    pub(in crate::cli) public: bool,
    #[command(flatten)]
    pub(in crate::cli) chance: Chance,
}

/// What is on them, and what is not.
const SHEET_HELP: &str = "\
Writes sheets.html (all parties, to print: each begins on a sheet of its own), a page for each party by itself (to send), and teacher.html, which \
shows all sides. A sheet tells a party what everybody knows (issues, options, rules, dates, who must agree) and what it alone \
knows: its points, its red lines, what it has without a deal, and what those who ratify for it ask for. Print from any \
browser.\n\n\
When the groups are done: zopa class FILE deals.csv.";

/// `zopa sheet`.
#[derive(Debug, Args)]
#[command(after_help = examples::after(SHEET_HELP, examples::SHEET))]
pub(in crate::cli) struct SheetArgs {
    #[command(flatten)]
    pub(in crate::cli) input: Input,
    /// The parties that students play, if not all: sheets are made for these, and the teacher’s page counts groups of that size
    #[arg(long, value_name = "PARTY,…", value_delimiter = ',')]
    pub(in crate::cli) roles: Vec<String>,
    /// Folder for the sheets (default: output/<scenario>/sheets)
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(in crate::cli) out: Option<PathBuf>,
}
