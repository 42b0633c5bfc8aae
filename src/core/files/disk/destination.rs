//! The output folder of a command: all files are written together, and only files that zopa wrote before are replaced.

use super::atomic::{PendingFile, WriteError, write};
use super::listed::{Old, remove};
use super::recorded::sum_of;
use super::refusal::{Foreign, Refusal, is_read};
use super::temporary::tidy;
use super::turn::Turn;
use crate::files::manifest::{
    CHART, INDEX, MANIFEST, Manifest, ManifestEntry, Picture, SWEEP, stem,
};
use crate::scenario::sha256;
use std::path::{Path, PathBuf};

/// A folder to write into.
///
/// Files are collected and written by [`close`](Destination::close), together with a [`Manifest`] that lists them and a
/// page that shows them. Files that this command wrote there before and no longer writes are removed, except that its
/// charts stay if it draws none this time. All other files stay: one that zopa did not write, or that was changed since, is
/// replaced only by force, and one that the command reads is never replaced.
#[derive(Debug)]
pub struct Destination {
    folder: PathBuf,
    command: &'static str,
    /// A description of the folder: a list without files.
    about: Manifest,
    /// Files that the command reads, and so never writes over.
    inputs: Vec<PathBuf>,
    force: bool,
    files: Vec<Waiting>,
    /// Files kept from before.
    keeps: Vec<(String, String)>,
    /// Held from the first file on.
    turn: Option<Turn>,
}

#[derive(Debug)]
struct Waiting {
    name: String,
    sha256: String,
    /// `None` if it is already written.
    bytes: Option<Vec<u8>>,
    picture: Option<Picture>,
}

/// The outcome of closing a [`Destination`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Closed {
    /// Files of this command that were removed because it no longer writes them.
    pub removed: Vec<String>,
    /// Files that would have been removed as well, had nobody changed them.
    pub kept: Vec<String>,
    /// True if charts of this command are there from before, because this time it drew none.
    pub older_charts: bool,
}

impl Destination {
    /// A folder that need not exist yet. `about` describes what it is to hold.
    pub fn new(
        folder: PathBuf,
        command: &'static str,
        about: Manifest,
        inputs: Vec<PathBuf>,
        force: bool,
    ) -> Self {
        Destination {
            folder,
            command,
            about,
            inputs,
            force,
            files: Vec::new(),
            keeps: Vec::new(),
            turn: None,
        }
    }

    /// Its path.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The names of the files to be written, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.name.as_str())
    }

    /// Adds a file to be written. Of two with the same name the later one counts.
    pub fn put(&mut self, name: &str, bytes: Vec<u8>) {
        self.wait(name, sha256(&bytes), Some(bytes), None);
    }

    /// Adds a picture to be written.
    pub fn put_picture(&mut self, name: &str, bytes: Vec<u8>, picture: Picture) {
        self.wait(name, sha256(&bytes), Some(bytes), Some(picture));
    }

    fn wait(
        &mut self,
        name: &str,
        sha256: String,
        bytes: Option<Vec<u8>>,
        picture: Option<Picture>,
    ) {
        self.files.retain(|file| file.name != name);
        self.files.push(Waiting {
            name: name.to_owned(),
            sha256,
            bytes,
            picture,
        });
    }

    /// Keeps a file that this command wrote before, with this sum, although it is not written again.
    pub fn keep(&mut self, name: &str, sha256: &str) {
        self.keeps.push((name.to_owned(), sha256.to_owned()));
    }

    /// Begins a file too large to be held in memory: it is written piece by piece, and handed to
    /// [`finish`](Destination::finish).
    ///
    /// # Errors
    /// An error from the operating system.
    pub fn begin(&mut self, name: &str) -> Result<PendingFile, WriteError> {
        self.take_turn()?;
        PendingFile::new(&self.folder.join(name))
    }

    /// Waits until no other command is writing there.
    fn take_turn(&mut self) -> Result<(), WriteError> {
        if self.turn.is_none() {
            self.turn = Some(Turn::in_folder(&self.folder)?);
        }
        Ok(())
    }

    /// Completes a large file, which gets its name at once.
    ///
    /// # Errors
    /// The reason why it does not; the old file, if any, is untouched.
    pub fn finish(&mut self, name: &str, mut draft: PendingFile) -> Result<(), Refusal> {
        let path = self.folder.join(name);
        let sha256 = draft.sum().map_err(WriteError::at(&path))?;
        let old = Old::of(&self.folder)?;
        self.refuse(&old, &[(name, &sha256)])?;
        let mut announced = self.about.clone();
        announced.files = old.entries().to_vec();
        announced.files.retain(|entry| entry.name != name);
        announced.files.push(self.entry(name, &sha256, None));
        self.announce(announced, |entry| entry.name == name)?;
        draft.commit()?;
        self.wait(name, sha256, None, None);
        Ok(())
    }

    /// Writes everything, and the list of it, which `index` turns into the page that shows the contents of the folder.
    ///
    /// # Errors
    /// The reason why nothing was written, except for large files finished before; or an error from the operating system.
    pub fn close(&mut self, index: impl FnOnce(&Manifest) -> String) -> Result<Closed, Refusal> {
        self.take_turn()?;
        // If nothing differs nothing is written, but leftovers are removed.
        tidy(&self.folder);
        let old = Old::of(&self.folder)?;
        let mut closed = Closed::default();
        let mut manifest = self.about.clone();
        manifest.files = self.entries();
        let kept = self.keeps.iter();
        let kept = kept.map(|(name, sha256)| self.entry(name, sha256, None));
        manifest.files.extend(kept);
        for entry in old.entries() {
            let name = &entry.name;
            if manifest.entry(name).is_some() || name == INDEX || !self.folder.join(name).exists() {
                continue;
            }
            let stale = self.is_stale(entry);
            let older = stale && self.draws_nothing() && old.is_of_chart(entry);
            closed.older_charts |= older;
            if !stale || older || is_read(&self.folder.join(name), &self.inputs) {
                manifest.files.push(entry.clone());
            } else if self.force || old.is_untouched(&self.folder, name) {
                closed.removed.push(name.clone());
            } else {
                closed.kept.push(name.clone());
            }
        }
        manifest.files.sort_by(|a, b| a.name.cmp(&b.name));
        let page = index(&manifest).into_bytes();
        manifest.files.push(ManifestEntry {
            name: INDEX.to_owned(),
            sha256: sha256(&page),
            before: None,
            command: "index".to_owned(),
            picture: None,
        });
        let new = self.files.iter().filter(|file| file.bytes.is_some());
        let mut new: Vec<(&str, &str)> =
            new.map(|f| (f.name.as_str(), f.sha256.as_str())).collect();
        let page_sum = sha256(&page);
        new.push((INDEX, &page_sum));
        self.refuse(&old, &new)?;
        let mut announced = manifest.clone();
        let goes = |entry: &&ManifestEntry| closed.removed.contains(&entry.name);
        announced
            .files
            .extend(old.entries().iter().filter(goes).cloned());
        self.announce(announced, |entry| {
            entry.name == INDEX || self.names().any(|name| name == entry.name)
        })?;
        for file in &self.files {
            if let Some(bytes) = &file.bytes {
                self.put_there(&file.name, bytes, &file.sha256)?;
            }
        }
        self.put_there(INDEX, &page, &page_sum)?;
        for name in &closed.removed {
            remove(&self.folder.join(name))?;
        }
        let list = manifest.bytes();
        self.put_there(MANIFEST, &list, &sha256(&list))?;
        self.turn = None;
        Ok(closed)
    }

    /// Lists the files about to be written, with the sums of what is there now, before any is written: if this command is
    /// killed, the next one still recognises its files, old or new.
    fn announce(
        &self,
        mut manifest: Manifest,
        is_written: impl Fn(&ManifestEntry) -> bool,
    ) -> Result<(), WriteError> {
        let mut differs = false;
        for entry in manifest.files.iter_mut().filter(|entry| is_written(entry)) {
            let path = self.folder.join(&entry.name);
            let there = sum_of(&path).map_err(WriteError::at(&path))?;
            if there.as_ref() != Some(&entry.sha256) {
                differs = true;
                entry.before = there;
            }
        }
        if !differs {
            return Ok(());
        }
        let list = manifest.bytes();
        self.put_there(MANIFEST, &list, &sha256(&list))
    }

    fn draws_nothing(&self) -> bool {
        self.files.iter().all(|file| file.picture.is_none())
    }

    fn entries(&self) -> Vec<ManifestEntry> {
        let files = self.files.iter();
        files
            .map(|file| self.entry(&file.name, &file.sha256, file.picture.clone()))
            .collect()
    }

    fn entry(&self, name: &str, sha256: &str, picture: Option<Picture>) -> ManifestEntry {
        ManifestEntry {
            name: name.to_owned(),
            sha256: sha256.to_owned(),
            before: None,
            command: self.command.to_owned(),
            picture,
        }
    }

    /// True if the entry was written by this command and no longer is, or shows a chart that is now drawn in other formats.
    /// The command `chart` adds to what is there, so that charts can be drawn one by one.
    fn is_stale(&self, entry: &ManifestEntry) -> bool {
        let mut pictures = self.files.iter().filter(|file| file.picture.is_some());
        let again = entry.picture.is_some() && pictures.any(|new| stem(&new.name) == entry.stem());
        again || (entry.command == self.command && self.command != CHART)
    }

    /// An error if writing these files, given with their sums, would destroy something.
    fn refuse(&self, old: &Old, new: &[(&str, &str)]) -> Result<(), Refusal> {
        if let Some(holds) = old
            .scenario()
            .filter(|holds| !self.force && *holds != self.about.scenario && is_scenario(holds))
            && is_scenario(&self.about.scenario)
        {
            return Err(Refusal::Other {
                folder: self.folder.clone(),
                holds: holds.to_owned(),
                asked: self.about.scenario.clone(),
            });
        }
        let mut foreign = Vec::new();
        if matches!(old, Old::Foreign) && !self.force {
            foreign.push(Foreign {
                path: self.folder.join(MANIFEST),
                changed: false,
            });
        }
        for (name, sha256) in new {
            let path = self.folder.join(name);
            let before = sum_of(&path).map_err(WriteError::at(&path))?;
            if before.is_none() || before.as_deref() == Some(sha256) {
                continue;
            }
            if is_read(&path, &self.inputs) {
                return Err(Refusal::Input(path));
            }
            if !self.force && old.is_of_sweep(name) && ![SWEEP, CHART].contains(&self.command) {
                return Err(Refusal::Sweep {
                    folder: self.folder.clone(),
                    name: (*name).to_owned(),
                });
            }
            if !self.force && !old.is_untouched(&self.folder, name) {
                foreign.push(Foreign {
                    path,
                    changed: old.entries().iter().any(|entry| entry.name == *name),
                });
            }
        }
        if foreign.is_empty() {
            Ok(())
        } else {
            Err(Refusal::Foreign(foreign))
        }
    }

    /// Writes a file unless it is already there with the same bytes.
    fn put_there(&self, name: &str, bytes: &[u8], sha256: &str) -> Result<(), WriteError> {
        let path = self.folder.join(name);
        let before = sum_of(&path).map_err(WriteError::at(&path))?;
        if before.as_deref() == Some(sha256) {
            return Ok(());
        }
        write(&path, bytes)
    }
}

/// True for the name of a scenario file: a scenario read from a pipe has a different name each time.
fn is_scenario(name: &str) -> bool {
    name.ends_with(".toml")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::discard;
    use std::collections::BTreeMap;
    use std::fs;

    fn to(folder: &Path, command: &'static str, force: bool) -> Destination {
        let about = Manifest::new("x.toml", "X", "");
        Destination::new(folder.to_path_buf(), command, about, Vec::new(), force)
    }

    fn index(manifest: &Manifest) -> String {
        let names: Vec<&str> = manifest.files.iter().map(|e| e.name.as_str()).collect();
        names.join("\n")
    }

    fn close(to: &mut Destination) -> Result<Closed, Refusal> {
        to.close(index)
    }

    fn picture(chart: &str) -> Picture {
        Picture {
            chart: chart.to_owned(),
            title: chart.to_owned(),
            alt: String::new(),
        }
    }

    fn inside(folder: &Path) -> BTreeMap<String, String> {
        let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
        let read = entries.map(|entry| {
            let text = fs::read_to_string(entry.path()).unwrap();
            (entry.file_name().into_string().unwrap(), text)
        });
        read.collect()
    }

    #[test]
    fn exactly_what_a_command_wrote_is_replaced() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path();
        fs::write(folder.join("mine.txt"), "precious").unwrap();
        let mut first = to(folder, "run", false);
        first.put("run.json", b"1".to_vec());
        first.put("runs.csv", b"many".to_vec());
        first.put_picture("dance.pdf", b"pdf".to_vec(), picture("dance"));
        assert_eq!(close(&mut first).unwrap(), Closed::default());
        let mut other = to(folder, "explain", false);
        other.put("explain.json", b"e".to_vec());
        close(&mut other).unwrap();
        // The next run has no table of runs, and its chart another format.
        let mut second = to(folder, "run", false);
        second.put("run.json", b"2".to_vec());
        second.put_picture("dance.png", b"png".to_vec(), picture("dance"));
        let closed = close(&mut second).unwrap();
        assert_eq!(closed.removed, ["dance.pdf", "runs.csv"]);
        let there = inside(folder);
        let names: Vec<&str> = there.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "dance.png",
                "explain.json",
                INDEX,
                MANIFEST,
                "mine.txt",
                "run.json"
            ]
        );
        assert_eq!(there["run.json"], "2");
        assert_eq!(there[INDEX], "dance.png\nexplain.json\nrun.json");
        // The same again changes no byte.
        close(&mut second).unwrap();
        assert_eq!(inside(folder), there);
    }

    #[test]
    fn what_is_to_stay_stays_although_it_is_not_written_again() {
        let place = tempfile::tempdir().unwrap();
        let mut first = to(place.path(), "sweep", false);
        first.put("runs.csv", b"many".to_vec());
        first.put("cells.csv", b"1".to_vec());
        close(&mut first).unwrap();
        for _ in 0..2 {
            let mut second = to(place.path(), "sweep", false);
            second.put("cells.csv", b"1".to_vec());
            second.keep("runs.csv", &sha256(b"many"));
            assert_eq!(close(&mut second).unwrap(), Closed::default());
            assert_eq!(inside(place.path())["runs.csv"], "many");
        }
        let manifest = Manifest::read(place.path()).unwrap().unwrap();
        assert!(manifest.is_untouched(place.path(), "runs.csv"));
    }

    #[test]
    fn who_draws_nothing_leaves_what_is_drawn() {
        let place = tempfile::tempdir().unwrap();
        let mut drawn = to(place.path(), "run", false);
        drawn.put("dance.csv", b"1".to_vec());
        drawn.put_picture("dance.svg", b"svg".to_vec(), picture("dance"));
        close(&mut drawn).unwrap();
        let mut plain = to(place.path(), "run", false);
        plain.put("run.json", b"1".to_vec());
        let closed = close(&mut plain).unwrap();
        assert!(closed.older_charts && closed.removed.is_empty());
        assert!(inside(place.path()).contains_key("dance.csv"));
    }

    #[test]
    fn charts_are_added_one_by_one() {
        let place = tempfile::tempdir().unwrap();
        for chart in ["dance", "ladder"] {
            let mut to = to(place.path(), "chart", false);
            to.put_picture(&format!("{chart}.svg"), b"svg".to_vec(), picture(chart));
            close(&mut to).unwrap();
        }
        let names: Vec<String> = inside(place.path()).into_keys().collect();
        assert_eq!(names, ["dance.svg", INDEX, "ladder.svg", MANIFEST]);
    }

    #[test]
    fn what_somebody_wrote_or_changed_is_kept_and_nothing_is_written() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path();
        let write_both = |text: &str, force: bool| {
            let mut to = to(folder, "run", force);
            to.put("a.csv", text.as_bytes().to_vec());
            to.put("b.csv", text.as_bytes().to_vec());
            close(&mut to)
        };
        fs::write(folder.join("b.csv"), "theirs").unwrap();
        let error = write_both("1", false).unwrap_err().to_string();
        assert!(
            error.contains("b.csv' holds something that zopa did not write"),
            "{error}"
        );
        assert_eq!(inside(folder).len(), 1);
        write_both("1", true).unwrap();
        fs::write(folder.join("a.csv"), "edited").unwrap();
        let error = write_both("2", false).unwrap_err().to_string();
        assert!(
            error.contains("a.csv' was changed since zopa wrote it"),
            "{error}"
        );
        assert_eq!(inside(folder)["b.csv"], "1");
        assert_eq!(inside(folder)["a.csv"], "edited");
        // A file that is no longer written but was changed stays, and is reported.
        let mut fewer = to(folder, "run", false);
        fewer.put("b.csv", b"3".to_vec());
        let closed = close(&mut fewer).unwrap();
        assert_eq!(closed.kept, ["a.csv"]);
        assert_eq!(inside(folder)["a.csv"], "edited");
    }

    #[test]
    fn results_of_two_scenarios_stay_apart() {
        let place = tempfile::tempdir().unwrap();
        let of = |file: &str, force: bool| {
            let about = Manifest::new(file, "", "");
            let folder = place.path().to_path_buf();
            let mut to = Destination::new(folder, "run", about, Vec::new(), force);
            to.put("run.json", file.as_bytes().to_vec());
            close(&mut to)
        };
        of("a.toml", false).unwrap();
        of("a.toml", false).unwrap();
        let error = of("b.toml", false).unwrap_err().to_string();
        assert!(
            error.contains("holds the results of a.toml, and not of b.toml"),
            "{error}"
        );
        of("b.toml", true).unwrap();
        assert_eq!(inside(place.path())["run.json"], "b.toml");
    }

    #[test]
    fn a_manifest_of_somebody_else_is_a_file_like_any_other() {
        let place = tempfile::tempdir().unwrap();
        fs::write(place.path().join(MANIFEST), "{\"name\": \"my app\"}").unwrap();
        let mut to = to(place.path(), "run", false);
        to.put("run.json", b"1".to_vec());
        assert!(close(&mut to).unwrap_err().to_string().contains(MANIFEST));
        assert_eq!(inside(place.path()).len(), 1);
    }

    #[test]
    fn what_is_read_is_not_written_over_even_by_force() {
        let place = tempfile::tempdir().unwrap();
        let own = place.path().join("groups.csv");
        fs::write(&own, "typed").unwrap();
        let about = Manifest::new("x.toml", "", "");
        let folder = place.path().to_path_buf();
        let mut to = Destination::new(folder, "class", about, vec![own.clone()], true);
        to.put("groups.csv", b"computed".to_vec());
        assert!(matches!(close(&mut to), Err(Refusal::Input(_))));
        assert_eq!(fs::read_to_string(own).unwrap(), "typed");
    }

    #[test]
    fn what_a_command_wrote_can_be_thrown_away() {
        let place = tempfile::tempdir().unwrap();
        let mut sweep = to(place.path(), "sweep", false);
        sweep.put("cells.csv", b"1".to_vec());
        close(&mut sweep).unwrap();
        fs::write(place.path().join("mine.txt"), "precious").unwrap();
        discard(place.path(), &["sweep", "chart"]).unwrap();
        let names: Vec<String> = inside(place.path()).into_keys().collect();
        assert_eq!(names, ["mine.txt"]);
    }

    #[test]
    fn who_was_killed_leaves_files_that_are_known() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path();
        let run = |text: &str| {
            let mut run = to(folder, "run", false);
            run.put("a.csv", text.as_bytes().to_vec());
            run.put("b.csv", text.as_bytes().to_vec());
            run
        };
        // Killed after each of its steps: the list is announced, then the files follow one by one.
        for written in 0..3 {
            for first in [true, false] {
                for name in inside(folder).into_keys() {
                    fs::remove_file(folder.join(name)).unwrap();
                }
                if !first {
                    close(&mut run("0")).unwrap();
                }
                let killed = run("1");
                let mut announced = killed.about.clone();
                announced.files = killed.entries();
                killed.announce(announced, |_| true).unwrap();
                for name in ["a.csv", "b.csv"].iter().take(written) {
                    fs::write(folder.join(name), "1").unwrap();
                }
                close(&mut run("2")).unwrap();
                assert_eq!(inside(folder)["b.csv"], "2");
                let list = Manifest::read(folder).unwrap().unwrap();
                assert!(list.files.iter().all(|entry| entry.before.is_none()));
            }
        }
    }

    #[test]
    fn a_large_file_is_announced_too() {
        use std::io::Write as _;
        let place = tempfile::tempdir().unwrap();
        for text in ["1", "2"] {
            let mut run = to(place.path(), "run", false);
            let mut draft = run.begin("runs.csv").unwrap();
            draft.write_all(text.as_bytes()).unwrap();
            run.finish("runs.csv", draft).unwrap();
            // Killed before the rest.
        }
        assert_eq!(inside(place.path())["runs.csv"], "2");
    }
}
