//! What can be typed.

mod examples;
mod global;
mod numbers;
mod reference;
mod shared;
mod shown;

use crate::scenario::Claim;
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use std::path::PathBuf;

use super::complete;
use clap_complete::engine::ArgValueCompleter;
use numbers::{decimal, whole};

pub(super) use global::{Global, When};
pub(super) use reference::{
    CompletionArgs, HelpArgs, ListArgs, ListWhat, SCENARIO, SchemaArgs, schemas,
};
pub(super) use shared::{Chance, Drawing, Format, Input, Look, Output, SEED, Search, Style};
pub(super) use shown::{ChartArgs, ReportArgs, SheetArgs};

/// Negotiation game theory: where parties should settle, what happens when they talk, and who says no.
#[derive(Debug, Parser)]
#[command(
    name = "zopa",
    version,
    max_term_width = 100,
    disable_help_subcommand = true,
    after_help = "Start with:  zopa new --from buyer-seller   then   zopa run buyer-seller.toml\n\
                  Then:        zopa list (what there is), zopa help COMMAND, zopa help exit-codes"
)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The commands that are built.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write a scenario to edit, from a template
    New(NewArgs),
    /// Is the file right? Shows every problem at once, and whether the model fits what the file expects of it
    Check(CheckArgs),
    /// Negotiate it: what happens, who says no, with charts
    Run(RunArgs),
    /// Fair and efficient deals, without negotiating
    Solve(SolveArgs),
    /// Which concessions lead to a settlement, and what stands in the way
    Explain(ExplainArgs),
    /// Which tactic does best? Every pairing of tactics, over the same draws
    Tournament(TournamentArgs),
    /// Vary anything, in parallel: answers a [sweep.NAME] of the file
    Sweep(SweepArgs),
    /// Play one shard of a planned sweep, on any machine that sees its folder
    Shard(ShardArgs),
    /// Which shards of a planned sweep are not done, in words or as schedulers take them: 3,7-9
    Missing(MissingArgs),
    /// Take the shards of a sweep together: tables, charts, findings
    Merge(MergeArgs),
    /// Draw charts: of a scenario, or of the folder of a finished sweep
    Chart(ChartArgs),
    /// One page that tells it all: words, charts, tables, the talks round by round, the commands to repeat it
    Report(ReportArgs),
    /// One confidential score sheet a party, for role play in class
    Sheet(SheetArgs),
    /// What groups agreed on in a role play: how they did, what they left on the table, who did best in each role
    Class(ClassArgs),
    /// Print the JSON Schema of scenario files, for editors, or of a command's results
    Schema(SchemaArgs),
    /// List what there is: models, tactics, protocols, charts, templates, words, sources, the file format and more
    List(ListArgs),
    /// Print the licences of zopa and of everything that is in it
    #[command(visible_alias = "licenses", after_help = examples::LICENCES)]
    Licences,
    /// Print completions for a shell
    Completions(CompletionArgs),
    /// Print the help of a command, or what exit codes mean
    Help(HelpArgs),
}

/// `zopa new`.
#[derive(Debug, Args)]
#[command(after_help = examples::NEW)]
pub(super) struct NewArgs {
    /// Name of the scenario; the file is NAME.toml (default: the template's name)
    pub(super) name: Option<String>,
    /// Template to start from; `zopa list templates` shows them
    #[arg(long, value_name = "TEMPLATE", default_value = "buyer-seller", add = ArgValueCompleter::new(complete::templates))]
    pub(super) from: String,
}

/// `zopa check`.
#[derive(Debug, Args)]
#[command(after_help = examples::CHECK)]
pub(super) struct CheckArgs {
    /// Scenario file
    #[arg(value_hint = ValueHint::FilePath, required_unless_present = "explain")]
    pub(super) file: Option<PathBuf>,
    /// Set a number or name of the scenario before checking (repeatable)
    #[arg(long = "set", value_name = "PATH=VALUE", add = ArgValueCompleter::new(complete::paths))]
    pub(super) settings: Vec<String>,
    /// Leave with exit code 4 if there are warnings, or if an expectation of the file ([expect.NAME]) does not fit
    #[arg(long)]
    pub(super) strict: bool,
    /// Runs for expectations about shares of runs, the same draws as those of zopa run --runs
    #[arg(long, value_name = "N", default_value_t = crate::expectations::Playing::DEFAULT.runs, allow_negative_numbers = true, value_parser = whole::<u64>(1, 1_000_000))]
    pub(super) runs: u64,
    #[command(flatten)]
    pub(super) chance: Chance,
    /// Explain a code such as E014, with an example
    #[arg(long, value_name = "CODE", conflicts_with_all = ["file", "strict"])]
    pub(super) explain: Option<String>,
}

/// `zopa run`.
#[derive(Debug, Args)]
#[command(after_help = examples::RUN)]
pub(super) struct RunArgs {
    #[command(flatten)]
    pub(super) input: Input,
    #[command(flatten)]
    pub(super) chance: Chance,
    /// Also draw this many runs from [uncertainty] and chance events
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<u64>(1, 1_000_000))]
    pub(super) runs: Option<u64>,
    /// Play this one drawn run instead of the file's own numbers
    #[arg(
        long,
        value_name = "K",
        conflicts_with = "runs",
        allow_negative_numbers = true,
        value_parser = whole::<u64>(0, u64::MAX)
    )]
    pub(super) run_id: Option<u64>,
    /// Compare with another file: FILE (with --set) is the old, OTHER as it stands the new; prints old → new
    #[arg(long, value_name = "OTHER", value_hint = ValueHint::FilePath, conflicts_with = "against_settings")]
    pub(super) against: Option<PathBuf>,
    /// Compare with other settings: FILE (with --set) is the old, the same with these on top the new (repeatable)
    #[arg(long = "against-set", value_name = "PATH=VALUE", add = ArgValueCompleter::new(complete::paths))]
    pub(super) against_settings: Vec<String>,
    /// Negotiate and draw again whenever the file is saved, until Ctrl-C
    #[arg(long, conflicts_with = "json")]
    pub(super) watch: bool,
    #[command(flatten)]
    pub(super) output: Output,
}

/// `zopa solve`.
#[derive(Debug, Args)]
#[command(after_help = examples::SOLVE)]
pub(super) struct SolveArgs {
    #[command(flatten)]
    pub(super) input: Input,
    /// Print the deal that one solution chooses: nash, kalai-smorodinsky, egalitarian, utilitarian … (`zopa list models`)
    #[arg(long, value_name = "SOLUTION", add = ArgValueCompleter::new(complete::models))]
    pub(super) at: Option<String>,
    /// Who plays (default: the signatories)
    #[arg(long, value_name = "PARTY,…", value_delimiter = ',')]
    pub(super) players: Vec<String>,
    /// Which gates the deals must pass
    #[arg(long, value_name = "GATES", default_value = "consents")]
    pub(super) within: WithinArg,
    #[command(flatten)]
    pub(super) search: Search,
    /// Bargaining powers for asymmetric-nash and proportional, whole or as fractions: ukraine=2,russia=3/2 (others 1)
    #[arg(long, value_name = "PARTY=POWER,…", value_delimiter = ',')]
    pub(super) power: Vec<String>,
    /// Also write solve.json, solutions.csv and frontier.csv (with codebooks) to this folder
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) out: Option<PathBuf>,
}

/// What its numbers mean.
const EXPLAIN_HELP: &str = "\
Without --runs everything about the deals is exact and about the file's own numbers; where a space is too large to count, \
brackets say so. With --runs the talks are also played with each option settled before anybody speaks; run r of every \
option has the same draws. Intervals hold with 95%; a change marked * is distinguishable from zero after Holm's correction over all \
options, so that the chance of even one false alarm is at most 5%.\n\n\
Opening positions are what the file says (party.X.opening), else each party's best deal inside the rules and its own red \
lines. A party moves on an issue where a deal gives it less than its opening. Points are each party's own.";

/// `zopa explain`.
#[derive(Debug, Args)]
#[command(after_help = examples::after(EXPLAIN_HELP, examples::EXPLAIN))]
pub(super) struct ExplainArgs {
    #[command(flatten)]
    pub(super) input: Input,
    /// Why not this? Wanted options, or the name of a draft: donbas=freeze-line,plant=joint-parity (repeatable, each a
    /// question of its own; only these are told then, and --no-flips holds)
    #[arg(long = "target", value_name = "ISSUE=OPTION,…", add = ArgValueCompleter::new(complete::terms))]
    pub(super) targets: Vec<String>,
    #[command(flatten)]
    pub(super) search: Search,
    /// Also play the talks with each option settled in advance, with at most this many runs for each
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<u64>(1, 1_000_000))]
    pub(super) runs: Option<u64>,
    /// Stop the runs of an option once each of its changes is known to within ± W percentage points, looked at after 200, 400,
    /// 800 … runs (default: play all)
    #[arg(
        long,
        value_name = "W",
        requires = "runs",
        allow_negative_numbers = true,
        value_parser = decimal
    )]
    pub(super) width: Option<f64>,
    /// Also play pairs of options, N runs each
    #[arg(long, value_name = "N", requires = "runs", num_args = 0..=1, default_missing_value = "200", allow_negative_numbers = true, value_parser = whole::<u64>(1, 1_000_000))]
    pub(super) pairs: Option<u64>,
    /// The chance of what is told and drawn first (default: ratified, or reached if nobody ratifies)
    #[arg(long, value_name = "CLAIM")]
    pub(super) claim: Option<ClaimArg>,
    /// Do not look for the smallest changes of the file that turn the outcome
    #[arg(long, conflicts_with = "flips")]
    pub(super) no_flips: bool,
    /// Look for them even where talks are slow: in spaces of more than ten million deals
    #[arg(long)]
    pub(super) flips: bool,
    #[command(flatten)]
    pub(super) chance: Chance,
    #[command(flatten)]
    pub(super) output: Output,
}

/// A claim by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ClaimArg {
    /// Some deal passes every gate in some round
    Possible,
    /// A handshake that passes every gate but ratification
    Reached,
    /// And it is ratified
    Ratified,
    /// And it is unbroken after the years of [durability]
    Lasting,
}

impl From<ClaimArg> for Claim {
    fn from(arg: ClaimArg) -> Self {
        match arg {
            ClaimArg::Possible => Claim::Possible,
            ClaimArg::Reached => Claim::Reached,
            ClaimArg::Ratified => Claim::Ratified,
            ClaimArg::Lasting => Claim::Lasting,
        }
    }
}

/// What its numbers mean.
const TOURNAMENT_HELP: &str = "\
The signatories play every assignment of the tactics, a tactic against itself too: for two every ordered pair, for more \
every tuple, up to 1,000. Draw r is the same in every pairing, so pairings differ by tactics alone.\n\n\
Own worth is that of the agreed deal, whoever blocks it afterwards; without a handshake, that of no deal in the last \
round. Gain is over no deal in the round of the handshake. Distances are of agreed deals, in points over the \
signatories: to the Pareto frontier of what they could agree on, and to the Nash deal of day one.";

/// `zopa tournament`.
#[derive(Debug, Args)]
#[command(after_help = examples::after(TOURNAMENT_HELP, examples::TOURNAMENT))]
pub(super) struct TournamentArgs {
    #[command(flatten)]
    pub(super) input: Input,
    /// Tactics, as names or as TOML values: "boulware,{ time-dependent = { exponent = 7 } }" (default: all that have a name)
    #[arg(long, value_name = "TACTIC,…")]
    pub(super) tactics: Option<String>,
    /// Draws of each pairing, from [uncertainty] and chance events
    #[arg(long, value_name = "N", default_value_t = 100, allow_negative_numbers = true, value_parser = whole::<u64>(1, 1_000_000))]
    pub(super) runs: u64,
    #[command(flatten)]
    pub(super) chance: Chance,
    /// Play it however large it is: more than 100,000,000 draws
    #[arg(long)]
    pub(super) yes: bool,
    /// Folder for files (default: output/<scenario>)
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) out: Option<PathBuf>,
}

/// How the table is written, and what its answers mean.
const CLASS_HELP: &str = "\
The table has a line a group: the name of the group, then one option for every issue, by its key or, on a range, its number. \
Columns may stand in any order after `group` and carry the key or the title of an issue; commas, semicolons or tabs are between \
them. `round` (when they agreed) and `notes` may be added; a column `deal` can name a whole draft of the file instead of the \
issues. A group without a deal has `no deal` in the cell after its name, or nothing at all. Lines that begin with `# ` are not read. For logrolling.toml:\n\n\
    group,lead,days,notes\n    \
    Group 1,ann,1,\n    \
    Group 2,together,3,split the difference\n    \
    Group 3,no deal,,\n\n\
zopa class FILE --template writes the first line, with every option as a remark below it.\n\n\
A deal is efficient if no deal inside the rules and everybody's red lines gives one signatory more without giving another less. What would \
have been better raises the smallest increase as far as it goes, then the next (a post-settlement settlement, Raiffa 1985). Gates \
and gains are those of the round in the table, else of day one, for groups with and without a deal. Points are each party's own: players are compared with those who \
had the same role.";

/// `zopa class`.
#[derive(Debug, Args)]
#[command(after_help = examples::after(CLASS_HELP, examples::CLASS))]
pub(super) struct ClassArgs {
    #[command(flatten)]
    pub(super) input: Input,
    /// Table of what the groups agreed on
    #[arg(value_hint = ValueHint::FilePath)]
    pub(super) deals: Option<PathBuf>,
    /// Write the first line of such a table, with the options as remarks that are not read, to stdout or to the file of -o
    #[arg(long, conflicts_with = "deals")]
    pub(super) template: bool,
    /// Where --template writes
    #[arg(short, value_name = "FILE", requires = "template", value_hint = ValueHint::FilePath)]
    pub(super) o: Option<PathBuf>,
    /// The parties that students played, if not all: only these have columns and win prizes
    #[arg(long, value_name = "PARTY,…", value_delimiter = ',')]
    pub(super) roles: Vec<String>,
    /// Whose worth the axes of the chart show (default: the first two who sign)
    #[arg(long, value_name = "PARTY,PARTY", value_delimiter = ',')]
    pub(super) pair: Vec<String>,
    #[command(flatten)]
    pub(super) output: Output,
}

/// How a sweep is kept and gone on with.
const SWEEP_HELP: &str = "\
A sweep is kept in a folder of its own: plan.json says what decides its results, shards/ holds those that are done. After a \
crash, Ctrl-C or a full disk, --resume plays the rest, and everything ends with the same bytes. A changed title or comment \
does not matter; a changed number, design or seed is another sweep.\n\n\
Run r of every cell has the same draws, so that cells differ by what was set alone; --independent gives every run draws of \
its own. Intervals are the sampling error of the runs, not the error of the model.";

/// `zopa sweep`.
#[derive(Debug, Args)]
#[command(after_help = examples::after(SWEEP_HELP, examples::SWEEP))]
pub(super) struct SweepArgs {
    #[command(flatten)]
    pub(super) input: Input,
    /// Which sweep of the file (default: the only one)
    #[arg(conflicts_with = "vary", add = ArgValueCompleter::new(complete::sweeps))]
    pub(super) name: Option<String>,
    /// Vary this instead of a sweep of the file: PATH=FROM..TO, PATH=FROM..TO/STEPS or PATH=a,b,c (repeatable)
    #[arg(long, value_name = "PATH=VALUES", add = ArgValueCompleter::new(complete::paths))]
    pub(super) vary: Vec<String>,
    #[command(flatten)]
    pub(super) change: SweepChange,
    #[command(flatten)]
    pub(super) chance: Chance,
    /// Go on with what was begun in the folder
    #[arg(long, conflicts_with = "restart")]
    pub(super) resume: bool,
    /// Throw away what was begun in the folder
    #[arg(long)]
    pub(super) restart: bool,
    /// Write the plan and a copy of the scenario, and play nothing: zopa shard, missing and merge do the rest
    #[arg(long, conflicts_with = "resume")]
    pub(super) plan: bool,
    /// Play it however large it is: more than 1,000,000 cells, 100,000,000 draws or 2 GB of files
    #[arg(long)]
    pub(super) yes: bool,
    /// Read the table of values of the design list even where it lies outside the folder of the scenario
    #[arg(long)]
    pub(super) allow_files: bool,
    #[command(flatten)]
    pub(super) output: Output,
}

/// What the command line changes of a sweep.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct SweepChange {
    /// Random draws of each cell, at most
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<u64>(1, 1_000_000))]
    pub(super) runs: Option<u64>,
    /// Stop a cell once everything shown is known to within ± W percentage points, points or rounds
    #[arg(long, value_name = "W", allow_negative_numbers = true, value_parser = decimal)]
    pub(super) width: Option<f64>,
    /// What is counted: possible_day_one, possible, handshake, reached, ratified, breakdown, round, worth.PARTY …
    #[arg(long, value_name = "WHAT,…", value_delimiter = ',')]
    pub(super) show: Vec<String>,
    /// Trace only the line where it crosses LEVEL (percent, points or rounds), with a small part of the cells
    #[arg(long, value_name = "LEVEL", num_args = 0..=1, default_missing_value = "50", allow_negative_numbers = true, value_parser = decimal)]
    pub(super) boundary: Option<f64>,
    /// Leave out cells in which the scenario is broken, as rows with their reason, instead of playing nothing
    #[arg(long)]
    pub(super) skip_impossible: bool,
    /// Keep every run as a row: runs.csv and runs.parquet
    #[arg(long)]
    pub(super) rows: bool,
    /// Give every run of every cell draws of its own
    #[arg(long)]
    pub(super) independent: bool,
}

/// `zopa missing`.
#[derive(Debug, Args)]
#[command(after_help = examples::MISSING)]
pub(super) struct MissingArgs {
    /// Folder of the sweep, with its plan.json
    #[arg(value_hint = ValueHint::DirPath)]
    pub(super) folder: PathBuf,
    /// Numbers alone, 3,7-9, as job arrays take them (default: unless on a terminal)
    #[arg(long)]
    pub(super) ranges: bool,
    /// In words (default: on a terminal)
    #[arg(long, conflicts_with = "ranges")]
    pub(super) words: bool,
}

/// `zopa shard`.
#[derive(Debug, Args)]
#[command(after_help = examples::SHARD)]
pub(super) struct ShardArgs {
    /// Folder of the sweep, with its plan.json
    #[arg(value_hint = ValueHint::DirPath)]
    pub(super) folder: PathBuf,
    /// The number of the shard, from 0
    #[arg(value_parser = whole::<u64>(0, u64::MAX))]
    pub(super) shard: u64,
    /// Threads (default: all cores)
    #[arg(long, value_name = "N", value_parser = whole::<u16>(1, 1024))]
    pub(super) jobs: Option<u16>,
}

/// `zopa merge`.
#[derive(Debug, Args)]
#[command(after_help = examples::MERGE)]
pub(super) struct MergeArgs {
    /// Folder of the sweep, with its plan.json
    #[arg(value_hint = ValueHint::DirPath)]
    pub(super) folder: PathBuf,
    #[command(flatten)]
    pub(super) drawing: Drawing,
}

/// Gates by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum WithinArg {
    /// Every deal that the rules allow
    Anything,
    /// And inside everyone's red lines
    RedLines,
    /// And worth no deal to every signatory
    Zopa,
    /// And with every consent
    Consents,
    /// And ratified
    All,
}
