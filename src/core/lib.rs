//! The rooms of zopa that know no terminal, no chart and no page: from a scenario file to what settles, and why. The package `zopa`
//! hands all of them on; its documentation has the tour.

pub mod account;
pub mod checks;
pub mod class;
pub mod concessions;
pub mod draws;
pub mod files;
pub mod format;
pub mod game;
pub mod probability;
pub mod scenario;
pub mod solutions;
pub mod sources;
pub mod space;
pub mod sweep;
pub mod talks;
pub mod trials;
