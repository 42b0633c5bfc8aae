//! The page for everybody at the table: the story, the issues and what groups agreed on. Nothing on it follows from what
//! options are worth to a party: no points, no red lines, and no simulated talks, whose first asks are what a party likes most.

use super::blocks::table;
use super::origin::origin_without_seed;
use super::sheet;
use super::shell::{self, Section, document};
use crate::account::{Provenance, note};
use crate::class::Class;
use crate::game::Game;
use crate::report::blocks::{BlockCell, BlockTable, cells};
use crate::scenario::{IssueId, Scenario};
use maud::{Markup, html};

/// The maximum number of options of an issue that are listed one by one.
const LISTED: usize = 12;

/// The content of such a page.
#[derive(Debug)]
pub struct Handout<'a> {
    /// The negotiation.
    pub scenario: &'a Scenario,
    /// The game, for the names of options.
    pub game: &'a Game,
    /// The provenance.
    pub from: &'a Provenance,
    /// The file with its settings, as typed on the command line.
    pub typed: &'a str,
    /// What groups agreed on, and the table it was read from, as typed on the command line.
    pub class: Option<(&'a Class<'a>, &'a str)>,
}

/// The page as HTML.
pub fn handout(told: &Handout<'_>) -> String {
    let about = &told.scenario.about;
    let note = note(told.scenario);
    let origin = origin_without_seed(told.from);
    let mut sections: Vec<Section<'_>> = Vec::new();
    if let Some((class, _)) = told.class {
        sections.push(("class", "What the groups agreed on", agreed(class)));
    }
    sections.push(("issues", "What was negotiated", table(&issues(told.game))));
    sections.push(("again", "How to make this page again", again(told)));
    let body = html! {
        header {
            h1 { (about.title) }
            p.note { (note) }
            p.soft { "For everybody at the table: what options are worth to a party, its red lines, what it has without a deal, and the simulated talks are left out." }
            @for text in sheet::paragraphs(about.brief.as_deref()) { p { (text) } }
            p.soft { (origin) @if let Some(source) = &about.source { br; "Case: " (source) } }
        }
        (shell::sections(&sections))
        footer { p.soft { (note) ". " (origin) } }
    };
    document(&about.title, &body)
}

/// The headline, how often each option was signed, and who signed what.
fn agreed(class: &Class<'_>) -> Markup {
    html! {
        p { strong { (class.tally().finding()) "." } }
        @if class.agreed().next().is_some() { (counts(class)) }
        h3 { "Who signed what" }
        (table(&texts(class)))
    }
}

/// How many groups signed each option; those that nobody signed are left out.
fn counts(class: &Class<'_>) -> Markup {
    let game = class.game;
    let signed = |issue: IssueId, option: usize| {
        let deals = class.agreed();
        deals
            .filter(|(_, agreed)| agreed.deal[issue.index()].index() == option)
            .count()
    };
    html! {
        h3 { "How often each option was signed" }
        div.scroll tabindex="0" role="region" aria-label="How often each option was signed" { table {
            thead { tr { th scope="col" { "issue" } th scope="col" { "option" } th.n scope="col" { "groups" } } }
            tbody { @for issue in game.issue_ids() {
                @let frame = &game.frame().issues[issue.index()];
                @let options: Vec<(String, usize)> = game.option_ids(issue)
                    .map(|option| (frame.option_title(option).to_string(), signed(issue, option.index())))
                    .filter(|(_, groups)| *groups > 0)
                    .collect();
                @for (n, (option, groups)) in options.iter().enumerate() {
                    tr {
                        @if n == 0 { th scope="rowgroup" rowspan=(options.len()) { (frame.title) } }
                        td { (option) }
                        td.n { (groups) }
                    }
                }
            } }
        } }
    }
}

/// Who signed what.
fn texts(class: &Class<'_>) -> BlockTable {
    let frame = class.game.frame();
    let mut head = cells!["group"];
    head.extend(
        frame
            .issues
            .iter()
            .map(|issue| BlockCell::from(&issue.title)),
    );
    let mut texts = BlockTable::named("What the groups signed", head);
    for group in &class.groups {
        let mut row = cells![&group.entry.group];
        match &group.agreed {
            Some(agreed) => row.extend(
                frame
                    .read_terms(&agreed.deal)
                    .map(|(_, option)| option.into()),
            ),
            None => row.push(BlockCell::Rest("no deal".to_owned())),
        }
        texts.row(row);
    }
    texts
}

/// Every issue with its options, in the order of the file.
fn issues(game: &Game) -> BlockTable {
    let mut issues = BlockTable::named("Issues and options", cells!["issue", "options"]);
    for issue in game.issue_ids() {
        let frame = &game.frame().issues[issue.index()];
        let options = game.option_ids(issue);
        let options: Vec<String> = options
            .map(|option| frame.option_title(option).to_string())
            .collect();
        issues.row(cells![&frame.title, listed(&options)]);
    }
    issues
}

/// Options in a line; if there are very many, the first and the last.
fn listed(options: &[String]) -> String {
    match options {
        [first, second, .., last] if options.len() > LISTED => {
            format!("{first}, {second}, … {last} ({} options)", options.len())
        }
        few => few.join("; "),
    }
}

fn again(told: &Handout<'_>) -> Markup {
    let class = told.class.map(|(_, typed)| format!(" --class {typed}"));
    html! {
        pre tabindex="0" { code { "zopa report " (told.typed) (class.unwrap_or_default()) " --public\n" } }
        p {
            "The same files and version give the same bytes on every machine. SHA-256 of the file: " code { (told.from.file_hash) } "."
        }
    }
}
