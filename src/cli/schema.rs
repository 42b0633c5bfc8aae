//! `zopa schema`: the JSON Schema of scenario files.

use super::exit::Failure;
use super::page::Page;
use crate::report;
use crate::scenario::json_schema;

pub(super) fn command(page: &mut Page) -> Result<(), Failure> {
    page.raw(&report::json(&json_schema()));
    Ok(())
}
