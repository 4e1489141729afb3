//! Floor 3: small parts that every feature may use. They are told everything they show.

mod choice;
mod columns;
mod icon;
mod long_list;
mod number;
mod plot;
mod save_badge;

pub use choice::Choice;
pub use columns::Columns;
pub use icon::{Glyph, Icon};
pub use long_list::LongList;
pub use number::NumberField;
pub use plot::{Plot, Point};
pub use save_badge::{SaveBadge, failure};
