//! Where fuzzing starts: what is shipped, what the tests have, and the examples of every diagnostic.

use std::fs;
use std::path::Path;
use zopa::format::Code;

/// What the examples of the diagnostics are sections of.
const BASE: [(&str, &str); 4] = [
    ("[party.buyer]", "no_deal = 20"),
    ("[party.seller]", "no_deal = 20"),
    (
        "[issue.price]",
        "range = { from = 50, to = 150, step = 5 }\nbuyer = { from = 100, to = 0 }\nseller = { from = 0, to = 100 }",
    ),
    (
        "[issue.terms]",
        "options = [\"cash\", \"credit\"]\nbuyer = [0, 100]\nseller = [100, 0]",
    ),
];

/// Some sections with the parties and issues that a scenario needs besides.
#[must_use]
pub fn composed(sections: &str) -> String {
    let mut text = sections.trim_end().to_owned() + "\n";
    if !text.contains("schema") {
        text.insert_str(0, "schema = 1\n");
    }
    for (heading, body) in BASE {
        if !text.contains(heading) {
            text += &format!("{heading}\n{body}\n");
        }
    }
    text
}

/// Every scenario that the repository has, by a name for its file; the same in each run.
///
/// # Errors
/// When a folder of the repository cannot be read.
pub fn scenarios() -> std::io::Result<Vec<(String, String)>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut all = Vec::new();
    for folder in [
        "scenarios",
        "tests/cases",
        "tests/scenario",
        "tests/fuzz/regressions",
    ] {
        let mut paths = Vec::new();
        for entry in fs::read_dir(root.join(folder))? {
            paths.push(entry?.path());
        }
        paths.sort();
        for path in paths {
            if path.extension().is_some_and(|ending| ending == "toml")
                && let Ok(text) = fs::read_to_string(&path)
            {
                let name = path.file_stem().unwrap_or_default().to_string_lossy();
                all.push((format!("{}-{name}", folder.replace('/', "-")), text));
            }
        }
    }
    for code in Code::ALL {
        let explained = code.explanation();
        for (kind, text) in [("wrong", explained.wrong), ("right", explained.right)] {
            if !text.is_empty() {
                all.push((format!("{}-{kind}", explained.id), composed(text)));
            }
        }
    }
    Ok(all)
}
