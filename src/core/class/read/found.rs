//! The problems found in a table, and how names in it are compared and listed.

use crate::format::Problem;

/// The problems found so far.
#[derive(Default)]
pub(super) struct Found(pub(super) Vec<Problem>);

impl Found {
    pub(super) fn report(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    pub(super) fn any(&self) -> bool {
        !self.0.is_empty()
    }
}

/// True if two names are the same to a person: ignoring case, surrounding blanks, and whether words are joined by blanks,
/// hyphens or underscores.
pub(super) fn alike(a: &str, b: &str) -> bool {
    let plain = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join("-").to_lowercase().replace('_', "-")
    };
    plain(a) == plain(b)
}

/// `'a', 'b' and 'c'`, cut after two dozen.
pub(super) fn list<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let all: Vec<String> = names.map(|name| format!("'{name}'")).collect();
    match all.as_slice() {
        [] => "none".to_owned(),
        [one] => one.clone(),
        many if many.len() > 24 => {
            format!("{} and {} more", many[..24].join(", "), many.len() - 24)
        }
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
