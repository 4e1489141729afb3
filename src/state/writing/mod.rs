//! Memos: sessions and exports.

pub mod evidence;
pub mod handouts;
pub mod memo_session;
pub mod memos;
