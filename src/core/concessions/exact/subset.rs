//! A set of numbered things: issues on which a party moves, gates that are relaxed.

/// A subset of 0…n−1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subset {
    words: Vec<u64>,
    of: usize,
}

impl Subset {
    /// Nothing of `of` things.
    pub fn none(of: usize) -> Self {
        let words = vec![0; of.div_ceil(64)];
        Subset { words, of }
    }

    /// All of `of` things.
    pub fn all(of: usize) -> Self {
        let mut all = Subset::none(of);
        (0..of).for_each(|n| all.insert(n));
        all
    }

    /// Some of `of` things.
    pub fn some(of: usize, these: impl IntoIterator<Item = usize>) -> Self {
        let mut some = Subset::none(of);
        these.into_iter().for_each(|n| some.insert(n));
        some
    }

    /// Puts one in.
    pub fn insert(&mut self, n: usize) {
        self.words[n / 64] |= 1 << (n % 64);
    }

    /// Takes one out.
    pub fn remove(&mut self, n: usize) {
        self.words[n / 64] &= !(1 << (n % 64));
    }

    /// Whether it is in.
    pub fn has(&self, n: usize) -> bool {
        self.words[n / 64] >> (n % 64) & 1 == 1
    }

    /// Those that are in, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.of).filter(|&n| self.has(n))
    }

    /// How many are in.
    pub fn len(&self) -> usize {
        self.words
            .iter()
            .map(|word| word.count_ones() as usize)
            .sum()
    }

    /// Whether nothing is in.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// Whether all that is in here is in the other.
    pub fn within(&self, other: &Subset) -> bool {
        self.words
            .iter()
            .zip(&other.words)
            .all(|(a, b)| a & !b == 0)
    }

    /// How many are in both.
    pub fn in_common(&self, other: &Subset) -> usize {
        let words = self.words.iter().zip(&other.words);
        words.map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    /// The first that is in both.
    pub fn first_in(&self, other: &Subset) -> Option<usize> {
        let mut words = self.words.iter().zip(&other.words).enumerate();
        words.find_map(|(n, (a, b))| {
            let both = a & b;
            (both != 0).then(|| n * 64 + both.trailing_zeros() as usize)
        })
    }

    /// All that is not in.
    pub fn rest(&self) -> Subset {
        Subset::some(self.of, (0..self.of).filter(|&n| !self.has(n)))
    }
}
