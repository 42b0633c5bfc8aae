//! `zopa schema`: the JSON Schema of scenario files, and of results.

use super::args::SchemaArgs;
use super::exit::Failure;
use super::named;
use super::page::Page;
use crate::report::{self, SCHEMAS};
use crate::scenario::json_schema;

pub(super) fn command(args: &SchemaArgs, page: &mut Page) -> Result<(), Failure> {
    let schema = match &args.of {
        None => json_schema(),
        Some(name) if name == SCENARIO => json_schema(),
        Some(name) => {
            let unknown = || named::unknown("schema", "schemas", name, names());
            report::schema(name).ok_or_else(unknown)?
        }
    };
    page.raw(&report::json(&schema));
    Ok(())
}

/// That of the file, by name.
const SCENARIO: &str = "scenario";

/// Everything there is a schema of.
pub(super) fn names() -> impl Iterator<Item = &'static str> + Clone {
    std::iter::once(SCENARIO).chain(SCHEMAS)
}
