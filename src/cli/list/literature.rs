//! `zopa list sources`: all references, the fact sheets that rely on them, and BibTeX.

use super::catalogue::every_sheet;
use crate::cli::exit::Failure;
use crate::cli::page::Page;
use crate::cli::unknown::unknown;
use crate::sources::{self, Identifier, Reference};

/// Prints all references, or one; as BibTeX if asked for.
pub(super) fn list(name: Option<&str>, bibtex: bool, page: &mut Page) -> Result<(), Failure> {
    let chosen = match name {
        None => sources::ALL.to_vec(),
        Some(name) => vec![one(name)?],
    };
    if bibtex {
        let entries: Vec<String> = chosen.iter().map(|reference| reference.bibtex()).collect();
        page.raw(&entries.join("\n"));
        return Ok(());
    }
    if name.is_some() {
        for reference in chosen {
            tell(reference, page);
        }
        return Ok(());
    }
    for reference in chosen {
        page.told(reference.citation());
    }
    page.line(format!(
        "\n{} references. zopa list sources {} tells who rests on one; zopa list sources --bibtex writes them for a \
         bibliography.",
        sources::ALL.len(),
        sources::NASH_1950.key()
    ));
    Ok(())
}

fn one(name: &str) -> Result<&'static Reference, Failure> {
    let found = sources::ALL
        .iter()
        .find(|reference| reference.key() == name);
    found.copied().ok_or_else(|| {
        let keys: Vec<String> = sources::ALL
            .iter()
            .map(|reference| reference.key())
            .collect();
        let names = keys.iter().map(String::as_str);
        unknown("reference", "references", name, names)
    })
}

fn tell(reference: &'static Reference, page: &mut Page) {
    page.title(format!("{} ({})", reference.title, reference.key()));
    page.told(reference.citation());
    if let Identifier::Neither(why) = reference.identifier {
        page.para("  Neither DOI nor ISBN:  ", why);
    }
    for (kind, about) in every_sheet() {
        let mut rests = about.sources.iter().filter_map(|source| source.reference());
        if rests.any(|on| on == reference) {
            page.line(format!("  Cited by:  zopa list {kind} {}", about.name));
        }
    }
    page.gap();
    page.raw(&reference.bibtex());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sheet_rests_on_something_and_every_reference_is_cited() {
        let sheets = every_sheet();
        assert!(sheets.len() > 80, "{}", sheets.len());
        for (kind, about) in &sheets {
            assert!(!about.sources.is_empty(), "{kind} {}", about.name);
        }
        let cited = || sheets.iter().flat_map(|(_, about)| about.sources);
        let cited: Vec<&Reference> = cited().filter_map(|source| source.reference()).collect();
        for reference in &cited {
            assert!(sources::ALL.contains(reference), "{}", reference.key());
        }
        for reference in sources::ALL {
            assert!(
                cited.contains(reference),
                "nobody cites {}",
                reference.key()
            );
        }
    }
}
