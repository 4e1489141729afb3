//! Loops, real and mock, and the exhaustion test.

pub mod exhaustion_run;
pub mod loop_form;
pub mod matches;
pub mod mock;
