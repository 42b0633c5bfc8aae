//! Parameters that several tactics share.

use crate::game::Parameter;

pub(super) const OFFER: Parameter = Parameter {
    name: "offer",
    unit: "rule",
    range: "nearest | lowest | best-for-other | best-guess; above 10^6 deals lowest, and the best for several others, are the \
            best of 2,000,000 branches",
    default: "nearest",
};

pub(super) const ACCEPT: Parameter = Parameter {
    name: "accept",
    unit: "rule",
    range: "aspiration | next",
    default: "aspiration",
};
