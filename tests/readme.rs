//! The front door: every command in the README works as it is typed, and the gallery is what the program draws now.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder with the README's scenarios and nothing else, as a fresh clone has them.
fn fresh_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
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
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{command}\n{stderr}");
        assert!(!output.stdout.is_empty(), "{command} says nothing");
        assert_eq!(stderr, "", "{command}");
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

#[test]
fn the_format_example_is_right_and_ends_in_a_deal() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let example = readme
        .split("```toml\n")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("example.toml"), example).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_zopa"))
        .args(["run", "example.toml", "--no-charts"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("DEAL: "));
}

#[test]
fn the_gallery_is_what_is_drawn_now() {
    let folder = fresh_folder();
    let draws: [&[&str]; 2] = [&["run"], &["explain", "--no-flips", "--runs", "400"]];
    for draw in draws {
        let status = Command::new(env!("CARGO_BIN_EXE_zopa"))
            .args(draw)
            .args([
                "scenarios/mar-a-lago.toml",
                "--out",
                "gallery",
                "--format",
                "svg",
            ])
            .current_dir(folder.path())
            .status()
            .unwrap();
        assert!(status.success());
    }
    for sweep in ["leverage", "guesses", "one-change"] {
        let out = format!("gallery/{sweep}");
        let status = Command::new(env!("CARGO_BIN_EXE_zopa"))
            .args(["sweep", "scenarios/mar-a-lago.toml", sweep])
            .args(["--out", &out, "--format", "svg"])
            .current_dir(folder.path())
            .status()
            .unwrap();
        assert!(status.success());
    }
    for chart in [
        "leverage/phase.svg",
        "guesses/sobol.svg",
        "one-change/tornado.svg",
        "logroll.svg",
        "concessions.svg",
        "packages.svg",
        "dance.svg",
        "ladder.svg",
        "tracker.svg",
        "funnel.svg",
        "worth.svg",
    ] {
        let kept: PathBuf = root().join("output/gallery/mar-a-lago").join(chart);
        let drawn = std::fs::read(folder.path().join("gallery").join(chart)).unwrap();
        assert!(
            std::fs::read(&kept).is_ok_and(|kept| kept == drawn),
            "output/gallery/mar-a-lago/{chart} is old: redraw it with the commands at the end of the README"
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
