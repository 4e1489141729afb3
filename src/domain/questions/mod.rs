//! The question bank: built-in and custom questions, search, near-copies, import, and export.

pub mod copies;
pub mod draw;
pub mod field;
pub mod file;
pub mod fit;
pub mod import;
pub mod levels;
pub mod list;
pub mod own;
pub mod proposal;
pub mod question;
pub mod search;
pub mod table;
