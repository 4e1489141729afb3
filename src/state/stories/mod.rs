//! Stories, their numbers and follow-up answers.

pub mod bank;
pub mod metric_session;
pub mod probe_session;
pub mod story_session;
