//! Text in letters that the embedded font has.
//!
//! The font has Latin (Western, Central and Eastern Europe, Turkish, Vietnamese), Greek and Cyrillic letters, digits,
//! punctuation and the symbols that charts use. Other scripts would show as empty boxes.

use std::borrow::Cow;

use ab_glyph::Font;
use any_ascii::any_ascii_char;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, decompose_canonical, is_combining_mark};

use super::super::figure::Weight;
use super::font::font;

/// Replaces letters about which nothing is known: unassigned ones and those of private use.
const UNKNOWN: char = '?';

/// True if the font lacks letters of this text, so that a chart has to write it differently.
///
/// Control and direction characters, which are invisible, do not count as missing. Accents that stand alone are combined with
/// their letters first.
pub fn lacks(text: &str) -> bool {
    !has_all(text)
        && text
            .nfc()
            .any(|letter| !has(letter) && !unseen(letter) && !space(letter))
}

/// The text in letters that the font has; unchanged if it has them all.
///
/// Otherwise each missing letter is replaced on its own, so that names stay recognisable:
/// - accents are joined with their letters; those that the font lacks are dropped: ḗ becomes ē;
/// - letters of other scripts are spelt in Latin letters: 北京 becomes “Bei Jing”, 서울 “seoul”;
/// - emoji become their English name, between spaces;
/// - control, direction and joining signs go; unusual spaces become spaces;
/// - letters about which nothing is known become “?”.
///
/// The result is neither a translation nor correct spelling. Chinese characters get a Mandarin syllable without tone, even
/// where they are read differently (Japanese, Cantonese); syllables are not joined to words; Arabic and Hebrew remain without
/// the vowels that they do not write and run from left to right; letters of Indic scripts and Thai lose vowels that are not
/// written. Two texts can become the same.
pub fn writable(text: &str) -> Cow<'_, str> {
    if has_all(text) {
        return Cow::Borrowed(text);
    }
    let mut out = Spelling::default();
    for letter in text.nfc() {
        if has(letter) {
            out.keep(letter);
        } else if space(letter) {
            out.keep(' ');
        } else if unseen(letter) {
            // Invisible characters are not written.
        } else if let Some(bare) = with_fewer_accents(letter) {
            out.keep(bare);
        } else if !is_combining_mark(letter) || is_vowel(letter) {
            out.spell(letter);
        }
    }
    Cow::Owned(out.text)
}

/// Text under construction, with the spaces that replaced letters need.
#[derive(Default)]
struct Spelling {
    text: String,
    /// True if the last thing written must be separated from what follows.
    apart: bool,
}

impl Spelling {
    fn keep(&mut self, letter: char) {
        if self.apart && letter.is_alphanumeric() {
            self.text.push(' ');
        }
        self.text.push(letter);
        self.apart = false;
    }

    fn spell(&mut self, letter: char) {
        let latin = match letter {
            // The table leaves it out, but Arabic would lose its long a.
            'ا' => "a",
            letter => any_ascii_char(letter),
        };
        let name = latin
            .strip_prefix(':')
            .and_then(|name| name.strip_suffix(':'));
        let apart = is_word(letter) || name.is_some_and(|name| !name.is_empty());
        let word = match name {
            Some(name) if !name.is_empty() => name.replace(['_', '-'], " "),
            // Hangul is spelt with a capital per syllable, but written with spaces between words.
            _ if is_hangul(letter) => latin.to_ascii_lowercase(),
            _ => latin.to_owned(),
        };
        let after_word = self.text.ends_with(|last: char| last.is_alphanumeric());
        let starts_word = word.starts_with(|first: char| first.is_alphanumeric());
        if starts_word && after_word && (apart || self.apart) {
            self.text.push(' ');
        }
        if word.is_empty() && !is_silent(letter) {
            self.text.push(UNKNOWN);
        }
        // ASCII has one character each for the two throat letters of Arabic and Hebrew.
        self.text.extend(word.chars().map(|sign| match sign {
            '`' if letter.is_alphabetic() => '‘',
            '\'' if letter.is_alphabetic() => '’',
            sign => sign,
        }));
        self.apart = apart;
    }
}

fn has_all(text: &str) -> bool {
    text.chars().all(has)
}

/// True if both weights have this letter.
fn has(letter: char) -> bool {
    let known = |weight| font(weight).glyph_id(letter).0 != 0;
    letter != '\u{AD}' && known(Weight::Regular) && known(Weight::Bold)
}

fn space(letter: char) -> bool {
    letter.is_whitespace()
}

/// Characters for machines: controls, direction, joiners, variants, tags, skin tones.
fn unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
            | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1F3FB}'..='\u{1F3FF}'
            | '\u{E0000}'..='\u{E0FFF}')
}

/// The letter with those of its accents that the font has; none if it lacks the letter itself.
fn with_fewer_accents(letter: char) -> Option<char> {
    let mut parts = Vec::new();
    decompose_canonical(letter, |part| parts.push(part));
    let (base, accents) = parts.split_first()?;
    if accents.is_empty() || !has(*base) {
        return None;
    }
    Some(accents.iter().fold(*base, |whole, accent| {
        compose(whole, *accent).filter(|c| has(*c)).unwrap_or(whole)
    }))
}

/// Marks that spell a sound, as in Hindi and Thai, and are not accents.
fn is_vowel(letter: char) -> bool {
    any_ascii_char(letter).starts_with(|first: char| first.is_ascii_alphabetic())
}

/// Characters that are words or syllables with a meaning.
fn is_word(letter: char) -> bool {
    matches!(letter,
        '\u{2E80}'..='\u{2FDF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Characters that lengthen or silence a letter and have no sound of their own.
fn is_silent(letter: char) -> bool {
    is_combining_mark(letter)
        || matches!(
            letter,
            'ー' | 'ｰ' | 'ๆ' | 'ـ' | '々' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ'
        )
}

fn is_hangul(letter: char) -> bool {
    matches!(letter, '\u{AC00}'..='\u{D7A3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_the_font_stay() {
        for text in [
            "Ärger, façade, Łódź, İstanbul, ñ, ß",
            "Συμφωνία στην Ελλάδα",
            "Україна та Россия, Ђорђе",
            "+7.2 − 3 ≥ 4 → ✓ · “yes” … 20 %",
            "",
        ] {
            assert!(
                matches!(writable(text), Cow::Borrowed(same) if same == text),
                "{text}"
            );
            assert!(!lacks(text), "{text}");
        }
    }

    #[test]
    fn other_scripts_are_spelt_in_latin_letters() {
        for (text, spelt) in [
            ("北京市", "Bei Jing Shi"),
            ("A区 deal，3月", "A Qu deal,3 Yue"),
            ("東京タワー", "Dong Jing tawa"),
            ("さいたま", "saitama"),
            ("안녕 서울", "annyeong seoul"),
            ("محمد العربية", "mhmd al‘rbyh"),
            ("שלום", "slvm"),
            ("नमस्ते", "nmste"),
            ("สวัสดี", "swasdi"),
            ("საქართველო", "sakartvelo"),
        ] {
            assert_eq!(writable(text), spelt, "{text}");
            assert!(lacks(text), "{text}");
        }
    }

    #[test]
    fn emoji_are_named() {
        assert_eq!(writable("Deal🤝!"), "Deal handshake!");
        assert_eq!(writable("👍🏽 👩\u{200D}🌾"), "thumbsup woman ear of rice");
        assert_eq!(writable("❤\u{FE0F}🦄x"), "heart unicorn x");
    }

    #[test]
    fn accents_are_joined_or_dropped() {
        assert_eq!(writable("e\u{301}te\u{301}"), "été");
        assert!(!lacks("e\u{301}"), "the font has é");
        assert_eq!(writable("ἀρχή ḗ x\u{20D7}"), "αρχή ē x");
        assert!(lacks("ḗ") && lacks("x\u{20D7}"));
    }

    // case 67
    #[test]
    fn letters_with_two_marks_keep_both() {
        for text in [
            "Trần Hưng Đạo, ộ",
            "Đặng Thị Ngọc Thịnh",
            "ặ Ặ ữ Ữ ỡ ễ",
            "ẹ ọ ṣ ǎ ǘ ẞ ŵ",
        ] {
            assert_eq!(writable(text), text);
            assert!(!lacks(text), "{text}");
            let apart: String = text.nfd().collect();
            assert_eq!(writable(&apart), text, "in parts");
        }
        assert_eq!(writable("a\u{323}\u{306} a\u{306}\u{323}"), "ặ ặ");
    }

    #[test]
    fn signs_for_machines_go() {
        let text = "a\u{202E}b\u{200D}c\u{FEFF}\u{7}d\u{2009}e\tf";
        assert_eq!(writable(text), "abcd e f");
        assert!(!lacks(text));
    }

    #[test]
    fn what_nobody_knows_is_a_question_mark() {
        assert_eq!(writable("a\u{E000}\u{10FFFF}"), "a??");
        assert!(lacks("\u{E000}"));
    }

    #[test]
    fn whatever_comes_the_font_can_write_it() {
        for letter in '\0'..=char::MAX {
            let text = String::from(letter);
            let written = writable(&text);
            assert!(
                has_all(&written),
                "U+{:04X}: {written:?}",
                u32::from(letter)
            );
            assert_eq!(writable(&written), written);
        }
    }
}
