//! `party.X.tactic`: how a party concedes, by name or with its settings.

use crate::format::diagnostic::{Code, Problem};
use crate::format::tree::Value;
use crate::format::vocabulary::{Kind, TACTICS};
use crate::scenario::{AcceptRule, Concession, OfferRule, OpponentModel, PathValue, Tactic};

use super::walk::{Reader, Section};

/// The tactic that a party states; `None` if it states none, or a wrong one.
pub(super) fn tactic(reader: &mut Reader, section: &Section<'_>) -> Option<Tactic> {
    let node = section.get("tactic")?;
    let path = section.path_of("tactic");
    match &node.value {
        Value::Text(_) => Tactic::named(reader.choice_of(node, &path, TACTICS)?),
        Value::Table(table) => {
            let inner = reader.open(section, "tactic")?;
            if table.entries.len() != 1 {
                reader.report(
                    Problem::new(Code::ChooseOne, format!("'{path}' must name exactly one tactic"))
                        .label(node.span, format!("{} here", table.entries.len()))
                        .help("write tactic = { time-dependent = { exponent = 2 } }, or a name: \"boulware\""),
                );
                return None;
            }
            let family = table.entries.first()?.key.as_str();
            let default = Tactic::of(Concession::of_family(family)?);
            let detail = reader.open(&inner, family)?;
            settings(reader, &detail, default)
        }
        _ => {
            let field = section.shape.field("tactic");
            let wanted = field.map_or(&Kind::Text, |field| &field.kind);
            reader.wrong_kind(node, &path, wanted);
            None
        }
    }
}

/// The settings of a family of tactics; those without effect are reported and dropped.
fn settings(reader: &mut Reader, detail: &Section<'_>, default: Tactic) -> Option<Tactic> {
    let concession = concession(reader, detail, default.concession);
    let offer = reader.choice(detail, "offer", OfferRule::WORDS);
    let offer = offer.and_then(OfferRule::of_word);
    let accept = reader.choice(detail, "accept", AcceptRule::WORDS);
    let accept = accept.and_then(AcceptRule::of_word);
    let model = reader.choice(detail, "model", OpponentModel::WORDS);
    let model = model.and_then(OpponentModel::of_word);
    let window = reader.whole(detail, "window");
    // One that is wrong has been reported, and must not be reported again as useless.
    let right = |key: &str, found: bool| found || detail.get(key).is_none();
    let sure = right("offer", offer.is_some()) && right("model", model.is_some());
    let mut tactic = Tactic {
        concession: concession?,
        offer: offer.unwrap_or(default.offer),
        accept: accept.unwrap_or(default.accept),
        model: model.unwrap_or(default.model),
        window: window.unwrap_or(default.window),
    };
    if sure && !tactic.guesses() {
        let what = "nothing here guesses what the others want";
        let help = "add offer = \"best-guess\", or remove the line";
        unused(reader, detail, "model", what, help);
        unused(reader, detail, "window", what, help);
        (tactic.model, tactic.window) = (default.model, default.window);
    } else if sure && tactic.model != OpponentModel::Windowed {
        let help = "write model = \"windowed-frequency\", or remove the line";
        let what = format!("the model \"{}\" has no window", tactic.model.word());
        unused(reader, detail, "window", &what, help);
        tactic.window = default.window;
    }
    Some(tactic)
}

fn unused(reader: &mut Reader, detail: &Section<'_>, key: &str, what: &str, help: &str) {
    if let Some(entry) = detail.entry(key) {
        let path = detail.path_of(key);
        reader.report(
            Problem::new(Code::ModelUnused, format!("'{path}' has no effect"))
                .label(entry.key_span, what)
                .help(help),
        );
    }
}

/// The settings of a family of tactics; `None` if one of its numbers is wrong. A wrong word has been reported, and the
/// default is kept.
fn concession(
    reader: &mut Reader,
    detail: &Section<'_>,
    mut concession: Concession,
) -> Option<Concession> {
    for (key, _) in concession.settings() {
        let (Some(_), Some(field)) = (detail.get(key), detail.shape.field(key)) else {
            continue;
        };
        let value = match field.kind {
            Kind::Choice(words) => {
                let word = reader.choice(detail, key, words);
                word.map(|word| PathValue::Name(word.to_owned()))
            }
            Kind::Whole(..) => Some(PathValue::Number(f64::from(reader.whole(detail, key)?))),
            _ => Some(PathValue::Number(reader.number(detail, key)?)),
        };
        value.and_then(|value| concession.set(key, &value));
    }
    Some(concession)
}
