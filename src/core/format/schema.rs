//! The JSON Schema of the scenario file, generated from the vocabulary that the reader uses, so that editors can complete
//! keys and underline mistakes while a person types.

use serde_json::{Map, Value, json};

use super::vocabulary::{
    Bounds, DISTRIBUTIONS, FILE, Kind, MAX_OPTIONS, NOT_ISSUES, NOT_PARTIES, Need, Rows, Shape,
};

/// The pattern of a name in paths.
const NAME: &str = "^[a-z0-9][a-z0-9-]*$";

/// The schema, draft 2020-12. It covers keys, kinds, choices and ranges; anything that depends on the rest of the file
/// (unknown parties, counts of scores) only the reader can check.
pub fn json_schema() -> Value {
    let mut schema = table(&FILE);
    schema["$defs"] = json!({ "distribution": distribution() });
    let about = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "zopa scenario",
        "description": "A negotiation: parties, issues, preferences, and how they talk.",
    });
    if let (Value::Object(about), Value::Object(rest)) = (about, &mut schema) {
        let mut whole = about;
        whole.append(rest);
        return Value::Object(whole);
    }
    schema
}

fn table(shape: &Shape) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in shape.built() {
        let mut value = kind(&field.kind);
        if let Value::Object(value) = &mut value {
            value.insert("description".to_string(), json!(field.doc));
        }
        properties.insert(field.key.to_string(), value);
        if field.need == Need::Required {
            required.push(field.key);
        }
    }
    let mut schema =
        json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    if let Some((rows, row)) = &shape.rows {
        schema["patternProperties"] = json!({ row_names(shape): kind(row) });
        if *rows == Rows::Options {
            schema["minProperties"] = json!(2);
            schema["maxProperties"] = json!(MAX_OPTIONS);
        }
        // Keys that are not built yet look like names of rows, but an editor should still underline them.
        for field in shape
            .fields
            .iter()
            .filter(|field| field.need == Need::Later)
        {
            schema["properties"][field.key] = json!(false);
        }
    }
    for (section, taken, least) in [("party", NOT_PARTIES, 2), ("issue", NOT_ISSUES, 1)] {
        if std::ptr::eq(shape, &FILE) {
            schema["properties"][section]["propertyNames"] =
                json!({ "pattern": NAME, "not": { "enum": taken } });
            schema["properties"][section]["minProperties"] = json!(least);
        }
    }
    schema
}

/// The pattern of names of rows: all that are not a key of the table itself.
fn row_names(shape: &Shape) -> String {
    if shape.fields.is_empty() {
        return NAME.to_string();
    }
    let keys: Vec<&str> = shape.fields.iter().map(|field| field.key).collect();
    format!("^(?!({})$)[a-z0-9][a-z0-9-]*$", keys.join("|"))
}

fn number(bounds: &Bounds) -> Value {
    let Bounds {
        min,
        max,
        above,
        drawn,
    } = bounds;
    let least = if *above {
        "exclusiveMinimum"
    } else {
        "minimum"
    };
    let number = json!({ "type": "number", least: min, "maximum": max });
    if *drawn {
        json!({ "anyOf": [number, { "$ref": "#/$defs/distribution" }] })
    } else {
        number
    }
}

/// The schema of a distribution in place of a number: a table with one of the words. Only the reader checks that the
/// numbers go together.
fn distribution() -> Value {
    let forms = DISTRIBUTIONS.iter().map(|form| {
        let numbers = json!({
            "type": "array",
            "items": { "type": "number" },
            "minItems": form.takes.len(),
            "maxItems": form.takes.len(),
            "description": form.doc,
        });
        json!({
            "type": "object",
            "properties": { form.word: numbers },
            "required": [form.word],
            "additionalProperties": false,
        })
    });
    json!({ "description": "drawn by chance in each run", "oneOf": forms.collect::<Vec<_>>() })
}

fn kind(kind: &Kind) -> Value {
    match kind {
        Kind::Text => json!({ "type": "string", "minLength": 1 }),
        Kind::Name => json!({ "type": "string", "pattern": NAME }),
        Kind::Number(bounds) => number(bounds),
        Kind::Whole(min, max) => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Kind::Date => {
            json!({ "type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$" })
        }
        Kind::Choice(words) => {
            let built = || words.iter().filter(|word| word.built);
            let names: Vec<&str> = built().map(|word| word.word).collect();
            let lines: Vec<String> = built()
                .map(|word| format!("{}: {}", word.word, word.doc))
                .collect();
            json!({ "enum": names, "description": lines.join("\n") })
        }
        Kind::Truth => json!({ "type": "boolean" }),
        Kind::Party | Kind::Issue | Kind::Draft => json!({ "type": "string", "pattern": NAME }),
        Kind::Option => json!({ "type": ["string", "number"] }),
        Kind::OneOrMore => json!({ "anyOf": [
            { "type": ["string", "number"] },
            { "type": "array", "items": { "type": ["string", "number"] }, "minItems": 1, "uniqueItems": true },
        ] }),
        Kind::AnyTable => json!({ "type": "object" }),
        Kind::Table(shape) => table(shape),
        Kind::List(item) => {
            let mut list =
                json!({ "type": "array", "items": self::kind(item), "maxItems": MAX_OPTIONS });
            match item {
                // Options: with fewer than two there is nothing to negotiate.
                Kind::Name => {
                    list["minItems"] = json!(2);
                    list["uniqueItems"] = json!(true);
                }
                // The parties that meet, agree or hear each other.
                Kind::Party => {
                    list["minItems"] = json!(2);
                    list["uniqueItems"] = json!(true);
                }
                Kind::Choice(_) | Kind::Issue => list["uniqueItems"] = json!(true),
                _ => {}
            }
            list
        }
        Kind::AnyOf(kinds) => json!({ "anyOf": kinds.iter().map(self::kind).collect::<Vec<_>>() }),
    }
}
