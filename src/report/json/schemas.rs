//! The JSON Schema of every document, made of the structs that are written, with their documentation as descriptions.

use super::{
    CheckReport, ClassReport, ExplainReport, MissingReport, RunReport, SolveReport, SweepReport,
    TournamentReport,
};
use crate::files::Manifest;
use crate::sweep::SweepPlan;
use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::Value;

/// What there is a schema of, by the name of the command that writes it; `plan` is the `plan.json` of a sweep, `manifest` the
/// `manifest.json` of any folder.
pub const SCHEMAS: [&str; 10] = [
    "run",
    "solve",
    "explain",
    "check",
    "tournament",
    "class",
    "sweep",
    "plan",
    "missing",
    "manifest",
];

/// The schema (draft 2020-12) of one of [`SCHEMAS`]; `None` for another name.
///
/// ```
/// let schema = zopa::report::schema("run").expect("there are results of run");
/// assert_eq!(schema["properties"]["handshake"]["type"], "boolean");
/// ```
pub fn schema(name: &str) -> Option<Value> {
    Some(match name {
        "run" => of::<RunReport>(),
        "solve" => of::<SolveReport>(),
        "explain" => of::<ExplainReport>(),
        "check" => of::<CheckReport>(),
        "tournament" => of::<TournamentReport>(),
        "class" => of::<ClassReport>(),
        "sweep" => of::<SweepReport>(),
        "plan" => of::<SweepPlan>(),
        "missing" => of::<MissingReport>(),
        "manifest" => of::<Manifest>(),
        _ => return None,
    })
}

/// As it is written, not as it might be read: a key that is always there is required, even if it may be null.
fn of<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value()
}
