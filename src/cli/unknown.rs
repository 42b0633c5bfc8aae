//! The message for a typed name that does not exist.

use super::exit::Failure;
use crate::format::closest;

/// The error for a name that is not among the known ones.
pub(super) fn unknown<'n>(
    kind: &str,
    kinds: &str,
    name: &str,
    names: impl Iterator<Item = &'n str> + Clone,
) -> Failure {
    let guess = guess(name, names.clone());
    let names = names.collect::<Vec<_>>().join(", ");
    Failure::Usage(format!(
        "there is no {kind} '{name}'.{guess}\n  help: {kinds} are {names}"
    ))
}

/// The name that was probably meant, as a question after the message; empty if no name is similar.
pub(super) fn guess<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> String {
    closest(name, names).map_or_else(String::new, |near| format!(" Did you mean '{near}'?"))
}
