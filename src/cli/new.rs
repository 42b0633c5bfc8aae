//! `zopa new`: a scenario to edit.

use super::args::NewArgs;
use super::exit::Failure;
use super::page::Page;
use super::templates::{TEMPLATES, Template};
use super::unknown::unknown;
use crate::files;
use std::path::PathBuf;

pub(super) fn command(args: &NewArgs, page: &mut Page) -> Result<(), Failure> {
    let template = template(&args.from)?;
    let name = args.name.as_deref().unwrap_or(template.name);
    let name = name.strip_suffix(".toml").unwrap_or(name);
    let good = name.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !good {
        return Err(Failure::Usage(format!(
            "'{name}' cannot be the name of a scenario\n  help: use small letters a-z, digits and hyphens, for instance \
             'my-talks'; the file is written into this folder"
        )));
    }
    let path = PathBuf::from(format!("{name}.toml"));
    if path.exists() && !page.force {
        return Err(Failure::Usage(format!(
            "'{}' exists already, and is left as it is\n  help: choose another name: zopa new NAME --from {}; --force replaces it",
            path.display(),
            template.name
        )));
    }
    files::write(&path, renamed(template, name).as_bytes())?;
    if !page.quiet {
        page.line(format!("Wrote {}, {}.", path.display(), template.about));
        page.line(format!(
            "Next: open it in an editor, then   zopa run {}",
            path.display()
        ));
    }
    Ok(())
}

fn template(name: &str) -> Result<&'static Template, Failure> {
    let names = || TEMPLATES.iter().map(|template| template.name);
    let found = TEMPLATES.iter().find(|template| template.name == name);
    found.ok_or_else(|| unknown("template", "templates", name, names()))
}

/// The template with the scenario's own name replaced, if it has one, and with the commands in its comments changed to the
/// new file.
fn renamed(template: &Template, name: &str) -> String {
    let mut in_scenario = false;
    let shipped = format!("scenarios/{}.toml", template.name);
    let written = format!("{name}.toml");
    let lines = template.text.lines().map(|line| {
        if line.starts_with('[') {
            in_scenario = line.starts_with("[scenario]");
        }
        let is_name = in_scenario
            && line
                .split('=')
                .next()
                .is_some_and(|key| key.trim() == "name");
        if is_name {
            line.replacen(&format!("\"{}\"", template.name), &format!("\"{name}\""), 1)
        } else if line.starts_with('#') {
            replaced(line, &shipped, &written)
        } else {
            line.to_owned()
        }
    });
    let mut text = lines.collect::<Vec<_>>().join("\n");
    text.push('\n');
    text
}

/// A comment line with another file name in it; text in a column after it stays in its column if possible.
fn replaced(line: &str, old: &str, new: &str) -> String {
    let Some((before, after)) = line.split_once(old) else {
        return line.to_owned();
    };
    let rest = after.trim_start_matches(' ');
    let gap = after.len() - rest.len();
    if gap < 2 || rest.is_empty() {
        return format!("{before}{new}{after}");
    }
    let width = (old.len() + gap).saturating_sub(new.len()).max(2);
    format!("{before}{new}{}{rest}", " ".repeat(width))
}

#[cfg(test)]
mod tests {
    use super::*;

    // case 71
    #[test]
    fn a_template_takes_its_new_name_and_nothing_else() {
        for template in TEMPLATES {
            let shipped = format!("scenarios/{}.toml", template.name);
            for name in [
                template.name,
                "my-talks",
                "a-name-that-is-longer-than-all-others",
            ] {
                let other = renamed(template, name);
                assert!(!other.contains(&shipped), "{}", template.name);
                let lines = other.lines().zip(template.text.lines());
                for (new, old) in lines.filter(|(new, old)| new != old) {
                    let file = old.starts_with('#') && new.contains(&format!("{name}.toml"));
                    let own = old.starts_with("name") && new.contains(&format!("\"{name}\""));
                    assert!(file || own, "{old}\n{new}");
                }
            }
        }
        let smallest = renamed(&TEMPLATES[0], "mine");
        let column = |text: &str| text.lines().find_map(|line| line.find("Which price"));
        assert_eq!(column(&smallest), column(TEMPLATES[0].text));
        assert!(smallest.contains("zopa run mine.toml "), "{smallest}");
    }
}
