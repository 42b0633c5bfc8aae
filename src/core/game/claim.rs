//! The claims about a negotiation that must never be blurred.

use crate::scenario::words;

words! {
    /// A claim about a run. Each implies the ones before it, except that `Handshake` does not imply `Possible`.
    #[derive(PartialOrd, Ord, Hash)]
    pub enum Claim {
        Possible = "possible": "In some round some deal passes every gate.",
        Handshake = "handshake": "The talks ended with one text accepted by every signatory.",
        Reached = "reached": "And it passes every gate of that round but ratification.",
        Ratified = "ratified": "And every body concerned passes it.",
    }
}
