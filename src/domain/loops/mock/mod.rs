//! A mock loop: the whole day rehearsed, interviewer by interviewer, and where it stands. Every
//! step takes the reading of the moment at which it happens, so a loop can be left at any point
//! and taken up again.

pub mod feedback;
pub mod follow_ups;
pub mod heard;
pub mod interview;
pub mod ledger;
pub mod mock_loop;
pub mod notes;
pub mod plan;
pub mod votes;
