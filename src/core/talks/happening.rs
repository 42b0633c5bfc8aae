//! Events around the talks: meetings, levers, shocks, settled issues.

use crate::scenario::{IssueId, OptionId, PartyId};

/// An event in a round, other than what is said. Numbers count the sections of the file, in file order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Happening {
    /// `[shock.X]` number `shock` happens.
    Shock {
        /// Its number.
        shock: usize,
    },
    /// The talks end because of a shock.
    WalkOut {
        /// Its number.
        shock: usize,
    },
    /// `[lever.X]` is pulled.
    LeverPulled {
        /// Its number.
        lever: usize,
    },
    /// `[lever.X]` is let go.
    LeverLetGo {
        /// Its number.
        lever: usize,
    },
    /// `[meeting.X]` takes place.
    Meeting {
        /// Its number.
        meeting: usize,
    },
    /// Trust between two parties has moved.
    Trust {
        /// The two parties, in file order.
        between: (PartyId, PartyId),
        /// The old value, 0-100.
        from: f64,
        /// The new value, 0-100.
        to: f64,
    },
    /// `[commitment.X]`: a party's ask breaks its word on an issue on which it had kept it.
    BrokenWord {
        /// Its number.
        commitment: usize,
        /// The issue.
        issue: IssueId,
    },
    /// An issue on which all asks coincide is closed.
    Settled {
        /// The issue.
        issue: IssueId,
        /// The option with which it is closed.
        option: OptionId,
    },
    /// A closed issue is opened again.
    Reopened {
        /// The issue.
        issue: IssueId,
    },
    /// All issues are closed, but this signatory would rather have no deal.
    WholeRefused {
        /// The signatory.
        party: PartyId,
    },
}
