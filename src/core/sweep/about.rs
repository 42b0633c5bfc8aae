//! The fact sheets of designs and analyses.

use crate::game::{About, parameters};
use crate::sources::{
    BRYANT_2010, CAMPOLONGO_2007, Citation, EFRON_1981, FISHER_1925, FISHER_1935, FRIEDMAN_1999,
    FRIEDMAN_2001, JANSEN_1999, JOE_2008, LORENSEN_1987, MCKAY_1979, METROPOLIS_1949, MORRIS_1991,
    OWEN_2022, SALTELLI_2002, SALTELLI_2010, SALTELLI_ANNONI_2010, SOBOL_1967,
};

/// All of them: designs, then analyses.
pub static ABOUT: &[&About] = &[
    &GRID,
    &LATIN_HYPERCUBE,
    &SOBOL,
    &SALTELLI,
    &MORRIS,
    &RANDOM,
    &ONE_AT_A_TIME,
    &LIST,
    &EXPLAINED,
    &BOUNDARY,
    &SOBOL_INDICES,
    &MORRIS_EFFECTS,
    &PRIM,
    &EFFECT_CURVES,
    &SURPRISES,
];

static GRID: About = About {
    name: "grid",
    title: "Grid",
    sentence: "Every combination of the values of all axes.",
    formula: "n1 * n2 * ... * nD cells; the last axis changes fastest",
    parameters: parameters! {
        "values": "those of the axis", "from, to and steps, or a list, for each axis", default "none";
    },
    assumptions: "Every combination counts alike. The cells multiply with every axis: beyond three or four axes, sample.",
    sources: &[Citation::For("factorial designs", &FISHER_1935)],
    example: "mar-a-lago",
};

static LATIN_HYPERCUBE: About = About {
    name: "latin-hypercube",
    title: "Latin hypercube",
    sentence: "Random cells, of which each slice of each axis holds exactly one.",
    formula: "x_j(i) = (p_j(i) + u)/n, with p_j a random order of the slices 0 to n-1 for each axis and u uniform over 0-1",
    parameters: parameters! {
        "points": "cells", "1 to 134,217,728 over the number of axes", default "256";
    },
    assumptions: "Orders are keyed by seed and axis, places by seed, cell and axis. Axes are matched at random, not by \
                  distance. A cell depends on how many there are: a longer sample does not continue a shorter one.",
    sources: &[Citation::Of(&MCKAY_1979)],
    example: "mar-a-lago",
};

static SOBOL: About = About {
    name: "sobol",
    title: "Sobol sequence",
    sentence: "Cells that fill the space of all axes evenly, however many are taken.",
    formula: "each coordinate of point i is the exclusive or of the direction numbers of the bits of i xor floor(i/2), over 2^32",
    parameters: parameters! {
        "points": "cells", "1 to 4,294,967,296, best a power of two", default "256";
    },
    assumptions: "Not random: the same cells for every seed, the rows of SciPy's unscrambled sequence with its first row of \
                  zeros. At most 21,201 axes; with few cells, far axes are filled less evenly together. Listed values have equal slices \
                  of their axis, which a power of two of cells fills equally only if their number is one, too.",
    sources: &[
        Citation::Of(&SOBOL_1967),
        Citation::For("direction numbers", &JOE_2008),
    ],
    example: "mar-a-lago",
};

static SALTELLI: About = About {
    name: "saltelli",
    title: "Saltelli layout",
    sentence: "Pairs of cells A and B, and for each axis the cell A with that axis's value from B: what Sobol indices need.",
    formula: "n * (D + 2) cells: for each base point A, AB_1 ... AB_D, B; A and B are halves of a Sobol point of 2D axes",
    parameters: parameters! {
        "points": "base points", "powers of two, 1 to 2,147,483,648", default "256";
    },
    assumptions: "Axes vary independently; of a list, every value counts alike. Rows are those of SALib's saltelli.sample without second order, which begins at point \
                  max(n, 16) of the sequence: its first points are alike on all axes and would say nothing, and blocks of a \
                  power of two keep their balance.",
    sources: &[
        Citation::Of(&SALTELLI_2002),
        Citation::For("first points", &OWEN_2022),
    ],
    example: "mar-a-lago",
};

static MORRIS: About = About {
    name: "morris",
    title: "Morris trajectories",
    sentence: "Walks over values that exist, which change one axis after the other, each once.",
    formula: "ranges: levels 0, 1/3, 2/3, 1 (whole numbers: the nearest), a step goes over two of them; lists: every value, a step goes \
              from any to any other; r * (D + 1) cells",
    parameters: parameters! {
        "points": "trajectories", "1 to 16,777,216 over the number of axes; at least half the number of values of the longest list", default "20";
    },
    assumptions: "Level 1 is the upper end of an axis itself. Every pair of levels is used equally often, but for one. Of up to 64 \
                  designs drawn by seed the one is taken whose trajectories lie farthest apart. How values are listed changes \
                  nothing; words have no order.",
    sources: &[
        Citation::Of(&MORRIS_1991),
        Citation::For("the choice by spread", &CAMPOLONGO_2007),
    ],
    example: "mar-a-lago",
};

static RANDOM: About = About {
    name: "random",
    title: "Random points",
    sentence: "Independent cells, uniform over every axis.",
    formula: "x_j(i) uniform over 0-1, keyed by seed, cell and axis",
    parameters: parameters! {
        "points": "cells", "1 or more", default "256";
    },
    assumptions: "A longer sample continues a shorter one. For the same precision it takes more cells than a Latin hypercube or a \
                  Sobol sequence.",
    sources: &[Citation::Of(&METROPOLIS_1949)],
    example: "mar-a-lago",
};

static ONE_AT_A_TIME: About = About {
    name: "one-at-a-time",
    title: "One at a time",
    sentence: "The file's own values, and each axis alone at both ends of its range or at each of its listed values: the cells of a \
               tornado chart.",
    formula: "1 cell, 2 for each range, 1 for each listed value",
    parameters: &[],
    assumptions: "Says what each axis does from here. What axes do together is not seen, nor what lies between the ends of a range: \
                  list values to play these, too. A tornado shows of a list the lowest and the highest answer.",
    sources: &[Citation::For("its limits", &SALTELLI_ANNONI_2010)],
    example: "mar-a-lago",
};

static LIST: About = About {
    name: "list",
    title: "List",
    sentence: "The rows of a table, one cell each.",
    formula: "row i sets every axis to the value in its column; where the cell is empty, the file's own value stands",
    parameters: parameters! {
        "file": "path", "a table as spreadsheets write it (commas, semicolons or tabs; decimal commas except between commas), beside the \
                    scenario; also the cells.csv of another sweep", default "none";
        "columns": "headers", "one for each axis, in their order", default "the paths of the axes; other columns are left out and named";
    },
    assumptions: "Nothing is known of how rows were chosen: curves and regions describe these rows and no more.",
    sources: &[Citation::Ours("The method is ours (2026).")],
    example: "mar-a-lago",
};

static EXPLAINED: About = About {
    name: "explained",
    title: "Where deals live, and which axis decides",
    sentence: "The outcome of every cell of a grid, and which share of the differences each axis makes alone, each pair together, \
               and chance.",
    formula: "V_i = mean of (m_i - m)^2, V_ij = mean of (m_ij - m_i - m_j + m)^2, V = mean of (y - m)^2 over all cells; shares \
              V_i/V, V_ij/V and the rest sum to 1; noise adds s2*(n_i - 1)/N to V_i and s2*(N - 1)/N to V",
    parameters: &[],
    assumptions: "Full grids; every value of an axis counts alike. Cells are drawn as they were computed, never smoothed. Where \
                  cells share their draws run by run, noise is less than told.",
    sources: &[
        Citation::For("analysis of variance", &FISHER_1925),
        Citation::For("the decomposition of any outcome", &EFRON_1981),
    ],
    example: "mar-a-lago",
};

static BOUNDARY: About = About {
    name: "boundary",
    title: "Settlement boundary",
    sentence: "The line on a grid where the outcome crosses a level, traced without playing every cell.",
    formula: "a first lattice of every 8th, 4th or 2nd cell; halving between neighbours on different sides; then every square that \
              the line crosses, until it closes or leaves the grid",
    parameters: parameters! {
        "level": "that of what is shown", "any", default "50%";
    },
    assumptions: "The line is known to one step of the grid, for the levels as they were estimated. It need not be monotone; an \
                  island that no cell of the first lattice lies on can be missed.",
    sources: &[
        Citation::Of(&LORENSEN_1987),
        Citation::Ours("Seeding by a lattice is ours."),
    ],
    example: "mar-a-lago",
};

static SOBOL_INDICES: About = About {
    name: "sobol-indices",
    title: "Sobol indices",
    sentence: "Which share of the variance of the outcome goes back to each axis, alone and together with others.",
    formula: "S_i = 1 - sum (f(B) - f(AB_i))^2 / sum (f(A) - f(B))^2; T_i = sum (f(A) - f(AB_i))^2 / sum (f(A) - f(B))^2",
    parameters: &[],
    assumptions: "Axes vary independently and evenly over their ranges or lists; others give other indices. Every cell needs a value. \
                  Intervals: 2.5% and 97.5% percentiles over resampled base points, wide rather than narrow, as the points are more \
                  even than random ones. An outcome that does not vary has no index. An axis that does nothing has exactly 0, one \
                  that decides alone exactly 1; other estimates may leave 0-1, or be larger alone than with others, by their error.",
    sources: &[
        Citation::Of(&JANSEN_1999),
        Citation::For("comparison of estimators", &SALTELLI_2010),
    ],
    example: "mar-a-lago",
};

static MORRIS_EFFECTS: About = About {
    name: "morris-effects",
    title: "Elementary effects",
    sentence: "Which axes matter, and whether they do so evenly, from few cells.",
    formula: "EE = change of the outcome over change of the axis (of listed values: change of the outcome alone); mu = mean EE, mu* = \
              mean |EE|, sigma = standard deviation of EE",
    parameters: &[],
    assumptions: "Effects are for the whole range of an axis, along lists from one value to another: not the same scale. Words have no \
                  direction, so neither mu nor sigma. Steps into cells without a value are left out. Ranks axes, does not share out variance. A large sigma says that the \
                  effect depends on the others or is not straight, not which of both. mu* with its 95% t interval over \
                  trajectories.",
    sources: &[
        Citation::Of(&MORRIS_1991),
        Citation::For("mu*", &CAMPOLONGO_2007),
    ],
    example: "mar-a-lago",
};

static PRIM: About = About {
    name: "prim",
    title: "Where it nearly always holds",
    sentence: "Boxes of settings, as large as can be found, in which the mean of the outcome is at least 95% (or at most 5%).",
    formula: "peel: cut the slab of at most 5% with the greatest gain in mean per share lost; take the largest box at the target; trim \
              and paste slabs by their own mean; take its cells away and repeat, up to three boxes of at least 5% of the cells",
    parameters: &[],
    assumptions: "Not looked for above 200,000 cells; a box is told if it has 20 cells and holds up in the half of them by which it was not found. Cells spread evenly over the axes. Means inside boxes are optimistic: the same search on a random half of the cells \
                  is judged by the other half, and both means are told. Quasi-p: the chance to do as well without an axis's \
                  limits. Greedy: a larger box may exist; regions that are not boxes are touched from the inside only.",
    sources: &[
        Citation::Of(&FRIEDMAN_1999),
        Citation::For("quasi-p values", &BRYANT_2010),
    ],
    example: "mar-a-lago",
};

static EFFECT_CURVES: About = About {
    name: "effect-curves",
    title: "Effect curves",
    sentence: "How the outcome goes along each axis, whatever the others do.",
    formula: "mean outcome of the cells in each bin; a bin for each value of a grid or of up to 30, else 4 to 10 as wide as each \
              other, one for ten cells. An effect is told at p <= 5% (Holm over axes): on designs that sample by a permutation \
              test over cells, on grids by the error of the draws; where nothing is drawn a grid is exact",
    parameters: &[],
    assumptions: "The design spreads the other axes alike over every bin. The 95% interval is that of the mean over all settings \
                  of the others, not of a single cell: on grids the error of the draws, else Wilson's or Student's over cells.",
    sources: &[Citation::For("partial dependence", &FRIEDMAN_2001)],
    example: "mar-a-lago",
};

static SURPRISES: About = About {
    name: "surprises",
    title: "Surprises",
    sentence: "The places of a grid where one step along one axis changes the outcome the most.",
    formula: "the ten largest |f(c') - f(c)| over cells c and their neighbours c' one step further along one axis of numbers",
    parameters: &[],
    assumptions: "Both cells are played with the same draws run by run. The largest of many differences is large by chance, too: \
                  only those are told that are beyond the error of both cells (Bonferroni over all pairs). A coarser grid has larger steps.",
    sources: &[Citation::Ours("The method is ours (2026).")],
    example: "mar-a-lago",
};

#[cfg(test)]
mod tests {
    use super::ABOUT;

    #[test]
    fn every_sheet_is_filled_in_and_named_once() {
        let mut names: Vec<&str> = ABOUT.iter().map(|about| about.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ABOUT.len());
        for about in ABOUT {
            for text in [
                about.title,
                about.sentence,
                about.formula,
                about.assumptions,
                about.example,
            ] {
                assert!(!text.is_empty() && !text.contains("  "), "{}", about.name);
            }
        }
    }
}
