//! The plan and its reminders.

pub mod reminders;
pub mod room;
