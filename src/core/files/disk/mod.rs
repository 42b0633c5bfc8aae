//! What touches the disk: files are either old or new, never half-written, and go over nothing but what zopa wrote before.

mod atomic;
mod destination;
mod listed;
mod recorded;
mod refusal;
mod spare;
mod temporary;
mod turn;

pub use atomic::{PendingFile, WriteError, may_pass, write};
pub use destination::{Closed, Destination};
pub use listed::discard;
pub use recorded::sum_of;
pub use refusal::{Foreign, Refusal, is_read, replace, sealed};
pub use spare::spare;
pub use temporary::{abandon, tidy};
