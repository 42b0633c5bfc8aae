//! `party.X.tactic`: how a party concedes, by name or with its settings.

use crate::format::diagnostic::{Code, Problem};
use crate::format::tree::Value;
use crate::format::vocabulary::{ACCEPTS, IMITATES, Kind, MODELS, OFFERS, TACTICS};
use crate::scenario::{AcceptRule, Concession, Imitates, OfferRule, OpponentModel, Tactic};

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

/// The settings of a family of tactics; what has no effect is reported and forgotten.
fn settings(reader: &mut Reader, detail: &Section<'_>, default: Tactic) -> Option<Tactic> {
    let concession = concession(reader, detail, default.concession);
    let offer = reader.choice(detail, "offer", OFFERS);
    let offer = OfferRule::ALL
        .into_iter()
        .find(|rule| Some(rule.word()) == offer);
    let accept = reader.choice(detail, "accept", ACCEPTS);
    let accept = AcceptRule::ALL
        .into_iter()
        .find(|rule| Some(rule.word()) == accept);
    let model = reader.choice(detail, "model", MODELS);
    let model = OpponentModel::ALL
        .into_iter()
        .find(|known| Some(known.word()) == model);
    let window = reader.whole(detail, "window");
    // One that is wrong has been reported, and is not to be called useless too.
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

/// The numbers of a family of tactics; `None` if one of them is wrong.
fn concession(
    reader: &mut Reader,
    detail: &Section<'_>,
    default: Concession,
) -> Option<Concession> {
    let mut number = |key: &str, default: f64| match detail.get(key) {
        Some(_) => reader.number(detail, key),
        None => Some(default),
    };
    match default {
        Concession::TimeDependent { exponent } => Some(Concession::TimeDependent {
            exponent: number("exponent", exponent)?,
        }),
        Concession::Fixed { share } => Some(Concession::Fixed {
            share: number("share", share)?,
        }),
        Concession::NiceTitForTat { gives_back } => Some(Concession::NiceTitForTat {
            gives_back: number("gives_back", gives_back)?,
        }),
        Concession::TradeOff { step } => Some(Concession::TradeOff {
            step: number("step", step)?,
        }),
        Concession::TitForTat { imitates, steps } => {
            let kind = reader.choice(detail, "imitates", IMITATES);
            let kind = Imitates::ALL.into_iter().find(|k| Some(k.word()) == kind);
            let steps = match detail.get("steps") {
                Some(_) => reader.whole(detail, "steps")?,
                None => steps,
            };
            Some(Concession::TitForTat {
                imitates: kind.unwrap_or(imitates),
                steps,
            })
        }
        Concession::Micro
        | Concession::Zeuthen
        | Concession::Random
        | Concession::Reference { .. } => Some(default),
    }
}
