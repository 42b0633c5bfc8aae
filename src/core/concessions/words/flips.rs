//! Sentences about flips: the smallest changes that turn the outcome, and how to try them.

use super::super::flips::{Flip, FlipTo, Flips, Parted, Parting};
use super::term;
use crate::account::{and_list, thousands, told_happening, when};
use crate::game::{Ending, Game};
use crate::scenario::{Claim, Issue, Path, Scenario};
use crate::talks::{Move, MoveKind};

/// What the flips turn: "The smallest single changes found that would bring a ratified deal", or prevent it. If there are none,
/// the sentence says so, with how much was tried.
pub fn flips_title(flips: &Flips) -> String {
    let word = match flips.claim {
        Claim::Handshake => "handshake".to_owned(),
        claim => format!("{} deal", claim.word()),
    };
    let what = if flips.holds {
        "prevent the"
    } else {
        "bring a"
    };
    if flips.flips.is_empty() {
        return format!(
            "No single change that was tried would {what} {word} ({} values of {} numbers and words)",
            thousands(flips.tried as u64),
            flips.varied
        );
    }
    format!("The smallest single changes found that would {what} {word}")
}

/// The values tried, and what that leaves open.
pub fn flips_caution(flips: &Flips) -> String {
    format!(
        "{} values of {} numbers and words were tried, each alone; a smaller change may lie between two",
        thousands(flips.tried as u64),
        flips.varied
    )
}

/// A change: "party.russia.no_deal.value from 62 to 58.3". If the outcome turns back farther out, this is added.
pub fn flip(flip: &Flip) -> String {
    match &flip.to {
        FlipTo::Word(word) => format!("{} = {word}", flip.path),
        FlipTo::Number(nearest) => {
            let back = nearest
                .back
                .map_or_else(String::new, |back| format!(" (but no longer at {back})"));
            format!(
                "{} from {} to {}{back}",
                flip.path, nearest.from, nearest.to
            )
        }
    }
}

/// What to type after `--set` to try a change: "party.russia.no_deal.value=58.3".
pub fn setting(flip: &Flip) -> String {
    format!("{}={}", flip.path, flip.to.written())
}

/// For a change of a weight, the whole row as written in the file, below `[weights]`: "russia = { donbas = 24, … }". `None` for
/// other changes.
pub fn row(scenario: &Scenario, flip: &Flip) -> Option<String> {
    let Path::Weight { party, issue } = Path::parse(&flip.path)? else {
        return None;
    };
    let changed = issue;
    let row = scenario.parties.iter().find(|known| known.id == party)?;
    let weights = scenario.issues.iter().zip(&row.weights);
    let written = weights.filter_map(|(Issue { id: issue, .. }, weight)| {
        let value = if issue == changed {
            flip.to.written()
        } else if let Some(drawn) = scenario.distribution(Path::Weight { party, issue }) {
            drawn.to_string()
        } else if *weight > 0.0 {
            weight.to_string()
        } else {
            return None;
        };
        Some(format!("{issue} = {value}"))
    });
    let written: Vec<String> = written.collect();
    Some(format!("{party} = {{ {} }}", written.join(", ")))
}

/// How a history ends: "handshake in week 9, blocked by EU member states".
pub fn parted(scenario: &Scenario, game: &Game, end: &Parted) -> String {
    let unit = &scenario.time.unit;
    match &end.ending {
        Ending::Handshake { round, .. } if end.failed.is_empty() => {
            let how = if scenario.ratifiers.is_empty() {
                ""
            } else {
                ", ratified"
            };
            format!("handshake {}{how}", when(unit, *round))
        }
        Ending::Handshake { round, .. } => {
            let first = end.failed[0].stage();
            let by = end.failed.iter().filter(|gate| gate.stage() == first);
            let by: Vec<&str> = by.map(|gate| gate.holder(game.frame())).collect();
            format!(
                "handshake {}, blocked by {}",
                when(unit, *round),
                and_list(&by)
            )
        }
        Ending::Breakdown { round } => format!("the talks break down {}", when(unit, *round)),
        Ending::Impasse { round } => format!("impasse {}", when(unit, *round)),
        Ending::OutOfTime => "no handshake in time".to_owned(),
    }
}

/// The party and its action: "Russia asks for".
fn does(game: &Game, this: &Move) -> String {
    let who = this.party.map_or("the draft on the table", |party| {
        game.frame().party_name(party)
    });
    let does = match (this.kind, this.party) {
        (MoveKind::Ask, _) => "asks for",
        (MoveKind::Draft, Some(_)) => "drafts",
        (MoveKind::Offer, _) => "offers",
        _ => "has",
    };
    format!("{who} {does}")
}

/// The same without what is said: "Russia makes an offer".
fn acts(game: &Game, this: &Move) -> String {
    let does = match this.kind {
        MoveKind::Ask => "says what it would sign",
        MoveKind::Draft | MoveKind::Text => "puts a draft forward",
        MoveKind::Offer => "makes an offer",
        MoveKind::Yes => "says yes",
        MoveKind::No => "says no",
        MoveKind::Handshake => return "they shake hands".to_owned(),
    };
    match this.party {
        Some(party) => format!("{} {does}", game.frame().party_name(party)),
        None => "a draft is put on the table".to_owned(),
    }
}

/// How one deal differs from another: "plant = joint-parity, army = 500 and 1 more".
fn differing(game: &Game, this: &Move, other: &Move) -> String {
    let differs = game
        .issue_ids()
        .filter(|i| this.deal[i.index()] != other.deal[i.index()]);
    let terms: Vec<String> = differs
        .map(|issue| term(game, issue, this.deal[issue.index()]))
        .collect();
    let first = terms.iter().take(2).cloned().collect::<Vec<_>>().join(", ");
    match terms.len().saturating_sub(2) {
        0 => first,
        n => format!("{first} and {n} more"),
    }
}

/// Where the histories part: "first difference in week 3: Russia asks for plant = russia-run (before: plant = joint-parity)".
pub fn parting(scenario: &Scenario, game: &Game, parting: &Parting) -> String {
    let unit = &scenario.time.unit;
    match parting {
        Parting::Judged => {
            "the talks are the same, word by word: the end is judged otherwise".to_owned()
        }
        Parting::Happens { round, old, new } => {
            let told = |happening| told_happening(scenario, game, happening);
            let what = match (old, new) {
                (_, Some(new)) => told(new),
                (Some(old), None) => format!("no longer “{}”", told(old)),
                (None, None) => "something else happens".to_owned(),
            };
            format!("first difference {}: {what}", when(unit, *round))
        }
        Parting::Said { round, old, new } => {
            let now = when(unit, *round);
            match (old, new) {
                (Some(old), Some(new)) => {
                    let same = (old.party, old.kind) == (new.party, new.kind);
                    if same && new.kind.puts_forward() {
                        format!(
                            "first difference {now}: {} {} (before: {})",
                            does(game, new),
                            differing(game, new, old),
                            differing(game, old, new)
                        )
                    } else {
                        format!(
                            "first difference {now}: {} (before: {})",
                            acts(game, new),
                            acts(game, old)
                        )
                    }
                }
                (None, Some(new)) => format!(
                    "first difference {now}: {} (before: nothing more)",
                    acts(game, new)
                ),
                (Some(old), None) => format!(
                    "first difference {now}: the talks are over by then (before: {})",
                    acts(game, old)
                ),
                (None, None) => format!("first difference {now}"),
            }
        }
    }
}
