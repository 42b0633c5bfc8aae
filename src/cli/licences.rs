//! `zopa licences`: on what terms the program, and everything that is in it, may be used and passed on.

use super::exit::Failure;
use super::page::Page;

/// Our own two licences; one of them can be chosen.
const MIT: &str = include_str!("../../LICENSE-MIT");
const APACHE: &str = include_str!("../../LICENSE-APACHE");
/// Everybody else's, as `.ci/licences` writes them.
const THIRD_PARTIES: &str = include_str!("../../LICENSE-THIRD-PARTY");
/// The line before which stands what is in the program, and after which the texts of its licences.
const TEXTS: &str = "\nTHE TEXTS\n";

pub(super) fn command(page: &mut Page) -> Result<(), Failure> {
    page.title(concat!("zopa ", env!("CARGO_PKG_VERSION")));
    page.line("Licence: MIT or Apache-2.0, as you like.");
    page.gap();
    if page.quiet {
        let list = THIRD_PARTIES.split(TEXTS).next().unwrap_or(THIRD_PARTIES);
        page.raw(list.trim_end());
        page.gap();
        return Ok(());
    }
    page.raw(THIRD_PARTIES);
    for (name, text) in [("MIT", MIT), ("Apache-2.0", APACHE)] {
        page.gap();
        page.title(format!("zopa itself, if you choose {name}"));
        page.gap();
        page.raw(text);
    }
    Ok(())
}
