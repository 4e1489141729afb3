//! Any form as a draft: typed text is kept on every input until it is saved. And a session in several
//! tabs, of which one drives.

pub mod chosen_file;
mod early;
pub mod handed;
pub mod seat;
pub mod typed;
pub mod unsent;
