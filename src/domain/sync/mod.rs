//! Keeping several devices alike through a place that all of them reach: what is remembered about it,
//! when to look, and what may go wrong. What is merged and how is in `record`.

pub mod pace;
pub mod setup;
pub mod trouble;
