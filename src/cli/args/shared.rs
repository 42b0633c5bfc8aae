//! Options that several commands share.

use super::numbers::whole;
use crate::cli::complete;
use clap::{Args, ValueEnum, ValueHint};
use clap_complete::engine::ArgValueCompleter;
use std::path::PathBuf;

/// What reads a scenario.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct Input {
    /// Scenario file
    #[arg(value_hint = ValueHint::FilePath)]
    pub(in crate::cli) file: PathBuf,
    /// Set a number or name of the scenario, for instance party.russia.no_deal.value=55 (repeatable)
    #[arg(long = "set", value_name = "PATH=VALUE", add = ArgValueCompleter::new(complete::paths))]
    pub(in crate::cli) settings: Vec<String>,
    /// Settle options before anybody speaks: donbas=freeze-line, or a whole draft by its name (repeatable); draws stay as they were
    #[arg(long = "fix", value_name = "ISSUE=OPTION,…", add = ArgValueCompleter::new(complete::terms))]
    pub(in crate::cli) fixed: Vec<String>,
}

/// The seed of whoever gives none.
pub(in crate::cli) const SEED: u64 = 42;

/// What decides chance, and what does not.
#[derive(Debug, Clone, Copy, Args)]
pub(in crate::cli) struct Chance {
    /// Master seed of everything random
    #[arg(
        long,
        value_name = "N",
        default_value_t = SEED,
        allow_negative_numbers = true,
        value_parser = whole::<u64>(0, u64::MAX)
    )]
    pub(in crate::cli) seed: u64,
    /// Threads for what is played (default: all cores); results do not depend on it
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<u16>(1, 1024))]
    pub(in crate::cli) jobs: Option<u16>,
}

impl Chance {
    /// The number of threads; 0 means all cores.
    pub(in crate::cli) fn threads(self) -> usize {
        self.jobs.map_or(0, usize::from)
    }
}

/// At what time deals are judged, and how long searches may take.
#[derive(Debug, Clone, Copy, Args)]
pub(in crate::cli) struct Search {
    /// Walk-away values of this round (0 is day one); drift only, no events
    #[arg(
        long,
        value_name = "R",
        default_value_t = 0,
        allow_negative_numbers = true,
        value_parser = whole::<u32>(0, u32::MAX.into())
    )]
    pub(in crate::cli) round: u32,
    /// Give up each search after this many steps, all together after ten times as many, and tell what is known
    #[arg(long, value_name = "N", default_value_t = crate::space::Limits::DEFAULT.steps, value_parser = whole::<u64>(1, u64::MAX))]
    pub(in crate::cli) steps: u64,
}

/// Where files go.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct Output {
    /// Folder for files (default: output/<scenario>)
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(in crate::cli) out: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) drawing: Drawing,
}

/// Whether charts are drawn, and how.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct Drawing {
    #[command(flatten)]
    pub(in crate::cli) look: Look,
    /// Draw no charts
    #[arg(long)]
    pub(in crate::cli) no_charts: bool,
}

/// How charts are drawn.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct Look {
    /// Canvas of the charts (default: what the file says)
    #[arg(long, value_name = "STYLE")]
    pub(in crate::cli) style: Option<Style>,
    /// Formats of the charts
    #[arg(long, value_name = "FORMAT,…", value_delimiter = ',', default_values_t = [Format::Png, Format::Svg])]
    pub(in crate::cli) format: Vec<Format>,
}

/// The canvas of charts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Style {
    /// 1920×1080
    Projector,
    /// 180 mm wide
    Paper,
    /// 1200×800
    Screen,
}

/// The format of charts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    /// For slides
    Png,
    /// For print and the web
    Svg,
    /// For print, with text that can be searched
    Pdf,
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Format::Png => "png",
            Format::Svg => "svg",
            Format::Pdf => "pdf",
        })
    }
}
