//! The facts of the durability chart: the chance that a deal is unbroken, as it stands and with one promise changed.

use crate::account::{Account, capital};
use crate::durability::{Outlook, shortened};
use crate::game::Deal;
use crate::scenario::{Claim, Deterrent, IssueId, OptionId};

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
    /// What weakens one of them: the year after which it does, and its title, by year. The elections that can cancel a promise,
    /// and the ends of promises.
    pub turns: Vec<(u32, String)>,
    /// True if the deal is ratified.
    pub ratified: bool,
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
            // Nobody signs what crosses a red line.
            let closed = (account.game.party_ids()).any(|p| account.game.crosses(p, issue, option));
            if option == deal[issue.index()] || closed || (!deters(issue, option) && plain) {
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
    let held = |of: &dyn Fn(&Deterrent) -> bool| {
        let has = |deal: &Deal, d: &Deterrent| deal[d.issue.index()] == d.option && of(d);
        (deals.iter()).any(|deal| durability.promises().any(|d| has(deal, d)))
    };
    let elections = durability.elections.iter();
    let elections = elections.filter(|election| held(&|d| election.cancels(d)));
    // A new government decides at the beginning of its year.
    let elections = elections.map(|election| (election.year - 1, election.title.clone()));
    let ends = durability.ends.iter();
    let ends = ends.filter(|end| held(&|d| (d.issue, d.option) == (end.issue, end.option)));
    let ends = ends.map(|end| {
        let about = &frame.issues[end.issue.index()];
        (
            end.after,
            format!("end of {}", about.option_title(end.option)),
        )
    });
    let turns = elections.chain(ends);
    let mut turns: Vec<(u32, String)> = turns.filter(|turn| turn.0 < durability.years).collect();
    turns.sort();
    Some(DurabilityFacts {
        deal: curve(called.clone(), called.clone(), deal),
        called,
        shortened: shortened(durability, deal)
            .first()
            .map(|worst| (account.shortener(worst.by), worst.without.lasts())),
        changed,
        turns,
        ratified: account.holds(Claim::Ratified),
    })
}
