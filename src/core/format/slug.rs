//! Names for use in files, paths and folders, and how they are made from what people write.

use any_ascii::any_ascii_char;
use unicode_normalization::UnicodeNormalization;

/// The most letters of a name made from a text; a longer one is cut.
const LONGEST: usize = 60;

/// True if a text can serve as a name unchanged: `[a-z0-9][a-z0-9-]*`.
pub fn is_name(text: &str) -> bool {
    let usable = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.bytes().next().is_some_and(usable) && text.bytes().all(|byte| usable(byte) || byte == b'-')
}

/// The nearest name to a text in any script; `None` if it has neither letter nor digit.
///
/// Letters with marks are spelt as by people who cannot type them: German ones with an e, all others without the mark;
/// other scripts are transliterated to Latin. Anything that is not a letter becomes a hyphen. Two texts can have the same
/// name.
///
/// ```
/// # extern crate zopa_core as zopa;
/// use zopa::format::slug;
///
/// assert_eq!(slug("Freeze the line!").as_deref(), Some("freeze-the-line"));
/// assert_eq!(slug("übermorgen").as_deref(), Some("uebermorgen"));
/// assert_eq!(slug("très tôt").as_deref(), Some("tres-tot"));
/// assert_eq!(slug("北京").as_deref(), Some("beijing"));
/// assert_eq!(slug("?!"), None);
/// ```
pub fn slug(text: &str) -> Option<String> {
    let mut name = String::new();
    for letter in text.nfc() {
        if name.len() >= LONGEST {
            break;
        }
        let spelt = spelt(letter);
        let is_part = |sign: &char| sign.is_ascii_alphanumeric();
        if spelt.is_empty() || letter.is_alphabetic() && !spelt.contains(|sign| is_part(&sign)) {
            // Marks and letters without a sound of their own separate nothing.
            continue;
        }
        for sign in spelt.chars() {
            if is_part(&sign) {
                name.push(sign.to_ascii_lowercase());
            } else if !letter.is_alphabetic() && !name.is_empty() && !name.ends_with('-') {
                name.push('-');
            }
        }
    }
    let name = name.trim_end_matches('-').to_string();
    (!name.is_empty()).then_some(name)
}

/// A letter in ASCII.
fn spelt(letter: char) -> String {
    match letter {
        'ä' | 'Ä' => "ae".to_string(),
        'ö' | 'Ö' => "oe".to_string(),
        'ü' | 'Ü' => "ue".to_string(),
        'ß' | 'ẞ' => "ss".to_string(),
        _ if letter.is_ascii() => letter.to_string(),
        // The long a of Arabic, which the table leaves out.
        'ا' => "a".to_string(),
        _ => any_ascii_char(letter).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_small_letters_digits_and_hyphens() {
        assert!(is_name("freeze-line") && is_name("3rd"));
        for text in ["", "-a", "Freeze", "a_b", "ä", "a b"] {
            assert!(!is_name(text), "{text}");
        }
    }

    // case 25, case 31
    #[test]
    fn names_are_spelt_and_not_cut() {
        for (text, name) in [
            ("  Freeze the Line! ", "freeze-the-line"),
            ("übermorgen", "uebermorgen"),
            ("u\u{308}bermorgen", "uebermorgen"),
            ("très", "tres"),
            ("Küche", "kueche"),
            ("Köche", "koeche"),
            ("Straße", "strasse"),
            ("Łódź", "lodz"),
            ("Đặng", "dang"),
            ("Харьков", "kharkov"),
            ("Ελλάδα", "ellada"),
            ("北京 / 東京", "beijing-dongjing"),
            ("every two weeks", "every-two-weeks"),
            ("50 % more", "50-more"),
            ("a – b", "a-b"),
            ("🤝", "handshake"),
        ] {
            let found = slug(text);
            assert_eq!(found.as_deref(), Some(name), "{text}");
            assert!(is_name(name));
        }
        for text in ["", "?!", " - ", "\u{301}"] {
            assert_eq!(slug(text), None, "{text}");
        }
        assert!(slug(&"ß".repeat(100)).is_some_and(|name| name.len() <= LONGEST + 1));
    }
}
