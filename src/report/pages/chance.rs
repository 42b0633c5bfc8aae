//! What many draws show together.

use super::blocks::table;
use super::material::Story;
use crate::account::{thousands, told_first_mover};
use crate::report::told::{Reader, chances};
use crate::trials::Tally;
use maud::{Markup, html};

pub(super) fn section(story: &Story<'_>, tally: &Tally) -> Markup {
    html! {
        p {
            (thousands(tally.runs)) " sets of numbers were drawn around those of the file, with chance events. The intervals are the \
             sampling error of the draws, never the error of the model."
        }
        @if let Some(told) = told_first_mover(tally) { p { (told) } }
        (table(&chances(story.account.scenario, tally, Reader::Page)))
    }
}
