//! The claims about a negotiation that must never be blurred.

use crate::scenario::words;

words! {
    /// What is claimed of a run. Each implies the ones before it, save that `Handshake` does not imply `Possible`.
    #[derive(PartialOrd, Ord, Hash)]
    pub enum Claim {
        Possible = "possible": "In some round some deal passes every gate.",
        Handshake = "handshake": "The talks ended with one text accepted by every signatory.",
        Reached = "reached": "And it passes every gate of that round but ratification.",
        Ratified = "ratified": "And every body concerned passes it.",
    }
}
