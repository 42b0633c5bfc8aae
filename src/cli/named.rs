//! Names that are typed, and the errors for those that do not exist.

use super::exit::Failure;
use super::load::Loaded;
use super::unknown::unknown;
use crate::scenario::PartyId;

/// The party with this name.
pub(super) fn party(name: &str, loaded: &Loaded) -> Result<PartyId, Failure> {
    let parties = &loaded.reading.scenario.parties;
    let place = parties.iter().position(|party| party.id == name);
    place.map(|n| PartyId(n as u16)).ok_or_else(|| {
        let ids = parties.iter().map(|party| party.id.as_str());
        unknown("party", "parties", name, ids)
    })
}

/// The two parties of `--pair`; `None` if none are typed.
pub(super) fn pair(typed: &[String], loaded: &Loaded) -> Result<Option<[PartyId; 2]>, Failure> {
    let named = typed.iter().map(|name| party(name.trim(), loaded));
    match *named.collect::<Result<Vec<_>, _>>()? {
        [] => Ok(None),
        [x, y] if x != y => Ok(Some([x, y])),
        _ => Err(Failure::Usage(
            "--pair takes two different parties\n  help: write them with a comma between: --pair ukraine,europe".into(),
        )),
    }
}

/// The parties to play: those that were named, in file order, otherwise all.
pub(super) fn roles(typed: &[String], loaded: &Loaded) -> Result<Vec<PartyId>, Failure> {
    let named = typed.iter().map(|name| party(name.trim(), loaded));
    let named = named.collect::<Result<Vec<PartyId>, Failure>>()?;
    let all = loaded.game.party_ids();
    Ok(all
        .filter(|party| named.is_empty() || named.contains(party))
        .collect())
}
