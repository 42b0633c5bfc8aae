//! The material of charts: a negotiation, many runs of it, an explanation, a sweep or a class.

use super::talk::{Ending, Talk, talk};
use crate::account::{Account, NO_NOTE, Provenance, count, thousands};
use crate::class::Class;
use crate::concessions::{Effects, Explanation};
use crate::drawing::layout::Footer;
use crate::game::Game;
use crate::scenario::PartyId;
use crate::space::{self, Funnel, Limits};
use crate::sweep::{Outcome, many};
use crate::trials::Run;

/// The material that charts can be drawn from. Each chart takes what it shows.
pub struct Material<'a> {
    /// The facts that all charts share.
    pub(super) talk: Talk,
    pub(super) found: Found<'a>,
}

/// The results.
pub(super) enum Found<'a> {
    Negotiation(Negotiation<'a>),
    /// Many runs, and the last round of the talks.
    Runs(&'a [Run], u32),
    Search(&'a Explanation<'a>),
    Settled(&'a Explanation<'a>, &'a Effects),
    Sweep(&'a Outcome<'a>),
    Class(Groups<'a>),
}

/// One negotiation.
pub(super) struct Negotiation<'a> {
    pub(super) account: &'a Account<'a>,
    /// The axes of charts about two parties.
    pub(super) pair: Option<[PartyId; 2]>,
    /// Another negotiation between the same parties over the same issues, and its name.
    pub(super) rival: Option<(&'a Account<'a>, &'a str)>,
}

/// The results of groups in a role play.
pub(super) struct Groups<'a> {
    pub(super) class: &'a Class<'a>,
    /// Whose worth is shown.
    pub(super) pair: [PartyId; 2],
    /// The round in which most deals are judged (the latest, if tied); its walk-aways are shown.
    pub(super) round: u32,
    /// How many deals are left in that round, gate by gate.
    pub(super) then: Funnel,
}

impl<'a> Material<'a> {
    /// One negotiation. The axes of charts about two parties are the first two signatories.
    pub fn of(account: &'a Account<'a>, from: &Provenance) -> Self {
        Self::between(account, from, first_two(&account.game))
    }

    /// One negotiation, with these two on the axes of charts about two parties.
    pub fn between(
        account: &'a Account<'a>,
        from: &Provenance,
        pair: Option<[PartyId; 2]>,
    ) -> Self {
        Material {
            talk: talk(account, from),
            found: Found::Negotiation(Negotiation {
                account,
                pair,
                rival: None,
            }),
        }
    }

    /// The same with another negotiation between the same parties over the same issues, to be drawn beside the first.
    pub fn against(mut self, other: &'a Account<'a>, label: &'a str) -> Self {
        if let Found::Negotiation(negotiation) = &mut self.found {
            negotiation.rival = Some((other, label));
        }
        self
    }

    /// Many runs of one scenario; the negotiation by the file's own numbers provides the names.
    pub fn drawing(runs: &'a [Run], account: &Account<'_>, from: &Provenance) -> Self {
        Material {
            talk: talk(account, from).drawn_from_runs(count(runs.len() as u64, "run")),
            found: Found::Runs(runs, account.scenario.time.rounds),
        }
    }

    /// What an explanation says about the file's own numbers, together with the negotiation they lead to.
    pub fn explaining(
        explained: &'a Explanation<'a>,
        account: &Account<'_>,
        from: &Provenance,
    ) -> Self {
        Material {
            talk: talk(account, from),
            found: Found::Search(explained),
        }
    }

    /// The runs with options settled in advance; `None` if there are none.
    pub fn settling(
        explained: &'a Explanation<'a>,
        account: &Account<'_>,
        from: &Provenance,
    ) -> Option<Self> {
        let effects = explained.effects.as_ref()?;
        let runs = match effects.exact {
            true => "exact: nothing is drawn".to_owned(),
            false => format!("up to {} runs per option", thousands(effects.runs)),
        };
        Some(Material {
            talk: talk(account, from).drawn_from_runs(runs),
            found: Found::Settled(explained, effects),
        })
    }

    /// A sweep. Which charts there are depends on its design.
    pub fn sweeping(outcome: &'a Outcome<'a>, account: &Account<'_>, from: &Provenance) -> Self {
        let cells = many(outcome.played.summary.len(), "cell");
        let runs = match super::measure::runs(outcome) {
            0 => format!("{cells}, nothing drawn"),
            runs => format!("{cells} × {}", many(runs, "draw")),
        };
        Material {
            talk: talk(account, from).drawn_from_runs(runs),
            found: Found::Sweep(outcome),
        }
    }

    /// A class, with worth to these two parties on the axes; `None` if there are no two, or if links and rules tie too many
    /// issues together.
    pub fn of_class(
        class: &'a Class<'a>,
        from: &Provenance,
        pair: Option<[PartyId; 2]>,
    ) -> Option<Self> {
        let pair = pair?;
        let (game, scenario) = (class.game, class.scenario);
        let judged = |round: u32| {
            let deals = class.agreed();
            deals.filter(|(group, _)| group.round == round).count()
        };
        let rounds = class.agreed().map(|(group, _)| group.round);
        let round = rounds
            .max_by_key(|&round| (judged(round), round))
            .unwrap_or(0);
        let then = space::funnel(game, round, &Limits::DEFAULT).ok()?;
        let name = |party: PartyId| game.frame().party_name(party).to_owned();
        Some(Material {
            talk: Talk {
                signatories: game.signatories().iter().copied().map(name).collect(),
                outvoted: Vec::new(),
                unit: scenario.time.unit.clone(),
                // No talks took place here: charts that describe talks are not drawn from a class.
                ending: Ending::NoHandshake {
                    last: round,
                    passing: None,
                },
                more: None,
                footer: Footer {
                    file: from.file.clone(),
                    hash: from.short_hash().trim_start_matches('#').to_owned(),
                    runs: count(class.groups.len() as u64, "group"),
                    seed: None,
                    version: Provenance::VERSION.to_owned(),
                    note: (scenario.about.note.clone()).unwrap_or_else(|| NO_NOTE.to_owned()),
                },
            },
            found: Found::Class(Groups {
                class,
                pair,
                round,
                then,
            }),
        })
    }

    /// The negotiation, if this is one.
    pub(super) fn negotiation(&self) -> Option<&Negotiation<'a>> {
        match &self.found {
            Found::Negotiation(negotiation) => Some(negotiation),
            _ => None,
        }
    }

    /// The sweep, if this is one.
    pub(super) fn sweep(&self) -> Option<&'a Outcome<'a>> {
        match self.found {
            Found::Sweep(outcome) => Some(outcome),
            _ => None,
        }
    }

    /// Two parties, and the game that defines what is at stake for them.
    pub(super) fn two(&self) -> Option<(&Game, [PartyId; 2])> {
        match &self.found {
            Found::Negotiation(of) => Some((&of.account.game, of.pair?)),
            Found::Search(explained) => {
                Some((explained.exact.game, first_two(explained.exact.game)?))
            }
            _ => None,
        }
    }
}

/// The first two signatories.
fn first_two(game: &Game) -> Option<[PartyId; 2]> {
    match game.signatories() {
        &[x, y, ..] => Some([x, y]),
        _ => None,
    }
}
