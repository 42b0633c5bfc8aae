//! "Did you mean": the known word nearest to the one that was typed.

/// The candidate nearest to `typed`, if it is near enough to be a typing mistake.
pub fn closest<'a>(typed: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // The time of a comparison grows with the product of the lengths, and a word this long is not a typing mistake.
    if typed.len() > 200 {
        return None;
    }
    let typed = typed.to_lowercase().replace(['_', ' '], "-");
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let plain = candidate.to_lowercase().replace('_', "-");
        let mut likeness = strsim::jaro_winkler(&typed, &plain);
        if typed.len() >= 3 && (plain.starts_with(&typed) || typed.starts_with(&plain)) {
            likeness = likeness.max(0.9);
        }
        // Two swapped letters, or a missing one, in a short word fall below the similarity required of long words.
        if strsim::damerau_levenshtein(&typed, &plain) <= 1 + typed.len() / 6 && typed.len() > 2 {
            likeness = likeness.max(0.85);
        }
        if likeness >= 0.84 && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// `'a', 'b' or 'c'`, cut after a dozen.
pub(in crate::format) fn list_of<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut words = words;
    // Of ten thousand words, only those that are shown are formatted.
    let shown = words.by_ref().take(14).map(|word| format!("'{word}'"));
    let shown: Vec<String> = shown.collect();
    let more = words.count();
    match shown.as_slice() {
        [] => "nothing".to_string(),
        [one] => one.clone(),
        many if more > 0 => format!(
            "{} and {} more",
            many[..12].join(", "),
            many.len() - 12 + more
        ),
        [rest @ .., last] => format!("{} or {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised_and_strangers_are_not() {
        let words = ["ukraine", "russia", "us", "europe", "no_deal", "patience"];
        let near = |typed| closest(typed, words.into_iter());
        assert_eq!(near("rusia"), Some("russia"));
        assert_eq!(near("Ukraine"), Some("ukraine"));
        assert_eq!(near("no-deal"), Some("no_deal"));
        assert_eq!(near("patiense"), Some("patience"));
        assert_eq!(near("banana"), None);
        assert_eq!(near(""), None);
    }

    #[test]
    fn lists_read_as_a_sentence() {
        assert_eq!(list_of(["a", "b", "c"].into_iter()), "'a', 'b' or 'c'");
        assert_eq!(list_of(["a"].into_iter()), "'a'");
        assert_eq!(list_of([].into_iter()), "nothing");
    }
}
