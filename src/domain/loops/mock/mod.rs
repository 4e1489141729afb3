//! A mock loop: the whole day rehearsed, interviewer by interviewer. Every step takes a reading of
//! the clocks at that moment, so a loop can be interrupted and resumed at any point.

pub mod feedback;
pub mod follow_ups;
pub mod heard;
pub mod interview;
pub mod ledger;
pub mod mock_loop;
pub mod notes;
pub mod plan;
pub mod votes;
