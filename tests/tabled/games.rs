//! Games without drift, links and rules, whose numbers come from seeds.

use zopa::game::{Game, GameBuilder, Points};
use zopa::scenario::{IssueId, OptionId, PartyId, Role};

fn number(n: u64, most: u64) -> i64 {
    ((n + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33) as i64 % most as i64
}

/// Payoffs below `spread` by one seed, no-deal values by another; all parties sign.
pub fn numbers(sizes: &[u16], parties: u64, spread: u64, payoffs: u64, no_deals: u64) -> Game {
    let slots: u64 = sizes.iter().map(|&n| u64::from(n)).sum();
    let mut builder = GameBuilder::new(sizes);
    let mut next = payoffs * parties * slots;
    for party in 0..parties {
        let rows: Vec<Vec<i64>> = sizes
            .iter()
            .map(|&size| {
                next += u64::from(size);
                (next - u64::from(size)..next)
                    .map(|n| number(n, spread))
                    .collect()
            })
            .collect();
        let rows: Vec<&[i64]> = rows.iter().map(Vec::as_slice).collect();
        let no_deal = number(no_deals * parties + party + 7_777, 2 * spread);
        builder = builder
            .party(&format!("p{party}"), Role::Signatory, &rows)
            .no_deal(PartyId(party as u16), Points(no_deal), Points::ZERO);
    }
    builder.build().unwrap()
}

/// A row for every party, in it the options of every issue.
pub fn rows(game: &Game, of: fn(&Game, PartyId, IssueId, OptionId) -> Points) -> Vec<Points> {
    let mut rows = Vec::new();
    for party in game.party_ids() {
        for issue in game.issue_ids() {
            rows.extend(game.option_ids(issue).map(|o| of(game, party, issue, o)));
        }
    }
    rows
}
