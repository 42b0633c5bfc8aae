//! The output of `zopa run`: what happened, why, what it is worth to whom, and what to try next.

use super::layout::{padded, widest};
use super::load::Loaded;
use super::page::{Page, columns};
use crate::account::{
    Account, Provenance, Rounded, TOO_LATE, ToldLine, ToldStage, and_list, capital, how_to_read,
    note, share, shares, short_count, taken_for_granted, thousands, told_first_mover, told_stages,
    told_worth, transcript, when,
};
use crate::game::{Deal, Gate};
use crate::probability::Interval;
use crate::report::blocks::{BlockTable, cells};
use crate::report::told::{self, Reader};
use crate::scenario::{AcceptRule, Claim, Concession, OfferRule, Protocol, Role, Scenario, Tactic};
use crate::trials::Tally;

/// Prints what happened and why.
pub(super) fn tell(account: &Account<'_>, tally: Option<&Tally>, loaded: &Loaded, page: &mut Page) {
    page.title(account.headline());
    if page.quiet {
        return;
    }
    if let Some(told) = account.told_improvement() {
        page.told(told);
    }
    if let Some(told) = account.told_left_out() {
        let where_they_are = match tally {
            Some(_) => "They are drawn in the runs below.",
            None => "With --runs N they are drawn.",
        };
        page.told(format!("{told} {where_they_are}"));
    }
    if let Some(told) = tally.and_then(told_first_mover) {
        page.told(&told);
    }
    if !loaded.fixed.is_empty() {
        page.line(format!(
            "  settled before anybody speaks: {}",
            loaded.fixed.join(", ")
        ));
    }
    if page.verbose {
        for note in taken_for_granted(&loaded.reading) {
            page.para("  note: ", &note);
        }
        page.gap();
        tell_rounds(account, page);
    }
    if let Some(text) = &account.text {
        tell_gates(account, page);
        tell_worth(account, text, page);
        tell_text(account, text, page);
    }
    page.gap();
    page.line(format!("  {}", account.counts()));
    if let Some(rounded) = Rounded::of(&account.game, account.round) {
        page.told(rounded.told());
    }
    if let Some(caution) = account.unproved_drafts() {
        page.line(format!("  {caution}"));
    }
    if let Some(caution) = account.unproved_offers() {
        page.told(&caution);
    }
    if !account.holds(Claim::Ratified) {
        tell_next(account, loaded, page);
    }
}

/// Prints the talks round by round.
fn tell_rounds(account: &Account<'_>, page: &mut Page) {
    for line in how_to_read(account) {
        page.line(line);
    }
    page.gap();
    for round in transcript(account) {
        page.line(round.title);
        for line in round.lines {
            page.line(match line {
                ToldLine::Happened(words) => format!("  * {words}"),
                ToldLine::Said(words) => format!("  {words}"),
                ToldLine::Text(words) => format!("    {words}"),
            });
        }
        page.gap();
    }
}

/// Prints the gates that block a deal, by name.
fn tell_gates(account: &Account<'_>, page: &mut Page) {
    let blocked = if account.holds(Claim::Handshake) {
        "blocked by"
    } else {
        "deal would fail"
    };
    let groups = [
        (blocked, account.told_gates(account.blocked_by())),
        (
            "would also fail",
            account.told_gates(account.would_also_fail()),
        ),
    ];
    let width = widest(
        groups
            .iter()
            .flat_map(|(_, gates)| gates)
            .map(|(who, _)| who),
    );
    for (label, gates) in &groups {
        for (n, (who, why)) in gates.iter().enumerate() {
            let label = if n == 0 { label } else { "" };
            page.line(format!("  {label:<17}{}   {why}", padded(who, width)));
        }
    }
    for (body, votes) in account.member_votes() {
        page.para(
            &format!("  {:<17}", "votes"),
            format!("{body}: {} ({})", votes.told_result(), votes.told_names()),
        );
    }
    if account.came_too_late() {
        page.line(format!("  too late         {TOO_LATE}"));
    }
    for told in account.held_out() {
        page.line(format!("  held out         {told}"));
    }
    if let Some(chance) = account
        .settlement
        .ratified_chance
        .filter(|_| !account.scenario.ratifiers.is_empty())
    {
        let chance = share(chance);
        page.line(format!(
            "  ratified chance  {chance}, if every member votes by the deal's worth, independently"
        ));
    }
    for (n, told) in account.told_lasting().iter().enumerate() {
        let label = if n == 0 { "lasting" } else { "" };
        page.para(&format!("  {label:<17}"), told);
    }
}

fn tell_worth(account: &Account<'_>, text: &Deal, page: &mut Page) {
    let mut table = BlockTable::new(cells![account.told_text(), "worth", "no deal", "gain"]);
    let game = &account.game;
    for party in game.party_ids() {
        let worth = game.worth(party, text);
        let no_deal = game.no_deal_at(party, account.round);
        let name = game.frame().party_name(party);
        table.row(cells![
            format!("{name} ({})", game.role(party).word()),
            game.show(worth).to_string(),
            no_deal.map_or_else(|| "-".into(), |n| game.show(n).to_string()),
            no_deal.map_or_else(|| "-".into(), |n| format!("{:+.1}", game.show(worth - n))),
        ]);
    }
    page.gap();
    let now = when(&account.scenario.time.unit, account.round);
    let mut lines = columns(&table, "   ");
    lines[1] += &format!("        (“no deal”: its worth {now})");
    for line in lines {
        page.line(format!("  {line}"));
    }
}

fn tell_text(account: &Account<'_>, text: &Deal, page: &mut Page) {
    page.gap();
    page.line("  what it says");
    page.terms(account.game.frame(), text, "    ");
}

/// Prints what could have been agreed, or what leaves nothing to agree on, and what to try.
fn tell_next(account: &Account<'_>, loaded: &Loaded, page: &mut Page) {
    let round = account.round;
    let now = when(&account.scenario.time.unit, round);
    // A drawn run has numbers that cannot be passed to any of these commands.
    let file = loaded.typed_again();
    let hint = |what: &str, command: &dyn Fn(&str) -> String, page: &mut Page| {
        if let Some(file) = &file {
            page.line(format!("  {what}: zopa {}", command(file)));
        }
    };
    if let Some(deal) = &account.alternative {
        let worth = told_worth(&account.game, deal);
        page.line(format!(
            "  A deal that passes every gate {now}: worth {worth}."
        ));
        let solve = |file: &str| format!("solve {file} --round {round} --within all --at nash");
        hint("To read it", &solve, page);
    } else {
        let stages = told_stages(&account.game, &account.then);
        if let Some(at) = stages.iter().position(|stage| stage.deals == 0) {
            page.line(format!("  {}", nothing_left(&now, &stages, at)));
        }
        if account.holds(Claim::Possible) {
            page.line("  In another round some deal passes every gate.");
        }
        let solve = |file: &str| format!("solve {file} --round {round} --within red-lines");
        hint("How far each gate lets you", &solve, page);
    }
    hint(
        "What would unlock a deal",
        &|file| format!("explain {file}"),
        page,
    );
}

/// Which gate lets no deal through: "In week 10 neither of the 2 deals left would pass EU member states."
fn nothing_left(now: &str, stages: &[ToldStage], at: usize) -> String {
    let left = match at.checked_sub(1).map(|before| &stages[before].deals) {
        Some(deals) if deals.exact().is_some() && *deals == 1 => {
            "the only deal left would not".to_owned()
        }
        Some(deals) if deals.exact().is_some() && *deals == 2 => {
            "neither of the 2 deals left would".to_owned()
        }
        Some(deals) => format!("none of the {} deals left would", short_count(deals)),
        None => "no deal would".to_owned(),
    };
    let stage = &stages[at];
    let would = would(&stage.label);
    let holders = and_list(&stage.holders);
    if holders.is_empty() || would.contains(&holders) {
        format!("{} {left} {would}.", capital(now))
    } else {
        format!("{} {left} {would}: {holders}.", capital(now))
    }
}

/// A stage's label as what a deal would do.
fn would(label: &str) -> String {
    match label.split_once(' ') {
        Some(("pass" | "have" | "obey", _)) => label.to_owned(),
        _ => format!("be {label}"),
    }
}

/// Many draws of a scenario in which nothing is random.
pub(super) fn tell_alike(runs: u64, page: &mut Page) {
    let all = match runs {
        1 => "a drawn run is this run".to_owned(),
        runs => format!("all {} drawn runs are this run", thousands(runs)),
    };
    page.line(format!(
        "  Nothing in the file is drawn, so {all}: it was played once."
    ));
}

/// Prints the results of many draws.
pub(super) fn tell_runs(account: &Account<'_>, tally: &Tally, page: &mut Page) {
    if page.quiet {
        let Interval { low, high } = tally.claims[Claim::Ratified].interval();
        page.line(format!(
            "ratified in {} of {} draws ({})",
            share(tally.claims[Claim::Ratified].share()),
            thousands(tally.runs),
            shares(low, high)
        ));
        return;
    }
    page.gap();
    let chances = told::chances(account.scenario, tally, Reader::Terminal);
    page.table(&chances, "   ", "  ");
    let handshakes = thousands(tally.claims[Claim::Handshake].hits);
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
    if let Some(mean) = tally.lasting_chance.mean {
        let ratified = thousands(tally.claims[Claim::Ratified].hits);
        page.line(format!(
            "  mean chance to last {} over {ratified} ratified deals",
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
        let several = if stopped.len() > 1 {
            " (some by several)"
        } else {
            ""
        };
        let stopped = stopped.join(" · ");
        page.line(format!(
            "  of {handshakes} handshakes, stopped by: {stopped}{several}"
        ));
    }
}

/// Tactics, note, seed, hash: a result must never be shown without them.
pub(super) fn tell_origin(scenario: &Scenario, from: &Provenance, page: &mut Page) {
    page.gap();
    page.line(format!("  {}", tactics(scenario)));
    note_line(scenario, &origin(from), page);
}

/// The same for two negotiations, with what they share printed once.
pub(super) fn tell_origins(sides: [(&Scenario, &Provenance); 2], page: &mut Page) {
    page.gap();
    let scenarios = sides.map(|(scenario, _)| scenario);
    let notes = scenarios.map(|scenario| note(scenario).to_owned());
    for [old, new] in [scenarios.map(tactics), notes] {
        if old == new {
            page.line(format!("  {old}"));
        } else {
            page.line(format!("  old: {old}"));
            page.line(format!("  new: {new}"));
        }
    }
    let [old, new] = sides.map(|(_, from)| origin(from));
    let told = format!("old: {old} · new: {new}{}", page.took());
    page.line(format!("  {}", page.faint(&told)));
}

/// The same if the tactics are printed elsewhere.
pub(super) fn tell_note(scenario: &Scenario, from: &Provenance, page: &mut Page) {
    page.gap();
    note_line(scenario, &origin(from), page);
}

/// The same if nothing is random.
pub(super) fn tell_seedless(scenario: &Scenario, from: &Provenance, page: &mut Page) {
    page.gap();
    page.line(format!(
        "  {}    {}",
        note(scenario),
        page.faint(&from.short_hash())
    ));
}

fn note_line(scenario: &Scenario, origin: &str, page: &mut Page) {
    let told = page.faint(&format!("{origin}{}", page.took()));
    page.line(format!("  {}    {told}", note(scenario)));
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
