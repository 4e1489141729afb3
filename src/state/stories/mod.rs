//! Stories, their numbers, and their follow-ups.

pub mod bank;
mod imported;
pub mod metric_form;
pub mod probe_session;
pub mod story_form;
