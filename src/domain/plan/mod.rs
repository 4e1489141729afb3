//! The plan for a loop: what to do on which day, so that preparation peaks on the day of the loop. Only
//! the dates and the time per day are stored. Tasks, their status, and their days are derived from
//! stories, memos, and answers. So after a missed day, the plan adjusts by itself.

mod board;
pub mod calendar;
pub mod loop_plan;
pub mod readiness;
pub mod reminder;
pub mod role_check;
pub mod safeguard;
pub mod schedule;
pub mod situation;
pub mod stretch;
pub mod task;
pub mod today;
pub mod work;
