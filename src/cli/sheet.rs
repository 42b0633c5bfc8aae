//! `zopa sheet`: one confidential score sheet per party.

use super::args::SheetArgs;
use super::exit::Failure;
use super::folder::{Files, results};
use super::load::Loaded;
use super::named::roles;
use super::page::Page;
use crate::account::{Question, Solved};
use crate::game::Within;
use crate::report::pages;

pub(super) fn command(args: &SheetArgs, page: &mut Page) -> Result<(), Failure> {
    let loaded = Loaded::input(&args.input, page)?;
    let (scenario, game) = (&loaded.reading.scenario, &loaded.game);
    let from = loaded.seedless();
    let roles = roles(&args.roles, &loaded)?;
    let folder = args
        .out
        .clone()
        .unwrap_or_else(|| results(scenario).join("sheets"));
    let mut files = Files::new("sheet", Some(&folder), &loaded, &[], page);
    files.open_first("sheets.html");
    files.write("sheets.html", pages::sheets(scenario, game, &roles, &from));
    for &party in &roles {
        let name = format!("sheet-{}.html", scenario.parties[party.index()].id);
        files.write(&name, pages::sheet(scenario, game, party, &from));
    }
    let question = Question::of_signatories(game, Within::All);
    let solved = Solved::of(scenario, game, &question)?;
    let teacher = pages::teacher(&solved, &roles, &from, &loaded.typed_beside());
    files.write("teacher.html", teacher);
    if page.quiet {
        return files.close();
    }
    page.line(format!(
        "{} score {}, each starts on a new page when printed: {}",
        roles.len(),
        if roles.len() == 1 { "sheet" } else { "sheets" },
        folder.join("sheets.html").display()
    ));
    page.line(format!(
        "Keep to yourself: {} shows all sides",
        folder.join("teacher.html").display()
    ));
    files.tell(page)
}
