//! Exact negotiation games: from a scenario file to where the parties should settle, what happens when they talk, whether the
//! deal would be ratified, and which concessions would unlock one.
//!
//! These are the rooms of zopa that know no terminal, no chart and no page. The package `zopa` hands all of them on, and adds
//! charts, reports and the command line.
//!
//! # A tour
//!
//! ```
//! # extern crate zopa_core as zopa;
//! use zopa::concessions::Exact;
//! use zopa::format::{Setting, Source, read};
//! use zopa::game::compile;
//! use zopa::scenario::{Claim, OptionId};
//! use zopa::solutions::{Arena, Nash, Solution};
//! use zopa::space::Limits;
//! use zopa::trials::{Tally, Trials};
//! use zopa::{account::Account, talks::Course};
//!
//! // A file is read, or refused with every problem at its place ...
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
//! let scenario = read(&source, &[])?.scenario;
//!
//! // ... and compiled into exact numbers: what is each price worth, to whom, and who can say no?
//! let game = compile(&scenario);
//! let price = |deal: &[OptionId]| game.frame().issues[0].options[deal[0].index()].clone();
//!
//! // Where should they settle?
//! let fair = Nash.solve(&Arena::new(&game))?;
//! assert_eq!(price(&fair.deals[0]), "95");
//!
//! // What happens when they talk?
//! let account = Account::of(&scenario, &game, Course::central(42))?;
//! assert!(account.holds(Claim::Handshake));
//! assert_eq!(account.text.as_deref().map(price).as_deref(), Some("90"));
//!
//! // Which deals pass every gate, and who must give way for one?
//! let exact = Exact::of(&game, 0, &[], &Limits::DEFAULT)?;
//! assert_eq!((exact.passes, exact.positions.len()), (Some(true), 2));
//!
//! // And if nobody knows the alternatives that well? A hundred draws, the same on every machine.
//! let doubtful = read(&source, &[Setting::new("uncertainty.no_deal", 20)])?.scenario;
//! let runs = Trials::new(&doubtful, 42)?.all(100, &|_| {});
//! assert!((1..100).contains(&Tally::of(&runs).claims[Claim::Handshake].hits));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Features
//!
//! All are on by default.
//!
//! | feature | with it | without it |
//! |---|---|---|
//! | `parallel` | many runs on all cores | the same results, one after the other |
//! | `files` | scenarios and tables from files, results that are written whole or not at all, sweeps that go on after a crash | text in, values out |
//! | `parquet` | typed rows in Parquet | rows in CSV |
//!
//! Without any, nothing here starts a thread, opens a file or looks at a clock, and it builds for `wasm32-unknown-unknown`.
//! Draws are keyed ([`draws`]) and the mathematics is our own or that of `libm`, so that results are the same to the last digit.
//!
//! # The rooms
//!
//! Each room may use those above it in this list, never those below; a test holds the code to it. In addition, `solutions` and
//! `talks` do not know each other, and `game`, `space`, `solutions`, `talks` and `trials` do not know `format`. A room is a
//! folder.
//!
//! | room | what it is for |
//! |---|---|
//! | [`probability`] | normal, binomial, beta, Student and other distributions, intervals and tests, on pure-Rust arithmetic |
//! | [`sources`] | the literature: every reference once, for fact sheets and as BibTeX |
//! | [`scenario`] | what a negotiation is: parties, issues, gates, calendar, pressure, talks, sweeps; paths, meaning hash |
//! | [`format`](mod@format) | how it is written: reading, vocabulary, diagnostics, settings, JSON Schema |
//! | [`game`] | the numbers, immutable and exact: [`game::Points`], deals, gates, settlements |
//! | [`draws`] | keyed randomness: every draw has a name |
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

pub mod account;
pub mod checks;
pub mod class;
pub mod concessions;
pub mod draws;
pub mod durability;
pub mod expectations;
pub mod files;
pub mod format;
pub mod game;
pub mod probability;
pub mod scenario;
pub mod solutions;
pub mod sources;
pub mod space;
pub mod sweep;
pub mod talks;
pub mod trials;
