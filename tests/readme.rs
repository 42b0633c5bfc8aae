//! The front door: every command in the README works as it is typed, and the gallery is what the program draws now.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The file that the README has its readers type.
fn typed_file() -> String {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let example = readme.split("```toml\n").nth(1).unwrap();
    example.split("```").next().unwrap().to_owned()
}

/// A folder with the README's scenarios and the file that it has its readers type, as they have them.
fn fresh_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("flat.toml"), typed_file()).unwrap();
    std::fs::create_dir(folder.path().join("scenarios")).unwrap();
    for file in std::fs::read_dir(root().join("scenarios")).unwrap() {
        let file = file.unwrap();
        std::fs::copy(
            file.path(),
            folder.path().join("scenarios").join(file.file_name()),
        )
        .unwrap();
    }
    folder
}

/// The commands of the README's `sh` blocks, without comments.
fn commands() -> Vec<String> {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let mut inside = false;
    let mut commands = Vec::new();
    for line in readme.lines() {
        if line.starts_with("```") {
            inside = line == "```sh";
        } else if inside && !line.trim().is_empty() {
            commands.push(line.split(" #").next().unwrap().trim().to_owned());
        }
    }
    commands
}

#[test]
fn every_command_works_in_the_order_of_the_page() {
    let folder = fresh_folder();
    let mut ran = 0;
    for command in commands() {
        // Installing is `cargo install`'s business, testing is what runs this; CI does both.
        if ["cargo install --path .", "cargo test"].contains(&command.as_str()) {
            continue;
        }
        let typed = command
            .strip_prefix("cargo run --release -- ")
            .or(command.strip_prefix("zopa "));
        let typed = typed.unwrap_or_else(|| panic!("a command of another kind: {command}"));
        let output = Command::new(env!("CARGO_BIN_EXE_zopa"))
            .args(typed.split_whitespace())
            .current_dir(folder.path())
            .output()
            .unwrap();
        let stderr = in_time(&output.stderr);
        assert!(output.status.success(), "{command}\n{stderr}");
        assert!(!output.stdout.is_empty(), "{command} says nothing");
        assert_eq!(stderr, "", "{command}");
        if typed.contains("--template -o deals.csv") {
            // What a teacher writes into it.
            let mut table = std::fs::read_to_string(folder.path().join("deals.csv")).unwrap();
            table += "Group 1,,ann,1,\nGroup 2,,together,3,\n";
            std::fs::write(folder.path().join("deals.csv"), table).unwrap();
        }
        ran += 1;
    }
    assert!(ran >= 20, "only {ran} commands found");
}

#[test]
fn the_excerpt_is_what_the_program_says() {
    let folder = fresh_folder();
    let output = Command::new(env!("CARGO_BIN_EXE_zopa"))
        .args(["run", "scenarios/mar-a-lago.toml", "--no-charts"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let excerpt = readme
        .split("```text\n")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    for line in excerpt.lines().filter(|line| line.trim() != "…") {
        assert!(said.contains(line.trim_end()), "{line}\nnot in\n{said}");
    }
}

/// What was said on stderr, but for how long it takes: that is the machine's.
fn in_time(stderr: &[u8]) -> String {
    let told = String::from_utf8_lossy(stderr);
    let lines = told.split_inclusive('\n');
    lines
        .filter(|line| !line.starts_with("note: this takes longer than "))
        .collect()
}

#[test]
fn what_a_newcomer_types_is_right_and_says_that_both_could_have_had_more() {
    let folder = fresh_folder();
    let says = |typed: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zopa"));
        let output = command
            .args(typed)
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert_eq!(in_time(&output.stderr), "", "{typed:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(says(&["check", "flat.toml"]).starts_with("flat.toml is right."));
    let said = says(&["run", "flat.toml", "--no-charts"]);
    let mut lines = said.lines();
    assert_eq!(
        lines.next(),
        Some("DEAL: Ann and Ben shake hands in round 17")
    );
    assert!(
        lines
            .next()
            .unwrap()
            .starts_with("  both could have had more: "),
        "{said}"
    );
}

#[test]
fn the_page_is_one_that_people_read() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let lines = readme.lines().count();
    assert!(lines <= 200, "README.md has {lines} lines");
}

/// The SVG files below a folder, by their path in it.
fn pictures(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(here) = folders.pop() {
        for entry in std::fs::read_dir(here).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "svg") {
                found.push(path.strip_prefix(folder).unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

#[test]
fn the_gallery_is_what_is_drawn_now() {
    let folder = fresh_folder();
    // The commands of .ci/gallery, which draws it anew.
    let draws: [&[&str]; 4] = [
        &["chart", "--runs", "400", "--out", "gallery"],
        &["sweep", "leverage", "--out", "gallery/leverage"],
        &["sweep", "guesses", "--out", "gallery/guesses"],
        &["sweep", "one-change", "--out", "gallery/one-change"],
    ];
    for draw in draws {
        let status = Command::new(env!("CARGO_BIN_EXE_zopa"))
            .args([draw[0], "scenarios/mar-a-lago.toml", "--format", "svg"])
            .args(&draw[1..])
            .current_dir(folder.path())
            .status()
            .unwrap();
        assert!(status.success());
    }
    let (now, kept) = (
        folder.path().join("gallery"),
        root().join("output/gallery/mar-a-lago"),
    );
    assert_eq!(pictures(&now), pictures(&kept), "run .ci/gallery");
    for chart in pictures(&now) {
        let same =
            std::fs::read(now.join(&chart)).unwrap() == std::fs::read(kept.join(&chart)).unwrap();
        assert!(
            same,
            "output/gallery/mar-a-lago/{} is old: run .ci/gallery",
            chart.display()
        );
    }
}

#[test]
fn pictures_of_the_readme_exist() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let links = readme
        .split("](")
        .skip(1)
        .map(|rest| rest.split(')').next().unwrap());
    for link in links.filter(|link| !link.starts_with("http")) {
        assert!(root().join(link).exists(), "{link}");
    }
}
