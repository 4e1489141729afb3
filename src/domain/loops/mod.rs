//! Interview loops: who asks what, which story each interviewer hears, mock loops and their debriefs.

pub mod assignment;
pub mod by_interviewer;
pub mod debrief;
pub mod exhaustion;
pub mod interview_loop;
pub mod log;
pub mod matching;
pub mod mock;
pub mod next;
pub mod pins;
pub mod target;
