//! Commands that can be typed again.

use crate::format::STDIN;
use crate::scenario::hidden::signs;

/// A word as a shell reads it: in single quotes if it has characters that mean something there.
///
/// ```
/// # extern crate zopa_core as zopa;
/// use zopa::account::shell_word;
///
/// assert_eq!(shell_word("party.a.no_deal.value=5"), "party.a.no_deal.value=5");
/// assert_eq!(shell_word("it's.toml"), "'it'\\''s.toml'");
/// ```
pub fn shell_word(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "_-./=,:@%+".contains(c);
    // A shell may look up a command after a leading equals sign.
    if !word.is_empty() && word.chars().all(plain) && !word.starts_with('=') {
        return word.to_owned();
    }
    if signs(word).all(|(_, _, hidden)| !hidden) {
        return format!("'{}'", word.replace('\'', "'\\''"));
    }
    // Hidden characters are written as escapes that bash, zsh and ksh read.
    let spelt = signs(word).map(|(_, sign, hidden)| match (sign, u32::from(sign)) {
        ('\'' | '\\', _) => format!("\\{sign}"),
        (_, code @ 0..=0x7f) if hidden => format!("\\x{code:02x}"),
        (_, code @ 0..=0xffff) if hidden => format!("\\u{code:04x}"),
        (_, code) if hidden => format!("\\U{code:08x}"),
        _ => sign.to_string(),
    });
    format!("$'{}'", spelt.collect::<String>())
}

/// A file name that a shell and a command read as a file: one that begins with a hyphen is not an option.
///
/// ```
/// # extern crate zopa_core as zopa;
/// use zopa::account::shell_file;
///
/// assert_eq!(shell_file("talks.toml"), "talks.toml");
/// assert_eq!(shell_file("-v.toml"), "./-v.toml");
/// ```
pub fn shell_file(path: &str) -> String {
    if path.starts_with('-') && path != STDIN {
        return shell_word(&format!("./{path}"));
    }
    shell_word(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    // case 35
    #[test]
    fn words_are_quoted_where_a_shell_would_take_them_apart() {
        for (word, typed) in [
            ("scenarios/x.toml", "scenarios/x.toml"),
            ("party.a.no_deal.value=5", "party.a.no_deal.value=5"),
            ("my class.toml", "'my class.toml'"),
            ("x$(echo hi).toml", "'x$(echo hi).toml'"),
            ("it's.toml", "'it'\\''s.toml'"),
            ("", "''"),
            ("=ls", "'=ls'"),
            ("a\u{1b}[31m'\\\n", "$'a\\x1b[31m\\'\\\\\\x0a'"),
            ("\u{202e}\u{e0041}", "$'\\u202e\\U000e0041'"),
        ] {
            assert_eq!(shell_word(word), typed);
        }
    }
}
