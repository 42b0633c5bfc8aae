//! The same fault from less: arguments, files and lines are left out as long as it stays.

use crate::judged::{Fault, Judge};
use crate::made::Case;
use std::io;

/// The most attempts.
const TRIES: usize = 300;

pub fn smaller(judge: &Judge<'_>, case: &Case, fault: &Fault) -> io::Result<Case> {
    let mut best = case.clone();
    let mut left = TRIES;
    let mut holds = |candidate: &Case| -> io::Result<bool> {
        left = left.saturating_sub(1);
        Ok(left > 0 && judge.case(candidate, &mut |_, _| {})?.as_ref() == Some(fault))
    };
    for at in (0..best.commands.len()).rev() {
        let mut candidate = best.clone();
        candidate.commands.remove(at);
        if holds(&candidate)? {
            best = candidate;
        }
    }
    for at in 0..best.commands.len() {
        for argument in (1..best.commands[at].arguments.len()).rev() {
            let mut candidate = best.clone();
            candidate.commands[at].arguments.remove(argument);
            if holds(&candidate)? {
                best = candidate;
            }
        }
    }
    for at in (0..best.files.len()).rev() {
        let mut candidate = best.clone();
        candidate.files.remove(at);
        if holds(&candidate)? {
            best = candidate;
        }
    }
    for file in 0..best.files.len() {
        let mut step = lines(&best.files[file].1).len() / 2;
        while step > 0 {
            let mut from = 0;
            while from < lines(&best.files[file].1).len() {
                let mut candidate = best.clone();
                let mut kept = lines(&best.files[file].1);
                let to = (from + step).min(kept.len());
                kept.drain(from..to);
                candidate.files[file].1 = kept.concat();
                match holds(&candidate)? {
                    true => best = candidate,
                    false => from += step,
                }
            }
            step /= 2;
        }
    }
    Ok(best)
}

fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect()
}
