//! What is said where a name is typed that there is none of.

use super::exit::Failure;
use crate::format::closest;

/// A name that is none of those that there are.
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

/// The name that was probably meant, as a question behind what is told; nothing where none is near.
pub(super) fn guess<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> String {
    closest(name, names).map_or_else(String::new, |near| format!(" Did you mean '{near}'?"))
}
