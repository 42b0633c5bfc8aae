//! Ctrl-C and other requests to stop. Work that can print or keep what it found listens, stops soon and does so; any other
//! work ends immediately. A second request always ends the program immediately. Either way no temporary file remains.
//!
//! The same is true of SIGTERM (batch systems, `kill`), SIGHUP (the terminal is gone, unless `nohup` says to go on) and
//! SIGXCPU (the time of a batch job is up). SIGXFSZ is caught and ignored, so that a write over the limit fails like one to a
//! full disk.

use super::exit::{self, Failure};
use crate::files;
use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};

/// Set when a request to stop arrives.
static STOP: AtomicBool = AtomicBool::new(false);
/// True if some code watches [`STOP`], or has watched it and is printing what was found until then.
static HEARD: AtomicBool = AtomicBool::new(false);

/// From now on requests to stop come here instead of to the system's default handler. If that is not possible, the default
/// stays.
pub(super) fn prepare() {
    #[cfg(unix)]
    {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXCPU, SIGXFSZ};
        let mut signals = vec![SIGINT, SIGTERM, SIGXCPU, SIGXFSZ];
        if !hang_ups_are_ignored() {
            signals.push(SIGHUP);
        }
        let Ok(mut coming) = signal_hook::iterator::Signals::new(signals) else {
            return;
        };
        // If this thread cannot be started, requests are lost; but a system without a free thread runs nothing else either.
        let _ = std::thread::Builder::new().spawn(move || {
            for signal in coming.forever() {
                if signal != SIGXFSZ {
                    asked();
                }
            }
        });
    }
    #[cfg(not(unix))]
    {
        let _ = ctrlc::set_handler(asked);
    }
}

/// True if we were started by `nohup` or similar: the end of the terminal must then not end the work. If that cannot be
/// determined, the system's default stays.
#[cfg(unix)]
fn hang_ups_are_ignored() -> bool {
    let Ok(status) = std::fs::read_to_string("/proc/self/status") else {
        return true;
    };
    let mask = status
        .lines()
        .find_map(|line| line.strip_prefix("SigIgn:"))
        .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_none_or(|mask| mask >> (signal_hook::consts::SIGHUP - 1) & 1 == 1)
}

/// Handles a request to stop.
fn asked() {
    let second = STOP.swap(true, Ordering::Relaxed);
    if second || !HEARD.load(Ordering::Relaxed) {
        end();
    }
}

/// Ends the program. No file is left half-written: unnamed temporary files are deleted.
fn end() -> ! {
    files::abandon();
    // If stderr is closed, nobody can be told.
    let _ = writeln!(std::io::stderr(), "interrupted");
    std::process::exit(exit::INTERRUPTED.into());
}

/// The flag that a request to stop sets from now on.
pub(super) fn listen() -> &'static AtomicBool {
    HEARD.store(true, Ordering::Relaxed);
    &STOP
}

/// From now on nobody watches the flag: a request ends the program immediately, including one that came too late to be
/// noticed.
pub(super) fn stop_listening() {
    HEARD.store(false, Ordering::Relaxed);
    end_if_pressed();
}

/// Ends the command with the exit code of an interruption if one was requested.
pub(super) fn check() -> Result<(), Failure> {
    if STOP.load(Ordering::Relaxed) {
        return Err(Failure::Interrupted);
    }
    Ok(())
}

/// Ends the program if that was requested: for work whose partial results are not worth printing. Nothing is written before
/// it is complete.
pub(super) fn end_if_pressed() {
    if STOP.load(Ordering::Relaxed) {
        end();
    }
}
