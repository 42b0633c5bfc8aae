//! Files that are either old or new, never half-written.

mod atomic;
mod table;

pub use atomic::{WriteError, write};
pub use table::{Column, Table};
