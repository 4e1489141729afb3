//! The question bank and its index.

pub mod bank;
pub mod index;
