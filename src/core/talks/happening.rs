//! What happens around the talks: meetings, levers, shocks, settled issues.

use crate::scenario::{IssueId, OptionId, PartyId};

/// Something that happens in a round, beside what is said. Numbers count the sections of the file, in file order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Happening {
    /// `[shock.X]` number `shock` happens.
    Shock {
        /// Which.
        shock: usize,
    },
    /// The talks end over a shock.
    WalkOut {
        /// Which.
        shock: usize,
    },
    /// `[lever.X]` is pulled.
    LeverPulled {
        /// Which.
        lever: usize,
    },
    /// `[lever.X]` is let go.
    LeverLetGo {
        /// Which.
        lever: usize,
    },
    /// `[meeting.X]` takes place.
    Meeting {
        /// Which.
        meeting: usize,
    },
    /// Trust between two parties has moved.
    Trust {
        /// The two, in file order.
        between: (PartyId, PartyId),
        /// What it was, 0-100.
        from: f64,
        /// What it is now, 0-100.
        to: f64,
    },
    /// `[commitment.X]`: what a party asks for breaks its word on an issue where it kept it before.
    BrokenWord {
        /// Which.
        commitment: usize,
        /// Where.
        issue: IssueId,
    },
    /// An issue on which all ask for the same is closed.
    Settled {
        /// Which.
        issue: IssueId,
        /// With what.
        option: OptionId,
    },
    /// A closed issue is opened again.
    Reopened {
        /// Which.
        issue: IssueId,
    },
    /// All issues are closed, but this signatory would rather have no deal.
    WholeRefused {
        /// Who.
        party: PartyId,
    },
}
