//! The entries of the registry of codes.

/// The output of `zopa check --explain CODE`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeExplanation {
    /// The stable code: `E014`.
    pub id: &'static str,
    /// A short title.
    pub title: &'static str,
    /// A paragraph: its meaning, why it matters, and what to do.
    pub text: &'static str,
    /// The smallest piece of a scenario that has the fault; empty if the fault is not in the text.
    pub wrong: &'static str,
    /// The same piece, corrected.
    pub right: &'static str,
}

/// Generates the enum of codes, the list of all codes and the table of explanations from one listing.
macro_rules! codes {
    ($($name:ident $id:literal $title:literal $text:literal $wrong:literal $right:literal)*) => {
        /// A stable code: `E…` for errors, `W…` for warnings. A code never gets a second meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = concat!("`", $id, "`: ", $title)] $name,)*
        }

        impl Code {
            /// Every code, in numerical order.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// The meaning of the code and how to correct the fault, with a wrong and a right example.
            pub fn explanation(self) -> &'static CodeExplanation {
                match self {
                    $(Code::$name => &CodeExplanation { id: $id, title: $title, text: $text, wrong: $wrong, right: $right },)*
                }
            }
        }
    };
}

pub(super) use codes;
