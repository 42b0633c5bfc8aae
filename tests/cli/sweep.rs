//! `zopa sweep` and what plays a planned one.

use crate::Desk;

const SMALL: &str = r#"
[sweep.price]
question = "Does a better alternative pay?"
axes = [{ set = "party.buyer.no_deal.value", from = 10, to = 60, steps = 6, label = "The buyer without a deal" }]
runs = 30
show = ["ratified", "worth.buyer"]

[sweep.each]
vary = "each-option"
runs = 10
"#;

/// A small negotiation with two sweeps.
fn desk() -> Desk {
    let desk = Desk::new();
    let text = "schema = 1\nparty.buyer = { no_deal = 20 }\nparty.seller = { no_deal = 20, tactic = \"conceder\" }\n\
                [issue.price]\nrange = { from = 50, to = 150, step = 10 }\nbuyer = { from = 100, to = 0 }\nseller = { from = 0, to = 100 }\n\
                [issue.terms]\noptions = [\"cash\", \"credit\"]\nbuyer = [20, 100]\nseller = [100, 0]\n\
                [uncertainty]\nno_deal = 5\nscores = 5\n";
    desk.write("shop.toml", format!("{text}{SMALL}"));
    desk
}

#[test]
fn it_answers_the_question_and_keeps_everything() {
    let desk = desk();
    let said = desk
        .types(&["sweep", "shop.toml", "price", "--rows"])
        .succeeds();
    said.says(&[
        "Does a better alternative pay?",
        "The buyer without a deal",
        "6 cells",
        "30 draws each, the same in every cell",
        "talks played in each draw",
        "surprises.csv has the largest, each with the command that plays it again",
    ]);
    let at = |name: &str| format!("output/shop/sweep-price/{name}");
    for name in [
        "plan.json",
        "run.json",
        "cells.csv",
        "cells.parquet",
        "cells.codebook.csv",
        "runs.csv",
        "runs.parquet",
        "curve.png",
        "curve.svg",
        "curves.csv",
    ] {
        assert!(desk.has(&at(name)), "{name}");
    }
    let cells = desk.read(&at("cells.csv"));
    assert_eq!(cells.lines().count(), 7);
    let header = cells.lines().next().unwrap();
    for column in [
        "cell",
        "party.buyer.no_deal.value",
        "status",
        "ratified",
        "ratified_low",
        "ratified_n",
        "worth_buyer_points",
        "round",
        "text_price",
    ] {
        assert!(
            header.split(',').any(|name| name == column),
            "{column} in {header}"
        );
    }
    let rows = desk.read(&at("runs.csv"));
    assert_eq!(rows.lines().count(), 6 * 30 + 1);
    let document: serde_json::Value = serde_json::from_str(&desk.read(&at("run.json"))).unwrap();
    assert_eq!(document["format"], "zopa.sweep/1");
    assert_eq!(document["cells"], 6);
    assert_eq!(document["scenario"]["seed"], 42);
    assert!(document["plan_hash"].as_str().unwrap().len() == 64);
    assert!(!document["findings"].as_array().unwrap().is_empty());
}

#[test]
fn a_row_is_played_again_by_the_command_that_it_names() {
    let desk = desk();
    desk.types(&["sweep", "shop.toml", "price", "--rows", "--no-charts", "-q"])
        .succeeds();
    let rows = desk.read("output/shop/sweep-price/runs.csv");
    let mut lines = rows.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().unwrap();
    let place = |name: &str| header.iter().position(|column| *column == name).unwrap();
    let mut agreed = lines.filter(|row| row[place("cell")] == "4" && row[place("ratified")] == "1");
    let row = agreed.next().expect("some run of the cell is ratified");
    let draw = row[place("draw")];
    let set = format!(
        "party.buyer.no_deal.value={}",
        row[place("party.buyer.no_deal.value")]
    );
    let said = desk
        .types(&[
            "run",
            "shop.toml",
            "--set",
            &set,
            "--run-id",
            draw,
            "--json",
            "--no-charts",
        ])
        .succeeds();
    let run: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let worth = |n: usize| run["parties"][n]["worth"].as_f64();
    let told: f64 = row[place("worth_buyer_points")].parse().unwrap();
    assert!((worth(0).unwrap() - told).abs() < 1e-9, "{run}");
}

#[test]
fn which_sweep_is_meant_is_asked() {
    let desk = desk();
    desk.types(&["sweep", "shop.toml"]).fails(
        2,
        &[
            "which sweep?",
            "price",
            "Does a better alternative pay?",
            "each",
        ],
    );
    desk.types(&["sweep", "shop.toml", "prise"])
        .fails(2, &["there is no sweep 'prise'", "did you mean 'price'?"]);
    let plain = Desk::with("buyer-seller");
    plain
        .types(&["sweep", "buyer-seller.toml"])
        .fails(2, &["has no [sweep.NAME]", "--vary"]);
}

#[test]
fn anything_can_be_varied_from_the_command_line() {
    let desk = desk();
    let said = desk.types(&[
        "sweep",
        "shop.toml",
        "--vary",
        "party.seller.no_deal=0..40/5",
        "--vary",
        "party.buyer.tactic=boulware,linear",
        "--show",
        "round",
        "--runs",
        "5",
    ]);
    said.succeeds().says(&["10 cells = 5 × 2"]);
    assert!(desk.has(
        "output/shop/sweep-varied-party-seller-no_deal-value-and-party-buyer-tactic/curve.svg"
    ));
    desk.types(&["sweep", "shop.toml", "--vary", "party.seler.no_deal=0..40"])
        .fails(3, &["E041", "party.seler.no_deal", "did you mean"]);
    desk.types(&["sweep", "shop.toml", "--vary", "party.seller.no_deal=40..0"])
        .fails(3, &["E055", "goes from 40 to 0"]);
    desk.types(&["sweep", "shop.toml", "--vary", "party.seller.no_deal=30-60"])
        .fails(2, &["a range has two dots: party.seller.no_deal=30..60"]);
    desk.types(&["sweep", "shop.toml", "--vary", "party.seller.no_deal"])
        .fails(2, &["no equals sign"]);
    desk.types(&[
        "sweep",
        "shop.toml",
        "--vary",
        "issue.terms.buyer.cash=0..400",
    ])
    .fails(3, &["cannot be 400", "0 to 100"]);
    desk.types(&["sweep", "shop.toml", "price", "--vary", "time.rounds=2..9"])
        .fails(2, &["cannot be used with"]);
}

#[test]
fn a_broken_cell_is_named_before_the_first_run() {
    let desk = desk();
    let text = desk.read("shop.toml");
    desk.write(
        "shop.toml",
        text.replace(
            "[uncertainty]",
            "[time]\nrounds = 9\ndeadline = { round = 5, pressure = 0.5 }\n[uncertainty]",
        ),
    );
    let said = desk.types(&[
        "sweep",
        "shop.toml",
        "--vary",
        "time.rounds=3..9",
        "--runs",
        "2",
    ]);
    said.fails(
        3,
        &[
            "nothing was played",
            "cell 0",
            "time.rounds=3",
            "the deadline is in round 5",
        ],
    );
    assert!(!desk.has("output/shop/sweep-varied-time-rounds/plan.json"));
}

#[test]
fn options_are_settled_one_by_one() {
    let desk = desk();
    let said = desk.types(&["sweep", "shop.toml", "each"]).succeeds();
    said.says(&["14 cells", "the file as it is", "terms = cash"]);
    let cells = desk.read("output/shop/sweep-each/cells.csv");
    assert!(
        cells
            .lines()
            .next()
            .unwrap()
            .contains("settled_issue,settled_option")
    );
}

#[test]
fn what_cannot_be_counted_or_traced_is_refused() {
    let desk = desk();
    desk.types(&["sweep", "shop.toml", "price", "--show", "luck"])
        .fails(
            2,
            &["nothing that is counted", "possible_day_one", "worth.buyer"],
        );
    desk.types(&["sweep", "shop.toml", "each", "--boundary"])
        .fails(2, &["one or two axes of numbers"]);
    desk.types(&["sweep", "shop.toml", "price", "--width", "0"])
        .fails(2, &["is not a width"]);
    desk.types(&["missing", "nowhere"])
        .fails(2, &["there is no plan in 'nowhere'"]);
}

#[test]
fn a_list_of_values_is_read_from_a_file_beside_the_scenario() {
    let desk = desk();
    let text = desk.read("shop.toml");
    let sweep = "[sweep.list]\ndesign = \"list\"\nfile = \"cells.csv\"\naxes = [{ set = \"party.buyer.no_deal\" }, { set = \"party.seller.tactic\" }]\nruns = 4\n";
    desk.write("shop.toml", format!("{text}{sweep}"));
    desk.types(&["sweep", "shop.toml", "list"])
        .fails(2, &["cells.csv", "there is no table of values"]);
    desk.write(
        "cells.csv",
        "party.buyer.no_deal,party.seller.tactic\n10,boulware\n30,linear\n",
    );
    desk.types(&["sweep", "shop.toml", "list"])
        .succeeds()
        .says(&["2 cells"]);
    desk.write(
        "cells.csv",
        "party.buyer.no_deal,party.seller.tactic\n10,bouware\n",
    );
    desk.types(&["sweep", "shop.toml", "list", "--restart"])
        .fails(3, &["cells.csv:2:4", "bouware", "Did you mean 'boulware'?"]);
}

/// A desk with one of the inputs of `tests/cases`, its text changed.
fn case(file: &str, change: impl Fn(String) -> String) -> Desk {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let desk = Desk::new();
    desk.write(
        file,
        change(std::fs::read_to_string(path.join(file)).unwrap()),
    );
    desk
}

// case 12
#[test]
fn a_table_as_spreadsheets_write_it_is_a_list() {
    let desk = case("list.toml", |text| {
        text.replace(
            "value\" }]",
            "value\" }, { set = \"party.host.patience\" }]",
        )
    });
    desk.write(
        "cells.csv",
        "\u{feff}party.host.no_deal.value;party.host.patience\r\n10,5;0,9\r\n20;1\r\n",
    );
    desk.types(&["sweep", "list.toml", "--runs", "1", "--no-charts"])
        .succeeds()
        .says(&["2 cells"]);
    let cells = desk.read("output/list/sweep-q/cells.csv");
    assert!(cells.contains("\n0,10.5,0.9,played"), "{cells}");
    // A value that only the whole scenario can judge is told with its line, too.
    let rounds = case("list.toml", |text| {
        text.replace(
            "[sweep.q]",
            "[time]\nrounds = 9\ndeadline = { round = 5, pressure = 0.5 }\n[sweep.q]",
        )
        .replace("party.host.no_deal.value", "time.rounds")
    });
    rounds.write("cells.csv", "time.rounds\n8\n3\n");
    rounds.types(&["sweep", "list.toml"]).fails(
        3,
        &[
            "nothing was played",
            "1 of 2 cells",
            "cell 1, line 3 of cells.csv (time.rounds=3)",
            "the deadline is in round 5",
        ],
    );
}

// case 14
#[test]
fn a_table_of_cells_is_played_again_as_a_list() {
    let desk = desk();
    desk.types(&["sweep", "shop.toml", "price", "--no-charts"])
        .succeeds();
    let first = desk.read("output/shop/sweep-price/cells.csv");
    desk.write("again.csv", &first);
    let text = desk.read("shop.toml");
    desk.write(
        "shop.toml",
        format!(
            "{text}[sweep.again]\ndesign = \"list\"\nfile = \"again.csv\"\naxes = [{{ set = \"party.buyer.no_deal.value\" }}]\nruns = 30\nshow = [\"ratified\", \"worth.buyer\"]\n"
        ),
    );
    let said = desk
        .types(&["sweep", "shop.toml", "again", "--no-charts"])
        .succeeds();
    assert!(
        said.err
            .contains("columns of again.csv that are not axes are left out: cell, status"),
        "{}",
        said.err
    );
    assert_eq!(desk.read("output/shop/sweep-again/cells.csv"), first);
    // The table itself is not written over by the results.
    let text = desk.read("shop.toml");
    let own = "output/shop/sweep-again/cells.csv";
    desk.write("shop.toml", text.replace("again.csv", own));
    let said = desk.types(&["sweep", "shop.toml", "again", "--no-charts", "--restart"]);
    assert_ne!(said.code, 0, "{}", said.out);
    assert_eq!(desk.read(own), first);
}

// case 13
#[test]
fn impossible_cells_are_rows_with_their_reason_and_the_others_are_played() {
    let axes = "[sweep.q]\nruns = 2\nshow = \"handshake\"\naxes = [{ set = \"time.rounds\", from = 3, to = 12, steps = 4 }]\n";
    let desk = case("failing-cells.toml", |text| format!("{text}{axes}"));
    desk.types(&["sweep", "failing-cells.toml"]).fails(
        3,
        &[
            "nothing was played",
            "1 of 4 cells",
            "cell 0 (time.rounds=3)",
            "skip_impossible = true in [sweep.q]",
            "--skip-impossible",
        ],
    );
    let skipped = case("failing-cells.toml", |text| {
        format!("{text}{axes}skip_impossible = true\n")
    });
    for said in [
        desk.types(&["sweep", "failing-cells.toml", "--skip-impossible"]),
        skipped.types(&["sweep", "failing-cells.toml"]),
    ] {
        said.succeeds()
            .says(&["1 of 4 cells cannot be played", "1 cell not played"]);
    }
    for desk in [&desk, &skipped] {
        let cells = desk.read("output/failing-cells/sweep-q/cells.csv");
        let rows: Vec<&str> = cells.lines().collect();
        assert!(
            rows[1].starts_with("0,3,invalid,") && rows[1].contains("deadline"),
            "{cells}"
        );
        assert!(rows[2].starts_with("1,6,played,"), "{cells}");
        let json = desk.read("output/failing-cells/sweep-q/run.json");
        let document: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(document["holes"]["not_played"], 1);
    }
    // Where no cell can be played, there is nothing to skip to.
    let none = case("failing-cells.toml", |text| {
        format!(
            "{text}{}",
            axes.replace("to = 12", "to = 5")
                .replace("steps = 4", "steps = 3")
        )
    });
    none.types(&["sweep", "failing-cells.toml", "--skip-impossible"])
        .fails(3, &["the scenario is broken in every cell"]);
}

// case 15
#[test]
fn an_axis_of_one_value_is_called_that() {
    let desk = desk();
    desk.types(&[
        "sweep",
        "shop.toml",
        "--vary",
        "party.seller.no_deal=20..20",
    ])
    .fails(3, &["has one value", "values = [20]"]);
}

#[test]
fn tables_are_values_of_an_axis_in_the_file_and_typed() {
    let desk = desk();
    let said = desk.types(&[
        "sweep",
        "shop.toml",
        "--vary",
        "party.buyer.tactic=boulware,{ tit-for-tat = { steps = 2 } },linear",
        "--show",
        "round",
        "--runs",
        "3",
        "--no-charts",
        "--out",
        "typed",
    ]);
    said.succeeds().says(&["3 cells"]);
    let typed = desk.read("typed/cells.csv");
    assert!(typed.contains("{ tit-for-tat = { steps = 2 } }"), "{typed}");
    let text = desk.read("shop.toml");
    let file = format!(
        "{text}[sweep.tactics]\nruns = 3\nshow = \"round\"\naxes = [{{ set = \"party.buyer.tactic\", values = [\"boulware\", {{ tit-for-tat = {{ steps = 2 }} }}, \"linear\"] }}]\n"
    );
    desk.write("shop.toml", &file);
    desk.types(&["sweep", "shop.toml", "tactics", "--no-charts"])
        .succeeds();
    assert_eq!(desk.read("output/shop/sweep-tactics/cells.csv"), typed);
    // What is wrong in a table is told with its place, by `check` already.
    desk.write("shop.toml", file.replace("steps = 2", "stepps = 2"));
    desk.types(&["check", "shop.toml"])
        .fails(3, &["stepps", "did you mean 'steps'?"]);
}

/// Whatever is told again, the rows stay; where somebody threw them away, that is said.
#[test]
fn rows_are_kept_by_every_merge_and_resume() {
    let desk = desk();
    let plain = [
        "sweep",
        "shop.toml",
        "price",
        "--rows",
        "--out",
        "parts",
        "--no-charts",
    ];
    desk.types(&[&plain[..], &["--plan"]].concat()).succeeds();
    desk.types(&["shard", "parts", "0"]).succeeds();
    let names = ["runs.csv", "runs.parquet", "runs.codebook.csv"];
    let rows = || names.map(|name| std::fs::read(desk.path(&format!("parts/{name}"))).unwrap());
    let merge = || desk.types(&["merge", "parts", "--no-charts"]).succeeds();
    merge();
    let (first, listed) = (rows(), desk.read("parts/manifest.json"));
    for again in 0..3 {
        let said = match again {
            2 => desk.types(&[&plain[..], &["--resume"]].concat()).succeeds(),
            _ => merge(),
        };
        assert!(!said.out.contains("Removed there"), "{}", said.out);
        assert!(rows() == first, "{again}");
        assert_eq!(desk.read("parts/manifest.json"), listed);
    }
    // One of the two tables is enough.
    std::fs::remove_file(desk.path("parts/runs.parquet")).unwrap();
    merge();
    std::fs::remove_file(desk.path("parts/runs.csv")).unwrap();
    desk.types(&["merge", "parts"]).fails(
        6,
        &[
            "the rows of 1 of 1 shards are lost: runs.csv and runs.parquet in 'parts' are gone or changed",
            "zopa shard parts 0 plays one again",
        ],
    );
    // Charts need no rows.
    desk.types(&["chart", "parts"]).succeeds();
    assert_eq!(desk.types(&["missing", "parts"]).succeeds().out, "0\n");
    desk.types(&["shard", "parts", "0"]).succeeds();
    merge();
    assert!(rows() == first);
    for name in ["runs.csv", "runs.parquet"] {
        std::fs::remove_file(desk.path(&format!("parts/{name}"))).unwrap();
    }
    desk.types(&[&plain[..], &["--resume"]].concat()).succeeds();
    assert!(rows() == first);
}

#[test]
fn a_changed_table_of_rows_is_not_taken_for_what_was_played() {
    let desk = desk();
    let plain = "sweep shop.toml price --rows --out parts --no-charts";
    let plain: Vec<&str> = plain.split(' ').collect();
    desk.types(&plain).succeeds();
    let path = |name: &str| desk.path(&format!("parts/{name}"));
    let resume = [&plain[..], &["--resume"]].concat();
    let merge = vec!["merge", "parts", "--no-charts"];
    let forced = vec!["merge", "parts", "--no-charts", "--force"];
    for (name, stays) in [
        ("runs.csv", false),
        ("runs.parquet", false),
        ("runs.codebook.csv", true),
    ] {
        let whole = std::fs::read(path(name)).unwrap();
        let finished = desk.read("parts/plan.finished");
        let mut changed = whole.clone();
        changed[whole.len() / 2] ^= 1;
        std::fs::write(path(name), &changed).unwrap();
        for command in [&merge, &resume] {
            let why = [format!("'parts/{name}' was changed since zopa wrote it")];
            desk.types(command).exits(5, &[why[0].as_str()]);
            assert!(std::fs::read(path(name)).unwrap() == changed, "{name}");
            assert_eq!(desk.read("parts/plan.finished"), finished);
        }
        // What holds the same rows stays; what can be written again is.
        desk.types(&forced).succeeds();
        assert_eq!(path(name).exists(), stays, "{name}");
        if stays {
            assert!(std::fs::read(path(name)).unwrap() == whole);
        }
        let restart = [&plain[..], &["--restart"]].concat();
        desk.types(&restart).succeeds();
        assert!(std::fs::read(path(name)).unwrap() == whole, "{name}");
    }
}

#[test]
fn a_finished_sweep_in_a_named_folder_is_not_lost_to_another_command() {
    let desk = desk();
    let typed = |more: &str| -> Vec<String> {
        let line = format!("sweep shop.toml --out parts --no-charts {more}");
        line.split(' ').map(str::to_owned).collect()
    };
    let types = |more: &str| {
        let words = typed(more);
        desk.types(&words.iter().map(String::as_str).collect::<Vec<_>>())
    };
    types("--vary party.buyer.no_deal=20..30/2").succeeds();
    let kept = desk.read("parts/run.json");
    types("--vary party.buyer.no_deal=20..40/3").fails(
        5,
        &[
            "a finished sweep with other results is in 'parts'",
            "--restart replaces it",
        ],
    );
    types("--vary party.buyer.no_deal=20..30/2 --plan").fails(
        5,
        &[
            "a finished sweep is in 'parts'",
            "--out DIR leaves it alone",
        ],
    );
    desk.types(&["run", "shop.toml", "--out", "parts", "--no-charts"])
        .exits(
            5,
            &["'parts' holds a sweep, and 'run.json' is one of its results"],
        );
    assert_eq!(desk.read("parts/run.json"), kept);
    // The same once more is not another sweep, and who says so replaces it.
    types("--vary party.buyer.no_deal=20..30/2").succeeds();
    types("--vary party.buyer.no_deal=20..40/3 --restart").succeeds();
    assert_ne!(desk.read("parts/run.json"), kept);
    desk.types(&[
        "run",
        "shop.toml",
        "--out",
        "parts",
        "--no-charts",
        "--force",
    ])
    .succeeds();
    // Where nobody named the folder another try takes the place of the last.
    for until in ["30/2", "40/3"] {
        let vary = format!("party.buyer.no_deal=20..{until}");
        desk.types(&["sweep", "shop.toml", "--vary", &vary, "--no-charts"])
            .succeeds();
    }
}

#[test]
fn a_plan_is_a_document_like_any_other() {
    let desk = desk();
    let args = ["sweep", "shop.toml", "price", "--plan", "--json"];
    let said = desk.types(&args).succeeds();
    assert_eq!(said.out, desk.read("output/shop/sweep-price/plan.json"));
    assert_eq!(said.json()["format"], "zopa.plan/3");
    assert_eq!(said.json()["file"], "shop.toml");
}
