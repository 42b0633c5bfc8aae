//! The words of the winset chart: who would refuse, how to read it, and a text description.

use super::super::headline::headline;
use crate::account::{and_list, capital, share};
use crate::charts::winset::facts::{Body, Vote, Voted, WinsetFacts};
use crate::drawing::layout::{grouped, number};

/// If the chance of passing is between these, a vote is too close to call.
const CLOSE: (f64, f64) = (0.25, 0.75);

/// True if a ratifier is expected to vote the deal down.
pub(super) fn refuses(body: &Body) -> bool {
    matches!(body.vote, Some(Vote::Cast { passes: false, .. }))
}

/// True if the vote is too close to call.
fn close(body: &Body) -> bool {
    let open = |chance: f64| (CLOSE.0..=CLOSE.1).contains(&chance) && body.vetoed_by.is_empty();
    matches!(body.vote, Some(Vote::Cast { chance, .. }) if open(chance))
}

/// `14`, or `19.7` where a whole number would contradict the gate.
fn votes(body: &Body, expected: f64, passes: bool) -> String {
    let meets = expected.round() >= f64::from(body.yes);
    if meets != passes {
        number(expected, 1)
    } else {
        grouped(expected.max(0.0).round() as u64)
    }
}

/// `Europe has a veto and uses it`.
fn vetoed(body: &Body) -> Option<String> {
    match body.vetoed_by.as_slice() {
        [] => None,
        [one] => Some(format!("{one} has a veto and uses it")),
        many => Some(format!("{} have vetoes and use them", and_list(many))),
    }
}

/// `about 14 of 27 would say yes, 20 needed`.
fn expected(body: &Body) -> String {
    if let Some(veto) = vetoed(body) {
        return veto;
    }
    match body.vote {
        Some(Vote::Cast {
            expected, passes, ..
        }) if expected.is_finite() => format!(
            "about {} yes, {} needed",
            votes(body, expected, passes),
            grouped(u64::from(body.yes))
        ),
        _ => format!("{} yes votes needed", grouped(u64::from(body.yes))),
    }
}

/// `Both bodies`, `All three bodies`, `All 12 bodies`.
fn all(bodies: usize) -> String {
    let words = ["three", "four", "five", "six", "seven", "eight", "nine"];
    match bodies {
        2 => "Both ratifiers".to_owned(),
        3..=9 => format!("All {} ratifiers", words[bodies - 3]),
        many => format!("All {many} ratifiers"),
    }
}

/// The title: which ratifiers would vote the deal down, or that none would.
pub fn finding(winset: &WinsetFacts) -> String {
    let (down, text) = match winset.voted {
        Voted::Nothing => return "Nothing to vote on".to_owned(),
        Voted::Handshake => ("vote it down", "the deal"),
        Voted::LastText => ("vote the last deal down", "the last deal"),
    };
    let cast = |body: &&Body| matches!(body.vote, Some(Vote::Cast { .. }));
    let asked: Vec<&Body> = winset.bodies.iter().filter(cast).collect();
    let refusing: Vec<&Body> = asked.iter().copied().filter(|body| refuses(body)).collect();
    let concerns = if asked.len() < winset.bodies.len() {
        " that it concerns"
    } else {
        ""
    };
    match (asked.as_slice(), refusing.as_slice()) {
        ([], _) => format!("{} concerns no ratifier", capital(text)),
        (_, []) => passing(&asked, text, concerns),
        (_, [body]) if close(body) => headline([
            format!("Too close to call: {}, {}", body.name, expected(body)),
            format!("Too close to call: {}", body.name),
            format!("Too close to call: {}", expected(body)),
        ]),
        (_, [body]) => headline([
            format!("{} would {down}: {}", body.name, expected(body)),
            format!("{} would {down}", body.name),
            format!("One ratifier would {down}: {}", expected(body)),
        ]),
        (asked, refusing) => {
            let names: Vec<&str> = refusing.iter().map(|body| body.name.as_str()).collect();
            let clear = !refusing.iter().any(|body| close(body));
            let would = if clear { "would" } else { "are expected to" };
            let counted = match refusing.len() {
                all_of_them if all_of_them == asked.len() => {
                    format!("{}{concerns}", all(asked.len()))
                }
                some => format!("{some} of {} ratifiers{concerns}", asked.len()),
            };
            headline(
                (refusing.len() <= 3)
                    .then(|| format!("{} {would} {down}", and_list(&names)))
                    .into_iter()
                    .chain([format!("{counted} {would} {down}")]),
            )
        }
    }
}

/// The title if every ratifier concerned would pass the deal.
fn passing(asked: &[&Body], text: &str, concerns: &str) -> String {
    let chances = asked.iter().map(|body| match body.vote {
        Some(Vote::Cast { chance, .. }) => chance,
        _ => 1.0,
    });
    let chance: f64 = chances.product();
    let sure = chance > CLOSE.1;
    match asked {
        [body] if sure => headline([
            format!("{} would pass {text}", body.name),
            format!("The only ratifier{concerns} would pass {text}"),
        ]),
        [body] => headline([
            format!("Too close to call: {}, {}", body.name, expected(body)),
            format!("Too close to call: {}", expected(body)),
        ]),
        many if sure => format!("{}{concerns} would pass {text}", all(many.len())),
        many => format!(
            "{}{concerns} are expected to pass {text}, at a chance of {}",
            all(many.len()),
            share(chance.clamp(0.0, 1.0))
        ),
    }
}

/// The verdict of a ratifier on the deal, under its name: in full, and shorter.
pub(super) fn verdicts(body: &Body) -> Vec<String> {
    let of = grouped(body.of.into());
    match body.vote {
        None => {
            let yes = grouped(body.yes.into());
            let text = "nothing to vote on";
            vec![format!("{text}, {yes} of {of} needed"), text.to_owned()]
        }
        Some(Vote::Unconcerned) => {
            vec![
                "the deal does not concern it".to_owned(),
                "not concerned".to_owned(),
            ]
        }
        Some(Vote::Cast {
            expected,
            chance,
            passes,
            ..
        }) => {
            let veto = vetoed(body);
            let would = if passes { "would pass" } else { "would refuse" };
            let votes = if expected.is_finite() {
                votes(body, expected, passes)
            } else {
                "–".to_owned()
            };
            let chance = if chance.is_finite() {
                // Members with a spread are never certain.
                let sure = if body.spread > 0.0 { 1e-4 } else { 0.0 };
                share(chance.clamp(sure, 1.0 - sure))
            } else {
                "unknown".to_owned()
            };
            let veto = veto
                .into_iter()
                .flat_map(|veto| [format!("{would}: {veto}"), veto]);
            let by_votes = [
                format!("{would}: about {votes} of {of} yes, chance {chance}"),
                format!("about {votes} of {of} yes, chance {chance}"),
                format!("about {votes} yes, chance {chance}"),
                format!("chance {chance}"),
            ];
            let votes_alone = by_votes.into_iter().filter(|_| body.vetoed_by.is_empty());
            veto.chain(votes_alone).collect()
        }
    }
}

/// The number of deals that would be signed in its win-set.
pub(super) fn signable(body: &Body) -> Option<String> {
    let (won, of) = body.won?;
    Some(match of {
        0 => "no deal that all would sign".to_owned(),
        1 => format!("win-set: {won} of 1 deal all would sign"),
        _ => format!(
            "win-set: {} of {} deals all would sign",
            grouped(won),
            grouped(of)
        ),
    })
}

pub(super) fn subtitle(winset: &WinsetFacts, shown: usize) -> String {
    let left = match winset.bodies.len().saturating_sub(shown) {
        0 => String::new(),
        1 => " One more ratifier is in the table.".to_owned(),
        many => format!(" {many} more ratifiers are in the table."),
    };
    let sample = match winset.sample {
        Some(drawn) => format!(" Bars are from {} deals drawn at random.", grouped(drawn)),
        None => String::new(),
    };
    format!(
        "The curve is the share of yes votes to expect, by what a deal is worth to the party through whose eyes the ratifier \
         sees it. From the quota on, it is in the win-set.{sample}{left}"
    )
}

pub(super) fn description(title: &str, winset: &WinsetFacts) -> String {
    let bodies = winset.bodies.iter().map(|body| {
        let lies =
            signable(body).map_or_else(String::new, |lies| format!(", {lies} in its win-set"));
        format!(
            "{} sees deals as {} does and passes them from {} points, {} of {} votes: {}{lies}",
            body.name,
            body.eyes.name,
            number(body.needs, 1),
            body.yes,
            body.of,
            verdicts(body)[0]
        )
    });
    let bodies: Vec<String> = bodies.collect();
    format!("{title}. {}.", bodies.join(". "))
}

#[cfg(test)]
mod tests {
    use super::super::examples;
    use super::*;

    fn cast(expected: f64, chance: f64, passes: bool) -> Option<Vote> {
        Some(Vote::Cast {
            worth: 60.0,
            expected,
            chance,
            passes,
        })
    }

    fn said(votes: &[Option<Vote>], voted: Voted) -> String {
        let mut facts = examples::flagship();
        facts.voted = voted;
        let names = ["US Senate", "Verkhovna Rada", "EU member states"];
        let template = facts.bodies[2].clone();
        facts.bodies = votes
            .iter()
            .enumerate()
            .map(|(n, vote)| Body {
                name: names
                    .get(n)
                    .map_or(format!("Ratifier {n}"), |name| (*name).to_owned()),
                vetoed_by: vec![],
                vote: *vote,
                ..template.clone()
            })
            .collect();
        finding(&facts)
    }

    #[test]
    fn the_title_says_who_refuses() {
        let (yes, no) = (cast(26.0, 0.999, true), cast(14.2, 0.01, false));
        let hands = |votes: &[Option<Vote>]| said(votes, Voted::Handshake);
        assert_eq!(
            hands(&[yes, yes, no]),
            "EU member states would vote it down: about 14 yes, 20 needed"
        );
        assert_eq!(
            said(&[yes, yes, no], Voted::LastText),
            "EU member states would vote the last deal down: about 14 yes, 20 needed"
        );
        assert_eq!(
            hands(&[no, yes, no]),
            "US Senate and EU member states would vote it down"
        );
        assert_eq!(hands(&[no; 5]), "All five ratifiers would vote it down");
        assert_eq!(hands(&[yes; 3]), "All three ratifiers would pass the deal");
        assert_eq!(hands(&[yes]), "US Senate would pass the deal");
        assert_eq!(said(&[None; 3], Voted::Nothing), "Nothing to vote on");
    }

    #[test]
    fn a_vote_that_can_go_either_way_is_not_called() {
        let (yes, near) = (cast(26.0, 0.999, true), cast(19.7, 0.44, false));
        let narrow = cast(20.3, 0.56, true);
        let hands = |votes: &[Option<Vote>]| said(votes, Voted::Handshake);
        assert_eq!(
            hands(&[yes, yes, near]),
            "Too close to call: EU member states, about 19.7 yes, 20 needed"
        );
        assert_eq!(
            hands(&[yes, narrow]),
            "Both ratifiers are expected to pass the deal, at a chance of 56%"
        );
        assert_eq!(
            hands(&[narrow]),
            "Too close to call: US Senate, about 20 yes, 20 needed"
        );
        assert_eq!(
            hands(&[near, near]),
            "US Senate and Verkhovna Rada are expected to vote it down"
        );
    }

    #[test]
    fn bodies_that_are_not_concerned_are_not_counted() {
        let (yes, off) = (cast(26.0, 0.999, true), Some(Vote::Unconcerned));
        let hands = |votes: &[Option<Vote>]| said(votes, Voted::Handshake);
        assert_eq!(
            hands(&[off, yes, yes]),
            "Both ratifiers that it concerns would pass the deal"
        );
        assert_eq!(hands(&[off, off]), "The deal concerns no ratifier");
    }
}
