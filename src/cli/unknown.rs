//! What is said where a name is typed that there is none of.

use super::exit::Failure;
use crate::scenario::closest;

/// A name that is none of those that there are.
pub(super) fn unknown<'n>(
    kind: &str,
    kinds: &str,
    name: &str,
    names: impl Iterator<Item = &'n str> + Clone,
) -> Failure {
    let guess = closest(name, names.clone())
        .map(|g| format!(" Did you mean '{g}'?"))
        .unwrap_or_default();
    let names = names.collect::<Vec<_>>().join(", ");
    Failure::Usage(format!(
        "there is no {kind} '{name}'.{guess}\n  help: {kinds} are {names}"
    ))
}
