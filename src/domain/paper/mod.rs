//! A memo's page, markup, and typefaces.

pub mod markup;
pub mod page;
pub mod typeface;
