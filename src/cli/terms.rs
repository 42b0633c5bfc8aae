//! Options that are typed: `donbas=freeze-line,plant=joint-parity`.

use super::exit::Failure;
use super::unknown::guess;
use crate::concessions::Terms;
use crate::scenario::{IssueId, OptionId, Scenario};

/// Refuses to ask whether deals last where the file does not say what they must outlive.
pub(super) fn can_last(flag: &str, scenario: &Scenario) -> Result<(), Failure> {
    match &scenario.durability {
        Some(_) => Ok(()),
        None => Err(Failure::Usage(format!(
            "{flag}: nothing in this file says what a deal must outlive\n  help: add a section [durability], or ask for ratified"
        ))),
    }
}

/// The name of a draft, or issues with options.
pub(super) fn text_or_terms(
    flag: &str,
    typed: &str,
    scenario: &Scenario,
) -> Result<Terms, Failure> {
    let draft = scenario
        .drafts
        .iter()
        .find(|draft| draft.id == typed.trim());
    if let Some(draft) = draft {
        let options = draft.text.iter().enumerate();
        return Ok(options
            .map(|(n, &option)| (IssueId(n as u16), option))
            .collect());
    }
    terms(flag, typed, scenario).map_err(|failure| match failure {
        Failure::Usage(told) if !typed.contains('=') => {
            let drafts = scenario.drafts.iter().map(|draft| draft.id.as_str());
            let list = drafts.clone().collect::<Vec<_>>().join(", ");
            let guess = guess(typed, drafts);
            let known = if list.is_empty() {
                "this file has no drafts".to_owned()
            } else {
                format!("drafts are {list}")
            };
            let told = told.split('\n').next().unwrap_or_default();
            Failure::Usage(format!(
                "{told}, nor the name of a draft.{guess}\n  help: {known}; options are written as {}, several with commas",
                example(scenario)
            ))
        }
        other => other,
    })
}

/// An option of this file, as typed.
fn example(scenario: &Scenario) -> String {
    let first = scenario.issues.first();
    first.map_or_else(
        || "ISSUE=OPTION".to_owned(),
        |issue| format!("{}={}", issue.id, issue.label(OptionId(0))),
    )
}

/// Issues with options: `donbas=freeze-line,plant=joint-parity`, in the order of issues.
pub(super) fn terms(flag: &str, typed: &str, scenario: &Scenario) -> Result<Terms, Failure> {
    let mut found = Terms::new();
    for part in typed.split(',').map(str::trim) {
        let Some((issue, option)) = part.split_once('=') else {
            return Err(Failure::Usage(format!(
                "{flag} '{part}' is not ISSUE=OPTION\n  help: for instance {}",
                example(scenario)
            )));
        };
        let issues = scenario.issues.iter().map(|issue| issue.id.as_str());
        let at = named(flag, "issue", issue.trim(), issues)?;
        let about = &scenario.issues[at];
        let labels: Vec<String> = (0..about.len() as u16)
            .map(|o| about.label(OptionId(o)))
            .collect();
        let what = format!("option of {}", about.id);
        let option = named(
            flag,
            &what,
            option.trim(),
            labels.iter().map(String::as_str),
        )?;
        let issue = IssueId(at as u16);
        if found.iter().any(|(known, _)| *known == issue) {
            return Err(Failure::Usage(format!(
                "{flag} names {} twice\n  help: name each issue once",
                about.id
            )));
        }
        found.push((issue, OptionId(option as u16)));
    }
    found.sort_unstable();
    Ok(found)
}

/// The index of a name in a list.
fn named<'n>(
    flag: &str,
    kind: &str,
    name: &str,
    names: impl Iterator<Item = &'n str> + Clone,
) -> Result<usize, Failure> {
    names
        .clone()
        .position(|known| known == name)
        .ok_or_else(|| {
            let guess = guess(name, names.clone());
            let list = names.take(30).collect::<Vec<_>>().join(", ");
            Failure::Usage(format!(
                "{flag}: there is no {kind} '{name}'.{guess}\n  help: there are {list}"
            ))
        })
}

/// Splits a list at its commas, but not at those inside braces, brackets or quotes.
pub(super) fn split(list: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let (mut depth, mut quote) = (0_u32, None);
    for letter in list.chars() {
        match (quote, letter) {
            (Some(end), _) if letter == end => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(letter),
            (None, '{' | '[') => depth += 1,
            (None, '}' | ']') => depth = depth.saturating_sub(1),
            (None, ',') if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            (None, _) => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).collect()
}
