//! Choices that are written as words.

/// A word that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// As it is written in files.
    pub word: &'static str,
    /// Its meaning, in one line.
    pub doc: &'static str,
    /// True if this version supports it; otherwise it is only part of the format.
    pub built: bool,
}

/// Makes an enum of choices, each with its word and its meaning: that line is also the variant's documentation.
///
/// The enum has `ALL` and `WORDS` in the order of its lines, `word`, and `of_word` for the reverse.
macro_rules! words {
    ($(
        $(#[$about:meta])*
        pub enum $name:ident {
            $($(#[$mark:meta])* $variant:ident = $word:literal: $line:literal,)+
        }
    )+) => {$(
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $(#[doc = $line] $(#[$mark])* $variant,)+
        }

        impl $name {
            /// Every choice.
            pub const ALL: [$name; [$($word),+].len()] = [$($name::$variant),+];
            /// The word of every choice.
            pub const WORDS: &[$crate::scenario::Word] = &[
                $($crate::scenario::Word { word: $word, doc: $line, built: true },)+
            ];

            /// The word for it, the same in files, in results and on screen.
            pub fn word(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)+
                }
            }

            /// The choice with this word.
            pub fn of_word(word: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|known| known.word() == word)
            }
        }
    )+};
}

pub(crate) use words;

#[cfg(test)]
mod tests {
    words! {
        /// Two of a kind.
        #[derive(Default)]
        pub enum Pair {
            #[default]
            First = "first": "comes before",
            Second = "second-one": "comes after",
        }
    }

    #[test]
    fn every_choice_has_its_word_and_every_word_its_choice() {
        assert_eq!(Pair::ALL, [Pair::First, Pair::Second]);
        assert_eq!(Pair::default().word(), "first");
        assert_eq!(Pair::of_word("second-one"), Some(Pair::Second));
        assert_eq!(Pair::of_word("second"), None);
        let words: Vec<_> = Pair::WORDS
            .iter()
            .map(|word| (word.word, word.doc))
            .collect();
        assert_eq!(
            words,
            [("first", "comes before"), ("second-one", "comes after")]
        );
    }
}
