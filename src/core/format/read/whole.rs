//! Checks that are possible only when all sections are known.

use crate::format::diagnostic::{Code, Problem};
use crate::format::tree::Node;
use crate::format::vocabulary::MAX_NAME;
use crate::scenario::{
    ChartStyle, Charts, Identity, IssueId, OptionId, Party, Scenario, Talks, Time, Uncertainty,
};

use super::names::Names;
use super::walk::{Reader, Section};

/// Checks the number of parties and issues, issues that matter to nobody, and red lines that close an issue.
pub(super) fn check(
    reader: &mut Reader,
    file: &Section<'_>,
    scenario: &Scenario,
    names: &Names<'_>,
) {
    enough(reader, file, names);
    for (at, issue) in scenario.issues.iter().enumerate() {
        let about = &names.issues[at];
        let rows = file
            .get("issue")
            .and_then(|all| all.table()?.get(issue.id.as_str()));
        let tried = names.party_ids().any(|party| {
            rows.and_then(Node::table)
                .is_some_and(|row| row.get(party).is_some())
        });
        if !tried && !names.parties.is_empty() {
            reader.report(
                Problem::new(
                    Code::NobodyCares,
                    format!("no party scores issue '{}'", issue.id),
                )
                .label(about.key_span, "matters to nobody")
                .help("give it scores, one row per party, or remove the issue"),
            );
        }
        if about.options.is_some() && !issue.is_empty() {
            no_way_out(reader, file, scenario, IssueId(at as u16));
        }
    }
}

fn enough(reader: &mut Reader, file: &Section<'_>, names: &Names<'_>) {
    // A section of the wrong kind has been reported and opens nothing.
    let reported = |key: &str| {
        file.get(key).is_some_and(|node| {
            node.table().is_none_or(|table| {
                table
                    .entries
                    .iter()
                    .any(|entry| entry.node.table().is_none() || entry.key.len() > MAX_NAME)
            })
        })
    };
    if names.parties.len() < 2 && !reported("party") {
        let found = match names.parties.as_slice() {
            [] => "there is no party".to_string(),
            [(only, _), ..] => format!("there is only one party, '{only}'"),
        };
        let problem = Problem::new(
            Code::TooFewParties,
            format!("{found}, but a negotiation needs two"),
        );
        let problem = match names.parties.first() {
            Some((_, span)) => problem.label(*span, "nobody to negotiate with"),
            None => problem,
        };
        reader.report(problem.help("add a section [party.NAME] for each"));
    }
    if names.issues.is_empty() && !reported("issue") {
        reader.report(
            Problem::new(Code::NoIssues, "there is no issue: nothing to negotiate").help(
                "add one: [issue.price], range = { from = 50, to = 150, step = 5 }, and a row of scores for each party",
            ),
        );
    }
}

/// Red lines that close every option of an issue: those of one party are a mistake, those of several a deadlock.
fn no_way_out(reader: &mut Reader, file: &Section<'_>, scenario: &Scenario, issue: IssueId) {
    let about = &scenario.issues[issue.index()];
    let closed_by = |party: &Party, option: OptionId| {
        let mut lines = party.never.0.iter().filter(|(closed, _)| *closed == issue);
        lines.any(|(_, options)| options.contains(&option))
    };
    let options = || (0..about.len() as u16).map(OptionId);
    let parties = || scenario.parties.iter();
    let place = |party: &Party| {
        let parties = file.get("party")?.table()?;
        let never = parties.get(&party.id)?.table()?.get("never")?.table()?;
        Some(never.entry(&about.id)?.node.span)
    };
    let mut alone = false;
    for party in parties().filter(|party| options().all(|option| closed_by(party, option))) {
        alone = true;
        let mut problem = Problem::new(
            Code::NoWayOut,
            format!(
                "'{}' refuses every option of '{}': it could sign nothing",
                party.id, about.id
            ),
        );
        if let Some(place) = place(party) {
            problem = problem.label(place, "closes them all");
        }
        reader.report(
            problem.help("open at least one option: a red line is for what is truly unthinkable"),
        );
    }
    if alone || !options().all(|option| parties().any(|party| closed_by(party, option))) {
        return;
    }
    let mut problem = Problem::new(
        Code::Deadlock,
        format!(
            "red lines close every option of '{}' between them: no deal can pass",
            about.id
        ),
    );
    for party in parties() {
        let closes = options().any(|option| closed_by(party, option));
        if let Some(place) = place(party).filter(|_| closes) {
            problem = problem.label(place, format!("closed by '{}'", party.id));
        }
    }
    reader.report(problem.help("`zopa explain` says who would have to give way"));
}

/// An empty scenario, for a file that cannot be read; it never leaves this room.
pub(super) fn nothing() -> Scenario {
    Scenario {
        about: Identity {
            name: String::new(),
            title: String::new(),
            source: None,
            note: None,
            brief: None,
        },
        time: Time {
            unit: String::new(),
            start: None,
            rounds: 1,
            deadline: None,
        },
        parties: Vec::new(),
        issues: Vec::new(),
        links: Vec::new(),
        rules: Vec::new(),
        drafts: Vec::new(),
        table: None,
        talks: Talks::plain(0),
        meetings: Vec::new(),
        levers: Vec::new(),
        trust: None,
        shocks: Vec::new(),
        commitments: Vec::new(),
        ratifiers: Vec::new(),
        durability: None,
        uncertainty: Uncertainty::default(),
        distributions: Vec::new(),
        sweeps: Vec::new(),
        expectations: Vec::new(),
        charts: Charts {
            make: Vec::new(),
            style: ChartStyle::Projector,
        },
    }
}
