//! `zopa schema`: the JSON Schema of scenario files, and of results.

use super::args::{SCENARIO, SchemaArgs, schemas};
use super::exit::Failure;
use super::page::Page;
use super::unknown::unknown;
use crate::format::json_schema;
use crate::report;

pub(super) fn command(args: &SchemaArgs, page: &mut Page) -> Result<(), Failure> {
    let schema = match &args.of {
        None => json_schema(),
        Some(name) if name == SCENARIO => json_schema(),
        Some(name) => {
            let none = || unknown("schema", "schemas", name, schemas());
            report::schema(name).ok_or_else(none)?
        }
    };
    page.raw(&report::json(&schema));
    Ok(())
}
