//! Loops, real and mock, and the exhaustion test.

pub mod exhaustion_run;
pub mod loop_session;
pub mod mock;
