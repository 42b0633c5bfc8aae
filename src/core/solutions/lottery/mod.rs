//! Where should they settle if a lottery may choose the deal? The classical solutions on the convex sets they were made
//! for, one axiom system per file.
//!
//! Single deals leave gaps between them; lotteries over deals fill the gaps, and worth becomes expected worth. Every
//! deal that may be drawn is worth at least no deal to every player, so that nobody has a reason to walk away from the
//! draw ("ex-post rational").

mod chain;
mod egalitarian;
mod kalai_smorodinsky;
mod level;
mod nash;
mod perles_maschler;
mod product;
mod raiffa;
mod reals;
mod solution;
mod ticket;

pub use chain::{ConvexSet, Corner};
pub use egalitarian::LotteryEgalitarian;
pub use kalai_smorodinsky::LotteryKalaiSmorodinsky;
pub use nash::{AsymmetricLotteryNash, LotteryNash};
pub use perles_maschler::PerlesMaschler;
pub use raiffa::{Raiffa, RaiffaDiscrete};
pub use solution::LotterySolution;
pub use ticket::{Lottery, Reach, Ticket};

/// Every solution on lotteries that needs no parameter, in the order in which they are shown.
pub static ALL: &[&dyn LotterySolution] = &[
    &LotteryNash,
    &LotteryKalaiSmorodinsky,
    &LotteryEgalitarian,
    &Raiffa,
    &RaiffaDiscrete,
    &PerlesMaschler,
];
