//! Any form as a draft: typed text is kept on every input until it is saved.

pub mod chosen_file;
pub mod typed;
pub mod unsent;
