//! Worth over a common denominator, as people see it.

use crate::Desk;

fn with_case(name: &str) -> Desk {
    let desk = Desk::new();
    let text = std::fs::read(format!("tests/cases/{name}.toml")).unwrap();
    desk.write("case.toml", text);
    desk
}

/// Three parts of a third each add up to the walk-away exactly. // case 36
#[test]
fn a_deal_worth_exactly_no_deal_passes() {
    let desk = with_case("thirds-walkaway");
    let said = desk.types(&["solve", "case.toml", "--json"]).succeeds();
    let told = said.json();
    assert_eq!(told["gates"][3]["deals"], 1, "{}", told["gates"]);
    assert_eq!(told["precision"]["units_per_point"], 3_000_000_000_i64);
    assert!(told["precision"]["rounded_by"].is_null());
    assert_eq!(told["solutions"][0]["deals"][0]["worth"]["ann"], 40.0);
    desk.types(&["run", "case.toml", "--out", "out"])
        .succeeds()
        .says(&["DEAL: ann and ben shake hands", "40.0      40.0   +0.0"]);
    desk.types(&["explain", "case.toml"])
        .succeeds()
        .says(&["need not give up"]);
}

/// 100 on each of three issues is 100. // case 37
#[test]
fn a_hundred_on_every_issue_is_a_hundred() {
    let desk = with_case("three-issues");
    desk.types(&["run", "case.toml", "--out", "out"])
        .succeeds()
        .says(&["DEAL: a and b shake hands", "100.0     100.0   +0.0"]);
}

/// A product of one gain is compared with that of another in points, whatever the unit.
#[test]
fn powers_of_unlike_sums_are_compared_in_points() {
    let desk = with_case("asymmetric-nash");
    let said = desk.types(&["solve", "case.toml", "--power", "ann=2", "--json"]);
    let told = said.succeeds().json();
    let asymmetric = told["solutions"]
        .as_array()
        .unwrap()
        .iter()
        .find(|solution| solution["name"] == "asymmetric-nash")
        .unwrap()
        .clone();
    assert_eq!(asymmetric["deals"][0]["text"]["x"], "r", "{asymmetric}");
}

/// Six totals without a common divisor, and eighths: no denominator of 64 bits.
fn rounded(no_deal: &str) -> String {
    let weights = [1009, 1013, 1019, 1021, 1031, 1033];
    let mut text = "schema = 1\n".to_owned();
    for n in 0..weights.len() {
        text += &format!("[party.p{n}]\nno_deal = {no_deal}\n");
    }
    text += "[weights]\n";
    for (n, weight) in weights.iter().enumerate() {
        text += &format!("p{n} = {{ x = 1, y = {} }}\n", weight - 1);
    }
    for (issue, least) in [("x", 50), ("y", 50)] {
        text += &format!("[issue.{issue}]\noptions = [\"l\", \"r\"]\n");
        for n in 0..weights.len() {
            text += &format!("p{n} = [{least}, 7{n}.125]\n");
        }
    }
    text
}

#[test]
fn what_is_rounded_is_said_to_be() {
    let desk = Desk::new();
    desk.write("far.toml", rounded("10"));
    desk.write("near.toml", rounded("50"));
    for command in ["solve", "run", "explain"] {
        let mut args = vec![command, "far.toml"];
        args.extend(["--out", "out"].iter().filter(|_| command == "run"));
        desk.types(&args).succeeds().says(&[
            "Rounded: the numbers have no common denominator that fits 64 bits",
            "No deal lies so close to a gate that it matters.",
        ]);
    }
    let told = desk
        .types(&["solve", "far.toml", "--json"])
        .succeeds()
        .json();
    assert!(told["precision"]["rounded_by"].as_f64().unwrap() < 1e-7);
    assert!(told["precision"]["passing_at_least"].is_null());
    // The text of two l is worth 50, exactly what each party has without a deal: a comparison that rounding decides.
    desk.types(&["solve", "near.toml"])
        .succeeds()
        .says(&["Some deals lie that close to a gate: at least 3 and at most 4 pass every gate."]);
    let told = desk
        .types(&["solve", "near.toml", "--json"])
        .succeeds()
        .json();
    assert_eq!(told["precision"]["passing_at_least"], 3);
    assert_eq!(told["precision"]["passing_at_most"], 4);
}

/// Where nobody can gain, the product has no factors.
#[test]
fn a_product_of_no_gains_measures_nothing() {
    let desk = Desk::new();
    desk.write(
        "case.toml",
        "schema = 1\nparty.ann = { no_deal = 100 }\nparty.ben = { no_deal = 100 }\n\
        [issue.x]\noptions = [\"l\", \"r\"]\nann = [100, 0]\nben = [100, 0]\n",
    );
    let told = desk.types(&["solve", "case.toml", "--json"]).succeeds();
    let nash = &told.json()["solutions"][0];
    assert_eq!(nash["name"], "nash");
    assert_eq!(nash["measure"], 0.0, "{nash}");
}

/// Cells of a sweep need not have the same unit: a third has another one than a half. Searches that share their numbers must not
/// share more than fits. What is asked of all cells at once is what each says alone.
#[test]
fn cells_in_finer_units_are_searched_as_well() {
    let desk = Desk::new();
    desk.write(
        "shop.toml",
        "schema = 1\nparty.buyer = {}\nparty.seller = {}\n[weights]\nbuyer = { price = 60, terms = 40 }\n\
         [issue.price]\nrange = { from = 50, to = 150, step = 5 }\nbuyer = { from = 100, to = 0 }\n\
         seller = { from = 0, to = 100 }\n[issue.terms]\noptions = [\"cash\", \"credit\"]\nbuyer = [0, 100]\n",
    );
    let vary = "issue.price.buyer.to=1..3/4";
    let args = [
        "sweep",
        "shop.toml",
        "--vary",
        vary,
        "--out",
        "out",
        "--no-charts",
    ];
    let said = desk.types(&args).succeeds();
    assert_eq!(said.err, "");
    let table = desk.read("out/cells.csv");
    let column = |name: &str| {
        let header = table.lines().next().unwrap();
        header.split(',').position(|column| column == name).unwrap()
    };
    let (to, possible) = (column("issue.price.buyer.to"), column("possible_day_one"));
    let mut units = Vec::new();
    for line in table.lines().skip(1) {
        let cell: Vec<&str> = line.split(',').collect();
        let set = format!("issue.price.buyer.to={}", cell[to]);
        let alone = desk
            .types(&["solve", "shop.toml", "--set", &set, "--json"])
            .succeeds()
            .json();
        assert_eq!(cell[possible], "1", "{line}");
        assert_ne!(
            alone["gates"].as_array().unwrap().last().unwrap()["deals"],
            0,
            "{line}"
        );
        units.push(alone["precision"]["units_per_point"].as_u64().unwrap());
    }
    assert_eq!(units.len(), 4);
    assert!(
        units.iter().any(|unit| *unit >= 100 * units[0]),
        "{units:?}"
    );
}
