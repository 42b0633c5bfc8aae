//! How offers are made and answered, as a scenario file states it.
//!
//! To add a protocol: its variant and its conduct here, its word and its keys in the vocabulary of the format, a file with its
//! fact sheet and its behaviour in `talks/protocols`, and its line in the table there. Settings of its own must also be read,
//! listed and hashed.

use super::ids::PartyId;
use super::words::words;

/// How the parties speak under a protocol, as far as other code needs to know it.
#[derive(Debug)]
pub struct Conduct {
    /// The word for it in scenario files.
    pub word: &'static str,
    /// Its name in sentences.
    pub called: &'static str,
    /// The number of signatories that it needs.
    pub signatories: usize,
    /// What every signatory says to all others; `None`: not all need to hear each other.
    pub to_all: Option<&'static str>,
    /// Why nobody speaks first, where nobody does. Simultaneous offers do have a first speaker: of several texts that all
    /// accept, that party's is agreed.
    pub at_once: Option<&'static str>,
    /// True if tactics play a part.
    pub tactics: bool,
}

/// `talks.protocol`.
#[derive(Debug, Clone, PartialEq)]
pub enum Protocol {
    /// Signatories accept the standing offer or make their own, in turn (default).
    AlternatingOffers {
        /// Signatories who must say yes, from 2 to all; `None`: all.
        quota: Option<u32>,
        /// True if those outvoted by the quota are bound by the deal; default: their walk-aways stay gates.
        binds: bool,
    },
    /// All signatories make an offer at the same time.
    Simultaneous,
    /// The first signatory makes one offer; the others take it or leave it.
    TakeItOrLeaveIt,
    /// A mediator drafts one text for all.
    SingleText {
        /// Who drafts: a party with the role mediator.
        mediator: PartyId,
        /// 0-1: weight of the mediator's own interests; default 0.
        own_wishes: f64,
    },
    /// Random single changes to one text are put to the vote.
    Klein {
        /// Changes proposed per round, ≥ 1; default 100.
        changes: u32,
        /// Points at the start, falling in a straight line to 0: how large a loss annealing voters accept; default 10.
        temperature: f64,
        /// How each party votes; only signatories do.
        voters: Vec<Voter>,
    },
}

words! {
    /// How a party votes on a single change.
    #[derive(Default)]
    pub enum Voter {
        #[default]
        HillClimbing = "hill-climbing": "yes to what is no worse",
        /// Yes with probability e^(change in worth/temperature), or 1.
        /// Yes with a chance of e^(change in worth/temperature), or 1.
        Annealing = "annealing": "now and then yes to a loss, ever less often",
    }
}

impl Protocol {
    /// Alternating offers to which all must say yes.
    pub const ALTERNATING: Protocol = Protocol::AlternatingOffers {
        quota: None,
        binds: false,
    };
    /// The number of single changes proposed per round where the file does not set it.
    pub const CHANGES: u32 = 100;
    /// The temperature at the start, in points, where the file does not set it.
    pub const TEMPERATURE: f64 = 10.0;

    /// The protocol named by this word, with its defaults; `None` for a single text, which needs a mediator.
    pub fn plain(word: &str, parties: usize) -> Option<Protocol> {
        let klein = Protocol::Klein {
            changes: Protocol::CHANGES,
            temperature: Protocol::TEMPERATURE,
            voters: vec![Voter::default(); parties],
        };
        let plain = [
            Protocol::ALTERNATING,
            Protocol::Simultaneous,
            Protocol::TakeItOrLeaveIt,
            klein,
        ];
        plain.into_iter().find(|protocol| protocol.word() == word)
    }

    /// Its word in a scenario file.
    pub fn word(&self) -> &'static str {
        self.conduct().word
    }

    /// How the parties speak under it.
    pub fn conduct(&self) -> &'static Conduct {
        match self {
            Protocol::AlternatingOffers { .. } => &Conduct {
                word: "alternating-offers",
                called: "alternating offers",
                signatories: 2,
                to_all: Some("alternating offers"),
                at_once: None,
                tactics: true,
            },
            Protocol::Simultaneous => &Conduct {
                word: "simultaneous",
                called: "simultaneous offers",
                signatories: 2,
                to_all: Some("simultaneous offers"),
                at_once: None,
                tactics: true,
            },
            Protocol::TakeItOrLeaveIt => &Conduct {
                word: "take-it-or-leave-it",
                called: "take it or leave it",
                signatories: 2,
                to_all: Some("offers to take or leave"),
                at_once: None,
                tactics: false,
            },
            Protocol::SingleText { .. } => &Conduct {
                word: "single-text",
                called: "a single text",
                signatories: 1,
                to_all: None,
                at_once: Some("under a single text all say at once what they would sign"),
                tactics: true,
            },
            Protocol::Klein { .. } => &Conduct {
                word: "klein",
                called: "votes on single changes",
                signatories: 1,
                to_all: None,
                at_once: Some("all vote at once"),
                tactics: false,
            },
        }
    }
}
