//! Changes to a scenario file, of the kind that people and programs make.

use crate::vocabulary::NUMBERS;
use crate::{Dice, Vocabulary};

/// Pieces that break lines, quotes and tables apart.
const BITS: &[&str] = &[
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "=",
    ",",
    ".",
    "\n",
    "\r",
    "\r\n",
    "#",
    "\u{feff}",
    "\u{e9}",
    "\u{4f1a}",
    "\0",
    "\t",
    "-",
    "_",
    "\"\"\"",
    "'''",
    "[[",
    "]]",
    "\\",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{7f}",
    "\u{9b}",
];

/// The text after some changes.
#[must_use]
pub fn changed(text: &str, most: usize, vocabulary: &Vocabulary, dice: &mut Dice) -> String {
    let mut text = text.to_owned();
    for _ in 0..=dice.below(most) {
        text = change(&text, vocabulary, dice);
    }
    text
}

/// The text after one change.
#[must_use]
pub fn change(text: &str, vocabulary: &Vocabulary, dice: &mut Dice) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    let line = dice.below(lines.len());
    match dice.below(12) {
        0 => {
            let place = text.floor_char_boundary(dice.below(text.len() + 1));
            format!("{}{}{}", &text[..place], dice.pick(BITS), &text[place..])
        }
        1 => {
            let from = text.floor_char_boundary(dice.below(text.len() + 1));
            let to = text.ceil_char_boundary((from + 1 + dice.below(30)).min(text.len()));
            format!("{}{}", &text[..from], &text[to..])
        }
        2..=4 => with_value(text, vocabulary, dice),
        5 if !lines.is_empty() => {
            lines.remove(line);
            lines.concat()
        }
        6 if !lines.is_empty() => {
            let other = dice.below(lines.len());
            lines.swap(line, other);
            lines.concat()
        }
        7 if !lines.is_empty() => {
            let again = lines[dice.below(lines.len())].clone();
            lines.insert(line, again);
            lines.concat()
        }
        8 | 9 => {
            let at = line.min(lines.len());
            lines.insert(at, vocabulary.line(dice) + "\n");
            lines.concat()
        }
        10 => {
            let mut section = format!("\n{}\n", vocabulary.heading(dice));
            for _ in 0..dice.below(4) {
                section += &(vocabulary.line(dice) + "\n");
            }
            // Between two sections, or at the end.
            let heads: Vec<usize> = (0..lines.len())
                .filter(|at| lines[*at].starts_with('['))
                .collect();
            let at = heads
                .get(dice.below(heads.len() + 1))
                .copied()
                .unwrap_or(lines.len());
            lines.insert(at, section);
            lines.concat()
        }
        _ => with_name(text, dice),
    }
}

/// The value of one line replaced, or one number in it.
fn with_value(text: &str, vocabulary: &Vocabulary, dice: &mut Dice) -> String {
    let from = text.floor_char_boundary(dice.below(text.len() + 1));
    let number = |sign: char| sign.is_ascii_digit();
    if dice.one_in(3) {
        let Some(start) = text[from..].find("= ").map(|at| from + at + 2) else {
            return text.to_owned();
        };
        let end = text[start..]
            .find('\n')
            .map_or(text.len(), |length| start + length);
        return format!(
            "{}{}{}",
            &text[..start],
            vocabulary.value(dice),
            &text[end..]
        );
    }
    let Some(start) = text[from..].find(number).map(|at| from + at) else {
        return text.to_owned();
    };
    let end = text[start..]
        .find(|sign| !number(sign) && sign != '.')
        .map_or(text.len(), |length| start + length);
    format!("{}{}{}", &text[..start], dice.pick(NUMBERS), &text[end..])
}

/// One name put where another stands: sections that mean somebody else, or nobody.
fn with_name(text: &str, dice: &mut Dice) -> String {
    let words: Vec<(usize, &str)> = text
        .split(|sign: char| !(sign.is_ascii_alphanumeric() || "-_".contains(sign)))
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .collect();
    if words.is_empty() {
        return text.to_owned();
    }
    let (at, old) = words[dice.below(words.len())];
    let (_, new) = words[dice.below(words.len())];
    format!("{}{new}{}", &text[..at], &text[at + old.len()..])
}
