//! `[party.X]`: who negotiates, with what alternative, and how patiently.

use crate::format::diagnostic::{Code, Problem, Span};
use crate::format::tree::{Node, Value};
use crate::format::vocabulary::NOT_ISSUES;
use crate::scenario::{Condition, Delay, NoDeal, NoDealBase, OptionId, Party, Role, Tactic};

use super::condition::{complete, condition, text};
use super::names::Names;
use super::tactic::tactic;
use super::walk::{Named, Reader, Section, shown};

/// A party with the facts about the file that later checks need.
pub(super) struct Person {
    pub(super) meaning: Party,
    /// The role; `None` if it is wrong (and reported).
    pub(super) role: Option<Role>,
    pub(super) key_span: Span,
    /// The place of the role, if it is given.
    pub(super) role_span: Option<Span>,
    /// True if the file states its no-deal value, rightly or wrongly.
    pub(super) no_deal_stated: bool,
}

impl Person {
    /// True if it proposes and must sign.
    pub(super) fn signs(&self) -> bool {
        self.role == Some(Role::Signatory)
    }

    /// The place of its role, or else of its name.
    pub(super) fn role_place(&self) -> Span {
        self.role_span.unwrap_or(self.key_span)
    }
}

/// The parties in file order, without their weights.
pub(super) fn parties(
    reader: &mut Reader,
    sections: &[Named<'_>],
    names: &Names<'_>,
) -> Vec<Person> {
    sections
        .iter()
        .map(|named| party(reader, named, names))
        .collect()
}

fn party(reader: &mut Reader, named: &Named<'_>, names: &Names<'_>) -> Person {
    let section = &named.section;
    let name = reader.text(section, "name");
    let role = match section.get("role") {
        None => Some(Role::Signatory),
        Some(_) => reader
            .choice(section, "role", Role::WORDS)
            .and_then(Role::of_word),
    };
    let stated = no_deal(reader, section, names);
    let no_deal = match role {
        Some(Role::Mediator | Role::Observer) => stated,
        _ => Some(stated.unwrap_or(NoDeal {
            base: NoDealBase::Value(0.0),
            change_per_round: 0.0,
            volatility: 0.0,
        })),
    };
    let delay = delay(reader, section);
    let stated_tactic = tactic(reader, section);
    if let (Some(role), Some(entry)) = (role, section.entry("tactic"))
        && role != Role::Signatory
    {
        reader.report(
            Problem::new(
                Code::TacticUnused,
                format!(
                    "the tactic of '{}' has no effect: it is {}",
                    named.id,
                    role_words(role)
                ),
            )
            .label(entry.key_span, "only signatories make offers")
            .help("remove the line, or make the party a signatory"),
        );
    }
    let veto = reader.truth(section, "veto").unwrap_or(false);
    if let (Some(role), Some(entry)) = (role, section.entry("veto"))
        && role != Role::Signatory
    {
        let also = match role {
            Role::Guarantor => "; its consent is needed anyway",
            _ => "",
        };
        reader.report(
            Problem::new(
                Code::WrongRole,
                format!("'{}' has a veto, but is {}{also}", named.id, role_words(role)),
            )
            .label(entry.key_span, "only signatories say yes or no in the talks")
            .help("remove the line, or make the party a signatory; a ratifier has its own: veto = [\"…\"] in [ratifier.…]"),
        );
    }
    let never = never(reader, section, names);
    let opening = opening(reader, section, names, &never);
    Person {
        meaning: Party {
            id: named.id.to_string(),
            name: name.unwrap_or_else(|| named.id.to_string()),
            brief: reader.text(section, "brief"),
            role: role.unwrap_or(Role::Signatory),
            veto,
            no_deal,
            delay,
            tactic: stated_tactic.unwrap_or(Tactic::DEFAULT),
            never,
            opening,
            weights: Vec::new(),
        },
        role,
        key_span: named.key_span,
        role_span: section.get("role").map(|node| node.span),
        no_deal_stated: section.get("no_deal").is_some(),
    }
}

/// `a mediator`, for messages.
pub(super) fn role_words(role: Role) -> &'static str {
    match role {
        Role::Signatory => "a signatory",
        Role::Mediator => "a mediator",
        Role::Guarantor => "a guarantor",
        Role::Observer => "an observer",
    }
}

fn delay(reader: &mut Reader, section: &Section<'_>) -> Delay {
    let patience = reader.number(section, "patience");
    let cost = reader.number(section, "cost_of_delay");
    if let (Some(first), Some(second)) = (section.entry("patience"), section.entry("cost_of_delay"))
    {
        reader.report(
            Problem::new(
                Code::ChooseOne,
                format!("'{}' has both 'patience' and 'cost_of_delay'", section.path),
            )
            .label(second.key_span, "points lost per round")
            .label(first.key_span, "a discount factor")
            .help("keep one: both say what a round of waiting costs"),
        );
    }
    match cost {
        Some(cost) => Delay::Cost(cost),
        None => Delay::Patience(patience.unwrap_or(1.0)),
    }
}

fn no_deal(reader: &mut Reader, section: &Section<'_>, names: &Names<'_>) -> Option<NoDeal> {
    let node = section.get("no_deal")?;
    let path = section.path_of("no_deal");
    // A package may name an issue that is called like a distribution.
    let drawn = node.distribution();
    let drawn = drawn.filter(|entry| names.issue_ids().all(|id| id != entry.key));
    if !matches!(node.value, Value::Table(_)) || drawn.is_some() {
        let value = reader.number(section, "no_deal")?;
        unusual(reader, node, &path, value);
        return Some(NoDeal {
            base: NoDealBase::Value(value),
            change_per_round: 0.0,
            volatility: 0.0,
        });
    }
    let inner = reader.open(section, "no_deal")?;
    let [change_per_round, volatility] =
        ["change_per_round", "volatility"].map(|key| reader.number(&inner, key).unwrap_or(0.0));
    let value = inner.entry("value");
    let war = inner.entry("war");
    // Beside points or a war, a key that is not an issue is a mistyped key, not a package.
    let stated = value.is_some() || war.is_some();
    if stated {
        for entry in inner.rows() {
            names.issue(reader, &entry.key, entry.key_span, &path, NOT_ISSUES);
        }
    }
    let package = inner
        .rows()
        .find(|entry| !stated || names.issue_ids().any(|id| id == entry.key));
    let given: Vec<(Span, &str)> = [
        (value, "in points"),
        (war, "a costly lottery"),
        (package, "a package"),
    ]
    .into_iter()
    .filter_map(|(entry, what)| Some((entry?.key_span, what)))
    .collect();
    match given.as_slice() {
        [_] => {}
        [] => {
            reader.report(
                Problem::new(Code::ChooseOne, format!("'{path}' does not say what the party has without a deal"))
                    .label(node.span, "its worth is missing")
                    .help("add value = …, or an option for every issue, or war = { win, if_win, if_lose, cost }"),
            );
            return None;
        }
        [first, rest @ ..] => {
            let (second_span, second) = rest[0];
            reader.report(
                Problem::new(
                    Code::ChooseOne,
                    format!("'{path}' says twice what the party has without a deal"),
                )
                .label(second_span, second)
                .label(first.0, first.1)
                .help("keep one: points, a package or a war"),
            );
            return None;
        }
    }
    let base = if value.is_some() {
        let points = reader.number(&inner, "value")?;
        unusual(
            reader,
            inner.get("value").unwrap_or(node),
            &inner.path_of("value"),
            points,
        );
        NoDealBase::Value(points)
    } else if war.is_some() {
        let war = reader.open(&inner, "war")?;
        let [win, if_win, if_lose, cost] =
            ["win", "if_win", "if_lose", "cost"].map(|key| reader.number(&war, key));
        NoDealBase::War {
            win: win?,
            if_win: if_win?,
            if_lose: if_lose?,
            cost: cost?,
        }
    } else {
        NoDealBase::Package(complete(text(reader, &inner, names, NOT_ISSUES))?)
    };
    Some(NoDeal {
        base,
        change_per_round,
        volatility,
    })
}

fn unusual(reader: &mut Reader, node: &Node, path: &str, value: f64) {
    if !(0.0..=100.0).contains(&value) {
        reader.report(
            Problem::new(
                Code::NoDealUnusual,
                format!("'{path}' is {}, outside 0 to 100", shown(value)),
            )
            .label(node.span, "deals are worth 0 to 100 points")
            .help(if value > 0.0 {
                "above 100 hardly any deal can satisfy the party"
            } else {
                "below 0 every deal satisfies the party"
            }),
        );
    }
}

/// Red lines; one that closes a whole issue leaves no deal.
fn never(reader: &mut Reader, section: &Section<'_>, names: &Names<'_>) -> Condition {
    condition(reader, section, "never", names).unwrap_or_default()
}

/// A party's own opening, which it must be able to accept.
fn opening(
    reader: &mut Reader,
    section: &Section<'_>,
    names: &Names<'_>,
    never: &Condition,
) -> Option<Vec<OptionId>> {
    let inner = reader.open(section, "opening")?;
    let opening = text(reader, &inner, names, &[]);
    for (issue, refused) in &never.0 {
        let entry = names
            .issue_ids()
            .nth(issue.index())
            .and_then(|id| inner.entry(id));
        if let Some(entry) = entry
            && opening
                .get(issue.index())
                .is_some_and(|option| option.is_some_and(|option| refused.contains(&option)))
        {
            let problem = Problem::new(
                Code::OpeningRefused,
                format!(
                    "'{}' crosses the party's own red line",
                    inner.path_of(&entry.key)
                ),
            )
            .label(entry.node.span, "it never accepts this")
            .help("begin with an option that `never` does not name, or take the red line out");
            reader.report(problem);
        }
    }
    complete(opening)
}
