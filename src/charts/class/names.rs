//! Short forms of the names of groups and parties.

use crate::class::named;

/// The name of a party in a line that lists several things.
pub(super) fn brief(name: &str) -> String {
    const LONG: usize = 28;
    if name.chars().count() <= LONG {
        return name.to_owned();
    }
    let start: String = name.chars().take(LONG - 1).collect();
    format!("{}…", start.trim_end())
}

/// A shortened name of a group: its beginning and its end, because many begin the same way.
pub(super) fn cut(name: &str) -> String {
    const LONG: usize = 24;
    const END: usize = 8;
    let letters: Vec<char> = name.chars().collect();
    if letters.len() <= LONG {
        return name.to_owned();
    }
    let start: String = letters[..LONG - END - 1].iter().collect();
    let end: String = letters[letters.len() - END..].iter().collect();
    format!("{}…{}", start.trim_end(), end.trim_start())
}

/// Groups in a label, naming only a few: "3, 7 and 9", "3, 7, 9 and 4 more".
pub(super) fn label(groups: &[String]) -> String {
    const FEW: usize = 4;
    let names: Vec<&str> = groups.iter().map(String::as_str).collect();
    if names.len() <= FEW {
        return named(&names);
    }
    let more = format!("{} more", names.len() - (FEW - 1));
    // `named` drops the word "Group" only if all names have it.
    let bare: Vec<String> = names[..FEW - 1].iter().map(|name| named(&[name])).collect();
    let told = if bare.iter().zip(&names).all(|(bare, name)| bare != name) {
        bare
    } else {
        names[..FEW - 1]
            .iter()
            .map(|&name| name.to_owned())
            .collect()
    };
    format!("{} and {more}", told.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_name_a_few() {
        let groups = |n: usize| -> Vec<String> { (1..=n).map(|n| format!("Group {n}")).collect() };
        assert_eq!(label(&groups(1)), "1");
        assert_eq!(label(&groups(3)), "1, 2 and 3");
        assert_eq!(label(&groups(7)), "1, 2, 3 and 4 more");
        assert_eq!(
            label(&["Reds".into(), "Group 2".into()]),
            "Reds and Group 2"
        );
        assert_eq!(cut("A group of many words 11"), "A group of many words 11");
        assert_eq!(
            cut("A group of many more words 11"),
            "A group of many…words 11"
        );
    }
}
