//! `zopa run --watch`: negotiates again whenever a file is saved.
//!
//! The files are polled four times a second: that works on every disk, including network folders, and however an editor
//! saves.

use super::args::RunArgs;
use super::exit::Failure;
use super::interrupt;
use super::page::Page;
use crate::format::opened::is_stream;
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::thread::sleep;
use std::time::Duration;

const PAUSE: Duration = Duration::from_millis(250);

/// Runs it now and after each change of its files, until Ctrl-C. Errors are printed, and the next save is another attempt.
pub(super) fn watch(
    args: &RunArgs,
    page: &mut Page,
    once: impl Fn(&RunArgs, &mut Page) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let files: Vec<&PathBuf> = [Some(&args.input.file), args.against.as_ref()]
        .into_iter()
        .flatten()
        .collect();
    let streams = |file: &&&PathBuf| is_stream(file) || file.exists() && !file.is_file();
    if let Some(pipe) = files.iter().find(streams) {
        return Err(Failure::Usage(format!(
            "--watch needs a file that can be saved, and '{}' is none",
            pipe.display()
        )));
    }
    let stop = interrupt::listen();
    let seen = || -> Vec<Option<Vec<u8>>> {
        let read = files.iter().map(|file| std::fs::read(file).ok());
        read.collect()
    };
    let mut before = seen();
    loop {
        match once(args, page) {
            Ok(()) => {}
            Err(Failure::ClosedPipe) => return Err(Failure::ClosedPipe),
            Err(failure) => page.complain(&failure.to_string()),
        }
        let names: Vec<String> = files
            .iter()
            .map(|file| file.display().to_string())
            .collect();
        page.line(format!(
            "\nWatching {}: save it to see it again, Ctrl-C ends",
            names.join(" and ")
        ));
        page.finish()?;
        loop {
            if stop.load(Ordering::Relaxed) {
                return Ok(());
            }
            sleep(PAUSE);
            let now = seen();
            // While a file is being replaced it is missing or empty for a moment.
            let whole = now
                .iter()
                .all(|bytes| bytes.as_ref().is_some_and(|bytes| !bytes.is_empty()));
            if whole && now != before {
                before = now;
                break;
            }
        }
    }
}
