//! How to reproduce all this, and what it is based on.

use super::material::Story;
use crate::account::Provenance;
use maud::{Markup, html};

pub(super) fn section(story: &Story<'_>) -> Markup {
    let (from, typed) = (story.from, story.typed);
    let seed = format!(" --seed {}", from.seed);
    let runs = story.tally.map(|tally| tally.runs);
    let many = runs
        .map(|runs| format!(" --runs {runs}"))
        .unwrap_or_default();
    let sweeps: String = story
        .sweeps
        .iter()
        .map(|swept| format!(" --sweep {}", swept.folder))
        .collect();
    let class = story
        .class
        .map(|debrief| format!(" --class {}", debrief.typed))
        .unwrap_or_default();
    let mut commands = vec![
        format!("zopa run {typed}{seed}{many} -v"),
        format!("zopa explain {typed}{seed}{many}"),
        format!("zopa solve {typed} --within zopa"),
        format!("zopa chart {typed}{seed}{many}"),
        format!(
            "zopa report {typed}{seed} --runs {}{sweeps}{class}",
            runs.unwrap_or(0)
        ),
    ];
    commands.extend(
        story
            .sweeps
            .iter()
            .map(|swept| format!("zopa merge {}", swept.folder)),
    );
    html! {
        pre tabindex="0" { code { @for command in &commands { (command) "\n" } } }
        p {
            "The same file, seed and version give the same bytes on every machine. SHA-256 of the file: " code { (from.file_hash) }
            "; of what it means, with its settings: " code { (from.meaning_hash) } "."
        }
        p {
            "Cite as: zopa " (Provenance::VERSION) ", scenario " (from.file) " (" (from.short_hash()) "), seed " (from.seed)
            ", with the file itself: the assumptions are in it."
        }
    }
}
