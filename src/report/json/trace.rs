//! Who said what.

use super::names::{ByParty, Names, Text, each};
use crate::account::{Account, best_found};
use crate::game::Deal;
use crate::scenario::PartyId;
use crate::talks::{Answer, Happening, Move, Pair};
use schemars::JsonSchema;
use serde::Serialize;

/// One round of the trace.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RoundReport {
    /// Its number, from 1.
    pub round: u32,
    /// What each signatory asks for in it; `null`: nothing can be better for it than no deal.
    pub aspirations: ByParty<Option<f64>>,
    /// What each signatory has without a deal in it.
    pub no_deal: ByParty<f64>,
    /// The issues on which the latest asks of all signatories coincide.
    pub asks_coincide_on: Vec<String>,
    /// For each two who state deals (a mediator's is its latest draft): on how much they agree after this round.
    pub agreed: Vec<AgreedReport>,
    /// What was said, in order.
    pub moves: Vec<MoveReport>,
    /// What happened around the talks, in order.
    pub happened: Vec<HappeningReport>,
    /// Whether the talks collapsed in it.
    pub breakdown: bool,
}

/// On how much two parties agree.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AgreedReport {
    /// The two, in file order.
    pub between: [String; 2],
    /// Issues on which their latest deals coincide.
    pub issues: usize,
    /// The same as a share of all issues, 0-1.
    pub by_count: f64,
    /// What these issues weigh for each of the two, as a share of its row of weights, 0-1.
    pub by_weight: ByParty<Option<f64>>,
}

/// Something that happened around the talks.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct HappeningReport {
    /// `shock`, `walk-out`, `lever-pulled`, `lever-let-go`, `meeting`, `trust`, `broken-word`, `settled`, `reopened` or
    /// `whole-refused`.
    pub kind: &'static str,
    /// Who is behind it, if it is one party.
    pub party: Option<String>,
    /// What happened, with its effect, for people.
    pub what: String,
    /// Shocks and levers: points that it adds to what each party has without a deal (a lever let go takes them back).
    pub no_deal: ByParty<f64>,
    /// Trust: between whom, from what to what, 0-100.
    pub trust: Option<TrustReport>,
    /// The number of moves of the round that came before it.
    pub after_moves: usize,
}

/// How trust moved.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TrustReport {
    /// The two, in file order.
    pub between: [String; 2],
    /// What it was, 0-100.
    pub from: f64,
    /// What it is, 0-100.
    pub to: f64,
}

/// An issue on which a deal differs from the same party's last one.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ChangeReport {
    /// Which.
    pub issue: String,
    /// What it said.
    pub from: String,
    /// What it says.
    pub to: String,
    /// By how much that changes the deal's worth to each party, links aside.
    pub worth: ByParty<f64>,
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MoveReport {
    /// Who; `null` for the deal of day one and for a handshake.
    pub party: Option<String>,
    /// `ask`, `draft`, `offer`, `text`, `yes`, `no` or `handshake`.
    pub kind: &'static str,
    /// For an ask, draft, offer or text: what is new in it; `null` where the same party (or the table) said nothing before.
    pub changed: Option<Vec<ChangeReport>>,
    /// For `no`: why. For a draft that is only the best deal found: how far it can be from the best.
    pub why: Option<String>,
    /// What the deal is worth to each party.
    pub worth: ByParty<f64>,
    /// The deal: issue → option.
    pub text: Text,
}

/// The rounds of an account.
pub fn rounds(account: &Account<'_>) -> Vec<RoundReport> {
    let game = &account.game;
    let names = Names::of(account.scenario, game);
    let id = |party| names.party(party);
    let mut last: Vec<(Option<PartyId>, &Deal)> = Vec::new();
    let pairs = each(account.trace.pairs(game), |(a, b)| Pair::new(game, a, b));
    let standings = account.trace.standings(game);
    let rounds = account.trace.rounds.iter().zip(standings);
    each(rounds, |(round, standing)| {
        let seats = || round.aspirations.iter();
        let asks = seats().map(|(party, asks, _)| (*party, asks.map(|asks| game.real(asks))));
        let agreed = pairs.iter().filter_map(|pair| {
            let agreed = standing.agreed(pair)?;
            let between = pair.parties.map(id);
            Some(AgreedReport {
                issues: agreed.issues,
                by_count: agreed.share(),
                by_weight: between.iter().cloned().zip(agreed.weight).collect(),
                between,
            })
        });
        RoundReport {
            round: round.round,
            aspirations: names.by_id(asks),
            no_deal: names.by_id(seats().map(|(party, _, none)| (*party, game.real(*none)))),
            agreed: agreed.collect(),
            asks_coincide_on: each(standing.common(game), |issue| names.issue(issue)),
            happened: each(&round.happened, |(after, happening)| HappeningReport {
                kind: Account::happening_kind(happening),
                party: account.happening_party(happening).map(id),
                what: account.told_happening(happening),
                no_deal: names.by_id(account.moves_no_deal(happening)),
                trust: match *happening {
                    Happening::Trust { between, from, to } => Some(TrustReport {
                        between: [id(between.0), id(between.1)],
                        from,
                        to,
                    }),
                    _ => None,
                },
                after_moves: *after,
            }),
            moves: each(&round.moves, |said| MoveReport {
                party: said.party.map(id),
                kind: said.kind.word(),
                changed: changed(names, said, &mut last),
                why: why(account, said),
                worth: names.worths(&said.deal),
                text: names.text(&said.deal),
            }),
            breakdown: round.breakdown,
        }
    })
}

/// What a deal changes against the last one of the same speaker.
fn changed<'t>(
    names: Names<'_>,
    said: &'t Move,
    last: &mut Vec<(Option<PartyId>, &'t Deal)>,
) -> Option<Vec<ChangeReport>> {
    if !said.kind.puts_forward() {
        return None;
    }
    let before = last.iter_mut().find(|(who, _)| *who == said.party);
    let before = match before {
        Some((_, text)) => std::mem::replace(text, &said.deal),
        None => {
            last.push((said.party, &said.deal));
            return None;
        }
    };
    let game = names.game;
    let issues = game.issue_ids();
    let issues = issues.filter(|i| before[i.index()] != said.deal[i.index()]);
    Some(each(issues, |issue| {
        let (old, new) = (before[issue.index()], said.deal[issue.index()]);
        let more = |p| game.real(game.payoff(p, issue, new) - game.payoff(p, issue, old));
        ChangeReport {
            issue: names.issue(issue),
            from: names.option(issue, old),
            to: names.option(issue, new),
            worth: names.by_id(game.party_ids().map(|party| (party, more(party)))),
        }
    }))
}

/// Why a no, or what is not known of a draft, for people.
fn why(account: &Account<'_>, said: &Move) -> Option<String> {
    if let Some(short) = said.short {
        return Some(format!("not proved to be the best: {}", best_found(short)));
    }
    if let Some((proposed, accepted)) = said.votes {
        return Some(format!("{accepted} of {proposed} changes accepted by all"));
    }
    match said.answer? {
        Answer::Yes => None,
        Answer::RedLine(issue) => {
            let issue_frame = &account.game.frame().issues[issue.index()];
            let option = &issue_frame.options[said.deal[issue.index()].index()];
            Some(format!("never accepts {} = {option}", issue_frame.id))
        }
        Answer::TooLittle { short } => Some(format!(
            "{:.2} points short of what it asks for",
            account.game.show(short)
        )),
        Answer::NothingToHopeFor => {
            Some("nothing within its red lines is worth as much as no deal".into())
        }
    }
}
