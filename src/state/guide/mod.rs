//! Questions to ask the interviewers.

pub mod to_ask;
