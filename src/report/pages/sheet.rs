//! Confidential score sheets for role play: what everybody knows, and what only one party knows.
//!
//! A party reads off the points of each option; a deal is worth their sum, plus its links. What others score, would never
//! accept or have without a deal is not on its sheet.

use super::origin::origin_without_seed;
use super::shell::{document, points, signed};
use crate::account::{Account, Provenance, and_list, note, when};
use crate::concessions::words::up_to;
use crate::game::{Game, Points, Votes};
use crate::scenario::{
    Condition, IssueId, Law, Lever, NoDealBase, OptionId, Party, PartyId, Pulled, Ratifier, Role,
    Scenario, When,
};
use maud::{Markup, html};

/// The maximum number of options of an issue that are listed; if there are more, evenly spread ones with both ends.
const LISTED: usize = 15;

/// One page with a sheet for each of these parties, each of which starts a new page in print.
pub fn sheets(scenario: &Scenario, game: &Game, roles: &[PartyId], from: &Provenance) -> String {
    let title = format!("{}: score sheets", scenario.about.title);
    let body = html! {
        main { @for &party in roles { (one(scenario, game, party, Some(from), "h1")) } }
    };
    document(&title, &body)
}

/// The sheet of one party as a page of its own.
pub fn sheet(scenario: &Scenario, game: &Game, party: PartyId, from: &Provenance) -> String {
    let name = game.frame().party_name(party);
    let body = html! { main { (one(scenario, game, party, Some(from), "h1")) } };
    document(&format!("{}: {name}", scenario.about.title), &body)
}

/// All sheets inside a report, each folded behind its party's name.
pub(super) fn section(account: &Account<'_>) -> Markup {
    let (scenario, game) = (account.scenario, &account.game);
    html! {
        p {
            "What each party knows in a role play. " code { "zopa sheet" } " writes one page per party, to print."
        }
        @for party in game.party_ids() {
            details {
                summary { (game.frame().party_name(party)) }
                (one(scenario, game, party, None, "h3"))
            }
        }
    }
}

/// A sheet. In a report its headings are lower, and its provenance is given elsewhere.
fn one(
    scenario: &Scenario,
    game: &Game,
    party: PartyId,
    from: Option<&Provenance>,
    top: &str,
) -> Markup {
    let written = &scenario.parties[party.index()];
    let own = from.is_some();
    html! {
        section class=(if own { "sheet" } else { "within" }) aria-label={ "Sheet of " (written.name) } {
            @if own {
                p.soft { span.secret { "CONFIDENTIAL" } " · for " (written.name) " only · " (scenario.about.title) }
                @if top == "h1" { h1 { "You are " (written.name) } }
            }
            @if own {
                @for text in paragraphs(scenario.about.brief.as_deref()) { p { (text) } }
                @if written.brief.is_some() { h2 { "For you alone" } }
            }
            @for text in paragraphs(written.brief.as_deref()) { p { (text) } }
            p { (role(scenario, written.role)) }
            (heading("What your side has without a deal", own))
            p {
                (without(scenario, game, party))
                @if written.no_deal.is_some() { " A deal that is worth less to your side than that is worse than none." }
            }
            (heading("Your points", own))
            p.soft {
                "The points of a deal are those of its options added up. Keep them to yourself. The best on every issue together \
                 would be " (points(game, best(game, party))) "."
            }
            (scores(scenario, game, party))
            @let extras = extras(scenario, game, party);
            @if !extras.is_empty() { ul { @for line in extras { li { (line) } } } }
            (heading("What everybody knows", own))
            (public(scenario))
            @if own {
                p { "Agreed (round and signatures): " span.fill { " " } "  Total: " span.fill { " " } "  No deal: " span.box { } }
            }
            @if let Some(from) = from { p.soft { (note(scenario)) " · " (origin_without_seed(from)) } }
        }
    }
}

/// A text in paragraphs, separated by empty lines.
pub(super) fn paragraphs(text: Option<&str>) -> impl Iterator<Item = &str> {
    let parts = text.unwrap_or_default().split("\n\n");
    parts.map(str::trim).filter(|part| !part.is_empty())
}

fn heading(text: &str, own: bool) -> Markup {
    html! { @if own { h2 { (text) } } @else { h3 { (text) } } }
}

fn role(scenario: &Scenario, role: Role) -> String {
    let unit = &scenario.time.unit;
    let who = match role {
        Role::Signatory => "You sign: without your yes there is no deal.",
        Role::Mediator => "You mediate: you draft deals and do not sign them.",
        Role::Guarantor => "You do not sign, but your consent is needed.",
        Role::Observer => "You look on: you have wishes, and no say.",
    };
    format!(
        "{who} The talks last {} at most.",
        crate::account::count(u64::from(scenario.time.rounds), unit)
    )
}

/// The worth of no deal, and how it moves.
pub(super) fn without(scenario: &Scenario, game: &Game, party: PartyId) -> String {
    let unit = &scenario.time.unit;
    let Some(no_deal) = &scenario.parties[party.index()].no_deal else {
        return "Nothing that counts in points: it is free to accept any deal.".to_owned();
    };
    let now = points(game, game.no_deal_at(party, 0).unwrap_or_default());
    let by = no_deal.change_per_round;
    let moves = if by > 0.0 {
        format!(" This rises by {} each {unit}.", amount(by))
    } else if by < 0.0 {
        format!(" This falls by {} each {unit}.", amount(-by))
    } else {
        String::new()
    };
    let walks = if no_deal.volatility > 0.0 {
        " It also goes up and down by chance."
    } else {
        ""
    };
    let why = match &no_deal.base {
        NoDealBase::Value(_) => String::new(),
        NoDealBase::Package(text) => {
            format!(
                " It is as if this had been agreed: {}.",
                package(scenario, text)
            )
        }
        NoDealBase::War {
            win,
            if_win,
            if_lose,
            cost,
        } => format!(
            " It would win with a chance of {:.0}% ({if_win} points), else lose ({if_lose}); either way that costs {cost}.",
            win * 100.0
        ),
    };
    format!("{now} points on day one.{moves}{walks}{why}")
}

fn package(scenario: &Scenario, text: &[OptionId]) -> String {
    let terms = scenario.issues.iter().zip(text);
    let terms: Vec<String> = terms
        .map(|(issue, option)| format!("{} – {}", issue.title, issue.option_title(*option)))
        .collect();
    terms.join("; ")
}

/// The sum of the best options outside its own red lines.
fn best(game: &Game, party: PartyId) -> Points {
    let each = |issue: IssueId| {
        let open = game
            .option_ids(issue)
            .filter(|&option| !game.crosses(party, issue, option));
        open.map(|option| game.payoff(party, issue, option))
            .max()
            .unwrap_or_default()
    };
    game.issue_ids()
        .map(each)
        .fold(Points::default(), |sum, best| sum + best)
}

/// The issues in order of what they can bring, each with its options.
fn scores(scenario: &Scenario, game: &Game, party: PartyId) -> Markup {
    html! {
        div.grid { @for issue in game.issue_ids() {
            @let about = &scenario.issues[issue.index()];
            @let step = about.len().div_ceil(LISTED).max(1);
            @let last = about.len() - 1;
            table {
                caption { strong { (about.title) } @if about.title != about.id { " (" (about.id) ")" } }
                thead { tr { th scope="col" { "option" } th.n scope="col" { "points" } th scope="col" { "agreed" } } }
                tbody { @for option in game.option_ids(issue).filter(|o| o.index().is_multiple_of(step) || o.index() == last) {
                    @let never = game.crosses(party, issue, option);
                    tr {
                        td { (about.option_title(option)) }
                        td.n { @if never { strong { "✕ never" } } @else { (points(game, game.payoff(party, issue, option))) } }
                        td { @if !never { span.box { } } }
                    }
                } }
            }
            @if step > 1 { p.soft { "Values between: in proportion." } }
        } }
        @if !scenario.parties[party.index()].never.0.is_empty() {
            @let may = match scenario.parties[party.index()].role {
                Role::Signatory => "You may not sign a deal",
                Role::Mediator | Role::Guarantor | Role::Observer => "You may not accept a deal",
            };
            p { "✕ never: your red lines. " (may) " with one of these, whatever else it gives." }
        }
    }
}

/// Links, commitments, levers and ratifiers of one party, a sentence each.
pub(super) fn extras(scenario: &Scenario, game: &Game, party: PartyId) -> Vec<String> {
    let links = scenario.links.iter().filter(|link| link.party == party);
    let promises = scenario.commitments.iter();
    let promises = promises.filter(|promise| promise.party == party && promise.cost > 0.0);
    let levers = scenario.levers.iter();
    let levers = levers.filter(|lever| lever.held_by == party && lever.pulled != Pulled::Never);
    let bodies = scenario.ratifiers.iter().filter(|body| body.party == party);
    let mut lines: Vec<String> = Vec::new();
    lines.extend(links.map(|link| {
        let why = link
            .why
            .as_ref()
            .map(|why| format!(" ({why})"))
            .unwrap_or_default();
        let change = signed(game, game.unit().given(link.change));
        format!(
            "{change} points if {}{why}.",
            condition(scenario, &link.when)
        )
    }));
    lines.extend(promises.map(|promise| {
        let cost = amount(promise.cost);
        format!("Each issue on which a deal breaks its public promise costs {cost}: that is already in the points. Without a deal nothing is paid.")
    }));
    lines.extend(levers.map(|lever| told_lever(scenario, lever)));
    lines.extend(bodies.map(|body| {
        if body.has_members() {
            return format!(
                "{}: its members vote one by one.",
                told_body(scenario, body)
            );
        }
        let votes = Votes {
            value: body.value,
            spread: body.spread,
            yes: body.yes,
            of: body.of,
        };
        let need = up_to(game, votes.threshold(game.unit()));
        format!(
            "{}: for that, a deal must be worth at least {need} points to you.",
            told_body(scenario, body)
        )
    }));
    lines
}

fn told_lever(scenario: &Scenario, lever: &Lever) -> String {
    let name = |(party, points): (PartyId, f64)| {
        format!("{} {points:+}", scenario.parties[party.index()].name)
    };
    let hits: Vec<String> = lever.hits.iter().map(|&hit| name(hit)).collect();
    let costs = lever
        .costs
        .iter()
        .map(|&(party, cost)| name((party, -cost)));
    let costs: Vec<String> = costs.collect();
    let costs = if costs.is_empty() {
        String::new()
    } else {
        format!("; it costs {}", and_list(&costs))
    };
    let hits = and_list(&hits);
    format!(
        "It can press: {}. That changes what others have without a deal ({hits}{costs}).",
        lever.title
    )
}

/// `Senate must ratify (67 of 100 votes) if “Guarantees” is binding-treaty`.
fn told_body(scenario: &Scenario, body: &Ratifier) -> String {
    let only = if body.only_if.0.is_empty() {
        String::new()
    } else {
        format!(" if {}", condition(scenario, &body.only_if))
    };
    format!(
        "{} must ratify ({} of {} votes){only}",
        body.title, body.yes, body.of
    )
}

/// `1 point`, `2.5 points`.
fn amount(points: f64) -> String {
    let unit = if (points - 1.0).abs() < 1e-9 {
        "point"
    } else {
        "points"
    };
    format!("{points} {unit}")
}

/// The part that is the same on every sheet.
fn public(scenario: &Scenario) -> Markup {
    let unit = &scenario.time.unit;
    let name = |party: PartyId| scenario.parties[party.index()].name.as_str();
    let names =
        |parties: &[PartyId]| and_list(&parties.iter().map(|&p| name(p)).collect::<Vec<_>>());
    let who = scenario
        .parties
        .iter()
        .map(|party: &Party| format!("{} ({})", party.name, party.role.word()));
    let who: Vec<String> = who.collect();
    let mut lines = vec![format!("At the table: {}.", and_list(&who))];
    lines.extend(scenario.time.deadline.iter().map(|deadline| {
        let what = deadline.name.as_deref().unwrap_or("Deadline");
        format!("{what}: {}.", when(unit, deadline.round))
    }));
    lines.extend(scenario.meetings.iter().map(|meeting| {
        let at = match meeting.when {
            When::Round(round) => format!(" {}", when(unit, round)),
            When::Needs { .. } => ", once trust and agreement allow it".to_owned(),
        };
        format!("{}: {} meet{at}.", meeting.name, names(&meeting.with))
    }));
    lines.extend(scenario.ratifiers.iter().map(|body| {
        if body.has_members() {
            return format!(
                "{}; its members vote one by one.",
                told_body(scenario, body)
            );
        }
        format!(
            "{}; it sees a deal as {} does.",
            told_body(scenario, body),
            name(body.party)
        )
    }));
    lines.extend(scenario.commitments.iter().map(|promise| {
        format!(
            "{} has said in public: {}.",
            name(promise.party),
            condition(scenario, &promise.position)
        )
    }));
    lines.extend(
        scenario
            .rules
            .iter()
            .map(|rule| told_rule(scenario, &rule.law, rule.why.as_deref())),
    );
    lines.extend(scenario.table.iter().map(|table| {
        let terms = table.tentative.iter().map(|&(issue, option)| {
            let issue = &scenario.issues[issue.index()];
            format!("{} – {}", issue.called(), issue.option_title(option))
        });
        format!(
            "{} have tentatively agreed: {}.",
            names(&table.between),
            terms.collect::<Vec<_>>().join(", ")
        )
    }));
    lines.extend(scenario.drafts.iter().map(|draft| {
        let by = draft
            .by
            .map(|party| format!(", by {}", name(party)))
            .unwrap_or_default();
        format!(
            "A draft, “{}”{by}: {}.",
            draft.title,
            package(scenario, &draft.text)
        )
    }));
    html! { ul { @for line in lines { li { (line) } } } }
}

fn told_rule(scenario: &Scenario, law: &Law, why: Option<&str>) -> String {
    let why = why.map(|why| format!(" ({why})")).unwrap_or_default();
    match law {
        Law::IfThen { when, then } => format!(
            "If {}, then {}{why}.",
            condition(scenario, when),
            condition(scenario, then)
        ),
        Law::Not(what) => format!("Not together: {}{why}.", condition(scenario, what)),
    }
}

/// `Donbas is freeze-line or demilitarised-zone, and Status is none`.
fn condition(scenario: &Scenario, condition: &Condition) -> String {
    let parts = condition.0.iter().map(|(issue, options)| {
        let issue = &scenario.issues[issue.index()];
        let options: Vec<String> = options
            .iter()
            .map(|&option| issue.option_title(option))
            .collect();
        format!("“{}” is {}", issue.called(), options.join(" or "))
    });
    parts.collect::<Vec<_>>().join(" and ")
}
