//! Reading a scenario file, and advice if it cannot be read.

use std::io::ErrorKind;
use std::path::Path;

use super::diagnostic::{Code, Problem, Problems, Span, closest};
use super::opened::{self, Unread};
use super::source::{MAX_BYTES, STDIN, Source};

impl Source {
    /// Reads a file.
    ///
    /// One problem, if the file is missing, a folder, a device or a named pipe, not readable, larger than [`MAX_BYTES`] or
    /// not UTF-8. `-` is standard input.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, Problems> {
        let path = path.as_ref();
        let name = match path.display().to_string() {
            name if name == STDIN => "stdin".to_owned(),
            name => name,
        };
        let fail = |problem: Problem| Problems::new(vec![problem], Source::from_text(&name, ""));
        let cannot = |error: &std::io::Error| fail(cannot_read(path, &name, error));

        let bytes = opened::bytes(path, MAX_BYTES).map_err(|unread| match unread {
            Unread::System(error) => cannot(&error),
            Unread::Folder => fail(directory(path, &name)),
            Unread::Special => fail(special(&name)),
            Unread::Keyboard => fail(keyboard(&name)),
            Unread::TooLarge(bytes) => fail(too_large(&name, bytes)),
        })?;
        if let Some(what) = no_text(&bytes) {
            return Err(fail(document(&name, what)));
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Source::from_text(name, text)),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                Err(not_utf8(&name, error.as_bytes(), at))
            }
        }
    }
}

fn cannot_read(path: &Path, name: &str, error: &std::io::Error) -> Problem {
    match error.kind() {
        ErrorKind::NotFound => {
            let problem = Problem::new(Code::FileNotFound, format!("there is no file '{name}'"));
            problem.help(instead(path))
        }
        ErrorKind::PermissionDenied => Problem::new(
            Code::FileUnreadable,
            format!("'{name}' may not be read: permission denied"),
        )
        .help(
            "ask the owner of the file for permission to read it, or copy it to a folder of your own",
        ),
        _ => Problem::new(
            Code::FileUnreadable,
            format!("'{name}' cannot be read: {error}"),
        ),
    }
}

fn directory(path: &Path, name: &str) -> Problem {
    let problem = Problem::new(
        Code::FileIsFolder,
        format!("'{name}' is a folder, not a scenario file"),
    );
    match scenario_files(path).as_slice() {
        [] => problem.help("name the .toml file itself"),
        files => problem.help(format!(
            "name one of the files in it: {}",
            files
                .iter()
                .take(8)
                .map(|file| path.join(file).display().to_string())
                .collect::<Vec<_>>()
                .join(", ")
        )),
    }
}

fn special(name: &str) -> Problem {
    Problem::new(
        Code::FileSpecial,
        format!("'{name}' is not an ordinary file but a device, a socket or a named pipe"),
    )
    .help("name a file; the output of another program is read from standard input, whose name is -")
}

fn keyboard(name: &str) -> Problem {
    Problem::new(
        Code::FileSpecial,
        format!("'{name}' is the keyboard, and nothing was typed"),
    )
    .help("name a file, or let another program write: cat FILE | zopa run -")
}

fn too_large(name: &str, bytes: u64) -> Problem {
    let mib = bytes as f64 / (1024.0 * 1024.0);
    Problem::new(
        Code::FileTooLarge,
        format!("'{name}' is too large: {mib:.1} MiB, at most 4 MiB are read"),
    )
    .help("is it the right file? A scenario is a page or two of text")
}

/// Names the kind of a file that is not text, by its first bytes.
fn no_text(bytes: &[u8]) -> Option<&'static str> {
    let starts = |with: &[u8]| bytes.starts_with(with);
    // UTF-16 is full of zero bytes, but it is text.
    if starts(b"\xff\xfe") || starts(b"\xfe\xff") {
        None
    } else if starts(b"PK\x03\x04") || starts(b"\xd0\xcf\x11\xe0") || starts(b"{\\rtf") {
        Some("a document of a word processor or an archive")
    } else if starts(b"%PDF") {
        Some("a PDF")
    } else if bytes.iter().take(8192).any(|&byte| byte == 0) {
        Some("a binary file")
    } else {
        None
    }
}

fn document(name: &str, what: &str) -> Problem {
    Problem::new(
        Code::FileNotUtf8,
        format!("'{name}' is not a text file but {what}"),
    )
    .help("save it as plain text (in most programs: Save As, Plain Text, encoding UTF-8), with the ending .toml")
}

fn not_utf8(name: &str, bytes: &[u8], at: usize) -> Problems {
    let line = bytes[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
    // Decode the line as far as possible, to show the person where to look.
    let readable = String::from_utf8_lossy(bytes).into_owned();
    let problem = Problem::new(
        Code::FileNotUtf8,
        format!("'{name}' is not UTF-8 text: byte {at}, on line {line}, fits no character"),
    )
    // Replacement characters occur only from here on, so offsets up to the first bad byte are the same.
    .label(Span::new(at, at + '\u{fffd}'.len_utf8()), "this byte")
    .help("save the file again with the encoding UTF-8 (in most editors: Save As, Encoding)");
    Problems::new(vec![problem], Source::from_text(name, readable))
}

/// Suggests a file in place of one that does not exist.
fn instead(path: &Path) -> String {
    let nothing =
        "check the spelling and the folder you are in, or make a scenario with `zopa new`";
    let Some(wanted) = path.file_name().and_then(|name| name.to_str()) else {
        return nothing.to_string();
    };
    let with_ending = format!("{wanted}.toml");
    let named = |file: &Path| file.display().to_string();
    // The same name with its missing ending.
    let completed = path.with_file_name(&with_ending);
    if completed.is_file() {
        return format!("did you mean '{}'?", named(&completed));
    }
    // Editors that save text under an ending of their own, which the system may hide.
    let saved_as_text = path.with_file_name(format!("{wanted}.txt"));
    if saved_as_text.is_file() {
        return format!(
            "there is '{}': your editor added .txt; rename the file without it",
            named(&saved_as_text)
        );
    }
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new(""),
    };
    // The same name in another place: beside, in `scenarios`, or here if a path was typed.
    let places = [
        folder.join("scenarios"),
        Path::new("").to_path_buf(),
        Path::new("scenarios").to_path_buf(),
    ];
    let elsewhere = places.iter().find_map(|place| {
        let found = [wanted, &with_ending].map(|name| place.join(name));
        found
            .into_iter()
            .find(|file| file.is_file() && file.extension().is_some_and(|ending| ending == "toml"))
    });
    if let Some(found) = elsewhere {
        return format!("there is '{}'", named(&found));
    }
    let near = |place: &Path| {
        let files = scenario_files(if place.as_os_str().is_empty() {
            Path::new(".")
        } else {
            place
        });
        let known = || files.iter().map(String::as_str);
        let found = closest(wanted, known()).or_else(|| closest(&with_ending, known()))?;
        Some(place.join(found))
    };
    match near(folder).or_else(|| near(&folder.join("scenarios"))) {
        Some(found) => format!("did you mean '{}'?", named(&found)),
        None => nothing.to_string(),
    }
}

/// The names of the scenario files in a folder, sorted; empty if it cannot be listed.
fn scenario_files(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".toml"))
        .take(1000)
        .collect();
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code_of(result: Result<Source, Problems>) -> Code {
        result.unwrap_err().list()[0].code
    }

    #[test]
    fn what_is_no_readable_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        assert_eq!(code_of(Source::load(folder.path())), Code::FileIsFolder);

        std::fs::write(at("haggle.toml"), "schema = 1").unwrap();
        let problems = Source::load(at("hagle.toml")).unwrap_err();
        assert_eq!(problems.list()[0].code, Code::FileNotFound);
        assert!(
            problems.list()[0]
                .help
                .as_ref()
                .unwrap()
                .contains("haggle.toml")
        );
        let problems = Source::load(at("haggle")).unwrap_err();
        assert!(
            problems.list()[0]
                .help
                .as_ref()
                .unwrap()
                .contains("haggle.toml")
        );

        // The exact name wins over similar ones.
        for name in ["flat.toml", "flats.toml", "fla.toml"] {
            std::fs::write(at(name), "schema = 1").unwrap();
        }
        let help = |name: &str| {
            let problems = Source::load(at(name)).unwrap_err();
            problems.list()[0].help.clone().unwrap_or_default()
        };
        assert_eq!(
            help("flat"),
            format!("did you mean '{}'?", at("flat.toml").display())
        );
        std::fs::write(at("notes.toml.txt"), "schema = 1").unwrap();
        assert!(help("notes.toml").contains("your editor added .txt"));
        std::fs::create_dir(at("scenarios")).unwrap();
        let inner = at("scenarios").join("summit.toml");
        std::fs::write(&inner, "schema = 1").unwrap();
        for name in ["summit.toml", "summit"] {
            assert_eq!(help(name), format!("there is '{}'", inner.display()));
        }
        assert_eq!(
            help("sumit.toml"),
            format!("did you mean '{}'?", inner.display())
        );
        assert!(help("zzz.toml").contains("zopa new"));

        for (bytes, words) in [
            (&b"PK\x03\x04\x14\0"[..], "word processor"),
            (b"%PDF-1.7\n\xe2", "PDF"),
            (b"a\0b", "binary file"),
            (b"{\\rtf1", "word processor"),
        ] {
            std::fs::write(at("document.toml"), bytes).unwrap();
            let problems = Source::load(at("document.toml")).unwrap_err();
            assert_eq!(problems.list()[0].code, Code::FileNotUtf8);
            let shown = problems.render(Default::default());
            assert!(
                shown.contains("is not a text file") && shown.contains("plain text"),
                "{shown}"
            );
            assert!(shown.contains(words), "{shown}");
        }
        std::fs::write(at("wide.toml"), b"\xff\xfea\0").unwrap();
        assert!(help("wide.toml").contains("UTF-8"));

        std::fs::write(at("big.toml"), vec![b'#'; MAX_BYTES as usize + 1]).unwrap();
        assert_eq!(code_of(Source::load(at("big.toml"))), Code::FileTooLarge);

        std::fs::write(at("latin.toml"), b"schema = 1\n# caf\xe9\n").unwrap();
        let problems = Source::load(at("latin.toml")).unwrap_err();
        assert_eq!(problems.list()[0].code, Code::FileNotUtf8);
        assert!(problems.list()[0].message.contains("byte 16, on line 2"));
    }

    #[test]
    fn a_path_through_a_file_cannot_be_read() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.toml"), "").unwrap();
        let code = code_of(Source::load(folder.path().join("a.toml").join("b.toml")));
        let missing = cfg!(windows) && code == Code::FileNotFound;
        assert!(code == Code::FileUnreadable || missing);
    }
}
