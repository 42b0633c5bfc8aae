//! Options and issues as people read them, everywhere: names stay in files, JSON, tables and on the command line.

use crate::Desk;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("titles.toml", include_str!("../cases/titles.toml"));
    desk
}

// case 25
#[test]
fn people_read_titles_and_programs_read_names() {
    let desk = desk();
    let check = desk.types(&["check", "titles.toml"]).succeeds();
    assert_eq!(check.err, "");
    let run = desk
        .types(&["run", "titles.toml", "-v", "--no-charts"])
        .succeeds();
    let told = run.out.split("Files in").next().unwrap();
    assert!(
        told.contains("every week") && told.contains("Büro"),
        "{told}"
    );
    for name in ["every-two-weeks", "uebermorgen", "buero", "beijing"] {
        assert!(!told.contains(name), "{name} in:\n{told}");
    }
    let json = desk
        .types(&["run", "titles.toml", "--json", "--no-charts"])
        .succeeds()
        .json();
    let text = json["text"].as_object().unwrap();
    let names = ["weekly", "every-two-weeks", "uebermorgen"];
    assert!(
        names.contains(&text["meetings"].as_str().unwrap()),
        "{text:?}"
    );

    let explain = desk.types(&["explain", "titles.toml", "-v"]).succeeds();
    for name in ["every-two-weeks", "buero"] {
        assert!(!explain.out.contains(name), "{name} in:\n{}", explain.out);
    }
    desk.types(&["solve", "titles.toml", "--at", "nash"])
        .succeeds()
        .says(&["How often do we meet?   "]);
    // The command line keeps the names.
    desk.types(&[
        "run",
        "titles.toml",
        "--no-charts",
        "--set",
        "party.max.no_deal.value=30",
    ])
    .succeeds();
    desk.types(&[
        "explain",
        "titles.toml",
        "--target",
        "meetings=every-two-weeks",
    ])
    .succeeds()
    .says(&["Why not meetings=every-two-weeks?"]);
}

// case 25
#[test]
fn reports_and_sheets_show_titles() {
    let desk = desk();
    desk.types(&["report", "titles.toml", "-o", "report.html"])
        .succeeds();
    let report = desk.read("report.html");
    assert!(report.contains("im Büro") || report.contains("très tôt au café"));
    desk.types(&["sheet", "titles.toml"]).succeeds();
    let sheet = desk.read("output/titles/sheets/sheet-lena.html");
    for title in ["every two weeks", "übermorgen", "北京", "très tôt au café"] {
        assert!(sheet.contains(title), "{title}");
    }
    assert!(!sheet.contains("every-two-weeks"));
}

// case 25
#[test]
fn groups_may_write_titles_or_names() {
    let desk = desk();
    desk.write(
        "deals.csv",
        "group,meetings,place,pay\n1,Every two weeks,北京,3\n2,uebermorgen,buero,2\n3,ÜBERMORGEN,Im Büro,2\n",
    );
    let json = desk
        .types(&["class", "titles.toml", "deals.csv", "--json"])
        .succeeds()
        .json();
    let said = |n: usize, issue: &str| json["groups"][n]["agreed"]["text"][issue].clone();
    assert_eq!(said(0, "meetings"), "every-two-weeks");
    assert_eq!(said(0, "place"), "beijing");
    assert_eq!(said(1, "meetings"), said(2, "meetings"));
    assert_eq!(said(1, "place"), said(2, "place"));
}
