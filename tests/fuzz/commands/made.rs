//! A case: some files, and commands that are given to the program one after the other in their folder.

use crate::grammar::{Form, Grammar, Takes};
use zopa_fuzz::{Dice, Vocabulary, changed};

/// What one seed makes.
#[derive(Debug, Clone)]
pub struct Case {
    pub files: Vec<(String, Vec<u8>)>,
    pub commands: Vec<Typed>,
}

/// A command line, and what happens to a file of the folder before it.
#[derive(Debug, Clone)]
pub struct Typed {
    pub arguments: Vec<String>,
    /// The draws that damage some file that the program wrote; `None`: nothing is damaged.
    pub damage: Option<u64>,
}

/// Numbers of runs, seeds and rounds.
const NUMBERS: &[&str] = &["0", "1", "2", "3", "5", "7", "12"];
/// Numbers at the edges.
const EDGES: &[&str] = &[
    "-1",
    "0.5",
    "1e3",
    "1024",
    "1025",
    "4294967296",
    "18446744073709551615",
    "18446744073709551616",
    "nan",
    "inf",
    "",
    " ",
    "x",
    "1e-300",
    "100000",
];
/// Commands that play many runs or draw.
const COSTLY: &[&str] = &["report", "chart", "sheet", "sweep", "tournament"];
/// Words that a terminal, a shell, a table or a path would obey.
const ODD: &[&str] = &[
    "",
    " ",
    "=",
    "==",
    ",",
    "a=",
    "=a",
    "a=b=c",
    "..",
    ".",
    "/",
    "-",
    "--",
    "\u{1b}[31m",
    "\n",
    "\u{202e}x",
    "=1+1",
    "\u{e9}",
    "a b",
    "'",
    "\"",
    "$HOME",
    "%s",
    "{}",
    "\t",
    "x\u{7f}",
    "none",
    "all",
    "*",
    "\u{1f600}",
];

/// Makes cases.
#[derive(Debug)]
pub struct Maker<'a> {
    pub grammar: &'a Grammar,
    pub vocabulary: &'a Vocabulary,
    pub seeds: &'a [(String, String)],
}

impl Maker<'_> {
    /// The case of a seed, always the same.
    pub fn case(&self, seed: u64) -> Case {
        let mut dice = Dice::new(seed);
        let text = self.scenario(&mut dice);
        let mut files = vec![("s.toml".to_owned(), text.clone().into_bytes())];
        if dice.one_in(3) {
            files.push(("t.toml".to_owned(), self.scenario(&mut dice).into_bytes()));
        }
        if dice.one_in(3) {
            files.push((
                "deals.csv".to_owned(),
                self.deals(&text, &mut dice).into_bytes(),
            ));
        }
        if dice.one_in(8) {
            files.push((
                "cells.csv".to_owned(),
                self.deals(&text, &mut dice).into_bytes(),
            ));
        }
        let words = Words::of(&text);
        let commands = match dice.below(10) {
            0 => self.recipe(SWEEP, &words, &mut dice),
            1 => self.recipe(CLASS, &words, &mut dice),
            _ => {
                let mut commands = vec![self.typed(&words, &mut dice)];
                if dice.one_in(6) {
                    let again = match dice.one_in(2) {
                        true => commands[0].clone(),
                        false => self.typed(&words, &mut dice),
                    };
                    commands.push(Typed {
                        damage: dice.one_in(2).then(|| dice.bits()),
                        ..again
                    });
                }
                commands
            }
        };
        Case { files, commands }
    }

    fn scenario(&self, dice: &mut Dice) -> String {
        // The small ones more often: the large say the same more slowly.
        let mut text = &self.seeds[dice.below(self.seeds.len())].1;
        for _ in 0..2 {
            let other = &self.seeds[dice.below(self.seeds.len())].1;
            if other.len() < text.len() {
                text = other;
            }
        }
        match dice.below(4) {
            0 => text.clone(),
            1 => changed(text, 1, self.vocabulary, dice),
            _ => changed(text, 4, self.vocabulary, dice),
        }
    }

    /// A table: of what groups agreed on, or of cells.
    fn deals(&self, text: &str, dice: &mut Dice) -> String {
        let words = Words::of(text);
        let columns: Vec<String> = (0..1 + dice.below(4))
            .map(|at| match at {
                0 => "group".to_owned(),
                _ => words.any(dice),
            })
            .collect();
        let mut table = columns.join(",") + "\n";
        for _ in 0..dice.below(5) {
            let cells: Vec<String> = columns.iter().map(|_| self.word(&words, dice)).collect();
            table += &(cells.join(if dice.one_in(20) { ";" } else { "," }) + "\n");
        }
        table
    }

    fn recipe(&self, recipe: &[&str], words: &Words, dice: &mut Dice) -> Vec<Typed> {
        let mut commands = Vec::new();
        for line in recipe {
            if dice.one_in(8) {
                continue;
            }
            let mut arguments: Vec<String> = line.split(' ').map(str::to_owned).collect();
            for argument in &mut arguments {
                match argument.as_str() {
                    "SWEEP" => *argument = words.of_kind("sweep", dice),
                    "VARY" => *argument = format!("{}={}", words.path(dice), self.values(dice)),
                    "N" => *argument = (*dice.pick(NUMBERS)).to_owned(),
                    _ => {}
                }
            }
            arguments.retain(|argument| !argument.is_empty());
            commands.push(Typed {
                arguments,
                damage: dice.one_in(4).then(|| dice.bits()),
            });
        }
        commands
    }

    fn typed(&self, words: &Words, dice: &mut Dice) -> Typed {
        let form = self.form(dice);
        let mut arguments = vec![form.name.clone()];
        for (takes, must) in &form.arguments {
            if *must || dice.one_in(2) {
                arguments.push(self.argument(form, takes, words, dice));
            }
        }
        let most = dice.below(4);
        for _ in 0..most {
            let option = &form.options[dice.below(form.options.len())];
            arguments.push(option.flag.clone());
            if let Some(takes) = &option.takes {
                arguments.push(self.value(takes, words, dice));
            }
        }
        self.cheaply(form, &mut arguments, dice);
        if dice.one_in(40) {
            let at = dice.below(arguments.len() + 1);
            arguments.insert(at, (*dice.pick(ODD)).to_owned());
        }
        for argument in &mut arguments {
            argument.retain(|sign| sign != '\0');
        }
        Typed {
            arguments,
            damage: None,
        }
    }

    /// A command; one that computes or draws much less often than the others.
    fn form(&self, dice: &mut Dice) -> &Form {
        loop {
            let form = &self.grammar.commands[dice.below(self.grammar.commands.len())];
            if !COSTLY.contains(&form.name.as_str()) || dice.one_in(4) {
                return form;
            }
        }
    }

    /// Few runs and mostly no charts: what counts is how many commands there are.
    fn cheaply(&self, form: &Form, arguments: &mut Vec<String>, dice: &mut Dice) {
        let has = |flag: &str| form.options.iter().any(|option| option.flag == flag);
        let typed = |arguments: &[String], flag: &str| arguments.iter().any(|typed| typed == flag);
        if has("--no-charts") && !typed(arguments, "--no-charts") && !dice.one_in(12) {
            arguments.push("--no-charts".into());
        }
        if COSTLY.contains(&form.name.as_str())
            && has("--runs")
            && !typed(arguments, "--runs")
            && !typed(arguments, "--public")
            && !dice.one_in(30)
        {
            arguments.extend(["--runs".into(), (*dice.pick(&["1", "2", "3"])).into()]);
        }
    }

    fn argument(&self, form: &Form, takes: &Takes, words: &Words, dice: &mut Dice) -> String {
        if !takes.words.is_empty() && !dice.one_in(20) {
            return takes.words[dice.below(takes.words.len())].clone();
        }
        match (form.name.as_str(), takes.name.as_str()) {
            (_, "FILE") if !dice.one_in(30) => "s.toml".into(),
            (_, "DEALS") if !dice.one_in(10) => "deals.csv".into(),
            (_, "FOLDER") => (*dice.pick(&["out", "output/s", ".", "x"])).into(),
            (_, "SHARD") => (*dice.pick(NUMBERS)).into(),
            ("sweep", "NAME") if !dice.one_in(4) => words.of_kind("sweep", dice),
            ("help", _) if dice.one_in(2) => {
                let at = dice.below(self.grammar.commands.len());
                self.grammar.commands[at].name.clone()
            }
            _ => self.word(words, dice),
        }
    }

    fn value(&self, takes: &Takes, words: &Words, dice: &mut Dice) -> String {
        if !takes.words.is_empty() && !dice.one_in(20) {
            return takes.words[dice.below(takes.words.len())].clone();
        }
        match takes.name.as_str() {
            "N" | "W" | "LEVEL" if dice.one_in(4) => (*dice.pick(EDGES)).into(),
            "N" | "W" | "LEVEL" => (*dice.pick(NUMBERS)).into(),
            "DIR" => (*dice.pick(&[
                "out", "out", "out", "out", "s.toml", ".", "", "a/b", "\u{1b}x",
            ]))
            .into(),
            "FILE" => (*dice.pick(&["o.html", "out/o.html", "s.toml", "", "out"])).into(),
            "OTHER" => (*dice.pick(&["t.toml", "s.toml", "x"])).into(),
            "DEALS" => "deals.csv".into(),
            name if name.starts_with("PATH=") => {
                let path = match dice.one_in(3) {
                    true => self.vocabulary.path(dice),
                    false => words.path(dice),
                };
                let value = match name == "PATH=VALUES" {
                    true => self.values(dice),
                    false => self.vocabulary.value(dice).trim_matches('"').to_owned(),
                };
                format!("{path}={value}")
            }
            name if name.starts_with("ISSUE=") || name.starts_with("PARTY=") => {
                let pairs: Vec<String> = (0..1 + dice.below(2))
                    .map(|_| {
                        let kind = if name.starts_with("ISSUE") {
                            "issue"
                        } else {
                            "party"
                        };
                        format!("{}={}", words.of_kind(kind, dice), self.word(words, dice))
                    })
                    .collect();
                pairs.join(",")
            }
            name if name.starts_with("PARTY") => {
                let names: Vec<String> = (0..1 + dice.below(3))
                    .map(|_| words.of_kind("party", dice))
                    .collect();
                names.join(",")
            }
            name if name.contains(',') => {
                let names: Vec<String> = (0..1 + dice.below(3))
                    .map(|_| self.word(words, dice))
                    .collect();
                names.join(",")
            }
            _ => self.word(words, dice),
        }
    }

    /// Values of an axis: a range or a list.
    fn values(&self, dice: &mut Dice) -> String {
        let number = |dice: &mut Dice| match dice.one_in(6) {
            true => dice.pick(EDGES),
            false => dice.pick(NUMBERS),
        };
        match dice.below(4) {
            0 => format!("{}..{}", number(dice), number(dice)),
            1 | 2 => format!(
                "{}..{}/{}",
                number(dice),
                number(dice),
                dice.pick(&["1", "2", "3", "4", "0", "100", "x"])
            ),
            _ => format!(
                "{},{}",
                number(dice),
                self.vocabulary.value(dice).trim_matches('"')
            ),
        }
    }

    fn word(&self, words: &Words, dice: &mut Dice) -> String {
        match dice.below(8) {
            0 => (*dice.pick(ODD)).to_owned(),
            1 | 2 => (*dice.pick(NUMBERS)).to_owned(),
            3 | 4 => words.any(dice),
            _ => self.grammar.listed[dice.below(self.grammar.listed.len())].clone(),
        }
    }
}

/// A sweep that is planned, played in parts, looked at, damaged, taken together and drawn.
const SWEEP: &[&str] = &[
    "sweep s.toml SWEEP --runs N --plan --out out --no-charts",
    "sweep s.toml --vary VARY --runs N --out out --no-charts",
    "shard out 0",
    "missing out",
    "shard out 0",
    "shard out N",
    "merge out --no-charts",
    "sweep s.toml --vary VARY --runs N --out out --resume --no-charts",
    "chart out --out out --format svg",
    "report s.toml --runs 1 --sweep out -o o.html",
];

/// A role play: sheets, the table, what groups agreed on.
const CLASS: &[&str] = &[
    "sheet s.toml --out out",
    "class s.toml --template -o deals.csv",
    "class s.toml deals.csv --no-charts --out out",
    "class s.toml deals.csv --json",
    "report s.toml --runs 1 --class deals.csv -o o.html",
];

/// The names in a scenario.
#[derive(Debug)]
struct Words {
    sections: Vec<(String, String)>,
    paths: Vec<String>,
    all: Vec<String>,
}

impl Words {
    fn of(text: &str) -> Self {
        let mut words = Words {
            sections: Vec::new(),
            paths: Vec::new(),
            all: Vec::new(),
        };
        let mut section = String::new();
        for line in text.lines() {
            if let Some(heading) = line.trim().strip_prefix('[') {
                section = heading.trim_end_matches(']').to_owned();
                if let Some((kind, name)) = section.split_once('.') {
                    words.sections.push((kind.to_owned(), name.to_owned()));
                }
            } else if let Some((key, value)) = line.split_once('=') {
                let key = key.trim().to_owned();
                let path = if section.is_empty() {
                    key
                } else {
                    format!("{section}.{key}")
                };
                let inner = value
                    .split([',', '{', '}'])
                    .filter_map(|part| part.split_once('='));
                let inner: Vec<String> = inner
                    .map(|(inner, _)| format!("{path}.{}", inner.trim()))
                    .collect();
                words.paths.extend(inner);
                words.paths.push(path);
                words
                    .all
                    .extend(value.split('"').skip(1).step_by(2).map(str::to_owned));
            }
        }
        words
            .all
            .extend(words.sections.iter().map(|(_, name)| name.clone()));
        words.all.push("x".into());
        words
    }

    fn path(&self, dice: &mut Dice) -> String {
        self.paths
            .get(dice.below(self.paths.len()))
            .cloned()
            .unwrap_or_default()
    }

    fn any(&self, dice: &mut Dice) -> String {
        self.all[dice.below(self.all.len())].clone()
    }

    /// The name of some section of a kind; empty if there is none.
    fn of_kind(&self, kind: &str, dice: &mut Dice) -> String {
        let names: Vec<&String> = self
            .sections
            .iter()
            .filter(|(of, _)| of == kind)
            .map(|(_, name)| name)
            .collect();
        match dice.one_in(20) {
            true => self.any(dice),
            false => names
                .get(dice.below(names.len()))
                .map_or_else(String::new, |name| (*name).clone()),
        }
    }
}
