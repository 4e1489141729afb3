//! Stories, their numbers and follow-up answers.

pub mod bank;
mod imported;
pub mod metric_form;
pub mod probe_session;
pub mod story_form;
