//! What commands write over, and what they leave as it is.

use crate::Desk;
use std::collections::BTreeSet;

const FAST: [&str; 2] = ["--no-charts", "-q"];

fn inside(desk: &Desk, folder: &str) -> BTreeSet<String> {
    let entries = std::fs::read_dir(desk.path(folder)).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

// case 30
#[test]
fn a_table_that_was_filled_in_is_not_wiped_by_its_template() {
    let desk = Desk::with("logrolling");
    let template = ["class", "logrolling.toml", "--template", "-o", "filled.csv"];
    desk.types(&template).succeeds();
    // Nothing was typed yet: the same again loses nothing.
    desk.types(&template).succeeds();
    let filled = format!("{}Group 2,,ben,2,typed\n", desk.read("filled.csv"));
    desk.write("filled.csv", &filled);
    desk.types(&template).fails(
        5,
        &[
            "'filled.csv' holds something that zopa did not write",
            "--force",
        ],
    );
    assert_eq!(desk.read("filled.csv"), filled);
    desk.types(&[&template[..], &["--force"]].concat())
        .succeeds();
    assert!(!desk.read("filled.csv").contains("typed"));
}

// case 30
#[test]
fn an_input_is_never_written_over() {
    let desk = Desk::with("logrolling");
    let own = desk.read("logrolling.toml");
    std::fs::hard_link(desk.path("logrolling.toml"), desk.path("link.html")).unwrap();
    for out in ["logrolling.toml", "./logrolling.toml", "link.html"] {
        for force in [&[][..], &["--force"]] {
            let report = ["report", "logrolling.toml", "--runs", "0", "-o", out];
            desk.types(&[&report[..], force].concat())
                .fails(2, &["is what this command reads"]);
            let class = ["class", "logrolling.toml", "--template", "-o", out];
            desk.types(&[&class[..], force].concat())
                .fails(2, &["is what this command reads"]);
        }
    }
    assert_eq!(desk.read("logrolling.toml"), own);
    // A table of deals in the folder of results, under the name of one of them.
    std::fs::create_dir_all(desk.path("here")).unwrap();
    let deals = "group,lead,days\nReds,ann,1\n";
    desk.write("here/groups.csv", deals);
    let class = [
        "class",
        "logrolling.toml",
        "here/groups.csv",
        "--out",
        "here",
    ];
    desk.types(&[&class[..], &FAST, &["--force"]].concat())
        .exits(2, &["'here/groups.csv' is what this command reads"]);
    assert_eq!(desk.read("here/groups.csv"), deals);
    assert!(!desk.has("here/class.json"));
}

// case 30
#[test]
fn results_go_over_nothing_but_results() {
    let desk = Desk::with("logrolling");
    desk.write("here.toml", "");
    std::fs::create_dir_all(desk.path("here")).unwrap();
    desk.write("here/run.json", "precious");
    let run = [&["run", "logrolling.toml", "--out", "here"], &FAST[..]].concat();
    let said = desk.types(&run);
    // The result is told all the same.
    assert!(said.out.starts_with("DEAL: "), "{}", said.out);
    said.exits(
        5,
        &[
            "'here/run.json' holds something that zopa did not write",
            "--force",
        ],
    );
    assert_eq!(desk.read("here/run.json"), "precious");
    assert_eq!(inside(&desk, "here").len(), 1);
    desk.types(&[&run[..], &["--force"]].concat()).succeeds();
    desk.types(&run).succeeds();
    // What somebody changed since is theirs.
    let edited = format!("{}edited\n", desk.read("here/trace.csv"));
    desk.write("here/trace.csv", &edited);
    desk.types(&[&run[..], &["--set", "time.rounds=4"]].concat())
        .exits(5, &["'here/trace.csv' was changed since zopa wrote it"]);
    assert_eq!(desk.read("here/trace.csv"), edited);
    for command in ["explain", "tournament", "chart", "sheet", "solve"] {
        let desk = Desk::with("logrolling");
        std::fs::create_dir_all(desk.path("here")).unwrap();
        desk.write("here/index.html", "my own page");
        let mut typed = vec![command, "logrolling.toml"];
        typed.extend(match command {
            "chart" => &["dance", "--format", "svg"][..],
            "explain" => &["--no-charts", "--no-flips"],
            "tournament" => &["--tactics", "linear", "--runs", "1"],
            _ => &[],
        });
        typed.extend(["--out", "here"]);
        desk.types(&typed).exits(
            5,
            &["'here/index.html' holds something that zopa did not write"],
        );
        assert_eq!(inside(&desk, "here").len(), 1, "{command}");
        typed.push("--force");
        desk.types(&typed).succeeds();
    }
}

#[test]
fn a_report_can_be_written_again_until_somebody_changes_it() {
    let desk = Desk::with("logrolling");
    let report = [
        "report",
        "logrolling.toml",
        "--runs",
        "0",
        "-o",
        "page.html",
    ];
    desk.types(&report).succeeds();
    desk.types(&[&report[..], &["--set", "time.rounds=4"]].concat())
        .succeeds();
    desk.write("page.html", desk.read("page.html").replace("Ann", "Anna"));
    desk.types(&report).fails(
        5,
        &["'page.html' was changed since zopa wrote it", "--force"],
    );
    assert!(desk.read("page.html").contains("Anna"));
    desk.types(&["new", "logrolling"])
        .fails(2, &["exists already", "--force"]);
    desk.write("logrolling.toml", "edited");
    desk.types(&["new", "--from", "logrolling", "--force"])
        .succeeds();
    assert!(desk.read("logrolling.toml").contains("schema"));
}

// case 18
#[test]
fn exactly_what_a_sweep_wrote_is_replaced() {
    let desk = Desk::with("strike");
    let sweep = ["sweep", "strike.toml", "--runs", "2", "--out", "swept"];
    desk.types(&[&sweep[..], &["--format", "pdf"]].concat())
        .succeeds()
        .says(&["Open first: swept/index.html"]);
    assert!(desk.has("swept/curve.pdf"));
    desk.write("swept/curve-notes.txt", "mine");
    let again = [&sweep[..], &["--format", "png", "--restart"]].concat();
    desk.types(&again).succeeds();
    assert!(desk.has("swept/curve.png") && !desk.has("swept/curve.pdf"));
    assert_eq!(desk.read("swept/curve-notes.txt"), "mine");
    // A table that somebody worked in is not thrown away.
    let edited = desk.read("swept/cells.csv").replacen('0', "1", 1);
    desk.write("swept/cells.csv", &edited);
    desk.types(&again)
        .fails(5, &["'swept/cells.csv' was changed since zopa wrote it"]);
    assert_eq!(desk.read("swept/cells.csv"), edited);
    desk.types(&[&again[..], &["--force"]].concat()).succeeds();
    assert_ne!(desk.read("swept/cells.csv"), edited);
    // The copy of the scenario there is read, so it is not thrown away either.
    desk.types(&[
        "sweep",
        "swept/plan.scenario.toml",
        "--out",
        "swept",
        "--restart",
        "--force",
    ])
    .fails(2, &["is what this command reads"]);
    assert!(desk.has("swept/plan.scenario.toml"));
}

// case 32
#[test]
fn pairs_and_typed_sweeps_have_names_of_their_own() {
    let desk = Desk::with("logrolling");
    let chart = [
        "chart",
        "logrolling.toml",
        "dance",
        "--format",
        "svg",
        "--out",
        "here",
    ];
    desk.types(&chart).succeeds();
    let before = desk.read("here/dance.svg");
    desk.types(&[&chart[..], &["--pair", "ben,ann"]].concat())
        .succeeds()
        .says(&["dance-ben-ann.svg"]);
    assert_eq!(desk.read("here/dance.svg"), before);
    assert_ne!(desk.read("here/dance-ben-ann.svg"), before);
    let page = desk.read("here/index.html");
    assert!(page.contains("src=\"dance.svg\"") && page.contains("src=\"dance-ben-ann.svg\""));
    for path in ["time.rounds=3..4/2", "party.ann.no_deal=20..30/2"] {
        let sweep = ["sweep", "logrolling.toml", "--vary", path, "--runs", "2"];
        desk.types(&[&sweep[..], &FAST].concat()).succeeds();
    }
    let sweeps = inside(&desk, "output/logrolling");
    assert_eq!(sweeps.len(), 2, "{sweeps:?}");
}

// case 31
#[test]
fn results_of_two_files_stay_apart() {
    let desk = Desk::with("logrolling");
    let text = desk.read("logrolling.toml");
    desk.write("first.toml", &text);
    desk.write("second.toml", &text);
    let run = |file: &str, force: &[&str]| desk.types(&[&["run", file], &FAST[..], force].concat());
    run("first.toml", &[]).succeeds();
    run("second.toml", &[]).exits(
        5,
        &[
            "'output/logrolling' holds the results of first.toml, and not of second.toml",
            "--out DIR",
        ],
    );
    run("first.toml", &["--set", "time.rounds=4"]).succeeds();
    run("second.toml", &["--force"]).succeeds();
}

// case 31
#[test]
fn names_with_other_letters_have_folders_of_their_own() {
    let desk = Desk::with("logrolling");
    let text = desk.read("logrolling.toml");
    let named = |line: &&str| !line.starts_with("name  =");
    let nameless: Vec<&str> = text.lines().filter(named).collect();
    for file in ["Küche.toml", "Köche.toml"] {
        desk.write(file, nameless.join("\n"));
        desk.types(&[&["run", file], &FAST[..]].concat()).succeeds();
    }
    assert!(desk.has("output/kueche/run.json") && desk.has("output/koeche/run.json"));
}

#[test]
fn every_folder_has_a_page_that_shows_it() {
    let desk = Desk::with("logrolling");
    desk.types(&[
        "run",
        "logrolling.toml",
        "--format",
        "svg,pdf",
        "--out",
        "here",
    ])
    .succeeds()
    .says(&["Open first: here/index.html"]);
    desk.types(&["solve", "logrolling.toml", "--out", "here"])
        .succeeds()
        .says(&["Open first: here/index.html"]);
    let page = desk.read("here/index.html");
    for words in [
        "<img src=\"dance.svg\" alt=\"",
        "href=\"dance.pdf\"",
        "href=\"dance.csv\"",
        "href=\"run.json\"",
        "href=\"frontier.csv\"",
        "href=\"trace.codebook.csv\"",
    ] {
        assert!(page.contains(words), "no {words}");
    }
    // Nothing is asked of any other place, and everything that is named is there.
    assert!(!page.contains("http:") && !page.contains("https:") && !page.contains("<script"));
    let names = ["href=\"", "src=\""]
        .into_iter()
        .flat_map(|mark| page.split(mark).skip(1).collect::<Vec<_>>());
    let linked: BTreeSet<&str> = names.filter_map(|rest| rest.split('"').next()).collect();
    for name in &linked {
        assert!(desk.has(&format!("here/{name}")), "{name}");
    }
    let mut there = inside(&desk, "here");
    there.remove("index.html");
    there.remove("manifest.json");
    let linked: BTreeSet<String> = linked.into_iter().map(str::to_owned).collect();
    assert_eq!(linked, there);
    desk.types(&["sheet", "logrolling.toml"])
        .succeeds()
        .says(&["Open first: output/logrolling/sheets/sheets.html"]);
    assert!(desk.has("output/logrolling/sheets/index.html"));
}

// cases 34 and 51
#[test]
fn no_table_has_a_cell_that_a_spreadsheet_would_run() {
    let desk = Desk::with("logrolling");
    let text = desk.read("logrolling.toml");
    let text = text.replace("\"Ann\"", "\"=HYPERLINK(1)\"");
    desk.write("own.toml", &text);
    desk.write(
        "deals.csv",
        "group,lead,days,notes\n=1+1,ann,1,@SUM(A1)\n'+49 30,ben,2,-3 points\n",
    );
    let class = [
        "class",
        "own.toml",
        "deals.csv",
        "--format",
        "svg",
        "--out",
        "here",
    ];
    desk.types(&class).succeeds();
    let groups = desk.read("here/groups.csv");
    assert!(
        groups.contains("\n'=1+1,") && groups.contains("\n'+49 30,"),
        "{groups}"
    );
    assert!(
        groups.contains(",'@SUM(A1)\n") && groups.contains(",'-3 points\n"),
        "{groups}"
    );
    let json = desk.read("here/class.json");
    assert!(json.contains("\"=1+1\"") && json.contains("\"+49 30\""));
    desk.types(&[
        "run", "own.toml", "--runs", "2", "--format", "svg", "--out", "run",
    ])
    .succeeds();
    let mut seen = 0;
    for folder in ["here", "run"] {
        for name in inside(&desk, folder)
            .iter()
            .filter(|name| name.ends_with(".csv"))
        {
            let text = desk.read(&format!("{folder}/{name}"));
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .from_reader(text.as_bytes());
            for record in reader.records() {
                for cell in &record.unwrap() {
                    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                    let harmless = cell.parse::<f64>().is_ok() || cell.len() < 2;
                    assert!(!runs || harmless, "{name}: {cell}");
                    seen += u32::from(cell.contains("=HYPERLINK"));
                }
            }
        }
    }
    assert!(seen > 5, "{seen}");
}

#[test]
fn a_file_is_no_folder_for_results() {
    let desk = Desk::with("buyer-seller");
    let before = desk.read("buyer-seller.toml");
    for command in ["run", "solve", "explain"] {
        let typed = [command, "buyer-seller.toml", "--out", "buyer-seller.toml"];
        let said = desk.types(&typed);
        assert_eq!(said.code, 2, "{}", said.err);
        let told = "'buyer-seller.toml' is a file; --out takes a folder";
        assert!(said.err.contains(told), "{}", said.err);
    }
    assert_eq!(desk.read("buyer-seller.toml"), before);
}
