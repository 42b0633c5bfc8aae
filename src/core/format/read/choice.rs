//! Choices between words of the vocabulary, with a suggestion for a word that is not one of them.

use crate::format::diagnostic::{Code, Problem, list_of};
use crate::format::tree::Node;
use crate::format::vocabulary::Kind;
use crate::scenario::Word;

use super::meant::meant;
use super::walk::{Reader, Section, sentence};

impl Reader {
    /// Reads one of the words that the vocabulary lists.
    pub(super) fn choice(
        &mut self,
        section: &Section<'_>,
        key: &str,
        words: &'static [Word],
    ) -> Option<&'static str> {
        let node = section.get(key)?;
        self.choice_of(node, &section.path_of(key), words)
    }

    pub(super) fn choice_of(
        &mut self,
        node: &Node,
        path: &str,
        words: &'static [Word],
    ) -> Option<&'static str> {
        let text = self.text_of(node, path, &Kind::Choice(words))?;
        match words.iter().find(|word| word.word == text) {
            Some(word) if word.built => Some(word.word),
            Some(word) => {
                let span = node.span;
                let usable = list_of(words.iter().filter(|word| word.built).map(|word| word.word));
                self.report(
                    Problem::new(
                        Code::NotBuiltYet,
                        format!("{path} = \"{}\" is part of the format, but not built yet in this version", word.word),
                    )
                    .label(span, "not built yet")
                    .help(format!("for now: {usable}")),
                );
                None
            }
            None => {
                let usable = || words.iter().filter(|word| word.built).map(|word| word.word);
                let allowed = format!("allowed: {}", list_of(usable()));
                let help = match meant(text, usable) {
                    Some(near) => format!("did you mean '{near}'? {}", sentence(&allowed)),
                    None => allowed,
                };
                self.report(
                    Problem::new(Code::UnknownChoice, format!("'{path}' cannot be '{text}'"))
                        .label(node.span, "not one of the choices")
                        .help(help),
                );
                None
            }
        }
    }
}
