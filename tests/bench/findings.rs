//! How often effects are told: false findings and power of the rule for sweeps, as a table. `cargo bench --bench findings`.

#![allow(clippy::unwrap_used)] // a benchmark may fail loudly
#![allow(clippy::print_stdout)] // the table of power

use zopa::format::Source;
use zopa::sweep::{Base, Folder, Origin, Outcome, RunSettings, Task, Watch};

/// Sweeps behind each number.
const SWEEPS: u64 = 200;

/// The walk-away of the guest has a threshold; how much it decides depends on how wide the axis of the host is.
fn text(design: &str, width: u32) -> String {
    format!(
        "schema = 1\nparty.host = {{ no_deal = 50, tactic = \"boulware\" }}\nparty.guest = {{ no_deal = 30 }}\n\
         [issue.rent]\nrange = {{ from = 0, to = 100, step = 1 }}\nhost = {{ from = 0, to = 100 }}\n\
         guest = {{ from = 100, to = 0 }}\n\
         [sweep.q]\n{design}\nruns = 100\nshow = \"possible\"\naxes = [\
         {{ set = \"party.host.no_deal.value\", from = 0, to = 100, steps = 8 }},\
         {{ set = \"party.guest.no_deal.value\", from = {}, to = {}, steps = 5 }},\
         {{ set = \"party.host.patience\", from = 0.5, to = 1, steps = 4 }}]\n",
        50 - width,
        50 + width
    )
}

/// Whether the effects of host, guest and patience are told.
fn told(text: &str, seed: u64) -> Vec<bool> {
    let source = Source::from_text("bench.toml", text);
    let base = Base::new(&source, &[], &[]).unwrap();
    let sweep = base.scenario().sweeps[0].clone();
    let terms = RunSettings {
        seed,
        independent: false,
        rows: false,
    };
    let origin = Origin {
        file: "bench.toml".into(),
        file_hash: String::new(),
        kept_hash: String::new(),
        settings: Vec::new(),
    };
    let task = Task::new(base, sweep, Vec::new(), terms, origin).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let watch = Watch {
        done: &|_| {},
        stop: &|| false,
    };
    let played = task.play(&Folder::new(folder.path()), watch).unwrap();
    let outcome = Outcome::of(&task, &played);
    let effects = outcome.effects.iter();
    effects.map(zopa::sweep::Effect::is_told).collect()
}

fn main() {
    println!("share of {SWEEPS} sweeps in which an effect is told");
    println!(
        "{:<22} {:>6} {:>8} {:>10} {:>10} {:>10}",
        "design", "cells", "± guest", "host", "guest", "inert"
    );
    for design in ["latin-hypercube", "random", "sobol"] {
        for points in [40, 90, 256] {
            for width in [15, 30, 50] {
                let text = text(&format!("design = \"{design}\"\npoints = {points}"), width);
                let mut counts = [0_u64; 3];
                for seed in 0..SWEEPS {
                    for (count, told) in counts.iter_mut().zip(told(&text, seed)) {
                        *count += u64::from(told);
                    }
                }
                let [host, guest, inert] =
                    counts.map(|count| format!("{:.1}%", count as f64 * 100.0 / SWEEPS as f64));
                println!("{design:<22} {points:>6} {width:>8} {host:>10} {guest:>10} {inert:>10}");
            }
        }
    }
    let exact = told(&text("design = \"grid\"", 50), 1);
    println!(
        "grid, 160 cells: host {}, guest {}, inert {}",
        exact[0], exact[1], exact[2]
    );
}
