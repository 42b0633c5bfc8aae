//! Ctrl-C and other requests to end. Work that can tell or keep what it found listens, stops soon and does so; any other work
//! ends at once. A second request always ends the program at once. Either way no temporary file stays.
//!
//! The same holds for SIGTERM (batch systems, `kill`), SIGHUP (the terminal is gone, unless `nohup` says to go on) and SIGXCPU
//! (the time of a batch job is up). SIGXFSZ is caught and ignored, so that a write over the limit fails like one on a full disk.

use super::exit::{self, Failure};
use crate::files;
use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};

/// A request to end came.
static STOP: AtomicBool = AtomicBool::new(false);
/// Somebody looks at [`STOP`], or has looked and tells what was found until then.
static HEARD: AtomicBool = AtomicBool::new(false);

/// From now on requests to end come here, and not to the system's default. Where that cannot be, the default stays.
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
        // Without a thread for it requests are lost, but no system that has none left runs anything else.
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

/// Whether `nohup` or its like started us: then the end of the terminal is not to be the end of the work. Where that cannot be
/// seen, the system's default stays.
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

/// A request to end.
fn asked() {
    let second = STOP.swap(true, Ordering::Relaxed);
    if second || !HEARD.load(Ordering::Relaxed) {
        end();
    }
}

/// Ends the program. Nothing is half-written: what has no name yet goes.
fn end() -> ! {
    files::abandon();
    // Nobody is left to tell if stderr is closed.
    let _ = writeln!(std::io::stderr(), "interrupted");
    std::process::exit(exit::INTERRUPTED.into());
}

/// The flag that a request to end sets from now on.
pub(super) fn listen() -> &'static AtomicBool {
    HEARD.store(true, Ordering::Relaxed);
    &STOP
}

/// Nobody looks at the flag any more: a request ends the program at once, the one that came too late to be seen as well.
pub(super) fn stop_listening() {
    HEARD.store(false, Ordering::Relaxed);
    end_if_pressed();
}

/// Ends the command with the exit code of an interrupted one if that was asked for.
pub(super) fn check() -> Result<(), Failure> {
    if STOP.load(Ordering::Relaxed) {
        return Err(Failure::Interrupted);
    }
    Ok(())
}

/// Ends the program if that was asked for: for work of which no part is worth telling. Nothing is written before it is whole.
pub(super) fn end_if_pressed() {
    if STOP.load(Ordering::Relaxed) {
        end();
    }
}
