//! The plan to a loop: from where things stand today, what to do on which day, so that it peaks on
//! the day of the loop. Only the dates and the time per day are kept. The tasks, their ticks and
//! their days follow from the stories, memos and answers, so a day that slips is simply planned again.

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
