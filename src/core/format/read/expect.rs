//! `[expect.X]`: facts that the model should reproduce.
//!
//! An expectation must put the model at risk. Refused is what can be read off the file without it ([`Code::ExpectsNothing`]):
//!
//! - a bound of a share that every share meets (`at_least = 0`, `at_most = 1`) or none (`above = 1`, `below = 0`);
//! - a bound of a worth that every deal meets or none, because it lies at or beyond an end of the party's scale: 0 to 100
//!   points, less what its links take at most, and more than that by what they add at most; a no-deal value that the file
//!   states in points or as a war counts as the number that it is;
//! - a no-deal package held against a draft with the same options: the deal would be compared with itself;
//! - a share of broken-down talks where nothing in the file can break them down.
//!
//! `by` a round after the last is an error, as everywhere; by the last round is a warning, since it says no more than no `by`.
//! The worth of a draft is the model's own answer, although it is a sum over the file's numbers: a bound within the scale is
//! never refused.

use crate::format::diagnostic::{Code, Problem};
use crate::format::tree::{Entry, Node};
use crate::format::vocabulary::{EXPECTED, Kind, LEVEL, NO_DEAL_LEVEL, WORTH};
use crate::scenario::{
    Bound, Claim, Draft, Expectation, Fact, Level, NoDealBase, PartyId, Scenario,
};

use super::calendar::within_talks;
use super::durability::nothing_to_outlive;
use super::names::Names;
use super::talks::draft_named;
use super::walk::{Reader, Section, share_of, shown};

/// `[expect.X]`, in file order.
pub(super) fn expectations(
    reader: &mut Reader,
    file: &Section<'_>,
    names: &Names<'_>,
    scenario: &Scenario,
) -> Vec<Expectation> {
    let sections = reader.sections(file, "expect").into_iter();
    let read = sections.map(|named| {
        let ground = Ground {
            file,
            names,
            scenario,
        };
        expectation(reader, named.id, &named.section, &ground)
    });
    read.collect::<Vec<_>>().into_iter().flatten().collect()
}

/// What expectations refer to.
struct Ground<'a, 'f> {
    file: &'a Section<'f>,
    names: &'a Names<'f>,
    scenario: &'a Scenario,
}

/// A bound with its place.
struct End<'t> {
    entry: &'t Entry,
    bound: Bound,
}

/// The smallest and the largest value that something can have, and a sentence that says so.
struct Scale {
    ends: (f64, f64),
    told: String,
}

fn expectation(
    reader: &mut Reader,
    id: &str,
    section: &Section<'_>,
    ground: &Ground<'_, '_>,
) -> Option<Expectation> {
    let title = reader.text(section, "title");
    let source = reader.text(section, "source");
    let what = reader.choice(section, "what", EXPECTED);
    let lower = end(reader, section, ["at_least", "above"]);
    let upper = end(reader, section, ["at_most", "below"]);
    if lower.is_none() && upper.is_none() && !has_bound(section) {
        let problem = Problem::new(
            Code::BadExpectation,
            format!("'{}' does not say how much is expected", section.path),
        );
        reader.report(
            problem
                .label(section.span, "no bound here")
                .help("add a bound: above, below, at_least or at_most = …"),
        );
    }
    let what = what?;
    let (fact, scale) = match Claim::of_word(what) {
        None => worth(reader, section, [&lower, &upper], ground)?,
        Some(claim) => share(reader, section, claim, [&lower, &upper], ground)?,
    };
    in_order(reader, section, &lower, &upper, &fact, ground.scenario)?;
    for (end, from_below) in [(&lower, true), (&upper, false)] {
        if let Some(end) = end {
            at_risk(reader, section, end, from_below, (&fact, &scale), ground)?;
        }
    }
    Some(Expectation {
        id: id.to_owned(),
        title,
        source,
        fact,
        lower: lower.map(|end| end.bound),
        upper: upper.map(|end| end.bound),
    })
}

fn has_bound(section: &Section<'_>) -> bool {
    let mut keys = ["at_least", "above", "at_most", "below"].into_iter();
    keys.any(|key| section.get(key).is_some())
}

/// One end: of the two keys for it, one at most may be given.
fn end<'t>(
    reader: &mut Reader,
    section: &Section<'t>,
    [weak, strict]: [&str; 2],
) -> Option<End<'t>> {
    if let (Some(one), Some(other)) = (section.entry(weak), section.entry(strict)) {
        let message = format!("'{}' has both '{weak}' and '{strict}'", section.path);
        reader.report(
            Problem::new(Code::ChooseOne, message)
                .label(one.key_span, "this end is given here")
                .label(other.key_span, "and here")
                .help("keep one of the two"),
        );
        return None;
    }
    let entry = section.entry(weak).or_else(|| section.entry(strict))?;
    let path = section.path_of(&entry.key);
    let at = level(reader, &entry.node, &path)?;
    let strict = entry.key == strict;
    Some(End {
        entry,
        bound: Bound { at, strict },
    })
}

fn level(reader: &mut Reader, node: &Node, path: &str) -> Option<Level> {
    let word = |text: &&str| text.trim().parse::<f64>().is_err();
    if node.text().filter(word).is_some() {
        return reader
            .choice_of(node, path, NO_DEAL_LEVEL)
            .map(|_| Level::NoDeal);
    }
    reader.number_of(node, path, &LEVEL).map(Level::Number)
}

/// The worth of a draft to a party.
fn worth(
    reader: &mut Reader,
    section: &Section<'_>,
    ends: [&Option<End<'_>>; 2],
    ground: &Ground<'_, '_>,
) -> Option<(Fact, Scale)> {
    let out = out_of_place(reader, section, &["by"], "a worth is that of day one");
    let of = needed(reader, section, "of");
    let of = of.and_then(|node| {
        let path = section.path_of("of");
        ground.names.party_of(reader, node, &path)
    });
    let draft = needed(reader, section, "draft");
    let draft = draft.and_then(|node| {
        let path = section.path_of("draft");
        let name = reader.text_of(node, &path, &Kind::Name)?;
        let drafts = &ground.scenario.drafts;
        draft_named(reader, ground.file, (name, node, &path), drafts, &[])
    });
    let (of, draft) = (of?, draft?);
    let party = ground.scenario.parties.get(of.index())?;
    for end in ends.into_iter().flatten() {
        if end.bound.at == Level::NoDeal && party.no_deal.is_none() {
            let problem = Problem::new(
                Code::NothingToLose,
                format!("'{}' does not say what it has without a deal", party.id),
            );
            reader.report(
                problem
                    .label(end.entry.node.span, "nothing to compare with")
                    .help(format!(
                        "add no_deal = … to [party.{}], or compare with a number of points",
                        party.id
                    )),
            );
            return None;
        }
    }
    let links = ground.scenario.links.iter();
    let changes = links.filter(|link| link.party == of);
    let (taken, added) = changes.fold((0.0, 0.0), |(taken, added), link| {
        (taken + link.change.min(0.0), added + link.change.max(0.0))
    });
    let ends = (taken, 100.0 + added);
    let told = format!(
        "a deal is always worth {} to {} points to '{}'",
        shown(ends.0),
        shown(ends.1),
        party.id
    );
    let scale = Scale { ends, told };
    (!out).then_some((Fact::Worth { of, draft }, scale))
}

/// The share of runs in which a claim holds.
fn share(
    reader: &mut Reader,
    section: &Section<'_>,
    claim: Claim,
    ends: [&Option<End<'_>>; 2],
    ground: &Ground<'_, '_>,
) -> Option<(Fact, Scale)> {
    let keys: &[&str] = match claim {
        // Nothing comes before day one.
        Claim::PossibleDayOne => &["of", "draft", "by"],
        _ => &["of", "draft"],
    };
    let why = match claim {
        Claim::PossibleDayOne => "it is about day one, before any round".to_owned(),
        _ => format!("'{}' is a share of runs", claim.word()),
    };
    let mut wrong = out_of_place(reader, section, keys, &why);
    for end in ends.into_iter().flatten() {
        wrong |= !is_a_share(reader, section, end);
    }
    let by = match claim {
        Claim::PossibleDayOne => None,
        _ => by(reader, section, ground),
    };
    if claim == Claim::Lasting && ground.scenario.durability.is_none() {
        let place = section.get("what").map_or(section.span, |node| node.span);
        reader.report(nothing_to_outlive(&section.path_of("what"), place));
        return None;
    }
    if claim == Claim::Breakdown && never_breaks_down(ground.scenario) {
        let what = section.get("what").map_or(section.span, |node| node.span);
        let problem = Problem::new(
            Code::ExpectsNothing,
            format!(
                "'{}' asks how often talks break down, which these never do",
                section.path
            ),
        );
        reader.report(
            problem
                .label(what, "0 whatever the model says")
                .help("talks break down by talks.breakdown, or by the walk_out of a shock: add one, or remove this"),
        );
        wrong = true;
    }
    let scale = Scale {
        ends: (0.0, 1.0),
        told: "a share of runs is always from 0 to 1".to_owned(),
    };
    (!wrong).then_some((Fact::Share { claim, by }, scale))
}

/// The round by which it must happen; `None` if that is the last, or none is given.
fn by(reader: &mut Reader, section: &Section<'_>, ground: &Ground<'_, '_>) -> Option<u32> {
    let inner = reader.open(section, "by")?;
    let round = reader.whole(&inner, "round")?;
    let time = &ground.scenario.time;
    if !within_talks(reader, &inner, "round", round, (ground.file, time)) {
        return None;
    }
    if round == time.rounds {
        let problem = Problem::new(
            Code::NoEffect,
            format!(
                "'{}' has no effect: the talks end in this round",
                inner.path
            ),
        );
        reader.report(
            problem
                .label(inner.span, "the last round")
                .help("remove it: without it, the whole of the talks counts"),
        );
        return None;
    }
    Some(round)
}

fn is_a_share(reader: &mut Reader, section: &Section<'_>, end: &End<'_>) -> bool {
    let path = section.path_of(&end.entry.key);
    let (message, help) = match end.bound.at {
        Level::Number(number) if (0.0..=1.0).contains(&number) => return true,
        Level::Number(number) => (
            format!("'{path}' is {}, but must be from 0 to 1", shown(number)),
            match number {
                1.0..=100.0 => share_of(number),
                _ => "write a share of runs, from 0 to 1".to_owned(),
            },
        ),
        Level::NoDeal => (
            format!("'{path}' compares a share of runs with a worth"),
            "write a share of runs, from 0 to 1; \"no_deal\" is for what = \"worth\"".to_owned(),
        ),
    };
    let code = match end.bound.at {
        Level::Number(_) => Code::OutOfRange,
        Level::NoDeal => Code::BadExpectation,
    };
    reader.report(
        Problem::new(code, message)
            .label(end.entry.node.span, "not a share")
            .help(help),
    );
    false
}

/// The value under a key that is needed; if it is missing, that is reported.
fn needed<'t>(reader: &mut Reader, section: &Section<'t>, key: &str) -> Option<&'t Node> {
    let node = section.get(key);
    if node.is_none() {
        reader.missing(section, key);
    }
    node
}

/// Reports keys that do not go with what is compared; true if there are any.
fn out_of_place(reader: &mut Reader, section: &Section<'_>, keys: &[&str], why: &str) -> bool {
    let entries: Vec<&Entry> = keys.iter().filter_map(|key| section.entry(key)).collect();
    for entry in &entries {
        let problem = Problem::new(
            Code::BadExpectation,
            format!(
                "'{}' does not belong here: {why}",
                section.path_of(&entry.key)
            ),
        );
        reader.report(
            problem
                .label(entry.key_span, "not for this")
                .help(format!("remove it; `of` and `draft` are for what = \"{WORTH}\", `by` is for shares of runs over several rounds")),
        );
    }
    !entries.is_empty()
}

/// Reports bounds that nothing can lie between.
fn in_order(
    reader: &mut Reader,
    section: &Section<'_>,
    lower: &Option<End<'_>>,
    upper: &Option<End<'_>>,
    fact: &Fact,
    scenario: &Scenario,
) -> Option<()> {
    let (Some(lower), Some(upper)) = (lower, upper) else {
        return Some(());
    };
    let open = lower.bound.strict || upper.bound.strict;
    let none_between = match [lower, upper].map(|end| number(end.bound.at, fact, scenario)) {
        [Some(low), Some(high)] => low > high || open && low >= high,
        _ => open && lower.bound.at == upper.bound.at,
    };
    if !none_between {
        return Some(());
    }
    let problem = Problem::new(
        Code::BadExpectation,
        format!("nothing lies between the bounds of '{}'", section.path),
    );
    reader.report(
        problem
            .label(upper.entry.node.span, "must be above")
            .label(lower.entry.node.span, "this")
            .help("exchange the two, or remove one"),
    );
    None
}

/// A level as a number, where the file states it as one.
fn number(level: Level, fact: &Fact, scenario: &Scenario) -> Option<f64> {
    match (level, fact) {
        (Level::Number(number), _) => Some(number),
        (Level::NoDeal, Fact::Worth { of, .. }) => match base(*of, scenario)? {
            NoDealBase::Value(value) => Some(*value),
            NoDealBase::War {
                win,
                if_win,
                if_lose,
                cost,
            } => Some(win * if_win + (1.0 - win) * if_lose - cost),
            NoDealBase::Package(_) => None,
        },
        (Level::NoDeal, Fact::Share { .. }) => None,
    }
}

fn base(of: PartyId, scenario: &Scenario) -> Option<&NoDealBase> {
    let no_deal = scenario.parties.get(of.index())?.no_deal.as_ref()?;
    Some(&no_deal.base)
}

/// Reports a bound that is met, or missed, whatever the model says.
fn at_risk(
    reader: &mut Reader,
    section: &Section<'_>,
    end: &End<'_>,
    from_below: bool,
    (fact, scale): (&Fact, &Scale),
    ground: &Ground<'_, '_>,
) -> Option<()> {
    let path = section.path_of(&end.entry.key);
    let mut refuse = |message: String, help: &str| {
        reader.report(
            Problem::new(Code::ExpectsNothing, message)
                .label(end.entry.node.span, "says nothing about the model")
                .help(help),
        );
        None
    };
    if let (Level::NoDeal, &Fact::Worth { of, draft }) = (end.bound.at, fact)
        && let Some(NoDealBase::Package(package)) = base(of, ground.scenario)
        && let Some(Draft { id, text, .. }) = ground.scenario.drafts.get(draft)
        && package == text
    {
        return refuse(
            format!(
                "'{path}' compares draft '{id}' with itself: it is what the party has without a deal"
            ),
            "name another draft, or compare with a number of points",
        );
    }
    let Some(level) = number(end.bound.at, fact, ground.scenario) else {
        return Some(());
    };
    let (low, high) = scale.ends;
    let strict = end.bound.strict;
    let (always, never) = if from_below {
        (
            level < low || level <= low && !strict,
            level > high || level >= high && strict,
        )
    } else {
        (
            level > high || level >= high && !strict,
            level < low || level <= low && strict,
        )
    };
    let told = &scale.told;
    match (always, never) {
        (true, _) => refuse(
            format!("'{path}' is met whatever the model says: {told}"),
            "write a bound that could be missed, or remove this",
        ),
        (_, true) => refuse(
            format!("'{path}' is missed whatever the model says: {told}"),
            "write a bound that could be met, or remove this",
        ),
        _ => Some(()),
    }
}

/// True if neither chance nor a shock can end the talks.
fn never_breaks_down(scenario: &Scenario) -> bool {
    let drawn = |path: &str| {
        scenario
            .distributions
            .iter()
            .any(|(known, _)| known == path)
    };
    let mut shocks = scenario.shocks.iter();
    let walks_out = shocks.any(|shock| {
        let path = |key: &str| format!("shock.{}.{key}", shock.id);
        let chance = shock.chance > 0.0 || drawn(&path("chance"));
        chance && (shock.walk_out > 0.0 || drawn(&path("effect.walk_out")))
    });
    scenario.talks.breakdown <= 0.0 && !drawn("talks.breakdown") && !walks_out
}
