//! From an explanation to the facts of concessions, packages and logroll.

use super::named::named_in;
use crate::account::{Account, Provenance, and_list, thousands, when};
use crate::charts::facts::{
    ConcessionsFacts, Effect, Facts, Known, LogrollFacts, Package, PackagesFacts, PartyPackages,
    SettledIssue, SettledOption, Stake,
};
use crate::concessions::{Effects, Explanation, Settled, Why};
use crate::game::{Game, Weights};
use crate::probability::Interval;
use crate::scenario::{IssueId, OptionId, PartyId};
use crate::trials::Count;

impl Facts {
    /// The facts of an explanation that are about the file's own numbers, beside the negotiation of these.
    pub fn explaining(
        explained: &Explanation<'_>,
        account: &Account<'_>,
        from: &Provenance,
    ) -> Self {
        Facts {
            packages: packages(explained),
            logroll: match explained.exact.game.signatories() {
                &[x, y, ..] => logroll(explained.exact.game, [x, y]),
                _ => None,
            },
            ..Facts::about(super::talk::talk(account, from))
        }
    }

    /// The facts of what was played with options settled in advance; `None` if nothing was.
    pub fn settling(
        explained: &Explanation<'_>,
        account: &Account<'_>,
        from: &Provenance,
    ) -> Option<Self> {
        let effects = explained.effects.as_ref()?;
        let mut facts = Facts::about(super::talk::talk(account, from));
        facts.talk.footer.runs = match effects.exact {
            true => "exact: nothing is drawn".to_owned(),
            false => format!("up to {} runs an option", thousands(effects.runs)),
        };
        facts.concessions = Some(concessions(explained.exact.game, effects, explained.claim));
        Some(facts)
    }
}

fn known(share: f64, interval: Interval) -> Known {
    Known {
        share,
        low: interval.low,
        high: interval.high,
    }
}

/// A share with its interval; what is exact has none.
fn counted(count: Count, exact: bool) -> Known {
    if exact {
        return Known {
            share: count.share(),
            low: f64::NAN,
            high: f64::NAN,
        };
    }
    known(count.share(), count.interval())
}

fn concessions(game: &Game, effects: &Effects, claim: usize) -> ConcessionsFacts {
    let frame = game.frame();
    let option = |issue: IssueId, n: usize, settled: &Settled| SettledOption {
        label: frame.issues[issue.index()]
            .option_title(OptionId(n as u16))
            .to_owned(),
        effect: match settled {
            Settled::Impossible(Why::RedLines(parties)) => {
                let names: Vec<&str> = parties.iter().map(|&p| frame.party_name(p)).collect();
                Effect::Impossible {
                    why: format!("a red line of {}", and_list(&names)),
                }
            }
            Settled::Impossible(Why::Rules) => Effect::Impossible {
                why: "the rules leave no text".to_owned(),
            },
            Settled::Played(played) => {
                let effect = &played.claims[claim];
                let by = effect.pairs.difference();
                let itself = Interval { low: by, high: by };
                Effect::Played {
                    share: counted(effect.pairs.new, effects.exact),
                    change: known(by, effect.interval.unwrap_or(itself)),
                    clear: effect.clear,
                }
            }
        },
    };
    let issues = game.issue_ids().zip(&effects.options).map(|(issue, row)| {
        let options = row.iter().enumerate();
        SettledIssue {
            title: frame.issues[issue.index()].on_charts.clone(),
            options: options
                .map(|(n, settled)| option(issue, n, settled))
                .collect(),
        }
    });
    ConcessionsFacts {
        claim: Effects::CLAIMS[claim].to_owned(),
        base: counted(effects.base[claim], effects.exact),
        runs: if effects.exact { 0 } else { effects.runs },
        issues: issues.collect(),
    }
}

fn packages(explained: &Explanation<'_>) -> Option<PackagesFacts> {
    let exact = &explained.exact;
    let of_party = |position: &crate::concessions::Position| PartyPackages {
        party: named_in(exact.game, position.stance.party),
        packages: position
            .packages
            .iter()
            .map(|package| Package {
                issues: package.issues.iter().collect(),
                cost: exact.game.real(package.cheapest.cost),
            })
            .collect(),
        complete: position.complete,
    };
    let parties: Vec<PartyPackages> = exact
        .positions
        .iter()
        .filter(|position| !position.packages.is_empty())
        .map(of_party)
        .collect();
    let issues = exact.game.frame().issues.iter();
    // With one issue there is nothing to put together.
    let several = exact.game.frame().issues.len() > 1;
    (several && !parties.is_empty()).then(|| PackagesFacts {
        issues: issues.map(|issue| issue.on_charts.clone()).collect(),
        moment: when(&explained.scenario.time.unit, exact.round),
        parties,
    })
}

/// What is at stake for two parties.
pub(super) fn logroll(game: &Game, [x, y]: [PartyId; 2]) -> Option<LogrollFacts> {
    let weights = [x, y].map(|party| Weights::of(game, party));
    let shares = [weights[0].shares()?, weights[1].shares()?];
    let favourite = |party: PartyId, issue: IssueId| {
        let payoffs = |o| game.payoff(party, issue, o);
        let most = game.open_options(issue).map(payoffs).max();
        let best = game
            .open_options(issue)
            .filter(|&o| Some(payoffs(o)) == most);
        best.collect::<Vec<_>>()
    };
    let issues = game.issue_ids().map(|issue| {
        let (a, b) = (favourite(x, issue), favourite(y, issue));
        Stake {
            title: game.frame().issues[issue.index()].on_charts.clone(),
            shares: [shares[0][issue.index()], shares[1][issue.index()]],
            // They want the same if some option is best for both.
            opposed: !a.iter().any(|option| b.contains(option)),
        }
    });
    Some(LogrollFacts {
        parties: [x, y].map(|party| named_in(game, party)),
        issues: issues.collect(),
        potential: weights[0].logrolling(&weights[1])?,
    })
}
