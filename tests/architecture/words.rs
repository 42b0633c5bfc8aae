//! Habits of wording that a full reading of the project threw out, each with what to write instead.

use super::root;
use std::path::Path;

/// What nobody writes here, and what to write. A part in brackets is a choice; a pattern begins and ends at word boundaries.
const HABITS: [(&str, &str); 12] = [
    (
        "[reckon|reckons|reckoned|reckoning]",
        "compute, count, expect",
    ),
    ("told from none", "distinguishable from zero"),
    ("[hang|hangs|hung|hanging] on", "depend on"),
    ("surely", "certainly, proven, guaranteed"),
    ("[at most|at least|up to|after|of] so many", "this many"),
    (
        "one [a|an] [party|player|issue|option|row|cell|run|round|line|file|gate|ratifier|deal|chart|axis]",
        "one per …",
    ),
    (
        "[it|this|that|which] is no [text|line|cell|path|head|number|word|option|name|file|table|room|chart|shard|plan]",
        "it is not a …",
    ),
    ("[beginning|begin|begins] anew", "start again"),
    ("heretofore", "until now"),
    ("[thereof|therein|thereby|whereof|wherein]", "of it, in it"),
    ("[shall|amongst|whilst]", "must, among, while"),
    ("[no one|none] of both", "neither"),
];

/// The patterns without choices that a pattern with choices stands for.
fn spelled_out(pattern: &str) -> Vec<String> {
    let Some((before, rest)) = pattern.split_once('[') else {
        return vec![pattern.to_string()];
    };
    let (choices, after) = rest.split_once(']').unwrap();
    let mut all = Vec::new();
    for choice in choices.split('|') {
        for after in spelled_out(after) {
            all.push(format!("{before}{choice}{after}"));
        }
    }
    all
}

/// Where a text uses a pattern as whole words, by the number of its line.
fn used(text: &str, pattern: &str) -> Vec<usize> {
    let inside_word =
        |letter: Option<char>| letter.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let mut lines = Vec::new();
    for (at, _) in text.match_indices(pattern) {
        let (before, after) = (&text[..at], &text[at + pattern.len()..]);
        if !inside_word(before.chars().next_back()) && !inside_word(after.chars().next()) {
            lines.push(before.lines().count().max(1));
        }
    }
    lines
}

fn faults(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let mut faults = Vec::new();
    for (pattern, instead) in HABITS {
        for pattern in spelled_out(pattern) {
            for line in used(&text, &pattern) {
                faults.push(format!("line {line}: '{pattern}': better: {instead}"));
            }
        }
    }
    faults
}

/// The files in which people read English: sources, scenarios, the README and what CI runs.
fn files(below: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(below).unwrap() {
        let path = entry.unwrap().path();
        let kind = path.extension().and_then(|kind| kind.to_str());
        if path.is_dir() {
            if !path.ends_with("tests/fuzz/regressions") {
                files(&path, found);
            }
        } else if matches!(kind, Some("rs" | "toml" | "md")) {
            found.push(path);
        }
    }
}

#[test]
fn old_habits_of_wording_stay_out() {
    let root = root();
    let mut all = vec![root.join("README.md")];
    for folder in ["src", "tests", "scenarios"] {
        files(&root.join(folder), &mut all);
    }
    all.sort();
    assert!(all.len() > 700, "{}", all.len());
    let mut wrong = Vec::new();
    for path in all {
        if path.ends_with("tests/architecture/words.rs") {
            continue;
        }
        let name = path.strip_prefix(&root).unwrap().display().to_string();
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        wrong.extend(
            faults(&text)
                .into_iter()
                .map(|fault| format!("{name}: {fault}")),
        );
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn habits_are_found_as_whole_words() {
    for (text, found) in [
        ("// What hangs on it", 1),
        ("first\nnumbers, one\nan option: one an option", 1),
        ("At most so many, or so many", 1),
        ("it is no pathology; that is no longer so", 0),
        ("that is no path", 1),
        ("Leisurely, at leisure", 0),
        ("SURELY", 1),
    ] {
        assert_eq!(faults(text).len(), found, "{text}: {:?}", faults(text));
    }
}
