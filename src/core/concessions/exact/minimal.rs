//! All minimal sets with a monotone property: which sets of issues are enough to move on, which sets of gates are enough to
//! relax.
//!
//! **Formula.** For a monotone property of subsets (if S is enough, so is every larger set): all inclusion-minimal sets
//! that are enough, and all inclusion-minimal *blockers*, the complements of the maximal sets that are not enough. Every
//! set that is enough has an element in common with every blocker, and each family is the family of minimal hitting sets of the
//! other.
//! **Method.** MARCO: a set whose status is unknown is tested; if it is enough it is shrunk to a minimal one, otherwise grown
//! to a maximal one that is not; this settles all supersets of the one and all subsets of the other. Sets to test are chosen as
//! large as possible, so that corrections are found early. Their number can be exponential: the search stops at a cap, and
//! reports this.
//! **Source.** M. H. Liffiton, A. Previti, A. Malik & J. Marques-Silva (2016), "Fast, flexible MUS enumeration",
//! *Constraints* 21, 223-250. doi:10.1007/s10601-015-9183-0. Duality: R. Reiter (1987), "A theory of diagnosis from first
//! principles", *Artificial Intelligence* 32(1), 57-95. doi:10.1016/0004-3702(87)90062-2

use super::Subset;

/// The smallest sets that are enough, and the smallest sets that block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minimal {
    /// Inclusion-minimal sets that are enough, smallest first.
    pub enough: Vec<Subset>,
    /// Inclusion-minimal sets that have an element in common with every set that is enough, smallest first.
    pub blockers: Vec<Subset>,
    /// Whether these are all there are. If not, the cap was reached, or a question could not be answered: the sets given are
    /// still enough, and the blockers still block, but others may be missing, and a smaller one may do.
    pub complete: bool,
}

/// The answer for a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MinimalAnswer {
    /// It is enough, and so is this subset of it.
    Enough(Subset),
    /// It is not enough.
    Short,
    /// Not known.
    Unknown,
}

/// The most places at which one search for an open set may branch.
const TURNS: u32 = 5_000;
/// The most words of known sets that all searches for open sets together may look at.
const LOOKS: u64 = 100_000_000;
/// Testing stops after this many sets without an answer.
const SILENT: usize = 50;

/// Finds all minimal sets among subsets of `of` things, but at most `most` sets of both kinds together. `ask` tests a set.
pub fn minimal(of: usize, most: usize, mut ask: impl FnMut(&Subset) -> MinimalAnswer) -> Minimal {
    let mut found = Minimal {
        enough: Vec::new(),
        blockers: Vec::new(),
        complete: true,
    };
    // Subsets of a set without an answer are not tested either.
    let mut closed: Vec<Subset> = Vec::new();
    let mut looks = LOOKS;
    loop {
        let known = (found.enough.len() + closed.len()).max(1) as u64;
        let turn = known * of.div_ceil(64) as u64;
        let turns = u64::from(TURNS).min(looks / turn) as u32;
        let mut map = Map {
            enough: &found.enough,
            closed: &closed,
            left: turns,
        };
        let mut seed = Subset::all(of);
        if !map.seed(&mut seed, &mut Subset::none(of)) {
            found.complete &= map.left > 0;
            break;
        }
        looks -= u64::from(turns - map.left) * turn;
        let silent = closed.len() - found.blockers.len();
        if found.enough.len() + found.blockers.len() >= most || silent >= SILENT {
            found.complete = false;
            break;
        }
        match ask(&seed) {
            MinimalAnswer::Enough(part) => {
                let least = shrunk(part, &mut ask, &mut found.complete);
                found.enough.push(least);
            }
            MinimalAnswer::Short => {
                for n in seed.rest().iter() {
                    seed.insert(n);
                    let answer = ask(&seed);
                    found.complete &= answer != MinimalAnswer::Unknown;
                    if answer != MinimalAnswer::Short {
                        seed.remove(n);
                    }
                }
                closed.push(seed.rest());
                found.blockers.push(seed.rest());
            }
            MinimalAnswer::Unknown => {
                found.complete = false;
                closed.push(seed.rest());
            }
        }
    }
    for sets in [&mut found.enough, &mut found.blockers] {
        sets.sort_by_cached_key(|set| (set.len(), set.iter().collect::<Vec<_>>()));
    }
    found
}

/// A minimal subset, still enough, of a set that is enough.
fn shrunk(
    mut set: Subset,
    ask: &mut impl FnMut(&Subset) -> MinimalAnswer,
    known: &mut bool,
) -> Subset {
    for n in set.clone().iter() {
        if !set.has(n) {
            continue;
        }
        set.remove(n);
        match ask(&set) {
            MinimalAnswer::Enough(part) => set = part,
            answer => {
                *known &= answer == MinimalAnswer::Short;
                set.insert(n);
            }
        }
    }
    set
}

/// The known facts about subsets.
struct Map<'m> {
    enough: &'m [Subset],
    closed: &'m [Subset],
    left: u32,
}

impl Map<'_> {
    /// Makes `set` a set of unknown status by removing elements; those in `kept` stay. Returns whether there is one. The known
    /// set from which least can be removed is opened first, and the last element left of a blocker stays.
    fn seed(&mut self, set: &mut Subset, kept: &mut Subset) -> bool {
        if self.left == 0 {
            return false;
        }
        self.left -= 1;
        let mut held = Vec::new();
        let found = self.keep_last_ones(set, kept, &mut held) && self.open(set, kept);
        held.into_iter().for_each(|n| kept.remove(n));
        found
    }

    /// Keeps the last element left of each blocker; `false` if a blocker has none left.
    fn keep_last_ones(&self, set: &Subset, kept: &mut Subset, held: &mut Vec<usize>) -> bool {
        for blocker in self.closed {
            match blocker.in_common(set) {
                0 => return false,
                1 => {
                    let last = blocker.first_in(set).expect("there is one");
                    if !kept.has(last) {
                        kept.insert(last);
                        held.push(last);
                    }
                }
                _ => {}
            }
        }
        true
    }

    fn open(&mut self, set: &mut Subset, kept: &mut Subset) -> bool {
        let mut least: Option<(usize, &Subset)> = None;
        for known in self.enough.iter().filter(|known| known.within(set)) {
            let free = known.len() - known.in_common(kept);
            if least.is_none_or(|(fewest, _)| free < fewest) {
                least = Some((free, known));
                if free == 0 {
                    return false;
                }
            }
        }
        let Some((_, known)) = least else {
            return true;
        };
        let mut tried = Vec::new();
        let mut found = false;
        for n in known.iter().filter(|&n| !kept.has(n)).collect::<Vec<_>>() {
            set.remove(n);
            if self.seed(set, kept) {
                found = true;
                break;
            }
            set.insert(n);
            // Sets without this element have been dealt with.
            kept.insert(n);
            tried.push(n);
        }
        tried.into_iter().for_each(|n| kept.remove(n));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every subset, from its bits.
    fn every(of: usize) -> impl Iterator<Item = Subset> {
        (0..1_u32 << of).map(move |bits| Subset::some(of, (0..of).filter(|n| bits >> n & 1 == 1)))
    }

    fn whole(set: &Subset, enough: bool) -> MinimalAnswer {
        if enough {
            MinimalAnswer::Enough(set.clone())
        } else {
            MinimalAnswer::Short
        }
    }

    proptest! {
        /// Compared with all subsets, one by one; the sets that are enough are given by some generating sets.
        #[test]
        fn finds_all_of_both_kinds(of in 1_usize..=7, masks in prop::collection::vec(any::<u32>(), 0..12)) {
            let generators: Vec<Subset> = masks
                .iter()
                .map(|mask| Subset::some(of, (0..of).filter(|n| mask >> n & 1 == 1)))
                .collect();
            let enough = |set: &Subset| generators.iter().any(|one| one.within(set));
            // The subset reported to be enough is the first generator that fits.
            let part = |set: &Subset| generators.iter().find(|one| one.within(set)).cloned();
            let got = minimal(of, 1_000, |set| part(set).map_or(MinimalAnswer::Short, MinimalAnswer::Enough));
            prop_assert!(got.complete);
            let least = |set: &Subset, is: &dyn Fn(&Subset) -> bool| {
                is(set) && set.iter().all(|n| {
                    let mut less = set.clone();
                    less.remove(n);
                    !is(&less)
                })
            };
            let mut want: Vec<Subset> = every(of).filter(|set| least(set, &enough)).collect();
            want.sort();
            let mut sets = got.enough.clone();
            sets.sort();
            prop_assert_eq!(sets, want);
            let blocks = |set: &Subset| !enough(&set.rest());
            let mut want: Vec<Subset> = every(of).filter(|set| least(set, &blocks)).collect();
            want.sort();
            let mut sets = got.blockers.clone();
            sets.sort();
            prop_assert_eq!(sets, want);
        }

        /// A cap may leave true sets out, but never produces false ones.
        #[test]
        fn a_cap_is_said(of in 2_usize..=6, most in 1_usize..4) {
            // Any two of them are enough: of·(of−1)/2 minimal sets.
            let got = minimal(of, most, |set| whole(set, set.len() >= 2));
            let all = of * (of - 1) / 2 + of;
            prop_assert_eq!(got.complete, most >= all);
            prop_assert!(got.enough.iter().all(|set| set.len() == 2));
            prop_assert!(got.blockers.iter().all(|set| set.len() == of - 1));
        }
    }

    #[test]
    fn nothing_and_everything() {
        let always = minimal(3, 100, |set| whole(set, true));
        assert_eq!(
            (always.enough, always.blockers),
            (vec![Subset::none(3)], vec![])
        );
        let never = minimal(3, 100, |set| whole(set, false));
        assert_eq!(
            (never.enough, never.blockers),
            (vec![], vec![Subset::none(3)])
        );
        let silent = minimal(3, 100, |_| MinimalAnswer::Unknown);
        assert!(!silent.complete && silent.enough.is_empty() && silent.blockers.is_empty());
    }
}
