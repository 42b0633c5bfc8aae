//! The deals of the flagship inside all red lines, with round numbers.

/// What the options inside all red lines are worth to Ukraine, Russia, the US and Europe, in
/// hundredths of a point, issue by issue.
pub const ISSUES: [&[[i32; 4]]; 10] = [
    &[[1320, 840, 1200, 800], [880, 1680, 1500, 600]],
    &[[1000, 0, 250, 800], [600, 700, 500, 480]],
    &[[2800, 120, 1050, 2200], [1260, 400, 1500, 1760]],
    &[[330, 960, 1000, 640], [60, 1600, 800, 160]],
    &[
        [0, 800, 0, 0],
        [200, 600, 0, 0],
        [400, 400, 0, 0],
        [600, 200, 0, 0],
        [800, 0, 0, 0],
    ],
    &[
        [600, 0, 200, 0],
        [450, 160, 700, 0],
        [270, 220, 1000, 0],
        [0, 400, 200, 0],
    ],
    &[
        [400, 0, 100, 800],
        [320, 120, 300, 2000],
        [200, 400, 1000, 1100],
    ],
    &[
        [300, 0, 300, 960],
        [180, 910, 1500, 1200],
        [0, 1400, 1200, 240],
    ],
    &[
        [0, 0, 1000, 1400],
        [233, 0, 767, 1027],
        [467, 0, 533, 653],
        [700, 0, 300, 280],
    ],
    &[[360, 240, 1000, 480], [0, 400, 400, 0]],
];

/// Every deal inside all red lines: its worth to the four, and whether it has a binding treaty.
pub fn deals() -> Vec<([f64; 4], bool)> {
    let mut deals = vec![([0_i32; 4], Vec::new())];
    for options in ISSUES {
        deals = deals
            .iter()
            .flat_map(|(worth, chosen)| {
                options.iter().enumerate().map(move |(option, scores)| {
                    let sum: [i32; 4] = std::array::from_fn(|party| worth[party] + scores[party]);
                    (sum, [chosen.as_slice(), &[option]].concat())
                })
            })
            .collect();
    }
    deals
        .into_iter()
        .map(|(mut worth, chosen): ([i32; 4], Vec<usize>)| {
            if chosen[0] == 1 && chosen[2] == 1 {
                worth[0] -= 1500;
            }
            (
                worth.map(|points| f64::from(points) / 100.0),
                chosen[2] == 0,
            )
        })
        .collect()
}
