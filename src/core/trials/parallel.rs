//! The block runner: independent pieces of work on all cores, answers in their order, whatever the number of threads.
//! Without the feature `parallel`, `one_by_one` stands in its place.

use rayon::prelude::*;

/// The system gives no threads.
#[derive(Debug, thiserror::Error)]
#[error("cannot start {threads} threads: {reason}")]
pub struct TooFewThreads {
    threads: usize,
    reason: rayon::ThreadPoolBuildError,
}

/// Does `work` for 0…n−1, in parallel on the threads of [`on_threads`], or else on all cores.
pub fn each<T: Send>(n: usize, work: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
    (0..n).into_par_iter().map(work).collect()
}

/// Does `work` for 0…n−1 in parallel and adds up what comes of it. Sums must be exact: they are added in any order.
pub(super) fn sum<T: Send>(
    n: u64,
    nothing: impl Fn() -> T + Sync + Send,
    work: impl Fn(u64) -> T + Sync + Send,
    add: impl Fn(T, T) -> T + Sync + Send,
) -> T {
    (0..n).into_par_iter().map(work).reduce(nothing, add)
}

/// How many threads work where nobody asks for a number: one per core, or as many as `RAYON_NUM_THREADS` says.
pub fn threads() -> usize {
    rayon::current_num_threads()
}

/// Does something on this many threads; 0 means all cores.
///
/// # Errors
/// If the system gives no threads.
pub fn on_threads<T: Send>(
    threads: usize,
    work: impl FnOnce() -> T + Send,
) -> Result<T, TooFewThreads> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .map_err(|reason| TooFewThreads { threads, reason })?;
    Ok(pool.install(work))
}
