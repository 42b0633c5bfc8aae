//! The facts of the durability chart: the chance that a deal is unbroken, as it stands and with one promise changed.

use crate::account::{Account, capital};
use crate::durability::{Outlook, shortened};
use crate::game::Deal;
use crate::scenario::{IssueId, OptionId};

/// The facts of the durability chart.
#[derive(Debug, Clone, PartialEq)]
pub struct DurabilityFacts {
    /// What the deal is called: "agreed deal", "last deal on the table".
    pub called: String,
    /// The deal as it stands.
    pub deal: Curve,
    /// What shortens it most, if anything does: in words, and the chance to last without it.
    pub shortened: Option<(String, f64)>,
    /// The same with another option on one issue that deters; the longest-lasting first.
    pub changed: Vec<Curve>,
    /// The elections that can cancel a promise of one of them: year and title, by year.
    pub elections: Vec<(u32, String)>,
}

/// The years of one deal.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// What it is: its name, or the issue and the option that is different.
    pub label: String,
    /// The same in short: its name, or the option.
    pub option: String,
    /// The chance that it is unbroken after 0, 1, 2, … years.
    pub alive: Vec<f64>,
}

impl Curve {
    /// The chance that it lasts all years.
    pub fn lasts(&self) -> f64 {
        self.alive.last().copied().unwrap_or(1.0)
    }
}

/// The facts of the durability chart; `None` without a deal or without `[durability]`.
pub(super) fn durability(account: &Account<'_>) -> Option<DurabilityFacts> {
    let frame = account.game.frame();
    let durability = frame.durability.as_ref()?;
    let deal = account.text.as_ref()?;
    let called = account.told_text();
    let called = called.split(',').next().unwrap_or_default().to_owned();
    let curve = |label: String, option: String, deal: &[OptionId]| {
        let survival = Outlook::of(durability, deal).survival;
        let alive = std::iter::once(1.0).chain(survival).collect();
        Curve {
            label,
            option,
            alive,
        }
    };
    let issues = durability.issues();
    let deters = |issue: IssueId, option: OptionId| {
        let mut all = durability.promises();
        all.any(|deterrent| (deterrent.issue, deterrent.option) == (issue, option))
    };
    let mut deals: Vec<Deal> = vec![deal.clone()];
    let mut changed = Vec::new();
    for issue in issues {
        let about = &frame.issues[issue.index()];
        let mut plain = false;
        for option in account.game.option_ids(issue) {
            // Options that deter nothing are all alike: one stands for them.
            if option == deal[issue.index()] || (!deters(issue, option) && plain) {
                continue;
            }
            plain |= !deters(issue, option);
            let mut other = deal.to_vec();
            other[issue.index()] = option;
            let what = about.option_title(option);
            let label = format!("{}: {what}", capital(&about.called));
            changed.push(curve(label, what.to_owned(), &other));
            deals.push(Deal::new(other));
        }
    }
    changed.sort_by(|a, b| b.lasts().total_cmp(&a.lasts()));
    let elections = durability.elections.iter().filter(|election| {
        let promises = |deal: &Deal| {
            let mut held = durability.promises();
            held.any(|d| deal[d.issue.index()] == d.option && election.cancels(d))
        };
        election.year <= durability.years && deals.iter().any(promises)
    });
    let mut elections: Vec<(u32, String)> = elections
        .map(|election| (election.year, election.title.clone()))
        .collect();
    elections.sort();
    Some(DurabilityFacts {
        deal: curve(called.clone(), called.clone(), deal),
        called,
        shortened: shortened(durability, deal)
            .first()
            .map(|worst| (account.shortener(worst.by), worst.without.lasts())),
        changed,
        elections,
    })
}
