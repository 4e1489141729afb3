//! The writing assessment: choose, write, review.

mod choose;
mod pages;
mod review;
mod sheet;

pub use choose::WritePage;
pub use review::ReviewPage;
pub use sheet::SheetPage;
