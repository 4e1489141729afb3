//! The question bank, its index, and the level it is used for.

pub mod bank;
pub mod index;
pub mod level;
pub mod question_form;
