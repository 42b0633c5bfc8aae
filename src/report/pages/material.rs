//! Everything that a report shows, in the form that its sections take.

use crate::account::{Account, Provenance, Solved};
use crate::charts::Drawn;
use crate::class::Class;
use crate::concessions::Explanation;
use crate::trials::Tally;

/// Everything that a report shows.
#[derive(Debug)]
pub struct Story<'a> {
    /// The negotiation by the file's own numbers.
    pub account: &'a Account<'a>,
    /// The provenance.
    pub from: &'a Provenance,
    /// The file with its settings, as typed on the command line.
    pub typed: &'a str,
    /// Many draws, where something is uncertain.
    pub tally: Option<&'a Tally>,
    /// What leads to a settlement.
    pub explanation: &'a Explanation<'a>,
    /// The solutions over the deals that pass every gate on day one: where they should settle.
    pub solved: &'a Solved<'a>,
    /// The charts, in the order in which they are shown.
    pub pictures: &'a [Drawn],
    /// Finished sweeps.
    pub sweeps: &'a [FinishedSweep],
    /// What groups agreed on in a role play.
    pub class: Option<&'a Debrief<'a>>,
}

/// A finished sweep.
#[derive(Debug)]
pub struct FinishedSweep {
    /// Its name in the file.
    pub name: String,
    /// The question it asks.
    pub question: Option<String>,
    /// Its findings, in sentences.
    pub findings: Vec<String>,
    /// Its folder, as typed on the command line.
    pub folder: String,
    /// Its charts.
    pub pictures: Vec<Drawn>,
}

/// A class with its chart.
#[derive(Debug)]
pub struct Debrief<'a> {
    /// What the groups agreed on.
    pub class: &'a Class<'a>,
    /// Their deals on the plane of two parties, if two can be its axes.
    pub picture: Option<Drawn>,
    /// The table that was read, as typed on the command line.
    pub typed: String,
}
