//! Five claims about a negotiation that must never be blurred.

/// What is claimed of a run. Each implies the ones before it, save that `Handshake` does not imply `Possible`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Claim {
    /// In some round some deal passes every gate.
    Possible,
    /// The talks ended with one text accepted by every signatory.
    Handshake,
    /// And it passes every gate of that round but ratification.
    Reached,
    /// And every body concerned passes it.
    Ratified,
}

impl Claim {
    /// Every claim that this version can judge.
    pub const ALL: [Claim; 4] = [
        Claim::Possible,
        Claim::Handshake,
        Claim::Reached,
        Claim::Ratified,
    ];

    /// The word for it, the same in files, tables and on screen.
    pub fn word(self) -> &'static str {
        match self {
            Claim::Possible => "possible",
            Claim::Handshake => "handshake",
            Claim::Reached => "reached",
            Claim::Ratified => "ratified",
        }
    }
}
