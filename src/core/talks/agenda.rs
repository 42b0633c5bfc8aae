//! What is still on the agenda: items taken one by one, and issues that are settled early.
//!
//! **Rules.** `nothing-agreed-until-everything`: one deal on all issues is agreed, or nothing. `issue-by-issue`: the items of
//! the agenda come one after the other; an item is one issue, or several that are agreed as a whole (a framework first,
//! details later). Every party counts the items to come at the options of its own best deal, and closed issues as they
//! were closed. An item that all accept is closed, and the next one begins in the next round. After the last item every
//! signatory compares the whole deal with its walk-away value of that round: it is agreed, or (with `reopen`)
//! everything is opened again, or the talks end in an impasse. `settle = { after, reopen }`: an issue on which the
//! latest deals of all signatories have coincided at the end of `after` rounds in a row is closed early. With `reopen`,
//! everything closed early is opened again when for two rounds no signatory's ask has become better for any other signatory.
//! **Source.** See the fact sheet; the details of the rules are ours.

use super::happening::Happening;
use crate::game::{About, Deal, parameters};
use crate::scenario::{AgreementRule, IssueId, OptionId, Scenario, Settle};
use crate::sources::{BUSCH_1997, Citation};
use crate::space::Walk;

/// The fact sheet of `talks.rule`, `talks.agenda` and `talks.settle`.
pub(super) static ABOUT: About = About {
    name: "agenda",
    title: "Agenda and early settlement",
    sentence: "Whether one whole deal is agreed, or one item of an agenda after the other.",
    formula: "issue-by-issue: an item accepted by all is closed; items to come are counted at each one's own best; the whole \
              must be worth no deal to every signatory at the end",
    parameters: parameters! {
        "rule": "rule", "nothing-agreed-until-everything | issue-by-issue", default "nothing-agreed-until-everything";
        "agenda": "issues, or lists of them", "every issue once", default "each issue by itself, in file order";
        "settle.after": "rounds", ">= 1", default "2; without settle never";
        "settle.reopen": "truth", "true | false", default "false";
    },
    assumptions: "An item that is agreed ends its round. Who counts items to come at their own best is an optimist: the whole \
                  may disappoint at the end, and then there is no deal unless it is reopened. Links between items count as in \
                  each one's own best deal.",
    sources: &[Citation::Of(&BUSCH_1997)],
    example: "strike",
};

/// Rounds without movement after which closed issues are opened again.
const STUCK: u32 = 2;

/// The rules of the file on the order in which issues are negotiated.
#[derive(Debug, Clone)]
pub(super) struct Agenda {
    rule: AgreementRule,
    items: Vec<Vec<IssueId>>,
    settle: Option<Settle>,
}

/// The issues that are closed and those that are open now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scope {
    /// One entry per issue: the option that it was closed with.
    pub(super) closed: Vec<Option<OptionId>>,
    /// The current item; `None`: everything that is not closed.
    pub(super) item: Option<Vec<IssueId>>,
}

impl Scope {
    /// True if an issue belongs to a later item.
    pub(super) fn later(&self, issue: IssueId) -> bool {
        let item = self.item.as_ref();
        item.is_some_and(|item| self.closed[issue.index()].is_none() && !item.contains(&issue))
    }

    /// Restricts a walk to the open issues: closed ones stay as they were closed, later ones as in `best`.
    pub(super) fn keep(&self, walk: &mut Walk<'_>, best: Option<&Deal>) {
        walk.keep(|issue, option| match self.closed[issue.index()] {
            Some(closed) => closed == option,
            None => best.is_none_or(|best| !self.later(issue) || best[issue.index()] == option),
        });
    }
}

impl Agenda {
    /// One deal on all issues, or nothing.
    pub(super) fn whole() -> Self {
        Agenda {
            rule: AgreementRule::Everything,
            items: Vec::new(),
            settle: None,
        }
    }

    pub(super) fn of(scenario: &Scenario) -> Self {
        Agenda {
            rule: scenario.talks.rule,
            items: scenario.talks.agenda.clone(),
            settle: scenario.talks.settle,
        }
    }

    /// True if issues may be closed early.
    pub(super) fn settles(&self) -> bool {
        self.settle.is_some()
    }

    /// True if items are negotiated one after the other.
    pub(super) fn by_items(&self) -> bool {
        self.rule == AgreementRule::IssueByIssue
    }

    /// The number of items to agree on, one after the other.
    pub(super) fn items(&self) -> usize {
        if self.by_items() { self.items.len() } else { 1 }
    }
}

/// How far the talks have come.
#[derive(Debug)]
pub(super) struct Progress<'p> {
    agenda: &'p Agenda,
    scope: Scope,
    /// Items closed.
    done: usize,
    /// One entry per issue: for how many rounds in a row all asks have coincided on it at the end.
    same: Vec<u32>,
}

/// The consequence of an accepted deal.
pub(super) enum Accepted {
    /// The whole is agreed.
    Everything(Deal),
    /// An item is closed, and the talks go on.
    Item,
    /// All items are closed; the whole deal is still to be confirmed.
    Last(Deal),
}

impl<'p> Progress<'p> {
    pub(super) fn new(agenda: &'p Agenda, issues: usize) -> Self {
        Progress {
            agenda,
            scope: Scope {
                closed: vec![None; issues],
                item: agenda.by_items().then(|| agenda.items[0].clone()),
            },
            done: 0,
            same: vec![0; issues],
        }
    }

    pub(super) fn scope(&self) -> &Scope {
        &self.scope
    }

    /// All signatories have accepted a deal.
    pub(super) fn accept(&mut self, text: Deal, mut tell: impl FnMut(Happening)) -> Accepted {
        let Some(item) = self.scope.item.take() else {
            return Accepted::Everything(text);
        };
        for issue in item {
            // Early settlement may have closed it before.
            if self.scope.closed[issue.index()].is_none() {
                let option = text[issue.index()];
                self.scope.closed[issue.index()] = Some(option);
                tell(Happening::Settled { issue, option });
            }
        }
        self.next_item();
        if self.scope.item.is_some() {
            return Accepted::Item;
        }
        let closed = self.scope.closed.iter().zip(text.iter());
        let whole: Vec<OptionId> = closed
            .map(|(closed, &option)| closed.unwrap_or(option))
            .collect();
        Accepted::Last(Deal::new(whole))
    }

    fn next_item(&mut self) {
        self.done += 1;
        let items = &self.agenda.items;
        let open =
            |item: &&Vec<IssueId>| item.iter().any(|i| self.scope.closed[i.index()].is_none());
        while items.get(self.done).is_some_and(|item| !open(&item)) {
            self.done += 1;
        }
        self.scope.item = items.get(self.done).cloned();
    }

    /// Opens everything again if the file says so; returns true if it did.
    pub(super) fn reopen(&mut self, mut tell: impl FnMut(Happening)) -> bool {
        if !self.agenda.settle.is_some_and(|settle| settle.reopen) {
            return false;
        }
        for (issue, closed) in (0..).map(IssueId).zip(&mut self.scope.closed) {
            if closed.take().is_some() {
                tell(Happening::Reopened { issue });
            }
        }
        self.same.fill(0);
        self.done = 0;
        self.scope.item = self.agenda.by_items().then(|| self.agenda.items[0].clone());
        true
    }

    /// Ends a round: closes issues that have coincided for long enough, or opens them again if nobody moves. `same` gives the
    /// option on which the latest deals of all signatories agree, if all have one. Returns true if something changed.
    pub(super) fn settle(
        &mut self,
        same: Option<&dyn Fn(IssueId) -> Option<OptionId>>,
        still: u32,
        mut tell: impl FnMut(Happening),
    ) -> bool {
        // Under an agenda the items decide what is closed.
        let Some(settle) = self.agenda.settle.filter(|_| !self.agenda.by_items()) else {
            return false;
        };
        if settle.reopen && still >= STUCK && self.scope.closed.iter().any(Option::is_some) {
            return self.reopen(tell);
        }
        let mut changed = false;
        for (issue, streak) in (0..).map(IssueId).zip(&mut self.same) {
            let option = same.and_then(|same| same(issue));
            *streak = if option.is_some() { *streak + 1 } else { 0 };
            let closed = &mut self.scope.closed[issue.index()];
            if let Some(option) = option.filter(|_| closed.is_none() && *streak >= settle.after) {
                *closed = Some(option);
                tell(Happening::Settled { issue, option });
                changed = true;
            }
        }
        changed
    }
}
