//! The rooms of zopa that know no terminal, no chart and no page: from a scenario file to what settles, and why. The package `zopa`
//! hands all of them on; its documentation has the tour.

#[path = "../account/mod.rs"]
pub mod account;
#[path = "../checks/mod.rs"]
pub mod checks;
#[path = "../class/mod.rs"]
pub mod class;
#[path = "../concessions/mod.rs"]
pub mod concessions;
#[path = "../draws/mod.rs"]
pub mod draws;
#[path = "../files/mod.rs"]
pub mod files;
#[path = "../format/mod.rs"]
pub mod format;
#[path = "../game/mod.rs"]
pub mod game;
#[path = "../probability/mod.rs"]
pub mod probability;
#[path = "../scenario/mod.rs"]
pub mod scenario;
#[path = "../solutions/mod.rs"]
pub mod solutions;
#[path = "../sources/mod.rs"]
pub mod sources;
#[path = "../space/mod.rs"]
pub mod space;
#[path = "../sweep/mod.rs"]
pub mod sweep;
#[path = "../talks/mod.rs"]
pub mod talks;
#[path = "../trials/mod.rs"]
pub mod trials;
