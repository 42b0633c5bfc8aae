//! What `zopa run` tells: what happened, why, what it is worth to whom, and what to try next.

use super::load::Loaded;
use super::page::{Page, columns, columns_of, padded, wrapped};
use crate::account::{
    Account, NO_NOTE, Provenance, Rounded, ToldLine, capital, how_to_read, in_some, share, shares,
    taken_for_granted, thousands, told_first_mover, told_stages, told_worth, transcript, when,
};
use crate::game::{Claim, Deal, Gate};
use crate::scenario::{
    AcceptRule, Concession, OfferRule, OptionId, Protocol, Role, Scenario, Tactic,
};
use crate::talks::Answer;
use crate::trials::{Count, Tally};

/// What happened and why.
pub(super) fn tell(account: &Account<'_>, tally: Option<&Tally>, loaded: &Loaded, page: &mut Page) {
    let headline = page.strong(&account.headline());
    page.line(headline);
    if page.quiet {
        return;
    }
    if let Some(told) = account.told_improvement() {
        page.line(wrapped("  ", &told));
    }
    if let Some(told) = account.told_left_out() {
        let where_they_are = match tally {
            Some(_) => "They are drawn in the runs below.",
            None => "With --runs N they are drawn.",
        };
        page.line(wrapped("  ", &format!("{told} {where_they_are}")));
    }
    if let Some(told) = tally.and_then(told_first_mover) {
        page.line(wrapped("  ", &told));
    }
    if !loaded.fixed.is_empty() {
        page.line(format!(
            "  settled before anybody speaks: {}",
            loaded.fixed.join(", ")
        ));
    }
    if page.verbose {
        for note in taken_for_granted(&loaded.reading) {
            page.line(wrapped("  note: ", &note));
        }
        page.line("");
        tell_rounds(account, page);
    }
    if let Some(text) = &account.text {
        tell_gates(account, text, page);
        tell_worth(account, text, page);
        tell_text(account, text, page);
    }
    page.line("");
    page.line(format!("  {}", account.counts()));
    if let Some(rounded) = Rounded::of(&account.game, account.round) {
        page.line(wrapped("  ", &rounded.told()));
    }
    if let Some(caution) = account.unproved_drafts() {
        page.line(format!("  {caution}"));
    }
    if let Some(caution) = account.unproved_offers() {
        page.line(wrapped("  ", &caution));
    }
    if !account.holds(Claim::Ratified) {
        tell_next(account, loaded, page);
    }
}

/// The talks round by round.
fn tell_rounds(account: &Account<'_>, page: &mut Page) {
    how_to_read(account)
        .into_iter()
        .for_each(|line| page.line(line));
    page.line("");
    for round in transcript(account) {
        page.line(round.title);
        for line in round.lines {
            page.line(match line {
                ToldLine::Happened(words) => format!("  * {words}"),
                ToldLine::Said(words) => format!("  {words}"),
                ToldLine::Text(words) => format!("    {words}"),
            });
        }
        page.line("");
    }
}

/// The gates in the way, by name.
fn tell_gates(account: &Account<'_>, text: &Deal, page: &mut Page) {
    let mut gates = Vec::new();
    let mut list = |label: &str, found: Vec<Gate>| {
        for (n, gate) in found.into_iter().enumerate() {
            let label = if n == 0 { label } else { "" };
            gates.push([
                label.to_owned(),
                account.who(gate).to_owned(),
                account.why(gate, text),
            ]);
        }
    };
    let blocked = if account.holds(Claim::Handshake) {
        "blocked by"
    } else {
        "text would fail"
    };
    list(blocked, account.blocked_by().collect());
    list("would also fail", account.would_also_fail().collect());
    let width = gates
        .iter()
        .map(|[_, who, _]| columns_of(who))
        .max()
        .unwrap_or(0);
    for [label, who, why] in gates {
        let who = padded(&who, width);
        page.line(format!("  {label:<17}{who}   {why}"));
    }
    if account.came_too_late() {
        page.line(
            "  too late         the last text passes every gate, but the talks ended before all had answered it",
        );
    } else if account.in_the_way.is_empty() {
        // It passes every gate: somebody held out for more.
        for (party, answer) in account.refused_by() {
            if let Answer::TooLittle { short } = answer {
                let who = account.game.frame().party_name(party);
                page.line(format!(
                    "  held out         {who} asked for {:.1} points more than the last text gives",
                    account.game.show(short)
                ));
            }
        }
    }
    if let Some(chance) = account
        .settlement
        .ratified_chance
        .filter(|_| !account.scenario.ratifiers.is_empty())
    {
        let chance = share(chance);
        page.line(format!(
            "  ratified chance  {chance}, if every member votes by the text's worth, independently"
        ));
    }
}

fn tell_worth(account: &Account<'_>, text: &Deal, page: &mut Page) {
    let unit = &account.scenario.time.unit;
    let title = match account.settlement.handshake() {
        Some((_, round)) => format!("agreed text, {unit} {round}"),
        None => format!("last text on the table, {unit} {}", account.round),
    };
    let mut rows = vec![vec![title, "worth".into(), "no deal".into(), "gain".into()]];
    let game = &account.game;
    for party in game.party_ids() {
        let worth = game.worth(party, text);
        let no_deal = game.no_deal_at(party, account.round);
        rows.push(vec![
            format!(
                "  {} ({})",
                game.frame().party_name(party),
                game.role(party).word()
            ),
            game.show(worth).to_string(),
            no_deal.map_or_else(|| "-".into(), |n| game.show(n).to_string()),
            no_deal.map_or_else(|| "-".into(), |n| format!("{:+.1}", game.show(worth - n))),
        ]);
    }
    page.line("");
    for (n, line) in columns(&rows, "   ").into_iter().enumerate() {
        let remark = match n {
            1 => format!("        (no deal: its worth {})", when(unit, account.round)),
            _ => String::new(),
        };
        page.line(format!("  {line}{remark}"));
    }
}

fn tell_text(account: &Account<'_>, text: &[OptionId], page: &mut Page) {
    page.line("");
    page.line("  what it says");
    let terms: Vec<(&str, &str)> = account
        .game
        .frame()
        .read_terms(text)
        .map(|(issue, option)| (issue.title.as_str(), option))
        .collect();
    let width = terms
        .iter()
        .map(|(title, _)| columns_of(title))
        .max()
        .unwrap_or(0);
    for (title, option) in terms {
        let title = padded(title, width);
        page.line(format!("    {title}   {option}"));
    }
}

/// What could have been agreed, or what leaves nothing to agree on, and what to try.
fn tell_next(account: &Account<'_>, loaded: &Loaded, page: &mut Page) {
    let unit = &account.scenario.time.unit;
    let now = when(unit, account.round);
    if let Some(deal) = &account.alternative {
        let worth = told_worth(&account.game, deal);
        page.line(format!(
            "  A text that passes every gate {now}: worth {worth}."
        ));
        if let Some(file) = loaded.typed_again() {
            page.line(format!(
                "  To read it: zopa solve {file} --round {} --within all --at nash",
                account.round
            ));
        }
    } else {
        let empty = told_stages(&account.game, &account.then)
            .into_iter()
            .find(|stage| stage.deals == 0);
        if let Some(stage) = empty {
            let holders: Vec<&str> = stage.holders.iter().map(String::as_str).collect();
            let holders = crate::account::and_list(&holders);
            page.line(format!(
                "  {} no text is left that would {}: {holders}.",
                capital(&now),
                would(&stage.label)
            ));
        }
        if account.possible == Some(true) {
            page.line("  In another round some text passes every gate.");
        }
        if let Some(file) = loaded.typed_again() {
            page.line(format!(
                "  How far each gate lets you: zopa solve {file} --round {} --within red-lines",
                account.round
            ));
        }
    }
    if let Some(file) = loaded.typed_again() {
        page.line(format!("  What would unlock a deal: zopa explain {file}"));
    }
}

/// A stage's label as what a text would do.
fn would(label: &str) -> String {
    match label.split_once(' ') {
        Some(("pass" | "have" | "obey", _)) => label.to_owned(),
        _ => format!("be {label}"),
    }
}

/// Many draws where nothing is drawn.
pub(super) fn tell_alike(runs: u64, page: &mut Page) {
    let all = match runs {
        1 => "a drawn run is this run".to_owned(),
        runs => format!("all {} drawn runs are this run", thousands(runs)),
    };
    page.line(format!(
        "  Nothing in the file is drawn, so {all}: it was played once."
    ));
}

/// What many draws say together.
pub(super) fn tell_runs(account: &Account<'_>, tally: &Tally, page: &mut Page) {
    let interval = |count: Count| {
        let interval = count.interval();
        shares(interval.low, interval.high)
    };
    if page.quiet {
        let ratified = tally.ratified;
        page.line(format!(
            "ratified in {} of {} draws ({})",
            share(ratified.share()),
            thousands(tally.runs),
            interval(ratified)
        ));
        return;
    }
    let mut rows = vec![vec![
        format!("over {} draws", thousands(tally.runs)),
        "share".into(),
        "95% interval".into(),
    ]];
    let mut row = |label: &str, count: Count| {
        rows.push(vec![
            format!("  {label}"),
            share(count.share()),
            interval(count),
        ]);
    };
    let start = when(&account.scenario.time.unit, 0);
    row(&format!("possible {start}"), tally.possible_day_one);
    row(
        &format!("possible {}", in_some(&account.scenario.time.unit)),
        tally.possible,
    );
    row("handshake", tally.handshake);
    row("reached (every gate but ratifiers)", tally.reached);
    row("ratified", tally.ratified);
    if tally.breakdown.hits > 0 {
        row("talks broke down", tally.breakdown);
    }
    let scenario = account.scenario;
    for (meeting, count) in scenario.meetings.iter().zip(&tally.meetings) {
        row(&format!("they meet: {}", meeting.name), *count);
    }
    for (lever, count) in scenario.levers.iter().zip(&tally.levers) {
        if count.hits > 0 {
            row(&format!("lever pulled: {}", lever.title), *count);
        }
    }
    for (shock, count) in scenario.shocks.iter().zip(&tally.shocks) {
        row(&format!("shock: {}", shock.title), *count);
    }
    if let Some(count) = tally.first_mover_matters {
        row("agreed text depends on who is first", count);
    }
    if tally.draft_unproved.hits > 0 {
        row("with a draft not proved the best", tally.draft_unproved);
    }
    page.line("");
    page.table(&rows, "   ", "  ");
    let handshakes = thousands(tally.handshake.hits);
    if let Some(mean) = tally
        .ratified_chance
        .mean
        .filter(|_| !account.scenario.ratifiers.is_empty())
    {
        page.line(format!(
            "  mean ratified chance {} over {handshakes} handshakes",
            share(mean)
        ));
    }
    let stopped: Vec<String> = tally
        .stopped_by
        .iter()
        .take(4)
        .map(|(gate, runs)| {
            let who = gate.holder(account.game.frame());
            let what = match gate {
                Gate::Ratifier(_) => String::new(),
                other => format!(" ({})", other.word()),
            };
            format!("{who}{what} {}", thousands(*runs))
        })
        .collect();
    if !stopped.is_empty() {
        let stopped = stopped.join(" · ");
        page.line(format!(
            "  of {handshakes} handshakes, stopped by: {stopped} (some by several)"
        ));
    }
}

/// Tactics, note, seed, hash: what a result must never be shown without.
pub(super) fn tell_origin(scenario: &Scenario, from: &Provenance, took: &str, page: &mut Page) {
    page.line("");
    page.line(format!("  {}", tactics(scenario)));
    note_line(scenario, from, took, page);
}

/// The same for two negotiations, what they share once.
pub(super) fn tell_origins(
    old: (&Scenario, &Provenance),
    new: (&Scenario, &Provenance),
    took: &str,
    page: &mut Page,
) {
    page.line("");
    let both = |words: [String; 2], page: &mut Page| match words {
        [old, new] if old == new => page.line(format!("  {old}")),
        [old, new] => {
            page.line(format!("  old: {old}"));
            page.line(format!("  new: {new}"));
        }
    };
    both([tactics(old.0), tactics(new.0)], page);
    both(
        [old.0, new.0].map(|scenario| note(scenario).to_owned()),
        page,
    );
    let [old, new] = [old.1, new.1].map(origin);
    let told = page.faint(&format!("old: {old} · new: {new}{took}"));
    page.line(format!("  {told}"));
}

/// The same where the tactics are told elsewhere.
pub(super) fn tell_note(scenario: &Scenario, from: &Provenance, took: &str, page: &mut Page) {
    page.line("");
    note_line(scenario, from, took, page);
}

fn note_line(scenario: &Scenario, from: &Provenance, took: &str, page: &mut Page) {
    let told = page.faint(&format!("{}{took}", origin(from)));
    page.line(format!("  {}    {told}", note(scenario)));
}

fn note(scenario: &Scenario) -> &str {
    scenario.about.note.as_deref().unwrap_or(NO_NOTE)
}

/// "run 3 · seed 42 · #4f1c9a".
fn origin(from: &Provenance) -> String {
    let run = from
        .run
        .map(|run| format!("run {run} · "))
        .unwrap_or_default();
    format!("{run}seed {} · {}", from.seed, from.short_hash())
}

/// The settings that decide headlines.
fn tactics(scenario: &Scenario) -> String {
    let all = |word: &dyn Fn(usize, &crate::scenario::Party) -> String| {
        let parties = scenario.parties.iter().enumerate();
        let sign = parties.filter(|(_, party)| party.role == Role::Signatory);
        let words = sign.map(|(n, party)| format!("{} {}", party.name, word(n, party)));
        words.collect::<Vec<_>>().join(" · ")
    };
    match &scenario.talks.protocol {
        Protocol::TakeItOrLeaveIt => return "Tactics play no part".to_owned(),
        Protocol::Klein { voters, .. } => {
            let voter = |n: usize| voters.get(n).copied().unwrap_or_default().word();
            return format!("Voters: {}", all(&|n, _| voter(n).to_owned()));
        }
        _ => {}
    }
    let name = |tactic: &Tactic| {
        let plain = Tactic::of(tactic.concession);
        let mut words = plain.name().map_or_else(
            || match tactic.concession {
                Concession::TimeDependent { exponent } => format!("exponent {exponent}"),
                Concession::TitForTat { imitates, steps } => {
                    format!("tit-for-tat ({}, {steps})", imitates.word())
                }
                Concession::Fixed { share } => format!("fixed at {share}"),
                Concession::NiceTitForTat { gives_back } => {
                    format!("nice tit-for-tat ({gives_back})")
                }
                Concession::TradeOff { step } => format!("trade-off (step {step})"),
                other => other.family().to_owned(),
            },
            str::to_owned,
        );
        words.push_str(match tactic.offer {
            OfferRule::Nearest => "",
            OfferRule::Lowest => ", offers its lowest",
            OfferRule::BestForOther => ", offers the best for others",
            OfferRule::BestGuess => ", offers its best guess",
        });
        words.push_str(match tactic.accept {
            AcceptRule::Aspiration => "",
            AcceptRule::Next => ", accepts by its next offer",
        });
        words
    };
    format!("Tactics: {}", all(&|_, party| name(&party.tactic)))
}
