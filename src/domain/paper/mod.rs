//! The page a memo is set on, the typefaces it can be set in, and columns of blocks.

pub mod columns;
pub mod markup;
pub mod page;
pub mod typeface;
