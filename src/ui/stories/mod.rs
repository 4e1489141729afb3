//! The story bank: the list with its coverage, and the editor.

mod coverage;
mod editor;
mod list;

pub use editor::StoryEditor;
pub use list::StoriesPage;
