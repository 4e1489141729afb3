//! The ledger of numbers: the list, the form of one, and learning them by heart.

pub mod by_heart;
pub mod form;
pub mod list;
