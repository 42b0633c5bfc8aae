//! The dotted grammar: how paths are written and parsed.

/// Makes the type of all paths from a table of variants and how each is written. A part in braces is a name from the file.
/// Where two lines match, the first one wins. `or` marks a number that was added to the format later, with the value that it
/// has in files that do not set it.
macro_rules! paths {
    (
        $(#[$about:meta])*
        pub enum $path:ident {
            $(
                $(#[$doc:meta])*
                $name:ident $({ $($part:ident),+ })? = $written:literal $(or $default:literal)?,
            )+
        }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $path<'p> {
            $($(#[$doc])* $name $({ $($part: &'p str),+ })?,)+
        }

        impl<'p> $path<'p> {
            /// Parses a path; `None` if the format has no such path. It does not check that a file has what the path names.
            pub fn parse(path: &'p str) -> Option<Self> {
                use $crate::scenario::path::grammar::{Line, dots, names};
                let count = dots(path);
                $(if let Some(names) = names(&const { Line::new($written) }, path, count) {
                    let [$($($part,)+)? ..] = names;
                    return Some($path::$name $({ $($part),+ })?);
                })+
                None
            }

            /// The value, where the file does not set it, of a number that was added to the format later.
            pub(crate) fn added(self) -> Option<f64> {
                match self {
                    $($($path::$name { .. } => Some($default),)?)+
                    _ => None,
                }
            }
        }

        impl ::std::fmt::Display for $path<'_> {
            fn fmt(&self, out: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    $($path::$name $({ $($part),+ })? => write!(out, $written),)+
                }
            }
        }
    };
}

pub(super) use paths;

/// A line of the table, with what rules most paths out at a glance: many runs draw numbers by their paths.
pub(super) struct Line {
    written: &'static str,
    /// The lengths of what is written before the first name and after the last one.
    head: usize,
    tail: usize,
    dots: usize,
}

impl Line {
    pub(super) const fn new(written: &'static str) -> Self {
        let bytes = written.as_bytes();
        let (mut head, mut tail) = (0, 0);
        while head < bytes.len() && bytes[head] != b'{' {
            head += 1;
        }
        while tail < bytes.len() && bytes[bytes.len() - 1 - tail] != b'}' {
            tail += 1;
        }
        let dots = dots(written);
        Line {
            written,
            head,
            tail,
            dots,
        }
    }
}

/// The number of dots in a path.
pub(super) const fn dots(path: &str) -> usize {
    let bytes = path.as_bytes();
    let (mut dots, mut at) = (0, 0);
    while at < bytes.len() {
        dots += (bytes[at] == b'.') as usize;
        at += 1;
    }
    dots
}

/// The names in a path, which has `count` dots, if it matches a line of the table.
pub(super) fn names<'p>(line: &Line, path: &'p str, count: usize) -> Option<[&'p str; 4]> {
    let (written, typed) = (line.written.as_bytes(), path.as_bytes());
    let (head, tail) = (&written[..line.head], &written[written.len() - line.tail..]);
    if count != line.dots || !typed.starts_with(head) || !typed.ends_with(tail) {
        return None;
    }
    let mut names = [""; 4];
    let mut places = names.iter_mut();
    for (part, step) in line.written.split('.').zip(path.split('.')) {
        if part.starts_with('{') {
            *places.next()? = step;
        } else if part != step {
            return None;
        }
    }
    Some(names)
}

#[cfg(test)]
mod tests {
    paths! {
        /// Some.
        pub enum Few {
            Old = "old",
            Known { of } = "of.{of}.known",
            Named { of, name } = "of.{of}.{name}",
            New { of, at } = "new.{of}.at.{at}" or 0.5,
        }
    }

    #[test]
    fn a_path_is_read_as_it_is_written() {
        for (written, path) in [
            ("old", Few::Old),
            ("of.a.known", Few::Known { of: "a" }),
            ("of.a.b", Few::Named { of: "a", name: "b" }),
            ("new.a.at.b", Few::New { of: "a", at: "b" }),
        ] {
            assert_eq!(Few::parse(written), Some(path));
            assert_eq!(path.to_string(), written);
            assert_eq!(path.added(), written.starts_with("new").then_some(0.5));
        }
        for none in ["", "ol", "old.a", "of.a", "of.a.b.c", "new.a.on.b"] {
            assert_eq!(Few::parse(none), None, "{none}");
        }
    }
}
