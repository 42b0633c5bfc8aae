//! **zopa** (Zone Of Possible Agreement): a negotiation game-theory simulator.
//!
//! A scenario file names the parties of a negotiation, the issues, how much each party likes each option, its red lines
//! and what it gets without a deal. zopa compiles that into exact numbers, computes where the parties *should* settle,
//! what *happens* when they talk, whether a deal would be *ratified*, and *which concessions* would unlock one. It never
//! predicts: its numbers are the assumptions of the file, worked out.
//!
//! ```text
//! scenario file ──read──▶ Scenario ──compile (× draws)──▶ Game ──solutions──▶ deals that would be fair
//!    (TOML)               (meaning)                  (exact numbers) │
//!                                                             │      └──talks──▶ Ending ──judge──▶ Settlement
//!                                                             │                                (which gates fail)
//!                          rows, JSON, charts ◀── account ◀───┴──▶ trials
//! ```
//!
//! # A tour
//!
//! ```
//! use zopa::game::{Within, compile};
//! use zopa::format::{Source, read};
//! use zopa::solutions::{Arena, Nash, Solution};
//! use zopa::space::Limits;
//! use zopa::talks::{Course, Plan, Unwatched, play};
//!
//! let source = Source::from_text("haggle.toml", r#"
//!     schema = 1
//!     party.buyer  = { no_deal = { price = 110 }, tactic = "boulware" }
//!     party.seller = { no_deal = { price = 80 },  tactic = "linear" }
//!     [time]
//!     rounds = 12
//!     [issue.price]
//!     range  = { from = 50, to = 150, step = 5 }
//!     buyer  = { from = 100, to = 0 }
//!     seller = { from = 0, to = 100 }
//! "#);
//! let scenario = read(&source, &[]).expect("the file is right").scenario;
//! let game = compile(&scenario);
//!
//! // How many deals could both sign?
//! assert_eq!(zopa::space::funnel(&game, 0, &Limits::DEFAULT)?.deals(Within::Zopa), 7);
//!
//! // Where should they settle? At 95, in the middle of 80 and 110.
//! let fair = Nash.solve(&Arena::new(&game))?;
//! assert_eq!(game.frame().issues[0].options[fair.deals[0][0].index()], "95");
//!
//! // What happens when they talk? The linear seller gives way first: they meet at 90.
//! let played = play(&Plan::of(&scenario), &game, Course::central(42), &mut Unwatched);
//! let settled = zopa::game::Settlement::judge(&played.game(&game), played.ending.clone());
//! let (deal, round) = settled.handshake().expect("there is a zone of agreement");
//! assert_eq!((round, game.frame().issues[0].options[deal[0].index()].as_str()), (11, "90"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The rooms
//!
//! Each room may use those above it in this list, never those below; a test holds the code to it. In addition, `solutions` and
//! `talks` do not know each other, and `game`, `space`, `solutions`, `talks` and `trials` do not know `format`. Rooms down to
//! [`sweep`] are the package `zopa-core`, in `src/core/ROOM/`; [`drawing`] is the package `zopa-drawing`, in `src/drawing/`; the
//! others are in `src/ROOM/`. So the compiler enforces most of the order as well.
//!
//! | room | what it is for |
//! |---|---|
//! | [`probability`] | normal, binomial, beta, Student and other distributions, intervals and tests, on pure-Rust arithmetic |
//! | [`sources`] | the literature: every reference once, for fact sheets and as BibTeX |
//! | [`scenario`] | what a negotiation is: parties, issues, gates, calendar, pressure, talks, sweeps; paths, meaning hash |
//! | [`format`](mod@format) | how it is written: reading, vocabulary, diagnostics, settings, JSON Schema |
//! | [`game`] | the numbers, immutable and exact: [`game::Points`], deals, gates, settlements |
//! | [`draws`] | keyed randomness: every draw has a name |
//! | [`durability`] | the years after: is a ratified deal still unbroken? |
//! | [`space`] | questions about the set of deals: counts, existence, best, nearest, frontier |
//! | [`solutions`] | where should they settle? one axiom system per file |
//! | [`talks`] | what happens when they talk? protocols and tactics |
//! | [`files`] | atomic writes, tables with codebooks, typed rows in CSV and Parquet |
//! | [`trials`] | many runs of one scenario |
//! | [`account`] | what happened and why, told once for terminal, JSON and charts |
//! | [`checks`] | what needs more than the file to be judged |
//! | [`class`] | what groups agreed on in a role play, held against what they could have had |
//! | [`concessions`] | which concessions lead to a settlement: must-haves, packages, deadlock, settling, flips |
//! | [`expectations`] | does the model fit what is known? the verdict on each `[expect.X]` |
//! | [`sweep`] | many variants of a scenario: designs, plans, shards, exact search or talks, sensitivity |
//! | [`drawing`] | how anything is drawn: figures, text measured before it is placed, PNG, SVG and PDF |
//! | [`charts`] | one question each, with the answer in the title |
//! | [`report`] | JSON and CSV with documented keys, pages in HTML |
//! | [`cli`] | the command line |
//!
//! # Where to look
//!
//! - A solution concept: its file in [`solutions`], such as [`solutions::KalaiSmorodinsky`], and over lotteries in
//!   [`solutions::lottery`]. A tactic or protocol: its file in [`talks`], with its sheet in [`talks::TACTICS`] or
//!   [`talks::PROTOCOLS`].
//! - What can stop a deal (a rule, a red line, a walk-away, a consent, a ratifier): [`game::Gate`], which says where. Whether an
//!   agreed deal is ratified: [`game::Settlement::judge`]. Every claim about a run, even if only one is played:
//!   [`trials::Judged`].
//! - What a key of the file means: [`format::reference()`]. Where a number comes from: [`sources`].
//! - How to add a chart: [`charts`]. A number in the scenario file: [`format`](mod@format). A tactic: the head of
//!   `src/core/talks/tactics/mod.rs`.
//!
//! # Features
//!
//! All are on by default. Without any, the library has the rooms down to [`sweep`] and the JSON and tables of [`report`]; it
//! starts no thread, opens no file, looks at no clock, and builds for `wasm32-unknown-unknown`.
//!
//! | feature | what it brings |
//! |---|---|
//! | `cli` | the program, the room [`cli`], and all of what follows but `parallel` |
//! | `charts` | [`drawing`], [`charts`] and the pages of [`report`]; they work without `files` |
//! | `pdf` | charts in PDF |
//! | `files`, `parallel`, `parquet` | those of `zopa-core`: the disk, all cores, rows in Parquet |

#[cfg(feature = "charts")]
pub mod charts;
#[cfg(feature = "cli")]
pub mod cli;
pub mod report;

pub use zopa_core::{
    account, checks, class, concessions, draws, durability, expectations, files, format, game,
    probability, scenario, solutions, sources, space, sweep, talks, trials,
};
#[cfg(feature = "charts")]
pub use zopa_drawing as drawing;
