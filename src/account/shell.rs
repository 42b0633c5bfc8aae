//! Commands to be typed again.

/// A word as a shell reads it: in single quotes if it has signs that mean something there.
///
/// ```
/// use zopa::account::shell_word;
///
/// assert_eq!(shell_word("party.a.no_deal.value=5"), "party.a.no_deal.value=5");
/// assert_eq!(shell_word("it's.toml"), "'it'\\''s.toml'");
/// ```
#[must_use]
pub fn shell_word(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "_-./=,:@%+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
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
        ] {
            assert_eq!(shell_word(word), typed);
        }
    }
}
