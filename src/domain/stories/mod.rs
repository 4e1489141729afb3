//! The story bank: STAR stories, their numbers and follow-up answers, coverage, near-copies, import and export.

pub mod bank;
pub mod cheat_sheet;
pub mod coverage;
pub mod file;
pub mod import;
pub mod ledger;
pub mod list;
pub mod metric;
pub mod near_copies;
pub mod probe;
pub mod proposals;
pub mod review;
pub mod story;
pub mod weight;
