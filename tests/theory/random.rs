//! Random small games for comparing clever answers with slow ones.

use proptest::prelude::*;
use zopa::game::{BuiltMember, Deal, DealId, Game, GameBuilder, Points, Votes};
use zopa::probability::{Ballot, Quota};
use zopa::scenario::{Condition, IssueId, OptionId, PartyId, Role};

/// A game small enough to list, with links, rules, red lines, drifting walk-aways and ratifiers. Payoffs are small whole
/// numbers, some negative, so ties are frequent.
pub fn game() -> impl Strategy<Value = Game> {
    drawn(2, false)
}

/// The same with more rules, red lines and ratifiers.
pub fn wide_game() -> impl Strategy<Value = Game> {
    drawn(4, false)
}

/// Games with up to this many links, rules, red lines and ratifiers; with `outvotes` a quota binds, and there are vetoes in the
/// talks and in ratifiers.
pub fn drawn(most: usize, outvotes: bool) -> impl Strategy<Value = Game> {
    (prop::collection::vec(1_u16..=4, 1..=4), 2_usize..=5).prop_flat_map(move |(sizes, parties)| {
        let slots: usize = sizes.iter().map(|&n| usize::from(n)).sum();
        let issues = sizes.len();
        let term = (
            0..issues,
            prop::collection::vec(any::<prop::sample::Index>(), 1..=2),
        );
        let condition = prop::collection::vec(term, 0..=2);
        let party = (payoffs(&sizes), 0_i64..=12, -2_i64..=1, 0_u8..=9);
        (
            Just(sizes),
            prop::collection::vec(party, parties),
            prop::collection::vec((0..parties, condition.clone(), -4_i64..=4), 0..=most),
            prop::collection::vec(
                (condition.clone(), prop::option::of(condition.clone())),
                0..=most - 1,
            ),
            prop::collection::vec((0..parties, condition, 0_i64..=12), 0..=most),
            prop::collection::vec((0..parties, 0..slots), 0..=most),
            (2_u32..=4, any::<[u8; 2]>()),
        )
            .prop_map(
                move |(sizes, parties, links, rules, bodies, lines, (quota, vetoes))| {
                    let votes = outvotes.then_some((quota, vetoes));
                    build(&sizes, &parties, links, rules, bodies, &lines, votes, &[])
                },
            )
    })
}

/// A member of a ratifier: the party it is like, its own payoffs if it has any, its no-deal value, seats, people and veto.
pub type Member = (usize, Option<Vec<i64>>, i64, u32, u64, bool);
/// Members, their quota of seats and of people as shares of 8, and the members it takes to block.
pub type Council = (Vec<Member>, u64, u64, u32);

/// Small payoffs, now and then negative, and issues that a party does not care about.
pub fn payoffs(sizes: &[u16]) -> impl Strategy<Value = Vec<i64>> + use<> {
    let issues: Vec<_> = sizes
        .iter()
        .map(|&size| {
            let size = usize::from(size);
            prop_oneof![
                1 => Just(vec![0; size]),
                1 => prop::collection::vec(-3_i64..=6, size),
                6 => prop::collection::vec(0_i64..=6, size),
            ]
        })
        .collect();
    issues.prop_map(|rows| rows.concat())
}

pub type Terms = Vec<(usize, Vec<prop::sample::Index>)>;

fn condition(sizes: &[u16], terms: &Terms) -> Condition {
    let mut found: Vec<(IssueId, Vec<OptionId>)> = Vec::new();
    for (issue, options) in terms {
        let issue = IssueId(*issue as u16);
        if found.iter().any(|(known, _)| *known == issue) {
            continue;
        }
        let size = usize::from(sizes[issue.index()]);
        let mut options: Vec<OptionId> = options
            .iter()
            .map(|o| OptionId(o.index(size) as u16))
            .collect();
        options.sort();
        options.dedup();
        found.push((issue, options));
    }
    Condition(found)
}

#[expect(clippy::too_many_arguments, reason = "one for each kind of section")]
pub fn build(
    sizes: &[u16],
    parties: &[(Vec<i64>, i64, i64, u8)],
    links: Vec<(usize, Terms, i64)>,
    rules: Vec<(Terms, Option<Terms>)>,
    bodies: Vec<(usize, Terms, i64)>,
    lines: &[(usize, usize)],
    votes: Option<(u32, [u8; 2])>,
    councils: &[Council],
) -> Game {
    let mut builder = GameBuilder::new(sizes).rounds(5);
    for (n, (row, no_deal, change, role)) in parties.iter().enumerate() {
        let mut rest = row.as_slice();
        let rows: Vec<&[i64]> = sizes
            .iter()
            .map(|&size| {
                let (these, others) = rest.split_at(usize::from(size));
                rest = others;
                these
            })
            .collect();
        let role = match role {
            _ if n < 2 => Role::Signatory,
            0..=5 => Role::Signatory,
            6 | 7 => Role::Guarantor,
            8 => Role::Mediator,
            _ => Role::Observer,
        };
        builder = builder.party(&format!("p{n}"), role, &rows).no_deal(
            PartyId(n as u16),
            Points(*no_deal),
            Points(*change),
        );
    }
    for (party, when, change) in links {
        builder = builder.link(
            PartyId(party as u16),
            &condition(sizes, &when),
            Points(change),
        );
    }
    for (when, then) in rules {
        let then = then.map(|then| condition(sizes, &then));
        builder = builder.rule(&condition(sizes, &when), then.as_ref());
    }
    let vetoes = votes.map_or([0; 2], |(_, vetoes)| vetoes);
    for (n, (party, only_if, need)) in bodies.into_iter().enumerate() {
        let members = Votes {
            value: need as f64 / 1e9,
            spread: 0.0,
            yes: 1,
            of: 1,
        };
        builder = builder.ratifier(PartyId(party as u16), &condition(sizes, &only_if), members);
        if let Some(council) = councils.get(n) {
            builder = seated(builder, sizes, council);
        }
        for n in 0..parties.len() as u16 {
            if vetoes[1] >> n & 1 == 1 && votes.is_some() {
                builder = builder.veto_in_ratifier(PartyId(n));
            }
        }
    }
    if let Some((quota, _)) = votes {
        builder = builder.binding_quota(quota);
        for n in (0..parties.len() as u16).filter(|n| vetoes[0] >> (n + 3) & 1 == 1) {
            builder = builder.veto(PartyId(n));
        }
    }
    for (party, slot) in lines {
        let mut option = *slot;
        for (issue, &size) in sizes.iter().enumerate() {
            if option < usize::from(size) {
                builder = builder.never(
                    PartyId(*party as u16),
                    IssueId(issue as u16),
                    OptionId(option as u16),
                );
                break;
            }
            option -= usize::from(size);
        }
    }
    builder.build().unwrap()
}

fn seated(mut builder: GameBuilder, sizes: &[u16], council: &Council) -> GameBuilder {
    let (members, seats, people, blocking) = council;
    for (like, own, no_deal, seats, people, veto) in members {
        let member = BuiltMember {
            like: PartyId(*like as u16),
            no_deal: Points(*no_deal),
            ballot: Ballot {
                seats: *seats,
                people: *people,
                veto: *veto,
            },
        };
        let rows: Option<Vec<&[i64]>> = own.as_ref().map(|row| {
            let mut rest = row.as_slice();
            let rows = sizes.iter().map(|&size| {
                let (these, others) = rest.split_at(usize::from(size));
                rest = others;
                these
            });
            rows.collect()
        });
        builder = builder.member(member, rows.as_deref());
    }
    let all: u64 = members.iter().map(|member| u64::from(member.3)).sum();
    let crowd: u64 = members.iter().map(|member| member.4).sum();
    let quota = Quota {
        seats: (all * seats).div_ceil(8),
        people: (crowd * people).div_ceil(8),
        blocking: *blocking,
    };
    builder.members_quota(quota, 2e-9)
}

/// Every deal of a game, lowest first.
pub fn deals(game: &Game) -> Vec<Deal> {
    (0..game.space_size().unwrap())
        .map(|n| DealId(n).deal(game.sizes()))
        .collect()
}
