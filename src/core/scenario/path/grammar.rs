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
                $(if let Some(names) = $crate::scenario::path::grammar::names($written, path) {
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

/// The names in a path that matches a line of the table.
pub(super) fn names<'p>(written: &str, path: &'p str) -> Option<[&'p str; 3]> {
    let fixed = written.split('{').next().unwrap_or_default();
    if !path.starts_with(fixed) {
        return None;
    }
    let mut names = [""; 3];
    let mut places = names.iter_mut();
    let mut steps = path.split('.');
    for part in written.split('.') {
        let step = steps.next()?;
        if part.starts_with('{') {
            *places.next()? = step;
        } else if part != step {
            return None;
        }
    }
    steps.next().is_none().then_some(names)
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
