//! The commands and what each takes, as the program's own help tells: a command that is added is fuzzed from then on.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::process::Command;

/// What can be typed.
#[derive(Debug)]
pub struct Grammar {
    pub commands: Vec<Form>,
    /// Exit codes that are explained.
    pub codes: BTreeSet<i32>,
    /// Names of models, tactics, charts and whatever else is listed.
    pub listed: Vec<String>,
}

/// A command.
#[derive(Debug)]
pub struct Form {
    pub name: String,
    /// `FILE`, `NAME`: names of the arguments that stand by themselves, and whether each must be there.
    pub arguments: Vec<(Takes, bool)>,
    pub options: Vec<Opt>,
}

/// An option.
#[derive(Debug)]
pub struct Opt {
    pub flag: String,
    pub takes: Option<Takes>,
}

/// A value: what the help calls it, and the words that it may be where there are only some.
#[derive(Debug, Clone)]
pub struct Takes {
    pub name: String,
    pub words: Vec<String>,
}

impl Grammar {
    /// Asks the program.
    pub fn of(zopa: &Path) -> io::Result<Self> {
        let ask = |typed: &[&str]| -> io::Result<String> {
            let output = Command::new(zopa)
                .args(typed)
                .env("COLUMNS", "100")
                .output()?;
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        };
        let names: Vec<String> = section(&ask(&["--help"])?, "Commands:")
            .iter()
            .filter_map(|line| {
                let indented = line.len() - line.trim_start().len();
                let name = line.split_whitespace().next()?;
                (indented == 2).then(|| name.to_owned())
            })
            .collect();
        let mut commands = Vec::new();
        for name in names {
            let help = ask(&[&name, "--help"])?;
            let mut form = Form {
                name,
                arguments: Vec::new(),
                options: Vec::new(),
            };
            for entry in entries(&section(&help, "Arguments:")) {
                let must = entry.head.starts_with('<');
                form.arguments.push((entry.takes(&entry.head), must));
            }
            for entry in entries(&section(&help, "Options:")) {
                let flag = entry.head.split([' ', ',']).next().unwrap_or_default();
                let long = entry
                    .head
                    .split([' ', '='])
                    .find(|word| word.starts_with("--"));
                form.options.push(Opt {
                    flag: long.unwrap_or(flag).trim_end_matches(['[', '.']).to_owned(),
                    takes: entry
                        .head
                        .find('<')
                        .map(|at| entry.takes(&entry.head[at..])),
                });
            }
            commands.push(form);
        }
        let codes = ask(&["help", "exit-codes"])?
            .lines()
            .filter_map(|line| line.split_whitespace().next()?.parse().ok())
            .collect();
        let mut listed = BTreeSet::new();
        let what = commands.iter().find(|form| form.name == "list");
        let what: Vec<String> = what
            .and_then(|form| form.arguments.first())
            .map_or_else(Vec::new, |(takes, _)| takes.words.clone());
        for what in &what {
            for line in ask(&["list", what])?.lines() {
                listed.extend(line.split_whitespace().next().map(str::to_owned));
            }
        }
        Ok(Grammar {
            commands,
            codes,
            listed: listed.into_iter().collect(),
        })
    }

    /// How many options each command has, to see that the help was understood.
    pub fn told(&self) -> BTreeMap<&str, (usize, usize)> {
        let told = |form: &Form| (form.arguments.len(), form.options.len());
        self.commands
            .iter()
            .map(|form| (form.name.as_str(), told(form)))
            .collect()
    }
}

/// The lines below a heading of the help.
fn section(help: &str, heading: &str) -> Vec<String> {
    let below = help
        .lines()
        .skip_while(|line| line.trim() != heading)
        .skip(1);
    below
        .take_while(|line| line.starts_with(' ') || line.is_empty())
        .map(str::to_owned)
        .collect()
}

struct Entry {
    head: String,
    text: String,
}

/// An entry begins with a dash or a bracket; what follows belongs to it.
fn entries(lines: &[String]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in lines {
        let trimmed = line.trim_start();
        let opens = line.len() - trimmed.len() <= 6
            && (trimmed.starts_with(['<', '['])
                || trimmed.starts_with('-') && !trimmed.starts_with("- "))
            && !trimmed.starts_with("[possible")
            && !trimmed.starts_with("[default");
        if opens {
            let (head, text) = trimmed.split_once("  ").unwrap_or((trimmed, ""));
            entries.push(Entry {
                head: head.to_owned(),
                text: text.to_owned(),
            });
        } else if let Some(entry) = entries.last_mut() {
            entry.text += "\n";
            entry.text += trimmed;
        }
    }
    entries
}

impl Entry {
    /// The value `<N>`, and the words it may be: `[possible values: a, b]`, or a list with a dash each.
    fn takes(&self, named: &str) -> Takes {
        let name = named
            .trim_matches(['<', '>', '[', ']', '.', ' '])
            .to_owned();
        let mut words = Vec::new();
        if let Some((_, rest)) = self.text.split_once("[possible values: ") {
            let list = rest.split(']').next().unwrap_or_default();
            words.extend(list.split(',').map(|word| word.trim().to_owned()));
        }
        for line in self.text.lines() {
            if let Some(word) = line.trim().strip_prefix("- ") {
                words.push(word.split([':', ' ']).next().unwrap_or_default().to_owned());
            }
        }
        Takes { name, words }
    }
}
