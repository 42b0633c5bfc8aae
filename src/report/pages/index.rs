//! The page of a folder: its charts, and links to everything else in it.

use super::shell::{Pictures, framed};
use crate::account::Provenance;
use crate::charts::{ALL, named};
use crate::files::{INDEX, Manifest, ManifestEntry};
use maud::{Markup, html};

/// Formats that a page can show, the best first.
const SHOWN: [&str; 2] = ["svg", "png"];

/// The page that shows what zopa wrote into a folder. It is in that folder itself and loads nothing from anywhere else.
pub fn index(manifest: &Manifest) -> String {
    let charts = charts(manifest);
    let others = others(manifest);
    let body = html! {
        header {
            h1 { (manifest.title) }
            p.note { (manifest.note) }
            p.soft { "What zopa " (Provenance::VERSION) " worked out from " code { (manifest.scenario) } "." }
        }
        main {
            @if !charts.is_empty() {
                section {
                    h2 { "Charts" }
                    @for chart in &charts { (shown(manifest, chart)) }
                }
            }
            @if !others.is_empty() {
                section {
                    h2 { "Pages, tables and data" }
                    ul { @for entry in others { li { (link(manifest, entry)) } } }
                }
            }
        }
    };
    framed(
        &manifest.title,
        Pictures::Beside,
        &html! {},
        &body,
        &html! {},
    )
}

/// The stems of the names of pictures, in the order in which charts are best looked at.
fn charts(manifest: &Manifest) -> Vec<&str> {
    let place = |chart: &str| {
        let place = ALL.iter().position(|known| known.about().name == chart);
        place.unwrap_or(ALL.len())
    };
    let pictures = manifest.files.iter();
    let mut stems: Vec<(usize, &str)> = pictures
        .filter_map(|entry| Some((place(&entry.picture.as_ref()?.chart), entry.stem())))
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems.into_iter().map(|(_, stem)| stem).collect()
}

/// One chart, with links to its other formats and to its numbers.
fn shown(manifest: &Manifest, stem: &str) -> Markup {
    let all = || manifest.files.iter().filter(|entry| entry.stem() == stem);
    let pictures = || all().filter_map(|entry| Some((entry, entry.picture.as_ref()?)));
    let best = SHOWN
        .iter()
        .find_map(|format| pictures().find(|(entry, _)| entry.ending() == *format));
    let sentence = pictures().next().map(|(_, picture)| {
        named(&picture.chart).map_or(picture.title.as_str(), |chart| chart.about().sentence)
    });
    html! {
        figure id=(stem) {
            h3 { (sentence.unwrap_or(stem)) }
            @if let Some((entry, picture)) = best {
                a.chart href=(entry.name) { img src=(entry.name) alt=(picture.alt) loading="lazy"; }
            }
            figcaption {
                @for (n, (entry, what)) in all().filter_map(|entry| Some((entry, format_of(entry)?))).enumerate() {
                    @if n > 0 { " · " }
                    a href=(entry.name) { (what) }
                }
            }
        }
    }
}

/// The format of a file that belongs to a chart; `None` for the other files of a table with the same name.
fn format_of(entry: &ManifestEntry) -> Option<String> {
    match (entry.picture.is_some(), entry.ending()) {
        (true, ending) => Some(ending.to_uppercase()),
        (false, "csv") => Some("Numbers (CSV)".to_owned()),
        (false, _) => None,
    }
}

/// Everything but pictures and their numbers; codebooks belong to their tables.
fn others(manifest: &Manifest) -> Vec<&ManifestEntry> {
    let charts = charts(manifest);
    let of_chart =
        |entry: &ManifestEntry| charts.contains(&entry.stem()) && format_of(entry).is_some();
    let wanted = |entry: &&ManifestEntry| {
        entry.name != INDEX && !of_chart(entry) && entry.ending() != "codebook.csv"
    };
    let mut others: Vec<&ManifestEntry> = manifest.files.iter().filter(wanted).collect();
    // What people read, before what programs read.
    let rank = |entry: &ManifestEntry| {
        ["html", "csv", "parquet"]
            .iter()
            .position(|e| *e == entry.ending())
            .unwrap_or(3)
    };
    others.sort_by_key(|entry| (rank(entry), entry.name.as_str()));
    others
}

fn link(manifest: &Manifest, entry: &ManifestEntry) -> Markup {
    let codebook = format!("{}.codebook.csv", entry.stem());
    let codebook = manifest
        .entry(&codebook)
        .filter(|_| entry.ending() == "csv");
    html! {
        a href=(entry.name) { (entry.name) }
        @if let Some(codebook) = codebook { " (" a href=(codebook.name) { "what its columns mean" } ")" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Picture;

    fn entry(name: &str, chart: Option<&str>) -> ManifestEntry {
        ManifestEntry {
            name: name.to_owned(),
            sha256: String::new(),
            before: None,
            command: "run".to_owned(),
            picture: chart.map(|chart| Picture {
                chart: chart.to_owned(),
                title: "A finding".to_owned(),
                alt: "What \"it\" shows".to_owned(),
            }),
        }
    }

    #[test]
    fn a_folder_shows_its_charts_and_links_to_the_rest() {
        let mut manifest = Manifest::new("x.toml", "<Talks>", "Invented");
        manifest.files = vec![
            entry("dance.csv", None),
            entry("dance.png", Some("dance")),
            entry("dance.svg", Some("dance")),
            entry("worth.pdf", Some("worth")),
            entry("run.json", None),
            entry("runs.codebook.csv", None),
            entry("runs.csv", None),
        ];
        let page = index(&manifest);
        assert_eq!(page.matches("<img").count(), 1);
        for words in [
            "&lt;Talks&gt;",
            "Invented",
            "<img src=\"dance.svg\" alt=\"What &quot;it&quot; shows\"",
            "<a href=\"dance.csv\">Numbers (CSV)</a>",
            "<a href=\"worth.pdf\">PDF</a>",
            "<a href=\"run.json\">run.json</a>",
            "<a href=\"runs.codebook.csv\">what its columns mean</a>",
        ] {
            assert!(page.contains(words), "no {words} in\n{page}");
        }
        assert!(!page.contains("http:") && !page.contains("https:"));
    }
}
