//! Invisible characters that have an effect where they are shown.
//!
//! Control characters move the cursor of a terminal and change its colours, marks of writing direction make a text read
//! differently from how it is written, and zero-width characters make two names look alike. None is allowed in a scenario's
//! texts; elsewhere, in the names of files and in what is typed, each is shown as a visible character.

/// True if a character is one of them, wherever it is.
fn is_hidden(sign: char) -> bool {
    sign.is_control()
        || matches!(
            sign,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// Every character of a text with its position, and whether it is hidden.
///
/// The two joiners decide how letters of Persian and of Indian languages are written and hold emoji together: between two
/// characters that are not ASCII they belong to the text.
pub fn signs(text: &str) -> impl Iterator<Item = (usize, char, bool)> + '_ {
    let mut before = None;
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (at, sign) = rest.next()?;
        let after = rest.peek().map(|&(_, sign)| sign);
        let joined =
            |beside: Option<char>| beside.is_some_and(|sign| !sign.is_ascii() && !is_hidden(sign));
        let joins = matches!(sign, '\u{200c}' | '\u{200d}') && joined(before) && joined(after);
        before = Some(sign);
        Some((at, sign, is_hidden(sign) && !joins))
    })
}

/// The character shown in place of a hidden one.
pub const SEEN: char = '\u{fffd}';

/// A line of text that is safe to show: characters that would move the cursor, change colours, turn the reading direction or
/// take no room are replaced by a visible one.
///
/// ```
/// # extern crate zopa_core as zopa;
/// use zopa::scenario::visible;
///
/// assert_eq!(visible("Ben\u{1b}[31m"), "Ben\u{fffd}[31m");
/// assert_eq!(visible("\u{202e}nimda"), "\u{fffd}nimda");
/// ```
pub fn visible(text: &str) -> String {
    signs(text)
        .map(|(_, sign, hidden)| if hidden { SEEN } else { sign })
        .collect()
}

/// JSON in which every hidden character is an escape. Outside strings, JSON has none but line breaks, which stay.
pub fn spelt_out(json: &str) -> String {
    let mut text = String::with_capacity(json.len() + 1);
    for (_, sign, hidden) in signs(json) {
        if hidden && sign != '\n' {
            for unit in sign.encode_utf16(&mut [0; 2]) {
                text.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            text.push(sign);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    // case 50
    #[test]
    fn what_nobody_sees_is_shown() {
        for hidden in [
            '\0',
            '\t',
            '\n',
            '\r',
            '\u{1b}',
            '\u{7f}',
            '\u{85}',
            '\u{9b}',
            '\u{ad}',
            '\u{200b}',
            '\u{200d}',
            '\u{200e}',
            '\u{202a}',
            '\u{202e}',
            '\u{2028}',
            '\u{2060}',
            '\u{2066}',
            '\u{2069}',
            '\u{feff}',
            '\u{e0041}',
        ] {
            let shown = visible(&format!("a{hidden}b"));
            assert_eq!(shown, "a\u{fffd}b", "{hidden:?}");
        }
    }

    #[test]
    fn joiners_between_letters_that_join_belong_to_the_text() {
        for text in [
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "👩\u{200d}⚖\u{fe0f}",
            "Übermorgen",
            "王",
        ] {
            assert_eq!(visible(text), text);
        }
        // At an end, beside ASCII or beside each other they join nothing.
        for text in ["\u{200d}é", "é\u{200c}", "é\u{200d}a", "é\u{200d}\u{200d}é"] {
            assert!(visible(text).contains(SEEN), "{text:?}");
        }
    }

    #[test]
    fn json_means_the_same_with_what_is_hidden_spelt_out() {
        let text = "{\n  \"a\u{202e}\u{9b}\u{e0041}\": \"é\u{200d}é\"\n}";
        let spelt = spelt_out(text);
        let value = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
        assert_eq!(value(text), value(&spelt));
        assert!(spelt.contains("\\u202e\\u009b\\udb40\\udc41"), "{spelt}");
    }
}
