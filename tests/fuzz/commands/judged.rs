//! Runs a command in a folder of its own and holds what it does to what must hold of every command.

use crate::made::{Case, Typed};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use zopa_fuzz::Dice;

/// Seconds of computing after which a command must have ended, or said what it is doing.
pub const SECONDS: u64 = 20;
/// Seconds by the clock: a loaded machine computes less.
const CLOCK: Duration = Duration::from_secs(6 * SECONDS);
/// KiB of memory that a command may reserve: 2 GiB.
const MEMORY: u64 = 2 << 20;

/// What went wrong, short enough to tell one fault from another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault(pub String);

/// What a command did.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub took: Duration,
    pub fault: Option<Fault>,
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
}

/// Where commands run.
#[derive(Debug)]
pub struct Judge<'a> {
    pub zopa: PathBuf,
    pub scratch: PathBuf,
    pub codes: &'a BTreeSet<i32>,
}

impl Judge<'_> {
    /// Runs a case to its first fault; `told` hears of every command.
    pub fn case(
        &self,
        case: &Case,
        told: &mut dyn FnMut(&Typed, &Ran),
    ) -> io::Result<Option<Fault>> {
        let folder = self.scratch.join("case");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder)?;
        for (name, bytes) in &case.files {
            fs::write(folder.join(name), bytes)?;
        }
        for typed in &case.commands {
            if let Some(draws) = typed.damage {
                damage(&folder, &mut Dice::new(draws))?;
            }
            let ran = self.run(typed, &folder)?;
            told(typed, &ran);
            if ran.fault.is_some() {
                return Ok(ran.fault);
            }
        }
        Ok(None)
    }

    fn run(&self, typed: &Typed, folder: &Path) -> io::Result<Ran> {
        let (out, err) = (self.scratch.join("stdout"), self.scratch.join("stderr"));
        // Who watches a file waits until somebody ends it.
        let watches = typed.arguments.iter().any(|argument| argument == "--watch");
        let until = if watches {
            "timeout --preserve-status -s INT 1 "
        } else {
            ""
        };
        let limited =
            format!("ulimit -v {MEMORY}; ulimit -t {SECONDS}; ulimit -c 0; exec {until}\"$@\"");
        let began = Instant::now();
        let mut child = Command::new("/bin/sh")
            .args(["-c", &limited, "sh"])
            .arg(&self.zopa)
            // No shell passes a zero byte on.
            .args(typed.arguments.iter().map(|word| word.replace('\0', "")))
            .current_dir(folder)
            .env("RAYON_NUM_THREADS", "1")
            .env("MALLOC_ARENA_MAX", "2")
            .env("RUST_BACKTRACE", "0")
            .stdin(Stdio::null())
            .stdout(File::create(&out)?)
            .stderr(File::create(&err)?)
            .spawn()?;
        let mut pause = Duration::from_micros(200);
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break Some(status);
            }
            if began.elapsed() > CLOCK {
                child.kill()?;
                child.wait()?;
                break None;
            }
            std::thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(20));
        };
        let mut ran = Ran {
            code: status.and_then(|status| status.code()),
            took: began.elapsed(),
            fault: None,
            stdout: fs::read(&out)?,
            stderr: fs::read(&err)?,
        };
        let signal = status.map_or(Some(9), |status| status.signal());
        ran.fault = self.fault(typed, &ran, signal, folder)?.map(Fault);
        Ok(ran)
    }

    fn fault(
        &self,
        typed: &Typed,
        ran: &Ran,
        signal: Option<i32>,
        folder: &Path,
    ) -> io::Result<Option<String>> {
        let command = typed.arguments.first().map_or("", String::as_str);
        let stderr = String::from_utf8_lossy(&ran.stderr);
        for (at, line) in stderr.lines().enumerate() {
            if let Some((_, place)) = line.split_once("panicked at ") {
                let said = stderr.lines().nth(at + 1).unwrap_or_default();
                return Ok(Some(format!("panic at {place} {said}")));
            }
            if line.starts_with("internal error") || line.starts_with("memory allocation of") {
                return Ok(Some(format!("{command}: {line}")));
            }
        }
        if let Some(signal) = signal {
            // The limits on time: 24 for seconds of computing, 9 for the clock. Who was told beforehand can wait.
            if signal == 24 || signal == 9 {
                let said = !stderr.trim().is_empty();
                return Ok(
                    (!said).then(|| format!("{command}: more than {SECONDS} s without a word"))
                );
            }
            return Ok(Some(format!("{command}: ended by signal {signal}")));
        }
        if let Some(code) = ran.code.filter(|code| !self.codes.contains(code)) {
            return Ok(Some(format!(
                "{command}: exit code {code} is not explained"
            )));
        }
        if ran.code != Some(0) && stderr.trim().is_empty() {
            return Ok(Some(format!(
                "{command}: exit code {:?} without a word",
                ran.code
            )));
        }
        let coloured = typed.arguments.iter().any(|word| word.contains("always"));
        for (stream, bytes) in [("stdout", &ran.stdout), ("stderr", &ran.stderr)] {
            let Ok(text) = std::str::from_utf8(bytes) else {
                return Ok(Some(format!("{command}: {stream} is not UTF-8")));
            };
            let text = if coloured {
                uncoloured(text)
            } else {
                text.to_owned()
            };
            if let Some(sign) = text
                .chars()
                .find(|sign| sign.is_control() && !matches!(sign, '\n' | '\t'))
            {
                return Ok(Some(format!(
                    "{command}: {stream} has U+{:04X}",
                    sign as u32
                )));
            }
        }
        let json = typed.arguments.iter().any(|word| word == "--json");
        if json
            && ran.code == Some(0)
            && !is_help(typed)
            && serde_json::from_slice::<serde_json::Value>(&ran.stdout).is_err()
        {
            return Ok(Some(format!("{command}: --json prints something else")));
        }
        if let Some(left) = leftover(folder)? {
            return Ok(Some(format!("{command}: leaves {left}")));
        }
        Ok(None)
    }
}

fn is_help(typed: &Typed) -> bool {
    let help = |word: &String| ["--help", "-h", "--version", "-V"].contains(&word.as_str());
    typed.arguments.iter().any(help)
}

/// Without the sequences that set colours.
fn uncoloured(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part
            .find('m')
            .filter(|at| part[..*at].bytes().all(|b| b.is_ascii_digit() || b == b';'))
        {
            Some(at) => plain += &part[at + 1..],
            None => plain += &format!("\u{1b}[{part}"),
        }
    }
    plain
}

/// Every file below a folder, in order.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        match path.is_dir() {
            true => found.extend(files(&path)?),
            false => found.push(path),
        }
    }
    found.sort();
    Ok(found)
}

/// A temporary file that stayed.
fn leftover(folder: &Path) -> io::Result<Option<String>> {
    let temporary = files(folder)?.into_iter().find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(".zopa-")
    });
    Ok(temporary.map(|_| "a .zopa- file".to_owned()))
}

/// Flips, cuts, empties or removes one file.
fn damage(folder: &Path, dice: &mut Dice) -> io::Result<()> {
    let files = files(folder)?;
    let Some(path) = files.get(dice.below(files.len())) else {
        return Ok(());
    };
    let mut bytes = fs::read(path)?;
    match dice.below(6) {
        0 => return fs::remove_file(path),
        1 => bytes.truncate(dice.below(bytes.len() + 1)),
        2 => bytes.clear(),
        3 if !bytes.is_empty() => {
            let at = dice.below(bytes.len());
            bytes.insert(at, b"09,\"\n\x00\x1b\xff"[dice.below(8)]);
        }
        _ if !bytes.is_empty() => {
            let at = dice.below(bytes.len());
            bytes[at] ^= 1 << dice.below(8);
        }
        _ => {}
    }
    fs::write(path, bytes)
}
