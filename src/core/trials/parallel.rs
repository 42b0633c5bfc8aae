//! The block runner: independent pieces of work on all cores, results in order, whatever the number of threads. Without the
//! feature `parallel`, `one_by_one` takes its place.

use rayon::prelude::*;

/// The system provides no threads.
#[derive(Debug, thiserror::Error)]
#[error("cannot start {threads} threads: {reason}")]
pub struct TooFewThreads {
    threads: usize,
    reason: rayon::ThreadPoolBuildError,
}

/// Does `work` for 0…n−1, in parallel on the threads of [`on_threads`] if called there, otherwise on all cores.
pub fn each<T: Send>(n: usize, work: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
    (0..n).into_par_iter().map(work).collect()
}

/// Does `work` for 0…n−1 in parallel and adds up the results. Sums must be exact: they are added in any order.
pub(super) fn sum<T: Send>(
    n: u64,
    nothing: impl Fn() -> T + Sync + Send,
    work: impl Fn(u64) -> T + Sync + Send,
    add: impl Fn(T, T) -> T + Sync + Send,
) -> T {
    (0..n).into_par_iter().map(work).reduce(nothing, add)
}

/// The default number of threads: one per core, or the value of `RAYON_NUM_THREADS`.
pub fn threads() -> usize {
    rayon::current_num_threads()
}

/// Runs `work` on this many threads; 0 means all cores.
///
/// # Errors
/// If the system provides no threads.
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
