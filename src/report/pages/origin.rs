//! Where a page comes from, in one line.

use crate::account::Provenance;

/// File, hash, seed and version in one line.
pub(super) fn origin(from: &Provenance) -> String {
    let seed = format!("seed {}", from.seed);
    [of_file(from), seed, version()].join(" · ")
}

/// The same if nothing is random.
pub(super) fn origin_without_seed(from: &Provenance) -> String {
    [of_file(from), version()].join(" · ")
}

fn of_file(from: &Provenance) -> String {
    format!("{} {}", from.file, from.short_hash())
}

fn version() -> String {
    format!("zopa {}", Provenance::VERSION)
}
