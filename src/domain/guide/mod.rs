//! The guide: its topics, questions to ask the interviewers, and its calculators.

pub mod examples;
pub mod moscow;
pub mod profit_and_loss;
pub mod rice;
pub mod to_ask;
pub mod topics;
