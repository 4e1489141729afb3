//! The page a memo is set on, and the typefaces it can be set in.

pub mod markup;
pub mod page;
pub mod typeface;
