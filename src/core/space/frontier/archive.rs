//! The points so far, asked again and again whether one of them dominates a new one.
//!
//! Points are only added, in falling lexicographic order, so the first lane need not be checked. They are kept in trees of
//! doubling size, each cut at the median of its widest lane, with the best of every lane at each node: a tree is entered
//! only where its best reach the point in all lanes. A point that dominated lately is asked first.
//! **Source.** J. L. Bentley & J. B. Saxe (1980), "Decomposable searching problems I: static-to-dynamic
//! transformation", *Journal of Algorithms* 1(4), 301-358. doi:10.1016/0196-6774(80)90015-2

/// Points in a leaf.
const LEAF: usize = 16;
/// Points that wait for a tree.
const WAITING: usize = 64;
/// Lately successful points that are asked first.
const LATELY: usize = 4;
/// Lanes up to which a look at a node stands for all that it costs, and lanes above that which are compared in the time of one.
pub(super) const NARROW: usize = 8;
pub(super) const AT_ONCE: u64 = 32;

/// Points with the trees over them.
#[derive(Debug)]
pub(super) struct Archive<const W: usize> {
    waiting: Vec<[i64; W]>,
    /// The tree at place n holds `WAITING · 2ⁿ` points or none.
    trees: Vec<Tree<W>>,
    lately: [[i64; W]; LATELY],
    /// The place for the next successful point.
    turn: usize,
}

#[derive(Debug, Default)]
struct Tree<const W: usize> {
    points: Vec<[i64; W]>,
    /// The best of each lane over a node: the root is 1, the children of n are 2n and 2n + 1, leaves come last.
    corners: Vec<[i64; W]>,
}

#[inline]
fn reaches<const W: usize>(best: &[i64; W], point: &[i64; W]) -> bool {
    let mut low = 0;
    for lane in 1..W {
        low |= i64::from(best[lane] < point[lane]);
    }
    low == 0
}

impl<const W: usize> Archive<W> {
    pub fn new() -> Self {
        Archive {
            waiting: Vec::with_capacity(WAITING),
            trees: Vec::new(),
            lately: [[i64::MIN; W]; LATELY],
            turn: 0,
        }
    }

    /// Adds a point that comes after all others.
    pub fn push(&mut self, point: [i64; W]) {
        self.waiting.push(point);
        if self.waiting.len() < WAITING {
            return;
        }
        let mut points = std::mem::replace(&mut self.waiting, Vec::with_capacity(WAITING));
        let full = self.trees.iter().take_while(|tree| !tree.points.is_empty());
        let place = full.count();
        for tree in &mut self.trees[..place] {
            points.append(&mut tree.points);
            tree.corners.clear();
        }
        let tree = Tree::over(points);
        match self.trees.get_mut(place) {
            Some(empty) => *empty = tree,
            None => self.trees.push(tree),
        }
    }

    /// True if some point has at least as much in every lane, and what it cost to find out: the number of nodes looked at;
    /// with many lanes that of the points as well, since hardly one dominates another then, and all are looked at.
    #[inline]
    pub fn dominates(&mut self, point: &[i64; W]) -> (bool, u64) {
        if self.lately.iter().any(|known| reaches(known, point)) {
            return (true, 0);
        }
        let mut looks = 0;
        let mut trees = self.trees.iter().rev();
        let by = trees
            .find_map(|tree| tree.above(point, &mut looks))
            .or_else(|| {
                if W > NARROW {
                    looks += self.waiting.len() as u64;
                }
                self.waiting
                    .iter()
                    .find(|known| reaches(known, point))
                    .copied()
            });
        if W > NARROW {
            looks = (looks * W as u64).div_ceil(AT_ONCE);
        }
        if let Some(by) = by {
            self.lately[self.turn] = by;
            self.turn = (self.turn + 1) % LATELY;
        }
        (by.is_some(), looks)
    }
}

impl<const W: usize> Tree<W> {
    /// A tree over `LEAF · 2ⁿ` points.
    fn over(mut points: Vec<[i64; W]>) -> Self {
        let leaves = points.len() / LEAF;
        let mut corners = vec![[i64::MIN; W]; 2 * leaves];
        cut(&mut points, 1, &mut corners);
        Tree { points, corners }
    }

    /// A point that reaches this one.
    #[inline]
    fn above(&self, point: &[i64; W], looks: &mut u64) -> Option<[i64; W]> {
        let leaves = self.corners.len() / 2;
        if leaves == 0 {
            return None;
        }
        // One node a level waits at most.
        let mut stack = [0_usize; 64];
        let mut depth = 1;
        stack[0] = 1;
        while depth > 0 {
            depth -= 1;
            let node = stack[depth];
            *looks += 1;
            if !reaches(&self.corners[node], point) {
                continue;
            }
            if node < leaves {
                stack[depth] = 2 * node;
                stack[depth + 1] = 2 * node + 1;
                depth += 2;
            } else {
                if W > NARROW {
                    *looks += LEAF as u64;
                }
                let from = (node - leaves) * LEAF;
                let leaf = &self.points[from..from + LEAF];
                if let Some(by) = leaf.iter().find(|known| reaches(known, point)) {
                    return Some(*by);
                }
            }
        }
        None
    }
}

/// Orders points for the tree under `node` and notes the best of each lane.
fn cut<const W: usize>(points: &mut [[i64; W]], node: usize, corners: &mut [[i64; W]]) {
    let (mut low, mut high) = ([i64::MAX; W], [i64::MIN; W]);
    for point in points.iter() {
        for lane in 0..W {
            low[lane] = low[lane].min(point[lane]);
            high[lane] = high[lane].max(point[lane]);
        }
    }
    corners[node] = high;
    if node >= corners.len() / 2 {
        return;
    }
    let widest = (1..W).max_by_key(|&lane| high[lane].saturating_sub(low[lane]));
    let lane = widest.unwrap_or_default();
    let half = points.len() / 2;
    points.select_nth_unstable_by_key(half, |point| point[lane]);
    let (lower, upper) = points.split_at_mut(half);
    cut(lower, 2 * node, corners);
    cut(upper, 2 * node + 1, corners);
}
