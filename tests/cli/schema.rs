//! What `--json` prints is what `zopa schema` says it is.

use crate::Desk;
use serde_json::Value;

/// Holds documents against the schema of that name.
#[track_caller]
fn fits(name: &str, documents: &[Value]) {
    let schema = Desk::new().types(&["schema", name]).succeeds().json();
    assert!(
        schema["$schema"].as_str().unwrap().contains("2020-12"),
        "{name}"
    );
    assert!(schema["description"].is_string(), "{name} says what it is");
    let validator = jsonschema::validator_for(&schema).unwrap();
    for document in documents {
        let errors: Vec<String> = validator
            .iter_errors(document)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{name}\n{}", errors.join("\n"));
        // And it says something: an empty object is none of our results.
        assert!(!validator.is_valid(&serde_json::json!({})), "{name}");
        // Every key is described.
        let described = schema["properties"].as_object().unwrap();
        for key in document.as_object().unwrap().keys() {
            assert!(described.contains_key(key), "{name}: {key}");
        }
    }
}

#[test]
fn results_of_shipped_scenarios_fit_their_schemas() {
    let desk = Desk::with_all_templates();
    let json = |typed: &str| {
        let words: Vec<&str> = typed.split_whitespace().chain(["--json"]).collect();
        desk.types(&words).succeeds().json()
    };
    let each = |rest: &str| -> Vec<Value> {
        let names = zopa::cli::TEMPLATES.iter().map(|template| template.name);
        names
            .map(|name| json(&rest.replace("FILE", &format!("{name}.toml"))))
            .collect()
    };
    let mut runs = each("run FILE --no-charts");
    runs.push(json("run mar-a-lago.toml --runs 20 --no-charts"));
    runs.push(json(
        "run strike.toml --runs 5 --no-charts --against-set lever.strike.use=never",
    ));
    runs.push(json("run mar-a-lago.toml --run-id 3 --no-charts"));
    fits("run", &runs);
    fits("solve", &each("solve FILE"));
    let mut checked = each("check FILE");
    for unfit in ["30", "80"] {
        let set =
            format!("check mar-a-lago.toml --runs 20 --set party.russia.no_deal.value={unfit}");
        checked.push(json(&set));
    }
    desk.write("broken.toml", "schema = 1\n[party.a]\nname = 5\n");
    checked.push(desk.types(&["check", "broken.toml", "--json"]).json());
    fits("check", &checked);
    let mut explained = vec![
        json("explain river.toml --no-charts"),
        json("explain strike.toml --no-charts --runs 10 --pairs 2"),
        json("explain mar-a-lago.toml --no-charts --target donbas=freeze-line"),
    ];
    explained.push(json("explain buyer-seller.toml --no-charts"));
    fits("explain", &explained);
    fits(
        "tournament",
        &[json(
            "tournament strike.toml --tactics boulware,linear --runs 3",
        )],
    );
    desk.write(
        "deals.csv",
        "group,lead,days\nGroup 1,ann,1\nGroup 2,no deal,\n",
    );
    fits(
        "class",
        &[json("class logrolling.toml deals.csv --no-charts")],
    );
    fits(
        "sweep",
        &[
            json("sweep strike.toml --runs 3 --no-charts --out fund"),
            json("sweep mar-a-lago.toml leverage --runs 3 --no-charts --out leverage --boundary"),
            json("sweep mar-a-lago.toml one-change --runs 3 --no-charts --out one-change"),
        ],
    );
    fits("missing", &[json("missing fund")]);
    let plan =
        |folder: &str| serde_json::from_str(&desk.read(&format!("{folder}/plan.json"))).unwrap();
    fits(
        "plan",
        &[plan("fund"), plan("leverage"), plan("one-change")],
    );
    let manifest = |folder: &str| {
        let text = desk.read(&format!("{folder}/manifest.json"));
        serde_json::from_str(&text).unwrap()
    };
    fits("manifest", &[manifest("fund"), manifest("output/strike")]);
}

#[test]
fn there_is_a_schema_of_every_result_and_of_files() {
    let desk = Desk::new();
    let file = desk.types(&["schema"]).succeeds().out;
    assert_eq!(desk.types(&["schema", "scenario"]).succeeds().out, file);
    for name in zopa::report::SCHEMAS {
        desk.types(&["schema", name]).succeeds();
    }
    desk.types(&["schema", "rnu"]).fails(2, &["run", "sweep"]);
}
