//! `zopa report`: everything on one page.

use super::args::ReportArgs;
use super::class;
use super::drawn;
use super::exit::Failure;
use super::folder::Files;
use super::gathered::{Gathered, Wanted};
use super::load::{Loaded, beside};
use super::page::Page;
use super::planned;
use super::story;
use super::sweep;
use crate::account::{Question, Solved};
use crate::charts::{self, Drawn, Material};
use crate::class::Class;
use crate::files;
use crate::game::Within;
use crate::report::pages::{Debrief, FinishedSweep, Handout, Story, handout, story as written};
use crate::scenario::ChartStyle;
use crate::sweep::{Folder, Outcome, findings};
use crate::trials::on_threads;
use std::path::{Path, PathBuf};

/// The name of the page in a scenario's folder.
const PAGE: &str = "report.html";

/// Charts on a page are read at arm's length.
const STYLE: ChartStyle = ChartStyle::Screen;

pub(super) fn command(args: &ReportArgs, page: &mut Page) -> Result<(), Failure> {
    let loaded = Loaded::input(&args.input, page)?;
    let scenario = &loaded.reading.scenario;
    if let Some(out) = args.out.as_ref().filter(|out| out.is_dir()) {
        return Err(Failure::Usage(format!(
            "'{}' is a folder\n  help: name the page, too: -o {}",
            out.display(),
            out.join(PAGE).display()
        )));
    }
    let text = if args.public {
        public(args, &loaded, page)?
    } else {
        on_threads(args.chance.threads(), || text(args, &loaded, page))??
    };
    let text = files::sealed(text);
    let out = match &args.out {
        Some(out) => {
            let plans = args.sweeps.iter().map(|folder| Folder::new(folder));
            let mut inputs: Vec<PathBuf> = plans.flat_map(|folder| folder.read()).collect();
            inputs.push(args.input.file.clone());
            inputs.extend(args.class.clone());
            files::replace(out, text.as_bytes(), &inputs, page.force)?;
            out.clone()
        }
        None => {
            let class: Vec<&Path> = args.class.as_deref().into_iter().collect();
            let mut files = Files::new("report", None, &loaded, &class, page);
            files.write(PAGE, text.as_bytes());
            let out = files.folder().join(PAGE);
            files.close()?;
            out
        }
    };
    if !page.quiet {
        let size = text.len().div_ceil(1024);
        page.line(format!(
            "Written: {} ({size} KB, one file; opens in any browser, offline)",
            out.display()
        ));
        let from = loaded.provenance(args.chance.seed, None);
        story::tell_note(scenario, &from, page);
    }
    Ok(())
}

fn text(args: &ReportArgs, loaded: &Loaded, page: &Page) -> Result<String, Failure> {
    let runs = (args.runs > 0).then_some(args.runs);
    let debrief = match &args.class {
        Some(path) => Some(class::judged(path, loaded, page)?.0),
        None => None,
    };
    let wanted = Wanted {
        seed: args.chance.seed,
        exact: true,
        runs,
        settled: runs,
    };
    let gathered = Gathered::of(loaded, wanted, page)?;
    let question = Question::of_signatories(&loaded.game, Within::Zopa);
    let solved = Solved::of(&loaded.reading.scenario, &loaded.game, &question)?;
    let material = gathered.material(None);
    let pictures = drawn::pictures(charts::ALL.iter().copied(), &material, STYLE);
    let sweeps = args.sweeps.iter();
    let sweeps = sweeps.map(|folder| swept(&args.input.file, folder, page));
    let sweeps = sweeps.collect::<Result<Vec<_>, _>>()?;
    let debrief = debrief.as_ref().map(|class| Debrief {
        class,
        picture: class_picture(class, loaded),
        typed: args
            .class
            .as_ref()
            .map_or_else(String::new, |path| beside(&args.input.file, path)),
    });
    let explanation = gathered.explanation.as_ref();
    let explanation =
        explanation.ok_or_else(|| Failure::Internal("nothing was explained".into()))?;
    written(&Story {
        account: &gathered.account,
        from: &gathered.provenance,
        typed: &loaded.typed_beside(),
        tally: gathered.tally.as_ref(),
        explanation,
        solved: &solved,
        pictures: &pictures,
        sweeps: &sweeps,
        class: debrief.as_ref(),
    })
    .map_err(|error| Failure::Internal(error.to_string()))
}

/// The page for everybody at the table, for which nothing is played.
fn public(args: &ReportArgs, loaded: &Loaded, page: &Page) -> Result<String, Failure> {
    let class = match &args.class {
        Some(path) => Some((
            class::judged(path, loaded, page)?.0,
            beside(&args.input.file, path),
        )),
        None => None,
    };
    Ok(handout(&Handout {
        scenario: &loaded.reading.scenario,
        game: &loaded.game,
        from: &loaded.seedless(),
        typed: &loaded.typed_beside(),
        class: class.as_ref().map(|(class, typed)| (class, typed.as_str())),
    }))
}

/// The deals of a class on the plane of the first two who sign, if there are two.
fn class_picture(class: &Class<'_>, loaded: &Loaded) -> Option<Drawn> {
    let &[a, b, ..] = loaded.game.signatories() else {
        return None;
    };
    let material = Material::of_class(class, &loaded.seedless(), Some([a, b]))?;
    charts::named("class")?.draw(&material, STYLE)
}

/// A finished sweep, with its charts.
fn swept(scenario: &Path, place: &Path, page: &Page) -> Result<FinishedSweep, Failure> {
    let folder = Folder::new(place);
    let (task, played) = planned::finished(&folder, page)?;
    let outcome = Outcome::of(&task, &played);
    let material = sweep::material(&outcome, &sweep::provenance(&played.plan))?;
    Ok(FinishedSweep {
        name: task.sweep().id.clone(),
        question: task.sweep().question.clone(),
        findings: findings(&outcome),
        folder: beside(scenario, place),
        pictures: drawn::pictures(charts::ALL.iter().copied(), &[material], STYLE),
    })
}
