//! `[ratifier.X.member.NAME]`: members who vote one by one.

use crate::format::diagnostic::{Code, Problem};
use crate::format::tree::{Node, Value};
use crate::format::vocabulary::{OPTION_SCORES, SCORE};
use crate::scenario::{Issue, IssueId, Member, Options, PartyId, Scores};

use super::issue::scores;
use super::names::{IssueName, Names};
use super::walk::{Named, Reader, Section, shown};
use super::weights::by_issue;

/// The furthest that a row of weights may be from 100 without a warning.
const TOLERANCE: f64 = 1e-9;

/// The members of a ratifier of `party`, in file order; `None` if one of them is like nobody (and reported).
pub(super) fn members(
    reader: &mut Reader,
    section: &Section<'_>,
    names: &Names<'_>,
    issues: &[Issue],
    party: Option<PartyId>,
) -> Option<Vec<Member>> {
    let sections = reader.sections(section, "member");
    let members = sections.iter();
    let members = members.map(|named| member(reader, named, names, issues, party));
    // All are read, so that all problems are reported.
    let members: Vec<Option<Member>> = members.collect();
    members.into_iter().collect()
}

fn member(
    reader: &mut Reader,
    named: &Named<'_>,
    names: &Names<'_>,
    issues: &[Issue],
    party: Option<PartyId>,
) -> Option<Member> {
    let section = &named.section;
    let like = match section.get("like") {
        Some(node) => names.party_of(reader, node, &section.path_of("like")),
        None => party,
    };
    let scores = own_scores(reader, section, names);
    let weights = own_weights(reader, section, names);
    if let (Some(weights), Some(like)) = (&weights, like) {
        lost_weights(reader, (section, weights), (like, &scores), names, issues);
    }
    Some(Member {
        id: named.id.to_string(),
        name: reader
            .text(section, "name")
            .unwrap_or_else(|| named.id.to_string()),
        seats: reader.whole(section, "seats").unwrap_or(1),
        people: reader.number(section, "people").unwrap_or(0.0),
        veto: reader.truth(section, "veto").unwrap_or(false),
        like: like?,
        weights,
        scores,
        no_deal: reader.number(section, "no_deal").unwrap_or(0.0),
    })
}

fn own_weights(reader: &mut Reader, section: &Section<'_>, names: &Names<'_>) -> Option<Vec<f64>> {
    let row = reader.open(section, "weights")?;
    let (weights, whole) = by_issue(reader, &row, names);
    let sum: f64 = weights.iter().sum();
    let path = &row.path;
    if whole && sum <= 0.0 {
        reader.report(
            Problem::new(Code::NothingWeighs, format!("the numbers in '{path}' add up to 0"))
                .label(row.span, "nothing matters to this member")
                .help("give at least one issue a weight above 0, or leave the line out: then it shares the weights of the party it is like"),
        );
    } else if whole && (sum - 100.0).abs() > TOLERANCE {
        let sum = shown((sum * 1e6).round() / 1e6);
        reader.report(
            Problem::new(Code::WeightsScaled, format!("the numbers in '{path}' add up to {sum}, not 100"))
                .label(row.span, format!("add up to {sum}"))
                .help("each counts as its share of the total; make them add up to 100 to say what you mean"),
        );
    }
    Some(weights)
}

/// Warns of a weight on an issue on which neither the member nor the party it is like has scores.
fn lost_weights(
    reader: &mut Reader,
    (section, weights): (&Section<'_>, &[f64]),
    (like, scores): (PartyId, &[Option<Scores>]),
    names: &Names<'_>,
    issues: &[Issue],
) {
    let row = section.get("weights").and_then(Node::table);
    for (at, (about, issue)) in names.issues.iter().zip(issues).enumerate() {
        let of_party = issue.scores.get(like.index()).is_some_and(Option::is_some);
        let tried = section
            .get("scores")
            .and_then(|scores| scores.table()?.get(about.id));
        if weights[at] <= 0.0 || of_party || scores[at].is_some() || tried.is_some() {
            continue;
        }
        let place = row.and_then(|row| row.entry(about.id));
        let (path, like) = (section.path_of("weights"), names.parties[like.index()].0);
        reader.report(
            Problem::new(
                Code::WeightWithoutScores,
                format!(
                    "'{path}' weighs '{}', but there are no scores on it",
                    about.id
                ),
            )
            .label(
                place.map_or(section.span, |entry| entry.node.span),
                "this weight is lost",
            )
            .label(about.key_span, format!("'{like}' has none here"))
            .help(format!(
                "add scores = {{ {} = … }} to the member, or leave out the weight",
                about.id
            )),
        );
    }
}

/// One entry per issue.
fn own_scores(
    reader: &mut Reader,
    section: &Section<'_>,
    names: &Names<'_>,
) -> Vec<Option<Scores>> {
    let mut all: Vec<Option<Scores>> = vec![None; names.issues.len()];
    let Some(rows) = reader.open(section, "scores") else {
        return all;
    };
    for entry in rows.rows() {
        let Some(issue) = names.issue(reader, &entry.key, entry.key_span, &rows.path, &[]) else {
            continue;
        };
        let (about, path) = (&names.issues[issue.index()], rows.path_of(&entry.key));
        all[issue.index()] = match &about.options {
            None => None,
            Some(Options::Named(options)) => {
                by_option(reader, &entry.node, &path, names, (issue.index(), options))
            }
            Some(range) => scores(reader, &entry.node, &path, &entry.key, about, range),
        };
    }
    all
}

/// A score for every option by its name.
fn by_option(
    reader: &mut Reader,
    node: &Node,
    path: &str,
    names: &Names<'_>,
    (issue, options): (usize, &[String]),
) -> Option<Scores> {
    let row = reader.open_node(node, path, &OPTION_SCORES)?;
    let issue = IssueId(issue as u16);
    let mut each: Vec<Option<f64>> = vec![None; options.len()];
    let mut whole = true;
    for entry in &row.table.entries {
        let name = Node {
            value: Value::Text(entry.key.clone()),
            span: entry.key_span,
        };
        let option = names.option(reader, issue, &name, path);
        let score = reader.number_of(&entry.node, &row.path_of(&entry.key), &SCORE);
        match (option, score) {
            (Some(option), Some(score)) => each[option.index()] = Some(score),
            _ => whole = false,
        }
    }
    let missing: Vec<&str> = options
        .iter()
        .zip(&each)
        .filter(|(_, score)| score.is_none())
        .map(|(name, _)| name.as_str())
        .collect();
    if whole && !missing.is_empty() {
        report_missing(reader, (node, path), &missing, &names.issues[issue.index()]);
    }
    each.into_iter()
        .collect::<Option<Vec<f64>>>()
        .map(Scores::Each)
}

fn report_missing(
    reader: &mut Reader,
    (node, path): (&Node, &str),
    missing: &[&str],
    issue: &IssueName<'_>,
) {
    let which: Vec<String> = missing
        .iter()
        .take(4)
        .map(|name| format!("'{name}'"))
        .collect();
    let more = if missing.len() > 4 { ", …" } else { "" };
    let example: Vec<String> = missing
        .iter()
        .take(4)
        .map(|name| format!("{name} = …"))
        .collect();
    reader.report(
        Problem::new(
            Code::ScoreCount,
            format!("'{path}' does not score every option of '{}'", issue.id),
        )
        .label(node.span, format!("missing a score for {}{more}", which.join(", ")))
        .label(issue.options_span, "the options")
        .help(format!(
            "add {}: numbers from 0 (worst) to 100 (best); an issue that is left out is scored as by the party it is like",
            example.join(", ")
        )),
    );
}
