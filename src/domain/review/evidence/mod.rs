//! The evidence map: for each thing that a reader looks for, the sentence that may show it.
//!
//! No rule can judge an argument. So nothing here scores: the app suggests a sentence with a reason, and
//! the author confirms it, picks another, or says that there is none.

pub mod asked;
pub mod criterion;
pub(crate) mod cues;
pub mod proposal;
pub(crate) mod tables;
