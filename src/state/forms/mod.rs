//! Forms as drafts: typed text is stored on every input until it is saved. Also sessions in several
//! tabs, of which one drives.

pub mod chosen_file;
mod early;
pub mod handed;
pub mod seat;
pub mod typed;
pub mod unsaved;
pub mod unsent;
