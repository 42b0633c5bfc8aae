//! How near two parties are, by count and by weight. // case 76

use crate::Desk;
use serde_json::json;

const AGREED: &str = include_str!("../cases/agreed-by-weight.toml");

/// The weights of the file are 50 and 50, whatever the scores on an issue span.
#[test]
fn agreed_issues_weigh_what_the_row_of_weights_says() {
    let desk = Desk::new();
    desk.write("x.toml", AGREED);
    let json = desk.types(&["run", "x.toml", "--json"]).succeeds().json();
    let pairs = json["trace"][0]["agreed"].as_array().unwrap();
    let of = |a: &str, b: &str| {
        pairs
            .iter()
            .find(|pair| pair["between"] == json!([a, b]))
            .unwrap()
    };
    // a asks for p and u, the mediator drafts q and u, b asks for q and v.
    assert_eq!(of("a", "m")["by_weight"], json!({ "a": 0.5, "m": 0.5 }));
    assert_eq!(of("b", "m")["by_weight"], json!({ "b": 0.5, "m": 0.5 }));
    assert_eq!(of("a", "b")["by_weight"], json!({ "a": 0.0, "b": 0.0 }));
    let json = desk.types(&[
        "run",
        "x.toml",
        "--json",
        "--set",
        "weights.a.y=75",
        "--set",
        "weights.a.x=25",
    ]);
    let json = json.succeeds().json();
    let pairs = json["trace"][0]["agreed"].as_array().unwrap();
    let pair = pairs
        .iter()
        .find(|pair| pair["between"] == json!(["a", "m"]))
        .unwrap();
    assert_eq!(pair["by_weight"], json!({ "a": 0.75, "m": 0.5 }));
    // The chart's table and the fact sheet say the same.
    desk.types(&["chart", "x.toml", "tracker", "--out", "drawn"])
        .succeeds();
    let table = desk.read("drawn/tracker.csv");
    assert!(table.contains("a,m,1,1,2,0.5000,0.5000,0.5000"), "{table}");
    desk.types(&["list", "charts", "tracker"])
        .succeeds()
        .says(&["row of weights"]);
}
