//! The writing assessment: prompts, memos with their sessions, outlines, ratings, progress.

pub mod choosing;
pub mod document;
pub mod due;
pub mod elsewhere;
pub mod evidence;
pub mod memo;
pub mod milestone;
pub mod outline;
pub mod progress;
pub mod prompt;
pub mod rating;
pub mod title;
pub mod typing;
