//! Votes on many deals at once, a deal a bit: sums of seats and people as binary numbers, one word for each digit.

use crate::game::Members;

/// Marks the deals that members do not pass: `no` has for each of them, in their order, the deals on which it votes no.
/// Vetoes are marked already.
pub(super) fn outvoted(members: &Members, no: &[&[u64]], marked: &mut [u64]) {
    let quota = members.quota();
    let ballots = members.ballots();
    let mut digits = Vec::new();
    for (at, marked) in marked.iter_mut().enumerate() {
        let mut sum = |weigh: &dyn Fn(usize) -> u64, yes: bool, least: u64| {
            digits.clear();
            for (n, row) in no.iter().enumerate() {
                add(&mut digits, weigh(n), if yes { !row[at] } else { row[at] });
            }
            reaches(&digits, least)
        };
        let mut passes = sum(&|n| u64::from(ballots[n].seats), true, quota.seats);
        if quota.people > 0 && passes != 0 {
            let mut enough = sum(&|n| ballots[n].people, true, quota.people);
            if quota.blocking > 0 {
                enough |= !sum(&|_| 1, false, quota.blocking.into());
            }
            passes &= enough;
        }
        *marked |= !passes;
    }
}

/// Adds a number to the sums of these deals.
fn add(digits: &mut Vec<u64>, number: u64, deals: u64) {
    for place in (0..64).filter(|place| number >> place & 1 == 1) {
        let (mut carry, mut at) = (deals, place);
        while carry != 0 {
            if at >= digits.len() {
                digits.resize(at + 1, 0);
            }
            let digit = &mut digits[at];
            let next = *digit & carry;
            *digit ^= carry;
            carry = next;
            at += 1;
        }
    }
}

/// The deals whose sums are at least this large.
fn reaches(digits: &[u64], least: u64) -> u64 {
    let (mut above, mut equal) = (0, !0_u64);
    for place in (0..64.max(digits.len())).rev() {
        let digit = digits.get(place).copied().unwrap_or(0);
        if place < 64 && least >> place & 1 == 1 {
            equal &= digit;
        } else {
            above |= equal & digit;
            equal &= !digit;
        }
    }
    above | equal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_bits_are_sums() {
        let numbers = [3_u64, 70, 1, 12, 900];
        let deals = [0b0110_u64, 0b1010, 0b0011, 0b1111, 0b1000];
        let mut digits = Vec::new();
        for (number, deals) in numbers.iter().zip(deals) {
            add(&mut digits, *number, deals);
        }
        for deal in 0..4 {
            let own = numbers.iter().zip(deals);
            let sum: u64 = own
                .filter(|(_, d)| d >> deal & 1 == 1)
                .map(|(n, _)| n)
                .sum();
            for least in [0, 1, 12, 13, 15, 16, 82, 85, 86, 912, 982, 983] {
                let found = reaches(&digits, least) >> deal & 1 == 1;
                assert_eq!(found, sum >= least, "{sum} {least}");
            }
        }
    }
}
