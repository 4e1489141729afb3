//! Memos: sittings, hand-outs.

pub mod evidence;
pub mod handouts;
pub mod memo_session;
pub mod memos;
