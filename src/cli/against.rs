//! The scenario that `zopa run --against` compares with.

use super::args::RunArgs;
use super::exit::Failure;
use super::load::Loaded;
use super::page::Page;
use crate::scenario::visible;

/// The new negotiation of old → new.
pub(super) struct Rival {
    pub(super) loaded: Loaded,
    /// Its title after the old one's name.
    pub(super) title: String,
    /// Its label on the old one's chart.
    pub(super) label: String,
}

/// The other file, or the same with more settings; `None` if nothing is compared.
pub(super) fn rival(
    args: &RunArgs,
    loaded: &Loaded,
    page: &Page,
) -> Result<Option<Rival>, Failure> {
    let mut other = match &args.against {
        Some(path) => Loaded::from(path, &[], page)?,
        None if args.against_settings.is_empty() => return Ok(None),
        None => loaded
            .with_more(&args.against_settings)
            .map_err(|problems| page.wrong(problems))?,
    };
    other.drawn = loaded.drawn;
    if args.against.is_none() {
        other.fix(&args.input.fixed)?;
    }
    let (title, label) = match &args.against {
        // On screen, two files with the same name are distinguished by what was typed. A chart must not depend on the working
        // directory.
        Some(_) if other.file == loaded.file => (
            visible(&other.file_typed),
            format!("the other {}", other.file),
        ),
        Some(_) => (other.file.clone(), other.file.clone()),
        None => {
            let set = args.against_settings.join(", ");
            (other.label(), format!("with {set}"))
        }
    };
    Ok(Some(Rival {
        loaded: other,
        title,
        label,
    }))
}
