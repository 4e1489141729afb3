//! The story bank: STAR stories, their numbers and follow-up answers, coverage, near-copies, import and export.

pub mod bank;
pub mod cheat_sheet;
mod circumstances;
mod columns;
pub mod coverage;
mod escapes;
pub mod field;
pub mod file;
pub mod import;
mod labels;
pub mod ledger;
mod lines;
pub mod list;
pub mod markdown;
pub mod metric;
pub mod naming;
pub mod near_copies;
pub mod probe;
pub mod proposals;
pub mod review;
mod sections;
pub mod sketch;
pub mod story;
pub mod table;
mod unfolded;
pub mod weight;
