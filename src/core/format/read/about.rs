//! Sections of a few plain keys: `[scenario]`, `[time]`, `[uncertainty]`, `[charts]`.

use crate::format::diagnostic::{Code, Problem};
use crate::format::slug::slug;
use crate::format::tree::Value;
use crate::format::vocabulary::{CHART_NAMES, Kind};
use crate::scenario::{ChartStyle, Charts, Deadline, Identity, Time, Uncertainty};

use super::walk::{Reader, Section};

/// The default number of rounds.
const ROUNDS: u32 = 20;

/// `[scenario]`; the name defaults to that of the file.
pub(super) fn identity(reader: &mut Reader, file: &Section<'_>, stem: &str) -> Identity {
    let default = slug(stem).unwrap_or_else(|| "scenario".to_string());
    let mut identity = Identity {
        name: default,
        title: String::new(),
        source: None,
        note: None,
        brief: None,
    };
    if let Some(section) = reader.open(file, "scenario") {
        if let Some(name) = reader.text(&section, "name")
            && let Some(node) = section.get("name")
            && reader.name(&name, node.span, "the name of the scenario")
        {
            identity.name = name;
        }
        identity.title = reader.text(&section, "title").unwrap_or_default();
        identity.source = reader.text(&section, "source");
        identity.note = reader.text(&section, "note");
        identity.brief = reader.text(&section, "brief");
    }
    if identity.title.is_empty() {
        identity.title.clone_from(&identity.name);
    }
    identity
}

/// `[time]`.
pub(super) fn time(reader: &mut Reader, file: &Section<'_>) -> Time {
    let mut time = Time {
        unit: "round".to_string(),
        start: None,
        rounds: ROUNDS,
        deadline: None,
    };
    let Some(section) = reader.open(file, "time") else {
        return time;
    };
    if let Some(unit) = reader.text(&section, "unit") {
        time.unit = unit;
    }
    time.start = start(reader, &section);
    let rounds = match section.get("rounds") {
        None => Some(ROUNDS),
        Some(_) => reader.whole(&section, "rounds"),
    };
    time.rounds = rounds.unwrap_or(ROUNDS);
    if let Some(deadline) = reader.open(&section, "deadline") {
        let round = reader.whole(&deadline, "round");
        let name = reader.text(&deadline, "name");
        let pressure = reader.number(&deadline, "pressure");
        if let (Some(round), Some(rounds), Some(node)) = (round, rounds, deadline.get("round"))
            && round > rounds
        {
            let problem = Problem::new(
                Code::DeadlineOutside,
                format!("the deadline is in round {round}, but the talks end after round {rounds}"),
            )
            .label(node.span, format!("must be from 1 to {rounds}"));
            let problem = match section.get("rounds") {
                Some(node) => problem.label(node.span, "the last round"),
                None => problem,
            };
            reader.report(problem.help(format!(
                "choose a round from 1 to {rounds}, or let the talks last longer"
            )));
        }
        if let (Some(round), Some(pressure)) = (round, pressure) {
            time.deadline = Some(Deadline {
                round,
                name,
                pressure,
            });
        }
    }
    time
}

fn start(reader: &mut Reader, section: &Section<'_>) -> Option<String> {
    let node = section.get("start")?;
    match &node.value {
        Value::Date(date, true) => Some(date.clone()),
        Value::Date(_, false) => {
            reader.report(
                Problem::new(
                    Code::WrongType,
                    "'time.start' is a time, but must be a date",
                )
                .label(node.span, "this has a time of day")
                .help("write the day alone: 2025-12-28"),
            );
            None
        }
        Value::Text(text)
            if text.len() == 10 && text.bytes().filter(|byte| *byte == b'-').count() == 2 =>
        {
            reader.report(
                Problem::new(Code::WrongType, "'time.start' is text, but must be a date")
                    .label(node.span, "this is text")
                    .help(format!("write the date without quotes: {text}")),
            );
            None
        }
        _ => {
            reader.wrong_kind(node, "time.start", &Kind::Date);
            None
        }
    }
}

/// `[uncertainty]`.
pub(super) fn uncertainty(reader: &mut Reader, file: &Section<'_>) -> Uncertainty {
    let Some(section) = reader.open(file, "uncertainty") else {
        return Uncertainty::default();
    };
    let [weights, scores, no_deal] =
        ["weights", "scores", "no_deal"].map(|key| reader.number(&section, key).unwrap_or(0.0));
    Uncertainty {
        weights,
        scores,
        no_deal,
    }
}

/// `[charts]`; by default, all charts that exist.
pub(super) fn charts(reader: &mut Reader, file: &Section<'_>) -> Charts {
    let all = CHART_NAMES.iter().filter(|word| word.built);
    let mut charts = Charts {
        make: all.map(|word| word.word.to_string()).collect(),
        style: ChartStyle::default(),
    };
    let Some(section) = reader.open(file, "charts") else {
        return charts;
    };
    let style = reader.choice(&section, "style", ChartStyle::WORDS);
    charts.style = style.and_then(ChartStyle::of_word).unwrap_or_default();
    let Some(node) = section.get("make") else {
        return charts;
    };
    let Some(items) = node.list() else {
        reader.wrong_kind(node, "charts.make", &Kind::List(&Kind::Text));
        return charts;
    };
    charts.make.clear();
    for item in items {
        let Some(name) = reader.choice_of(item, "charts.make", CHART_NAMES) else {
            continue;
        };
        if charts.make.iter().any(|known| known == name) {
            reader.report(
                Problem::new(
                    Code::NamedTwice,
                    format!("'charts.make' names '{name}' twice"),
                )
                .label(item.span, "again")
                .help("remove one of the two"),
            );
        } else {
            charts.make.push(name.to_string());
        }
    }
    charts
}
