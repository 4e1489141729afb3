//! Memos: sittings, hand-outs.

pub mod handouts;
pub mod memo_session;
pub mod memos;
