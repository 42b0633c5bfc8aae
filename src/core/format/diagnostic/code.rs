//! What the registry of codes is made of.

/// What `zopa check --explain CODE` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// The stable code: `E014`.
    pub id: &'static str,
    /// A few words.
    pub title: &'static str,
    /// A paragraph: what it means, why it matters, what to do.
    pub text: &'static str,
    /// The smallest piece of a scenario that has it; empty where the fault is not in the text.
    pub wrong: &'static str,
    /// The same piece put right.
    pub right: &'static str,
}

/// Makes the enum of codes, the list of all and the table of explanations from one listing.
macro_rules! codes {
    ($($name:ident $id:literal $title:literal $text:literal $wrong:literal $right:literal)*) => {
        /// A stable code: `E…` for errors, `W…` for warnings. Codes are never given a second meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = concat!("`", $id, "`: ", $title)] $name,)*
        }

        impl Code {
            /// Every code, in the order of the numbers.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// What it means and how to put it right, with a wrong and a right example.
            pub fn explanation(self) -> &'static Explanation {
                match self {
                    $(Code::$name => &Explanation { id: $id, title: $title, text: $text, wrong: $wrong, right: $right },)*
                }
            }
        }
    };
}

pub(super) use codes;
