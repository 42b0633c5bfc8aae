//! `PATH=VALUE`: a change of one number or word, as it is typed.

use std::fmt;

use crate::format::diagnostic::{Code, Problem, Problems, Span};
use crate::format::source::Source;
use crate::scenario::hidden::signs;

/// One change of a scenario: the path of a number or word, and its new value as typed.
///
/// ```
/// # extern crate zopa_core as zopa;
/// use zopa::format::Setting;
///
/// let setting = Setting::parse("party.russia.no_deal.value=70").unwrap();
/// assert_eq!(setting.path, "party.russia.no_deal.value");
/// assert!(Setting::parse("70").is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Setting {
    /// The dotted path.
    pub path: String,
    /// The value: a number, a word, or any TOML value.
    pub value: String,
}

impl Setting {
    /// A setting from its two parts.
    pub fn new(path: impl Into<String>, value: impl ToString) -> Self {
        Setting {
            path: path.into(),
            value: value.to_string(),
        }
    }

    /// Parses `PATH=VALUE`.
    ///
    /// # Errors
    /// One problem, if there is no equals sign, no path, no value, or a character that cannot occur in a path.
    pub fn parse(typed: &str) -> Result<Self, Problems> {
        let fail = |message: String, span: Span, label: &str| {
            let problem = Problem::new(Code::BadSetting, message)
                .label(span, label)
                .help(
                    "write PATH=VALUE, for example time.rounds=12 or party.NAME.no_deal.value=60",
                );
            Err(Problems::new(
                vec![problem],
                Source::from_text("--set", typed),
            ))
        };
        let all = Span::new(0, typed.len());
        let Some((path, value)) = typed.split_once('=') else {
            return fail(format!("'{typed}' has no equals sign"), all, "no =");
        };
        let (path, value) = (path.trim(), value.trim());
        if path.is_empty() {
            return fail(
                format!("'{typed}' has no path"),
                Span::new(0, 1),
                "a path belongs here",
            );
        }
        let usable =
            |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_');
        if let Some(odd) = path.chars().find(|letter| !usable(*letter)) {
            let at = typed.find(odd).unwrap_or_default();
            let span = Span::new(at, at + odd.len_utf8());
            return fail(
                format!("'{path}' is not a path"),
                span,
                "no path has this character",
            );
        }
        if value.is_empty() || signs(value).any(|(_, _, hidden)| hidden) {
            let span = Span::new(typed.len(), typed.len());
            return fail(
                format!("'{typed}' has no usable value"),
                span,
                "a value belongs here",
            );
        }
        Ok(Setting::new(path, value))
    }
}

impl fmt::Display for Setting {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}={}", self.path, self.value)
    }
}

/// The prefix with which a setting is shown.
const SETTING: &str = "--set ";

impl Source {
    /// The same file with the settings shown as lines after its last one, so that an error caused by a setting can point at
    /// it. Neither the file's own text nor its hash changes.
    pub fn with_settings(&self, settings: &[Setting]) -> Self {
        let lines = settings.iter().map(|setting| format!("{SETTING}{setting}"));
        self.with_typed(lines).0
    }

    /// The places of path and value of each setting in the text of [`Source::with_settings`].
    pub(in crate::format) fn places_of_settings(&self, settings: &[Setting]) -> Vec<(Span, Span)> {
        let mut end = self.file_text().len();
        let place = |setting: &Setting| {
            let path = Span::new(
                end + 1 + SETTING.len(),
                end + 1 + SETTING.len() + setting.path.len(),
            );
            let value = Span::new(path.end + 1, path.end + 1 + setting.value.len());
            end = value.end;
            (path, value)
        };
        settings.iter().map(place).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_setting_is_refused() {
        for typed in [
            "",
            "=",
            "=5",
            "time.rounds",
            "time.rounds=",
            "party[0]=5",
            "a.b=\u{1b}[31m",
            "pärty.x=1",
        ] {
            let problems = Setting::parse(typed).unwrap_err();
            assert_eq!(problems.list()[0].code, Code::BadSetting, "{typed}");
            assert!(problems.render(Default::default()).contains("PATH=VALUE"));
        }
        let setting =
            Setting::parse("party.x.tactic={ time-dependent = { exponent = 5 } }").unwrap();
        assert_eq!(setting.value, "{ time-dependent = { exponent = 5 } }");
        assert_eq!(Setting::parse("a = 1").unwrap().to_string(), "a=1");
    }

    #[test]
    fn settings_are_shown_after_the_file() {
        let source = Source::from_text("a.toml", "schema = 1");
        let settings = [Setting::new("time.rounds", "5"), Setting::new("a.b", "x")];
        let shown = source.with_settings(&settings);
        assert_eq!(shown.text(), "schema = 1\n--set time.rounds=5\n--set a.b=x");
        assert_eq!(shown.file_text(), "schema = 1");
        let slices: Vec<&str> = source
            .places_of_settings(&settings)
            .iter()
            .flat_map(|(path, value)| [*path, *value])
            .map(|span| &shown.text()[span.start..span.end])
            .collect();
        assert_eq!(slices, ["time.rounds", "5", "a.b", "x"]);
    }
}
