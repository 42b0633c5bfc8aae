//! The words of a scenario file, taken from the format's own reference: a key that is added there is fuzzed from then on.

use crate::Dice;
use std::collections::BTreeSet;
use zopa::format::{distributions, reference};

/// Names that stand for parties, issues, options and sections; most of them are in the seeds.
const NAMES: &[&str] = &[
    "buyer",
    "seller",
    "price",
    "terms",
    "cash",
    "credit",
    "x",
    "d",
    "e",
    "europe",
    "kyiv",
    "moscow",
    "none",
    "default",
    "a-b",
    "1",
    "all",
    "\"\"",
    "\"a.b\"",
    "\"\u{e9}\"",
    "\"\u{1b}[31m\"",
    "\"=1+1\"",
];

/// Numbers at the edges of what is read.
pub(crate) const NUMBERS: &[&str] = &[
    "0",
    "1",
    "-1",
    "2",
    "3",
    "0.5",
    "-0.0",
    "0.1",
    "0.333333333",
    "1e-9",
    "1e-10",
    "5e-324",
    "1e-300",
    "1e300",
    "1e6",
    "1000001",
    "100",
    "101",
    "99.999999999",
    "64",
    "65",
    "1000",
    "10000",
    "10001",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551615",
    "99999999999999999999",
    "nan",
    "inf",
    "-inf",
    "1_000",
    "0x10",
    "true",
    "\"x\"",
    "\"\"",
    "[]",
    "{}",
    "2025-12-28",
    "2025-12-28T00:00:00Z",
    "[[]]",
    "[1, 2]",
    "{ normal = [50, 10] }",
    "{ uniform = [0, 1e300] }",
    "{ from = 0, to = 1, step = 1e-9 }",
];

/// What can be written into a scenario.
#[derive(Debug)]
pub struct Vocabulary {
    headings: Vec<String>,
    /// Keys, words and whole lines; the section of a line is not always the one it came from.
    lines: Vec<String>,
    keys: Vec<String>,
    words: Vec<String>,
}

impl Vocabulary {
    /// What the format has.
    #[must_use]
    pub fn new() -> Self {
        let (mut headings, mut lines) = (BTreeSet::new(), BTreeSet::new());
        let (mut keys, mut words) = (BTreeSet::new(), BTreeSet::new());
        for section in reference() {
            headings.insert(section.heading);
            for entry in section.entries {
                lines.extend(entry.examples.iter().map(|line| (*line).to_owned()));
                words.extend(entry.choices.iter().map(|choice| choice.word.to_owned()));
                keys.insert(entry.key);
            }
        }
        words.extend(distributions().into_iter().map(|(form, _)| form.to_owned()));
        Vocabulary {
            headings: headings.into_iter().collect(),
            lines: lines.into_iter().collect(),
            keys: keys.into_iter().collect(),
            words: words.into_iter().collect(),
        }
    }

    /// The dictionary of libFuzzer: one quoted token a line.
    #[must_use]
    pub fn dictionary(&self) -> String {
        let tokens: BTreeSet<&str> = [&self.headings, &self.keys, &self.words, &self.lines]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .chain(NUMBERS.iter().copied())
            .filter(|token| !token.is_empty() && token.len() <= 120)
            .collect();
        let mut told = String::new();
        for token in tokens {
            told.push('"');
            for byte in token.bytes() {
                match byte {
                    b'"' | b'\\' => told += &format!("\\{}", byte as char),
                    b' '..=b'~' => told.push(byte as char),
                    other => told += &format!("\\x{other:02x}"),
                }
            }
            told += "\"\n";
        }
        told
    }

    /// A heading, with names in the place of its capitals.
    pub fn heading(&self, dice: &mut Dice) -> String {
        let heading = &self.headings[dice.below(self.headings.len())];
        if !heading.starts_with('[') {
            return heading.clone();
        }
        self.named(heading, dice)
    }

    /// A line for a section: an example as it stands, or a key with any value.
    pub fn line(&self, dice: &mut Dice) -> String {
        if dice.below(3) > 0 {
            return self.lines[dice.below(self.lines.len())].clone();
        }
        let key = &self.keys[dice.below(self.keys.len())];
        format!("{} = {}", self.named(key, dice), self.value(dice))
    }

    /// Any value.
    pub fn value(&self, dice: &mut Dice) -> String {
        match dice.below(5) {
            0 => format!("\"{}\"", dice.pick(NAMES).trim_matches('"')),
            1 => {
                let word = &self.words[dice.below(self.words.len())];
                match word.starts_with('{') {
                    true => word.clone(),
                    false => format!("\"{word}\""),
                }
            }
            2 => {
                let parts: Vec<String> = (0..dice.below(4)).map(|_| self.value(dice)).collect();
                format!("[{}]", parts.join(", "))
            }
            _ => (*dice.pick(NUMBERS)).to_owned(),
        }
    }

    /// A dotted path as `--set` takes it.
    pub fn path(&self, dice: &mut Dice) -> String {
        let heading = self.heading(dice);
        let section = heading.trim_matches(['[', ']']).to_owned();
        let key = &self.keys[dice.below(self.keys.len())];
        format!("{section}.{}", self.named(key, dice)).replace('"', "")
    }

    /// Parts in capitals stand for names of the file.
    fn named(&self, path: &str, dice: &mut Dice) -> String {
        let bare = path.trim_matches(['[', ']']);
        let parts: Vec<&str> = bare
            .split('.')
            .map(|part| match part.chars().all(|sign| sign.is_uppercase()) {
                true => dice.pick(NAMES),
                false => part,
            })
            .collect();
        path.replace(bare, &parts.join("."))
    }
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self::new()
    }
}
