//! A subset of numbered things: issues on which a party moves, gates that are relaxed.

/// A subset of 0…n−1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subset {
    words: Vec<u64>,
    of: usize,
}

impl Subset {
    /// The empty subset of `of` things.
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

    /// Adds an element.
    pub fn insert(&mut self, n: usize) {
        self.words[n / 64] |= 1 << (n % 64);
    }

    /// Removes an element.
    pub fn remove(&mut self, n: usize) {
        self.words[n / 64] &= !(1 << (n % 64));
    }

    /// Whether an element is in the subset.
    pub fn has(&self, n: usize) -> bool {
        self.words[n / 64] >> (n % 64) & 1 == 1
    }

    /// The elements, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.of).filter(|&n| self.has(n))
    }

    /// The number of elements.
    pub fn len(&self) -> usize {
        self.words
            .iter()
            .map(|word| word.count_ones() as usize)
            .sum()
    }

    /// Whether the subset is empty.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// Whether every element is also in the other subset.
    pub fn within(&self, other: &Subset) -> bool {
        self.words
            .iter()
            .zip(&other.words)
            .all(|(a, b)| a & !b == 0)
    }

    /// The number of elements in both.
    pub fn in_common(&self, other: &Subset) -> usize {
        let words = self.words.iter().zip(&other.words);
        words.map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    /// The first element in both.
    pub fn first_in(&self, other: &Subset) -> Option<usize> {
        let mut words = self.words.iter().zip(&other.words).enumerate();
        words.find_map(|(n, (a, b))| {
            let both = a & b;
            (both != 0).then(|| n * 64 + both.trailing_zeros() as usize)
        })
    }

    /// The complement.
    pub fn rest(&self) -> Subset {
        Subset::some(self.of, (0..self.of).filter(|&n| !self.has(n)))
    }
}
